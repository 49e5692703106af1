"""Commands of mdBook that put a file in, or lines of it (https://rust-lang.github.io/mdBook/format/mdbook.html).

    {{#include a.rs}}           the file; {{#rustdoc_include ...}} the same, since its readers see no more of it
    {{#include a.rs:2:5}}       its lines 2 to 5; also `:2`, `:2:` and `::5`
    {{#include a.rs:setup}}     its lines between `ANCHOR: setup` and `ANCHOR_END: setup`
    {{#playground a.rs}}        the file as a block of code

Lines with an anchor are those of the tool, and are left out. Snippets of MkDocs are the same, in other words:

    --8<-- "a.rs"               {{#include a.rs}}; with "a.rs:2:5" or "a.rs:setup" as above
    --8<-- [start:setup]        ANCHOR: setup; [end:setup] ends it
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence

NAMES = "include|rustdoc_include|playground|playpen"
COMMAND = re.compile(
    rf"(?P<lead>[ \t>]*)\{{\{{#(?P<name>{NAMES})[ \t]+(?P<file>[^\s:}}]+)(?::(?P<range>[^\s}}]*))?[^}}\n]*\}}\}}[ \t]*"
)
GUARDED = re.compile(rf"\\\{{(?=\{{#(?:{NAMES})\b)")
NUMBERS = re.compile(r"(\d*)(:?)(\d*)")
ANCHOR = re.compile(r"ANCHOR(?:_END)?:\s*[\w-]+|--8<--\s*\[\s*(?:start|end)\s*:")
SNIPPET = re.compile(
    r"(?P<lead>[ \t>]*)-{1,}8<-{1,}[ \t]+(?P<mark>[\"'])(?P<file>[^\s:\"'}]+)(?::(?P<range>[^\s\"'}]*))?(?P=mark)[ \t]*"
)
MKDOCS = {"ANCHOR": "start", "ANCHOR_END": "end"}
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
    written = re.escape(name)
    return re.search(rf"{kind}:\s*{written}(?![\w-])|8<--\s*\[\s*{MKDOCS[kind]}\s*:\s*{written}\s*\]", line) is not None


def as_mdbook(line: str, folder: str, is_there: Callable[[str], bool]) -> str:
    """Return a line by which MkDocs puts a file in as mdBook's in a file of a folder; others as they are.

    Its path begins at the book's folder or at docs there, as MkDocs has it, or at the file.
    """
    match = SNIPPET.fullmatch(line) if "8<" in line else None
    if match is None:
        return line
    named = (posixpath.normpath(posixpath.join(top, match["file"])) for top in ("", "docs", folder))
    there = next(filter(is_there, named), None)
    target = posixpath.relpath(there, folder or ".") if there else match["file"]
    chosen = f":{match['range']}" if match["range"] else ""
    return f"{match['lead']}{{{{#include {target}{chosen}}}}}"


def language_of_file(path: str) -> str:
    """Return the language of code that a file's name tells."""
    end = posixpath.splitext(path)[1][1:]
    return LANGUAGES.get(end, end)
