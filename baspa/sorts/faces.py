"""The faces of the house, the spare ones among them, and the characters that each has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import uharfbuzz

from baspa.house import house_path
from baspa.model.book import PAGES
from baspa.tree.names import IGNORABLE, JOINED_LETTERS

TEXT_FILE, CODE_FILE = "Literata-Regular.ttf", "FiraMono-Regular.ttf"
SIGNS_FILE, MATH_FILE = "DejaVuSans.ttf", "STIXTwoMath-Regular.ttf"
NOT_DRAWN = re.compile(f"[{IGNORABLE}{JOINED_LETTERS}]")  # or drawn as the letters that it is
PRIVATE = "Co"  # the category of what has a meaning within a font alone


@dataclass(frozen=True, slots=True)
class SpareFace:
    """A face of the house that is for signs which the face of the text has not; one file, of one weight."""

    family: str
    file: str


# In the order in which they are looked through.
SPARE = (SpareFace("DejaVu Sans", SIGNS_FILE), SpareFace("STIX Two Math", MATH_FILE))


@cache
def letters_of(file: str) -> frozenset[str]:
    """Return the characters that a font of the house has; what it has for private use has no meaning outside of it."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(house_path("styles", "fonts", file))))
    return frozenset(letter for code in face.unicodes if unicodedata.category(letter := chr(code)) != PRIVATE)


def is_drawn(letter: str) -> bool:
    """Tell whether a character needs a glyph: spaces, control characters and what is ignorable do not."""
    kind = unicodedata.category(letter)
    return not (kind[0] == "Z" or kind == "Cc" or letter == PAGES or NOT_DRAWN.match(letter))
