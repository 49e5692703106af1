"""Whether pictures and fonts that are in a file can be read at all: of broken ones a press prints a gap, or stops."""

from __future__ import annotations

import io
import zlib
from typing import Any

from pikepdf import Array, Name, Stream
from PIL import Image

from baspa.preflight.hostile import HOSTILE
from baspa.preflight.spaces import CMYK, GREY, RGB, ColourSpace
from baspa.untrusted.raster.decoding import strict_decoder

MOST = 500_000_000  # bytes of a stream that are looked at
PACKED = "ASCIIHex ASCII85 LZW Flate RunLength CCITTFax JBIG2 DCT JPX"  # ISO 32000-1, table 6
FILTERS = frozenset((*(f"/{name}Decode" for name in PACKED.split()), "/Crypt"))
JPEG2000 = (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")  # a file, and its codestream alone
ENUMERATED = {12: CMYK, 16: RGB, 17: GREY, 18: RGB}  # of its box `colr` (ISO 15444-1, I.5.3.3)
COMPONENTS = {1: GREY, 2: GREY, 3: RGB, 4: CMYK}
OPEN_TYPE = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
TABLES = (b"glyf", b"loca", b"head", b"CFF ")  # without which no letter is drawn
NO_PIXELS, NO_FILTER = "without a pixel", "packed in no way that the standard knows"
BROKEN, SHORT = "damaged data", "broken off"


def filters_of(stream: Any) -> list[str]:
    """Return how a stream is packed, the outermost first."""
    said = stream.get("/Filter")
    return [str(each) for each in (said if isinstance(said, Array) else [said] if said is not None else [])]


def unread(image: Any) -> str:
    """Return in words why a picture, or its mask, cannot be drawn; "" where it can, or where that is not known."""
    masks = [each for name in ("/SMask", "/Mask") if isinstance(each := image.get(name), Stream)]
    return next((why for each in (image, *masks) if (why := unread_stream(each))), "")


def unread_stream(image: Any) -> str:
    """Return why the pixels of a picture cannot be drawn."""
    filters = filters_of(image)
    if int(image.Width) < 1 or int(image.Height) < 1:
        return NO_PIXELS
    if not FILTERS.issuperset(filters):
        return NO_FILTER
    if filters == ["/DCTDecode"]:
        return unread_jpeg(bytes(image.read_raw_bytes()))
    if filters == ["/JPXDecode"]:
        return "" if bytes(image.read_raw_bytes()[:8]).startswith(JPEG2000) else BROKEN
    return unread_pixels(image, filters) if filters in ([], ["/FlateDecode"]) else ""


def unread_jpeg(data: bytes) -> str:
    """Return why a JPEG cannot be drawn. It is decoded at an eighth of its size, which meets the same faults."""
    try:
        with strict_decoder(), Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
            picture.draft(None, (1, 1))
            picture.load()
    except Image.DecompressionBombError:
        return ""
    except (OSError, SyntaxError, ValueError):
        return SHORT if data.startswith(b"\xff\xd8\xff") else BROKEN
    return ""


def unread_pixels(image: Any, filters: list[str]) -> str:
    """Return why plain or deflated pixels cannot be drawn; what lacks less than a row is nothing that is seen."""
    row = (int(image.Width) * components(image) * int(image.get("/BitsPerComponent", 1)) + 7) // 8
    wanted = row * (int(image.Height) - 1)
    if wanted > MOST:
        return ""
    try:
        return SHORT if len(unpacked(image, filters, wanted + row)) < max(wanted, 1) else ""
    except zlib.error:
        return BROKEN


def components(image: Any) -> int:
    """Return how many values a pixel has, as far as that is easily told; else 1, which is the least."""
    said = image.get("/ColorSpace")
    if isinstance(said, Array) and len(said) > 1 and said[0] == Name.ICCBased:
        return int(said[1].get("/N", 1))
    return {"/DeviceRGB": 3, "/DeviceCMYK": 4}.get(str(said), 1) if isinstance(said, Name) else 1


def unpacked(stream: Any, filters: list[str], most: int) -> bytes:
    """Return so many bytes of a stream at most, however many there are; raises zlib.error."""
    data = bytes(stream.read_raw_bytes())
    return zlib.decompressobj().decompress(data, most) if filters else data[:most]


def jpeg2000_space(image: Any) -> ColourSpace:
    """Return the colours of a JPEG 2000, which says them itself where the file does not (ISO 32000-1, 7.4.9)."""
    data = bytes(image.read_raw_bytes())[:2000]
    colour, header = data.find(b"colr"), data.find(b"ihdr")
    if colour >= 0 and data[colour + 4] == 1:
        return ENUMERATED.get(int.from_bytes(data[colour + 7 : colour + 11]), RGB)
    at = header + 12 if header >= 0 else 40  # of the number of components: in the box `ihdr`, or the marker SIZ
    return COMPONENTS.get(int.from_bytes(data[at : at + 2]), RGB)


def is_drawable(program: Any) -> bool:
    """Tell whether a font program begins as one of its kinds, and has the tables whole that letters are drawn from."""
    filters = filters_of(program)
    if filters not in ([], ["/FlateDecode"]):
        return True
    try:
        data = unpacked(program, filters, MOST)
    except (*HOSTILE, zlib.error):
        return False
    if data[:4] in OPEN_TYPE:
        return data.startswith(b"ttcf") or has_tables(data)
    return data.startswith((b"%!", b"\x80\1", b"\1\0"))  # Type 1, as text or in segments, and CFF


def has_tables(data: bytes) -> bool:
    """Tell whether no table of an OpenType font, of those that letters are drawn from, reaches beyond its end."""
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16):
        entry = data[at : at + 16]
        if len(entry) < 16 or (
            entry[:4] in TABLES and int.from_bytes(entry[8:12]) + int.from_bytes(entry[12:]) > len(data)
        ):
            return False
    return True
