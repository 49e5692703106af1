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
PART = re.compile(r"\s*(?:(?P<opening>[\"{])|(?P<bare>[^\s#\"{}]+))")
JOINT = re.compile(r"\s*#")
SHOWN = 40  # characters of what is told
NAME = re.compile(r"[^\s\"#%'(),={}]+")  # of a field (BibTeXing, section 4)
# What a part does not inherit under its own name.
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
NOT_INHERITED = frozenset(("crossref", "xdata", "ids", "label", "shorttitle", "sortname", "entryset", "options"))
PARTS = frozenset(
    ("inbook", "incollection", "inproceedings", "conference", "suppbook", "suppcollection", "inreference")
)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: its type in lower case, its key, its fields by lower-case name without delimiters, its place.

    `places` are those of the fields, which may be another entry's.
    """

    kind: str
    key: str
    fields: Mapping[str, str]
    place: Place
    places: Mapping[str, Place]


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
        strings[string.key.lower()], _ = _value(string.value, strings)
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
        _entry(block, strings, file)


def _entry(block: Entry, strings: Mapping[str, str], file: _File) -> None:
    place = Place(file.path, (block.start_line or 0) + 1)
    fields, places = dict[str, str](), dict[str, Place]()
    for one in block.fields:
        name = one.key.lower()
        places[name] = Place(file.path, (one.start_line or block.start_line or 0) + 1)
        fields[name], rest = _value(one.value, strings)
        if not NAME.fullmatch(name):
            said = f'"{block.key}": "{beginning_of(one.key)}" is no name of a field'
            file.problems.append(Problem(places[name], "B100", said, "BibTeX has no remarks within an entry"))
        elif rest:
            said = f'"{block.key}": "{beginning_of(rest)}" stands behind the value of {name}'
            hint = "look for a comma that is missing, or a brace or quote too many"
            file.problems.append(Problem(places[name], "B100", said, hint))
    file.records[block.key] = Record(block.entry_type.lower(), block.key, fields, place, places)


def beginning_of(text: str) -> str:
    """Return the beginning of a text that is told, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def _value(raw: object, strings: Mapping[str, str]) -> tuple[str, str]:
    """Return a value without its delimiters, its parts joined (#) and strings put in, and what stands behind it."""
    text, at, parts = str(raw), 0, list[str]()
    while match := PART.match(text, at):
        part, at = _part(text, match, strings)
        parts.append(part)
        joint = JOINT.match(text, at)
        if joint is None:
            break
        at = joint.end()
    return " ".join("".join(parts).split()), text[at:].strip()


def _part(text: str, match: re.Match[str], strings: Mapping[str, str]) -> tuple[str, int]:
    """Return a part of a value, and where it ends."""
    if not match["opening"]:
        return strings.get(match["bare"].lower(), match["bare"]), match.end()
    end = _closing(text, match.end(), '"' if match["opening"] == '"' else "}")
    return text[match.end() : end], end + 1


def _closing(text: str, at: int, closing: str) -> int:
    """Return the place of the quote or brace that ends a part; those within braces of its own do not."""
    depth = 0
    while at < len(text) and not (text[at] == closing and not depth):
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
    return at


def _inherited(record: Record, file: _File) -> Record:
    """Fill in what the entry has from others: its own fields count before theirs."""
    fields, places = dict(record.fields), dict(record.places)
    for source in ("xdata", "crossref"):
        for key in filter(None, re.split(r"\s*,\s*", record.fields.get(source, ""))):
            parent = file.records.get(key)
            if parent is None:
                hint = "the entry that it inherits from must be in the same file"
                file.problems.append(Problem(record.place, "B104", f'{source} "{key}" is not there', hint))
                continue
            for name, into in _bequest(parent, record):
                fields.setdefault(into, parent.fields[name])
                places.setdefault(into, parent.places[name])
    return Record(record.kind, record.key, fields, record.place, places)


def _bequest(parent: Record, child: Record) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields that a part inherits, and the names that it has them under."""
    of_a_book = child.kind in PARTS and parent.kind != "xdata"
    for name in parent.fields:
        if name not in NOT_INHERITED:
            yield name, RENAMED.get(name, name) if of_a_book else name
