"""Pandoc's inlines as the press's Markdown (docs/manuscript.md).

Pandoc has a writer of Markdown too. It knows other dialects than this one: it leaves `:::`, `---`, `~~~` and `&amp;` in
a text as they are, which the press would not print, and it knows nothing of what emphasis needs in CommonMark.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Protocol

from baspa.importing import escaping, formulas
from baspa.importing.anchors import Links
from baspa.importing.formulas import LABEL
from baspa.importing.losses import NO_ALT, Losses
from baspa.importing.nodes import PandocNode, nodes, plain_text
from baspa.importing.picture_widths import given_width
from baspa.importing.tidy import Tidy
from baspa.load.markdown.blanks import begins_words, ends_words

SEPARATOR = "<!-- -->"  # what is not in the book, and lets a mark of emphasis end or begin beside it
KEY = re.compile(r"\w(?:[\w:.#$%&+?<>~/-]*\w)?")
CONTENT = {"Str", "Code", "CodeBlock", "Math", "Image", "RawInline", "RawBlock", "Cite"}  # what a note says
DOUBLE = re.compile(r"\*+\w(?:[^*]*\w)?\*+")  # strong and stressed words, as most are


class FindsPictures(Protocol):
    """What the writer asks of the images."""

    def path(self, target: str) -> str:
        """Return the path of an image in the book's folder, "" where it cannot be carried."""


class Inlines:
    """Writes the inlines of one chapter; notes wait in `notes` until their block is written."""

    def __init__(self, path: str, links: Links, pictures: FindsPictures, losses: Losses) -> None:
        self.path, self.links, self.pictures, self.losses = path, links, pictures, losses
        self.tidy = Tidy(losses)
        self.notes: list[tuple[int, list[PandocNode]]] = []  # number, blocks
        self.count = 0

    def lines(self, items: list[PandocNode]) -> str:
        """Return a paragraph's text."""
        return escaping.lines(self.write(self.tidy.block(items)))

    def line(self, items: list[PandocNode]) -> str:
        """Return the text of a heading or a table's cell, on one line."""
        return escaping.line(self.write(self.tidy.block(items)))

    def write(self, items: list[PandocNode]) -> str:
        """Return inlines that are tidy already."""
        pieces = [(item, WRITE[item["t"]](self, item.get("c"))) for item in items]
        out = ""
        for number, (item, piece) in enumerate(pieces):
            after = next((raw for _, raw in pieces[number + 1 :] if raw), "")
            if piece.startswith("[") and out.endswith("!"):
                out = f"{out[:-1]}\\!"
            out += SEPARATOR * (item["t"] in APART and out.endswith(APART[item["t"]]))
            marked = item["t"] in MARKS
            out += emphasised(MARKS[item["t"]], piece, out[-1:], after[:1]) if marked else piece
            out += SEPARATOR * (item["t"] == "Math" and formulas.needs_apart(piece, after))
        return out

    def span(self, content: Any) -> str:
        """Return words with an id or a language."""
        (identifier, _, pairs), within = content
        words = [f"#{identifier}"] * bool(identifier) + [f"{key}={value}" for key, value in pairs]
        return f"[{self.write(within)}]{{{' '.join(words)}}}" if words else self.write(within)

    def link(self, content: Any) -> str:
        """Return a link; one that leads nowhere leaves its words."""
        attributes, within, (target, title) = content
        found = self.links.resolve(target, self.path)
        said = self.links.said(target, dict(attributes[2]).get("reference-type", "")) if found else None
        text = self.write(within) if said is None else said
        if not found:
            self.losses.lost("link to", f'"{target}"')
            return text
        return f"[{text}]({escaping.address(found)}{escaping.quoted_title(title)})"

    def image(self, content: Any) -> str:
        """Return an image in a line."""
        return self.picture(content, "")

    def picture(self, content: Any, caption: str, name: str = "") -> str:
        """Return an image; one that cannot be carried leaves its title. The caption may bear a name."""
        attributes, within, (target, title) = content
        alt, path = plain_text(within), self.pictures.path(target)
        if alt == "image" or posixpath.basename(alt) == posixpath.basename(target):
            alt = ""  # a program's own word
        if not path:
            return escaping.escape(title)
        title = caption or title
        if not alt:
            alt = title or path.rpartition("/")[2]
            self.losses.changed(NO_ALT, f'"{alt}"')
        width = given_width(attributes[2])
        said = " ".join([*[f"#{attributes[0]}"] * bool(attributes[0]), *[f"width={width}"] * bool(width)])
        quoted = escaping.quoted_title(title)
        quoted = f'{quoted[:2]}[{quoted[2:-1]}]{{#{name}}}"' if name and quoted else quoted
        shown = f"![{escaping.escape(alt)}](../{escaping.address(path)}{quoted})"
        return f"{shown}{{{said}}}" if said else shown

    def math(self, content: Any) -> str:
        """Return a formula in a line; one that the press cannot set is its TeX."""
        tex = formulas.in_line(LABEL.sub("", content[1])) or "\\,"
        return escaping.code(tex) if self.is_beyond(tex, display=False) else f"${tex}$"

    def displayed(self, source: str) -> list[str]:
        """Return the formulas on lines of their own that one of pandoc's becomes."""
        return [self.formula(found) for found in formulas.displayed(source)]

    def formula(self, found: formulas.Displayed) -> str:
        """Return a formula on lines of its own; one that the press cannot set is its TeX."""
        if self.is_beyond(found.tex, display=True):
            return f"```\n{found.tex}\n```"
        return f"$$\n{found.tex}\n$$" + (f" {{#{found.name}}}" if found.name else "")

    def is_beyond(self, tex: str, display: bool) -> bool:
        """Tell whether the press cannot set a formula, which is noted."""
        said = formulas.fault(tex, display)
        if said:
            self.losses.changed("a formula stands as its TeX, for it cannot be set:", said)
        return bool(said)

    def note(self, content: Any) -> str:
        """Return the call of a note, whose text waits for the end of the block; one without text is no note."""
        if not any(item["t"] in CONTENT for item in nodes(content)):
            self.losses.lost("a note without text")
            return ""
        self.count += 1
        self.notes.append((self.count, content))
        return f"[^{self.count}]"

    def cite(self, content: Any) -> str:
        """Return a citation (https://pandoc.org/MANUAL.html#citation-syntax)."""
        citations, _ = content
        if len(citations) == 1 and citations[0]["citationMode"]["t"] == "AuthorInText":
            suffix = self.affix(citations[0]["citationSuffix"])
            return f"@{key(citations[0])}" + (f" [{suffix}]" if suffix else "")
        return f"[{'; '.join(map(self.citation, citations))}]"

    def citation(self, item: Any) -> str:
        """Return one of the works that a citation names."""
        before, after = self.affix(item["citationPrefix"]), self.affix(item["citationSuffix"])
        mark = "-@" if item["citationMode"]["t"] == "SuppressAuthor" else "@"
        return f"{before}{' ' if before else ''}{mark}{key(item)}{', ' if after else ''}{after}"

    def affix(self, items: list[PandocNode]) -> str:
        """Return what stands before or behind a key, a page say."""
        return self.write(self.tidy.block(items)).strip(" ,\n")


