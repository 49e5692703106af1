"""How WeasyPrint's libraries are found when it is imported: by the system's loader, without asking a compiler."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_start import LIBRARY_SEARCH


@contextmanager
def found_by_loader() -> Iterator[None]:
    """Let libraries be found on Linux by their full names alone.

    WeasyPrint 70 tries the names that each library has on all systems, one after the other; for each name that the
    loader does not know, ctypes runs ldconfig, a C compiler and a linker. That is half of the time that the import
    takes. The names of Linux (libpango-1.0.so.0) are among those tried, and the loader needs no help with them.
    """
    if sys.platform != "linux" or LIBRARY_SEARCH.unknown():
        yield
        return
    with replacing(LIBRARY_SEARCH, leave_to_loader):
        yield


def leave_to_loader(name: str) -> str | None:
    """Find nothing, in place of ctypes.util.find_library."""
    return None
