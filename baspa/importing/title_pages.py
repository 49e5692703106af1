"""The title page that somebody put before the chapters of a folder, as a file of its own: its title is the book's."""

from __future__ import annotations

import re

from baspa.importing.meta_facts import clean
from baspa.importing.nodes import PandocNode, plain_text
from baspa.language.title_lines import BEFORE_TITLE
from baspa.model.problem import Place, Problem, Problems, Severity

LONGEST = 40  # blocks of a title page, with contents that were typed below it
# A line that is all in quotes, or behind «на тему»: so the titles of theses and reports stand below their kind.
TITLE = re.compile(rf"(?:{BEFORE_TITLE})?\s*:?\s*[«“„\"]([^«“„\"»”]{{4,250}})[»”“\"]\.?", re.I)


def title_on(blocks: list[PandocNode]) -> str:
    """Return the title that stands on a title page; "" where these blocks are none."""
    if len(blocks) > LONGEST or any(block["t"] not in ("Para", "Plain") for block in blocks):
        return ""
    found = (TITLE.fullmatch(clean(plain_text(block))) for block in blocks)
    return next((match[1].strip() for match in found if match), "")


def title_told(path: str, title: str) -> Problems:
    """Return B088 for a title that was taken from a title page."""
    said = f'the book is called as its title page says, "{title}"'
    return (Problem(Place(path), "B088", said, severity=Severity.WARNING),) if title else ()
