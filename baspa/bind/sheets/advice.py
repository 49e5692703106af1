"""What a printer would say of a booklet: sheets too many for a staple or too thick, type too small to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.bind.sheets.imposition import Sheet
from baspa.bind.sheets.placing import Placing
from baspa.model.binding import Binding
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Severity

MOST_STAPLED = 20  # sheets of office paper that fold flat and that a staple holds
OTHER_SCHEMES: dict[Binding, str] = {
    None: 'fold it by a few sheets and sew or glue it, [booklet] scheme = "signatures", or "cut-and-stack"',
    "stapled": 'no staple holds it: [design] binding = "glued" or "sewn", and [booklet] scheme = "signatures"',
    "glued": 'for glue cut it, [booklet] scheme = "cut-and-stack", or fold it by a few sheets, "signatures"',
    "sewn": 'to sew it fold it by a few sheets, [booklet] scheme = "signatures"',
}
LEAST_TYPE = 7.0  # pt: below, handouts are hard to read


def advice(metadata: Metadata, placing: Placing, made: Sequence[Sheet]) -> Iterator[Problem]:
    """Yield what is to be told of the sheets of a booklet."""
    place, sheets = Place("book.toml"), len(made)
    if metadata.booklet.scheme == "saddle" and sheets > MOST_STAPLED:
        yield Problem(
            place,
            "B215",
            f"the booklet folds {sheets} sheets into each other: more than {MOST_STAPLED} do not fold flat",
            OTHER_SCHEMES[metadata.design.binding],
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
    pushed, most = max(metadata.booklet.pushed(sheet.within) for sheet in made), placing.most_moved
    if pushed > most:
        yield Problem(
            place,
            "B217",
            f"the sheets push inner pages {pushed:.1f} mm outwards, and they move back by {most:.1f} mm alone",
            "text would come too near to the fold: fold fewer sheets, or look at paper_weight, bulk and creep",
            Severity.WARNING,
        )
