"""Attributes as Python-Markdown and kramdown have them, `{: #name .class}`.

They stand behind a heading, a picture or a link, and on the last line of a paragraph; and are those of pandoc but for
the colon, and for words alone, which say nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

COLON = "{:"
BEHIND = re.compile(r"\n[ \t]*(\{:(?:\\.|[^{}\\\n])*\})[ \t]*\Z")  # a paragraph
SAID = r"[#.][^\s{}]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)"
PIECE = re.compile(rf"\s*(?:({SAID})|[\w-]+)(?=[\s}}])")
WHOLE = re.compile(rf"\{{:(?:\s*(?:{SAID}|[\w-]+)(?=[\s}}]))+\s*\}}")
GUARDED = re.compile(r"\\(.)")
SINGLE = re.compile(r"='([^'\"]*)'")


def as_pandoc(written: str) -> str:
    """Return attributes between braces as pandoc has them; those without a colon, or of another form, as they are."""
    if not WHOLE.fullmatch(written):
        return written
    said = (GUARDED.sub(r"\1", match[1]) for match in PIECE.finditer(written, len(COLON)) if match[1])
    named = (f'id="{each[1:]}"' if each.startswith("#") else each for each in said)  # pandoc's may have no point
    plain = SINGLE.sub(r'="\1"', " ".join(named))
    return f"{{{plain}}}"


def colon_attributes(markdown: MarkdownIt) -> None:
    """Let the rules of a line that read attributes read those with a colon."""
    for rule in (rule for rule in markdown.inline.ruler.__rules__ if rule.name in ("attr", "image_attributes")):
        rule.fn = reading_colons(rule.fn)


def reading_colons(read: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return a rule that reads, in the place of attributes with a colon, those of pandoc that say the same."""

    def reads(state: StateInline, silent: bool) -> bool:
        found = WHOLE.match(state.src, state.pos) if state.src.startswith(COLON, state.pos) else None
        if found is None:
            return read(state, silent)
        source, end = state.src, state.posMax
        plain = as_pandoc(found[0])
        state.src = f"{source[: state.pos]}{plain}{' ' * (len(found[0]) - len(plain))}{source[found.end() :]}"
        done = read(state, silent)
        state.src, state.posMax = source, end
        state.pos = found.end() if done else state.pos
        return done

    return reads
