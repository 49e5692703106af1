"""Notes of e-books and web pages: a link to a note, and the note somewhere else, become a note.

A link calls a note where it says so, or where its goal is among notes and it looks like a mark: 1, [2], *. Where
neither is said, the goal has to lead back to the link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from baspa.importing.html_mends import KIND
from baspa.importing.nodes import PANDOC_SPACES, PandocNode, node, node_attribute, nodes, plain_text

MARK = re.compile(r"[\[({]?(?:\d{1,4}|[*†‡§¶#]{1,4}|[a-zа-я]|[ivxlc]{1,6}|[¹²³⁰⁴-⁹]{1,4})[\])}.]?", re.IGNORECASE)
LEADING = re.compile(r"[\[({]?(?:\d{1,4}|[*†‡§¶]{1,4})[\])}.:]*")
BACK = re.compile("[\\[({]?[↩⏎↵↑⇑⬆⮌⤴←^]+[\ufe0e\ufe0f]*[\\])}]?")
SECTIONS = {"footnotes", "endnotes", "rearnotes", "notes", "footnote-list"}
DEEPEST = 9  # below all headings
WITHIN = 2  # how many notes may stand in each other: of more, links stay links
CALLS, BACKLINKS = {"noteref", "annoref"}, {"backlink", "referrer"}


@dataclass
class PieceApart:
    """A piece of the document that may be a note."""

    holder: list[Any]  # the list that holds it: blocks, or the items of a list
    at: int
    blocks: list[PandocNode]
    among: bool  # it says that it is a note, or stands among notes
    used: bool = False


@dataclass
class FarNotes:
    """One document's notes; `words` are those that the press makes itself: marks, words of links back."""

    found: dict[str, PieceApart] = field(default_factory=dict)  # by every id that stands at its beginning
    words: list[str] = field(default_factory=list)

    def gather(self, blocks: list[PandocNode], among: bool = False) -> None:
        """Find all that may be a note."""
        for at, block in enumerate(blocks):
            kind, content = block["t"], block.get("c", [])
            if kind == "Div":
                here = among or is_note(block)
                self.keep([content[0][0]], PieceApart(blocks, at, content[1], here))
                self.gather(content[1], here)
            elif kind in ("Para", "Plain"):
                self.keep(leading_ids(content), PieceApart(blocks, at, [block], among))
            elif kind in ("BulletList", "OrderedList"):
                self.items(content if kind == "BulletList" else content[1], among)
            elif kind == "DefinitionList":
                for term, texts in content:
                    self.keep(leading_ids(term), PieceApart(texts, 0, texts[0] if texts else [], among))
            elif kind == "BlockQuote":
                self.gather(content, among)

    def items(self, items: list[list[PandocNode]], among: bool) -> None:
        """Find the items of a list that may be notes."""
        for at, item in enumerate(items):
            self.gather(item, among)
            first = item[0] if item else node("Null")
            names = [first["c"][0][0]] if first["t"] == "Div" else []
            inner = first["c"][1][0] if first["t"] == "Div" and first["c"][1] else first
            names += leading_ids(inner["c"]) if inner["t"] in ("Para", "Plain") else []
            self.keep(names, PieceApart(items, at, item, among or is_note(first)))

    def keep(self, names: list[str], piece: PieceApart) -> None:
        """Remember a piece by its names; what holds it whole, an item of a list, comes later and counts."""
        self.found.update(dict.fromkeys(filter(None, names), piece))

    def call(self, value: Any, around: set[str], deep: int = 0) -> None:
        """Put notes in the places of the links that call them; `deep` is in how many notes these stand."""
        children = value if isinstance(value, list) else [*value.values()] if isinstance(value, dict) else []
        if isinstance(value, dict) and value.get("t") in ("Para", "Plain", "Header"):
            around = {node_attribute(item)[0] for item in nodes(value)} - {""}
        for at, child in enumerate(children):
            if isinstance(value, list) and isinstance(child, dict) and child.get("t") == "Link":
                value[at] = self.called(child, around, deep)
            else:
                self.call(child, around, deep)

    def called(self, link: PandocNode, around: set[str], deep: int) -> PandocNode:
        """Return the note that a link calls, else the link."""
        attribute, within, (target, _) = link["c"]
        piece = self.found.get(target[1:]) if target.startswith("#") else None
        if piece is None or target[1:] in around or deep == WITHIN:
            return link
        mark, kind = plain_text(within), said_kind(attribute)
        looks = bool(MARK.fullmatch(mark)) and kind not in BACKLINKS
        back = leads_back(piece.blocks, {*around, attribute[0]})
        if not (kind in CALLS or (looks and (piece.among or back))):
            return link
        piece.used = True
        self.words.append(mark)
        text = self.text(piece, {*around, attribute[0]})
        self.call(text, around, deep + 1)
        return node("Note", text)

    def text(self, piece: PieceApart, callers: set[str]) -> list[PandocNode]:
        """Return the blocks of a note, without the links back to it and its own number."""
        return [block for block in self.bare(piece.blocks, callers, [True]) if plain_text(block) or has_more(block)]

    def bare(self, blocks: list[PandocNode], callers: set[str], first: list[bool]) -> list[PandocNode]:
        """Return blocks without what leads back; `first` holds whether a number may still come."""
        found = []
        for block in blocks:
            if block["t"] in ("Para", "Plain"):
                found.append(node(block["t"], self.line(block["c"], callers, first)))
            elif block["t"] == "Div":
                found += self.bare(block["c"][1], callers, first)
            else:
                first[0] = False
                found.append(block)
        return found

    def line(self, items: list[PandocNode], callers: set[str], first: list[bool]) -> list[PandocNode]:
        """Return the inlines of a note."""
        found: list[PandocNode] = []
        for item in items:
            if first[0] and item["t"] in PANDOC_SPACES:
                continue
            if (item["t"] == "Link" and is_back(item, callers)) or (first[0] and LEADING.fullmatch(plain_text(item))):
                self.words.append(plain_text(item))
            elif item["t"] == "Span" and (first[0] or item["c"][0][0]):
                within = self.line(item["c"][1], callers, first)
                found += [node("Span", [["", *item["c"][0][1:]], within])] if within else []
            else:
                first[0] = False
                found.append(item)
        return found

    def drop(self) -> None:
        """Take the pieces that are notes now out of their old places."""
        for piece in {id(each): each for each in self.found.values() if each.used}.values():
            holder = piece.holder
            holder[piece.at] = node("Null") if isinstance(holder[piece.at], dict) else []


