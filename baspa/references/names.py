"""Names as BibTeX writes them, to CSL-JSON's (Patashnik, BibTeXing, 1988, section 4).

A name in braces is an institution's and stays whole; a lower-case word before the last name is its particle.
"""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from baspa.language.bibtex import OTHERS_LEFT_OUT
from baspa.references.latex import plain

Name = dict[str, str]
# A surname and its initials, without the comma by which BibTeX tells them apart.
INITIALS = re.compile(r"(?P<family>\w[\w’'-]+(?:\s+\w[\w’'-]+)*)\s+(?P<given>(?:\w{1,2}\.[\s-]?){1,3})")
WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


def names(value: str) -> list[Name]:
    """Return the names of a field: "A and B and others". Raises ValueError on a name with too many commas."""
    parts = [part.strip() for part in split_multiple_persons_names(value) if part.strip()]
    behind = OTHERS_LEFT_OUT.search(parts[-1]) if parts else None
    if behind:
        parts[-1:] = [*filter(None, [parts[-1][: behind.start()]]), "others"]
    return [_name(name) for part in parts for name in _apart(part)]


def _apart(part: str) -> list[str]:
    """Return names that are parted by commas, where each is a surname with its initials behind it."""
    found = re.split(r"\s*,\s*", part)
    return found if len(found) > 1 and all(map(INITIALS.fullmatch, found)) else [part]


def _name(text: str) -> Name:
    text = text.strip()
    if text == "others":
        return {"literal": "others"}
    if WHOLE.fullmatch(text):
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
