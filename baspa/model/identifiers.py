"""Names by which a book is known, whatever it is published in."""

from __future__ import annotations

import re
import uuid

from baspa.model.metadata import Metadata


def uuid_of(metadata: Metadata, slug: str) -> str:
    """Return the book's UUID as a URN (RFC 9562, 5.5).

    It is made of language, authors and slug, so that it stays the same from build to build, and when an ISBN is given.
    """
    name = "/".join(("baspa", metadata.language, *(person.name for person in metadata.authors), slug))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def bare_isbn(isbn: str) -> str:
    """Return an ISBN without hyphens and spaces, X in upper case."""
    return re.sub(r"[-\s\u2010-\u2013]", "", isbn).upper()
