"""Boxes as other dialects write them, and their titles: as many grammars for one thing as there are platforms.

GitHub's alerts are quotations that begin with `[!NOTE]`, behind which Obsidian has a title. MkDocs writes `!!! note`
and indents what is in it. Divisions have the names of Docusaurus and VuePress (`::: tip Title`), Quarto
(`::: {.callout-tip title="Title"}`) and MyST (`:::{tip}`). All become the divisions of baspa/tree/divisions.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.attrs.parse import ParseError, parse

from baspa.load.markdown.attributes import GUARDED
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.tree.directives import DIRECTIVE_KINDS
from baspa.tree.divisions import BOX, DIVISIONS, NAMED_BOXES, STATED_BOXES, VERSION_BOXES, WORDED_BOXES
from baspa.tree.side_by_side import GROUP_CAPTIONS

ALIASES = {"info": "note", "hint": "tip", "attention": "warning", "danger": "warning", "error": "warning"}
OF_DIRECTIVES = {  # the press's divisions, by the kinds of directives, beside the boxes
    **{name: name for name in ("bibliography", "epigraph", "glossary")},
    "aside": BOX,
    "show-index": "index",
}
THEOREMS = {  # by how their names begin in Quarto
    "thm": "theorem",
    "lem": "lemma",
    "cor": "corollary",
    "prp": "proposition",
    "cnj": "conjecture",
    "def": "definition",
    "exm": "example",
    "exr": "exercise",
    "sol": "solution",
    "rem": "remark",
    "alg": "algorithm",
}
GATE = "-start"  # with which the name of a directive ends that another one closes
BESIDE = ("column-margin", "aside")  # classes of Quarto's for what stands in the margin
OF_QUARTO = ("proof", "remark", "solution")  # which it tells by their class
INFO = re.compile(r"\s*([^{}]*?)\s*(\{.*\})?\s*")  # of a division: its name and title, its attributes
MYST = re.compile(r"\s*(\{(?:[\w-]+:)?[\w-]+\})\s*(.*)")
NAMED = re.compile(r"[\w-]+(?![^\s\[])")
TITLE = re.compile(r"\[(?P<held>.+)\]|(?P<mark>[\"']?)(?P<words>.+)(?P=mark)")
ALERT = re.compile(r"(\[!([\w-]+)\])[-+]?[ \t]*([^\n]*)(?:\n|\Z)")
MKDOCS = re.compile(r"[ \t]*([\w-]+(?: inline(?: end)?)?)(?:[ \t]+\"(.*)\")?[ \t]*")
MKDOCS_LINE = re.compile(r"(?:!!!|\?\?\?\+?)(?=[ \t])")


class DivisionInfo(NamedTuple):
    """What stands behind the colons of a division."""

    name: str  # "" for none; else as the press has it, where it has it
    attributes: Mapping[str, Any]
    title: str = ""  # in words behind the name, which are Markdown
    written: str = ""  # the name, with what stands around it, as its author wrote it
    braces: str = ""


def division_info(info: str) -> DivisionInfo:
    """Return what `box {#a lang=ru}`, `{.box #a}`, `{lang=ru}`, `tip Title`, `{.callout-tip}` or `{tip} Title` says."""
    if (myst := MYST.fullmatch(info)) and (name := directive_name(myst[1][1:-1])):
        return DivisionInfo(name, {}, title_of(myst[2]), myst[1])
    match = INFO.fullmatch(info)
    try:
        attributes = dict(parse(match[2])[1]) if match and match[2] else {}
    except ParseError:
        match = None
    if match is None:
        return DivisionInfo(info.strip(), {}, written=info.strip())
    named = NAMED.match(match[1]) if match[1] not in DIVISIONS else None
    if named and (name := box_name(named[0]) or stated_name(named[0])):
        return DivisionInfo(name, attributes, title_of(match[1][named.end() :]), named[0], match[2] or "")
    return DivisionInfo(match[1] or named_by(attributes), attributes, "", match[1], match[2] or "")


def is_known(division: DivisionInfo) -> bool:
    """Tell whether the press has a division, or it is one of attributes alone."""
    return division.name in DIVISIONS or (not division.name and bool(division.attributes))


def named_by(attributes: dict[str, Any]) -> str:
    """Return the name that a class stands for, which is no class then where it is another dialect's."""
    classes = str(attributes.get("class", "")).split()
    named = "id" in attributes  # as bookdown has theorems; without one the class may be the author's own
    for known in (n for n in classes if n in DIVISIONS and (named or n in OF_QUARTO or not stated_name(n))):
        return known
    if stated := THEOREMS.get(str(attributes.get("id", "")).partition("-")[0]):
        return stated
    if beside := [name for name in classes if name in BESIDE]:
        attributes["class"] = " ".join(name for name in classes if name not in beside)
        return BOX
    for other in (name for name in classes if name.startswith("callout-") and box_name(name)):
        attributes["class"] = " ".join(name for name in classes if name != other)
        return box_name(other)
    return ""


def box_name(name: str) -> str:
    """Return the press's name of a box, "" where it is none: in capitals, of other platforms, callout- before it."""
    plain = name.lower().removeprefix("callout-")
    plain = {**ALIASES, "admonition": BOX}.get(plain, plain)
    return plain if plain in (BOX, *NAMED_BOXES) else ""


def stated_name(name: str) -> str:
    """Return the name of a theorem and its like, or of a note on a version, "" for what is none."""
    return name if name in (*STATED_BOXES, *VERSION_BOXES) else ""


def directive_name(name: str) -> str:
    """Return the division that a directive of MyST is, "" for none."""
    bare = name.rpartition(":")[2].removesuffix(GATE)  # of prf:theorem
    return box_name(bare) or stated_name(bare) or OF_DIRECTIVES.get(DIRECTIVE_KINDS.get(bare, ""), "")


