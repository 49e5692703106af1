"""Dates of BibLaTeX and BibTeX, to CSL-JSON's (ISO 8601-2, as BibLaTeX's manual has it in 2.3.8)."""

from __future__ import annotations

import datetime
import re

from baspa.references.latex import plain

Date = dict[str, object]

DAY = re.compile(r"(?P<year>-?\d{1,4})(?:-(?P<month>\d\d?))?(?:-(?P<day>\d\d?))?(?P<mark>[?~%])?")
OPEN = ("", "..")  # the end of a range that has none
MONTHS = "january february march april may june july august september october november december"
RANGE = re.compile(r"\s*(?:-+|–|/)\s*")


def date(text: str) -> Date:
    """Return a date or a range, 2004-05/2004-06, 1923~ or 1998/, as CSL-JSON has it; other text as it stands."""
    begin, slash, end = text.strip("{}").partition("/")
    sides = [begin] if end.strip() in OPEN else [begin, end]
    matches = [match for side in sides if (match := DAY.fullmatch(side.strip())) and in_the_calendar(match)]
    if len(matches) < len(sides):
        return {"literal": plain(text)} if plain(text) else {}
    parts = [[int(match[name]) for name in ("year", "month", "day") if match[name]] for match in matches]
    parts += [[0]] if slash and len(sides) == 1 else []
    return {"date-parts": parts} | ({"circa": True} if matches[0]["mark"] in ("~", "%") else {})


def in_the_calendar(match: re.Match[str]) -> bool:
    """Tell whether a month has the number that a date says, and a day."""
    year = int(match["year"])
    try:
        datetime.date(year if year > 0 else 2000, int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def impossible(text: str) -> bool:
    """Tell whether a text has the form of a date, and is none."""
    matches = [DAY.fullmatch(side.strip()) for side in text.strip("{}").split("/")]
    return any(match and not in_the_calendar(match) for match in matches)


def months(text: str) -> list[int]:
    """Return the number of a month, or those of two, 1--2; of what is none, none."""
    found = [month(part) for part in RANGE.split(text.strip("{} "))]
    return found if len(found) < 3 and all(found) else []


def month(text: str) -> int:
    """Return the number of a month, which is said in figures or in English, or 0."""
    name = text.lower().strip(" .")
    if name.isdecimal():
        return int(name) if len(name) < 3 and 1 <= int(name) <= 12 else 0
    found = [number for number, each in enumerate(MONTHS.split(), 1) if each.startswith(name) and len(name) >= 3]
    return found[0] if found else 0


def is_day(year: str, months_: str, day: str) -> bool:
    """Tell whether fields that have a year, a month and a day name one."""
    match = DAY.fullmatch(f"{year}-{month(months_)}-{day}")
    return match is not None and bool(match["day"]) and in_the_calendar(match)


def issued(year: str, months_: str, day: str) -> Date:
    """Return the date of an entry that has its parts in fields of their own; a day that is none is left out."""
    found = months(months_) if year.isdecimal() else []
    days = [int(day)] if is_day(year, months_, day) else []
    return {"date-parts": [[int(year), number, *days] for number in found]} if found else date(year)
