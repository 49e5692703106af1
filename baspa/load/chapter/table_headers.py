"""Which cells of a table are headers, and of what: HTML's algorithm for header cells, said where it is not plain.

HTML, 4.9.12.2 (forming relationships between data cells and header cells); ISO 14289-1, 7.5, asks the same of a PDF.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from baspa.tree.table_cells import PlacedCell, placed_cells

COLUMNS = "data-header-columns"  # how many columns are headers, until set_headers takes it away


def set_headers(table: ET.Element) -> None:
    """Make headers of the cells of the header columns, and name each cell's headers where rows and columns do not do.

    Every cell must have its id. An empty header heads nothing: it becomes a plain cell (HTML, 4.9.10). So do those of a
    head with no rows below it, as programs write it for a table of one row: ISO 14289-1, 7.5, knows no table of a head.
    """
    count = int(table.attrib.pop(COLUMNS, "0"))
    headless(table)
    cells = list(placed_cells(table))
    for cell in cells:
        empty = is_empty(cell.element)
        if cell.element.tag == "th" and empty:
            make_plain(cell.element)
        elif not cell.head and cell.right <= count and not empty:
            cell.element.tag = "th"
            cell.element.set("scope", "row")
    headers = [cell for cell in cells if cell.element.tag == "th"]
    heads = {cell.top for cell in headers if cell.head}
    rows = {cell.left for cell in headers if not cell.head}
    if len(heads) > 1 or len(rows) > 1 or any(c.right - c.left > 1 or c.bottom - c.top > 1 for c in headers):
        for cell in cells:
            names = [header.element.get("id", "") for header in headers if heads_cell(header, cell)]
            if names:
                cell.element.set("headers", " ".join(names))


def is_empty(cell: ET.Element) -> bool:
    """Tell whether nothing stands in a cell."""
    return len(cell) == 0 and not (cell.text or "").strip()


def without_empty_head(table: ET.Element) -> None:
    """Take the head of a table away in which nothing stands, where something stands below it: bars alone need one.

    So have pandoc's pipe tables: "To simulate a headerless table, include a header with blank cells" (its manual).
    """
    for head in table.findall("thead"):
        if all(map(is_empty, head.iterfind("tr/*"))) and not all(map(is_empty, table.iterfind("tbody/tr/*"))):
            table.remove(head)


def fill_rows(table: ET.Element) -> None:
    """Give rows that end before others the cells that they lack, as browsers draw them; only HTML writes such rows.

    ISO 32000-1, 14.8.4.3.4: veraPDF asks for rows of as many columns.
    """
    for part in table:
        end_spans(part)
    cells = list(placed_cells(table))
    wide = max((cell.right for cell in cells), default=0)
    rows = [row for part in table for row in part if row.tag == "tr"]
    widths = [0] * len(rows)
    for cell in cells:
        for top in range(cell.top, cell.bottom):
            widths[top] += cell.right - cell.left
    for row, width in zip(rows, widths, strict=True):
        for _ in range(width, wide):
            ET.SubElement(row, "td")


def end_spans(part: ET.Element) -> None:
    """Let no cell reach out of its head or body (HTML, 4.9.12.1: ending a row group)."""
    for left, row in zip(range(len(part), 0, -1), part, strict=True):
        for cell in row:
            if int(cell.get("rowspan", "1")) > left:
                cell.set("rowspan", str(left))


def headless(table: ET.Element) -> None:
    """Make plain rows of a table's head where no other row is in it."""
    if any(len(part) for part in table if part.tag == "tbody"):
        return
    for part in list(table):
        if part.tag == "tbody":
            table.remove(part)
        elif part.tag == "thead":
            part.tag = "tbody"
            for cell in part.findall("tr/th"):
                make_plain(cell)


def make_plain(header: ET.Element) -> None:
    """Make a plain cell of a header."""
    header.tag = "td"
    header.attrib.pop("scope", None)


def heads_cell(header: PlacedCell, cell: PlacedCell) -> bool:
    """Tell whether a header heads a cell: one above it in its columns, or beside it in its rows."""
    if header is cell:
        return False
    if header.head:
        return header.bottom <= cell.top and header.left < cell.right and cell.left < header.right
    return header.right <= cell.left and header.top < cell.bottom and cell.top < header.bottom
