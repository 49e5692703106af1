"""What the command was asked for: the command, its formats, the book, and where the files go."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa.command.switches import SHEETS
from baspa.command.wishes import NO_WISHES, Wishes
from baspa.command.words import COMMANDS, Command
from baspa.formats import FORMATS
from baspa.messages import LANGUAGES
from baspa.model.file_names import variant_of
from baspa.model.problem import nearest

MANUSCRIPTS = (".md", ".markdown", ".docx", ".odt", ".rtf", ".epub", ".html", ".htm", ".tex", ".txt", ".ipynb")
WRAPPINGS = ("bag", "ocfl", "saf")  # of a package
FACTS, BOOK, DIST = "book.toml", Path("book"), Path("dist")


class Misused(Exception):
    """Why the words of a command line make no sense, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command line as the commands have it; what one of them does not know is False or empty."""

    command: str
    wrapping: str = ""  # of a package; "": a bag
    words: tuple[str, ...] = ()  # of `new`, `diff`, `import` and `preflight`
    formats: tuple[str, ...] = ()  # as they were named
    book: Path = BOOK
    complete: bool = False  # whether a package is to have the libraries themselves
    here: bool = False  # whether a package is built again with the libraries that are installed
    is_named: bool = False  # whether the book was
    out: Path = DIST
    json: bool = False
    language: str = ""  # of the book that `new` makes; "": that of what is said
    lines: bool = False
    messages: str = ""  # the language of what is said; "": the system's
    no_cache: bool = False
    no_settings: bool = False
    open: bool = False
    pdf: str | None = None  # the file that `booklet` is to lay on sheets
    printer: int | None = None  # the number that the test sheet has shown
    test_sheet: bool = False
    sheets: tuple[tuple[str, Any], ...] = ()  # what switches say of them: keys of [booklet] and their values
    quiet: bool = False
    strict: bool = False
    verbose: bool = False
    version: bool = False
    wishes: Wishes = NO_WISHES  # of `preflight`
    records: tuple[str, ...] = ()  # those that are wanted, where not all are
    readers: tuple[str, ...] = ()  # that `check` asks of the e-book, or for which it is made


def asked_for(command: Command, words: Sequence[str], switches: Mapping[str, Any]) -> Asked:
    """Return what words and switches ask of a command; raises Misused where they ask for nothing that there is."""
    given = dict(switches)
    if given.get("json") and given.get("open"):
        raise Misused("--open does not go with --json")
    given["messages"] = language_of(given.get("messages"))
    given["language"] = begun_in(given.get("language"))
    given["wrapping"] = wrapping_of(given.get("wrapping"))
    named, out = given.pop("book", None), given.pop("out", None)
    said = {key: text for key in SHEETS if (text := given.pop(key, None)) is not None}
    if no_book := of_no_book(words, named, out, said, given):
        return no_book
    if not command.of_a_book:
        if not command.least <= len(words) <= command.most:
            raise Misused(command.takes)
        book = BOOK if named is None else folder_of(named)
        is_named = named is not None
        return Asked(
            command=command.name, words=tuple(words), book=book, is_named=is_named, out=Path(out or DIST), **given
        )
    formats = tuple(word for word in words if word in FORMATS)
    if formats and not command.of_formats:
        raise Misused(f"{command.name} takes no format")
    if command.of_formats and given.get("readers"):
        formats = for_shops(formats, given["readers"])
    given["records"] = records_named(words, formats)
    books = [book_of(word, command, formats) for word in words if word not in (*FORMATS, *given["records"])]
    if len(books) + (named is not None) > 1:
        raise Misused(f"{command.name} takes one book: {shown(command)}")
    book = book_named(books, named)
    return Asked(command=command.name, formats=formats, book=book, out=out_of(book, named, out), **given)


def records_named(words: Sequence[str], formats: Sequence[str]) -> tuple[str, ...]:
    """Return the records that are named, where records are asked for."""
    return tuple(word for word in words if word in all_records()) if "records" in formats else ()


def all_records() -> Sequence[str]:
    """Return the names of all records: their list is loaded for who asks for one."""
    from baspa.records.text_kinds import NAMES

    return NAMES


def for_shops(formats: Sequence[str], shops: Sequence[str]) -> tuple[str, ...]:
    """Return formats with the e-books for shops in place of that for all; raises Misused where no e-book is meant."""
    if formats and "epub" not in formats:
        raise Misused(f"--for goes with the e-book: baspa epub --for {shops[0]}")
    return (*(name for name in formats if name != "epub"), *map(variant_of, shops))


def of_no_book(
    words: Sequence[str], named: str | None, out: str | None, said: Mapping[str, str], given: Mapping[str, Any]
) -> Asked | None:
    """Return what is asked for of sheets that are no book's, None where nothing is; raises Misused."""
    if given.get("printer") is not None or given.get("test_sheet"):
        return of_a_printer([*words, *filter(None, (named, given.get("pdf")))], said, out, given)
    if given.get("pdf") is not None:
        return of_any_pdf(words, named, out, {**given, "sheets": sheets_of_switches(said)})
    if said:
        raise Misused(f"--{next(iter(said))} goes with --pdf; of a book, [booklet] in its {FACTS} says it")
    return None


def of_any_pdf(words: Sequence[str], named: str | None, out: str | None, given: Mapping[str, Any]) -> Asked:
    """Return what is asked for of a PDF that no book is behind; raises Misused where a book is named as well."""
    if words:
        raise Misused("--pdf makes sheets of that file: --book DIR names a book whose [booklet] they are to have")
    book = BOOK if named is None else folder_of(named)
    return Asked(command="booklet", book=book, is_named=named is not None, out=Path(out or DIST), **given)


