"""The document of the cover wrap, and the drawing of its front: that of the e-book's cover, in another shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from baspa.language.model import Language
from baspa.model.metadata import Metadata
from baspa.printers.case import cover_size
from baspa.printers.wanted import cover_file
from baspa.typeset.cover import balanced
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.templates import render

WIDTH, LEAST_HEIGHT = 1600, 2000  # px of the drawing: of a page that is less high for its width, the height is this
MOST_LINES, EVEN = 3, 1.1  # of a title on the spine; of its share a line may have, since words are not broken

Lines = tuple[tuple[tuple[str, str], ...], ...]  # of each line its parts, "authors" or "title" with their text


@dataclass(frozen=True, slots=True)
class CoverShape:
    """The shape of a cover's drawing, px."""

    width: int
    height: int
    bleed: int = 0  # beyond its edges


SCREEN = CoverShape(WIDTH, 2400)  # what shops of e-books ask for


def paper_shape(metadata: Metadata) -> CoverShape:
    """Return the shape of the front of the paper book."""
    width, height = cover_size(metadata)
    unit = min(width / WIDTH, height / LEAST_HEIGHT)  # mm
    return CoverShape(round(width / unit), round(height / unit), round(cover_file(metadata).bleed / unit))


def front(env: Sandbox, values: Mapping[str, Any], shape: CoverShape) -> str:
    """Return the SVG of the front; raises Failure (B040) where the template is at fault."""
    return render(env, "epub/cover.svg", {**values, "cover": shape})


def wrap_page(env: Sandbox, values: Mapping[str, Any], metadata: Metadata, language: Language) -> str:
    """Return the HTML of the wrap; raises Failure (B040) where the template is at fault."""
    blurb = metadata.wrap.blurb or metadata.annotation.get(metadata.language, "")
    turned = turn_of_spine(metadata, language)
    runs = tuple(spine_runs(values["authors"], metadata.title, language)) if turned else ()
    return render(env, "wrap/wrap.html", {**values, "blurb": blurb, "turned": turned, "runs": runs})


def turn_of_spine(metadata: Metadata, language: Language) -> Literal["down", "up", ""]:
    """Return the way in which the spine's text is turned: "down" clockwise, "up" the other way; "" for none.

    Text from right to left that begins at the head is turned as other text that begins at the foot is.
    """
    wanted = metadata.wrap.spine_text
    if wanted == "none":
        return ""
    from_head = wanted == "down" or (wanted == "by-language" and not language.spine_reads_up)
    return "down" if from_head == (language.direction == "ltr") else "up"


def spine_runs(authors: str, title: str, language: Language) -> Iterator[Lines]:
    """Yield the ways in which authors and title may stand on a spine, in one line and in several: line by line.

    Those with the authors come first, the one with all in one line before others.
    """
    titles = [balanced(title, ceil(EVEN * len(title) / lines), language) for lines in range(1, MOST_LINES + 1)]
    below = [tuple((("title", line),) for line in lines) for lines in dict.fromkeys(titles)]
    if authors:
        yield ((("authors", authors), ("title", title)),)
        yield from (((("authors", authors),), *lines) for lines in below)
    yield from below
