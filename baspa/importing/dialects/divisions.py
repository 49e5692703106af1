"""Divisions of pandoc, Quarto and bookdown: what the press has for them; of others what they hold stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baspa.importing.dialects.attributes import attributes
from baspa.importing.dialects.reading import Reading
from baspa.load.markdown.boxes import THEOREMS, box_name
from baspa.tree.divisions import DIVISIONS, STATED_BOXES
from baspa.tree.formats_elsewhere import only_in
from baspa.tree.side_by_side import GROUP_CAPTIONS, LAYOUTS

CODE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})")
FENCE = re.compile(r"[ \t]*(:{3,})[ \t]*(?:\{([^}]*)\}|([\w.-]+))?[ \t]*:*[ \t]*")
FOR_THE_PRESS = ("list-table", "figure-md")  # directives that it reads as they stand
NAMED_FENCE = re.compile(r"[ \t]*(:{3,})[ \t]*[^\s:]")


@dataclass(frozen=True, slots=True)
class DivisionLine:
    """What the first line of a division says."""

    written: str
    colons: str
    in_braces: bool
    name: str
    classes: Sequence[str]
    pairs: Mapping[str, str]

    @property
    def known(self) -> str:
        """Return the class that is a division of the press, "" where none is."""
        return next((each for each in self.classes if each in DIVISIONS or box_name(each)), "")

    @property
    def theorem(self) -> str:
        """Return the name of a theorem and its like, "" for what is none."""
        named = next(filter(STATED_BOXES.__contains__, self.classes), "")
        return THEOREMS.get(self.name.partition("-")[0], named)

    @property
    def only(self) -> str:
        """Return the one edition that a passage is for, "" for both."""
        return only_in(self.classes, self.pairs)


def with_divisions(lines: Sequence[str], reading: Reading) -> Iterator[str]:
    """Yield lines whose divisions the press knows; the fences of others fall away."""
    waiting: list[str | None] = []  # what closes each that is open, None for nothing
    code, title = "", ""
    for number, line in enumerate(lines, 1):
        mark = CODE_FENCE.match(line)
        fence = None if code or mark else FENCE.fullmatch(line)
        if code or mark:
            code = "" if code and mark and mark[1].startswith(code) else code or (mark[1] if mark else "")
            yield line
        elif fence and fence[2] in FOR_THE_PRESS:
            waiting.append(fence[1])
            yield line
        elif fence and (fence[2] is not None or fence[3]):
            division = DivisionLine(line, fence[1], fence[3] is None, *attributes(fence[2] or f".{fence[3]}"))
            title = title_below(lines, number) if division.theorem else ""
            begin, end = opened(division, title, number, reading)
            indent = "" if begin == line else line[: len(line) - len(line.lstrip())]  # of the item that holds it
            waiting.append(end and f"{indent or line[: len(line) - len(line.lstrip())]}{end}")
            yield f"{indent}{begin}" if begin else begin
        elif fence and waiting:
            yield from filter(None, [waiting.pop()])
        elif title and line.lstrip("# ").strip() == title:
            title = ""
        else:
            yield line
            if named := NAMED_FENCE.match(line):
                waiting.append(named[1])
    yield from filter(None, reversed(waiting))


def title_below(lines: Sequence[str], number: int) -> str:
    """Return the heading that a division begins with."""
    first = next((line for line in lines[number : number + 3] if line.strip()), "")
    return first.lstrip("#").strip() if first.startswith("#") else ""


def opened(division: DivisionLine, heading: str, number: int, reading: Reading) -> tuple[str, str | None]:
    """Return the line that opens a division, and the one that closes it."""
    colons, said = division.colons, division.pairs.get("title") or division.pairs.get("name") or heading
    name = [f"#{division.name}"] * bool(division.name)
    language = [f"lang={division.pairs['lang']}"] if "lang" in division.pairs else []
    if division.name == "refs":
        return f"{colons} bibliography", colons
    if division.theorem:
        return " ".join(filter(None, [colons, division.theorem, said, *(f"{{{each}}}" for each in name)])), colons
    if division.known and not division.in_braces:
        return division.written, colons
    if division.known:
        title = [f'title="{said}"'] * bool(said)
        return f"{colons} {{{' '.join([f'.{division.known}', *name, *title, *language])}}}", colons
    only = [f"only={division.only}"] * bool(division.only)
    kept = [f'{each}="{division.pairs[each]}"' for each in (*LAYOUTS, *GROUP_CAPTIONS) if each in division.pairs]
    if only or name or language or kept:
        return f"{colons} {{{' '.join([*name, *only, *language, *kept])}}}", colons
    reading.changed(number, "divisions that a book has not stand as plain text:", " ".join(division.classes))
    return "", None
