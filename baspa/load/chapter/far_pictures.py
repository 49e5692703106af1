"""Pictures as web pages have them: those that are elsewhere, and those in links. READMEs begin with both.

    [![Build](https://example.org/build.svg)](https://example.org/ci)

No book can hold a picture that is an address: its words stay in its place, and lead where it is, if they stand in no
link or heading. A picture in a link can be no figure for those who do not see it (PDF/UA 1, 7.3; WeasyPrint makes Link
of it): it stays, and the link goes, but for the words that are in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
Nearest = Mapping[ET.Element, ET.Element]  # what each element stands in


def settle_pictures(path: str, tree: Tree) -> Iterator[Problem]:
    """Take far pictures out of a tree, and links from around pictures; yield B211, B033, warnings, once a chapter."""
    far: Met = []
    linked: Met = []
    for top in (tree.body, *tree.notes):
        images = list(top.iter("img"))
        if images:
            near = {child: parent for parent in top.iter() for child in parent}
            far += (set_words(image, near, tree) for image in images if ELSEWHERE.match(image.get("src", "")))
            linked += (free(link, near, tree) for link in list(top.iter("a")) if link.find(".//img") is not None)
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


def set_words(image: ET.Element, near: Nearest, tree: Tree) -> tuple[int, str]:
    """Put the words of a far picture in its place; return its line and its address."""
    address = image.attrib.pop("src")
    image.text = ". ".join(filter(None, (image.attrib.pop(name, "").strip() for name in SAID)))
    image.attrib = {name: image.attrib[name] for name in KEPT if name in image.attrib}
    within = {each.tag for each in around(image, near)}
    if image.text and not within & {"a", *HEADINGS}:
        image.tag = "a"
        image.set("href", address if ":" in address else f"https:{address}")
    else:
        image.tag = "span"
    tree.gone.add(address)
    caption = beside(image, near[image])
    if caption is not None and caption.tag == "figcaption":
        caption.tag, image.tail = "span", " "
    elif not image.text:
        take_out(image, near, tree)
    return tree.lines.get(image, 0), unquote(address)


def around(element: ET.Element, near: Nearest) -> Iterator[ET.Element]:
    """Yield what an element stands in, from the inside out."""
    while element in near:
        element = near[element]
        yield element


def beside(element: ET.Element, parent: ET.Element) -> ET.Element | None:
    """Return what follows an element in its parent."""
    index = list(parent).index(element)
    return parent[index + 1] if index + 1 < len(parent) else None


def take_out(element: ET.Element, near: Nearest, tree: Tree) -> None:
    """Take an element out, and the link or the paragraph that holds nothing else; what stands behind it stays."""
    parent = near[element]
    replace(element, parent, ())
    if parent.tag in ("a", "p") and not len(parent) and not (parent.text or "").strip() and parent in near:
        tree.gone.add(parent.get("href", ""))
        take_out(parent, near, tree)


def replace(element: ET.Element, parent: ET.Element, others: Sequence[ET.Element]) -> None:
    """Put other elements, and the text behind an element, in its place."""
    index, tail = list(parent).index(element), element.tail or ""
    parent[index : index + 1] = others
    end = index + len(others)
    if end:
        parent[end - 1].tail = (parent[end - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None


def free(link: ET.Element, near: Nearest, tree: Tree) -> tuple[int, str]:
    """Take a link from around its pictures, or these from within it where it has words; return its line and target."""
    parent, target = near[link], link.get("href", "")
    line = tree.lines.get(link, 0)
    if own_text(link).strip():
        images = list(link.iter("img"))
        for image in images:
            replace(image, near[image], ())
        begin = list(parent).index(link)
        parent[begin:begin] = images
        images[-1].tail = " "
        return line, unquote(target)
    tree.gone.add(target)
    del link.attrib["href"]
    link.tag = "span"
    if not link.attrib and not (link.text or "").strip():
        replace(link, parent, list(link))
    return line, unquote(target)
