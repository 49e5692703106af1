"""Dates of BibLaTeX and BibTeX, to CSL-JSON's (ISO 8601-2, as BibLaTeX's manual has it in 2.3.8)."""

from __future__ import annotations

import datetime
import re

from baspa.language.bibtex import NO_DATE, YEAR
from baspa.language.bibtex import months as months_of_languages
from baspa.references.latex import plain

Date = dict[str, object]

DAY = re.compile(r"(?P<year>-?\d{1,4})(?:-(?P<month>\d\d?))?(?:-(?P<day>\d\d?)(?:T[\d:.Z+-]*)?)?(?P<mark>[?~%])?")
SEASON = re.compile(r"(?P<year>\d{4})-2(?P<season>[1-4])")  # spring to winter
# As hands write it: 31.05.1998, and in words, the day before its month, behind it, or behind year and month.
WRITTEN = tuple(re.compile(form) for form in (
    rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{YEAR}",
    rf"(?P<day>\d\d?)-?\s*(?P<month>[^\W\d_]{{3,}})\.?,?\s+{YEAR}",
    rf"(?P<month>[^\W\d_]{{3,}})\.?\s+(?P<day>\d\d?),?\s+{YEAR}",
    rf"(?P<month>[^\W\d_]{{3,}})\.?,?\s+{YEAR}",
    rf"{YEAR}\s+(?P<day>\d\d?)-?\s*(?P<month>[^\W\d_]{{3,}})",
    YEAR,
))  # fmt: skip
OPEN = ("", "..")  # the end of a range that has none
RANGE = re.compile(r"\s*(?:-+|–|/)\s*")


def date(text: str) -> Date:
    """Return a date or a range, 2004-05/2004-06, 1923~ or 1998/, as CSL-JSON has it; other text as it stands."""
    if season := SEASON.fullmatch(text.strip("{} ")):
        return {"date-parts": [[int(season["year"])]], "season": int(season["season"])}
    if NO_DATE.fullmatch(text.strip()):
        return {}
    begin, slash, end = numbered(text).strip("{}").partition("/")
    sides = [begin] if end.strip() in OPEN else [begin, end]
    matches = [match for side in sides if (match := DAY.fullmatch(side.strip())) and in_the_calendar(match)]
    if len(matches) < len(sides):
        return {"literal": plain(text)} if plain(text) else {}
    parts = [[int(match[name]) for name in ("year", "month", "day") if match[name]] for match in matches]
    parts += [[0]] if slash and len(sides) == 1 else []
    return {"date-parts": parts} | ({"circa": True} if matches[0]["mark"] in ("~", "%") else {})


def numbered(text: str) -> str:
    """Return a date that was written with dots or words as its numbers, 1998-05-31; any other text as it is."""
    for form in WRITTEN:
        if said := form.fullmatch(text.strip()):
            parts = said.groupdict()
            numbers = [month(parts["month"])] if parts.get("month") else []
            numbers += [int(parts["day"])] if parts.get("day") else []
            if all(numbers):
                return "-".join((said["year"], *(f"{number:02}" for number in numbers)))
    return text


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
    matches = [DAY.fullmatch(side.strip()) for side in numbered(text).strip("{}").split("/")]
    return not SEASON.fullmatch(text.strip("{} ")) and any(match and not in_the_calendar(match) for match in matches)


def months(text: str) -> list[int]:
    """Return the number of a month, or those of two, 1--2; of what is none, none."""
    found = [month(part) for part in RANGE.split(text.strip("{} "))]
    return found if len(found) < 3 and all(found) else []


def month(text: str) -> int:
    """Return the number of a month, which is said in figures or in the words of a language, or 0."""
    name = text.lower().strip(" .")
    if name.isdecimal():
        return int(name) if len(name) < 3 and 1 <= int(name) <= 12 else 0
    known = months_of_languages()
    found = {number for each, number in known.items() if each.startswith(name) and len(name) >= 3}
    return known.get(name) or (found.pop() if len(found) == 1 else 0)


def is_day(year: str, months_: str, day: str) -> bool:
    """Tell whether fields that have a year, a month and a day name one."""
    match = DAY.fullmatch(f"{numbered(year)}-{month(months_)}-{day}")
    return match is not None and bool(match["day"]) and in_the_calendar(match)


def issued(year: str, months_: str, day: str) -> Date:
    """Return the date of an entry that has its parts in fields of their own; a day that is none is left out."""
    year = numbered(year)
    found = months(months_) if year.isdecimal() else []
    days = [int(day)] if is_day(year, months_, day) else []
    return {"date-parts": [[int(year), number, *days] for number in found]} if found else date(year)
