"""How wide its author drew the columns of a table: asked for where they wait to be written in."""

from __future__ import annotations

from typing import NamedTuple

DRAWN = "drawn"  # key of the meta of a table's token


class DrawnColumns(NamedTuple):
    """The columns of a table, as they were drawn."""

    widths: tuple[int, ...] = ()  # in signs
    by_words: bool = False  # of a table of bars: columns with words are as wide as these, whatever the dashes


NOT_DRAWN = DrawnColumns(by_words=True)
