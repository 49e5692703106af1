"""Addresses that begin with the name of a place on the web, as MyST has them: what they stand for, and their words.

    <wiki:Arch_bridge>  [arches](wiki:Arch)  [](doi:10.1000/182)  [](github:owner/name)  <rrid:SCR_008394>

A link without words says what its address says (https://mystmd.org/guide/external-references).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.marks import MARKS, RawMark


class WebPlace(NamedTuple):
    """A place on the web that has a short name."""

    address: str  # before what stands behind its name
    words: Callable[[str], str] = str  # what a link says that has no words


def title_of_page(name: str) -> str:
    """Return the title of a page by its address."""
    return name.partition("#")[0].replace("_", " ")


GITHUB = WebPlace("https://github.com/")
PLACES: Mapping[str, WebPlace] = {
    "wiki": WebPlace("https://en.wikipedia.org/wiki/", title_of_page),
    "wikipedia": WebPlace("https://en.wikipedia.org/wiki/", title_of_page),
    "doi": WebPlace("https://doi.org/"),
    "github": GITHUB,
    "gh": GITHUB,
    "rrid": WebPlace("https://scicrunch.org/resolver/", "RRID:{}".format),
    "ror": WebPlace("https://ror.org/"),
    "orcid": WebPlace("https://orcid.org/"),
    "arxiv": WebPlace("https://arxiv.org/abs/", "arXiv:{}".format),
    "pmid": WebPlace("https://pubmed.ncbi.nlm.nih.gov/", "PMID:{}".format),
}
SHORT = re.compile(rf"(?i:({'|'.join(PLACES)})):(?!//)([^\s<>]+)")
WRITTEN = re.compile(r"\]\(<?([^\s<>]+?)>?(?:\s+[\"'(].*)?\)", re.DOTALL)


def short_addresses(markdown: MarkdownIt) -> None:
    """Let a parser read them; what it makes of all others stays."""
    target, shown = markdown.normalizeLink, markdown.normalizeLinkText
    markdown.normalizeLink = lambda url: target(full_address(url))  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda url: words_of(url) or shown(url)  # type: ignore[method-assign, assignment]
    markdown.core.ruler.after("inline", "short_addresses", say_addresses)


def full_address(address: str) -> str:
    """Return the address that a short one stands for; any other as it is."""
    found = SHORT.fullmatch(address)
    return PLACES[found[1].lower()].address + found[2] if found else address


def words_of(address: str) -> str:
    """Return what a link to a short address says, "" for another."""
    found = SHORT.fullmatch(address)
    return PLACES[found[1].lower()].words(unquote(found[2])) if found else ""


def say_addresses(state: StateCore) -> None:
    """Put words into the links to short addresses that have none."""
    for inline in (token for token in state.tokens if token.children and "](" in token.content):
        kept = list[Token]()
        for token, following in pairwise((*(inline.children or ()), Token("", "", 0))):
            kept.append(token)
            if token.type == "link_open" and following.type == "link_close":
                kept += said(following)
        inline.children = kept


def said(closing: Token) -> list[Token]:
    """Return the words of a link by the mark that its end has, none where it has a full address."""
    marks = closing.meta.get(MARKS, [])
    for at, mark in enumerate(marks):
        found = WRITTEN.fullmatch(mark.text) if mark.kind == "target" else None
        if found and (words := words_of(found[1])):
            marks[at] = RawMark(mark.kind, mark.text, words)
            return [Token("text", "", 0, content=words)]
    return []
