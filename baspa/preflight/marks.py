"""What is painted on a page, mark by mark, with all that it depends on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from baspa.preflight.geometry import EVERYWHERE, IDENTITY, Box, Matrix
from baspa.preflight.spaces import GREY, ColourSpace

MarkKind = Literal["fill", "stroke", "text", "picture", "shading", "group"]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the content names it."""

    space: ColourSpace = GREY
    values: tuple[float, ...] = (0.0,)
    pattern: Any = None  # the pattern's dictionary or stream, where it is one

    @property
    def is_paper(self) -> bool:
        """Tell whether no ink is asked for: what is painted so is as white as paper."""
        if not self.values or self.pattern is not None:
            return False
        if self.space.family in ("grey", "rgb"):
            return min(self.values) >= 1
        return self.space.family in ("cmyk", "spot", "all") and max(self.values) <= 0


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A raster image at the size at which it is printed."""

    dpi: float  # along the side where it is coarser
    is_bitonal: bool  # one bit: black and white, or a mask
    pixels: tuple[int, int]
    unread: str = ""  # in words, why it cannot be drawn
    image: Any = None  # its stream, where it is grey or RGB and can be looked into


@dataclass(frozen=True, slots=True)
class PaintedMark:
    """One thing that is painted."""

    kind: MarkKind
    box: Box  # as much of it as the clip lets through, pt
    colour: Colour
    overprints: bool = False
    nonzero: bool = False  # an ink of 0 leaves what is below as it is (ISO 32000-1, 11.7.4.3: OPM 1)
    thickness: float = 1e9  # of a line, or of a filled area that is as thin; of text, its size, pt
    transparency: tuple[str, ...] = ()
    font: Any = None  # the dictionary of the font that a text is set in
    picture: PlacedPicture | None = None


@dataclass(slots=True)
class GraphicsState:
    """What the operators of a content stream change (ISO 32000-1, 8.4), as far as a preflight asks for it."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = field(default_factory=Colour)
    stroke: Colour = field(default_factory=Colour)
    width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    nonzero: bool = False
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    has_soft_mask: bool = False
    font: Any = None
    size: float = 1.0
    leading: float = 0.0
    rendering: int = 0  # of text: 3 is invisible

    def transparency(self, alpha: float) -> tuple[str, ...]:
        """Return in words what lets the ground show through what is painted now with an alpha."""
        if alpha >= 1 and not self.has_soft_mask and self.blend in ("Normal", "Compatible"):
            return ()
        opacity = (f"an opacity of {round(alpha * 100)} %",) if alpha < 1 else ()
        mask = ("a soft mask",) if self.has_soft_mask else ()
        blend = (f"the blend mode {self.blend}",) if self.blend not in ("Normal", "Compatible") else ()
        return (*opacity, *mask, *blend)
