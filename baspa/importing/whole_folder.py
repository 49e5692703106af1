"""A folder of chapters, each a file, becomes one document: `listing` says which, and each is read as any file is."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from baspa.importing import source
from baspa.importing.facts import Facts, joined
from baspa.importing.formulas import LABEL
from baspa.importing.headings import with_headings
from baspa.importing.held import lost_pictures, said, unseen
from baspa.importing.left_out import skipped
from baspa.importing.listing import ChapterList, not_listed
from baspa.importing.meta_facts import clean
from baspa.importing.nodes import PandocNode, node, node_attribute, nodes, plain_text
from baspa.importing.own_files import own_text
from baspa.importing.source import Document
from baspa.importing.spoken import words_aloud
from baspa.importing.title_pages import title_on, title_told
from baspa.language import find
from baspa.language.letters import told
from baspa.load.folder import Folder
from baspa.model.problem import Place, Problems

# The number that gives a file its place, "01-", "1. " or "10 ": not that of "2-тарау", "3D" or "2.1 Scope".
ORDER = re.compile(r"(?:0\d{1,2}[\s.)-]*|\d{1,3}(?:[.)]\s*|\s+(?:[-–—]\s+)?))(?=[^\W\d])")
FIRST = "file-1"
NAMED = ("Header", "Span", "Div", "Code", "CodeBlock", "Link", "Image", "Figure", "Table")


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """A file of the folder that was read."""

    path: str
    document: Document


def read_folder(home: Folder, listed: ChapterList) -> tuple[Document, Problems]:
    """Return all chapters of a folder as one document, and what its files have that pandoc does not see.

    Raises what reading one of them raises.
    """
    paths = [*dict.fromkeys(item.path for item in listed.items if item.path)]
    there = [path for path in paths if home.state(path) == "there"]
    read = {path: ChapterFile(path, source.read(home.root / path)) for path in there}
    missing = (skipped(f'"{path}": not found in the folder', Place(listed.file)) for path in paths if path not in there)
    seen = tuple(told for each in read.values() for told in unseen_in(each.document))
    return merged(listed, read, home, (*missing, *not_listed(home, listed, there))), seen


def unseen_in(document: Document) -> Problems:
    """Return B087 for what pandoc does not see in a file."""
    members, blocks = document.members, document.blocks
    return (*unseen(members, blocks), *lost_pictures(members, blocks))


def merged(listed: ChapterList, read: Mapping[str, ChapterFile], home: Folder, problems: Problems) -> Document:
    """Return one document of all, in the order of the list; the title is the list's, or that of every file."""
    starts = {path: f"file-{number}" for number, path in enumerate(read, 1)}
    own = "\n".join(words(each.document) for each in read.values())
    titles = {each.document.facts.title for each in read.values()}
    first = next(iter(read.values()))
    on_page = (
        title_on(first.document.blocks)
        if len(read) > 1 and not (listed.facts.title or first.document.facts.title)
        else ""
    )
    facts = joined(listed.facts, Facts(title=on_page or (titles.pop() if len(titles) == 1 else "")))
    for each in read.values():
        facts = joined(facts, replace(each.document.facts, title="", subtitle="", annotation="", others=()))
    return Document(
        "folder",
        facts,
        [*blocks_of(listed, read, starts, facts)],
        lambda target: found(read, target),
        references=cited(listed, read, home),
        own=own,
        taken=" ".join(f"{each.document.taken} {' '.join(repeated(each.document, facts))}" for each in read.values()),
        problems=(
            *problems,
            *title_told(first.path, on_page),
            *(told for each in read.values() for told in each.document.problems),
        ),
    )


def repeated(document: Document, facts: Facts) -> Iterator[str]:
    """Yield what a file says of itself and the book's facts say once."""
    own = document.facts
    yield from [own.title] * (own.title == facts.title)
    yield from (name for name in own.authors if name in facts.authors)


def words(document: Document) -> str:
    """Return the words of a file by its own bytes, or as pandoc reads them where it has no others."""
    return document.own or (own_text(document.members) if document.members else said(document.blocks))


def blocks_of(
    listed: ChapterList, read: Mapping[str, ChapterFile], starts: Mapping[str, str], facts: Facts
) -> Iterator[PandocNode]:
    """Yield the blocks of the parts' titles and of the chapters, each of these once; `facts` are the book's."""
    done: set[str] = set()
    for number, item in enumerate(listed.items):
        if not item.path:
            yield node("Header", [1, [f"part-{number}", [], []], [node("Str", item.title)]])
        elif item.path in read and item.path not in done:
            done.add(item.path)
            address(read[item.path], starts)
            yield from headed(read[item.path], starts[item.path], facts)


