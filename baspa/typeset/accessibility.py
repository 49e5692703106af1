"""What is true of the accessibility of this very e-book, as schema.org says it (EPUB Accessibility 1.1, 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baspa.language import known
from baspa.language.model import Language
from baspa.model.book import Book

SUMMED_UP, SUMMARY = "epub.summary", "epub.summary.text"  # keys of words
PAGED = ("pageBreakMarkers", "pageNavigation")  # schema.org: what the print book's pages bring


ALWAYS = ("tableOfContents", "readingOrder", "displayTransformability")


@dataclass(frozen=True, slots=True)
class Content:
    """What of a book counts for its accessibility."""

    has_pictures: bool  # that tell something
    has_ornaments: bool
    is_described: bool  # whether each picture that tells something has a text in its place
    has_formulas: bool
    has_tables: bool
    has_index: bool
    has_headings: bool
    moves: bool  # whether a picture does
    has_pages: bool  # of the print book
    is_read: bool  # aloud, all of it or a part


def content_of(book: Book) -> Content:
    """Return what counts of a book as the screen has it."""
    pictures = [picture for chapter in book.chapters for picture in chapter.pictures]
    telling = [picture for picture in pictures if not picture.decorative]

    def holds(sign: str) -> bool:
        return any(sign in chapter.xhtml for chapter in book.chapters)

    return Content(
        has_pictures=bool(telling),
        has_ornaments=len(telling) < len(pictures),
        is_described=all(picture.alt for picture in telling),
        has_formulas=holds("<math"),
        has_tables=holds("<table"),
        has_index=holds('role="doc-index"'),
        has_headings=any(chapter.headings for chapter in book.chapters),
        moves=any(image.moves for image in book.images),
        has_pages=book.metadata.epub.pages,
        is_read=any(recording.cues for recording in book.recordings),
    )


def accessibility(book: Book, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties that are true of this very book, each with its value."""
    content = content_of(book)
    metadata = book.metadata
    own = known(metadata.language)
    summary = " ".join(language.word(key) for key in summed_up(content) if own or key in (SUMMARY, *metadata.words))
    values = {
        "accessMode": (
            "textual",
            *(["visual"] if content.has_pictures else []),
            *(["auditory"] if content.is_read else []),
        ),
        "accessModeSufficient": tuple(sufficient(content)),
        "accessibilityFeature": (*ALWAYS, *features(content)),
        "accessibilityHazard": ("unknown" if content.moves else "none",),  # nobody has measured its flashes
        "accessibilitySummary": (metadata.accessibility.summary or summary,),
    }
    return tuple((name, value) for name, found in values.items() for value in found)


def sufficient(content: Content) -> Iterator[str]:
    """Yield the modes that all of a book can be taken in by, alone or together."""
    if content.is_described:
        yield "textual"
    if content.has_pictures:
        yield "textual,visual"


def features(content: Content) -> Iterator[str]:
    """Yield the features that not every book has."""
    yield from ["structuralNavigation"] if content.has_headings else []
    yield from ["index"] if content.has_index else []
    yield from ["alternativeText"] if content.has_pictures and content.is_described else []
    yield from ["MathML"] if content.has_formulas else []
    yield from PAGED if content.has_pages else []
    yield from ["synchronizedAudioText"] if content.is_read else []


def summed_up(content: Content) -> Iterator[str]:
    """Yield the sentences of the summary, by the keys of their words."""
    yield SUMMARY
    if content.has_pictures:
        yield f"{SUMMED_UP}.{'described' if content.is_described else 'undescribed'}"
    else:
        yield f"{SUMMED_UP}.{'decorative' if content.has_ornaments else 'pictureless'}"
    yield from [f"{SUMMED_UP}.moving"] if content.moves else []
    yield from [f"{SUMMED_UP}.formulas"] if content.has_formulas else []
    yield from [f"{SUMMED_UP}.tables"] if content.has_tables else []
    yield from [f"{SUMMED_UP}.read"] if content.is_read else []
    yield f"{SUMMED_UP}.{'pages' if content.has_pages else 'pageless'}"
