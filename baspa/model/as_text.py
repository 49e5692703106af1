"""What is told once a file, with its lines; and what looks like a mark and is none, and so prints as text (B154)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baspa.model.problem import Place, Problem, Severity

SHOWN = 3  # of those that are there
LONGEST = 40  # signs of each that are shown
OF_A_LINE = 30  # signs of a line that is told
LINES = 12  # numbers of lines that are told


def printed_as_text(place: Place, meant: str, mend: str, found: Sequence[tuple[int, str]]) -> Problem:
    """Return B154, a warning, for what was meant as one thing; `found` is what was written, in its order, by lines."""
    kinds = [each[:LONGEST].strip() for each in dict.fromkeys(written for _, written in found)]
    shown = ", ".join(kinds[:SHOWN]) + (", …" if len(kinds) > SHOWN else "")
    said = f"this looks like {meant}, but prints as text: {shown}"
    if len(found) > 1:
        said = f"this looks like {meant}, but prints as text, {len(found)} times: {shown}"
    said = with_lines(said, (line for line, _ in found), {place.line})
    return Problem(place, "B154", said, f"{mend}; a backslash before it keeps it", Severity.WARNING)


def placed(found: Iterable[tuple[int, str]]) -> str:
    """Return the first words that were found, each with its line, and the lines of the others."""
    kinds = list(dict.fromkeys((line, shortened(words)) for line, words in found))
    words = ", ".join(f'{line}: "{word}"' for line, word in kinds[:SHOWN])
    return with_lines(words, (line for line, _ in kinds), {line for line, _ in kinds[:SHOWN]})


def shortened(text: str) -> str:
    """Return a text as it is told."""
    return text if len(text) <= OF_A_LINE else f"{text[:OF_A_LINE].rstrip()}…"


def with_lines(text: str, lines: Iterable[int], told: set[int]) -> str:
    """Return a text with the lines on which there is more of it, but for those that are told already."""
    others = [str(line) for line in dict.fromkeys(lines) if line not in told]
    if len(others) > LINES:
        return f"{text}, and in {len(others)} lines more"
    if len(others) == 1:
        return f"{text}, and in line {others[0]}"
    return f"{text}, and in lines {', '.join(others)}" if others else text
