"""What in an SVG the layout cannot draw as vectors, told from its source: paper then has it drawn as pixels.

WeasyPrint passes over what its svg module does not know, and draws some things in another way than SVG 1.1 says; its
gradients come out black in Poppler. So a drawing is vectors only as far as all that it says has one of the forms below,
all of which were compared with resvg's pixels. What resvg cannot draw either can be on paper in no way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baspa.untrusted.svg_forms import IDLE, KNOWN
from baspa.untrusted.svg_texts import texts_beyond_vectors
from baspa.untrusted.svg_tree import SvgElement, SvgRule, svg_tree

UNSEEN = frozenset(
    ("linearGradient", "radialGradient", "pattern", "mask", "filter", "metadata", "title", "desc", "style")
)
BOXED = frozenset(("cx", "cy", "d", "height", "r", "rx", "ry", "width", "x", "y"))  # resvg reads these in no style
NEVER = re.compile(r"(?i:\b(?:var|calc|env|min|max|clamp)\()")
AS_PIXELS = re.compile(  # at-rules and selectors that both read, or that are about no paper
    r"@(?:charset|namespace|keyframes|-webkit-keyframes|media\s+screen\b|media[^,]*prefers-color-scheme:\s*dark).*",
    re.DOTALL,
)
FLAT = re.compile(r"scale[XY]?\s*\([^()]*(?<![\d.])0*\.?0+(?![\d.])[^()]*\)")
PLAIN_STATES = re.compile(
    r":(?:(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)\([^()]*\)|not\([^():]*\)|root|empty|"
    r"hover|active|focus|link|visited)(?![\w-])"
)
SHAPES = ("path", "polyline", "polygon")
WHOLE = ("1", "1.0", "1.", "100%", "0", "inherit")
PLAIN_NAME = re.compile(r"[.#]?[\w-]+")
MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
NOWHERE = frozenset(("transform-box", "transform-origin", "text-transform", "animation", "animation-name"))
GROUNDS = re.compile(r"(?i:white|#fff(?:fff)?|none|transparent|rgb\(255[\s,]+255[\s,]+255\))")
ROUND = ("rect", "circle", "ellipse", "line")


@dataclass(frozen=True, slots=True)
class BeyondVectors:
    """Something that the layout cannot draw as vectors, and whether it can be drawn as pixels."""

    said: str  # behind "it has": <switch>, opacity="0.5" ...
    line: int
    drawable: bool = True

    def __str__(self) -> str:
        return f"{self.said} (line {self.line})"


def beyond_vectors(data: bytes) -> tuple[BeyondVectors, ...]:
    """Return what of an SVG, which has no faults, cannot be vectors on paper, in its order; () where all can."""
    return _Drawing(*svg_tree(data)).beyond() if data else ()


@dataclass(frozen=True)
class _Drawing:
    """A drawing that is looked through."""

    root: SvgElement
    rules: list[SvgRule]

    def beyond(self) -> tuple[BeyondVectors, ...]:
        """Return all that is beyond vectors; what resvg alone cannot draw counts only where it is to draw."""
        found = [each for rule in self.rules for each in self.of_rule(rule)]
        for element in (self.root, *self.root.below()):
            if element.tag not in UNSEEN and not any(each.tag in UNSEEN for each in element.above()):
                found += [*self.of_element(element), *self.of_values(element)]
        found += self.of_colours()
        found += [BeyondVectors(said, line) for said, line in texts_beyond_vectors(self.root, self.rules)]
        return (*found, *(self.not_for_resvg() if found else ()))

    def of_values(self, element: SvgElement) -> Iterator[BeyondVectors]:
        for name, value in element.attributes.items():
            if name in KNOWN and name not in element.style and not _is_plain(name, value):
                yield _of_value(name, value, element.line)
        for name, value in element.style.items():
            yield from _of_style(name, value, element.line)

    def of_rule(self, rule: SvgRule) -> Iterator[BeyondVectors]:
        head = PLAIN_STATES.sub("", rule.head)
        if (head.startswith("@") or not head) and not AS_PIXELS.fullmatch(head):
            yield BeyondVectors(f'"{rule.head[:30]}" in its <style>', rule.line, drawable=False)
        elif ":" in head and not head.startswith("@"):
            yield BeyondVectors(f'"{rule.head[:30]}" in its <style>', rule.line)
        for name, value in rule.declarations:
            yield from _of_style(name, value, rule.line)
            if name == "opacity":
                yield from (BeyondVectors(f"{name} in its <style>", rule.line) for _ in self.shared(rule.head, value))
            elif name.startswith("marker") and value != "none":
                yield BeyondVectors(f"{name} in its <style>", rule.line)

    def shared(self, head: str, share: str) -> Iterator[str]:
        """Yield what of_opacity says of the elements that a rule is about, where it names them plainly."""
        elements = (self.root, *self.root.below())
        names = [each.strip() for each in head.split(",")]
        if share not in WHOLE and not all(PLAIN_NAME.fullmatch(each) for each in names):
            yield share
        for element in elements:
            own = {element.tag, f"#{element.get('id')}", *(f".{each}" for each in element.get("class").split())}
            if own & set(names):
                yield from self.of_opacity(element, share)

    def of_element(self, element: SvgElement) -> Iterator[BeyondVectors]:
        for said in (
            *_of_clip(element),
            *self.of_use(element),
            *self.of_svg(element),
            *self.of_opacity(element, element.get("opacity", "1")),
            *_of_marks(element),
        ):
            yield BeyondVectors(said, element.line)

    def of_colours(self) -> Iterator[BeyondVectors]:
        """WeasyPrint takes currentColor for the colour of the place where it is said, not of what inherits it."""
        elements = [self.root, *self.root.below()]
        said = [each.line for each in elements if each.get("color")]
        said += [rule.line for rule in self.rules if "color" in dict(rule.declarations)]
        around = [
            each for each in elements if each.children and "currentColor" in (each.get("fill"), each.get("stroke"))
        ]
        declared = [rule for rule in self.rules if "currentColor" in (value for _, value in rule.declarations)]
        if len(said) > 1 and (around or declared):
            yield BeyondVectors("currentColor under several colours", said[1])

    def of_use(self, element: SvgElement) -> Iterator[str]:
        """WeasyPrint gives a <symbol> another size than its viewport's, and draws one that stands outside of <defs>."""
        if element.tag in ("switch", "textPath"):
            yield f"<{element.tag}>"
        if element.tag == "symbol" and not any(each.tag == "defs" for each in element.above()):
            yield "<symbol> outside of <defs>"
        if element.tag == "use" and not {"width", "height"} <= set(element.attributes):
            name = element.attributes.get("href", "").removeprefix("#")
            if any(each.get("id") == name and each.tag in ("symbol", "svg") for each in self.root.below()):
                yield "<use> of a <symbol> without width and height"
        if element.tag == "ellipse" and bool(element.get("rx")) != bool(element.get("ry")):
            yield "<ellipse> with one radius"

    def of_svg(self, element: SvgElement) -> Iterator[str]:
        """Of an <svg> in another both sides must be said; the outermost one has no place."""
        nested = any(each.tag in ("svg", "image", "use") for each in element.below())
        own = element.attributes.get("preserveAspectRatio", "xMidYMid")
        if element.tag == "svg" and element is self.root:
            if any(float(re.sub(r"[^\d.eE+-]", "", element.attributes.get(name, "0")) or 0) for name in "xy"):
                yield "x or y on its outermost <svg>"
        elif element.tag == "svg" and not {"width", "height"} <= set(element.attributes):
            yield "<svg> without width and height in another"
        if element.tag in ("svg", "symbol") and nested and own not in ("xMidYMid", "xMidYMid meet"):
            yield "preserveAspectRatio around other pictures"

    def of_opacity(self, element: SvgElement, share: str) -> Iterator[str]:
        """WeasyPrint cuts what is half transparent off at the bounds that it takes it to have."""
        if share in WHOLE:
            return
        drawn = [each for each in (element, *element.below()) if each.tag not in ("title", "desc")]
        plain = all(self.is_bounded(each) for each in drawn)
        if not plain or (element.tag == "g" and any(each.tag == "text" for each in drawn)):
            yield f'opacity="{share}" of <{element.tag}>'

    def is_bounded(self, element: SvgElement) -> bool:
        """Tell whether WeasyPrint knows the bounds of what is drawn of an element."""
        if any(name.startswith("marker") and element.inherited(name, "none") != "none" for name in MARKERS):
            return False
        if element.tag in ("text", "tspan"):
            return element.inherited("text-anchor", "start") == "start" and not self.declares("text-anchor")
        if element.tag in SHAPES:
            stroked = element.inherited("stroke", "none") != "none" or self.declares("stroke")
            return not stroked or element.inherited("stroke-linejoin", "miter") in ("round", "bevel")
        return element.tag in ROUND or element.tag == "g"

    def declares(self, name: str) -> bool:
        """Tell whether a style sheet says anything of a property."""
        return any(name == each for rule in self.rules for each, _ in rule.declarations)

    def not_for_resvg(self) -> Iterator[BeyondVectors]:
        """Yield what WeasyPrint alone draws, in a drawing that it cannot draw."""
        for rule in self.rules:
            if (
                re.search(r"(?<!:):(?!:|first-child|hover|active|focus|link|visited)|[+~](?!=)", rule.head)
                and rule.declarations
            ):
                yield BeyondVectors(f'"{rule.head[:30]}" in its <style>', rule.line, drawable=False)
            yield from _unread(dict(rule.declarations), rule.line)
        for element in (self.root, *self.root.below()):
            yield from _unread(element.style, element.line)


