"""The libraries that a book was made with: the lines of the lock that name them, each with its hashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.house import house_path

BLOCK = re.compile(r"^(?P<name>[\w.-]+)==(?:.*\\\n)*.*\n?", re.MULTILINE)
EXTRAS = ("pypandoc-binary",)  # of the lock's extras: what a book that cites is made with


def requirements(installed: set[str]) -> bytes:
    """Return what pip installs: all that the press runs with, and of the extras those that books are made with.

    `installed` are names of libraries.
    """
    blocks = [text for _, text in locked("run")]
    blocks += [text for name, text in locked("extras") if name in EXTRAS and name in installed]
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in blocks).encode()


def locked(layer: str) -> Iterator[tuple[str, str]]:
    """Yield the libraries of a layer of the lock, each with its lines."""
    for block in BLOCK.finditer(house_path("lock", f"{layer}.txt").read_text("utf-8")):
        yield block["name"], block[0]
