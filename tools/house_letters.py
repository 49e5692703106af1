"""Write baspa/sorts/house_letters.txt: the characters that the fonts of the house have, without those for private use.

Run it as `python tools/house_letters.py` when a font is another; a test holds the file against this script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from baspa.sorts.faces import CODE_FILE, LETTERS, PRIVATE, SPARE, TEXT_FILE, whole_face

FILES = (TEXT_FILE, CODE_FILE, *(face.file for face in SPARE))


def spans(codes: Iterable[int]) -> list[list[int]]:
    """Return code points as the first and the last of each that follow each other."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][-1] == code - 1:
            found[-1][-1] = code
        else:
            found.append([code, code])
    return found


def line(file: str) -> str:
    """Return what the table has of a font."""
    known = (code for code in whole_face(file).unicodes if unicodedata.category(chr(code)) != PRIVATE)
    return " ".join((file, *("-".join(dict.fromkeys(f"{code:x}" for code in span)) for span in spans(known))))


def house_letters() -> str:
    """Return the table."""
    return "".join(f"{line(file)}\n" for file in FILES)


if __name__ == "__main__":
    LETTERS.write_text(house_letters(), encoding="ascii")
