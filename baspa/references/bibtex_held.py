r"""Every letter and figure of an entry's fields held against the item that was made of it, and every command known.

The walk knows nothing of the reading: it takes the names of commands out of a value and counts the letters, figures and
accents (Unicode's categories L, M and N) of what is left; all of these the item must have. In dates the numbers must be
those of a calendar.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from baspa.language.bibtex import OTHERS_LEFT_OUT, joining
from baspa.model.problem import Place, Problem, Severity
from baspa.references.bibtex import Record, beginning_of
from baspa.references.dates import impossible, is_day, months, numbered
from baspa.references.guarded import guarded
from baspa.references.hidden import TAG
from baspa.references.latex import known, plain

LINK = re.compile(r"\\href\s*\{((?:\\.|[^{}\\])*)\}")
UNSAID = re.compile(
    r"\\(?:href|foreignlanguage|textcolor|texorpdfstring|hspace\*?|vspace\*?|noopsort|SortNoop|label|index|selectlanguage)"
    r"\s*(?:\[[^\]]*\])?\s*\{(?:\\.|[^{}\\]|\{[^{}]*\})*\}"
)
COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z]+)\*?(?P<words>\s*[{\[])?|(?P<sign>.))", re.DOTALL)
NAMES = frozenset(("author", "bookauthor", "commentator", "editor", "holder", "introduction", "translator"))
DATES = frozenset(("date", "eventdate", "origdate", "urldate", "year", "month", "day"))
CODES = frozenset(("entrysubtype", "langid", "language"))  # words that are no text
KINDS = frozenset(("mathesis", "mastersthesis", "phdthesis"))  # what a type may name, which is said in words
MADE = frozenset(("id", "type", "language"))
MARKS = "write it in letters, or as docs/references.md shows"
NUMBERS = "write 2004-05-31, 2004-05/2005-06 or a year alone; what is none of the calendar, in words: {[spring 2004]}"


def held(record: Record, item: Mapping[str, object], asked: frozenset[str]) -> Iterator[Problem]:
    """Yield B104 for what the fields that were asked of an entry say and its item does not."""
    for name in sorted(asked & record.fields.keys() - CODES):
        value, place = record.fields[name], record.places[name]
        if name in DATES:
            yield from _date(record, name, place)
        else:
            yield from _commands(f'"{record.key}": {name}', value, place)
            yield from _links(record, name, value, place)
    kinds = frozenset(("type",) if record.fields.get("type") in KINDS else ())
    yield from _lost(record, item, asked - DATES - CODES - kinds)


def letters(text: str) -> Counter[str]:
    """Count letters, figures and accents, whatever their case and however they are composed."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return Counter(sign for sign in apart if unicodedata.category(sign)[0] in "LMN")


def _wanted(name: str, value: str) -> Counter[str]:
    said = UNSAID.sub(" ", guarded(value))
    if name in NAMES:  # those that are left out go first: behind "and" or none
        said = re.sub(rf"\s+(?:{joining()})(?:\s+|$)", " ", OTHERS_LEFT_OUT.sub("", said.strip()))
    return letters(COMMAND.sub(" ", said))


def _lost(record: Record, item: Mapping[str, object], asked: frozenset[str]) -> Iterator[Problem]:
    """Yield the fields whose letters are not in the item, by what is read of each of them alone."""
    made = MADE if "type" in record.fields else MADE | {"genre"}
    has = letters(TAG.sub("", " ".join(_texts({name: said for name, said in item.items() if name not in made}))))
    wanted = {name: _wanted(name, record.fields[name]) for name in sorted(asked & record.fields.keys())}
    alone = {name: counted - letters(plain(record.fields[name])) for name, counted in wanted.items()}
    found = [(f"of {name} ", record.places[name], missing) for name, missing in alone.items() if missing]
    if not found and (all_missing := sum(wanted.values(), Counter[str]()) - has):
        found = [("", record.place, all_missing)]
    for where, place, missing in found:
        said = f'"{record.key}": {where}the book would lose "{beginning_of("".join(sorted(missing.elements())))}"'
        yield Problem(place, "B104", said, MARKS)


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, Mapping):
        for one in said.values():
            yield from _texts(one)
    elif isinstance(said, list):
        for one in said:
            yield from _texts(one)
    else:
        yield str(said)


def _commands(what: str, value: str, place: Place) -> Iterator[Problem]:
    """Yield the commands that are not read: errors where they may stand for a sign, warnings where they have words."""
    for found in COMMAND.finditer(guarded(value)):
        name = found["name"] or found["sign"]
        if known(name):
            continue
        if found["words"]:
            said = f"{what} has a command that is not read: \\{name}; its words print without it"
            yield Problem(place, "B104", said, MARKS, Severity.WARNING)
        else:
            yield Problem(place, "B104", f"{what} has a command that is not read: \\{name}", MARKS)


def _links(record: Record, name: str, value: str, place: Place) -> Iterator[Problem]:
    """Yield the addresses of links in a text: CSL has none; those that the entry's url has are not lost."""
    url = record.fields.get("url", "")
    for address in LINK.findall(value):
        if address != url:
            said = f'"{record.key}": the address of a link in {name} is not printed: {beginning_of(address)}'
            yield Problem(place, "B104", said, "write it as a field of its own: url = {...}", Severity.WARNING)


def _date(record: Record, name: str, place: Place) -> Iterator[Problem]:
    """Yield a date that is none; other words in its place print as they stand, but not for a month or a day."""
    value = record.fields[name]
    year, month, day = (plain(record.fields.get(part, "")) for part in ("year", "month", "day"))
    said = f'"{record.key}": {name} "{beginning_of(value)}"'
    if impossible(value):
        yield Problem(place, "B104", f"{said} is not in the calendar", NUMBERS)
    elif name == "month" and month and not (months(month) and numbered(year).isdecimal()):
        yield Problem(place, "B104", f"{said} is no month of a year", "write year = 2004, month = may")
    elif name == "day" and day and not is_day(year, month, day):
        yield Problem(place, "B104", f"{said} is no day of the month", "write year = 2004, month = may, day = 31")
