"""Headings whose levels have holes: read by what they are nested in, and told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.load.chapter import read_chapters

# as written, as read: a chapter that begins anew is apart, and a file that begins with no title is given one
LEVELS = {
    "1 2 3 2": "1 2 3 2",
    "1 3 4 3 2": "1 2 3 2 2",
    "1 6": "1 2",
    "1 4 2 3": "1 2 2 3",
    "2 3 2": "1 2 3 2",
    "3": "1 2",
    "3 2 3": "1 2 2 3",
    "1 3 / 1 3": "1 2 / 1 2",
    "2 1 2": "1 2 / 1 2",
}


def written(levels):
    return "\n\n".join(f"{'#' * int(level)} H\n\nText." for level in levels.replace("/", "").split()) + "\n"


def chapters(text):
    found, problems = read_chapters(1, "one.md", text, "en")
    return " / ".join(" ".join(str(each.level) for each in chapter.headings) for chapter in found), problems


@pytest.mark.parametrize(("levels", "read"), LEVELS.items())
def test_a_heading_is_one_level_below_what_it_is_nested_in(levels, read):
    found, problems = chapters(written(levels))
    assert found == read
    assert bool(problems) == (levels != read)
    assert {problem.code for problem in problems} <= {"B021"}


def test_each_that_skips_is_told_at_its_line():
    _, problems = chapters("# One\n\n### Two\n\nText.\n\n### Three\n\nText.\n\n##### Four\n\nText.\n")
    assert [problem.place.line for problem in problems] == [3, 11]


@pytest.mark.parametrize(
    ("levels", "hints"),
    [
        ("1 3", ["begin it with ##"]),
        ("1 3 3", ["begin it with ##, and so the one beside it, in line 9"]),
        ("1 3 4 3 3", ["begin it with ##, and so those beside it, in lines 13, 17"]),
        ("1 4 3 2 3", ["begin it with ##, and so the one beside it, in line 9"]),
        ("1 3 2 3", ["begin it with ##"]),
        ("1 3 1 2", ["begin it with ##"]),
        ("1 2 4 4 2 4", ["begin it with ###, and so the one beside it, in line 13", "begin it with ###"]),
    ],
)
def test_those_beside_one_that_skips_are_to_be_mended_with_it(levels, hints):
    _, problems = chapters(written(levels))
    assert [problem.hint for problem in problems] == hints


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_no_levels_have_holes(levels):
    found, _ = chapters(written(" ".join(map(str, levels))))
    for chapter in found.split(" / "):
        read = list(map(int, chapter.split()))
        assert read[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(read))
