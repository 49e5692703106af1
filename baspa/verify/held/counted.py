"""What is counted in a book beside its text: pictures, formulas, links and tables, by the block that they stand in.

The text of a block tells little of them: a picture has none, the words of a link stay though it leads nowhere, and a
formula that is not drawn may still have its name in the file. So each is looked for by itself, in every format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree import ElementTree as ET

from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem
from baspa.tree.blocks import BLOCK_KINDS
from baspa.tree.chapter import parsed
from baspa.tree.links import Goals, is_outside

CountedKind = Literal["picture", "formula", "link", "table"]
CODES: dict[CountedKind, str] = {"picture": "B175", "formula": "B176", "link": "B177", "table": "B178"}
MARKS = ("<img", "<math", "<table", " href=")  # a chapter without any of them has nothing to be counted
HINTS: dict[CountedKind, str] = {"picture": "does it show anything, at the size that it has? else "}
HINT = "look at the book's own styles and templates, or report it to the press"
SHOWN = 60  # letters of what is shown of one
UNSEEN = frozenset({"mphantom", "mspace", "annotation"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A picture, a formula, a link or a table."""

    kind: CountedKind
    said: str  # alternative text, TeX, goal (an address, or an element's id), or how many cells each row has
    within: tuple[
        str, ...
    ]  # ids of the elements around it, the nearest first; before them of a table its first block's
    file: str = ""  # of a picture, its name, where the format has a file for each


def hold_counted(
    book: Book, found: Iterable[Counted], there: Collection[str], format_name: str, files: bool = False
) -> Iterator[Problem]:
    """Yield B175 to B178 for each kind and block with fewer of the same than the manuscript has, or with more.

    Of links there may be more: notes lead back, and references say pages; of ornaments, too, for in a PDF other things
    are called so as well. `there` are the ids of all elements that were found: of a block that is lost no more is said,
    nor of links to it. `files` tells that pictures have names.
    """
    wanted: defaultdict[Counted, list[Place]] = defaultdict(list)
    goals = Goals(book.chapters)
    for counted, place in (pair for chapter in book.chapters for pair in manuscripts(chapter, goals)):
        wanted[replace(counted, within=counted.within[:1], file=counted.file if files else "")].append(place)
    known = {name for each in wanted for name in each.within}
    counts = Counter(replace(each, within=nearest_of(each.within, known)) for each in found)
    lost = {block.id for chapter in book.chapters for block in chapter.blocks} - set(there)
    for each, places in wanted.items():
        count, of = counts[each], len(places)
        if each.within[0] not in there or (each.kind == "link" and each.said in lost):
            continue
        if count < of or (count > of and each.kind != "link" and each.said):
            short = each.said if len(each.said) <= SHOWN else f"{each.said[:SHOWN]}…"
            times = f"has {count} times, not {of} times," if count else "lacks"
            said = f'the {format_name} {times} the {each.kind} "{short}"'
            yield Problem(places[-1], CODES[each.kind], said, HINTS.get(each.kind, "") + HINT)


def nearest_of(names: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    """Return the first name that is known."""
    return next(((name,) for name in names if name in known), ())


def manuscripts(chapter: Chapter, goals: Goals) -> Iterator[tuple[Counted, Place]]:
    """Yield what is to be counted in a chapter, with its place, each within the block that it stands in."""
    if not any(mark in chapter.xhtml for mark in MARKS):
        return
    tree = parsed(chapter)
    places = {block.id: block.place for block in chapter.blocks}
    # Both are in the order of the text, the notes last.
    pictures = dict(zip(tree.iter("img"), chapter.pictures, strict=True))
    for element, block in walked(tree, chapter.id):
        place = places.get(block, Place(chapter.path))
        if element.tag == "img":
            picture = pictures[element]
            yield Counted("picture", plain(picture.alt), (block,), picture.name), picture.place
        elif element.tag == "math":
            if is_seen(element):
                yield Counted("formula", plain(element.get("alttext", "")), (block,)), place
        elif element.tag == "table":
            first = first_block(element)
            yield Counted("table", rows(element), (*first, block)), places.get("".join(first), place)
        elif element.get("href"):
            yield Counted("link", goal(element.get("href", ""), chapter, goals), (block,)), place


def walked(element: ET.Element, block: str) -> Iterator[tuple[ET.Element, str]]:
    """Yield the elements below one, each with the id of the block that it stands in."""
    for child in element:
        yield child, block
        if child.tag != "math":
            inner = child.get("id", "") if child.tag in BLOCK_KINDS or child.tag == "aside" else ""
            yield from walked(child, inner or block)


def goal(target: str, chapter: Chapter, goals: Goals) -> str:
    """Return where a link leads: an address, or the id of an element."""
    if is_outside(target):
        return target
    found = goals.find(target, chapter)
    return found[1] if found else target.removeprefix("#")


def rows(table: ET.Element) -> str:
    """Return how many cells each row of a table has; those of tables in its cells are theirs."""
    return " ".join(str(len(row)) for part in table for row in part if row.tag == "tr")


def first_block(table: ET.Element) -> tuple[str, ...]:
    """Return the id of the first block in a table."""
    return tuple(e.get("id", "") for e in table.iter() if e.tag in BLOCK_KINDS and e.get("id"))[:1]


def plain(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())


def is_seen(element: ET.Element) -> bool:
    """Tell whether anything of a formula is drawn."""
    if element.tag in UNSEEN:
        return False
    return (
        element.tag in ("mfrac", "msqrt", "mroot") or bool((element.text or "").strip()) or any(map(is_seen, element))
    )
