"""Links that name a heading of the file by its words, as pandoc reads them: `[Its parts]`, `[there][Its parts]`.

Brackets around other words stay text, and so do those around a figure or a letter: `[1]`, `[A]`. An address that the
file defines comes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from baspa.load.markdown.marks import MARKS, RawMark
from baspa.tree.aliases import heading_by_words

NAMED = "headings"  # key of the environment: label -> what a link to the heading says
LABEL = r"(?:\\.|[^\[\]\\]){1,200}"
REFERENCE = re.compile(rf"\[(?P<words>{LABEL})\](?P<behind>\[(?P<label>{LABEL})?\])?(?![(\[{{])", re.DOTALL)
NOTE = re.compile(r"\[\^[^\[\]]*\]|\^\[[^\[\]]*\]")
STRESS = re.compile(r"[*_`]")
NOT_PLAIN = re.compile(r"[\[\]<>${}\\&]")
WORD = re.compile(r"[^\W\d_]{2}")
BEFORE = "![\\"  # of a picture, of a link of a wiki; what is guarded


def heading_references(markdown: MarkdownIt) -> None:
    """Add the rules to a parser, behind that which takes the names off headings."""
    markdown.core.ruler.before("inline", "headings_named", headings_named)
    markdown.inline.ruler.after("link", "heading_reference", heading_reference)


def headings_named(state: StateCore) -> None:
    """Note down the headings of a file by their words; words that several have are the first one's."""
    found: dict[str, str] = {}
    in_note = 0
    befores = [Token("", "", 0), *state.tokens]
    for before, opening, inline in zip(befores, state.tokens, state.tokens[1:], strict=False):
        in_note += opening.nesting if opening.type.startswith("footnote_reference") else 0
        is_title = opening.level > 0 and before.nesting == 1  # of a box
        if opening.type != "heading_open" or in_note or is_title:
            continue
        words = NOTE.sub("", inline.content)
        name = str(opening.attrs.get("id", ""))
        if WORD.search(words) and (name or not NOT_PLAIN.search(words)):
            found.setdefault(label_of(words), f"#{name}" if name else heading_by_words(STRESS.sub("", words)))
    state.env[NAMED] = found


def label_of(words: str) -> str:
    """Return words as labels are compared: without stress, in capitals or not."""
    return str(normalizeReference(STRESS.sub("", words)))


def heading_reference(state: StateInline, silent: bool) -> bool:
    """Read words in brackets that are those of a heading as a link to it; a link holds no other."""
    if silent or state.linkLevel or state.src[state.pos] != "[" or state.src[state.pos - 1 : state.pos] in [*BEFORE]:
        return False
    named: Mapping[str, str] = state.env.get(NAMED, {})
    match = REFERENCE.match(state.src, state.pos, state.posMax) if named else None
    goal = named.get(label_of(match["label"] or match["words"])) if match else None
    if match is None or goal is None:
        return False
    push_link(state, match, goal)
    return True


def push_link(state: StateInline, match: re.Match[str], goal: str) -> None:
    """Add a link, whose words are Markdown."""
    most = state.posMax
    state.push("link_open", "a", 1).attrs = {"href": goal}
    state.pos, state.posMax, state.linkLevel = match.start("words"), match.end("words"), 1
    state.md.inline.tokenize(state)
    state.pos, state.posMax, state.linkLevel = match.end(), most, 0
    closing = state.push("link_close", "a", -1)
    if match["label"]:
        closing.meta[MARKS] = [RawMark("target", f"]{match['behind']}")]
