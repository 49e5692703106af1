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
from baspa.model.text import beyond_ascii
from baspa.tree.names import IGNORABLE, JOINED_LETTERS

# Line breaking may add hyphens and take spaces; the layout may turn a space into one that does not break, and draws no
# ignorable character. PDFium says U+0002 for a hyphen at a line's end.
LAYOUT = re.compile(f"[\\s\u0002\u00a0\u2010\u2011{IGNORABLE}-]+")
JOINED = re.compile(f"[{JOINED_LETTERS}]")  # which a PDF has as the letters that they are
DOUBLES = "\u02bb\u02bc\u0300-\u036f"
# PDFium takes a sign for a bolder one that is drawn upon itself.
DOUBLED = re.compile(f"([{DOUBLES}])\\1+")
# Signs beyond ASCII that make a text another: few texts have any.
TOUCHED = re.compile(f"[\u2010\u2011{IGNORABLE}{JOINED_LETTERS}{DOUBLES}]")

NUMBERS = "[0-9ivxlcdm–,.]"  # of pages, with what stands between and before them

UNTURNED = str.maketrans("”’»›)]}>", "“‘«‹([{<")

SHOWN = 40  # characters of a block that are told
HINT = "this is a fault of the press, not of your text: please report it"
OWN = "a style sheet, a template or a font of the book's own hides it or changes it: look there first"


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block as it was read back: the id of its element, and all its text."""

    id: str
    text: str
    page: int | None = None  # index of the page that it begins on, where there are pages


def without_layout(text: str) -> str:
    """Return the letters and signs of a text without what a layout may change: spaces and hyphens."""
    text = "".join(unicodedata.normalize("NFC", text).split()).replace("-", "").replace("\u0002", "")
    if not TOUCHED.search(beyond_ascii(text)):
        return text
    text = LAYOUT.sub("", text)
    return DOUBLED.sub(r"\1", JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))


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


def beginning(block: Block) -> str:
    """Return the first words of a block, as a message says them; a page's number, which the layout says, is …."""
    return " ".join(block.text.replace(PAGES, "…").split())[:SHOWN]


def compare_one(
    block: Block, found: FoundBlock | None, counts: dict[str, int], format_name: str, words: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong with one block in one format."""
    shown = beginning(block)
    if found is None:
        yield Problem(block.place, "B050", f'the {format_name} lacks "{shown}"', HINT)
    elif counts[block.id] > 1:
        yield Problem(block.place, "B051", f'the {format_name} has "{shown}" {counts[block.id]} times', HINT)
    elif not is_held(block, found, words):
        yield Problem(block.place, "B053", f'the {format_name} has "{shown}" with another text', HINT)


def is_held(block: Block, found: FoundBlock, words: Sequence[str]) -> bool:
    """Tell whether the text of a block was found, but for what the layout may change in it."""
    if block.text == found.text and PAGES not in block.text:
        return True
    return same(without_layout(block.text), without_layout(found.text), words)


def same(wanted: str, found: str, page: Sequence[str] = ()) -> bool:
    """Tell whether a plain text was found; of PAGES in it, any numbers with the words around them, or none.

    Of one that runs from right to left the letters are counted: a page gives its words as they are drawn (UAX 9), signs
    in pairs perhaps turned round. A letter that a font draws in two pieces is there twice: the map from glyphs to
    letters is by glyph, and one of the pieces may be the whole of another letter.
    """
    if PAGES not in wanted and wanted == found:
        return True
    said = {without_layout(word) for word in page}
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in wanted):
        more, fewer = (Counter(text.translate(UNTURNED)) for text in (found, wanted.replace(PAGES, "")))
        free = re.compile(f"[{NUMBERS[1:-1]}{re.escape(''.join(said))}]" if PAGES in wanted else r"(?!)")
        twice = (unicodedata.bidirectional(letter) == "AL" or free.match(letter) for letter in more - fewer)
        return fewer <= more and all(twice)
    words = sorted(re.escape(word) for word in said if not re.fullmatch(f"{NUMBERS}*", word))  # one way to read each
    pages = f"(?:{'|'.join((NUMBERS, *words))})*"
    return re.fullmatch(pages.join(map(re.escape, re.split(f"{PAGES}+", wanted))), found) is not None


def out_of_order(blocks: list[Block], seen: list[str], format_name: str) -> Iterator[Problem]:
    """Yield the blocks that stand before one that they should follow."""
    position = {name: index for index, name in reversed(list(enumerate(seen)))}
    latest = -1
    for block in blocks:
        here = position.get(block.id)
        if here is not None and here < latest:
            yield Problem(block.place, "B052", f'the {format_name} has "{beginning(block)}" out of order')
        latest = max(latest, here if here is not None else latest)
