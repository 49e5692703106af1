"""What was meant as a mark and was not read as one: braces, brackets and bars that print as text, what is not closed.

CommonMark takes for text whatever is no mark, and closes for itself what is left open; a book should not be silent
about it. What a backslash guards is text on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from markdown_it.token import Token

from baspa.load.markdown.boxes import division_info
from baspa.load.markdown.looks_like import BLOCK, HELD, MARKS, SIGNS
from baspa.load.markdown.smart import line_ends
from baspa.model.as_text import printed_as_text, with_lines
from baspa.model.problem import Place, Problem, Severity, nearest
from baspa.tree.divisions import DIVISIONS

BRACES = re.compile(
    r"(?<!\{)\{\s*(?:[#.]\w|[A-Za-z-]+\s*=)[^{}\n]*\}?"  # {.class}, {#id}, {lang=...}
    r"|(?<=\])\{[^{}\n]*\}?"  # [words]{word}
)
AT_END = re.compile(r"(?<=\s)\{[^{}\n]*\}\Z")  # # Title {word}
ASKED = ("number", "title")
COMMAND = re.compile(r"\\([A-Za-z]+)")
WORD = re.compile(r"\{(\w+)\}(?!\0)")
NO_CAPTION = re.compile(r":(?![a-z][a-z0-9_+-]*[a-z0-9]:)(?=[ \t]*\w)")  # nor a sign's short code
TAB, SPACES = re.compile(r"[ ]*\t[ \t]*"), re.compile(r"(?<=[^.!?:\s])[ ]{2,}|(?<=\S)[ ]{3,}")
PROSE = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){3}")  # four words in a row: hardly code
LONG = 12  # signs of a fence that are not printed one by one
FENCES = ("`", "~")  # with which MyST begins boxes
CLOSING = re.compile(r"[\s>]*(:{3,}|`{3,}|~{3,})\s*")


class Printed(NamedTuple):
    """What looks like a mark or a table and prints as text."""

    line: int
    code: str
    meant: str  # as MARKS has it; of a table, what is said
    mend: str
    written: str = ""


def leftovers(
    tokens: Sequence[Token], container: str, place: Place, commands: Container[str] = ()
) -> Iterator[Problem | Printed]:
    """Yield B151, warnings, for attributes that print as text, and what else does: marks, and tables that are none.

    `tokens` are those of one paragraph, or the like, which begins at `place`; `container` is the name of its element,
    "caption" where a table takes it for one. `commands` are those that are defined for formulas.
    """
    text = "".join(map(_shown, tokens))
    for match in COMMAND.finditer(text) if commands and "\\" in text else ():
        if match[1] in commands:
            mend = "put it between dollar signs, or write out what it stands for"
            yield Printed(_line(text, match, place.line), "B154", "a command for formulas", mend, match[0])
    if SIGNS.search(text):
        held = [token.markup or "…" for token in tokens if _shown(token) == HELD]
        yield from _attributes(text, held, container, place)
        yield from _marks(text, held, place.line)
    yield from _blocks(text, container, place.line)


def told_once(path: str, printed: Iterable[Printed]) -> Iterator[Problem]:
    """Yield B154 and B156, warnings, once a file for each thing that was meant, with the count."""
    found: dict[tuple[str, str, str], list[Printed]] = {}
    for each in printed:
        found.setdefault((each.code, each.meant, each.mend), []).append(each)
    for (code, meant, mend), group in found.items():
        place = Place(path, group[0].line)
        if code == "B154":
            yield printed_as_text(place, meant, mend, [(each.line, each.written) for each in group])
        else:
            said = f"{meant}; {len(group)} times in this file" if len(group) > 1 else meant
            said = with_lines(said, (each.line for each in group), {place.line})
            yield Problem(place, code, said, mend, Severity.WARNING)


def _attributes(text: str, held: Sequence[str], container: str, place: Place) -> Iterator[Problem]:
    for match in (*BRACES.finditer(text), *(AT_END.finditer(text) if container[0] == "h" else ())):
        hint = 'write {#name .class key=value}, with no space before it and none in a value, or key="a value"'
        said = f"attributes that cannot be read print as text: {_written(match, held)}"
        yield Problem(Place(place.file, _line(text, match, place.line)), "B151", said, hint, Severity.WARNING)
    for match in WORD.finditer(text):
        meant = nearest(match[1], ASKED)
        if meant and match[1] not in ASKED:
            hint = f'did you mean "{{{meant}}}"? a backslash keeps the brace'
            here = Place(place.file, _line(text, match, place.line))
            yield Problem(here, "B151", f"{match[0]} prints as text", hint, Severity.WARNING)


def _marks(text: str, held: Sequence[str], line: int) -> Iterator[Printed]:
    for pattern, meant, mend in MARKS:
        found = re.finditer(pattern, text)
        for match in islice(found, 1) if pattern.startswith(BLOCK) else found:
            yield Printed(_line(text, match, line), "B154", meant, mend, _written(match, held))


def _blocks(text: str, container: str, line: int) -> Iterator[Printed]:
    if container == "p" and NO_CAPTION.match(text):
        hint = "a caption stands before or behind its table, after an empty line, and begins with a colon and a space"
        yield Printed(line, "B156", "this looks like a table's caption, but no table has it", hint)
    elif container == "p" and text.count("|") >= 2 and re.search(r"(?m)^[^\n]*\|\s*\Z", text):
        hint = "a table has a line of dashes below its head, |---|---|, and no empty line within"
        yield Printed(line, "B156", "this looks like a table, but is none", hint)
    elif container == "p" and is_in_columns(text):
        hint = "write bars between the columns, | a | b |, and a line of dashes below the head, |---|---|"
        said = "this looks like a table, but its columns are parted by spaces or tabs"
        yield Printed(line, "B156", said, hint)


def is_in_columns(text: str) -> bool:
    """Tell whether each line has as many gaps as the others: tabs, or two of several spaces that end no sentence."""
    lines = text.strip().split("\n")
    if len(lines) == 1:
        return False
    for gap, wanted in ((TAB, 1), (SPACES, 2)):
        counts = {len(gap.findall(line.strip())) for line in lines}
        if len(counts) == 1 and counts.pop() >= wanted:
            return True
    return False


def not_closed(tokens: Sequence[Token], source: str, path: str) -> Iterator[Problem]:
    """Yield B152 for divisions and B153, a warning, for blocks of code that nothing closes, B157 for indented text.

    The lines of a table's cells begin with its borders: what stands in them ends with its cell at the latest.
    """
    lines, taken, cells = source.split("\n"), set[int](), 0
    for token in tokens:
        cells += token.nesting if token.type.startswith(("td_", "th_")) else 0
        if cells or not token.map:
            continue
        first, last = token.map
        place = Place(path, first + 1)
        if token.type == "container_division_open":
            known = division_info(token.info).name in DIVISIONS or "{" in token.info
            fence = token.markup if token.markup[:1] in FENCES else ":::"
            if known and (last in taken or not _closes(lines, last, fence)):
                said = f'nothing closes the division "::: {token.info.strip()}"'
                yield Problem(place, "B152", said, "put ::: on a line of its own behind it")
            taken.add(last)
        elif token.type == "fence" and (last - first < 2 or not _closes(lines, last - 1, token.markup)):
            said = "nothing closes the block of code: all that follows is in it"
            fence = token.markup if len(token.markup) < LONG else f"{token.markup[:3]}… ({len(token.markup)} signs)"
            yield Problem(place, "B153", said, f"put {fence} on a line of its own behind it", Severity.WARNING)
        elif token.type == "code_block" and PROSE.search(token.content):
            hint = "take the spaces or the tab at the line's beginning away; code stands between two lines of ```"
            yield Problem(place, "B157", "the text is indented, and so set as code", hint, Severity.WARNING)


def _closes(lines: Sequence[str], at: int, fence: str) -> bool:
    found = CLOSING.fullmatch(lines[at]) if at < len(lines) else None
    return found is not None and found[1].startswith(fence)


def _shown(token: Token) -> str:
    if token.type == "text" or (token.type == "text_special" and token.content == token.markup):  # \n guards nothing
        return token.content
    return "\n" * line_ends(token) or ("" if token.nesting else HELD)


def _written(match: re.Match[str], held: Sequence[str]) -> str:
    """Return what a pattern found as its author wrote it; what is no text stays out."""
    signs = iter(held[match.string.count(HELD, 0, match.start()) :])
    return re.sub(HELD, lambda _: next(signs), match[0])


def _line(text: str, match: re.Match[str], first: int) -> int:
    return first + text.count("\n", 0, match.start())
