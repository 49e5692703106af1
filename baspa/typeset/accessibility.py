"""What is true of the accessibility of this very e-book, as schema.org says it (EPUB Accessibility 1.1, 2.2)."""

from __future__ import annotations

from baspa.language.model import Language
from baspa.model.book import Book

PAGED = ("pageBreakMarkers", "pageNavigation")  # schema.org: what the print book's pages bring


def accessibility(book: Book, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties (EPUB Accessibility 1.1, 2.2) that are true of this very book."""
    pictures = [p for c in book.chapters for p in c.pictures]
    described = all(p.alt or p.decorative for p in pictures)
    moving = any(image.moves for image in book.images)
    found = [("accessMode", "textual")]
    found += [("accessMode", "visual")] if pictures else []
    found += [("accessModeSufficient", "textual")] if described else []
    found += [("accessibilityFeature", name) for name in ("tableOfContents", "readingOrder", "displayTransformability")]
    found += [("accessibilityFeature", "structuralNavigation")] if book.chapters else []
    found += [("accessibilityFeature", "index")] if any('role="doc-index"' in c.xhtml for c in book.chapters) else []
    found += [("accessibilityFeature", "alternativeText")] if any(p.alt for p in pictures) and described else []
    found += [("accessibilityFeature", "MathML")] if any("<math" in c.xhtml for c in book.chapters) else []
    found += [("accessibilityFeature", name) for name in PAGED if book.metadata.epub.pages]
    found += [("accessibilityHazard", "unknown" if moving else "none")]
    summary = book.metadata.accessibility.summary or language.word("epub.summary.text")
    return (*found, ("accessibilitySummary", summary))
