"""The images of the imported text: found, looked at by their own bytes, and named for the book's folder."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from baspa.importing.losses import Losses
from baspa.language import slug
from baspa.language.model import Language
from baspa.load.images import EXTENSIONS, known_as, media_type, other_media_type
from baspa.load.pictures import decoded_once
from baspa.untrusted.svg import svg_faults

Find = Callable[[str], bytes | None]  # the bytes of an image by the name that the text calls it; None: not there

MACHINE_NAME = re.compile(r"[0-9A-Fa-f]{16,}")  # as LibreOffice and pandoc give them


@dataclass
class Pictures:
    """The images of one book; `files` are those that are carried, by their paths in the book's folder."""

    find: Find
    language: Language
    losses: Losses
    judge: Callable[[bytes], tuple[bytes, str]]  # `usable`, kept over several writings of a book
    files: dict[str, bytes] = field(default_factory=dict)

    def path(self, target: str) -> str:
        """Return the path of an image in the book's folder; "" where it cannot be carried, which is noted."""
        data = embedded(target) if target.startswith("data:") else self.find(target)
        shown = "inside the text" if target.startswith("data:") else f'"{unquote(target)}"'
        if data is None:
            away = target.lower().startswith(("http:", "https:", "//"))
            why = "it is on the network" if away else "not found beside the file"
            self.losses.lost(f"image {shown}: {why}")
            return ""
        data, fault = self.judge(data)
        if fault:
            self.losses.lost(f"image {shown}: {fault}")
            return ""
        return self.named("image" if target.startswith("data:") else target, data)

    def named(self, target: str, data: bytes) -> str:
        """Keep an image under a name of its own; the same image is kept once."""
        stem = posixpath.splitext(posixpath.basename(unquote(target)))[0]
        stem = "image" if MACHINE_NAME.fullmatch(stem) else slug(stem, self.language)
        end, again = EXTENSIONS[media_type(data)][0], 1
        path = f"images/{stem}{end}"
        while self.files.get(path, data) != data:
            again += 1
            path = f"images/{stem}-{again}{end}"
        self.files[path] = data
        return path


def usable(data: bytes) -> tuple[bytes, str]:
    """Return an image that every reader can show, or what is wrong with it."""
    kind = media_type(data)
    if kind == "image/svg+xml":
        return data, "; ".join(f"it {fault}" for fault in svg_faults(data))
    if kind or (other := other_media_type(data)):
        made, _, faults = decoded_once(data, kind or other)
        return data if kind else made, "; ".join(f"it {said}; {hint}" for said, hint in faults)
    name = known_as(data) or "no PNG, JPEG, GIF, WebP or SVG"
    return data, f"it is {name}: save it as PNG or SVG, and put it in by hand"


def embedded(target: str) -> bytes | None:
    """Return the bytes of a data: address (RFC 2397), None where it has none."""
    head, _, body = target.partition(",")
    try:
        return base64.b64decode(body, validate=False) if head.endswith(";base64") else unquote(body).encode()
    except (binascii.Error, ValueError):
        return None
