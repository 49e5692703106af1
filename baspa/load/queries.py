"""The editor's queries: queries.tsv or queries.csv read, as table programs save them.

Columns are named by the first line; `reading` holds the words. docs/proof.md describes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baspa.model.book import Query
from baspa.model.problem import Place, Problem, Problems, nearest

FILE = "queries.tsv"
FILES = (FILE, "queries.csv")
PRINTED = ("reading", "kind", "note", "suggested")
OWN = ("line", "para")  # where the editor's own copy has the words: for the editor alone
REQUIRED = ("reading", "note")
NOTHING = ("", "-", "–", "—")
# In quotes a quote stands twice (RFC 4180); what only begins with one is a cell as it is, typed by hand.
SEPARATORS = {"\t": "tab", ";": "semicolon", ",": "comma"}
CELL = {
    sign: re.compile(rf'(?:"((?:[^"{inside}]|"")*)"|([^{sign}\n]*))({sign}|\n|\Z)')
    for sign, inside in (("\t", "\t"), (";", ""), (",", ""))
}
EXCEL = re.compile(r"sep=(?P<sign>[;,\t])\n")  # a first line by which Excel knows what parts the cells


def parse_queries(text: str, path: str = FILE) -> tuple[tuple[Query, ...], Problems]:
    """Return the rows of a table of queries; B130 for a row, or a whole table, that cannot be understood.

    Its cells are parted by what makes its first line a head: tabs, semicolons or commas.
    """
    sign = _separator(text)
    rows = [(number, cells) for number, cells in _rows(text, sign) if any(cell.strip() for cell in cells)]
    if not rows:
        return (), ()
    (first, head), *rest = rows
    columns = _columns(_bare(head, 0))
    problems = tuple(_header(columns, Place(path, first)))
    if problems:
        return (), problems
    queries, faults = [], []
    for number, row in rest:
        place, cells = Place(path, number), _bare(row, len(columns))
        fault = _fault(columns, cells, place, SEPARATORS[sign])
        if fault:
            faults.append(fault)
        else:
            queries.append(_query(dict(zip(columns, cells, strict=True)), place))
    return tuple(queries), tuple(faults)


def _separator(text: str) -> str:
    """Return what parts the cells of a table: what Excel says, or what gives the first line the columns it needs."""
    if said := EXCEL.match(text):
        return said["sign"]
    head = text.lstrip().partition("\n")[0]
    tables = ((sign, next(_rows(head, sign))[1]) for sign in SEPARATORS)
    return next((sign for sign, cells in tables if {*REQUIRED} <= {*_columns(cells)}), "\t")


def _bare(cells: Sequence[str], least: int) -> Sequence[str]:
    """Return a row without the empty cells at its end that table programs add, but so many at least."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _columns(head: Sequence[str]) -> list[str]:
    return [cell.partition(" ")[0].strip().lower() for cell in head]


def _rows(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their lines; a cell in quotes, as table programs save what has quotes or lines, is bare."""
    cells: list[str] = []
    excel = EXCEL.match(text)
    number = begun = 2 if excel else 1
    for match in CELL[sign].finditer(text, excel.end() if excel else 0):
        quoted, plain, end = match.groups()
        begun = begun if cells else number
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        if end != sign:
            yield begun, cells
            cells = []
        number += match[0].count("\n")


def _header(columns: Sequence[str], place: Place) -> Iterator[Problem]:
    known = (*OWN, *PRINTED)
    for name in dict.fromkeys(columns):
        if name not in known:
            meant = nearest(name, known)
            hint = f'did you mean "{meant}"?' if meant else f"the columns are {', '.join(known)}"
            yield Problem(place, "B130", f'there is no column "{name}"', hint)
        elif columns.count(name) > 1:
            yield Problem(place, "B130", f'the column "{name}" is there twice', "delete one of the two")
    for name in REQUIRED:
        if name not in columns:
            yield Problem(place, "B130", f'the column "{name}" is missing', "name the columns in the first line")


def _fault(columns: Sequence[str], cells: Sequence[str], place: Place, separator: str) -> Problem | None:
    if len(cells) != len(columns):
        said = f"the row has {len(cells)} cells, the first line {len(columns)}"
        return Problem(place, "B130", said, f"part the cells by one {separator} each; a cell may be empty")
    row = dict(zip(columns, map(_cell, cells), strict=True))
    if not row["note"] and not row.get("suggested"):
        return Problem(place, "B130", "the row asks nothing", "write a note or a suggestion")
    return None


def _cell(text: str) -> str:
    """Return the text of a cell; a dash alone says nothing."""
    said = " ".join(text.split())
    return "" if said in NOTHING else said


def _query(row: dict[str, str], place: Place) -> Query:
    return Query(place, *(_cell(row.get(name, "")) for name in PRINTED))
