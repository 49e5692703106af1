"""The automatic numbers of Word (ISO/IEC 29500-1, 17.9): those in Cyrillic letters are kept, and others told.

Pandoc 3.9 says of formats that it does not know no more than that, and leaves out numbers of headings, and of items all
but their last figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.importing.facts import xml
from baspa.importing.nodes import PandocNode, node, nodes
from baspa.model.problem import Place, Problem, Problems, Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CYRILLIC = {"russianLower": "LowerCyrillic", "russianUpper": "UpperCyrillic"}
SILENT = ("none", "bullet")
KNOWN = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", *SILENT)  # to pandoc
LEVELS = 9  # that a list of Word has
PLAIN = re.compile(r"\s*\(?%\d[.)]?\s*")  # the text of a level that a list of the press has
HEADING = re.compile(r"heading \d", re.IGNORECASE)
LONGEST = 10  # how deep styles are based on one another


class WordNumbers:
    """What the levels of a document's lists are numbered with, and where its paragraphs stand in them."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        numbering = xml(members.get("word/numbering.xml"))
        levels = {
            each.get(f"{W}abstractNumId"): each.findall(f"{W}lvl")[:LEVELS]
            for each in numbering.iter(f"{W}abstractNum")
        }
        self.lists = {
            each.get(f"{W}numId"): levels.get(word_value(each, "abstractNumId"), [])
            for each in numbering.iter(f"{W}num")
        }
        self.styles = {
            each.get(f"{W}styleId", ""): each for each in xml(members.get("word/styles.xml")).iter(f"{W}style")
        }
        self.document = xml(members.get("word/document.xml"))
        strange = {each.get(f"{W}val", "") for each in numbering.iter(f"{W}numFmt")}.difference(KNOWN)
        # Pandoc calls all that it does not know by one name, so they are known apart only where there is but one.
        self.letters = CYRILLIC.get("".join(strange), "")

    def carried(self, blocks: list[PandocNode]) -> None:
        """Say of the lists of pandoc's tree which are numbered with Cyrillic letters; changes them."""
        for item in nodes(blocks) if self.letters else ():
            if item["t"] == "OrderedList" and item["c"][0][1]["t"] == "DefaultStyle":
                item["c"][0][1] = node(self.letters)

    def told(self, name: str) -> Problems:
        """Return B088 for the numbers of headings, and for those of items that are more than one number."""
        found = Counter(filter(None, map(self.kind, self.document.iter(f"{W}p"))))
        hint = "type those that the text refers to"
        return tuple(
            Problem(Place(name), "B088", said + (f", {count} times" if count > 1 else ""), hint, Severity.WARNING)
            for said, count in sorted(found.items())
        )

    def kind(self, paragraph: ET.Element) -> str:
        """Return what is lost of the number of a paragraph."""
        level = self.level(paragraph)
        if level is None or word_value(level, "numFmt") in SILENT or not word_value(level, "lvlText"):
            return ""
        if any(HEADING.fullmatch(word_value(style, "name")) for style in self.based(paragraph)):
            return "Word's automatic numbers of headings are left out"
        known = self.letters or word_value(level, "numFmt") in KNOWN
        plain = known and PLAIN.fullmatch(word_value(level, "lvlText"))
        return (
            "" if plain else "Word's automatic numbers with words, of several levels or in rare signs are plain numbers"
        )

    def level(self, paragraph: ET.Element) -> ET.Element | None:
        """Return the level that numbers a paragraph."""
        own = [paragraph, *self.based(paragraph)]
        numbers = [each for each in (part.find(f"{W}pPr/{W}numPr") for part in own) if each is not None]
        of_list = next((found for each in numbers if (found := word_value(each, "numId"))), "0")
        at = next((found for each in numbers if (found := word_value(each, "ilvl"))), "")
        levels = self.lists.get(of_list, [])
        names = [style.get(f"{W}styleId") for style in own[1:]]
        named = next((each for each in levels if word_value(each, "pStyle") in names), None)
        if at or named is None:
            return next((each for each in levels if each.get(f"{W}ilvl") == (at or "0")), None)
        return named

    def based(self, paragraph: ET.Element) -> Iterator[ET.Element]:
        """Yield the style of a paragraph, and those that it is based on."""
        name = word_value(paragraph, f"pPr/{W}pStyle")
        for _ in range(LONGEST):
            if name not in self.styles:
                return
            yield self.styles[name]
            name = word_value(self.styles[name], "basedOn")


def word_value(element: ET.Element, path: str) -> str:
    """Return the value of a child, "" where it has none."""
    found = element.find(f"{W}{path}")
    return "" if found is None else found.get(f"{W}val", "")
