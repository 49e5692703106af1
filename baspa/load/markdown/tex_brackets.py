r"""Formulas as LaTeX and MathJax have them: `\(a^2\)` in a line of text, `\[ a^2 \]` there or on lines of its own.

CommonMark guards a bracket so. Hence both must stand in one paragraph, and what is between them must look like TeX.
mdBook reads its files as CommonMark first, so that its authors write `\\( a \\)` and guard TeX's own signs once more.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.dollars import INTERRUPTED, NUMBER, NUMBERED, attributes_of, name_mark, push_formula
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS
from baspa.load.markdown.tex_environments import tex_environments

IN_LINE = re.compile(r"\\(?:\(((?:\\[^()\0]|[^\\\0])+)\\\)|\[((?:\\[^\[\]\0]|[^\\\0])+)\\\])")
ON_LINES = re.compile(r"\\\[((?:\\[^\[\]\0]|[^\\\0])+)\\\][ \t]*(\{[^{}]*\}|\(\d[\d.-]*\))?[ \t]*\Z")
# No guarded note or citation, nor text in which signs of Markdown are guarded.
IS_TEX = re.compile(r"(?![\^@!])(?![\s\S]*\\[\^_*@#~`=.-])(?=[\s\S]*\w)[^\\^_={}<>+]*[\\^_={}<>+]")
# Of mdBook, `\\( 4n \\)`: with blanks, and no words of a sentence.
IN_MDBOOK = re.compile(r"\\\\(?:\(((?:(?!\\\\[()])[^\0])+)\\\\\)|\[((?:(?!\\\\[\[\]])[^\0])+)\\\\\])")
ON_MDBOOK_LINES = re.compile(r"\\\\\[((?:(?!\\\\[\[\]])[^\0])+)\\\\\][ \t]*(\{[^{}]*\})?[ \t]*\Z")
BETWEEN_BLANKS = re.compile(r"\s+(?![^\\]*[^\W\d_]{2,}(?![^\W\d_]*\())[^\\]*\s")
GUARDED_TWICE = re.compile(r"\\\\(\\\\|[^\w\s\\])|\\([_*])")
LONE_LETTER = re.compile(r"[A-Za-z]'*")  # as mdBook has a formula of it; C:(x86) in such brackets is text
LETTER = re.compile(r"\s*[A-Za-z]\d*'*\s*")  # which round brackets alone may hold: \[x\] is a box to tick


def tex_brackets(markdown: MarkdownIt, allowed: tuple[str, ...]) -> None:
    """Add the rules, those of environments among them, which make the tokens of dollars.py."""

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return on_lines(state, start, end, silent, allowed)

    markdown.inline.ruler.before("escape", "tex_formula", in_line)
    markdown.block.ruler.before("fence", "tex_formula_block", block, {"alt": INTERRUPTED})
    tex_environments(markdown, allowed)


def in_line(state: StateInline, silent: bool) -> bool:
    """Read a formula in a line of text."""
    if state.src[state.pos] != "\\":
        return False
    is_mdbook = state.src.startswith("\\\\", state.pos)
    match = (IN_MDBOOK if is_mdbook else IN_LINE).match(state.src, state.pos, state.posMax)
    tex = (match[1] or match[2]) if match else ""
    tex = mdbook_tex(tex) if is_mdbook else tex
    alone = bool(match and match[1] and is_short(tex, is_mdbook))  # round brackets, whatever is between them
    if match is None or not (alone or IS_TEX.match(tex)):
        return False
    if not silent:
        state.push("formula", "math", 0).content = tex
    state.pos = match.end()
    return True


def is_short(tex: str, is_mdbook: bool) -> bool:
    """Tell whether round brackets hold a letter, or, between blanks, what has no words of a sentence."""
    return bool(BETWEEN_BLANKS.fullmatch(tex) or (LONE_LETTER if is_mdbook else LETTER).fullmatch(tex))


def mdbook_tex(written: str) -> str:
    r"""Return TeX that was written for mdBook, `\\{` and `\_`, as TeX has it, `\{` and `_`."""
    return GUARDED_TWICE.sub(lambda found: found[2] or found[0][:1] + found[1][:1], written)


def on_lines(state: StateBlock, start: int, end: int, silent: bool, allowed: tuple[str, ...]) -> bool:
    """Read a formula on lines of its own; an empty line ends it."""
    opening = next((each for each in ("\\\\[", "\\[") if line_at(state, start).startswith(each)), "")
    if state.is_code_block(start) or not opening:
        return False
    lines: list[str] = []
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent or (lines and f"{opening[:-1]}]" in lines[-1]):
            break
        lines.append(line_at(state, line))
    is_mdbook = len(opening) > len("\\[")
    match = (ON_MDBOOK_LINES if is_mdbook else ON_LINES).match("\n".join(lines))
    attributes = attributes_of(match[2] or "{}") if match else None
    tex = mdbook_tex(match[1]) if match and is_mdbook else match[1] if match else ""
    short = is_mdbook and BETWEEN_BLANKS.fullmatch(tex)
    if match is None or attributes is None or not (short or IS_TEX.match(tex)):
        return False
    if silent:
        return True
    state.line = start + len(lines)
    token = push_formula(state, start, tex, attributes, allowed)
    token.meta[MARKS] = [name_mark(match[2] or "")]
    if typed := NUMBER.fullmatch(match[2] or ""):
        token.meta[NUMBERED] = typed[1]
    return True
