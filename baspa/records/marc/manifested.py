"""What differs from manifestation to manifestation in MARC 21: numbers, extent, carrier, file, accessibility, address.

Terms of RDA's vocabularies with their codes (rdamedia, rdacarrier); those of field 341 are schema.org's (sapdv).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from baspa.model.description import Description
from baspa.model.identifiers import doi_address
from baspa.records.manifestations import Manifestation, manifestations, number_of
from baspa.records.marc.fields import MarcField, field_of, isbd

FORMS = {"print": "print", "pdf": "PDF", "epub": "EPUB"}
SEEN = ("displayTransformability",)  # features of what is seen; all others are of text, or of sound
HEARD = ("synchronizedAudioText",)


def standard_numbers(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield the ISBN, those of the other manifestations as what is not this one's, DOI and UUID."""
    yield from field_of("020", "  ", ("a", own.isbn), ("q", f"({FORMS[own.form]})"))
    for other in manifestations(description):
        if other != own:
            yield from field_of("020", "  ", ("z", other.isbn), ("q", f"({FORMS[other.form]})"), of="z")
    yield from field_of("024", "7 ", ("a", description.doi), ("2", "doi" if description.doi else ""))
    yield from field_of("024", "7 ", ("a", description.uuid), ("2", "urn"))


def extent(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield how long and how large it is, and whether it has pictures."""
    pages = own.pages and f"{own.pages} page{'' if own.pages == 1 else 's'}"
    pictures = "illustrations" if description.has_pictures else ""
    if own.is_online:
        said = f"1 online resource ({pages})" if pages else "1 online resource"
        yield MarcField("300", "  ", isbd(("", "a", said), (" :", "b", pictures), end=""))
    elif pages:
        height = f"{math.ceil(description.height / 10)} cm"
        yield MarcField("300", "  ", isbd(("", "a", pages), (" :", "b", pictures), (" ;", "c", height), end=""))


def kinds(own: Manifestation, has_pictures: bool = False) -> Iterator[MarcField]:
    """Yield what kind of content it has, by which device and in which form it comes."""
    yield MarcField("336", "  ", (("a", "text"), ("b", "txt"), ("2", "rdacontent")))
    if has_pictures:
        yield MarcField("336", "  ", (("a", "still image"), ("b", "sti"), ("2", "rdacontent")))
    media = (("a", "computer"), ("b", "c")) if own.is_online else (("a", "unmediated"), ("b", "n"))
    yield MarcField("337", "  ", (*media, ("2", "rdamedia")))
    carrier = (("a", "online resource"), ("b", "cr")) if own.is_online else (("a", "volume"), ("b", "nc"))
    yield MarcField("338", "  ", (*carrier, ("2", "rdacarrier")))


def file_facts(own: Manifestation) -> Iterator[MarcField]:
    """Yield what kind of file it is, and how large."""
    if own.carrier:
        yield MarcField(
            "347", "  ", (("a", "text file"), ("b", FORMS[own.form]), ("c", size(own.carrier.size)), ("2", "rdaft"))
        )


def size(count: int) -> str:
    """Return a size of so many bytes."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def access(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield what of an e-book is accessible and how, and what its makers say of that."""
    if own.form != "epub":
        return
    said = description.accessibility
    features = tuple((code_of(value), value) for name, value in said if name == "accessibilityFeature")
    for name, value in said:
        if name == "accessMode":
            yield MarcField("341", "0 ", (("a", value), *features, ("2", "sapdv")))
        elif name == "accessibilitySummary":
            yield from field_of("532", "1 ", ("a", value), language=description.language)


def code_of(feature: str) -> str:
    """Return the subfield of 341 for a feature of an e-book."""
    return "c" if feature in SEEN else "d" if feature in HEARD else "b"


def relations(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield the other manifestations, by the numbers of their records."""
    for other in manifestations(description):
        if other != own:
            said = f"{'Print' if other.form == 'print' else FORMS[other.form]} version:"
            parts = (
                ("i", said),
                ("t", description.title),
                ("z", other.isbn),
                ("w", number_of(description, other.form)),
            )
            yield from field_of("776", "08", *parts, language=description.language, of="t")


def addresses(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield where it is to be found: by its DOI, and its edition for the web."""
    second = "0" if own.is_online else "1"
    yield from field_of("856", f"4{second}", ("u", doi_address(description.doi)), of="u")
    yield from field_of("856", "41", ("u", description.address), of="u")
