"""Which letters the glyphs of a PDF stand for, as readers copy and search them (ISO 32000-1, 9.10.3: ToUnicode).

WeasyPrint 70.0 gives each glyph the text that it was first drawn for. Where letters and glyphs are not one to one, that
is another's: accents that are typed in another order than they are drawn stand for each other, in all of the book.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import uharfbuzz
import weasyprint.pdf

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_text import GLYPH_LETTERS


@contextmanager
def letters_of_glyphs() -> Iterator[None]:
    """Let each glyph of a PDF that is written stand for its own letter, while the context lasts."""
    original = weasyprint.pdf.build_fonts_dictionary

    def build_fonts_dictionary(pdf: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            if not font.bitmap:
                mend_letters(font.to_unicode, font.file_content)
        return original(pdf, fonts, *rest)

    with replacing(GLYPH_LETTERS, build_fonts_dictionary):
        yield


def mend_letters(letters: dict[int, str], file: bytes) -> None:
    """Correct, in place, what the glyphs of a font stand for, by the font's own table of characters."""
    doubtful = [glyph for glyph, text in letters.items() if len(text) != 1]
    if doubtful:
        own = characters(file, doubtful)
        letters.update(
            {glyph: own[glyph] for glyph in doubtful if glyph in own and differs(own[glyph], letters[glyph])}
        )


def characters(file: bytes, glyphs: Iterable[int]) -> Mapping[int, str]:
    """Return the first character that a font has each of these glyphs for, or the plain form of it, where it has any.

    The name of a form ends with a point and what it is, uni1EE5.sc (Adobe Glyph List Specification 1.7, 2).
    """
    face = uharfbuzz.Face(uharfbuzz.Blob(file))
    font = uharfbuzz.Font(face)
    plain = {glyph: font.glyph_from_string(font.glyph_to_string(glyph).partition(".")[0]) for glyph in glyphs}
    wanted, found = {*plain, *plain.values()}, dict[int, str]()
    for code in face.unicodes:
        glyph = font.get_nominal_glyph(code)
        if glyph in wanted:
            found.setdefault(glyph, chr(code))
    return {glyph: found.get(glyph) or found[base] for glyph, base in plain.items() if glyph in found or base in found}


def differs(letter: str, text: str) -> bool:
    """Tell whether a letter is another than a text; a form of Arabic letters is not."""
    return unicodedata.normalize("NFKC", letter) != unicodedata.normalize("NFKC", text)
