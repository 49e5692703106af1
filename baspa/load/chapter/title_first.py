"""A chapter's title comes first, whatever its author wrote above it: a logo, a line of badges, a motto."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from baspa.language.all_words import in_all_languages
from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.tree.blocks import own_text
from baspa.tree.kinds import heading_first


def title_first(path: str, tree: Tree) -> Problems:
    """Put the title of a chapter first; return B021, a warning, where anything but epigraphs stood above it."""
    above = heading_first(tree.body)
    if above is None:
        return ()
    said = f'what stands above the heading "{own_text(tree.body[0])}" is printed below it'
    place = Place(path, tree.lines.get(above, 0))
    return (Problem(place, "B021", said, mend(above), Severity.WARNING),)


def mend(above: ET.Element) -> str:
    """Return what to do with what stands above a title; a classification is a fact of the book, or of the article."""
    for key in ("udc", "bbk"):
        if said := re.match(rf"\s*(?:{in_all_languages(key)})\s*:?\s*(\d.*?)[\s;.]*$", own_text(above)):
            where = ": that of an article into its [[contributions]]" if key == "udc" else ""
            return f'take it out here, and write {key} = "{said[1]}" into book.toml{where}'
    return "put it below it, or take it out"
