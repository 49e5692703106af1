"""What pandoc reads for an import: a file's bytes in, its tree in JSON out."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa import pandoc
from baspa.importing.nodes import PandocNode, depth
from baspa.model.problem import Failure, Place, Problem

DEPTH = 250
# `all` gives changes and comments of Word's as they are: what is accepted is decided in inlines.py.
READERS = {
    "docx": ("docx+citations", "--track-changes=all"),
    "odt": ("odt",),
    "epub": ("epub",),
    "rtf": ("rtf",),
    "latex": ("latex",),
    "html": ("html",),
    "yaml": ("commonmark+yaml_metadata_block",),  # a file of nothing but metadata
    "markdown": ("markdown-smart-implicit_figures",),  # quotes stay as typed; an image's title is its caption, as here
}
PACKED = ("docx", "odt", "epub", "rtf")  # the images are in the file itself
SKIPPED = ("SkippedContent", "CouldNotLoadIncludeFile", "ParsingUnescaped", "CouldNotConvertTeXMath")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What pandoc read."""

    meta: dict[str, Any]  # MetaInlines and so on, by key
    blocks: list[PandocNode]
    pictures: Mapping[str, bytes]  # images of the file, by the names that the blocks call them
    skipped: tuple[tuple[int, str], ...]  # what pandoc says that it left out, with the line of the source (0: unknown)


def parse(data: bytes, kind: str, name: str) -> Parsed:
    """Read a file of one of the kinds in READERS; `name` stands in the Problems.

    Raises Failure (B083 unreadable, B085 too large or too deep), and Outside where pandoc is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="baspa-") as folder:
        room = Path(folder)
        (room / "manuscript").write_bytes(data)
        reader, *more = READERS[kind]
        more += ["--extract-media=media"] if kind in PACKED else []
        said = run(["--from", reader, "--to=json", *more, "--log=log", "--verbose", "manuscript"], room, name)
        tree = as_tree(said, name)
        media = [path for path in sorted(room.glob("media/**/*")) if path.is_file()]
        pictures = {path.relative_to(room).as_posix(): path.read_bytes() for path in media}
        return Parsed(tree["meta"], tree["blocks"], pictures, skipped(room / "log"))


def references(meta: Mapping[str, Any]) -> bytes:
    """Return the references of a document as CSL JSON, b"" where it has none."""
    if "references" not in meta:
        return b""
    tree = {"pandoc-api-version": [1, 23], "meta": {"references": meta["references"]}, "blocks": []}
    with tempfile.TemporaryDirectory(prefix="baspa-") as folder:
        (Path(folder) / "tree").write_text(json.dumps(tree), encoding="utf-8")
        return run(["--from=json", "--to=csljson", "tree"], Path(folder), "references")


def run(arguments: Sequence[str], room: Path, name: str) -> bytes:
    """Run pandoc in an empty folder; return what it printed."""
    try:
        return pandoc.run(arguments, room, "an import needs", "import")
    except pandoc.Unbounded as error:
        raise Failure([too_much(name, str(error))]) from error
    except pandoc.Refused as error:
        hint = "open it in the program that made it, save it anew, and try again"
        raise Failure([Problem(Place(name), "B083", f"the file is broken: {error}", hint)]) from error


def as_tree(said: bytes, name: str) -> Any:
    """Return pandoc's JSON as Python's values; raises Failure (B085) where it is nested out of all reason."""
    try:
        tree = json.loads(said)
    except RecursionError:
        tree = None
    if tree is None or depth(tree) > DEPTH:
        raise Failure([too_much(name, "lists, quotations or other things stand in one another, too deep for a book")])
    return tree


def too_much(name: str, message: str) -> Problem:
    """Return B085 for a file that is out of bounds."""
    return Problem(Place(name), "B085", message, "divide it into several files, and import each")


def skipped(log: Path) -> tuple[tuple[int, str], ...]:
    """Return what pandoc's log says that it left out."""
    entries = json.loads(log.read_bytes()) if log.is_file() else []
    found = [entry for entry in entries if entry["type"] in SKIPPED]
    return tuple((entry.get("line", 0), entry.get("contents") or entry.get("path") or "") for entry in found)
