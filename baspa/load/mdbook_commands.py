"""Commands of mdBook that put a file in, or lines of it (https://rust-lang.github.io/mdBook/format/mdbook.html).

    {{#include a.rs}}           the file; {{#rustdoc_include ...}} the same, since its readers see no more of it
    {{#include a.rs:2:5}}       its lines 2 to 5; also `:2`, `:2:` and `::5`
    {{#include a.rs:setup}}     its lines between `ANCHOR: setup` and `ANCHOR_END: setup`
    {{#playground a.rs}}        the file as a block of code
    {{#template a.md who=Abai}} the file, in which `[[#who]]` and `[[#who somebody]]` are Abai

Lines with an anchor are those of the tool, and are left out. Snippets of MkDocs are the same, in other words:

    --8<-- "a.rs"               {{#include a.rs}}; with "a.rs:2:5" or "a.rs:setup" as above
    --8<-- [start:setup]        ANCHOR: setup; [end:setup] ends it

Several files stand each on a line between two lines of `--8<--` alone; `; a.md` there is a remark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

NAMES = "include|rustdoc_include|playground|playpen|template"
COMMAND = re.compile(
    rf"(?P<lead>[ \t>]*)\{{\{{#(?P<name>{NAMES})[ \t]+(?P<file>[^\s:}}]+)(?::(?P<range>[^\s}}]*))?"
    r"(?P<said>[^}\n]*)\}\}[ \t]*"
)
TITLE = re.compile(r"[ \t]*\{\{#title[ \t][^}\n]*\}\}[ \t]*")  # what a browser says of the page
GUARDED = re.compile(rf"\\\{{(?=\{{#(?:{NAMES})\b)")
NUMBERS = re.compile(r"(\d*)(:?)(\d*)")
ANCHOR = re.compile(r"ANCHOR(?:_END)?:\s*[\w-]+|--8<--\s*\[\s*(?:start|end)\s*:")
SNIPPET = re.compile(
    r"(?P<lead>[ \t>]*)-{1,}8<-{1,}[ \t]+(?P<mark>[\"'])(?P<file>[^\s:\"'}]+)(?::(?P<range>[^\s\"'}]*))?(?P=mark)[ \t]*"
)
SNIPPETS = re.compile(r"(?P<lead>[ \t>]*)-{1,}8<-{1,}[ \t]*")
NAMED_SNIPPET = re.compile(r"(?P<lead>[ \t>]*)(?P<name>[^\s;\"'<>].*?)[ \t]*")
ARGUMENT = re.compile(r"(?<!\S)([\w-]+)=([^=]*)(?!\S)")
ASKED_ARGUMENT = re.compile(r"(?P<guard>\\)?\[\[#(?P<name>[\w-]+)(?:[ \t]+(?P<other>[^\]\n]*))?\]\]")
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


def with_snippets(
    lines: Iterable[tuple[int, str]], folder: str, is_there: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """Yield numbered lines of a file of a folder; those by which MkDocs puts files in are mdBook's."""
    numbered = list(lines)
    within, closing = False, max((at for at, (_, line) in enumerate(numbered) if SNIPPETS.fullmatch(line)), default=-1)
    for at, (number, line) in enumerate(numbered):
        if SNIPPETS.fullmatch(line) and (within or at < closing):
            within = not within
        elif within:
            if named := NAMED_SNIPPET.fullmatch(line):
                yield number, as_mdbook(f'{named["lead"]}--8<-- "{named["name"]}"', folder, is_there)
        else:
            yield number, as_mdbook(line, folder, is_there)


def arguments_of(said: str) -> Mapping[str, str]:
    """Return what a template is told behind its name, `who=Abai year=1904`."""
    return {name: value.strip() for name, value in ARGUMENT.findall(said)}


def with_arguments(line: str, given: Mapping[str, str]) -> str:
    """Return a line of a template with what it asks for; what nobody gave stays, where the line has no other word."""

    def said(asked: re.Match[str]) -> str:
        other = asked["other"] or asked[0]
        return asked[0][1:] if asked["guard"] else given.get(asked["name"], other)

    return ASKED_ARGUMENT.sub(said, line) if "[[#" in line else line
