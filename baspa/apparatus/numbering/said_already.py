"""References whose word their author typed beside them, рис. @fig-a, таблице [](#sizes): they say the number alone.

So it is with brackets around a formula's number, (@eq-a), which has its own; and with those that follow one another,
рис. @fig-a и @fig-b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label
from baspa.language.model import Language
from baspa.language.typed_labels import words_of

KINDS = {"figure": "figure", "table": "table", "chapter.label": "chapter", "section.label": "section"}
BEFORE = re.compile(r"([^\W\d_]+)\.?\s*№?\s*\Z")
BEHIND = re.compile(r"[\s-]*([^\W\d_]+)")
NEXT = re.compile(r"\s*(?:[,;–-]|[^\W\d_]{1,4})\s*")  # between two of them
SHORT = 4  # letters of an abbreviation, at most
ENDING = 2  # letters that a case may change: рисунок, рисунке


def said_already(
    tree: ET.Element, links: Sequence[tuple[ET.Element, Label]], language: Language
) -> Iterator[ET.Element]:
    """Yield those of some links without words whose word, or whose brackets, stand around them."""
    around = dict(texts_around(tree, dict(links)))
    last = ""
    for link, label in links:
        before, behind = around[link]
        word = label.word
        goes_on = bool(word) and word == last and NEXT.fullmatch(before) is not None
        last = word if label.number and (goes_on or stands_there(label, before, behind, language)) else ""
        if last or (label.number and label.said == f"({label.number})" and before[-1:] + behind[:1] == "()"):
            yield link


def texts_around(tree: ET.Element, links: Mapping[ET.Element, Label]) -> Iterator[tuple[ET.Element, tuple[str, str]]]:
    """Yield each link with the text between it and what stands before it, and the text behind it."""
    for parent in tree.iter():
        before = parent.text or ""
        for child in parent:
            if child in links:
                yield child, (before, child.tail or "")
            before = child.tail or ""


def stands_there(label: Label, before: str, behind: str, language: Language) -> bool:
    """Tell whether the word for what a reference leads to stands beside it, on the side where its language has it."""
    if label.word not in KINDS:
        return False
    number_first = label.said_in(language).startswith(label.number)
    match = BEHIND.match(behind) if number_first else BEFORE.search(before)
    return match is not None and any(is_form(match[1], word) for word in words_of(language.code, (KINDS[label.word],)))


def is_form(typed: str, word: str) -> bool:
    """Tell whether a word that was typed is an abbreviation, or a case of a word."""
    typed, word = typed.lower(), word.lower()
    if len(word) <= SHORT:
        return typed == word
    return typed.startswith(word[: max(len(word) - ENDING, SHORT)]) and len(typed) <= len(word) + 2 * ENDING
