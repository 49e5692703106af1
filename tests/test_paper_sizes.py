"""Sizes of pages and sheets, as people write them."""

import re

import pytest

from baspa.model.paper_sizes import NAMED, form, size_of

SIZES = {
    "A5": (148, 210),
    "letter": (216, 279),
    "148x210": (148, 210),
    "120x160": (120, 160),
    "6x9in": (152.4, 228.6),
    "5.5x8.5in": (139.7, 215.9),
    "12x18in": (304.8, 457.2),
}
OTHERS = [
    "",
    "A9",
    "a5",
    "148 x 210",
    "148×210",
    "148x210mm",
    "119x200",
    "10x10",
    "6x9",
    "6x9 in",
    "4x9in",
    "x",
    "A5\n",
]


@pytest.mark.parametrize(("said", "size"), SIZES.items())
def test_a_size(said, size):
    assert re.fullmatch(form(*NAMED), said)
    assert size_of(said) == size


@pytest.mark.parametrize("said", OTHERS)
def test_what_is_no_size(said):
    assert not re.fullmatch(form(*NAMED), said)
