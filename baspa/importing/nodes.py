"""Pandoc's tree as it comes in JSON: dicts {"t": type, "c": content}, walked and read.

The types are those of pandoc-types 1.23 (https://hackage.haskell.org/package/pandoc-types). An attribute is
[id, classes, [[key, value], ...]].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

PandocNode = dict[str, Any]

PANDOC_SPACES = ("Space", "SoftBreak", "LineBreak")
HIDDEN = {"deletion", "comment-start"}  # classes of what tracked changes hide
LEAVES = ("Str", *PANDOC_SPACES)
# Where the attribute stands in a node's content.
ATTRIBUTE = {"Header": 1, **dict.fromkeys(("Div", "Span", "Link", "Image", "Code", "CodeBlock", "Figure", "Table"), 0)}


def node(kind: str, content: Any = None) -> PandocNode:
    """Return a node; those without content are Space, SoftBreak, LineBreak and HorizontalRule."""
    return {"t": kind} if content is None else {"t": kind, "c": content}


def node_attribute(item: PandocNode) -> list[Any]:
    """Return a node's attribute, which may be changed in place; an empty one where its type has none."""
    at = ATTRIBUTE.get(item["t"])
    return ["", [], []] if at is None else list_of(item["c"][at])


def list_of(value: Any) -> list[Any]:
    """Return a value that is a list by the types of pandoc."""
    assert isinstance(value, list)
    return value


def nodes(value: Any) -> Iterator[PandocNode]:
    """Yield every node in a piece of the tree, in the order of the document."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            if "t" in item:
                yield item
            if item.get("t") not in LEAVES:
                waiting += reversed([*item.values()])


def plain_text(value: Any) -> str:
    """Return the text of a piece of the tree, its notes left out, with single spaces."""
    return " ".join("".join(_pieces(value)).split())


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for child in value:
            yield from _pieces(child)
    elif isinstance(value, dict):
        yield from _of_node(value)


def _of_node(item: PandocNode) -> Iterator[str]:
    kind, content = item.get("t"), item.get("c", [])
    if kind == "Str":
        yield str(content)
    elif kind in PANDOC_SPACES:
        yield " "
    elif kind in ("Code", "CodeBlock", "Math"):
        yield content[1]
    elif kind not in ("Note", "RawInline", "RawBlock") and not (kind == "Span" and HIDDEN & {*content[0][1]}):
        yield from _pieces(content)
        yield " " if kind in ("Para", "Plain", "Header") else ""


def remade(value: Any, step: Callable[[PandocNode], list[Any] | None]) -> Any:
    """Return a tree in which a step has put others in the place of nodes of a list; None of a step is "as it is"."""
    if isinstance(value, list):
        return [made for child in value for made in _steps(child, step)]
    if isinstance(value, dict):
        return {key: remade(child, step) for key, child in value.items()}
    return value


def _steps(child: Any, step: Callable[[PandocNode], list[Any] | None]) -> list[Any]:
    found = step(child) if isinstance(child, dict) and "t" in child else None
    return [remade(child, step)] if found is None else found


def depth(value: Any) -> int:
    """Return how deep lists and dicts are nested; without recursion, for the tree is a stranger's."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        item, level = waiting.pop()
        children = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        deepest = max(deepest, level)
        waiting += [(child, level + 1) for child in children if isinstance(child, dict | list)]
    return deepest


def is_alone(items: list[PandocNode], kind: str) -> bool:
    """Tell whether one node of this kind is all that inlines hold."""
    held = [item for item in items if item["t"] not in PANDOC_SPACES]
    return len(held) == 1 and held[0]["t"] == kind
