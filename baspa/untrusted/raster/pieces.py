"""Files of pictures as the pieces that they are made of, and put together again without those that say too much.

Where a picture was taken, with which camera and by whom stands in pieces of its own, apart from the pixels: it can be
taken out without making the picture anew, which no kept library does for all four formats. PNG (W3C, third edition,
5.3), JPEG (ITU-T T.81, annex B), GIF89a (section 17 and on), WebP (RFC 9649, 2.3 to 2.7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

PNG_HEAD, JPEG_HEAD = 8, b"\xff\xd8"
JPEG_NAMES = {b"JFIF\0": "JFIF", b"Exif\0": "Exif", b"ICC_PROFILE\0": "ICC_PROFILE", b"Adobe": "Adobe"}
# The names of the pieces that show something. An animated PNG has acTL and its like.
SHOWN = {
    "image/png": frozenset(
        ("head", "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs")
    )
    | frozenset(("acTL", "fcTL", "fdAT")),
    "image/jpeg": frozenset(
        ("head", "JFIF", "ICC_PROFILE", "Adobe", "D9", *(f"{n:02X}" for n in range(0xC0, 0xE0)), "01")
    ),
    "image/gif": frozenset(("head", "F9", "01", "NETSCAPE2.0", "ANIMEXTS1.0", "image", "end")),
    "image/webp": frozenset(("head", "VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP")),
}
PROFILES = frozenset(("iCCP", "ICC_PROFILE", "ICCP"))
EXIF = {"eXIf": 8, "Exif": 10, "EXIF": 8}  # name -> bytes before what EXIF itself says
ORIENTATION = 0x0112
IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # the first marker behind a scan's coded data (T.81, B.1.1.5)


NOT_WHOLE = "ends too early: it is not whole"


class UnusableImageError(Exception):
    """An image's file that the editions cannot carry; the message goes on after its name: "ends too early"."""

    def __init__(self, said: str, hint: str = "open it in a program for pictures, and save it anew") -> None:
        super().__init__(said)
        self.hint = hint


class FilePiece(NamedTuple):
    """A piece of a file."""

    name: str
    data: bytes  # whole: all pieces one behind the other are the file


def pieces(data: bytes, media_type: str) -> tuple[FilePiece, ...]:
    """Take a picture's file apart; what stands behind its end is left out. Raises UnusableImageError."""
    return tuple(WALKERS[media_type](data))


def shown(found: tuple[FilePiece, ...], media_type: str, without: frozenset[str] = frozenset()) -> bytes:
    """Return the file with only what shows something, and without pieces of the names given."""
    kept = [piece for piece in found if piece.name in SHOWN[media_type] - without]
    if media_type == "image/webp":
        kept = _webp_again(kept)
    return b"".join(_without_thumbnail(piece) if piece.name == "JFIF" else piece.data for piece in kept)


def turn_of(found: tuple[FilePiece, ...]) -> int:
    """Return how EXIF wants a picture to be turned, 1 to 8 (EXIF 3.0, 4.6.5.1); 1, not at all, where it is damaged."""
    said = next((piece.data[EXIF[piece.name] :] for piece in found if piece.name in EXIF), b"")
    said = said.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "little" if said.startswith(b"II") else "big"
    at = int.from_bytes(said[4:8], order) + 2  # the first directory (TIFF 6.0, section 2)
    for entry in range(at, at + 12 * int.from_bytes(said[at - 2 : at], order), 12):
        if int.from_bytes(said[entry : entry + 2], order) == ORIENTATION:
            turn = int.from_bytes(said[entry + 8 : entry + 10], order)
            return turn if 1 <= turn <= 8 else 1
    return 1


def count(found: tuple[FilePiece, ...], media_type: str) -> int:
    """Return how many pictures a file shows one after the other."""
    if media_type == "image/png":
        control = next((piece.data for piece in found if piece.name == "acTL"), b"")
        return int.from_bytes(control[8:12]) or 1
    name = {"image/gif": "image", "image/webp": "ANMF"}.get(media_type)
    return sum(piece.name == name for piece in found) or 1


def _png(data: bytes) -> Iterator[FilePiece]:
    yield FilePiece("head", data[:PNG_HEAD])
    at, name = PNG_HEAD, ""
    while name != "IEND":
        end = at + 12 + _number(data, at, 4, "big")
        name = data[at + 4 : at + 8].decode("latin-1")
        if not re.fullmatch("[A-Za-z]{4}", name):
            raise UnusableImageError("is damaged: its chunks do not follow each other")
        yield _piece(name, data, at, end)
        at = end


