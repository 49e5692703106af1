"""Which text each passage of the recordings is: labels held against the blocks of the e-book.

Who records types the first words of a paragraph, or nothing, and so a label is sought from where the one before it was
found. Beside words it may be a number, counted through the chapter's file, or the id of a block.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from baspa.model.book import PAGES, Block, Book, Chapter, Recording
from baspa.model.narration import Cue, Spoken
from baspa.model.problem import Meant, Problem, Problems, Severity
from baspa.model.times import clock
from baspa.tree.blocks import contents_text
from baspa.tree.chapter import parsed
from baspa.tree.names import NUMBER_ROLES

READ = frozenset(("heading", "paragraph", "item", "term", "definition"))  # kinds of blocks that are read aloud
WORDS = 6  # of a text, by which it is told from others


@dataclass(frozen=True, slots=True)
class Text:
    """A block as it is read: without numbers of notes and headings."""

    block: Block
    words: str

    @property
    def is_read(self) -> bool:
        """Tell whether it is read aloud."""
        return self.block.kind in READ and bool(letters(self.words))

    @property
    def first_words(self) -> str:
        """Return its first words, as a label has them."""
        return " ".join(self.words.replace(PAGES, "…").split()[:WORDS])

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Return the letters that it may be known by: those that are read, and with them what is printed."""
        return letters(self.words), letters(self.block.text)


def texts_to_read(chapter: Chapter) -> Iterator[Text]:
    """Yield the blocks of a chapter with what is read of them."""
    tree = parsed(chapter)
    elements = {element.get("id"): element for element in tree.iter()}
    for element in tree.iter():
        element.text = "" if element.get("role") in NUMBER_ROLES else element.text
    for block in chapter.blocks:
        yield Text(block, contents_text(elements[block.id]) if block.id in elements else block.text)


def letters(text: str) -> str:
    """Return letters and figures of a text, small ones; an accent above a letter may be typed apart from it."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text.casefold()) if sign.isalnum())


def bare_name(path: str) -> str:
    """Return the name of a file without folder and ending; systems write capitals and accents of one name otherwise."""
    return unicodedata.normalize("NFC", posixpath.splitext(posixpath.basename(path))[0].casefold())


def chapters_of(recording: Recording, book: Book) -> tuple[Chapter, ...]:
    """Return the chapters that a recording may be of: those of the file that is called as it is, or else all."""
    name = bare_name(recording.path)
    own = tuple(chapter for chapter in book.chapters if chapter.path and bare_name(chapter.path) == name)
    return own or book.chapters


def narrated(book: Book) -> tuple[tuple[Spoken, ...], Problems]:
    """Return what of the recordings is which block of a book; B314 to B316 for what does not fit."""
    if not any(recording.cues for recording in book.recordings):
        return (), ()
    known = {chapter.id: tuple(texts_to_read(chapter)) for chapter in book.chapters}
    matched = _Found()
    for recording in book.recordings:
        chapters = chapters_of(recording, book)
        is_of_a_file = len({chapter.path for chapter in chapters}) == 1
        _Matching(recording, [text for each in chapters for text in known[each.id]], is_of_a_file, matched).match()
    return tuple(matched.found.values()), (*matched.problems, *unread(known, matched.found.keys()))


def unread(known: Mapping[str, Sequence[Text]], found: Set[str]) -> Iterator[Problem]:
    """Yield B316, a warning, for each text without a passage in chapters that are read aloud."""
    for chapter in known.values():
        if any(text.block.id in found for text in chapter):
            for text in (text for text in chapter if text.is_read and text.block.id not in found):
                said = f'nobody reads "{text.first_words}"'
                yield Problem(text.block.place, "B316", said, "write a label for it", Severity.WARNING)


@dataclass
class _Found:
    """What was found in all recordings so far."""

    found: dict[str, Spoken] = field(default_factory=dict)  # by the block's id
    problems: list[Problem] = field(default_factory=list)
    meant: Meant = field(default_factory=Meant)


class _Matching:
    """One recording, held against the texts of its chapters."""

    def __init__(self, recording: Recording, texts: Sequence[Text], is_of_a_file: bool, matched: _Found) -> None:
        self.recording, self.texts, self.is_of_a_file, self.matched = recording, texts, is_of_a_file, matched
        self.read = [index for index, text in enumerate(texts) if text.is_read]
        self.last = -1  # index of the text that was found last, notes left out

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of each text by the id of its block."""
        return {text.block.id: index for index, text in enumerate(self.texts)}

    @cached_property
    def beginnings(self) -> list[tuple[str, ...]]:
        """The letters that each text may be known by."""
        return [text.beginnings for text in self.texts]

    def match(self) -> None:
        """Find the text of each label."""
        for cue in self.recording.cues:
            index = self.index(cue.label)
            if index is None:
                self.tell(cue, "B314", f"{shown(cue)} is the beginning of no paragraph", self.hint(cue.label))
            else:
                self.take(cue, index)

    def take(self, cue: Cue, index: int) -> None:
        """Let a passage be a text's; B315 where that has one already, or stands before the last one."""
        block = self.texts[index].block
        if not self.is_free(index):
            self.tell(cue, "B315", f"{shown(cue)} is read twice", "take one of the two labels out")
            return
        if block.kind != "note":
            if index < self.last:
                said = f"{shown(cue)} stands before what is read before it"
                self.tell(cue, "B315", said, "labels are in the order of the text")
                return
            self.last = index
        self.matched.found[block.id] = Spoken(block.id, self.recording.resource.path, cue.start, cue.end)

    def tell(self, cue: Cue, code: str, said: str, hint: str) -> None:
        self.matched.problems.append(Problem(cue.place, code, said, hint))

    def index(self, label: str) -> int | None:
        """Return the index of the text that a label means; None where there is none."""
        if not label:
            return next((index for index in self.read if index > self.last and self.is_free(index)), None)
        if (known := self.places.get(label.removeprefix("#"))) is not None:
            return known
        if self.is_of_a_file and label.isdecimal() and 0 < int(label) <= len(self.read):
            return self.read[int(label) - 1]
        return self.beginning(letters(label))

    def beginning(self, words: str) -> int | None:
        """Return the index of the next text with these letters first that is not read yet, or else of the first one."""
        behind, whole = range(self.last + 1, len(self.texts)), range(len(self.texts))
        every = chain(filter(self.is_free, behind), whole) if words else ()
        return next((i for i in every if any(each.startswith(words) for each in self.beginnings[i])), None)

    def is_free(self, index: int) -> bool:
        """Tell whether a text is not read yet."""
        return self.texts[index].block.id not in self.matched.found

    def hint(self, label: str) -> str:
        """Return what was probably meant by a label that no text begins with."""
        count = len(label.split())

        def free() -> tuple[str, ...]:
            left = (self.texts[index] for index in filter(self.is_free, self.read))
            return tuple(" ".join(text.first_words.split()[:count]) for text in left)

        near = self.matched.meant.nearest(label, free)
        return f'did you mean "{near}"?' if near else "write the first words of the paragraph, its number or its id"


def shown(cue: Cue) -> str:
    """Return a label as a message says it; of one without words, when it begins."""
    return f'"{cue.label or clock(cue.start)}"'
