"""Where the house's own templates and styles are: beside the package in the project, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
HOUSE = PACKAGE / "house" if (PACKAGE / "house").is_dir() else PACKAGE.parent


def house_path(*parts: str) -> Path:
    """Return the path of a file or folder of the house by its parts, as in "styles", "fonts"."""
    return HOUSE.joinpath(*parts)
