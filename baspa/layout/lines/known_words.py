"""What is known of words before a book is laid out: how wide they are in each of its fonts, and where they may break.

It is what was measured when the book was laid out before, with the same style sheets and fonts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from baspa.kept.content import digest_of
from baspa.kept.store import Store
from baspa.model.edition import Edition

Cuts = tuple[tuple[int, bool], ...]  # where a word may break: an index, and whether a hyphen is set there
FontWords = tuple[dict[str, float], dict[str, Cuts]]  # widths of texts set by themselves, px, and cuts of words
Words = Mapping[str, FontWords]  # by the font's key, of which its language is a part
NONE: Words = {}

_known: ContextVar[Words] = ContextVar("known words", default=NONE)


@contextmanager
def known_words(words: Words) -> Iterator[None]:
    """Have words known that are measured else, while the context lasts."""
    token = _known.set(words)
    try:
        yield
    finally:
        _known.reset(token)


def known_in(font: str) -> FontWords:
    """Return what is known of words in a font, for what is measured besides to be added."""
    widths, cuts = _known.get().get(font, ({}, {}))
    return dict(widths), dict(cuts)


def measured_words(document: Any, known: Words) -> Words:
    """Return what was measured in a WeasyPrint document that was laid out, beside what was known."""
    found: dict[str, FontWords] = {}
    for key, font in document.font_config.__dict__.get("measured", {}).items():
        widths, cuts = known.get(key, ({}, {}))
        new = without(font.widths, widths), without(font.cuts, cuts)
        if any(new):
            found[key] = new
    return found


def without(found: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was found and is not known."""
    return {name: value for name, value in found.items() if name not in known}


def kept_words(edition: Edition, store: Store) -> Words:
    """Return what is kept of the words of a book with these style sheets and fonts."""
    return store.get("words", fonts_of(edition)) or NONE if store.folder else NONE


def keep_words(edition: Edition, store: Store, known: Words, new: Iterable[Words]) -> None:
    """Keep what is known of words, with what was measured besides."""
    joined = dict(known)
    for words in new:
        for key, (widths, cuts) in words.items():
            before = joined.get(key, ({}, {}))
            joined[key] = {**before[0], **widths}, {**before[1], **cuts}
    if joined != known:
        store.put("words", fonts_of(edition), joined)


def fonts_of(edition: Edition) -> bytes:
    """Return a digest of what widths and breaks depend on beside a font's key: of style sheets and fonts."""
    return digest_of((edition.paper_css, edition.fonts, edition.paper_fonts))
