"""Characters that no reader would see: those that no font of the book has, and control characters."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.references.latex_commands import LESS
from baspa.sorts.choice import sorts_of
from baspa.sorts.faces import PRIVATE, SIGNS_FILE, characters_in, own_letters
from baspa.sorts.sign_names import short_name
from baspa.tree.chapter import parsed
from baspa.tree.facts import metadata_texts, texts_in
from baspa.tree.names import CONTROL, OVERRIDES, SEPARATORS, TURNS
from baspa.untrusted.svg_words import svg_words

UNSEEN = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")  # JSON can name half of a character
OUT_OF_PLACE = re.compile(f"[{SEPARATORS}{OVERRIDES}{TURNS}]")
LOST = re.compile("[\ufffc\ufffd]")  # an object, or a character, that a program could not keep
TOLD = re.compile(f"{UNSEEN.pattern}|{OUT_OF_PLACE.pattern}|{LOST.pattern}")
MANY = 5  # letters of one script that lack: a font is missing, not a slip


def controls(book: Book) -> Iterator[Problem]:
    """Yield B032 for each line of the text, key of book.toml, query and reference with a control character."""
    for chapter in book.chapters:
        suspect = TOLD.search("".join(characters_in((chapter.source,))))  # few chapters have any: their lines wait
        for number, line in enumerate(chapter.source.split("\n") if suspect else (), chapter.line):
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

    for character in dict.fromkeys(LOST.findall(text)):
        said = f"a sign stands for what was lost: U+{ord(character):04X} {unicodedata.name(character)}"
        hint = "type what stood there: the text that it was copied from still has it"
        yield Problem(place, "B032", said, hint, Severity.WARNING)


def runs_from_right(text: str) -> bool:
    """Tell whether a text has letters that run from right to left (UAX 9)."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def glyphs(book: Book) -> Iterator[Problem]:
    """Yield B030 for each character that no font of the house and of the book has, at its first place.

    What letters a faulty font has is not known; then nothing is said.
    """
    if book.refused_fonts:
        return
    texts = [piece for chapter in book.chapters for piece in _texts_of(chapter)]
    texts += [*metadata_texts(book), *query_texts(book)]
    sorts = sorts_of(characters_in(text for _, text in texts), (), own_letters(book.fonts))
    strange = {letter for letter in dict(sorts.spare).get(SIGNS_FILE, "") if _kind(letter)}
    first = _of_references(book, {*sorts.lacking, *strange})
    yield from _all_lacking(sorts.lacking, texts, first)
    yield from _in_face_for_signs(sorted(strange), texts, first)


def _of_references(book: Book, letters: set[str]) -> list[tuple[Place, str]]:
    """Return which letters the chapters have of which reference: those that no file of a chapter has."""
    cited = letters - characters_in(chapter.source for chapter in book.chapters)
    return [(place, "".join(cited & set(text))) for place, text in reference_texts(book)] if cited else []


def glyphs_of_pictures(book: Book) -> Iterator[Problem]:
    """Yield B030 for the characters in an SVG's words that no font of the house and of the book has."""
    drawings = {each.path: each.data for each in book.images if each.media_type == "image/svg+xml"}
    pictures = {picture.path: picture for chapter in reversed(book.chapters) for picture in reversed(chapter.pictures)}
    words = {path: set(svg_words(data)) for path, data in drawings.items()}
    if not any(words.values()) or book.refused_fonts:
        return
    for path, letters in words.items():
        if lacking := sorts_of(letters, (), own_letters(book.fonts)).lacking:
            shown = ", ".join(f'"{letter}" (U+{ord(letter):04X})' for letter in lacking[:MANY])
            said = f'image "{pictures[path].shown}" has words with {shown}, which no font of the book has'
            hint = "let your program turn its words into outlines, or put a font into the book's styles/fonts/"
            yield Problem(pictures[path].place, "B030", said, hint, _severity(lacking))


def _texts_of(chapter: Chapter) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a chapter with their places, but for formulas.

    Those are read with their fonts at hand, and so is their plain text in the table of contents.
    """
    formulas = _formulas(chapter)
    for block in chapter.blocks:
        yield block.place, _without(block.text, formulas.get(block.id, ()))


def _without(text: str, parts: Iterable[str]) -> str:
    """Return a text without parts of it, which are in its order: each is sought behind the one before."""
    kept, at = [], 0
    for part in parts:
        begin = text.find(part, at)
        if begin >= 0:
            kept.append(text[at:begin])
            at = begin + len(part)
    return " ".join((*kept, text[at:]))


def _formulas(chapter: Chapter) -> dict[str, list[str]]:
    """Return the TeX of the formulas of each block, by the block's id."""
    if "<math" not in chapter.xhtml:
        return {}
    blocks = [element for element in parsed(chapter).iter() if element.get("id")]
    return {block.get("id", ""): [math.get("alttext", "") for math in block.iter("math")] for block in blocks}


