"""The libraries themselves, for who builds again without a network: wheels, hashes, licences."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from email.parser import BytesHeaderParser
from io import BytesIO
from pathlib import Path

from baspa.archive.layout import LICENCES, WHEELS, WHEELS_NAMED
from baspa.verify.validators.outside import run

FETCHING = 1800  # seconds
DAY = "315532800"  # 1980-01-01, of files in a wheel that is made here


def wheels(requirements: bytes) -> dict[str, bytes]:
    """Return the wheels of libraries, what names them for pip, and their licences, by the names of the files.

    A library that is published as source alone is made a wheel of. Raises Outside where pip fails.
    """
    folder = Path(tempfile.mkdtemp())
    wanted = folder / "requirements.txt"
    wanted.write_bytes(requirements)
    line = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
    line += ["--require-hashes", "--requirement", str(wanted), "--wheel-dir", str(folder / "wheels")]
    run(line, "pip", FETCHING, {**os.environ, "SOURCE_DATE_EPOCH": DAY})
    found = {path.name: path.read_bytes() for path in sorted((folder / "wheels").glob("*.whl"))}
    told = {WHEELS_NAMED: named(found), LICENCES: licences(found)}
    return {**found, **{path.removeprefix(WHEELS): data for path, data in told.items()}}


def named(found: Mapping[str, bytes]) -> bytes:
    """Return the lines that let pip install these wheels, and no others."""
    lines = []
    for name, data in found.items():
        library, version, *_ = name.split("-")
        lines.append(f"{library.replace('_', '-')}=={version} --hash=sha256:{hashlib.sha256(data).hexdigest()}\n")
    return "".join(lines).encode()


def licences(found: Mapping[str, bytes]) -> bytes:
    """Return a line on each library: its licence, as it says itself."""
    return "".join(f"{name}: {licence(data)}\n" for name, data in found.items()).encode()


def licence(wheel: bytes) -> str:
    """Return the licence that a wheel tells (core metadata 2.4: License-Expression, License, Classifier)."""
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        path = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = BytesHeaderParser().parsebytes(archive.read(path))
    classes = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier", []) if each.startswith("License ::")]
    # It is a Header, and no text, where it has letters beyond ASCII.
    short = str(told.get("License") or "").strip().split("\n")[0]
    return told.get("License-Expression") or "; ".join(classes) or short or "not told in its metadata"
