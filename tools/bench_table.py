"""What the bench prints: of each contestant the best of its turns, and what these are to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from bench_runs import MIB, Run

# What runs. A contestant's name is `of` who runs it.
PEERS = "peers"
PYTHON = "`python -c pass`"
WEASYPRINT = "the `weasyprint` command, the essay's PDF"
CHECK = "`check`"
STARTS = ("`--help`", "`formats`", "`new`", CHECK)
ESSAY = "the essay's PDF, booklet and EPUB"
BOOK = "PDF and EPUB"
BOOK_AT_ONCE = "PDF and EPUB at the same time"
FORMATS = "PDF, booklet and EPUB"
EBOOK = "EPUB alone"
PAGED = "PDF and EPUB with page numbers"
FIRST, LAST = "the first page drawn", "the last page drawn"

Quantity = Literal["wall", "cpu", "memory"]
CALLED: Mapping[Quantity, str] = {"wall": "wall time", "cpu": "CPU time", "memory": "memory"}
UNKNOWN = "–"


def of(who: str, what: str, times: int = 0) -> str:
    """Return the name of a contestant; `times` is how many times over the long book is made."""
    return f"{who}, {times}x: {what}" if times else f"{who}: {what}"


class Figures(NamedTuple):
    """The best of a contestant's turns."""

    wall: float  # s
    cpu: float  # s
    memory: float  # bytes; 0 where nobody looked


class Pdf(NamedTuple):
    """A PDF that a contestant made."""

    pages: int
    size: int  # bytes


class Row(NamedTuple):
    """A line of the table: what it tells, what it should be, and its cell for the press of a commit."""

    name: str
    aim: str
    cell: Callable[[str], str]


def best(runs: Sequence[Run]) -> Figures:
    """Return the least times of the turns that nobody looked on, and the most memory of the others."""
    alone = [run for run in runs if not run.memory]
    return Figures(min(r.wall for r in alone), min(r.cpu for r in alone), max(r.memory for r in runs))


def shown(value: float, quantity: Quantity) -> str:
    """Return a figure with its unit."""
    return f"{value / MIB:.0f} MiB" if quantity == "memory" else f"{value:.2f} s"


@dataclass(frozen=True, slots=True)
class Results:
    """All figures, and the PDFs, by the names of contestants. What was not measured is a dash."""

    figures: Mapping[str, Figures]
    pdfs: Mapping[str, Pdf]

    def value(self, name: str, quantity: Quantity) -> float:
        """Return a figure; 0 where there is none."""
        found = self.figures.get(name)
        return getattr(found, quantity) if found else 0.0

    def ratio(self, one: str, other: str, quantity: Quantity) -> str:
        """Say how many times another's figure one is, and both."""
        a, b = self.value(one, quantity), self.value(other, quantity)
        return f"{a / b:.2f} ({shown(a, quantity)} / {shown(b, quantity)})" if a and b else UNKNOWN

    def more(self, one: str, other: str) -> str:
        """Say how much more wall and processor time one takes than another."""
        if one not in self.figures or other not in self.figures:
            return UNKNOWN
        wall, cpu = (self.value(one, each) - self.value(other, each) for each in ("wall", "cpu"))
        return f"{wall:+.3f} s (CPU {cpu:+.3f} s)"

    def amount(self, name: str) -> str:
        """Say how much memory one takes."""
        value = self.value(name, "memory")
        return shown(value, "memory") if value else UNKNOWN

    def added(self, press: str, quantity: Quantity) -> str:
        """Say what a page costs that the book has more from once to twice, then from twice to four times."""
        names = [of(press, BOOK, times) for times in (1, 2, 4)]
        if not all(name in self.pdfs and self.value(name, quantity) for name in names):
            return UNKNOWN
        pages = [self.pdfs[name].pages for name in names]
        costs = [self.value(name, quantity) * (1 / 1024 if quantity == "memory" else 1000) for name in names]
        before, after = ((costs[n + 1] - costs[n]) / (pages[n + 1] - pages[n]) for n in (0, 1))
        return f"{after / before:.2f} ({before:.1f}, then {after:.1f} {'KiB' if quantity == 'memory' else 'ms'})"

    def file(self, name: str, first: str) -> str:
        """Say how large a PDF is as a part of another, and how many pages it has."""
        if name not in self.pdfs or first not in self.pdfs:
            return UNKNOWN
        pdf = self.pdfs[name]
        return f"{pdf.size / self.pdfs[first].size:.2f} ({pdf.size / 1000:,.0f} KB, {pdf.pages:,} pages)"


