"""Fonts of a PDF (ISO 32000-1, 9.9): a printing house has none of them, so each must be in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Name

from baspa.preflight.decoding import is_drawable
from baspa.preflight.hostile import FONTS, HOSTILE
from baspa.preflight.kinds import BROKEN_FONT, NOT_EMBEDDED, UNSOUND
from baspa.preflight.marks import PaintedMark
from baspa.preflight.model import FaultKind, PageBoxes, PrintFault, PrintFaults

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SUBSET = 7  # letters and a plus sign before the name of a font of which not all letters are there


def judged_fonts(page: PageBoxes, marks: Iterable[PaintedMark], known: dict[Any, bool]) -> PrintFaults:
    """Yield each font that text of a page is set in and that is not in the file, or cannot be read.

    `known` is whether letters can be drawn from each font, kept from page to page.
    """
    seen: set[str] = set()
    for mark in marks:
        if mark.kind != "text" or mark.font is None:
            continue
        try:
            name = name_of(mark.font)
            fault = fault_of(mark.font, known)
        except HOSTILE:
            yield PrintFault(UNSOUND, page.number, mark.box, name=FONTS)
            continue
        if fault is not None and name not in seen:
            yield PrintFault(fault, page.number, mark.box, name=name)
            seen.add(name)


def fault_of(font: Any, known: dict[Any, bool]) -> FaultKind | None:
    """Return what is wrong with a font; None for nothing."""
    if not is_embedded(font):
        return NOT_EMBEDDED
    if font.objgen not in known:
        known[font.objgen] = all(map(is_drawable, programs_of(font)))
    return None if known[font.objgen] else BROKEN_FONT


def programs_of(font: Any) -> Iterator[Any]:
    """Yield the files of a font that is in the PDF."""
    for each in font.get("/DescendantFonts", [font]):
        descriptor = each.get("/FontDescriptor", {})
        yield from (descriptor[name] for name in FILES if name in descriptor)


def is_embedded(font: Any) -> bool:
    """Tell whether the letters of a font are in the file; those of Type 3 are always."""
    if font.get("/Subtype") == Name.Type3:
        return True
    if font.get("/Subtype") == Name.Type0:
        letters = list(font.get("/DescendantFonts", ()))
        return bool(letters) and all(is_embedded(each) for each in letters)
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in FILES)


def name_of(font: Any) -> str:
    """Return the name of a font without the letters of its subset."""
    name = str(font.get("/BaseFont", "/?"))[1:] or "?"
    return name[SUBSET:] if name[SUBSET - 1 : SUBSET] == "+" else name
