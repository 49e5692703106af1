"""The fonts that a book brings in its styles/fonts/: what each says of itself, and whether the press may use it.

Field numbers are those of the OpenType specification 1.9.1: names (name table, "Name IDs"), OS/2.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from baspa.house import house_path
from baspa.model.book import Font, Resource
from baspa.model.design import FONTS
from baspa.model.problem import Place, Problem, Problems

TYPES = {b"\0\1\0\0": "font/ttf", b"true": "font/ttf", b"OTTO": "font/otf"}
TYPOGRAPHIC_FAMILY, FAMILY = 16, 1  # name IDs; the second of a semi-bold is "Family SemiBold"
RESTRICTED, PREVIEW, EDITABLE, NO_SUBSETTING, BITMAPS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200  # OS/2.fsType
ITALIC, OBLIQUE = 1 << 0, 1 << 9  # OS/2.fsSelection
NEEDED = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name")
# In a family's name within CSS and SVG, and what nobody sees.
UNSAFE = re.compile(r'["\\<>{};\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]')
DAMAGED = "take it anew from where it came from"
PLAIN = re.compile(r"[A-Za-z0-9_./-]+")


class Unusable(Exception):
    """A font that cannot be used; says why. `forbidden`: its licence bits forbid it."""

    def __init__(self, reason: str, hint: str, forbidden: bool = False) -> None:
        super().__init__(reason)
        self.hint, self.forbidden = hint, forbidden


def read_fonts(overrides: Iterable[Resource]) -> tuple[tuple[Font, ...], tuple[str, ...], Problems]:
    """Return the fonts of a book that can be used, the paths of the others, and the faults.

    Those are B134 for a file that is no font for a book, or is named as one of the house's; B135 for a forbidden one.
    """
    found: list[Font] = []
    refused: list[str] = []
    problems: list[Problem] = []
    for file in (file for file in overrides if file.path.startswith(FONTS) and file.media_type.startswith("font/")):
        try:
            found.append(read_font(file))
            problems += namesake(found[-1])
        except Unusable as error:
            refused.append(file.path)
            code, subject = ("B135", "font") if error.forbidden else ("B134", "file")
            problems.append(Problem(Place(file.path), code, f"the {subject} {error}", error.hint))
    return tuple(found), tuple(refused), tuple(problems)


def namesake(font: Font) -> Problems:
    """Return B134 where the house has a font file of the same name."""
    if not (house_path("styles", "fonts") / font.name).is_file():
        return ()
    return (Problem(Place(font.resource.path), "B134", "the house has a font file of this name", "rename it"),)


def read_font(file: Resource) -> Font:
    """Return a font with its family, weight and style as its own tables say; raises Unusable."""
    if not PLAIN.fullmatch(file.path):
        raise Unusable("has a name that not every reader's program finds", "rename it: a to z, figures, - and _")
    if file.data[:4] not in TYPES:
        raise Unusable("is no TrueType or OpenType font", "put the font's .ttf or .otf file here")
    try:
        family, os2, letters = _tables(file.data)
    except (
        UnicodeDecodeError,
        RuntimeError,
    ) as error:  # the tag of a table, or a name; a part of it that cannot be made
        raise Unusable("is a damaged font", DAMAGED) from error
    _refuse_forbidden(int.from_bytes(os2[8:10], "big"))
    name = file.path.removeprefix(FONTS)
    return Font(
        resource=Resource(file.path, TYPES[file.data[:4]], file.data),
        name=name,
        family=UNSAFE.sub("", family).strip() or posixpath.splitext(posixpath.basename(name))[0],
        weight=min(max(int.from_bytes(os2[4:6], "big"), 1), 1000),
        italic=bool(int.from_bytes(os2[62:64], "big") & (ITALIC | OBLIQUE)),
        letters=letters,
    )


def _tables(data: bytes) -> tuple[str, bytes, frozenset[str]]:
    """Return a font's family, or "", its table OS/2, its letters; raises Unusable for a damaged or variable font."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    whole = set(NEEDED) <= set(face.table_tags)
    os2 = bytes(face.reference_table("OS/2").data) if whole else b""
    if len(os2) < 64 or not face.unicodes:
        raise Unusable("is a damaged font", DAMAGED)
    if face.has_var_data:
        raise Unusable("is a variable font", "put its static files here: one for each weight and style")
    _refuse_without_widths(face)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(face.unicodes)
    uharfbuzz.subset(face, wanted)  # as the e-book has it: a table may be damaged within
    family = face.get_name(TYPOGRAPHIC_FAMILY) or face.get_name(FAMILY) or ""
    return family, os2, frozenset(map(chr, face.unicodes))


def _refuse_without_widths(face: Any) -> None:
    """Raise Unusable where letters or figures take no room on their line: all would lie on each other."""
    import uharfbuzz

    font = uharfbuzz.Font(face)
    spaced = (chr(code) for code in sorted(face.unicodes) if unicodedata.category(chr(code)) in ("Lu", "Ll", "Nd"))
    for letter in spaced:
        if font.get_glyph_h_advance(font.get_nominal_glyph(ord(letter)) or 0) <= 0:
            raise Unusable(f'has no width for "{letter}", so that letters would lie on each other', DAMAGED)


def _refuse_forbidden(bits: int) -> None:
    """Raise Unusable where OS/2.fsType forbids what the press does: embed the outlines of the letters that are used."""
    if bits & RESTRICTED and not bits & (PREVIEW | EDITABLE):
        raise Unusable("forbids to be embedded", "ask its maker for a licence, or take another font", True)
    if bits & NO_SUBSETTING:
        raise Unusable("forbids to be embedded in part", "ask its maker for a licence, or take another font", True)
    if bits & BITMAPS_ONLY:
        raise Unusable("forbids to embed its outlines", "ask its maker for a licence, or take another font", True)
