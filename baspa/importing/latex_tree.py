"""What pandoc reads in LaTeX otherwise than the press shows it: mended in its tree."""

from __future__ import annotations

from baspa.importing.nodes import PandocNode, node, nodes

QED = "\u25fb"  # what pandoc ends a proof with


def after(blocks: list[PandocNode]) -> None:
    """Mend the blocks of a LaTeX file; changes them."""
    for item in nodes(blocks):
        if item["t"] == "Div" and "proof" in item["c"][0][1]:
            end_proof(item["c"][1])


def end_proof(blocks: list[PandocNode]) -> None:
    """Make the square at the end of a proof a formula, for the fonts of formulas have it."""
    for block in blocks[-1:]:
        if block["t"] == "Para" and block["c"] and str(block["c"][-1].get("c", "")).endswith(QED):
            word = block["c"].pop()["c"].removesuffix(QED)
            block["c"] += [node("Str", word)] * bool(word) + [node("Math", [node("InlineMath"), "\\square"])]
