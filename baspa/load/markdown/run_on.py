"""Lines that were meant as lines, and run on in their paragraph: 2.1., ☐ yes, Telephone: 101. Told once a file.

A line's end in the manuscript is a space in the book. Where lines that follow each other begin alike, or end with a
blank of a form, their author hardly meant it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from baspa.model.problem import Place, Problem, Severity

BREAKS = ("\\", "  ", "<br>", "<br/>", "<br />")  # with which a line ends that stays one
ENDS = tuple('.:;,!?…»”")')
BLANK = "____"
KINDS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\(?\d{1,3}(?:\.\d{1,3})+[.)]\s*\S"),  # 2.1.
    re.compile(r"[§№]\s?\d"),
    re.compile(r"\d{1,2}:\d\d\b"),
    re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\b"),
    re.compile(r"[☐☑☒□▢◻✓✔✗✘→⇒➢➤►▶●○■◆❖★☆]\s*\S|\( ?\)\s"),
    re.compile(r"_{3,}"),
    re.compile(r"(?:\^[\w,*\\]{1,4}\^|<sup>[^<>]{1,6}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[^\W\d_]"),  # where authors work
)
CAPITALIZED: tuple[re.Pattern[str], ...] = (  # where the letter of the group is a capital
    re.compile(r"\d{1,3}(?:\.\d{1,3})+\s+([^\W\d_])"),
    re.compile(r"([^\W\d_])(?:[^\W_]|[ .’'-]){1,30}:\s+\S.{,60}\Z"),  # Telephone: 101; a sentence is longer
)
SPEECH = re.compile(r"[—–]\s")  # begins alike only behind a line that ends a sentence, or a part of it
SHOWN = 30  # signs of a line that is told
IN_LINES = ("stanza_open", "heading_open")


def lines_run_on(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B197, a warning, for the lines of a file's paragraphs that begin alike: at the first, with their count."""
    found = list[tuple[int, str]]()
    glosses = 0
    for opening, token in pairwise(tokens):
        if opening.type.startswith("container_division"):
            glosses += opening.nesting * opening.info.strip().startswith("gloss")
        if token.type == "inline" and "\n" in token.content and opening.type not in IN_LINES and not glosses:
            first = token.map[0] + 1 if token.map else 0
            lines = token.content.split("\n")
            found += ((first + number, lines[number].strip()) for number in alike(lines))
    if found:
        more = f", and {len(found) - 2} more" if len(found) > 2 else ""
        shown = " ".join(line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…" for _, line in found[:2])
        said = f'lines that begin alike run on in one paragraph: "{shown}"{more}'
        hint = "a backslash at a line's end begins a new line, an empty line a paragraph; items begin with - or 1."
        yield Problem(Place(path, found[0][0]), "B197", said, hint, Severity.WARNING)


def alike(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin like the one before or behind them, and are not parted from it."""
    pairs = (number for number in range(len(lines) - 1) if is_pair(lines[number], lines[number + 1]))
    return sorted({line for number in pairs for line in (number, number + 1)})


def is_pair(line: str, behind: str) -> bool:
    """Tell whether two lines were meant as two."""
    if line.lower().endswith(BREAKS):
        return False
    line, behind = line.strip(), behind.strip()
    if SPEECH.match(line) and SPEECH.match(behind):
        return line.endswith(ENDS)
    if line.rstrip(".,;").endswith(BLANK) and behind.rstrip(".,;").endswith(BLANK):
        return True
    if any(kind.match(line) and kind.match(behind) for kind in KINDS):
        return True
    found = ((kind.match(line), kind.match(behind)) for kind in CAPITALIZED)
    return any(one and other and one[1].isupper() and other[1].isupper() for one, other in found)
