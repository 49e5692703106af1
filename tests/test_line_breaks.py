r"""Backslashes at the end of lines and before spaces, as pandoc's books have them."""

import pytest
from builds import load, write

from baspa.load.markdown import read_tree


def read(folder, text):
    book, problems = load(write(folder, f"# One\n\n{text}\n"))
    return [(block.kind, block.text) for block in book.chapters[0].blocks[1:]], book, problems


@pytest.mark.parametrize(
    ("text", "blocks", "breaks"),
    [
        ("A\\\nb\\\n\nc", ["A b", "c"], 1),
        ("- a\\\n  b\\\n- c", ["a b", "c"], 1),
        ("> a\\\n> b\\\n> c\\", ["a b c"], 2),
        ("a\\\nb\\\\", ["a b\\"], 1),  # guarded
        ("a\n\n\\\n\n\\ \n\nb", ["a", "b"], 0),
    ],
)
def test_a_last_line_breaks_nothing(tmp_path, text, blocks, breaks):
    found, book, problems = read(tmp_path, text)
    assert [" ".join(said.split()) for _, said in found if said.strip()] == blocks
    assert (book.chapters[0].xhtml.count("<br />"), problems) == (breaks, ())


def test_a_backslash_alone_leaves_a_line_empty(tmp_path):
    assert "<p>a</p>\n" not in read(tmp_path, "a\n\n\\\n\nb")[1].chapters[0].xhtml
    assert '<p id="c1-3">\u00a0</p>' in read(tmp_path, "a\n\n\\\n\nb")[1].chapters[0].xhtml


@pytest.mark.parametrize(
    ("text", "written"),
    [("Here\\", "Here\\"), ("## Two\\\n\nText.", "Two\\"), ("| a\\ | b |\n|---|---|\n| c | d |", "a\\")],
)
def test_one_that_breaks_nothing_else_is_told(tmp_path, text, written):
    problems = read(tmp_path, text)[2]
    assert [(p.code, p.place.line, p.message) for p in problems] == [
        ("B154", 3, f"this looks like a new line, but prints as text: {written}")
    ]


def test_a_guarded_one_is_not_told(tmp_path):
    assert read(tmp_path, "C:\\\\dir\\\\")[2] == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18\\ % of 3\\ €", "18\u00a0% of 3\u00a0€"),
        ("Dr.\\ Smith, *a*\\ b, $x$\\ m", "Dr.\u00a0Smith, a\u00a0b, x\u00a0m"),
        ("**x**\\ *y*, p.\\ 5--6", "x\u00a0y, p.\u00a05–6"),
        (r"\a\ \3, C:\ D, «\ x", r"\a\ \3, C:\ D, «\ x"),
    ],
)
def test_a_space_that_is_guarded_breaks_no_line(tmp_path, text, said):
    assert read(tmp_path, text)[0][0][1] == said


def test_one_behind_a_picture_says_nothing_and_metadata_amid_a_text_are_left_out_and_told(tmp_path):
    text = "![A](p.svg)\\\n\nb\n\n---\ntitle: Late\nauthor:\n  - Test Author\n...\n\nc\n\n---\nSee: d\n---\n\n"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    book, problems = load(write(tmp_path, f"# One\n\n{text}", **{"p.svg": svg}))
    assert [block.text for block in book.chapters[0].blocks if block.text][1:] == ["b", "c", "See: d"]
    assert [(p.code, p.place.line, p.message) for p in problems] == [("B297", 7, "metadata amid the text are left out")]


def test_a_paragraph_of_lines_has_no_indent():
    tree = read_tree("one.md", "a\\\nb\n\na\\\nb\nc\n\n" + "long words " * 9 + "\\\nb\n")
    assert [paragraph.get("class") for paragraph in tree.body] == ["continued", None, None]
