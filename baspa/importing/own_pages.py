"""Pages of an e-book, and parts of a web page, that the press makes itself: title pages, contents, navigation."""

from __future__ import annotations

from baspa.importing.html_mends import PAGE
from baspa.importing.nodes import PandocNode, node


def without_own_pages(blocks: list[PandocNode]) -> tuple[list[PandocNode], int]:
    """Return the blocks without those pages, and how many title pages there were."""
    found: list[PandocNode] = []
    titles = 0
    for block in blocks:
        kind = _kind(block)
        if block["t"] == "Div" and not kind:
            within, more = without_own_pages(block["c"][1])
            found.append(node("Div", [block["c"][0], within]))
            titles += more
        elif not kind:
            found.append(block)
        titles += kind.endswith("titlepage")
    return found, titles


def _kind(block: PandocNode) -> str:
    pairs = dict(block["c"][0][2]) if block["t"] == "Div" else {}
    return str(pairs.get(PAGE, pairs.get(PAGE.removeprefix("data-"), "")))
