"""Pandoc's inlines, which its citations and entries are made of, to markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from baspa.references.escaping import escape, quoted
from baspa.references.hidden import CLOSING, QUOTES

ELEMENTS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "SmallCaps": 'span class="smallcaps"',
    "Underline": 'span class="underline"',
}
TURNED = {"Emph": 'span class="upright"', "Strong": 'span class="regular"', "SmallCaps": 'span class="upright"'}
SPANS = {"nodecor": 'span class="upright"', "csl-left-margin": "label"}
BREAKS = ("csl-block", "csl-indent")  # what a style puts on a line of its own follows a space here
ADDRESS = re.compile(r"(https?://\S+)|(10\.\d+/\S+)")
OWN = "#ref-"  # what pandoc's links from a citation to its entry begin with
EDGES = re.compile(r"([\[(])([^\[\]()]*)([\])])")  # brackets of a style stand before and behind a link

Inline = dict[str, Any]


def markup(inlines: Iterable[Inline], within: frozenset[str] = frozenset()) -> str:
    """Return inlines as XML: elements of markup.py, <label>, and <ref key="..."> around what is said of a reference.

    `within` are the kinds that they stand in already: italics within italics are upright.
    """
    return "".join(_markup(inline, within) for inline in inlines)


def links(inlines: Sequence[Inline]) -> Iterator[tuple[int, str]]:
    """Yield (place, key) of the links in a citation."""
    for at, inline in enumerate(inlines):
        if inline["t"] == "Link" and inline["c"][2][0].startswith(OWN):
            yield at, inline["c"][2][0].removeprefix(OWN)


def _markup(inline: Inline, within: frozenset[str]) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return escape(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Link":
        return _link(content[1], content[2][0], within)
    if kind == "Span":
        return _span(content[0][1], content[1], within)
    if kind in ELEMENTS:
        opening = TURNED[kind] if kind in within and kind in TURNED else ELEMENTS[kind]
        return _element(opening, markup(content, within ^ {kind}))
    return markup(content, within)


def _element(opening: str, inside: str) -> str:
    return f"<{opening}>{inside}</{opening.partition(' ')[0]}>"


def _link(inside: Sequence[Inline], address: str, within: frozenset[str]) -> str:
    if not address.startswith(OWN):
        return _address(inside, within)
    key, text = quoted(address.removeprefix(OWN)), markup(inside, within)
    edges = EDGES.fullmatch(text)
    return f"{edges[1]}<ref key={key}>{edges[2]}</ref>{edges[3]}" if edges else f"<ref key={key}>{text}</ref>"


def _span(classes: Sequence[str], inside: Sequence[Inline], within: frozenset[str]) -> str:
    for name in classes:
        if name in SPANS:
            return _element(SPANS[name], markup(inside, within))
        if name in BREAKS:
            return f" {markup(inside, within)}"
    if classes:
        return markup(inside, within)
    if len(inside) > 1 and inside[-1]["t"] == "Str" and inside[-1]["c"].strip() in QUOTES:
        return f"{markup(inside[:-1], within)}{CLOSING}{inside[-1]['c']}"
    # In a citation that leads to its entry pandoc makes a span of an address, not a link.
    return _address(inside, within)


def _address(inside: Sequence[Inline], within: frozenset[str]) -> str:
    """Return what is an address of the web or a DOI as a link to it, else as text."""
    shown = "".join(inline["c"] for inline in inside if inline["t"] == "Str")
    found = ADDRESS.fullmatch(shown) if all(inline["t"] == "Str" for inline in inside) else None
    if not found:
        return markup(inside, within)
    address = found[1] or f"https://doi.org/{found[2]}"
    return f"<a href={quoted(address)}>{markup(inside, within)}</a>"
