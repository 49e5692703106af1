"""Colour spaces of a PDF (ISO 32000-1, 8.6): which family each is of, and what people call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pikepdf import Array, Name

Family = Literal["grey", "rgb", "cmyk", "lab", "spot", "all", "pattern", "unknown"]
DEEPEST = 6  # spaces in one another: no more than Pattern, Indexed, Separation and its alternate


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space, as what judges colours needs it."""

    family: Family
    label: str  # what people call it
    is_device: bool = True  # without a profile, and not defined by CIE; of a spot colour, what it is made of
    alternate: Family = "unknown"  # of a spot colour


GREY = ColourSpace("grey", "DeviceGray")
RGB = ColourSpace("rgb", "DeviceRGB")
CMYK = ColourSpace("cmyk", "DeviceCMYK")
PATTERN = ColourSpace("pattern", "Pattern")
UNKNOWN = ColourSpace("unknown", "an unknown colour space", is_device=False)
DEVICE = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Pattern": PATTERN,
}
DEFAULTS = {GREY: "/DefaultGray", RGB: "/DefaultRGB", CMYK: "/DefaultCMYK"}  # ISO 32000-1, 8.6.5.6
CIE = {
    "/CalGray": ColourSpace("grey", "CalGray", is_device=False),
    "/CalRGB": ColourSpace("rgb", "CalRGB", is_device=False),
    "/Lab": ColourSpace("lab", "Lab", is_device=False),
}
PROFILED = {
    1: ColourSpace("grey", "grey with an ICC profile", is_device=False),
    3: ColourSpace("rgb", "RGB with an ICC profile", is_device=False),
    4: ColourSpace("cmyk", "CMYK with an ICC profile", is_device=False),
}

Named = Callable[[str], Any]  # what the resources call a colour space; None for nothing


def space_of(said: Any, named: Named, depth: int = 0) -> ColourSpace:
    """Return the colour space that a value of a PDF is; `named` looks it up in the resources by its name."""
    if depth > DEEPEST:
        return UNKNOWN
    if isinstance(said, Name):
        return space_called(str(said), named, depth)
    if not isinstance(said, Array) or not len(said):
        return UNKNOWN
    kind = str(said[0])
    if kind in DEVICE and kind != "/Pattern":
        return DEVICE[kind]
    return READERS.get(kind, unknown)(said, named, depth + 1)


def space_called(name: str, named: Named, depth: int) -> ColourSpace:
    """Return the colour space of a name: a device's, unless the resources say what is meant by it."""
    device = DEVICE.get(name)
    if device in DEFAULTS and depth == 0:
        default = named(DEFAULTS[device])
        return device if default is None else space_of(default, named, depth + 1)
    if device is not None:
        return device
    found = named(name)
    return UNKNOWN if found is None else space_of(found, named, depth + 1)


def of_cie(said: Array, named: Named, depth: int) -> ColourSpace:
    """Return a space that is defined by CIE."""
    return CIE[str(said[0])]


def of_profile(said: Array, named: Named, depth: int) -> ColourSpace:
    """Return a space that a profile defines, by the number of its components."""
    return PROFILED.get(int(said[1].get("/N", 0)), UNKNOWN)


def of_base(said: Array, named: Named, depth: int) -> ColourSpace:
    """Return the base of an indexed space, or of a pattern without colours."""
    return space_of(said[1], named, depth) if len(said) > 1 else PATTERN


def of_spots(said: Array, named: Named, depth: int) -> ColourSpace:
    """Return the space of one spot colour or several; "All" is every plate there is (ISO 32000-1, 8.6.6.4)."""
    names = [str(each)[1:] for each in (said[1] if str(said[0]) == "/DeviceN" else [said[1]])]
    family: Family = "all" if "All" in names else "spot"
    alternate = space_of(said[2], named, depth)
    return ColourSpace(family, ", ".join(names), alternate.is_device, alternate.family)


def unknown(said: Array, named: Named, depth: int) -> ColourSpace:
    """Return what stands for a space that no standard knows."""
    return UNKNOWN


READERS: dict[str, Callable[[Array, Named, int], ColourSpace]] = {
    **dict.fromkeys(CIE, of_cie),
    "/ICCBased": of_profile,
    "/Indexed": of_base,
    "/I": of_base,
    "/Pattern": of_base,
    "/Separation": of_spots,
    "/DeviceN": of_spots,
}
