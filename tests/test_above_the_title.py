"""What stands above a chapter's title is printed below it, with a warning at its line."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

from baspa.model.problem import Severity
from baspa.tree.blocks import own_text

LOGO = "![Logo](logo.png)"


def read(text):
    """Return the pieces of a chapter, its problems with their lines, and the severest of those."""
    chapter, problems = read_chapter(1, "a.md", text, "en")
    pieces = [f"{e.tag} {own_text(e)}".strip() for e in ET.fromstring(chapter.xhtml)]
    told = [(problem.code, problem.place.line) for problem in problems]
    return pieces, told, max((problem.severity for problem in problems), default=None)


@pytest.mark.parametrize(
    ("above", "below", "line"),
    [
        (LOGO, ["figure"], 1),
        (f"\n{LOGO}\n\nWords.", ["figure", "p Words."], 2),
        ('<p align="center"><img src="logo.png" alt="Logo"></p>', ["figure"], 1),
        (f"{LOGO} {LOGO}", ["p"], 1),
        ("::: epigraph\na\n:::\n\nWords.", ["blockquote", "p Words."], 5),
        ("* * *\n\nWords.\n\n* * *", ["p Words."], 3),
        ("| a |\n|---|\n| b |\n\n: Caption", ["table"], 1),
    ],
)
def test_it_is_below(above, below, line):
    assert read(f"{above}\n\n# T\n\nText.\n") == (["h1 T", *below, "p Text."], [("B021", line)], Severity.WARNING)


@pytest.mark.parametrize(
    "above", ["<!-- words -->", "\\newpage", "::: page-break\n:::", "* * *", '<a name="top"></a>', ""]
)
def test_what_says_nothing_there_is_not_told(above):
    assert read(f"{above}\n\n# T\n\nText.\n") == (["h1 T", "p Text."], [], None)


def test_a_chapter_without_a_title_is_an_error():
    assert read("Text.\n")[2] is Severity.ERROR


def test_epigraphs_above_are_as_they_were():
    assert read("::: epigraph\na\n:::\n\n# T\n\nText.\n") == (["h1 T", "blockquote", "p Text."], [], None)
