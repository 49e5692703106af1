"""The table of the rooms in docs/architecture.md, from the first line of each module and from what it imports."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ARCHITECTURE = PROJECT / "docs" / "architecture.md"
BEGIN, END = "<!-- rooms: made by tools/generate_docs.py -->", "<!-- end of the rooms -->"
# In the order in which a book goes through them; what uses the line from outside, and the ground, come last.
ROOMS = (
    "",
    "load",
    "apparatus",
    "edition",
    "check",
    "typeset",
    "layout",
    "bind",
    "records",
    "verify",
    "archive",
    "command",
    "importing",
    "diff",
    "preflight",
    "tree",
    "sorts",
    "formula",
    "references",
    "language",
    "lines",
    "untrusted",
    "model",
    "printers",
    "readers",
    "kept",
)


def architecture() -> str:
    """Return docs/architecture.md with its rooms as they are."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    return "\n\n".join([before + BEGIN, *map(room, ROOMS), END + rest.partition(END)[2]])


def room(name: str) -> str:
    """Return a room as Markdown: what it is, then a row for each of its modules."""
    folder = PROJECT / "baspa" / name
    head = folder / "__init__.py"
    title = f"### {name}/" if name else "### baspa/"
    paths = sorted(folder.rglob("*.py") if name else folder.glob("*.py"))
    rows = [row(path, folder) for path in paths if path != head]
    return "\n".join([title, "", f"{said(head)}", "", "| module | what it does | library |", "|---|---|---|", *rows])


def row(path: Path, folder: Path) -> str:
    """Return the row of a module; a room within a room is named as its folder."""
    name = path.relative_to(folder).as_posix().replace("/__init__.py", "/")
    cells = (name, said(path).replace("|", "\\|"), ", ".join(sorted(set(libraries(path)))))
    return f"| {' | '.join(cells)} |"


def said(path: Path) -> str:
    """Return the first paragraph of a module's docstring, in one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def libraries(path: Path) -> Iterator[str]:
    """Yield the libraries that a module imports, at its head or where it needs them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in (name.partition(".")[0] for name in names):
            if name not in sys.stdlib_module_names and name != "baspa":
                yield name
