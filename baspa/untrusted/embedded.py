"""Pictures of pixels that stand in an SVG or a style sheet themselves, as data: addresses (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

ADDRESS = re.compile(r"data:(image/(?:png|jpe?g|gif|webp))((?:;[\w=-]*)*),", re.IGNORECASE)


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
    from baspa.untrusted.raster import edition_picture
    from baspa.untrusted.raster.pieces import UnusableImageError

    media_type, data = found
    try:
        made = edition_picture(data, media_type)
    except UnusableImageError as fault:
        return f"that {fault}"
    if made.anew:
        return "in colours, or turned, as not every reader shows it"
    return "that says where, when or how it was taken (EXIF and its like)" if made.data != data else ""
