"""How far the layout of pages is: told by the processes that make them, heard by one who shows it, else by nobody.

What is told are records of the logger "baspa.progress": a process that was forked since `heard` began writes them, a
line each, into the pipe of the one that hears: "811 page 12" is the twelfth page of process 811.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LOGGER = logging.getLogger("baspa.progress")
LETTERS_OF_A_PAGE = 2_200  # about, with the tags


def tell_length(letters: int) -> None:
    """Tell that so many letters of HTML are about to be laid out, and so many pages about to be made."""
    LOGGER.info("pages %d", max(1, letters // LETTERS_OF_A_PAGE))


def tell_page(number: int) -> None:
    """Tell that a page is made, by its number among those of this process: it may be made again."""
    LOGGER.info("page %d", number)


class _Teller(logging.Handler):
    """Writes records into a pipe; one that nobody empties is no reason to wait."""

    def __init__(self, pipe: int) -> None:
        super().__init__(logging.INFO)
        self.pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        with suppress(OSError):
            os.write(self.pipe, f"{record.process} {record.getMessage()}\n".encode())


@contextmanager
def heard() -> Iterator[int]:
    """Have the descriptor of a pipe in which what is told can be read, while the context lasts."""
    read, written = os.pipe()
    os.set_blocking(written, False)
    teller = _Teller(written)
    LOGGER.addHandler(teller)
    LOGGER.setLevel(logging.INFO)
    try:
        yield read
    finally:
        LOGGER.setLevel(logging.NOTSET)
        LOGGER.removeHandler(teller)
        os.close(written)
        os.close(read)
