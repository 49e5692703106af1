"""What the items of an imported list begin with: figures, letters or Roman numbers, as the press reads them again."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any

from baspa.importing.nodes import PandocNode
from baspa.language.enumeration import RUSSIAN
from baspa.model.text import roman

FORMS = {"OneParen": "{})", "TwoParens": "({})"}  # by pandoc's delimiters; all others are points
POINT = "{}."
OTHER_FORM = {POINT: "{})", "{})": POINT, "({})": POINT}  # what sets a list apart from the one before it
FIGURES = ("Decimal", "DefaultStyle", "Example")
ALPHABETS = {"Alpha": ascii_lowercase, "Cyrillic": RUSSIAN}
LARGEST = 399  # of the Roman numbers that the press reads


def form_of(content: Any) -> str:
    """Return what stands around the name of each item of pandoc's ordered list."""
    return FORMS.get(content[0][2]["t"], POINT)


def item_labels(content: Any, apart: bool) -> list[str]:
    """Return the label of each item, with the gap behind it; figures where the press would not read letters.

    `apart`: a list of figures must not run together with the one before it.
    """
    (start, style, _), items = content
    numbers = range(start, start + len(items))
    if not has_letters(content):
        shown = OTHER_FORM[form_of(content)] if apart else form_of(content)
        shown = POINT if shown == "({})" and len(items) == 1 else shown
        return [f"{shown.format(number)} " for number in numbers]
    gap = "  " if form_of(content) == POINT else " "  # one letter and a point might be initials
    return [f"{form_of(content).format(item_name(style['t'], number))}{gap}" for number in numbers]


def has_letters(content: Any) -> bool:
    """Tell whether a list keeps its letters: a label alone is text, and so is one with a point that is not the first.

    With brackets a list may go on behind other text: its first is a later one.
    """
    (start, style, _), items = content
    if style["t"] in FIGURES or not item_name(style["t"], start + len(items) - 1):
        return False
    return (len(items) > 1 and start == 1) or (start > 1 and form_of(content) != POINT)


def interrupts(block: PandocNode) -> bool:
    """Tell whether an ordered list is read right behind a line of text."""
    return block["c"][0][0] == 1 and (form_of(block["c"]) == "{})" or not has_letters(block["c"]))


def item_name(style: str, number: int) -> str:
    """Return the name of an item in a system of pandoc's, or in Cyrillic letters; "" where there is none."""
    system = style.removeprefix("Upper").removeprefix("Lower")
    if system == "Roman":
        found = roman(number).lower() if number <= LARGEST else ""
    else:
        found = ALPHABETS[system][number - 1 : number]
    return found.upper() if style.startswith("Upper") else found
