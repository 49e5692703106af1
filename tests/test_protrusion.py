"""How far signs stand out into the margin."""

import pytest

from baspa.lines.protrusion import SHARES, at_end, at_start

# Signs that belong to one edge alone; all others stand out on both.
AT_THE_START, AT_THE_END = "([", ".,:;!?)]"


@pytest.mark.parametrize("sign", SHARES)
def test_a_sign_stands_out_by_a_part_of_itself_where_it_may_stand(sign):
    assert len(sign) == 1
    assert 0 <= at_start(sign) < 1
    assert 0 <= at_end(sign) < 1
    assert (at_start(sign) == 0) == (sign in AT_THE_END)
    assert (at_end(sign) == 0) == (sign in AT_THE_START)


@pytest.mark.parametrize("signs", ["-\u2010\u2011", "'‘’‚", '"“”„', "‹›", "«»", "–", "—", "…"])
def test_signs_of_one_weight_stand_out_alike_on_both_sides(signs):
    assert len({share for sign in signs for share in (at_start(sign), at_end(sign))}) == 1


def test_what_is_no_sign_stays_in_the_line():
    assert {at_start(sign) for sign in "aә1 "} | {at_end(sign) for sign in "aә1 "} == {0}
