"""How each format is held against the book: the module that does it is loaded when there is something to hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from baspa.model.problem import Problems

if TYPE_CHECKING:
    from baspa.kept.store import Store
    from baspa.model.book import Faces
    from baspa.model.edition import Artifact

    Made = Mapping[str, Artifact]


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


def held_kepub(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold Kobo's edition against the book as the screen has it, and against what Kobo asks for."""
    from baspa.verify.held.kepub import hold_kepub

    return store.known("held kepub", hold_kepub, artifact, faces.epub)


def held_variant(shop: str, artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold the e-book for a shop against the book as the screen has it, and against what the shop takes."""
    from baspa.verify.held.variant import hold_variant

    return store.known("held variant", hold_variant, artifact, faces.epub, shop)


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


def held_web(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold the web edition against the book as the screen has it."""
    from baspa.verify.held.web import hold_web

    return store.known("held web", hold_web, artifact, faces.epub)


def held_text(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Hold the plain text against the book as the screen has it."""
    from baspa.verify.held.text import hold_text

    return store.known("held text", hold_text, artifact, faces.epub)


def held_records(artifact: Artifact, faces: Faces, made: Made, store: Store) -> Problems:
    """Read the records back, and hold them against each other, the files that they tell of, and the book."""
    from baspa.verify.held.markup import hold_texts
    from baspa.verify.held.records import hold_records

    said = store.known("held records", hold_records, artifact, made["pdf"], made["epub"])
    return said + store.known("held texts", hold_texts, artifact, faces.epub)
