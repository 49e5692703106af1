"""What the command says, in the language of who reads it.

Steps make their sentences in English, where they know what is wrong. Here they are found again among the templates of
a gettext catalogue, `image "{0}" not found`, and said in its language with the same values; what it does not have
stays as it is. tools/messages.py makes the templates from the code. English costs nothing: no catalogue is read.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

DOMAIN, FOLDER = "baspa", Path(__file__).parent / "locale"
LANGUAGES = ("en", "kk", "ru")
ENGLISH = LANGUAGES[0]
PLACE = re.compile(r"\{(\d+|n|names?)\}")  # of an f-string, in the order of its values; of str.format
COUNTED = re.compile(r"(\d+) ([a-z]+?)s?\b")
COUNTS = re.compile(rf"{COUNTED.pattern}(?:, {COUNTED.pattern})*")
LISTED = re.compile(r"(\S+(?:, \S+)*) (and|or) (\S+)")
JOINTS = re.compile(r"(; |: )")
DEEP = 4  # templates within one another
LONGEST = 2000  # characters of a sentence that is looked for


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with places for values, and what it is in another language."""

    names: tuple[str, ...]  # of the places
    rarest: str  # its longest piece without a value
    pattern: re.Pattern[str]
    said: str


def speaker(language: str = "") -> Callable[[str], str]:
    """Return what says a sentence in a language: one of LANGUAGES, or, if "", that of the environment (gettext(3))."""
    found = language_spoken(language)
    return str if found == ENGLISH else Catalogue(FOLDER / found / "LC_MESSAGES" / f"{DOMAIN}.mo").said


def language_spoken(language: str = "") -> str:
    """Return the language that is spoken: the one named, the environment's if "", English if there is no such."""
    path = gettext.find(DOMAIN, str(FOLDER), [language] if language else None)
    return Path(path).parts[-3] if path else ENGLISH


class Catalogue:
    """A compiled catalogue (.mo) whose messages may have places for values."""

    def __init__(self, path: Path) -> None:
        from babel.messages.mofile import read_mo

        with path.open("rb") as file:
            self.forms = gettext.GNUTranslations(file)
            file.seek(0)
            kept = [each for each in read_mo(file) if each.id]
        nouns = {str(each.id[0]): str(each.string[0]) for each in kept if not isinstance(each.id, str)}
        messages = [(str(each.id), str(each.string)) for each in kept if isinstance(each.id, str)]
        self.whole: Mapping[str, str] = {**nouns, **dict(messages)}
        templates = [(msgid, said) for msgid, said in messages if PLACE.search(msgid)]
        self.templates = [template(*each) for each in sorted(templates, key=lambda pair: -letters(pair[0]))]

    def said(self, text: str, depth: int = 0) -> str:
        """Return a sentence in the catalogue's language; as it is where the catalogue has none like it."""
        if text in self.whole:
            return self.whole[text]
        if depth > DEEP or len(text) > LONGEST:
            return text
        if COUNTS.fullmatch(text):
            return COUNTED.sub(self.counted, text)
        for each in self.templates:
            if each.rarest in text and (match := each.pattern.fullmatch(text)):
                values = {
                    name: self.said(value, depth + 1) for name, value in zip(each.names, match.groups(), strict=True)
                }
                return PLACE.sub(partial(value_at, values), each.said)
        if match := LISTED.fullmatch(text):
            return f"{match[1]} {self.whole.get(match[2], match[2])} {match[3]}"
        pieces = JOINTS.split(text)
        return "".join(self.said(piece, depth + 1) for piece in pieces) if len(pieces) > 1 else text

    def counted(self, match: re.Match[str]) -> str:
        """Return a number with its noun in the form that goes with it."""
        return f"{match[1]} {self.forms.ngettext(match[2], f'{match[2]}s', int(match[1]))}"


def template(msgid: str, said: str) -> Template:
    """Return a template of a message and its translation."""
    parts = PLACE.split(msgid)
    pattern = "(.*?)".join(map(re.escape, parts[::2]))
    return Template(tuple(parts[1::2]), max(parts[::2], key=len), re.compile(pattern, re.DOTALL), said)


def value_at(values: Mapping[str, str], place: re.Match[str]) -> str:
    """Return what stands in a place."""
    return values[place[1]]


def letters(msgid: str) -> int:
    """Return how many characters of a template are its own."""
    return sum(map(len, PLACE.split(msgid)[::2]))
