"""The marks on a booklet's sheets, read back: each where hands need it, and none on what readers see."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from builds import build, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.sheets.any_pdf import job_of_pdf
from baspa.bind.sheets.booklet import bind_booklet
from baspa.bind.sheets.imposition import SCHEMES, sheets_of
from baspa.bind.sheets.marks import SheetMarks, letter_of
from baspa.bind.sheets.placing import placing_of
from baspa.load.book_toml import parse
from baspa.model.fields import fields_of
from baspa.model.paper_sizes import MM, PAPERS
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning
from baspa.verify.held.sheets import hold_booklet

ALL = next(field.choices for field in fields_of(Booklet) if field.name == "marks")
A5 = (148 * MM, 210 * MM)
BOOKLETS = st.builds(
    Booklet,
    scheme=st.sampled_from(sorted(SCHEMES)),
    signature=st.integers(1, 4),
    paper=st.sampled_from(["", *PAPERS, "230x320", "320x450"]),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A book of 17 pages: five sheets, and signatures of two, two and one."""
    text = "# One\n\n" + "\\newpage\n\n".join(f"Page {number}.\n\n" for number in range(13))
    return build(write(tmp_path_factory.mktemp("pages"), text), ("pdf",))


def drawn(made, **given):
    """Return for each side of a booklet its size and the boxes of what is drawn on it besides its pages."""
    metadata = replace(made.edition.metadata, booklet=Booklet(**given))
    booklet, _ = bind_booklet(replace(made.edition, metadata=metadata), made.made["pdf"])
    assert hold_booklet(booklet, made.made["pdf"], replace(made.faces.print, metadata=metadata)) == ()
    document = pypdfium2.PdfDocument(booklet.data)
    return document[0].get_size(), [[o.get_bounds() for o in side.get_objects([2], max_depth=1)] for side in document]


def test_without_marks_nothing_is_drawn(pages):
    assert drawn(pages, marks=())[1] == [[]] * 10


def test_fold_marks_are_there_unless_another_list_is_given(pages):
    assert [len(side) for side in drawn(pages)[1]] == [2] * 10
    assert [len(side) for side in drawn(pages, marks=("fold",))[1]] == [2] * 10
    assert [len(side) for side in drawn(pages, scheme="cut-and-stack")[1]] == [0] * 10
    assert [len(side) for side in drawn(pages, scheme="zine")[1]] == [8] * 3


def test_staples_stand_on_the_outermost_fold_at_a_quarter_and_three_quarters(pages):
    (width, height), sides = drawn(pages, marks=("staple",))
    assert [len(side) for side in sides] == [2, *[0] * 9]
    for (left, bottom, right, top), y in zip(sides[0], (height / 4, height * 3 / 4), strict=True):
        assert (left + right) / 2 == pytest.approx(width / 2, abs=0.1)
        assert (bottom + top) / 2 == pytest.approx(y, abs=0.1)
        assert top - bottom == pytest.approx(12 * MM, abs=1)
    assert drawn(pages, marks=("staple",), scheme="signatures")[1] == [[]] * 10


def test_the_backs_of_signatures_are_a_staircase(pages):
    (width, _), sides = drawn(pages, marks=("collation",), scheme="signatures", signature=2)
    assert [len(side) for side in sides] == [1, 0, 0, 0, 1, 0, 0, 0, 1, 0]
    bars = [side[0] for side in sides if side]
    assert [(left + right) / 2 for left, _, right, _ in bars] == pytest.approx([width / 2] * 3, abs=0.1)
    assert [one[3] - other[3] for one, other in pairwise(bars)] == pytest.approx([7 * MM] * 2, abs=0.1)
    assert {round((top - bottom) / MM, 1) for _, bottom, _, top in bars} == {6.0}
    assert drawn(pages, marks=("collation",))[1] == [[]] * 10


@pytest.mark.parametrize("rtl", [False, True])
def test_a_staircase_that_reaches_the_foot_begins_again_at_the_head(rtl):
    booklet = Booklet(scheme="signatures", signature=1)
    marks = SheetMarks(frozenset(["collation"]), placing_of(A5, booklet), rtl)
    heights = [float(front.split()[4]) for front, _ in marks.sides(sheets_of(200, booklet))]
    assert min(heights) >= 25 * MM - 0.01
    assert max(heights) + 6 * MM <= (210 - 25) * MM + 0.01
    assert len(set(heights)) == heights[1:].index(heights[0]) + 1 == 23


