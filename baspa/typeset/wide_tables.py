"""Tables of the e-book that are wider than a telephone's page: all of it is seen, or a reader does not know of it.

A box that scrolls shows the first columns where pages are turned. So such a table is set small, its columns in shares
of the page; one of many columns is turned by 90 degrees, with its caption, on a page of its own that holds all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from xml.etree import ElementTree as ET

from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS
from baspa.tree.table_cells import placed_cells

# em of the text around, on a telephone: 390 by 844 px with the margins that readers add, and letters of 16 px.
WIDTH, HEIGHT = 19.0, 42.0
LETTER = 0.5  # em: the width of one, or so
SIDES, SMALL_SIDES = 1.3, 0.6  # em, of a cell; both, and SIZE, as styles/epub.css has them
SIZE = 0.85  # of the letters of one that is turned
ROW = 1.8  # em: of a line in a row, and what its cell adds
MANY = 7  # columns: more are turned
LEAST, MOST = 2, 16  # letters by which a column has its share


def fit_tables(parent: ET.Element, nested: bool = False) -> None:
    """Set the tables that are too wide for a narrow page, in place; one within another is not turned."""
    for index, child in enumerate(parent):
        if child.tag == "table" and is_wide(child):
            child.set("class", " ".join((*child.get("class", "").split(), "wide")))
            share_out(child)
            if not nested and is_turned(child):
                parent[index] = turned(child)
        fit_tables(child, nested or child.tag == "table")


def is_wide(table: ET.Element) -> bool:
    """Tell whether a table is wider than a narrow page, each column as wide as its longest word."""
    return sum(LETTER * letters + SIDES for letters in longest_words(table)) > WIDTH


def is_turned(table: ET.Element) -> bool:
    """Tell whether a table of many columns is not too long for one page once it is turned."""
    return len(longest_words(table)) > MANY and SIZE * ROW * lines(table) <= WIDTH


def lines(table: ET.Element) -> int:
    """Return how many lines a table takes once it is turned, its caption among them."""
    columns, caption = shares(table), table.find("caption")
    rows = dict[int, int]()
    for cell in placed_cells(table):
        count = lines_of(cell.element, sum(columns[cell.left : cell.right]))
        rows[cell.top] = max(rows.get(cell.top, 1), count)
    return sum(rows.values()) + (0 if caption is None else 1 + lines_of(caption, 1.0))


def lines_of(element: ET.Element, share: float) -> int:
    """Return how many lines the words of an element take, given its share of the turned table's width."""
    return max(1, ceil(LETTER * SIZE * len(text(element)) / (HEIGHT * share)))


def shares(table: ET.Element) -> list[float]:
    """Return the share of each column in the width of a table, by its longest word."""
    letters = [min(max(found, LEAST), MOST) + SMALL_SIDES / LETTER for found in longest_words(table)]
    return [each / sum(letters) for each in letters]


def share_out(table: ET.Element) -> None:
    """Write the shares of columns before the rows of a table whose author has not said how wide they are."""
    if table.get("style") or table.find("colgroup") is not None:
        return
    group = ET.Element("colgroup")
    for share in shares(table):
        ET.SubElement(group, "col", {"style": f"width:{100 * share:.1f}%"})
    table.insert(int(table.find("caption") is not None), group)


def longest_words(table: ET.Element) -> list[int]:
    """Return how many letters the longest word of each column has; a cell of several columns tells of none."""
    cells = list(placed_cells(table))
    found = [0] * max((cell.right for cell in cells), default=0)
    for cell in cells:
        if cell.right == cell.left + 1:
            found[cell.left] = max([found[cell.left], *map(len, text(cell.element).split())])
    return found


def text(element: ET.Element) -> str:
    """Return the words of an element, those of blocks in it apart from each other."""
    within = "".join((element.text or "", *(text(child) + (child.tail or "") for child in element)))
    return f" {within} " if element.tag in BLOCK_KINDS or element.tag in CONTAINERS else within


def turned(table: ET.Element) -> ET.Element:
    """Return a box that turns a table; who is too near to see all of it scrolls in it, by keys as well.

    WCAG 2.2, 2.1.1. The box is named by the table's caption, or by its headers.
    """
    named: Sequence[ET.Element] = table.findall("caption") or list(table.iter("th")) or list(table.iter("td"))
    box = ET.Element("div", {"class": "turned", "role": "region", "tabindex": "0"})
    box.set("aria-labelledby", " ".join(element.get("id", "") for element in named))
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box
