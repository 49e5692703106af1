"""The spine of a book: how wide pages and their paper make it, and how much of that a printing house lets text have.

The figures stand in spines/, with source and date: a file for each preset whose house gives any, and papers.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from baspa.model.metadata import Metadata
from baspa.model.paper_sizes import INCH
from baspa.model.wrap import Wrap
from baspa.printers.case import BOARD, has_boards

FIGURES = Path(__file__).parent / "spines"
USUAL_WEIGHT = 80.0  # g/m², of paper of which nothing is said
COVER_BULK = 1.0  # thousandths of a mm for each g/m² of card
LEAST_GLUED = 3.2  # mm: newprint.com/help/perfect-bound-books-faq, 0.125 in; pages of a thinner spine may fall out


@dataclass(frozen=True, slots=True)
class SpineRules:
    """What a printing house says of spines."""

    papers: Mapping[str, float] = field(default_factory=dict)  # its own: mm of spine a page, not a leaf
    extra: float = 0.0  # mm that the cover adds, with these papers
    text_from: int = 0  # pages of a book that may have text there
    least_pages: int = 0
    most_pages: Mapping[str, int] = field(default_factory=dict)  # by paper

    def paper(self, wrap: Wrap) -> str:
        """Return the one of its papers that is used; "" for another."""
        return wrap.paper if wrap.paper in self.papers else "" if wrap.paper else next(iter(self.papers), "")


@cache
def papers() -> Mapping[str, float]:
    """Return the thickness of a leaf, mm, of each paper that has a name."""
    tables = tomllib.loads((FIGURES / "papers.toml").read_text(encoding="utf-8"))
    return {name: mm for table in tables.values() for name, mm in table.items() if name != "source"}


@cache
def spine_rules(printer: str) -> SpineRules:
    """Return what the printing house of a preset says of spines, which may be nothing."""
    file = FIGURES / f"{printer}.toml"
    said: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return SpineRules(
        papers={name: each * INCH for name, each in said.get("inches_a_page", {}).items()}
        | {name: INCH / each for name, each in said.get("pages_an_inch", {}).items()},
        extra=said.get("extra_inches", 0) * INCH,
        text_from=said.get("text_from", 0),
        least_pages=said.get("least_pages", 0),
        most_pages=said.get("most_pages", {}),
    )


def leaves(pages: int) -> int:
    """Return how many leaves have so many pages."""
    return -(-pages // 2)


def is_known(metadata: Metadata, rules: SpineRules) -> bool:
    """Tell whether the width of the spine is said, or the binding or the paper that make it."""
    wrap = metadata.wrap
    is_said = wrap.spine is not None or metadata.design.binding == "stapled"
    return bool(is_said or wrap.paper or wrap.paper_weight or rules.papers)


def spine_of(metadata: Metadata, pages: int) -> float:
    """Return the width of the spine of a book of so many pages, mm.

    That which book.toml says; none, 0, where sheets are folded in the middle and stapled; of a hard cover that of its
    pages between two boards; else that of a glued book.
    """
    if metadata.wrap.spine is not None:
        return metadata.wrap.spine
    if metadata.design.binding == "stapled":
        return 0
    rules = spine_rules(metadata.printing.preset)
    if has_boards(metadata):
        return round(block_width(pages, metadata.wrap, rules) + 2 * BOARD, 2)
    return spine_width(pages, metadata.wrap, rules)


def spine_width(pages: int, wrap: Wrap, rules: SpineRules) -> float:
    """Return the width of the spine of so many pages that are glued into a cover of card, mm, to a hundredth.

    A printing house's own formula for its papers; else the pages and the cover twice: mediencommunity.de,
    Druckkalkulation, 3.1. Raises KeyError for a paper that has no name.
    """
    cover = rules.extra if rules.paper(wrap) else 2 * wrap.cover_weight * COVER_BULK / 1000
    return round(block_width(pages, wrap, rules) + cover, 2)


def block_width(pages: int, wrap: Wrap, rules: SpineRules) -> float:
    """Return how thick so many pages are, mm; raises KeyError for a paper that has no name."""
    if own := rules.paper(wrap):
        return 2 * leaves(pages) * rules.papers[own]
    leaf = papers()[wrap.paper] if wrap.paper else (wrap.paper_weight or USUAL_WEIGHT) * wrap.bulk / 1000
    return leaves(pages) * leaf
