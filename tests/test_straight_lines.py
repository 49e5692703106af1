"""Lines that are made straight from their plan, held box by box against those that WeasyPrint makes."""

from collections import Counter

import pytest
from box_by_box import pages
from builds import build, built, write

from baspa.layout.lines import straight_lines
from baspa.layout.replacements_of_time import STRAIGHT_LINES

SHEET = """
em { padding: 0 2pt 1pt; margin-left: 1pt; border-left: 1pt solid }
strong { vertical-align: 3pt; font-size: 0.8em; line-height: 3em }
strong code { vertical-align: top }
p > em:only-child { box-decoration-break: clone }
p::first-letter { font-size: 1.5em }
p:nth-of-type(3) a { float: left; width: 5mm; height: 50mm }
p { orphans: 1; widows: 1 }
"""
WORDS = "The compositor sets *words of some length, emphasised*, with **bold `code` words** and a [link](#b) to them"
NOTE = "\n\n[^{0}]: A note *with emphasis*, of so many words that it takes more than one line at the foot of its page."
INLINES = [
    f"{WORDS}, twice.[^{{0}}] {WORDS}; and on, for some lines.",
    f"{WORDS} *and **within** it, so that a line ends in a box that is in a box and so on*, said {WORDS.lower()}.",
    f"A formula, $a^2$, stands in a line of [*links that are emphasised*](#b), and {WORDS.lower()}.",
    "Әр сөз өз орнында тұрады, ал **жолдың соңы** сөздің ішінде де болуы мүмкін, *егер буын рұқсат етсе*.",
    "[سطر من *اليمين* إلى اليسار]{{lang=ar}} in a line from left to right; typo­graph­i­cally, 50 % of it, e. g. «so».",
    "- «Of a list, words that begin with a sign, and that are long enough to fill more than one line of it»",
    "A paragraph that goes on upon the next page. " * 40,
    "*All of a paragraph is emphasised, from its first word to its last, over a line's end and another's*",
]
TEXT = "# One {#b}\n\n" + "\n\n".join(
    text.format(number) + (NOTE.format(number) if "{0}" in text else "") for number, text in enumerate(INLINES * 4)
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("book"), f"{TEXT}\n", **{"styles/paper.css": SHEET})).edition


@pytest.fixture
def ways(monkeypatch):
    """Count the lines that are made straight, and those that are not."""
    found = Counter()
    made = straight_lines._Line.made

    def counted(*given):
        line = made(*given)
        found[line is not None] += 1
        return line

    monkeypatch.setattr(straight_lines._Line, "made", counted)
    return found


def test_boxes_of_lines_are_the_same_either_way(book, ways):
    straight = pages(book)
    made = ways.total()
    assert straight == pages(book, STRAIGHT_LINES)
    assert made == ways.total()  # none was straight the second time
    lines = sum(box[0] == "LineBox" for page in straight for box in page)
    assert 0.6 * lines < ways[True]


@pytest.mark.parametrize("name", ["construct-everything", "construct-recto"])
def test_boxes_of_a_book_are_the_same_either_way(name):
    edition = built(name).edition
    assert pages(edition) == pages(edition, STRAIGHT_LINES)


def test_a_first_letter_may_be_all_that_its_box_has(tmp_path):
    sheet = {"styles/paper.css": "p::before { content: '§' } p::first-letter { font-size: 2em }"}
    made = pages(build(write(tmp_path, "# One\n\nWords.\n", **sheet)).edition)
    said = [text for page in made for kind, text, *_ in page if kind == "TextBox"]
    assert said[said.index("Words.") - 1] == "§"