def test_signature_marks_stand_on_the_outside_at_the_foot_of_the_fold(pages):
    (width, _), sides = drawn(pages, marks=("signature",), scheme="signatures", signature=2)
    assert [len(side) for side in sides] == [1, 0] * 5
    for left, bottom, right, top in (side[0] for side in sides if side):
        assert width / 2 < left < right < width / 2 + 10
        assert 10 < bottom < top < 20


def test_sheets_of_a_signature_have_letters():
    assert [letter_of(number) for number in (0, 1, 25, 26, 27, 52)] == ["a", "b", "z", "aa", "ab", "ba"]


def ends(content):
    """Return the lines that content draws: from x, y to x, y."""
    words = [line.split() for line in content.splitlines() if line.endswith(" l S")]
    return [tuple(float(each) for each in (*line[:2], *line[3:5])) for line in words]


@given(BOOKLETS)
def test_cuts_are_marked_outside_the_pages_wherever_something_is_free(booklet):
    placing = placing_of(A5, booklet)
    front, back = next(SheetMarks(frozenset(["cut"]), placing, False).sides(sheets_of(8, booklet)))
    lines = ends(front)
    assert front == back
    assert bool(lines) == (booklet.is_cut or booklet.scheme == "zine")
    (width, height), (free_x, free_y) = placing.sheet, placing.free
    for x, y, to_x, to_y in lines if booklet.is_cut else ():
        assert x == to_x or y == to_y
        free, far = (free_y, min(to_y, height - y)) if x == to_x else (free_x, min(to_x, width - x))
        assert 0 < far < 16.01
        assert free <= 8 or far < free
    if booklet.is_cut:
        xs = sorted({x for x, y, to_x, to_y in lines if x == to_x})
        assert len(xs) == (1 if free_x < 1 * MM else 4)


def test_each_cut_has_a_tick_at_both_ends(pages):
    (width, height), sides = drawn(pages, marks=("cut",), scheme="cut-and-stack-4")
    middles = [((left + right) / 2, (bottom + top) / 2) for left, bottom, right, top in sides[0]]
    assert sum(abs(x - width / 2) < 1 and min(y, height - y) < 16 for x, y in middles) == 2
    assert sum(abs(y - height / 2) < 1 and min(x, width - x) < 16 for x, y in middles) == 2
    assert len(middles) == 4


def test_pages_amid_larger_paper_are_cut_out_on_all_four_sides(pages):
    _, sides = drawn(pages, marks=("cut",), scheme="cut-and-stack", paper="A3")
    assert len(sides[0]) == 2 * (4 + 2)


def test_all_marks_of_all_schemes_leave_the_book_as_it_is(pages):
    for scheme in SCHEMES:
        assert drawn(pages, marks=ALL, scheme=scheme)[1]


def test_sheets_of_any_pdf_have_the_marks_of_the_booklet_that_is_named(pages):
    job, _ = job_of_pdf(pages.data("pdf"), "a.pdf", Booklet(marks=("staple",)), Turning("short"))
    assert job.marks == {"staple"}


LISTED = 'booklet.marks must be a list of some of "fold", "cut", "signature", "collation", "staple", but is {}'


@pytest.mark.parametrize(
    ("said", "message"),
    [('["fold", "cut"]', ""), ("[]", ""), ('["folds"]', LISTED.format('"folds"')), ('"fold"', LISTED.format('"fold"'))],
)
def test_marks_are_some_of_those_that_there_are(said, message):
    text = f'title = "T"\nlanguage = "en"\nchapters = ["a.md"]\n[booklet]\nmarks = {said}\n'
    _, _, problems = parse(text, "book.toml")
    assert [(problem.code, problem.message) for problem in problems] == ([("B004", message)] if message else [])


def test_a_number_that_is_no_choice_is_told_with_the_choices():
    text = 'title = "T"\nlanguage = "en"\nchapters = ["a.md"]\n[handout]\npages = 5\n'
    (problem,) = parse(text, "book.toml")[2]
    assert problem.message == "handout.pages must be one of 2, 3, 4, 6, 8, 9, but is 5"
