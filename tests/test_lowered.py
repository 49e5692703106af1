"""What is set below the line and stands on it is told; codes of capitals and figures are not."""

import pytest

from baspa.load.markdown import read_tree


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6CO2 + 6H2O, Ca(OH)2 и Na2SO4.", '1: "CO2", 1: "H2O", 1: "Ca(OH)2"'),
        ("СО2 и\nН2О", '1: "СО2", 2: "Н2О"'),
        ("K_w, $T_0$, `N_0`, E_{n+1}, x_кр", '1: "K_w", 1: "E_{n+1}", 1: "x_кр"'),
        ("CaCl2, FeCl3 и C17H35COONa", '1: "CaCl2", 1: "FeCl3", 1: "C17H35COONa"'),
        ("$m_1$, $x_{12}$ и m1, m2, x12\n\n$$\nV_0\n$$\n\n| V0, л |\n|---|\n| 1 |", '1: "m1", 1: "x12", 7: "V0"'),
        ("O2 и H2O", '1: "O2", 1: "H2O"'),
    ],
)
def test_figures_and_letters_on_the_line_are_told(text, found):
    (problem,) = (each for each in read_tree("one.md", text).problems if each.code == "B232")
    assert problem.message.partition(": ")[2] == found


@pytest.mark.parametrize(
    "text",
    [
        "A4, MP3, PS5, P2P, B2B, USB3, F16, T-34, COVID19, HTML5, IPv6, SHA256, В12, О2, H1N1",
        "H~2~O, C~2~H~5~OH, $K_w$, user_name, a\\_b, NaCl, CO",
        "COP26, SARS-CoV2, m1 и A4, если в формуле $m_2$ и $A$",
    ],
)
def test_other_words_are_not(text):
    assert [each for each in read_tree("one.md", text).problems if each.code == "B232"] == []
