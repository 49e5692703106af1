"""Every letter and figure of a file's source held against the chapters that were read from it.

The walk knows no token of the parser: it counts what the author wrote (Unicode's categories L, M and N) and what the
trees and blocks of the chapters say. All that is not text must be a mark, and every mark is looked at: whether it
stands where it is said to stand, has the form of its kind, and has left its trace where it should.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from xml.etree import ElementTree as ET

from baspa.language.typed_labels import BEHIND, LETTERED
from baspa.load.chapter.glued_words import without_glued
from baspa.load.chapter.said_elsewhere import QUOTED, examples_of, is_letter, letters_of, titles_of
from baspa.load.chapter.unlike import unlike
from baspa.load.markdown.marks import Mark, MarkKind
from baspa.model.book import Chapter
from baspa.model.problem import Place, Problem
from baspa.tree import citation as citations

# An address may have spaces that are not of ASCII (CommonMark 0.31.2, 6.3).
TARGET = r"\s*(?:<(?:\\.|[^<>\\])*>|[^ \t\n<][^ \t\n]*?)?"
BRACES = r"\{(?:\"(?:\\.|[^\"\\])*\"|[^{}\"])*\}"
FORMS: Mapping[MarkKind, str] = {
    "aim": r"<[^<>]+>|[\w:.-]+",
    "abbreviation": r"\*\[[^\[\]]+\]:.*",
    "address": r"<?[^<>\s]+>?",
    "attributes": rf"\]?{BRACES}",
    "caption": r"(?:[Tt]able)?:",
    "comment": r"(?:<!--(?:(?!-->).)*-->\s*)+",
    "command": r"(`*)\\\w+(?:\{\})?(?:\1\{=\w+\})?",
    "definition": rf"\[(?:\\.|[^\[\]\\])+\]:{TARGET}(?:\s+(?:{QUOTED}))?\s*",
    "directive": r"\{[\w:-]+\}.*",
    "division": rf"(?:\{{[\w:-]+\}}|\[![\w-]+\]|[\w-]*(?: inline(?: end)?)?)\s*(?:{BRACES})?",
    "entity": r"&#?\w+;",
    "example": r"\(@[\w-]*\)|@[\w-]+",
    "hidden": r"[^\n]+",
    "html": r"<(?:[!?]|([A-Za-z][\w-]*)\b.*</\1\s*>\Z|pre\b).*",
    "label": r"\[\^[^\]\s]+\]:?",
    "language": r"[^\n]+",
    "macro": r"\\(?:new|renew|provide)command\b.*|\\(?:def|let|DeclareMathOperator|DeclarePairedDelimiter)\b.*",
    "name": r"\([^()\s]+\)=?|\(\\#[\w:.-]+\)|\\label\{[^{}\s\\]+\}",
    "number": r"\(?(?:\d{1,9}|[^\W\d_]{1,7})[.)]|\(?\d{1,3}(?:[.-]\d{1,3})+[.)]?",
    "option": r":?[\w-]+:.*",
    "raw": r"(?:(`+).*\1)?\{=[\w+-]+\}(?:\n.*)?",
    "remark": r"%[^\n]*|\+\+\+[^\n]*|(?:[^\n]*\n[ \t]*)?\{:[^\n]*\}",
    "shown": r"",
    "tag": r"</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>",
    "target": rf"\](?:\({TARGET}(?:\s+(?:{QUOTED}))?\s*\)?|\[(?:\\.|[^\[\]\\])*\])?",
    "tick": r"\[[xX]\]",
    "title": rf"(?:{QUOTED})\s*\)",
    "typed": rf"(?:[^\W\d_]+\.?\s*№?\s*{LETTERED}|{LETTERED}[\s-]*[^\W\d_]+){BEHIND}",
}
ANY_CASE = ("address", "division", "target")  # rrid:, {pep}: what they stand for may say them in capitals
BLANK = re.compile("_{6,}")  # never a mark; of three to five a line is a break of the scene
CODED = re.compile(r"%[0-9A-Fa-f]{2}|xn--")  # in an address: read as the letters that they stand for
# Signs that are typed as an apostrophe, and letters to Unicode: they may be more, language/signs.py.
TYPED = frozenset("\u02bb\u02bc")
NEAR = (400, 40_000)  # signs behind the beginning of a line within which a picture stands; in a grid, many more
SHOWN = 12  # words of a passage that is told

HINT = (
    "write it in another way, as docs/manuscript.md shows; and please report it: the press should have read or told it"
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of Markdown and the chapters that were read from it."""

    path: str
    source: str  # with what it includes
    chapters: tuple[Chapter, ...]


