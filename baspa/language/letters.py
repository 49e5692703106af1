"""Which language a text is in, told by its letters where nothing says it better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from baspa.language import FALLBACK, find, known, languages
from baspa.language.model import Language, primary

QUOTED = 20  # one letter in so many shows the language; every sixth of a Kazakh text is one that Russian has not
STRANGE = 30  # one letter in so many may be of another language: of names, of what is quoted


def told(declared: str, text: str) -> str:
    """Return the tag of a text's language: the declared one (BCP 47, or ""), unless its letters are of another.

    A program for writing may say "ru-RU" or "en-US" of whatever is written. Letters that several languages have are of
    the one that has the fewest: Russian rather than Kyrgyz, Kyrgyz rather than Kazakh.
    """
    letters = Counter(text.lower())
    own = _written_in(letters)
    if not own:
        return declared or FALLBACK
    best = _likeliest(own, letters)
    return declared if declared and _fits(declared, best, own, letters) else best.code


def _likeliest(own: Sequence[Language], letters: Mapping[str, int]) -> Language:
    """Return the language of a text among those of its script, that with the fewest letters first.

    A text with more letters of the last one than of another's own is not in that other one: it quotes the last.
    """
    first, *between = own[:-1] or own
    if _has(first, own, letters):
        return first
    for language in between:
        marks = _count(letters, set(language.alphabet) - set(first.alphabet))
        if _has(language, own, letters) and marks > _count(letters, _all(own) - set(language.alphabet)):
            return language
    marks = _count(letters, _all(own) - set(first.alphabet))
    return own[-1] if marks * QUOTED >= _count(letters, _all(own)) else first


def _fits(declared: str, best: Language, own: Sequence[Language], letters: Mapping[str, int]) -> bool:
    """Tell whether a declared language may be the text's; one without a file here is refuted by its script alone."""
    language = find(declared)
    if not known(declared):
        return language.script == best.script or all(language.script != each.script for each in languages())
    return language.script == best.script and (primary(declared) == best.code or _has(language, own, letters))


def _written_in(letters: Mapping[str, int]) -> Sequence[Language]:
    """Return the languages of the script that most letters are of, that with the fewest first; () for no letters."""
    scripts: dict[str, list[Language]] = {}
    for language in sorted(languages(), key=lambda each: len(each.alphabet)):
        scripts.setdefault(language.script, []).append(language)
    counts = {script: _count(letters, _all(own)) for script, own in scripts.items()}
    most = max(counts, key=lambda script: counts[script])
    return scripts[most] if counts[most] else ()


def _has(language: Language, own: Sequence[Language], letters: Mapping[str, int]) -> bool:
    """Tell whether a text does with the letters of a language: of the others of its script it has few or none."""
    foreign = _all(own) - set(language.alphabet)
    return _count(letters, foreign) * STRANGE <= _count(letters, set(language.alphabet))


def _all(own: Sequence[Language]) -> set[str]:
    return {letter for language in own for letter in language.alphabet}


def _count(letters: Mapping[str, int], wanted: set[str]) -> int:
    return sum(count for letter, count in letters.items() if letter in wanted)
