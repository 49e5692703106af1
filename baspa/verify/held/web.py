"""Read the web edition back with an HTML parser, and hold it against the book: its words, its links, what it asks for.

The parser is libxml2's for HTML, by lxml; the pages were written by another library.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import html

from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems
from baspa.tree.links import is_outside
from baspa.verify.held.counted import hold_counted
from baspa.verify.held.epub import SpineDocument, blocks
from baspa.verify.held.pictures import hold_files
from baspa.verify.held.reading import HINT, hold

NAME = "web edition"
PAGE = ".html"
LOADS = ("src", "href", "data", "poster", "action")  # attributes with addresses
NO_LOADS = ("canonical",)  # relations of a link that loads nothing (HTML, 4.6.7)


def hold_web(artifact: Artifact, book: Book) -> Problems:
    """Hold the pages against the book as the screen has it; B306 and B307 for links and for what is asked elsewhere."""
    files = {file.path: file.data for file in artifact.folder}
    roots = {name: html.document_fromstring(files[name], parser=parser()) for name in ordered(files)}
    texts = {name: root.get_element_by_id("c0-text") for name, root in roots.items()}
    goals = frozenset(f"{name}#{one.get('id')}" for name, root in texts.items() for one in root.iter() if one.get("id"))
    found = [block for text in texts.values() for block in blocks(text)]
    others = {name: data for name, data in files.items() if not name.endswith(PAGE)}
    counted = [one for name, text in texts.items() for one in SpineDocument(name, goals, others).counted(text, ())]
    return (
        *hold(book, found, NAME),
        *hold_counted(book, counted, {block.id for block in found}, NAME, files=True),
        *hold_files(book, others, NAME),
        *lost_links(roots, files),
    )


def parser() -> html.HTMLParser:
    """Return a parser that drops what is not text of a page."""
    return html.HTMLParser(encoding="utf-8", remove_comments=True)


def ordered(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of the pages in the order in which each leads to the next."""
    names, seen = ["index.html"], {"index.html"}
    while names[-1] in files:
        page = html.document_fromstring(files[names[-1]], parser=parser())
        behind = [link.get("href", "") for link in page.iter("a") if link.get("rel") == "next"]
        if not behind or behind[0] in seen:
            break
        names.append(behind[0])
        seen.add(behind[0])
    return names


def lost_links(roots: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield B306 for an address that leads to nothing in the folder, B307 for one that would load from elsewhere."""
    for name, root in roots.items():
        for address in addresses(root):
            if "//" in address.partition("?")[0].partition("#")[0]:
                said = f'the {NAME} would load "{address}" from elsewhere: {name}'
                yield Problem(Place("book.toml"), "B307", said, HINT)
            elif not leads(address, name, roots, files):
                yield Problem(
                    Place("book.toml"),
                    "B306",
                    f'the {NAME} has the link "{address}", which leads nowhere: {name}',
                    HINT,
                )


def addresses(root: Any) -> Iterator[str]:
    """Yield the addresses of a page that are loaded, or lead to another place of the book."""
    for element in root.iter():
        leads_out = element.tag == "a" and is_outside(element.get("href", ""))
        if not leads_out and element.get("rel") not in NO_LOADS:
            yield from filter(None, (element.get(name) for name in LOADS))


def leads(address: str, name: str, roots: Mapping[str, Any], files: Mapping[str, bytes]) -> bool:
    """Tell whether an address leads to a file of the folder, and to a place in it."""
    document, _, place = address.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(document))) if document else name
    if path not in files:
        return False
    return not place or path not in roots or bool(roots[path].xpath("boolean(//*[@id=$name])", name=unquote(place)))
