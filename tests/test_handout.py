"""Handouts: pages as large as can be, in order, whole, and room to write that hands can use."""

import io
import re
from dataclasses import replace
from itertools import combinations, pairwise, product

import pikepdf
import pypdfium2
import pytest
from builds import build, built, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.sheets.handout import bind_handout
from baspa.bind.sheets.handout_grid import grid_of, lines_in
from baspa.model.edition import Artifact
from baspa.model.handouts import Handout
from baspa.model.paper_sizes import MM, NAMED, PAPERS, size_of
from baspa.verify.held.handouts import hold_handout

COUNTS, NOTES = (2, 3, 4, 6, 8, 9), ("none", "beside", "below")
PAGES = st.tuples(st.integers(120, 500), st.integers(160, 700)).map(lambda size: (size[0] * MM, size[1] * MM))
SIZES = st.one_of(PAGES, st.sampled_from(sorted(NAMED.values())).map(lambda size: (size[1] * MM, size[0] * MM)))
HANDOUTS = st.builds(
    Handout,
    pages=st.sampled_from(COUNTS),
    notes=st.sampled_from(NOTES),
    paper=st.sampled_from([*PAPERS, "120x699", "499x160"]),
)
ROUNDED = 0.01  # pt


def boxes(grid):
    return [box for cell in grid.cells() for box in cell if box]


@given(SIZES, HANDOUTS, st.booleans())
def test_all_is_on_the_paper_clear_of_its_edge_and_of_each_other(page, handout, rtl):
    grid = grid_of(page, handout, rtl)
    width, height = grid.sheet
    assert sorted(grid.sheet) == pytest.approx(sorted(each * MM for each in size_of(handout.paper)))
    for box in boxes(grid):
        assert box.left >= 6 * MM - ROUNDED
        assert box.bottom >= 6 * MM - ROUNDED
        assert box.right <= width - 6 * MM + ROUNDED
        assert box.top <= height - 6 * MM + ROUNDED
    for one, other in combinations(boxes(grid), 2):
        apart = max(other.left - one.right, one.left - other.right, other.bottom - one.top, one.bottom - other.top)
        assert apart >= 5 * MM - ROUNDED


@given(SIZES, HANDOUTS, st.booleans())
def test_pages_follow_each_other_along_the_rows(page, handout, rtl):
    pages = [cell.page for cell in grid_of(page, handout, rtl).cells()]
    assert len(pages) == handout.pages
    assert pages == sorted(pages, key=lambda box: (-round(box.top, 3), -box.left if rtl else box.left))
    for box in pages:
        assert (box.right - box.left) / (box.top - box.bottom) == pytest.approx(page[0] / page[1])
        assert box.right - box.left <= page[0] + ROUNDED


@given(SIZES, HANDOUTS)
def test_no_other_rows_and_columns_would_hold_larger_pages(page, handout):
    """Of pages that are larger by a thousandth, with their notes and gaps, nothing holds as many."""
    grid = grid_of(page, handout)
    width, height = (grid.scale * 1.001 * each for each in page)
    across = width + (5 * MM + width * 2 / 3) * (handout.notes == "beside")
    down = height + (5 * MM + height / 2) * (handout.notes == "below")
    short, long = sorted(each * MM for each in size_of(handout.paper))
    for (wide, high), columns in product([(short, long), (long, short)], range(1, 10)):
        if handout.pages % columns == 0 and grid.scale < 1:
            rows = handout.pages // columns
            fits = columns * (across + 5 * MM) <= wide - 7 * MM and rows * (down + 5 * MM) <= high - 7 * MM
            assert not fits


@given(SIZES, HANDOUTS)
def test_notes_have_their_room_with_lines_for_handwriting(page, handout):
    for cell in grid_of(page, handout).cells():
        assert (cell.notes is None) == (handout.notes == "none")
        if cell.notes:
            width, height = cell.page.right - cell.page.left, cell.page.top - cell.page.bottom
            wide, high = cell.notes.right - cell.notes.left, cell.notes.top - cell.notes.bottom
            least = width * 2 / 3 if handout.notes == "beside" else height / 2
            assert (wide if handout.notes == "beside" else high) >= least - ROUNDED
            lines = [cell.notes.top, *lines_in(cell.notes)]
            assert all(7 * MM - ROUNDED <= one - other <= 8 * MM + ROUNDED for one, other in pairwise(lines))
            assert 0 - ROUNDED <= lines[-1] - cell.notes.bottom < 7 * MM
            assert high < 49 * MM or lines[-1] == pytest.approx(cell.notes.bottom)


@pytest.mark.parametrize(
    ("given", "percent", "way"),
    [
        ({}, 94, (2, 1)),
        ({"notes": "beside"}, 67, (1, 2)),
        ({"pages": 3, "notes": "beside"}, 44, (1, 3)),
        ({"pages": 4}, 65, (2, 2)),
        ({"pages": 6, "notes": "below"}, 42, (3, 2)),
        ({"pages": 8}, 46, (4, 2)),
        ({"paper": "A3"}, 100, (2, 1)),
    ],
)
def test_pages_of_a5_on_a4(given, percent, way):
    grid = grid_of((148 * MM, 210 * MM), Handout(**given))
    assert round(100 * grid.scale) == percent
    assert (grid.columns, grid.rows) == way


# Files.

SEVEN = "# One\n\n" + "\\newpage\n\n".join(f"Page {word}.\n\n" for word in ("uno", "duo", "tres"))


@pytest.fixture(scope="module")
def seven(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("seven"), SEVEN), ("pdf",))


