"""How a mark of an index stands in a chapter's tree until the index is made: data-index and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping

NAMES = ("index", "in", "see", "also", "range")  # attributes of the dialect; in the tree data-index-in and so on
ENTRY, LINE, OWN, MAIN = "data-index", "data-index-line", "data-index-own", "data-index-main"
CLASSES = {"index": OWN, "main": MAIN}
MARKED = "data-index"  # how each of them begins
DIVISION, PLACE = "div", "index"  # a division whose class it is holds an index
DIVISION_LINE = "data-line"
CHAPTER = "h1"


def marked(tag: str, given: Mapping[str, str], line: int) -> dict[str, str]:
    """Return the attributes of an element, those of a mark under the names that they have in the tree."""
    classes = given.get("class", "").split()
    if tag == DIVISION and classes[:1] == [PLACE]:
        return {**given, DIVISION_LINE: str(line)}
    own = "index" in classes and tag != CHAPTER  # there it says what the chapter is
    if not own and not any(name in given for name in NAMES):
        return dict(given)
    marks = {each: name for each, name in CLASSES.items() if own or each != "index"}
    kept = [each for each in classes if each not in marks]
    found = {name: value for name, value in given.items() if name not in (*NAMES, "class")}
    found |= {"class": " ".join(kept)} if kept else {}
    found |= {key(name): given[name] for name in NAMES if name in given}
    found |= {marks[each]: "" for each in classes if each in marks}
    return {**found, LINE: str(line)}


def key(name: str) -> str:
    """Return what an attribute of the dialect is called in the tree."""
    return ENTRY if name == "index" else f"{ENTRY}-{name}"
