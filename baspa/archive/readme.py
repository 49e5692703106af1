"""The README of a package, for who has nothing else: in English, and in the book's language."""

from __future__ import annotations

from baspa.language import FALLBACK
from baspa.language.archive_words import README
from baspa.language.model import primary
from baspa.model.description import Description
from baspa.model.text import filled


def readmes(description: Description, press: str) -> dict[str, bytes]:
    """Return the files by their names; `press` is the program with its version."""
    authors = ", ".join(each.name for each in description.authors)
    values = {"title": description.title, "authors": authors, "press": press}
    own = primary(description.language)
    wanted = {"README.txt": FALLBACK, f"README.{own}.txt": own}
    return {
        name: filled(README[language], values).encode()
        for name, language in wanted.items()
        if language in README and (language != FALLBACK or name == "README.txt")
    }
