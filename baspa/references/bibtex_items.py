"""Entries of BibTeX to items of CSL-JSON.

Types and fields are those of the BibLaTeX manual (2.1 and 2.2) and of BibTeXing; archive and shelfmark are read too.
Titles keep the capitals that they are written with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from baspa.language import nearest_own
from baspa.language.bibtex import tag
from baspa.references.bibtex import Record
from baspa.references.dates import date, issued
from baspa.references.guessed import guessed
from baspa.references.latex import plain, rich
from baspa.references.names import names
from baspa.references.tidied import number as bare

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
    "introduction": "introduction", "translator": "translator",
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
    "note": ("note", "addendum"),
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
CONTAINERS = (
    ("journaltitle", "journalsubtitle"), ("journal", ""), ("booktitle", "booksubtitle", "booktitleaddon"),
    ("maintitle", ""),
)  # fmt: skip
WHOLE = frozenset(("book", "collection", "mvbook", "mvcollection", "mvproceedings", "proceedings", "reference"))
# What is cited as a whole: pages that are one number are how many it has. As in styles of GOST: XII, 376 с.
OF_PAGES = WHOLE | frozenset((
    "booklet", "manual", "mastersthesis", "phdthesis", "report", "techreport", "thesis", "unpublished",
))  # fmt: skip
EXTENT = re.compile(r"(?:[IVXLCDMivxlcdm]+[,;+\s]+)?\[?\d+\]?(?:\s*-?\s*[^\W\d_]+\.?)?")
# Where a number of an archive leads to (BibLaTeX's manual, 3.14.7), as Pandoc has it.
ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/",
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
}
ADDRESS = re.compile(r"\s*\\?(?:url)?\s*\{?\s*(https?://[^\s{}]+?)\s*\}?\s*")
THESES = {"mathesis": "mastersthesis"}  # BibLaTeX's names of types, and BibTeX's
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


def item(record: Record, book: str = "") -> tuple[Item, frozenset[str]]:
    """Return an entry as an item of CSL-JSON, and its fields that were asked for.

    What a thesis is called is in the language that the entry says, or that its title is in.
    Raises ValueError with a name that is no name.
    """
    asked = _Asked(record.fields)
    return _item(replace(record, fields=asked), book), frozenset(asked.names)


def _item(record: Record, book: str) -> Item:
    language = _language(record)
    made: Item = {"id": record.key, "type": _type(record), "title": _title(record, "title", "subtitle", "titleaddon")}
    made |= {into: names(record.fields[name]) for name, into in NAMES.items() if name in record.fields}
    made |= _fields(record, RICH, rich) | _fields(record, PLAIN, plain)
    made |= {into: GUARDED.sub(r"\1", record.fields[name]) for into, name in VERBATIM.items() if name in record.fields}
    made |= _address(record, made) | {"status": _status(record)}
    made |= {variable: date(record.fields[name]) for variable, name in DATES.items() if name in record.fields}
    made |= {"issued": _issued(record), "container-title": _container(record), "language": language}
    made |= {"genre": _genre(record, language or guessed(made, book).code or book)} | _number(record)
    if "author" not in made and "holder" in record.fields:  # of a patent that names no inventor
        made["author"] = names(record.fields["holder"])
    if record.kind in OF_PAGES and "number-of-pages" not in made and EXTENT.fullmatch(str(made.get("page", ""))):
        made["number-of-pages"] = made.pop("page")
    if record.kind in OF_PAGES and "number-of-pages" not in made and is_extent(str(made.get("note", ""))):
        made["number-of-pages"] = made.pop("note")
    if "page" in made:
        made["page"] = re.sub(r"\s*(?:-+|[–—])\s*", "-", str(made["page"]))
    return {name: value for name, value in made.items() if value}


def is_extent(note: str) -> bool:
    """Tell whether a note is how many pages a work has, and says so: 160 б., XII, 376 с., 250 p."""
    return EXTENT.fullmatch(note) is not None and bare("number-of-pages", note) != note


def _fields(record: Record, table: Mapping[str, tuple[str, ...]], read: Callable[[str], str]) -> Item:
    found = {variable: next((n for n in names_ if n in record.fields), "") for variable, names_ in table.items()}
    return {variable: read(record.fields[name]) for variable, name in found.items() if name}


def _type(record: Record) -> str:
    subtype = record.fields.get("entrysubtype", "").lower()
    if record.kind == "article" and subtype in SUBTYPES:
        return SUBTYPES[subtype]
    return TYPES[record.kind]


def _title(record: Record, name: str, subtitle: str, addon: str = "") -> str:
    parts = [rich(record.fields[part]) for part in (name, subtitle) if record.fields.get(part)]
    return ". ".join(filter(None, (": ".join(parts), rich(record.fields.get(addon, "")))))


def _container(record: Record) -> str:
    """Return the title of what it stands in; a whole book's booktitle is for the parts that inherit it."""
    if record.kind in WHOLE and record.fields.get("title"):
        return ""
    return next((_title(record, *fields) for fields in CONTAINERS if record.fields.get(fields[0])), "")


def _language(record: Record) -> str:
    """Return the language of the record as a BCP 47 tag; "" if it says none."""
    return tag(record.fields.get("langid") or record.fields.get("language", ""))


def _genre(record: Record, language: str) -> str:
    said = plain(record.fields.get("type", ""))
    kind = said or record.kind
    return nearest_own(language).theses.get(THESES.get(kind, kind), said)


def _status(record: Record) -> str:
    """Return the state of publication, which BibLaTeX writes as one word: inpress."""
    return re.sub("^in(?=press$|preparation$)", "in ", plain(record.fields.get("pubstate", "")))


def _address(record: Record, made: Item) -> Item:
    """Return the address of what says it in another field; a number of an archive without one as a note."""
    if "URL" in made:
        return {}
    archive = record.fields.get("eprinttype", "") or record.fields.get("archiveprefix", "")
    number = plain(record.fields.get("eprint", ""))
    if number and archive.lower() in ARCHIVES:
        return {"URL": ARCHIVES[archive.lower()] + number}
    if number:
        said = filter(None, (made.get("note"), ": ".join(filter(None, (plain(archive), number)))))
        return {"note": ". ".join(map(str, said))}
    published = ADDRESS.fullmatch(record.fields.get("howpublished", ""))
    return {"URL": GUARDED.sub(r"\1", published[1]), "medium": ""} if published else {}


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
