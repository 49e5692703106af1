"""What each block token of the dialect becomes in the tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from markdown_it.token import Token

from baspa.load.markdown.attributes import ATTRIBUTES
from baspa.load.markdown.boxes import attribute_title, division_info, division_marks, is_known
from baspa.load.markdown.builder import Builder, Handler
from baspa.load.markdown.directives import NAMED
from baspa.load.markdown.divisions import division_hint, set_tabs, set_verse_lines, wanting
from baspa.load.markdown.formula_definitions import DEFINITIONS
from baspa.load.markdown.hidden_lines import RUST, hidden_prefix, parted, settings_of_cell
from baspa.load.markdown.info import code_language_of, options_of_info
from baspa.load.markdown.inlines import definitions, formula, inlines, left_out, raw_left_out
from baspa.load.markdown.leftovers import Printed, leftovers
from baspa.load.markdown.lettered_lists import LABEL
from baspa.load.markdown.line_breaks import are_lines
from baspa.load.markdown.listings import READ
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.notes_by_chapter import as_written
from baspa.load.markdown.raw_passages import LEFT_OUT
from baspa.load.markdown.smart import GOES_ON
from baspa.load.markdown.tasks import TICK
from baspa.load.markdown.verse import LINE_NAMES
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.divisions import BOX, BOX_TITLE, DIVISIONS, PAGE_BREAK, WORDED_BOXES, is_named_box
from baspa.tree.names import HEADINGS, TASK_CLASS, TICK_CLASS
from baspa.tree.notes import NOTE_LABEL

LABEL_OF_TEX = re.compile(r"\\label\{([^{}\s\\]+)\}")


def block(me: Builder, token: Token) -> None:
    """Add a block token, and what stands in it."""
    if token.map:
        me.line = token.map[0] + 1
    if handler := BLOCKS.get(token.type):
        handler(me, token)
    elif token.type == "inline":
        for left in leftovers(token.children or (), _container(me, token), Place(me.path, me.line), me.commands.known):
            if isinstance(left, Printed):
                me.printed.append(left)
            else:
                me.tree.problems.append(left)
        me.set_signs(token.children or (), GOES_ON in token.meta)
        _tick(me, token)
        _go_on(me, token)
        inlines(me, token.children or ())
        me.take(*token.meta.get(MARKS, ()))
    elif token.nesting == 1 and not token.hidden:
        me.take(*token.meta.get(MARKS, ()))
        me.refuse_attributes(token)
        me.element(token)
    elif token.nesting == -1 and not token.hidden:
        me.close()


def _go_on(me: Builder, token: Token) -> None:
    """Take the indent from a paragraph of lines; and from one behind a formula that goes on with a small letter."""
    before = me.stack[-2][-2:-1] if len(me.stack) > 1 else []
    goes_on = token.content[:1].islower() and any("formula" in each.get("class", "").split() for each in before)
    if me.stack[-1].tag == "p" and (goes_on or are_lines(token)):
        me.stack[-1].attrib.setdefault("class", "continued")


def _container(me: Builder, token: Token) -> str:
    """Return what a paragraph's tokens stand in: "caption" behind a table, where ": " begins them."""
    tables = [element.tag for element in me.stack[-2][-2:-1]] == ["table"] if len(me.stack) > 1 else False
    return "caption" if tables and (token.content.startswith(": ") or token.content == ":") else me.stack[-1].tag


def _tick(me: Builder, token: Token) -> None:
    """Write the box that an item begins with."""
    if TICK in token.meta:
        me.open("span", {"class": TICK_CLASS}, me.line).text = f"{token.meta[TICK]} "  # as wide as its box
        me.close()


def _item(me: Builder, token: Token) -> None:
    if token.info:
        me.take(RawMark("number", f"{token.info}{token.markup}"))
    me.take(*token.meta.get(MARKS, ()))
    me.refuse_attributes(token)
    if TICK in token.meta and not token.info:
        token.attrs["class"] = TASK_CLASS
    me.element(token)
    if LABEL in token.meta:  # letters, figures and brackets
        me.stack[-1].set("style", f"list-style-type: '{token.meta[LABEL]} '")


def _rule(me: Builder, token: Token) -> None:
    me.open("hr", token.attrs, me.line)
    me.close()


def _code_block(me: Builder, token: Token) -> None:
    pre = me.open("pre", {}, me.line)
    language = code_language_of(token.info)
    info, read = token.info.strip(), token.meta.get(READ, "")
    me.take(RawMark("language", info, read if read in info else ""))
    me.options += ((me.line, name) for name in options_of_info(token.info))
    code = ET.SubElement(pre, "code", {"class": f"language-{language}"} if language else {})
    settings = settings_of_cell(token.info.strip(), token.content)
    me.leave(settings, token.meta.get(READ, "") if settings else "")
    code.text = "\n".join(token.content.removesuffix("\n").split("\n")[len(settings) :])
    me.close()
    prefix = hidden_prefix(token.info)
    if language == RUST or prefix:
        code.text, hidden = parted(code.text, prefix)
        me.hide(hidden)


def _page_break(me: Builder, token: Token) -> None:
    me.take(*token.meta[MARKS])
    me.open("div", {"class": PAGE_BREAK}, me.line)
    me.close()


def _raw_left_out(me: Builder, token: Token) -> None:
    me.take(*token.meta[MARKS])
    raw_left_out(me, token)


