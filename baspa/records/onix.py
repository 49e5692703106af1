"""ONIX for Books 3.0 and 3.1, reference names: a product a format (EDItEUR; code lists, issue 75).

A product of print is described where a PDF was made: its page and its number of pages are the book's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.etree import ElementTree as ET

from baspa.language.catalogue_codes import bibliographic
from baspa.model.description import Agent, Carrier, Description
from baspa.model.identifiers import bare_isbn
from baspa.records.lacking import absent
from baspa.records.xml_writing import document, node

# List 17 by MARC relator code, where both name the same: ONIX's terms beside the terms of the MARC Code List for
# Relators. What has no fellow there is Z99, other.
ROLES = {
    "abr": "B04", "adp": "B05", "aft": "A19", "ann": "A20", "art": "A07", "aud": "A03", "aui": "A24", "aut": "A01",
    "bkd": "A11", "cmm": "A21", "cmp": "A06", "com": "C01", "cov": "A36", "cre": "A09", "ctg": "A39", "cur": "C04",
    "cwt": "A21", "dgs": "B27", "dte": "Z02", "edt": "B01", "ill": "A12", "ive": "A44", "ivr": "A43", "lbt": "A04",
    "lyr": "A05", "nrt": "E03", "pht": "A08", "red": "B24", "res": "A51", "tcd": "B26", "trc": "B33", "trl": "B06",
    "wac": "A32", "wam": "A32", "wfw": "A23", "win": "A24", "wpr": "A15", "wst": "A18",
}  # fmt: skip
FORMS = {  # lists 150 and 175: form, and its detail
    "print": ("BA", ""),  # a book; how it is bound is nobody's to say here
    "pdf": ("EB", "E107"),
    "epub": ("EB", "E101"),
}
ISBN, PROPRIETARY, DOI = "15", "01", "06"  # list 5
CODES_31 = "3.1"


def lacks(description: Description) -> tuple[str, ...]:
    """Return what a message asks for and the book does not say: ONIX has a name for who sends and who publishes."""
    return absent({"a publisher": description.publisher, "a file": description.carriers})


def onix(release: str, description: Description) -> bytes:
    """Write a message."""
    sender = node("Sender", node("SenderName", description.publisher), node("EmailAddress", description.email))
    header = node("Header", sender, node("SentDateTime", f"{description.modified:%Y%m%d}"))
    products = (product(description, form, carrier) for form, carrier in forms(description))
    space = f"http://ns.editeur.org/onix/{release}/reference"
    return document("ONIXMessage", (header, *products), release=release, xmlns=space)


onix_30, onix_31 = partial(onix, "3.0"), partial(onix, CODES_31)


def forms(description: Description) -> Iterator[tuple[str, Carrier]]:
    """Yield the products with the file that tells of each."""
    for carrier in description.carriers:
        if carrier.format == "pdf":
            yield "print", carrier
        yield carrier.format, carrier


def product(description: Description, form: str, carrier: Carrier) -> ET.Element | None:
    """Return a product."""
    return node(
        "Product",
        node("RecordReference", f"{description.uuid}:{form}"),
        node("NotificationType", "03"),
        *identifiers(description, form),
        descriptive(description, form, carrier),
        node("CollateralDetail", *blurbs(description)),
        publishing(description),
    )


def identifiers(description: Description, form: str) -> Iterator[ET.Element | None]:
    """Yield the identifiers of a product: its ISBN, else the book's UUID and the form."""
    isbn = bare_isbn(getattr(description.isbn, form))
    if isbn:
        yield node("ProductIdentifier", node("ProductIDType", ISBN), node("IDValue", isbn))
    else:
        kind, name = node("ProductIDType", PROPRIETARY), node("IDTypeName", "UUID and form")
        yield node("ProductIdentifier", kind, name, node("IDValue", f"{description.uuid}:{form}"))
    if description.doi and form != "print":
        yield node("ProductIdentifier", node("ProductIDType", DOI), node("IDValue", description.doi))


def descriptive(description: Description, form: str, carrier: Carrier) -> ET.Element | None:
    """Return block 1: what the product is."""
    code, detail = FORMS[form]
    languages = filter(None, map(bibliographic, description.languages))
    licence = description.rights
    return node(
        "DescriptiveDetail",
        node("ProductComposition", "00"),
        node("ProductForm", code),
        node("ProductFormDetail", detail),
        node("PrimaryContentType", "10"),
        *measures(description, form),
        node("EpubTechnicalProtection", "00" if form != "print" else ""),
        epub_licence(licence.licence, licence.url) if form != "print" else None,
        collection(description),
        title(description),
        *(contributor(number, each) for number, each in enumerate(description.agents, 1)),
        node("EditionStatement", description.edition),
        *(node("Language", node("LanguageRole", "01"), node("LanguageCode", each)) for each in languages),
        *extents(form, carrier),
        node("Illustrated", "02" if description.has_pictures else "01"),
        *subjects(description),
    )  # fmt: skip


