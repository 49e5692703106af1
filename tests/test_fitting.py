"""A book brought to full sheets, and how far type, leading and margins may change for that."""

from collections import Counter
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from builds import bind, build, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.command.build import line, made_file
from baspa.model.binding import Margins
from baspa.model.design import Design
from baspa.model.fitting import (
    LEAST_BOTTOM,
    MOST_LEADING,
    MOST_LINES,
    MOST_SIZE,
    TRIES,
    extents,
    fitted_design,
    lines_of,
    next_extent,
)
from baspa.model.paper_sizes import MM
from baspa.model.problem import Severity
from baspa.verify.pages.objects import read_objects

DESIGNS = st.builds(
    Design,
    page=st.sampled_from(("A5", "B5", "A4", "60x84/16", "6x9in")),
    type_size=st.floats(8, 14).map(lambda size: round(size, 1)),
    leading=st.one_of(st.none(), st.floats(14, 20).map(lambda leading: round(leading, 1))),
    margins=st.floats(8, 40).map(lambda bottom: Margins(bottom=round(bottom, 1))),
    fit=st.sampled_from((2, 4, 8, 16)),
)


@given(DESIGNS, st.floats(0.88, 1.12))
def test_no_design_leaves_the_limits(design, extent):
    made = fitted_design(design, extent)
    if made is None:
        return
    was = design.line_distance
    assert abs(made.type_size / design.type_size - 1) <= MOST_SIZE + 0.0051 / design.type_size
    assert abs(made.line_distance / was - 1) <= MOST_LEADING + 1e-9
    assert abs(lines_of(made) - lines_of(design)) <= MOST_LINES
    assert abs(made.margins.bottom - design.margins.bottom) * MM <= was
    assert made.margins.bottom >= min(LEAST_BOTTOM, design.margins.bottom)
    same = replace(made, type_size=design.type_size, leading=design.leading, margins=design.margins)
    assert same == design


@given(DESIGNS)
def test_what_is_asked_for_is_had_by_type_and_lines_together(design):
    """An extent is the share of the letters' width by that of the lines on a page."""
    for extent in extents(design)[::20]:
        made = fitted_design(design, extent)
        share = made.type_size / design.type_size * lines_of(design) / lines_of(made)
        assert share == pytest.approx(extent, abs=0.0055 / design.type_size + 1e-9)


def tries_of(design, pages_at):
    """Return what is tried of a book whose pages depend on the extent."""
    tried = [(1.0, pages_at(1.0))]
    while (extent := next_extent(design, tried)) is not None:
        assert fitted_design(design, extent)
        assert extent not in [each for each, _ in tried]
        tried.append((extent, pages_at(extent)))
    return tried


@given(DESIGNS, st.floats(1, 900), st.integers(0, 12))
def test_a_few_tries_are_enough_or_the_last(design, body, front):
    tried = tries_of(design, lambda extent: front + ceil(body * extent))
    assert len(tried) <= TRIES
    assert all(pages % design.fit for _, pages in tried[:-1])


@given(st.floats(120, 900), st.integers(0, 12))
def test_a_long_book_of_one_chapter_is_always_brought_to_four(body, front):
    tried = tries_of(Design(fit=4), lambda extent: front + ceil(body * extent))
    assert tried[-1][1] % 4 == 0


@given(DESIGNS)
def test_every_design_can_change_by_its_type_alone(design):
    assert {0.98, 0.99, 1.0, 1.01, 1.02} <= set(extents(design))


def test_a_book_that_fits_is_left_alone():
    assert tries_of(Design(fit=4), lambda _: 240) == [(1.0, 240)]


def test_a_book_that_stays_as_long_as_it_is_is_given_up():
    assert 1 < len(tries_of(Design(fit=4), lambda _: 13)) <= TRIES


# Real books.

TEXT = f"# One\n\n{'Words of no great length fill the page, line by line. ' * 660}\n"
PLAIN = "[pages]\ntitle = false\nimprint = false\ncontents = 0\ncolophon = false\n[design]\n"


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fitting")
    return {
        fit: build(write(folder / str(fit), TEXT, f"{PLAIN}fit = {fit}\n"), ("pdf", "booklet")) for fit in (0, 4, 64)
    }


def test_a_book_is_brought_to_full_sheets(books):
    before, made = books[0]["pdf"], books[4]["pdf"]
    assert (before.pages % 4, before.fitted) == (3, "")
    assert made.pages % 4 == 0
    assert made.fitted.startswith(f"brought to {made.pages} pages from {before.pages}: type of ")
    assert books[4]["booklet"].pages == made.pages // 2
    assert [each for each in books[4].problems if each.code == "B237"] == []


def test_type_and_leading_are_what_is_told(books):
    """Of the letters' sizes that the PDF has, the most common is that of the text."""
    size = float(books[4]["pdf"].fitted.partition("type of ")[2].partition(" pt")[0])
    objects = (each for page in read_objects(books[4].data("pdf")) for each in page.objects if each.is_text)
    sizes = Counter(round(each.size, 2) for each in objects)
    assert sizes.most_common(1)[0][0] == pytest.approx(size, abs=0.01)


def test_the_proof_has_the_same_pages(books):
    proof, _ = bind("proof", books[4].edition)
    assert (proof.pages, proof.fitted) == (books[4]["pdf"].pages, books[4]["pdf"].fitted)


def test_the_same_bytes_each_time(books):
    assert bind("pdf", books[4].edition)[0] == books[4]["pdf"]


def test_a_book_that_cannot_be_brought_there_stays_and_is_told(books):
    made = books[64]
    assert (made["pdf"].pages, made["pdf"].fitted) == (books[0]["pdf"].pages, "")
    (told,) = [each for each in made.problems if each.code == "B237"]
    assert told.severity is Severity.WARNING
    assert f"has {made['pdf'].pages} pages" in told.message


def test_sizes_that_a_style_sheet_of_the_book_sets_stay(tmp_path):
    sheet = ":root { --type-size: 10pt; --leading: 14pt; --margin-bottom: 24mm }"
    folder = write(tmp_path, TEXT, f"{PLAIN}fit = 4\n", **{"styles/paper.css": sheet})
    assert [each.code for each in build(folder, ("pdf",)).problems if each.severity > Severity.NOTE] == ["B237"]


def test_the_command_says_what_it_took(books):
    made = books[4]["pdf"]
    file = made_file(Path(made.name), made)
    assert line(file).endswith(f" KB; {made.fitted}")
