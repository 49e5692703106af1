"""How a book is bound, and what inner margin that asks for: a thick glued book does not open to its fold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from baspa.model.bindings import Binding
from baspa.model.fields import says

MOST_STAPLED = 20  # sheets of office paper that fold flat and that a staple holds

# The least inner margin of glued books, mm, by the pages up to which it will do: Amazon KDP, "Set Trim Size, Bleed, and
# Margins", as quoted by publishing.co.uk/guides/kdp-margin-calculator and others that agree (2026-05), up to 0.1 mm.
GLUED = ((150, 9.6), (300, 12.7), (500, 15.9), (700, 19.1), (828, 22.3))
LEAST_OUTSIDE = 10.0  # mm that the outer margin keeps while the inner one grows: room for a thumb
INSIDE = 16.0  # mm, the house's own


def least_inside(binding: Binding, pages: int) -> float:
    """Return the least inner margin, mm, of a book of so many pages; 0 where its binding asks for none.

    Sewn sections open flat: they have that of the step before (the house's own rule; printers give no figures). So do
    stapled sheets, which are few: those behind a staple are thin, and what they push outwards is the booklet's affair.
    What hard covers hold may be glued.
    """
    if binding in (None, "stapled"):
        return 0
    steps = [least for _, least in GLUED]
    step = sum(pages > most for most, _ in GLUED[:-1])
    return steps[max(0, step - 1)] if binding == "sewn" else steps[step]


def shift_outward(binding: Binding, pages: int, inside: float, outside: float) -> float:
    """Return by how much the text moves away from the fold, mm, on pages with such margins: no line becomes shorter.

    The outer margin gives what the inner one gets, and keeps LEAST_OUTSIDE.
    """
    return min(max(0.0, least_inside(binding, pages) - inside), max(0.0, outside - LEAST_OUTSIDE))


@dataclass(frozen=True, kw_only=True)
class Margins:
    """The margins of a page, mm: what is left of it is for the text."""

    top: Annotated[float, says("Above the text, with the running head in it.", ge=8, le=100)] = 20
    outside: Annotated[float, says("Towards the edge of the open book.", ge=8, le=100)] = 18
    bottom: Annotated[float, says("Below the text, with the page's number in it.", ge=8, le=100)] = 24
    inside: (
        Annotated[
            float,
            says(
                "Towards the fold. When absent: 16, or more where `binding` and the number of pages ask for it.",
                ge=8,
                le=100,
            ),
        ]
        | None
    ) = None

    @property
    def least_inside(self) -> float:
        """The inner margin before it is known how many pages there are."""
        return INSIDE if self.inside is None else self.inside

    def inside_of(self, binding: Binding, pages: int) -> float:
        """Return the inner margin of a book of so many pages: what is said of it stays."""
        if self.inside is not None:
            return self.inside
        return INSIDE + shift_outward(binding, pages, INSIDE, self.outside)
