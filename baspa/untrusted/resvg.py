"""SVG drawn to pixels by resvg, with the fonts of the house and of the book, in a process with bounds."""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from baspa.house import house_path
from baspa.model.book import Font
from baspa.model.design import CODE_FAMILY, TEXT_FAMILY

SECONDS, MEGABYTES = 60, 3000  # of the processor and of memory: the house's cover takes 0.3 s and 60 MB
PIXEL = 96  # CSS's px to the inch: what a length in mm or pt is


@dataclass(frozen=True, slots=True)
class Canvas:
    """How an SVG is to be drawn."""

    fonts: tuple[str, ...]  # file names of the house's fonts
    width: int | None = None  # px; None: as the SVG says
    height: int | None = None
    languages: tuple[str, ...] = ()  # for <switch>


def drawn_svg(svg: str, canvas: Canvas, own: Sequence[Font]) -> bytes:
    """Return an SVG as PNG bytes; b"" where drawing it breaks the bounds. `own` are the book's fonts.

    resvg would open any file that the SVG names: it must have been held against the list of what it may be.
    """
    fonts = [str(house_path("styles", "fonts", name)) for name in canvas.fonts]
    with TemporaryDirectory(prefix="baspa-") as folder:  # resvg reads fonts from files alone
        for number, face in enumerate(own):
            path = Path(folder) / f"{number}.ttf"
            path.write_bytes(face.resource.data)
            fonts.append(str(path))
        return drawn_apart(svg, canvas, fonts)


def drawn_apart(svg: str, canvas: Canvas, fonts: Sequence[str]) -> bytes:
    """Draw in another process; b"" where that broke its bounds.

    It is forked as it is: a format's own process ends with its parent, and multiprocessing lets such a one have no
    other. Where this process is ended, the bounds end that one.
    """
    answer, there = os.pipe()
    process = os.fork()
    if not process:
        draw(svg, canvas, fonts, there)
    os.close(there)
    with os.fdopen(answer, "rb") as stream:
        png = stream.read()
    return png if os.waitpid(process, 0)[1] == 0 else b""


def draw(svg: str, canvas: Canvas, fonts: Sequence[str], answer: int) -> NoReturn:
    """Draw and write the PNG: the life of the process."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where resvg would say how it ended
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
        png = pixels(svg, canvas, fonts)
        with os.fdopen(answer, "wb") as stream:
            stream.write(png)
        os._exit(0)
    finally:
        os._exit(1)


def pixels(svg: str, canvas: Canvas, fonts: Sequence[str]) -> bytes:
    """Return an SVG as resvg draws it, in PNG."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=canvas.width,
            height=canvas.height,
            dpi=PIXEL,
            languages=list(canvas.languages),
            font_files=list(fonts),
            skip_system_fonts=True,
            font_family=TEXT_FAMILY,  # what resvg has for a family that is not there
            serif_family=TEXT_FAMILY,
            sans_serif_family=TEXT_FAMILY,
            cursive_family=TEXT_FAMILY,
            fantasy_family=TEXT_FAMILY,
            monospace_family=CODE_FAMILY,
        )
    )