def _all_lacking(
    letters: Iterable[str], texts: list[tuple[Place, str]], first: list[tuple[Place, str]]
) -> Iterator[Problem]:
    """Yield a Problem for each letter, but one for all where most letters of a script are wanting, or many signs.

    They are counted in `texts`, and placed in `first` where those have them.
    """
    for kind, lacking in _by_kind(letters).items():
        if len(lacking) >= MANY:
            yield _many_lacking(kind, lacking, texts, first)
        else:
            yield from (_lacking(letter, texts, first) for letter in lacking)


def _by_kind(letters: Iterable[str]) -> dict[str, list[str]]:
    """Return letters by their kind."""
    kinds: dict[str, list[str]] = {}
    for letter in letters:
        kinds.setdefault(_kind(letter), []).append(letter)
    return kinds


def _kind(letter: str) -> str:
    """Return the script of a letter, as Unicode names it; "" for a sign, PRIVATE for one of private use."""
    if unicodedata.category(letter) == PRIVATE:
        return PRIVATE
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name.capitalize() if letter.isalpha() or unicodedata.category(letter)[0] == "M" else ""


def _many_lacking(
    script: str, letters: list[str], texts: list[tuple[Place, str]], first: list[tuple[Place, str]]
) -> Problem:
    place = next(place for place, text in (*first, *texts) if not set(letters).isdisjoint(text))
    count = sum(text.count(letter) for _, text in texts for letter in letters)
    what = {"": "signs", PRIVATE: "signs for private use"}.get(script, f"{script} letters")
    named = ", ".join(map(named_sign, letters[:MANY])) if what == "signs" else " ".join(letters[:MANY])
    shown = f"{len(letters)} {what} of its text, {count} times: {named} ..."
    hint = f"put a font with {'them' if what == 'signs' else what} into the book's styles/fonts/: see docs/design.md"
    return Problem(
        place,
        "B030",
        f"no font of the book has {shown}; paper shows their names in brackets"
        if all(map(short_name, letters))
        else f"no font of the book has {shown}; paper shows boxes with their numbers",
        hint,
        _severity(letters),
    )


def named_sign(sign: str) -> str:
    """Return a sign with its name."""
    return f"{sign} {unicodedata.name(sign, 'without a name').lower()}"


def _in_face_for_signs(
    letters: Iterable[str], texts: list[tuple[Place, str]], first: list[tuple[Place, str]]
) -> Iterator[Problem]:
    """Yield a warning for each script whose letters only the face for signs has: they can be read, and no more."""
    for script, found in _by_kind(letters).items():
        place = next(place for place, text in (*first, *texts) if not set(found).isdisjoint(text))
        shown = f"{len(found)} of them: {' '.join(found[:MANY])}"
        said = f"the {script} letters of the text, {shown}, are set in DejaVu Sans, the house's face for signs"
        hint = f"put a font with {script} letters into the book's styles/fonts/: see docs/design.md"
        yield Problem(place, "B030", said, hint, Severity.WARNING)


def _lacking(letter: str, texts: list[tuple[Place, str]], first: list[tuple[Place, str]]) -> Problem:
    place = next(place for place, text in (*first, *texts) if letter in text)
    count = sum(text.count(letter) for _, text in texts)
    often = f", {count} times" if count > 1 else ""
    shown = f'"{letter}" (U+{ord(letter):04X} {unicodedata.name(letter, "without a name")}){often}'
    said = f"no font of the book has {shown}"
    if unicodedata.category(letter) != PRIVATE:
        said = f"no font of the book has {shown}; paper shows a box with its number"
    if short_name(letter):
        said = f"no font of the book has {shown}; paper shows its name in brackets"
    hint = "write another character, or put a font that has it into the book's styles/fonts/: see docs/design.md"
    return Problem(place, "B030", said, hint, _severity(letter))


def _severity(letters: Iterable[str]) -> Severity:
    """Return how much it matters that letters lack: nothing can stand for what is for private use (ISO 19005-3)."""
    private = any(unicodedata.category(letter) == PRIVATE for letter in letters)
    return Severity.ERROR if private else Severity.WARNING


def query_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield every text of the queries with its place: the proof prints them."""
    for query in book.queries:
        yield query.place, " ".join((query.reading, query.kind, query.note, query.suggested))


def reference_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield what a style may print of each reference, with its place."""
    for reference in book.sources.references if book.sources else ():
        said = texts_in(json.loads(reference.item), "")
        yield from ((reference.place, text.replace(LESS, "<")) for key, text in said if key != "abstract")
