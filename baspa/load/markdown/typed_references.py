"""References as other dialects write them: a rule for markdown-it-py.

Whether they are any is not known before all chapters are read: see baspa/tree/typed_reference.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.marks import MARKS, RawMark
from baspa.references.place_names import KINDS
from baspa.tree.aliases import is_term, term_by_words
from baspa.tree.typed_reference import NUMBER, ReferenceItem

TYPED = "typed_reference"  # the token: content is what was written, in `meta["items"]` stand ReferenceItems
NAME = rf"(?:(?i:{KINDS})[-:]\w+(?:[-:./]+\w+)*)"
AT = re.compile(rf"@(?:\{{({NAME})\}}|({NAME}))")
ITEM = rf"[^][@;*_`<>\\{{}}]*@(?:\{{{NAME}\}}|{NAME})[^][@;*_`<>\\{{}}]*"  # the sign before @ is looked at below
BRACKETED = re.compile(rf"\[({ITEM}(?:;{ITEM})*)\](?![(\[{{:])")
ONE = re.compile(rf"([^@]*?)(-?)@\{{?({NAME})\}}?([^@]*)")
OF_TEX = re.compile(r"\\(?:@ref\(([^()\s\\]+)\)|(ref|eqref|autoref|[cC]ref)\{([^{}\s\\]+)\})")
ROLE = re.compile(r"\{(ref|numref|eq|doc|prf:ref|math:numref|term)\}(`+)(?!`)([^`]+)\2(?!`)")
TITLED = re.compile(r"(.+?)\s*<([^<>]+)>\s*", re.DOTALL)  # of a role: `words <name>`
NAME_OF_TERM = re.compile(r"<[^<>]+>(?=`)")
OF_NUMBERS = re.compile(r"%s|\{(?:number|name)\}")
EQUATION = "eq:"  # of bookdown: such a name has its brackets with it
WORD = re.compile(r"[\w\\]")


def typed_references(markdown: MarkdownIt, keys: Container[str] = ()) -> None:
    """Add the rule to a parser; `keys` are names that a reference of the bibliography has, which is meant then."""

    def rule(state: StateInline, silent: bool) -> bool:
        read = READERS.get(state.src[state.pos])
        # What looks for the end of a link's words asks silently, and a link in a link would be none.
        found = read(state) if read and not silent and not state.linkLevel else None
        if found is None or any(item.target[1:] in keys for item in found[1]):
            return False
        end, items = found
        token = state.push(TYPED, "", 0)
        token.content, token.meta["items"] = state.src[state.pos : end], items
        if is_term(items[0].target):  # whose words stand in any case
            named = NAME_OF_TERM.search(token.content)
            token.content = items[0].words
            token.meta[MARKS] = [RawMark("division", "{term}"), *([RawMark("aim", named[0])] if named else [])]
        state.pos = end
        return True

    markdown.inline.ruler.before("escape", TYPED, rule)


Found = tuple[int, list[ReferenceItem]] | None  # where it ends, and what it says


def in_text(state: StateInline) -> Found:
    """Read @fig-press, where no letter stands before it."""
    match = AT.match(state.src, state.pos, state.posMax)
    if match is None or (state.pos and WORD.match(state.src, state.pos - 1)):
        return None
    return match.end(), [ReferenceItem(f"#{match[1] or match[2]}")]


def in_brackets(state: StateInline) -> Found:
    """Read [Fig. @fig-a; -@fig-b], all of whose items are such references."""
    match = BRACKETED.match(state.src, state.pos, state.posMax)
    parts = [ONE.fullmatch(part) for part in match[1].split(";")] if match else []
    if match is None or any(part is None or WORD.match(part[1][-1:]) for part in parts):
        return None
    return match.end(), [bracketed_item(*part.groups()) for part in parts if part]


def bracketed_item(before: str, minus: str, name: str, behind: str) -> ReferenceItem:
    """Return what an item says: words before the name stand in the place of the kind, and "-" in that of none."""
    words = f"{' '.join(before.split())} {NUMBER}".strip() if minus or before.strip() else ""
    return ReferenceItem(f"#{name}", words, behind.rstrip())


def of_tex(state: StateInline) -> Found:
    r"""Read \@ref(fig:press) of bookdown, and \ref, \eqref, \autoref and \cref of LaTeX."""
    match = OF_TEX.match(state.src, state.pos, state.posMax)
    if match is None:
        return None
    if match[1]:
        return match.end(), [ReferenceItem(f"#{match[1]}", "" if match[1].startswith(EQUATION) else NUMBER)]
    words = NUMBER if match[2] == "ref" else ""
    return match.end(), [ReferenceItem(f"#{name}", words) for name in match[3].split(",") if name]


def role(state: StateInline) -> Found:
    """Read {ref}`press`, {numref}`Figure %s <press>`, {eq}`energy`, {doc}`02-two` and {term}`type` of MyST."""
    match = ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return None
    titled = TITLED.fullmatch(match[3])
    words = " ".join(titled[1].split()) if titled else ""
    target = (titled[2] if titled else match[3]).strip().removeprefix("!")
    if match[1] == "term":
        return match.end(), [ReferenceItem(term_by_words(target), words or target)]
    if match[1] == "numref":
        words = OF_NUMBERS.sub(NUMBER, words)
    return match.end(), [ReferenceItem(target if match[1] == "doc" else f"#{target}", words)]


READERS: Mapping[str, Callable[[StateInline], Found]] = {"@": in_text, "[": in_brackets, "\\": of_tex, "{": role}