def rows(results: Results, first: str) -> Iterator[Row]:
    """Yield the lines of the table; `first` is the press of the first column, which some figures are a part of."""
    said = "PDF and EPUB, wall time: times pandoc's with Typst and pandoc's EPUB"
    yield Row(f"the book, {said}", "≤ 1.2", built(results, BOOK, 1))
    yield Row("where these two run at the same time", "", built(results, BOOK_AT_ONCE, 1))
    yield Row(f"three times the book, {said}", "≤ 1.5", built(results, BOOK, 3))
    for each in ("cpu", "memory"):
        name = f"{CALLED[each]} of an added page: from twice to four times the book against from once to twice"
        yield Row(name, "0.95 to 1.05", partial(results.added, quantity=each))
    yield Row(
        "the book, PDF, booklet and EPUB, CPU time: times the first column's",
        "≤ 0.55",
        lambda press: results.ratio(of(press, FORMATS, 1), of(first, FORMATS, 1), "cpu"),
    )
    yield Row(
        "the book, EPUB alone, CPU time: times that of pandoc's EPUB",
        "≤ 0.6",
        lambda press: results.ratio(of(press, EBOOK, 1), of(PEERS, EBOOK, 1), "cpu"),
    )
    yield Row(
        "page numbers of the print book in the EPUB: more than PDF and EPUB without",
        "≤ 0.3 s CPU",
        lambda press: results.more(of(press, PAGED, 1), of(press, BOOK, 1)),
    )
    yield Row(
        "the book's PDF: times the size of the first column's",
        "≤ 0.8",
        lambda press: results.file(of(press, BOOK, 1), of(first, BOOK, 1)),
    )
    yield from of_the_essay(results)
    yield Row("peak memory, the book", "≤ 450 MiB", lambda press: results.amount(of(press, BOOK, 1)))
    yield Row("peak memory, three times the book", "≤ 1024 MiB", lambda press: results.amount(of(press, BOOK, 3)))
    yield from viewed(results)


def built(results: Results, peer: str, times: int) -> Callable[[str], str]:
    """Return what tells the wall time of the long book as times that of a peer."""
    return lambda press: results.ratio(of(press, BOOK, times), of(PEERS, peer, times), "wall")


def of_the_essay(results: Results) -> Iterator[Row]:
    """Yield the lines on a short book, and on what builds nothing."""
    weasyprint, python = of(PEERS, WEASYPRINT), of(PEERS, PYTHON)

    def against(quantity: Quantity) -> Callable[[str], str]:
        return lambda press: results.ratio(of(press, ESSAY), weasyprint, quantity)

    def more(what: str) -> Callable[[str], str]:
        return lambda press: results.more(of(press, what), python)

    for each in ("wall", "cpu"):
        name = f"the essay, PDF, booklet and EPUB, {CALLED[each]}: times the `weasyprint` command's"
        yield Row(name, "≤ 0.8", against(each))
    for start in STARTS:
        yield Row(f"{start}: more than {PYTHON}", "≤ 0.2 s" if start == CHECK else "≤ 0.08 s", more(start))


def viewed(results: Results) -> Iterator[Row]:
    """Yield the lines on a PDF's pages in a reader."""

    def against(page: str, quantity: Quantity) -> Callable[[str], str]:
        return lambda press: results.ratio(of(press, page, 3), of(PEERS, page, 3), quantity)

    for page in (FIRST, LAST):
        for each in ("cpu", "memory"):
            name = f"{page} of three times the book, {CALLED[each]}: times that of Typst's"
            yield Row(name, "≤ 2", against(page, each))


def table(results: Results, presses: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table in Markdown, a column for each press."""
    yield f"| | should be | {' | '.join(presses)} |"
    yield f"|---|--:|{'--:|' * len(presses)}"
    for row in rows(results, presses[0]):
        yield f"| {row.name} | {row.aim} | {' | '.join(row.cell(press) for press in presses)} |"


def measured(results: Results) -> Iterator[str]:
    """Yield the lines of a table of all figures."""
    yield "| | wall time | CPU time | memory |"
    yield "|---|--:|--:|--:|"
    for name, figures in results.figures.items():
        memory = shown(figures.memory, "memory") if figures.memory else UNKNOWN
        yield f"| {name} | {figures.wall:.3f} s | {figures.cpu:.3f} s | {memory} |"
