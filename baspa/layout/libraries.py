"""How WeasyPrint's libraries are found: by the system's loader, without asking a compiler."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def found_by_loader() -> Iterator[None]:
    """Let libraries be found on Linux by their full names alone.

    WeasyPrint 70 tries the names that each library has on all systems, one after the other; for each name that the
    loader does not know, ctypes runs ldconfig, a C compiler and a linker. That is half of the time that the import
    takes. The names of Linux (libpango-1.0.so.0) are among those tried, and the loader needs no help with them.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = leave_to_loader
    try:
        yield
    finally:
        ctypes.util.find_library = search


def leave_to_loader(name: str) -> str | None:
    """Find nothing, in place of ctypes.util.find_library."""
    return None
