"""Drawings that WeasyPrint cannot draw as they are meant: resvg draws them, as fine as they are printed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil, sqrt
from typing import Any

from PIL import Image
from weasyprint.images import RasterImage, SVGImage

from baspa.house import house_path
from baspa.layout.addresses import BASE
from baspa.layout.guard import replacing
from baspa.layout.replacements import PIXEL_DRAWINGS
from baspa.layout.watch.logged import written_place
from baspa.layout.watch.resolution import FINE, PIXEL
from baspa.model.edition import Edition
from baspa.model.problem import Failure, Place, Problem
from baspa.untrusted.resvg import MEGABYTES, SECONDS, Canvas, drawn_svg
from baspa.untrusted.svg_vectors import beyond_vectors

MOST = 16_000_000  # pixels: each layer of the drawing takes four bytes for every one of them


@contextmanager
def as_pixels(edition: Edition) -> Iterator[None]:
    """Draw with resvg what is beyond vectors while the context lasts; raises Failure (B184) where it takes too long."""
    draw = SVGImage.draw
    drawings = {f"{BASE}{name}": svg for name, svg in _beyond(edition)}

    @cache
    def picture(address: str, width: int, height: int) -> Any:
        return _picture(drawings[address], width, height, address.removeprefix(BASE), edition)

    def drawn(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        if image._base_url in drawings and width > 0 and height > 0:
            picture(image._base_url, *_size(width, height)).draw(stream, width, height, style)
        else:
            draw(image, stream, width, height, style)

    with replacing(PIXEL_DRAWINGS, drawn):
        yield


def _beyond(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield name and text of each drawing of the book that is to be pixels."""
    for each in edition.svg_images:
        if beyond_vectors(each.data):
            yield each.path, each.data.decode("utf-8-sig")


def _size(width: float, height: float) -> tuple[int, int]:
    """Return how many pixels a drawing of so many px has at FINE dpi, or of MOST in all."""
    fine = min(FINE / PIXEL, sqrt(MOST / (width * height)))
    return ceil(width * fine), ceil(height * fine)


def _picture(svg: str, width: int, height: int, name: str, edition: Edition) -> Any:
    """Return a drawing as WeasyPrint's picture of pixels."""
    fonts = tuple(sorted(path.name for path in house_path("styles", "fonts").glob("*.ttf")))
    png = drawn_svg(svg, Canvas(fonts, width, height, (edition.metadata.language,)), edition.fonts_on_paper)
    if not png:
        said = f'image "{name}" cannot be drawn within {SECONDS} s and {MEGABYTES} MB'
        hint = "leave filters, transparency and shapes out of it, or save it as PNG"
        raise Failure([Problem(written_place(name, edition.paper) or Place("book.toml"), "B184", said, hint)])
    called = hashlib.sha256(f"{name} {width} {height}".encode()).hexdigest()
    return RasterImage(Image.open(io.BytesIO(png)), called, png)
