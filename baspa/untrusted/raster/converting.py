"""A picture made anew where not every reader of the editions would show it as it is meant: its turn, its colours."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

TURNS = {  # by EXIF's orientation (EXIF 3.0, 4.6.5.1)
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
SPACES = {b"RGB ": ("P", "RGB", "RGBA"), b"GRAY": ("1", "L", "LA"), b"CMYK": ("CMYK",)}  # ICC.1:2022, 7.2.6
GREY_OF_16_BITS = ("I;16", "I;16L", "I;16B", "I")
QUALITY = 95


def sound_profile(image: Image.Image) -> bytes:
    """Return the picture's colour profile; b"" where it has none, or one that is damaged or of other colours."""
    profile = image.info.get("icc_profile") or b""
    if image.mode not in SPACES.get(profile[16:20], ()):
        return b""
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return b""
    return bytes(profile)


def converted(image: Image.Image, turn: int, media_type: str, lossless: bool) -> bytes:
    """Return a picture turned and in colours of a screen, as a file of a media type."""
    profile = sound_profile(image)
    made = of_a_screen(image, profile)
    for method in TURNS.get(turn, ()):
        made = made.transpose(method)
    return saved(made, media_type, profile if image.mode != "CMYK" else b"", lossless)


def saved(made: Image.Image, media_type: str, profile: bytes, lossless: bool = True, quality: int = QUALITY) -> bytes:
    """Return a picture as a file of a media type, with a colour profile and nothing else that is told of it.

    Below the best quality a JPEG has its colours at half the width and height, as cameras have them.
    """
    out = io.BytesIO()
    options = {"icc_profile": profile or None}
    if media_type == "image/jpeg":
        subsampling = "4:4:4" if quality >= QUALITY else "4:2:0"
        made.save(out, "JPEG", quality=quality, subsampling=subsampling, exif=b"", **options)
    elif media_type == "image/webp":
        made.save(out, "WEBP", quality=quality, lossless=lossless, exif=b"", **options)
    else:
        made.save(out, "PNG", optimize=True, exif=b"", **options)
    return out.getvalue()


def resized(image: Image.Image, share: float) -> Image.Image:
    """Return a picture with its sides shortened to a share, in colours that can be mixed."""
    made = image
    if image.mode == "P":
        made = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode == "1":
        made = image.convert("L")
    size = max(1, int(image.width * share)), max(1, int(image.height * share))
    return made.resize(size, Image.Resampling.LANCZOS)


def of_a_screen(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture without inks: in grey, or in red, green and blue."""
    if image.mode != "CMYK":
        return image
    if not profile:
        return image.convert("RGB")
    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    made = ImageCms.profileToProfile(image, inks, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert made is not None  # which is so where it works in place
    return made


def of_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture of 16 bits a channel with the upper eight: of grey ones Pillow cuts off what is brighter."""
    made = image
    if image.mode in GREY_OF_16_BITS:
        made = Image.frombytes("L", image.size, image.convert("I;16").tobytes()[1::2])  # the lower byte comes first
    see_through = image.info.get("transparency")
    if see_through is not None:
        made.info["transparency"] = tuple(v >> 8 for v in see_through) if made.mode == "RGB" else see_through >> 8
    return made
