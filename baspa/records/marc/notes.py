"""Notes, subjects and terms of use in MARC 21 (fields 500 to 653)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baspa.model.description import Description
from baspa.records.marc.fields import MarcField, field_of

REFERENCES = "Includes bibliographical references."
REFERENCES_AND_INDEX = "Includes bibliographical references and index."
FREE = ("CC ", "CC0")  # licences under which anyone may have it


def notes(description: Description, is_online: bool) -> Iterator[MarcField]:
    """Yield the notes of a book."""
    if description.is_supplied:
        yield from field_of("500", "  ", ("a", "Title devised by the editor."))
    if description.has_references:
        yield from field_of("504", "  ", ("a", REFERENCES_AND_INDEX if description.has_index else REFERENCES))
    elif description.has_index:
        yield from field_of("500", "  ", ("a", "Includes index."))
    if is_online and description.rights.licence.startswith(FREE):
        access = (("a", "Open access"), ("f", "Unrestricted online access"), ("2", "star"))
        yield from field_of("506", "0 ", *access)


def summaries(texts: Mapping[str, str]) -> Iterator[MarcField]:
    """Yield what a text is about, by language."""
    for language, text in texts.items():
        yield from field_of("520", "  ", ("a", " ".join(text.split())), language=language)


def terms(licence: str, address: str) -> Iterator[MarcField]:
    """Yield what readers may do."""
    yield from field_of("540", "  ", ("a", licence), ("u", address), of="au")


def copyright_facts(description: Description) -> Iterator[MarcField]:
    """Yield who holds the rights, and since when."""
    rights = description.rights
    parts = (("d", rights.holder), ("g", str(rights.year or "")))
    yield from field_of("542", "1 ", *parts, language=description.language, of="d")


def in_languages(names: Sequence[str]) -> Iterator[MarcField]:
    """Yield the note on languages, by their English names, of a text in several."""
    if len(names) > 1:
        yield from field_of("546", "  ", ("a", f"In {', '.join(names[:-1])} and {names[-1]}."))


def subjects(keywords: Sequence[str], language: str) -> Iterator[MarcField]:
    """Yield the keywords, which are of no list of a library's."""
    for each in keywords:
        yield from field_of("653", "  ", ("a", each), language=language)
