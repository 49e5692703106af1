"""Addresses without brackets are links: https://example.org/a_b, www.example.org, author@example.org.

As GitHub reads them (GFM 0.29, 6.9), but that an address ends before the quotes and dashes of books, too, and may guard
its underscores, as other programs write them. linkify-it-py finds more than is meant (readme.md, 12.kz), and
mdit-py-plugins' gfm_autolink copies the rest of a paragraph for each address.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.text import text

from baspa.load.markdown.marks import MARKS, RawMark

WITHIN = r"(?:\\[!-/:-@\[-`{-~]|[^\s<>\\\"`|{}\[\]«»“”„‹›…—–])"
ADDRESS = re.compile(
    rf"(?<![^\W_])(?<![/@.:+-])(?:(?P<web>https?://\w{WITHIN}*)|(?P<www>www\.\w[\w-]*\.\w{WITHIN}*)"
    r"|(?P<mail>[\w+%-][\w.+%'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}(?![\w@-])))"
)
LONGEST_NAME = 65  # of a mailbox, with its @: as much behind a piece of text may still belong to an address
GUARDED = re.compile(r"\\(.)")
LAST = ".,;:!?*_~'’"  # what an address does not end with
OF_SENTENCE = re.compile(r"(?:['’]s|==|\\)+\Z")


def bare_addresses(markdown: MarkdownIt) -> None:
    """Add the rule, in the place of the one that passes over text."""
    markdown.inline.ruler.at("text", text_or_address)


@lru_cache(maxsize=4)
def may_hold_one(source: str) -> bool:
    """Tell whether a paragraph may hold an address; it is asked for each piece of one."""
    return "://" in source or "www." in source or "@" in source


def text_or_address(state: StateInline, silent: bool) -> bool:
    """Pass over text as markdown-it-py does, up to an address, and read that."""
    start = state.pos
    if state.linkLevel or not may_hold_one(state.src):
        return bool(text(state, silent))
    found = address_at(state, start)
    if found:
        state.pos = start + len(found)
        if not silent:
            push(state, found)
        return True
    if not text(state, True):
        return False
    reach = min(state.pos + LONGEST_NAME, state.posMax)
    begins = next(
        (m.start() for m in ADDRESS.finditer(state.src, start + 1, reach) if m.start() < state.pos), state.pos
    )
    if not silent:
        state.append_pending(state.src[start:begins])
    state.pos = begins
    return True


def address_at(state: StateInline, start: int) -> str:
    """Return the address that begins at a place; "" for none."""
    match = ADDRESS.match(state.src, start, state.posMax)
    return trimmed(match[0]) if match else ""


def trimmed(address: str) -> str:
    """Return an address without what belongs to the sentence: points, marks, brackets that it did not open."""
    closed = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in LAST or (address[end - 1] == ")" and closed > 0)):
        closed -= address[end - 1] == ")"
        end -= 1
    return OF_SENTENCE.sub("", address[:end])


def push(state: StateInline, written: str) -> None:
    """Write the tokens of an address as those of one in brackets."""
    address = GUARDED.sub(r"\1", written)
    target = "http://" if address.startswith("www.") else "" if "://" in address else "mailto:"
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": state.md.normalizeLink(target + address)}
    shown = state.push("text", "", 0)
    shown.content = state.md.normalizeLinkText(address)
    closing = state.push("link_close", "a", -1)
    for token in (opening, closing):
        token.markup, token.info = "linkify", "auto"
    if shown.content != address:
        closing.meta[MARKS] = [RawMark("address", written, shown.content)]
