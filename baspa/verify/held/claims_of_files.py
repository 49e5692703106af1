"""What PDF and EPUB claim of the book: the PDF's XMP, language and pages, the EPUB's package document."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pikepdf

from baspa.verify.held.claims import DOI, ISBN, Claims, catalogued, claims, dated, plain
from baspa.verify.held.epub import OPF, package

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def pdf_claims(data: bytes) -> Claims:
    """Return what a PDF claims."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        xmp = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
        said = [
            *(("title", plain(each.text or "")) for title in xmp.iter(f"{DC}title") for each in title.iter(f"{RDF}li")),
            ("language", catalogued(str(pdf.Root.Lang))),
            ("pages pdf", str(len(pdf.pages))),
            ("pages print", str(len(pdf.pages))),
        ]
    return claims("PDF", said)


def epub_claims(data: bytes) -> Claims:
    """Return what an EPUB claims in its package document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = package(archive)[3]
    identifiers = [each.text or "" for each in root.iter(f"{DC}identifier")]
    said = [
        *(("title", plain(each.text or "")) for each in [*root.iter(f"{DC}title")][:1]),
        *(("authors", plain(each)) for each in authors(root)),
        *(("language", catalogued(each.text or "")) for each in [*root.iter(f"{DC}language")][:1]),
        *(fact for each in root.iter(f"{DC}date") for fact in dated(each.text or "")),
        *(("DOI", each.removeprefix(DOI)) for each in identifiers if each.startswith(DOI)),
        *(("ISBN epub", each.removeprefix(ISBN)) for each in identifiers if each.startswith(ISBN)),
    ]
    return claims("EPUB", said)


def authors(root: ET.Element) -> list[str]:
    """Return who wrote it, as catalogues file the names."""
    filed = {
        each.get("refines", "")[1:]: each.text or ""
        for each in root.iter(f"{OPF}meta")
        if each.get("property") == "file-as"
    }
    return [filed.get(each.get("id", "")) or each.text or "" for each in root.iter(f"{DC}creator")]
