"""Commands of mdBook that put a file in, or lines of it (https://rust-lang.github.io/mdBook/format/mdbook.html).

    {{#include a.rs}}           the file; {{#rustdoc_include ...}} the same, since its readers see no more of it
    {{#include a.rs:2:5}}       its lines 2 to 5; also `:2`, `:2:` and `::5`
    {{#include a.rs:setup}}     its lines between `ANCHOR: setup` and `ANCHOR_END: setup`
    {{#playground a.rs}}        the file as a block of code

Lines with an anchor are those of the tool, and are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

NAMES = "include|rustdoc_include|playground|playpen"
COMMAND = re.compile(
    rf"(?P<lead>[ \t>]*)\{{\{{#(?P<name>{NAMES})[ \t]+(?P<file>[^\s:}}]+)(?::(?P<range>[^\s}}]*))?[^}}\n]*\}}\}}[ \t]*"
)
GUARDED = re.compile(rf"\\\{{(?=\{{#(?:{NAMES})\b)")
NUMBERS = re.compile(r"(\d*)(:?)(\d*)")
ANCHOR = re.compile(r"ANCHOR(?:_END)?:\s*[\w-]+")
LANGUAGES = {"rs": "rust"}  # by the end of a file's name, where that is not the language's


def lines_in(lines: Sequence[str], wanted: str) -> list[tuple[int, str]]:
    """Return the lines that a command wants, each with its number from 1; none where no anchor has its name."""
    numbered = list(enumerate(lines, 1))
    numbers = NUMBERS.fullmatch(wanted)
    if numbers:
        first = int(numbers[1] or 1)
        last = int(numbers[3]) if numbers[3] else first if wanted and not numbers[2] else len(lines)
        numbered = numbered[max(first - 1, 0) : last]
    else:
        begin = next((number for number, line in numbered if is_anchor(line, "ANCHOR", wanted)), len(lines))
        end = (number for number, line in numbered[begin:] if is_anchor(line, "ANCHOR_END", wanted))
        numbered = numbered[begin : next(end, len(lines) + 1) - 1]
    return [(number, line) for number, line in numbered if not ANCHOR.search(line)]


def is_anchor(line: str, kind: str, name: str) -> bool:
    """Tell whether a line has the anchor of a name."""
    return re.search(rf"{kind}:\s*{re.escape(name)}(?![\w-])", line) is not None


def language_of_file(path: str) -> str:
    """Return the language of code that a file's name tells."""
    end = posixpath.splitext(path)[1][1:]
    return LANGUAGES.get(end, end)
