"""`sheets`: a contact sheet of all spreads, and of the booklet's sheets with what hands do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from baspa.command.asked import Asked
from baspa.command.build import epoch
from baspa.command.keeping import users_store
from baspa.command.opener import show_file
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.settings import users_printer
from baspa.command.show import BUILT
from baspa.command.steps import Progress
from baspa.formats import FORMATS
from baspa.model.problem import Failure, has_errors
from baspa.press import load_what_reads, prepared

if TYPE_CHECKING:
    from baspa.kept.store import Store
    from baspa.model.book import Book
    from baspa.model.edition import Artifact, Edition
    from baspa.model.problem import Problems

NAME = "sheets"


def sheets_command(asked: Asked) -> int:
    """Make the contact sheet; what of PDF and booklet was built already is taken as it was kept."""
    from baspa.shelve import shelve

    with users_store(asked, load_what_reads) as store, Progress(asked.quiet) as progress:
        progress.step("typeset")
        faces, edition, problems = prepared(asked.book, epoch(), store)
        edition = replace(edition, turning=None if asked.no_settings else users_printer())
        made, found = bound(edition, store, progress)
        if has_errors(problems + found):
            raise Failure(problems + found)
        progress.step(NAME)
        artifacts = contact_sheets(faces.print, edition, made)
    paths = shelve(artifacts, asked.out)
    files = tuple(
        MadeFile(each.format, path, len(each.data), each.pages) for path, each in zip(paths, artifacts, strict=True)
    )
    lines = tuple(f"{file.path}  {file.bytes / 1024:.0f} KB" for file in files)
    code = tell(asked, Outcome(code=BUILT, problems=problems + found, has_notes=False, files=files, lines=lines))
    if asked.open:
        show_file(paths[0])
    return code


def bound(edition: Edition, store: Store, progress: Progress) -> tuple[dict[str, Artifact], Problems]:
    """Return the PDF and the booklet, and what is to be said of them."""
    made: dict[str, Artifact] = {}
    problems: Problems = ()
    for name in ("pdf", "booklet"):
        progress.step(name)
        made[name], found = FORMATS[name].bind(edition, made, store)
        problems += found
    return made, problems


def contact_sheets(book: Book, edition: Edition, made: dict[str, Artifact]) -> tuple[Artifact, Artifact]:
    """Return the contact sheet as PDF and as PNG."""
    from baspa.bind.paper.contact import laid_contact
    from baspa.bind.sheets.contact import below_each_other, contact_of, with_pictures
    from baspa.bind.sheets.picture import png_of
    from baspa.model.edition import Artifact
    from baspa.typeset.contact import contact_page

    contact = contact_of(made["pdf"], made["booklet"], book.metadata.booklet)
    empty, places = laid_contact(*contact_page(book, edition, contact), edition)
    data = with_pictures(empty, places, made["booklet"])
    png = png_of(below_each_other(data))
    name = f"{edition.slug}-{NAME}"
    return Artifact(NAME, f"{name}.pdf", data, len(places)), Artifact(NAME, f"{name}.png", png)
