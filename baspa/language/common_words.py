"""The language of a text that nobody names and whose letters many languages have, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

WORDS: Mapping[str, str] = {  # some of the commonest of each
    "de": "und der das ist nicht ein eine mit auf für auch werden sich dem wird wenn",
    "en": "the and of to that is it with was for this are not have from be",
    "es": "el los las una y por más pero su como está muy hay esto también cuando",
    "fr": "le les et est dans une pas pour qui du au ce sur avec sont cette",
    "it": "il di che è non gli della per sono nel una anche questo più alla dei",
    "nl": "het een van niet dat zijn voor met ook aan wordt maar naar deze werd hij",
    "pl": "się nie jest to że na jak dla przez był ale jego tym oraz które tylko",
    "pt": "o os um uma não é com para mais foi como seu ao também pelo são",
    "sv": "och det att som är på av inte ett den till har för med jag var",
    "tr": "ve bir bu için ile olarak çok daha olan gibi sonra kadar ama değil her ne",
}
LETTERS = re.compile(r"[^\W\d_]+")
ENOUGH = 20  # one word in so many is one of these in any prose; lists of names have none
SHORT = 10  # of fewer words nothing is told


def by_words(text: str) -> str:
    """Return the tag of the language whose commonest words a text has most often, "" where none stands out."""
    words = Counter(LETTERS.findall(text.lower()))
    counts = {tag: sum(words[word] for word in common.split()) for tag, common in WORDS.items()}
    first, second = sorted(counts, key=lambda tag: (-counts[tag], tag))[:2]
    total = words.total()
    stands_out = counts[first] * ENOUGH >= total and counts[first] > 2 * counts[second]
    return first if total >= SHORT and stands_out else ""
