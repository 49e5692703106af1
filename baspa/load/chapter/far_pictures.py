"""Pictures as web pages have them: those that are elsewhere, and those in links. READMEs begin with both.

    [![Build](https://example.org/build.svg)](https://example.org/ci)

No book can hold a picture that is an address: its words stay in its place, and lead where it is, if they stand in no
link or heading. A picture in a link can be no figure for those who do not see it (PDF/UA 1, 7.3; WeasyPrint makes Link
of it): it stays, and the link goes, but for the words that are in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.names import HEADINGS

ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SAID = ("alt", "title", "data-credit")  # by an image, in their order
KEPT = ("id", "lang", "only")  # attributes of an image that its words have
SHOWN, LONGEST = 3, 60  # addresses that a message says, and how many signs of each
Met = list[tuple[int, str]]  # line, address


class Places:
    """Where each element of a tree stands: in what, and at which place."""

    def __init__(self, top: ET.Element) -> None:
        self.near = {child: parent for parent in top.iter() for child in parent}
        self.at = {child: index for parent in top.iter() for index, child in enumerate(parent)}


def settle_pictures(path: str, tree: Tree) -> Iterator[Problem]:
    """Take far pictures out of a tree, and links from around pictures; yield B211, B033, warnings, once a chapter."""
    far: Met = []
    linked: Met = []
    for top in (tree.body, *tree.notes):
        images = [image for image in top.iter("img") if ELSEWHERE.match(image.get("src", ""))]
        if images:  # from the last one on, so that the places of those before stay as they are
            where = Places(top)
            far += reversed([set_words(image, where, tree) for image in reversed(images)])
        links = [link for link in top.iter("a") if link.find(".//img") is not None]
        if links:
            where = Places(top)
            linked += reversed([free(link, where, tree) for link in reversed(links)])
    if far:
        said = f"pictures that are not in the book's folder cannot be in the book, {counted(far)}; their words stay"
        hint = "save them in the folder, beside the text, and write their paths; badges may go"
        yield Problem(Place(path, far[0][0]), "B211", said, hint, Severity.WARNING)
    if linked:
        said = f"pictures stand in links, {counted(linked)}; the pictures stay, and lead nowhere"
        hint = "put the image on its own, and the link into the text beside it"
        yield Problem(Place(path, linked[0][0]), "B033", said, hint, Severity.WARNING)


def counted(met: Met) -> str:
    """Return how many there are, and the first addresses."""
    shown = (f'"{text if len(text) <= LONGEST else text[:LONGEST] + "…"}"' for _, text in met[:SHOWN])
    return f"{len(met)}: {', '.join(shown)}{', …' * (len(met) > SHOWN)}"


def set_words(image: ET.Element, where: Places, tree: Tree) -> tuple[int, str]:
    """Put the words of a far picture in its place; return its line and its address."""
    address = image.attrib.pop("src")
    image.text = ". ".join(filter(None, (image.attrib.pop(name, "").strip() for name in SAID)))
    image.attrib = {name: image.attrib[name] for name in KEPT if name in image.attrib}
    within = {each.tag for each in around(image, where)}
    if image.text and not within & {"a", *HEADINGS}:
        image.tag = "a"
        image.set("href", address if ":" in address else f"https:{address}")
    else:
        image.tag = "span"
    tree.gone.add(address)
    caption = beside(image, where)
    if caption is not None and caption.tag == "figcaption":
        caption.tag, image.tail = "span", " "
    elif not image.text:
        take_out(image, where, tree)
    return tree.lines.get(image, 0), unquote(address)


def around(element: ET.Element, where: Places) -> Iterator[ET.Element]:
    """Yield what an element stands in, from the inside out."""
    while element in where.near:
        element = where.near[element]
        yield element


def beside(element: ET.Element, where: Places) -> ET.Element | None:
    """Return what follows an element in its parent."""
    parent, index = where.near[element], where.at[element] + 1
    return parent[index] if index < len(parent) else None


def take_out(element: ET.Element, where: Places, tree: Tree) -> None:
    """Take an element out, and the link or the paragraph that holds nothing else; what stands behind it stays."""
    parent = where.near[element]
    replace(element, where, ())
    if parent.tag in ("a", "p") and not len(parent) and not (parent.text or "").strip() and parent in where.near:
        tree.gone.add(parent.get("href", ""))
        take_out(parent, where, tree)


def replace(element: ET.Element, where: Places, others: Sequence[ET.Element]) -> None:
    """Put other elements, and the text behind an element, in its place."""
    parent, index, tail = where.near[element], where.at[element], element.tail or ""
    parent[index : index + 1] = others
    end = index + len(others)
    if end:
        parent[end - 1].tail = (parent[end - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None


def free(link: ET.Element, where: Places, tree: Tree) -> tuple[int, str]:
    """Take a link from around its pictures, or these from within it where it has words; return its line and target."""
    target, line = link.get("href", ""), tree.lines.get(link, 0)
    if own_text(link).strip():
        images = list(link.iter("img"))
        for image in reversed(images):
            replace(image, where, ())
        parent, begin = where.near[link], where.at[link]
        parent[begin:begin] = images
        images[-1].tail = " "
        return line, unquote(target)
    tree.gone.add(target)
    del link.attrib["href"]
    link.tag = "span"
    if not link.attrib and not (link.text or "").strip():
        replace(link, where, list(link))
    return line, unquote(target)
