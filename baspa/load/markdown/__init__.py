"""The Markdown dialect as a tree: the tokens of parser.py become elements, with the line of each.

Raw HTML is refused (B026): a book should be whole in every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from baspa.language.model import Language
from baspa.load.markdown.blocks import block
from baspa.load.markdown.builder import Builder, Tree
from baspa.load.markdown.grid import grid_problems
from baspa.load.markdown.leftovers import not_closed
from baspa.load.markdown.parser import parser
from baspa.load.markdown.tables import table_problems
from baspa.model.problem import Place, Problem

DEFINED_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
EMPTY = re.compile(r"[ \t]*+(?:\Z|\n(?:[ \t]*+\n)*+(?!(?: {4}|\t)[ \t]*\S))")  # behind a note's name


def read_tree(path: str, source: str, language: Language | None = None, cites: bool = False) -> Tree:
    """Parse Markdown; its faults, placed in the file `path`, are in Tree.problems.

    Straight quotes, and the dashes and ellipses of a keyboard, become the signs of `language`; None leaves them. With
    `cites`, citations become the marks of baspa/tree/citation.py; else [@key] is text.
    """
    env: dict[str, Any] = {}
    tokens = parser(cites).parse(source, env)
    builder = Builder(path, language, cites)
    for token in tokens:
        block(builder, token)
    builder.tree.problems += (*note_problems(path, source, env), *table_problems(path, env), *grid_problems(path, env))
    builder.tree.problems += not_closed(tokens, source, path)
    return builder.tree


def note_problems(path: str, source: str, env: dict[str, Any]) -> Iterable[Problem]:
    """Yield B028 for notes that nothing calls, B155 for those without words, B022 for those that are there twice."""
    calls = env.get("footnotes", {}).get("refs", {})
    seen: set[str] = set()
    for match in DEFINED_NOTE.finditer(source):
        label, place = match[1], Place(path, source.count("\n", 0, match.start()) + 1)
        if label in seen:
            yield Problem(place, "B022", f'the note "{label}" has a text already', "give one of them another label")
        elif calls.get(f":{label}") == -1:
            yield Problem(place, "B028", f'no text calls the note "{label}"', f"write [^{label}] where it belongs")
        if f":{label}" in calls and EMPTY.match(source, match.end()):
            yield Problem(place, "B155", f'the note "{label}" has no words', f"write them behind [^{label}]:")
        seen.add(label)
