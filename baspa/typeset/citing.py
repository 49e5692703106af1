"""How the book itself is cited: what others may copy from its imprint, in the styles that book.toml names.

Sources: ГОСТ Р 7.0.5-2008 (references behind the text), Publication Manual of the APA, 7th ed. (10.2), The Chicago
Manual of Style, 18th ed. (14.2, bibliography). What book.toml does not say is left out. The extent is not told: it
belongs to one face of the book alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from baspa.language.model import Language
from baspa.model.identifiers import doi_address
from baspa.model.metadata import Metadata
from baspa.model.people import Person

Run = tuple[str, bool]  # text, and whether it is a title
Runs = Iterator[Run]
FEW = 3  # authors that GOST puts before the title (6.2.2); of more the first alone, and behind it
NAMED_BY_APA, NAMED_BY_CHICAGO = 20, 6  # authors that are all named
WORD = re.compile(r"\w+")
EDITORS = "edt", "com"  # who stands in an author's place where a book has none


def cited(metadata: Metadata, language: Language) -> Iterator[tuple[Run, ...]]:
    """Yield how the book is cited in each style of [pages] citation."""
    for style in metadata.pages.citation:
        yield tuple(STYLES[style](metadata, language))


def gost(metadata: Metadata, language: Language) -> Runs:
    """Yield a reference by ГОСТ Р 7.0.5-2008: Борбасов С. Заглавие. – Алматы : Баспа, 2026. – (Серия)."""
    authors = [f"{family(each)} {initials(each)}".strip() for each in metadata.authors]
    if len(authors) <= FEW:
        yield f"{ended(', '.join(authors))} " if authors else "", False
        yield full_title(metadata, " : "), False
    else:
        yield full_title(metadata, " : "), False
        yield f" / {authors[0]} [{language.others}]", False
    issued = ", ".join(filter(None, (" : ".join(filter(None, (metadata.place, metadata.publisher))), year(metadata))))
    doi = f"DOI {metadata.doi}" if metadata.doi else ""
    yield (
        "".join(f". – {each.removesuffix('.')}" for each in (metadata.edition, issued, series(metadata), doi) if each),
        False,
    )
    yield ".", False


def apa(metadata: Metadata, language: Language) -> Runs:
    """Yield a reference by APA: Borbassov, S. (2026). *Title* (2nd ed.). Publisher."""
    people, are_editors = responsible(metadata)
    names = [inverted(each, initials(each)) for each in people]
    named = listed_by_apa(names) + (f" ({'Ed.' if len(names) == 1 else 'Eds.'})" if are_editors else "")
    when = f"({year(metadata)})" if year(metadata) else ""
    title = [(full_title(metadata, ": "), True), (f" ({metadata.edition})" if metadata.edition else "", False)]
    if named:
        yield f"{' '.join(filter(None, (ended(named), when)))}{'.' if when else ''} ", False
        yield from title
    else:
        yield from title
        yield f". {when}" if when else "", False
    yield f". {metadata.publisher.removesuffix('.')}" if metadata.publisher else "", False
    yield f". {doi_address(metadata.doi)}" if metadata.doi else ".", False


def chicago(metadata: Metadata, language: Language) -> Runs:
    """Yield a reference by Chicago: Borbassov, Saiyn. *Title*. 2nd ed. Publisher, 2026."""
    people, are_editors = responsible(metadata)
    if named := listed_by_chicago(people) + (f", {'ed.' if len(people) == 1 else 'eds.'}" if are_editors else ""):
        yield f"{ended(named)} ", False
    yield full_title(metadata, ": "), True
    yield f". {metadata.edition.removesuffix('.')}" if metadata.edition else "", False
    issued = ", ".join(filter(None, (metadata.publisher, year(metadata))))
    yield f". {issued}" if issued else "", False
    yield f". {doi_address(metadata.doi)}" if metadata.doi else "", False
    yield ".", False


STYLES: Mapping[str, Callable[[Metadata, Language], Runs]] = {"gost": gost, "apa": apa, "chicago": chicago}


def responsible(metadata: Metadata) -> tuple[Sequence[Person], bool]:
    """Return who stands before the title, and whether they are editors: of a book without authors."""
    if metadata.authors:
        return metadata.authors, False
    editors = [each for each in metadata.contributors if each.role in EDITORS]
    return editors, bool(editors)


def listed_by_apa(names: Sequence[str]) -> str:
    """Return names as APA lists them (9.8): an ampersand before the last, an ellipsis after 19 of more than 20."""
    if len(names) > NAMED_BY_APA:
        return f"{', '.join(names[: NAMED_BY_APA - 1])}, … {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def listed_by_chicago(people: Sequence[Person]) -> str:
    """Return names as Chicago lists them (13.23): the first one inverted, of more than six the first three."""
    names = [inverted(each, given(each)) if not number else each.name for number, each in enumerate(people)]
    if len(names) > NAMED_BY_CHICAGO:
        return f"{', '.join(names[:3])}, et al."
    return ", and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def inverted(person: Person, first_names: str) -> str:
    """Return a name with the surname first."""
    return ", ".join(filter(None, (family(person), first_names)))


def family(person: Person) -> str:
    """Return the surname, of who is filed under the whole name the name."""
    return (person.sort or person.name).partition(",")[0].strip()


def given(person: Person) -> str:
    """Return the names behind the surname."""
    return person.sort.partition(",")[2].strip()


def initials(person: Person) -> str:
    """Return the first letters of given names, hyphens kept: "Ж.-П. С."."""
    return " ".join("-".join(f"{word[0].upper()}." for word in WORD.findall(name)) for name in given(person).split())


def full_title(metadata: Metadata, sign: str) -> str:
    """Return title and subtitle; where the title ends with a sign of its own, without another."""
    between = " " if metadata.title.endswith(("?", "!")) else sign
    return between.join(filter(None, (metadata.title, metadata.subtitle)))


def series(metadata: Metadata) -> str:
    """Return the series in brackets, with the book's number in it; "" of an issue, which is called as its series is."""
    said = metadata.series
    if said is None or metadata.is_issue:
        return ""
    return f"({' ; '.join(filter(None, (said.name, str(said.number or ''))))})"


def year(metadata: Metadata) -> str:
    """Return the year of publication, "" where book.toml does not say."""
    return metadata.date[:4]


def ended(text: str) -> str:
    """Return a text that ends with a stop."""
    return text if text.endswith(".") else f"{text}."
