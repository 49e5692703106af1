"""A PDF opened for a preflight, its pages one after the other: their boxes, and what is painted on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from baspa.model.problem import Failure, Place, Problem
from baspa.preflight.boxes import facts_of
from baspa.preflight.hostile import HOSTILE
from baspa.preflight.layers import Layers
from baspa.preflight.marks import GraphicsState
from baspa.preflight.model import PageBoxes
from baspa.preflight.operators import OPERATORS
from baspa.preflight.walk import Shared, StreamRun, WalkedPage

LOCKED = "it asks for a password", "save it without one: a printing house cannot open it either"
UNREADABLE = "it is no PDF, or so damaged that no page of it can be read", "make it anew, or copy it again"
ABSENT = "there is no such file", "mend its path"
EMPTY = "it has no pages", "make it anew"


@contextmanager
def opened(file: Path) -> Iterator[pikepdf.Pdf]:
    """Have a PDF open; raises Failure (B270) for what is none, is locked, has no pages or is not there."""
    if not file.is_file():
        raise refused(file, *ABSENT)
    try:
        pdf = pikepdf.open(file)
        pages = len(list(pdf.pages)) if isinstance(pdf.Root, pikepdf.Dictionary) else 0
    except pikepdf.PasswordError as fault:
        raise refused(file, *LOCKED) from fault
    except HOSTILE as fault:
        raise refused(file, *UNREADABLE) from fault
    with pdf:
        if not pages:
            raise refused(file, *EMPTY)
        yield pdf


def extent_of(file: Path) -> tuple[float, int]:
    """Return how wide the cut pages of a PDF are, mm, and how many there are; raises as `opened` does."""
    with opened(file) as pdf:
        return facts_of(pdf.pages[0], 1).size[0], len(pdf.pages)


def refused(file: Path, said: str, hint: str) -> Failure:
    """Return why a file cannot be judged."""
    return Failure([Problem(Place(file.name), "B270", said, hint)])


def walked_pages(pdf: pikepdf.Pdf, pages: Sequence[PageBoxes]) -> Iterator[tuple[pikepdf.Page, WalkedPage]]:
    """Yield each page with what is on it. Raises Endless where a file asks for more than any page needs."""
    shared = Shared(Layers(pdf), OPERATORS)
    for page, facts in zip(pdf.pages, pages, strict=True):
        yield page, walked(page, WalkedPage(facts, shared))


def walked(page: pikepdf.Page, canvas: WalkedPage) -> WalkedPage:
    """Walk over a page and return what is on it."""
    unit = canvas.page.unit
    scale = (unit, 0.0, 0.0, unit, 0.0, 0.0)
    if not canvas.shared.layers.are_sound:
        canvas.missing.append("its layers")
    resources: Any = page.obj.get("/Resources")
    if resources is None:
        resources = page.resources
    if not isinstance(resources, pikepdf.Dictionary):
        canvas.missing.append("its resources")
        resources = None
    StreamRun(canvas, resources, GraphicsState(matrix=scale, clip=canvas.page.media), base=scale).run(page)
    return canvas
