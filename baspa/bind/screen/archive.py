"""The zip of an e-book: mimetype first and stored (OCF 3.3, 4.2), sound stored, one order, one time and mode."""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping

from baspa.model.narration import SOUNDS

MIMETYPE_NAME, MIMETYPE = "mimetype", b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
SOUND_ENDINGS = tuple(SOUNDS.values())


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip, by their paths."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def zipped(files: Mapping[str, bytes], day: datetime.date) -> bytes:
    """Return files, by their paths, as the zip of an e-book."""
    out = io.BytesIO()
    names = sorted(set(files) - {MIMETYPE_NAME, CONTAINER})
    with zipfile.ZipFile(out, "w") as target:
        for name in (MIMETYPE_NAME, CONTAINER, *names):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            is_stored = name == MIMETYPE_NAME or name.endswith(SOUND_ENDINGS)
            info.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            target.writestr(info, MIMETYPE if name == MIMETYPE_NAME else files[name])
    return out.getvalue()


def rezip(data: bytes, day: datetime.date, mends: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Write a zip anew; what is mended in a file goes by its name's ending."""
    files = unzipped(data)
    for name, content in files.items():
        mend = mends.get(posixpath.splitext(name)[1])
        files[name] = mend(content) if mend else content
    return zipped(files, day)
