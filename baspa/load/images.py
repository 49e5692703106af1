"""Images: what they are by their own bytes.

The formats are EPUB 3.3's core media types for images (https://www.w3.org/TR/epub-33/#sec-core-media-types); the
signatures those of the PNG, JPEG, GIF and WebP specifications.
"""

from __future__ import annotations

import re

EXTENSIONS = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/svg+xml": (".svg",),
}
IMAGE_SUFFIXES = tuple(suffix for suffixes in EXTENSIONS.values() for suffix in suffixes)
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
SVG_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s)*<(?:svg:)?svg\b", re.DOTALL
)


def media_type(data: bytes) -> str:
    """Return the media type of an image by its signature; "" where it is none that every reading system shows."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if SVG_START.match(data) else ""
