"""How each format is bound: the module that does it is loaded when it is made, and what it makes is kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import replace
from typing import TYPE_CHECKING

from baspa.model.problem import Outside, Place, Problem, Problems, Severity
from baspa.together import cores

if TYPE_CHECKING:
    from baspa.kept.store import Store
    from baspa.model.book import Resource
    from baspa.model.edition import Artifact, Edition

    Made = Mapping[str, Artifact]
    Bound = tuple[Artifact, Problems]


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
    from baspa.bind.screen.cover import cover_picture

    cover = store.known("cover", cover_picture, edition.cover, edition.cover_svg, edition.fonts_on_paper)
    from baspa.bind.screen.epub import bind_epub

    starts = made["pdf"].starts if edition.metadata.epub.pages else ()
    if edition.metadata.epub.small_pictures:
        edition = replace(edition, resources=tuple(on_screen(each, store) for each in edition.resources))
    return store.known("epub", bind_epub, edition, cover, starts), ()


def on_screen(picture: Resource, store: Store) -> Resource:
    """Return a picture of the book as screens want it; what makes it so is loaded where one is large."""
    from baspa.model.ebook import SMALL_PICTURE

    if len(picture.data) <= SMALL_PICTURE:
        return picture
    from baspa.untrusted.raster.screens import on_screen

    return replace(picture, data=store.known("picture on screen", on_screen, picture.data, picture.media_type))


def kepub(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind Kobo's edition from the EPUB."""
    from baspa.bind.screen.kepub import bind_kepub

    return store.known("kepub", bind_kepub, edition, made["epub"]), ()


def variant(shop: str, edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the e-book for a shop from the EPUB."""
    from baspa.bind.screen.variant import bind_variant

    return store.known("variant", bind_variant, edition, made["epub"], shop), ()


def web(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the web edition from the EPUB; where the PDF is made as well, it is among the files to download."""
    from baspa.bind.web.web import bind_web

    return store.known("web", bind_web, edition, made["epub"], made.get("pdf")), ()


def text(edition: Edition, made: Made, store: Store) -> Bound:
    """Bind the plain text."""
    from baspa.bind.screen.text_edition import bind_text

    return store.known("text", bind_text, edition), ()


def records(edition: Edition, made: Made, store: Store) -> Bound:
    """Write the records of the book, which tell of its files, into a folder."""
    from baspa.model.book import Resource
    from baspa.model.edition import Artifact
    from baspa.model.file_names import file_name
    from baspa.records.carriers import described
    from baspa.records.kinds import RECORDS
    from baspa.records.text_kinds import text_records

    told = described(edition, made)
    wanted = [each for each in RECORDS.values() if not edition.records or each.name in edition.records]
    lacking = {each.name: each.lacks(told) if each.lacks else () for each in wanted}
    files = [Resource(each.file, each.media_type, each.write(told)) for each in wanted if not lacking[each.name]]
    folder = (*files, *text_records(told, edition))
    return Artifact("records", file_name(edition.slug, "records"), b"", folder=folder), tuple(unwritten(lacking))


def unwritten(lacking: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield B360 for a record that would not be whole."""
    for name, wanted in lacking.items():
        if wanted:
            said = f"no record {name}: the book does not say {', '.join(wanted)}"
            yield Problem(Place("book.toml"), "B360", said, "it is written when book.toml has it", Severity.NOTE)
