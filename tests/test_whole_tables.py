"""A table that fits on a page is not torn over two, where the page that it goes over from is not left half empty."""

import pytest
from builds import build, write

from baspa.verify.lines.lines import printed_lines

WORDS = "word\n\n"


def pages(tmp_path, text):
    """Return the pages on which the rows of a table stand: their number, and the lines above them on the first."""
    made = build(write(tmp_path, f"# One\n\n{text}"), ("pdf",))
    assert made.problems == ()
    rows = [line.page for line in printed_lines(made.data("pdf")) if line.text.startswith("cell")]
    return [rows.count(page) for page in sorted(set(rows))]


def table(rows, lines=1):
    """Return a table of so many rows, and cells of so many lines."""
    cell = " ".join(["cell"] + ["and word after word of it"] * (3 * lines - 3))
    return "| A | B |\n|---|---|\n" + f"| {cell} | b |\n" * rows + "\n: Caption\n\nend\n"


@pytest.mark.parametrize(
    ("before", "rows", "whole"),
    [
        (WORDS * 31, 2, True),
        (WORDS * 25, 12, True),
        (WORDS * 12 + "## Heading\n\n" + WORDS * 10, 14, True),
        (WORDS * 27 + "## Heading\n\n", 8, True),  # which goes with it
        (WORDS * 8, 22, False),  # more than half of the page would be empty
        (WORDS * 25, 60, False),
    ],
)
def test_a_table_that_fits_on_a_page_is_whole(tmp_path, before, rows, whole):
    found = pages(tmp_path, before + table(rows))
    assert sum(found) == rows
    assert (len(found) == 1) is whole


def test_a_table_of_a_note_or_of_a_cell_is_as_its_place_lets_it_be(tmp_path):
    note = "\n".join(f"    {line}" if line else "" for line in table(20).splitlines())
    assert sum(pages(tmp_path, f"{WORDS * 20}word[^1]\n\n{WORDS * 9}\n\n[^1]: Text.\n\n{note}\n")) == 20


def test_notes_of_a_table_that_goes_over_go_with_it(tmp_path):
    """A note on another page than its call is told (B055)."""
    text = WORDS * 27 + table(6).replace("cell", "cell[^1]", 1) + "\n[^1]: A note.\n"
    assert pages(tmp_path, text) == [6]


@pytest.mark.parametrize(("lines", "repeated"), [(2, True), (12, False)])
def test_a_head_of_a_row_of_text_is_said_on_the_first_page_alone(tmp_path, lines, repeated):
    rows = f"| {'head ' * 7 * lines} | b |\n|---|---|\n" + f"| {'cell and words ' * 40} | b |\n" * 8
    made = build(write(tmp_path, f"# One\n\n{rows}"), ("pdf",))
    assert made.problems == ()
    printed = [(line.page, line.text.split()[0]) for line in printed_lines(made.data("pdf")) if line.text.split()]
    heads, cells = ({page for page, word in printed if word == wanted} for wanted in ("head", "cell"))
    assert len(cells) > 2
    assert (heads == cells, len(heads) == 1) == (repeated, not repeated)
