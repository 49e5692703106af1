"""What is wrong with the values of book.toml: dates, standard numbers, roles, languages."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator
from pathlib import Path

from baspa.check.numbers import date_fault, doi_fault, isbn_fault, issn_fault, orcid_fault
from baspa.language import FALLBACK, PRINTED, find, known
from baspa.language.miscalled import MISCALLED
from baspa.language.model import Language
from baspa.language.roles import role_in_name
from baspa.model.book import Book
from baspa.model.identifiers import bare_isbn
from baspa.model.people import Person
from baspa.model.problem import Problem, Severity, nearest
from baspa.model.text import PLACEHOLDER
from baspa.tree.divisions import BOX, WORDED_BOXES

DAY_FIRST = re.compile(r"(\d\d?)[./](\d\d?)[./](\d{4})")
DISCONTINUED = {"clb": "ctb", "grt": "art", "voc": "sng"}
BRACE = re.compile("[{}]")
AGENCY = "compare it with the number that the agency gave"

ARTICLE = ("received", "accepted", "pages", "corresponding")  # keys of [[contributions]] that are words, too
PRODUCTION = {  # key of [production] -> word
    "signed": "signed", "paper": "paper", "sheets": "print.sheets", "copies": "printrun", "order": "order",
    "printer": "printer",
}  # fmt: skip


def dates(book: Book) -> Iterator[Problem]:
    """Yield B006 for a date that has not the form of ISO 8601 or that no calendar has."""
    date = book.metadata.date
    if date and (fault := date_fault(date)):
        match = DAY_FIRST.fullmatch(date)
        turned = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else ""
        hint = f'did you mean "{turned}"?' if turned and not date_fault(turned) else "write 2026, 2026-11 or 2026-11-22"
        yield Problem(book.place("date"), "B006", f'the date "{date}" {fault}', hint)


def isbns(book: Book) -> Iterator[Problem]:
    """Yield B007 for a wrong ISBN, and for one that stands for two formats (ISBN Users' Manual: one a format)."""
    seen: dict[str, str] = {}
    for name in ("print", "pdf", "epub"):
        isbn = getattr(book.metadata.isbn, name)
        place, bare = book.place(f"isbn.{name}"), bare_isbn(isbn)
        if isbn and (fault := isbn_fault(isbn)):
            yield Problem(place, "B007", f'the ISBN "{isbn}" {fault}', AGENCY)
        elif isbn and bare in seen:
            said = f'the ISBN "{isbn}" stands for {seen[bare]} and for {name}'
            yield Problem(place, "B007", said, "each format has an ISBN of its own; leave out the one that has none")
        seen.setdefault(bare, name)


def identifiers(book: Book) -> Iterator[Problem]:
    """Yield B008 for a wrong ORCID iD, ISSN or DOI."""
    data = book.metadata
    for key, person in people(book):
        if person.orcid and (fault := orcid_fault(person.orcid)):
            hint = "compare it with the person's page at orcid.org; only the number, without the address"
            yield Problem(book.place(f"{key}.orcid"), "B008", f'the ORCID iD "{person.orcid}" {fault}', hint)
    if data.series and data.series.issn and (fault := issn_fault(data.series.issn)):
        yield Problem(book.place("series.issn"), "B008", f'the ISSN "{data.series.issn}" {fault}', AGENCY)
    dois = {"doi": data.doi, **{f"contributions.{n}.doi": each.doi for n, each in enumerate(data.contributions)}}
    for key, doi in dois.items():
        if doi and (fault := doi_fault(doi)):
            hint = "write the DOI without https://doi.org/ before it"
            yield Problem(book.place(key), "B008", f'the DOI "{doi}" {fault}', hint)


def roles(book: Book) -> Iterator[Problem]:
    """Yield B015 for a role that the MARC Code List for Relators has not; a warning for one that is in a name."""
    for key, person in people(book):
        code, name = role_in_name(person.name)
        if code:
            said = f'the name "{person.name}" says what the person did, and catalogues would file it so'
            hint = f'write name = "{name}" and role = "{code}" in a table [[contributors]]'
            yield Problem(book.place(f"{key}.name"), "B015", said, hint, Severity.WARNING)
        if person.role not in relators():
            near = _meant_role(person.role)
            hint = f'did you mean "{near}" ({relators()[near]})?' if near else "see loc.gov/marc/relators for the codes"
            yield Problem(book.place(f"{key}.role"), "B015", f'"{person.role}" is no MARC relator code', hint)


def _meant_role(role: str) -> str:
    """Return the code whose term begins with what was written, or the most similar code, or ""."""
    terms = sorted((len(term), code) for code, term in relators().items() if term.startswith(role))
    near = [DISCONTINUED.get(role, ""), *(code for _, code in terms), *difflib.get_close_matches(role, relators(), 1)]
    return next(filter(None, near), "")


def languages(book: Book) -> Iterator[Problem]:
    """Yield B009, a warning, for a language of which the press knows nothing, or has not the words that it prints."""
    keys = {"language": book.metadata.language, **{f"annotation.{code}": code for code in book.metadata.annotation}}
    keys |= {f"contributions.{n}.language": each.language for n, each in enumerate(book.metadata.contributions)}
    for n, each in enumerate(book.metadata.contributions):
        keys |= {
            f"contributions.{n}.translations.{m}.language": one.language for m, one in enumerate(each.translations)
        }
    for key, code in keys.items():
        meant = MISCALLED.get(code.lower(), "")
        if code and not known(code) and (meant or find(code).name == code):
            said = f'the press does not know the language "{code}": its own words will be English'
            hint = f'did you mean "{meant}"?' if meant else "write a tag of BCP 47, as kk, de or pt-BR"
            yield Problem(book.place(key), "B009", said, hint, Severity.WARNING)
        elif code and key == "language" and not known(code):
            yield from _english_words(book, find(code))


def _english_words(book: Book, language: Language) -> Iterator[Problem]:
    """Yield one B009 for all words of the press's that the book does not bring."""
    lacking = [key for key in (*PRINTED, *_wanted_words(book)) if key not in book.metadata.words]
    if lacking:
        shown = ", ".join(f'"{language.word(key)}"' for key in lacking[:3])
        said = f'the press has no words in "{language.code}" ({language.name}): {shown}'
        said += f" and {len(lacking) - 3} more will be English" if len(lacking) > 3 else " will be English"
        hint = f'write them in [words], as "{lacking[0]}" = "...": docs/languages.md lists them'
        yield Problem(book.place("language"), "B009", said, hint, Severity.WARNING)


def _wanted_words(book: Book) -> Iterator[str]:
    """Yield the words that are printed for what not every book has: boxes, abstracts, facts of articles."""
    for name in WORDED_BOXES:
        if any(f'class="{name} {BOX}' in chapter.xhtml for chapter in book.chapters):
            yield f"box.{name}"
    yield from ["abstract"] if any('role="doc-abstract"' in chapter.xhtml for chapter in book.chapters) else []
    article = book.metadata.contributions
    yield from (name for name in ARTICLE if any(getattr(each, name) for each in article))
    production = book.metadata.production
    yield from (word for key, word in PRODUCTION.items() if getattr(production, key))
    yield from ["reviewers"] if book.metadata.reviewers else []
    series = book.metadata.series
    yield from ["number.series"] if _is_numbered(book) else []
    yield from ["volume.series"] if series is not None and series.volume else []
    yield from ["page.list"] if book.metadata.epub.pages else []


def _is_numbered(book: Book) -> bool:
    """Tell whether a book is an issue: of a series that has its name, with a number."""
    series = book.metadata.series
    return series is not None and book.metadata.is_issue and bool(series.number)


def words(book: Book) -> Iterator[Problem]:
    """Yield B133 for a word of the book's that the press does not have, or that lacks what is put into it."""
    english = find(FALLBACK).words
    for key, text in book.metadata.words.items():
        place, wanted = book.place(f"words.{key}"), sorted(PLACEHOLDER.findall(english.get(key, "")))
        if key not in english:
            meant = nearest(key, english)
            hint = f'did you mean "{meant}"?' if meant else "docs/languages.md lists the words"
            yield Problem(place, "B133", f'the press has no word "{key}"', hint)
        elif sorted(PLACEHOLDER.findall(text)) != wanted or BRACE.search(PLACEHOLDER.sub("", text)):
            names = " and ".join(f"{{{name}}}" for name in wanted)
            hint = f"it needs {names}, each once" if wanted else "it holds no braces"
            yield Problem(place, "B133", f'the word "{key}" is "{text}", in English "{english[key]}"', hint)


def people(book: Book) -> Iterator[tuple[str, Person]]:
    """Yield each person of book.toml with its dotted key."""
    for key in ("authors", "contributors"):
        for number, person in enumerate(getattr(book.metadata, key)):
            yield f"{key}.{number}", person
    for at, contribution in enumerate(book.metadata.contributions):
        for number, person in enumerate(contribution.authors):
            yield f"contributions.{at}.authors.{number}", person


@functools.cache
def relators() -> dict[str, str]:
    """Return the MARC relator codes with their terms."""
    lines = Path(__file__).with_name("relators.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))
