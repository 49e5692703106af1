"""The cover's picture: SVG drawn to PNG by resvg, with the fonts of the house and of the book, and no others."""

from __future__ import annotations

import multiprocessing
import os
import resource
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from baspa.house import house_path
from baspa.model.book import Font
from baspa.model.design import CODE_FAMILY, TEXT_FAMILY
from baspa.model.problem import Failure, Place, Problem

FONTS = ("Literata-Regular.ttf", "Literata-Italic.ttf", "Literata-SemiBold.ttf", "FiraMono-Regular.ttf")
SECONDS, MEGABYTES = 60, 3000  # of the processor and of memory: the house's cover takes 0.3 s and 60 MB


def cover_png(svg: str, own: Sequence[Font] = ()) -> bytes:
    """Return the cover as PNG bytes, at the size that the SVG says, in px; `own` are the book's fonts.

    resvg would open any file that the SVG names: typeset has held it against the list of what it may be. What it draws
    may still take any time, so it draws in a process of its own; raises Failure (B183) where that takes too long.
    """
    fonts = [str(house_path("styles", "fonts", name)) for name in FONTS]
    with TemporaryDirectory(prefix="baspa-") as folder:  # resvg reads fonts from files alone
        for number, face in enumerate(own):
            path = Path(folder) / f"{number}.ttf"
            path.write_bytes(face.resource.data)
            fonts.append(str(path))
        png = drawn_apart(svg, fonts)
    if not png:
        said = f"what it makes cannot be drawn within {SECONDS} s and {MEGABYTES} MB"
        hint = "leave shadows, transparency and shapes out of it, or make it smaller"
        raise Failure([Problem(Place("templates/epub/cover.svg"), "B183", said, hint)])
    return png


def drawn_apart(svg: str, fonts: Sequence[str]) -> bytes:
    """Draw in another process; b"" where that broke its bounds."""
    answer, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=draw, args=(svg, fonts, there))
    process.start()
    there.close()
    try:
        return answer.recv_bytes()
    except EOFError:
        return b""
    finally:
        process.join()
        answer.close()


def draw(svg: str, fonts: Sequence[str], answer: Connection) -> None:
    """Draw and send the PNG: the life of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where resvg would say how it ended
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        font_files=list(fonts),
        skip_system_fonts=True,
        font_family=TEXT_FAMILY,  # what resvg has for a family that is not there
        serif_family=TEXT_FAMILY,
        sans_serif_family=TEXT_FAMILY,
        cursive_family=TEXT_FAMILY,
        fantasy_family=TEXT_FAMILY,
        monospace_family=CODE_FAMILY,
    )
    answer.send_bytes(bytes(png))
