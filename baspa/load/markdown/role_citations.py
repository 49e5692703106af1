"""Citations as MyST and Sphinx have them, in the place of `[@key]`: a rule for markdown-it-py.

    {cite}`key`  {cite:p}`a,b`  {footcite}`key`     [@key]  [@a; @b]
    {cite:p}`{see}key{p. 3}`                        [see @key, p. 3]
    {cite:t}`key`  {cite:author}`key`               @key: the author is part of the sentence
    {cite:year}`key`                                [-@key]

The roles are those of sphinxcontrib-bibtex and of mystmd (https://mystmd.org/guide/citations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from baspa.references.model import CitationItem
from baspa.references.syntax import parse_citation

ROLE = re.compile(r"\{(?:foot)?(?:full)?cite(?::(?P<kind>[a-z]+))?\}(?P<ticks>`+)(?!`)(?P<said>[^`\n]+)(?P=ticks)(?!`)")
ITEM = re.compile(r"\s*(?:\{(?P<before>[^{}]*)\})?\s*(?P<key>[^\s{},;@]+)\s*(?:\{(?P<behind>[^{}]*)\})?\s*")
ITEMS = re.compile(rf"{re.sub(r'P<[a-z]+>', ':', ITEM.pattern)}(?:[,;]{re.sub(r'P<[a-z]+>', ':', ITEM.pattern)})*")
IN_TEXT = ("t", "ts", "ct", "cts", "author", "authors")
YEAR_ALONE = ("year", "years", "yearpar")
BETWEEN = "; "


def role_citations(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.inline.ruler.before("escape", "role_citation", role_citation)


def role_citation(state: StateInline, silent: bool) -> bool:
    """Make a token `citation` of a role, or one of each key where authors are part of the sentence."""
    found = ROLE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    # What looks for the end of a link's words asks silently, and a link in a link would be none.
    if found is None or silent or state.linkLevel or not ITEMS.fullmatch(found["said"]):
        return False
    written = found[0]
    for number, items in enumerate(groups(found["kind"] or "", found["said"])):
        if number:
            state.push("text", "", 0).content = BETWEEN
        token = state.push("citation", "", 0)
        token.content, token.meta["items"], written = written, items, ""
    state.pos = found.end()
    return True


def groups(kind: str, said: str) -> Iterator[tuple[CitationItem, ...]]:
    """Yield the citations of a role's words, each with its items."""
    parts = ITEM.finditer(said)
    if kind in IN_TEXT:
        yield from (parse_citation(in_sentence(part)) for part in parts if part[0])
    else:
        minus = "-" if kind in YEAR_ALONE else ""
        yield parse_citation(f"[{BETWEEN.join(bracketed(part, minus) for part in parts if part[0])}]")


def in_sentence(part: re.Match[str]) -> str:
    """Return an item as a citation whose author is part of the sentence."""
    return f"@{{{part['key']}}}" + (f" [{part['behind']}]" if part["behind"] else "")


def bracketed(part: re.Match[str], minus: str) -> str:
    """Return an item as it stands between brackets."""
    before, behind = (part["before"] or "").strip(), (part["behind"] or "").strip()
    return f"{before} {minus}@{{{part['key']}}}".lstrip() + (f", {behind}" if behind else "")
