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

from baspa.references.latex import plain

Name = dict[str, str]
WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


def names(value: str) -> list[Name]:
    """Return the names of a field: "A and B and others". Raises ValueError on a name with too many commas."""
    return [_name(part) for part in split_multiple_persons_names(value) if part.strip()]


def _name(text: str) -> Name:
    text = text.strip()
    if text == "others":
        return {"literal": "others"}
    if WHOLE.fullmatch(text):
        return {"literal": plain(text)}
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
