"""Tables of other programs: with pipes where that will do, drawn as grids where cells span others or hold blocks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_import import convert, messages
from test_import_lost import book_of

from baspa.importing.drawing import DrawnCell, draw
from baspa.importing.html_tables import with_ends
from baspa.load.markdown.grid_cells import read_grid
from baspa.model.problem import has_errors

TEXTS = ("", "a", "- x\n- y", "a + b | c", "+---+\n| q |\n+---+", "сөз е́ 漢字 " + "word " * 30, "a `b c` [d](e f) " * 9)
SIDES = ["---", ":--", "--:", ":-:"]


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_what_is_drawn_is_read(drawn):
    height, breadth = drawn.randint(1, 5), drawn.randint(1, 5)
    cells = [*cut(drawn, height, breadth)]
    heads = [n for n in range(1, height) if not any(cell.row < n < cell.row + cell.rows for cell in cells)]
    head = drawn.choice([0, *heads])
    grid = read_grid(draw(cells, head, [drawn.choice(SIDES) for _ in range(breadth)]).split("\n"))
    wanted = sorted(cells, key=lambda cell: (cell.row, cell.column))
    assert [" ".join(cell.lines).split() for cell in grid.cells] == [cell.text.split() for cell in wanted]
    assert bool(grid.head) == bool(head)


def cut(drawn, height, breadth):
    """Cells that fill a table, with spans."""
    taken = set()
    for y, x in [(y, x) for y in range(height) for x in range(breadth)]:
        if (y, x) in taken:
            continue
        wide = next(n for n in range(1, 9) if x + n == breadth or (y, x + n) in taken or drawn.random() < 0.6)
        high = next(n for n in range(1, 9) if y + n == height or drawn.random() < 0.6)
        taken |= {(y + down, x + across) for down in range(high) for across in range(wide)}
        yield DrawnCell(y, x, high, wide, drawn.choice(TEXTS).strip())


def closed(rows):
    """Rows of HTML with the ends of cells and rows, which pandoc wants."""
    cells = re.sub("<(t[hd])([^<]*(?:<(?!t[hdr])[^<]*)*)", r"<\1\2</\1>", rows)
    return re.sub("<tr>((?:<(?!tr)|[^<])*)", r"<tr>\1</tr>", cells)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<tr><th>A<th>B<tr><td><ul><li>x</li><li>y</li></ul><td align=right>2",
            """
            +-----+---+
            | A   | B |
            +=====+==:+
            | - x | 2 |
            | - y |   |
            +-----+---+""",
        ),
        (
            "<tr><td>a<td><ul><li>x</li></ul>",
            """
            +---+-----+
            | a | - x |
            +---+-----+""",
        ),
        (
            "<tr><td>a<br>b<td>c<tr><td>d<td>e",
            r"""
            +----+---+
            | a\ | c |
            | b  |   |
            +====+===+
            | d  | e |
            +----+---+""",
        ),
        (
            "<tr><th>A<th>B<tr><td>a|b<td>",
            r"""
            | A | B |
            | --- | --- |
            | a\|b |  |""",
        ),
        # A frame is no table.
        ("<tr><td><p>One.</p><h2>Two</h2><p>Three.</p>", "\nOne.\n\n## Two\n\nThree."),
        ("<tr><td>One.<tr><td><p>Two.</p>", "\nOne.\n\nTwo."),
    ],
)
def test_tables(tmp_path, html, markdown):
    text, problems = convert(tmp_path, "a.html", f"<h1>T</h1><table>{closed(html)}</table>")
    assert text == f"# T\n{re.sub('(?m)^            ', '', markdown)}\n"
    assert not has_errors(problems)
    assert messages(problems) == []


SPANS = """
+---+-------+
| A | B     |
|   +---+---+
|   | b | c |
+===+===+===+
| 1 | 2 | 3 |
+---+---+---+
"""


def test_several_rows_of_heads(tmp_path):
    rows = closed("<tr><th rowspan=2>A<th colspan=2>B<tr><th>b<th>c")
    rows = f"<thead>{rows}</thead><tbody>{closed('<tr><td>1<td>2<td>3')}</tbody>"
    text, _ = convert(tmp_path, "a.html", f"<h1>T</h1><table>{rows}</table>")
    assert text == f"# T\n{SPANS}"


def test_a_table_in_a_table_is_whole(tmp_path):
    inner = f"<table>{closed('<tr><td colspan=2>in<tr><td>side<td>it')}</table>"
    html = f"<h1>T</h1><table>{closed('<tr><th>A<th>B<tr><td>INNER<td>b')}</table>".replace("INNER", inner)
    text, problems = convert(tmp_path, "a.html", html)
    assert "+======+====+" in text
    assert not has_errors(problems)
    assert messages(problems) == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "| a | b |\n| --- | --- |\n| c | d |"),
        ("<table><thead><tr><th>a<tbody><tr><td>b<tr><td>c</table>", "| a |\n| --- |\n| b |\n| c |"),
        ("<table><colgroup><col></colgroup><tr><th>a</th><th>b</th></tr><tr><td>c<td>d</table>",
         "| a | b |\n| --- | --- |\n| c | d |"),
        ("<table><col><col><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |"),
        ("</td></table><p>a</p>", "a"),
        ("<!-- <table><td> --><table><tr><th>a<th>b<tr><td/><td>d</table>", "| a | b |\n| --- | --- |\n|  | d |"),
    ],
)  # fmt: skip
def test_tables_of_html_without_ends_or_with_columns(tmp_path, html, text):
    made, said = book_of(tmp_path, "a.html", f"<h1>A</h1>{html}<p>End.</p>")
    assert made == f"# A\n\n{text}\n\nEnd.\n"
    assert said == []


def test_tables_in_tables_have_their_own_ends():
    inner = "<table><tr><td>x<td>y</table>"
    whole = "<table><tr><td>x</td><td>y</td></tr></table>"
    assert with_ends(f"<table><tr><td>{inner}<td>z</table>") == f"<table><tr><td>{whole}</td><td>z</td></tr></table>"
