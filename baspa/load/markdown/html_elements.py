"""What each element of HTML that is a block becomes, and what may stand in what (HTML, 4.4, 4.5 and 4.9)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it.token import Token

from baspa.load.markdown.html_scan import HtmlPiece
from baspa.load.markdown.html_tags import HEADS, LISTS, TAG, HtmlTag, carried, read_tag, text_within
from baspa.load.markdown.marks import RawMark
from baspa.tree.divisions import DIVISIONS
from baspa.tree.html import WRAPPER

BlockKindOfHtml = Literal["lines", "flow", "inside", "part"]
LINES = frozenset(("p", *HEADS, "dt", "caption", "summary", "figcaption"))  # hold lines, and no blocks
FLOWS = frozenset(("li", "dd", "td", "th"))  # hold lines or blocks
# What must stand in them; and what they must stand in.
INSIDE = {"ul": "li", "ol": "li", "dl": "dd", "table": "tbody", "thead": "tr", "tbody": "tr", "tr": "td"}
OWNERS: Mapping[str, tuple[str, ...]] = {
    "li": LISTS,
    "dt": ("dl",),
    "dd": ("dl",),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tr": ("tbody", "thead", "table"),
    "td": ("tr", "tbody", "thead", "table"),
    "th": ("tr", "tbody", "thead", "table"),
}
UNENDED = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "body", "html", "colgroup"))
CLASSES = {"details": "details", "summary": "summary", "center": "align-center", "figcaption": "figure-caption"}
TAGS = {"summary": "p", "figcaption": "p"}
MOST = 50  # rows or columns that a cell may span
ENTITY = re.compile(r"&#?\w+;")
LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-)?([\w+#-]+)")
CAPTION = r"<figcaption\b[^<>]*>(?P<{}>(?:(?!</?fig).)*)</figcaption>\s*"
FIGURE = re.compile(
    rf"<figure\b[^<>]*>\s*(?:{CAPTION.format('above')})?(?:<p\b[^<>]*>\s*)?(?P<image><img\b[^<>]*>)\s*(?:</p>\s*)?"
    rf"(?:{CAPTION.format('below')})?</figure\s*>",
    re.DOTALL | re.IGNORECASE,
)
FIGURE_CAPTION, FIGURE_SAID = "figure caption", "figure attributes"  # keys of the meta of a figure's line


def kind_of_html(name: str) -> BlockKindOfHtml:
    """Return what may stand in an element."""
    if name in LINES:
        return "lines"
    if name in FLOWS:
        return "flow"
    return "inside" if name in INSIDE else "part"


def element_of(name: str, tag: HtmlTag) -> Token | None:
    """Return the token that an element begins with; None for a part that changes nothing."""
    given: dict[str, Any] = dict(carried(tag))
    if name in CLASSES:
        given["class"] = f"{CLASSES[name]} {given.get('class', '')}".strip()
    given |= {key: value for key in ("colspan", "rowspan") if (value := _span(tag, key)) > 1}
    if name == "ol" and tag.said.get("start", "").isdecimal():
        given["start"] = int(tag.said["start"][:9])
    division = "box" if name == "aside" else next((c for c in given.get("class", "").split() if c in DIVISIONS), "")
    if kind_of_html(name) != "part" or name == "blockquote":
        return Token("html_open", TAGS.get(name, name), 1, attrs=given, meta={"html": True})
    if division:
        return Token("html_division_open", division, 1, attrs=given, meta={"html": True})
    return Token("html_open", "div", 1, attrs={**given, WRAPPER: "1"}, meta={"html": True}) if given else None


def _span(tag: HtmlTag, name: str) -> int:
    said = tag.said.get(name, "")
    return min(int(said[:4]), MOST) if said.isdecimal() and tag.name in ("td", "th") else 1


def code_of(piece: HtmlPiece) -> tuple[str, str, list[tuple[int, RawMark]]]:
    """Return the language and the text of `<pre>`, and its marks, each with its place in the piece."""
    inner = TAG.match(piece.within.lstrip())
    tag = read_tag(inner[0]) if inner else piece.tag
    said = piece.tag.said.get("lang", "") or tag.said.get("class", "")
    language = LANGUAGE.search(said) if tag.name == "code" or piece.tag.said.get("lang") else None
    marks = [(match.start(), RawMark("tag", match[0])) for match in TAG.finditer(piece.text)]
    entities = ((match.start(), match[0]) for match in ENTITY.finditer(piece.text))
    marks += ((at, RawMark("entity", text, html.unescape(text))) for at, text in entities)
    code = text_within(piece.within).strip("\n")
    return (language[1] if language else ""), code, sorted(marks)


@dataclass(frozen=True, slots=True)
class HtmlFigure:
    """A figure of one image."""

    end: int  # in its block
    image: str  # its tag
    meta: dict[str, Any]  # for its line: the caption, and what the figure says
    marks: tuple[tuple[int, RawMark], ...]  # each with its place in the figure


def figure_of(piece: HtmlPiece, block: str) -> HtmlFigure | None:
    """Return the figure that begins with a piece of a block, where that holds one image, and a caption or none."""
    if piece.tag.name != "figure" or piece.tag.ends:
        return None
    found = FIGURE.match(block, piece.at)
    if found is None or read_tag(found["image"]).said.get("title") or (found["above"] and found["below"]):
        return None
    which = "above" if found["above"] else "below"
    meta = {FIGURE_CAPTION: (found[which] or "").strip(), FIGURE_SAID: carried(piece.tag)}
    return HtmlFigure(found.end(), found["image"], meta, tuple(_tags_around(found, which)))


def _tags_around(found: re.Match[str], which: str) -> Iterator[tuple[int, RawMark]]:
    """Yield the tags of a figure but its image's and those in its caption, which leave their own marks."""
    inside = (found.span("image"), found.span(which))
    for match in TAG.finditer(found.string, found.start(), found.end()):
        if not any(start <= match.start() < end for start, end in inside):
            yield match.start() - found.start(), RawMark("tag", match[0])
