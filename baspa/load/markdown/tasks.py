"""Items to tick, `- [ ] to do` and `- [x] done`, as GitHub reads them: the box becomes a sign that any reader shows.

mdit-py-plugins' tasklists makes a form of them, which no book has.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore

from baspa.load.markdown.marks import MARKS, RawMark

TICK = "tick"  # key of an inline token's meta: the sign that it begins with
SIGNS = {" ": "☐", "x": "☑"}
BOX = re.compile(r"(\[([ xX])\])\s+(?=\S)")  # GitHub Flavored Markdown 0.29, 5.3


def tick_boxes(state: StateCore) -> None:
    """Take the boxes that items begin with out of their text."""
    for item, opening, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type == "list_item_open" and opening.type == "paragraph_open" and (box := BOX.match(inline.content)):
            item.meta[TICK] = inline.meta[TICK] = SIGNS[box[2].lower()]
            item.meta[MARKS] = [RawMark("tick", box[1])]
            inline.content = inline.content[box.end() :]
