"""Set long notes into a long book, and tell of each whether it stands where it is called.

    PYTHONPATH=. python tools/notes_of_long_books.py FOLDER --copies 3 --notes 140 --seed 1

The book is made several times over, its ids and the names of its chapters made distinct, and notes of 10 to 5,000 of
its own words are set by a seed. It is bound so, and once as it is in WeasyPrint's own way with notes, the chapters on
right-hand pages; up to the spread before its first set note each chapter should have the same pages in both, unless it
has long notes of its own. Ends with 1 where a note begins on another page than its call, or verify finds a fault.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same notes each time)
from time import process_time
from typing import NamedTuple

import pypdfium2 as pdfium
from copies import multiply

from baspa import layout
from baspa.bind.paper.pdf import bind_pdf
from baspa.layout.guard import put
from baspa.layout.replacements_of_notes import RUNNING_NOTES
from baspa.model.problem import report
from baspa.press import prepared
from baspa.verify.held.complete import hold_pdf
from baspa.verify.held.pdf import read_pdf

LENGTHS = (10, 40, 100, 300, 600, 1200, 2500, 5000)  # words
ODDS = (20, 20, 20, 20, 10, 5, 3, 2)  # of a hundred notes
PLAIN = re.compile(r"[^\W\d_]")  # how a paragraph begins that a call may be set behind
NUMBERS = re.compile(r"[\d\s\x02\ufffe-]+")  # other pages are said in copies, and numbers are no text of a page


class BoundBook(NamedTuple):
    """A bound book, its chapters by their indexes."""

    chapters: Mapping[int, Sequence[str]]  # the texts of their pages
    starts: Mapping[int, int]  # the indexes of their first pages
    pages: Mapping[str, int]  # the index of the page that an element begins on, by its id
    problems: tuple[str, ...]
    seconds: float


def on_right_hand_pages(book: Path, folder: Path, copies: int) -> list[Path]:
    """Write a book several times over, and return its chapters.

    They begin on right-hand pages, so that their spreads do not depend on the length of those before.
    """
    made = multiply(book, folder, copies)
    before, _, design = (folder / "book.toml").read_text(encoding="utf-8").partition("[design]\n")
    design = re.sub(r"^chapters\s*=.*\n", "", design, count=1, flags=re.MULTILINE)
    toml = f'{before.rstrip()}\n\n[design]\nchapters = "recto"\n{design}'
    (folder / "book.toml").write_text(toml, encoding="utf-8")
    return made


def set_notes(folder: Path, chapters: Sequence[Path], count: int, chance: Random) -> Mapping[str, int]:
    """Set notes behind words of plain paragraphs; return how many words each has, by their labels."""
    texts = {chapter: (folder / chapter).read_text(encoding="utf-8").split("\n\n") for chapter in chapters}
    places = [(name, at) for name, blocks in texts.items() for at, block in enumerate(blocks) if PLAIN.match(block)]
    words = [word for name, at in places for word in re.findall(r"[^\W\d_]{2,}", texts[name][at])]
    lengths = {}
    for number, (name, at) in enumerate(sorted(chance.sample(places, count))):
        spaces = [each.start() for each in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", texts[name][at])]
        where = chance.choice(spaces or [len(texts[name][at].rstrip())])
        block, label = texts[name][at], f"set-{number}"
        texts[name][at] = f"{block[:where]}[^{label}]{block[where:]}"
        lengths[label] = chance.choices(LENGTHS, ODDS)[0]
        first = chance.randrange(len(words))
        said = [words[(first + each) % len(words)] for each in range(lengths[label])]
        texts[name].append(f"[^{label}]: Set note, {' '.join(said)}.\n")
    for name, blocks in texts.items():
        (folder / name).write_text("\n\n".join(blocks), encoding="utf-8")
    return lengths


def bound(folder: Path, running: bool) -> BoundBook:
    """Bind a book with notes that run on, or in WeasyPrint's own way."""
    faces, edition, _ = prepared(folder, None)
    features = {each: enter for each, enter in layout.LAYING_OUT.items() if running or each is not RUNNING_NOTES}
    begun = process_time()
    with put(layout, "LAYING_OUT", features):
        artifact, _ = bind_pdf(edition)
    seconds = process_time() - begun
    pages = {each.id: each.page for each in read_pdf(artifact.data).blocks if each.page is not None}
    texts = list(page_texts(artifact.data))
    starts = {
        number: next(pages[block.id] for block in chapter.blocks if block.id in pages)
        for number, chapter in enumerate(faces.print.chapters)
    }
    ends = [*list(starts.values())[1:], len(texts)]
    chapters = {number: texts[start:end] for (number, start), end in zip(starts.items(), ends, strict=True)}
    said = tuple(report(hold_pdf(artifact, faces.print))) if running else ()
    return BoundBook(chapters, starts, pages, said, seconds)