def _jpeg(data: bytes) -> Iterator[FilePiece]:
    yield FilePiece("head", JPEG_HEAD)
    at, marker = 2, 0
    while marker != 0xD9:
        marker = _number(data, at + 1, 1, "big")
        if data[at] != 0xFF:
            raise UnusableImageError("is damaged: its segments do not follow each other")
        if marker == 0xFF:  # a fill byte (B.1.1.2)
            at += 1
            continue
        alone = marker in (0x01, *range(0xD0, 0xDA))
        end = at + 2 + (0 if alone else _number(data, at + 2, 2, "big"))
        if marker == 0xDA:
            following = IN_SCAN.search(data, end)
            end = following.start() if following else len(data) + 1
        yield _piece(_segment_name(marker, data[at + 4 : at + 16]), data, at, end)
        at = end


def _segment_name(marker: int, content: bytes) -> str:
    """Return a segment's name: of an application's, what that calls itself, of all others the marker."""
    if not 0xE0 <= marker <= 0xEF:
        return f"{marker:02X}"
    return next((name for start, name in JPEG_NAMES.items() if content.startswith(start)), "application")


def _without_thumbnail(piece: FilePiece) -> bytes:
    """Return a JFIF segment with no second, small picture in it (JFIF 1.02, page 5)."""
    length = 16
    return piece.data if len(piece.data) <= length + 2 else b"\xff\xe0\0\x10" + piece.data[4:16] + b"\0\0"


def _gif(data: bytes) -> Iterator[FilePiece]:
    at = 13 + _colours(_number(data, 10, 1, "big"))
    yield _piece("head", data, 0, at)
    name = ""
    while name != "end":
        kind, end = _number(data, at, 1, "big"), at + 1
        if kind == 0x3B:
            name = "end"
        elif kind == 0x21:
            label = _number(data, at + 1, 1, "big")
            name, end = f"{label:02X}", _behind_blocks(data, at + 2)
            name = data[at + 3 : at + 14].decode("latin-1") if label == 0xFF else name
        elif kind == 0x2C:
            name, end = "image", _behind_blocks(data, at + 11 + _colours(_number(data, at + 9, 1, "big")))
        else:
            raise UnusableImageError("is damaged: its blocks do not follow each other")
        yield _piece(name, data, at, end)
        at = end


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes (GIF89a, 18 and 20)."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    """Return where a row of sub-blocks has ended (GIF89a, 15)."""
    while size := _number(data, at, 1, "big"):
        at += size + 1
    return at + 1


def _webp(data: bytes) -> Iterator[FilePiece]:
    yield FilePiece("head", data[:12])
    at, end = 12, 8 + _number(data, 4, 4, "little")
    if end > len(data) + 1:  # the last byte may be a padding that was left out
        raise UnusableImageError(NOT_WHOLE)
    while at + 8 <= min(end, len(data)):
        size = _number(data, at + 4, 4, "little")
        behind = at + 8 + size + size % 2
        yield _piece(data[at : at + 4].decode("latin-1"), data, at, min(behind, max(len(data), at + 8 + size)))
        at = behind


def _webp_again(kept: list[FilePiece]) -> list[FilePiece]:
    """Return the pieces of a WebP with its length, and the flags of what is in it, set anew."""
    names = {piece.name for piece in kept}
    gone = ~(0x08 | 0x04 | (0 if "ICCP" in names else 0x20))  # EXIF, XMP, the profile
    body = [
        FilePiece("VP8X", p.data[:8] + bytes([p.data[8] & gone]) + p.data[9:]) if p.name == "VP8X" else p
        for p in kept[1:]
    ]
    size = 4 + sum(len(piece.data) for piece in body)
    return [FilePiece("head", b"RIFF" + size.to_bytes(4, "little") + b"WEBP"), *body]


def _piece(name: str, data: bytes, start: int, end: int) -> FilePiece:
    if end > len(data):
        raise UnusableImageError(NOT_WHOLE)
    return FilePiece(name, data[start:end])


def _number(data: bytes, at: int, size: int, order: Literal["little", "big"]) -> int:
    """Return a number; raises UnusableImageError behind the end of the file."""
    if at + size > len(data):
        raise UnusableImageError(NOT_WHOLE)
    return int.from_bytes(data[at : at + size], order)


WALKERS: dict[str, Callable[[bytes], Iterator[FilePiece]]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
}
