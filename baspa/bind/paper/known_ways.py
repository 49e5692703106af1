"""What a PDF is written with in the press's own way, where WeasyPrint and pydyf are as they are known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from baspa.layout.guard import Feature


def where_known(feature: Feature, context: Callable[[], AbstractContextManager[None]]) -> AbstractContextManager[None]:
    """Return what a feature puts in place; nothing where WeasyPrint, or pydyf, is not as it was."""
    return nullcontext() if feature.unknown() else context()


def own_drawing() -> AbstractContextManager[None]:
    """Draw planned text from the glyphs of its words while the context lasts."""
    from baspa.bind.paper.drawn_text import text_from_runs  # which calls WeasyPrint from within

    return text_from_runs()
