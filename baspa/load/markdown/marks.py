"""What the parser takes for a mark and not for text, as values: line, from, to, text, and what of it is read as text.

Whether the book has all that its author wrote is asked of the source itself, in load/chapter/source.py. That walk knows
no token; what it has to know of the parser is this: `[^label]`, `{#id}`, `](target)`, an item's number are no text,
and `&eacute;` is é. A rule that takes letters for a mark gets a line in TAKEN or notes them down in the environment.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from baspa.load.markdown.captions import CAPTION_SOURCE
from baspa.load.markdown.html_tags import words_of_tag
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.options import ALTERNATIVES
from baspa.model.problem import Place, Problem, Severity

MarkKind = Literal[
    "abbreviation", "address", "aim",
    "attributes", "caption", "command", "comment", "definition", "directive", "division",
    "entity", "example", "hidden", "html",
    "label", "language", "macro", "name", "number", "option", "raw", "remark", "shown", "tag", "target", "tick",
    "title", "typed",
]  # fmt: skip

MARKS = "marks"  # key of a token's meta: the marks that end with it; of the environment: (line from 0, mark)
USED = "used definitions"  # key of the environment: the labels that links and pictures ask for
REMARK = re.compile(r"\[(?://|comment)\]:\s*(?:#|<>)")  # `[//]: # (so)`, which no link can ask for: a comment
HOLDS = re.compile(r"\w|\(@")  # what makes a mark worth while: letters or figures; and examples, which are counted
PIECE = re.compile(r"[^\s|]+")
REFERENCE = re.compile(
    r"\](?:\[([^\[\]]*)\])?", re.DOTALL
)  # behind the words of a link that a definition gives its target


class RawMark(NamedTuple):
    """A mark as the parser knows it: without its place."""

    kind: MarkKind
    text: str
    read: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at its place in the source, with what the book's text has of it."""

    kind: MarkKind
    line: int  # from 1
    spans: tuple[tuple[int, int], ...]  # from and to in the source: one, or one a word where other signs stand between
    text: str
    read: str  # "" for nothing; "é" of &eacute;, the title of a picture


def definition_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B171, warnings, for definitions that no link asks for, and for those that are there twice."""
    seen = set[str]()
    for line, mark in sorted(note for note in env.get(MARKS, ()) if note[1].kind == "definition"):
        shown = mark.text[: mark.text.index("]:") + 2]
        if REMARK.match(mark.text):
            continue
        label = normalizeReference(shown[1:-2])
        if label in seen:
            yield _unread(path, line, f'the definition "{shown}" is there already: this one is not read')
        elif label not in env.get(USED, ()):
            yield _unread(path, line, f'no link asks for the definition "{shown}", so that it is in no format')
        seen.add(label)


def _unread(path: str, line: int, said: str) -> Problem:
    hint = "take it out; where it is meant as text, a backslash guards its bracket: \\["
    return Problem(Place(path, line + 1), "B171", said, hint, Severity.WARNING)


InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]
TAKEN: tuple[tuple[str, MarkKind], ...] = (  # the rules of a line, and what each takes
    ("link", "target"),
    ("image", "target"),
    ("span", "attributes"),
    ("attr", "attributes"),
    ("image_attributes", "attributes"),
    ("autolink", "address"),
    ("entity", "entity"),
    ("footnote_ref", "label"),
    ("html_inline", "comment"),
)


def note_marks(markdown: MarkdownIt) -> None:
    """Let the rules of a parser leave their marks."""
    for name, kind in TAKEN:
        for rule in (rule for rule in markdown.inline.ruler.__rules__ if rule.name == name):
            rule.fn = taking(rule.fn, name, kind)
    for name, what in (("footnote_def", label_of), ("reference", definition_of)):
        for block in (rule for rule in markdown.block.ruler.__rules__ if rule.name == name):
            block.fn = taking_lines(block.fn, what)
    markdown.block.ruler.__cache__ = markdown.inline.ruler.__cache__ = None


def taking(rule: InlineRule, name: str, kind: MarkKind) -> InlineRule:
    """Return a rule of a line that leaves its mark with the last token that it made."""
    brace = kind == "attributes" and name != "span"  # the plugin's rule looks for it last, at a cost

    def taken(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if (brace and not state.src.startswith("{", start)) or not rule(state, silent):
            return False
        if not silent:
            last = state.tokens[-1]
            html = name == "html_inline"
            mark = tag_mark(state.src[start : state.pos]) if html else mark_of(state, start, name, kind, last)
            last.meta.setdefault(MARKS, []).append(mark)
        return True

    return taken


def tag_mark(text: str) -> RawMark:
    """Return the mark of a tag of HTML, of a comment or of another thing between angle brackets."""
    if text.startswith("<!--"):
        return RawMark("comment", text)
    return RawMark("html", text) if text[1] in "!?" else RawMark("tag", text, words_of_tag(text))


def mark_of(state: StateInline, start: int, name: str, kind: MarkKind, last: Token) -> RawMark:
    """Return the mark of what a rule has read from `start` on."""
    if name in ("link", "image", "span"):
        opening = start + (name == "image")
        start = state.md.helpers.parseLinkLabel(state, opening, name == "link")
        if name != "span" and (asked := REFERENCE.fullmatch(state.src, start, state.pos)):
            label = normalizeReference(asked[1] or state.src[opening + 1 : start])
            state.env.setdefault(USED, set()).add(label)
    text = state.src[start : state.pos]
    if name == "autolink":
        return RawMark(kind, text, state.tokens[-2].content)
    if name == "entity":
        return RawMark(kind, text, last.content)
    if kind == "attributes" and last.type == "image":
        own = last.meta.get("insecure_attrs", {})
        return RawMark(kind, text, " ".join(str(own[name]) for name in ("credit", *ALTERNATIVES) if own.get(name)))
    if name == "image" and (title := last.meta.get(CAPTION_SOURCE)):
        return RawMark(kind, text.removesuffix(title))  # what is left of it is read again, and leaves its own marks
    return RawMark(kind, text, str(last.attrs.get("title", "")) if name == "image" else "")


def taking_lines(rule: BlockRule, what: Callable[[StateBlock, int], RawMark]) -> BlockRule:
    """Return a rule of blocks that notes down what stands on the lines of which it makes no token."""

    def taken(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent:
            state.env.setdefault(MARKS, []).append((start, what(state, start)))
        return True

    return taken


def label_of(state: StateBlock, start: int) -> RawMark:
    """Return the label that a note's text begins with."""
    begin = state.bMarks[start] + state.tShift[start]
    return RawMark("label", state.src[begin : state.src.index("]:", begin) + 2])


