"""How operators behave: the spaces beside them, whether they stretch. operators.txt has them all, and their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

DICTIONARY = Path(__file__).with_name("operators.txt")

Form = Literal["prefix", "infix", "postfix"]


@dataclass(frozen=True, slots=True)
class Operator:
    """The properties of an operator in one form; spaces in em."""

    left: float = 5 / 18
    right: float = 5 / 18
    stretchy: bool = False
    symmetric: bool = False
    large: bool = False
    movable: bool = False  # its limits stand beside it where there is little room


FORMS: tuple[Form, ...] = ("infix", "postfix", "prefix")
FLAGS = {"stretchy": "stretchy", "symmetric": "symmetric", "largeop": "large", "movablelimits": "movable"}


def operator(text: str, form: Form, attributes: Mapping[str, str]) -> Operator:
    """Return the properties of an <mo>: its own attributes, then those of the dictionary.

    `form` is that of its place; where the dictionary does not know that one, another form stands in for it.
    """
    known = dictionary()
    forms = (attributes["form"],) if "form" in attributes else (form, *FORMS)
    found = next((known[text, each] for each in forms if (text, each) in known), Operator())
    left = ems(attributes["lspace"]) if "lspace" in attributes else found.left
    right = ems(attributes["rspace"]) if "rspace" in attributes else found.right
    flags = {field: attributes[name] == "true" for name, field in FLAGS.items() if name in attributes}
    return replace(found, left=left, right=right, **flags)


def ems(length: str) -> float:
    """Return a length in em: "0.1667em", "0"; raises ValueError for other units."""
    return float(length.strip().removesuffix("em") or 0)


@cache
def dictionary() -> dict[tuple[str, str], Operator]:
    """Return the dictionary by character and form."""
    found: dict[tuple[str, str], Operator] = {}
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        if line.startswith(FORMS):
            form, left, right, flags = line.split()
            category = Operator(
                int(left) / 18, int(right) / 18, **{flag: True for flag in flags.split(",") if flag != "-"}
            )
        elif line.startswith(" "):
            found |= {(chr(point), form): category for point in points(line)}
    return found


def points(ranges: str) -> Iterator[int]:
    """Yield the code points of ranges, as in "2B 2212-2214"."""
    for each in ranges.split():
        first, _, last = each.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
