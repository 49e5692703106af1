"""Which files of a folder are a book's chapters, and in which order: as its own program has it, or by their names.

mdBook's and GitBook's SUMMARY.md, Quarto's _quarto.yml, bookdown's _bookdown.yml, MyST's myst.yml, Jupyter Book's
_toc.yml and MkDocs' mkdocs.yml are read; pandoc reads the YAML, as metadata.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from baspa.importing import pandoc
from baspa.importing.encoding import decode_old
from baspa.importing.facts import Facts, joined, of_meta
from baspa.importing.left_out import skipped
from baspa.importing.list_facts import bibliography, facts_of
from baspa.importing.nodes import plain_text
from baspa.importing.repository import FIRST, MARKDOWN, NO_CHAPTERS, stem, with_docs
from baspa.importing.taken_in import without_taken_in
from baspa.language import FALLBACK
from baspa.load.folder import Folder
from baspa.load.other_makers import MAKERS
from baspa.model.problem import Failure, Place, Problem

ENDS = (*MARKDOWN, ".docx", ".odt", ".rtf", ".tex", ".html", ".htm", ".txt")
OFFICE = (".docx", ".odt", ".rtf")
NO_END = ".*"  # of a path that a list has without its end
YAML = (".yml", ".yaml")
# What holds chapters in one another, and what a chapter or a part is named by, in these files.
HOLDERS = ("project", "book", "toc", "chapters", "parts", "sections", "children", "contents", "nav", "appendices")
NAMES = ("root", "file", "href", "rmd_files")
TITLES = ("part", "caption", "title", "section")
DRAFT = re.compile(r"\s*[-*+]\s+\[(.+)\]\([ \t]*\)\s*$")  # of mdBook: a title that waits for its file
ITEM = re.compile(r"\s*[-*+]\s+\[.*\]\(<?([^)<>]*)>?\)|\s*\[.*\]\(<?([^)<>]*)>?\)\s*$")
HEADING = re.compile(r"#+\s+(.+)")
CONFIG = "_config.yml"
METADATA = ("metadata.yaml", "metadata.yml", "meta.yaml", "meta.yml")  # pandoc's, which its command is given
FIGURES = re.compile(r"(\d+)")
# A path in YAML, which pandoc would read as Markdown: "1. One.md" is no list.
PATH = re.compile(
    r"^([ \t-]*(?:[\w-]+:[ \t]+)?)([\"']?)([^\"'#\n`]+\.(?:md|[qr]md|markdown|ipynb|bib|json))\2[ \t]*$", re.I | re.M
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter's file, or a part's title."""

    path: str  # "": a part
    title: str = ""
    kind: str = ""  # "part", "appendix"


@dataclass(frozen=True, slots=True)
class ChapterList:
    """The chapters of a folder."""

    file: str  # which says them; "": their names
    items: tuple[Listed, ...]
    facts: Facts
    bibliography: tuple[str, ...] = ()
    metadata: str = ""  # pandoc's, which stand in a file beside them
    settings: str = ""  # those of the list and of what stands beside it, as they are written

    @property
    def unasked(self) -> str:
        """Return the language that the program itself writes where nobody chose one: that of `mdbook init`."""
        return FALLBACK if self.file.endswith("SUMMARY.md") else ""

    @property
    def under(self) -> str:
        """Return the folder of the chapters, "" for the whole one."""
        return "docs" if self.file == "mkdocs.yml" else posixpath.dirname(self.file)


def chapters_of(folder: Folder) -> ChapterList:
    """Return what a folder says of its chapters, else its files of the commonest kind by number and name.

    Raises Failure (B081) where nothing in it is a chapter.
    """
    listed = listing(folder)
    if not any(folder.state(item.path) == "there" for item in listed.items if item.path):
        hint = "name a folder of Markdown or Word files, or one file"
        raise Failure([Problem(Place(folder.root.name or "."), "B081", "the folder has no chapters", hint)])
    return listed