def definition_of(state: StateBlock, start: int) -> RawMark:
    """Return a definition of a link, with its title."""
    lines = range(start, state.line)
    return RawMark("definition", "\n".join(line_at(state, number) for number in lines))


def placed(source: str, noted: Iterable[tuple[int, RawMark]]) -> Iterator[Mark]:
    """Yield the marks, each noted down with the line from which on it stands, with their places."""
    finder = _Finder(source)
    for line, (kind, text, read) in noted:
        if HOLDS.search(text):
            spans = tuple(finder.spans(text, line))
            yield Mark(kind, finder.line(spans[0][0]) if spans else line, spans, text, read)
        elif read:  # the brackets of a picture whose definition says all
            yield Mark(kind, line, ((finder.start(line),) * 2,), text, read)


class _Finder:
    """Where pieces of a source stand; each place is found once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.gaps = [*(match.start() for match in re.finditer("\n\n", source)), len(source)]
        self.taken: list[tuple[int, int]] = []  # by their places; none overlaps another
        self.last: dict[int, int] = {}  # by a line's start, the end of what was found in it last

    def line(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def start(self, line: int) -> int:
        return self.starts[line - 1] if line <= len(self.starts) else len(self.source)

    def spans(self, text: str, line: int) -> Iterator[tuple[int, int]]:
        """Yield where a text stands: in one piece; else, as in quotations and cells, a piece a line or a word."""
        paragraph_end = self.gaps[min(bisect_left(self.gaps, self.start(line)), len(self.gaps) - 1)]
        if whole := self.take(text, line) or ("\n" not in text and self.take_first(text, line, paragraph_end)):
            yield whole
            return
        for number, part in enumerate(text.split("\n"), line):
            if whole := self.take(part.strip(), number):
                yield whole
                continue
            for piece in PIECE.findall(part):
                if found := self.take(piece, number) or self.take_first(piece, number, len(self.source)):
                    yield found

    def take(self, text: str, line: int) -> tuple[int, int] | None:
        """Return a place that begins on a line: behind what was found there last, or the first that is not taken."""
        start, end = self.start(line), self.start(line + 1)
        found = self.find(text, self.last.get(start, start), end) or self.find(text, start, end)
        if found:
            self.last[start] = found[1]
        return found

    def take_first(self, text: str, line: int, end: int) -> tuple[int, int] | None:
        """Return the first place from a line on; a mark over several lines makes those behind it count too few."""
        return self.find(text, self.start(line), end)

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the first free place that begins in a stretch; a caption may have each quote of a mark guarded."""
        ways = dict.fromkeys((text, text.replace('"', '\\"'), text.replace("'", "\\'")))
        return next(filter(None, (self.find_as(written, start, end) for written in ways)), None)

    def find_as(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        stop = end + len(text) - 1
        at = self.source.find(text, start, stop) if text else -1
        while at >= 0 and (self.overlaps(at, at + len(text)) or self.is_amid_word(at, text)):
            at = self.source.find(text, at + 1, stop)
        if at < 0:
            return None
        insort(self.taken, (at, at + len(text)))
        return at, at + len(text)

    def is_amid_word(self, at: int, text: str) -> bool:
        """Tell whether a word that is a mark, the language of code say, would be a piece of another word here."""
        around = self.source[max(0, at - 1) : at], self.source[at + len(text) : at + len(text) + 1]
        return text.isalnum() and any(map(str.isalnum, around))

    def overlaps(self, start: int, end: int) -> bool:
        index = bisect_right(self.taken, (start, end))
        before, after = self.taken[max(0, index - 1) : index], self.taken[index : index + 1]
        return any(other_end > start for _, other_end in before) or any(other < end for other, _ in after)
