"""Two texts as words kept, removed and added."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby

from baspa.diff.model import ChangedWords, Operation

TOKEN = re.compile(r"\w+(?:[-’']\w+)*|\s|[^\w\s]")
STEM = 4  # letters
INVISIBLE = str.maketrans({"\u00ad": "", "\u200b": "", "\u2060": "", "\u2010": "-", "\u2011": "-"})


def unhyphenated(text: str) -> str:
    """Return a text without what hyphenation and no-break rules do to it: soft hyphens, kinds of spaces and hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


def changed_words(old: str, new: str) -> tuple[ChangedWords, ...]:
    """Return two plain texts as pieces: those kept and added make the newer, those kept and removed the older.

    A space between two words that changed changes with them: so a phrase is one change.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[tuple[str, str, str]] = []  # kept, removed, added
    for name, a, b, c, d in matcher.get_opcodes():
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        found.append((removed, "", "") if name == "equal" else ("", removed, added))
    return tuple(piece for run in joined(found) for piece in as_pieces(*run))


def joined(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Join changes that are parted by a space alone."""
    inside = range(1, len(found) - 1)
    loose = {at for at in inside if found[at][0].isspace()}
    spread = [("", kept, kept) if at in loose else (kept, out, put) for at, (kept, out, put) in enumerate(found)]
    runs = [list(run) for _, run in groupby(spread, key=lambda each: bool(each[0]))]
    return [("".join(k for k, _, _ in run), "".join(o for _, o, _ in run), "".join(p for *_, p in run)) for run in runs]


def as_pieces(kept: str, removed: str, added: str) -> list[ChangedWords]:
    """Return the pieces of a run, without those that are empty."""
    named: list[tuple[Operation, str]] = [("kept", kept), ("removed", removed), ("added", added)]
    return [ChangedWords(operation, text) for operation, text in named if text]


def bag(text: str) -> Counter[str]:
    """Return the words of a text, each by its first letters, with their numbers: endings change with the sentence."""
    return Counter(word.lower()[:STEM] for word in TOKEN.findall(text) if word[0].isalnum())


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """Return which share of the words of two texts is common to both, 0 to 1 (Dice's coefficient)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0
