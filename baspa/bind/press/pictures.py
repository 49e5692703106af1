"""Pictures of pixels in a PDF, and gradients, put into the inks of a press."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Name, PdfImage

from baspa.bind.press.inks import Inks, Picture, jpeg_of, over_paper

CHANNELS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
OF_SCREENS = ("/Decode", "/DecodeParms", "/Intent", "/Interpolate", "/Mask")
INVERTED = (1, 0) * 4  # Pillow writes four inks as Adobe does


def ink_image(image: Any, inks: Inks, transparent: bool) -> None:
    """Put an image XObject into inks (ISO 32000-1, 8.9.5); where nothing may be transparent, over white paper.

    Stencils stay, which are of the colour around them; and what is in grey already.
    """
    if image.get("/ImageMask", False):
        return
    mask = image.get("/SMask")
    flat = mask is not None and not transparent
    if image.get("/ColorSpace") == Name.DeviceGray and not flat:
        return
    found: Picture = PdfImage(image).as_pil_image()
    source = profile_of(image)
    if flat:
        found = over_paper(found, PdfImage(mask).as_pil_image())
        del image.SMask
    write_image(image, inks.picture(found, source))


def profile_of(image: Any) -> bytes:
    """Return the colour profile of an image of three channels; b"" where it has none."""
    space = image.get("/ColorSpace")
    based = isinstance(space, Array) and space[0] == Name.ICCBased and int(space[1].N) == 3
    return bytes(space[1].read_bytes()) if based else b""


def write_image(image: Any, made: Picture) -> None:
    """Write the pixels of an image anew, as JPEG where they were that."""
    was_jpeg = image.get("/Filter") == Name.DCTDecode
    for key in OF_SCREENS:
        if key in image:
            del image[key]
    image.ColorSpace, image.BitsPerComponent = SPACES[made.mode], 8
    if was_jpeg:
        image.write(jpeg_of(made), filter=Name.DCTDecode)
        if made.mode == "CMYK":
            image.Decode = Array(INVERTED)
    else:
        image.write(made.tobytes())


def ink_shading(shading: Any, inks: Inks) -> None:
    """Put a gradient between colours of a screen into inks (ISO 32000-1, 8.7.4.5): where it begins and ends."""
    if device(shading.ColorSpace) == "DeviceRGB":
        spaces = {"cmyk": Name.DeviceCMYK, "srgb": Name.DeviceRGB}
        shading.ColorSpace = spaces.get(inks.space, Name.DeviceGray)
        ink_function(shading.Function, inks)


def ink_function(function: Any, inks: Inks) -> None:
    """Put the ends of an interpolation, and of those that it is stitched of, into inks (ISO 32000-1, 7.10)."""
    for each in function if isinstance(function, Array) else [function]:
        if int(each.FunctionType) == 3:
            ink_function(each.Functions, inks)
            continue
        for key in ("/C0", "/C1"):
            made = inks.ink(tuple(map(float, each[key])))
            each[key] = Array([1 - made[3]] if inks.space == "k" else made)
        if "/Range" in each:
            each.Range = Array([0, 1] * len(each.C0))


def is_image(item: pikepdf.Object) -> bool:
    """Tell whether an XObject is an image."""
    return bool(item.get("/Subtype") == Name.Image)


def device(space: Any) -> str:
    """Return the device whose colours a space has, an sRGB profile or none; "" for spaces of another kind."""
    if isinstance(space, Name):
        return str(space)[1:]
    return CHANNELS.get(int(space[1].N), "") if space[0] == Name.ICCBased else ""
