"""book.toml to Metadata: every fault is found, and each has its line.

tomllib judges the syntax; the tables are then held against the dataclasses of baspa.model.metadata, field by field, so
that one fault hides no other. A field that is faulty gets its default, so that the later checks can run too; the
Problems, not the Metadata, say whether the book may be built.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from baspa.load.other_makers import is_of_mdbook
from baspa.load.toml_hints import help_of, literal, plain, quoted, rewritten, role_hint
from baspa.load.toml_places import deepest_line, dotted, find_places
from baspa.model.fields import Field, fields_of, in_plain_words
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Problems, nearest
from baspa.tree.names import CONTROL

STAND_INS = {"title": "", "language": "", "chapters": ()}
TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
KEY_OF_LINE = re.compile(r"\s*\[*\s*([^=\]#]+?)\s*[=\]]")
DEEPEST = 50  # parts of a dotted key; tomllib takes the square of it in time
ENDLESS = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:[A-Za-z0-9_\"'-]+[ \t]*\.[ \t]*){{{DEEPEST}}}", re.MULTILINE)
SYNTAX_HINTS = {
    "Expected '=' after a key": 'write key = "value"',
    "Invalid value": 'text stands in straight quotes: key = "value"',
    "Illegal character": 'text in "..." ends on its own line; for several lines write it in """..."""',
    "Expected newline": "one key a line",
    "Unclosed array": "a list ends with ]",
    "Unclosed inline table": "a table in { } stands on one line",
    "Unescaped": "write '...' instead of \"...\" around text with a backslash",
    "Unterminated string": "text ends with the quotes that it begins with",
}
LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")
HEADERS = {"table": "[{}]", "tables": "[[{}]]"}
TWICE = ("Cannot overwrite a value", "Cannot declare", "Duplicate inline table key", "Cannot mutate immutable")


def parse(text: str, file: str) -> tuple[Metadata | None, dict[str, int], Problems]:
    """Read the text of a book.toml; return Metadata, the line of each dotted key, and Problems placed in `file`.

    Metadata is None only where the text is no TOML (B002), or mdBook's (B001). Required keys that are missing (B005) or
    faulty stand as empty text or an empty tuple. Further codes: B003 (unknown key), B004 (type or value), B032 (a
    control character, which stands as a space).
    """
    if match := ENDLESS.search(text):
        said, hint = f"a key of more than {DEEPEST} parts", "no key of book.toml has so many"
        return None, {}, (Problem(Place(file, text.count("\n", 0, match.end()) + 1), "B002", said, hint),)
    try:
        given, places = tomllib.loads(text), find_places(text)
    except tomllib.TOMLDecodeError as error:
        return None, {}, (_syntax_problem(str(error), text, file),)
    except RecursionError:
        hint = "no key of book.toml takes so much"
        return None, {}, (Problem(Place(file, deepest_line(text)), "B002", "brackets in brackets without end", hint),)
    except ValueError:  # Python's own bound, sys.get_int_max_str_digits
        line = text.count("\n", 0, max(re.finditer(r"[\d_]+", text), key=lambda match: len(match[0])).start()) + 1
        return None, {}, (Problem(Place(file, line), "B002", "a number of thousands of digits", "delete it"),)
    if is_of_mdbook(given):
        said, hint = f"this {file} is mdBook's", "baspa import DIR NEW makes a book of the folder, in a new one"
        return None, {}, (Problem(Place(file), "B001", said, hint),)
    reader = _TomlReader(file, places)
    values = reader.fields(Metadata, given, "")
    return Metadata(**(STAND_INS | values)), places, tuple(reader.problems)


def _syntax_problem(said: str, text: str, file: str) -> Problem:
    match = TOML_PLACE.search(said)
    reason = said[: match.start()] if match else said
    lines = text.rstrip().split("\n")
    line = int(match["line"]) if match and match["line"] else len(lines)
    place = Place(file, line)
    key = KEY_OF_LINE.match(lines[min(line, len(lines)) - 1])
    if reason.startswith(TWICE) and key:
        return Problem(place, "B002", f'"{key[1]}" stands twice', _first_line(lines[: line - 1], key[1]))
    hint = next((hint for begin, hint in SYNTAX_HINTS.items() if reason.startswith(begin)), "")
    return Problem(place, "B002", f"this is not TOML: {reason[0].lower()}{reason[1:]}".replace("\n", "\\n"), hint)


def _first_line(lines: list[str], key: str) -> str:
    """Say where a key that stands twice stands first: the last line before that names it."""
    named = [n for n, line in enumerate(lines, 1) if (match := KEY_OF_LINE.match(line)) and match[1] == key]
    return f"it stands on line {named[-1]} already: keep one of the two" if named else "keep one of the two"


class _TomlReader:
    """Holds parsed TOML against the metadata's dataclasses and collects what does not fit; None stands for "faulty"."""

    def __init__(self, file: str, places: Mapping[str, int]) -> None:
        self.file, self.places = file, places
        self.problems: list[Problem] = []

    def add(self, key: str, code: str, message: str, hint: str = "") -> None:
        while key and key not in self.places:
            key = key.rpartition(".")[0]
        self.problems.append(Problem(Place(self.file, self.places.get(key, 0)), code, message, hint))

    def fields(self, table: type, given: Mapping[str, Any], at: str) -> dict[str, Any]:
        """Return the good values of one table."""
        known = fields_of(table)
        names = {field.name for field in known}
        for name in (name for name in given if name not in names):
            said = f'unknown key "{name}"' + (f" in {_shown(at)}" if at else "")
            self.add(dotted(at, name), "B003", said, _nearest(name, given[name], table))
        values: dict[str, Any] = {}
        for field in known:
            if field.name in given:
                value = self.field(field, given[field.name], dotted(at, field.name))
                values |= {} if value is None else {field.name: value}
            elif field.required:
                self.add(at, "B005", f'the required key "{_shown(dotted(at, field.name))}" is missing', help_of(field))
        return values

    def field(self, field: Field, value: Any, key: str) -> Any:
        readers = {
            "value": self.value,
            "table": self.table,
            "tables": self.tables,
            "texts": self.texts,
            "by language": self.texts_by_name,
            "by name": self.texts_by_name,
        }
        return readers[field.shape](field, value, key)

    def wrong(self, field: Field, value: Any, key: str) -> None:
        said = f"{_shown(key)} must be {in_plain_words(field)}, but is {literal(value)}"
        self.add(key, "B004", said, rewritten(field, value) or help_of(field))

    def value(self, field: Field, value: Any, key: str) -> Any:
        if isinstance(value, str):
            value = self.text(value, key)
            value = value.removesuffix("\n") if field.pattern else value  # which $ in a pattern would let pass
            if field.spelling and (value or field.default):
                meant = field.spelling.plain(value)
                return self.wrong_value(field, value, key) if meant is None else meant
        try:
            return msgspec.convert(value, field.type)
        except msgspec.ValidationError:
            self.wrong_value(field, value, key)

    def text(self, value: str, key: str) -> str:
        """Return a text, "" for one that nobody sees, with a space for each control character (B032)."""
        for sign in dict.fromkeys(CONTROL.findall(value)):
            self.add(key, "B032", f"control character U+{ord(sign):04X}", "delete it: no reader can see it")
        return CONTROL.sub(" ", value) if _is_seen(value) else ""

    def wrong_value(self, field: Field, value: Any, key: str) -> None:
        if field.bare is not str:
            self.wrong(field, value, key)
        elif not isinstance(value, str):
            hint = "" if isinstance(value, list | dict) else f'put it in quotes: {field.name} = "{plain(value)}"'
            if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
                hint = f"write one text: {field.name} = {quoted('; '.join(value))}"
            self.add(key, "B004", f"{_shown(key)} must be text, but is {literal(value)}", hint)
        elif not value:
            code = "B005" if field.required else "B004"
            self.add(key, code, f"{_shown(key)} must not be empty", help_of(field))
        else:
            meant = field.spelling.meant(value) if field.spelling else ""
            hint = f'did you mean "{meant}"?' if meant else role_hint(field, value, key) or help_of(field)
            self.add(key, "B004", f"{_shown(key)} is {literal(value)}, which is not of the right form", hint)

    def table(self, field: Field, value: Any, key: str) -> Any:
        if not isinstance(value, dict):
            return self.wrong(field, value, key)
        values = self.fields(field.bare, value, key)
        required = {inner.name for inner in fields_of(field.bare) if inner.required}
        return field.bare(**values) if required <= values.keys() else None

    def tables(self, field: Field, value: Any, key: str) -> Any:
        if not isinstance(value, list):
            return self.wrong(field, value, key)
        tables = [self.table(field, item, f"{key}.{number}") for number, item in enumerate(value)]
        return tuple(table for table in tables if table is not None)

    def texts(self, field: Field, value: Any, key: str) -> Any:
        if not isinstance(value, list):
            return self.wrong(field, value, key)
        if field.nonempty and not value:
            return self.add(key, "B004", f"{_shown(key)} must not be empty", help_of(field))
        for number, item in enumerate(value) if field.choices else ():
            if isinstance(item, str) and item not in field.choices:
                self.wrong(field, item, f"{key}.{number}")
        return tuple(self.only_texts(((f"{key}.{number}", item) for number, item in enumerate(value))))

    def texts_by_name(self, field: Field, value: Any, key: str) -> Any:
        if not isinstance(value, dict):
            return self.wrong(field, value, key)
        if field.shape == "by language":
            for name in (name for name in value if not LANGUAGE.fullmatch(name)):
                hint = f'a tag of BCP 47, as kk or pt-BR: {field.name}.kk = "..."'
                self.add(f"{key}.{name}", "B004", f"{_shown(key)} has the key {literal(name)}, no language", hint)
            value = {name: text for name, text in value.items() if LANGUAGE.fullmatch(name)}
        good = {name: next(self.only_texts(iter([(f"{key}.{name}", text)])), None) for name, text in value.items()}
        return {name: text for name, text in good.items() if text is not None}

    def only_texts(self, items: Iterator[tuple[str, Any]]) -> Iterator[str]:
        for key, item in items:
            if isinstance(item, str):
                yield self.text(item, key)
            else:
                inner = f"{key.rpartition('.')[2]}.{next(iter(item))}" if isinstance(item, dict) and item else ""
                hint = f'a key with a point stands in quotes: "{inner}" = "..."' if inner else ""
                self.add(key, "B004", f"{_shown(key)} must be text, but is {literal(item)}", hint)


