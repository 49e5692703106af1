"""A DOCX as most programs write it: its text under the usual name, its names those of the transitional standard.

Microsoft's web programs call the text word/document2.xml and the like, and Word can save by the strict form of the
standard, whose namespaces are others (ISO/IEC 29500-1, Annex A). Neither is a fault, and pandoc knows neither.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

TEXT = "word/document.xml"
PACKAGE = "_rels/.rels"
MAIN = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*/relationships/officeDocument"[^>]*>')
TARGET = re.compile(rb'\bTarget="/?([^"]+)"')
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def as_usual(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a package; those of a DOCX under the names that Word for the desktop gives them."""
    if "[Content_Types].xml" not in members:
        return dict(members)
    usual = {
        path: STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        if path.endswith((".xml", ".rels"))
        else data
        for path, data in members.items()
    }
    main = text_part(usual.get(PACKAGE, b""))
    if main in (TEXT, "") or main not in usual or TEXT in usual or posixpath.dirname(main) != "word":
        return usual
    names = {main: TEXT, _relations(main): _relations(TEXT)}
    usual[PACKAGE] = usual[PACKAGE].replace(main.encode(), TEXT.encode())
    return {names.get(path, path): data for path, data in usual.items()}


def text_part(relations: bytes) -> str:
    """Return the name of the part that holds the text, by the package's relationships (ECMA-376-2, 6.5)."""
    found = MAIN.search(relations)
    target = TARGET.search(found[0]) if found else None
    return unquote(target[1].decode(errors="replace")) if target else ""


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"
