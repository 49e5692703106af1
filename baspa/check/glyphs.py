"""Characters that no reader would see: those that no font of the book has, and control characters.

The only module of the checks that knows HarfBuzz.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from xml.etree import ElementTree as ET

from baspa.house import house_path
from baspa.model.book import PAGES, Book, Chapter
from baspa.model.problem import Place, Problem
from baspa.references.latex_commands import LESS
from baspa.tree.chapter import parsed
from baspa.tree.names import (
    CONTROL,
    IGNORABLE,
    JOINED_LETTERS,
    NO_BREAK_HYPHEN,
    OVERRIDES,
    SEPARATORS,
    TICK_CLASS,
    TURNS,
)
from baspa.untrusted.svg_words import svg_words

TEXT_FONT, CODE_FONT, MATH_FONT = "Literata-Regular.ttf", "FiraMono-Regular.ttf", "STIXTwoMath-Regular.ttf"
UNSEEN = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")  # JSON can name half of a character
OUT_OF_PLACE = re.compile(f"[{SEPARATORS}{OVERRIDES}{TURNS}]")
NOT_DRAWN = re.compile(f"[{IGNORABLE}{JOINED_LETTERS}]")  # or drawn as the letters that it is
FOR_THE_PRESS = re.compile(r"(chapters|bibliography|uncited|citation_style)\b|contributions\.\d+\.file$")
MANY = 5  # letters of one script that lack: a font is missing, not a slip

Piece = tuple[str, Place, str]  # font, place, text


def controls(book: Book) -> Iterator[Problem]:
    """Yield B032 for each line of the text, key of book.toml, query and reference with a control character."""
    for chapter in book.chapters:
        for number, line in enumerate(chapter.source.split("\n"), 1):
            yield from _controls(line, chapter.place(number))
    for place, text in (*metadata_texts(book), *query_texts(book), *reference_texts(book)):
        yield from _controls(text, place)


def _controls(text: str, place: Place) -> Iterator[Problem]:
    for character in dict.fromkeys(UNSEEN.findall(text)):
        yield Problem(place, "B032", f"control character U+{ord(character):04X}", "delete it: no reader can see it")
    for character in dict.fromkeys(OUT_OF_PLACE.findall(text)):
        what = "parts lines" if character in SEPARATORS else "turns round what follows"
        mend = "put a space, or a line break, in its place" if character in SEPARATORS else "delete it"
        name = unicodedata.name(character)
        if character not in TURNS or not runs_from_right(text):
            yield Problem(place, "B032", f"a character that nobody sees {what}: U+{ord(character):04X} {name}", mend)


def runs_from_right(text: str) -> bool:
    """Tell whether a text has letters that run from right to left (UAX 9)."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def glyphs(book: Book) -> Iterator[Problem]:
    """Yield B030 for each character that the font of its piece of text has not, at its first place.

    What letters a faulty font has is not known; then nothing is said.
    """
    if book.refused_fonts:
        return
    pieces = [piece for chapter in book.chapters for piece in _pieces(chapter)]
    pieces += [(TEXT_FONT, place, text) for place, text in (*metadata_texts(book), *query_texts(book))]
    for font in (TEXT_FONT, CODE_FONT):
        here = [(place, text) for name, place, text in pieces if name == font]
        letters = set().union(*(text for _, text in here)) if here else set()
        lacking = {letter for letter in letters if _is_drawn(letter)} - (_coverage(book, font) if letters else set())
        yield from _all_lacking(sorted(lacking), here, _of_references(book, lacking))


def _of_references(book: Book, letters: set[str]) -> list[tuple[Place, str]]:
    """Return which letters the chapters have of which reference: those that no file of a chapter has."""
    cited = letters - set().union(*(chapter.source for chapter in book.chapters))
    return [(place, "".join(cited & set(text))) for place, text in reference_texts(book)] if cited else []


def glyphs_of_pictures(book: Book) -> Iterator[Problem]:
    """Yield B030 for the characters in an SVG's words that no font of the house and of the book has."""
    drawings = {each.path: each.data for each in book.images if each.media_type == "image/svg+xml"}
    pictures = {picture.path: picture for chapter in reversed(book.chapters) for picture in reversed(chapter.pictures)}
    words = {path: set(filter(_is_drawn, svg_words(data))) for path, data in drawings.items()}
    if not any(words.values()) or book.refused_fonts:
        return
    known = set().union(*(_coverage(book, font) for font in (TEXT_FONT, CODE_FONT, MATH_FONT)))
    for path, letters in words.items():
        if lacking := sorted(letters - known):
            shown = ", ".join(f'"{letter}" (U+{ord(letter):04X})' for letter in lacking[:MANY])
            said = f'image "{pictures[path].shown}" has words with {shown}, which no font of the book has'
            hint = "let your program turn its words into outlines, or put a font into the book's styles/fonts/"
            yield Problem(pictures[path].place, "B030", said, hint)


def _pieces(chapter: Chapter) -> Iterator[Piece]:
    """Yield the texts of a chapter with the font that shows each: code, also within a line, has one of its own.

    Formulas are read with their fonts at hand, and so is their plain text in the table of contents; theirs are the
    boxes that items to tick begin with, too.
    """
    inline, formulas, ticks = _inline_code(chapter), _formulas(chapter), _ticks(chapter)
    for block in chapter.blocks:
        codes = inline.get(block.id, ()) if block.kind != "code" else ()
        text = block.text.removeprefix(ticks.get(block.id, ""))
        text = _without(_without(text, formulas.get(block.id, ())), codes)
        yield from ((CODE_FONT, block.place, code) for code in codes)
        yield CODE_FONT if block.kind == "code" else TEXT_FONT, block.place, text


