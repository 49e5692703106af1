"""Widths of columns: those that are told, those of a form; all other tables have what their words want."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from builds import build, read_chapter, write

from baspa.model.problem import Severity

GRID = """+----+-------------+--------+
| No | Name        | Date   |
+====+=============+========+
| 1  |             |        |
+----+-------------+--------+
"""
SPANNED = """+----+------------+
| a  | b          |
+====+===+========+
| c  | d |        |
+----+---+--------+
"""
BARS = "| No | Name | Date |\n|---|------|--|\n| 1 |  |  |\n"


def shares(text):
    """Return the shares of the columns of each table, in parts of a hundred; None for one without."""
    chapter, problems = read_chapter(1, "one.md", f"# A\n\n{text}", "en")
    assert problems == ()
    assert "data-" not in chapter.xhtml
    tables = ET.fromstring(chapter.xhtml).iter("table")
    return [widths(table) if table.get("style") == "width:100%" else None for table in tables]


def widths(table):
    found = (re.fullmatch(r"width:([\d.]+)%", cell.get("style", "")) for cell in table.iter() if cell is not table)
    return [round(float(match[1])) for match in found if match]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (GRID, [18, 50, 32]),
        (GRID.replace("1  |   ", "1  | a "), [18, 50, 32]),
        (GRID.replace("|             |        ", "| a           | b      "), None),
        ("No  Name      Date\n--  --------  ----------\n1   a\n2   b\n", [10, 40, 50]),
        (BARS, [7, 70, 23]),
        (BARS.replace("| 1 |  |  |", "| 1 | a | b |"), None),
        (BARS.replace("| 1 |  |  |\n", "| 1 | a | b |\n| 2 |  |  |\n"), None),
        ("| Name | |\n|--|--|\n| Given | |\n", [12, 88]),
        ("| Remarks |\n|--|\n| |\n", [100]),
        ("| a | b |\n|--|--|\n", None),
        ("| a | b |\n|--|--|\n| | |\n", [50, 50]),
        ("+---+-------+\n| a | b     |\n+---+---+---+\n| c | d | e |\n+---+---+---+\n", None),
        (SPANNED, [28, 22, 50]),
        (f"{BARS}\n: Said {{widths=\"1 4 5\"}}\n", [10, 40, 50]),
        (f"{BARS}\n: {{tbl-colwidths=\"[20, 30,50]\"}}\n", [20, 30, 50]),
        ("| a | b |\n|--|--|\n| c | d |\n\n: {widths=\"1 1.5\"}\n", [40, 60]),
        ("<table><tr><th>Name</th><th>Date</th></tr><tr><td>a</td><td></td></tr></table>\n", [10, 90]),
    ],
)  # fmt: skip
def test_shares_of_columns(text, wanted):
    found = shares(text)
    assert found == [wanted]


@pytest.mark.parametrize(
    ("widths", "message", "hint"),
    [
        ("1 2", "2 widths are given, the table has 3 columns", "write a number for each column"),
        ("wide", 'widths cannot be "wide"', 'write a number for each column, widths="1 4 2 3"'),
        ("0 0 0", 'widths cannot be "0 0 0"', 'write a number for each column, widths="1 4 2 3"'),
    ],
)
def test_widths_that_cannot_be_are_told(widths, message, hint):
    (problem,) = read_chapter(1, "one.md", f'# A\n\n{BARS}\n: Said {{widths="{widths}"}}\n', "en")[1]
    assert (problem.code, problem.severity, problem.message, problem.hint) == ("B117", Severity.ERROR, message, hint)


def test_both_faces_have_the_widths(tmp_path):
    made = build(write(tmp_path, f"# One\n\n{GRID}"), ("pdf", "epub"))
    assert made.problems == ()
    with zipfile.ZipFile(BytesIO(made["epub"].data)) as epub:
        chapter = next(epub.read(name).decode() for name in epub.namelist() if name.endswith("c1.xhtml"))
    assert re.search(r'<table[^>]* style="width:100%"', chapter)
    assert re.findall(r'<th[^>]* style="width:([\d.]+)%"', chapter) == ["17.86", "50.00", "32.14"]