def is_markdown(listed: ChapterList) -> bool:
    """Tell whether all chapters are Markdown."""
    return all(item.path.lower().endswith(MARKDOWN) for item in listed.items if item.path)


def not_listed(folder: Folder, listed: ChapterList, read: Container[str]) -> Iterator[Problem]:
    """Yield B087 for the files of text that are in no chapter, but for those about the folder.

    A README beside docs would have been a chapter.
    """
    items = {item.path for item in listed.items}
    readme = [] if listed.file else with_docs(folder, folder.files("", MARKDOWN, deep=False))[:1]
    for path in folder.files("", MARKDOWN if listed.file else (*ENDS, *MARKDOWN)):
        named = (
            path in read or path in items or path == listed.file or (stem(path) in NO_CHAPTERS and path not in readme)
        )
        if not named and folder.state(path) == "there":
            yield skipped(f'"{path}" is not among the chapters', Place(path))
    if listed.file.endswith("SUMMARY.md"):
        for number, line in enumerate(decode_old(folder.read(listed.file), listed.file)[0].split("\n"), 1):
            if draft := DRAFT.match(line):
                yield skipped(f'the chapter "{draft[1]}" has no file', Place(listed.file, number))


def listing(folder: Folder) -> ChapterList:
    """Return the chapters of a folder, if it has some; a list that names none tells facts."""
    config = of_config(folder)
    beside = facts_of(folder, config) if config else Facts()
    own = decode_old(folder.read(CONFIG), CONFIG)[0] if config else ""
    found = ChapterList("", (), beside)
    for name in (name for name in reversed(MAKERS) if folder.state(name) == "there"):
        text, _ = decode_old(folder.read(name), name)
        meta = yaml(text, name) if name.endswith(YAML) else {}
        items = in_yaml(meta, name) if meta else in_summary(text, posixpath.dirname(name))
        ended = tuple(replace(item, path=with_end(folder, item.path)) for item in items)
        named = ended if any(item.path for item in ended) else ()
        if named or not found.items:
            facts = joined(facts_of(folder, meta), beside)
            settings = f"{text}\n{own}" if meta else ""
            found = ChapterList(name, named, facts, (*bibliography(meta), *bibliography(config)), settings=settings)
    return found if found.items else unlisted(folder, found)


def unlisted(folder: Folder, found: ChapterList) -> ChapterList:
    """Return what a folder says whose chapters nothing names, by what pandoc is given beside them."""
    found = replace(found, items=tuple(map(Listed, by_name(folder, found.under))))
    name = next((each for each in METADATA if not found.file and folder.state(each) == "there"), "")
    if not name:
        return found
    text, _ = decode_old(folder.read(name), name)
    meta = yaml(text, name)
    facts = joined(of_meta(meta), found.facts)
    return replace(found, facts=facts, bibliography=bibliography(meta), metadata=text, settings=text)


def of_config(folder: Folder) -> dict[str, Any]:
    """Return what Jupyter Book's _config.yml says."""
    return yaml(decode_old(folder.read(CONFIG), CONFIG)[0], CONFIG) if folder.state(CONFIG) == "there" else {}


def yaml(text: str, name: str) -> dict[str, Any]:
    """Return a YAML file as pandoc's metadata."""
    text = PATH.sub(r'\1"`\3`"', text)
    lines = [line for line in text.split("\n") if line.strip() not in ("---", "...")]
    return pandoc.parse("\n".join(["---", *lines, "---", ""]).encode(), "yaml", name).meta


def in_yaml(value: Any, name: str, kind: str = "", is_item: bool = False) -> Iterator[Listed]:
    """Yield the chapters and parts of metadata, in their order; `kind` is what they are."""
    content = value["c"] if value.get("t") == "MetaMap" else value
    if "t" not in content:
        yield from of_map(content, name, kind, is_item)
    elif content["t"] == "MetaList":
        for child in content["c"]:
            yield from in_yaml(child, name, kind, is_item=True)
    elif (said := plain_text(content).strip()).lower().endswith(MARKDOWN):
        yield Listed(inside("docs" if name == "mkdocs.yml" else "", said), kind=kind)