def title_of(words: str) -> str:
    """Return a title without the quotes or brackets around it."""
    match = TITLE.fullmatch(words.strip())
    return (match["words"] or match["held"]) if match else ""


def other_boxes(markdown: MarkdownIt) -> None:
    """Add the rules to a parser; they make `container_division` and `box` tokens, whose `info` is a division's."""
    markdown.block.ruler.before(
        "fence", "admonition", mkdocs_box, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.core.ruler.after("block", "alerts", read_alerts)
    markdown.core.ruler.after("alerts", "titles", read_titles)
    markdown.core.ruler.after("inline", "plain_titles", plain_titles)


def mkdocs_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `!!! note "Title"` where indented lines are below it; words that name no box are its title."""
    line = line_at(state, start)
    sign = MKDOCS_LINE.match(line)
    if not sign or not line[sign.end() :].strip():
        return False
    below = next((n for n in range(start + 1, end) if not state.isEmpty(n)), end)
    if below == end or state.sCount[below] < state.sCount[start] + 4:
        return False
    return bool(admonition(state, start, end, silent))


def read_alerts(state: StateCore) -> None:
    """Make boxes of the quotations that begin with `[!NOTE]`."""
    tokens, put, alerts = state.tokens, dict[int, list[Token]](), list[bool]()  # of each quotation that is open
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            match = ALERT.match(tokens[index + 2].content) if tokens[index + 1].type == "paragraph_open" else None
            alerts.append(bool(match and box_name(match[2])))
            if match and alerts[-1]:
                make_box(token, match[2], match[1])
                put |= {index + 1: alert_tokens(tokens[index + 1 : index + 4], match), index + 2: [], index + 3: []}
        elif token.type == "blockquote_close" and alerts.pop():
            token.type = "box_close"
    put_in(state, put)


def read_titles(state: StateCore) -> None:
    """Make boxes of what MkDocs writes, and put the titles of divisions into them."""
    put = dict[int, list[Token]]()
    for index, token in enumerate(state.tokens):
        if token.type == "admonition_open":
            given = MKDOCS.fullmatch(token.info)
            name = given[1] if given and (given[2] or box_name(given[1].split()[0])) else ""
            title = ((given[2] if given else None) or "") if name else title_of(token.info)
            drawn = 3 if token.content else 0  # tokens of its title, which the plugin makes of the name where none is
            make_box(token, name.split()[0] if name else BOX, name)
            put |= {index + number: [] for number in range(1, drawn + 1)}
            put[index] = [token, *title_tokens(title, token)]
        elif token.type == "admonition_close":
            token.type = "box_close"
        elif token.type == "container_division_open":
            put[index] = [token, *title_tokens(division_info(token.info).title, token)]
    put_in(state, put)


def put_in(state: StateCore, put: Mapping[int, Sequence[Token]]) -> None:
    """Put others in the place of tokens, each named by its index."""
    if put:
        state.tokens = [each for index, token in enumerate(state.tokens) for each in put.get(index, (token,))]


def make_box(token: Token, name: str, written: str) -> None:
    """Make a token the beginning of a box."""
    token.type, token.info, token.attrs = "box_open", box_name(name) or BOX, {}
    token.meta = {MARKS: [RawMark("division", written)]}


def alert_tokens(paragraph: Sequence[Token], match: re.Match[str]) -> list[Token]:
    """Return the title of an alert, and what its first paragraph holds beside it."""
    opening, inline, closing = paragraph
    title = title_tokens(match[3].strip(), opening)
    inline.content = inline.content[match.end() :]
    if not inline.content:
        return title
    first = inline.map[0] + 1 if inline.map else 0
    inline.map = opening.map = [first, first + inline.content.count("\n") + 1]
    return [*title, opening, inline, closing]


def title_tokens(title: str, around: Token, children: Sequence[Token] = ()) -> list[Token]:
    """Return the tokens of a title that stands on the first line of another token."""
    if not title:
        return []
    opening, inline, closing = (
        Token("box_title_open", "p", 1),
        Token("inline", "", 0),
        Token("box_title_close", "p", -1),
    )
    opening.map = inline.map = [around.map[0], around.map[0] + 1] if around.map else None
    inline.content, inline.children = title, list(children)
    return [opening, inline, closing]


def plain_titles(state: StateCore) -> None:
    """Put the titles that stand in attributes into their boxes: they are plain text, as all values are."""
    put = dict[int, list[Token]]()
    for index, token in enumerate(state.tokens):
        if token.type == "container_division_open" and (title := attribute_title(division_info(token.info))):
            text = Token("text", "", 0)
            text.content = title
            put[index] = [token, *title_tokens(title, token, (text,))]
    put_in(state, put)


def attribute_title(division: DivisionInfo) -> str:
    """Return the title that the attributes of a box give it."""
    titled = division.name in (BOX, *WORDED_BOXES) and not division.title
    return GUARDED.sub(r"\1", str(division.attributes.get("title", ""))).strip() if titled else ""


def division_marks(division: DivisionInfo) -> Iterator[RawMark]:
    """Yield what of a division's line is no text."""
    if division.title:
        yield from (RawMark("division", division.written), RawMark("division", division.braces))
    else:
        said = " ".join(filter(None, (attribute_title(division), *group_captions(division))))
        yield RawMark("division", f"{division.written} {division.braces}".strip(), said)


def group_captions(division: DivisionInfo) -> Iterator[str]:
    """Yield the captions that attributes of a division give what it holds."""
    yield from (str(division.attributes[name]) for name in GROUP_CAPTIONS if name in division.attributes)
