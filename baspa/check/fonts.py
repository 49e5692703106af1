"""The fonts that the book brings: whether they can and may be used, and whether the one asked for is among them."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.house import house_path
from baspa.load.fonts import FOLDER, Unusable, font_files, read_face
from baspa.model.book import Book
from baspa.model.design import TEXT
from baspa.model.problem import Place, Problem, nearest


def fonts(book: Book) -> Iterator[Problem]:
    """Yield B134 for a file that is no font for a book, B135 for a forbidden one, B136 for a family that is not there.

    A family that a faulty file may hold is not asked for.
    """
    found, faulty = {TEXT}, False
    for file in font_files(book):
        name, place = file.path.removeprefix(FOLDER), Place(file.path)
        try:
            found.add(read_face(file).family)
            if (house_path("styles", "fonts") / name).is_file():
                yield Problem(place, "B134", "the house has a font file of this name", "rename it")
        except Unusable as error:
            faulty = True
            subject = "font" if error.forbidden else "file"
            yield Problem(place, "B135" if error.forbidden else "B134", f"the {subject} {error}", error.hint)
    wanted = book.metadata.design.font
    if wanted and wanted not in found and not faulty:
        meant = nearest(wanted, sorted(found))
        hint = f'did you mean "{meant}"?' if meant else f"here are: {', '.join(sorted(found))}"
        said = f'no font of the family "{wanted}" is in {FOLDER}'
        yield Problem(book.place("design.font"), "B136", said, hint)
