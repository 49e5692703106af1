"""Lines of kramdown that say what is beside them, `{: .no_toc }`, and its list that stands for contents, `{:toc}`.

    ## Options                   {: .warning }          1. TOC
    {: #options .no_toc }        Never sail by it.      {:toc}

Below a heading they are its attributes. Above another block a kind of box makes it one, as Just the Docs has it; what
else they say does nothing, and is told with other options (B187). At a paragraph's end colon_attributes.py reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.boxes import box_name, make_box
from baspa.load.markdown.colon_attributes import COLON, WHOLE
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import LEFT_OUT

FIRST_LINE = re.compile(rf"({WHOLE.pattern})[ \t]*(?:\n|\Z)")
CLASS = re.compile(r"\.([\w-]+)")
CONTENTS = re.compile(r"[^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*")
LONE_ITEM = 7  # tokens of a list that has one item of one paragraph
LISTS = ("bullet_list_close", "ordered_list_close")


def kramdown_lines(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.block.ruler.before("paragraph", "kramdown_line", ends_block, {"alt": ["blockquote"]})
    markdown.core.ruler.after("block", "kramdown_lines", read_lines)


def ends_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """End a table or a quotation above such a line; the line is a paragraph, or begins one."""
    return silent and COLON in state.src and WHOLE.fullmatch(line_at(state, start).strip()) is not None


def read_lines(state: StateCore) -> None:
    """Read the lines of a file."""
    kept: list[Token] = []
    box: Token | None = None  # whose block comes next
    for token in state.tokens if COLON in state.src else ():
        kept.append(token)
        if token.type == "inline" and kept[-2].type == "paragraph_open" and (line := FIRST_LINE.match(token.content)):
            token.content = token.content[line.end() :]
            box = take_line(state, kept, line[1]) or box
        elif token.type == "paragraph_close" and not kept[-2].content:
            del kept[-3:]  # nothing but that line
        elif token.type in LISTS and CONTENTS.fullmatch(said := held(kept)):
            leave_out(state, kept, said)
        elif box and token.nesting != 1 and token.level == box.level and token.type != "inline":
            kept.insert(opening(kept), box)
            kept.append(Token("box_close", "div", -1, level=box.level, block=True))
            box = None
    state.tokens = kept or state.tokens


def take_line(state: StateCore, kept: Sequence[Token], written: str) -> Token | None:
    """Read such a line, which the last token began with; return the box that it makes of what follows."""
    paragraph, inline = kept[-2:]
    before = kept[-3] if len(kept) > 2 else None
    first, end = inline.map or (0, 1)
    if before and before.type == "heading_close" and (kept[-5].map or (0, 0))[1] == first:
        kept[-4].content += f" {written}"
        return None
    inline.map = paragraph.map = [first + 1, end]
    kind = next(filter(box_name, CLASS.findall(written)), "")
    state.env.setdefault(MARKS, []).append((first, RawMark("attributes" if kind else "remark", written)))
    if not kind:
        state.env.setdefault(LEFT_OUT, []).append((first + 1, written))
        return None
    box = Token("", "div", 1, level=paragraph.level, block=True, map=[first, first + 1])
    make_box(box, kind, "")
    return box


def opening(kept: Sequence[Token]) -> int:
    """Return where the block begins that the last token ends."""
    last = kept[-1]
    at = len(kept) - 1
    while last.nesting and not (kept[at].nesting == 1 and kept[at].level == last.level):
        at -= 1
    return at


def held(kept: Sequence[Token]) -> str:
    """Return the text of a list that the last token ends, where it has one item of one paragraph; else ""."""
    inner = kept[opening(kept) :]
    return inner[3].content if len(inner) == LONE_ITEM and inner[3].type == "inline" else ""


def leave_out(state: StateCore, kept: list[Token], said: str) -> None:
    """Leave out a list that stands for the contents."""
    first = (kept[opening(kept)].map or (0,))[0]
    number = kept[opening(kept) + 1]
    written = f"{number.info}{number.markup} {said}" if number.info else said
    state.env.setdefault(MARKS, []).append((first, RawMark("remark", written)))
    state.env.setdefault(LEFT_OUT, []).append((first + 1, "{:toc}"))
    del kept[opening(kept) :]
