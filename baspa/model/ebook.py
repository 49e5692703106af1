"""What book.toml says of the e-book, field by field; docs/book-toml.md is generated from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from baspa.model.fields import says

SMALL_PICTURE = 150_000  # bytes: the file of one that has no more goes into the e-book as it is


@dataclass(frozen=True, kw_only=True)
class Ebook:
    """What the e-book has besides the text."""

    pages: Annotated[
        bool,
        says(
            "The page numbers of the print book, so that “page 12” is the same place in both: docs/structure.md. "
            "The PDF is made for them, also where the e-book alone is asked for."
        ),
    ] = False
    contents: Annotated[int, says("Levels of headings in the contents.", ge=1, le=6)] = 6
    soft_hyphens: Annotated[
        bool,
        says(
            "Say in the e-book where words may be broken, in languages for which readers do not know it: Kazakh and "
            "Kyrgyz. A reader that justifies lines would tear holes into them."
        ),
    ] = True
    small_pictures: Annotated[
        bool,
        says(
            "Make large photographs as small as screens show them: docs/ebook.md. Drawings, small pictures and the "
            "printed book have theirs as they are."
        ),
    ] = True
