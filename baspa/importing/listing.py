"""Which files of a folder are a book's chapters, and in which order: as its own program has it, or by their names.

mdBook's and GitBook's SUMMARY.md, Quarto's _quarto.yml, bookdown's _bookdown.yml, MyST's myst.yml, Jupyter Book's
_toc.yml and MkDocs' mkdocs.yml are read; pandoc reads the YAML, as metadata.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from baspa.importing import pandoc
from baspa.importing.encoding import decode_old
from baspa.importing.facts import Facts, joined, of_meta
from baspa.importing.nodes import plain_text
from baspa.load.folder import Folder

MARKDOWN = (".md", ".qmd", ".rmd", ".markdown")
ENDS = (*MARKDOWN, ".docx", ".odt", ".rtf", ".tex", ".html", ".htm", ".txt")
LISTS = ("SUMMARY.md", "src/SUMMARY.md", "_quarto.yml", "_bookdown.yml", "myst.yml", "_toc.yml", "mkdocs.yml")
YAML = (".yml", ".yaml")
# What holds chapters in one another, and what a chapter or a part is named by, in these files.
HOLDERS = ("project", "book", "toc", "chapters", "parts", "sections", "children", "contents", "nav", "appendices")
NAMES = ("root", "file", "href", "rmd_files")
TITLES = ("part", "caption", "title", "section")
WHOLE = {"project", "book", "nav", "root"}  # a map that has one of these is the book, and its title no part's
ITEM = re.compile(r"\s*[-*+]\s+\[.*\]\(<?([^)<>]*)>?\)|\s*\[.*\]\(<?([^)<>]*)>?\)\s*$")
HEADING = re.compile(r"#+\s+(.+)")
NO_CHAPTERS = ("readme", "summary", "license", "changelog", "contributing")
FIGURES = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter's file, or a part's title."""

    path: str  # "": a part
    title: str = ""


@dataclass(frozen=True, slots=True)
class ChapterList:
    """The chapters of a folder."""

    file: str  # which says them; "": their names
    items: tuple[Listed, ...]
    facts: Facts
    bibliography: tuple[str, ...] = ()


def listing(folder: Folder) -> ChapterList:
    """Return what a folder says of its chapters, else its files of the commonest kind by number and name."""
    for name in LISTS:
        if folder.state(name) == "there":
            text, _ = decode_old(folder.read(name), name)
            meta = yaml(text, name) if name.endswith(YAML) else {}
            items = tuple(in_yaml(meta, name) if meta else in_summary(text, posixpath.dirname(name)))
            if any(item.path for item in items):
                return ChapterList(name, items, facts_of(folder, meta), bibliography(meta))
    return ChapterList("", tuple(map(Listed, by_name(folder))), Facts())


def yaml(text: str, name: str) -> dict[str, Any]:
    """Return a YAML file as pandoc's metadata."""
    lines = [line for line in text.split("\n") if line.strip() not in ("---", "...")]
    return pandoc.parse("\n".join(["---", *lines, "---", ""]).encode(), "yaml", name).meta


def in_yaml(value: Any, name: str) -> Iterator[Listed]:
    """Yield the chapters and parts of metadata, in their order."""
    content = value["c"] if value.get("t") == "MetaMap" else value
    if "t" not in content:
        yield from of_map(content, name)
    elif content["t"] == "MetaList":
        for child in content["c"]:
            yield from in_yaml(child, name)
    elif (said := plain_text(content).strip()).lower().endswith(MARKDOWN):
        yield Listed(inside("docs" if name == "mkdocs.yml" else "", said))


def of_map(content: dict[str, Any], name: str) -> Iterator[Listed]:
    """Yield those of one map: its files, the part that it names, and what it holds."""
    for key in (key for key in NAMES if key in content):
        yield from files_in(content[key])
    held = [key for key in HOLDERS if key in content]
    title = next((plain_text(content[key]) for key in TITLES if key in content), "")
    if title.lower().endswith(MARKDOWN):
        yield Listed(inside("", title))
    elif title and held and "file" not in content and not WHOLE & {*content}:
        yield Listed("", title)
    for key in held:
        yield from in_yaml(content[key], name)
    if name == "mkdocs.yml" and not held and len(content) == 1:
        ((title, child),) = content.items()
        yield from [Listed("", title)] * (child["t"] == "MetaList")
        yield from in_yaml(child, name)


def files_in(value: Any) -> Iterator[Listed]:
    """Yield the files of a name, which may lack its end, or of a list of them."""
    for each in value["c"] if value.get("t") == "MetaList" else [value]:
        said = plain_text(each).strip()
        yield Listed(inside("", said if said.lower().endswith(ENDS) else f"{said}.md"))


def in_summary(text: str, folder: str) -> Iterator[Listed]:
    """Yield the chapters of a SUMMARY.md; its headings, but for the first, are parts."""
    first = True
    for line in text.split("\n"):
        item, heading = ITEM.match(line), HEADING.match(line)
        if item and (path := unquote((item[1] or item[2] or "").partition("#")[0])):
            yield Listed(inside(folder, path))
        elif heading and not first:
            yield Listed("", heading[1].strip())
        first = first and not heading


def inside(folder: str, path: str) -> str:
    """Return a path from the top of the folder."""
    return posixpath.normpath(posixpath.join(folder, path.strip()))


def by_name(folder: Folder) -> list[str]:
    """Return the files of the commonest kind, those with numbers in the order of these."""
    found = [path for path in folder.files("", ENDS, deep=False) if stem(path) not in NO_CHAPTERS]
    kinds = Counter(kind(path) for path in found)
    commonest = max(kinds, key=lambda each: (kinds[each], each), default="")
    return sorted((path for path in found if kind(path) == commonest), key=number_and_name)


def stem(path: str) -> str:
    """Return a file's name without its end, in small letters."""
    return posixpath.splitext(posixpath.basename(path))[0].lower()


def kind(path: str) -> str:
    """Return a file's end, one for all Markdown."""
    end = posixpath.splitext(path)[1].lower()
    return ".md" if end in MARKDOWN else end


def number_and_name(path: str) -> list[tuple[int, str]]:
    """Return what sorts "2" before "10"; index.md stands first."""
    if stem(path) == "index":
        return []
    return [(int(each), "") if each.isdecimal() else (0, each) for each in FIGURES.split(path.lower()) if each]


def facts_of(folder: Folder, meta: dict[str, Any]) -> Facts:
    """Return the facts of the list, of the book in it, and of _config.yml beside it."""
    found = of_meta(meta)
    for inner in (meta[key]["c"] for key in ("book", "project") if meta.get(key, {}).get("t") == "MetaMap"):
        found = joined(found, of_meta(inner))
    site = {key: meta[f"site_{key}"] for key in ("title", "name", "author") if f"site_{key}" in meta}
    found = joined(found, of_meta({"title": site.pop("name", None), **site}))
    if folder.state("_config.yml") == "there":
        text, _ = decode_old(folder.read("_config.yml"), "_config.yml")
        found = joined(found, of_meta(yaml(text, "_config.yml")))
    return found


def bibliography(meta: dict[str, Any]) -> tuple[str, ...]:
    """Return the files of references that a list names."""
    value = meta.get("bibliography", {})
    items = value["c"] if value.get("t") == "MetaList" else [value]
    return tuple(path for path in map(plain_text, items) if path)
