"""How a mark of an index stands in a chapter's tree until the index is made: data-index and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping

MARK_ATTRIBUTES = (
    "index",
    "in",
    "see",
    "also",
    "range",
)  # attributes of the dialect; in the tree data-index-in and so on
MARK_ENTRY, MARK_LINE, MARK_OWN_WORDS, MARK_MAIN = "data-index", "data-index-line", "data-index-own", "data-index-main"
CLASSES = {"index": MARK_OWN_WORDS, "main": MARK_MAIN}
LOCATOR_CLASS = "index-locator"  # class of what an entry says of its places
MARK_PREFIX = "data-index"  # how each of them begins
INDEX_ELEMENT, INDEX_CLASS = "div", "index"  # a division whose class it is holds an index
INDEX_LINE = "data-line"
TITLE = "h1"  # whose class index is the chapter's kind, and marks nothing


def marked(tag: str, given: Mapping[str, str], line: int) -> dict[str, str]:
    """Return the attributes of an element, those of a mark under the names that they have in the tree."""
    classes = given.get("class", "").split()
    if tag == INDEX_ELEMENT and classes[:1] == [INDEX_CLASS]:
        return {**given, INDEX_LINE: str(line)}
    own = "index" in classes and tag != TITLE
    if not own and not any(name in given for name in MARK_ATTRIBUTES):
        return dict(given)
    kept = [each for each in classes if each not in CLASSES or (each == INDEX_CLASS and not own)]
    found = {name: value for name, value in given.items() if name not in (*MARK_ATTRIBUTES, "class")}
    found |= {"class": " ".join(kept)} if kept else {}
    found |= {mark_attribute(name): given[name] for name in MARK_ATTRIBUTES if name in given}
    found |= {CLASSES[each]: "" for each in classes if each in CLASSES and each not in kept}
    return {**found, MARK_LINE: str(line)}


def mark_attribute(name: str) -> str:
    """Return what an attribute of the dialect is called in the tree."""
    return MARK_ENTRY if name == "index" else f"{MARK_ENTRY}-{name}"
