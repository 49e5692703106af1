"""Glosses between the lines: words, below each what it means, below all of them a translation.

The lines are aligned word by word, as in the Leipzig Glossing Rules (rule 1) and in gb4e; braces make one of
several words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.load.markdown.divisions import pieces_between_breaks
from baspa.model.problem import Place, Problem
from baspa.tree.divisions import is_gloss

PARTS = re.compile(r"([{}]|[ \n\t]+)")  # a no-break space is part of a word


def set_glosses(path: str, tree: Tree) -> Iterator[Problem]:
    """Align the lines of each gloss, in place. Yields B144 where there is nothing to align, or words have no partner.

    The first paragraph holds the lines; the last of three or more is the translation. The language of the division is
    that of its first line.
    """
    for top in (tree.body, *tree.notes):
        for division in [element for element in top.iter("div") if is_gloss(element)]:
            first = next(iter(division), division)
            spelled = "".join(first.itertext())
            even = spelled.count("{") == spelled.count("}")
            lines = list(pieces_between_breaks(first, tree.lines)) if first.tag == "p" else []
            aligned, free = (lines[:-1], lines[-1:]) if len(lines) > 2 else (lines, [])
            rows = [list(words(line, tree)) for line in aligned]
            if fault := fault_of(rows) if even else "a brace of the gloss has no partner":
                hint = "part words by spaces; {two words} in braces count as one, and {} as one that is not there"
                yield Problem(Place(path, tree.lines.get(division, 0)), "B144", fault, hint)
                continue
            spoken = division.attrib.pop("lang", "")
            division[0] = table(rows, spoken, tree.lines.get(first, 0), tree)
            for line in free:
                line.set("class", "gloss-free")
                division.insert(1, line)


def fault_of(rows: Sequence[Sequence[ET.Element]]) -> str:
    """Return why lines cannot be aligned, or ""."""
    if len(rows) < 2:
        return "a gloss has at least two lines: words, and what they mean"
    counts = [len(row) for row in rows]
    if len(set(counts)) > 1:
        return f"the lines of the gloss have {', '.join(map(str, counts[:-1]))} and {counts[-1]} words"
    return ""


def table(rows: Sequence[Sequence[ET.Element]], spoken: str, line: int, tree: Tree) -> ET.Element:
    """Return the paragraph of the words, each with what stands below it."""
    paragraph = ET.Element("p", {"class": "gloss-words"})
    tree.lines[paragraph] = line
    for column in zip(*rows, strict=True):
        for part in (part for part in column if not len(part) and not part.text):
            part.text = "\u00a0"  # which holds the place of a word that is not there
        word = ET.SubElement(paragraph, "span", {"class": "gloss-word"})
        word.extend(column)
        for part in column[:-1]:
            part.tail = " "
        word.tail = " "
        column[0].set("class", "gloss-line gloss-text")
        if spoken:
            column[0].set("lang", spoken)
    return paragraph


def words(line: ET.Element, tree: Tree) -> Iterator[ET.Element]:
    """Yield the words of a line, each a <span class="gloss-line">; elements belong to the word that they stand in."""
    word, depth = ET.Element("span", {"class": "gloss-line"}), 0
    begun = False
    for part in parts(line):
        if isinstance(part, ET.Element):
            word.append(part)
        elif part in "{}":
            depth += 1 if part == "{" else -1
        elif part.isspace() and "\u00a0" not in part and not depth:
            if begun:
                yield word
            word, begun = ET.Element("span", {"class": "gloss-line"}), False
            continue
        elif len(word):
            word[-1].tail = (word[-1].tail or "") + part
        else:
            word.text = (word.text or "") + part
        begun = True
    if begun:
        yield word


def parts(line: ET.Element) -> Iterator[ET.Element | str]:
    """Yield what a line consists of: elements, braces, spaces, and the texts between them."""
    yield from filter(None, PARTS.split(line.text or ""))
    for child in list(line):
        tail, child.tail = child.tail, None
        yield child
        yield from filter(None, PARTS.split(tail or ""))
