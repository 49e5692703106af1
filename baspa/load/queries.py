"""The editor's queries: queries.tsv read, and the words that each query is about found in the text.

Columns are named by the first line and parted by tabs; `reading` holds the words. docs/proof.md describes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baspa.model.book import Query
from baspa.model.problem import Place, Problem, Problems, nearest

FILE = "queries.tsv"
PRINTED = ("reading", "kind", "note", "suggested")
OWN = ("line", "para")  # where the editor's own copy has the words: for the editor alone
REQUIRED = ("reading", "note")
NOTHING = ("", "-", "–", "—")
# In quotes a quote stands twice (RFC 4180); what only begins with one is a cell as it is, typed by hand.
CELL = re.compile(r'(?:"((?:[^"\t]|"")*)"|([^\t\n]*))(\t|\n|\Z)')


def parse_queries(text: str) -> tuple[tuple[Query, ...], Problems]:
    """Return the rows of queries.tsv; B130 for a row, or a whole table, that cannot be understood."""
    rows = [(number, cells) for number, cells in _rows(text) if any(cell.strip() for cell in cells)]
    if not rows:
        return (), ()
    (first, head), *rest = rows
    columns = [cell.partition(" ")[0].strip().lower() for cell in head]
    problems = tuple(_header(columns, Place(FILE, first)))
    if problems:
        return (), problems
    queries, faults = [], []
    for number, cells in rest:
        fault = _fault(columns, cells, Place(FILE, number))
        if fault:
            faults.append(fault)
        else:
            queries.append(_query(dict(zip(columns, cells, strict=True)), Place(FILE, number)))
    return tuple(queries), tuple(faults)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their lines; a cell in quotes, as table programs save what has quotes or lines, is bare."""
    cells: list[str] = []
    number = 1
    for match in CELL.finditer(text):
        quoted, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        if end != "\t":
            yield number, cells
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


def _fault(columns: Sequence[str], cells: Sequence[str], place: Place) -> Problem | None:
    if len(cells) != len(columns):
        said = f"the row has {len(cells)} cells, the first line {len(columns)}"
        return Problem(place, "B130", said, "part the cells by one tab each; a cell may be empty")
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
