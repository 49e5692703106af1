"""Images: what they are by their own bytes, and whether every reader may open them.

The formats are EPUB 3.3's core media types for images (https://www.w3.org/TR/epub-33/#sec-core-media-types); the
signatures those of the PNG, JPEG, GIF and WebP specifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

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
REFERENCE = re.compile(r"url\(\s*['\"]?([^'\")]*)|@import\s+(?:url\()?\s*['\"]?([^'\")\s;]*)")
INSIDE = ("#", "data:image/")


def media_type(data: bytes) -> str:
    """Return the media type of an image by its signature; "" where it is none that every reading system shows."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if SVG_START.match(data) else ""


def svg_faults(data: bytes) -> Iterator[str]:
    """Yield what keeps an SVG out of a book: bad XML, entities, scripts, references to things outside the file."""
    if b"<!ENTITY" in data:
        yield "declares entities"
        return
    try:
        root = ET.fromstring(data)  # noqa: S314  no entities, see above
    except ET.ParseError as error:
        yield f"is no well-formed XML: {error}"
        return
    for element in root.iter():
        yield from _element_faults(element)


def _element_faults(element: ET.Element) -> Iterator[str]:
    if _local(element.tag) == "script":
        yield "has a script"
    for name, value in element.attrib.items():
        if _local(name).startswith("on"):
            yield f"has a script in {_local(name)}"
        if _local(name) == "href" and _local(element.tag) != "a" and not value.startswith(INSIDE):
            yield f'refers to "{value}"'
        yield from _style_faults(value)
    if _local(element.tag) == "style":
        yield from _style_faults(element.text or "")


def _style_faults(css: str) -> Iterator[str]:
    for match in REFERENCE.finditer(css):
        target = match[1] or match[2] or ""
        if not target.startswith(INSIDE):
            yield f'refers to "{target}"'


def _local(name: str) -> str:
    return name.rpartition("}")[2]
