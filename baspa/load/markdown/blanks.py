"""Blanks of forms, which are filled in by hand: «___» ____ 20__ г., +7 (___) ___-__-__. They print as they were typed.

To CommonMark (0.31.2, 6.2 and 4.1) such signs may begin or end emphasis, and a line of them is a thematic break. Here
underscores, and the stars that hide figures, are marks only where words stand within them; a line of underscores is
one to write on, but for the three to five of a break of the scene.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.blocks_within import push_paragraph
from baspa.load.markdown.line_texts import line_at
from baspa.tree.names import BLANK

LONGEST_MARK = 3  # underscores: more are no mark, however near a word stands
DEPTH = 2  # marks that may begin or end beside each other, parted by brackets: **A (*b*)**
WORD = 40  # signs before a dash, in which its word is looked for
CLOSERS, PARTS = ")]}»”", ".,:;-–—/"  # what no emphasis begins with; what parts the blanks of a date or a number
OPENERS = "([{«„“\"'"
SEPARATORS = frozenset(f"{CLOSERS}{PARTS}{OPENERS}")
SPOKEN = re.compile(r"(?:[—–…]|-{1,3}|\.{3})\s+[^\w\s]*[^\W\d_]")  # _— Yes_: a dash with words behind it
MASKED = re.compile(r"_[\s./:-]{1,2}\d{1,4}\Z")  # figures behind a blank: ____ 20
BROKEN_OFF = re.compile(r"[^\W\d_][^\w\s]*\s+(?:[—–…]|-{1,3}|\.{3})\Z")
LINE = re.compile(r"(?:_[ \t]*){3,}")
BREAK = re.compile(r"_{3,5}|_(?:[ \t]+_){2,}")
HOLDERS = ("list_item_open", "dd_open", "footnote_reference_open", "td_open", "th_open")  # a break has no place there
NEAR = 30  # tokens that are looked through for what holds a line
SIGN_ALONE = re.compile(r"#{1,6}|[-+*>]|\d{1,9}[.)]|(?:[-_*][ \t]*){2,}|={2,}|~{3,}")


def blank_lines(markdown: MarkdownIt) -> None:
    """Add the rule of lines to write on, before that of breaks."""
    markdown.block.ruler.before(
        "hr", "blank_line", blank_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def blank_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of underscores as a paragraph of the class "blank"."""
    text = line_at(state, start).strip()
    if state.is_code_block(start) or not LINE.fullmatch(text):
        return False
    if BREAK.fullmatch(text) and not is_held(state):
        return False  # the next rule's
    if not silent:
        opening, closing = push_paragraph(state, text, start)
        opening.type, opening.attrs = "blank_open", {"class": BLANK}  # no paragraph that an item hides
        closing.type = "blank_close"
        state.line = start + 1
    return True


def is_held(state: StateBlock) -> bool:
    """Tell whether what stands here is part of an item, a note or a cell; parentType is a paragraph's behind one."""
    outer = state.level - 1
    near = state.tokens[: -NEAR - 1 : -1]
    opening = next((token.type for token in near if token.nesting == 1 and token.level == outer), "")
    in_cell = outer >= 0 and not opening and len(near) < NEAR  # whose tokens are a list of their own
    return in_cell or opening in HOLDERS


def begins_words(text: str, start: int, stop: int, depth: int = DEPTH) -> bool:
    """Tell whether a run of stars or underscores may begin emphasis: whether words stand behind it."""
    mark, at, several = text[start], stop, stop - start > 1
    if mark == "_" and stop - start > LONGEST_MARK:
        return False
    while at < len(text) and text[at] != mark and is_sign(text[at]):
        at += 1
    signs, behind, before = text[stop:at], text[at : at + 1], text[max(0, start - 1) : start]
    if not signs:
        amid = behind.isdecimal() and several and mark == "_" and before and before in CLOSERS + PARTS
        return behind.isalnum() and not amid
    if signs[0] in CLOSERS or (signs[0] == before and signs[0] in SEPARATORS):
        return False
    if behind.isalnum():
        return not (several and (signs[0] == "/" or (behind.isdecimal() and signs[0] in PARTS)))
    if behind == mark and signs[0] not in PARTS and depth and begins_words(text, at, run_end(text, at, 1), depth - 1):
        return True
    around = signs[0] in OPENERS and (not before or before.isspace())  # _«___» ____ г._
    return around or not is_blank(signs, mark, several) or SPOKEN.match(text, stop) is not None


def ends_words(text: str, start: int, stop: int, depth: int = DEPTH) -> bool:
    """Tell whether a run of stars or underscores may end emphasis: whether words stand before it."""
    mark, at, several = text[start], start, stop - start > 1
    if mark == "_" and stop - start > LONGEST_MARK:
        return False
    while at and text[at - 1] != mark and is_sign(text[at - 1]):
        at -= 1
    signs, before = text[at:start], text[max(0, at - 1) : at]
    if not signs:
        return not before.isspace() and not (several and MASKED.search(text, max(0, at - WORD), at))
    if before.isalnum():
        return not (several and signs == "/")
    if before == mark and depth and ends_words(text, run_end(text, at - 1, -1) + 1, at, depth - 1):
        return True
    return not is_blank(signs, mark, several) or BROKEN_OFF.search(text, max(0, at - WORD), start) is not None


def is_blank(signs: str, mark: str, several: bool) -> bool:
    """Tell whether signs beside a run part blanks: a star alone may hold one."""
    return SEPARATORS.issuperset(signs) and (several or mark == "_")


def run_end(text: str, at: int, step: int) -> int:
    """Return the first place, forward or backward, with another sign than stands here."""
    mark = text[at]
    while 0 <= at < len(text) and text[at] == mark:
        at += step
    return at


def is_sign(letter: str) -> bool:
    """Tell whether this is no letter, no figure and no space."""
    return not letter.isalnum() and not letter.isspace()
