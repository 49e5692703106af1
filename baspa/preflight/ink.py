"""How much ink lies in one place of a cut page, on all four plates together: what is too much does not dry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageMath

from baspa.preflight.geometry import Box
from baspa.preflight.ghostscript import Plates, ghostscript, plates
from baspa.preflight.kinds import NO_GHOSTSCRIPT, NOT_DRAWN, TOO_MUCH_INK
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

DPI = 72.0
PIXELS = 16_000_000  # of the largest page; of a larger one they are larger
FULL = 255  # what 100 % of an ink is in a pixel
MANY = 9  # pixels that a place needs to be told: a square millimetre
SAME = 2  # pixels by which a page may be larger or smaller than it should


def judged_ink(file: Path, pages: Sequence[PageBoxes], limits: Limits) -> PrintFaults:
    """Yield where there is too much ink; that it was not judged, where Ghostscript lacks or gives up."""
    program = ghostscript()
    if program is None:
        yield PrintFault(NO_GHOSTSCRIPT)
        return
    drawn = 0
    for page, found in zip(pages, plates(program, file, resolution(pages), len(pages)), strict=False):
        drawn += 1
        yield from judged_plates(found, page, limits)
    if drawn < len(pages):
        yield PrintFault(NOT_DRAWN, value=drawn + 1)


def resolution(pages: Sequence[PageBoxes]) -> float:
    """Return how many pixels there are in an inch: what is an area of ink is one at any resolution."""
    inches = max(width * height for width, height in (page.size for page in pages)) / 25.4**2
    return float(min(DPI, (PIXELS / inches) ** 0.5))


def judged_plates(found: Plates, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield where a page has too much ink."""
    planes = Image.frombytes("CMYK", (found.width, found.height), found.pixels).split()
    limit = round(limits.ink * FULL / 100) + 1  # a step above, for inks were rounded to steps
    if sum(map(most_of, planes)) <= limit:
        return
    named = dict(zip("cmyk", planes, strict=True))
    total = ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **named)
    over = ImageMath.lambda_eval(lambda of: (of["total"] > limit) * FULL, total=total).convert("L")
    box = over.getbbox()
    if box is not None and over.histogram()[FULL] >= MANY:
        most = most_of(total) * 100 / FULL
        yield PrintFault(TOO_MUCH_INK, page.number, on_page(box, found, page), -most, str(limits.ink))


def most_of(plane: Image.Image) -> float:
    """Return the largest value of a plane."""
    _, most = plane.getextrema()
    return float(most) if not isinstance(most, tuple) else 0.0


def on_page(box: tuple[int, int, int, int], found: Plates, page: PageBoxes) -> Box | None:
    """Return where on the page a box of pixels is; None where the page is turned or was not cut as it should."""
    left, _, right, top = page.trim
    scale = (right - left) / found.width
    if page.turned or abs(page.size[1] / page.size[0] * found.width - found.height) > SAME:
        return None
    return left + box[0] * scale, top - box[3] * scale, left + box[2] * scale, top - box[1] * scale
