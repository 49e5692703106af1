"""The Markdown dialect as a tree: the tokens of parser.py become elements, with the line of each.

Raw HTML that has a meaning in a book is read as the Markdown that says the same; what becomes of the rest is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from baspa.language.model import Language
from baspa.load.markdown.abbreviations import ABBREVIATIONS, abbreviations_told
from baspa.load.markdown.blocks import block
from baspa.load.markdown.builder import Builder, Tree
from baspa.load.markdown.cells import CELLS, cells_told
from baspa.load.markdown.counted_lists import items_apart, number_problems
from baspa.load.markdown.depth import depth_problems
from baspa.load.markdown.double_marks import double_marks
from baspa.load.markdown.grid import grid_problems
from baspa.load.markdown.hidden_lines import hidden_problems
from baspa.load.markdown.html_settled import settle_html
from baspa.load.markdown.html_told import HTML_SEEN, html_problems
from baspa.load.markdown.late_metadata import LATE, metadata_told
from baspa.load.markdown.leftovers import not_closed, told_once
from baspa.load.markdown.lone_signs import lone_signs
from baspa.load.markdown.lowered import lowered_told
from baspa.load.markdown.marks import MARKS, definition_problems, placed
from baspa.load.markdown.misread import misread
from baspa.load.markdown.myst_lines import UNSEEN, unseen_lines
from baspa.load.markdown.notes_by_chapter import label_on
from baspa.load.markdown.options import LEFT_OUT, options_told
from baspa.load.markdown.parser import parser
from baspa.load.markdown.raised_notes import raised_notes
from baspa.load.markdown.raised_units import raised_units
from baspa.load.markdown.raw_passages import raw_problems
from baspa.load.markdown.run_on import lines_run_on
from baspa.load.markdown.slips import inline_texts, slips
from baspa.load.markdown.smart import hyphens_told
from baspa.load.markdown.tables import table_problems
from baspa.model.problem import Place, Problem

EMPTY = ["footnote_open", "footnote_anchor"]  # the tokens of a note that begins with its end


def read_tree(
    path: str,
    source: str,
    language: Language | None = None,
    cites: bool = False,
    keys: Sequence[str] = (),
    commands: Sequence[str] = (),
) -> Tree:
    """Parse Markdown; its faults, placed in the file `path`, are in Tree.problems.

    Straight quotes, and the dashes and ellipses of a keyboard, become the signs of `language`; None leaves them. With
    `cites`, citations become the marks of baspa/tree/citation.py; else [@key] is text. What has the form of a
    reference to a figure or the like is one, but for `keys`. Formulas have the `commands` that are defined before.
    """
    env: dict[str, Any] = {}
    tokens = parser(cites, keys).parse(source, env)
    builder = Builder(path, language, cites)
    for written in commands:
        builder.commands.define(written)
    for token in tokens:
        block(builder, token)
    builder.tree.problems += (*note_problems(path, tokens, env), *table_problems(path, env), *grid_problems(path, env))
    if HTML_SEEN in env or builder.raw:
        settle_html(builder.tree)
    builder.tree.problems += html_problems(path, env)
    builder.tree.problems += depth_problems(path, env)
    builder.tree.problems += (*number_problems(path, tokens), *items_apart(path, tokens, source.split("\n")))
    builder.tree.problems += double_marks(path, tokens, source.split("\n"))
    builder.tree.problems += definition_problems(path, env)
    texts = inline_texts(tokens)
    builder.tree.problems += (*slips(path, texts), *lone_signs(path, texts), *lowered_told(path, tokens))
    builder.tree.problems += (*misread(path, tokens, texts), *raised_notes(path, tokens), *raised_units(path, tokens))
    builder.tree.problems += options_told(path, (*env.get(LEFT_OUT, ()), *builder.options))
    builder.tree.problems += (*raw_problems(path, builder.raw), *hidden_problems(path, builder.hidden))
    builder.tree.problems += cells_told(path, env.get(CELLS, ()))
    builder.tree.problems += abbreviations_told(path, env.get(ABBREVIATIONS, ()))
    builder.tree.problems += unseen_lines(path, env.get(UNSEEN, ()))
    builder.tree.problems += metadata_told(path, env.get(LATE, ()))
    builder.tree.problems += told_once(path, builder.printed)
    builder.tree.problems += hyphens_told(path, builder.hyphens)
    builder.tree.problems += lines_run_on(path, tokens)
    builder.tree.problems += not_closed(tokens, source, path)
    noted = ((line + 1, mark) for line, mark in env.get(MARKS, ()))
    builder.tree.marks = tuple(placed(source, (*noted, *builder.marks)))
    return builder.tree


def note_problems(path: str, tokens: Sequence[Token], env: Mapping[str, Any]) -> Iterable[Problem]:
    """Yield B028 for notes that nothing calls, B155 for those without words, B022 for those that are there twice."""
    calls = env.get("footnotes", {}).get("refs", {})
    empty = {before.meta["label"] for before, token in pairwise(tokens) if [before.type, token.type] == EMPTY}
    seen: set[str] = set()
    for line, mark in sorted(note for note in env.get(MARKS, ()) if note[1].kind == "label"):
        label, place = mark.text[2:-2], Place(path, line + 1)
        own = label_on(env, label, line)
        if own in seen:
            yield Problem(place, "B022", f'the note "{label}" has a text already', "give one of them another label")
        elif calls.get(f":{own}") == -1:
            yield Problem(place, "B028", f'no text calls the note "{label}"', f"write [^{label}] where it belongs")
        if own in empty:
            yield Problem(place, "B155", f'the note "{label}" has no words', f"write them behind [^{label}]:")
        seen.add(own)
