"""What the fields of Word put together itself (ISO/IEC 29500-1, 17.16.5): contents, lists of figures and indexes go."""

from __future__ import annotations

import re

from baspa.importing.marks import Marks
from baspa.importing.word_nodes import W, XmlNode, paragraph, remove, text_run

MADE = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
OF_HEADINGS = re.compile(r"\s*TOC\b(?!.*\\[cC]\b)", re.IGNORECASE | re.DOTALL)
PAGE = re.compile(r"\s*PAGEREF\b", re.IGNORECASE)
OLD_PAGES = "page numbers that the text refers to are those that Word had"
HELD = (f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object")  # what stands in a paragraph


def without_made_lists(root: XmlNode, marks: Marks) -> None:
    """Take out of a text what such fields show; of a list of figures, of an index and of pages it is told."""
    open_fields: list[tuple[XmlNode, list[str]]] = []  # the sign that each begins with, and its instruction
    made = list[tuple[XmlNode, XmlNode, str]]()
    for each in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = each.get(f"{W}fldCharType") or ""
        if each.tag == f"{W}instrText" and open_fields:
            open_fields[-1][1].append(each.text or "")
        elif kind == "begin":
            open_fields.append((each, []))
        elif kind == "end" and open_fields:
            begin, pieces = open_fields.pop()
            if MADE.match(said := "".join(pieces)):
                made.append((begin, each, said))
            elif PAGE.match(said) and begin.getparent() is not None:
                begin.getparent().addprevious(text_run(marks.changed(OLD_PAGES)))
    for begin, end, instruction in made:
        take_out(begin, end, "" if OF_HEADINGS.match(instruction) else marks_of(marks))


def marks_of(marks: Marks) -> str:
    """Return the mark of a list that is left out."""
    return marks.changed("a list of figures or tables, or an index, that Word has made is left out")


def take_out(begin: XmlNode, end: XmlNode, mark: str) -> None:
    """Take out the paragraphs from the beginning of a field to its end; words before it and behind it stay."""
    first, last = (next(sign.iterancestors(f"{W}p"), None) for sign in (begin, end))
    if first is None or last is None or first.getparent() is None or first.getparent() is not last.getparent():
        return
    parent = first.getparent()
    held = list(parent)[parent.index(first) : parent.index(last) + 1]
    if mark:
        first.addprevious(paragraph(mark))
    for run in runs_between(held, begin, end):
        remove(run)
    for block in held:
        if not any(True for _ in block.iter(*HELD)) and block.find(f".//{W}sectPr") is None:
            remove(block)


def runs_between(blocks: list[XmlNode], begin: XmlNode, end: XmlNode) -> list[XmlNode]:
    """Return the runs of some blocks that stand from one sign to another."""
    runs = [run for block in blocks for run in block.iter(f"{W}r")]
    first, last = (next(at for at, run in enumerate(runs) if sign in list(run)) for sign in (begin, end))
    return runs[first : last + 1]
