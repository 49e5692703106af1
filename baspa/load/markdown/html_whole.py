"""Elements of HTML in a line whose content is no Markdown, and so is read with them: code, and what is left out."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from baspa.load.markdown.html_tags import (
    CODE,
    LEFT_OUT,
    REFUSED,
    TAG,
    WITHOUT_END,
    HtmlTag,
    end_of_element,
    read_tag,
    text_within,
)
from baspa.load.markdown.marks import MARKS, RawMark

WHOLE = frozenset((*CODE, *LEFT_OUT, *REFUSED)) - WITHOUT_END
NO_END = "html without an end"  # key of the environment: name of a tag -> the text in which none closes it


def whole_html(state: StateInline, silent: bool) -> bool:
    """Read `<code>`, `<script>` and their like as far as their ends."""
    start = state.pos
    found = TAG.match(state.src, start) if state.src[start] == "<" else None
    tag = read_tag(found[0]) if found else None
    if not found or tag is None or tag.ends or tag.name not in WHOLE or found[0].endswith("/>"):
        return False
    known = state.env.setdefault(NO_END, {})
    if known.get(tag.name) is state.src:
        return False
    end = end_of_element(tag.name).search(state.src, found.end(), state.posMax)
    if end is None:
        known[tag.name] = state.src
        return False
    if not silent:
        _push(state, tag, state.src[start : end.end()], state.src[found.end() : end.start()])
    state.pos = end.end()
    return True


def _push(state: StateInline, tag: HtmlTag, text: str, within: str) -> None:
    marks = [RawMark("html", text)]
    if tag.name in CODE:
        code = state.push("code_inline", "code", 0)
        code.content = " ".join(text_within(within).split())
        code.meta[MARKS] = [RawMark("html", text, code.content)]
        marks, text = [], "\n" * text.count("\n")
    rest = state.push("html_inline", "", 0)
    rest.content, rest.meta[MARKS] = text, marks
