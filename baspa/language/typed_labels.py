"""Numbers with their words as authors type them: Рис. 3, рисунок 3, 3-сурет, Figure 3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from baspa.language import find, languages

NUMBER = r"\d{1,3}(?:[.-]\d{1,3})*"
BEHIND = r"\s*(?:[.:—–-]|\Z)"  # what stands between such a number and the words of a caption
MAY_BE = re.compile(r"[^\W\d_]+\.?\s*№?\s*\d|\d[\d.-]*\s*[^\W\d_]")


@cache
def label_of(language: str, kinds: tuple[str, ...]) -> str:
    """Return a pattern of what a number of such kinds is written like in a language: Рис. 3, рисунок 3, 3-сурет."""
    known = rf"(?:{'|'.join(words_of(language, kinds))})"
    return rf"(?i:{known}\.?\s*№?\s*{NUMBER}(?!\w)|{NUMBER}[\s-]*{known}(?!\w))"


@cache
def box_labels(language: str, kinds: tuple[str, ...]) -> Mapping[str, str]:
    """Return patterns of how a paragraph begins that is a theorem or the like with a typed number: 1-анықтама."""
    words = {kind: re.escape(find(language).word(f"box.{kind}")) for kind in kinds}
    return {
        kind: rf"(?i:{word}\s*№?\s*{NUMBER}|{NUMBER}\s?-?\s?{word})(?=\s*(?:[.:(—–]|-{{1,3}}\s|\Z))"
        for kind, word in words.items()
    }


@cache
def words_of(language: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, in full and short, that a language has for such kinds, the longest first."""
    spoken = find(language)
    written = " ".join(f"{spoken.locators[kind]} {spoken.words.get(kind, '')}" for kind in kinds)
    words = set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w*\}", "", written)))
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def begins_as_caption(text: str, kind: str) -> bool:
    """Tell whether a text begins with a number of a kind as captions do, in any of the press's languages."""
    return bool(label_before(text, kind))


def label_before(text: str, kind: str) -> str:
    """Return the number that a text begins with as captions do, with what parts it from the words; "" for none."""
    if MAY_BE.match(text) is None:
        return ""
    labels = "|".join(label_of(language.code, (kind,)) for language in languages())
    found = re.match(rf"(?:{labels}){BEHIND}\s*", text)
    return found[0] if found else ""


def is_numbered(caption: str, language: str) -> bool:
    """Tell whether a caption begins with a number that its author typed, and its word."""
    return re.match(rf"\s*{label_of(language, ('figure', 'table'))}", caption) is not None
