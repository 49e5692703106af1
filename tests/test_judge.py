"""The judge of pages: each thing that it sees, in a book whose style sheet does it; and a book without."""

import pytest
from builds import build, write

from baspa.model.problem import report

IMAGE = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60" viewBox="0 0 100 60"><title>Box</title>
<path d="M0 0h100v60h-100z"/></svg>"""
ASIDE = "p { position: relative; left: 60pt }"
LINES = "Words that fill lines of a page, one after the other, until it is full. " * 12
TEXT = (
    f"""# One

{LINES}

Some *slanted* words.

{LINES}

![Box](box.svg "A caption of the figure")

{LINES}

## Section

"""
    + f"{LINES}\n\n" * 13
)


def told(folder, style):
    made = build(write(folder, TEXT, **{"styles/paper.css": style, "box.svg": IMAGE}), ("pdf",))
    return [line for line in report(made.problems) if not line.startswith("  hint")]


def test_of_pages_without_a_fault_nothing_is_said(tmp_path):
    assert told(tmp_path, "") == []


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (".text section > p:nth-of-type(3) { position: relative; top: -10pt }", "error B190: the PDF, p. "),
        (".text section > p:nth-of-type(9) { margin-right: -8mm }", "warning B191: the PDF, p. "),
        ("h2 + p { break-before: page }", "warning B192: the PDF, p. 2: "),
        ("@page text:left { @bottom-center { content: none } }", "warning B193: the PDF, p. 2: the page has no number"),
        (
            "figure { break-inside: auto } figcaption { break-before: page }",
            'p. 2: the caption "A caption of the figure"',
        ),
        (".text h2 { break-after: page }", 'B195: the PDF, p. 2: the heading "Section" stands last on it'),
        ("em { margin-right: -3pt }", 'the text "slanted" lies on the text "words.", which is in another font'),
    ],
)
def test_what_a_compositor_would_see_is_told(tmp_path, style, said):
    found = told(tmp_path, style)
    assert any(said in line for line in found)
    assert all("one.md:" in line for line in found)


ACCENTED = (
    "# One\n\n[sách e\u030b]{.smallcaps}\n\n[next of all]{.smallcaps}\n",
    "# One\n\n5 km k\u0323\u0301q 3 y\u0323\u0301\u04d9 5\n\nnext of all\n",  # the accent begins what is drawn next
)


ONE = "![Box](box.svg)"  # a figure without a caption
CELL = "+---+\n| a |\n+---+"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f'{ONE[:-1]} "Captioned")', f"{CELL}\n\n: Also captioned"),
        (f'{ONE[:-1]} "Captioned")', CELL),
        (ONE, f"{CELL}\n\n: Captioned"),
    ],
)
def test_a_caption_is_not_apart_from_what_is_not_its_own(tmp_path, first, second):
    files = {"styles/paper.css": "table { break-before: page }", "box.svg": IMAGE}
    made = build(write(tmp_path, f"# One\n\n{first}\n\n{second}\n", **files), ("pdf",))
    assert "B194" not in {problem.code for problem in made.problems}


def test_a_caption_of_a_table_on_the_page_before_is_apart(tmp_path):
    style = "caption { break-after: page } table { break-inside: auto }"
    made = build(write(tmp_path, f"# One\n\n{CELL}\n\n: Captioned\n", **{"styles/paper.css": style}), ("pdf",))
    assert [problem.code for problem in made.problems] == ["B194"]


@pytest.mark.parametrize(("style", "codes"), [("", []), ("p + p { position: relative; top: -20pt }", ["B190"])])
@pytest.mark.parametrize("text", ACCENTED)
def test_an_accent_lies_on_its_letter_and_on_no_other(tmp_path, style, codes, text):
    style = f"p {{ font-size: 24pt; line-height: 30pt }} {style}"
    made = build(write(tmp_path, text, **{"styles/paper.css": style}), ("pdf",))
    assert [problem.code for problem in made.problems] == codes


BOX = "::: box\n" + f"{LINES}\n\n{LINES}^[A note]\n\n" * 20 + ":::\n"
ROWS = "".join(f"| row {number} of a table | x^[note {number}] |\n" for number in range(200))


@pytest.mark.parametrize("text", [BOX, f"| a | b |\n|---|---|\n{ROWS}"])
def test_what_is_set_apart_on_all_pages_does_not_make_the_margin(tmp_path, text):
    """Neither headings nor notes run into it where a box or a narrow table goes on."""
    problems = build(write(tmp_path, f"# One\n\n{text}"), ("pdf",)).problems
    assert [problem.message for problem in problems if problem.code == "B191"] == []


def test_a_row_that_is_higher_than_a_page_begins_beneath_its_heading(tmp_path):
    """Where half of the page is free; no heading stands alone on a page that is empty else."""
    text = f"# One\n\nText.\n\n## Two\n\n| a | b |\n|---|---|\n| {LINES * 6} | x |\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


@pytest.mark.parametrize(("styles", "codes"), [({}, set()), ({"styles/paper.css": ASIDE}, {"B053", "B185", "B191"})])
def test_letters_run_off_a_page_and_the_blank_where_a_line_was_broken_does_not(tmp_path, styles, codes):
    """A blank before a picture that finds no room in the line is drawn behind it, as wide as those that justify it."""
    toml = '[design]\npage = "A5"\njustify = "greedy"\n'
    text = "# One\n\nWord H^n^O ![Box](box.svg){width=100%}\n"
    made = build(write(tmp_path, text, toml, **{"box.svg": IMAGE}, **styles), ("pdf",))
    assert {each.code for each in made.problems} == codes


@pytest.mark.parametrize("behind", ["Words.", "::: box Title {#named}\nWords.\n:::", "- Item\n\n  More."])
def test_a_page_that_its_author_ends_is_as_full_as_it_is(tmp_path, behind):
    made = build(write(tmp_path, f"# One\n\nWords.\n\n::: page-break\n:::\n\n{behind}\n\nMore.\n"), ("pdf",))
    assert made.problems == ()
