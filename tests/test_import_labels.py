"""What the items of imported lists begin with: it is kept where the press reads it again, else told."""

import pytest
from test_import_lost import book_of

from baspa.press import read
from baspa.tree.chapter import parsed

CHANGED = "the letters or Roman numerals of a list are numbers"


def items(book):
    """How many items of lists the press reads in a book."""
    faces, _ = read(book)
    return len([*parsed(faces.whole.chapters[0]).iter("li")])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<ol type="a"><li>x<li>y</ol>', "a.  x\nb.  y"),
        ('<ol type="I"><li>x<li>y</ol>', "I.  x\nII.  y"),
        ("<ol><li>x<li>y</ol><ol><li>z</ol><ol><li>u</ol>", "1. x\n2. y\n\n1) z\n\n1. u"),
        ("<ul><li>x</ul><ul><li>y</ul><ul><li>z</ul>", "- x\n\n* y\n\n- z"),
        ('<ol><li>x<ol type="a"><li>y<li>z</ol></ol>', "1. x\n\n   a.  y\n   b.  z"),
    ],
)
def test_lists_of_html(tmp_path, html, text):
    made, said = book_of(tmp_path, "a.html", f"<h1>A</h1>{html}")
    assert made == f"# A\n\n{text}\n"
    assert said == []
    assert items(tmp_path / "book") == len(text.split()) / 2


@pytest.mark.parametrize(
    "text",
    [
        "a) x\nb) y",
        "(i) x\n(ii) y\n(iii) z",
        "A)  x\nB)  y",
        "1) x\n2) y",
        "(1) x\n(2) y",
        "a) x\n   1) y\n   2) z\nb) u\n   - v",
        "c) x\nd) y",
    ],
)
def test_brackets_and_letters_of_pandoc_are_kept(tmp_path, text):
    made, said = book_of(tmp_path, "a.md", f"# A\n\n{text}\n")
    assert made == f"# A\n\n{text}\n".replace(")  ", ") ")
    assert said == []


@pytest.mark.parametrize(
    ("html", "text"), [('type="a"><li>x', "1. x"), ('type="a" start="3"><li>x<li>y', "3. x\n4. y")]
)
def test_letters_that_would_be_text_are_figures(tmp_path, html, text):
    made, said = book_of(tmp_path, "a.html", f"<h1>A</h1><ol {html}</ol>")
    assert made == f"# A\n\n{text}\n"
    assert [each for each in said if each.startswith(CHANGED)]
