"""Metadata amid a text, which pandoc reads wherever they stand: no words of the chapter, and told.

    ---
    author: Test Author
    ...

An empty line is before them, none behind the first hyphens, and their keys are those of facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.front_facts import KEYS
from baspa.load.front_matter import IN_YAML, KEY
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.model.problem import Place, Problem, Severity

BEGIN = "---"
ENDS = (BEGIN, "...")
LATE = "late metadata"  # key of the environment: lines, from 1


def late_metadata(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.block.ruler.before("fence", "late_metadata", metadata)


def metadata(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read metadata down to the line that closes them."""
    begins = state.level == 0 and line_at(state, start).rstrip() == BEGIN and (not start or state.isEmpty(start - 1))
    lines = list(lines_of(state, start + 1, end)) if begins and not state.is_code_block(start) else []
    keys = [found[1].lower() for found in map(KEY.match, lines) if found]
    close = start + 1 + len(lines)
    if (
        not lines
        or not KEY.match(lines[0])
        or KEYS.keys().isdisjoint(keys)
        or close >= end
        or line_at(state, close).rstrip() not in ENDS
    ):
        return False
    if not silent:
        state.env.setdefault(MARKS, []).append((start + 1, RawMark("option", "\n".join(lines))))
        state.env.setdefault(LATE, []).append(start + 1)
        state.line = close + 1
    return True


def lines_of(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """Yield lines of YAML from one on, up to one that is no such line."""
    for number in range(start, end):
        line = state.src[state.bMarks[number] : state.eMarks[number]]
        if line.rstrip() in ENDS or not line.strip() or not IN_YAML.match(line):
            return
        yield line


def metadata_told(path: str, found: Sequence[int]) -> Iterator[Problem]:
    """Yield B297, a warning, for the metadata amid a file."""
    if found:
        said = "metadata amid the text are left out"
        said = f"metadata amid the text are left out, {len(found)} times in this file" if len(found) > 1 else said
        hint = "write such facts into book.toml, and take these lines out; with an empty line behind --- they are text"
        yield Problem(Place(path, min(found)), "B297", said, hint, Severity.WARNING)
