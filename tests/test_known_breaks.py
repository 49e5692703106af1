"""Breaks are sought once: those that are known are of the same items and lengths, and are those that would be found."""

import pytest

from baspa.layout.lines.known_breaks import KnownParagraph, known_breaks
from baspa.lines.breaking import Line
from baspa.lines.items import FILL, FORBIDDEN, FORCED, Box
from baspa.lines.parameters import ANYWHERE, PageEnds

ENDS = PageEnds(frozenset({2}), 3.0, {4: 5.0})


class Seeking:
    """What is sought, in its order."""

    def __init__(self):
        self.asked = []

    def __call__(self, ends):
        self.asked.append(ends)
        return (Line(len(self.asked), 0.0),)


def sought(items, lengths, *ends):
    seek = Seeking()
    paragraph = KnownParagraph(items, lambda: lengths)
    return [paragraph.lines(each, seek) for each in ends], seek.asked


def test_what_is_known_is_not_sought():
    with known_breaks({}):
        found, asked = sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE, ENDS)
        assert asked == [ANYWHERE, ENDS]
        assert sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE, ENDS) == (found, [])


@pytest.mark.parametrize(
    ("items", "lengths"),
    [([Box(1.5), FILL], (9.0, 10.0)), ([Box(1.0), FILL], (9.0, 11.0)), ([Box(1.0), FORBIDDEN], (9.0, 10.0))],
)
def test_other_items_and_other_lengths_are_another_paragraph(items, lengths):
    with known_breaks({}):
        sought([Box(1.0), FILL], (9.0, 10.0), ANYWHERE)
        assert sought(items, lengths, ANYWHERE)[1] == [ANYWHERE]


def test_other_ends_are_sought_behind_those_without():
    with known_breaks({}):
        sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE)
        assert sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE, ENDS)[1] == [ANYWHERE, ENDS]


def test_where_nothing_is_kept_all_is_sought():
    assert sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE, ENDS)[1] == [ANYWHERE, ENDS]
    assert sought([Box(1.0), FORCED], (9.0, 10.0), ANYWHERE)[1] == [ANYWHERE]
