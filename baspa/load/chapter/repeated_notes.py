"""Notes that several chapters of a file call: what each of these has is held against the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from baspa.load.chapter.said_elsewhere import letters_of
from baspa.load.chapter.source import HINT, ReadFile, shown, texts, words
from baspa.model.problem import Place, Problem


def unlike_first(file: ReadFile, repeated: Iterable[tuple[ET.Element, ET.Element]]) -> Iterator[Problem]:
    """Yield B170 for a note that does not say in a further chapter what it says in the first that calls it."""
    for note, first in repeated:
        said, wanted = (letters_of("".join(texts(each))) for each in (note, first))
        if said != wanted:
            words_of_it = shown([word for text in texts(first) for _, word in words(text)])
            said = f'a further chapter that calls the note "{words_of_it}" has it otherwise'
            yield Problem(Place(file.path), "B170", said, HINT)
