"""People of a book, and what book.toml says of a chapter that has its own: an article of a journal among them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from baspa.model.fields import says


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person or a body that had a part in the book."""

    name: Annotated[str, says("The name as readers see it.", min_length=1, pattern=r"\S", examples=["Сайын Борбасов"])]
    sort: Annotated[str, says("The name as a catalogue files it, surname first.", examples=["Борбасов, Сайын"])] = ""
    role: Annotated[
        str,
        says(
            "What the person did: a three-letter MARC relator code, such as aut (author), edt (editor), "
            "trl (translator), ill (illustrator), com (compiler), aui (author of the introduction).",
            pattern="^[a-z]{3}$",
        ),
    ] = "aut"
    degree: Annotated[str, says("Academic degree, in the book's words.", examples=["саяси ғылым докторы"])] = ""
    rank: Annotated[str, says("Academic rank or position, in the book's words.", examples=["профессор"])] = ""
    affiliation: Annotated[str, says("Where the person works.")] = ""
    orcid: Annotated[str, says("ORCID iD, four groups of four.", examples=["0000-0002-1825-0097"])] = ""
    email: Annotated[
        str, says("E-mail address; printed on the page about the author, or below an article's title.")
    ] = ""
    biography: Annotated[
        str,
        says(
            "A few sentences about the person, for the page about the author or the end of an article; an empty line "
            "parts paragraphs."
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Translation:
    """Title, authors and abstract of an article in another language."""

    language: Annotated[
        str, says("Language of this text, BCP 47.", pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", examples=["en"])
    ]
    title: Annotated[str, says("The article's title.")] = ""
    authors: Annotated[tuple[str, ...], says("Its authors, each as this language writes the name.")] = ()
    abstract: Annotated[str, says("Its abstract; an empty line parts paragraphs.")] = ""
    keywords: Annotated[tuple[str, ...], says("Its keywords.")] = ()


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """A chapter that has its own authors: an article of a journal, a piece of a collected volume."""

    file: Annotated[str, says("The chapter's file, as `chapters` names it.", min_length=1, pattern=r"\S")]
    authors: Annotated[
        tuple[Person, ...],
        says(
            "Who wrote it, in the order of its title: names, where they work, ORCID and e-mail below its title, "
            "the biography at its end; `sort` and `role` in the e-book's metadata."
        ),
    ] = ()
    language: Annotated[
        str,
        says("Its language, BCP 47, where that is not the book's.", pattern="^([A-Za-z]{2,3}(-[A-Za-z0-9]+)*)?$"),
    ] = ""
    doi: Annotated[str, says("Its own DOI, without the address before it.", examples=["10.1000/182"])] = ""
    udc: Annotated[str, says("Its own classification (ӘОЖ, УДК), above its title.", examples=["811.512.122"])] = ""
    received: Annotated[datetime.date | None, says("Day when the editors got it; below its title.")] = None
    accepted: Annotated[datetime.date | None, says("Day when it was accepted; below its title.")] = None
    corresponding: Annotated[
        str,
        says("Its corresponding author, with an address; below its title.", examples=["A. Author, a@example.org"]),
    ] = ""
    pages: Annotated[
        str, says("Its pages in this issue, which the PDF is held against; below its title.", examples=["12–18"])
    ] = ""
    licence: Annotated[str, says("What readers may do with it; below its title.", examples=["CC BY 4.0"])] = ""
    translations: Annotated[
        tuple[Translation, ...], says("Its title, authors and abstract in other languages, at its end.")
    ] = ()
