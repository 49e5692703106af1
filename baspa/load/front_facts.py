"""The facts of front matter, and the lines that book.toml would have for them.

Of YAML the plain forms are read, by hand: `key: value`, `key: [a, b]`, and lists of lines that begin with a hyphen.
What is of another form is not offered, and lost to nobody, since the file stays as it is.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baspa.language import FALLBACK
from baspa.load.front_people import Person, people_of_yaml, person_of_toml

KEYS: Mapping[str, str] = {  # as such programs call them -> as book.toml does
    "title": "title",
    "booktitle": "title",
    "subtitle": "subtitle",
    "lang": "language",
    "language": "language",
    "locale": "language",
    "date": "date",
    "description": "annotation",
    "abstract": "annotation",
    "summary": "annotation",
    "keywords": "keywords",
    "keyword": "keywords",
    "tags": "keywords",
    "publisher": "publisher",
    "author": "authors",
    "authors": "authors",
    "creator": "authors",
}
PERSON = ("name", "orcid", "affiliation")
LISTS = ("authors", "keywords")
PAIR = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?")
ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?(.*)")
REMARK = re.compile(r"\s#.*\Z")
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class FrontFact:
    """What a key of book.toml would say, and on which line of the file, from 0, the front matter says it."""

    key: str
    value: str | tuple[str, ...]
    line: int
    people: tuple[Person, ...] = ()  # of authors: what is said of each beside the name


def facts_of_yaml(lines: Sequence[str]) -> list[FrontFact]:
    """Return the facts of YAML, whose first line is the second of its file."""
    found: list[FrontFact] = []
    for number, line in enumerate(lines):
        pair = PAIR.fullmatch(line.rstrip())
        key = KEYS.get(pair[1].lower(), "") if pair else ""
        if pair and key:
            value = (pair[2] or "").strip()
            if key == "authors" and not value:
                found += _authors(people_of_yaml(lines[number + 1 :]), number + 1)
                continue
            values = tuple(_scalars(value) if value else _items(lines[number + 1 :]))
            found += _fact(key, values, number + 1)
    return found


def facts_of_toml(lines: Sequence[str]) -> list[FrontFact]:
    """Return the facts of TOML, whose first line is the second of its file; none of one that is broken."""
    try:
        known = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return []
    found: list[FrontFact] = []
    for name, value in known.items():
        key = KEYS.get(name.lower(), "")
        values = value if isinstance(value, list) else [value]
        line = next((at for at, text in enumerate(lines) if text.strip(" [").startswith(name)), 0)
        if key == "authors" and not isinstance(value, dict):
            found += _authors(map(person_of_toml, values), line + 1)
        elif key and not isinstance(value, dict):
            found += _fact(key, tuple(_named(each) for each in values), line + 1)
    return found


def facts_of_percent(block: Sequence[str]) -> list[FrontFact]:
    """Return the facts of pandoc's title block: title, authors, date; a line that begins with a space goes on."""
    fields: list[tuple[int, str]] = []
    for number, text in enumerate(block):
        if text.startswith("%"):
            fields.append((number, text[1:].strip()))
        else:
            at, field = fields[-1]
            fields[-1] = (at, f"{field}{'; ' if len(fields) == 2 else ' '}{text.strip()}")
    found: list[FrontFact] = []
    for key, (line, field) in zip(("title", "authors", "date"), fields, strict=False):
        values = tuple(each.strip() for each in field.split(";")) if key == "authors" else (field,)
        found += _fact(key, values, line)
    return found


def lines_of_book_toml(facts: Iterable[FrontFact]) -> Mapping[str, str]:
    """Return the lines of book.toml for facts, by their keys; a key that is there twice is the first one's."""
    said: dict[str, str] = {}
    known = list(facts)
    language = next((str(fact.value) for fact in known if fact.key == "language"), FALLBACK)
    for fact in known:
        if fact.key == "annotation":
            said.setdefault(fact.key, f"annotation = {{{language} = {_quoted(str(fact.value))}}}")
        elif fact.key == "authors":
            people = fact.people or tuple({"name": name} for name in fact.value)
            said.setdefault("authors", f"authors = [{', '.join(map(_table, people))}]")
        elif isinstance(fact.value, tuple):
            said.setdefault(fact.key, f"{fact.key} = [{', '.join(map(_quoted, fact.value))}]")
        elif fact.key != "date" or DATE.fullmatch(fact.value):
            said.setdefault(fact.key, f"{fact.key} = {_quoted(fact.value)}")
    return said


def _fact(key: str, values: tuple[str, ...], line: int) -> Iterator[FrontFact]:
    kept = tuple(value for value in values if value)
    if kept:
        yield FrontFact(key, kept if key in LISTS else kept[0], line)


def _authors(people: Iterable[Person], line: int) -> Iterator[FrontFact]:
    named = tuple(person for person in people if person.get("name"))
    if named:
        yield FrontFact("authors", tuple(person["name"] for person in named), line, named)


def _table(person: Person) -> str:
    return f"{{{', '.join(f'{key} = {_quoted(person[key])}' for key in PERSON if key in person)}}}"


def _scalars(value: str) -> Iterator[str]:
    """Yield what a value of YAML on one line says: a list in brackets, or one text."""
    if value.startswith("[") and value.endswith("]"):
        yield from (_plain(each) for each in value[1:-1].split(","))
    elif value not in ("|", ">", "|-", ">-"):
        yield _plain(value)


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Yield the items of a list of YAML that begins with these lines; of an item of several keys, its name."""
    for line in lines:
        item = ITEM.fullmatch(line.rstrip())
        if item and not PAIR.fullmatch(item[1]):
            yield _plain(item[1])
        elif not line.startswith((" ", "\t")):
            return


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return REMARK.sub("", value)


def _named(value: object) -> str:
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
