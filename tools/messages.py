"""Make the catalogues of the command's sentences from the code: `tools/messages.py`, and whenever a sentence changes.

Each f-string and text of the code that is a sentence becomes a message, its values {0}, {1}. The catalogues in
baspa/locale get the new ones without a translation, lose those that the code has no more, and are compiled.
`--missing kk` prints what has no translation yet, as JSON; `--take kk FILE` puts a JSON of translations in.
"""

from __future__ import annotations

import argparse
import ast
import datetime
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from baspa.messages import DOMAIN, ENGLISH, FOLDER, LANGUAGES, PLACE

PROJECT = Path(__file__).resolve().parent.parent
OF_NOBODY = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # the same bytes on every day
NO_SENTENCES = (  # whose texts are names, grammars, style sheets, or for who changes the press
    "language/", "layout/replacements", "layout/signatures.py", "layout/guard.py",
    "formula/commands.py", "formula/drawing.py", "formula/tidying.py", "bind/screen/epub.py",
    "bind/screen/fonts.py", "messages.py",
)  # fmt: skip
# Words of other programs, of style sheets and of trees, commands and examples, line by line.
NO_MESSAGES = frozenset((PROJECT / "tools" / "no_messages.txt").read_text(encoding="utf-8").splitlines())
SENTENCE = re.compile(
    r"[a-z]{2,}[,:;.)]? [`\w\"'(\\{]|[`\w\"')}][,:;.)]? [a-z]{2,}|[a-z]+ \{0\}|\{\d+\}[,:;]? [a-z]{2,}"
)
MACHINE = re.compile(
    r"^<\w|\w>$|\bvar\(|[\w-]+:[\w.{}-]+;|\\[\w]+\{\d|^\.\*|\(\?|\\[sdwAZ]\b|^[a-z]+(?: [a-z]+){12,}$|\n\s*\n"
)
PATTERNS = (
    "compile",
    "fullmatch",
    "search",
    "sub",
    "match",
    "findall",
    "finditer",
    "startswith",
    "endswith",
    "split",
    "known",
)
WORDS = (
    "error",
    "warning",
    "note",
    "hint",
    "and",
    "or",
    "Commands",
    "Formats",
    "Switches",
    "Examples",
)  # that stand alone
COUNTED = ("thing", "chapter", "image", "cell", "error", "warning", "note", "page", "side", "place")


Translations = Mapping[str, str | Sequence[str]]  # message -> translation, or its forms of number


@cache
def messages() -> dict[str, list[tuple[str, int]]]:
    """Return the sentences of the code, each with its places."""
    found: dict[str, list[tuple[str, int]]] = {word: [("baspa/model/problem.py", 0)] for word in WORDS}
    for path in sorted((PROJECT / "baspa").rglob("*.py")):
        name = path.relative_to(PROJECT).as_posix()
        if not name.removeprefix("baspa/").startswith(NO_SENTENCES):
            for line, text in sentences(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, []).append((name, line))
    return found


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a module with their lines: no docstrings, no patterns, nothing of a machine's."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            passed.update(map(id, node.values))
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in PATTERNS:
            passed.update(map(id, node.args))
    for node in ast.walk(tree):
        text = "" if id(node) in passed else text_of(node)
        if (
            SENTENCE.search(text)
            and not MACHINE.search(text)
            and "\n" not in text.strip()
            and text.strip("\n") not in NO_MESSAGES
        ):
            yield node.lineno, text


def text_of(node: ast.AST) -> str:
    """Return the text of a literal, with {0}, {1} for its values; "" for what is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and (begins := text_of(node.left)):
        return f"{begins}{{{len(PLACE.findall(begins))}}}"
    if not isinstance(node, ast.JoinedStr):
        return ""
    pieces, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            pieces.append(str(value.value))
        else:
            pieces.append(f"{{{count}}}")
            count += 1
    return "".join(pieces)


def catalogue(language: str, taken: Translations) -> Catalog:
    """Return the catalogue of a language for the sentences of today, with what is translated, and `taken`."""
    old = known(language)
    made = Catalog(locale=language, project="Baspa", charset="utf-8", creation_date=OF_NOBODY, revision_date=OF_NOBODY)
    made.header_comment = "# What the command says. Made by tools/messages.py; the translations are written here."
    for noun in COUNTED if language != ENGLISH else ():
        made.add((noun, f"{noun}s"), forms(taken.get(noun, old[noun].string if noun in old else ())))
    for text, places in sorted(messages().items()) if language != ENGLISH else ():
        if text not in COUNTED:
            before = old[text].string if text in old else ""
            made.add(
                text, taken.get(text, before), locations=[(name, 0) for name in dict.fromkeys(n for n, _ in places)]
            )
    return made


def known(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept."""
    path = FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def written(made: Catalog) -> tuple[bytes, bytes]:
    """Return a catalogue as people edit it, and compiled."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, made, width=120, include_lineno=False)
    write_mo(compiled, made)
    return text.getvalue(), compiled.getvalue()


def outputs(language: str, taken: Translations) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a language's catalogue."""
    folder = FOLDER / language / "LC_MESSAGES"
    yield from zip((folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"), written(catalogue(language, taken)), strict=True)


def missing(language: str) -> list[str]:
    """Return the messages that a language has no translation of."""
    return [str(each.id) for each in catalogue(language, {}) if each.id and not any(forms(each.string))]


def forms(said: str | Iterable[str]) -> tuple[str, ...]:
    """Return a translation as its forms of number; of one without numbers, it alone."""
    return (said,) if isinstance(said, str) else tuple(said)


def main() -> None:
    """Make the catalogues anew, or show what they lack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", metavar="LANGUAGE", choices=LANGUAGES)
    parser.add_argument("--take", nargs=2, metavar=("LANGUAGE", "FILE"))
    given = parser.parse_args()
    if given.missing:
        print(json.dumps(missing(given.missing), ensure_ascii=False, indent=0))
        return
    taken = {given.take[0]: json.loads(Path(given.take[1]).read_text(encoding="utf-8"))} if given.take else {}
    for language in LANGUAGES:
        for path, data in outputs(language, taken.get(language, {})):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        print(f"{language}: {len(missing(language))} without a translation")


if __name__ == "__main__":
    main()
