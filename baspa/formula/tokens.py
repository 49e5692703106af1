"""TeX notation cut into tokens, each with its place (The TeXbook, chapter 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"\\(?P<begin>begin|end)\s*\{(?P<environment>[^{}]*)\}|\\(?P<word>[A-Za-z]+)\*?|\\(?P<sign>[^A-Za-z])"
    r"|(?P<space>[ \t\r\n]+)|(?P<letter>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A command, a brace, a letter, a stretch of white space."""

    kind: str  # begin, end, word, sign, space, letter
    name: str  # of the command or the environment, without the backslash; else the text
    text: str  # as written
    offset: int  # of its first character in the TeX


def tokens(tex: str) -> Iterator[Token]:
    """Yield the tokens of a formula; together they are its text."""
    for match in TOKEN.finditer(tex):
        kind = match.lastgroup or ""
        if kind == "environment":
            yield Token(match["begin"], match["environment"], match[0], match.start())
        else:
            yield Token(kind, match[kind], match[0], match.start())
