"""Code cut into pieces by what they are: keywords, strings, comments ... The only module that knows Pygments.

Pygments is loaded for a book with code in a named language, and none of its plugins, so that every machine makes the
same bytes.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LONGEST = 50_000  # characters: what is longer is set plain, since some patterns of Pygments take long
# The first of these that a token's type is, or is below. Few are shown: print has to do with weight and grey.
KINDS: Mapping[str, str] = {
    "Comment.Preproc": "keyword",
    "Comment.PreprocFile": "string",
    "Comment": "comment",
    "Keyword.Constant": "number",
    "Keyword": "keyword",
    "Operator.Word": "keyword",
    "Name.Tag": "keyword",
    "Name.Function.Magic": "name",
    "Name.Function": "name",
    "Name.Class": "name",
    "Name.Attribute": "name",
    "Literal.String": "string",
    "Literal": "number",
    "Generic.Heading": "keyword",
    "Generic.Subheading": "keyword",
    "Generic.Strong": "keyword",
    "Generic.Prompt": "comment",
    "Generic.Output": "comment",
    "Generic.Deleted": "number",
    "Generic.Inserted": "string",
}


def code_pieces(language: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, piece) of a text, whose pieces joined are the text; the kind is "" for what is set plain."""
    lexer = lexer_of(language) if len(text) <= LONGEST else None
    if lexer is None:
        return (("", text),)
    # Some lexers know a line by its end; the one that is added here is taken off again.
    found = [(kind(str(token)), piece) for token, piece in lexer.get_tokens(f"{text}\n") if piece]
    if "".join(piece for _, piece in found) != f"{text}\n":
        return (("", text),)
    found[-1] = (found[-1][0], found[-1][1][:-1])
    return tuple(each for each in found if each[1])


def kind(token: str) -> str:
    """Return the kind of a token's type, as Pygments prints it: Token.Literal.String.Doc."""
    parts = token.split(".")[1:]
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((KINDS[name] for name in names if name in KINDS), "")


def is_known_language(language: str) -> bool:
    """Tell whether code of a language, "" for none, can be set as it should be."""
    return not language or lexer_of(language) is not None


@functools.cache
def code_language_names() -> tuple[str, ...]:
    """Return the names of all languages that are known."""
    from pygments.lexers import get_all_lexers

    return tuple(sorted(name for _, aliases, _, _ in get_all_lexers(plugins=False) for name in aliases))


@functools.cache
def lexer_of(language: str) -> Lexer | None:
    """Return what cuts a language's code and changes nothing in it; None where it is not known."""
    if language.lower() not in code_language_names():
        return None
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


def code_lines(language: str, text: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the pieces of each line, its line feed among them."""
    line: list[tuple[str, str]] = []
    for name, piece in code_pieces(language, text):
        for part in piece.splitlines(keepends=True) if "\n" in piece else (piece,):
            line.append((name, part))
            if part.endswith("\n"):
                yield joined(line)
                line = []
    if line:
        yield joined(line)


def joined(line: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return a line with spaces joined to what follows them, and with neighbours of a kind made one.

    Copied from a PDF, spaces that are a piece of their own get lost.
    """
    found: list[tuple[str, str]] = []
    for kind, text in line:
        whole = found.pop()[1] + text if found and text.strip() and not found[-1][1].strip(" ") else text
        if found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + whole)
        else:
            found.append((kind, whole))
    return tuple(found)


CODE_LINE = "code-line"  # the class of a line of a block, which both faces have as an element of its own
NAMED = "language-"  # how the class begins that names a block's language (HTML, 4.5.15)


def code_language(code: ET.Element) -> str:
    """Return the language that a block's author names, or ""."""
    named = code.get("class", "")
    return named.removeprefix(NAMED) if named.startswith(NAMED) else ""
