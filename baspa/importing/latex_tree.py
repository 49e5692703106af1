"""What pandoc reads in LaTeX otherwise than the press shows it: mended in its tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from baspa.importing.headings import PART_HEADING
from baspa.importing.latex_lists import CYRILLIC
from baspa.importing.nodes import PandocNode, node, nodes, remade
from baspa.importing.plain_text import inlines_of_text

PARTS = re.compile(r"\\part\*?\s*[\[{]")
QED = "\u25fb"  # what pandoc ends a proof with
ENTRY = "bib-"  # before the key of an entry in a list of references by hand


def after(blocks: list[PandocNode], text: str) -> list[PandocNode]:
    """Return the blocks of a LaTeX file, whose text is given, mended; changes them."""
    parted(blocks, len(PARTS.findall(text)))
    keys = [item["c"][0][0] for item in nodes(blocks) if item["t"] == "Span" and item["c"][0][0].startswith(ENTRY)]
    numbers = {key.removeprefix(ENTRY): number for number, key in enumerate(keys, 1)}
    for item in nodes(blocks):
        if item["t"] == "Div" and "proof" in item["c"][0][1]:
            end_proof(item["c"][1])
        elif item["t"] == "OrderedList":
            with_letters(item["c"])
    made = remade(blocks, lambda child: one(child, numbers))
    assert isinstance(made, list)
    return made


def abstract(meta: Mapping[str, Any]) -> list[PandocNode]:
    """Return the division of an article's abstract, which pandoc has as no text; none where there is none."""
    said = meta.get("abstract") or {}
    if said.get("t") not in ("MetaBlocks", "MetaInlines") or not said["c"]:
        return []
    blocks = said["c"] if said["t"] == "MetaBlocks" else [node("Para", said["c"])]
    return [node("Div", [["", ["abstract"], []], blocks])]


def parted(blocks: list[PandocNode], count: int) -> None:
    """Make so many parts chapters of their own, and what stands in them, or before them, chapters of the same level."""
    headings = [block for block in blocks if block["t"] == "Header"]
    top = min((block["c"][0] for block in headings), default=1)
    under = min((block["c"][0] for block in headings if block["c"][0] > top), default=0)
    are_parts = under and sum(block["c"][0] == top for block in headings) == count
    for block in headings if are_parts else ():
        level, (name, classes, given), words = block["c"]
        classes = [PART_HEADING] if level == top else classes
        block["c"] = [max(1, level - under + 1), [name, classes, given], words]


def end_proof(blocks: list[PandocNode]) -> None:
    """Make the square at the end of a proof a formula, for the fonts of formulas have it."""
    for block in blocks[-1:]:
        if block["t"] == "Para" and block["c"] and str(block["c"][-1].get("c", "")).endswith(QED):
            word = block["c"].pop()["c"].removesuffix(QED)
            block["c"] += [node("Str", word)] * bool(word) + [node("Math", [node("InlineMath"), "\\square"])]


def with_letters(content: Any) -> None:
    """Let a list whose first item begins with the sign for it have Cyrillic letters."""
    (_, style, _), (first, *_) = content
    inlines = first[0]["c"] if first and first[0]["t"] in ("Para", "Plain") else []
    if inlines and str(inlines[0].get("c", "")).startswith(CYRILLIC):
        inlines[0]["c"] = inlines[0]["c"].removeprefix(CYRILLIC)
        style["t"] = style["t"].replace("Alpha", "Cyrillic")


def one(child: PandocNode, numbers: dict[str, int]) -> list[Any] | None:
    """Return what becomes of one piece: citations lead to the list of references by hand, listings have captions."""
    kind = child["t"]
    if kind == "Cite" and all(each["citationId"] in numbers for each in child["c"][0]):
        return cited(child["c"][0], numbers)
    if kind == "CodeBlock" and (said := dict(child["c"][0][2]).get("caption")):
        return [node("Para", inlines_of_text(re.sub(r"\\[A-Za-z]+\s*|[{}]", "", said))), child]
    return None


def cited(citations: list[Any], numbers: dict[str, int]) -> list[PandocNode]:
    """Return the numbers of entries in brackets, as LaTeX sets them: [1, p. 5; 2]."""
    found: list[PandocNode] = [node("Str", "[")]
    for at, each in enumerate(citations):
        number, key = str(numbers[each["citationId"]]), each["citationId"]
        found += [node("Str", ","), node("Space")] * bool(at) + [*each["citationPrefix"]]
        found += [node("Space")] * bool(each["citationPrefix"])
        found.append(node("Link", [["", [], []], [node("Str", number)], [f"#{ENTRY}{key}", ""]]))
        found += with_comma(each["citationSuffix"])
    return [*found, node("Str", "]")]


def with_comma(suffix: list[PandocNode]) -> list[PandocNode]:
    """Return what stands behind a number, set apart by a comma."""
    said = str(suffix[0].get("c", "")) if suffix else ","
    return suffix if said.startswith(",") else [node("Str", ","), node("Space"), *suffix]
