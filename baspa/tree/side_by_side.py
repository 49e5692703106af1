"""What stands side by side: how an author says it, and the classes that say it in the tree.

::: {layout-ncol=2}               Quarto: two in a row
::: {layout="[[40,60],[100]]"}    rows of two and of one; the shares are those of equals
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, islice, repeat
from xml.etree import ElementTree as ET

LAYOUTS = ("layout-ncol", "layout-nrow", "layout")
GROUP_CAPTIONS = ("fig-cap", "tbl-cap", "lst-cap")  # attributes of a division whose caption does not stand in it
GROUPED = "data-grouped"  # of a division: what it is a group of, whatever its name
ROW = "data-row"  # how many pictures stood in one paragraph of it
FIGURE_NAME = re.compile(r"(?i:fig)[-:].")
SIDE_BY_SIDE, GROUP_CAPTION = "side-by-side", "group-caption"
GROUPS = {"figure-group": "figure", "table-group": "table"}  # classes of divisions, and what is counted with them
MOST = 6  # in a row
ROWS = re.compile(r"\[([^][]*)\]")


def in_rows(said: str, value: str, count: int) -> Iterator[int]:
    """Yield how many stand in the row of each of `count` elements, by an attribute of their division."""
    if said == "layout":
        shares = [len([each for each in row.split(",") if each.strip(" -.").replace(".", "").isdigit()
                       and not each.strip().startswith("-")]) for row in ROWS.findall(value)]  # fmt: skip
        rows = [each for each in shares if each]
        return islice((n for row in cycle(rows) for n in repeat(row, row)), count) if rows else repeat(1, count)
    number = int(value) if value.isdecimal() and 0 < int(value) < 100 else 1
    return repeat(number if said != "layout-nrow" else -(-count // number), count)


def group_of(element: ET.Element) -> str:
    """Return what a group of figures or tables is counted with, "" for what is none."""
    classes = element.get("class", "").split()
    return next((kind for name, kind in GROUPS.items() if name in classes), "")
