"""`labels`: the label track of a chapter's recording to begin with, a line for each text that is read aloud."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from baspa.command.asked import FACTS, Asked
from baspa.command.show import BUILT
from baspa.edition import faces
from baspa.edition.read_aloud import Text, bare_name, texts_to_read
from baspa.model.book import Book
from baspa.model.problem import Failure, Place, Problem, nearest
from baspa.press import loaded

SPEED = 14.0  # letters a second, as narrators read


def labels_command(asked: Asked) -> int:
    """Print the label track; raises Failure for a file that is no chapter of a book (B001, B012)."""
    file = Path(asked.words[0]).resolve()
    folder = next((each for each in file.parents if (each / FACTS).is_file()), None)
    if folder is None:
        raise Failure([Problem(Place(file.name), "B001", f"no {FACTS} is above this file", "name a chapter of a book")])
    book, problems = loaded(folder)
    if book is None:
        raise Failure(problems)
    path = file.relative_to(folder).as_posix()
    lines = list(label_lines(faces(book).epub, path))
    if not lines:
        meant = nearest(path, (chapter.path for chapter in book.chapters))
        said = f'no chapter "{path}" has a text'
        raise Failure([Problem(Place(FACTS), "B012", said, f'did you mean "{meant}"?' if meant else "")])
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return BUILT


def label_lines(book: Book, path: str) -> Iterator[str]:
    """Yield the lines of a chapter file's label track, its times shared out by letters."""
    read = [text for each in book.chapters if each.path == path for text in texts_to_read(each) if text.is_read]
    length = next((each.length for each in book.recordings if bare_name(each.path) == bare_name(path)), 0)
    for (start, end), text in zip(times(read, length), read, strict=True):
        yield f"{start:.6f}\t{end:.6f}\t{text.first_words}"


def times(read: Sequence[Text], length: int) -> Iterator[tuple[float, float]]:
    """Yield about when each text is read, s, in a recording of so many ms, or in none."""
    ends = list(accumulate(len(text.words) for text in read))
    share = length / 1000 / ends[-1] if length else 1 / SPEED
    yield from ((start * share, end * share) for start, end in zip([0, *ends], ends, strict=False))
