"""Where a citation stands in a line: a rule for markdown-it-py."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from baspa.references.syntax import match_citation

# The syntax looks for the bracket that closes; so a line full of brackets costs no more than its length by this.
LONGEST = 1000  # characters
LINK, SPAN = "(", "{"  # what follows makes of [...] a link, or words with attributes


def citation(state: StateInline, silent: bool) -> bool:
    """Make a token `citation` of [@key] or @key: its text in `content`, its CitationItems in `meta["items"]`."""
    opening = state.src[state.pos]
    # What looks for the end of a link's words asks silently, and a link in a link would be none.
    if opening not in "[@" or state.linkLevel or silent:
        return False
    before = state.src[state.pos - 1 : state.pos] if state.pos else " "
    window = state.src[state.pos : min(state.pos + LONGEST, state.posMax)]
    items, end = match_citation(before + window, 1) if "@" in window else ((), 1)
    if not items or (opening == "[" and state.src[state.pos + end - 1 :].startswith((LINK, SPAN))):
        return False
    token = state.push("citation", "", 0)
    token.content, token.meta["items"] = window[: end - 1], items
    state.pos += end - 1
    return True
