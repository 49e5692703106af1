"""What is wrong with the use of images."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from baspa.model.book import LONGEST, Book, Faces, Picture
from baspa.model.problem import Problem, Severity
from baspa.tree.links import written_address

if TYPE_CHECKING:
    from baspa.untrusted.svg_vectors import BeyondVectors


def alternative_texts(book: Book) -> Iterator[Problem]:
    """Yield B025, a warning, for an image that has no alternative text and is not said to need none (WCAG, 1.1.1)."""
    for picture in book.pictures:
        if not picture.alt.strip() and not picture.decorative:
            written = written_address(picture.shown) if len(picture.shown) < LONGEST else "…"
            hint = f"write ![what it shows]({written}), or ![]({written}){{.decorative}} for an ornament"
            said = f'the image "{picture.shown}" has no alternative text'
            yield Problem(picture.place, "B025", said, hint, Severity.WARNING)


def moving_images(faces: Faces) -> Iterator[Problem]:
    """Yield B179, a warning, for an image on paper that moves in the e-book: paper has its first picture alone."""
    moving = {image.path for image in faces.print.images if image.moves}
    for picture in faces.print.pictures:
        if picture.path in moving:
            target, written = picture.shown, written_address(picture.shown)
            hint = (
                f"give paper the one that says most: ![...](still.png){{only=print}} and ![...]({written}){{only=epub}}"
            )
            said = f'the image "{target}" moves; paper has the first of its pictures'
            yield Problem(picture.place, "B179", said, hint, Severity.WARNING)


def drawings_on_paper(faces: Faces) -> Iterator[Problem]:
    """Yield B184 for a drawing that paper has as pixels, a warning, or that it cannot have as it is meant."""
    drawings = {image.path: image.data for image in faces.print.images if image.media_type == "image/svg+xml"}
    if not drawings:
        return
    from baspa.untrusted.svg_vectors import beyond_vectors

    for picture in faces.print.pictures:
        if found := beyond_vectors(drawings.pop(picture.path, b"")):
            yield _beyond_vectors(picture, found)


def _beyond_vectors(picture: Picture, found: Sequence[BeyondVectors]) -> Problem:
    never = [each for each in found if not each.drawable]
    shown = ", ".join(dict.fromkeys(map(str, (never or found)[:3])))
    target = picture.shown
    if never:
        hint = "take that out, or save the image as PNG"
        return Problem(picture.place, "B184", f'image "{target}" cannot be on paper as it is meant: {shown}', hint)
    said = f'image "{target}" is drawn on paper as pixels, 300 dpi, not as lines: {shown}'
    hint = "look at it in the PDF; its words cannot be searched there. Without that it is drawn as lines"
    return Problem(picture.place, "B184", said, hint, Severity.WARNING)
