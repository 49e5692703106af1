"""Hold a cover wrap against the book: its size against the pages that the PDF has, its words against book.toml.

Words are read by PDFium, which had no part in writing; boxes, fonts and inks as those of a press PDF are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2 as pdfium

from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.metadata import Metadata
from baspa.model.paper_sizes import MM
from baspa.model.problem import Problem, Problems, Severity
from baspa.model.text import paragraphs
from baspa.printers.case import cover_size, joint
from baspa.printers.spine import spine_of
from baspa.printers.wanted import PressFile, cover_file
from baspa.verify.held.counted import HINT
from baspa.verify.held.press_inks import InkFinding, InkWalk
from baspa.verify.held.press_sheets import TOML, fonts, has_boxes, statement
from baspa.verify.held.reading import SHOWN, without_layout

OFF = 0.05  # mm by which its size may be off
FRONT, BACK = "templates/epub/cover.svg", "templates/wrap/wrap.html"  # a book that has them says there what it wants


def hold_wrap(wrap: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold a wrap against the book and its PDF: B265 for a size, a box, a text or a colour that is not as it should be.

    B245 for what a press PDF may not be, B246 a picture that is printed too coarsely (a warning), B247 what X-1a cannot
    hold.
    """
    wanted = cover_file(book.metadata)
    with pdfium.PdfDocument(pdf.data) as read:
        pages = len(read)
    with pdfium.PdfDocument(wrap.data) as read:
        text = without_layout("".join(page.get_textpage().get_text_range() for page in read))
    with pikepdf.open(io.BytesIO(wrap.data)) as made:
        said = list(wrong_size(made, book.metadata, pages, wanted))
        findings = list(InkWalk(made, wanted).findings())
        others = [*statement(made, wrap.data, wanted), *fonts(made, wanted)]
    said += missing(text, book)
    return (*(Problem(TOML, "B265", each, HINT) for each in said), *others, *of_inks(findings, wanted))


def wrong_size(made: pikepdf.Pdf, metadata: Metadata, pages: int, wanted: PressFile) -> Iterator[str]:
    """Yield what is said where the trimmed wrap is not two pages and the spine of so many pages wide, and one high."""
    if len(made.pages) != 1:
        yield f"the wrap has {len(made.pages)} pages"
        return
    page = made.pages[0]
    left, bottom, right, top = (float(each) / MM for each in page.trimbox)
    width, height = cover_size(metadata)
    across = 2 * (width + joint(metadata)) + spine_of(metadata, pages)
    if abs(right - left - across) > OFF or abs(top - bottom - height) > OFF:
        found = f"{right - left:.1f} × {top - bottom:.1f} mm"
        yield f"the trimmed wrap is {found}, and should be {across:.1f} × {height:.1f} mm for {pages} pages"
    elif not has_boxes(page.obj, ((right - left) * MM, (top - bottom) * MM), [wanted.bleed * MM] * 4):
        yield "the wrap has other boxes than it should have"


def missing(text: str, book: Book) -> Iterator[str]:
    """Yield what is said of each text of book.toml that the wrap has not; `text` is its text without its layout."""
    own = {each.path for each in book.overrides}
    metadata = book.metadata
    wanted = [] if FRONT in own or book.cover else [metadata.title, *(person.name for person in metadata.authors)]
    if BACK not in own:
        blurb = metadata.wrap.blurb or metadata.annotation.get(metadata.language, "")
        wanted += [*paragraphs(blurb), metadata.publisher, metadata.isbn.print]
    for each in wanted:
        if without_layout(each) not in text:
            yield f'the wrap has not "{" ".join(each.split())[:SHOWN]}"'


def of_inks(findings: Sequence[InkFinding], wanted: PressFile) -> Iterator[Problem]:
    """Yield what is to be told of what a wrap is drawn in."""
    for each in findings:
        if each.kind == "coarse":
            said = f"the cover has a picture of {each.value} dpi, and the printing house asks for {wanted.dpi}"
            yield Problem(TOML, "B246", said, "take a larger one", Severity.WARNING)
        elif each.kind == "transparent":
            said = f"the cover is seen through, which PDF/X-1a cannot hold: {each.value}"
            yield Problem(TOML, "B247", said, "leave transparency out of templates/epub/cover.svg and styles/wrap.css")
        else:
            yield Problem(TOML, "B265", f"the wrap is not in the inks of the press: {each.kind} {each.value}", HINT)