def page_texts(data: bytes) -> Iterator[str]:
    """Yield the text of each page, without its running head and all numbers."""
    with pdfium.PdfDocument(data) as document:
        for page in document:
            lines = page.get_textpage().get_text_bounded().splitlines()
            yield NUMBERS.sub("", "".join(lines[1:]))


def apart(made: BoundBook) -> list[str]:
    """Return the notes that begin on another page than their first call."""
    notes = (name for name in made.pages if re.search(r"-fn\d+$", name))
    return [name for name in notes if made.pages[name] != made.pages.get(name.replace("-fn", "-fnref"))]


def same_pages(new: BoundBook, old: BoundBook, noted: Mapping[int, int]) -> tuple[int, list[str]]:
    """Return how many pages before set notes are the same, and where a chapter has another first.

    `noted` is the index of the page of a chapter's first set note.
    """
    same, others = 0, []
    for number, pages in new.chapters.items():
        known = number % len(old.chapters)
        upto = noted.get(number, len(pages) + new.starts[number] + 2) - 2 - new.starts[number]
        pairs = list(zip(pages[: max(0, upto)], old.chapters[known], strict=False))
        equal = next((at for at, (one, other) in enumerate(pairs) if one != other), len(pairs))
        same += equal
        if equal < len(pairs):
            others.append(f"chapter {number + 1}, page {new.starts[number] + equal + 1}")
    return same, others


def main() -> int:
    """Set the notes, bind the book, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    for name, default in (("copies", 3), ("notes", 140), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chapters = on_right_hand_pages(asked.book, Path(folder), asked.copies)
        lengths = set_notes(Path(folder), chapters, asked.notes, Random(asked.seed))  # noqa: S311
        new = bound(Path(folder), True)
        noted = first_set_notes(Path(folder), chapters, new)
    with tempfile.TemporaryDirectory() as folder:
        on_right_hand_pages(asked.book, Path(folder), 1)
        old = bound(Path(folder), False)
    counts = {length: len(list(group)) for length, group in groupby(sorted(lengths.values()))}
    same, others = same_pages(new, old, noted)
    wrong = apart(new)
    print(f"{len(lengths)} set notes, by words: {counts}")
    print(f"{sum(map(len, new.chapters.values()))} pages in {new.seconds:.1f} s; the book itself {old.seconds:.1f} s")
    print(f"notes that begin on another page than their call: {wrong or 'none'}")
    print(f"pages before set notes that are as they were: {same}; chapters with another first: {others or 'none'}")
    print(*new.problems, sep="\n")
    return bool(wrong or new.problems)


def first_set_notes(folder: Path, chapters: Sequence[Path], made: BoundBook) -> Mapping[int, int]:
    """Return the page of the first set note of each chapter that has one, as indexes."""
    found = {}
    for number, chapter in enumerate(chapters):
        calls = re.findall(r"\[\^([\w-]+)\](?!:)", (folder / chapter).read_text(encoding="utf-8"))
        labels = list(dict.fromkeys(calls))
        at = next((at for at, label in enumerate(labels, 1) if label.startswith("set-")), 0)
        if at:
            found[number] = made.pages[f"c{number + 1}-fnref{at}"]
    return found


if __name__ == "__main__":
    sys.exit(main())