def _without(text: str, parts: Iterable[str]) -> str:
    """Return a text without parts of it, which are in its order: each is sought behind the one before."""
    kept, at = [], 0
    for part in parts:
        begin = text.find(part, at)
        if begin >= 0:
            kept.append(text[at:begin])
            at = begin + len(part)
    return " ".join((*kept, text[at:]))


def _inline_code(chapter: Chapter) -> dict[str, list[str]]:
    """Return the code within the lines of each block, by the block's id."""
    return {name: ["".join(code.itertext()) for code in found] for name, found in _within(chapter, "code").items()}


def _formulas(chapter: Chapter) -> dict[str, list[str]]:
    """Return the TeX of the formulas of each block, by the block's id."""
    return {name: [math.get("alttext", "") for math in found] for name, found in _within(chapter, "math").items()}


def _ticks(chapter: Chapter) -> dict[str, str]:
    """Return the box that a block begins with, by the block's id."""
    if f'class="{TICK_CLASS}"' not in chapter.xhtml:
        return {}
    blocks = (element for element in parsed(chapter).iter() if element.get("id") and len(element))
    return {block.get("id", ""): block[0].text or "" for block in blocks if block[0].get("class") == TICK_CLASS}


def _within(chapter: Chapter, tag: str) -> dict[str, list[ET.Element]]:
    """Return the elements of a kind within each block, by the block's id."""
    if f"<{tag}" not in chapter.xhtml:
        return {}
    elements = [element for element in parsed(chapter).iter() if element.get("id")]
    return {element.get("id", ""): list(element.iter(tag)) for element in elements}


def _all_lacking(
    letters: list[str], texts: list[tuple[Place, str]], first: list[tuple[Place, str]]
) -> Iterator[Problem]:
    """Yield a Problem for each letter, but one for all where most letters of a script are wanting.

    They are counted in `texts`, and placed in `first` where those have them.
    """
    scripts: dict[str, list[str]] = {}
    for letter in letters:
        scripts.setdefault(unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else "", []).append(
            letter
        )
    for script, lacking in scripts.items():
        if script and len(lacking) >= MANY:
            yield _lacking_script(script.capitalize(), lacking, [*first, *texts])
        else:
            yield from (_lacking(letter, texts, first) for letter in lacking)


def _lacking_script(script: str, letters: list[str], texts: list[tuple[Place, str]]) -> Problem:
    place = next(place for place, text in texts if not set(letters).isdisjoint(text))
    shown = " ".join(letters[:MANY])
    said = f"no font of the book has the {script} letters of its text, {len(letters)} of them: {shown} ..."
    hint = f"put a font with {script} letters into the book's styles/fonts/: see docs/design.md"
    return Problem(place, "B030", said, hint)


def _lacking(letter: str, texts: list[tuple[Place, str]], first: list[tuple[Place, str]]) -> Problem:
    place = next(place for place, text in (*first, *texts) if letter in text)
    count = sum(text.count(letter) for _, text in texts)
    often = f", {count} times" if count > 1 else ""
    name = unicodedata.name(letter, "without a name")
    hint = "write another character, or put a font that has it into the book's styles/fonts/: see docs/design.md"
    if letter == NO_BREAK_HYPHEN:
        hint = "write an ordinary hyphen: the press keeps such words together by itself"
    return Problem(place, "B030", f'no font of the book has "{letter}" (U+{ord(letter):04X} {name}){often}', hint)


def _is_drawn(letter: str) -> bool:
    """Tell whether a character needs a glyph: spaces, control characters and what is ignorable do not."""
    kind = unicodedata.category(letter)
    return not (kind[0] == "Z" or kind == "Cc" or letter == PAGES or NOT_DRAWN.match(letter))


def _coverage(book: Book, font: str) -> set[str]:
    """Return the characters that a font of the house and the book's own fonts have.

    What the house's fonts have for private use (category Co) has no meaning outside of them.
    """
    import uharfbuzz

    house = house_path("styles", "fonts", font).read_bytes()
    own = (letter for each in book.fonts for letter in each.letters)
    named = (chr(code) for code in uharfbuzz.Face(uharfbuzz.Blob(house)).unicodes)
    return {*(letter for letter in named if unicodedata.category(letter) != "Co"), *own}


def metadata_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield every text of book.toml with its place that may be printed: names of files and keys are not."""
    yield from ((book.place(key), text) for key, text in _texts(book.metadata, "") if not FOR_THE_PRESS.match(key))


def query_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield every text of the queries with its place: the proof prints them."""
    for query in book.queries:
        yield query.place, " ".join((query.reading, query.kind, query.note, query.suggested))


def _texts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    children: dict[str, Any] = {}
    if isinstance(value, str):
        yield key, value
    elif is_dataclass(value):
        children = {field.name: getattr(value, field.name) for field in fields(value)}
    elif isinstance(value, Mapping):
        children = dict(value)
    elif isinstance(value, tuple | list):
        children = {str(number): item for number, item in enumerate(value)}
    for name, child in children.items():
        yield from _texts(child, f"{key}.{name}" if key else name)


def reference_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield what a style may print of each reference, with its place."""
    for reference in book.sources.references if book.sources else ():
        said = _texts(json.loads(reference.item), "")
        yield from ((reference.place, text.replace(LESS, "<")) for key, text in said if key != "abstract")
