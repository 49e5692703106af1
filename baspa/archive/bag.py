"""Write a bag: payload, manifests and tag files (BagIt 1.0, RFC 8493), in a zip that follows from its files alone."""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

Files = Mapping[str, bytes]  # by their paths in the top folder, with "/"

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
BAGIT, INFO = "bagit.txt", "bag-info.txt"
OXUM = "Payload-Oxum"
FIRST_YEAR = 1980  # of a zip's dates (APPNOTE 4.4.6)


def bagged(payload: Files, tags: Files, info: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of a bag; paths of the payload begin with data/, `tags` stand beside bagit.txt."""
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    facts = [*info, (OXUM, oxum)]
    manifests = {f"manifest-{name}.txt": manifest(payload, name) for name in ALGORITHMS}
    about = {**tags, BAGIT: DECLARATION, INFO: info_lines(facts), **manifests}
    of_tags = {f"tagmanifest-{name}.txt": manifest(about, name) for name in ALGORITHMS}
    return {**payload, **about, **of_tags}


def manifest(files: Files, algorithm: str) -> bytes:
    """Return the manifest of files, in the order of their paths."""
    lines = (f"{hashlib.new(algorithm, files[path]).hexdigest()}  {encoded(path)}\n" for path in sorted(files))
    return "".join(lines).encode()


def encoded(path: str) -> str:
    """Return a path as a manifest has it: line ends and percent signs by their numbers (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decoded(path: str) -> str:
    """Return the path that a manifest means."""
    return path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def info_lines(facts: Iterable[tuple[str, str]]) -> bytes:
    """Return bag-info.txt: a line a fact, in their order; what is empty is left out."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in facts if value).encode()


def stored(files: Files, top: str, day: datetime.date) -> bytes:
    """Return a zip of one folder: files in the order of their paths, not compressed, all with one date and one mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{path}", (max(day.year, FIRST_YEAR), day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[path])
    return out.getvalue()