def held_against_source(file: ReadFile, sections: Sequence[ET.Element], marks: Sequence[Mark]) -> Iterator[Problem]:
    """Yield B170 for each passage of the source that no chapter of it has, and for what they have more often.

    `sections` are the chapters' trees, each note in one of them.
    """
    elsewhere = titles_of(marks) | examples_of(marks)
    good = [mark for mark in marks if is_mark(mark, file.source) and is_read(mark, elsewhere, file.source)]
    found = tuple(text for section in sections for text in texts(section))
    wanted, has = unlike(file.source, found)
    wanted.subtract("".join(mark.text for mark in good))
    wanted.update("".join(mark.read for mark in good))
    lacks = {c: wanted[c] - has[c] for c in dict.fromkeys((*wanted, *has)) if is_letter(c)}
    missing = Counter({c: n for c, n in lacks.items() if n > 0})
    more = Counter({c: -n for c, n in lacks.items() if n < 0 and c not in TYPED})
    yield from lost_calls(file, sections, good)
    yield from lost(file, good, found, missing) if missing else lost_blanks(file, found, good)
    yield from doubled(file, good, found, more) if more else ()


def is_mark(mark: Mark, source: str) -> bool:
    """Tell whether a mark stands where it is said to stand, and may be one."""
    written = "".join(source[start:end] for start, end in mark.spans)
    if re.fullmatch(FORMS[mark.kind], mark.text.strip(), re.DOTALL) is None:
        return False
    return written == mark.text or letters_of(written) == letters_of(mark.text)


def is_read(mark: Mark, elsewhere: frozenset[str], source: str) -> bool:
    """Tell whether what a mark is read as stands in it, or `elsewhere`: the title of a definition that it asks for.

    What a picture shows may be read twice, as its caption, too: it stands where its line begins.
    """
    titled = mark.kind == "language" and mark.read == mark.text.capitalize()  # of a kind of box that is its title
    if not mark.read or titled or (mark.kind == "address" and CODED.search(mark.text)):
        return True
    if mark.kind == "example":
        return mark.text + mark.read in elsewhere
    read = letters_of(mark.read)
    if mark.kind == "shown":
        begin = mark.spans[0][0]
        windows = (source[begin : begin + 4 * len(mark.read) + size] for size in NEAR)
        return any(CODED.search(near) or Counter(read) <= Counter(letters_of(html.unescape(near))) for near in windows)
    alike = str.lower if mark.kind in ANY_CASE else str
    return Counter(alike(read)) <= Counter(alike(letters_of(html.unescape(mark.text)))) or read in elsewhere


def texts(section: ET.Element) -> Iterator[str]:
    """Yield what a chapter says that its author wrote, as a reader reads or hears it; of a formula, its TeX."""
    if section.tag == "math":
        yield section.get("alttext", "")
        return
    if section.tag == "img":
        yield from (section.get("alt", ""), section.get("title", ""))
    made = section.get("role") in ("doc-noteref", "doc-backlink") or section.get("class") == "formula-number"
    if made or section.get(citations.CITATION_PART) == citations.AUTHOR:  # whose note says it
        return
    yield section.text or ""
    for child in section:
        yield from texts(child)
        yield child.tail or ""


def as_read(source: str, marks: Sequence[Mark]) -> tuple[str, list[tuple[int, int]]]:
    """Return a source with its marks as they are read, and where the pieces of it begin: in it, in the source.

    What pictures say that their captions say as well stands at its end: a word is lost where it is written.
    """
    shown = [mark for mark in marks if mark.kind == "shown"]
    placed = (mark for mark in marks if mark.kind != "shown")
    begins = sorted((*span, read_as(mark) if span == mark.spans[0] else " ") for mark in placed for span in mark.spans)
    pieces, anchors, length, at = list[str](), list[tuple[int, int]](), 0, 0
    for start, end, read in (*begins, (len(source), len(source), "")):
        pieces += (source[at:start], read)
        anchors += ((length, at), (length + start - at, start))
        length, at = length + start - at + len(read), end
    for mark in shown:
        pieces.append(f" {mark.read} ")
        anchors.append((length, mark.spans[0][0]))
        length += len(pieces[-1])
    return "".join(pieces), anchors


def read_as(mark: Mark) -> str:
    """Return what stands in the place of a mark: an entity is part of its word, all else parts words."""
    return mark.read if mark.kind == "entity" else f" {mark.read} "