def headed(file: ChapterFile, name: str, facts: Facts) -> list[PandocNode]:
    """Return a chapter's blocks under headings of level 1.

    That is the title that its text begins with, where it is not the book's; else a heading of its own, where it begins
    with one; else one of its name. Lines that look like headings are headings, as in a file that came alone.
    """
    blocks = without_title_page(file.document)
    if name != FIRST or not title_on(blocks):
        blocks = with_headings(blocks, find(told("", words_aloud(blocks))))
    headings = [block for block in blocks if block["t"] == "Header"]
    top = min((heading["c"][0] for heading in headings), default=1)
    begins = bool(blocks) and blocks[0]["t"] == "Header" and blocks[0]["c"][0] == top
    begins = begins and not has_own_title(file.document, {facts.title, clean(plain_text(blocks[0]))})
    for heading in headings:
        heading["c"][0] += 1 - top + (not begins)
    mark = node("Span", [[name, [], []], []])
    if begins:
        blocks[0]["c"][2] = [mark, *blocks[0]["c"][2]]
        return blocks
    title = file.document.facts.title or called(file.path)
    if blocks and blocks[0]["t"] in ("Para", "Plain") and same(plain_text(blocks[0]), title):
        title, blocks = clean(plain_text(blocks[0])), blocks[1:]  # which says it itself
    said = [node("Para", [node("Str", line)]) for line in said_below(file.document, facts)]
    return [node("Header", [1, ["", [], []], [mark, node("Str", title)]]), *said, *blocks]


def same(one: str, other: str) -> bool:
    """Tell whether two lines say the same, in whichever letters."""
    return clean(one).casefold() == clean(other).casefold()


def called(path: str) -> str:
    """Return what a file's name says, without the number that gives its place and without its end."""
    name = posixpath.splitext(posixpath.basename(path))[0].replace("_", " ").strip()
    return ORDER.sub("", name, count=1) if ORDER.match(name) else name


def said_below(document: Document, book: Facts) -> Iterator[str]:
    """Yield what a file says below its title, as far as the book's own facts do not say it."""
    own = document.facts
    there = {clean(line) for line in words(document).split("\n")}
    there |= {own.subtitle, *own.authors} if document.kind == "latex" else set()  # which pandoc has as no text
    known = {book.title, book.subtitle, book.annotation, *book.authors}
    yield from (said for said in (own.subtitle, *own.authors, own.annotation) if said in there - known)


def has_own_title(document: Document, others: Iterable[str]) -> bool:
    """Tell whether a paragraph of a file is its title, and none of others; its properties may have one of anything."""
    title = document.facts.title
    return title not in {"", *others} and any(clean(line) == title for line in words(document).split("\n"))


def without_title_page(document: Document) -> list[PandocNode]:
    """Return the blocks of a file without title and authors above its first heading: its facts say them."""
    blocks, facts = document.blocks, document.facts
    said = {facts.title, facts.subtitle, facts.date, *facts.authors}
    begin = next((number for number, block in enumerate(blocks) if clean(plain_text(block)) not in said), 0)
    return blocks[begin:] if begin and blocks[begin]["t"] == "Header" else blocks


def address(file: ChapterFile, starts: Mapping[str, str]) -> None:
    """Give what a file names, links to and shows the names that these have in the whole folder."""
    for item in nodes(file.document.blocks):
        if item["t"] in NAMED:
            attribute = node_attribute(item)
            attribute[0] = attribute[0] and f"{starts[file.path]}-{attribute[0]}"
        if item["t"] == "Math":
            item["c"][1] = LABEL.sub(lambda label: f"\\label{{{starts[file.path]}-{label[1]}}}", item["c"][1])
        if item["t"] == "Link":
            item["c"][2][0] = link(item["c"][2][0], file.path, starts)
        elif item["t"] == "Image" and not is_address(item["c"][2][0]):
            item["c"][2][0] = f"{file.path}/{item['c'][2][0]}"


def link(target: str, path: str, starts: Mapping[str, str]) -> str:
    """Return where a link of a file leads, in the whole folder."""
    name, _, place = target.partition("#")
    to = whole(path, name) if name else path
    known = starts.get(to) or starts.get(f"{posixpath.splitext(to)[0]}.md")
    return target if is_address(target) or not known else f"#{known}{f'-{place}' if place else ''}"


def is_address(target: str) -> bool:
    """Tell whether a target is elsewhere, or holds its own bytes."""
    return ":" in re.split("[/#]", target, maxsplit=1)[0] or target.startswith("//")


def whole(path: str, target: str) -> str:
    """Return a target of a file from the top of the folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))).lstrip("/")


def found(read: Mapping[str, ChapterFile], target: str) -> bytes | None:
    """Return the bytes of a picture, of the file that has it within or beside it."""
    files = ((each, target.removeprefix(f"{path}/")) for path, each in read.items() if target.startswith(f"{path}/"))
    return next((each.document.find(name) for each, name in files), None)


def cited(listed: ChapterList, read: Mapping[str, ChapterFile], home: Folder) -> tuple[str, bytes]:
    """Return the name and the bytes of one file of all references; entries of JSON and BibTeX do not mix."""
    files = [(path, home.read(path)) for path in listed.bibliography if home.state(path) == "there"]
    files += [each.document.references for each in read.values() if each.document.references[0]]
    if not files:
        return "", b""
    if not all(name.endswith(".json") for name, _ in files):
        return "references.bib", b"\n".join(dict.fromkeys(data for name, data in files if not name.endswith(".json")))
    entries: dict[str, Any] = {entry["id"]: entry for _, data in files for entry in json.loads(data)}
    return "references.json", json.dumps([*entries.values()], ensure_ascii=False, indent=2).encode()