def of_map(content: dict[str, Any], name: str, kind: str, is_item: bool) -> Iterator[Listed]:
    """Yield those of one map: its files, the part that it names where it is an item of a list, and what it holds."""
    for key in (key for key in NAMES if key in content):
        yield from files_in(content[key], kind)
    held = [key for key in HOLDERS if key in content]
    title = next((plain_text(content[key]) for key in TITLES if key in content), "")
    if title.lower().endswith(MARKDOWN):
        yield Listed(inside("", title), kind="part")
    elif title and held and is_item and "file" not in content:
        yield Listed("", title, "part")
    for key in held:
        yield from in_yaml(content[key], name, "appendix" if key == "appendices" else kind)
    if name == "mkdocs.yml" and not held and len(content) == 1:
        ((title, child),) = content.items()
        yield from [Listed("", title, "part")] * (child["t"] == "MetaList")
        yield from in_yaml(child, name)


def files_in(value: Any, kind: str) -> Iterator[Listed]:
    """Yield the files of a name, which may lack its end, or of a list of them."""
    for each in value["c"] if value.get("t") == "MetaList" else [value]:
        said = plain_text(each).strip()
        yield Listed(inside("", said if said.lower().endswith(ENDS) else f"{said}{NO_END}"), kind=kind)


def with_end(folder: Folder, path: str) -> str:
    """Return a path whose end its list may have left out."""
    name = path.removesuffix(NO_END)
    ends = (end for end in (*MARKDOWN, *ENDS) if folder.state(f"{name}{end}") == "there")
    return name + next(ends, ".md") if path.endswith(NO_END) else path


def in_summary(text: str, folder: str) -> Iterator[Listed]:
    """Yield the chapters of a SUMMARY.md; its headings, but for the first, are parts."""
    first = True
    for line in text.split("\n"):
        item, heading = ITEM.match(line), HEADING.match(line)
        if item and (path := unquote((item[1] or item[2] or "").partition("#")[0])):
            yield Listed(inside(folder, path))
        elif heading and not first:
            yield Listed("", heading[1].strip(), "part")
        first = first and not (heading or item)


def inside(folder: str, path: str) -> str:
    """Return a path from the top of the folder."""
    return posixpath.normpath(posixpath.join(folder, path.strip()))


def by_name(folder: Folder, under: str) -> list[str]:
    """Return the files of the commonest kind, those with numbers in their order; all in `under`, where it is said.

    What others of them include is none of them.
    """
    ends = (*ENDS, *MARKDOWN)
    top = folder.files(under, ends, deep=bool(under))
    found = [path for path in top if under or stem(path) not in NO_CHAPTERS]
    docs = with_docs(folder, top)  # beside which lists of words, pages of the web and the like are no chapters
    found = docs if docs and not any(path.lower().endswith((*MARKDOWN, *OFFICE)) for path in found) else found
    found = found or [path for path in folder.files("", ends) if stem(path) not in NO_CHAPTERS]
    found = found or [path for path in top if stem(path) in FIRST]
    kinds = Counter(kind(path) for path in found)
    commonest = max(kinds, key=lambda each: (kinds[each], -ENDS.index(each)), default="")
    return without_taken_in(folder, sorted((path for path in found if kind(path) == commonest), key=number_and_name))


def kind(path: str) -> str:
    """Return a file's end, one for all Markdown and one for all of offices."""
    end = posixpath.splitext(path)[1].lower()
    return ".md" if end in MARKDOWN else ".docx" if end in OFFICE else end


def number_and_name(path: str) -> list[list[tuple[int, str]]]:
    """Return what sorts "2" before "10", folder by folder; what begins a folder stands first there."""
    *folders, name = path.lower().split("/")
    parts = [*folders, *[name] * (stem(path) not in FIRST)]
    return [
        [(int(each), "") if each.isdecimal() else (0, each) for each in FIGURES.split(part) if each] for part in parts
    ]
