"""Cross-references: links that say what they lead to, and on paper its page.

    [](#press)                    Figure 3, p. 12
    [{number}-суретте](#press)    3-суретте
    [the old press](#press){.page}    the old press, p. 12
    [Fig. %s](#press)                 Fig. 3, where it has a number: else the words are the author's
    fig. [](#press)                   fig. 3: the word stands there already
    [](#sizes)де                      1-кестеде: an ending goes to the word

Words in braces are those of MyST: {number}, {title}; so is %s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.cases import add_endings, wrong_cases
from baspa.apparatus.numbering.labels import Label
from baspa.apparatus.numbering.said_already import said_already
from baspa.language.model import Language
from baspa.model.book import PAGES, Chapter
from baspa.model.problem import Place, Problem
from baspa.tree.blocks import is_silent
from baspa.tree.links import Goals, is_outside
from baspa.tree.names import PAGE_REFERENCE
from baspa.tree.typed_reference import NUMBER, SPHINX_NUMBER, TITLE

TITLES = (TITLE, "{name}")  # ours, and MyST's
TITLES_IN = re.compile("|".join(map(re.escape, TITLES)))


def is_reference(link: ET.Element) -> bool:
    """Tell whether a link waits for words or for a page."""
    said = "".join(link.itertext())
    return (
        is_silent(link)
        or any(each in said for each in (NUMBER, *TITLES, SPHINX_NUMBER))
        or "page" in link.get("class", "").split()
    )


def refer(
    tree: ET.Element, chapter: Chapter, goals: Goals, labels: Mapping[str, Label], language: Language
) -> Iterator[Problem]:
    """Fill the references of a chapter; yield B146 for one that has no words, B147 for one to what has no number.

    `language` is that of the chapter: it has the words of all that is said, and those around a page's number.
    """
    places = {link.target: link.place for link in reversed(chapter.links)}  # where each target is linked to first
    waiting = list[tuple[ET.Element, Label | None]]()
    for link in [link for link in tree.iter("a") if link.get("href") and not link.get("role") and is_reference(link)]:
        target = link.get("href", "")
        found = None if is_outside(target) else goals.find(target, chapter)
        if found or is_outside(target):
            waiting.append((link, labels.get(found[1]) if found else None))
    silent = [(link, label) for link, label in waiting if label and is_silent(link)]
    for link in list(said_already(tree, silent, language)):
        link.text = NUMBER
    silent = [(link, label) for link, label in silent if is_silent(link)]
    add_endings(silent, language)
    left = [(link, label) for link, label in silent if is_silent(link)]
    yield from wrong_cases(tree, left, chapter, language)
    for link, label in waiting:
        yield from fill(link, label, places.get(link.get("href", ""), Place(chapter.path)), language)


def fill(link: ET.Element, label: Label | None, where: Place, language: Language) -> Iterator[Problem]:
    """Put words into one link."""
    target, classes = link.get("href", ""), link.get("class", "").split()
    silent = is_silent(link)
    if label is None and silent:
        said = f'the link to "{target}" has no words, and what it leads to has neither number nor title'
        yield Problem(where, "B146", said, "write the words between its brackets: [words](#name)")
        return
    if label and silent:
        link.text = label.said_in(language)
    for element in link.iter():
        yield from words(element, label, where, target)
    if "page" in classes or (silent and label and label.page):
        ET.SubElement(
            link, "span", {"class": "page-number", PAGE_REFERENCE: f", {language.word('page.ref')}"}
        ).text = PAGES


def words(element: ET.Element, label: Label | None, where: Place, target: str) -> Iterator[Problem]:
    """Put number and title in the place of their words in braces."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if any(NUMBER in text for text in texts) and not (label and label.number):
        hint = "give a figure or a table a caption and a name, a heading a number: [numbering] in book.toml"
        yield Problem(where, "B147", f'"{target}" has no number that the link could say', hint)
        return
    if label:
        filled = [TITLES_IN.sub(lambda _: label.title, text.replace(NUMBER, label.number)) for text in texts]
        if label.number and element.tag != "code":
            filled = [text.replace(SPHINX_NUMBER, label.number) for text in filled]
        element.text = filled[0] or None
        for child, text in zip(element, filled[1:], strict=True):
            child.tail = text or None
