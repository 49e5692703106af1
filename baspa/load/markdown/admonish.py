"""Boxes of mdbook-admonish: what stands between lines of ``` is Markdown (https://tommilligan.github.io/mdbook-admonish/).

    ```admonish warning title="A *title*" collapsible=true
    Words.
    ```

A kind that the press has no box for is a box with its name for a title, as on mdBook's pages.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.blocks_within import tokenize_within
from baspa.load.markdown.boxes import box_name, title_tokens
from baspa.load.markdown.dollars import INTERRUPTED
from baspa.load.markdown.line_texts import closing, line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import LEFT_OUT
from baspa.tree.divisions import BOX

OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*admonish(?![\w-])(?P<said>.*)")
KIND = re.compile(r"[ \t]*([\w-]+)(?![\w-]*=)(?:\.[\w-]+)*")
TITLE = re.compile(r"(?:\btitle=|(?<=[ \t]))(?P<mark>[\"'])(?P<words>(?:\\.|(?!(?P=mark))[^\\])*)(?P=mark)")
ID = re.compile(r"\bid=(?P<mark>[\"']?)(?P<name>[\w-]+)(?P=mark)")
WORD = re.compile(r"([\w-]+)(?:(=)(?:\"[^\"]*\"|'[^']*'|[^\s\"']*))?")
READ = ("title", "id", "collapsible", "class")  # a box that folds stands open, as on all other platforms


class AdmonishLine(NamedTuple):
    """What stands on the first line of such a box."""

    fence: str
    name: str  # the press's box
    title: str  # Markdown; "" for none
    identifier: str
    before: str  # what stands around the title
    after: str
    kind: str  # what becomes a title, as it is written; "" where it does not
    options: tuple[str, ...]  # those that say nothing here


def admonish_line(line: str) -> AdmonishLine | None:
    """Return what a line says that opens such a box, None for any other."""
    opening = OPENING.fullmatch(line.rstrip())
    if opening is None or (opening["fence"][0] == "`" and "`" in opening["said"] and not TITLE.search(opening["said"])):
        return None
    said = opening["said"]
    kind, title, identifier = KIND.match(said), TITLE.search(said), ID.search(said)
    written = kind[1] if kind else ""
    name = box_name(written)
    at = title.span("words") if title else (len(said), len(said))
    own = written if written and not name and not title else ""
    rest = said[kind.end() if kind else 0 : title.start() if title else at[0]] + said[title.end() if title else at[1] :]
    others = [word for word, value in WORD.findall(rest) if not (value and word in READ)]
    return AdmonishLine(
        opening["fence"], name or (BOX if written else "note"),
        title["words"].replace(f"\\{title['mark']}", title["mark"]).strip() if title else own.capitalize(),
        identifier["name"] if identifier else "", said[: at[0]], said[at[1] :], own, tuple(others),
    )  # fmt: skip


def admonish(markdown: MarkdownIt) -> None:
    """Add the rule, which makes boxes; one that nothing closes is code, and told as that is."""
    markdown.block.ruler.before("fence", "admonish", box, {"alt": INTERRUPTED})


def box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a box down to the fence that closes it."""
    line = line_at(state, start)
    found = admonish_line(line) if "admonish" in line and not state.is_code_block(start) else None
    close = closing(state, start, end, found.fence) if found else None
    if found is None or close is None:
        return False
    if not silent:
        push_box(state, found, start, close)
    return True


def push_box(state: StateBlock, found: AdmonishLine, start: int, close: int) -> None:
    """Add the tokens of a box between two lines, and of what stands in it."""
    opening = state.push("box_open", "div", 1)
    opening.block, opening.map, opening.info = True, [start, close], found.name
    opening.attrs = {"id": found.identifier} if found.identifier else {}
    before, own, after = found.before, found.kind, found.after
    marks = [RawMark("language", f"admonish{before}".strip()), RawMark("language", after.strip("\"' "))]
    if own:
        head, _, tail = before.partition(own)
        marks = [RawMark("language", f"admonish{head}".strip()), RawMark("language", own, own.capitalize())]
        marks.append(RawMark("language", tail.strip()))
    opening.meta = {MARKS: [mark for mark in marks if mark.text]}
    state.tokens += title_tokens(found.title, opening)
    tokenize_within(state, start + 1, close)
    state.push("box_close", "div", -1).block = True
    state.env.setdefault(LEFT_OUT, []).extend((start + 1, name) for name in found.options)
    state.line = close + 1
