"""A name that HTML in a manuscript has in its tree, until the chapter is made."""

from __future__ import annotations

WRAPPER = "data-html"  # of a part that only says how what stands in it looks
