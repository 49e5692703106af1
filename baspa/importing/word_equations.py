r"""Formulas of Word that have a number beside them: each on a line of its own, with its number as `\tag{3}`.

    E = mc²#(1)          what Word itself makes of a number that is typed behind a formula: an array of one row
    y = kx    (3)        a paragraph of a formula and a number, parted by a tab
    | | F = ma | (2) |   a table of one row

A paragraph that is one formula is on a line of its own as well, as Word shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from baspa.importing.nodes import ATTRIBUTE, PandocNode, node, node_attribute, nodes, plain_text

ROW = re.compile(
    r"\\begin\{array\}\{[a-z]*\}\s*(?P<tex>(?:(?!\\\\\s)[\s\S])*?)\\#\s*\(?(?P<number>[^()\\{}&]+?)\)?\s*\\end\{array\}\s*"
)
NUMBER = re.compile(r"(?P<stop>[.,;]?)\s*\((?P<number>\w{1,4}(?:[.\-\u2013]\w{1,3}){0,3})\)")
STOP = re.compile(r"[.,;]?")


def with_numbers(blocks: list[PandocNode]) -> None:
    """Put formulas that have a number, or a paragraph of their own, on lines of their own; changes the blocks."""
    for item in nodes(blocks):
        if item["t"] == "Math" and (row := ROW.fullmatch(item["c"][1].strip())):
            item["c"][1] = f"{row['tex'].strip()} \\tag{{{row['number'].strip()}}}"
    for at, block in enumerate(blocks):
        if formula := found_in(block):
            blocks[at] = displayed(*formula)
        elif block["t"] in ("Div", "BlockQuote"):
            with_numbers(block["c"][1] if block["t"] == "Div" else block["c"])


Numbered = tuple[PandocNode, str, list[Any]]  # a formula, what stands behind it, and what the number stands in


def found_in(block: PandocNode) -> Numbered | None:
    """Return the formula that a paragraph or a table is."""
    if block["t"] == "Table":
        return in_table(block["c"])
    return alone(block["c"]) if block["t"] in ("Para", "Plain") else None


def alone(inlines: Sequence[PandocNode]) -> Numbered | None:
    """Return the one formula of a line that holds nothing else but its number."""
    formulas = [each for each in inlines if each["t"] == "Math"]
    if len(formulas) != 1:
        return None
    at = inlines.index(formulas[0])
    before, behind = plain_text(list(inlines[:at])), plain_text(list(inlines[at + 1 :]))
    found = NUMBER.fullmatch(behind) or STOP.fullmatch(behind)
    return (formulas[0], behind, list(inlines)) if found and not before else None


def in_table(content: Any) -> Numbered | None:
    """Return the formula of a table of one row, in which nothing else stands but its number."""
    _, caption, _, (_, head), bodies, (_, foot) = content
    rows = [*head, *(row for _, _, inner, body in bodies for row in (*inner, *body)), *foot]
    if len(rows) != 1 or plain_text(caption[1]):
        return None
    inlines = [each for cell in rows[0][1] for block in cell[4] for each in lines_of(block)]
    found = alone(inlines)
    return found if found and NUMBER.fullmatch(found[1]) else None


def lines_of(block: PandocNode) -> Iterator[PandocNode]:
    """Yield what stands in a paragraph; what is none comes whole, so that no formula is alone with it."""
    if block["t"] in ("Para", "Plain"):
        yield from block["c"]
        yield node("Space")
    else:
        yield block


def displayed(formula: PandocNode, behind: str, around: Sequence[PandocNode]) -> PandocNode:
    """Return the paragraph of a formula on a line of its own, with its number and the place that links lead to."""
    tex = formula["c"][1].strip()
    if (found := NUMBER.fullmatch(behind)) and "\\tag{" not in tex:
        tex = f"{tex}{found['stop']} \\tag{{{found['number']}}}"
    else:
        tex += behind
    names = [name for each in nodes(list(around)) if each["t"] in ATTRIBUTE and (name := node_attribute(each)[0])]
    tex += f"\\label{{{names[0]}}}" if names else ""
    return node("Para", [node("Math", [node("DisplayMath"), tex])])