def emphasised(mark: str, piece: str, before: str, after: str) -> str:
    """Return a piece in marks of emphasis which CommonMark 0.31 (6.2) reads as such between two characters."""
    core = piece.strip()
    if not core:
        return piece
    head, _, tail = piece.partition(core)
    if mark in TAGS and not WORDED.match(core):
        return f"{head}<{TAGS[mark]}>{core}</{TAGS[mark]}>{tail}"
    before, after = head[-1:] or before, tail[:1] or after
    if not (DOUBLE.fullmatch(core) and _apart(before) and _apart(after)):
        core = f"{SEPARATOR * core.startswith('*')}{core}{SEPARATOR * core.endswith('*')}"
    opening = before == "*" or not (_apart(before) or not _sign(core[0]))
    closing = after == "*" or not (_apart(after) or not _sign(core[-1]))
    if mark in TAGS and "*" not in (core[0], core[-1]) and not holds_words(mark, core, "" if opening else before):
        return f"{head}<{TAGS[mark]}>{piece.strip()}</{TAGS[mark]}>{tail}"
    return f"{head}{SEPARATOR * opening}{mark}{core}{mark}{SEPARATOR * closing}{tail}"


def holds_words(mark: str, core: str, before: str) -> bool:
    """Tell whether the press reads marks around a piece as such: they may part the blanks of a form."""
    text = f"{before}{mark}{core}{mark}"
    start, stop = len(before), len(before) + len(mark)
    return begins_words(text, start, stop) and ends_words(text, len(text) - len(mark), len(text))


def _apart(character: str) -> bool:
    return not character or character.isspace() or _sign(character)


def _sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def key(citation: Any) -> str:
    """Return a citation's key; in braces where its letters would end it (https://pandoc.org/MANUAL.html#citations)."""
    name = str(citation["citationId"])
    return name if KEY.fullmatch(name) else f"{{{name}}}"


TAGS = {"*": "em", "**": "strong"}  # for what begins with no word: stars beside signs alone may be those of a blank
WORDED = re.compile(r"[«„“‘(\"'*_]*\w")
MARKS = {"Emph": "*", "Strong": "**", "Strikeout": "~~"}
APART = {"Superscript": "^", "Subscript": "~", "Strikeout": "~"}  # what must not run into the sign before it
Write = Callable[[Inlines, Any], str]
WRITE: dict[str, Write] = {
    "Str": lambda _, text: escaping.escape(text),
    "Space": lambda *_: " ",
    "SoftBreak": lambda *_: "\n",
    "LineBreak": lambda *_: "\\\n",
    "Emph": Inlines.write,
    "Strong": Inlines.write,
    "Strikeout": Inlines.write,
    "Superscript": lambda me, within: f"^{me.write(within)}^",
    "Subscript": lambda me, within: f"~{me.write(within)}~",
    "SmallCaps": lambda me, within: f"[{me.write(within)}]{{.smallcaps}}",
    "Span": Inlines.span,
    "Code": lambda _, content: escaping.code(content[1]),
    "Math": Inlines.math,
    "Link": Inlines.link,
    "Image": Inlines.image,
    "Note": Inlines.note,
    "Cite": Inlines.cite,
}
