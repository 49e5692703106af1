"""Links that lead nowhere in the book: to files that are no chapters, as LICENSE, to names that are nowhere.

Their words are read without them, in both faces. Those that wait for the words of what they lead to cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.model.book import Chapter, Link
from baspa.tree.chapter import parsed, written
from baspa.tree.links import Goals, is_outside, written_links
from baspa.tree.typed_reference import NUMBER, TITLE

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
KEPT = ("id", "class", "lang")  # attributes of a link that its words have


def dead_links(chapter: Chapter, goals: Goals) -> list[Link]:
    """Return the links of a chapter that lead neither outside nor to a place of the book."""
    return [each for each in chapter.links if not is_outside(each.target) and goals.find(each.target, chapter) is None]


def with_words(chapter: Chapter, tree: ET.Element, goals: Goals) -> Iterator[tuple[ET.Element, Link]]:
    """Yield the dead links of a chapter's tree that have words of their own, each with its element."""
    dead = set(dead_links(chapter, goals))
    for element, link in written_links(tree, chapter) if dead else ():
        said = "".join(element.itertext())
        if link in dead and said.strip() and not (SCHEME.match(link.target) or NUMBER in said or TITLE in said):
            yield element, link


def without_dead_links(chapter: Chapter, goals: Goals) -> Chapter:
    """Return a chapter whose dead links are no links any more, but for their words."""
    if not dead_links(chapter, goals):
        return chapter
    tree = parsed(chapter)
    links = dict(written_links(tree, chapter))
    for element, _ in list(with_words(chapter, tree, goals)):
        del links[element]
        element.tag, element.attrib = "span", {n: element.attrib[n] for n in KEPT if n in element.attrib}
    return replace(chapter, xhtml=written(tree), links=tuple(links.values()))
