"""Pages painted in one process for a file that another one writes: their content, and what it asks of the file.

Names of fonts are sums of their descriptions, and glyphs keep their numbers, so contents of pages fit together that
were painted apart (ISO 32000-1, 7.8.2). What a page has of boxes goes along as shadows, for its tags (shadows.py).
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

from baspa.bind.paper.fonts import DescribingStream, FontDescription
from baspa.bind.paper.object_streams import LEVEL, joined_pieces
from baspa.bind.paper.shadows import Shadow, shadow
from baspa.layout import Undivided
from baspa.layout.pages.page_texts import PageText

SCALE = 0.75  # pt per px
OWN = ("ExtGState", "XObject", "Pattern", "Shading")  # kinds of what a page's content names, fonts aside


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the whole file has to know of a page before any is painted; lengths in px."""

    width: float
    height: float
    bleed: Mapping[str, float]
    links: tuple[tuple[str, str, tuple[float, ...]], ...]  # kind, goal, rectangle
    anchors: Mapping[str, tuple[float, ...]]
    bookmarks: tuple[Any, ...]
    texts: tuple[PageText, ...]


@dataclass(frozen=True, slots=True)
class FontUse:
    """What a page is the first of its stretch of chapters to ask of a font."""

    description: FontDescription
    widths: tuple[tuple[int, int], ...]  # glyph, thousandths of an em
    letters: tuple[tuple[int, str], ...]  # glyph, what it stands for


@dataclass(frozen=True, slots=True)
class PlainStream:
    """A stream of a PDF, and the streams that it names, as plain data."""

    data: bytes
    extra: Mapping[str, Any]
    compress: bool


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An image of a page: its XObject (ISO 32000-1, 8.9.5), with its mask."""

    interpolate: bool
    ratios: frozenset[float]
    x_object: PlainStream


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page as it was painted."""

    content: bytes  # compressed
    states: Mapping[str, Mapping[str, Any]]  # graphics states by name
    images: Mapping[str, ImageUse]
    fonts: Mapping[int, FontUse]  # by WeasyPrint's key of the font
    shadow: Shadow


def facts(page: Any, texts: tuple[PageText, ...]) -> PageFacts:
    """Return what the whole file has to know of a page that is laid out, with these texts."""
    links = tuple((kind, goal, tuple(rectangle)) for kind, goal, rectangle, _ in page.links)
    return PageFacts(page.width, page.height, page.bleed, links, page.anchors, tuple(page.bookmarks), texts)


def painted(document: Any, elements: Mapping[int, Any], begins: Container[int]) -> Iterator[PaintedPage]:
    """Paint the pages of a document, whose elements have these numbers; raise Undivided for what cannot be handed on.

    On some pages, by their indexes, a stretch of chapters begins: what each asks of fonts is told anew. The boxes of a
    page that is painted are let go.
    """
    resources = pydyf.Dictionary({**{kind: pydyf.Dictionary() for kind in OWN}, "ColorSpace": None})
    numbers = {element: number for number, element in elements.items()}
    fonts, descriptions = dict[int, Any](), dict[int, FontDescription]()
    for index, page in enumerate(document.pages):
        if index in begins:
            fonts, descriptions = {}, {}
        for kind in OWN:
            resources[kind].clear()
        images: dict[str, Any] = {}
        known = {key: sizes(font) for key, font in fonts.items()}
        stream = painted_stream(document, page, (fonts, resources, images), descriptions)
        grown = {key: font for key, font in fonts.items() if known.get(key) != sizes(font)}
        yield PaintedPage(
            zlib.compress(joined_pieces(stream.stream), LEVEL),
            states(resources),
            {name: image_use(image) for name, image in images.items()},
            {key: font_use(font, descriptions[id(font)], known.get(key, (0, 0))) for key, font in grown.items()},
            shadow(page, numbers, stream._tags),
        )
        page.links.clear()
        page._page_box.children = ()


def painted_stream(
    document: Any, page: Any, file: tuple[Any, Any, Any], descriptions: dict[int, FontDescription]
) -> Any:
    """Return the stream of a page's content, for a file with these fonts, resources and images."""
    left, top = -page.bleed["left"], -page.bleed["top"]
    width, height = page.width - left + page.bleed["right"], page.height - top + page.bleed["bottom"]
    marked: dict[Any, Any] = {}
    fonts, resources, images = file
    own = fonts, (left, top, width, height), resources, images, marked
    stream = DescribingStream(*own, document.color_profiles, document.output_intent, compress=True)
    stream.descriptions = descriptions
    stream.transform(d=-1, f=page.height * SCALE)
    page.paint(stream, SCALE)
    return stream


def sizes(font: Any) -> tuple[int, int]:
    """Return how much is known of a font's use; raise Undivided for letters that it has no glyphs for.

    Those are numbered through the whole file.
    """
    if font.missing:
        raise Undivided
    return len(font.widths), len(font.to_unicode)


def states(resources: Any) -> Mapping[str, Any]:
    """Return the graphics states of a page; raise Undivided where it has more than transparency by its name.

    Groups, patterns and shadings are numbered through the whole file.
    """
    groups = [each for each in resources["XObject"].values() if each is not None]
    numbered = [name for name in resources["ExtGState"] if name.startswith("s")]
    if groups or numbered or resources["Pattern"] or resources["Shading"]:
        raise Undivided
    found: Mapping[str, Any] = plain(resources["ExtGState"])
    return found


def image_use(image: Mapping[str, Any]) -> ImageUse:
    """Return an image as it is drawn."""
    ratios = frozenset(image["dpi_ratios"])
    made = image["image"].get_x_object(image["interpolate"], max(ratios))
    return ImageUse(image["interpolate"], ratios, plain(made))


def plain(value: Any) -> Any:
    """Return what pydyf makes as plain data: of a stream, its data, which WeasyPrint keeps elsewhere until then."""
    if isinstance(value, pydyf.Stream):
        return PlainStream(joined_pieces(value.stream), plain(value.extra), value.compress)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def of_pydyf(value: Any) -> Any:
    """Return the value of pydyf's that plain data stands for."""
    if isinstance(value, PlainStream):
        return pydyf.Stream([value.data], of_pydyf(value.extra), value.compress)
    if isinstance(value, dict):
        return pydyf.Dictionary({key: of_pydyf(each) for key, each in value.items()})
    return pydyf.Array(map(of_pydyf, value)) if isinstance(value, list) else value


def font_use(font: Any, description: FontDescription, known: tuple[int, int]) -> FontUse:
    """Return what a font is asked for beyond what was known of it."""
    widths, letters = (
        tuple(table.items())[at:] for table, at in zip((font.widths, font.to_unicode), known, strict=True)
    )
    return FontUse(description, widths, letters)
