"""The grammar of the Markdown dialect: CommonMark 0.31, and the plugins and rules that are added; text in, tokens out.

Only this, its neighbours and smart.py know markdown-it-py. docs/manuscript.md is the same grammar in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from baspa.load.markdown.abbreviations import abbreviations
from baspa.load.markdown.attributes import ATTRIBUTES, image_attributes
from baspa.load.markdown.bare_addresses import bare_addresses
from baspa.load.markdown.blanks import blank_lines
from baspa.load.markdown.boxes import division_info, is_known, other_boxes
from baspa.load.markdown.captions import captioned_image, figures_alone
from baspa.load.markdown.captions_before import captions_before
from baspa.load.markdown.colon_attributes import BEHIND, as_pandoc, colon_attributes
from baspa.load.markdown.content_tabs import content_tabs
from baspa.load.markdown.counted_lists import lists_below_colons
from baspa.load.markdown.dashed_tables import dashed_tables
from baspa.load.markdown.depth import bounded
from baspa.load.markdown.directives import directives
from baspa.load.markdown.dollars import dollars
from baspa.load.markdown.emphasis_beside_quotes import emphasis
from baspa.load.markdown.example_lists import example_lists
from baspa.load.markdown.formula_definitions import formula_definitions
from baspa.load.markdown.grid import grid_table
from baspa.load.markdown.heading_references import heading_references
from baspa.load.markdown.html_blocks import html_in_blocks
from baspa.load.markdown.html_inlines import html_in_lines
from baspa.load.markdown.html_whole import whole_html
from baspa.load.markdown.indented_lists import indented_lists
from baspa.load.markdown.kramdown_lines import kramdown_lines
from baspa.load.markdown.lettered_lists import lettered_lists
from baspa.load.markdown.line_breaks import line_breaks
from baspa.load.markdown.margin_notes import margin_notes
from baspa.load.markdown.marks import MARKS, RawMark, note_marks
from baspa.load.markdown.math_fences import math_fences
from baspa.load.markdown.myst_lines import myst_lines
from baspa.load.markdown.nested_divisions import nested_divisions
from baspa.load.markdown.notes_by_chapter import notes_by_chapter
from baspa.load.markdown.options_below import options_below
from baspa.load.markdown.page_breaks import page_breaks
from baspa.load.markdown.place_names import place_names
from baspa.load.markdown.raw_passages import raw_passages
from baspa.load.markdown.roles import roles
from baspa.load.markdown.short_addresses import short_addresses
from baspa.load.markdown.smart import speeches
from baspa.load.markdown.tables import counted_table, table_captions
from baspa.load.markdown.tasks import tick_boxes
from baspa.load.markdown.terms import long_terms
from baspa.load.markdown.tex_brackets import tex_brackets
from baspa.load.markdown.typed_references import typed_references
from baspa.load.markdown.verse import verse
from baspa.load.markdown.words_between import words_between
from baspa.tree.names import CONTROL, OVERRIDES, SEPARATORS, TURNS

# Behind ], ) or ` they belong to a piece of the line; a brace that a backslash guards is text.
TRAILING = re.compile(r"(?:\s+|(?<![\])`]))(\{(?:\\.|[^{}\\])*\})\s*$")
UNNUMBERED = re.compile(r"\A\{\s*-(?=[\s}])")  # as pandoc has it
GUARDED = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
UNSHOWN = re.compile(
    f"[\t\n\ufffd{SEPARATORS}{OVERRIDES}{TURNS}]"
)  # in an address: no letters, or not to be told apart


def parser(cites: bool = False, keys: Sequence[str] = ()) -> MarkdownIt:
    """Return the parser of the dialect; where the book cites, @ and a name are a citation, and one of `keys` always."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    long_terms(markdown)
    markdown.use(attrs_plugin, spans=True, allowed=ATTRIBUTES)
    markdown.inline.ruler.before("attr", "image_attributes", image_attributes)
    colon_attributes(markdown)
    markdown.use(container_plugin, name="division", validate=lambda info, _: is_known(division_info(info)))
    markdown.block.ruler.at("table", counted_table, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.before("table", "grid_table", grid_table, {"alt": ["paragraph", "reference"]})
    dashed_tables(markdown)
    verse(markdown)
    markdown.inline.ruler.at("image", captioned_image)
    words_between(markdown)
    other_boxes(markdown)
    lists_below_colons(markdown)
    lettered_lists(markdown)
    options_below(markdown)
    indented_lists(markdown)
    example_lists(markdown)
    page_breaks(markdown)
    blank_lines(markdown)
    myst_lines(markdown)
    content_tabs(markdown)
    abbreviations(markdown)
    directives(markdown)
    nested_divisions(markdown)  # whose rule comes behind that of directives
    bare_addresses(markdown)
    dollars(markdown, ATTRIBUTES)
    tex_brackets(markdown, ATTRIBUTES)
    math_fences(markdown, ATTRIBUTES)
    raw_passages(markdown)
    formula_definitions(markdown)
    markdown.inline.ruler.at("emphasis", emphasis)
    if cites:
        from baspa.load.markdown.citations import citations
        from baspa.load.markdown.role_citations import role_citations

        citations(markdown, keys)
        role_citations(markdown)
    typed_references(markdown, keys)
    roles(markdown)
    # What a backslash guards stays a token of its own: \[^1] is text, [^1] a call.
    markdown.disable("text_join")
    notes_by_chapter(markdown)
    markdown.core.ruler.before("footnote_tail", "notes_apart", notes_apart)
    markdown.core.ruler.after("block", "table_captions", table_captions)
    markdown.core.ruler.before("table_captions", "captions_before", captions_before)
    markdown.core.ruler.before("inline", "trailing_attributes", trailing_attributes)
    kramdown_lines(markdown)
    heading_references(markdown)
    line_breaks(markdown)
    margin_notes(markdown)
    markdown.core.ruler.before("inline", "tick_boxes", tick_boxes)
    markdown.core.ruler.before("inline", "speeches", speeches)
    markdown.core.ruler.after("inline", "figures_alone", figures_alone)
    markdown.inline.ruler.at("link", whole_link)
    markdown.core.ruler.after("block", "html_in_blocks", html_in_blocks)
    markdown.core.ruler.push("html_in_lines", html_in_lines)
    markdown.inline.ruler.before("html_inline", "whole_html", whole_html)
    place_names(markdown)
    bounded(markdown)
    note_marks(markdown)
    # A bad address shall be parsed and reported, not printed as text.
    markdown.validateLink = lambda *_: True  # type: ignore[method-assign]
    markdown.normalizeLinkText = shown_address  # type: ignore[method-assign, assignment]
    short_addresses(markdown)
    return markdown


def shown_address(address: str) -> str:
    """Return an address between < and > as it is read: its letters for their codes, %D0%9A; as it is where none are."""
    shown = normalizeLinkText(address)
    return address if UNSHOWN.search(shown) or CONTROL.search(shown) else shown


def whole_link(state: StateInline, silent: bool) -> bool:
    """Read a link as markdown-it-py does, but for `[a](b [c]`: it takes that for `[a][c]`, and (b is lost."""
    start = state.pos
    if state.src[start] != "[" or not link(state, True):
        return False
    stop, state.pos = state.pos, start
    end = state.md.helpers.parseLinkLabel(state, start, True)
    if state.src.startswith("(", end + 1) and stop > end + 1 and state.src[stop - 1] == "]":
        return False
    return link(state, silent)


def notes_apart(state: StateCore) -> None:
    """Put the text of a note that stands in another note's behind it: the plugin takes the other for ended there."""
    outside: list[Token] = []
    texts: list[list[Token]] = []
    around: list[list[Token]] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            around.append([])
        (around[-1] if around else outside).append(token)
        if token.type == "footnote_reference_close":
            texts.append(around.pop())
    state.tokens = [*outside, *(token for text in texts for token in text)]


def trailing_attributes(state: StateCore) -> None:
    """Move `{#id .class}` from the end of a heading to its token, of a caption to its table's, as pandoc reads it."""
    before, tables = Token("", "", 0), list[Token]()
    for opening, inline in pairwise(state.tokens):
        ended = tables.pop() if before.type == "table_close" else before
        if opening.type == "table_open":
            tables.append(opening)
        elif opening.type == "heading_open" or (opening.type == "paragraph_open" and BEHIND.search(inline.content)):
            _take_attributes(inline, opening)
        elif ended is not before and opening.type == "paragraph_open" and inline.content.startswith(": "):
            _take_attributes(inline, ended)
        before = opening


def _take_attributes(inline: Token, owner: Token) -> None:
    match = TRAILING.search(inline.content)
    if not match or GUARDED.search(inline.content, 0, match.start(1)):
        return
    try:
        _, attributes = parse(UNNUMBERED.sub("{.unnumbered", as_pandoc(match[1])))
    except ParseError:
        return
    owner.attrs.update({name: value for name, value in attributes.items() if name in ATTRIBUTES})
    owner.meta["insecure_attrs"] = {name: value for name, value in attributes.items() if name not in ATTRIBUTES}
    inline.meta.setdefault(MARKS, []).append(RawMark("attributes", match[1]))
    inline.content = inline.content[: match.start()]
