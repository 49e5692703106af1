"""Open the editions of a package, and look whether the reports are of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf

from baspa.archive.holding import fault
from baspa.archive.layout import CONFORMANCE, EDITIONS, ENVIRONMENT, RECIPE, REQUIREMENTS
from baspa.archive.reading import BROKEN, ReadPackage
from baspa.model.problem import Problem

MIMETYPE, EPUB = "mimetype", b"application/epub+zip"
NEEDED = (CONFORMANCE, ENVIRONMENT, RECIPE, REQUIREMENTS)


def opened(package: ReadPackage) -> Iterator[Problem]:
    """Yield B337 for an edition that does not open or is not there, B338 for a report that is not of these editions."""
    editions = {path: data for path, data in package.files.items() if path.startswith(EDITIONS)}
    for ending in (".pdf", ".epub", "/index.html"):
        if not any(path.endswith(ending) for path in editions):
            yield fault(package, EDITIONS, "B337", f"there is no edition that ends in {ending}")
    for path, data in sorted(editions.items()):
        if wrong := why_closed(path, data):
            yield fault(package, path, "B337", f"{path} does not open: {wrong}")
    for path in NEEDED:
        if path not in package.files:
            yield fault(package, path, "B338", f"{path} is not there")
    yield from other_reports(package)


def why_closed(path: str, data: bytes) -> str:
    """Return why an edition does not open; "" where it does, or is of a kind that nothing can be said of."""
    if path.endswith(".pdf"):
        return closed_pdf(data)
    if path.endswith(".epub"):
        return closed_epub(data)
    if path.endswith("/index.html"):
        return "" if b"</html>" in data else "its end is missing"
    return ""


def closed_pdf(data: bytes) -> str:
    """Return why a PDF does not open."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return "" if len(pdf.pages) else "it has no page"
    except (pikepdf.PdfError, *BROKEN) as error:
        return str(error) or type(error).__name__


def closed_epub(data: bytes) -> str:
    """Return why an EPUB does not open: by its zip, and by what must stand first in it (OCF 3.3, 4.2)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.infolist()[0]
            if first.filename != MIMETYPE or archive.read(first) != EPUB:
                return "its first file is not the mimetype of an EPUB"
            damaged = archive.testzip()
            return f"{damaged} in it is damaged" if damaged else ""
    except (IndexError, *BROKEN) as error:
        return str(error) or type(error).__name__


def other_reports(package: ReadPackage) -> Iterator[Problem]:
    """Yield B338 where the conformance report is of other bytes than those of the editions, or cannot be read."""
    if CONFORMANCE not in package.files:
        return
    try:
        told: Any = json.loads(package.files[CONFORMANCE])
        files = [(each["file"], each["sha256"]) for each in told["editions"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield fault(package, CONFORMANCE, "B338", f"{CONFORMANCE} cannot be read")
        return
    for path, wanted in files:
        here = package.files.get(path)
        if here is None or hashlib.sha256(here).hexdigest() != wanted:
            yield fault(package, CONFORMANCE, "B338", f"the report is of another {path} than the one that is here")
