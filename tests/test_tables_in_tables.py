"""Tables in cells and in all that holds blocks; heads with no rows, and rows that are short."""

import io
from collections import Counter
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from builds import build, built, read_chapter, structure, write

INNER = "| a | b |\n|---|---|\n| c | d |"


def in_a_cell(text, beside="x"):
    """Return a grid table of one row that holds a text."""
    width = max(map(len, text.splitlines()))
    border = f"+---+{'-' * (width + 2)}+\n"
    lines = (f"| {beside if not n else ' '} | {line:{width}} |\n" for n, line in enumerate(text.splitlines()))
    return border + "".join(lines) + border


def tree(text):
    chapter, problems = read_chapter(1, "a.md", f"# T\n\n{text}\n", "en")
    assert problems == ()
    return ET.fromstring(chapter.xhtml)


def shape(table):
    """Return the names of a table's parts, and of the cells of each row."""
    return [(part.tag, [" ".join(cell.tag for cell in row) for row in part]) for part in table if part.tag != "caption"]


def test_tables_stand_in_whatever_holds_blocks():
    made = built("construct-cells")
    assert made.problems == ()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        found = Counter(path[-1] for element, path in structure(pdf) if element.S == "/Table")
    assert found == {"/TD": 4, "/Sect": 9, "/LBody": 3, "/BlockQuote": 1, "/Note": 1}  # one is the imprint's


def test_a_table_in_a_cell_goes_over_as_many_pages_as_it_wants(tmp_path):
    rows = "\n".join(f"| {number} | word |" for number in range(70))
    text = in_a_cell(f"| n | w |\n|---|---|\n{rows}") + "\n" + in_a_cell(in_a_cell(in_a_cell(INNER)))
    made = build(write(tmp_path, f"# T\n\n{text}"), ("pdf", "epub"))
    assert made.problems == ()


@pytest.mark.parametrize("before", [True, False])
def test_a_caption_names_the_table_that_it_stands_beside(before):
    caption = ": Outer {#outer}"
    outer = in_a_cell(f"{INNER}\n\n: Inner {{#inner}}")
    root = tree(f"{caption}\n\n{outer}" if before else f"{outer}\n{caption}")
    assert [(table.get("id"), table.find("caption").text) for table in root.iter("table")] == [
        ("outer", "Outer"),
        ("inner", "Inner"),
    ]


def test_headers_of_a_table_in_a_cell_head_their_own_columns():
    root = tree(in_a_cell(f"{INNER}\n\n|  | y |\n|---|---|") + "\n<p>HTML</p>")  # which settles the tree
    assert [cell.text for cell in root.iter("th")] == ["a", "b"]
    assert not [cell for cell in root.iter() if cell.get("scope")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("| a | b |\n|---|---|", [("tbody", ["td td"])]),
        ("| a |\n|---|", [("tbody", ["td"])]),
        ("| a | b |\n|---|---|\n\n: C {header-columns=1}", [("tbody", ["th td"])]),
        ("+---+\n| a |\n+===+", [("tbody", ["td"])]),
        ("+---+\n| a |\n+---+\n| b |\n+===+", [("tbody", ["td", "td"])]),
        ("<table><thead><tr><th>a</th></tr></thead></table>", [("tbody", ["td"])]),
        ("<table><thead><tr><th>a</th></tr></thead><tbody></tbody></table>", [("tbody", ["td"])]),
        ("| a |\n|---|\n| b |", [("thead", ["th"]), ("tbody", ["td"])]),
    ],
)
def test_a_head_with_no_rows_heads_nothing(text, wanted):
    assert shape(next(tree(text).iter("table"))) == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("<tr><td>a</td></tr><tr><td>b</td><td>c</td></tr>", ["td td", "td td"]),
        ("<tr><td>a</td></tr><tr><td colspan=3>b</td></tr>", ["td td td", "td"]),
        ("<tr><td rowspan=2>a</td><td>b</td></tr><tr></tr>", ["td td"]),
        ("<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr>", ["td td", "td"]),
    ],
)
def test_all_rows_have_as_many_columns(rows, wanted):
    (table,) = tree(f"<table>{rows}</table>").iter("table")
    assert shape(table) == [("tbody", wanted)]
    assert {cell.get("rowspan") for cell in table.iter("td")} <= {None, "1", "2"}


def test_a_header_reaches_no_further_than_its_head():
    text = "<table><thead><tr><th>a</th><th rowspan=2>b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert shape(next(tree(text).iter("table"))) == [("thead", ["th th"]), ("tbody", ["td td"])]
