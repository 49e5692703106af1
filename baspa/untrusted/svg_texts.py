"""What of the words of an SVG the layout cannot set: WeasyPrint sets them letter by letter, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from baspa.untrusted.svg_tree import SvgElement, SvgRule

PLACES = ("x", "y", "dx", "dy", "rotate")
LIST = re.compile(r"\S[\s,]+\S")
SPACED = "letter-spacing over parts of a text"
NOTHING = ("", "0", "normal", "0px", "inherit")

Said = tuple[str, int]  # what is said of it, and its line


def texts_beyond_vectors(root: SvgElement, rules: list[SvgRule]) -> Iterator[Said]:
    """Yield what WeasyPrint sets in another way than SVG 1.1, chapter 10, says; a style sheet may be about any text."""
    texts = [each for each in root.below() if each.tag == "text"]
    declared = {name: value for rule in rules for name, value in rule.declarations}
    selected = any("tspan" in rule.head for rule in rules)
    for text in texts:
        found = (
            *_of_letters(text),
            *_of_parts(text, selected),
            *_of_anchor(text, declared.get("text-anchor", "start")),
            *_of_spacing(text, declared.get("letter-spacing", "")),
        )
        yield from ((said, text.line) for said in found)


def _of_letters(text: SvgElement) -> Iterator[str]:
    """WeasyPrint sets letters that join, that stand on others or that run from the right one by one as well."""
    letters = {letter for each in (text, *text.below()) for letter in each.text}
    if any(unicodedata.category(each)[0] == "M" or unicodedata.bidirectional(each) in ("R", "AL") for each in letters):
        yield "letters that join or run from the right"


def _of_parts(text: SvgElement, selected: bool) -> Iterator[str]:
    """WeasyPrint loses what stands behind a part within a part, and gives what stands behind a part its style."""
    parts = list(text.below())
    if any(each.children for each in text.children):
        yield "<tspan> in <tspan>"
    if selected and text.text.strip() and parts:
        yield "<tspan> in its <style>"
    if any(each.get("visibility") or each.get("display") for each in parts):
        yield "hidden words in <text>"
    for name, shift in (("x", "dx"), ("y", "dy")):
        if any(_is_nought(each.attributes.get(name, "")) for each in parts) and any(
            shift in each.attributes for each in parts
        ):
            yield f'{name}="0" with {shift}'


def _is_nought(value: str) -> bool:
    return bool(re.fullmatch(r"\s*[+-]?0*\.?0+\s*(?:px)?\s*", value))


def _of_anchor(text: SvgElement, declared: str) -> Iterator[str]:
    """WeasyPrint sets words with places of their own apart, or loses them, where they are not set from their start."""
    parts = [text, *text.below()]
    if declared == "start" and all(each.inherited("text-anchor", "start") == "start" for each in parts):
        return
    if any(name in each.attributes for each in parts for name in ("dx", "dy", "rotate")):
        yield "text-anchor with dx, dy or rotate"
    elif any(LIST.search(each.attributes.get(name, "")) for each in parts for name in ("x", "y")):
        yield "text-anchor with a place for each letter"
    elif any(("x" in each.attributes) != ("y" in each.attributes) for each in parts[1:]):
        yield "text-anchor with half a place"


def _of_spacing(text: SvgElement, declared: str) -> Iterator[str]:
    """WeasyPrint adds no space between the parts of a text, and counts none behind its last letter."""
    parts = [text, *text.below()]
    spaced = declared not in NOTHING or any(each.inherited("letter-spacing", "") not in NOTHING for each in parts)
    anchored = any(each.inherited("text-anchor", "start") != "start" for each in parts)
    if spaced and (len(parts) > 1 or anchored):
        yield SPACED
    if len(parts) > 1 and any(each.get("textLength") for each in parts):
        yield "textLength over parts of a text"
