"""What typesetting does to a chapter's text for every face: unbreakable groups, and where links lead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.language.microtype import runs
from baspa.language.model import Language
from baspa.model.book import Chapter
from baspa.tree.chapter import parsed
from baspa.tree.links import Goals, is_outside
from baspa.tree.names import PAGE_REFERENCE

VERBATIM = frozenset({"pre", "code", "math"})


def set_text(element: ET.Element, language: Language) -> None:
    """Put <span class="nb"> around the groups that must not break, in place; code and formulas are left alone.

    An element's lang attribute switches to that language's rules. An address that is read is broken at its signs alone:
    a hyphen in it would be taken for its own.
    """
    if element.tag in VERBATIM:
        return
    if shows_its_address(element):
        element.set("class", " ".join((*element.get("class", "").split(), "address")))
        return
    spoken = find(element.get("lang", "")) if element.get("lang") else language
    children = list(element)
    for child in children:
        set_text(child, spoken)
    element.text, made = pieces(element.text or "", spoken)
    for child in children:
        child.tail, groups = pieces(child.tail or "", spoken)
        made += [child, *groups]
    element[:] = made


def shows_its_address(element: ET.Element) -> bool:
    """Tell whether an element is a link whose words are its address."""
    if element.tag != "a" or len(element) or not is_outside(element.get("href", "")):
        return False
    said = unquote(element.text or "").strip().rstrip("/")
    return bool(said) and unquote(element.get("href", "")).rstrip("/").endswith(said)


def pieces(text: str, language: Language) -> tuple[str | None, list[ET.Element]]:
    """Return what of a text stands before its first unbreakable group, and the groups, each with what follows it."""
    before, groups = "", list[ET.Element]()
    for piece, unbreakable in runs(text, language) if text.strip() else ((text, False),):
        if unbreakable:
            groups.append(ET.Element("span", {"class": "nb"}))
            groups[-1].text = piece
        elif groups:
            groups[-1].tail = (groups[-1].tail or "") + piece
        else:
            before += piece
    return before or None, groups


def bound(text: str, language: Language) -> str:
    """Return XHTML of a text that is no chapter's, a title or a name, with its unbreakable groups."""
    element = ET.Element("span")
    element.text, element[:] = pieces(text, language)
    return ET.tostring(element, encoding="unicode", short_empty_elements=False)[len("<span>") : -len("</span>")]


def place_pages(section: ET.Element, roman: frozenset[str] | None) -> None:
    """Let the layout write the numbers of pages, by the style sheet; None for the e-book, which has none.

    `roman` are the ids of what stands on pages with roman numbers.
    """
    for parent in list(section.iter()):
        for number in [child for child in parent if child.get(PAGE_REFERENCE) is not None]:
            if roman is None:
                parent.remove(number)
            else:
                before, after = number.attrib.pop(PAGE_REFERENCE).split("{n}")
                target, number.text = parent.get("href", ""), None
                number.attrib.update({"data-before": before, "data-after": unbroken(after), "data-target": target})
                number.set("class", number.get("class", "") + (" roman" if target[1:] in roman else ""))


def unbroken(after: str) -> str:
    """Return the words behind a number so that no line ends between the two: 8-бет."""
    return after.replace("-", "-\u2060", 1) if after.startswith("-") else after


def pointed(chapter: Chapter, goals: Goals) -> ET.Element:
    """Return the tree of a chapter, its links within the book leading to ids: no two elements of a book share one."""
    section = parsed(chapter)
    point(section, chapter, partial(document_link, chapter=chapter, goals=goals))
    return section


def document_link(target: str, chapter: Chapter, goals: Goals) -> str:
    """Return the address within one document of all chapters; notes' own links are right already."""
    found = None if is_outside(target) else goals.find(target, chapter)
    return f"#{found[1]}" if found else target


def point(section: ET.Element, chapter: Chapter, href: Callable[[str], str]) -> None:
    """Rewrite every link of a chapter by `href`, which maps what the author wrote to what the face needs.

    Images get the name that they have in the editions.
    """
    names = {picture.target: picture.name for picture in chapter.pictures}
    for image in section.iter("img"):
        image.set("src", names.get(image.get("src", ""), ""))
    for link in section.iter("a"):
        if link.get("href"):
            link.set("href", href(link.get("href", "")))
