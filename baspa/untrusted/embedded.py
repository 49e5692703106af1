"""Pictures of pixels that stand in an SVG or a style sheet themselves, as data: addresses (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote_to_bytes

from PIL import Image, ImageFile

ADDRESS = re.compile(r"data:(image/(?:png|jpe?g|gif|webp))((?:;[\w=-]*)*),", re.IGNORECASE)
MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
LARGEST = 80_000_000  # pixels


def picture_of(address: str) -> tuple[str, bytes] | None:
    """Return media type and bytes of a data: address that is a picture's; None for all others, and damaged ones."""
    head = ADDRESS.match(address)
    if head is None:
        return None
    data = unquote_to_bytes(address[head.end() :])
    if head[2].lower().endswith(";base64"):
        try:
            data = base64.b64decode(b"".join(data.split()), validate=True)
        except binascii.Error:
            return None
    return head[1].lower().replace("jpg", "jpeg"), data


def embedded_fault(address: str) -> str:
    """Return what is wrong with a picture within another file, or ""; it is decoded for that."""
    found = picture_of(address)
    if found is None:
        return "that is no PNG, JPEG, GIF or WebP, or is damaged"
    media_type, data = found
    try:
        with strict():
            image = Image.open(io.BytesIO(data), formats=[media_type.removeprefix("image/").upper()])
            if image.width * image.height > LARGEST:
                return f"of more than {LARGEST:,} pixels"
            image.load()
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError):  # what decoders raise for damage
        return "that is damaged"
    if image.mode not in MODES:
        return f"in colours that not every reader shows ({image.mode})"
    return "that says where, when or how it was taken (EXIF)" if image.getexif() else ""


@contextmanager
def strict() -> Iterator[None]:
    """Let Pillow refuse what is cut off, whoever asked it for something else, and print nothing."""
    was, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = was
