"""A tiny package for libraries, made once, and ten ways in which years and strangers damage one."""

import datetime
import hashlib
import io
import json
import warnings
import zipfile
from dataclasses import dataclass
from functools import cache

import pikepdf

from baspa.archive.bag import bagged, stored
from baspa.archive.layout import CONFORMANCE, EDITIONS, ENVIRONMENT, RECIPE, REQUIREMENTS, SOURCE

DAY, TOP = datetime.date(2026, 11, 30), "t-archive"


@cache
def payload() -> dict[str, bytes]:
    """Return the payload of a package of the least editions that open."""
    out, epub = io.BytesIO(), io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, deterministic_id=True)
    with zipfile.ZipFile(epub, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), b"application/epub+zip")
        archive.writestr(zipfile.ZipInfo("EPUB/a.xhtml"), b"<html/>")
    editions = {"t.pdf": out.getvalue(), "t.epub": epub.getvalue(), "t-web/index.html": b"<html></html>"}
    files = {f"{EDITIONS}{name}": data for name, data in editions.items()}
    told = [{"file": path, "sha256": hashlib.sha256(data).hexdigest()} for path, data in files.items()]
    others = {CONFORMANCE: json.dumps({"editions": told}).encode(), ENVIRONMENT: b"{}", RECIPE: b"{}"}
    texts = {f"{SOURCE}book.toml": b'title = "T"\n', f"{SOURCE}text/ә.md": b"# One\n", REQUIREMENTS: b"a==1\n"}
    return {**files, **others, **texts}


@cache
def bag() -> dict[str, bytes]:
    """Return the files of that package."""
    return bagged(payload(), {"README.txt": b"T\n"}, [("Bagging-Date", DAY.isoformat())])


@cache
def tiny() -> bytes:
    """Return that package."""
    return stored(bag(), TOP, DAY)


@dataclass
class Other:
    """A zip that no reader should trust: entries as they are told, in any order and number."""

    entries: list[tuple[str, bytes]]
    mode: int = 0o100644

    def data(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of names that are there already
            for name, content in self.entries:
                entry = zipfile.ZipInfo(name, (DAY.year, DAY.month, DAY.day, 0, 0, 0))
                entry.create_system, entry.external_attr = 3, self.mode << 16
                archive.writestr(entry, content)
        return out.getvalue()


def entries(files: dict[str, bytes]) -> list[tuple[str, bytes]]:
    """Return files as entries of a zip, as the press has them."""
    return [(f"{TOP}/{path}", files[path]) for path in sorted(files)]
