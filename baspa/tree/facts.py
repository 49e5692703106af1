"""The texts of book.toml: what of its facts may be printed, wherever the templates put it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from baspa.model.book import Book
from baspa.model.problem import Place

FOR_THE_PRESS = re.compile(r"(chapters|bibliography|uncited|citation_style)\b|contributions\.\d+\.file$")


def metadata_texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Yield every text of book.toml with its place that may be printed: names of files and keys are not."""
    yield from ((book.place(key), text) for key, text in texts_in(book.metadata, "") if not FOR_THE_PRESS.match(key))


def texts_in(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield the texts in a value of tables and lists, each with its dotted key."""
    children: dict[str, Any] = {}
    if isinstance(value, str):
        yield key, value
    elif is_dataclass(value):
        children = {field.name: getattr(value, field.name) for field in fields(value)}
    elif isinstance(value, Mapping):
        children = dict(value)
    elif isinstance(value, tuple | list):
        children = {str(number): item for number, item in enumerate(value)}
    for name, child in children.items():
        yield from texts_in(child, f"{key}.{name}" if key else name)
