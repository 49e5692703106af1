"""Images: what they are by their own bytes.

The formats that editions carry are EPUB 3.3's core media types for images
(https://www.w3.org/TR/epub-33/#sec-core-media-types); the signatures those of the formats' specifications. Others that
programs for pictures save are made PNG or JPEG; of the rest those that people have are called by their names.
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
OTHER_EXTENSIONS = (".tif", ".tiff", ".bmp", ".avif", ".jp2", ".j2k")  # of what is made PNG or JPEG
IMAGE_SUFFIXES = (*(suffix for suffixes in EXTENSIONS.values() for suffix in suffixes), *OTHER_EXTENSIONS)
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
MADE_ANEW = (
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\0\0\0\x0cjP  \r\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
)
NAMED = (
    (b"\x01\0\0\0", "EMF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"8BPS", "PSD"),
    (b"gimp xcf", "XCF"),
    (b"\x1f\x8b", "compressed"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"mif1": "HEIC",
}  # ISO 23008-12
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


def other_media_type(data: bytes) -> str:
    """Return the media type of an image that is to be made PNG or JPEG for the editions; "" where it is none."""
    found = next((kind for signature, kind in MADE_ANEW if data.startswith(signature)), "")
    kind = found or brand(data)
    return kind if "/" in kind else ""


def known_as(data: bytes) -> str:
    """Return what people call a format that the editions cannot have, "HEIC"; "" where it is not known."""
    found = next((name for signature, name in NAMED if data.startswith(signature)), "")
    return found or brand(data)


def brand(data: bytes) -> str:
    """Return what a file of ISO base media is (ISO 14496-12, 4.3), "" for others."""
    return BRANDS.get(data[8:12], "") if data[4:8] == b"ftyp" else ""