def _of_style(name: str, value: str, line: int) -> Iterator[BeyondVectors]:
    """Yield what is wrong with a declaration: of properties that are not known it is not known what they do."""
    if NEVER.search(value) and not name.startswith("--"):
        yield BeyondVectors(f"{name}: {value[:30]}", line, drawable=False)
    elif (name in KNOWN and not _is_plain(name, value)) or (name not in KNOWN and not IDLE.fullmatch(name)):
        yield _of_value(name, value, line)


def _is_plain(name: str, value: str) -> bool:
    value = value.strip()
    ground = name.startswith("background") and GROUNDS.fullmatch(value)
    return bool(value == "inherit" or ground or (KNOWN[name].fullmatch(value) and not _is_flat(name, value)))


def _is_flat(name: str, value: str) -> bool:
    """Tell whether a transformation leaves no area: WeasyPrint then leaves it out."""
    return name == "transform" and bool(FLAT.search(value))


def _of_value(name: str, value: str, line: int) -> BeyondVectors:
    """Return what is said of a value; grounds, and what no property of SVG is, resvg does not draw."""
    shown = f'{name}="{value.strip()[:30]}"' if name else f'style="{value.strip()[:30]}"'
    drawable = name not in NOWHERE and not name.startswith("background") and (name != "clip-path" or "url" in value)
    return BeyondVectors(shown, line, drawable)


