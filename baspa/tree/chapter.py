"""A chapter and its tree: the one place that parses it, and the one that writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.model.book import Block, Chapter, Heading
from baspa.model.problem import Place
from baspa.tree.blocks import own_text


def parsed(chapter: Chapter) -> ET.Element:
    """Return the tree of a chapter, for the caller alone."""
    return ET.fromstring(chapter.xhtml)  # noqa: S314  our own: `written` made it


def written(tree: ET.Element) -> str:
    """Return a chapter's tree as text, as it travels."""
    return ET.tostring(tree, encoding="unicode")


def renewed(chapter: Chapter, tree: ET.Element, made: Iterable[Block] = ()) -> Chapter:
    """Return a chapter as its tree is now: its blocks and those that were made, in the tree's order, texts anew."""
    known = {block.id: block for block in (*chapter.blocks, *made)}
    named = ((element.get("id", ""), element) for element in tree.iter())
    blocks = tuple(replace(known[name], text=own_text(element)) for name, element in named if name in known)
    return replace(chapter, xhtml=written(tree), blocks=blocks)


def made_chapter(
    identifier: str, kind: str, role: str, heading: str, title: str, place: Place, language: str
) -> tuple[Chapter, ET.Element]:
    """Return a chapter of no more than its heading, and its tree; `heading` is the heading's id."""
    attributes = {"role": role, "id": identifier, "class": "chapter", "aria-labelledby": heading}
    tree = ET.Element("section", attributes)
    ET.SubElement(tree, "h1", {"id": heading}).text = title
    block = Block(heading, "heading", place, title, language)
    headings = (Heading(heading, 1, title, place),)
    return Chapter(identifier, "", "", "", (block,), headings, (), (), (), kind=kind), tree
