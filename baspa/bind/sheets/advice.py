"""What a printer would say of a booklet or a handout: sheets too many for a staple, too thick, type too small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.bind.sheets.imposition import Sheet
from baspa.bind.sheets.job import Job
from baspa.bind.sheets.placing import Placing, Size, larger
from baspa.model.binding import MOST_STAPLED
from baspa.model.bindings import Binding
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Severity

OTHER_SCHEMES: dict[Binding, str] = {
    None: 'fold it by a few sheets and sew or glue it, [booklet] scheme = "signatures", or "cut-and-stack"',
    "stapled": 'no staple holds it: [design] binding = "glued" or "sewn", and [booklet] scheme = "signatures"',
    "glued": 'for glue cut it, [booklet] scheme = "cut-and-stack", or fold it by a few sheets, "signatures"',
    "hardcover": 'for a hard cover fold it by a few sheets and sew them, [booklet] scheme = "signatures"',
    "sewn": 'to sew it fold it by a few sheets, [booklet] scheme = "signatures"',
}
SQUARE = {
    True: "print two first; if backs come out head down, say the other duplex in [booklet]",
    False: "print two first; if backs come out head down, say the other --duplex, short or long",
}
LEAST_TYPE = 7.0  # pt: below, handouts are hard to read
USUAL_TYPE = 12.0  # pt: of a PDF whose type nobody told the press
MOST_BLANK = 3  # pages of a folded sheet that nothing fills: a book has seldom a multiple of four
MUCH = 4  # where one page of so many is blank, paper is wasted
NAMED_PAGES = 8  # of those that are alike


def advice(job: Job, placing: Placing, made: Sequence[Sheet], sizes: Sequence[Size]) -> Iterator[Problem]:
    """Yield what is to be told of the sheets of a booklet whose pages have these sizes."""
    place, sheets = Place(job.file), len(made)
    if job.booklet.scheme == "saddle" and sheets > MOST_STAPLED:
        yield Problem(
            place,
            "B215",
            f"the booklet folds {sheets} sheets into each other: more than {MOST_STAPLED} do not fold flat",
            OTHER_SCHEMES[job.binding]
            if job.is_book
            else "fold it by a few sheets and sew or glue it, --scheme signatures, or cut-and-stack",
            Severity.WARNING,
        )
    yield from small_type(job, placing)
    yield from blank_pages(job, made, len(sizes))
    pushed, most = max(job.booklet.pushed(sheet.within) for sheet in made), placing.most_moved
    if pushed > most:
        yield Problem(
            place,
            "B217",
            f"the sheets push inner pages {pushed:.1f} mm outwards, and they move back by {most:.1f} mm alone",
            "text would come too near to the fold: fold fewer sheets, or look at paper_weight, bulk and creep",
            Severity.WARNING,
        )
    if large := larger(sizes):
        yield of_other_sizes(job, large)
    if job.unsized:
        said = f"pages whose size cannot be read are taken for those that readers show: {named_pages(job.unsized)}"
        yield Problem(place, "B241", said, "look at them in the booklet", Severity.WARNING)
    if placing.is_square and any(sheet.back for sheet in made):
        said = "the sheets are square, and have no short edge and no long one: they are turned as upright paper is"
        yield Problem(place, "B243", said, SQUARE[job.is_book], Severity.WARNING)


def blank_pages(job: Job, made: Sequence[Sheet], pages: int) -> Iterator[Problem]:
    """Yield B230 where sheets that take more than four pages leave more of them blank than any booklet has to."""
    places = sum(len(row) for sheet in made for side in (sheet.front, sheet.back or ()) for row in side)
    blanks, fewer = places - pages, pages % (places // len(made))
    if blanks > MOST_BLANK:
        yield Problem(
            Place(job.file),
            "B230",
            f"blank pages on the sheets: {blanks} of {places}",
            f"to have none, add {blanks} pages, or take away {fewer}"
            if len(made) > 1
            else f"to have none, add {blanks} pages",
            Severity.WARNING if blanks * MUCH >= places else Severity.NOTE,
        )


def small_type(job: Job, placing: Placing) -> Iterator[Problem]:
    """Yield B216 where the text comes out too small; of a PDF whose type nobody told, where usual type would."""
    size = (job.type_size or USUAL_TYPE) * placing.scale
    if size >= LEAST_TYPE:
        return
    share = f"{100 * placing.scale:.0f}"
    yield Problem(
        Place(job.file),
        "B216",
        f"the booklet's pages are printed at {share} % of their size, the text at {size:.1f} pt"
        if job.type_size
        else f"pages are printed at {share} % of their size, text of {USUAL_TYPE:.0f} pt at {size:.1f} pt",
        "take larger paper in [booklet], or a smaller page or larger type in [design]"
        if job.is_book
        else "take larger paper, --paper A3, or another scheme",
        Severity.WARNING,
    )


def of_other_sizes(job: Job, large: Sequence[int]) -> Problem:
    """Return B229: pages that are larger than the place that all have."""
    return Problem(
        Place(job.file),
        "B229",
        f"pages larger than most are set smaller: {named_pages(large)}",
        "look at them in the booklet; a page that lies may be turned in its program first",
        Severity.WARNING,
    )


def named_pages(pages: Sequence[int]) -> str:
    """Return the numbers of pages, of many the first."""
    return ", ".join([*map(str, pages[:NAMED_PAGES]), *["…"][: len(pages) - NAMED_PAGES]])


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
