"""Whether a finished file holds the whole manuscript: every block, once, in its order."""

from __future__ import annotations

from baspa.model import Artifact, Book
from baspa.note_places import face
from baspa.problem import Problems
from baspa.verify.reading import compare


def verify(artifact: Artifact, book: Book) -> Problems:
    """Hold a PDF, a proof or an EPUB against the manuscript (B050-B053); other formats are made from these."""
    if artifact.format in ("pdf", "proof"):
        from baspa.verify.pdf import read_pdf

        return compare(
            face(book, "print"), read_pdf(artifact.data), {"pdf": "PDF"}.get(artifact.format, artifact.format)
        )
    if artifact.format == "epub":
        from baspa.verify.epub import read_epub

        return compare(face(book, "epub"), read_epub(artifact.data), "EPUB")
    return ()
