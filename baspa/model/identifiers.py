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


def doi_address(doi: str) -> str:
    """Return where a DOI leads, "" for none (DOI Handbook, 3.8: the resolver)."""
    return f"https://doi.org/{doi}" if doi else ""


def orcid_address(orcid: str) -> str:
    """Return an ORCID iD as ORCID displays it, "" for none."""
    return f"https://orcid.org/{orcid}" if orcid else ""


def bare_isbn(isbn: str) -> str:
    """Return an ISBN without hyphens and spaces, X in upper case."""
    return re.sub(r"[-\s\u2010-\u2013]", "", isbn).upper()


def isbn_urn(isbn: str) -> str:
    """Return an ISBN as a URN (RFC 8254, 4.5), "" for none."""
    return f"urn:isbn:{bare_isbn(isbn)}" if isbn else ""
