"""The words of all languages for one thing, as authors type them in whatever language their book is."""

from __future__ import annotations

import re

from baspa.language import languages


def in_all_languages(name: str) -> str:
    """Return the words of all languages for one thing, as a pattern."""
    return "|".join(sorted({re.escape(each.words[name]) for each in languages() if each.words.get(name)}))
