"""Write baspa/language/cldr.tsv, quotes and alphabets of all languages, from Unicode's data.

    npm pack cldr-misc-full@48.2.0 && tar xzf cldr-misc-full-48.2.0.tgz
    python tools/cldr.py package

Babel has dates and names, but leaves these two out.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "baspa" / "language" / "cldr.tsv"
HEAD = """\
# Quotes and alphabets by locale; made by tools/cldr.py. A locale that is not here has what its parent has.
# Origin: Unicode CLDR 48.2, npm package cldr-misc-full 48.2.0. Licence: Unicode License v3, cldr-LICENSE.txt.
"""
LEVELS = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
MEMBER = re.compile(r"\\u([0-9A-F]{4})|\{([^}]*)\}|\\?(\S)")
MOST = 200  # letters of an alphabet; more are syllables or ideographs, which no alphabet orders


def rows(package: Path) -> Iterator[tuple[str, str, str]]:
    """Yield locale, quotes and alphabet of each locale that differs from its parent."""
    found: dict[str, tuple[str, str]] = {}
    for folder in sorted((package / "main").iterdir()):
        found[folder.name] = row = quotes(read(folder, "delimiters")), alphabet(read(folder, "characters"))
        if found.get(folder.name.rpartition("-")[0]) != row:
            yield folder.name, *row


def read(folder: Path, name: str) -> dict[str, Any]:
    """Return one of the tables of a locale."""
    table: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = table["main"][folder.name][name]
    return found


def quotes(delimiters: dict[str, Any]) -> str:
    """Return the four signs, outer and inner, set apart by spaces."""
    return " ".join(delimiters[level] for level in LEVELS)


def alphabet(characters: dict[str, Any]) -> str:
    """Return the letters of an index, and behind each those that only the language's texts have, as Hebrew's finals.

    A letter with an accent that is no letter of the index is none of the alphabet: ä in German, but not in Swedish.
    """
    letters, before = "".join(members(characters.get("index", ""))), ""
    main = members(characters["exemplarCharacters"])
    if len(main) > MOST or len(letters) > MOST:
        return ""
    for letter in main:
        if unicodedata.normalize("NFD", letter)[0] not in letters and letter.isalpha():
            at = letters.find(before) + 1 if before else len(letters)
            letters = letters[:at] + letter + letters[at:]
        before = letter if letter in letters else before
    return letters


def members(pattern: str) -> list[str]:
    """Return the single letters of a set of Unicode's notation (UTS #35, 5.3.3), small, each once."""
    found = ((chr(int(code, 16)) if code else group or plain) for code, group, plain in MEMBER.findall(pattern[1:-1]))
    small = (unicodedata.normalize("NFC", letter.replace("İ", "i").lower()) for letter in found)
    return list(dict.fromkeys(letter for letter in small if len(letter) == 1 and letter.isalpha()))


if __name__ == "__main__":
    lines = ("\t".join(row) + "\n" for row in rows(Path(sys.argv[1])))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
