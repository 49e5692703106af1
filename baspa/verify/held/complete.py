"""Whether a finished file holds the whole manuscript: every block, once, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.edition import edition
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.verify.held.reading import compare


def verify(artifact: Artifact, book: Book) -> Problems:
    """Hold a PDF, a proof or an EPUB against the manuscript (B050-B053); other formats are made from these.

    Each is held against what is for its edition. Of a PDF, B145 warns of formulas that are much smaller in it.
    """
    if artifact.format in ("pdf", "proof"):
        from baspa.verify.held.pdf import read_pdf

        name = {"pdf": "PDF"}.get(artifact.format, artifact.format)
        found = compare(edition(book, "print"), read_pdf(artifact.data), name)
        return (*found, *small_formulas(artifact, book))
    if artifact.format == "epub":
        from baspa.verify.held.epub import read_epub

        return compare(edition(book, "epub"), read_epub(artifact.data), "EPUB")
    return ()


def small_formulas(artifact: Artifact, book: Book) -> Iterator[Problem]:
    """Yield B145, a warning, for each block with a formula that is much smaller than its text."""
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    for name, share in artifact.shrunk:
        said = f"a formula is too wide for the page: it is set at {share:.0%} of its size"
        hint = r"break it: \begin{aligned} a &= b \\ &+ c \end{aligned}"
        yield Problem(places.get(name, Place("book.toml")), "B145", said, hint, Severity.WARNING)
