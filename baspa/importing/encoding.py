"""The encoding of a text file: Unicode where it says so, else an old Cyrillic one, else a Problem.

The only module that knows charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from baspa.installing import extra_line
from baspa.model.problem import Failure, Outside, Place, Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What texts in Cyrillic letters were written in before Unicode, with the names that people know.
OLD = {"cp1251": "Windows-1251", "kz1048": "KZ-1048", "ptcp154": "PT-154", "koi8_r": "KOI8-R", "cp866": "CP866"}
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")


def decode_old(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, with LF line ends, and the name of its encoding; raises Failure (B086)."""
    text, encoding = _decode(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _old(data, name)


def _strict(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding.removesuffix("-le").removesuffix("-be").upper()
    except UnicodeDecodeError as error:
        raise _unknown(name, f"it begins like {encoding}, but is not at offset {error.start + 2}") from error


def _old(data: bytes, name: str) -> tuple[str, str]:
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise Outside(f"an import needs charset-normalizer: {extra_line('import')}") from error
    best = from_bytes(data, cp_isolation=list(OLD)).best()
    text = "" if best is None or b"\0" in data else str(best)
    # Western European text read as Cyrillic has both in one word: «Vцgelein».
    if best is None or not CYRILLIC.search(text) or 50 * len(MIXED.findall(text)) > len(CYRILLIC.findall(text)):
        raise _unknown(name, "its encoding cannot be told: it is neither Unicode nor an old Cyrillic one")
    return text, OLD[best.encoding]


def _unknown(name: str, message: str) -> Failure:
    return Failure([Problem(Place(name), "B086", message, "open it in an editor and save it as UTF-8")])
