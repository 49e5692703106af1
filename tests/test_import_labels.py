"""What the items of imported lists begin with: it is kept where the press reads it again, else told."""

from pathlib import Path

import pytest
from test_import_lost import book_of
from test_import_word import SPACES, p, r

from baspa.importing.archive import pack, unpack
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


# Word's own numbers.

WORD = Path(__file__).parent / "data" / "import" / "pandoc.docx"
LEVEL = '<w:lvl w:ilvl="%s"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>'
PLACED = '<w:numPr><w:ilvl w:val="%s"/><w:numId w:val="1"/></w:numPr>'
HEADING = '<w:pStyle w:val="Heading1"/>'


def numbered(tmp_path, levels, *paragraphs):
    """What becomes of paragraphs, each its properties and its text, and what is said of them."""
    members = unpack(WORD.read_bytes(), "pandoc.docx")
    kept = {path: data for path, data in members.items() if "comments" not in path and "footnotes" not in path}
    space = f'xmlns:w="{SPACES["w"]}"'
    body = "".join(p(r(text), style=style) for style, text in ((HEADING, "A"), *paragraphs))
    kept["word/document.xml"] = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
    kept["word/numbering.xml"] = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    ).encode()
    return book_of(tmp_path, "a.docx", pack(kept))


def test_cyrillic_letters_of_word_are_kept_and_go_on(tmp_path):
    levels = [LEVEL % (0, "russianLower", "", "%1)"), LEVEL % (1, "bullet", "", "-")]
    items = [(PLACED % 0, "x"), (PLACED % 1, "u"), (PLACED % 0, "y"), ("", "Between."), (PLACED % 0, "z")]
    made, said = numbered(tmp_path, levels, *items)
    assert made == "# A\n\nа) x\n   - u\nб) y\n\nBetween.\n\nв) z\n"
    assert said == []


HEADINGS = "Word's automatic numbers of headings are left out"
SEVERAL = "Word's automatic numbers with words, of several levels or in rare signs are plain numbers"


@pytest.mark.parametrize(
    ("levels", "paragraphs", "told"),
    [
        ([LEVEL % (0, "decimal", "", "%1.")], [(HEADING + PLACED % 0, "B"), ("", "c")], HEADINGS),
        ([LEVEL % (0, "decimal", "", "%1.")], [(PLACED % 0, "b")], ""),
        ([LEVEL % (0, "none", "", "%1.")], [(HEADING + PLACED % 0, "B"), ("", "c")], ""),
        ([LEVEL % (0, "decimal", "", "%1."), LEVEL % (1, "decimal", "", "%1.%2.")], [(PLACED % 1, "b")] * 2, SEVERAL),
        ([LEVEL % (0, "decimal", "", "Article %1.")], [(PLACED % 0, "b")], SEVERAL),
        ([LEVEL % (0, "ordinal", "", "%1")], [(PLACED % 0, "b")], SEVERAL),
        (
            [LEVEL % (0, "ordinal", "", "%1"), LEVEL % (1, "russianLower", "", "%1)")],
            [(PLACED % 0, "b"), (PLACED % 1, "c")],
            SEVERAL,
        ),
    ],
)
def test_numbers_of_word_that_change_are_told_once(tmp_path, levels, paragraphs, told):
    _, said = numbered(tmp_path, levels, *paragraphs)
    often = ", 2 times" if told == SEVERAL and len(paragraphs) > 1 else ""
    assert said == ([f"{told}{often}"] if told else [])
