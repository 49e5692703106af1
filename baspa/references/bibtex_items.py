"""Entries of BibTeX to items of CSL-JSON.

Types and fields are those of the BibLaTeX manual (2.1 and 2.2) and of BibTeXing; archive and shelfmark are read too.
Titles keep the capitals that they are written with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from baspa.language import nearest_own
from baspa.language.bibtex import tags
from baspa.references.bibtex import Record
from baspa.references.dates import date, issued
from baspa.references.latex import plain, rich
from baspa.references.names import names

Item = dict[str, object]

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "map": "map",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
# For article-like entries, number is the issue.
PERIODICAL = frozenset(("article", "review"))
NAMES = {
    "author": "author", "bookauthor": "container-author", "commentator": "commentator", "editor": "editor",
    "holder": "author", "introduction": "introduction", "translator": "translator",
}  # fmt: skip
# CSL variable: the first of these fields that the entry has.
RICH: Mapping[str, tuple[str, ...]] = {
    "collection-title": ("series",),
    "container-title-short": ("shortjournal",),
    "event-title": ("eventtitle",),
    "original-title": ("origtitle",),
    "title-short": ("shorttitle",),
}
PLAIN: Mapping[str, tuple[str, ...]] = {
    "archive": ("archive", "library"),
    "archive_location": ("shelfmark", "archivelocation"),
    "chapter-number": ("chapter",),
    "edition": ("edition",),
    "event-place": ("venue",),
    "medium": ("howpublished",),
    "note": ("note",),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "page": ("pages", "eid"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "version": ("version",),
    "volume": ("volume",),
}
VERBATIM = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url"}
DATES = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
CONTAINERS = (("journaltitle", "journalsubtitle"), ("journal", ""), ("booktitle", "booksubtitle"), ("maintitle", ""))
GUARDED = re.compile(r"\\([&%#_$~])")  # in an address, which BibTeX has as it is


class _Asked(dict[str, str]):
    """Fields that know which of them were asked for."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(fields)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        self.names.add(name)
        return super().get(name, default)


def item(record: Record) -> tuple[Item, frozenset[str]]:
    """Return an entry as an item of CSL-JSON, and its fields that were asked for.

    Raises ValueError with a name that is no name.
    """
    asked = _Asked(record.fields)
    return _item(replace(record, fields=asked)), frozenset(asked.names)


def _item(record: Record) -> Item:
    language = _language(record)
    made: Item = {"id": record.key, "type": _type(record), "title": _title(record, "title", "subtitle")}
    made |= {into: _names(record.fields[name], language) for name, into in NAMES.items() if name in record.fields}
    made |= _fields(record, RICH, rich) | _fields(record, PLAIN, plain)
    made |= {into: GUARDED.sub(r"\1", record.fields[name]) for into, name in VERBATIM.items() if name in record.fields}
    made |= {variable: date(record.fields[name]) for variable, name in DATES.items() if name in record.fields}
    made |= {"issued": _issued(record), "container-title": _container(record), "language": language}
    made |= {"genre": _genre(record, language)} | _number(record)
    if "page" in made:
        made["page"] = re.sub(r"\s*(?:-+|[–—])\s*", "-", str(made["page"]))
    return {name: value for name, value in made.items() if value}


def _fields(record: Record, table: Mapping[str, tuple[str, ...]], read: Callable[[str], str]) -> Item:
    found = {variable: next((n for n in names_ if n in record.fields), "") for variable, names_ in table.items()}
    return {variable: read(record.fields[name]) for variable, name in found.items() if name}


def _type(record: Record) -> str:
    subtype = record.fields.get("entrysubtype", "").lower()
    if record.kind == "article" and subtype in SUBTYPES:
        return SUBTYPES[subtype]
    return TYPES[record.kind]


def _title(record: Record, name: str, subtitle: str) -> str:
    parts = [rich(record.fields[part]) for part in (name, subtitle) if record.fields.get(part)]
    return ": ".join(parts)


def _container(record: Record) -> str:
    return next((_title(record, *fields) for fields in CONTAINERS if record.fields.get(fields[0])), "")


def _names(value: str, language: str) -> list[dict[str, str]]:
    others = {"literal": nearest_own(language).others}
    return [others if name == {"literal": "others"} else name for name in names(value)]


def _language(record: Record) -> str:
    """Return the language of the record as a BCP 47 tag; "" if it says none."""
    name = (record.fields.get("langid") or record.fields.get("language", "")).strip().lower()
    return tags().get(name, name if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", name) else "")


def _genre(record: Record, language: str) -> str:
    if "type" in record.fields:
        return plain(record.fields["type"])
    return nearest_own(language).theses.get(record.kind, "")


def _number(record: Record) -> Item:
    number = plain(record.fields.get("number", ""))
    if record.kind in PERIODICAL:
        return {"issue": number or plain(record.fields.get("issue", ""))}
    return {"collection-number" if "series" in record.fields else "number": number}


def _issued(record: Record) -> Item:
    if "date" in record.fields:
        return date(record.fields["date"])
    year, month, day = (plain(record.fields.get(name, "")) for name in ("year", "month", "day"))
    return issued(year, month, day)
