"""What is read as a mark and was meant as a sign: 2*3*4, lines above ---; blanks that part words; dashes in formulas.

Each reading is right by the grammar and stays; but signs are gone then, or a paragraph is a heading, and nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from baspa.load.markdown.formula_definitions import FORMULAS
from baspa.load.markdown.leftovers import is_in_columns
from baspa.load.markdown.lone_signs import CELLS
from baspa.load.markdown.slips import CAPTION, InlineText
from baspa.load.markdown.smart import BREAKS, line_ends
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

GAP = re.compile(r"\S+(?: {4,}|[ ]*\t[ \t]*)(?=\S)[^\s.]*")
MARKED = {"em": "*", "strong": "**", "sup": "^", "sub": "~"}
OPERATOR = re.compile(r"[-+*/=×·−]")
GREATER = re.compile(r"[=\d][\d.,]*(?:\s?[^\s\d]{0,6}){0,2}\Z")  # 80, 5 %, with a unit at most
NUMBER = re.compile(r"=?\s*\d")
# Two hyphens between what is subtracted, or the dash that a word processor makes of a hyphen between blanks.
DASH = re.compile(r"(?<=[\w)}\]|'!])(?:\s*+--(?!-)\s*|\s++[–—]\s+)(?=[\w(\\{\[|])")
WORDS = re.compile(r"\\(?:text\w*|mbox|mathrm|operatorname|tag)\*?\s*\{[^{}]*\}")
NEAR = 12  # signs of a formula that are told on either side
UNDERLINES = ("-", "=")  # of headings that Markdown's first users wrote so
NO_TITLE = (".", ",", ";", ":")  # with which a title above hyphens hardly ends


def misread(path: str, tokens: Sequence[Token], texts: Sequence[InlineText]) -> Iterator[Problem]:
    """Yield B218 for words that blanks part, B219 for signs that became marks, B220 for paragraphs above ---.

    B296 is for dashes in formulas.
    """
    aligned = {line for token in tokens if is_gloss(token) for line in range(*token.map or (0, 0))}
    if gaps := [pair for text in texts if text.line - 1 not in aligned for pair in gaps_of(text)]:
        said = f"several blanks, or a tab, print as one space: {placed(gaps)}"
        hint = (
            "a table, | a | b |, keeps words apart; ::: right puts a line at the page's right; "
            "____ is a blank to fill in"
        )
        yield Problem(Place(path, gaps[0][0]), "B218", said, hint, Severity.WARNING)
    if signs := [pair for token in tokens if token.type == "inline" for pair in products(token)]:
        said = f"signs between figures or letters are read as marks, and do not print: {placed(signs)}"
        hint = "write × or ·, a backslash before the sign, \\*, or a formula, $2^3$"
        yield Problem(Place(path, signs[0][0]), "B219", said, hint, Severity.WARNING)
    if greater := list(greater_than(tokens)):
        said = f"the sign > before a number begins a quotation, and does not print: {placed(greater)}"
        hint = "put a backslash before it: \\>"
        yield Problem(Place(path, greater[0][0]), "B219", said, hint, Severity.WARNING)
    if headings := list(headings_of_lines(tokens)):
        said = f"the paragraph right above --- or === is a heading: {placed(headings)}"
        hint = "an empty line above --- makes it a break; a heading begins with ## and stands on one line"
        yield Problem(Place(path, headings[0][0]), "B220", said, hint, Severity.WARNING)
    if dashes := [pair for token in tokens for pair in dashes_of(token)]:
        said = f"a dash stands in a formula, where a minus belongs: {placed(dashes)}"
        hint = "write one hyphen, $a - b$: two are two minuses there; a dash stands in \\text{...}"
        yield Problem(Place(path, dashes[0][0]), "B296", said, hint, Severity.WARNING)


def is_gloss(token: Token) -> bool:
    """Tell whether a division begins whose words stand below each other."""
    return token.type == "container_division_open" and "gloss" in token.info


def gaps_of(text: InlineText) -> Iterator[tuple[int, str]]:
    """Yield the words on either side of each gap within a line, but in tables, and in what is told of as one."""
    parts = (
        text.container not in (*CELLS, CAPTION, "dt_open")
        and "|" not in text.text
        and ("\t" in text.text or "    " in text.text)
    )
    if parts and not is_in_columns(text.text):
        seen = set[int]()
        for line, match in text.found(GAP):
            if line not in seen:
                yield line, " ".join(match[0].split())
            seen.add(line)


def products(inline: Token) -> Iterator[tuple[int, str]]:
    """Yield what is marked amid a word by signs that look like arithmetic: 2*3*4, x^2+y^2; each with its line."""
    children, line = inline.children or [], inline.map[0] + 1 if inline.map else 0
    opened = list[int]()
    for number, token in enumerate(children):
        line += line_ends(token) if token.type in BREAKS else 0
        if [each.type for each in children[number : number + 2]] == ["em_open", "em_open"]:  # of **4*.**
            yield line, f"**{text_at(children, number + 2)}*"
        if token.tag in MARKED and token.nesting == 1:
            opened.append(number)
        elif token.tag in MARKED and token.nesting == -1 and opened:
            first = opened.pop()
            before, behind = text_at(children, first - 1)[-1:], text_at(children, number + 1)[:1]
            within = "".join(child.content for child in children[first:number])
            if is_product(token, before, within, behind):
                mark = MARKED[token.tag]
                yield line, f"{before}{mark}{within}{mark}{behind}"


def dashes_of(token: Token) -> Iterator[tuple[int, str]]:
    """Yield the formulas of a block that have a dash between what they subtract, with what is around it."""
    line = token.map[0] + 1 if token.map else 0
    for child in (token, *(token.children or ())):
        if child.type in FORMULAS:
            tex = WORDS.sub(lambda found: "x" * len(found[0]), child.content)
            if found := DASH.search(tex):
                before, at = tex.count("\n", 0, found.start()), found.start()
                yield line + before, " ".join(child.content[max(0, at - NEAR) : found.end() + NEAR].split())
        line += line_ends(child) if child is not token else 0


def text_at(children: Sequence[Token], number: int) -> str:
    """Return the text of a token, if it is one."""
    return children[number].content if 0 <= number < len(children) and children[number].type == "text" else ""


def is_product(token: Token, before: str, within: str, behind: str) -> bool:
    """Tell whether marks between these signs look like arithmetic; a letter of a word may well be marked."""
    if not within or not (before.isalnum() or before == ")") or not (behind.isalnum() or behind == "("):
        return False
    if token.tag in ("sup", "sub"):
        return OPERATOR.search(within) is not None
    return any(sign.isdigit() for sign in (before, within[0], within[-1], behind))


def greater_than(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield what is read as a quotation and was meant as a comparison, >80: a number alone, or amid a paragraph."""
    end, said = -1, ""  # of the paragraph before
    for opening, inner, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "blockquote_open" and opening.map and inner.type == "paragraph_open":
            text = inline.content.strip()
            if GREATER.match(text) or (opening.map[0] == end and said[-1:] != ":" and NUMBER.match(text)):
                yield opening.map[0] + 1, f"> {text}".split("\n", maxsplit=1)[0]
        if opening.type == "paragraph_open" and opening.map:
            end, said = opening.map[1], inner.content.rstrip()


def headings_of_lines(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that hyphens below them made headings, though they have several lines or no title's end."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.markup in UNDERLINES and opening.map:
            text = inline.content.strip()
            if "\n" in text or (opening.markup == "-" and text.endswith(NO_TITLE)):
                yield opening.map[0] + 1, text.split("\n", maxsplit=1)[0]
