"""The files of a book as its description has them: what each is, how long, and its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from baspa.model.description import Carrier, Description
from baspa.model.edition import Artifact, Edition

MEDIA_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}  # of the formats that records tell of


def described(edition: Edition, made: Mapping[str, Artifact]) -> Description:
    """Return the description of a book with the files of it that are made."""
    return replace(edition.description, carriers=tuple(carriers(edition.description, made)))


def carriers(description: Description, made: Mapping[str, Artifact]) -> Iterator[Carrier]:
    """Yield the files that records tell of."""
    for form, media_type in MEDIA_TYPES.items():
        if artifact := made.get(form):
            yield Carrier(
                format=form,
                name=artifact.name,
                media_type=media_type,
                isbn=getattr(description.isbn, form),
                pages=artifact.pages,
                size=len(artifact.data),
            )
