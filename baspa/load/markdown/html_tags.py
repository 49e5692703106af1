"""HTML in a manuscript: the tags that have a meaning in a book, and what a tag says.

The names are those of HTML (WHATWG, 4.3 to 4.12, and 16.2 for those that it has given up).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from markdown_it.common.html_re import close_tag, open_tag

TAG = re.compile(f"{open_tag}|{close_tag}")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, as book.toml has it
TEXT_ALIGN = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|center|right)\b", re.IGNORECASE)
LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(px|%|mm|cm)?")
STYLED_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*([\d.]+\s*(?:px|%|mm|cm))")
ALIGNED = ("left", "center", "right")
PIXEL = 25.4 / 96  # mm (CSS Values 4, 6.2)
WIDEST = 999  # mm that an attribute may say

WORDS: Mapping[str, str] = {  # in a line -> as the book has them
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("u", "ins"), "u"),
    **dict.fromkeys(("s", "del", "strike"), "s"),
    **{name: name for name in ("sub", "sup", "kbd", "mark", "small")},
}
CODE = ("code", "samp", "tt")
LISTS = ("ul", "ol")
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
PARTS = ("address", "article", "aside", "body", "center", "details", "div", "fieldset", "figure", "footer", "header",
         "hgroup", "html", "main", "nav", "section")  # fmt: skip
TABLES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
BLOCKS = frozenset(("p", *HEADS, *PARTS, *TABLES, *LISTS, "li", "dl", "dt", "dd", "blockquote", "summary",
                    "figcaption", "hr", "pre", "col", "colgroup"))  # fmt: skip
# What a page cannot do, or nobody would read there: left out with all that stands in it.
LEFT_OUT = frozenset(("audio", "button", "form", "iframe", "input", "link", "meta", "noframes", "option", "script",
                      "select", "source", "style", "template", "textarea", "title", "track", "video"))  # fmt: skip
REFUSED = frozenset(("applet", "canvas", "embed", "math", "object", "svg"))  # a drawing or a formula would be lost
WITHOUT_END = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                         "track", "wbr"))  # fmt: skip
FALLEN = frozenset(("abbr", "acronym", "area", "base", "basefont", "bdi", "bdo", "big", "blink", "data", "datalist",
                    "dialog", "dir", "font", "frame", "frameset", "label", "legend", "map", "marquee", "menu", "meter",
                    "nobr", "noscript", "optgroup", "output", "param", "picture", "progress", "rb", "rp", "rt", "rtc",
                    "ruby", "search", "slot", "time", "xmp"))  # fmt: skip
# Classes by which steps of the press know what they have made: no tag may pass for it.
RESERVED = frozenset(("bibliography", "box-title", "chapter", "citation", "figures", "footnotes", "formula", "gloss",
                      "index", "line", "lines", "noteref", "notes", "stanza", "tables"))  # fmt: skip
KNOWN = FALLEN | BLOCKS | LEFT_OUT | REFUSED | WITHOUT_END | {*WORDS, *CODE, "a", "q", "span", "head"}


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """One tag as it was written."""

    name: str  # in small letters
    ends: bool  # </name>
    said: Mapping[str, str]  # its attributes, names in small letters


class _AttributeReader(HTMLParser):
    said: Mapping[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said = {name: value or "" for name, value in reversed(attrs)}


def read_tag(text: str) -> HtmlTag:
    """Read one whole tag, `<name attribute="value">` or `</name>`."""
    found = NAME.match(text)
    name = found[1].lower() if found else ""
    reader = _AttributeReader()
    if not text.startswith("</") and "=" in text:
        reader.feed(text)
    return HtmlTag(name, text.startswith("</"), reader.said)


@cache
def end_of_element(name: str) -> re.Pattern[str]:
    """Return the pattern of the tag that ends an element."""
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)


def carried(tag: HtmlTag) -> dict[str, str]:
    """Return what of a tag's attributes a book has: id, class, language, and how its lines are aligned, as a class."""
    said = tag.said
    classes = [name for name in said.get("class", "").split() if name not in RESERVED]
    side = TEXT_ALIGN.search(said.get("style", ""))
    aligned = said.get("align", "").strip().lower() or (side[1].lower() if side else "")
    classes += [f"align-{aligned}"] if aligned in ALIGNED and tag.name != "img" else []
    language = said.get("lang", said.get("xml:lang", ""))
    given = {"id": said.get("id", "").strip(), "class": " ".join(classes)}
    given["lang"] = language if LANGUAGE.fullmatch(language) else ""
    return {name: value for name, value in given.items() if value}


def width_of(tag: HtmlTag) -> str:
    """Return the width that an image's tag gives, as `{width=...}` has it; "" for none that it could have."""
    styled = STYLED_WIDTH.search(tag.said.get("style", ""))
    found = LENGTH.fullmatch((styled[1] if styled else tag.said.get("width", "")).strip())
    if not found or float(found[1]) <= 0:
        return ""
    number, unit = float(found[1]), found[2] or "px"
    if unit == "%":
        return f"{number:g}%" if number <= 100 else ""
    millimetres = number * {"px": PIXEL, "mm": 1, "cm": 10}[unit]
    return f"{millimetres:.1f}mm" if 0.1 <= millimetres <= WIDEST else ""


def words_of_tag(text: str) -> str:
    """Return what of a tag is read as text: of an image, what it shows, and its caption."""
    tag = read_tag(text)
    if tag.name != "img" or not tag.said.get("src"):
        return ""
    return f"{tag.said.get('alt', '')} {tag.said.get('title', '')}".strip()


def text_within(text: str) -> str:
    """Return a piece of HTML as plain text, without its tags."""
    return html.unescape(TAG.sub("", text))
