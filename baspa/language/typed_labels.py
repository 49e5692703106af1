"""Numbers as authors type them before captions and headings, in each language: Рис. 3, рисунок 3, 3-сурет."""

from __future__ import annotations

import re
from functools import cache

from baspa.language import find

NUMBER = r"\d{1,3}(?:[.-]\d{1,3})*"
OF_CAPTIONS = ("figure", "table")  # by the names of CSL's locators


@cache
def label_of(language: str, kinds: tuple[str, ...]) -> str:
    """Return a pattern of what a number of such kinds is written like in a language: Рис. 3, рисунок 3, 3-сурет."""
    spoken = find(language)
    written = " ".join(f"{spoken.locators[kind]} {spoken.words.get(kind, '')}" for kind in kinds)
    words = sorted(set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w*\}", "", written))), key=lambda word: (-len(word), word))
    known = rf"(?:{'|'.join(words)})"
    return rf"(?i:{known}\.?\s*№?\s*{NUMBER}(?!\w)|{NUMBER}[\s-]*{known}(?!\w))"


def is_numbered(caption: str, language: str) -> bool:
    """Tell whether a caption begins with a number that its author typed, and its word."""
    return re.match(rf"\s*{label_of(language, OF_CAPTIONS)}", caption) is not None
