"""The colour of formulas: their pictures take that of the text around them, which WeasyPrint gives to text alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.images import SVGImage

from baspa.layout.guard import replacing
from baspa.layout.replacements import FORMULA_COLOUR
from baspa.model.book import Resource


@contextmanager
def coloured(drawings: tuple[Resource, ...], base: str) -> Iterator[None]:
    """Draw the pictures of formulas, their paths below `base`, in their box's colour while the context lasts."""
    draw, addresses = SVGImage.draw, {f"{base}{drawing.path}" for drawing in drawings}

    def in_colour(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        if image._base_url in addresses:
            red, green, blue = (round(share * 255) for share in style["color"].to("srgb").coordinates)
            tree = image._svg.tree
            tree.attrib["fill"], tree._children = f"rgb({red},{green},{blue})", None
        draw(image, stream, width, height, style)

    with replacing(FORMULA_COLOUR, in_colour):
        yield
