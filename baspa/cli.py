"""The command: arguments in, printed lines and an exit code out. The only module that prints."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from baspa import __version__
from baspa.formats import FORMATS, USUAL
from baspa.model import Artifact, Book
from baspa.press import press, read
from baspa.problem import Failure, Outside, Place, Problem, Problems, Severity, has_errors, report
from baspa.shelve import shelve

BUILT, FAULTY, MISUSED, FAILED = 0, 1, 2, 3
COMMANDS = {
    "check": "all problems of the manuscript, and the validators on what was built",
    "import": "a book made of a DOCX, ODT, LaTeX, HTML, EPUB, RTF, Markdown or text file: baspa import FILE [DIR]",
    "diff": "what changed between two states of a book, as a page to read: baspa diff OLD NEW",
    "new": "a small book to start from, with comments that teach: baspa new DIR",
    "formats": "what can be made, one line each",
}
USAGE = """%(prog)s [FORMAT ...] [--book DIR] [--out DIR] [--quiet]
       %(prog)s check [--lines] [--book DIR] [--out DIR]
       %(prog)s import FILE [DIR]
       %(prog)s diff OLD NEW [--out DIR]
       %(prog)s new DIR
       %(prog)s formats"""
EXITS = "exit codes: 0 built, 1 the manuscript has errors, 2 the command was misused, 3 something outside failed"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = parse(arguments)
    try:
        return COMMAND.get(options.words[0] if options.words else "", build)(options)
    except Failure as failure:
        show(failure.problems)
        return FAULTY
    except Outside as fault:
        print(f"{Path(sys.argv[0]).name}: {fault}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("stopped; what was there before is as it was", file=sys.stderr)
        return FAILED


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; exits with 2 where they cannot be understood."""
    parser = argparse.ArgumentParser(usage=USAGE, description="A small press in a box.", epilog=EXITS)
    commands = ", ".join(COMMANDS)
    parser.add_argument(
        "words", nargs="*", metavar="FORMAT", help=f"{', '.join(FORMATS)} ({', '.join(USUAL)}); or {commands}"
    )
    parser.add_argument("--book", type=Path, default=Path("book"), metavar="DIR", help="the book's folder (book/)")
    parser.add_argument("--out", type=Path, default=Path("dist"), metavar="DIR", help="where the files go (dist/)")
    parser.add_argument("--lines", action="store_true", help="with check: a report on the lines, as a page to look at")
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    parser.add_argument("--version", action="version", version=f"baspa {__version__}")
    options = parser.parse_args(arguments)
    complaint = misuse(options.words)
    if options.lines and options.words != ["check"]:
        complaint = "--lines goes with check"
    if complaint:
        parser.error(complaint)
    return options


def misuse(words: Sequence[str]) -> str:
    """Return what is wrong with the words of the command line, or ""."""
    command = words[0] if words else ""
    if command == "new":
        return "" if len(words) == 2 else "new takes one folder: baspa new DIR"
    if command == "diff":
        return "" if len(words) == 3 else "diff takes two folders: baspa diff OLD NEW"
    if command == "import":
        return "" if len(words) in (2, 3) else "import takes a file, and a new folder: baspa import FILE [DIR]"
    if command in COMMANDS:
        return f"{command} takes no format" if len(words) > 1 else ""
    unknown = [word for word in words if word not in FORMATS]
    return f'unknown format "{unknown[0]}": there are {", ".join(FORMATS)}' if unknown else ""


def build(options: argparse.Namespace) -> int:
    """Build the formats asked for."""
    progress = Progress(options.quiet)
    artifacts, problems = press(options.book, options.words or USUAL, epoch(), progress.step)
    progress.end()
    show(tuple(p for p in problems if p.severity > Severity.NOTE))
    for path, artifact in zip(shelve(artifacts, options.out), artifacts, strict=True):
        if not options.quiet:
            print(line(path, artifact))
    return BUILT


def line(path: Path, artifact: Artifact) -> str:
    """Return the printed line of a finished file."""
    pages = f"{artifact.pages} {'sides' if artifact.format == 'booklet' else 'pages'}, " if artifact.pages else ""
    return f"{path}  {pages}{len(artifact.data) / 1024:.0f} KB"


