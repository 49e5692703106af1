"""Roles of MyST that say what their words are: a rule for markdown-it-py. Those that refer are typed_references.py's.

H{sub}`2`O, 1{sup}`st`, {kbd}`Ctrl`, {math}`a^2`, {abbr}`OA (open access)`, {file}`book.toml`, {smallcaps}`bc`
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.marks import MARKS, RawMark

ELEMENTS: Mapping[str, str] = {  # of each role; an abbreviation is read as it stands, with what it is short for
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
    "kbd": "kbd",
    "underline": "u",
    "u": "u",
    "del": "s",
    "strike": "s",
    "smallcaps": "span",
    **dict.fromkeys(("file", "command", "program", "code", "samp", "option", "envvar", "makevar", "regexp"), "code"),
    "doi": "a",
    "abbr": "",
    "abbreviation": "",
}
CLASSES = {"smallcaps": {"class": "smallcaps"}}
RESOLVER = "https://doi.org/"
ROLE = re.compile(rf"\{{(math|{'|'.join(ELEMENTS)})\}}(`+)(?!`)([^`\n]+)\2(?!`)")


def roles(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.inline.ruler.before("escape", "role", role)


def role(state: StateInline, silent: bool) -> bool:
    """Read a role, with the words behind it."""
    match = ROLE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None:
        return False
    if not silent:
        name, text = match[1], match[3].strip()
        tag = ELEMENTS.get(name, "")
        within = tag and tag != "code"
        if within:
            opening = state.push("link_open" if tag == "a" else f"{tag}_open", tag, 1)
            opening.attrs.update(CLASSES.get(name, {}))
            if tag == "a":
                opening.attrs["href"] = f"{RESOLVER}{text.removeprefix(RESOLVER)}"
        kind = {"math": "formula", "code": "code_inline"}.get(tag or name, "text_special")
        token = state.push(kind, tag if tag == "code" else "math" if kind == "formula" else "", 0)
        token.content, token.meta[MARKS] = text, [RawMark("division", f"{{{name}}}")]
        if within:
            state.push("link_close" if tag == "a" else f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
