"""How far signs stand out into the margin, so that the edge of the lines looks straight.

Shares of a sign's own width, as pdfTeX's lpcode and rpcode are. They begin with those of Hàn Thế Thành and the default
ones of R. Schlicht's microtype package (both in microtype.dtx, "Character protrusion"). Where these differ, or are
silent, the share was chosen for Literata: blurred over a quarter of an em, a line with the sign at its end is to fade
where lines with letters at their ends do. So double quotes have 0.5 and single ones 0.6. Dashes would leave the line
altogether: theirs are Thành's. A hyphen would have his 0.7, but at every other line's end 0.6 looked calmer.
"""

from __future__ import annotations

SHARES: dict[str, tuple[float, float]] = {  # sign -> at a line's start, at its end
    ".": (0, 0.7),
    ",": (0, 0.6),
    ":": (0, 0.5),
    ";": (0, 0.3),
    "!": (0, 0.1),
    "?": (0, 0.1),
    "…": (0.2, 0.2),
    "-": (0.6, 0.6),
    "\u2010": (0.6, 0.6),
    "\u2011": (0.6, 0.6),
    "–": (0.3, 0.3),
    "—": (0.2, 0.2),
    "(": (0.1, 0),
    ")": (0, 0.1),
    "[": (0.1, 0),
    "]": (0, 0.1),
    "'": (0.6, 0.6),
    "‘": (0.6, 0.6),
    "’": (0.6, 0.6),
    "‚": (0.6, 0.6),
    '"': (0.5, 0.5),
    "“": (0.5, 0.5),
    "”": (0.5, 0.5),
    "„": (0.5, 0.5),
    "‹": (0.4, 0.4),
    "›": (0.4, 0.4),
    "«": (0.2, 0.2),
    "»": (0.2, 0.2),
}
NONE = (0.0, 0.0)


def at_start(sign: str) -> float:
    """Return the share of a sign's width that stands out where it begins a line."""
    return SHARES.get(sign, NONE)[0]


def at_end(sign: str) -> float:
    """Return the share of a sign's width that stands out where it ends a line."""
    return SHARES.get(sign, NONE)[1]
