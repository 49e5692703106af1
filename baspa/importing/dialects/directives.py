"""Directives of MyST and Sphinx: fences whose name stands in braces, with options, become what the press has for them.

    ```{figure} plan.png          a fence of backticks, tildes or colons, which may hold others
    :width: 60%                   options, or between two lines ---
    The caption.
    ```

So do the cells of Quarto and R Markdown, ```{python} and ```{r name, echo=FALSE}: they are code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baspa.importing.dialects.roles import name_of

OPENING = re.compile(r"([ \t]*)(`{3,}|~{3,}|:{3,})[ \t]*\{([A-Za-z][\w:+-]*)([ ,][^}\n]*)?\}[ \t]*(.*)")
FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})")
OPTION = re.compile(r":([\w-]+):(?:[ \t]+(.*))?")
PAIR = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?")
COLONS = re.compile(r"[ \t]*(:{3,})")


@dataclass(frozen=True, slots=True)
class WrittenDirective:
    """One directive as it is written."""

    name: str
    cell: str  # what stands behind the name within the braces
    argument: str
    options: Mapping[str, str]
    body: tuple[str, ...]
    line: int  # of its first line
    first: int  # of its body's

    @property
    def label(self) -> str:
        """Return what links call it."""
        return name_of(self.options.get("name", "") or self.options.get("label", ""))


class FencedLines:
    """The lines of a text, with its fences."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.unclosed: dict[str, int] = {}  # sign -> how long a fence is that nothing closes

    def pieces(self, start: int) -> Iterator[tuple[int, tuple[str, ...], WrittenDirective | None, str]]:
        """Yield the line of each piece, its lines, the directive that it is, and this one's indent."""
        at = 0
        while at < len(self.lines):
            opening = OPENING.fullmatch(self.lines[at].rstrip())
            fence = FENCE.match(self.lines[at])
            end = self.close(at, (opening and opening[2]) or (fence and fence[1]) or "")
            last = at if end is None else end
            piece = tuple(self.lines[at : last + 1])
            found = directive(opening, piece, start + at) if opening and end is not None else None
            yield start + at, piece, found, opening[1] if opening else ""
            at = last + 1

    def close(self, at: int, fence: str) -> int | None:
        """Return the line that closes a fence, None where none does."""
        if not fence or len(fence) >= self.unclosed.get(fence[0], len(fence) + 1):
            return None
        far = self.lines[at].index(fence) + 4  # such a line closes another (CommonMark 0.31, 4.5)
        for number in range(at + 1, len(self.lines)):
            line = self.lines[number].strip()
            if len(line) >= len(fence) and set(line) == {fence[0]} and indent_of(self.lines[number]) < far:
                return number
        self.unclosed[fence[0]] = len(fence)
        return None


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def directive(opening: re.Match[str], lines: Sequence[str], line: int) -> WrittenDirective:
    """Return the directive of these lines."""
    indent, _, name, cell, argument = opening.groups()
    body = [row.removeprefix(indent) for row in lines[1:-1]]
    options, taken = options_of(body)
    return WrittenDirective(
        name, (cell or "").strip(" ,"), argument.strip(), options, tuple(body[taken:]), line, line + 1 + taken
    )


def options_of(body: Sequence[str]) -> tuple[Mapping[str, str], int]:
    """Return the options at the beginning of a body, and how many lines they are."""
    if body and body[0].strip() == "---":
        end = next((number for number, row in enumerate(body) if number and row.strip() == "---"), 0)
        pairs = (PAIR.match(row.strip()) for row in body[1:end])
        return {pair[1]: (pair[2] or "").strip("\"' ") for pair in pairs if pair}, end + 1 if end else 0
    found: dict[str, str] = {}
    for number, row in enumerate(body):
        option = OPTION.fullmatch(row.strip())
        if not option:
            return found, number
        found[option[1]] = (option[2] or "").strip()
    return found, len(body)


def division(name: str, title: str, body: Sequence[str], label: str = "") -> list[str]:
    """Return a division around lines; its fence is longer than those within."""
    within = [len(match[1]) for match in map(COLONS.match, body) if match]
    fence = ":" * max(3, *(length + 1 for length in within), 0)
    named = f" {{#{label}}}" if label else ""
    return [f"{fence} {name}{f' {title}' if title else ''}{named}", *body, fence]
