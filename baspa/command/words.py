"""The commands, as the table that the help and docs/commands.md are made from."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.command.switches import SHEETS

EXITS = "0 built, 1 the manuscript has errors, 2 the command was misused, 3 something outside failed"
BOOK = (
    "The book is the folder where you stand, if it has a book.toml, or book/ there; or name its folder, or its "
    "book.toml. Its files go to dist/ beside book.toml; those of book/ to dist/ where you stand."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: its words, what it does, an example, and which switches go with it."""

    name: str
    words: str = ""  # behind its name
    says: str
    more: str = ""
    examples: tuple[str, ...]
    switches: tuple[str, ...] = ()
    of_a_book: bool = False
    of_formats: bool = False
    is_named: bool = True  # else it is what is meant where none is named
    least: int = 0  # words of one that is of no book
    most: int = 0
    takes: str = ""  # said where it has other words


OF_A_FILE = ("out", "open", "json", "quiet", "verbose", "messages")
BUILDING = (
    "book", "out", "open", "strict", "json", "no_cache", "no_settings", "quiet", "verbose", "version", "messages"
)  # fmt: skip
COMMANDS = {
    command.name: command
    for command in (
        Command(
            name="build",
            words="[FORMAT ...] [BOOK]",
            says="make the book's files; this is also what is done where no command is named",
            more=BOOK,
            examples=(
                "baspa",
                "baspa pdf epub mybook",
                "baspa mybook --out ~/Desktop --open",
                "baspa epub --for kindle mybook",
                "baspa records marc mybook",
            ),
            switches=(*BUILDING, "for"),
            of_a_book=True,
            of_formats=True,
            is_named=False,
        ),
        Command(
            name="booklet",
            words="[FORMAT ...] [BOOK]",
            says="sheets to print and fold, of the book or of any PDF",
            more=BOOK,
            examples=(
                "baspa booklet mybook",
                "baspa booklet --pdf report.pdf --paper A4",
                "baspa booklet --test-sheet",
                "baspa booklet --printer 3",
            ),
            switches=("pdf", *SHEETS, "test_sheet", "printer", *BUILDING),
            of_a_book=True,
            of_formats=True,
        ),
        Command(
            name="check",
            words="[BOOK]",
            says=(
                "problems of the manuscript, and what validators say of built files; "
                "what shows in pages only, a build says"
            ),
            more=BOOK,
            examples=("baspa check mybook", "baspa check mybook --lines", "baspa check mybook --for kobo"),
            switches=("book", "out", "lines", "for", "strict", "json", "no_cache", "quiet", "verbose", "messages"),
            of_a_book=True,
        ),
        Command(
            name="sheets",
            words="[BOOK]",
            says="a contact sheet: all spreads, and the booklet's sheets with what is done with them",
            more=BOOK,
            examples=("baspa sheets mybook", "baspa sheets mybook --open"),
            switches=("book", "out", "open", "json", "no_cache", "no_settings", "quiet", "verbose", "messages"),
            of_a_book=True,
        ),
        Command(
            name="archive",
            words="[BOOK]",
            says="a package for a library: editions, records, sources and reports, and what makes the book again",
            more=BOOK,
            examples=(
                "baspa archive mybook",
                "baspa archive mybook --complete --out ~/deposit",
                "baspa archive mybook --wrapping saf",
            ),
            switches=(
                "book",
                "out",
                "complete",
                "wrapping",
                "strict",
                "json",
                "no_cache",
                "quiet",
                "verbose",
                "messages",
            ),
            of_a_book=True,
        ),
        Command(
            name="verify",
            words="PACKAGE",
            says="whether a package for a library is whole, from nothing but itself",
            examples=("baspa verify mybook-archive.zip",),
            switches=("strict", "json", "quiet", "verbose", "messages"),
            least=1,
            most=1,
            takes="verify takes one package: baspa verify PACKAGE",
        ),
        Command(
            name="rebuild",
            words="PACKAGE",
            says="the editions of a package made again from nothing but itself, and whether they are the same bytes",
            more="They go to dist/ where you stand. The press in a package is a program: know where it comes from.",
            examples=("baspa rebuild mybook-archive.zip", "baspa rebuild mybook-archive.zip --here --out again"),
            switches=("out", "here", "json", "quiet", "verbose", "messages"),
            least=1,
            most=1,
            takes="rebuild takes one package: baspa rebuild PACKAGE",
        ),
        Command(
            name="import",
            words="FILE [DIR]",
            says="a book made of a DOCX, ODT, LaTeX, HTML, EPUB, RTF, Markdown or text file, or of a folder of them",
            examples=('baspa import "My thesis.docx" mybook', "baspa import chapters mybook"),
            switches=("json", "quiet", "verbose", "messages"),
            least=1,
            most=2,
            takes="import takes a file, and a new folder: baspa import FILE [DIR]",
        ),
        Command(
            name="diff",
            words="OLD NEW",
            says="what changed between two states of a book, as a page to read",
            more="It goes to dist/ where you stand.",
            examples=("baspa diff mybook-in-may mybook",),
            switches=("out", "quiet", "messages"),
            least=2,
            most=2,
            takes="diff takes two folders: baspa diff OLD NEW",
        ),
        Command(
            name="preflight",
            words="FILE.pdf",
            says="what a printing house would say of a PDF, whoever made it, as a page with pictures of its pages",
            more=(
                "The page goes to dist/ where you stand. It ends with 1 where a house would refuse the file. "
                "With --book, it is held against the house, the binding and the spine that this book names."
            ),
            examples=(
                "baspa preflight inside.pdf",
                "baspa preflight inside.pdf --for printer --binding sewn",
                "baspa preflight cover.pdf --inside inside.pdf --spine 12.5",
                "baspa preflight dist/mybook-prepress.pdf --book mybook",
            ),
            switches=("for", "binding", "inside", "spine", "book", *OF_A_FILE),
            least=1,
            most=1,
            takes="preflight takes one PDF: baspa preflight FILE.pdf",
        ),
        Command(
            name="labels",
            words="FILE.md",
            says="what a narrator marks in the recording of a chapter: a label track, to be saved beside it",
            examples=("baspa labels mybook/text/01-one.md",),
            switches=("messages",),
            least=1,
            most=1,
            takes="labels takes one chapter: baspa labels FILE.md",
        ),
        Command(
            name="new",
            words="DIR",
            says="a small book to start from, with comments that teach",
            examples=("baspa new mybook", "baspa new mybook --language kk"),
            switches=("language", "quiet", "messages"),
            least=1,
            most=1,
            takes="new takes one folder: baspa new DIR",
        ),
        Command(
            name="watch",
            words="[FORMAT ...] [BOOK]",
            says="build, and build again each time that a file of the book is saved, until Ctrl-C",
            more=BOOK,
            examples=("baspa watch mybook", "baspa watch pdf mybook"),
            switches=("book", "out", "strict", "no_cache", "no_settings", "verbose", "messages"),
            of_a_book=True,
            of_formats=True,
        ),
        Command(
            name="doctor",
            says="what the press works with, what of it lacks, and the line that installs it here",
            switches=("messages",),
            examples=("baspa doctor",),
            takes="doctor takes no word",
        ),
        Command(
            name="formats",
            says="what can be made, one line each",
            switches=("messages",),
            examples=("baspa formats",),
            takes="formats takes no format",
        ),
    )
}