def with_notes(blocks: list[PandocNode]) -> tuple[list[PandocNode], str]:
    """Return a document with its notes where they are called, and the words that were taken out with their marks."""
    notes = FarNotes()
    notes.gather(blocks)
    notes.call(blocks, set())
    if not notes.words:
        return blocks, ""
    notes.drop()
    headings = Counter(headings_in(blocks))
    left = without_empty(blocks)
    gone = (headings - Counter(headings_in(left))).elements()
    return left, " ".join([*notes.words, *gone])


def headings_in(blocks: list[PandocNode]) -> Iterator[str]:
    """Yield the words of each heading."""
    return (plain_text(item) for item in nodes(blocks) if item["t"] == "Header")


def without_empty(blocks: list[PandocNode]) -> list[PandocNode]:
    """Return blocks without those that held notes alone, and without the headings and rules above these."""
    found: list[PandocNode] = []  # from the last to the first
    emptied = False  # whether what stood right behind is gone
    for block in map(filled, reversed(blocks)):
        if block is None:
            emptied = True
        elif not (emptied and block["t"] in ("Header", "HorizontalRule") and _ends_before(block, found)):
            found.append(block)
            emptied = False
    return found[::-1]


def _ends_before(block: PandocNode, behind: list[PandocNode]) -> bool:
    """Tell whether nothing stands below a heading; what is behind it comes in the order from the last."""
    level = block["c"][0] if block["t"] == "Header" else DEEPEST
    return not behind or (behind[-1]["t"] == "Header" and behind[-1]["c"][0] <= level)


def filled(block: PandocNode) -> PandocNode | None:
    """Return a block without the notes that it held; None where it held nothing else."""
    kind, content = block["t"], block.get("c", [])
    if kind == "Null":
        return None
    if kind == "Div" and content[1]:
        within = without_empty(content[1])
        bare = all(each["t"] in ("Header", "HorizontalRule") for each in within)
        return None if bare and len(within) < len(content[1]) else node("Div", [content[0], within])
    if kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        kept = [inner for inner in map(without_empty, items) if inner]
        if len(kept) < len(items):
            return node(kind, kept if kind == "BulletList" else [content[0], kept]) if kept else None
    if kind == "DefinitionList":
        kept = [[term, texts] for term, texts in content if any(texts) or not texts]
        return node(kind, kept) if kept else None
    return block


def is_note(block: PandocNode) -> bool:
    """Tell whether a division says that it is a note or holds notes."""
    attribute = node_attribute(block)
    return said_kind(attribute) not in ("", *CALLS, *BACKLINKS) or bool(SECTIONS & {*map(str.lower, attribute[1])})


def said_kind(attribute: list[Any]) -> str:
    """Return what a piece says that it is among notes."""
    pairs = dict(attribute[2])
    return str(pairs.get(KIND, pairs.get(KIND.removeprefix("data-"), "")))


def leading_ids(items: list[PandocNode]) -> list[str]:
    """Return the ids that stand before the first word of a paragraph, or on it."""
    found = []
    for item in items:
        if item["t"] in ("Span", "Link", "Superscript", "Strong", "Emph"):
            found += [node_attribute(item)[0]]
            within = item["c"][1] if item["t"] in ("Span", "Link") else item["c"]
            found += leading_ids(within)
            if plain_text(within):
                break
        elif item["t"] not in PANDOC_SPACES:
            break
    return [name for name in found if name]


def leads_back(blocks: list[PandocNode], callers: set[str]) -> bool:
    """Tell whether a piece has a link to one of the ids, or one that is a sign of going back."""
    return any(is_back(item, callers) for item in nodes(blocks) if item["t"] == "Link")


def is_back(link: PandocNode, callers: set[str]) -> bool:
    """Tell whether a link of a note leads back to its call."""
    attribute, within, (target, _) = link["c"]
    if said_kind(attribute) in BACKLINKS:
        return True
    return target.startswith("#") and (target[1:] in callers or bool(BACK.fullmatch(plain_text(within))))


def has_more(block: PandocNode) -> bool:
    """Tell whether a block without words holds something."""
    return any(item["t"] in ("Image", "Math", "Table", "HorizontalRule", "RawInline") for item in nodes(block))
