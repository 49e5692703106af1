"""Signs that pandoc is to leave as they are, while they pass through it as others.

Those are the characters that Unicode keeps for what never leaves a program (U+FDD0 to U+FDEF, and the last two of each
plane); markup.without_controls takes them out of all that comes from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from baspa.references.latex_commands import LESS

QUOTES = "\"'«»“”„‘’"
SINGLE = "'‘’"  # apostrophes as well
STOPS = "?!."
SIGNS = {sign: chr(0xFDD0 + number) for number, sign in enumerate(f"[]:{QUOTES}{STOPS}")}
SHOWN = {ord(hidden): sign for sign, hidden in SIGNS.items()} | {ord(LESS): "&lt;"}
BREAK, CLOSING = "\U0001fffe", "\U0001ffff"  # between two texts that are asked for; before quotes that close

TAG = re.compile("<[^<>]*>")
# The stop at the end of a title takes away the style's own behind it: What?, not What?.
DOUBLED = re.compile(f"([{''.join(SIGNS[stop] for stop in STOPS)}](?:<[^<>]*>|{CLOSING}\\s?[{QUOTES}])*)[.]")
# A stop or comma behind quotes, where a language sets it within them: pandoc moves none over the end of a link or of
# italics, or over two quotes.
BEHIND = re.compile(f"((?:</[^<>]*>)*{CLOSING}\\s?[{QUOTES}](?:{CLOSING}\\s?[{QUOTES}]|</[^<>]*>)*)([.,])")


def hide(text: str, signs: Iterable[str]) -> str:
    """Return a text with some signs hidden, but for those in marks like <span style="...">."""
    return re.sub(f"{TAG.pattern}|[{re.escape(''.join(signs))}]", lambda found: SIGNS.get(found[0], found[0]), text)


def show(markup: str, within_quotes: bool) -> str:
    """Return what pandoc printed as it was meant; `within_quotes` says where stops and commas go that follow quotes."""
    if within_quotes:
        markup = BEHIND.sub(r"\2\1", markup)
    return DOUBLED.sub(r"\1", markup).translate(SHOWN).replace(CLOSING, "")
