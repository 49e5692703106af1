"""The folder of a program: its README and docs are chapters, and what it says of itself beside them is none."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from baspa.load.folder import Folder

MARKDOWN = (".md", ".qmd", ".rmd", ".markdown", ".ipynb")
NO_CHAPTERS = (
    *(
        "readme",
        "summary",
        "license",
        "licence",
        "copying",
        "notice",
        "authors",
        "changelog",
        "changes",
        "contributing",
    ),
    *(
        "code_of_conduct",
        "security",
        "support",
        "requirements",
        "requirements-dev",
        "constraints",
        "robots",
        "cmakelists",
    ),
)
IN_DOCS = ("contributing", "code_of_conduct", "security", "support")  # where these are read
FIRST = ("index", "readme")
DOCS = ("docs", "doc")  # where repositories of programs have their texts


def with_docs(folder: Folder, top: Iterable[str]) -> list[str]:
    """Return the README of a repository and its docs, [] where one of them is missing."""
    first = [path for path in top if stem(path) == "readme"]
    docs = [path for name in DOCS for path in folder.files(name, MARKDOWN)] if first else []
    chapters = [path for path in docs if stem(path) in (*FIRST, *IN_DOCS) or stem(path) not in NO_CHAPTERS]
    return [*first, *chapters] if chapters else []


def stem(path: str) -> str:
    """Return a file's name without its end, in small letters."""
    return posixpath.splitext(posixpath.basename(path))[0].lower()
