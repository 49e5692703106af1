"""MODS 3.8: a record of each manifestation of a book, and of each part with authors of its own.

Source: MODS User Guidelines, Library of Congress (https://www.loc.gov/standards/mods/userguide/).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.language.articles import unfiled
from baspa.language.catalogue_codes import bibliographic
from baspa.model.description import Agent, ComponentPart, Description
from baspa.model.identifiers import orcid_address
from baspa.records.manifestations import Manifestation, manifestations, number_of
from baspa.records.xml_writing import document, node, nodes

Made = Iterator[ET.Element | None]
XMLNS = {"xmlns": "http://www.loc.gov/mods/v3", "xmlns:xlink": "http://www.w3.org/1999/xlink"}


def mods(description: Description) -> bytes:
    """Write the records as a collection."""
    own = manifestations(description)
    parts = (each for each in description.parts if each.agents and own)
    wholes = (record(whole(description, each)) for each in own)
    return document("modsCollection", (*wholes, *(record(part_of(description, each)) for each in parts)), **XMLNS)


def record(content: Made) -> ET.Element | None:
    """Return a record."""
    return node("mods", *nodes(content), version="3.8")


def whole(description: Description, own: Manifestation) -> Made:
    """Yield the elements of a book's record."""
    yield title(description.title, description.language, description.subtitle, description.is_supplied)
    yield from map(name, description.agents)
    yield node("typeOfResource", "text")
    yield origin(description)
    yield from (language(each) for each in description.text_languages)
    yield physical(description, own)
    yield from (abstract(code, text) for code, text in description.annotation.items())
    if len(description.parts) > 1:
        yield node("tableOfContents", " -- ".join(each.title for each in description.parts))
    yield from (topic(each, description.language) for each in description.keywords)
    yield node("classification", description.udc, authority="udc")
    yield node("classification", description.bbk, authority="rubbk")
    yield series(description)
    yield from identifiers(("isbn", own.isbn), ("doi", description.doi), ("uri", description.uuid))
    yield node("location", node("url", description.address))
    yield use(description.rights.licence, description.rights.url)
    yield record_info(description, number_of(description, own.form))


def part_of(description: Description, part: ComponentPart) -> Made:
    """Yield the elements of a part's record."""
    yield title(part.title, part.language)
    yield from (node("titleInfo", node("title", each.title), **{"type": "translated", "xml:lang": each.language})
                for each in part.others if each.title)  # fmt: skip
    yield from map(name, part.agents)
    yield node("typeOfResource", "text")
    yield node("genre", "article" if description.is_issue else "book chapter")
    yield language(part.language)
    yield from (abstract(each.language, each.abstract) for each in part.others)
    yield from (topic(word, each.language) for each in part.others for word in each.keywords)
    yield node("classification", part.udc, authority="udc")
    yield host(description, part)
    yield from identifiers(("doi", part.doi))
    yield use(part.licence or description.rights.licence, "" if part.licence else description.rights.url)
    yield record_info(description, number_of(description, part.id))


def title(text: str, code: str, subtitle: str = "", is_supplied: bool = False) -> ET.Element | None:
    """Return a title, its article apart."""
    filed = unfiled(text, code)
    article, rest = text[:filed].rstrip(), text[filed:]
    content = (node("nonSort", article), node("title", rest), node("subTitle", subtitle))
    return node("titleInfo", *nodes(content), **{"xml:lang": code, "supplied": "yes" if is_supplied else ""})


def name(agent: Agent) -> ET.Element | None:
    """Return who had a part in it."""
    parts = (("", agent.filing),) if not agent.given else (("family", agent.family), ("given", agent.given))
    content = (
        *(node("namePart", text, type=kind) for kind, text in parts),
        node("displayForm", agent.name),
        node("affiliation", agent.affiliation),
        node("role", node("roleTerm", agent.role, type="code", authority="marcrelator")),
        node("nameIdentifier", orcid_address(agent.orcid), type="orcid"),
    )
    return node("name", *nodes(content), type="corporate" if agent.is_body else "personal")


def origin(description: Description) -> ET.Element | None:
    """Return who published it, where and when."""
    year = description.rights.year
    content = (
        node("place", node("placeTerm", description.place, type="text")),
        node("publisher", description.publisher),
        node("dateIssued", description.date, encoding="w3cdtf"),
        node("copyrightDate", f"{year}" if year else "", encoding="w3cdtf"),
        node("edition", description.edition),
        node("issuance", "monographic"),
    )
    return node("originInfo", *nodes(content))


def language(code: str) -> ET.Element | None:
    """Return a language of the text."""
    return node("language", node("languageTerm", bibliographic(code), type="code", authority="iso639-2b"))


def physical(description: Description, own: Manifestation) -> ET.Element | None:
    """Return in which form it comes, and how long it is."""
    carrier = own.carrier
    content = (
        node("form", "online resource" if carrier else "volume", authority="rdacarrier"),
        node("internetMediaType", carrier.media_type if carrier else ""),
        node("extent", f"{own.pages} pages" if own.pages else ""),
        node("digitalOrigin", "born digital" if carrier else ""),
    )
    return node("physicalDescription", *nodes(content))


def abstract(code: str, text: str) -> ET.Element | None:
    """Return what it is about, in one language."""
    return node("abstract", " ".join(text.split()), **{"xml:lang": code})


def topic(word: str, code: str) -> ET.Element | None:
    """Return a keyword."""
    return node("subject", node("topic", word), **{"xml:lang": code})


def series(description: Description) -> ET.Element | None:
    """Return the series, with the book's place in it."""
    said = description.series
    if not said:
        return None
    place = (node("title", said.name), node("partNumber", numbers(description)))
    return node(
        "relatedItem", node("titleInfo", *nodes(place)), *nodes(identifiers(("issn", said.issn))), type="series"
    )


def numbers(description: Description) -> str:
    """Return volume and number of the book in its series."""
    said = description.series
    return ", ".join(str(each) for each in (said.volume, said.number) if each) if said else ""


def host(description: Description, part: ComponentPart) -> ET.Element | None:
    """Return in which book or issue a part stands, and where in it."""
    said = description.series if description.is_issue else None
    details = (("volume", said.volume), ("issue", said.number)) if said else ()
    pages = (node("start", part.first), node("end", part.last))
    place = (
        *(node("detail", node("number", str(number or "")), type=kind) for kind, number in details),
        node("extent", *nodes(pages), unit="pages"),
        node("date", description.date, encoding="w3cdtf"),
    )
    content = (
        title(description.title, description.language, "" if said else description.subtitle),
        *(() if said else map(name, description.agents)),
        origin(description),
        *identifiers(
            ("issn", said.issn if said else ""), *(("isbn", each.isbn) for each in manifestations(description))
        ),
        node("part", *nodes(place)),
    )
    return node("relatedItem", *nodes(content), type="host")


def identifiers(*known: tuple[str, str]) -> Made:
    """Yield identifiers by their kinds."""
    yield from (node("identifier", text, type=kind) for kind, text in known)


def use(licence: str, address: str) -> ET.Element | None:
    """Return what readers may do."""
    return node("accessCondition", licence or address, **{"type": "use and reproduction", "xlink:href": address})


def record_info(description: Description, number: str) -> ET.Element | None:
    """Return what is said of the record itself."""
    cataloguing = node("languageTerm", "eng", type="code", authority="iso639-2b")
    content = (
        node("descriptionStandard", "rda"),
        node("recordChangeDate", f"{description.modified}", encoding="w3cdtf"),
        node("recordIdentifier", number),
        node("languageOfCataloging", cataloguing),
    )
    return node("recordInfo", *nodes(content))
