"""Hold the files of the pictures of an e-book: each shows what the book's does, as large as it is or smaller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baspa.model.book import Book
from baspa.model.problem import Problem, Severity
from baspa.verify.held.counted import HINT


def hold_files(book: Book, files: Mapping[str, bytes], format_name: str) -> Iterator[Problem]:
    """Yield B175 for each picture whose file shows another than the book's, B318, a note, for one made smaller.

    `files` are those of a format, by name.
    """
    images = {image.name: image.data for image in book.images}
    for picture in book.pictures:
        data = files.get(picture.name, b"")
        if data and data != images[picture.name]:
            from baspa.untrusted.raster.screens import are_alike, compared

            if not are_alike(data, images[picture.name]):
                said = f'the {format_name} has another picture for "{picture.path}"'
                yield Problem(picture.place, "B175", said, HINT)
                continue
            now, was = compared(data, images[picture.name])
            if now:
                said = f'the picture "{picture.path}" was made smaller in the e-book: {now}; it has {was}'
                hint = "[epub] small_pictures = false keeps it as it is"
                yield Problem(picture.place, "B318", said, hint, Severity.NOTE)
