"""The libraries that are the system's and no package of Python's: their versions, and the least that will do.

Knows nothing but the standard library: tools/setup.sh asks here before anything is installed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library that lays out text, and the Debian package that has it."""

    name: str
    file: str  # libFILE.so.0 or .so.1
    package: str
    says: str = ""  # its function without arguments that tells the version; "": it has none of its own
    least: str = ""


# The least versions are Debian 12's, the oldest system with Python 3.11 that the press was tried on.
LIBRARIES = (
    Library("Pango", "pango-1.0", "libpango-1.0-0", "pango_version_string", "1.50"),
    Library("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0-0"),
    Library("HarfBuzz", "harfbuzz", "libharfbuzz0b", "hb_version_string", "6.0"),
    Library("HarfBuzz-Subset", "harfbuzz-subset", "libharfbuzz-subset0"),
    Library("Fontconfig", "fontconfig", "libfontconfig1", "FcGetVersion", "2.14"),
)


def loaded(library: Library) -> ctypes.CDLL | None:
    """Load a library as the layout does: by the full names of Linux, then by what the system finds."""
    for name in names(library):
        try:
            return ctypes.CDLL(name) if name else None
        except OSError:
            continue
    return None


def names(library: Library) -> Iterator[str | None]:
    """Yield the names of a library; what the system finds comes last, for to find it a program may be started."""
    yield f"lib{library.file}.so.0"
    yield f"lib{library.file}.so.1"
    yield ctypes.util.find_library(library.file)


def version(library: Library) -> str:
    """Return the version of a library as it says itself, "1.50.12"; "" where it is missing or does not say."""
    handle = loaded(library) if library.says else None
    if handle is None:
        return ""
    ask = getattr(handle, library.says)
    if library.says == "FcGetVersion":  # a number, 21401
        number: int = ask()
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    ask.restype = ctypes.c_char_p
    told: bytes = ask()
    return told.decode("ascii")


def older(one: str, other: str) -> bool:
    """Tell whether a version of numbers and dots is older than another."""
    return [int(part) for part in one.split(".")] < [int(part) for part in other.split(".")]


def missing(libraries: Iterable[Library] = LIBRARIES) -> Iterator[str]:
    """Yield the Debian packages of what is not there."""
    return (library.package for library in libraries if loaded(library) is None)


def too_old(libraries: Iterable[Library] = LIBRARIES) -> Iterator[str]:
    """Yield a sentence on each library that is older than the press needs."""
    for library in libraries:
        here = version(library)
        if here and older(here, library.least):
            yield f"{library.name} {here} is too old: {library.least} or newer is needed ({library.package})"
