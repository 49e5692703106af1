"""The pages of the web edition: each document of the e-book in the frame that is around all of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.bind.web.unpacked import EbookDocument
from baspa.tree.links import is_outside

FIRST = "index.html"
SCRIPT, SETTINGS = "web.js", "settings.js"
MADE_BY_EPUB = ("cover.xhtml", "titlepage.xhtml")  # the first page says what they say


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of the web edition before it is written: an HTML document."""

    name: str  # c1.html
    title: str
    root: ET.Element


def page_name(document: str) -> str:
    """Return the name of the page that a document of the e-book becomes."""
    if document in MADE_BY_EPUB or document == "nav.xhtml":
        return FIRST
    return posixpath.splitext(document)[0] + ".html"


def pages(frame: str, front: str, title: str, documents: Sequence[EbookDocument]) -> list[WebPage]:
    """Return the first page and those of all documents but cover, title page and contents, in their order."""
    contents = contents_of(documents)
    texts = [each for each in documents if page_name(each.name) != FIRST]
    first = filled(frame, title, title, ET.fromstring(front).iter("body"), "front", contents, FIRST)  # noqa: S314
    made = [WebPage(FIRST, title, first)]
    for each in texts:
        name, bodies = page_name(each.name), [each.body]
        root = filled(frame, each.title, title, bodies, each.body.get("class", ""), contents, name)
        made.append(WebPage(name, each.title, root))
    for before, page, behind in zip([None, *made], made, [*made[1:], None], strict=False):
        set_turn(page, before, behind)
    begin = identified(first).get("c0-begin")
    if begin is not None and len(made) > 1:
        begin.set("href", made[1].name)
    return made


def contents_of(documents: Sequence[EbookDocument]) -> ET.Element:
    """Return the list of the table of contents, its links leading to pages."""
    nav = next(each for each in documents if "nav" in each.properties)
    found = deepcopy(next(nav.root.iter("ol")))
    lead_to_pages([found])
    return found


def filled(
    frame: str, title: str, book: str, bodies: Iterable[ET.Element], kind: str, contents: ET.Element, name: str
) -> ET.Element:
    """Return a page: the frame with title, text and contents in it, of which the page's own line is marked."""
    root = ET.fromstring(frame)  # noqa: S314 the press rendered it, and held it where a book brings its own
    next(root.iter("title")).text = title if title == book else f"{title} – {book}"
    main = identified(root)["c0-text"]
    main.set("class", f"{kind} of-book".strip())
    for body in bodies:
        main.text = body.text
        main.extend(deepcopy(list(body)))
    if main.find(".//h1") is None:  # a dedication has no heading: who does not see is told where they are
        unseen = ET.Element("h1", {"class": "unseen"})
        unseen.text = title
        main.insert(0, unseen)
    lead_to_pages([main])
    line = deepcopy(contents)
    for link in line.iter("a"):
        if link.get("href", "").partition("#")[0] == name:
            link.set("aria-current", "page")
    for nav in root.iter("nav"):
        if nav.get("id") == "c0-contents":
            nav.append(line)
            line = deepcopy(contents)
    return root


def identified(root: ET.Element) -> dict[str, ET.Element]:
    """Return the elements that have an id, the first of each."""
    return {each.get("id", ""): each for each in reversed(list(root.iter())) if each.get("id")}


def lead_to_pages(trees: Iterable[ET.Element]) -> None:
    """Let links between documents lead to pages, in place."""
    for link in (each for tree in trees for each in tree.iter("a") if each.get("href")):
        address = link.get("href", "")
        document, sign, name = address.partition("#")
        if document and not is_outside(address):
            link.set("href", f"{page_name(document)}{sign}{name}")


def set_turn(page: WebPage, before: WebPage | None, behind: WebPage | None) -> None:
    """Lead to the pages before and behind, in place; what leads nowhere is taken out."""
    turn = identified(page.root).get("c0-turn")
    links: Mapping[str, WebPage | None] = {"c0-previous": before, "c0-next": behind}
    for link in list(turn if turn is not None else ()):
        goal = links.get(link.get("id", ""))
        if goal is None:
            assert turn is not None
            turn.remove(link)
            continue
        link.set("href", goal.name)
        for span in link.iter("span"):
            if span.get("class") == "turn-title":
                span.text = goal.title


def written(root: ET.Element) -> bytes:
    """Return a page as HTML."""
    return b"<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html").encode() + b"\n"


def texts(page: WebPage) -> Iterator[tuple[str, ET.Element]]:
    """Yield the elements of a page's text that have an id, with it."""
    for element in identified(page.root)["c0-text"].iter():
        if element.get("id") and element.tag != "main":
            yield element.get("id", ""), element
