"""How an element looks on a screen, as far as it tells whether its text can be seen: CSS 2.2 and its modules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import tinycss2.color5

from baspa.verify.contrast import LEAST, SMALLEST, contrast, luminance

PROPERTIES = frozenset(
    (
        "background",
        "background-color",
        "background-image",
        "bottom",
        "clip",
        "clip-path",
        "color",
        "content-visibility",
        "display",
        "filter",
        "font",
        "font-size",
        "height",
        "left",
        "margin-left",
        "max-height",
        "max-width",
        "opacity",
        "overflow",
        "position",
        "right",
        "text-indent",
        "top",
        "transform",
        "visibility",
        "width",
        "-webkit-text-fill-color",
    )
)
PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)", re.IGNORECASE)
WORDS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
FAR = -600.0  # px: no screen of a reader is as wide
NOTHING = re.compile(
    r"inset\(\s*(?:[5-9]\d|1\d\d)%|(?:circle|ellipse)\(\s*0|rect\((?:\s*[01](?:px)?[\s,]*){4}\)", re.IGNORECASE
)
GONE = re.compile(r"scale[xy]?\(\s*0*\.?0*\s*[,)]|opacity\(\s*0*\.?0*%?\s*\)", re.IGNORECASE)
IMAGE = re.compile(r"url\(|gradient\(|image|element\(|cross-fade", re.IGNORECASE)
Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Look:
    """How an element looks, with all that it has from those around it."""

    hidden: str = ""  # why nothing of it is seen, in words that follow "it": "has display: none"
    visibility: str = "visible"
    colour: Colour = (0.0, 0.0, 0.0)
    alpha: float = 1.0  # of its colour
    opacity: float = 1.0  # of all that it is in
    ground: Colour | None = (1.0, 1.0, 1.0)  # None: a picture
    size: float = 16.0  # px
    names: dict[str, str] = field(default_factory=dict)  # custom properties

    def within(self, declared: dict[str, str]) -> Look:
        """Return the look of an element in this one."""
        names = self.names | {name: value for name, value in declared.items() if name.startswith("--")}
        said = {name: _with_values(value, names).strip().lower() for name, value in declared.items()}
        size = self.size_of(said)
        made = replace(
            self,
            names=names,
            size=size,
            visibility=said.get("visibility", self.visibility),
            opacity=self.opacity * _share(said.get("opacity", "1")),
            ground=self.ground_of(said),
            hidden=self.hidden or _hidden(said, size),
        )
        paint = _colour(said.get("-webkit-text-fill-color", said.get("color", "")))
        return replace(made, colour=paint[0], alpha=paint[1]) if paint else made

    def size_of(self, said: dict[str, str]) -> float:
        """Return the size of an element's letters, px."""
        size = said.get("font-size", "")
        if not size and (
            found := re.search(r"(?<![\w-])([\d.]+(?:px|pt|em|rem|%|mm|cm|in|pc)|0)(?=[\s/])", said.get("font", ""))
        ):
            size = found[1]
        if size in WORDS:
            return WORDS[size]
        return _pixels(size, self.size, self.size) if LENGTH.fullmatch(size) else self.size

    def ground_of(self, said: dict[str, str]) -> Colour | None:
        """Return the colour on which an element stands."""
        both = f"{said.get('background', '')} {said.get('background-image', '')}"
        if IMAGE.search(both):
            return None
        found = [_colour(part) for part in (said.get("background-color", ""), *_parts(said.get("background", "")))]
        colour, alpha = next(filter(None, found), ((1.0, 1.0, 1.0), 0.0))
        return _mixed(colour, self.ground, alpha) if self.ground else (colour if alpha == 1 else None)

    def why_unseen(self) -> str:
        """Return why nobody sees the text of an element, or ""."""
        if self.hidden:
            return self.hidden
        if self.visibility in ("hidden", "collapse"):
            return f"has visibility: {self.visibility}"
        if self.size < SMALLEST * PIXELS["pt"]:
            return f"is of {self.size / PIXELS['pt']:.2g} pt"
        share = self.alpha * self.opacity
        if self.ground is None:
            return "is transparent" if share < 0.05 else ""
        seen = _mixed(self.colour, self.ground, share)
        near = contrast(luminance(*seen), luminance(*self.ground)) < LEAST and _apart(seen, self.ground) < 0.1
        return "has the colour of its ground" if near else ""


def _hidden(said: dict[str, str], size: float) -> str:
    """Return what of an element's own declarations hides it, or ""."""
    for name, value in (("display", "none"), ("content-visibility", "hidden")):
        if said.get(name) == value:
            return f"has {name}: {value}"
    for name in ("clip-path", "clip", "transform", "filter"):
        if (NOTHING if name.startswith("clip") else GONE).search(said.get(name, "")):
            return f"has {name}: {said[name]}"
    return _out_of_sight(said, size)


def _out_of_sight(said: dict[str, str], size: float) -> str:
    """Return what moves an element off the screen, or leaves no room for it, or ""."""
    places = ("left", "right", "top", "bottom") if said.get("position") in ("absolute", "fixed", "relative") else ()
    for name in (*places, "text-indent", "margin-left"):
        if LENGTH.fullmatch(said.get(name, "")) and _pixels(said[name], size, 500.0) <= FAR:
            return f"has {name}: {said[name]}"
    for name in ("width", "height", "max-width", "max-height"):
        small = LENGTH.fullmatch(said.get(name, "")) and _pixels(said[name], size, 500.0) <= 1
        if small and said.get("overflow") in ("hidden", "clip"):
            return f"has {name}: {said[name]} and overflow: {said['overflow']}"
    return ""


def _with_values(value: str, names: dict[str, str]) -> str:
    """Return a value with custom properties put in, a few deep."""
    for _ in range(4):
        value = NAMED.sub(lambda match: names.get(match[1], match[2] or ""), value)
    return value


def _pixels(length: str, em: float, whole: float) -> float:
    found = LENGTH.fullmatch(length)
    if found is None:
        return em
    number, unit = float(found[1]), found[2].lower()
    units = {
        **PIXELS,
        "": 1.0,
        "em": em,
        "ex": em / 2,
        "ch": em / 2,
        "rem": 16.0,
        "%": whole / 100,
        "vw": 5.0,
        "vh": 8.0,
    }
    return number * units.get(unit, em)


def _share(value: str) -> float:
    found = LENGTH.fullmatch(value)
    return min(max(float(found[1]) / (100 if found[2] == "%" else 1), 0.0), 1.0) if found else 1.0


def _parts(value: str) -> list[str]:
    return re.findall(r"[\w#-]+(?:\([^()]*\))?", value)


def _colour(value: str) -> tuple[Colour, float] | None:
    """Return a colour and how much of it there is; None for what is none, or that of the text."""
    found = tinycss2.color5.parse_color(value) if value else None
    if found is None or isinstance(found, str):
        return None
    red, green, blue = (min(max(float(part), 0.0), 1.0) for part in found.to("srgb").coordinates)
    return (red, green, blue), float(found.alpha)


def _mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    red, green, blue = (share * part + (1 - share) * below for part, below in zip(colour, ground, strict=True))
    return red, green, blue


def _apart(one: Colour, other: Colour) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
