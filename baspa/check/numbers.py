"""The arithmetic of standard numbers: ISBN, ISSN, ORCID, DOI, and dates that are in the calendar."""

from __future__ import annotations

import datetime
import re

from baspa.model.identifiers import bare_isbn

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
ISSN = re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII)
DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)


def isbn13_check(digits: str) -> str:
    """Return the check digit for the first 12 digits of an ISBN-13 (ISO 2108, annex A: weights 1 and 3)."""
    return str(-sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits[:12])) % 10)


def isbn10_check(digits: str) -> str:
    """Return the check character for the first 9 digits of an ISBN-10: modulus 11, weights 10 to 2, X for ten."""
    return _eleven(-sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)))


def issn_check(digits: str) -> str:
    """Return the check character for the first 7 digits of an ISSN (ISO 3297): modulus 11, weights 8 to 2."""
    return _eleven(-sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=False)))


def orcid_check(digits: str) -> str:
    """Return the check character for the first 15 digits of an ORCID iD (ISO/IEC 7064, MOD 11-2)."""
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return _eleven(12 - total % 11)


def _eleven(value: int) -> str:
    return "X" if value % 11 == 10 else str(value % 11)


def isbn_fault(isbn: str) -> str:
    """Say what is wrong with an ISBN-13 or ISBN-10; "" for a right one."""
    bare = bare_isbn(isbn)
    if re.fullmatch(r"97[89]\d{10}", bare, re.ASCII):
        return _check_fault(bare[-1], isbn13_check(bare))
    if re.fullmatch(r"\d{9}[\dX]", bare, re.ASCII):
        return _check_fault(bare[-1], isbn10_check(bare))
    return "has not the 13 digits (978... or 979...) or the 10 of an ISBN"


def issn_fault(issn: str) -> str:
    """Say what is wrong with an ISSN; "" for a right one."""
    if not ISSN.fullmatch(issn):
        return "has not the form 0000-0000"
    return _check_fault(issn[-1], issn_check(issn.replace("-", "")))


def orcid_fault(orcid: str) -> str:
    """Say what is wrong with an ORCID iD; "" for a right one."""
    if not ORCID.fullmatch(orcid):
        return "has not the form 0000-0000-0000-0000"
    return _check_fault(orcid[-1], orcid_check(orcid.replace("-", "")))


def doi_fault(doi: str) -> str:
    """Say what is wrong with a DOI's form (DOI Handbook, 2.2); "" for a right one."""
    return "" if DOI.fullmatch(doi) else "has not the form 10.1000/name"


def date_fault(date: str) -> str:
    """Say what is wrong with a date of the form YYYY, YYYY-MM or YYYY-MM-DD; "" for a right one."""
    match = DATE.fullmatch(date)
    if not match:
        return "has not the form YYYY, YYYY-MM or YYYY-MM-DD"
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return "is not in the calendar"
    return ""


def _check_fault(given: str, right: str) -> str:
    return "" if given == right else f"ends in the check digit {given}, but its other digits ask for {right}"
