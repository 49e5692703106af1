"""Blocks of code in both faces: each line an element of its own, so that one too long hangs, and its pieces marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from baspa.tree.code import CODE_LINE, code_language, code_lines

DEEPEST = 24
HANG = 4  # letters by which what turns over is deeper than its line, as in styles/
LETTER = 0.6  # em: the width of each of Fira Mono
DEEP = re.compile(rf'class="{CODE_LINE} deep-(\d+)"')
TAB = 4  # letters, as `tab-size` in styles/common.css


def set_code(section: ET.Element, on_paper: bool = False) -> None:
    """Cut the code of each block into lines and pieces, in place; its text stays what it is, but for tabs.

    On paper these are spaces: WeasyPrint breaks a line that hangs behind its first tab. How deep a line begins is said
    there in its style, in the e-book by a class: not every reader knows a value that is put in elsewhere.
    """
    for code in section.iterfind(".//pre/code"):
        text, code.text = code.text or "", None
        for made in code_lines(code_language(code), text):
            line = untabbed(made) if on_paper else made
            set_line(ET.SubElement(code, "span", {"class": CODE_LINE}), line)
            deep = indent("".join(piece for _, piece in line))
            if deep and on_paper:
                code[-1].set("style", f"--deep: {deep}ch")
            elif deep:
                code[-1].set("class", f"{CODE_LINE} deep-{deep}")


def hanging_rules(documents: Iterable[str]) -> str:
    """Return the rules of an e-book's style sheet for the lines of code that begin deep, as its documents have them."""
    deep = sorted({int(found) for xhtml in documents for found in DEEP.findall(xhtml)})
    turns = ((n, LETTER * (HANG + n)) for n in deep)
    rule = ".{}.deep-{} {{ padding-left: {:g}em; text-indent: {:g}em }}"
    return "\n".join(rule.format(CODE_LINE, n, em, -em) for n, em in turns)


def indent(line: str) -> int:
    """Return how deep a line begins, in letters: what turns over hangs from there, where that leaves it room."""
    return min(len(line.expandtabs(TAB)) - len(line.expandtabs(TAB).lstrip(" ")), DEEPEST)


def untabbed(line: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pieces of a line with spaces up to where each tab leads."""
    before, made = "", list[tuple[str, str]]()
    for kind, text in line:
        whole = (before + text).expandtabs(TAB)
        made.append((kind, whole[len(before) :]))
        before = whole
    return made


def set_line(line: ET.Element, pieces: Iterable[tuple[str, str]]) -> None:
    """Put the pieces of a line into its element, those that are of a kind into elements of their own."""
    for kind, text in pieces:
        if kind and not text.isspace():
            ET.SubElement(line, "span", {"class": f"code-{kind}"}).text = text
        elif len(line):
            line[-1].tail = (line[-1].tail or "") + text
        else:
            line.text = (line.text or "") + text
