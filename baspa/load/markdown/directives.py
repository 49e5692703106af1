"""Directives of MyST: a fence, or three colons, with a name in braces; those that the press has a construct for.

    ```{note} Title        boxes, and the divisions of the same name
    :::{figure} press.png  a figure, whose first paragraph is its caption; {figure-md}, {image}, {table}, {list-table}
    ```{math}              a formula
    ```{code-block} c      code; likewise {code}, {code-cell}, {sourcecode}
    ```{toctree}           nothing: the press makes its own contents

Its `name` or `label` is what links lead to. All others stay what they are without braces: code, or a division that the
press does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.admonish import admonish
from baspa.load.markdown.attributes import fault
from baspa.load.markdown.blocks_within import push_paragraph, tokenize_within
from baspa.load.markdown.boxes import GATE, MYST, box_name, directive_name
from baspa.load.markdown.captions import SAID_TWICE, picture_alone
from baspa.load.markdown.cells import CELLS, cells
from baspa.load.markdown.csv_tables import csv_table
from baspa.load.markdown.directive_options import note_options, options_at
from baspa.load.markdown.directive_tokens import NAMES, Directive, Known, captioned, centred, open_directive
from baspa.load.markdown.directives_around import around, gate_at, glossary, rubric
from baspa.load.markdown.dollars import push_formula
from baspa.load.markdown.embeds import embeds, linked, raw
from baspa.load.markdown.line_texts import closing, line_at
from baspa.load.markdown.listings import begin_listing, listings, plain_caption
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import LEFT_OUT, width_read
from baspa.tree.directives import DIRECTIVE_KINDS, HEAD_COLUMNS, HEAD_ROWS
from baspa.tree.divisions import BOX, NAMED_BOXES
from baspa.tree.side_by_side import GROUPED

OPENING = re.compile(r"(`{3,}|~{3,}|:{3,})(\{(?:[\w-]+:)?[\w-]+\}.*)")
NAMED = "named"  # key of a division's meta: the box that its class makes of it
FOLDED = ("dropdown", "toggle", "full-width", "margin")  # classes of boxes that fold or move: they stand where they are
COLUMNS = re.compile(r"\bgrid-cols-([1-6])\b")
SOLUTION, LABEL = "solution", re.compile(r"[\w:.-]+")
READ_TO = 5  # tokens behind that of a figure: its picture, and the beginning of its caption


def directives(markdown: MarkdownIt) -> None:
    """Add the rule, which makes the tokens of what each directive is, and that of mdBook's fences."""
    admonish(markdown)
    markdown.block.ruler.before(
        "container_division", "directive", directive, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.core.ruler.after("inline", "figure_words", figure_words)
    listings(markdown)
    cells(markdown)
    embeds(markdown)


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a directive that the press knows, down to its end; one that nothing closes is none."""
    opening = OPENING.fullmatch(line_at(state, start).rstrip())
    named = MYST.fullmatch(opening[2]) if opening else None
    if state.is_code_block(start) or opening is None or named is None:
        return False
    name = named[1][1:-1]
    if name.endswith(GATE):
        return gated_division(state, start, end, opening[1], named, silent)
    reader = READERS.get(DIRECTIVE_KINDS.get(name, "")) or (division if directive_name(name) else None)
    close = closing(state, start, end, opening[1]) if reader else None
    if close is None or reader is None:
        return False
    if not silent:
        options, body = options_at(state, start + 1, close)
        known = reader(state, Directive(name, named[2].strip(), opening[1], start, body, close, options))
        note_options(state, options, known)
        state.line = close + 1
    return True


def gated_division(state: StateBlock, start: int, end: int, fence: str, named: re.Match[str], silent: bool) -> bool:
    """Read what stands between two directives, {exercise-start} and {exercise-end}."""
    name = named[1][1:-1].removesuffix(GATE)
    close = closing(state, start, end, fence) if directive_name(name) else None
    stop = gate_at(state, f"{name}-end", close + 1, end) if close is not None else None
    if close is None or stop is None:
        return False
    if not silent:
        options, _ = options_at(state, start + 1, close)
        state.env.setdefault(MARKS, []).append((stop[0], RawMark("directive", f"{{{name}-end}}")))
        it = Directive(named[1][1:-1], named[2].strip(), fence, start, close + 1, stop[0], options)
        at = len(state.tokens)
        note_options(state, options, division(state, it))
        state.tokens[at].map, state.line = [start, stop[1]], stop[1] + 1
    return True


def division(state: StateBlock, it: Directive) -> Known:
    """Read a box; `class` may say of which kind an admonition is."""
    token = open_directive(state, it, "container_division_open")
    argument = it.argument
    if it.name.rpartition(":")[2].removesuffix(GATE) == SOLUTION and LABEL.fullmatch(argument):  # of its exercise
        state.env.setdefault(MARKS, []).append((it.start, RawMark("aim", argument)))
        argument = ""
    token.markup, token.info = it.fence, f"{{{it.name}}} {argument}".strip()
    classes = [each for each in it.said("class").split() if each not in FOLDED]
    kind = next(filter(NAMED_BOXES.__contains__, classes), "") if box_name(it.name) == BOX else ""
    token.meta = {NAMED: kind} if kind else {}
    classes = [each for each in classes if each != kind]
    token.attrs = {key: value for key, value in (("id", it.label), ("class", " ".join(classes))) if value}
    tokenize_within(state, it.body, it.close)
    state.push("container_division_close", "div", -1).block = True
    return *NAMES, "class"


def figure(state: StateBlock, it: Directive) -> Known:
    """Read a picture with its caption and what stands below that; without one, several that stand in it."""
    if not it.argument:
        return pictures(state, it)
    token = captioned(state, it, "figure", it.label)
    token.meta = {MARKS: [RawMark("directive", f"{{{it.name}}} {it.argument}")]}
    push_paragraph(state, "", it.start, [_image(it)])
    tokenize_within(state, it.body, it.close)
    state.push("directive_close", "div", -1)
    return *NAMES, "alt", *(["width"] if _width(it) else []), *centred(it)


def pictures(state: StateBlock, it: Directive) -> Known:
    """Read several pictures with one caption; a class of MyST's says how many stand in a row."""
    token = open_directive(state, it, "directive_open")
    token.attrs = {GROUPED: "figure", **({"id": it.label} if it.label else {})}
    if columns := COLUMNS.search(it.said("class")):
        token.attrs["data-layout-ncol"] = columns[1]
    token.meta = {MARKS: [RawMark("directive", f"{{{it.name}}}")]}
    tokenize_within(state, it.body, it.close)
    state.push("directive_close", "div", -1)
    return *NAMES, "class", *centred(it)


def _image(it: Directive) -> Token:
    alt, width = it.said("alt"), _width(it)
    image = Token("image", "img", 0, attrs={"src": normalizeLink(it.argument), "alt": ""})
    image.children = [Token("text", "", 0, content=alt)] if alt else []
    image.meta["insecure_attrs"] = {"width": width} if width else {}
    return image


def _width(it: Directive) -> str:
    """Return the width of a picture, "" for none that it could have."""
    width = width_read(it.said("width"))
    return "" if fault("image", "width", width) else width


def figure_of_markdown(state: StateBlock, it: Directive) -> Known:
    """Read a figure whose picture is written in Markdown, above its caption; its argument is its name."""
    token = captioned(state, it, "figure", it.argument or it.label)
    token.meta = {MARKS: [RawMark("directive", f"{{{it.name}}} {it.argument}".strip())]}
    tokenize_within(state, it.body, it.close)
    state.push("directive_close", "div", -1)
    return *NAMES, *centred(it)


def table(state: StateBlock, it: Directive) -> Known:
    """Read a table, or one that is written as a list of lists, with its caption behind the name."""
    token = captioned(state, it, "table", it.label)
    token.meta = {MARKS: [RawMark("division", f"{{{it.name}}}")]}
    if it.name == "list-table":
        token.attrs |= {HEAD_ROWS: it.said("header-rows") or "0", HEAD_COLUMNS: it.said("stub-columns") or "0"}
    tokenize_within(state, it.body, it.close)
    if it.argument:
        push_paragraph(state, it.argument, it.start)
    state.push("directive_close", "div", -1)
    return *NAMES, *centred(it), *(("header-rows", "stub-columns") if it.name == "list-table" else ())


def math(state: StateBlock, it: Directive) -> Known:
    """Read a formula."""
    lines = [line_at(state, number) for number in range(it.body, it.close)]
    state.line = it.close + 1
    name = it.label
    text = "\n".join((it.argument, *[""] * (it.body - it.start - 1), *lines))
    token = push_formula(state, it.start, text, {"id": name} if name else {}, ("id",))
    token.meta[MARKS] = [RawMark("division", f"{{{it.name}}}")]
    return NAMES


def code(state: StateBlock, it: Directive) -> Known:
    """Read a block of code; its argument is its language. Caption and name make a division of it."""
    caption, name = it.said("caption"), it.label
    if it.name == "code-cell":
        state.env.setdefault(CELLS, []).append(it.start + 1)
    if caption or name:
        begin_listing(state.push("box_open", "div", 1), name)
    if caption:
        push_paragraph(state, "" if plain_caption(caption) else caption, it.start, plain_caption(caption))
    token = state.push("fence", "code", 0)
    token.info, token.markup, token.map = it.argument, it.fence, [it.start, it.close + 1]
    token.content = state.getLines(it.body, it.close, state.sCount[it.start], True)
    state.env.setdefault(MARKS, []).append((it.start, RawMark("division", f"{{{it.name}}}")))
    if caption or name:
        state.push("box_close", "div", -1)
    return *NAMES, "caption"


def left_out(state: StateBlock, it: Directive) -> Known:
    """Leave out what the press has no use for, all its lines, and tell of it."""
    lines = [line_at(state, number).strip() for number in range(it.start, it.close)]
    mark = RawMark("directive", "\n".join(lines).lstrip(it.fence[0]))
    state.env.setdefault(MARKS, []).append((it.start, mark))
    state.env.setdefault(LEFT_OUT, []).append((it.start + 1, f"{{{it.name}}}"))
    it.options.clear()
    return ()


def figure_words(state: StateCore) -> None:
    """Let the caption of a figure say what is seen, where nothing else does."""
    tokens = state.tokens
    for at, token in enumerate(tokens[:-READ_TO]):
        if token.type == "directive_open" and (image := picture_alone(tokens[at + 2])) and not image.children:
            caption = tokens[at + 5].children or () if tokens[at + 4].type == "paragraph_open" else ()
            said = "".join(" " if child.type == "softbreak" else child.content for child in caption)
            image.children = [Token("text", "", 0, content=said)] if said else []
            image.meta[SAID_TWICE] = bool(said)


def glossary_of_any(state: StateBlock, it: Directive) -> Known:
    """Read a glossary."""
    known = glossary(state, it)
    return division(state, it) if known is None else known


READERS: Mapping[str, Callable[[StateBlock, Directive], Known]] = {  # by what tree/directives.py says that a name is
    "figure": figure,
    "figure-md": figure_of_markdown,
    **dict.fromkeys(("table", "list-table"), table),
    "math": math,
    "code": code,
    "csv-table": csv_table,
    "around": around,
    "glossary": glossary_of_any,
    "rubric": rubric,
    "linked": linked,
    "raw": raw,
    **dict.fromkeys(("contents", "facts", "index"), left_out),
}
