"""What is read as a mark must have left its trace in its chapter: a target, a name, a class, an index entry."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.load.chapter.source import ReadFile
from baspa.load.markdown.attributes import ATTRIBUTES
from baspa.load.markdown.colon_attributes import as_pandoc
from baspa.load.markdown.info import words_of_info
from baspa.load.markdown.marks import Mark
from baspa.load.markdown.short_addresses import full_address
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.formats_elsewhere import HIDDEN, SHOWN
from baspa.tree.notes import TO_A_NOTE

DESTINATION = re.compile(r"\]\(\s*(?:<((?:\\.|[^<>\\])*)>|([^ \t\n<][^ \t\n]*?))(?=[ \t\n]|\)\Z|\Z)", re.DOTALL)
GUARDED = re.compile(r"\\([!-/:-@\[-`{-~])")
HOST = re.compile(r"(?:\w+:)?//[^/]*[^\x00-\x7f]")  # in other letters, which become xn--
NAME = re.compile(r"[^()\\#={}]+(?![^{]*\{)")
VALUE = re.compile(r"[#.]([^\s{}#.=\"]+)|([\w-]+)=(?:\"((?:\\.|[^\"\\])*)\"|([^\s{}\"]+))")
HINTS = {
    "target": "the words of a picture are read aloud: they hold no link",
    "attributes": "the words of a picture are read aloud: no mark has a place there",
    "name": "let a heading, a picture, a table or another block follow it",
    "language": "write it into the text: the fence names a language, and nothing more",
}


def untraced(
    file: ReadFile, sections: Iterable[ET.Element], marks: Sequence[Mark], gone: Iterable[str]
) -> Iterator[Problem]:
    """Yield B171, warnings, for the marks of a file that do nothing, but for the targets that are told already."""
    looked_at = [mark for mark in marks if mark.kind in HINTS]
    if not looked_at:
        return
    values = [value for section in sections for element in section.iter() for value in element.attrib.values()]
    words = {word for value in values for word in value.split()}
    for chapter in file.chapters:
        words |= {each for each, _ in chapter.ids} | {each for each, _, _ in chapter.classes}
    targets = {*map(unquote, values), *map(unquote, gone)}
    for mark in looked_at:
        for left in dict.fromkeys(without_trace(mark, words, targets)):
            said = f'"{left}" is in no format'
            yield Problem(Place(file.path, mark.line), "B171", said, HINTS[mark.kind], Severity.WARNING)


def without_trace(mark: Mark, words: set[str], targets: set[str]) -> Iterator[str]:
    """Yield what of a mark is found neither among the words of attributes nor among the targets."""
    if mark.kind == "language":
        yield from (said for said in words_of_info(mark.text) if not mark.read or mark.read not in said)
    elif mark.kind == "name":
        yield from (name for name in NAME.findall(mark.text) if name not in words)
    elif mark.kind == "target" and (match := DESTINATION.match(mark.text)):
        written = full_address(html.unescape(GUARDED.sub(r"\1", match[1] or match[2] or "")))
        if unquote(written) not in targets and not (HOST.match(written) or TO_A_NOTE.fullmatch(unquote(written))):
            yield match[1] or match[2]
    elif mark.kind == "attributes":
        for match in VALUE.finditer(as_pandoc(mark.text)):
            value = match[1] or match[3] or match[4] or ""
            is_kept = value not in (SHOWN, HIDDEN) and (not match[2] or match[2] in ATTRIBUTES)  # others are told
            if is_kept and any(word not in words for word in value.split()):
                yield match[0]
