"""What each inline token of the dialect becomes in the tree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from baspa.formula.model import FormulaFault
from baspa.load.markdown.builder import Builder, Handler
from baspa.load.markdown.captions import BRACKETS, CAPTION_SOURCE, SAID_TWICE, caption_of
from baspa.load.markdown.depth import mark_problem, within_bound
from baspa.load.markdown.dollars import NUMBERED
from baspa.load.markdown.formula_definitions import DEFINED, DEFINITIONS
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import ALTERNATIVES
from baspa.load.markdown.place_names import take_typed_number
from baspa.load.markdown.raw_passages import LEFT_OUT
from baspa.load.markdown.smart import BREAKS, line_ends
from baspa.load.markdown.typed_references import TYPED
from baspa.load.markdown.verse import GOES_ON_LINE
from baspa.model.problem import Place, Problem, Severity
from baspa.tree import citation as marks
from baspa.tree.divisions import is_gloss
from baspa.tree.typed_reference import typed_attributes

UNDEFINED_NOTE = re.compile(r"\[\^([^\]\s]+)(\]?)")  # takes what never closes, too: it is gone over once
CITATION = re.compile(r"\[-?@\w+")
CODED = re.compile(r"(\{[\w:]+\})`+(.*?)`+", re.DOTALL)  # a role of MyST
NOTE_IN_A_LINK = ("B113", "the words of a link cannot call a note", "put the call behind the link")
COMMENT = re.compile(r"\s*(<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)


def inlines(me: Builder, tokens: Sequence[Token]) -> None:
    """Add the tokens of one paragraph."""
    kept, deep = within_bound(tokens)
    if deep is not None:
        me.tree.problems.append(mark_problem(Place(me.path, me.line + deep)))
    for token in kept:
        me.refuse_attributes(token)
        silent = () if _has_brackets(me, token) else token.children or ()
        me.take(*(mark for each in (*silent, token) for mark in each.meta.get(MARKS, ())))
        handler = INLINES.get(token.type)
        if handler:
            handler(me, token)
        elif token.nesting == 1:
            me.element(token)
        elif token.nesting == -1:
            me.close()


def left_out(me: Builder, token: Token) -> None:
    """Leave out a comment, or the place of a tag of HTML, whose mark and ends of lines are in it."""
    if token.block:
        me.take(RawMark("comment", token.content.strip()))
    me.line += line_ends(token)


def definitions(me: Builder, token: Token) -> None:
    """Let the formulas that follow have the commands that are defined here."""
    me.define(token.meta[DEFINED])
    me.line += 0 if token.block else line_ends(token)


def raw_left_out(me: Builder, token: Token) -> None:
    """Leave out what is meant for another program, and note which."""
    if token.info:
        me.raw.append((me.line, token.info))


def _write(me: Builder, token: Token) -> None:
    if token.content.startswith("](") and len(me.stack[-1]) and "data-call" in me.stack[-1][-1].attrib:
        me.problem(*NOTE_IN_A_LINK)  # [words[^1]](...) is text to CommonMark: a link holds no link
    for match in UNDEFINED_NOTE.finditer(token.content):
        label, closed = match.groups()
        if closed:
            me.problem("B027", f'the note "{label}" has no text', f"add a paragraph [^{label}]: text of the note")
    for match in () if me.cites else CITATION.finditer(token.content):
        said = f'"{match[0]}" is text: book.toml names no `bibliography`'
        hint = 'name the file of references, bibliography = ["references.bib"], or guard the bracket: \\['
        me.problem("B109", said, hint, Severity.WARNING)
    me.text(token.content)


def _write_guarded(me: Builder, token: Token) -> None:
    me.text(token.content)


def _soft_break(me: Builder, token: Token) -> None:
    in_lines = any(element.get("class") == "stanza" or is_gloss(element) for element in me.stack)
    if in_lines and GOES_ON_LINE not in token.meta:
        _hard_break(me, token)
        return
    me.line += 1
    me.text(" ")


def _hard_break(me: Builder, token: Token) -> None:
    me.line += 1
    _html_break(me, token)


def _html_break(me: Builder, token: Token) -> None:
    me.open("br", {}, me.line)
    me.close()


def _code(me: Builder, token: Token) -> None:
    me.open("code", token.attrs, me.line).text = token.content
    me.close()


def _may_have_caption(me: Builder) -> bool:
    return me.stack[-1].tag == "p" and not any("data-note" in element.attrib for element in me.stack)


def _has_brackets(me: Builder, token: Token) -> bool:
    """Tell whether what stands in the brackets of a picture is its caption; in a note it has none."""
    return BRACKETS in token.meta and _may_have_caption(me)


def _image(me: Builder, token: Token) -> None:
    alone = _may_have_caption(me)
    number = take_typed_number(token) if _has_brackets(me, token) else ""
    brackets = token.children or () if _has_brackets(me, token) else ()
    caption = brackets or (caption_of(token) if alone else ())
    silent = (*(() if brackets else token.children or ()), *(() if alone else caption_of(token)))
    if any(child.type == "footnote_ref" for child in silent):
        me.problem(
            "B113",
            "what a picture says in brackets, or in a line or a note, cannot call a note",
            "call it in the text beside it",
        )
    pieces = [
        " " if child.type in BREAKS else child.content for child in token.children or () if child.type != "html_inline"
    ]
    given = {name: value for name, value in token.attrs.items() if name != "title" or not caption}
    own = " ".join(filter(None, (str(given.pop(f"data-{name}", "")) for name in ALTERNATIVES)))
    shown = own if brackets and own else " – ".join(filter(None, ("".join(pieces), own)))
    me.open("img", {**given, "alt": shown}, me.line)
    me.close()
    if number:
        me.take(RawMark("typed", number))
    if (brackets and not own) or token.meta.get(SAID_TWICE):
        me.take(RawMark("shown", "", shown))
    if not caption and CAPTION_SOURCE in token.meta:  # it stays the plain title that it was
        me.take(RawMark("title", token.meta[CAPTION_SOURCE].strip(), str(token.attrs["title"])))
    if caption:
        me.open("figcaption", {}, me.line)
        inlines(me, caption)
        me.close()
    me.line += line_ends(token)


def _citation(me: Builder, token: Token) -> None:
    me.open("span", marks.attributes(token.meta["items"], me.line), me.line).text = token.content
    me.close()
    me.line += line_ends(token)


def _typed_reference(me: Builder, token: Token) -> None:
    span = me.open("span", typed_attributes(token.meta["items"], me.line), me.line)
    written = token.content.replace("\\@", "@", 1).replace("\n", " ")
    role = CODED.fullmatch(written)
    span.text = role[1] if role else written
    if role:
        me.open("code", {}, me.line).text = role[2]
        me.close()
    me.close()
    me.line += line_ends(token)


def formula(me: Builder, token: Token) -> str:
    """Add a formula, or the problem of one that cannot be read; return the number that its tag gives it."""
    from baspa.formula.reading import read_formula
    from baspa.formula.tree import as_element

    me.define(token.meta.get(DEFINED, ()))
    found = token.meta.get("fault") or read_formula(
        token.content, token.block, me.commands, me.language.decimal if me.language else "."
    )
    if isinstance(found, FormulaFault):
        place = Place(me.path, me.line + token.content.rstrip().count("\n", 0, found.offset))
        me.tree.problems.append(Problem(place, "B037", found.message, found.hint))
        return ""
    me.stack[-1].append(as_element(found))
    return found.tag or str(token.meta.get(NUMBERED, ""))


def _formula_in_line(me: Builder, token: Token) -> None:
    formula(me, token)
    me.line += line_ends(token)


def _note_call(me: Builder, token: Token) -> None:
    if any(element.tag == "a" for element in me.stack):
        me.problem(*NOTE_IN_A_LINK)
    number = token.meta["id"] + 1
    first = number not in me.calls
    me.calls.setdefault(number, me.line)
    me.open("a", {"data-call": str(number), **({"data-first": "1"} if first else {})}, me.line).text = str(number)
    me.close()


INLINES: Mapping[str, Handler] = {
    "text": _write,
    "text_special": _write_guarded,
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "image": _image,
    "citation": _citation,
    TYPED: _typed_reference,
    "formula": _formula_in_line,
    "footnote_ref": _note_call,
    "html_inline": left_out,
    "html_break": _html_break,
    DEFINITIONS: definitions,
    LEFT_OUT: raw_left_out,
}
