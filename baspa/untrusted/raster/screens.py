"""Pictures for screens: of no more pixels and bytes than these show, or somebody takes; and whether two are alike."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageStat

from baspa.model.ebook import SMALL_PICTURE
from baspa.untrusted.raster.converting import resized, saved, sound_profile
from baspa.untrusted.raster.decoding import decoded, media_type_of
from baspa.untrusted.raster.pieces import UnusableImageError, pieces

EDGE = 2000  # px of the longer side: more than a telephone's page has, and about what a tablet's has
QUALITY = 85  # of JPEG and WebP, as libjpeg counts
WORTH = 0.75  # of the bytes: what saves less than a quarter is not worth another loss
FEW = 256  # colours, more of which photographs have
STEP = 0.8  # of the sides, from one try to the next
RESIZED = ("image/jpeg", "image/png", "image/webp")
SIDE, UNLIKE = 16, 12.0  # px to which two pictures are made small; the mean difference, of 255, from which they differ


def on_screen(data: bytes, media_type: str) -> bytes:
    """Return a picture of the book as screens want it: itself where it is small or drawn, or moves."""
    if len(data) <= SMALL_PICTURE or media_type not in RESIZED:
        return data
    image = decoded(data, media_type)
    share = min(1.0, EDGE / max(image.size))
    is_whole = share == 1 and media_type == "image/png"  # pixels that nothing was lost of
    if is_whole or getattr(image, "n_frames", 1) > 1 or is_drawn(image):
        return data
    made = smaller(image, data, media_type, share)
    return made if len(made) <= WORTH * len(data) else data


def is_drawn(image: Image.Image) -> bool:
    """Tell whether a picture is drawn, as far as its colours tell; of greys alone there are no more."""
    return image.format == "PNG" and image.getcolors(FEW) is not None


def within(data: bytes, media_type: str, pixels: int, size: int) -> bytes:
    """Return a picture with so many pixels and bytes at most, 0 for any; itself where it is so, or moves."""
    if media_type not in RESIZED or not (pixels or 0 < size < len(data)):
        return data
    image, made = decoded(data, media_type), data
    if getattr(image, "n_frames", 1) > 1:
        return data
    share = min(1.0, (pixels / (image.width * image.height)) ** 0.5) if pixels else 1.0
    if share < 1:
        made = smaller(image, data, media_type, share)
    while 0 < size < len(made):
        share *= STEP
        made = smaller(image, data, media_type, share)
    return made


def smaller(image: Image.Image, data: bytes, media_type: str, share: float) -> bytes:
    """Return a picture with its sides shortened to a share, as a file; `data` is the one that it is from."""
    is_lossless = media_type == "image/webp" and any(each.name == "VP8L" for each in pieces(data, media_type))
    made = resized(image, share) if share < 1 else image
    return saved(made, media_type, sound_profile(image), is_lossless, QUALITY)


def as_png(data: bytes, media_type: str) -> bytes:
    """Return a picture as PNG; of one that moves, its first."""
    image = decoded(data, media_type)
    return saved(image, "image/png", sound_profile(image))


def compared(made: bytes, was: bytes) -> tuple[str, str]:
    """Return how large a picture is and was, as people say it; "" and "" where it only is of another type."""
    (kind, image), (old_kind, old) = ((media_type_of(data), decoded(data, media_type_of(data))) for data in (made, was))
    if image.size == old.size and kind != old_kind:
        return "", ""
    return measured(image, made), measured(old, was)


def measured(image: Image.Image, data: bytes) -> str:
    """Return how large a picture is, as people say it."""
    return f"{image.width} × {image.height} pixels, {len(data) / 1000:.0f} kB"


def are_alike(*files: bytes) -> bool:
    """Tell whether two files show the same picture in the same proportions, whatever their type and size."""
    try:
        first, second = (decoded(data, media_type_of(data)) for data in files)
    except UnusableImageError:
        return False
    apart = abs(first.width * second.height - second.width * first.height)
    if apart > max(*first.size, *second.size):  # a side is rounded to whole pixels
        return False
    difference = ImageChops.difference(in_small(first), in_small(second))
    return max(ImageStat.Stat(difference).mean) < UNLIKE


def in_small(image: Image.Image) -> Image.Image:
    """Return a picture of a few pixels, on a white ground."""
    made = image.convert("RGBA").resize((SIDE, SIDE), Image.Resampling.BOX)
    return Image.alpha_composite(Image.new("RGBA", made.size, "white"), made).convert("RGB")
