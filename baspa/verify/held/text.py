"""Hold the plain text against the book: each block is found in it, whole and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from baspa.model.book import PAGES, Block, Book
from baspa.model.edition import Artifact
from baspa.model.problem import Problem, Problems
from baspa.verify.held.reading import HINT, beginning, without_layout

NAME = "plain text"
ADDED = re.compile(
    r"\[\[.*?\]\]| <(?:https?|mailto|tel|sms|geo):[^>]*>", re.IGNORECASE | re.DOTALL
)  # pictures, addresses
SIGNS = str.maketrans("", "", "[]$|‖")  # around notes and formulas, between cells
PARTS = re.compile(r" \| | ‖ ")
MARK = re.compile(r"\s*(?:\S{1,8}[.)]|-)\s")  # of an item of a list
MOST = 100  # blocks that are told: to look for one that is not there takes a pass over the text
REACH = 2000  # pieces, among which the rest of a block is looked for: what hangs in it stands between
ANY = "\x00"  # in a text: what the pages are


def hold_text(artifact: Artifact, book: Book) -> Problems:
    """Return B050 for each block that the text lacks, has with another text, or has before one that it follows.

    Notes have an order of their own, as they have in all formats.
    """
    pieces = list(read_pieces(artifact.data.decode()))
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    return tuple(
        problem
        for notes in (False, True)
        for problem in islice(lacking([block for block in blocks if (block.kind == "note") is notes], pieces), MOST)
    )


def read_pieces(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the lines, and the cells in lines, each as it is and without what may be a mark of a list."""
    for line in text.split("\n"):
        for part in PARTS.split(line):
            bare = MARK.sub("", part, count=1) if MARK.match(part) else part
            found = tuple(dict.fromkeys(filter(None, (plain_letters(part), plain_letters(bare)))))
            if found:
                yield found


def plain_letters(text: str) -> str:
    """Return the letters and signs of a text, without those that the plain text adds."""
    return without_layout(ADDED.sub("", text)).translate(SIGNS)


def lacking(blocks: Sequence[Block], pieces: Sequence[tuple[str, ...]]) -> Iterator[Problem]:
    """Yield B050 for each block that is not found behind the one before it."""
    at = 0
    for block in blocks:
        wanted = plain_letters(re.sub(f"{PAGES}+", ANY, block.text))
        if not wanted.strip(ANY):
            continue
        here = next((place for place in range(at, len(pieces)) if is_at(wanted, pieces, place)), None)
        if here is None:
            yield Problem(block.place, "B050", f'the {NAME} lacks "{beginning(block)}"', HINT)
        else:
            at = here + 1


def is_at(wanted: str, pieces: Sequence[tuple[str, ...]], place: int) -> bool:
    """Tell whether a block begins with a piece, and the rest of it follows in others, whatever is between them."""
    if ANY in wanted:
        form = ".*".join(map(re.escape, wanted.split(ANY)))
        return any(re.fullmatch(form, piece) for piece in pieces[place])
    rest = after(wanted, pieces[place])
    if rest == wanted:
        return False
    for later in range(place + 1, min(place + REACH, len(pieces))):
        if not rest:
            break
        rest = after(rest, pieces[later])
    return not rest


def after(wanted: str, piece: tuple[str, ...]) -> str:
    """Return what of a text is left behind a piece that it begins with; all of it where it does not."""
    return next((wanted[len(each) :] for each in piece if wanted.startswith(each)), wanted)
