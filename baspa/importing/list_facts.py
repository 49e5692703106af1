"""The facts of a book that the list of its chapters states, or what stands beside that."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from baspa.importing.encoding import decode_old
from baspa.importing.facts import Facts, joined, of_meta
from baspa.importing.meta_facts import clean, listed
from baspa.importing.nodes import plain_text
from baspa.load.folder import Folder
from baspa.model.problem import Failure, Place, Problem

SUBSTITUTIONS = (  # of mystmd and Jupyter Book
    ("project", "substitutions"),
    ("substitutions",),
    ("parse", "myst_substitutions"),
    ("sphinx", "config", "myst_substitutions"),
)
LANGUAGES = (("sphinx", "config", "language"), ("theme", "language"))  # of Jupyter Book and MkDocs, Material for it


def facts_of(folder: Folder, meta: dict[str, Any]) -> Facts:
    """Return the facts of the list, of the book in it, and of mdBook's book.toml."""
    found = of_meta(meta)
    for inner in (meta[key]["c"] for key in ("book", "project") if meta.get(key, {}).get("t") == "MetaMap"):
        within_it = of_meta(inner)
        found = replace(joined(found, within_it), others=(*found.others, *within_it.others))
    site = {key: meta[f"site_{key}"] for key in ("title", "name", "author") if f"site_{key}" in meta}
    found = joined(found, of_meta({"title": site.pop("name", None), **site}))
    language = next(filter(None, (plain_text(within(meta, *keys)) for keys in LANGUAGES)), "")
    found = joined(found, Facts(language=language, variables=tuple(substitutions(meta))))
    return found if meta else of_mdbook(folder)


def substitutions(meta: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the words that a list gives all its texts, by their names."""
    for value in (within(meta, *keys) for keys in SUBSTITUTIONS):
        for name, said in value["c"].items() if value and value["t"] == "MetaMap" else ():
            if words := clean(plain_text(said)):
                yield name, words


def within(meta: dict[str, Any], *keys: str) -> Any:
    """Return the value of a key in maps in one another, None where it is not there."""
    value: Any = {"t": "MetaMap", "c": meta}
    for key in keys:
        value = value["c"].get(key) if value and value["t"] == "MetaMap" else None
    return value


def of_mdbook(folder: Folder) -> Facts:
    """Return the facts of mdBook's own book.toml."""
    known = toml(folder).get("book", {})
    known = known if isinstance(known, dict) else {}
    said = {key: value for key, value in known.items() if isinstance(value, str)}
    authors = known.get("authors", [])
    return Facts(
        title=clean(said.get("title", "")),
        authors=tuple(clean(name) for name in authors if isinstance(name, str)) if isinstance(authors, list) else (),
        language=said.get("language", ""),
        annotation=clean(said.get("description", "")),
    )


def toml(folder: Folder) -> dict[str, Any]:
    """Return what a folder's book.toml says, mdBook's or the press's; {} where it has none, or a broken one."""
    if folder.state("book.toml") != "there":
        return {}
    try:
        return tomllib.loads(decode_old(folder.read("book.toml"), "book.toml")[0])
    except tomllib.TOMLDecodeError:
        return {}


def refuse_own_book(folder: Folder) -> None:
    """Raise Failure (B081) where a folder is a book of the press: nothing of it need become another form."""
    known = toml(folder)
    if "book" not in known and "title" in known and "language" in known:
        hint = "build it as it is; to have it twice, copy its folder"
        raise Failure([Problem(Place("book.toml"), "B081", "the folder is a book of the press already", hint)])


def bibliography(meta: dict[str, Any]) -> tuple[str, ...]:
    """Return the files of references that a list names."""
    inner = [meta, *(meta[key]["c"] for key in ("book", "project") if meta.get(key, {}).get("t") == "MetaMap")]
    values = [each[key] for each in inner for key in ("bibliography", "bibtex_bibfiles") if key in each]
    return tuple(path for value in values for path in map(plain_text, listed(value)) if path)
