"""Figures and tables that are written with their captions in something of their own become figures and tables.

::: {#fig-press}        a division of Quarto, named as a figure or a table: its last paragraph is the caption
:::{figure} press.png   a directive of MyST: its first paragraph is the caption, what follows stands below
:::{list-table} Sizes   a table whose rows are items, and its cells items of those
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from baspa.load.chapter.table_headers import COLUMNS
from baspa.tree.directives import CAPTIONED, HEAD_COLUMNS, HEAD_ROWS
from baspa.tree.listings import LISTING

CAPTIONS = {"figure": "figcaption", "table": "caption"}
NAME = re.compile(r"(fig|tbl)[-:].")
CODE = re.compile(r"lst[-:].")
KINDS = {"fig": "figure", "tbl": "table"}


def set_captions(parent: ET.Element) -> None:
    """Put figures and tables in the place of what names them, where each holds one without a caption."""
    made: list[ET.Element] = []
    for element in parent:
        set_captions(element)
        if CAPTIONED in element.attrib:
            made += of_directive(element)
        elif element.tag == "div" and "class" not in element.attrib and (match := NAME.match(element.get("id", ""))):
            made += of_division(element, KINDS[match[1]])
        else:
            if element.tag == "div" and "class" not in element.attrib and CODE.match(element.get("id", "")):
                element.set("class", LISTING)
            made.append(element)
    if made != list(parent):
        parent[:] = made


def of_division(division: ET.Element, kind: str) -> list[ET.Element]:
    """Return the figure or table of a division that holds nothing else but its caption."""
    if len(division) == 2 and is_bare(division[0], kind) and division[1].tag == "p":
        named, caption = division
        named.attrib.update(division.attrib)
        put_caption(named, caption)
        return [named]
    return [division]


def of_directive(division: ET.Element) -> list[ET.Element]:
    """Return what a directive holds, its figure or table with its name and caption."""
    kind = division.attrib.pop(CAPTIONED)
    rows, columns = division.attrib.pop(HEAD_ROWS, ""), division.attrib.pop(HEAD_COLUMNS, "0")
    if rows and len(division) and division[0].tag == "ul":
        set_table(division[0], number(rows), number(columns))
    named = next((each for each in division if is_bare(each, kind)), None)
    if named is None:
        return [division] if division.attrib else list(division)
    others = [each for each in division if each is not named]
    named.attrib.update(division.attrib)
    if others and others[0].tag == "p":
        put_caption(named, others.pop(0))
    return [named, *others]


def is_bare(element: ET.Element, kind: str) -> bool:
    """Tell whether an element is a figure or a table without name and caption."""
    return element.tag == kind and "id" not in element.attrib and element.find(CAPTIONS[kind]) is None


def put_caption(named: ET.Element, caption: ET.Element) -> None:
    """Make the caption of a figure or table of a paragraph."""
    caption.tag = CAPTIONS[named.tag]
    named.insert(0 if named.tag == "table" else len(named), caption)


def set_table(rows: ET.Element, head_rows: int, head_columns: int) -> None:
    """Make a table of a list of lists, where each row has as many cells as the first."""
    cells = [list(row[0]) if [each.tag for each in row] in (["ul"], ["ol"]) else [] for row in rows]
    if not cells[0] or any(len(row) != len(cells[0]) for row in cells):
        return
    rows.clear()
    rows.tag = "table"
    if head_columns > 0:
        rows.set(COLUMNS, str(head_columns))
    for tag, part in (("thead", cells[:head_rows]), ("tbody", cells[head_rows:])):
        add_rows(rows, tag, part)


def add_rows(table: ET.Element, tag: str, rows: Sequence[Sequence[ET.Element]]) -> None:
    """Add the head of a table, or its body."""
    if not rows:
        return
    part = ET.SubElement(table, tag)
    for row in rows:
        line = ET.SubElement(part, "tr")
        for cell in row:
            cell.tag, cell.tail = ("th" if tag == "thead" else "td"), None
            line.append(cell)


def number(text: str) -> int:
    """Return a small number; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 3 else 0
