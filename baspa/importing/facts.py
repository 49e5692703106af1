"""What a document says of itself, as book.toml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

from baspa.check.numbers import date_fault
from baspa.importing.losses import Losses
from baspa.importing.meta_facts import clean, employed, listed, name_of, numbered_depth, orcids, style_of, untaken
from baspa.importing.nodes import nodes, plain_text
from baspa.language import FALLBACK, known, nearest_own
from baspa.language.common_words import by_words
from baspa.language.letters import told

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who had a part in a document."""

    name: str
    role: str  # a MARC relator code
    sort: str = ""  # the name as a catalogue files it


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that documents state; "" and () where they do not."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    affiliations: tuple[tuple[str, str], ...] = ()  # an author, and what stands in a note to the name
    orcids: tuple[tuple[str, str], ...] = ()  # an author, and the iD
    numbered: int = 0  # how deep headings have numbers
    style: str = ""  # of citations, by the press's name
    language: str = ""
    date: str = ""  # of publication
    modified: str = ""  # YYYY-MM-DD
    publisher: str = ""
    keywords: tuple[str, ...] = ()
    annotation: str = ""
    isbn: str = ""  # of an e-book
    contributors: tuple[Credit, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()  # words that the text asks for by {{ name }}
    others: tuple[tuple[str, str], ...] = ()  # what book.toml has no place for: its kind, and what it says


def of_meta(meta: Mapping[str, Any]) -> Facts:
    r"""Return what pandoc found: a title page's paragraphs, LaTeX's \title, an EPUB's package, HTML's <meta>."""

    def said(*names: str) -> str:
        values = (meta.get(name) for name in names)  # a map, such as bookdown's words of a language, is no text
        texts = (clean(plain_text(value)) for value in values if not (value and value.get("t") == "MetaMap"))
        return next(filter(None, texts), "")

    authors = meta.get("author") or meta.get("authors") or meta.get("creator")
    return Facts(
        title=said("title", "booktitle"),
        subtitle=said("subtitle"),
        authors=_each(authors, ";"),
        language=said("lang", "language"),
        date=said("date"),
        publisher=said("publisher"),
        keywords=_each(meta.get("keywords"), ",;"),
        annotation=said("abstract", "description", "doccomm"),
        affiliations=(*_noted(authors), *employed(authors)),
        orcids=tuple(orcids(authors)),
        numbered=numbered_depth(meta),
        style=style_of(meta),
        others=(*(("a note to the title:", f'"{note}"') for _, note in _noted(meta.get("title"))), *untaken(meta)),
    )


def of_members(members: Mapping[str, bytes]) -> Facts:
    """Return the properties of a DOCX (ISO/IEC 29500-2, core properties) or an ODT (ODF 1.3, meta.xml)."""
    root = xml(members.get("docProps/core.xml") or members.get("meta.xml"))

    def every(*tags: str) -> tuple[str, ...]:
        return next((found for tag in tags if (found := _texts(root.iter(tag)))), ())

    def said(*tags: str) -> str:
        return next(iter(every(*tags)), "")

    words = [part for text in every(f"{META}keyword", f"{CORE}keywords") for part in _parted(text, ",;")]
    return Facts(
        title=said(f"{DC}title"),
        authors=tuple(_parted(said(f"{META}initial-creator", f"{DC}creator"), ";")),
        language=said(f"{DC}language") or _style_language(xml(members.get("word/styles.xml"))),
        modified=said(f"{TERMS}modified", f"{DC}date")[:10],
        keywords=tuple(words),
        annotation=said(f"{DC}description"),
    )


def joined(first: Facts, second: Facts) -> Facts:
    """Return the facts of the first, and of the second where the first says nothing."""
    return replace(second, **{name: value for name in Facts.__slots__ if (value := getattr(first, name))})


def settled(facts: Facts, text: str, title: str, losses: Losses, chosen: bool = False) -> Facts:
    """Return facts that book.toml can hold: a language that fits the text's letters, a title, dates of its form.

    `text` is what is spoken in the document. A language that somebody has `chosen` wins over its letters, and
    where letters say nothing, as those of German, the commonest words do.
    """
    declared = _without_home(facts.language.replace("_", "-"))
    declared = declared if LANGUAGE.fullmatch(declared) else ""
    language = declared if chosen and declared and known(declared) else told(declared, text)
    common = by_words(text) if language == FALLBACK and not declared else ""
    if common not in ("", language):
        language = common
        losses.changed(f'the language is "{language}" by the commonest words of the text')
    elif language != declared:
        said = f', though the file says "{facts.language}"' if facts.language else ""
        losses.changed(f'the language is "{language}" by the letters of the text{said}')
    date = "" if date_fault(facts.date[:10]) else facts.date[:10]
    if facts.date and not date:
        losses.lost(f'the date "{facts.date}": book.toml wants YYYY, YYYY-MM or YYYY-MM-DD')
    for kind, said in facts.others:
        losses.lost(kind, said)
    return replace(
        facts,
        title=facts.title or title,
        language=language,
        date=date,
        modified=facts.modified if DAY.fullmatch(facts.modified) and not date_fault(facts.modified) else "",
    )


def _without_home(tag: str) -> str:
    """Return a tag without a country that says nothing: kk-KZ is kk."""
    language = nearest_own(tag)
    return language.code if tag.lower() == f"{language.code}-{language.region}".lower() else tag


SIGNS = "smart = false  # signs as they came; without this line, straight quotes become the language's own"


def book_toml(
    facts: Facts,
    chapters: Sequence[str],
    references: Sequence[str] = (),
    languages: Mapping[str, str] | None = None,
    smart: bool = False,
) -> str:
    """Return the text of book.toml; `references` are the files that the citations cite from.

    With `smart`, quotes and dashes are made of what was typed. `languages` are those of chapters in another one.
    """
    stated = (
        ("title", facts.title),
        ("subtitle", facts.subtitle),
        ("language", facts.language),
        ("publisher", facts.publisher),
        ("date", facts.date),
    )
    lines = [f"{key} = {_text(value)}" for key, value in stated if value]
    lines += [] if smart else [SIGNS]
    lines += [f"modified = {facts.modified}"] if facts.modified else []
    lines += [f"keywords = [{', '.join(map(_text, facts.keywords))}]"] if facts.keywords else []
    lines += ["chapters = [", *(f"    {_text(path)}," for path in chapters), "]"]
    lines += [f"bibliography = [{', '.join(map(_text, references))}]"] if references else []
    lines += [f"citation_style = {_text(facts.style)}"] * bool(references and facts.style)
    lines += ["", "[numbering]", f"depth = {facts.numbered}", "by_chapter = true"] * bool(facts.numbered)
    for name in facts.authors:
        lines += ["", "[[authors]]", f"name = {_text(name)}"]
        for key, said in (("affiliation", facts.affiliations), ("orcid", facts.orcids)):
            lines += [f"{key} = {_text(value)}" for author, value in said if author == name][:1]
    for person in facts.contributors:
        lines += ["", "[[contributors]]", f"name = {_text(person.name)}", f"role = {_text(person.role)}"]
        lines += [f"sort = {_text(person.sort)}"] if person.sort else []
    for path, language in (languages or {}).items():
        lines += ["", "[[contributions]]", f"file = {_text(path)}", f"language = {_text(language)}"]
    lines += ["", "[isbn]", f"epub = {_text(facts.isbn)}"] if facts.isbn else []
    if facts.annotation:
        lines += ["", "[annotation]", f"{_text(facts.language)} = {_text(facts.annotation)}"]
    if facts.variables:
        lines += ["", "[variables]", *(f"{_text(name)} = {_text(said)}" for name, said in facts.variables)]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """Return a TOML basic string (TOML 1.0): JSON's escapes are among its own."""
    return json.dumps(value, ensure_ascii=False)


def _each(value: Any, signs: str) -> tuple[str, ...]:
    """Return the texts of a list of pandoc's metadata; one text may hold several, between signs."""
    return tuple(part for item in listed(value) for part in _parted(plain_text(name_of(item)), signs))


def _noted(value: Any) -> Iterator[tuple[str, str]]:
    r"""Yield each of pandoc's values that has a note, LaTeX's \thanks, and the note."""
    for item in listed(value):
        notes = [clean(plain_text(each["c"])) for each in nodes(item) if each["t"] == "Note"]
        if notes:
            yield clean(plain_text(item)), "; ".join(notes)


def _parted(text: str, signs: str) -> Iterator[str]:
    yield from filter(None, map(clean, re.split(f"[{signs}]", text)))


def _texts(elements: Iterator[ET.Element]) -> tuple[str, ...]:
    return tuple(text for element in elements if (text := clean(element.text or "")))


def xml(data: bytes | None) -> ET.Element:
    """Return the root of an XML file without entities; an empty element where it is not there or broken."""
    try:
        return ET.fromstring(data or b"<none/>")  # noqa: S314  archive.py has refused entities
    except ET.ParseError:
        return ET.Element("none")


def _style_language(styles: ET.Element) -> str:
    """Return the language of a DOCX's default style."""
    found = styles.find(f"{W}docDefaults//{W}lang")
    return "" if found is None else found.get(f"{W}val", "")
