"""The orders of other programs that impose, beside ours: pages as they stood on the sheets that each of them made.

Read off by MuPDF on 2026-11-30 from pdfimpose 2.10.0 (schemas saddle with last=1 and group=0, hardcover, onepagezine,
wire) and booklette 0.1.1. A drawing is a side after the other; ' is a page on its head, / begins a row, 0 is blank.
"""

import re

import pytest

from baspa.bind.sheets.booklet import runs
from baspa.bind.sheets.imposition import mirrored, sheets_of
from baspa.bind.sheets.job import Job
from baspa.bind.sheets.placing import placing_of
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning

SADDLE, CUT = Booklet(), Booklet(scheme="cut-and-stack")
BY_4 = "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9 32|17 18|31 30|19 20|29 28|21 22|27 26|23 24|25"
PEERS = [  # program, pages, booklet, edge of the turn, whether from right to left, its sides
    ("pdfimpose saddle", 4, SADDLE, "short", False, "4|1 2|3"),
    ("pdfimpose saddle", 12, SADDLE, "short", False, "12|1 2|11 10|3 4|9 8|5 6|7"),
    (
        "pdfimpose saddle", 30, SADDLE, "short", False,
        "30|1 2|0 0|3 4|29 28|5 6|27 26|7 8|25 24|9 10|23 22|11 12|21 20|13 14|19 18|15 16|17",
    ),
    (
        "pdfimpose hardcover 2x1", 12, Booklet(scheme="signatures", signature=1), "short", False,
        "4|1 2|3 8|5 6|7 12|9 10|11",
    ),
    ("pdfimpose hardcover 2x1", 32, Booklet(scheme="signatures"), "short", False, BY_4),
    ("pdfimpose onepagezine", 8, Booklet(scheme="zine"), "short", False, "5'|4'|3'|2'/6|7|8|1"),
    ("pdfimpose wire 2x1", 8, CUT, "short", False, "1|5 6|2 3|7 8|4"),
    ("pdfimpose wire 2x1", 12, CUT, "short", False, "1|7 8|2 3|9 10|4 5|11 12|6"),
    ("booklette", 16, SADDLE, "short", False, "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9"),
    ("booklette", 8, SADDLE, "long", False, "8|1 7'|2' 6|3 5'|4'"),
    ("booklette", 8, SADDLE, "short", True, "1|8 7|2 3|6 5|4"),
    ("booklette", 32, Booklet(scheme="signatures"), "short", False, BY_4),
    (
        "booklette", 16, Booklet(scheme="signatures", signature=2), "long", False,
        "8|1 7'|2' 6|3 5'|4' 16|9 15'|10' 14|11 13'|12'",
    ),
]  # fmt: skip
OTHERWISE = [  # where they differ, and docs/printing.md says so: blanks at the end, a last signature that is thinner
    ("booklette", 7, SADDLE, "0|1 2|7 6|3 4|5"),
    (
        "booklette",
        20,
        Booklet(scheme="signatures"),
        "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9 20|17 18|19",
    ),
]
STACKED = [  # pdfimpose wire 2x2, whose stacks follow each other down the columns
    (8, "1|5/3|7 6|2/8|4"),
    (16, "1|9/5|13 10|2/14|6 3|11/7|15 12|4/16|8"),
]


def draw(side):
    return "/".join("|".join(f"{cell.page}{chr(39) * cell.turned}" for cell in row) for row in side)


def drawn(pages, booklet, edge="short", rtl=False):
    job = Job(name="a", file="a.pdf", booklet=booklet, turning=Turning(edge), rtl=rtl)
    (sides,) = runs(sheets_of(pages, booklet, rtl), placing_of((100, 140), booklet), job)
    return " ".join(draw(side.cells) for side in sides)


@pytest.mark.parametrize(("program", "pages", "booklet", "edge", "rtl", "sides"), PEERS)
def test_the_order_is_that_of_others(program, pages, booklet, edge, rtl, sides):
    assert drawn(pages, booklet, edge, rtl) == sides


@pytest.mark.parametrize(("program", "pages", "booklet", "sides"), OTHERWISE)
def test_where_others_differ(program, pages, booklet, sides):
    ours = drawn(pages, booklet)
    assert ours != sides
    assert sorted(re.findall(r"\d+", ours)) == sorted(re.findall(r"\d+", sides))


@pytest.mark.parametrize(("pages", "sides"), STACKED)
def test_stacks_of_four_are_those_of_others_transposed(pages, sides):
    def transposed(side):
        return tuple(zip(*side, strict=True))

    made = sheets_of(pages, Booklet(scheme="cut-and-stack-4"))
    both = [(transposed(each.front), mirrored(transposed(mirrored(each.back)))) for each in made]
    assert " ".join(draw(side) for sheet in both for side in sheet) == sides
