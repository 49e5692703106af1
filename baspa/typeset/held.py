"""What templates made, held: nothing in it is loaded from anywhere but the book, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baspa.house import house_path
from baspa.model.book import Book
from baspa.model.edition import Edition
from baspa.model.problem import Failure, Place, Problem
from baspa.typeset.templates import OWN
from baspa.untrusted.cover import cover_faults
from baspa.untrusted.documents import html_faults, xhtml_faults
from baspa.untrusted.styles import Files, files_of_sheets, sheet_faults

HINT = "a template may use the book's pictures, style sheets and fonts, and nothing else"
PAPER = (
    "styles/paper.css",
    "styles/proof.css",
    "styles/wrap.css",
    "front.svg",
    "isbn.svg",
)  # the names by which documents for paper call their style sheets
EBOOK = ("book.css", "cover.png")
WEB = (*EBOOK, "web.css", "dark.css", "index.html")


def hold_templates(edition: Edition, book: Book, tokens: Mapping[str, str]) -> None:
    """Hold what templates made, `tokens` among it: style sheets by their templates. Raises Failure (B182, B183).

    The cover is held always, for resvg opens whatever it names; all else where the book has templates of its own.
    """
    own = _own_templates(book)
    covers = (edition.cover_svg, edition.wrap.front)
    problems = [_problem("epub/cover.svg", "B183", fault, own) for each in covers for fault in cover_faults(each)]
    if own:
        found = (*_of_paper(edition), *_of_ebook(edition), *_of_web(edition), *_of_tokens(tokens, book))
        problems += [_problem(name, "B182", fault, own) for name, fault in found]
    if problems:
        raise Failure(problems)


def hold_page(html: str, template: str, book: Book, files: frozenset[str] = frozenset()) -> str:
    """Return a page that is made beside the book, of files alone; raises Failure (B182), as hold_templates does."""
    own = _own_templates(book)
    problems = (
        [_problem(template, "B182", fault, own) for fault in html_faults(html, Files(files).allow)] if own else []
    )
    if problems:
        raise Failure(problems)
    return html


def _own_templates(book: Book) -> list[str]:
    return [each.path for each in book.overrides if each.path.startswith(OWN)]


def _of_paper(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the faults of documents for paper, each with its template."""
    pictures = (*edition.resources, *edition.paper_resources, *edition.drawings)
    files = Files(frozenset((*PAPER, *(each.path for each in pictures))))
    documents = {"print/book.html": edition.paper, "proof/margins.html": edition.proof.margins}
    documents["proof/queries.html"], documents["wrap/wrap.html"] = edition.proof.queries, edition.wrap.html
    yield from ((name, fault) for name, html in documents.items() for fault in html_faults(html, files.allow))


def _of_ebook(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the faults of the e-book's documents, each with its template."""
    pictures = (*edition.resources, *edition.ebook_drawings)
    files = Files(frozenset((*EBOOK, *(each.path for each in pictures))))
    for section in edition.sections:
        template = f"epub/{section.name}"
        known = (house_path("templates") / template).is_file()
        for fault in xhtml_faults(section.xhtml, files.allow):
            yield template if known else "epub/chapter.xhtml", f"{fault[:-1]} of {section.name})"


def _of_web(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the faults of what stands around the pages of the web edition."""
    files = Files(frozenset((*WEB, *(each.path for each in edition.resources))))
    documents = [("web/page.xhtml", edition.web.page), ("web/index.xhtml", edition.web.front)]
    documents += [("web/cite.xhtml", xhtml) for _, xhtml in edition.web.cited]
    yield from ((name, fault) for name, xhtml in documents for fault in xhtml_faults(xhtml, files.allow))


def _of_tokens(tokens: Mapping[str, str], book: Book) -> Iterator[tuple[str, str]]:
    files = files_of_sheets(book)
    for name, css in tokens.items():
        yield from ((name, f"{fault} (line {line})") for line, fault in sheet_faults(css, files))


def _problem(template: str, code: str, fault: str, own: list[str]) -> Problem:
    """Return the Problem of what a template made; where the book has not that one, another that it has is at fault."""
    path = OWN + template
    place = path if path in own or not own else own[0]
    return Problem(Place(place), code, f"what it makes {fault}", HINT)
