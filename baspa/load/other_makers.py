"""What other programs make books of, where the press looks for its own: it is told, and how a book is made of it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from baspa.load.folder import Folder

MAKERS = {  # the file that lists the chapters; where a folder has several, the first
    "SUMMARY.md": "GitBook",
    "src/SUMMARY.md": "mdBook",
    "_quarto.yml": "Quarto",
    "_bookdown.yml": "bookdown",
    "myst.yml": "MyST",
    "_toc.yml": "Jupyter Book",
    "mkdocs.yml": "MkDocs",
}
MDBOOK = ("book", "output", "preprocessor", "rust", "build")  # tables of mdBook's book.toml
DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".epub", ".tex", ".ipynb")  # that are no Markdown, and can be imported


def maker_of(folder: Folder) -> tuple[str, str]:
    """Return the file by which another program makes a book of a folder, and the program; two "" if there is none."""
    return next(((file, name) for file, name in MAKERS.items() if folder.state(file) == "there"), ("", ""))


def is_of_mdbook(given: Mapping[str, object]) -> bool:
    """Tell whether what stands in a book.toml is mdBook's."""
    return bool(given) and all(name in MDBOOK and isinstance(value, dict) for name, value in given.items())


def is_document(path: str) -> bool:
    """Tell whether a file is a document of another program, by its name."""
    return posixpath.splitext(path)[1].lower() in DOCUMENTS
