"""A press that stays warm: a book is laid out, and after an edit only what was changed.

    warm = WarmPress(Path("my-book"))
    pages = warm.pages()          # all of them
    ...                           # the author edits a chapter
    pages = warm.pages()          # that chapter's are new
    png = pages.picture(pages.anew[0], dpi=150)

It is a library call for what shows pages while they are written, or makes many. The pages are those of a build; nothing
is verified, and no file is written. WeasyPrint is loaded into this process and stays there.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baspa.bound import pdf_binder
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.press import prepared

if TYPE_CHECKING:
    from baspa.layout.kept_styles import KeptStyles
    from baspa.layout.side_by_side.part import KnownBook
    from baspa.model.edition import Edition
    from baspa.model.problem import Problems

MANY = 100  # pages, whose boxes take a collection of garbage longer than an edit may
EDITS = 20  # of a book of so many pages, what was left by which is collected in any case


@dataclass(frozen=True, slots=True)
class Laid:
    """A run of pages that were laid out together."""

    first: int  # index of its first page in the book
    edition: Edition
    document: Any  # WeasyPrint's
    name: str = ""  # of the stretch that they are, where they are one


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a book as they are now."""

    laid: tuple[Laid, ...]  # the latest last: of a page that several have, the last has it as it is
    count: int
    anew: range  # indexes of those that were laid out anew; empty where nothing had changed
    is_moved: bool  # whether pages behind those have moved since they were laid out, which numbers do not know yet
    problems: Problems

    def picture(self, index: int, dpi: float = 96) -> bytes:
        """Return the PNG of a page."""
        from baspa.bind.paper.page_picture import page_picture
        from baspa.layout import no_collection

        laid = next(each for each in reversed(self.laid) if 0 <= index - each.first < len(each.document.pages))
        with no_collection():
            return page_picture(laid.document, index - laid.first, laid.edition, dpi)


class WarmPress:
    """A press for one book, which remembers how that was laid out."""

    def __init__(self, folder: Path, store: Store = NOTHING_KEPT) -> None:
        """Load what lays out pages; raises Outside where its libraries are missing. What is read is kept in `store`."""
        pdf_binder()
        self.folder, self.store = folder, store
        self.edition: Edition | None = None
        self.frame: tuple[object, ...] = ()
        self.book: KnownBook | None = None
        self.now: Pages | None = None
        self.styles: KeptStyles | None = None
        self.edits = 0  # since what they left was collected

    def pages(self, whole: bool = False) -> Pages:
        """Return the pages of the book as it is written now; if `whole`, also those that an edit has moved, all anew.

        Raises Failure where it has errors: what was laid out before is remembered.
        """
        from baspa.layout import no_collection

        with no_collection():
            now = self.made(whole)
            if now.count >= MANY:
                self.edits += 1
                gc.freeze()  # or the next collection would look at all that was made
        if self.edits >= EDITS:
            self.rest()
        return now

    def rest(self) -> None:
        """Let go of what edits have left: for when nobody waits for a page, since of a long book that takes a second.

        Who never calls it waits for that once in `EDITS`.
        """
        self.edits = 0
        if self.now and self.now.count >= MANY:
            gc.unfreeze()
            gc.collect()
            gc.freeze()  # boxes by the hundred thousand, none of which goes before all go

    def made(self, whole: bool) -> Pages:
        """Return the pages of the book as it is written now: what did not change is as it was."""
        _, edition, problems = prepared(self.folder, None, self.store)
        before, changed = self.now, self.changed(edition)
        if before and not changed and not (whole and before.is_moved):
            self.now = replace(before, anew=range(0), problems=problems)
        else:
            section = changed[0] if before and len(changed) == 1 and not whole else None
            self.now = self.with_section(edition, section, problems) or self.all_anew(edition, problems)
        return self.now

    def changed(self, edition: Edition) -> Sequence[int]:
        """Return the indexes of the chapters that are others than they were; of all where more is than they."""
        from baspa.layout.kept_styles import KeptStyles
        from baspa.layout.stretches import around

        before, frame, every = self.edition, around(edition), range(len(edition.paper_chapters))
        if before is None or read_by_styles(before) != read_by_styles(edition):
            self.styles = KeptStyles()
        same, self.edition, self.frame = before is not None and frame == self.frame, edition, frame
        if before is None or not same:
            return every or [0]
        return [index for index in every if before.paper_chapters[index] != edition.paper_chapters[index]]

    def all_anew(self, edition: Edition, problems: Problems) -> Pages:
        """Lay out the whole book."""
        from baspa.layout import BookPart, laid_out
        from baspa.layout.stretches import chapter_ids

        self.now = self.book = None
        part = BookPart(chapters=chapter_ids(edition), styles=self.styles)
        with laid_out(edition, part) as made:
            count = len(made.pages)
        if count >= MANY:
            gc.unfreeze()
            gc.collect()
        self.book = part.book
        return Pages((Laid(0, edition, made.document),), count, range(count), False, problems)

    def with_section(self, edition: Edition, index: int | None, problems: Problems) -> Pages | None:
        """Return the pages, those of a section, by its index, laid out anew; None where it cannot be by itself."""
        from baspa.layout import Undivided, laid_out
        from baspa.layout.side_by_side.part import LonePart
        from baspa.layout.stretches import section_name, with_stubs

        name = section_name(edition.paper_chapters[index]) if index is not None else ""
        if not (name and self.now and self.book and name in self.book.turns):
            return None
        names = frozenset(self.book.turns)
        part = LonePart(chapters=names, name=name, rest=self.book, styles=self.styles)
        try:
            with laid_out(with_stubs(edition, name, names), part) as made:
                anew = range(part.first, part.first + len(made.pages))
        except Undivided:
            return None
        is_moved = self.now.is_moved or part.moves(anew.stop)
        self.book = part.book_now()
        kept = [each for each in self.now.laid if each.name != name]
        laid = *kept, Laid(part.first, edition, made.document, name)
        return Pages(laid, self.now.count, anew, is_moved, problems)


def read_by_styles(edition: Edition) -> tuple[object, ...]:
    """Return what is read where style sheets are read."""
    return edition.paper_css, edition.fonts, edition.paper_fonts, edition.languages
