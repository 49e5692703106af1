"""Ghostscript, the only module that starts it: a PDF in, its pages as the four plates of a press out.

Of the interpreters at hand it alone puts overprinting right: measured beside MuPDF and PDFium on 2026-11-29. It reads
what strangers made, so it runs in its sandbox, and with a bound on its time.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NAME = "gs"
SECONDS, SECONDS_A_PAGE = 60, 3  # beyond which no page takes so long but one that was made for it
PLAIN = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pamcmyk32", "-sstdout=%stderr", "-sOutputFile=%stdout")
TRIMMED = ("-dUseCropBox", "-dUseTrimBox")
HEAD_ENDS = b"ENDHDR\n"


@dataclass(frozen=True, slots=True)
class Plates:
    """A page as pixels of cyan, magenta, yellow and black, a byte each, from the upper left on."""

    width: int
    height: int
    pixels: bytes


def ghostscript() -> str | None:
    """Return the path of Ghostscript; None where it is not installed."""
    return shutil.which(NAME)


def version_of(program: str) -> str:
    """Return which Ghostscript a program is: "10.00.0"."""
    done = subprocess.run([program, "--version"], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    return done.stdout.decode("ascii", "replace").strip()


def plates(program: str, file: Path, dpi: float, pages: int) -> Iterator[Plates]:
    """Yield the pages of a PDF, cut, until the last or the first that Ghostscript cannot draw."""
    command = [program, *PLAIN, *TRIMMED, f"-r{dpi:.3f}", str(file.resolve())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        bound = threading.Timer(SECONDS + SECONDS_A_PAGE * pages, process.kill)
        bound.start()
        try:
            assert process.stdout is not None
            while (page := next_plates(process.stdout)) is not None:
                yield page
        finally:
            bound.cancel()
            process.kill()


def next_plates(stream: IO[bytes]) -> Plates | None:
    """Return the next page of a stream of Portable Arbitrary Maps; None at its end, or where it breaks off."""
    sides: dict[bytes, int] = {}
    while (line := stream.readline()) != HEAD_ENDS:
        if not line:
            return None
        key, _, value = line.partition(b" ")
        if key in (b"WIDTH", b"HEIGHT"):
            sides[key] = int(value)
    width, height = sides.get(b"WIDTH", 0), sides.get(b"HEIGHT", 0)
    if not width or not height:
        return None
    pixels = stream.read(width * height * 4)
    return Plates(width, height, pixels) if len(pixels) == width * height * 4 else None
