"""BibTeX and BibLaTeX files: entries with their lines, strings put in, what was inherited filled in.

The grammar is that of Patashnik's BibTeXing (1988); inheritance (crossref, xdata) that of BibLaTeX's manual,
appendix B, in which a book's title becomes the booktitle of its part.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from baspa.model.problem import Place, Problem, Severity

# It logs what it could not parse; here these are problems.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
STRINGS = {name: str(number) for number, name in enumerate(MONTHS, 1)}
PART = re.compile(
    r"\s*(?:#\s*)?(?:\"(?P<quoted>(?:[^\"{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\"|(?P<braced>\{)|(?P<bare>[^\s#\"{}]+))"
)
# What a part does not inherit under its own name.
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
NOT_INHERITED = frozenset(("crossref", "xdata", "ids", "label", "shorttitle", "sortname", "entryset", "options"))
PARTS = frozenset(
    ("inbook", "incollection", "inproceedings", "conference", "suppbook", "suppcollection", "inreference")
)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: its type in lower case, its key, its fields by lower-case name without delimiters, its place."""

    kind: str
    key: str
    fields: Mapping[str, str]
    place: Place


@dataclass(slots=True)
class _File:
    path: str
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, block: Block, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(Place(self.path, (block.start_line or 0) + 1), code, message, hint, severity))


def parse(path: str, text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return a file's entries in their order, and its faults: B100 (no BibTeX), B101 (key twice), B104 (crossref)."""
    library = parse_string(text, parse_stack=[])
    file = _File(path)
    strings = dict(STRINGS)
    for string in library.strings:
        strings[string.key.lower()] = _value(string.value, strings)
    for block in library.blocks:
        _read(block, strings, file)
    records = tuple(_inherited(record, file) for record in file.records.values())
    return records, tuple(file.problems)


def _read(block: Block, strings: Mapping[str, str], file: _File) -> None:
    if isinstance(block, DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        file.report(block, "B101", f'key "{block.key}" is there twice', f"the other is in line {first}: rename one")
    elif isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        file.report(block, "B100", f"an entry has a field twice: {names}", "delete one of the two")
    elif isinstance(block, ParsingFailedBlock):
        file.report(block, "B100", "an entry is no BibTeX", "look for a brace, quote or comma that is missing")
    elif isinstance(block, Entry) and not block.key.strip():
        file.report(block, "B100", "an entry has no key", "give it one, as in @book{abai1909, ...}")
    elif isinstance(block, Entry):
        place = Place(file.path, (block.start_line or 0) + 1)
        fields = {f.key.lower(): _value(f.value, strings) for f in block.fields}
        file.records[block.key] = Record(block.entry_type.lower(), block.key, fields, place)


def _value(raw: object, strings: Mapping[str, str]) -> str:
    """Return a value without its delimiters, its parts joined (#) and strings put in."""
    text = str(raw)
    return " ".join("".join(_parts(text, strings)).split())


def _parts(text: str, strings: Mapping[str, str]) -> Iterator[str]:
    at = 0
    while match := PART.match(text, at):
        at = match.end()
        if match["braced"]:
            end = _closing(text, at)
            yield text[at:end]
            at = end + 1
        else:
            bare = match["bare"]
            yield match["quoted"] if bare is None else strings.get(bare.lower(), bare)


def _closing(text: str, at: int) -> int:
    depth = 1
    while at < len(text):
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return at
        at += 1
    return at


def _inherited(record: Record, file: _File) -> Record:
    """Fill in what the entry has from others: its own fields count before theirs."""
    fields = dict(record.fields)
    for source in ("xdata", "crossref"):
        for key in filter(None, re.split(r"\s*,\s*", record.fields.get(source, ""))):
            parent = file.records.get(key)
            if parent is None:
                hint = "the entry that it inherits from must be in the same file"
                file.problems.append(Problem(record.place, "B104", f'{source} "{key}" is not there', hint))
                continue
            for name, value in _bequest(parent, record).items():
                fields.setdefault(name, value)
    return Record(record.kind, record.key, fields, record.place)


def _bequest(parent: Record, child: Record) -> dict[str, str]:
    of_a_book = child.kind in PARTS and parent.kind != "xdata"
    renamed = {name: RENAMED.get(name, name) if of_a_book else name for name in parent.fields}
    return {renamed[name]: value for name, value in parent.fields.items() if name not in NOT_INHERITED}
