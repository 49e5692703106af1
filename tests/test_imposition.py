import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.sheets.imposition import BLANK, padded, saddle_stitch

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


def draw(sides):
    return " ".join(f"{side.left}|{side.right}" for side in sides)


@pytest.mark.parametrize(("pages", "drawn"), DRAWN.items())
def test_left_to_right(pages, drawn):
    assert draw(saddle_stitch(pages)) == drawn


@pytest.mark.parametrize(("pages", "drawn"), DRAWN.items())
def test_right_to_left_is_the_mirror_image(pages, drawn):
    mirrored = " ".join("|".join(reversed(side.split("|"))) for side in drawn.split())
    assert draw(saddle_stitch(pages, rtl=True)) == mirrored


def leaves(front, back, rtl):
    """Return the two leaves of a folded sheet, first page and last page of each: the back lies behind, mirrored."""
    if rtl:
        return (front.left, back.right), (back.left, front.right)
    return (front.right, back.left), (back.right, front.left)


def fold(sides, rtl):
    """Put the folded sheets into each other and leaf through them."""
    first, last = [], []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        opening, closing = leaves(front, back, rtl)
        first, last = [*first, *opening], [*closing, *last]
    return first + last


@given(st.integers(1, 400), st.booleans())
def test_a_folded_booklet_reads_in_order(pages, rtl):
    read = fold(saddle_stitch(pages, rtl), rtl)
    assert [page for page in read if page != BLANK] == list(range(1, pages + 1))
    assert len(read) - pages < 4


@given(st.integers(2, 400))
def test_blanks_stand_together_before_the_last_page(pages):
    order = padded(pages)
    assert order[0] == 1
    assert order[-1] == pages
    assert list(order[pages - 1 : -1]) == [BLANK] * (len(order) - pages)


@given(st.integers(1, 400), st.booleans())
def test_every_page_stands_once(pages, rtl):
    placed = [page for side in saddle_stitch(pages, rtl) for page in (side.left, side.right) if page != BLANK]
    assert sorted(placed) == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", [0, -1])
def test_no_booklet_without_a_page(pages):
    with pytest.raises(ValueError, match=r"^a booklet has at least one page$"):
        saddle_stitch(pages)
