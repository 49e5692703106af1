"""Whether a finished file holds the whole manuscript: every block, once, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.kept.store import NOTHING_KEPT, Store
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.file_names import SHOPS, variant_of
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.verify.held.counted import hold_counted
from baspa.verify.held.note_pages import notes_apart
from baspa.verify.held.pictures import hold_files
from baspa.verify.held.reading import hold
from baspa.verify.looked_for import changes_looks


def hold_pdf(artifact: Artifact, book: Book, store: Store = NOTHING_KEPT) -> Problems:
    """Hold a PDF, or a proof, against the book as paper has it: its blocks, its numbers of pages, its looks."""
    from baspa.verify.held.pdf import read_pdf
    from baspa.verify.pages.judge import judged
    from baspa.verify.pages.numbers import untrue_numbers

    name = {"pdf": "PDF"}.get(artifact.format, artifact.format)
    read = read_pdf(artifact.data, store)
    return (
        *hold(book, read.blocks, name),
        *hold_counted(book, read.counted, {block.id for block in read.blocks}, name),
        *notes_apart(book, read.blocks, name, artifact.unbegun),
        *untrue_numbers(artifact.data, book, name, store),
        *judged(artifact.data, book, name, store),
        *pages_of_articles(artifact.data, book, name, store),
        *hidden_on_paper(artifact.data, book, name, store),
        *narrow_inner_margin(artifact, book, store),
        *small_formulas(artifact, book),
    )


def hold_epub(artifact: Artifact, book: Book) -> Problems:
    """Hold an EPUB against the book as the screen has it."""
    from baspa.verify.held.epub import read_epub

    name = artifact.format.upper()
    read = read_epub(artifact.data)
    counted = hold_counted(book, read.counted, {block.id for block in read.blocks}, name, files=True)
    files = hold_files(book, read.files, name, of_shop=artifact.format in map(variant_of, SHOPS))
    unseen = hidden_on_screen(artifact.data, book)
    return (*hold(book, read.blocks, name), *counted, *files, *unseen, *unheard(artifact.data, book))


def unheard(data: bytes, book: Book) -> Iterator[Problem]:
    """Yield where an EPUB is not read aloud as the book is (B317); loaded for books that are."""
    if book.recordings:
        from baspa.verify.held.overlays import hold_overlays

        yield from hold_overlays(data, book)


def pages_of_articles(data: bytes, book: Book, format_name: str, store: Store) -> Iterator[Problem]:
    """Yield where articles stand on other pages than book.toml says (B207); loaded for books that say any."""
    if any(each.pages for each in book.metadata.contributions):
        from baspa.verify.pages.article_pages import other_pages

        yield from other_pages(data, book, format_name, store)


def narrow_inner_margin(artifact: Artifact, book: Book, store: Store) -> Iterator[Problem]:
    """Yield where the PDF of a book that names its binding has a narrow inner margin (B235); loaded for such books."""
    if book.metadata.design.binding and artifact.format == "pdf":
        from baspa.verify.pages.inner_margin import narrow_inside

        yield from narrow_inside(artifact.data, book, store)


def hidden_on_paper(data: bytes, book: Book, format_name: str, store: Store) -> Iterator[Problem]:
    """Yield what nobody sees of a PDF (B185); what tells it is loaded for books that may hide something."""
    if changes_looks(book):
        from baspa.verify.pages.unseen import unseen_on_paper

        yield from unseen_on_paper(data, book, format_name, store)


def hidden_on_screen(data: bytes, book: Book) -> Iterator[Problem]:
    """Yield what no reader shows of an EPUB (B185), likewise."""
    if changes_looks(book):
        from baspa.verify.screen.unseen import unseen_on_screen

        yield from unseen_on_screen(data, book)


def small_formulas(artifact: Artifact, book: Book) -> Iterator[Problem]:
    """Yield B145, a warning, for each block with a formula that is much smaller than its text."""
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    for name, share in artifact.shrunk:
        said = f"a formula is too wide for the page: it is set at {share:.0%} of its size"
        hint = r"break it: \begin{aligned} a &= b \\ &+ c \end{aligned}"
        yield Problem(places.get(name, Place("book.toml")), "B145", said, hint, Severity.WARNING)
