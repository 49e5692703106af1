"""How large the parts of an e-book or of a web edition are: documents, styles, fonts, pictures, sound."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from baspa.model.edition import Artifact
from baspa.model.narration import SOUNDS

ENDINGS = {
    "documents": (".xhtml", ".html"),
    "styles": (".css",),
    "fonts": (".ttf", ".otf", ".woff", ".woff2"),
    "pictures": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"),
    "sound": tuple(SOUNDS.values()),
}
KIND = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}
ZIPPED, KB = ".epub", 1024


def parts_line(artifact: Artifact) -> str:
    """Return how many KB each part has in a file; "" for one that has no such parts."""
    sizes = Counter[str]()
    for name, size in files(artifact):
        sizes[KIND.get(posixpath.splitext(name)[1].lower(), "rest")] += size
    if not sizes["documents"]:  # it is no book to read: records
        return ""
    documents, styles, fonts, pictures, sound, rest = (round(sizes[kind] / KB) for kind in (*ENDINGS, "rest"))
    return (
        f"documents {documents} KB, styles {styles} KB, fonts {fonts} KB, pictures {pictures} KB, sound {sound} KB, "
        f"the rest {rest} KB"
    )


def files(artifact: Artifact) -> Iterator[tuple[str, int]]:
    """Yield the files of a folder, or of a zip as they are packed, each with its bytes."""
    yield from ((file.path, len(file.data)) for file in artifact.folder)
    if artifact.name.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(artifact.data)) as archive:
            yield from ((each.filename, each.compress_size) for each in archive.infolist())