def bound(made, **given):
    """Return the handout of a book as given, the faults found in it, and what is told of it."""
    metadata = replace(made.edition.metadata, handout=Handout(**given))
    handout, told = bind_handout(replace(made.edition, metadata=metadata), made.made["pdf"])
    return handout, hold_handout(handout, made.made["pdf"], replace(made.faces.print, metadata=metadata)), told


def letters(page, box=None):
    """Return the letters of a page, or of a part of it; sorted, for those of a turned page come in another order."""
    left, bottom, right, top = box or (0, 0, *page.get_size())
    text = page.get_textpage().get_text_bounded(left=left, bottom=bottom, right=right, top=top)
    return sorted("".join(text.split()))


@pytest.mark.parametrize("name", ["essay", "construct-hebrew", "construct-landscape"])
@pytest.mark.parametrize("given", [{"pages": 4, "notes": "beside"}, {"pages": 3}])
def test_each_place_shows_its_page(name, given):
    made = built(name)
    handout, faults, _ = bound(made, **given)
    assert faults == ()
    pages = [letters(page) for page in pypdfium2.PdfDocument(made.data("pdf"))]
    rtl = made.edition.direction == "rtl"
    cells = [cell.page for cell in grid_of((148 * MM, 210 * MM), Handout(**given), rtl).cells()]
    sides = pypdfium2.PdfDocument(handout.data)
    found = [letters(side, box) for side in sides for box in cells]
    assert sum(map(len, pages)) > 50
    assert found == pages + [[]] * (len(found) - len(pages))
    assert handout.pages == len(sides) == -(-len(pages) // given["pages"])


def test_the_handout_says_what_it_is_and_leaves_the_sides_to_who_prints(seven):
    handout, _, _ = bound(seven)
    with pikepdf.open(io.BytesIO(handout.data)) as sheets:
        assert sheets.docinfo.Title == "T"
        assert sheets.Root.ViewerPreferences.PrintScaling == "/None"
        assert "/Duplex" not in sheets.Root.ViewerPreferences


@pytest.mark.parametrize(("given", "codes"), [({"pages": 2, "notes": "beside"}, []), ({"pages": 4}, ["B216"])])
def test_text_that_comes_out_too_small_is_told(seven, given, codes):
    made = replace(seven.edition.metadata.design, type_size=10.5)
    metadata = replace(seven.edition.metadata, design=made, handout=Handout(**given))
    _, told = bind_handout(replace(seven.edition, metadata=metadata), seven.made["pdf"])
    assert [problem.code for problem in told] == codes


def shapes(handout, number=0):
    """Return the boxes of the lines, and of what is filled in black or grey, that a side draws besides its pages."""
    side = pypdfium2.PdfDocument(handout.data)[number]
    return [each.get_bounds() for each in side.get_objects([2], max_depth=1)]


def test_small_pages_have_their_numbers_on_their_frames(seven):
    """A frame for each page, and where the pages' own numbers are too small to read a ground and a number."""
    assert len(shapes(bound(seven, pages=2)[0])) == 2
    small = shapes(bound(seven, pages=9)[0])
    grid = grid_of((148 * MM, 210 * MM), Handout(pages=9))
    number = len(pypdfium2.PdfDocument(seven.data("pdf")))
    assert len(small) == 3 * number
    for frame, ground, label in zip(small[::3], small[1::3], small[2::3], strict=True):
        assert (ground[0] + ground[2]) / 2 == pytest.approx((frame[0] + frame[2]) / 2, abs=0.2)
        assert ground[1] < frame[1] < ground[3]
        assert ground[0] < label[0] < label[2] < ground[2]
        assert label[1] > 5 * MM
    assert len({round(frame[3]) for frame in small[::3]}) == -(-number // grid.columns)


def altered(handout, change):
    """Return a handout whose first side's content is changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(handout.data)) as pdf:
        side = pdf.pages[0]
        side.Contents = pdf.make_stream(change(side.Contents.read_bytes().decode()).encode())
        pdf.save(out)
    return Artifact("handout", handout.name, out.getvalue())


def without_first(content):
    return content[content.index("Q\n") + 2 :]


def moved(content, x):
    """Return content whose first page is moved to the right."""
    first, rest = content.split(" cm ", 1)
    *matrix, at, y = first.removeprefix("q ").split()
    return f"q {' '.join(matrix)} {float(at) + x} {y} cm {rest}"


CHANGES = {
    "exchanged": (lambda text: re.sub("/Page([12])", lambda found: f"/Page{3 - int(found[1])}", text), 2),
    "lost": (without_first, None),
    "too near to the edge": (lambda text: moved(text, -4), 1),
    "over the next": (lambda text: moved(text, 200), 2),
    "stretched": (lambda text: text.replace("q 0.6", "q 0.5", 1), None),
    "text over it": (lambda text: f"{text} BT ET", None),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_that_is_not_where_it_belongs_is_seen(seven, name):
    change, count = CHANGES[name]
    handout, faults, _ = bound(seven, pages=4)
    assert faults == ()
    metadata = replace(seven.edition.metadata, handout=Handout(pages=4))
    book = replace(seven.faces.print, metadata=metadata)
    assert hold_handout(altered(handout, str), seven.made["pdf"], book) == ()
    found = hold_handout(altered(handout, change), seven.made["pdf"], book)
    assert {problem.code for problem in found} == {"B054"}
    assert count is None or len(found) == count


def test_other_pages_on_a_side_than_asked_for_are_seen(seven):
    handout, _, _ = bound(seven, pages=2)
    book = replace(seven.faces.print, metadata=replace(seven.edition.metadata, handout=Handout(pages=3)))
    assert [problem.code for problem in hold_handout(handout, seven.made["pdf"], book)] == ["B054"]
