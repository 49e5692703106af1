"""What can be made: one line a format. A new format is a line here and a module in bind/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from baspa.model.edition import Artifact, Edition
from baspa.model.problem import Outside, Problems

Made = Mapping[str, Artifact]
Bound = tuple[Artifact, Problems]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, what it is, and how it is bound."""

    name: str
    summary: str
    bind: Callable[[Edition, Made], Bound]
    of: str = ""  # the format that it is made from
    load: Callable[[], object] | None = None  # loads its libraries ahead of the Edition, where that takes long
    by_itself: bool = True  # made when no format is named


def pdf(edition: Edition, made: Made) -> Bound:
    """Bind the PDF; raises Outside where the libraries that lay out text are missing."""
    return pdf_binder()(edition)


def proof(edition: Edition, made: Made) -> Bound:
    """Bind the proof; raises Outside where the libraries that lay out text are missing."""
    pdf_binder()
    from baspa.bind.paper.proof import bind_proof

    return bind_proof(edition)


def pdf_binder() -> Callable[[Edition], Bound]:
    """Load the libraries that lay out text and return what binds with them; raises Outside where they are missing."""
    try:
        from baspa.bind.paper.pdf import bind_pdf
    except OSError as fault:
        raise Outside(
            "Pango and HarfBuzz are missing: install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 "
            f"(Debian, Ubuntu), or pango (Fedora, Homebrew). {fault}".splitlines()[0]
        ) from fault
    return bind_pdf


def booklet(edition: Edition, made: Made) -> Bound:
    """Bind the booklet from the PDF."""
    from baspa.bind.sheets.booklet import bind_booklet

    return bind_booklet(edition, made["pdf"]), ()


def epub(edition: Edition, made: Made) -> Bound:
    """Bind the EPUB. The cover comes first: its pixels take more memory than all that is loaded and made after it."""
    from baspa.bind.screen.cover import cover_png

    cover = cover_png(edition.cover_svg, edition.fonts)
    from baspa.bind.screen.epub import bind_epub

    return bind_epub(edition, cover), ()


FORMATS = {
    each.name: each
    for each in (
        Format("pdf", "the book as one PDF to read and to hand out: PDF/A-3a and PDF/UA-1", pdf, load=pdf_binder),
        Format("booklet", "sheets for any office printer, two pages a side, to fold and staple", booklet, of="pdf"),
        Format("epub", "the e-book: EPUB 3.3", epub),
        Format("proof", "for author and editor: numbered lines, wide margins, queries", proof, "", pdf_binder, False),
    )
}
USUAL = tuple(each.name for each in FORMATS.values() if each.by_itself)
