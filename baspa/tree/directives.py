"""How a figure or a table of a directive stands in the tree until its chapter is made: a div with `data-captioned`."""

from __future__ import annotations

CAPTIONED = "data-captioned"  # "figure" or "table"
HEAD_ROWS, HEAD_COLUMNS = "data-head-rows", "data-head-columns"  # of a table that is written as a list of lists
