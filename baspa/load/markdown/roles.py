"""Roles of MyST that say what their words are: a rule for markdown-it-py. Those that refer are typed_references.py's.

H{sub}`2`O, 1{sup}`st`, {kbd}`Ctrl`, {math}`a^2`, {abbr}`OA (open access)`, {file}`book.toml`, {smallcaps}`bc`
{doi}`10.1000/182`, {pep}`8`, {button}`Read <https://example.org>`, {index}`words <entry; below it>`
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.marks import MARKS, RawMark

ELEMENTS: Mapping[str, str] = {  # of each role; an abbreviation is read as it stands, with what it is short for
    **dict.fromkeys(("sub", "subscript"), "sub"),
    **dict.fromkeys(("sup", "superscript"), "sup"),
    **dict.fromkeys(("underline", "u"), "u"),
    **dict.fromkeys(("del", "strike"), "s"),
    **dict.fromkeys(("strong", "guilabel"), "strong"),
    **dict.fromkeys(("emphasis", "dfn"), "em"),
    **dict.fromkeys(("smallcaps", "index"), "span"),
    **dict.fromkeys(("file", "command", "program", "code", "samp", "option", "envvar", "makevar", "regexp"), "code"),
    **dict.fromkeys(("doi", "pep", "rfc", "button"), "a"),
    **dict.fromkeys(("abbr", "abbreviation", "span", "menuselection", "download"), ""),
    "kbd": "kbd",
    "literal": "code",
}
RESOLVER = "https://doi.org/"
NUMBERED: Mapping[str, str] = {  # roles of documents that have numbers, and where these are
    "pep": "https://peps.python.org/pep-{:0>4}/",
    "rfc": "https://www.rfc-editor.org/rfc/rfc{}",
}
AIMING = ("button", "download", "index")  # behind whose words what they are for may stand, between < and >
AIMED = re.compile(r"(?s)(?P<words>.*?)\s*(?P<aim><(?P<to>[^<>]+)>)")
ENTRY = re.compile(r"(?:!\s*)?(?:single\s*:\s*)?(?P<entry>[^:]+)")  # of an index; pairs are no entry of one place
OF_A_BADGE = r"bdg(?:-[a-z]+)*"  # {bdg-primary}`new`
ROLE = re.compile(rf"\{{(math|{OF_A_BADGE}|{'|'.join(ELEMENTS)})\}}(`+)(?!`)([^`\n]+)\2(?!`)")


def roles(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.inline.ruler.before("escape", "role", role)


def role(state: StateInline, silent: bool) -> bool:
    """Read a role, with the words behind it."""
    match = ROLE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None:
        return False
    if not silent:
        push_role(state, match[1], match[3].strip())
    state.pos = match.end()
    return True


def push_role(state: StateInline, name: str, text: str) -> None:
    """Add the tokens of a role."""
    aimed = AIMED.fullmatch(text) if name in AIMING else None
    words = (aimed["words"] or aimed["to"]) if aimed else text
    tag = ELEMENTS.get(name, "")
    within = tag if tag != "code" else ""
    if within:
        opening = state.push("link_open" if tag == "a" else f"{tag}_open", tag, 1)
        opening.attrs.update(attributes_of(name, words, aimed["to"] if aimed else ""))
    kind = {"math": "formula", "code": "code_inline"}.get(tag or name, "text_special")
    token = state.push(kind, tag if tag == "code" else "math" if kind == "formula" else "", 0)
    said = name.upper() if name in NUMBERED else ""
    token.content = f"{said} {words}".lstrip()
    token.meta[MARKS] = [RawMark("division", f"{{{name}}}", said)]
    if aimed and aimed["words"]:
        token.meta[MARKS].append(RawMark("aim", aimed["aim"]))
    if within:
        state.push("link_close" if tag == "a" else f"{tag}_close", tag, -1)


def attributes_of(name: str, words: str, aim: str) -> dict[str, str | int | float]:
    """Return the attributes of what a role is, by its words and what they are for."""
    if name == "smallcaps":
        return {"class": "smallcaps"}
    if name == "index":
        found = ENTRY.fullmatch(aim or words)
        return {"index": "!".join(each.strip() for each in found["entry"].split(";"))} if found else {}
    if name in NUMBERED:
        return {"href": NUMBERED[name].format(quote(words))}
    if ELEMENTS[name] != "a":
        return {}
    return {"href": aim or (words if "://" in words else f"{RESOLVER}{words.removeprefix(RESOLVER)}")}
