"""The chapters of a document: cut at its highest headings, each beginning with one of level 1, no level skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baspa.importing.headings import PART_HEADING, with_headings
from baspa.importing.losses import Losses
from baspa.importing.marks import CHANGED, LOST
from baspa.importing.nodes import PandocNode, node, node_attribute, nodes, plain_text
from baspa.importing.table import framed, is_frame
from baspa.language import slug
from baspa.language.model import Language
from baspa.model.problem import Place

DEEPEST = 6
BOXES = ("note", "tip", "warning", "caution", "important")
# The press's divisions by the classes that say them; a class "note" alone may be a footnote of a web page.
DIVISIONS = {"abstract": "abstract", "epigraph": "epigraph", **{f"callout-{name}": name for name in BOXES}}
TOLD = ("comment-start", LOST, CHANGED)  # classes of what is not in the book, and told
BOOK_TOML = Place("book.toml")


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter to be."""

    path: str  # text/01-one.md
    blocks: list[PandocNode]  # the first is its heading, of level 1


def parts(blocks: list[PandocNode], title: str, language: Language, losses: Losses) -> list[Part]:
    """Cut a document into chapters; text before the first heading, or without any, is one named after the book."""
    flat = with_headings([block for block in flatten(blocks) if not is_empty(block)], language)
    top = min((block["c"][0] for block in flat if block["t"] == "Header"), default=1)
    pieces = list(cut(flat, top))
    if pieces and not is_heading(pieces[0][0], top):
        losses.at(BOOK_TOML, "", " ".join(plain_text(pieces[0]).split()[:20]))
        losses.changed(f'the text {"" if len(pieces) == 1 else "before the first heading "}is a chapter "{title}"')
        pieces[0].insert(0, node("Header", [top, ["", [], []], [node("Str", title)]]))
    return named(joined(pieces, [*map(are_headings, pieces)]), language)


def are_headings(piece: list[PandocNode]) -> bool:
    """Tell whether a chapter has nothing but headings, and is no part of the book."""
    return all(block["t"] == "Header" for block in piece) and PART_HEADING not in piece[0]["c"][1][1]


def named(pieces: list[list[PandocNode]], language: Language) -> list[Part]:
    """Return the chapters that pieces are, with the names of their files."""
    chapters = [levelled(piece) for piece in pieces]
    width = max(2, len(str(len(chapters))))
    names = [slug(plain_text(chapter[0]), language) for chapter in chapters]
    return [
        Part(f"text/{number:0{width}}-{name}.md", chapter)
        for number, (name, chapter) in enumerate(zip(names, chapters, strict=True), 1)
    ]


def flatten(blocks: list[PandocNode]) -> Iterator[PandocNode]:
    """Yield the blocks of a document without the divisions and frames around them, but for those of the dialect."""
    for block in blocks:
        if block["t"] == "Div" and not set(block["c"][0][1]) & set(DIVISIONS):
            yield from flatten(block["c"][1])
        elif block["t"] == "Table" and is_frame(block):
            yield from flatten([*framed(block)])
        else:
            yield block


def is_empty(block: PandocNode) -> bool:
    """Tell whether a paragraph or a heading has nothing in it: word processors are full of them."""
    held = ("Image", "Math", "Code", "Note", "Cite", "RawInline")
    return (
        block["t"] in ("Para", "Plain", "Header")
        and not plain_text(block)
        and not any(item["t"] in held or set(TOLD) & {*node_attribute(item)[1]} for item in nodes(block["c"]))
    )


def is_heading(block: PandocNode, level: int) -> bool:
    """Tell whether a block is a heading of this level."""
    return block["t"] == "Header" and int(block["c"][0]) == level


def cut(blocks: list[PandocNode], top: int) -> Iterator[list[PandocNode]]:
    """Yield the pieces that begin with a heading of level `top`, and what is before the first."""
    piece: list[PandocNode] = []
    for block in blocks:
        if is_heading(block, top) and piece:
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece


def joined(pieces: list[list[PandocNode]], bare: Sequence[bool]) -> list[list[PandocNode]]:
    """Put chapters of headings alone (a part's title, say) before the next one, whose headings go down a level."""
    found: list[list[PandocNode]] = []
    waiting: list[PandocNode] = []
    for piece, alone in zip(pieces, bare, strict=True):
        lower = [lowered(block) for block in piece] if waiting else piece
        if alone:
            waiting += lower
        else:
            found.append([*waiting, *lower])
            waiting = []
    if waiting and found:
        found[-1] += [lowered(block) for block in waiting]
    elif waiting:
        found.append(waiting)
    return found


def lowered(block: PandocNode) -> PandocNode:
    """Return a heading one level further down; any other block as it is."""
    return node("Header", [block["c"][0] + 1, *block["c"][1:]]) if block["t"] == "Header" else block


def levelled(blocks: list[PandocNode]) -> list[PandocNode]:
    """Return a chapter whose headings begin with level 1 and go down one at a time."""
    found: list[PandocNode] = []
    open_levels: list[int] = []
    for block in blocks:
        if block["t"] != "Header":
            found.append(block)
        else:
            level = block["c"][0]
            while len(open_levels) > 1 and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            found.append(node("Header", [min(len(open_levels), DEEPEST), *block["c"][1:]]))
    return found
