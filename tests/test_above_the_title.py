"""What stands above a chapter's title is printed below it, with a warning at its line."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

from baspa.load.chapter.untitled import name_of
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
    ("above", "mend"),
    [
        ("УДК 544.723", 'write udc = "544.723" into book.toml: that of an article into its [[contributions]]'),
        ("**ӘОЖ: 069.5**", 'write udc = "069.5" into'),
        ("ББК 22.1", 'write bbk = "22.1" into book.toml'),
        ("УДК знают все", "put it below it, or take it out"),
    ],
)
def test_a_classification_belongs_into_book_toml(above, mend):
    _, problems = read_chapter(1, "a.md", f"{above}\n\n# T\n\nText.\n", "en")
    assert mend in problems[0].hint


@pytest.mark.parametrize(
    "above", ["<!-- words -->", "\\newpage", "::: page-break\n:::", "* * *", '<a name="top"></a>', ""]
)
def test_what_says_nothing_there_is_not_told(above):
    assert read(f"{above}\n\n# T\n\nText.\n") == (["h1 T", "p Text."], [], None)


@pytest.mark.parametrize(
    ("text", "below"), [("Text.", ["p Text."]), (f"{LOGO}\n\n## Two\n\nText.", ["figure", "section"])]
)
def test_a_chapter_without_a_title_is_called_as_its_file(text, below):
    assert read(f"{text}\n") == (["h1 A", *below], [("B021", 1)], Severity.WARNING)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("change_log.md", "Change log"),
        ("text/02 - The-ice.md", "The ice"),
        ("README.md", "The book"),
        ("guide/index.md", "Guide"),
        ("01.md", "01"),
        ("_.md", "The book"),
    ],
)
def test_a_name_of_a_file_is_read_as_a_title(path, name):
    assert name_of(path, "The book") == name


def test_epigraphs_above_are_as_they_were():
    assert read("::: epigraph\na\n:::\n\n# T\n\nText.\n") == (["h1 T", "blockquote", "p Text."], [], None)
