"""The list of changes that `make mutants` leaves out is in step with the code."""

import pytest
from builds import PROJECT

LISTED = (PROJECT / "tests" / "data" / "equivalent_mutants.tsv").read_text("utf-8").splitlines()


def stale(lines):
    """Return the lines of the list that tell of no change in a line that is there, or give no reason."""
    rows = [(line, line.split("\t")) for line in lines]
    return [line for line, row in rows if len(row) != 4 or not all(row) or not is_there(*row[:3])]


def is_there(module, line, changed):
    path = PROJECT / module
    texts = [text.strip() for text in path.read_text("utf-8").splitlines()] if path.is_file() else []
    return line in texts and changed != line


def test_each_change_is_of_a_line_that_is_there():
    assert LISTED[0].split("\t") == ["module", "line", "changed line", "reason"]
    assert len(LISTED) > 5
    assert stale(LISTED[1:]) == []
    assert len(set(LISTED)) == len(LISTED)


GOOD = 'baspa/workroom.py\tPREFIX = ".baspa-room-"\tPREFIX = ""\twhy'


@pytest.mark.parametrize(
    ("old", "new"), [("-", "+"), ("workroom", "workshop"), ('PREFIX = ""', 'PREFIX = ".baspa-room-"'), ("why", "")]
)
def test_a_change_that_is_no_more_is_seen(old, new):
    assert stale([GOOD]) == []
    assert stale([GOOD.replace(old, new)]) != []
