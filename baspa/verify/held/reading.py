"""What a reader finds in a finished file, block by block, whatever the format."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from baspa.language import find, spoken
from baspa.model.book import PAGES, Block, Book
from baspa.model.problem import Problem, Problems

# Line breaking may add hyphens and take spaces; the layout may turn a space into one that does not break. PDFium says
# U+0002 for a hyphen at a line's end.
LAYOUT = re.compile("[\\s\u0002\u00a0\u00ad\u2010\u2011\u200b\u2060-]+")

NUMBERS = "[0-9ivxlcdm–,.]"  # of pages, with what stands between and before them

UNTURNED = str.maketrans("”’»›)]}>", "“‘«‹([{<")

HINTS = {
    "note": "a note at the foot must fit on the page with the line that calls it: shorten it, or gather the notes: "
    'print = "chapter" or "book" in [notes] of book.toml',
    "cell": "a table must fit between the margins: turn it, {.landscape} behind its caption, take out columns, or "
    "shorten their words",
    "code": "a line of code must fit between the margins: break it",
}
OWN = "a style sheet, a template or a font of the book's own hides it or changes it: look there first"


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block as it was read back: the id of its element, and all its text."""

    id: str
    text: str


def without_layout(text: str) -> str:
    """Return the letters and signs of a text without what a layout may change: spaces and hyphens."""
    return LAYOUT.sub("", unicodedata.normalize("NFC", text))


def hold(book: Book, found: Iterable[FoundBlock], format_name: str) -> Problems:
    """Hold what was read back against the manuscript: B050 missing, B051 twice, B052 out of order, B053 altered.

    Notes have an order of their own: they stand at the foot of pages, or at the end of chapters.
    """
    seen = list(found)
    first = {block.id: block for block in reversed(seen)}
    counts: dict[str, int] = {}
    for block in seen:
        counts[block.id] = counts.get(block.id, 0) + 1
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    words = page_words(book)
    problems = [p for block in blocks for p in compare_one(block, first.get(block.id), counts, format_name, words)]
    for notes in (False, True):
        wanted = [block for block in blocks if (block.kind == "note") is notes]
        problems += out_of_order(wanted, [block.id for block in seen], format_name)
    if book.overrides:
        problems = [replace(problem, hint=OWN) for problem in problems]
    return tuple(problems)


def page_words(book: Book) -> tuple[str, ...]:
    """Return what stands around the numbers of pages in references, in the languages of the chapters."""
    languages = [find(each.language) for each in book.metadata.contributions if each.language]
    languages.append(spoken(book.metadata.language, book.metadata.words))
    return tuple(word for language in languages for word in language.word("page.ref").split("{n}"))


def compare_one(
    block: Block, found: FoundBlock | None, counts: dict[str, int], format_name: str, words: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong with one block in one format."""
    shown = " ".join(block.text.split())[:40]
    hint = HINTS.get(block.kind, "this is a fault of the press, not of your text: please report it")
    if found is None:
        yield Problem(block.place, "B050", f'the {format_name} lacks "{shown}"', hint)
    elif counts[block.id] > 1:
        yield Problem(block.place, "B051", f'the {format_name} has "{shown}" {counts[block.id]} times', hint)
    elif not same(without_layout(block.text), without_layout(found.text), words):
        yield Problem(block.place, "B053", f'the {format_name} has "{shown}" with another text', hint)


def same(wanted: str, found: str, page: Sequence[str] = ()) -> bool:
    """Tell whether a plain text was found; of PAGES in it, any numbers with the words around them, or none.

    Of one that runs from right to left the letters are counted: a page gives its words as they are drawn (UAX 9), signs
    in pairs perhaps turned round. A letter that a font draws in two pieces is there twice: the map from glyphs to
    letters is by glyph, and one of the pieces may be the whole of another letter.
    """
    if PAGES in wanted:
        pages = (
            f"(?:{'|'.join((NUMBERS, *(re.escape(without_layout(word)) for word in page if without_layout(word))))})*"
        )
        return re.fullmatch(pages.join(map(re.escape, wanted.split(PAGES))), found) is not None
    right_to_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in wanted)
    if not right_to_left:
        return wanted == found
    more, fewer = (Counter(text.translate(UNTURNED)) for text in (found, wanted))
    return fewer <= more and all(unicodedata.bidirectional(letter) == "AL" for letter in more - fewer)


def out_of_order(blocks: list[Block], seen: list[str], format_name: str) -> Iterator[Problem]:
    """Yield the blocks that stand before one that they should follow."""
    position = {name: index for index, name in reversed(list(enumerate(seen)))}
    latest = -1
    for block in blocks:
        here = position.get(block.id)
        if here is not None and here < latest:
            shown = " ".join(block.text.split())[:40]
            yield Problem(block.place, "B052", f'the {format_name} has "{shown}" out of order')
        latest = max(latest, here if here is not None else latest)
