r"""Names as other dialects give them: what references lead to, without `{#name}`.

    (sec-two)=                            MyST, on the line before a heading, a picture, a table or another block
    $$ a = b $$ (eq-a)                    MyST, behind a formula
    ![(\#fig:a) Caption](a.png)           bookdown, where a caption begins; likewise `Table: (\#tab:a) Caption`

Whether a picture's brackets are its caption: they are to Quarto, pandoc-crossref and bookdown, and its name tells; so
does a number that they begin with, `![Figure 1. A press](press.png)`. Where it has a name that number goes:
the press prints its own.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.language.typed_labels import begins_as_caption, label_before
from baspa.load.markdown.captions import BRACKETS, PLACED, picture_alone
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import ALTERNATIVES
from baspa.load.markdown.picture_rows import picture_rows

TARGET = re.compile(r"\(([^()\s\"'<>&%\\]+)\)=[ \t]*")
CAPTION_NAME = re.compile(r"(?:: )?\(\\#([\w:.-]+)\)\s*")
FIGURE_NAME = re.compile(r"(?i:fig)[-:]")
WAITING = "name"  # key of the meta of a target's token
NAMED = ("heading_open", "table_open", "paragraph_open", "formula_block", "container_division_open", "blockquote_open",
         "bullet_list_open", "ordered_list_open", "dl_open", "box_open", "lines_open", "directive_open")  # fmt: skip


AROUND = ("paragraph_open", "td_open", "th_open")  # a picture that stands alone


def place_names(markdown: MarkdownIt) -> None:
    """Add the rules to a parser, and that of rows of pictures, which comes before that of captions."""
    markdown.block.ruler.before("paragraph", "target", target)
    markdown.core.ruler.after("table_captions", "caption_names", caption_names)
    markdown.core.ruler.after("inline", "names_given", names_given)
    picture_rows(markdown)


def target(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `(name)=` on a line of its own, where something that can have the name follows."""
    match = TARGET.fullmatch(line_at(state, start)) if not state.is_code_block(start) else None
    if match is None:
        return False
    if not silent:
        token = state.push("target", "", 0)
        token.map, token.meta[WAITING] = [start, start + 1], match[1]
        state.line = start + 1
    return True


def caption_names(state: StateCore) -> None:
    r"""Give tables the names that their captions begin with, `(\#tab:a)`."""
    table = Token("", "", 0)
    for before, opening, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        table = before if before.type == "table_open" else table
        is_caption = before.type == "table_close" and opening.type == "paragraph_open"
        if is_caption and (match := CAPTION_NAME.match(inline.content)):
            table.attrs.setdefault("id", match[1])
            inline.meta.setdefault(MARKS, []).append(RawMark("name", match[0].removeprefix(": ").strip()))
            inline.content = f": {inline.content[match.end() :]}"


def names_given(state: StateCore) -> None:
    """Give what follows targets their names, and pictures that stand alone the captions in their brackets."""
    kept, waiting = list[Token](), list[Token]()
    for token, inline in zip(state.tokens, [*state.tokens[1:], Token("", "", 0)], strict=False):
        picture = picture_alone(inline) if token.type in AROUND else None
        if picture:
            take_name(picture)
        owner = picture or (token if token.type in NAMED else None)
        if token.type == "target":
            waiting.append(token)
            continue
        for each in waiting:
            if owner is None or owner.attrs.get("id", each.meta[WAITING]) != each.meta[WAITING]:
                kept += as_text(each)
            else:
                owner.attrs["id"] = each.meta[WAITING]
                noted = RawMark("name", f"({each.meta[WAITING]})=")
                state.env.setdefault(MARKS, []).append((each.map[0] if each.map else 0, noted))
        waiting = []
        if picture:
            take_caption(picture)
        kept.append(token)
    state.tokens = kept + [each for left in waiting for each in as_text(left)]


def as_text(target: Token) -> list[Token]:
    """Return the paragraph of a target that nothing takes its name from."""
    opening, inline, closing = (
        Token("paragraph_open", "p", 1),
        Token("inline", "", 0),
        Token("paragraph_close", "p", -1),
    )
    opening.map = inline.map = target.map
    inline.content = f"({target.meta[WAITING]})="
    inline.children = [Token("text", "", 0, content=inline.content)]
    return [opening, inline, closing]


def take_name(picture: Token) -> None:
    r"""Let a picture have the name that its brackets begin with, `(\#fig:a)`."""
    children = picture.children or []
    if (match := CAPTION_NAME.match(picture.content)) and len(children) > 2:
        picture.attrs.setdefault("id", match[1])
        picture.meta.setdefault(MARKS, []).append(RawMark("name", match[0].strip()))
        children[2].content = children[2].content.removeprefix(f"{match[1]})").lstrip()  # behind a bracket and a sign
        del children[:2]


def take_caption(picture: Token) -> None:
    """Let the brackets of a picture be its caption, where its name, its alternative text or a typed number says so."""
    name = str(picture.attrs.get("id", ""))
    own = picture.meta.get("insecure_attrs", {})
    said = any(str(own.get(key, "")).strip() for key in ALTERNATIVES)
    plain = all(child.type not in ("html_inline", "image") for child in picture.children or ())
    if not picture.children or not plain or picture.attrs.get("title"):
        return
    if FIGURE_NAME.match(name) or said or begins_as_caption(picture.content, "figure"):
        picture.meta[BRACKETS] = True


def take_typed_number(picture: Token) -> str:
    """Take the number off that the caption in a named picture's brackets begins with; return it, "" for none."""
    named = picture.attrs.get("id") or PLACED in picture.meta
    first = picture.children[0] if picture.children and named else None
    label = label_before(first.content, "figure") if first and first.type == "text" else ""
    if first is None or len(label) == len(picture.content):
        return ""
    first.content = first.content[len(label) :]
    return label
