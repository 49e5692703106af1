"""Fonts of pages that are painted in one process and written by another: told by Pango's descriptions of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, gobject, pango


@dataclass(frozen=True, slots=True)
class FontDescription:
    """What Pango finds a font by, in the numbers of Pango's own lists."""

    family: bytes
    style: int
    weight: int
    size: int  # absolute, in Pango's units: that of its first use, which ascent and descent are rounded by
    variations: bytes  # b"": none


class DescribingStream(Stream):  # type: ignore[misc]
    """A page's content, which keeps the description of each font that is drawn."""

    descriptions: dict[int, FontDescription]  # by the id of WeasyPrint's font

    def add_font(self, pango_font: Any) -> Any:
        """Add a font to the PDF's; return it, and the size that it is drawn in."""
        found = super().add_font(pango_font)
        if id(found[0]) not in self.descriptions:
            self.descriptions[id(found[0])] = description(pango_font)
        return found


def description(pango_font: Any) -> FontDescription:
    """Return the description of a font."""
    own = ffi.gc(pango.pango_font_describe_with_absolute_size(pango_font), pango.pango_font_description_free)
    variations = pango.pango_font_description_get_variations(own)
    return FontDescription(
        ffi.string(pango.pango_font_description_get_family(own)),
        pango.pango_font_description_get_style(own),
        pango.pango_font_description_get_weight(own),
        pango.pango_font_description_get_size(own),
        b"" if variations == ffi.NULL else ffi.string(variations),
    )


def add_described(stream: Any, font_map: Any, described: FontDescription) -> None:
    """Add the font of a description to the PDF's."""
    context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
    own = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pango.pango_font_description_set_family(own, described.family)
    pango.pango_font_description_set_style(own, described.style)
    pango.pango_font_description_set_weight(own, described.weight)
    pango.pango_font_description_set_absolute_size(own, described.size)
    if described.variations:
        pango.pango_font_description_set_variations(own, described.variations)
    stream.add_font(pango.pango_font_map_load_font(font_map, context, own))
