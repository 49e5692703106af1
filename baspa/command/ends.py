"""How a command ends that is stopped, or that nobody listens to: tidily, and without a word too many."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOADING = "<frozen importlib._bootstrap>"  # the file of Python's own frames while a module is loaded
AGAIN = 0.001  # seconds


@contextmanager
def stoppable() -> Iterator[None]:
    """Let what ends a process raise KeyboardInterrupt, once: what then tidies up is not disturbed a second time.

    What is ignored stays so, as nohup(1) and the background of a shell want it. While a module is loaded nothing is
    raised, but as soon as it is there: libraries in C make an ImportError of what comes between, which is taken for a
    library that is missing, and go on.
    """
    before = {number: signal.getsignal(number) for number in STOPS}
    caught = [number for number, handler in before.items() if handler is not signal.SIG_IGN]

    this = os.getpid()

    def stop(_: int, frame: FrameType | None) -> None:
        if os.getpid() != this:  # a process just forked, which has not yet its own ways
            os._exit(1)
        for number in caught:
            signal.signal(number, signal.SIG_IGN)
        if loading(frame):
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            raise KeyboardInterrupt

    for number in (signal.SIGALRM, *caught):
        signal.signal(number, stop)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number in caught:
            signal.signal(number, before[number])
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def loading(frame: FrameType | None) -> bool:
    """Tell whether a module is being loaded where this frame was about to go on."""
    while frame is not None and frame.f_code.co_filename != LOADING:
        frame = frame.f_back
    return frame is not None


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: what a command drops is in no circle, but for little, which goes when it ends."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def open_streams() -> None:
    """Give the null device to the standard streams that are closed: else the next file or pipe would be one of them."""
    while (stream := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(stream, True)
    os.close(stream)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")  # Python has none for a closed one
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


@contextmanager
def all_printed() -> Iterator[None]:
    """See that what was printed is written when the context ends; raises OSError where it cannot be."""
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()


def unheard() -> None:
    """Let what is still to be printed go to the null device: nobody can take it."""
    for stream in (sys.stdout, sys.stderr):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
