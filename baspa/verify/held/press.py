"""Hold a press PDF against the PDF that it was made from: the same words in the same places, in inks, on its sheets.

Words are read by PDFium, which had no part in writing; boxes, fonts, inks and what the file says of itself by pikepdf.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from baspa.language import find
from baspa.model.bindings import GROWS
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.printers.wanted import PressFile, press_file
from baspa.verify.held.pdf import nested
from baspa.verify.held.press_inks import InkFinding, InkWalk
from baspa.verify.held.press_sheets import HINT, TOML, fault, fonts, sheets, statement
from baspa.verify.held.press_words import ShownText, shown_texts
from baspa.verify.pages.tree import Mark, read_tree

OFF = 0.01 * MM  # pt by which a word may stand elsewhere
CODES = {"transparent": "B247", "foreign": "B248"}
HINTS = {
    "transparent": (
        'give it a colour that is not seen through, save a drawing as a PNG, or say standard = "X-4" in [printing]'
    ),
    "foreign": "say the colour as #rrggbb, rgb() or hsl()",
}


def hold_prepress(press: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold a press PDF against the PDF: B245 for what is not as it should be.

    B246 images that are printed too coarsely (a warning), B247 what X-1a cannot hold, B248 colours of spaces that are
    no screen's, B249 inks of their own in which nothing is printed (a warning), B240 pages that no such binding has (a
    warning).
    """
    wanted = press_file(book.metadata.printing)
    rtl = find(book.metadata.language).direction == "rtl"
    with pikepdf.open(io.BytesIO(press.data)) as made, pikepdf.open(io.BytesIO(pdf.data)) as source:
        faults = [*sheets(made, source, wanted, rtl), *statement(made, press.data, wanted), *fonts(made, wanted)]
        walk = InkWalk(made, wanted)
        findings, count = list(walk.findings()), len(made.pages)
    faults += moved(press.data, pdf.data)
    return (*faults, *told(findings, pdf, book, wanted), *unused(walk.spots, wanted, book), *uneven(count, book))


def moved(made: bytes, source: bytes) -> Iterator[Problem]:
    """Yield B245 for each page whose words are others than those of the PDF, or stand elsewhere."""
    for number, (found, wanted) in enumerate(zip(shown_texts(made), shown_texts(source), strict=True), 1):
        if len(found) != len(wanted) or not all(map(is_same, found, wanted)):
            yield fault(f"page {number} of the press PDF has other words than the PDF, or has them elsewhere")


def is_same(one: ShownText, other: ShownText) -> bool:
    """Tell whether two texts are the same, in the same place."""
    return one.text == other.text and all(abs(a - b) <= OFF for a, b in zip(one[1:], other[1:], strict=True))


def told(findings: Sequence[InkFinding], pdf: Artifact, book: Book, wanted: PressFile) -> Iterator[Problem]:
    """Yield what is to be told of what pages are drawn in, at its line of the manuscript: of a kind once a page."""
    places = places_of(pdf.data, book) if findings else {}
    first = {(each.page, each.kind, each.value): each for each in reversed(findings) if each.kind != "coarse"}
    for each in sorted(first.values()):
        place = places.get((each.page, each.mcid), TOML)
        yield Problem(place, CODES.get(each.kind, "B245"), sentence(each, wanted), HINTS.get(each.kind, HINT))
    yield from coarse([each for each in findings if each.kind == "coarse"], places, wanted)


def sentence(finding: InkFinding, wanted: PressFile) -> str:
    """Return what is said of a finding."""
    page, value = finding.page + 1, finding.value
    return {
        "transparent": f"page {page} is seen through, which PDF/X-1a cannot hold: {value}",
        "foreign": f"page {page} has a colour that no inks are known for: {value}",
        "space": f"page {page} of the press PDF has colours that it should not have: {value}",
        "ink": f"page {page} of the press PDF has {value} % of ink, and {100 * wanted.ink:.0f} % is the most",
        "rich": f"page {page} of the press PDF has black text of more inks than black",
        "overprint": f"page {page} of the press PDF has text that overprints, or black text that does not",
    }[finding.kind]


def coarse(findings: Sequence[InkFinding], places: Mapping[Mark, Place], wanted: PressFile) -> Iterator[Problem]:
    """Yield B246, a warning, for the images that are printed with fewer dots to the inch than the house asks for."""
    if findings:
        worst = min(findings, key=lambda each: int(each.value))
        place = places.get((worst.page, worst.mcid), TOML)
        said = (
            f"images coarser than the {wanted.dpi} dpi that the printing house asks for: {len(findings)}; "
            f"one on page {worst.page + 1} is printed with {worst.value} dpi"
        )
        hint = "take larger images, or print them smaller; baspa check -v names each, and how large it may be"
        yield Problem(place, "B246", said, hint, Severity.WARNING)


def unused(spots: set[str], wanted: PressFile, book: Book) -> Iterator[Problem]:
    """Yield B249, a warning, for each ink of its own in which nothing is printed."""
    for number, spot in enumerate(book.metadata.printing.spots):
        if spot.name not in spots:
            said = f'nothing is printed in the ink "{spot.name}": no text, line or area has the colour {spot.colour}'
            hint = "say the colour that style sheets have, letter by letter: accent of [design] is one"
            if not wanted.spots:
                hint = "inks of their own are for books in colour, in files that are of inks: look at [printing]"
            yield Problem(book.place(f"printing.spots.{number}.colour"), "B249", said, hint, Severity.WARNING)


def uneven(pages: int, book: Book) -> Iterator[Problem]:
    """Yield B240, a warning, for an inside of which the binding that is named leaves pages blank."""
    binding = book.metadata.design.binding
    if binding and (blanks := -pages % GROWS[binding]):
        step = GROWS[binding]
        said = f"{pages} pages are no multiple of {step}, which its binding asks for: the printing house adds {blanks}"
        hint = f"fill the sheets, [design] fit = {step}, or ask where blank pages are wanted"
        yield Problem(book.place("design.binding"), "B240", said, hint, Severity.WARNING)


def places_of(data: bytes, book: Book) -> dict[Mark, Place]:
    """Return where what stands on the pages of the PDF was written, by page and marked content.

    What is in no block has the place of the last one before it, in its chapter. Of a figure that is the place of its
    picture, which is the next of those with its alternative text.
    """
    blocks = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    pictures, found, here = list(book.pictures), dict[Mark, Place](), TOML
    for element, within in nested(read_tree(data).root):
        here = next((blocks[name] for name in (element.id, *within) if name in blocks), here if any(within) else TOML)
        place = here
        if element.kind == "Figure":
            shown = next((each for each in pictures if each.alt.split() == element.alternative.split()), None)
            if shown:
                pictures.remove(shown)
                place = shown.place
        found |= {kid: place for kid in element.kids if isinstance(kid, tuple)}
    return found
