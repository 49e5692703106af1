"""References as pandoc takes them: CSL-JSON as the schema has it, with no more in it than was meant."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping, Sequence

from baspa.language import find
from baspa.language.model import Language, primary
from baspa.language.signs import Piece, set_signs
from baspa.model.reference import Reference
from baspa.references import hidden, markup, tidied
from baspa.references.csl_json import DATES, NAMES
from baspa.references.hidden import TAG

# Quotes that a language has as its outer ones are quotes to pandoc when they are these.
PLAIN = ("“", "”")
STRAIGHT = "\"'’"  # what pandoc tells by itself, quotes from apostrophes
MARK = re.compile(f"({TAG.pattern})")
ENDING = re.compile(f"(?<![{hidden.STOPS}])[{hidden.STOPS}]$")
# Texts that are no titles; the quotes of all but notes are hidden, as those of titles are.
NO_TITLES = frozenset(
    ("archive", "event-place", "genre", "medium", "original-publisher", "publisher", "publisher-place")
)
PROSE = NO_TITLES | {"note"}
FLAGS = frozenset(("comma-suffix", "static-ordering", "parse-names"))  # of a name


def item(reference: Reference, key: str, language: str, own_words: bool) -> dict[str, object]:
    """Return a reference as an item with another key, for a book in a language (BCP 47).

    With `own_words` its quotes stay as they were written, and straight ones become those of its own language; else
    those that the language has become the style's.
    """
    given = json.loads(reference.item)
    made = {name: value(name, said) for name, said in given.items() if name not in ("custom", "categories")}
    if "note" in made:  # a note is a note: pandoc would read fields out of lines like "issued: 1999"
        made["note"] = hidden.hide(str(made["note"]), ":")
    if own_words:
        own = find(str(given.get("language") or language))
        spoken = own if own.quotes else find(language)
        prose = [name for name in made if "title" in name or name in PROSE]
        made |= {name: curled(str(made[name]), spoken) for name in prose}
        made |= {name: hidden.hide(str(made[name]), hidden.QUOTES) for name in prose if name in NO_TITLES}
    outer = () if own_words else find(language).quotes[:2]
    made |= {name: title(str(said), outer, own_words) for name, said in made.items() if "title" in name}
    return made | {"id": key}


def curled(said: str, spoken: Language) -> str:
    """Return a text whose straight quotes and apostrophes are those of a language, its marks as they are."""
    parts = MARK.split(said)
    texts, _ = set_signs([Piece(part, spoken) for part in parts[::2]])
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(texts, parts[1::2], fillvalue="")))


def title(said: str, outer: Sequence[str], own_words: bool) -> str:
    """Return a title with its last stop and all quotes hidden, but for those of the language and straight ones."""
    if last := ENDING.search(said):
        said = said[: last.start()] + hidden.SIGNS[last[0]]
    if outer and outer[0] in hidden.SINGLE:
        return hidden.hide(said, set(hidden.QUOTES) - {*STRAIGHT, *outer})
    if outer:
        pair = f"{re.escape(outer[0])}([^{re.escape(''.join(outer))}]*){re.escape(outer[1])}"
        said = re.sub(pair, rf"{hidden.BREAK}\1{hidden.CLOSING}", said)
    kept = hidden.hide(said, hidden.QUOTES if own_words else set(hidden.QUOTES) - set(STRAIGHT))
    return kept.replace(hidden.BREAK, PLAIN[0]).replace(hidden.CLOSING, PLAIN[1])


def told(said: Mapping[str, object], book: str) -> dict[str, object]:
    """Return an item with a language, by which pandoc knows whether a title has capitals as English has.

    Where it says none, it is the book's; but no title is English of whose letters most are not Latin ones.
    """
    latin = tidied.is_latin(TAG.sub("", str(said.get("title", ""))))
    made = {"language": book if latin or primary(book) != "en" else "und", **said}
    return made if primary(str(made["language"])) != "en" else {n: _as_written(n, what) for n, what in made.items()}


def _as_written(name: str, said: object) -> object:
    """Return a title that is not in Latin letters with its capitals kept, which English raises."""
    if "title" not in name or tidied.is_latin(TAG.sub("", str(said))):
        return said
    return f'<span class="nocase">{said}</span>'


def value(name: str, said: object) -> object:
    """Return the value of a field: names and dates as they are, all others as text."""
    if name in NAMES and isinstance(said, list):
        return people(said)
    if name in DATES and isinstance(said, Mapping):
        return {part: what if isinstance(what, list | int) else text(what) for part, what in said.items()}
    return tidied.doi(text(said)) if name == "DOI" else tidied.number(name, text(said))


def people(said: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return names; what stands last for those that are left out is what pandoc knows as that."""
    made = [person(one) for one in said]
    if len(made) > 1 and len(made[-1]) == 1 and tidied.is_others(*map(str, made[-1].values())):
        made[-1] = {"literal": tidied.OTHERS}
    return made


def person(said: Mapping[str, object]) -> dict[str, object]:
    """Return a name; one that has no family name is of one piece."""
    name: dict[str, object] = {part: what if part in FLAGS else text(what) for part, what in said.items()}
    if not name.get("family") and not name.get("literal"):
        return {"literal": str(name.get("given", ""))}
    return name


def text(said: object) -> str:
    """Return a value as text that XML can hold."""
    return markup.without_controls(str(said))
