"""The width of a spine: worked examples of those whose figures they are."""

import pytest

from baspa.model.design import Design
from baspa.model.metadata import Metadata
from baspa.model.paper_sizes import INCH
from baspa.model.wrap import Wrap
from baspa.printers.spine import is_known, papers, spine_of, spine_rules, spine_width

PLAIN = spine_rules("printer")


def wrapped(wrap, binding=None):
    """Return the metadata of a book for a plain printing house."""
    return Metadata(title="T", language="en", chapters=(), wrap=wrap, design=Design(binding=binding))


def test_leaves_by_weight_and_bulk_and_twice_the_cover():
    """mediencommunity.de, Druckkalkulation, 3.1: 440 pages of 90 g/m², bulk 1.2, cover of 250 g/m²."""
    assert spine_width(440, Wrap(paper_weight=90, bulk=1.2, cover_weight=250), PLAIN) == 24.26


@pytest.mark.parametrize(
    ("pages", "weight", "bulk", "block"),
    [
        (128, 135, 1, 8.64),  # onlineprinters.at, coated
        (128, 120, 1.25, 9.6),  # the same, offset
        (196, 170, 1, 16.66),  # kawidruck.de, which says 16.7
        (150, 80, 1.2, 7.2),  # printprinz.de, of which a cover of 300 g/m² and a millimetre for its grooves make 8.8
    ],
)
def test_the_block_of_pages(pages, weight, bulk, block):
    card = 100
    width = spine_width(pages, Wrap(paper_weight=weight, bulk=bulk, cover_weight=card), PLAIN)
    assert width == pytest.approx(block + 2 * card / 1000, abs=0.006)


def test_a_paper_by_its_name():
    """hps-ltd.org.uk: 80 pages of coated 130 g/m² are 4 mm, with a cover of 0.23 mm they are 4.46 mm."""
    assert spine_width(80, Wrap(paper="coated-130", cover_weight=230), PLAIN) == 4.46
    assert len(papers()) == 17


def test_printing_houses_count_pages_of_their_own_papers():
    kdp, lulu = spine_rules("kdp"), spine_rules("lulu")
    assert spine_width(200, Wrap(), kdp) == pytest.approx(0.4504 * INCH, abs=0.005)
    assert spine_width(300, Wrap(paper="cream"), kdp) == pytest.approx(0.75 * INCH, abs=0.005)
    assert spine_width(240, Wrap(), lulu) == pytest.approx((240 / 444 + 0.06) * INCH, abs=0.005)
    assert spine_width(240, Wrap(paper="comic"), lulu) == pytest.approx((240 / 460 + 0.06) * INCH, abs=0.005)


def test_a_leaf_has_two_pages():
    for rules in (PLAIN, spine_rules("kdp")):
        assert spine_width(199, Wrap(), rules) == spine_width(200, Wrap(), rules) < spine_width(201, Wrap(), rules)


def test_a_width_that_is_said_is_taken_and_of_what_is_not_said_a_guess():
    assert spine_of(wrapped(Wrap(spine=12.5, paper_weight=90)), 440) == 12.5
    assert not is_known(wrapped(Wrap()), PLAIN)
    assert not is_known(wrapped(Wrap()), spine_rules("ingramspark"))
    assert all((is_known(wrapped(Wrap(spine=3)), PLAIN), is_known(wrapped(Wrap(paper_weight=80)), PLAIN)))
    assert is_known(wrapped(Wrap()), spine_rules("lulu"))
    assert spine_width(200, Wrap(), PLAIN) == spine_width(200, Wrap(paper_weight=80), PLAIN)


def test_sheets_that_are_stapled_have_no_spine_whatever_their_paper():
    for binding, width in (("stapled", 0), ("hardcover", 27.76), ("sewn", 24.26), ("glued", 24.26), (None, 24.26)):
        made = wrapped(Wrap(paper_weight=90, bulk=1.2, cover_weight=250), binding)
        assert spine_of(made, 440) == width
    assert is_known(wrapped(Wrap(), "stapled"), PLAIN)


def test_another_paper_than_the_house_has():
    assert spine_width(100, Wrap(paper="uncoated-80"), spine_rules("kdp")) == 50 * 0.11 + 0.5
    with pytest.raises(KeyError):
        spine_width(100, Wrap(paper="white"), PLAIN)
