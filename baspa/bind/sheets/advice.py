"""What a printer would say of a booklet or a handout: sheets too many for a staple, too thick, type too small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.bind.sheets.imposition import Sheet
from baspa.bind.sheets.placing import Placing
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Severity
from baspa.model.sheets import MOST_MOVED

MOST_STAPLED = 20  # sheets of office paper that fold flat and that a staple holds
LEAST_TYPE = 7.0  # pt: below, handouts are hard to read


def advice(metadata: Metadata, placing: Placing, made: Sequence[Sheet]) -> Iterator[Problem]:
    """Yield what is to be told of the sheets of a booklet."""
    place, sheets = Place("book.toml"), len(made)
    if metadata.booklet.scheme == "saddle" and sheets > MOST_STAPLED:
        yield Problem(
            place,
            "B215",
            f"the booklet folds {sheets} sheets into each other: more than {MOST_STAPLED} do not fold flat",
            'fold it by a few sheets and sew or glue it, [booklet] scheme = "signatures", or "cut-and-stack"',
            Severity.WARNING,
        )
    size = metadata.design.type_size * placing.scale
    if size < LEAST_TYPE:
        yield Problem(
            place,
            "B216",
            f"the booklet's pages are printed at {100 * placing.scale:.0f} % of their size, the text at {size:.1f} pt",
            "take larger paper in [booklet], or a smaller page or larger type in [design]",
            Severity.WARNING,
        )
    pushed = max(metadata.booklet.pushed(sheet.within) for sheet in made)
    if pushed > MOST_MOVED:
        yield Problem(
            place,
            "B217",
            f"the sheets push inner pages {pushed:.1f} mm outwards, and they move back by {MOST_MOVED:.0f} mm alone",
            "text would come too near to the fold: fold fewer sheets, or look at paper_weight, bulk and creep",
            Severity.WARNING,
        )


def small_handout(metadata: Metadata, scale: float) -> Iterator[Problem]:
    """Yield that the text of a handout is too small to read, where its pages are printed at a scale."""
    size = metadata.design.type_size * scale
    if round(size, 2) < LEAST_TYPE:
        yield Problem(
            Place("book.toml"),
            "B216",
            f"the handout's pages are printed at {100 * scale:.0f} % of their size, the text at {size:.1f} pt",
            "set fewer pages on a side, or take larger paper, in [handout]",
            Severity.WARNING,
        )
