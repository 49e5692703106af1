"""Headings that nobody marked: many write them as bold lines, or as «Глава 1», in a document without any heading."""

from __future__ import annotations

import re

from baspa.importing.nodes import PANDOC_SPACES, PandocNode, node, plain_text
from baspa.language.model import Language

OFFERED = "offered"  # the class of a heading that was a line of bold text
PART_HEADING = "part-heading"  # the class of a heading that begins a part of the book
LONGEST = 90  # characters of a line that may be a heading
OFTEN = 3  # one block in so many is a heading at most: more are a list of names, or a play
MARKS = ("Strong", "Emph", "Underline", "Span", "SmallCaps")  # what may stand around the words of a heading
NUMBERED = ("chapter", "part", "section")  # what is numbered in headings, by the names of CSL's locators
# "1.2 Early years" is a section, "1.2.3 The first of them" one in it.
OF_SECTION = re.compile(r"(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")


def with_headings(blocks: list[PandocNode], language: Language) -> list[PandocNode]:
    """Return the blocks of a document; in one without headings, the lines that look like them are headings."""
    words = [word for name in NUMBERED for word in language.locators.get(name, "").split() if word.isalpha()]
    names = "|".join(map(re.escape, words)) or "(?!)"
    numbered = re.compile(rf"(?:{names})\s+(?:\d+|[IVXLC]+)\b.*|\d+[\s-]*(?:{names})\b.*", re.IGNORECASE)
    alike = [looks_like_heading(block, numbered) for block in blocks]
    if any(block["t"] == "Header" for block in blocks) or not 0 < sum(alike) <= len(blocks) / OFTEN + 1:
        return blocks
    return [heading(block) if is_one else block for block, is_one in zip(blocks, alike, strict=True)]


def looks_like_heading(block: PandocNode, numbered: re.Pattern[str]) -> bool:
    """Tell whether a paragraph is a short line, all of it bold or with the number of a chapter."""
    text = plain_text(block) if block["t"] in ("Para", "Plain") else ""
    if not text or len(text) > LONGEST or text[-1] in ",;:":
        return False
    return bool(numbered.fullmatch(text)) or (is_bold(block["c"]) and text[-1] != "." and any(map(str.isalpha, text)))


def is_bold(items: list[PandocNode]) -> bool:
    """Tell whether all words of a line are bold."""
    words = [item for item in items if item["t"] not in PANDOC_SPACES]
    return bool(words) and all(
        item["t"] == "Strong" or (item["t"] in MARKS and is_bold(item["c"][1] if item["t"] == "Span" else item["c"]))
        for item in words
    )


def heading(block: PandocNode) -> PandocNode:
    """Return a line as a heading, whose words need not be bold any more; its own number says how deep it is."""
    return node("Header", [level_of(plain_text(block)), ["", [OFFERED], []], unmarked(block["c"])])


def level_of(text: str) -> int:
    """Return the level of a heading by its number: that of "1.2" is 2, of "§ 3" too, and 1 where none is said."""
    number = OF_SECTION.match(text)
    return max(1 + (text[0] == "§"), number[1].count(".") + 1) if number else 1


def unmarked(items: list[PandocNode]) -> list[PandocNode]:
    """Return words without the marks of bold text; a line that was broken is one line."""
    found: list[PandocNode] = []
    for item in items:
        if item["t"] in ("Strong", "Underline"):
            found += unmarked(item["c"])
        else:
            found.append(node("Space") if item["t"] == "LineBreak" else item)
    return found