def _definitions(me: Builder, token: Token) -> None:
    me.take(*token.meta[MARKS])
    definitions(me, token)


def _html_code(me: Builder, token: Token) -> None:
    pre = me.open("pre", {}, me.line)
    ET.SubElement(pre, "code", {"class": f"language-{token.info}"} if token.info else {}).text = token.content
    me.close()


def _html_division(me: Builder, token: Token) -> None:
    _open_division(me, token.tag, token)


def _division(me: Builder, token: Token) -> None:
    division = division_info(token.info)
    name, attributes = division.name, division.attributes
    known = is_known(division)
    me.take(*(division_marks(division) if known else (RawMark("division", division.braces),)))
    if not known:
        shown = f"::: {name}".rstrip()
        said = f'unknown division "{shown}": it is read as text, with the words behind its colons'
        me.problem("B029", said, division_hint(name), Severity.WARNING)
    token.attrs.update({key: value for key, value in attributes.items() if key in ATTRIBUTES})
    token.tag = name if name in DIVISIONS else "div"
    own = (*ATTRIBUTES, *(["title"] if attribute_title(division) else []))
    token.meta["insecure_attrs"] = {key: value for key, value in attributes.items() if key not in own}
    me.refuse_attributes(token)
    _open_division(me, token.meta.get(NAMED, name) if known else "", token)
    if not known and division.written:
        me.open("p", {}, me.line).text = division.written
        me.close()


def _open_division(me: Builder, name: str, token: Token) -> None:
    tag, given = DIVISIONS.get(name, ("div", {}))
    names = [name, *([BOX] if name in WORDED_BOXES else [])] if name else []
    classes = dict.fromkeys([*names, *str(token.attrs.pop("class", "")).split()])
    me.open(tag, {**({"class": " ".join(classes)} if classes else {}), **given, **token.attrs}, me.line)


def _box(me: Builder, token: Token) -> None:
    me.take(*token.meta[MARKS])
    _open_division(me, token.info, token)


def _box_title(me: Builder, token: Token) -> None:
    me.open("p", {"class": BOX_TITLE}, me.line)


def _division_end(me: Builder, token: Token) -> None:
    division = me.stack.pop()
    if is_named_box(division) and len(division) and division[0].tag in HEADINGS:  # as Quarto writes its title
        division[0].tag = "p"
        division[0].set("class", BOX_TITLE)
    set_tabs(division, me.tree)
    if hint := wanting(division):
        name, place = division.get("class", "").split()[0], Place(me.path, me.tree.lines[division])
        said = f"the division ::: {name} does not hold what belongs in it"
        me.tree.problems.append(Problem(place, "B160", said, hint, Severity.WARNING))


def _stanza_end(me: Builder, token: Token) -> None:
    set_verse_lines(me.stack.pop(), me.tree.lines, token.meta.get(LINE_NAMES, ()))


def _note_open(me: Builder, token: Token) -> None:
    number = token.meta["id"] + 1
    label = token.meta.get("label")
    note = ET.Element("aside", {"data-note": str(number), **({NOTE_LABEL: as_written(label)} if label else {})})
    me.line = me.calls.get(number, me.line)  # a note within a line has no line of its own
    me.tree.notes.append(note)
    me.stack.append(note)


def _close(me: Builder, token: Token) -> None:
    me.close()


def _skip(me: Builder, token: Token) -> None:
    """Leave out a token that has no element of its own."""


def _take_label(me: Builder, token: Token) -> None:
    r"""Let the one \label of a formula be its name, where it has no other."""
    found = LABEL_OF_TEX.findall(token.content)
    if len(found) == 1 and token.attrs.get("id", found[0]) == found[0]:
        token.attrs["id"] = found[0]
        token.content = LABEL_OF_TEX.sub("", token.content)
        me.take(RawMark("name", f"\\label{{{found[0]}}}"))


def _formula_on_lines(me: Builder, token: Token) -> None:
    me.refuse_attributes(token)
    _take_label(me, token)
    classes = " ".join(("formula", *str(token.attrs.get("class", "")).split()))
    paragraph = me.open("p", {**token.attrs, "class": classes}, me.line)
    tag = formula(me, token)
    if tag or "id" in token.attrs:
        ET.SubElement(paragraph, "span", {"class": "formula-number"}).text = f"({tag})" if tag else None
        paragraph.set("class", f"{classes} numbered")
    me.close()
    me.take(*token.meta.get(MARKS, ()))
    me.formula_end = token.map[1] if token.map else -1


BLOCKS: Mapping[str, Handler] = {
    "hr": _rule,
    "list_item_open": _item,
    "fence": _code_block,
    "code_block": _code_block,
    "html_block": left_out,
    "formula_block": _formula_on_lines,
    "container_division_open": _division,
    "container_division_close": _division_end,
    "page_break": _page_break,
    LEFT_OUT: _raw_left_out,
    DEFINITIONS: _definitions,
    "html_code": _html_code,
    "html_division_open": _html_division,
    "html_division_close": _division_end,
    "box_open": _box,
    "box_close": _division_end,
    "box_title_open": _box_title,
    "stanza_close": _stanza_end,
    "footnote_block_open": _skip,
    "footnote_block_close": _skip,
    "footnote_open": _note_open,
    "footnote_close": _close,
    "footnote_anchor": _skip,
}
