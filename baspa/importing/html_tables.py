"""Tables of HTML with the end of each row and cell, which may be left out (HTML, 13.1.2.4), and without columns.

Pandoc 3.9 reads no table without these ends, and of a row no more cells than there are elements for columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TABLE_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)(table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
COLUMNS = ("colgroup", "col")
LEVELS = {"caption": 0, "thead": 0, "tbody": 0, "tfoot": 0, "tr": 1, "td": 2, "th": 2}  # how deep each is in a table


@dataclass
class TableEnds:
    """Which elements are open in each of the tables that are open, the outermost first."""

    tables: list[list[str]] = field(default_factory=list)

    def tag(self, match: re.Match[str]) -> str:
        """Return a tag behind the ends of what it ends."""
        end, name = match[1], (match[2] or "").lower()
        if name in COLUMNS:
            return ""
        if name == "table":
            return self.end_of_table(match[0]) if end else self.table(match[0])
        if not self.tables or not name:
            return match[0]
        return self.closed(name) if end else self.opened(name, match[0])

    def table(self, tag: str) -> str:
        """Begin a table."""
        self.tables.append([])
        return tag

    def end_of_table(self, tag: str) -> str:
        """End a table, and all that is open in it."""
        if not self.tables:
            return tag
        ended = self.ends(0)
        self.tables.pop()
        return ended + tag

    def opened(self, name: str, tag: str) -> str:
        """Begin an element, behind the end of its like."""
        ended = self.ends(LEVELS[name])
        if tag.endswith("/>"):  # of XHTML
            return f"{ended}{tag[:-2]}></{name}>"
        self.tables[-1].append(name)
        return ended + tag

    def closed(self, name: str) -> str:
        """End an element; one that is not open has no end."""
        return self.ends(LEVELS[name]) if name in self.tables[-1] else ""

    def ends(self, level: int) -> str:
        """Return the ends of what is open in the innermost table from this level on."""
        own, found = self.tables[-1], ""
        while own and LEVELS[own[-1]] >= level:
            found += f"</{own.pop()}>"
        return found


def with_ends(text: str) -> str:
    """Return HTML with all ends in its tables."""
    return TABLE_TAG.sub(TableEnds().tag, text)
