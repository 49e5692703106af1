"""How a mark of an index stands in a chapter's tree until the index is made: data-index and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping

NAMES = ("index", "in", "see", "also", "range")  # attributes of the dialect; in the tree data-index-in and so on
ENTRY, LINE, OWN, MAIN = "data-index", "data-index-line", "data-index-own", "data-index-main"
CLASSES = {"index": OWN, "main": MAIN}
PLACES = "index-locator"  # class of what an entry says of its places
MARKED = "data-index"  # how each of them begins
DIVISION, PLACE = "div", "index"  # a division whose class it is holds an index
DIVISION_LINE = "data-line"
TITLE = "h1"  # whose class index is the chapter's kind, and marks nothing


def marked(tag: str, given: Mapping[str, str], line: int) -> dict[str, str]:
    """Return the attributes of an element, those of a mark under the names that they have in the tree."""
    classes = given.get("class", "").split()
    if tag == DIVISION and classes[:1] == [PLACE]:
        return {**given, DIVISION_LINE: str(line)}
    own = "index" in classes and tag != TITLE
    if not own and not any(name in given for name in NAMES):
        return dict(given)
    kept = [each for each in classes if each not in CLASSES or (each == PLACE and not own)]
    found = {name: value for name, value in given.items() if name not in (*NAMES, "class")}
    found |= {"class": " ".join(kept)} if kept else {}
    found |= {key(name): given[name] for name in NAMES if name in given}
    found |= {CLASSES[each]: "" for each in classes if each in CLASSES and each not in kept}
    return {**found, LINE: str(line)}


def key(name: str) -> str:
    """Return what an attribute of the dialect is called in the tree."""
    return ENTRY if name == "index" else f"{ENTRY}-{name}"