def measures(description: Description, form: str) -> Iterator[ET.Element | None]:
    """Yield the size of the printed page (lists 48 and 50)."""
    for kind, size in (("01", description.height), ("02", description.width)) if form == "print" else ():
        value, unit = node("Measurement", f"{size:g}"), node("MeasureUnitCode", "mm")
        yield node("Measure", node("MeasureType", kind), value, unit)


def epub_licence(name: str, url: str) -> ET.Element | None:
    """Return the licence of an electronic product."""
    if not name:
        return None
    address = node(
        "EpubLicenseExpression", node("EpubLicenseExpressionType", "02"), node("EpubLicenseExpressionLink", url)
    )
    return node("EpubLicense", node("EpubLicenseName", name), address if url else None)


def collection(description: Description) -> ET.Element | None:
    """Return the series."""
    series = description.series
    if series is None:
        return ET.Element("NoCollection")
    issn = node("CollectionIdentifier", node("CollectionIDType", "02"), node("IDValue", series.issn.replace("-", "")))
    number = str(series.number or "")
    element = node(
        "TitleElement", node("TitleElementLevel", "02"), node("PartNumber", number), node("TitleText", series.name)
    )
    return node(
        "Collection",
        node("CollectionType", "10"),
        issn if series.issn else None,
        node("TitleDetail", node("TitleType", "01"), element),
    )


def title(description: Description) -> ET.Element | None:
    """Return the title."""
    element = node(
        "TitleElement",
        node("TitleElementLevel", "01"),
        node("TitleText", description.title),
        node("Subtitle", description.subtitle),
    )
    return node("TitleDetail", node("TitleType", "01"), element)


def contributor(number: int, agent: Agent) -> ET.Element | None:
    """Return who made it."""
    orcid = agent.orcid.replace("-", "")
    inverted = agent.filing if agent.filing != agent.name else ""
    named = (node("CorporateName", agent.name),) if agent.is_body else (
        node("PersonName", agent.name),
        node("PersonNameInverted", inverted),
    )  # fmt: skip
    return node(
        "Contributor",
        node("SequenceNumber", str(number)),
        node("ContributorRole", ROLES.get(agent.role, "Z99")),
        node("NameIdentifier", node("NameIDType", "21"), node("IDValue", orcid)) if orcid else None,
        *named,
        node("ProfessionalAffiliation", node("Affiliation", agent.affiliation)),
    )


def extents(form: str, carrier: Carrier) -> Iterator[ET.Element | None]:
    """Yield how many pages it has, and of a file how large it is."""
    pages = {"print": "00", "pdf": "07"}.get(form)
    if pages and carrier.pages:
        yield extent(pages, str(carrier.pages), "03")
    if form != "print":
        yield extent("22", str(carrier.size), "17")


def extent(kind: str, value: str, unit: str) -> ET.Element | None:
    """Return an extent (lists 23 and 24)."""
    return node("Extent", node("ExtentType", kind), node("ExtentValue", value), node("ExtentUnit", unit))


def subjects(description: Description) -> Iterator[ET.Element | None]:
    """Yield key words and classifications (list 27)."""
    if description.keywords:
        words = node("SubjectHeadingText", "; ".join(description.keywords))
        yield node("Subject", node("SubjectSchemeIdentifier", "20"), words)
    if description.udc:
        yield node("Subject", node("SubjectSchemeIdentifier", "06"), node("SubjectCode", description.udc))
    if description.bbk:
        scheme, name = node("SubjectSchemeIdentifier", "24"), node("SubjectSchemeName", "BBK")
        yield node("Subject", scheme, name, node("SubjectCode", description.bbk))


def blurbs(description: Description) -> Iterator[ET.Element | None]:
    """Yield the annotations."""
    for language, text in description.annotation.items():
        said = node("Text", text, language=bibliographic(language))
        yield node("TextContent", node("TextType", "03"), node("ContentAudience", "00"), said)


def publishing(description: Description) -> ET.Element | None:
    """Return block 4: who published it, when, whose it is."""
    date, rights = description.date.replace("-", ""), description.rights
    form = {4: "05", 6: "01"}.get(len(date), "")
    said = node("Date", date, dateformat=form)
    holder = node("CopyrightOwner", node("PersonName", rights.holder))
    return node(
        "PublishingDetail",
        node("Publisher", node("PublishingRole", "01"), node("PublisherName", description.publisher)),
        node("CityOfPublication", description.place),
        node("PublishingStatus", "04"),
        node("PublishingDate", node("PublishingDateRole", "01"), said) if date else None,
        node("CopyrightStatement", node("CopyrightYear", str(rights.year)), holder) if rights.year else None,
    )
