"""What can be made: one line a format. A new format is a line here and a module in a room of bind/.

What stands in a line is all that the press asks of a format; the modules behind it are loaded when it is made. The
command reads the list to say what there is, so not even what describes a book is loaded with it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from baspa.model.file_names import BACKS, ENDINGS
from baspa.model.problem import Outside, Problems
from baspa.together import cores
from baspa.verify.validators.names import Judge

if TYPE_CHECKING:
    from baspa.kept.store import Store
    from baspa.model.book import Faces
    from baspa.model.edition import Artifact, Edition

    Made = Mapping[str, Artifact]
    Bound = tuple[Artifact, Problems]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it is, how it is bound, held against the book, and judged by others."""

    name: str  # on the command line
    summary: str
    bind: Callable[[Edition, Made, Store], Bound]
    verify: Callable[[Artifact, Faces, Made, Store], Problems]
    validators: tuple[Judge, ...]
    of: str = ""  # the format that it is made from
    load: Callable[[Store], object] | None = None  # loads its libraries ahead of the Edition, where that takes long
    load_reader: Callable[[], object] | None = None  # loads those that it is verified with ahead of the file
    by_itself: bool = True  # made when no format is named
    beside: str = ""  # ending of a second file, which it makes of some books
    counts: str = "page"  # what each of Artifact.pages is, in English

    @property
    def ending(self) -> str:
        """The ending of its file, behind the book's slug."""
        return ENDINGS[self.name]


def pdf(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the PDF, on all cores; raises Outside where the libraries that lay out text are missing."""
    bind = pdf_binder()
    return fitted(edition, lambda each: store.known("pdf", lambda given: bind(given, cores(), store), each), store)


def proof(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the proof; raises Outside where the libraries that lay out text are missing."""
    pdf_binder()
    from baspa.bind.paper.proof import bind_proof

    return fitted(edition, lambda each: store.known("proof", bind_proof, each), store)


def fitted(edition: Edition, bind: Callable[[Edition], Bound], store: Store) -> Bound:
    """Bind a book; one that asks for full sheets with the design that fills them."""
    if not edition.metadata.design.fit:
        return bind(edition)
    from baspa.bind.paper.fitted import bind_fitted

    return bind_fitted(edition, bind, store)


def pdf_binder() -> Callable[..., Bound]:
    """Load the libraries that lay out text and return what binds with them; raises Outside where they are missing."""
    try:
        with redirect_stdout(io.StringIO()):  # where WeasyPrint would print a page of its own on what is missing
            from baspa.bind.paper.pdf import bind_pdf
    except OSError as fault:
        raise Outside(
            "Pango and HarfBuzz are missing: install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 "
            "(Debian, Ubuntu), or pango (Fedora, Homebrew)"
        ) from fault
    return bind_pdf


def layout_ahead(store: Store) -> None:
    """Load what lays out pages, and what most editions want of it; raises Outside as `pdf_binder` does."""
    pdf_binder()
    from baspa.layout.ahead import load_ahead

    load_ahead(store)


def booklet(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the booklet from the PDF."""
    from baspa.bind.sheets.booklet import bind_booklet

    return store.known("booklet", bind_booklet, edition, made["pdf"])


def handout(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the handout from the PDF."""
    from baspa.bind.sheets.handout import bind_handout

    return store.known("handout", bind_handout, edition, made["pdf"])


def prepress(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the file for the printing house from the PDF."""
    from baspa.bind.press.press_pdf import bind_prepress

    return store.known("prepress", bind_prepress, edition, made["pdf"])


def wrap(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the cover wrap for as many pages as the PDF has; raises Outside as `pdf_binder` does."""
    pdf_binder()
    from baspa.bind.wrap.wrap import bind_wrap

    return store.known("wrap", bind_wrap, edition, made["pdf"])


def epub(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the EPUB. The cover comes first: its pixels take more memory than all that is loaded and made after it."""
    from baspa.bind.screen.cover import cover_png

    cover = store.known("cover", cover_png, edition.cover_svg, edition.fonts_on_paper)
    from baspa.bind.screen.epub import bind_epub

    return store.known("epub", bind_epub, edition, cover), ()


def held_pdf(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold a PDF, or a proof, against the book as paper has it."""
    from baspa.verify.held.complete import hold_pdf

    return store.known("held pdf", partial(hold_pdf, store=store), artifact, faces.print)


def pdf_reader() -> object:
    """Load what reads a PDF back."""
    from baspa.verify.held import complete, pdf
    from baspa.verify.pages import judge, numbers

    return complete, pdf, judge, numbers


def held_epub(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold an EPUB against the book as the screen has it."""
    from baspa.verify.held.complete import hold_epub

    return store.known("held epub", hold_epub, artifact, faces.epub)


def held_booklet(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold a booklet against the PDF whose pages it has."""
    from baspa.verify.held.sheets import hold_booklet

    return store.known("held booklet", hold_booklet, artifact, made["pdf"], faces.print)


def held_handout(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold a handout against the PDF whose pages it has."""
    from baspa.verify.held.handouts import hold_handout

    return store.known("held handout", hold_handout, artifact, made["pdf"], faces.print)


def held_prepress(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold the file for the printing house against the PDF that it was made from."""
    from baspa.verify.held.press import hold_prepress

    return store.known("held prepress", hold_prepress, artifact, made["pdf"], faces.print)


def held_wrap(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold a cover wrap against the book, and the number of pages that the PDF has."""
    from baspa.verify.held.wrap import hold_wrap

    return store.known("held wrap", hold_wrap, artifact, made["pdf"], faces.print)


FORMATS = {
    each.name: each
    for each in (
        Format(
            name="pdf",
            summary="the book as one PDF to read and to hand out: PDF/A-3a and PDF/UA-1",
            bind=pdf,
            load=layout_ahead,
            load_reader=pdf_reader,
            verify=held_pdf,
            validators=("qpdf", "veraPDF"),
        ),
        Format(
            name="booklet",
            summary="sheets for any office printer, two pages a side, to fold and staple",
            beside=BACKS,
            of="pdf",
            bind=booklet,
            verify=held_booklet,
            validators=("qpdf",),  # sheets for a printer claim no standard but PDF itself
            counts="side",
        ),
        Format(
            name="handout",
            summary="several pages a side, with ruled room for notes where wanted",
            of="pdf",
            bind=handout,
            verify=held_handout,
            validators=("qpdf",),
            by_itself=False,
            counts="side",
        ),
        Format(
            name="epub",
            summary="the e-book: EPUB 3.3",
            bind=epub,
            verify=held_epub,
            validators=("EPUBCheck", "Ace"),
        ),
        Format(
            name="prepress",
            summary="for a printing house: PDF/X with bleed, crop marks and inks, as [printing] says",
            of="pdf",
            bind=prepress,
            verify=held_prepress,
            validators=("qpdf",),  # no one who judges PDF/X has made it free
            by_itself=False,
        ),
        Format(
            name="wrap",
            summary="the cover for a printing house: back, spine and front on one sheet, with bar code",
            of="pdf",
            bind=wrap,
            verify=held_wrap,
            validators=("qpdf",),
            by_itself=False,
        ),
        Format(
            name="proof",
            summary="for author and editor: numbered lines, wide margins, queries",
            bind=proof,
            load=layout_ahead,
            load_reader=pdf_reader,
            verify=held_pdf,
            validators=("qpdf", "veraPDF"),
            by_itself=False,
        ),
    )
}
USUAL = tuple(each.name for each in FORMATS.values() if each.by_itself)
