"""Lines of MyST that no reader sees, told once a file (B205): comments, `% so`, and breaks of blocks, `+++`.

So is `^^^` below the head of a card. A line that goes on with a sentence, as `50` and below it `% of all`, is text,
and so is a file's first line, and what an item or a note begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.late_metadata import late_metadata
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import counted
from baspa.model.problem import Place, Problem, Severity

UNSEEN = "lines of MyST"  # key of the environment: (line from 1, "%" or "+++")
LINE = re.compile(r"(?:(%)(?:[ \t].*)?|(\+\+\+)[ \t]*(?:\{.*\})?[ \t]*|(\^\^\^)\^*[ \t]*)")


def myst_lines(markdown: MarkdownIt) -> None:
    """Add the rule to a parser, and that of metadata amid a text, of which nothing is in the book either."""
    late_metadata(markdown)
    markdown.block.ruler.before(
        "fence", "myst_line", myst_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def myst_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of which nothing is in the book."""
    line = line_at(state, start)
    match = LINE.fullmatch(line) if line[:1] in ("%", "+", "^") and not state.is_code_block(start) else None
    begin = state.bMarks[start] + state.tShift[start]
    before = state.src[state.src.rfind("\n", 0, begin) + 1 : begin].strip(" \t>")  # the mark of an item or a note
    goes_on = silent and state.src[state.eMarks[start - 1] - 1 : state.eMarks[start - 1]].isdigit()
    if match is None or not start or before or (match[1] and goes_on):
        return False
    if not silent:
        state.env.setdefault(MARKS, []).append((start, RawMark("remark", line.strip())))
        state.env.setdefault(UNSEEN, []).append((start + 1, match[1] or match[2] or match[3]))
        state.line = start + 1
    return True


def unseen_lines(path: str, found: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Yield B205, a warning, for the lines of a file that are left out."""
    if found:
        said = (
            f"comments and breaks of blocks of MyST are left out: lines that begin with {counted(s for _, s in found)}"
        )
        hint = r"take them out, or write <!-- a remark -->; \% and \+ begin a line of text"
        yield Problem(Place(path, min(found)[0]), "B205", said, hint, Severity.WARNING)
