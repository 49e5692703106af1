"""What the press runs with, and whether that is what the lock says: `baspa --version`.

Nothing of it goes into an edition.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

from baspa import __version__
from baspa.command.system import LIBRARIES, version
from baspa.house import house_path

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\\n]+))?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """A version that the lock asks for."""

    version: str
    sometimes: bool  # on certain systems or Pythons alone


def versions() -> str:
    """Return the lines that `baspa --version` prints."""
    locked = {**pins(read("run")), **{name: optional(found) for name, found in pins(read("extras")).items()}}
    return "\n".join([f"baspa {__version__}", f"Python {platform.python_version()}", *system(), *compared(locked)])


def read(layer: str) -> str:
    """Return the text of a layer of the lock."""
    return house_path("lock", f"{layer}.txt").read_text("utf-8")


def optional(found: Sequence[Pin]) -> Sequence[Pin]:
    """Return the pins of a library that a press may be without."""
    return [Pin(pin.version, sometimes=True) for pin in found]


def system() -> Iterator[str]:
    """Yield the system's libraries that tell their version, as they are loaded."""
    for library in LIBRARIES:
        if library.says:
            yield f"{library.name} {version(library) or 'is missing'}"


def pins(text: str) -> Mapping[str, Sequence[Pin]]:
    """Return the pins of each library that the text of a lock names: several where systems or Pythons differ."""
    found: dict[str, list[Pin]] = {}
    for pin in PIN.finditer(text):
        found.setdefault(pin["name"], []).append(Pin(pin["version"], pin["marker"] is not None))
    return found


def compared(locked: Mapping[str, Sequence[Pin]]) -> Iterator[str]:
    """Yield each library with its version and, where that is another, the lock's; then whether all are the lock's."""
    here = {name: installed(name) for name in locked}
    used = {name: given for name, given in here.items() if given or not all(pin.sometimes for pin in locked[name])}
    others = 0
    for name, given in used.items():
        wanted = [pin.version for pin in locked[name]]
        others += given not in wanted
        yield f"{name} {given or 'is missing'}" + ("" if given in wanted else f" (in the lock: {' or '.join(wanted)})")
    yield f"{others} of {len(used)} libraries are not the lock's" if others else "All libraries are the lock's"


def installed(name: str) -> str:
    """Return the version of a library that is installed, or ""."""
    try:
        return installed_version(name)
    except PackageNotFoundError:
        return ""
