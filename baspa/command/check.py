"""`check`: all problems of the manuscript, what is wanting, and what validators say of the files that were built.

It lays out no pages: what shows only there, a coarse picture say, a build tells.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from baspa.bound import pdf_binder
from baspa.command.asked import Asked
from baspa.command.keeping import users_store
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.show import BUILT, FAULTY, with_noun
from baspa.formats import EVERY
from baspa.model.file_names import file_name
from baspa.model.problem import Place, Problem, Problems, Severity, has_errors
from baspa.press import load_what_reads, read
from baspa.together import cores

if TYPE_CHECKING:
    from baspa.model.book import Book, Faces


def check_command(asked: Asked) -> int:
    """Show everything that is wrong or wanting, and what the validators say of every file that was built."""
    with users_store(asked, load_what_reads) as store:
        faces, problems = read(asked.book, store)
    if faces is not None:
        from baspa.check import wanted

        problems += (*wanted(faces.whole), *judged(faces.whole, asked.out), *unfit_for(faces.epub, asked))
    pages: tuple[MadeFile, ...] = ()
    if faces is not None and asked.lines and not has_errors(problems):
        pages = (lines_page(faces, asked.out),)
    stops = has_errors(problems, Severity.WARNING if asked.strict else Severity.ERROR)
    lines = (*(page.path for page in pages), summary(problems))
    return tell(asked, Outcome(code=FAULTY if stops else BUILT, problems=problems, files=pages, lines=lines))


def judged(book: Book, out: Path) -> Problems:
    """Return what the validators say of the files of a book, each by those that its format names."""
    from baspa.language import slug_of

    slug = slug_of(book.metadata)
    ends = ((end, each.validators) for each in EVERY.values() for end in (each.ending, each.beside) if end)
    files = {out / f"{slug}{end}": judges for end, judges in ends}
    made = {path: judges for path, judges in files.items() if path.is_file()}
    if not made:
        return (not_built(out),)
    from baspa.verify.validators.validators import missing_validators, validate

    return (*missing_validators(), *validate(made))


def unfit_for(book: Book, asked: Asked) -> Problems:
    """Return what readers that were asked for do not take of the e-book, if that is built."""
    from baspa.language import slug_of

    file = asked.out / file_name(slug_of(book.metadata), "epub")
    if not asked.readers or not file.is_file():
        return ()
    from baspa.readers.rules import reader
    from baspa.verify.readers import unfit

    return unfit(file.read_bytes(), book, [reader(name) for name in asked.readers])


def lines_page(faces: Faces, out: Path) -> MadeFile:
    """Lay the book out and write the report on its lines."""
    from baspa.bind.screen.fonts import space_width
    from baspa.model.edition import Artifact
    from baspa.shelve import shelve
    from baspa.typeset import line_report, typeset
    from baspa.verify.lines.line_report import report_values

    edition = typeset(faces)
    pdf, _ = pdf_binder()(edition, cores())
    values = report_values(faces.whole, pdf, space_width("Literata-Regular.ttf"), faces.whole.metadata.design.type_size)
    page = Artifact("lines", f"{edition.slug}-lines.html", line_report(faces.whole, values).encode())
    return MadeFile(page.format, shelve([page], out)[0], len(page.data))


def not_built(out: Path) -> Problem:
    """Return the note that there is nothing to validate yet."""
    return Problem(Place(out.name), "B064", "nothing of this book is here yet", "build it first", Severity.NOTE)


def summary(problems: Problems) -> str:
    """Return how many problems of each severity there are, worst first."""
    counts = {s: sum(p.severity is s for p in set(problems)) for s in sorted(Severity, reverse=True)}
    return ", ".join(with_noun(number, severity.name.lower()) for severity, number in counts.items())
