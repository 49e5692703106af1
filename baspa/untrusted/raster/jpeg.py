"""JPEG whose markers are sound and whose pixels are not: Pillow's decoder fills what lacks with grey, and says nothing.

libjpeg warns of it; of the decoders at hand qpdf's alone, which reads the pictures of PDFs with it, stops there.
"""

from __future__ import annotations

import re

from baspa.untrusted.raster.pieces import UnusableImageError

END = b"\xff\xd9"
PADDING = re.compile(rb"(?:\x00|\xff)+\Z")  # before the end, or after it: some cameras fill a file with it


def hold_jpeg(data: bytes) -> None:
    """Raise UnusableImageError for a JPEG file of whose pixels some lack, or are others than were coded."""
    if not is_whole(data):
        body, _, _ = data.rpartition(END)
        bare = PADDING.sub(b"", body)
        if bare == body or not is_whole(bare + END):
            hint = "copy it anew from where it came; or open it, look at it, and save it anew"
            raise UnusableImageError("is damaged: a part of its pixels lacks", hint)


def is_whole(data: bytes) -> bool:
    """Tell whether libjpeg reads a file to its end without an error and without a warning."""
    import pikepdf

    with pikepdf.new() as pdf:
        stream = pikepdf.Stream(pdf, data, Filter=pikepdf.Name.DCTDecode)
        try:
            stream.read_bytes(pikepdf.StreamDecodeLevel.all)
        except (pikepdf.PdfError, RuntimeError):  # a fault in tables is told by the latter
            return False
    return True