def of_a_printer(others: Sequence[str], said: Mapping[str, str], out: str | None, given: Mapping[str, Any]) -> Asked:
    """Return what is asked for of the user's printer; raises Misused where it is asked for of a book or a file."""
    from baspa.model.turning import PRINTERS

    number, is_sheet = given.get("printer"), given["test_sheet"]
    if others or (number is not None and (is_sheet or said)) or {*said} - {"paper"}:
        raise Misused("--test-sheet and --printer stand alone, but for --paper of the test sheet")
    if number is not None and number not in map(str, (0, *PRINTERS)):
        raise Misused(
            f'--printer cannot be "{number}": the test sheet shows one from 1 to {len(PRINTERS)}, 0 forgets it'
        )
    rest = {**given, "printer": None if number is None else int(number), "sheets": sheets_of_switches(said)}
    return Asked(command="booklet", out=Path(out or DIST), **rest)


def sheets_of_switches(said: Mapping[str, str]) -> tuple[tuple[str, Any], ...]:
    """Return the keys of [booklet] that switches say, with their values; raises Misused for one that cannot be."""
    from baspa.model.fields import fields_of, in_plain_words, value_of
    from baspa.model.sheets import Booklet

    known, values = {field.name: field for field in fields_of(Booklet)}, []
    for key, text in said.items():
        try:
            values.append((key, value_of(known[key], text)))
        except ValueError as fault:
            spelling = known[key].spelling
            right = known[key].description if spelling else in_plain_words(known[key])
            if spelling and (meant := spelling.meant(text)):
                right = f'did you mean "{meant}"?'
            raise Misused(f'--{key} cannot be "{text}": {right}') from fault
    return tuple(values)


def language_of(named: str | None) -> str:
    """Return the language that is named for messages, "" for none. Raises Misused for one in which there are none."""
    if named and named not in LANGUAGES:
        raise Misused(f'there are no messages in "{named}": {", ".join(LANGUAGES)}')
    return named or ""


def wrapping_of(named: str | None) -> str:
    """Return the wrapping that is named for a package, "" for none. Raises Misused for one that there is not."""
    if named and named not in WRAPPINGS:
        raise Misused(f'no wrapping is called "{named}": {", ".join(WRAPPINGS)}')
    return named or ""


def begun_in(named: str | None) -> str:
    """Return the language that is named for a new book, "" for none. Raises Misused for one in which there is none."""
    if named and named not in LANGUAGES:
        raise Misused(f'there is no book to start from in "{named}": {", ".join(LANGUAGES)}')
    return named or ""


def book_named(books: Sequence[Path], named: str | None) -> Path:
    """Return the folder of the book that is named; else the one where the command stands, else book/."""
    if named is not None:
        return folder_of(named)
    here = Path()
    return books[0] if books else here if (here / FACTS).exists() else BOOK


def out_of(book: Path, named: str | None, out: str | None) -> Path:
    """Return where the files go: dist/ beside book.toml; of book/, and with --book, where the command stands."""
    if out is not None:
        return Path(out)
    return DIST if named is not None or book == BOOK else book / DIST


def book_of(word: str, command: Command, formats: Sequence[str] = ()) -> Path:
    """Return the book's folder that a word names by its path, there or not. Raises Misused where it names none."""
    path = folder_of(word)
    is_path = path.is_dir() or (os.sep in word and not path.is_file())
    if is_path or path != Path(word) or word in (os.curdir, os.pardir):
        return path
    if path.is_file():
        if path.suffix.lower() in MANUSCRIPTS:
            raise Misused(f'"{word}" is a file: name the folder of its book; baspa import "{word}" DIR makes one of it')
        raise Misused(f'"{word}" is a file: name the folder of the book, or its {FACTS}')
    if word in COMMANDS:
        raise Misused(f"a command comes first: baspa {word}")
    if "records" in formats:
        raise Misused(f'no record, format or folder is called "{word}": {advice(word, all_records())}')
    if word in all_records():
        raise Misused(f"a record comes behind the word records: baspa records {word}")
    if command.is_named:
        raise Misused(f'no format or folder is called "{word}": {advice(word)}')
    raise Misused(f'no format, command or folder is called "{word}": {advice(word)}')


def folder_of(word: str) -> Path:
    """Return the folder that a word names, which may name the book.toml in it."""
    path = Path(word)
    return path.parent if path.name == FACTS and not path.is_dir() else path


def advice(word: str, there: Iterable[str] = FORMATS) -> str:
    """Return what was probably meant by a word, or what there is."""
    folders = [path.parent.name for path in Path().glob(f"*/{FACTS}")]
    meant = nearest(word, [*there, *FORMATS, *COMMANDS, *folders])
    return f'did you mean "{meant}"?' if meant else f"there are {', '.join(there)}"


def shown(command: Command) -> str:
    """Return how a command is written."""
    return f"baspa {command.name} {command.words}".rstrip()


def line_for(*words: object) -> str:
    """Return a command line for the shell that builds: a folder that is called as a format is told from that."""
    return shlex.join(["baspa", *named_plainly(map(str, words))])


def named_plainly(words: Iterable[str]) -> Iterable[str]:
    """Yield words as paths that are no format's, no command's and no switch's name."""
    for word in words:
        yield f"./{word}" if word in FORMATS or word in COMMANDS or word.startswith("-") else word
