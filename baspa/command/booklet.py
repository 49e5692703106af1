"""`booklet`: sheets of a book, or of any PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from baspa.command.asked import Asked
from baspa.command.build import build_command, line, made_file
from baspa.command.opener import show_file
from baspa.command.outcome import Outcome, tell
from baspa.command.settings import users_printer
from baspa.command.show import BUILT, FAULTY
from baspa.model.problem import Failure, Place, Problem, Severity, has_errors
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning, turning_of


def booklet_command(asked: Asked) -> int:
    """Lay the pages of a PDF on sheets where one is named, or ask a printer; else build the booklet of a book."""
    if asked.test_sheet or asked.printer is not None:
        from baspa.command.printer import printer_command, sheet_command

        return sheet_command(asked) if asked.test_sheet else printer_command(asked)
    if asked.pdf is None:
        return build_command(replace(asked, formats=("booklet", *asked.formats)))
    outcome = laid_on_sheets(asked, Path(asked.pdf))
    code = tell(asked, outcome)
    if asked.open and outcome.files:
        show_file(outcome.files[0].path)
    return code


def laid_on_sheets(asked: Asked, file: Path) -> Outcome:
    """Lay the pages of a PDF on sheets; raises Failure where that cannot be, and what `shelve` raises."""
    from baspa.bind.sheets.any_pdf import job_of_pdf
    from baspa.bind.sheets.booklet import impose
    from baspa.shelve import shelve
    from baspa.verify.held.sheets import hold_sheets

    booklet = booklet_wanted(asked)
    job, pdf = job_of_pdf(content_of(file), file.name, booklet, turning_wanted(asked) or turning_of(booklet))
    made, problems = impose(job, pdf)
    problems += hold_sheets(made, pdf, job.booklet, job.rtl, job.file)
    if has_errors(problems, Severity.WARNING if asked.strict else Severity.ERROR):
        return Outcome(code=FAULTY, problems=problems)
    files = tuple(map(made_file, shelve(made.files, asked.out), made.files))
    return Outcome(code=BUILT, problems=problems, has_notes=False, files=files, lines=tuple(map(line, files)))


def content_of(file: Path) -> bytes:
    """Return the bytes of the file; raises Failure (B225) where none of that name is there, or it is a folder."""
    if not file.is_file():
        said = "this is a folder" if file.is_dir() else "the file is not there"
        raise Failure([Problem(Place(file.name or "."), "B225", said, "name a PDF: baspa booklet --pdf FILE")])
    return file.read_bytes()


def booklet_wanted(asked: Asked) -> Booklet:
    """Return how the sheets are to be: by switches, and else by the book that is named, if one is."""
    from baspa.load import facts_of_book

    given = facts_of_book(asked.book).booklet if asked.is_named else Booklet()
    return replace(given, **dict(asked.sheets))


def turning_wanted(asked: Asked) -> Turning | None:
    """Return how the user's printer turns sheets, where that is known and nothing else is said."""
    return None if asked.no_settings or "duplex" in dict(asked.sheets) else users_printer()
