"""How what lacks is installed here: a line for the shell, true of a checkout and of an installed wheel alike."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import requires

# The package managers of systems that the press runs on, and how each is told to install. On Windows it runs in WSL,
# which has apt-get.
MANAGERS = {"apt-get": "sudo apt-get install", "dnf": "sudo dnf install", "brew": "brew install"}
PACKAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Pango": {"apt-get": ("libpango-1.0-0",), "dnf": ("pango",), "brew": ("pango",)},
    "PangoFT2": {"apt-get": ("libpangoft2-1.0-0",), "dnf": ("pango",), "brew": ("pango",)},
    "HarfBuzz": {"apt-get": ("libharfbuzz0b",), "dnf": ("harfbuzz",), "brew": ("harfbuzz",)},
    "HarfBuzz-Subset": {"apt-get": ("libharfbuzz-subset0",), "dnf": ("harfbuzz",), "brew": ("harfbuzz",)},
    "Fontconfig": {"apt-get": ("libfontconfig1",), "dnf": ("fontconfig",), "brew": ("fontconfig",)},
    "Node.js": {"apt-get": ("nodejs", "npm"), "dnf": ("nodejs", "npm"), "brew": ("node",)},
    "Ghostscript": {"apt-get": ("ghostscript",), "dnf": ("ghostscript",), "brew": ("ghostscript",)},
    "Chromium": {"apt-get": ("chromium",), "dnf": ("chromium",), "brew": ("--cask", "google-chrome")},
}


def extra_line(extra: str) -> str:
    """Return what installs an extra of the press: its packages by their names, for an index need not know the press."""
    wanted = (text.partition(";") for text in requires("baspa") or ())
    return pip_line(*(name.strip() for name, _, marker in wanted if f"extra == '{extra}'" in marker.replace('"', "'")))


def pip_line(*requirements: str) -> str:
    """Return what installs packages of Python beside the press."""
    return shlex.join([sys.executable, "-m", "pip", "install", *requirements])


def system_line(names: Iterable[str]) -> str:
    """Return what installs things of PACKAGES with the system's package manager, the first that is here."""
    wanted = list(names)
    manager = next(filter(shutil.which, MANAGERS), None)
    if manager is None:
        return f"install {' and '.join(wanted)}"
    packages = dict.fromkeys(package for name in wanted for package in PACKAGES[name][manager])
    return f"{MANAGERS[manager]} {' '.join(packages)}"
