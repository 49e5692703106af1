"""What abbreviations stand for, `*[HTML]: Hyper Text`, as MkDocs, kramdown and PHP Markdown Extra have it.

Their pages show it to who points at the word. No page of paper can be pointed at: it is left out, and told (B206).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.model.problem import Place, Problem, Severity

ABBREVIATIONS = "abbreviations"  # key of the environment: (line from 1, what is short)
LINE = re.compile(r"\*\[([^\[\]]+)\]:[ \t]*(.*)")
SHOWN = 6


def abbreviations(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.block.ruler.before(
        "fence", "abbreviation", abbreviation, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that says what an abbreviation stands for."""
    line = line_at(state, start)
    match = LINE.fullmatch(line) if line.startswith("*[") and not state.is_code_block(start) else None
    if match is None:
        return False
    if not silent:
        state.env.setdefault(MARKS, []).append((start, RawMark("abbreviation", line.strip())))
        state.env.setdefault(ABBREVIATIONS, []).append((start + 1, match[1]))
        state.line = start + 1
    return True


def abbreviations_told(path: str, found: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Yield B206, a warning, for what the abbreviations of a file stand for."""
    if found:
        names = list(dict.fromkeys(name for _, name in sorted(found)))
        shown = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
        said = f"what these abbreviations stand for is in no format: {shown}"
        hint = "say it where each stands first, or in a glossary, and take these lines out"
        yield Problem(Place(path, min(found)[0]), "B206", said, hint, Severity.WARNING)
