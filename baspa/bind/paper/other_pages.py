"""Pages that another process has laid out and painted, as WeasyPrint asks for pages when it writes a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from baspa.bind.paper.fonts import add_described
from baspa.bind.paper.painted import FontUse, ImageUse, PageFacts, PaintedPage, of_pydyf
from baspa.bind.paper.shadows import KINDS, SIDES, Shadow
from baspa.layout import Undivided


class OtherPages:
    """Pages that are painted elsewhere: what is known of them first, and what was painted, when asked for."""

    def __init__(
        self, document: Any, elements: Mapping[int, Any], facts: Iterable[PageFacts], painted: Iterator[PaintedPage]
    ) -> None:
        self.font_map, self.elements, self.painted = document.font_config.font_map, elements, painted
        self.pages = [OtherPage(each, self) for each in facts]


class LinkBox:
    """Stands for the box of a link until the boxes of its page are there."""

    link_annotation: Any = None


class OtherPage:
    """One of them; it has the attributes of WeasyPrint's pages that are asked for when a file is written."""

    def __init__(self, facts: PageFacts, whole: OtherPages) -> None:
        self.width, self.height, self.bleed = facts.width, facts.height, facts.bleed
        self.anchors, self.bookmarks, self.texts = dict(facts.anchors), list(facts.bookmarks), facts.texts
        self.links = [(*link, LinkBox()) for link in facts.links]
        self.forms: dict[Any, Any] = {None: []}
        self.whole = whole
        self._page_box: Any = None

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Put what was painted into a stream of the file."""
        page = next(self.whole.painted)
        self._page_box = self.box(page.shadow, stream._tags)
        stream._resources["ExtGState"].update({**of_pydyf(page.states), **stream._resources["ExtGState"]})
        for name, image in page.images.items():
            add_image(stream, name, image)
        for key, font in page.fonts.items():
            self.add_font(stream, key, font)
        stream.stream, stream.compress = [page.content], False
        stream.extra["Filter"] = "/FlateDecode"

    def add_font(self, stream: Any, key: int, use: FontUse) -> None:
        """Add what the page asks of a font."""
        if key not in stream._fonts:
            add_described(stream, self.whole.font_map, use.description)
        if key not in stream._fonts:  # Pango has found another one by its description
            raise Undivided
        font = stream._fonts[key]
        for glyph, letters in use.letters:
            font.to_unicode.setdefault(glyph, letters)
        for glyph, width in use.widths:
            if font.widths.setdefault(glyph, width) != width:  # by which other pages have set their words
                raise Undivided

    def box(self, shadow: Shadow, marked: dict[Any, Any]) -> Any:
        """Return the box of a shadow; what is marked in it goes into `marked`."""
        kind = KINDS[shadow.kind]
        box = kind.__new__(kind)
        box.element = None if shadow.element < 0 else self.whole.elements[shadow.element]
        box.element_tag, box.remove_decoration_sides = shadow.tag, set()
        box.__dict__.update(attributes(shadow))
        if shadow.marked is not None:
            marked[box] = shadow.marked
        for index in shadow.links:
            box.link_annotation = self.links[index][3].link_annotation
        box.children = [self.box(kid, marked) for kid in shadow.kids]
        return box


def attributes(shadow: Shadow) -> Mapping[str, Any]:
    """Return the attributes that few boxes have."""
    found = dict(shadow.more)
    if "page_name" in found:
        found["page_type"] = SimpleNamespace(name=found.pop("page_name"))
    return {**dict.fromkeys(SIDES, 0), **found} if "position_x" in found else found


def add_image(stream: Any, name: str, use: ImageUse) -> None:
    """Add an image to the file, where it has none of that name yet."""
    own = SimpleNamespace(get_x_object=lambda *_: of_pydyf(use.x_object))
    new = {"image": own, "interpolate": use.interpolate, "dpi_ratios": set(), "x_object": None}
    stream._images.setdefault(name, new)["dpi_ratios"].update(use.ratios)
    stream._resources["XObject"].setdefault(name, None)