def _is_seen(text: str) -> bool:
    """Tell whether a text has anything but spaces and format characters."""
    return any(unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp", "Zs") for letter in text)


def _shown(key: str) -> str:
    """Return a dotted key without the numbers of items: the line says which one is meant."""
    return ".".join(part for part in key.split(".") if not part.isdigit())


def _nearest(name: str, value: Any, table: type) -> str:
    """Name the key that was meant: one of the same name in another table, or a similar one of this table.

    No key of another form was meant: no table where a number stands, and by a similar name no text.
    """
    if table is not Metadata and any(field.name == name and field.has_form(value) for field in fields_of(Metadata)):
        return f'"{name}" belongs to the book itself: put it above the first [table]'
    for outer in fields_of(Metadata):
        inner = fields_of(outer.bare) if outer.shape in HEADERS and outer.bare is not table else ()
        fits = Field.has_form if outer.shape == "table" else Field.may_hold
        if any(field.name == name and fits(field, value) for field in inner):
            return f'"{name}" belongs to {HEADERS[outer.shape].format(outer.name)}'
    near = nearest(name, [field.name for field in fields_of(table) if field.may_hold(value)])
    known = ", ".join(field.name for field in fields_of(table))
    return f'did you mean "{near}"?' if near else f"known here: {known}"
