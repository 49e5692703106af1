"""Which lines of a file are code, told line by line: what stands between fences, but for directives of MyST.

```{note}      holds Markdown, as does {figure}, {grid} and their like; what stands in it may be fenced in turn
```{code} c    is code, and so is all whose name nobody knows
"""

from __future__ import annotations

import re

from baspa.tree.directives import DIRECTIVE_KINDS
from baspa.tree.divisions import BOX, WORDED_BOXES

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<said>.*)")
NAMED = re.compile(r"\{(?:[\w-]+:)?([\w-]+)\}")
# Of these no line is Markdown.
CODE = ("code", "math", "include", "csv-table", "index", "facts", "contents")
BOXES = (*WORDED_BOXES, BOX, "admonition", "hint", "attention", "danger", "error")


def holds_markdown(said: str) -> bool:
    """Tell whether what stands behind a fence names a directive whose lines are Markdown."""
    named = NAMED.match(said.strip())
    return named is not None and (named[1] in BOXES or DIRECTIVE_KINDS.get(named[1], CODE[0]) not in CODE)


class Fences:
    """The fences that are open."""

    def __init__(self) -> None:
        self.open: list[str] = []  # of directives
        self.code = ""  # of the code in which a line stands

    def take(self, line: str) -> bool:
        """Take a line; tell whether it is code, or a fence around some."""
        mark = FENCE.match(line)
        if self.code:
            if mark and mark["fence"].startswith(self.code):
                self.code = ""
            return True
        if mark is None:
            return False
        if self.open and mark["fence"].startswith(self.open[-1]) and not mark["said"].strip():
            self.open.pop()
        elif holds_markdown(mark["said"]):
            self.open.append(mark["fence"])
        else:
            self.code = mark["fence"]
        return True
