"""Directives of MyST and Sphinx that put a file in, as commands of mdBook, which do the same here.

    ```{include} parts/a.md        {{#include parts/a.md}}
    ```{literalinclude} a.py       ```{code}, whose lines are {{#include a.py:4:6}}
    :lines: 4-6
    ```{csv-table} Sizes           the same directive, whose lines are {{#include sizes.csv}}
    :file: sizes.csv

`lines` may be several, `1,3,5-10,20-`. `start-after`, `start-at`, `end-before` and `end-at` name what a line holds.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from baspa.load.fences import Fences
from baspa.load.mdbook_commands import language_of_file

OPENING = re.compile(
    r"(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<name>include|literalinclude|csv-table)\}"
    r"[ \t]*(?P<said>.*?)[ \t]*"
)
OPTION = re.compile(r"[ \t>]*:(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*?))?[ \t]*")
LINES = re.compile(r"(\d{0,9})(-?)(\d{0,9})")
NUMBER = re.compile(r"\d{1,9}")
OF_CODE = ("caption", "name", "label", "class")  # options of code; those that choose lines are read here
CHOOSING = ("lines", "start-after", "start-at", "start-line", "end-before", "end-at", "end-line")
LinesOf = Callable[[str], Sequence[str]]
Numbered = tuple[int, str]


def with_files(lines: Iterable[Numbered], folder: str, lines_of: LinesOf) -> Iterator[Numbered]:
    """Yield numbered lines of a file of a folder; `lines_of` returns those of a file, none where it is not there."""
    waiting, fences = list(reversed(list(lines))), Fences()
    while waiting:
        number, line = waiting.pop()
        opening = OPENING.fullmatch(line) if "{" in line and not fences.code else None
        size = closed_after(opening, waiting) if opening else None
        if opening is None or size is None:
            fences.take(line)
            yield number, line
            continue
        held = [waiting.pop() for _ in range(size)]
        yield from command(opening, number, held, folder, lines_of)


def closed_after(opening: re.Match[str], waiting: Sequence[Numbered]) -> int | None:
    """Return how many lines there are to the end of a directive, that one among them; None where nothing ends it."""
    fence = opening["fence"]
    for count, (_, line) in enumerate(reversed(waiting), 1):
        written = line.strip(" \t>")
        if len(written) >= len(fence) and {*written} == {fence[0]}:
            return count
    return None


def command(
    opening: re.Match[str], number: int, held: Sequence[Numbered], folder: str, lines_of: LinesOf
) -> Iterator[Numbered]:
    """Yield the lines that stand for a directive, which ends with the last of those that it holds."""
    found = [(each, OPTION.fullmatch(each[1])) for each in held]
    options = {option["key"]: option["value"] or "" for _, option in found if option}
    lead, name, file = opening["lead"], opening["name"], opening["said"]
    if name == "csv-table" and (file := options.get("file", "")):
        kept = [each for each, option in found[:-1] if option and option["key"] not in ("file", "encoding")]
        yield from [(number, opening[0]), *kept, (number, lead), *included(lead, file, [""], number), held[-1]]
    elif name == "csv-table" or not file or not file.strip("/"):
        yield from [(number, opening[0]), *held]
    else:
        ranges = [*ranges_of(options, lambda: lines_of(posixpath.normpath(posixpath.join(folder, file))))]
        code = name == "literalinclude" or not {"literal", "code", "lang"}.isdisjoint(options)
        kept = [each for each, option in found[:-1] if option and option["key"] in OF_CODE and code]
        language = options.get("language") or options.get("code") or options.get("lang") or language_of_file(file)
        yield from [(number, f"{lead}{opening['fence']}{{code}} {language}")] * code
        yield from [*kept, *included(lead, file, ranges, number), *[held[-1]] * code]


def included(lead: str, file: str, ranges: Sequence[str], number: int) -> Iterator[Numbered]:
    """Yield the commands for lines of a file."""
    yield from ((number, f"{lead}{{{{#include {file}{f':{each}' if each else ''}}}}}") for each in ranges)


def ranges_of(options: Mapping[str, str], lines: Callable[[], Sequence[str]]) -> Iterator[str]:
    """Yield what stands behind the file's name in the commands for the lines that options choose."""
    if given := options.get("lines", ""):
        for part in given.split(","):
            if (found := LINES.fullmatch(part.strip())) and found[0]:
                yield f"{found[1]}:{found[3]}" if found[2] else found[1]
    elif any(name in options for name in CHOOSING):
        yield between(options, lines())
    else:
        yield ""


def between(options: Mapping[str, str], lines: Sequence[str]) -> str:
    """Return the lines between those that options name, as 2:5."""
    first = int(options["start-line"]) + 1 if NUMBER.fullmatch(options.get("start-line", "")) else 1
    for name, more in (("start-after", 1), ("start-at", 0)):
        if said := options.get(name):
            first = next((at for at, line in enumerate(lines, 1) if said in line), 1 - more) + more
    last = int(options["end-line"]) if NUMBER.fullmatch(options.get("end-line", "")) else len(lines)
    for name, less in (("end-before", 1), ("end-at", 0)):
        if said := options.get(name):
            last = next((at for at, line in enumerate(lines, 1) if said in line and at >= first), last + less) - less
    return f"{first}:{max(last, first)}"
