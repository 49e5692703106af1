"""The rules of a shop or a reading program, as its file here has them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa.printers import PresetSource, with_sources

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What one of them takes; 0 and () where nothing is known of it."""

    name: str  # as people call it
    book_bytes: int = 0  # of the whole file, at most; so are all that follow
    document_bytes: int = 0  # of one chapter's document
    image_bytes: int = 0
    image_pixels: int = 0  # width times height
    image_types: tuple[str, ...] = ()  # media types, of all that it shows
    table_columns: int = 0
    contents_levels: int = 0
    cover_least: tuple[int, ...] = ()  # width and height, px
    cover_most: tuple[int, ...] = ()
    css_functions_not: tuple[str, ...] = ()  # functions of CSS with which it does not open a book
    cover_page: bool = True  # whether a page of the e-book may show the cover, which it shows by itself
    cover_named_twice: bool = False  # whether the cover is to be named as in EPUB 2, too
    isbn_names_file: bool = False  # whether a file is to be called by the ISBN of the e-book
    notes_apart: bool = True  # whether a note opens above the text that is in another document than its call
    sources: tuple[PresetSource, ...]


def reader_names() -> tuple[str, ...]:
    """Return the names of all readers."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def reader(name: str) -> Reader:
    """Return a reader of `reader_names`."""
    given, sources = with_sources(FOLDER / f"{name}.toml")
    rules: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    return Reader(**rules, sources=sources)


def shows(rules: Reader, media_type: str) -> bool:
    """Tell whether pictures of a type are shown."""
    return not rules.image_types or media_type in rules.image_types


def file_in(rules: Reader, name: str, media_type: str) -> str:
    """Return the name of a picture's file in the e-book for a reader: where its type is not shown, it is made PNG."""
    return name if shows(rules, media_type) else f"{name}.png"
