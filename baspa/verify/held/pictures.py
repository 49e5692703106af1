"""Hold the files of the pictures of an e-book: each shows what the book's does, as large as it is or smaller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baspa.model.book import Book
from baspa.model.ebook import SMALL_PICTURE
from baspa.model.problem import Problem, Severity
from baspa.verify.held.counted import HINT


def hold_files(book: Book, files: Mapping[str, bytes], format_name: str, of_shop: bool = False) -> Iterator[Problem]:
    """Yield B175 for each picture whose file shows another than the book's, B318, a note, for one made smaller.

    `files` are those of a format, by name. Only large ones may be smaller, or any in the e-book for a shop.
    """
    images = {image.name: image.data for image in book.images}
    for picture in (each for each in book.pictures if each.name in files):
        data, given = files[picture.name], images[picture.name]
        if data != given:
            from baspa.untrusted.raster.screens import are_alike, compared

            may_differ = of_shop or (book.metadata.epub.small_pictures and len(given) > SMALL_PICTURE)
            if not may_differ or not are_alike(data, given):
                said = f'the {format_name} has another picture for "{picture.path}"'
                yield Problem(picture.place, "B175", said, HINT)
                continue
            now, was = compared(data, given)
            if now:
                said = f'the picture "{picture.path}" was made smaller in the e-book: {now}; it has {was}'
                hint = "[epub] small_pictures = false keeps it as it is"
                yield Problem(picture.place, "B318", said, hint, Severity.NOTE)
