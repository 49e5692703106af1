"""Units whose figures stand on the line are told; masses, names and raised figures are not."""

import pytest

from baspa.load.markdown import read_tree


def told(text):
    return [each.message.partition(": ")[2] for each in read_tree("one.md", text).problems if each.code == "B254"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Плотность 1,3 г/см3, объём\n5 м3, (см3).", '1: "г/см3", 2: "5 м3", 2: "см3"'),
        ("12m2, 3 kg/m3, 9.81 m/s2 and mm2", '1: "12m2", 1: "kg/m3", 1: "m/s2"'),
        ("9,8 м/с2; 40 руб./м2; 10 м3/га", '1: "м/с2", 1: "руб./м2", 1: "10 м3"'),
        ("| V, дм3 |\n|---|\n| 2 |", '1: "дм3"'),
    ],
)
def test_figures_of_units_on_the_line_are_told(text, found):
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text", ["m2 is a mass, m3, М2 и м2 – масса, CM3, src/m2.py, 5 м^3^, м², `см3`, $см3$, DM2, 5 m20, a/s2"]
)
def test_other_words_are_not(text):
    assert told(text) == []
