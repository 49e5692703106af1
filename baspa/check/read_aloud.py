"""Whether each label of the recordings is a text of the e-book, and each text of a chapter that is read has a label."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Faces
from baspa.model.problem import Problem


def labels(faces: Faces) -> Iterator[Problem]:
    """Yield B314 to B316 for labels and texts without each other."""
    if faces.epub.recordings:
        from baspa.edition.read_aloud import narrated

        yield from narrated(faces.epub)[1]
