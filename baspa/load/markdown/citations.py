"""Where a citation stands in a line: a rule for markdown-it-py."""

from __future__ import annotations

from collections.abc import Container

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.typed_references import TYPED, bracketed_item
from baspa.references.place_names import LIKE_A_PLACE
from baspa.references.syntax import match_citation

# The syntax looks for the bracket that closes; so a line full of brackets costs no more than its length by this.
LONGEST = 1000  # characters
BETWEEN = "; "  # works and places, [@key; @fig-a]
LINK, SPAN = "(", "{"  # what follows makes of [...] a link, or words with attributes


def citations(markdown: MarkdownIt, keys: Container[str] = ()) -> None:
    """Add the rule to a parser; `keys` are names as places have them that a reference of the bibliography has."""

    def rule(state: StateInline, silent: bool) -> bool:
        return citation(state, silent, keys)

    markdown.inline.ruler.before("link", "citation", rule)


def citation(state: StateInline, silent: bool, keys: Container[str] = ()) -> bool:
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
    places = [item for item in items if LIKE_A_PLACE.match(item.key) and item.key not in keys]
    works = tuple(item for item in items if item not in places)
    token = state.push("citation", "", 0)
    token.content, token.meta["items"] = window[: end - 1], works or items
    for item in places if works else ():
        state.push("text", "", 0).content = BETWEEN
        place = state.push(TYPED, "", 0)
        place.meta["items"] = [bracketed_item(item.prefix, "-" * item.suppress_author, item.key, item.suffix)]
    state.pos += end - 1
    return True
