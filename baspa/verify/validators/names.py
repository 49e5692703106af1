"""The names of the outside validators, as the lines of formats say them."""

from __future__ import annotations

from typing import Literal

Judge = Literal["Ace", "EPUBCheck", "qpdf", "veraPDF"]
