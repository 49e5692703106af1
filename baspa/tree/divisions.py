"""Which fenced divisions there are, what each is in the tree, and what must stand in it.

Roles are those of DPUB-ARIA 1.1 and WAI-ARIA 1.2 (note), on elements that may have them (ARIA in HTML).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

PAGE_BREAK = "page-break"  # what stands behind it begins a page
BOX = "box"
NAMED_BOXES = (  # boxes whose title says what they are, if no other
    *("note", "tip", "warning", "caution", "important", "seealso", "todo"),
)
STATED_BOXES = (  # those that say it before their title, in brackets: Theorem (Pythagoras)
    *("algorithm", "assumption", "axiom", "conjecture", "corollary", "criterion", "definition", "example", "exercise"),
    *("lemma", "observation", "proof", "property", "proposition", "remark", "solution", "theorem"),
)
NUMBERED_BOXES = tuple(name for name in STATED_BOXES if name != "proof")  # where their author gives them a name
VERSION_BOXES = ("versionadded", "versionchanged", "deprecated")  # whose title is a number within the words
WORDED_BOXES = (*NAMED_BOXES, *STATED_BOXES, *VERSION_BOXES)
DIVISIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "abstract": ("section", {"role": "doc-abstract"}),
    "bibliography": ("div", {}),
    "box": ("aside", {"role": "note"}),
    "caution": ("section", {"role": "doc-notice"}),
    "center": ("div", {}),
    "dedication": ("section", {"role": "doc-dedication"}),
    "dialogue": ("div", {}),
    "drama": ("div", {}),
    "epigraph": ("blockquote", {"role": "doc-epigraph"}),
    "figures": ("div", {}),
    "gloss": ("div", {}),
    "glossary": ("section", {"role": "doc-glossary"}),
    "important": ("aside", {"role": "note"}),
    "index": ("div", {}),
    "keywords": ("div", {}),
    "landscape": ("div", {}),
    "note": ("aside", {"role": "note"}),
    "notes": ("div", {}),
    PAGE_BREAK: ("div", {}),
    "right": ("div", {}),
    "tables": ("div", {}),
    "tip": ("aside", {"role": "doc-tip"}),
    "verse": ("div", {}),
    "warning": ("section", {"role": "doc-notice"}),
    **{name: ("aside", {"role": "note"}) for name in ("seealso", "todo", *STATED_BOXES, *VERSION_BOXES)},
}
BOX_TITLE = "box-title"


# What must stand in a division, as a path of ElementTree, and what to say where it does not.
CONTENTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((BOX, *WORDED_BOXES), ("./*", "write its text before :::, or take it out")),
    "dialogue": ("./p", "each paragraph is what one person says: --- Where were you?"),
    "drama": (".//dl", "a speaker stands on one line, and below it, behind a colon and a space, what they say"),
    "glossary": (".//dl", "a term stands on one line, and below it, behind a colon and a space, what it means"),
    "verse": (".//div[@class='lines']", "each line of verse begins with a bar and a space: | The first line,"),
}


GLOSS = "gloss"


def is_box(element: ET.Element) -> bool:
    """Tell whether an element is a box, of whatever name."""
    return BOX in element.get("class", "").split()


def is_named_box(element: ET.Element) -> bool:
    """Tell whether an element is a box whose name says what it is."""
    return is_box(element) and element.get("class", "").split()[0] in WORDED_BOXES


def is_gloss(element: ET.Element) -> bool:
    """Tell whether an element is a gloss, whose lines are its author's."""
    return GLOSS in element.get("class", "").split()


def behind_breaks(section: ET.Element) -> Iterator[str]:
    """Yield the ids of what stands first behind each page break of a chapter, and of what that begins with."""
    waits = False
    for element in section.iter():
        if element.get("class") == PAGE_BREAK:
            waits = True
        elif waits and element.get("id"):
            waits = element.find(".//*[@id]") is not None
            yield element.get("id", "")
