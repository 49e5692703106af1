"""Sheets of every scheme: folded, nested, cut and stacked in memory, they are the book."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.sheets.imposition import BLANK, SCHEMES, Side, balanced, padded, sheets_of, turned
from baspa.bind.sheets.placing import placing_of
from baspa.model.paper_sizes import MM
from baspa.model.sheets import PAPERS, Booklet
from baspa.model.turning import turning_of
from baspa.verify.held.folding import Face, book_of

# pages -> the sides, front and back of each sheet, the outermost first; 0 is blank
DRAWN = {
    1: "0|1 0|0",
    2: "2|1 0|0",
    3: "3|1 2|0",
    4: "4|1 2|3",
    5: "5|1 2|0 0|3 4|0",
    6: "6|1 2|0 0|3 4|5",
    7: "7|1 2|0 6|3 4|5",
    8: "8|1 2|7 6|3 4|5",
    9: "9|1 2|0 0|3 4|0 8|5 6|7",
    10: "10|1 2|0 0|3 4|9 8|5 6|7",
    11: "11|1 2|0 10|3 4|9 8|5 6|7",
    12: "12|1 2|11 10|3 4|9 8|5 6|7",
    16: "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9",
}
OTHERS = [  # pages, a booklet, its sides; ' is a page on its head, / begins a row
    (8, Booklet(scheme="signatures", signature=1), "4|1 2|3 8|5 6|7"),
    (13, Booklet(scheme="signatures", signature=2), "8|1 2|7 6|3 4|5 13|9 10|0 0|11 12|0"),
    (8, Booklet(scheme="cut-and-stack"), "1|5 6|2 3|7 8|4"),
    (9, Booklet(scheme="cut-and-stack-4"), "1|5/9|0 6|2/0|0 3|7/0|0 8|4/0|0"),
    (8, Booklet(scheme="zine"), "5'|4'|3'|2'/6|7|8|1"),
]
PAGES, RTL = st.integers(1, 130), st.booleans()
BOOKLETS = st.builds(
    Booklet,
    scheme=st.sampled_from(sorted(SCHEMES)),
    signature=st.integers(1, 16),
    duplex=st.sampled_from(["short", "long"]),
    paper=st.sampled_from(["", *PAPERS, "100x300"]),
)


def draw(side):
    return "/".join("|".join(f"{cell.page}{chr(39) * cell.turned}" for cell in row) for row in side)


def drawn(sheets):
    return " ".join(draw(side) for sheet in sheets for side in (sheet.front, sheet.back) if side)


@pytest.mark.parametrize(("pages", "expected"), DRAWN.items())
def test_a_saddle_stitch(pages, expected):
    assert drawn(sheets_of(pages, Booklet())) == expected


@pytest.mark.parametrize(("pages", "expected"), DRAWN.items())
def test_right_to_left_is_the_mirror_image(pages, expected):
    mirrored = " ".join("|".join(reversed(side.split("|"))) for side in expected.split())
    assert drawn(sheets_of(pages, Booklet(), rtl=True)) == mirrored


@pytest.mark.parametrize(("pages", "booklet", "expected"), OTHERS)
def test_other_schemes(pages, booklet, expected):
    assert drawn(sheets_of(pages, booklet)) == expected


def printed(pages: int, booklet: Booklet, rtl: bool) -> tuple[list[list[list[Face]]], bool]:
    """Return the sides of a booklet as the printer is given them, and whether its sheets lie."""
    placing = placing_of((148 * MM, 210 * MM), booklet)
    found = []
    for sheet in sheets_of(pages, booklet, rtl):
        back = sheet.back and (turned(sheet.back) if placing.backs_are_turned(turning_of(booklet)) else sheet.back)
        found += [as_seen(side) for side in (sheet.front, back) if side]
    return found, placing.sheet[0] > placing.sheet[1]


def as_seen(side: Side) -> list[list[Face]]:
    return [[Face(str(cell.page or ""), cell.page != BLANK and cell.turned) for cell in row] for row in side]


@given(PAGES, BOOKLETS, RTL)
def test_folded_and_cut_every_booklet_reads_in_order(pages, booklet, rtl):
    sides, lies = printed(pages, booklet, rtl)
    read = [face for face in book_of(sides, booklet, lies == (booklet.duplex == "short"), rtl) if face.said]
    assert read == [Face(str(number)) for number in range(1, pages + 1)]


@given(PAGES, BOOKLETS, RTL, st.data())
def test_two_pages_exchanged_are_seen(pages, booklet, rtl, draw):
    sides, lies = printed(pages, booklet, rtl)
    upright = lies == (booklet.duplex == "short")
    right = book_of(sides, booklet, upright, rtl)
    places = [(s, r, c) for s, side in enumerate(sides) for r, row in enumerate(side) for c, _ in enumerate(row)]
    one, other = (draw.draw(st.sampled_from(places)) for _ in range(2))
    first, second = (sides[s][r][c] for s, r, c in (one, other))
    for (s, r, c), face in ((one, second), (other, first)):
        sides[s][r][c] = face
    assert (book_of(sides, booklet, upright, rtl) == right) == (first == second)


@given(PAGES, st.integers(1, 16))
def test_signatures_are_balanced(pages, most):
    sheets = ceil(pages / 4)
    found = balanced(sheets, most)
    assert sum(found) == sheets
    assert max(found) <= most
    assert max(found) - min(found) <= 1


@given(st.integers(2, 400))
def test_blanks_stand_together_before_the_last_page(pages):
    order = padded(pages)
    assert order[0] == 1
    assert order[-1] == pages
    assert list(order[pages - 1 : -1]) == [BLANK] * (len(order) - pages)


@pytest.mark.parametrize("pages", [0, -1])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_booklet_without_a_page(pages, scheme):
    with pytest.raises(ValueError, match=r"^a booklet has at least one page$"):
        sheets_of(pages, Booklet(scheme=scheme))
