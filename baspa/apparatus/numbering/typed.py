"""References of other dialects become links that say what they lead to, where the book has their goal.

The others stay the text that they are, and are told: once a file (B154), or, where the book cites and @ names a
reference, as keys that no reference has (B108).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label
from baspa.language.model import Language
from baspa.model.as_text import printed_as_text
from baspa.model.book import Chapter, Heading, Link
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.aliases import is_term
from baspa.tree.blocks import contents_text
from baspa.tree.links import Goals, written_links
from baspa.tree.names import HEADINGS, PAGE_REFERENCE
from baspa.tree.typed_reference import NUMBER, REFERS, REFERS_LINE, ReferenceItem, typed_items

BETWEEN = "; "  # several in one pair of brackets
KEY = ("@", "[")  # what a citation begins with
PART_OF_CELL = re.compile(r"(?<=\w)-\d+\Z")  # of Quarto: what a cell draws second is @fig-plots-2
WORDS = "write [words](#name): what it leads to has neither number nor title"
MEND = "put {#name} behind what it should lead to, with the same name, or write [words](file.md#name)"


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference whose goal is not in the book, or has nothing to say."""

    place: Place
    written: str
    target: str
    is_there: bool  # whether the book has its goal


def read_typed(
    tree: ET.Element, chapter: Chapter, goals: Goals, labels: Mapping[str, Label], language: Language
) -> tuple[Chapter, Sequence[Lost]]:
    """Make links of the references in a chapter's tree; return the chapter with these, and what leads nowhere."""
    spans = [element for element in tree.iter() if REFERS in element.attrib]
    if not spans:
        return chapter, ()
    links = dict(written_links(tree, chapter))
    made: dict[ET.Element, list[ET.Element]] = {}
    lost: list[Lost] = []
    for span in spans:
        place, items = chapter.place(int(span.get(REFERS_LINE, "0"))), typed_items(span)
        found = [said_item(item, chapter, goals, labels, language) for item in items]
        made[span] = list(linked([item for item in found if item])) if all(found) else []
        if not made[span]:
            target = items[found.index(None)].target
            lost.append(Lost(place, "".join(span.itertext()), target, any(goals_of(target, chapter, goals))))
        links |= {link: Link(link.get("href", ""), place) for link in made[span]}
    for parent in list(tree.iter()):
        if any(child in made for child in parent):
            put_in_place(parent, made)
    ordered = tuple(links[element] for element in tree.iter("a") if element in links)
    return replace(chapter, links=ordered), lost


def said_item(
    item: ReferenceItem, chapter: Chapter, goals: Goals, labels: Mapping[str, Label], language: Language
) -> ReferenceItem | None:
    """Return a place as a link to it may say it; None where it is not there, or has neither number nor title.

    A capital at its beginning, @Fig-press, is no part of a name. What has no number says its title instead.
    """
    for target, found in goals_of(item.target, chapter, goals):
        label = labels.get(found[1])
        if label is None:
            return item._replace(target=target) if item.words and NUMBER not in item.words else None
        words = item.words
        if NUMBER in words and not label.number:
            words = "" if words == NUMBER else words.replace(NUMBER, label.said_in(language))
        return item._replace(target=target, words=words)
    return None


def goals_of(target: str, chapter: Chapter, goals: Goals) -> Iterator[tuple[str, tuple[Chapter, str]]]:
    """Yield what a reference may lead to, each with its target as it is written there."""
    small = f"#{target[1:2].lower()}{target[2:]}"
    for name in dict.fromkeys((target, small, PART_OF_CELL.sub("", small))):
        if found := goals.find(name, chapter):
            yield name, found


def linked(items: Sequence[ReferenceItem]) -> Iterator[ET.Element]:
    """Yield the links to several places, with what stands behind each."""
    for left, item in zip(reversed(range(len(items))), items, strict=True):
        link = ET.Element("a", {"href": item.target})
        link.text, link.tail = item.words or None, item.behind + (BETWEEN if left else "")
        yield link


def put_in_place(parent: ET.Element, made: Mapping[ET.Element, Sequence[ET.Element]]) -> None:
    """Put links in the place of spans; those that have none leave what they hold."""
    children = list(parent)
    parent[:] = []
    for child in children:
        if child not in made:
            parent.append(child)
            continue
        if not made[child]:
            add_text(parent, child.text)
        parent.extend(made[child] or list(child))
        add_text(parent, child.tail)


def add_text(parent: ET.Element, text: str | None) -> None:
    """Put text behind all that an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (text or "") or None
    else:
        parent.text = (parent.text or "") + (text or "") or None


def told(lost: Sequence[Lost], cites: bool | None) -> Iterator[Problem]:
    """Yield B108 for each @ that names no reference of a book that cites, and B154, a warning, for the others.

    `cites` is False for a book whose references have faults, so that no key is known, and None for one that has none.
    """
    keys, others = list[Lost](), list[Lost]()
    yield from terms_told([each for each in lost if is_term(each.target)])
    for each in sorted((each for each in lost if not is_term(each.target)), key=lambda each: each.place):
        (keys if cites is not None and not each.is_there and each.written.startswith(KEY) else others).append(each)
    for each in keys if cites else ():
        hint = f"put {{{each.target}}} behind what is meant, or add it to the file of references; \\@ keeps the sign"
        yield Problem(each.place, "B108", f'no reference has the key "{each.target[1:]}"', hint)
    others.sort(key=lambda each: (each.place.file, each.is_there))
    for (_, is_there), group in groupby(others, key=lambda each: (each.place.file, each.is_there)):
        found = list(group)
        yield printed_as_text(
            found[0].place, "a link", WORDS if is_there else MEND, [(each.place.line, each.written) for each in found]
        )


def terms_told(lost: Sequence[Lost]) -> Iterator[Problem]:
    """Yield B268, a warning, once a file for terms that no glossary of the book has."""
    ordered = sorted(lost, key=lambda each: each.place)
    for _, group in groupby(ordered, key=lambda each: each.place.file):
        found = list(group)
        terms = ", ".join(dict.fromkeys(each.written for each in found))
        said = f"no glossary has the term, whose words stay: {terms}"
        hint = (
            "a glossary stands between ::: glossary and :::, each term on a line, and below it, behind : , its meaning"
        )
        yield Problem(found[0].place, "B268", said, hint, Severity.WARNING)


def heading_texts(tree: ET.Element, headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings of a chapter; what links in them say is part of their text, but for the page."""
    linking = {
        each.get("id", ""): each
        for each in tree.iter()
        if each.tag in HEADINGS and each.find(".//a[@href]") is not None
    }
    for heading in headings:
        if (element := deepcopy(linking.get(heading.id))) is not None:
            for span in (each for each in element.iter("span") if PAGE_REFERENCE in each.attrib):
                span.text = None
            yield replace(heading, text=contents_text(element))
        else:
            yield heading
