"""What begins with a hyphen, as the table that the help and docs/commands.md are made from."""

from __future__ import annotations

from dataclasses import dataclass

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
        Switch(("--complete",), "put the libraries themselves in, so that it is built again without a network"),
        Switch(("--wrapping",), "how the package is wrapped: bag, ocfl or saf; without it, bag", "WRAPPING"),
        Switch(("--here",), "build with the libraries that are installed, in place of those that the package names"),
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
