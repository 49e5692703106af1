"""Styles of notes: each citation in running text gets a note of its own, numbered among the author's."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.load.chapter.notes import number_in_order
from baspa.load.markdown.builder import Tree
from baspa.tree import citation as marks
from baspa.tree.positions import Positions

# What closes a sentence, or a part of it, and comes before the call in some languages.
POINTS = re.compile(r"[.,;:!?…»”’)\]]+")


def set_in_notes(tree: Tree, after_points: bool) -> None:
    """Move each citation of the body into a note behind its place, in place; number all the notes anew.

    With `after_points` the call stands behind the points that follow it (The Chicago Manual of Style, 17th ed., 14.26).
    """
    positions = Positions()
    made = {note.get("data-note", ""): note for note in tree.notes}
    for parent in list(tree.body.iter()):
        for span in [child for child in parent if marks.is_citation(child)]:
            name = f"cited-{len(made)}"
            made[name] = note_of(span, tree)
            place_call(parent, positions.of(parent, span), name, after_points)
    number_in_order(tree, made)


def note_of(span: ET.Element, tree: Tree) -> ET.Element:
    """Return a note that holds a citation and nothing else."""
    note = ET.Element("aside")
    paragraph = ET.SubElement(note, "p")
    first, *others = marks.items(span)
    begun = replace(first, prefix=first.prefix[:1].upper() + first.prefix[1:])  # it opens a sentence now
    given = marks.attributes((begun, *others), int(span.get(marks.CITATION_LINE, "0")))
    inside = ET.SubElement(paragraph, "span", {**given, marks.CITATION_PART: marks.NOTE})
    inside.text = span.text
    tree.lines |= dict.fromkeys((note, paragraph), int(span.get(marks.CITATION_LINE, "0")))
    return note


def place_call(parent: ET.Element, at: int, name: str, after_points: bool) -> None:
    """Put a note's call in the place of a citation, or behind it where its author is part of the sentence."""
    span = parent[at]
    call = ET.Element("a", {"data-call": name})
    before, tail = "", span.tail or ""
    if after_points and (points := POINTS.match(tail)):
        before, tail = points[0], tail[points.end() :]
    call.tail = tail
    if marks.items(span)[0].author_in_text:
        span.set(marks.CITATION_PART, marks.AUTHOR)
        span.tail = before
        parent.insert(at + 1, call)
        return
    parent[at] = call
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "").rstrip() + before
    else:
        parent.text = (parent.text or "").rstrip() + before
