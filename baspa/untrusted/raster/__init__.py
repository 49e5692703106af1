"""Pictures of pixels: taken apart, decoded once, and made what the editions can carry.

One that is plain goes into them byte by byte, without what it says of place, camera and author. What a PDF/A or an old
reader cannot show as it is meant is made anew: four inks, sixteen bits a channel, a turn that EXIF asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from baspa.untrusted.raster.converting import converted, of_eight_bits, sound_profile
from baspa.untrusted.raster.decoding import decoded
from baspa.untrusted.raster.other_formats import of_another_format
from baspa.untrusted.raster.pieces import (
    PROFILES,
    WALKERS,
    FilePiece,
    UnusableImageError,
    count,
    pieces,
    shown,
    turn_of,
)

MODES = {"image/png": ("1", "L", "LA", "P", "RGB", "RGBA"), "image/jpeg": ("L", "RGB")}
FRAMES_OF_ALL = frozenset(("C0", "C1", "C2"))  # of JPEG; others are lossless, or coded as few decode (T.81, B.1.1.3)
FRAMES = frozenset(f"C{n:X}" for n in range(16)) - {"C4", "C8", "CC"}
DEPTH, DEEP = 16, 16  # where in IHDR a PNG says how many bits a channel has; more than readers show


@dataclass(frozen=True, slots=True)
class EditionPicture:
    """A picture as the editions have it."""

    data: bytes
    moves: bool  # it is several pictures, shown one after the other
    anew: bool  # its pixels are others than those of its file


def edition_picture(data: bytes, media_type: str) -> EditionPicture:
    """Return a picture without what does not show, in its own format or as PNG or JPEG; raises UnusableImageError."""
    if media_type not in WALKERS:
        return EditionPicture(of_another_format(data, media_type), moves=False, anew=True)
    found = pieces(data, media_type)
    moves = count(found, media_type) > 1
    bare = shown(found, media_type)
    image, turn = decoded(bare, media_type), turn_of(found)
    deep = any(piece.name == "IHDR" and piece.data[DEPTH] == DEEP for piece in found)
    if turn == 1 and not deep and is_plain(image.mode, found, media_type):
        return EditionPicture(bare if sound_profile(image) else shown(found, media_type, PROFILES), moves, anew=False)
    if moves:
        raise UnusableImageError(
            "moves, and has 16 bits a channel or is turned by EXIF", "save it with 8 bits, and upright"
        )
    if deep:
        image = of_eight_bits(image)
    lossless = any(piece.name == "VP8L" for piece in found)
    return EditionPicture(converted(image, turn, media_type, lossless), moves=False, anew=True)


def is_plain(mode: str, found: tuple[FilePiece, ...], media_type: str) -> bool:
    """Tell whether every reader shows a picture as it is; `mode` is that of its pixels, in Pillow's words."""
    frames = FRAMES & {piece.name for piece in found} if media_type == "image/jpeg" else frozenset()
    return mode in MODES.get(media_type, (mode,)) and frames <= FRAMES_OF_ALL