def words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text, each with its place."""
    at = 0
    for letters, signs in groupby(text, is_letter):
        word = "".join(signs)
        if letters:
            yield at, word
        at += len(word)


def lost(file: ReadFile, marks: Sequence[Mark], found: Iterable[str], missing: Counter[str]) -> Iterator[Problem]:
    """Yield B170 for the passages of a source that nothing was found of."""
    source, anchors = as_read(file.source, marks)
    all_words, has = list(words(source)), [word for text in found for _, word in words(text)]
    ends = [match.start() for match in re.finditer("\n", file.source)]
    twice = sum(mark.kind == "shown" for mark in marks)
    again = bisect_left(all_words, (anchors[-twice][0] if twice else len(source), ""))
    picked = sorted(missing_words([word for _, word in all_words], has, missing, again))
    runs = [list(run) for _, run in groupby(enumerate(picked), key=lambda pair: pair[1] - pair[0])]
    for run in runs:
        passage = [all_words[index] for _, index in run]
        begin, at = anchors[bisect_right(anchors, (passage[0][0], len(file.source))) - 1]
        line = bisect_left(ends, at + passage[0][0] - begin) + 1
        said = f'the book has lost "{shown([word for _, word in passage])}"'
        yield Problem(Place(file.path, line), "B170", said, HINT)
    if not runs:
        said = f"the book has lost the signs {shown(sorted(missing))} of this file"
        yield Problem(Place(file.path), "B170", said, HINT)


def lost_calls(file: ReadFile, sections: Iterable[ET.Element], marks: Iterable[Mark]) -> Iterator[Problem]:
    """Yield B170 where chapters have not as many calls of notes as their source: one for each label, and each note.

    Notes without a label are called where they stand; of the labels those that end with a colon begin their texts.
    """
    labels = [mark.text for mark in marks if mark.kind == "label"]
    calls = [label for label in labels if not label.endswith(":")]
    roles = Counter(element.get("role") for section in sections for element in section.iter())
    wanted = len(calls) + roles["doc-footnote"] - (len(labels) - len(calls))
    if roles["doc-noteref"] != wanted:
        said = f"of {wanted} calls of notes in this file the book has {roles['doc-noteref']}"
        yield Problem(Place(file.path), "B170", said, HINT)


def lost_blanks(file: ReadFile, found: Iterable[str], marks: Sequence[Mark]) -> Iterator[Problem]:
    """Yield B170 where the chapters of a file have fewer of the signs that long blanks are made of than it."""
    source = as_read(file.source, marks)[0] if BLANK.search(file.source) else ""
    wanted, has = (sum(map(len, BLANK.findall(text))) for text in (source, " ".join(found) if source else ""))
    if has < wanted:
        said = f"of {wanted} underscores of blanks in this file the book has {has}"
        yield Problem(Place(file.path), "B170", said, HINT)


def missing_words(wanted: Sequence[str], has: Sequence[str], missing: Counter[str], again: int) -> Iterator[int]:
    """Yield the indexes of the words that are missing: those whose neighbours have gone or are others now, first.

    Those from `again` on are written elsewhere, and come last.
    """
    left, pairs = Counter(missing), set(pairwise(has))
    more = without_glued(wanted, has)

    def alone(index: int) -> bool:
        return not pairs.intersection(pairwise(wanted[max(0, index - 1) : index + 2]))

    candidates = [index for index, word in enumerate(wanted) if more[word] > 0]
    for index in sorted(candidates, key=lambda index: (index >= again, not alone(index))):
        letters = Counter(wanted[index])
        if more[wanted[index]] > 0 and letters <= left:
            more[wanted[index]] -= 1
            left -= letters
            yield index
    for index in candidates:  # words that have lost a letter
        if more[wanted[index]] > 0 and (gone := Counter(wanted[index]) & left):
            more[wanted[index]] -= 1
            left -= gone
            yield index


def doubled(file: ReadFile, marks: Sequence[Mark], found: Sequence[str], more: Counter[str]) -> Iterator[Problem]:
    """Yield B170 for what a chapter has that its source has not, or not so often."""
    has = Counter(word for text in found for _, word in words(text))
    has.subtract(word for _, word in words(as_read(file.source, marks)[0]))
    names = [word for word, count in has.items() if count > 0 and Counter(word) & more][: SHOWN + 1]
    blocks = (block for chapter in file.chapters for block in chapter.blocks)
    place = next((block.place for block in blocks if any(name in block.text for name in names)), Place(file.path))
    yield Problem(place, "B170", f'the book has "{shown(names or sorted(more))}" more often than its file', HINT)


def shown(words: Sequence[str]) -> str:
    """Return the first words of a passage."""
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
