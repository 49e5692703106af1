"""A hard cover: how large its boards, its joints and what is turned in are, for pages of a size.

The figures are those of print-assistant.de, "Abmaße eines Buchdeckenüberzuges ermitteln" (read on 2026-11-30): pages of
148 × 210 mm in a block of 12 mm want a sheet of 352 × 245 mm. Printing houses have figures of their own.
"""

from __future__ import annotations

from baspa.model.metadata import Metadata
from baspa.model.paper_sizes import Size, size_of

BOARD = 2.0  # mm, how thick a board is
SQUARE = 2.5  # mm by which boards stand out beyond the pages, at head and foot
NARROWER = 3.0  # mm by which a board is narrower than a page: the joint lies beside it
JOINT = 8.0  # mm, between a board and the spine, where the cover is opened
TURN_IN = 15.0  # mm of the sheet that are turned in around the boards and glued


def has_boards(metadata: Metadata) -> bool:
    """Tell whether the cover of a book is a hard one."""
    return metadata.design.binding == "hardcover"


def cover_size(metadata: Metadata) -> Size:
    """Return width and height of the front of a book, mm: its board, or as large as a page."""
    width, height = size_of(metadata.design.page)
    return (width - NARROWER, height + 2 * SQUARE) if has_boards(metadata) else (width, height)


def joint(metadata: Metadata) -> float:
    """Return how wide the joint on either side of the spine is, mm; 0 where a cover has none."""
    return JOINT if has_boards(metadata) else 0.0
