"""The picture of a cover: without what lets the ground through, and no larger than shops take."""

from __future__ import annotations

from PIL import Image

from baspa.untrusted.raster.converting import resized, saved, sound_profile
from baspa.untrusted.raster.decoding import decoded

GROUND = "white"


def on_ground(data: bytes, media_type: str) -> tuple[bytes, int, int]:
    """Return a picture of the editions with nothing to see through it, its width and its height, px.

    One that lets nothing through keeps its bytes.
    """
    image = decoded(data, media_type)
    if not image.has_transparency_data:
        return data, *image.size
    drawn = image.convert("RGBA")
    made = Image.new("RGB", image.size, GROUND)
    made.paste(drawn, mask=drawn.getchannel("A"))
    return saved(made, media_type, sound_profile(image)), *image.size


def at_most(data: bytes, media_type: str, pixels: int) -> bytes:
    """Return a picture with so many pixels at most, in the same proportions; a smaller one keeps its bytes."""
    image = decoded(data, media_type)
    share = (pixels / (image.width * image.height)) ** 0.5
    if share >= 1:
        return data
    return saved(resized(image, share), media_type, sound_profile(image))
