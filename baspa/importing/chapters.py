"""The chapters written, so that the press will build them: each has a text, and each link leads to what was written.

What cannot be carried, a picture say, may have been all that a chapter held, or what a link led to. That is known when
it is written; then it is written again, without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from baspa.importing.anchors import Anchors, Links, ids
from baspa.importing.blocks import chapter
from baspa.importing.losses import Losses
from baspa.importing.outline import Part, joined, named
from baspa.importing.pictures import Find, Pictures, usable
from baspa.language.model import Language

NAME = re.compile(r"\{#([^\s{}]+)")
HEADINGS_ALONE = re.compile(r"(?:#{1,6} (?![^\n]*\{[^{}\n]*\.part\}\n)[^\n]*\n*)*")  # but for a part's


@dataclass(frozen=True, slots=True)
class WrittenChapters:
    """Chapters and images by their paths, and what could not be carried."""

    texts: Mapping[str, str]
    images: Mapping[str, bytes]
    losses: Losses

    @property
    def bare(self) -> list[bool]:
        """Tell of each chapter whether it has headings alone."""
        return [bool(HEADINGS_ALONE.fullmatch(text)) for text in self.texts.values()]


def written(parts: Sequence[Part], anchors: Anchors, find: Find, language: Language) -> WrittenChapters:
    """Return the chapters of a book; where nothing in any of them could be carried, they have headings alone."""
    made = partial(Pictures, find, language, judge=cache(usable))
    first = attempt(parts, anchors, made, ())
    lost = {name for part in parts for name in ids(part.blocks)} - {*NAME.findall("".join(first.texts.values()))}
    bare = first.bare
    if not lost and not any(bare):
        return first
    if any(bare) and not all(bare):
        parts = named(joined([part.blocks for part in parts], bare), language)
    return attempt(parts, anchors, made, lost)


def attempt(
    parts: Sequence[Part], anchors: Anchors, beginning: Callable[[Losses], Pictures], lost: Container[str]
) -> WrittenChapters:
    """Write all chapters; links to the ids in `lost` leave their words."""
    losses = Losses()
    paths = {name: part.path for part in parts for name in ids(part.blocks) if name not in lost}
    links = Links(anchors.names, paths, anchors.numbered)
    pictures = beginning(losses)
    texts = {part.path: chapter(part, links, pictures, losses) for part in parts}
    return WrittenChapters(texts, pictures.files, losses)
