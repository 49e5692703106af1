"""A Jupyter notebook (https://nbformat.readthedocs.io/) as Markdown: its text, its code, what that printed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

from baspa.importing.escaping import longest_run
from baspa.model.problem import Failure, Place, Problem

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
UNSEEN = ("remove-cell", "remove_cell", "remove-input", "remove_input")  # tags of cells whose code is not shown
COLOURS = re.compile(r"\x1b\[[\d;]*[A-Za-z]")  # of a terminal


def notebook_text(text: str, path: str) -> str:
    """Return a notebook's cells as Markdown; raises Failure (B083) where it is none."""
    try:
        book = json.loads(text)
        language = book.get("metadata", {}).get("kernelspec", {}).get("language", "python")
        pieces = [piece for each in book["cells"] for piece in of_cell(each, language)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "open it in the program that made it, save it anew, and try again"
        raise Failure([Problem(Place(path), "B083", "the file is no notebook", hint)]) from error
    return "\n\n".join(piece for piece in pieces if piece.strip()) + "\n"


def of_cell(cell: Any, language: str) -> Iterator[str]:
    """Yield the Markdown of a cell: a picture that its code drew is one within the text."""
    source = joined(cell["source"])
    if cell["cell_type"] != "code":
        yield source
        return
    tags = [tag for tag in cell.get("metadata", {}).get("tags", []) if tag in UNSEEN]
    yield fenced(f"{{code-cell}}\n:tags: {tags[0]}" if tags else language, source)
    for output in cell.get("outputs", []) if not {*tags} & {*UNSEEN[:2]} else ():
        yield of_output(output)


def of_output(output: Any) -> str:
    """Return the Markdown of what code has printed, drawn, or ended with: an error is a block of code as well."""
    data = output.get("data", {})
    drawn = next((kind for kind in PICTURES if kind in data), "")
    if drawn:
        written = joined(data[drawn])
        pixels = base64.b64encode(written.encode()).decode() if written.lstrip().startswith("<") else written
        return f"![](data:{drawn};base64,{''.join(pixels.split())})"
    if "text/markdown" in data:
        return joined(data["text/markdown"])
    if "text/latex" in data and joined(data["text/latex"]).lstrip().startswith("$"):
        return joined(data["text/latex"])
    said = output.get("text", data.get("text/plain", ""))
    if output.get("output_type") == "error":
        traceback = "\n".join(output.get("traceback") or ())
        said = traceback or f"{output.get('ename', '')}: {output.get('evalue', '')}"
    return fenced("text", COLOURS.sub("", joined(said)))


def fenced(language: str, code: str) -> str:
    """Return code between fences, nothing for none."""
    ticks = "`" * max(3, longest_run(code) + 1)
    return f"{ticks}{language}\n{code.rstrip(chr(10))}\n{ticks}" if code.strip() else ""


def joined(value: Any) -> str:
    """Return a text, which may be a list of its lines."""
    return "".join(value) if isinstance(value, list) else str(value)