def check(options: argparse.Namespace) -> int:
    """Show everything that is wrong or wanting, and what the validators say of the files that were built."""
    book, problems = read(options.book)
    if book is not None:
        from baspa.check import wanted
        from baspa.typeset import slug_of
        from baspa.verify.validators import missing, validate

        name = slug_of(book)
        files = [options.out / end for end in (f"{name}.pdf", f"{name}.epub") if (options.out / end).is_file()]
        problems += wanted(book)
        problems += (*missing(), *validate(files)) if files else (not_built(options.out),)
    show(problems)
    if book is not None and options.lines and not has_errors(problems):
        page = lines_page(book, options.out)
        if not options.quiet:
            print(page)
    if not options.quiet:
        print(summary(problems))
    return FAULTY if has_errors(problems) else BUILT


def lines_page(book: Book, out: Path) -> Path:
    """Lay the book out and write the report on its lines; return its path."""
    from baspa.bind.fonts import space_width
    from baspa.bind.pdf import bind_pdf
    from baspa.typeset import line_report, typeset
    from baspa.verify.line_report import report_values

    edition = typeset(book)
    pdf, _ = bind_pdf(edition)
    values = report_values(book, pdf, space_width("Literata-Regular.ttf"), book.metadata.design.type_size)
    page = Artifact("lines", f"{edition.slug}-lines.html", line_report(book, values).encode())
    return shelve([page], out)[0]


def not_built(out: Path) -> Problem:
    """Return the note that there is nothing to validate yet."""
    return Problem(Place(out.name), "B064", "nothing of this book is here yet", "build it first", Severity.NOTE)


def summary(problems: Problems) -> str:
    """Return how many problems of each severity there are, worst first."""
    counts = {s: sum(p.severity is s for p in set(problems)) for s in sorted(Severity, reverse=True)}
    return ", ".join(counted(number, severity.name.lower()) for severity, number in counts.items())


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def new(options: argparse.Namespace) -> int:
    """Make a small book to start from."""
    from baspa.new import new as make

    folder = Path(options.words[1])
    make(folder)
    if not options.quiet:
        print(f"{folder}: a book to start from. Build it with: baspa --book {folder}")
    return BUILT


def difference(options: argparse.Namespace) -> int:
    """Write a page that shows what changed between two states of a book."""
    from baspa.diff import diff
    from baspa.typeset import page, slug_of

    old, new = map(Path, options.words[1:])
    book, found = diff(old, new)
    text = page(book, "diff/page.html", "diff.css", {"book": book.metadata, "difference": found})
    (path,) = shelve([Artifact("diff", f"{slug_of(book)}-diff.html", text.encode())], options.out)
    if not options.quiet:
        print(path)
        print(found.summary)
    return BUILT


def import_file(options: argparse.Namespace) -> int:
    """Make a book's folder of a file of another program."""
    from baspa.importing import import_book

    file, *folder = map(Path, options.words[1:])
    made = import_book(file, *folder)
    show(made.problems)
    if not options.quiet:
        print(f"{made.folder}: {counted(made.chapters, 'chapter')}, {counted(made.images, 'image')} from {file.name}")
        print(f"Look through book.toml and what is said above, then build it with: baspa --book {made.folder}")
    return FAULTY if has_errors(made.problems) else BUILT


def formats(options: argparse.Namespace) -> int:
    """List what can be made."""
    for each in FORMATS.values():
        print(f"{each.name:8} {each.summary}")
    return BUILT


COMMAND = {"check": check, "diff": difference, "import": import_file, "new": new, "formats": formats}


def epoch() -> datetime.date | None:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org), UTC, where it is set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds.isdigit() else None


def show(problems: Problems) -> None:
    """Print problems to standard error, in colour on a terminal that wants it."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for text in report(problems, colour):
        print(text, file=sys.stderr)


class Progress:
    """Steps and their time on a terminal; silent when piped."""

    def __init__(self, quiet: bool) -> None:
        self.shown = sys.stderr.isatty() and not quiet
        self.began, self.name = time.perf_counter(), ""

    def step(self, name: str) -> None:
        """End the step before and begin this one."""
        self.end()
        self.name, self.began = name, time.perf_counter()
        if self.shown:
            print(f"{name:8} ...", end="\r", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Print how long the step took."""
        if self.shown and self.name:
            print(f"{self.name:8} {time.perf_counter() - self.began:6.2f} s", file=sys.stderr)
        self.name = ""
