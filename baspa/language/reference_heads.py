"""What headings of lists of references say, in all of the press's languages."""

from __future__ import annotations

import re
from functools import cache

from baspa.language import languages


def says_references(heading: str) -> bool:
    """Tell whether a heading says a word for a list of references: Әдебиеттер, Список литературы, References."""
    return _heads().search(heading.lower()) is not None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(filter(None, (each.reference_heads for each in languages()))))
