"""What authors of word processors type beside formulas, tables and pictures: numbers and captions.

E = mc² <tab> (1)                a formula on a line of its own, with its number; so is a row of a table that has both
Таблица 1 – Sizes                a caption, where it stands before or behind a table or a picture without one
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from baspa.importing.nodes import PANDOC_SPACES, PandocNode, is_alone, node, plain_text
from baspa.importing.table import rows_of
from baspa.language.typed_labels import begins_as_caption

NUMBER = re.compile(r"([.,;]?)\s*\(([\w.’'-]{1,8})\)\s*([.,;]?)")
PLAIN = ("Str", "Strong", "Emph", "Span", *PANDOC_SPACES)  # a caption of these alone can be carried
PARAGRAPHS = ("Para", "Plain")


def taken_beside(blocks: Sequence[PandocNode]) -> list[PandocNode]:
    """Return blocks in which numbers belong to their formulas, and captions to their tables and pictures."""
    made: list[PandocNode] = []
    for block in map(formula, blocks):
        before = made[-1] if made else node("Null")
        if is_caption(before, "table") and is_bare(block, "Table"):
            made[-1] = captioned(block, before)
        elif is_caption(block, "figure") and is_bare(before, "Image"):
            made[-1] = figure(before, block)
        elif is_caption(block, "table") and is_bare(before, "Table"):
            made[-1] = captioned(before, block)
        else:
            made.append(block)
    return made


def formula(block: PandocNode) -> PandocNode:
    """Return a paragraph of a formula and its number as the formula with that number; others as they are."""
    if block["t"] == "Table":
        rows = [[inner for *_, inner in cells] for _, cells in rows_of(block["c"])]
        inner = rows[0] if len(rows) == 1 else []
        only = all(each["t"] in PARAGRAPHS for cell in inner for each in cell)
        numbered = numbered_formula([item for cell in inner for each in cell for item in each["c"]]) if only else None
    else:
        numbered = numbered_formula(block["c"]) if block["t"] in PARAGRAPHS else None
    return node("Para", [numbered]) if numbered else block


def numbered_formula(items: list[PandocNode]) -> PandocNode | None:
    """Return a formula that stands alone with a number in brackets behind it, which becomes its tag."""
    held = [item for item in items if item["t"] not in PANDOC_SPACES]
    if not held or held[0]["t"] != "Math" or any(item["t"] != "Str" for item in held[1:]):
        return None
    behind = NUMBER.fullmatch(plain_text(items[items.index(held[0]) + 1 :]))
    tex = str(held[0]["c"][1])
    if behind is None or "\\tag" in tex:
        return None
    return node("Math", [node("DisplayMath"), f"{tex}{behind[1]}{behind[3]} \\tag{{{behind[2]}}}"])


def is_caption(block: PandocNode, kind: str) -> bool:
    """Tell whether a paragraph begins with the number of a table or a figure, as captions do."""
    return (
        block["t"] in PARAGRAPHS
        and all(item["t"] in PLAIN for item in block["c"])
        and begins_as_caption(plain_text(block), kind)
    )


def is_bare(block: PandocNode, kind: str) -> bool:
    """Tell whether this is a table without a caption, or a picture that stands alone."""
    if block["t"] == "Table":
        return kind == "Table" and not plain_text(block["c"][1])
    return kind == "Image" and block["t"] in PARAGRAPHS and is_alone(block["c"], "Image")


def captioned(table: PandocNode, caption: PandocNode) -> PandocNode:
    """Return a table with a paragraph for its caption."""
    attribute, _, *others = table["c"]
    return node("Table", [attribute, [None, [caption]], *others])


def figure(picture: PandocNode, caption: PandocNode) -> PandocNode:
    """Return the figure of a picture and a paragraph."""
    content: list[Any] = [["", [], []], [None, [caption]], [node("Plain", picture["c"])]]
    return node("Figure", content)
