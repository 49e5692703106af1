"""What can be made: one line a format. A new format is a line here and a module in a room of bind/.

What stands in a line is all that the press asks of a format; the modules behind it are loaded when it is made. The
command reads the list to say what there is, so not even what describes a book is loaded with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from baspa import bound, held
from baspa.model.file_names import BACKS, ENDINGS, SHOPS, variant_of
from baspa.model.problem import Problems
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
    of: tuple[str, ...] = ()  # the formats that it is made from
    pages_of: str = ""  # the format whose pages it tells of, where book.toml asks for them
    load: Callable[[Store], object] | None = None  # loads its libraries ahead of the Edition, where that takes long
    load_reader: Callable[[], object] | None = None  # loads those that it is verified with ahead of the file
    by_itself: bool = True  # made when no format is named
    beside: str = ""  # ending of a second file, which it makes of some books
    counts: str = "page"  # what each of Artifact.pages is, in English

    @property
    def ending(self) -> str:
        """The ending of its file, behind the book's slug."""
        return ENDINGS[self.name]


FORMATS = {
    each.name: each
    for each in (
        Format(
            name="pdf",
            summary="the book as one PDF to read and to hand out: PDF/A-3a and PDF/UA-1",
            bind=bound.pdf,
            load=bound.layout_ahead,
            load_reader=held.pdf_reader,
            verify=held.held_pdf,
            validators=("qpdf", "veraPDF"),
        ),
        Format(
            name="booklet",
            summary="sheets for any office printer, two pages a side, to fold and staple",
            beside=BACKS,
            of=("pdf",),
            bind=bound.booklet,
            verify=held.held_booklet,
            validators=("qpdf",),  # sheets for a printer claim no standard but PDF itself
            counts="side",
        ),
        Format(
            name="handout",
            summary="several pages a side, with ruled room for notes where wanted",
            of=("pdf",),
            bind=bound.handout,
            verify=held.held_handout,
            validators=("qpdf",),
            by_itself=False,
            counts="side",
        ),
        Format(
            name="epub",
            summary="the e-book: EPUB 3.3",
            pages_of="pdf",
            bind=bound.epub,
            verify=held.held_epub,
            validators=("EPUBCheck", "Ace"),
        ),
        Format(
            name="kepub",
            summary="the e-book for Kobo's readers, which mark and count by sentences",
            of=("epub",),
            bind=bound.kepub,
            verify=held.held_kepub,
            validators=("EPUBCheck", "Ace"),
            by_itself=False,
        ),
        Format(
            name="web",
            summary="the book as a folder of pages, for any server or none: contents, search, light and dark",
            of=("epub",),
            bind=bound.web,
            verify=held.held_web,
            validators=(),
            by_itself=False,
        ),
        Format(
            name="text",
            summary="the book as plain text, for what reads no other format, and for libraries",
            bind=bound.text,
            verify=held.held_text,
            validators=(),
            by_itself=False,
        ),
        Format(
            name="prepress",
            summary="for a printing house: PDF/X with bleed, crop marks and inks, as [printing] says",
            of=("pdf",),
            bind=bound.prepress,
            verify=held.held_prepress,
            validators=("qpdf",),  # no one who judges PDF/X has made it free
            by_itself=False,
        ),
        Format(
            name="wrap",
            summary="the cover for a printing house: back, spine and front on one sheet, with bar code",
            of=("pdf",),
            bind=bound.wrap,
            verify=held.held_wrap,
            validators=("qpdf",),
            by_itself=False,
        ),
        Format(
            name="records",
            summary="for libraries, shops and registries: the book in their catalogues' formats",
            of=("pdf", "epub"),
            bind=bound.records,
            verify=held.held_records,
            validators=(),
            by_itself=False,
        ),
        Format(
            name="proof",
            summary="for author and editor: numbered lines, wide margins, queries",
            bind=bound.proof,
            load=bound.layout_ahead,
            load_reader=held.pdf_reader,
            verify=held.held_pdf,
            validators=("qpdf", "veraPDF"),
            by_itself=False,
        ),
    )
}
USUAL = tuple(each.name for each in FORMATS.values() if each.by_itself)


def variant(shop: str) -> Format:
    """Return the e-book for a shop, which is asked for by --for."""
    return Format(
        name=variant_of(shop),
        summary=FORMATS["epub"].summary,
        of=("epub",),
        bind=partial(bound.variant, shop),
        verify=partial(held.held_variant, shop),
        validators=FORMATS["epub"].validators,
        by_itself=False,
    )


VARIANTS = {variant_of(shop): variant(shop) for shop in SHOPS}
EVERY = {**FORMATS, **VARIANTS}
