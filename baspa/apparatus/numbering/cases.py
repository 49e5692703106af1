"""References amid a sentence of a language that declines: what they say stands there in the nominative.

[](#sizes)де        1-кестеде: an ending that its author typed goes to the word, in languages that end with it
в [](#sizes)        «в Таблица 1» is told (B251)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label
from baspa.apparatus.numbering.said_already import texts_around
from baspa.language.model import Language
from baspa.model.as_text import placed
from baspa.model.book import Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.typed_reference import NUMBER

Silent = Sequence[tuple[ET.Element, Label]]
ENDING = re.compile(r"-?([^\W\d_]{1,7})(?![\w-])")


def add_endings(silent: Silent, language: Language) -> None:
    """Put the endings that stand right behind references into them, in place: such say no page."""
    for link, label in silent:
        said, ending = label.said_in(language), ENDING.match(link.tail or "")
        if ending and label.number and said.startswith(label.number) and said[-1:].isalpha():
            link.text = said.replace(label.number, NUMBER, 1) + ending[1]
            link.tail = (link.tail or "")[ending.end() :]


def wrong_cases(tree: ET.Element, silent: Silent, chapter: Chapter, language: Language) -> Iterator[Problem]:
    """Yield B251, a warning, for the first reference of a chapter that stands where its word wants another case.

    An abbreviation, Рис. 1, has no case.
    """
    if not (language.governing_before or language.governing_behind):
        return
    found = []
    around, places = dict(texts_around(tree, dict(silent))), places_of(tree, chapter)
    for link, label in silent:
        said, target = label.said_in(language), link.get("href", "")
        word = said.replace(label.number, "", 1).strip(" -")
        if label.number and word.isalpha() and (shown := governed(said, label.number, around[link], language)):
            found.append((places.get(link, Place(chapter.path)), shown, mend(target, label, word, said)))
    if found:
        place, _, hint = found[0]
        shown = placed((where.line, text) for where, text, _ in found)
        yield Problem(
            place, "B251", f"the word of a reference stands in the wrong case: {shown}", hint, Severity.WARNING
        )


def places_of(tree: ET.Element, chapter: Chapter) -> Mapping[ET.Element, Place]:
    """Return where each link of a chapter stands: those to one goal are in their order."""
    places: dict[str, list[Place]] = {}
    for link in reversed(chapter.links):
        places.setdefault(link.target, []).append(link.place)
    links = (each for each in tree.iter("a") if places.get(each.get("href", "")))
    return {each: places[each.get("href", "")].pop() for each in links}


def governed(said: str, number: str, around: tuple[str, str], language: Language) -> str:
    """Return what a reference says with the word beside it that asks for another case; "" where none does."""
    before, behind = around
    if said.startswith(number):
        word = re.match(rf"\s+(?:{language.governing_behind or '(?!)'})(?!\w)", behind)
        return f"{said}{word[0]}" if word else ""
    word = re.search(rf"(?<![\w-])(?i:{language.governing_before or '(?!)'})\.?\s+\Z", before)
    return f"{word[0]}{said}" if word else ""


def mend(target: str, label: Label, word: str, said: str) -> str:
    """Return how an author says the word in its case."""
    if said.startswith(label.number):
        inside = said.replace(label.number, NUMBER, 1)
        return f"put the ending right behind it, []({target})…, or the word within it: [{inside}…]({target})"
    stem = word[:-1].lower()
    said_by_hand = f"[{stem}… {NUMBER}]({target})"
    return f"type the word in its case, {stem}… []({target}): the link says the number alone then; or {said_by_hand}"
