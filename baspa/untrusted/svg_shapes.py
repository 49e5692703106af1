"""Whether an SVG has anything that is drawn: a file that a program saved too early, or layers alone, has not."""

from __future__ import annotations

from xml.parsers import expat

from baspa.untrusted.svg_list import SVG

SHAPES = frozenset(
    ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use", "filter")
)  # a filter draws by itself: it may flood the picture with a colour
APART = frozenset(("defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient"))


def has_shapes(data: bytes) -> bool:
    """Tell whether an SVG that is well formed has a shape, words, pixels or a filter, but for those that wait."""
    parser, found, apart = expat.ParserCreate(namespace_separator=" "), False, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal found, apart
        space, _, tag = name.rpartition(" ")
        apart += space == SVG and tag in APART
        found = found or (space == SVG and tag in SHAPES and (not apart or tag == "filter"))

    def end(name: str) -> None:
        nonlocal apart
        space, _, tag = name.rpartition(" ")
        apart -= space == SVG and tag in APART

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found
