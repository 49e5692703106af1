"""How a command ends that is stopped, or that nobody listens to: tidily, and without a word too many."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, TextIO

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let what ends a process raise KeyboardInterrupt, once: what then tidies up is not disturbed a second time.

    What is ignored stays so, as nohup(1) and the background of a shell want it.
    """
    before = {number: signal.getsignal(number) for number in STOPS}
    caught = [number for number, handler in before.items() if handler is not signal.SIG_IGN]

    def stop(*_: object) -> NoReturn:
        for number in caught:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in caught:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, before[number])


def open_streams() -> None:
    """Give the null device to the standard streams that are closed: else the next file or pipe would be one of them."""
    while (stream := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(stream, True)
    os.close(stream)


@contextmanager
def all_printed() -> Iterator[None]:
    """See that what was printed is written when the context ends; raises OSError where it cannot be."""
    try:
        yield
    finally:
        for stream in printed():
            stream.flush()


def unheard() -> None:
    """Let what is still to be printed go to the null device: nobody can take it."""
    for stream in printed():
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def printed() -> Iterator[TextIO]:
    """Yield the streams that are printed to; Python has none for one that was closed when it started."""
    return (stream for stream in (sys.stdout, sys.stderr) if stream)
