"""Names as BibTeX writes them, to CSL-JSON's (Patashnik, BibTeXing, 1988, section 4).

A name in braces is an institution's and stays whole; a lower-case word before the last name is its particle. What
people write in the place of "and", a semicolon, an ampersand or the word of another language, parts what looks like
names. What is called as bodies are, Министерство науки, Ghost & Sons, needs no braces.
"""

from __future__ import annotations

import functools
import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from baspa.language.bibtex import BODY, OTHERS_LEFT_OUT, joining
from baspa.references.latex import plain

Name = dict[str, str]
# A surname and its initials, without the comma by which BibTeX tells them apart.
INITIALS = re.compile(r"(?P<family>\w[\w’'-]+(?:\s+\w[\w’'-]+)*)\s+(?P<given>(?:\w{1,2}\.[\s-]?){1,3})")
SHORT = re.compile(r"(?:\w{1,2}\.-?){1,3}")  # initials
WORD = re.compile(r"[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*")
WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
BRACED = re.compile(r"\{[^{}]*\}")
OTHERS = "others"
SEMICOLON, COMMA = re.compile(r"\s*;\s*"), re.compile(r"\s*,\s*")


def names(value: str) -> list[Name]:
    """Return the names of a field: "A and B and others". Raises ValueError on a name with too many commas."""
    parts = _bodies([part.strip() for part in split_multiple_persons_names(value) if part.strip()])
    behind = OTHERS_LEFT_OUT.search(parts[-1]) if parts else None
    if behind:
        parts[-1:] = [*filter(None, [parts[-1][: behind.start()]]), OTHERS]
    return [_name(name) for part in parts for name in _apart(part)]


def _bodies(parts: list[str]) -> list[str]:
    """Return parts with those joined that are one body: Ministry of Education and Science, Ghost and Sons."""
    made: list[str] = []
    for part in parts:
        joined = " and ".join((*made[-1:], part))
        if made and WORD.fullmatch(part) and part != OTHERS and _is_body(joined) and "," not in joined:
            made[-1] = joined
        else:
            made.append(part)
    return made


def _apart(part: str) -> list[str]:
    """Return the names of a part, where by another sign or word than "and" it parts into what looks like names.

    So do commas where each name has its initials, or where they are more than BibTeX has in one name.
    """
    for between in (SEMICOLON, _joining()):
        sides = _split(between, part)
        apart = [name for side in sides for name in _apart(side)] if sides != [part] else []
        is_name = _is_body_or_has_initials if BODY.search(plain(part)) else _is_person
        if apart and all(map(is_name, apart)):
            return apart
    sides = _split(COMMA, part)
    people = sides != [part] and any(sides) and all(_is_person(side) and "," not in side for side in sides)
    return sides if people and (len(sides) > 2 or all(map(_has_initials, sides))) else [part]


@functools.cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf",?[\s~]+(?:{joining()}|\\?&)[\s~]+")


def _split(between: re.Pattern[str], text: str) -> list[str]:
    """Return what stands between signs or words that no braces hold, without what is empty."""
    seen, braces = text, 1
    while braces:
        seen, braces = BRACED.subn(lambda held: "_" * len(held[0]), seen)
    ends = [(found.start(), found.end()) for found in between.finditer(seen)]
    begins = [0, *(end for _, end in ends)]
    sides = [text[begin:end] for begin, end in zip(begins, [*(start for start, _ in ends), len(text)], strict=True)]
    return [side for side in sides if side]


def _is_person(text: str) -> bool:
    """Tell whether a text looks like a name: a surname with initials, or two words or more with capitals."""
    if WHOLE.fullmatch(text):
        return True
    words = plain(text).replace(",", " ", 1).split()
    full = [word for word in words if WORD.fullmatch(word)]
    if not full or any(word not in full and not SHORT.fullmatch(word) for word in words):
        return False
    return len(words) > 1 and (_has_initials(text) or (words[0][0].isupper() and words[-1][0].isupper()))


def _is_body(text: str) -> bool:
    """Tell whether a text names a body, and no person: Министерство науки, Ghost & Sons."""
    return not WHOLE.fullmatch(text) and BODY.search(plain(text)) is not None and not _has_initials(text)


def _is_body_or_has_initials(text: str) -> bool:
    return WHOLE.fullmatch(text) is not None or _is_body(text) or _has_initials(text)


def _has_initials(text: str) -> bool:
    return any(map(SHORT.fullmatch, plain(text).replace(",", " ").split()))


def _name(text: str) -> Name:
    text = text.strip()
    if text == OTHERS:
        return {"literal": OTHERS}
    if WHOLE.fullmatch(text) or _is_body(text):
        return {"literal": plain(text)}
    if initials := INITIALS.fullmatch(text):
        return {"family": initials["family"], "given": initials["given"]}
    try:
        parts = parse_single_name_into_parts(text, strict=True)
    except InvalidNameError as error:
        raise ValueError(text) from error
    return {name: value for name, value in _parts(parts) if value}


def _parts(parts: NameParts) -> list[tuple[str, str]]:
    return [
        ("family", plain(" ".join(parts.last))),
        ("given", plain(" ".join(parts.first))),
        ("non-dropping-particle", plain(" ".join(parts.von))),
        ("suffix", plain(" ".join(parts.jr))),
    ]
