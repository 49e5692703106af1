"""Landmarks of the e-book: parts of a document to which who listens can jump, by names that tell them apart.

WAI-ARIA 1.2, 5.3.4 (landmark roles); axe's landmark-unique: no two of one role have one name in a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET


def tell_landmarks_apart(root: ET.Element) -> None:
    """Let parts of one name be no landmarks: sections as in references of programs, boxes of tables of one head.

    A section is one by its name alone (HTML Accessibility API Mappings, section), which of a warning is all that it
    says; a box of a table stays a group that is named.
    """
    names = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    found = sorted(landmarks(root, names), key=lambda pair: pair[0])
    for _, group in groupby(found, key=lambda pair: pair[0]):
        alike = [element for _, element in group]
        for element in alike if len(alike) > 1 else ():
            make_plain_part(element)


def make_plain_part(element: ET.Element) -> None:
    """Let a part be no landmark."""
    if element.get("role") == "region":
        element.set("role", "group")
    elif element.get("role"):
        element.tag = "div"
    else:
        element.attrib.pop("aria-labelledby")


def landmarks(root: ET.Element, names: dict[str, ET.Element]) -> Iterator[tuple[tuple[str, str], ET.Element]]:
    """Yield the parts that are landmarks, each with its role and its name as axe compares it."""
    for element in root.iter():
        named = [names[name] for name in element.get("aria-labelledby", "").split() if name in names]
        role = element.get("role", "region" if element.tag == "section" and named else "")
        if role == "region" or (role and element.tag == "section"):
            name = " ".join(map(said, named)) or element.get("aria-label") or said(element)
            yield (role, " ".join(name.split()).lower()), element


def said(element: ET.Element) -> str:
    """Return all the words of an element, pictures by their alternative texts."""
    return "".join((*element.itertext(), *(each.get("alt", "") for each in element.iter())))