def _of_clip(element: SvgElement) -> Iterator[str]:
    """WeasyPrint clips by all shapes of a <clipPath> as one, whatever their rules."""
    if element.tag == "clipPath":
        inner = [each for each in element.below() if each.tag not in ("title", "desc")]
        if len(inner) > 1 or any(each.tag not in (*SHAPES, *ROUND) for each in inner):
            yield "<clipPath> of more than one shape"
        if any(each.inherited("clip-rule", "nonzero") == "evenodd" for each in inner):
            yield 'clip-rule="evenodd"'
        if any(each.get("clip-path") or each.get("display") or each.get("visibility") for each in (element, *inner)):
            yield "<clipPath> that is itself clipped or hidden"


def _of_marks(element: SvgElement) -> Iterator[str]:
    """WeasyPrint turns the marks of polygons in other ways than those of paths."""
    if element.tag not in ("path", "line"):
        yield from (name for name in MARKERS if element.get(name, "none") not in ("none", "inherit"))


def _unread(style: dict[str, str], line: int) -> Iterator[BeyondVectors]:
    """Yield the declarations of a style that resvg passes over."""
    for name, value in style.items():
        if name in BOXED or (name == "transform" and re.search("px|deg", value)):
            yield BeyondVectors(f"{name}: {value[:30]} in a style", line, drawable=False)
        elif name in ("fill", "stroke") and re.match(r"(?:rgb|hsl)a?\([^(),]+\)", value):
            yield BeyondVectors(f"{name}: {value[:30]}", line, drawable=False)
