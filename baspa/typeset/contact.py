"""The contact sheet as a document: spreads as readers see them, sides as they leave the printer, what hands do then.

Pictures are left out: an element with the attribute data-form is where one goes, page-3 or side-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from baspa.house import house_path
from baspa.language import spoken
from baspa.language.model import Language
from baspa.model.book import Book, Resource
from baspa.model.contact import PAGE, SIDE, Contact
from baspa.model.edition import Edition
from baspa.model.turning import turning_of
from baspa.typeset.contact_rows import rows, side_height, width_of_columns
from baspa.typeset.fonts import face_rules, families, text_fonts
from baspa.typeset.held import hold_page
from baspa.typeset.templates import environment, render

TEMPLATE, SHEET = "sheets/contact.html", "styles/sheets.css"


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """A page or a side, mm."""

    form: str  # "" beside the first page and the last, where nothing is
    width: float
    height: float
    said: str


@dataclass(frozen=True, slots=True)
class SmallSpread:
    """What a reader sees at once."""

    width: float
    leaves: tuple[SmallPicture, ...]


@dataclass(frozen=True, slots=True)
class FinishingStep:
    """What is done with the sheets."""

    drawing: str
    said: str


def contact_page(book: Book, edition: Edition, contact: Contact) -> tuple[str, Resource]:
    """Return the document and its style sheet; raises Failure (B040, B182) where a template is at fault."""
    language, env = spoken(book.metadata.language, book.metadata.words), environment(book)
    width = width_of_columns(contact)
    values = {
        "book": book.metadata,
        "design": book.metadata.design,
        "authors": ", ".join(person.name for person in book.metadata.authors),
        "language": language,
        "word": language.word,
        "direction": direction_of(language.word("sheets.title")),
        "fonts": {
            "rules": face_rules(edition.fonts_on_paper),
            "text": text_fonts(book.metadata.design.font, edition.fonts, families(edition.paper_fonts)),
        },
        "contact": contact,
        "spreads": rows(list(spreads(contact, width)), width),
        "sides": rows(list(sides(contact, width, language)), width),
        "steps": tuple(steps(edition, contact, language)),
    }
    css = render(env, "sheets/tokens.css", values) + house_path(SHEET).read_text(encoding="utf-8")
    html = hold_page(render(env, TEMPLATE, values), TEMPLATE, book, frozenset([SHEET]))
    return html, Resource(SHEET, "text/css", css.encode())


def direction_of(text: str) -> str:
    """Return the direction of a text by its first letter (UAX #9, P2): words may be those of another language."""
    strong = (bidirectional(sign) for sign in text if bidirectional(sign) in ("L", "R", "AL"))
    return "ltr" if next(strong, "L") == "L" else "rtl"


def spreads(contact: Contact, width: float) -> Iterator[SmallSpread]:
    """Yield the pages two by two in the order of reading; the first stands alone."""
    high = width / 2 * contact.page[1] / contact.page[0]
    leaves = [SmallPicture(f"{PAGE}-{n}", width / 2, high, said) for n, said in enumerate(contact.labels, 1)]
    none = SmallPicture("", width / 2, high, "")
    filled = [none, *leaves, *[none] * ((len(leaves) + 1) % 2)]
    for verso, recto in zip(filled[::2], filled[1::2], strict=True):
        yield SmallSpread(width, (verso, recto))


def sides(contact: Contact, width: float, language: Language) -> Iterator[SmallPicture]:
    """Yield the sides in the order in which they are printed."""
    high = side_height(contact, width)
    wide = high * contact.sheet[0] / contact.sheet[1]
    for number, (sheet, is_back) in enumerate(contact.sides, 1):
        said = language.word("sheets.back" if is_back else "sheets.front", n=sheet)
        yield SmallPicture(f"{SIDE}-{number}", wide, high, said)


def steps(edition: Edition, contact: Contact, language: Language) -> Iterator[FinishingStep]:
    """Yield what is done with the sheets of a scheme, from the printer on."""
    to = "right" if language.direction == "rtl" else "left"
    booklet = edition.metadata.booklet
    turning = edition.turning or turning_of(booklet)
    hand = "hand" if turning.over else "lies"
    turn = "one" if booklet.scheme == "zine" else hand if turning.by_hand else turning.chosen
    about = {"one": "one", "short": "print", "long": "tumble", "hand": "print", "lies": "print"}[turn]
    done = {
        "saddle": ("nest", "fold", "staple"),
        "signatures": ("gather", "fold", "order", "sew"),
        "cut-and-stack": ("pile", "cut", f"stack.{to}", "bind"),
        "cut-and-stack-4": ("pile", "cut.four", f"stack.four.{to}", "bind"),
        "zine": ("eight", "slit", "push", "leaf"),
    }[booklet.scheme]
    yield FinishingStep(about, language.word(f"sheets.print.{turn}"))
    for name in done:
        more = {"sheets": in_short(contact.signatures)} if name == "gather" else {}
        yield FinishingStep(name.removesuffix(f".{to}"), language.word(f"sheets.{name}", **more))


def in_short(signatures: Sequence[int]) -> str:
    """Return how many sheets the signatures have, one after the other: 2 × 4 + 3."""
    runs = [(sheets, len(list(run))) for sheets, run in groupby(signatures)]
    return " + ".join(f"{times} × {sheets}" if times > 1 else str(sheets) for sheets, times in runs)
