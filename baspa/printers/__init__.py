"""What printing houses ask of a file: a preset each, whose every figure says where it is from, and when."""

from __future__ import annotations

import datetime
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent
CONDITION = "FOGRA39"  # of the ICC's registry: https://www.color.org/registry
CONDITION_SAYS = "Offset on coated paper, ISO 12647-2:2004, FOGRA39"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetSource:
    """Where figures of a preset are from."""

    keys: tuple[str, ...]  # of the preset
    url: str  # "" where it is the press's own choice, since the house names none
    date: datetime.date  # when it was read
    second_hand: bool  # it is another's page that says so, not the house's own
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What a printing house asks of the inside of a book."""

    name: str  # as people call the house
    standard: Literal["X-4", "X-1a", ""]  # PDF/X-4 (ISO 15930-7), PDF/X-1a:2003 (ISO 15930-4), or none
    marks: bool  # crop marks and colour bars outside the bleed
    bleed: float  # mm that the file goes on beyond the trimmed page
    bleed_inside: bool  # at the spine as well
    colour: Literal["cmyk", "srgb"]  # what colours are written in
    ink: int  # %, all inks of a place together, at most
    dpi: int  # that an image has at its printed size, at least
    sources: tuple[PresetSource, ...]


def preset_names() -> tuple[str, ...]:
    """Return the names of all presets."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def preset(name: str) -> Preset:
    """Return a preset of `preset_names`."""
    given, sources = with_sources(FOLDER / f"{name}.toml")
    return Preset(**given, sources=sources)


def with_sources(file: Path) -> tuple[dict[str, Any], tuple[PresetSource, ...]]:
    """Return the figures of a file of data, and where they are from."""
    given: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return given, tuple(PresetSource(**{**each, "keys": tuple(each["keys"])}) for each in given.pop("sources"))


@functools.cache
def profile() -> bytes:
    """Return the ICC profile of the printing condition (profiles/README.md)."""
    return (FOLDER / "profiles" / "FOGRA39L_coated.icc").read_bytes()
