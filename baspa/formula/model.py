"""The values that the steps hand on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, read."""

    tex: str  # as written
    display: bool  # on a line of its own
    tag: str  # the number that \\tag gives it, without parentheses, or ""
    mathml: str  # <math xmlns=...>: Presentation MathML, of MathML Core's elements
    alt: str  # the formula as text: its TeX, white space made one space


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """Why a formula cannot be read."""

    message: str
    offset: int  # of the character in the TeX, from 0
    hint: str = ""
