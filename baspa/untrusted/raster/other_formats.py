"""Pictures of formats that editions do not carry, made PNG, or JPEG where pixels were thrown away before.

Scanners and printers' programs save TIFF, Windows BMP, newer cameras and programs AVIF and JPEG 2000. The file in the
book's folder stays as it is.
"""

from __future__ import annotations

from PIL import Image, ImageCms, ImageOps

from baspa.untrusted.raster.converting import GREY_OF_16_BITS, of_a_screen, of_eight_bits, saved, sound_profile
from baspa.untrusted.raster.decoding import decoded
from baspa.untrusted.raster.pieces import UnusableImageError

LOSSY = ("image/avif", "image/jp2")
OF_PNG = ("1", "L", "LA", "P", "RGB", "RGBA")
OF_JPEG = ("L", "RGB")


def of_another_format(data: bytes, media_type: str) -> bytes:
    """Return a picture as PNG or JPEG, upright, with eight bits a channel; raises UnusableImageError."""
    image = decoded(data, media_type)
    pages = int(getattr(image, "n_frames", 1))
    if pages > 1:
        raise UnusableImageError(f"holds {pages} pictures", "save the one that is meant as a PNG of its own")
    made = on_a_screen(ImageOps.exif_transpose(image))
    is_photo = media_type in LOSSY and made.mode in OF_JPEG
    return saved(made, "image/jpeg" if is_photo else "image/png", sound_profile(made))


def on_a_screen(image: Image.Image) -> Image.Image:
    """Return a picture in the colours and depth that PNG has; raises UnusableImageError."""
    if image.mode == "F":
        raise UnusableImageError("has fractions for pixels", "save it with 8 bits a channel")
    if image.mode == "LAB":
        return of_lab(image)
    if image.mode == "CMYK":
        made = of_a_screen(image, sound_profile(image))
        made.info.pop("icc_profile", None)
        return made
    if image.mode in GREY_OF_16_BITS:
        return of_eight_bits(image)
    return image if image.mode in OF_PNG else image.convert("RGBA" if "A" in image.mode else "RGB")


def of_lab(image: Image.Image) -> Image.Image:
    """Return a picture of CIE Lab in red, green and blue."""
    lab, screen = (ImageCms.ImageCmsProfile(ImageCms.createProfile(name)) for name in ("LAB", "sRGB"))
    made = ImageCms.profileToProfile(image, lab, screen, outputMode="RGB")
    assert made is not None  # which is so where it works in place
    made.info.pop("icc_profile", None)
    return made
