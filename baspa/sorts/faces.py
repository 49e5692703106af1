"""The faces of the house, the spare ones among them, and the characters that each has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.house import house_path
from baspa.model.book import PAGES, Font, Resource
from baspa.model.design import FONTS, TEXT_FAMILY
from baspa.model.text import ASCII, beyond_ascii
from baspa.tree.names import IGNORABLE, JOINED_LETTERS

if TYPE_CHECKING:
    import uharfbuzz

TEXT_FILE, CODE_FILE = "Literata-Regular.ttf", "FiraMono-Regular.ttf"
SIGNS_FILE, MATH_FILE = "DejaVuSans.ttf", "STIXTwoMath-Regular.ttf"
LETTERS = Path(__file__).with_name("house_letters.txt")  # of each file, "20-7e a0": hexadecimal, first and last
NOT_DRAWN = re.compile(f"[{IGNORABLE}{JOINED_LETTERS}]")  # or drawn as the letters that it is
PRIVATE = "Co"  # the category of what has a meaning within a font alone


# The four styles of text, by their weight and whether they are italic: what a family's files are called for them.
STYLES = {(400, False): "Regular", (400, True): "Italic", (600, False): "SemiBold", (600, True): "SemiBoldItalic"}


@dataclass(frozen=True, slots=True)
class HouseFace:
    """A family of the house."""

    family: str
    file: str  # of its regular: all its files have the same characters
    styles: Mapping[tuple[int, bool], str]  # weight, italic -> file


def house_face(family: str, file: str, *, styled: bool = False) -> HouseFace:
    """Return a family of one file, or of one for each style."""
    files = {style: file.replace("Regular", name) for style, name in STYLES.items()}
    return HouseFace(family, file, files if styled else {(400, False): file})


TEXT_FACE = house_face(TEXT_FAMILY, TEXT_FILE, styled=True)
# In the order in which they are looked through.
SPARE = (
    house_face("Noto Serif", "NotoSerif-Regular.ttf", styled=True),
    house_face("DejaVu Sans", SIGNS_FILE),
    house_face("STIX Two Math", MATH_FILE),
)


@cache
def letters_of(file: str) -> frozenset[str]:
    """Return the characters that a font of the house has; what it has for private use has no meaning outside of it.

    They stand in a table, which `tools/house_letters.py` writes: to ask a font takes a library.
    """
    lines = map(str.split, LETTERS.read_text(encoding="ascii").splitlines())
    spans = next(spans for name, *spans in lines if name == file)
    ends = (span.partition("-")[::2] for span in spans)
    return frozenset(chr(code) for first, last in ends for code in range(int(first, 16), int(last or first, 16) + 1))


def exact_fonts(spare: Iterable[tuple[str, str]]) -> tuple[Font, ...]:
    """Return spare faces with no more characters than are to be shown in each, given its file and those characters.

    A layout takes a character from the first family that has it, so none may have what is another's to show; but the
    one of formulas, which is the last, and stands whole in the style sheet of paper.
    """
    wanted = dict(spare)
    return tuple(
        exact_font(face, style, file, wanted[face.file])
        for face in SPARE
        if face.file in wanted and face.file != MATH_FILE
        for style, file in face.styles.items()
    )


def exact_font(face: HouseFace, style: tuple[int, bool], file: str, letters: str) -> Font:
    """Return a font of a spare face with some characters, and a space: Pango sets the one behind a sign in its font."""
    import uharfbuzz

    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(map(ord, f" {letters}"))
    data = uharfbuzz.subset(whole_face(file), asked).blob.data
    name = f"spare-{file}"
    return Font(Resource(f"{FONTS}{name}", "font/ttf", bytes(data)), name, face.family, *style, frozenset(letters))


def whole_face(file: str) -> uharfbuzz.Face:
    """Return a font of the house."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(house_path("styles", "fonts", file))))


@cache
def is_placed(file: str, letters: str) -> bool:
    """Tell whether a font of the house puts the accents of a letter over it, or has both as one glyph.

    What it has no place for it draws behind the letter: shaping moves nothing (OpenType 1.9.1: GPOS, type 4).
    """
    import uharfbuzz

    shaped = uharfbuzz.Buffer()
    shaped.add_str(letters)
    shaped.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(whole_face(file)), shaped)
    return all(each.x_offset or each.y_offset for each in shaped.glyph_positions[1:])


def is_house_face(font: str | None) -> bool:
    """Tell whether a book's text is set in the house's face, by what its design names."""
    return font in (None, "", TEXT_FAMILY)


def is_spared(word: str, accented: Iterable[str]) -> bool:
    """Tell whether the spare face of text has all of a word, and places over its letters what is accented in it."""
    file = SPARE[0].file
    return letters_of(file).issuperset(word) and all(is_placed(file, letters) for letters in accented)


def characters_in(texts: Iterable[str]) -> set[str]:
    """Return the characters that texts have, told from their bytes: to look at each letter of a book takes longer."""
    text = "".join(texts)
    data = text.encode("utf-8", "surrogatepass")  # each of ASCII is sought in bytes, in a third of the time
    return {chr(code) for code in ASCII if code in data} | set(beyond_ascii(text))


def own_letters(fonts: Iterable[Font]) -> frozenset[str]:
    """Return the characters that fonts of a book have."""
    return frozenset[str]().union(*(font.letters for font in fonts))


def is_drawn(letter: str) -> bool:
    """Tell whether a character needs a glyph: spaces, control characters and what is ignorable do not."""
    kind = unicodedata.category(letter)
    return not (kind[0] == "Z" or kind == "Cc" or letter == PAGES or NOT_DRAWN.match(letter))
