"""Colours of a screen as inks of a printing condition: of single colours, and of pictures of pixels."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from baspa.printers import profile
from baspa.printers.wanted import Space

Ink = tuple[float, ...]  # shares: of four inks; of light, where there is but one; of red, green and blue
Picture = Image.Image
BLACK = 0.18  # of light at most: text of the house is of a warm black, #1c1a18
NEUTRAL = 0.06  # by which red, green and blue differ in a grey, tinted though it is, as #6b645c
WHITE = 255
NO_TINT = 3  # of 255, by which the pixels of a grey picture may differ, saved as JPEG
QUALITY = 95
OF_JPEG = 0.1  # by which the sum of four inks may rise when a picture of saturated colours is saved as such a JPEG


class Inks:
    """The inks of one file; `limit` is what they make together at most, 3 for 300 %."""

    def __init__(self, space: Space, limit: float) -> None:
        self.space, self.limit = space, limit
        self.known: dict[Ink, Ink] = {}
        self.made: dict[bytes, ImageCms.ImageCmsTransform] = {}

    def ink(self, rgb: Ink) -> Ink:
        """Return what a colour becomes: near-black is black alone, and a grey, tinted though it is, one of black alone.

        So no type of four inks stands where they may miss each other by a hair.
        """
        if rgb not in self.known:
            self.known[rgb] = self.new_ink(rgb)
        return self.known[rgb]

    def new_ink(self, rgb: Ink) -> Ink:
        """Return what a colour becomes that was not asked for before."""
        is_neutral = max(rgb) - min(rgb) <= NEUTRAL
        light = 0.0 if is_neutral and max(rgb) <= BLACK else light_of(rgb)
        if self.space == "srgb":
            return rgb if light else (0.0, 0.0, 0.0)
        if self.space == "grey":
            return (light,)
        if self.space == "k" or is_neutral:
            return (0.0, 0.0, 0.0, round(1 - light, 3))
        pixel = Image.new("RGB", (1, 1), tuple(round(WHITE * each) for each in rgb))
        found = self.held(self.converted(pixel, b"")).getpixel((0, 0))
        assert isinstance(found, tuple)
        return tuple(round(each / WHITE, 3) for each in found)

    def picture(self, image: Picture, source: bytes) -> Picture:
        """Return a picture in grey, in inks, or of red, green and blue; `source` is its colour profile, or b""."""
        if image.mode in ("1", "L", "LA"):
            return image.convert("L")
        if image.mode == "CMYK":
            return image if self.space == "cmyk" else image.convert("L" if self.space in ("k", "grey") else "RGB")
        colours = image.convert("RGB")
        if self.space in ("k", "grey") or is_grey(colours):
            return colours.convert("L")
        return self.held(self.converted(colours, source), OF_JPEG) if self.space == "cmyk" else colours

    def converted(self, image: Picture, source: bytes) -> Picture:
        """Return a picture in inks, by relative colorimetry with the black point set, as printing houses convert."""
        if source not in self.made:
            screen = ImageCms.ImageCmsProfile(io.BytesIO(source) if source else ImageCms.createProfile("sRGB"))
            press = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
            self.made[source] = ImageCms.buildTransform(
                screen,
                press,
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        made = ImageCms.applyTransform(image, self.made[source])
        assert made is not None  # which is so where it works in place
        return made

    def held(self, image: Picture, below: float = 0) -> Picture:
        """Return a picture in inks under the limit: black stays, the others shrink together where they are too much."""
        *colours, black = image.split()
        most = (self.limit - below) * WHITE

        def shrunk(of: dict[str, Any]) -> Any:
            room, sum_ = most - of["k"], of["c"] + of["m"] + of["y"]
            share = of["min"](room / of["max"](of["float"](sum_), 1), 1)
            return of["convert"](of["one"] * share, "L")

        given = dict(zip("cmyk", (*colours, black), strict=True))
        made = [ImageMath.lambda_eval(shrunk, **given, one=each) for each in colours]
        return Image.merge("CMYK", (*made, black))


def light_of(rgb: Ink) -> float:
    """Return how light a colour is, 0 to 1 (ITU-R BT.709, on values as they are coded)."""
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_grey(image: Picture) -> bool:
    """Tell whether a picture of red, green and blue shows greys alone."""
    red, green, blue = image.split()
    ends = (ImageChops.difference(red, other).getextrema()[1] for other in (green, blue))
    return all(isinstance(each, int) and each <= NO_TINT for each in ends)


def over_paper(image: Picture, mask: Picture) -> Picture:
    """Return a picture that is seen through where its mask is dark, as it shows on white paper."""
    shown = image.convert("L" if image.mode in ("1", "L", "LA") else "RGB")
    ground = Image.new(shown.mode, shown.size, "white")
    return Image.composite(shown, ground, mask.convert("L").resize(shown.size))


def jpeg_of(image: Picture) -> bytes:
    """Return a picture as JPEG; one of four inks has them inverted, as Adobe's are."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling="4:4:4")
    return out.getvalue()
