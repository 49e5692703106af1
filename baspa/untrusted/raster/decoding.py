"""Every picture of pixels decoded once, when it is read: by it a file is known to be whole, and its bounds are kept."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, ImageSequence

from baspa.untrusted.raster.jpeg import hold_jpeg
from baspa.untrusted.raster.pieces import UnusableImageError

MOST_PIXELS = 80_000_000  # A3 at 600 dpi has 70 million
MOST_IN_ALL = 5 * MOST_PIXELS  # of one that moves
SMALLER = f"make it smaller: {MOST_PIXELS // 10**6} million are more than a page of A3 needs in print"
OBJECT = re.compile(r"\s*<[^<>]* at 0x[0-9a-f]+>")  # of Pillow's words: what is another in each run
DECODERS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/avif": "AVIF",
    "image/jp2": "JPEG2000",
}


@contextmanager
def strict_decoder() -> Iterator[None]:
    """Let Pillow refuse what is not whole, and print nothing by itself; who else uses it may have asked otherwise."""
    was, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = was


def decoded(data: bytes, media_type: str) -> Image.Image:
    """Return the first picture of a file of which all were decoded; raises UnusableImageError."""
    with strict_decoder():
        try:
            image = Image.open(io.BytesIO(data), formats=[DECODERS[media_type]])
            keep_bounds(image)
            if media_type == "image/jpeg":
                hold_jpeg(data)
            for frame in ImageSequence.Iterator(image):
                frame.load()
            image.seek(0)
            image.load()
        except Image.DecompressionBombError as error:
            raise UnusableImageError("has far too many pixels", SMALLER) from error
        except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, EOFError) as error:
            raise UnusableImageError(f"is damaged, it cannot be decoded: {OBJECT.sub('', str(error))}") from error
    return image


def media_type_of(data: bytes) -> str:
    """Return the media type of a picture by its own bytes; raises UnusableImageError where it has none of DECODERS."""
    with strict_decoder():
        try:
            found = Image.open(io.BytesIO(data), formats=tuple(DECODERS.values())).format
        except (OSError, Image.DecompressionBombError) as error:
            raise UnusableImageError("unknown") from error
    return next(kind for kind, name in DECODERS.items() if name == found)


def keep_bounds(image: Image.Image) -> None:
    """Raise UnusableImageError where a picture would take the machine's memory, or its day."""
    pixels = image.width * image.height
    frames = int(getattr(image, "n_frames", 1))
    if pixels > MOST_PIXELS or pixels * frames > MOST_IN_ALL:
        raise UnusableImageError(f"has {pixels * frames // 10**6} million pixels", SMALLER)
