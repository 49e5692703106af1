"""How wide a document shows a picture, as the press's `{width=...}` has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baspa.load.markdown.html_tags import PIXEL, STYLED_WIDTH, WIDEST

LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(in|cm|mm|pt|px|%)?")
MILLIMETRES = {"in": 25.4, "cm": 10, "mm": 1, "pt": 25.4 / 72, "px": PIXEL, None: PIXEL}


def given_width(pairs: Sequence[Sequence[str]]) -> str:
    """Return the width among the attributes of pandoc's image: a share of the measure or mm; "" where none is said."""
    said = {pair[0]: pair[1] for pair in pairs}
    styled = STYLED_WIDTH.search(said.get("style", ""))
    found = LENGTH.fullmatch((styled[1] if styled else said.get("width", "")).strip())
    if not found:
        return ""
    if found[2] == "%":
        return f"{min(float(found[1]), 100):g}%" if float(found[1]) > 0 else ""
    width = round(float(found[1]) * MILLIMETRES[found[2]], 1)
    return f"{width:g}mm" if 0 < width <= WIDEST else ""
