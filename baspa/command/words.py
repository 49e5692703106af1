"""The commands and the switches, as the tables that the help and docs/commands.md are made from."""

from __future__ import annotations

from dataclasses import dataclass

EXITS = "0 built, 1 the manuscript has errors, 2 the command was misused, 3 something outside failed"
BOOK = (
    "The book is the folder where you stand, if it has a book.toml, or book/ there; or name its folder, or its "
    "book.toml. Its files go to dist/ beside book.toml; those of book/ to dist/ where you stand."
)
SHEETS = ("scheme", "paper", "signature", "duplex")  # switches that are keys of [booklet]


@dataclass(frozen=True, slots=True)
class Switch:
    """What begins with a hyphen."""

    names: tuple[str, ...]
    says: str
    value: str = ""  # what stands behind it; "": nothing

    @property
    def key(self) -> str:
        """Its name in the code."""
        return self.names[-1].lstrip("-").replace("-", "_")


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


SWITCHES = {
    switch.key: switch
    for switch in (
        Switch(("--book",), "the book's folder, for scripts: the files then go to dist/ where you stand", "DIR"),
        Switch(("--out",), "where the files go", "DIR"),
        Switch(("--open",), "show the PDF, or the first file made where there is none, when all is done"),
        Switch(("--pdf",), "lay the pages of this PDF on sheets, whatever made it", "FILE"),
        Switch(("--test-sheet",), "a sheet to print, which shows how this printer turns paper"),
        Switch(("--printer",), "keep the number that the test sheet has shown; 0 forgets it", "NUMBER"),
        Switch(("--no-settings",), "print booklets as book.toml says, whatever was told of the printer"),
        Switch(("--scheme",), "with --pdf: as [booklet] of book.toml has it, saddle, signatures, zine", "SCHEME"),
        Switch(("--paper",), "with --pdf, or of the test sheet: A4, letter, 320x450, 12x18in", "SIZE"),
        Switch(("--signature",), "with --pdf: sheets of a signature, at most", "NUMBER"),
        Switch(
            ("--duplex",),
            "with --pdf: the edge about which the printer turns sheets, short or long, or by-hand",
            "EDGE",
        ),
        Switch(("--lines",), "also a report on the lines, as a page to look at"),
        Switch(("--strict",), "let warnings count as errors: with one, nothing is written, and it ends with 1"),
        Switch(("--json",), "tell all as one line of JSON, for editors and other programs"),
        Switch(("--no-cache",), "make all anew, and keep nothing for the next time"),
        Switch(
            ("--messages",), "the language of what the command says: en, kk or ru; without it, the system's", "LANGUAGE"
        ),
        Switch(("--language",), "the language of the book: en, kk or ru; without it, that of the messages", "LANGUAGE"),
        Switch(("-q", "--quiet"), "say nothing but what is wrong"),
        Switch(("-v", "--verbose"), "say all: problems that are alike one by one, and of a build also its notes"),
        Switch(
            ("--for",),
            "who is to take it: a printing house of docs/printing.md; an e-book: a shop of docs/ebook.md; of `check`, "
            "a reader there; or all",
            "NAME",
        ),
        Switch(("--binding",), "how the book is bound: stapled, glued, sewn or hardcover", "BINDING"),
        Switch(("--inside",), "FILE is the cover in one piece, back, spine and front, of the book in this PDF", "PDF"),
        Switch(("--spine",), "how wide the spine has to be, mm, as the house says; goes with --inside", "MM"),
        Switch(("--version",), "what the press runs with, and whether it is the lock's"),
    )
}
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
