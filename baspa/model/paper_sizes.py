"""Sizes of pages and of paper, by name or as people write them: "a4", "60х84/16", "152 × 229", "6x9in"."""

from __future__ import annotations

import re

from baspa.model.fields import Spelling
from baspa.model.problem import nearest

Size = tuple[float, float]  # width and height, mm

# ISO 216, and the raw sheets of ISO 217 that printing houses cut them from.
ISO: dict[str, Size] = {
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B4": (250, 353),
    "B5": (176, 250),
    "B6": (125, 176),
    "SRA3": (320, 450),
    "SRA4": (225, 320),
}
# Shares of a sheet, in cm, after trimming: ГОСТ 5773-90. Taken from lists of publishers that agree
# (kniga3000.ru/node/542 and bizlit.com.ua/formati-knig.html, 2026-11), not from the standard itself.
GOST: dict[str, Size] = {
    "60x84/8": (200, 290),
    "60x90/8": (220, 290),
    "84x108/16": (205, 260),
    "70x108/16": (170, 260),
    "70x100/16": (170, 240),
    "75x90/16": (182, 215),
    "70x90/16": (170, 215),
    "60x90/16": (145, 215),
    "60x84/16": (145, 200),
    "84x108/32": (130, 200),
    "70x108/32": (130, 165),
    "70x100/32": (120, 165),
}
# British trade sizes: suerichardson.co.uk, "Getting physical" (2016-08-23), which agrees with what printers list.
BRITISH: dict[str, Size] = {
    "B-format": (129, 198),
    "demy": (138, 216),
    "royal": (156, 234),
    "crown-quarto": (189, 246),
    "demy-quarto": (219, 276),
}
# ANSI/ASME Y14.1 to a whole mm, and sizes of print on demand in inches: blog.lulu.com, "Choosing the Right Book Size".
AMERICAN: dict[str, Size] = {
    "letter": (216, 279),
    "legal": (216, 356),
    "tabloid": (279, 432),
    "novella": (127, 203.2),
    "digest": (139.7, 215.9),
    "US-trade": (152.4, 228.6),
}
NAMED: dict[str, Size] = {**ISO, **GOST, **BRITISH, **AMERICAN}
PAPERS = (*ISO, "letter", "legal", "tabloid")  # that can be bought

INCH = 25.4  # mm
MM = 72 / INCH  # pt
UNITS = {"mm": 1.0, "мм": 1.0, "cm": 10.0, "см": 10.0, "in": INCH, "″": INCH, '"': INCH}
# On smaller pages the house's margins leave a title no room; 20 by 28 inches are a printing house's half sheet.
LEAST, LIMIT = (120.0, 160.0), (508.0, 711.2)  # mm, the second no more
NEAR = 4.0  # mm by which a sheet may be smaller than the paper that it is printed on

SIGNS = str.maketrans({"×": "x", "х": "x", "*": "x", "–": "-", ",": "."})  # the second is Cyrillic
NUMBER = r"(\d{1,3}(?:\.\d{1,3})?)"
UNIT = "|".join(map(re.escape, UNITS))
WRITTEN = re.compile(f"{NUMBER} ?({UNIT})? ?x ?{NUMBER} ?({UNIT})?")
SHARE = re.compile(r"(\d+) ?x ?(\d+) ?(?:1 ?)?/ ?(\d+)")  # 60x84/16, or 60×84 1/16, as an imprint has it
BY_LETTERS = {re.sub("[ -]", "", name.lower()): name for name in NAMED}


def plain_size(said: str) -> str | None:
    """Return a size that people wrote as the press writes it: "A4", "60x84/16", "152x229" in mm, "6x9in"; else None."""
    said = " ".join(said.lower().translate(SIGNS).split())
    if name := BY_LETTERS.get(_letters(said)):
        return name
    match = WRITTEN.fullmatch(said)
    if not match:
        return None
    width, first, height, second = match.groups()
    unit = UNITS[second or first or "mm"]
    if first and second and UNITS[first] != unit:
        return None
    return _plain(float(width), float(height), unit)


def _letters(said: str) -> str:
    """Return the letters and figures of a name, and the stroke of a share."""
    return re.sub("[ -]", "", SHARE.sub(r"\1x\2/\3", said))


def _plain(width: float, height: float, unit: float) -> str | None:
    """Return width and height as the press writes them, inches as inches; None where no page is so small or large."""
    across, down = round(width * unit, 2), round(height * unit, 2)
    if not (LEAST[0] <= across < LIMIT[0] and LEAST[1] <= down < LIMIT[1]):
        return None
    return f"{width:g}x{height:g}in" if unit == INCH else f"{across:g}x{down:g}"


def size_of(said: str) -> Size:
    """Return width and height, mm, of a size as `plain_size` gives it; inches to a tenth of a mm."""
    if said in NAMED:
        return NAMED[said]
    width, height = map(float, said.removesuffix("in").split("x"))
    if said.endswith("in"):
        return round(width * INCH, 1), round(height * INCH, 1)
    return _whole(width), _whole(height)


def _whole(number: float) -> float:
    """Return a number, as an int where it is one: style sheets say 148mm."""
    return int(number) if number.is_integer() else number


def meant_size(said: str) -> str:
    """Return the size that was probably meant by what is none: a name, or inches that do not say so; or ""."""
    if inches := plain_size(f"{said}in"):
        return inches
    known = {
        letters.replace("/", " "): name for letters, name in BY_LETTERS.items()
    }  # or all but the share is left out
    return known.get(nearest(_letters(said.lower().translate(SIGNS)).replace("/", " "), known), "")


def paper_for(width: float, height: float) -> str:
    """Return the name of the paper that a sheet of some mm is printed on, the smallest that holds it; "" for none.

    Sheets of several pages are a little smaller than the paper of ISO 216: four pages of A5 are 296 by 420 mm.
    """
    short, long = sorted((width, height))
    spare = {name: (NAMED[name][0] - short, NAMED[name][1] - long) for name in PAPERS}
    fits = [name for name, left in spare.items() if min(left) > -0.5 and max(left) <= NEAR]
    return min(fits, key=lambda name: sum(spare[name]), default="")


SPELLED = Spelling(plain_size, meant_size)
