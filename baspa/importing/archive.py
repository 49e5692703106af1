"""DOCX, ODT and EPUB are zip archives: looked through before pandoc sees them, and handed on as a clean copy.

The copy has every member once, under a plain name, as a plain file: what a stranger's archive can do to a reader
(members that climb out of their folder, links, members that overlap, sizes that lie) ends here.
"""

from __future__ import annotations

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.model.problem import Failure, Place, Problem

UNPACKED, RATIO, MEMBERS = 256 * 1024 * 1024, 200, 20_000  # bytes; unpacked to packed; how many
DEEPEST = 250  # elements in one another
SMALL = 16 * 1024 * 1024  # bytes below which no ratio is a danger
MARKUP = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".svg")
# What pandoc 3.9 reads of a DOCX and an ODT. Word and LibreOffice write more, some of it empty, and nobody needs that.
READ = re.compile(
    r"_rels/\.rels|word/_rels/[^/]+\.rels|word/(document|styles|numbering|footnotes|endnotes|comments)\.xml|"
    r"docProps/(core|custom)\.xml|(Object \d+/|[^/]+/)?content\.xml|styles\.xml|meta\.xml"
)
MACROS = ("vbaproject.bin", "vbadata.xml")
ENCRYPTED = 0x1  # general purpose bit 0 (APPNOTE 4.4.4)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a zip archive by name; `name` is the archive's own, for the Problems.

    Raises Failure: B082 (password), B083 (broken), B084 (dangerous), B085 (too large).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            faults = list(_faults(archive.infolist(), len(data), name))
            if faults:
                raise Failure(faults)
            members = {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}
    except BROKEN as error:
        hint = "copy it again from where it came, or open it in its program and save it anew"
        raise Failure([Problem(Place(name), "B083", f"the file is broken: {error}", hint)]) from error
    declared = next((path for path, content in members.items() if _declares_entities(path, content)), "")
    if declared:
        raise Failure([_danger(name, f'"{declared}" in it declares entities, which can read other files')])
    return members


def refuse_broken_xml(members: dict[str, bytes], name: str) -> None:
    """Raise Failure for XML of a DOCX or ODT that is read and broken (B083): pandoc would lose what comes after it.

    XML that is nested out of all reason is B085: what reads it later does so by recursion.
    """
    for path, data in members.items():
        if not READ.fullmatch(path):
            continue
        try:
            deepest = _depth(data)
        except ET.ParseError as error:
            hint = "open it in the program that made it, save it anew, and try again"
            said = f'the file is broken: "{path}" in it is no XML: {error}'
            raise Failure([Problem(Place(name), "B083", said, hint)]) from error
        if deepest > DEEPEST:
            said, hint = f'"{path}" in it is nested {deepest} deep', "divide it into several files, and import each"
            raise Failure([Problem(Place(name), "B085", said, hint)])


def _depth(data: bytes) -> int:
    depth = deepest = 0
    for event, _ in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314  unpack has refused entities
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def pack(members: dict[str, bytes]) -> bytes:
    """Return a zip archive of these files, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, content in members.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    return out.getvalue()


def _faults(items: list[zipfile.ZipInfo], packed: int, name: str) -> Iterator[Problem]:
    unpacked = sum(item.file_size for item in items)
    if len(items) > MEMBERS or unpacked > UNPACKED or (unpacked > SMALL and unpacked > RATIO * packed):
        said = (
            f"unpacked it would be {unpacked / 1024 / 1024:.0f} MB in {len(items)} files, from {packed / 1024:.0f} KB"
        )
        yield Problem(Place(name), "B085", said, "make its pictures smaller, or divide it into several files")
        return
    if len({posixpath.normpath(item.filename).lower() for item in items}) < len(items):
        yield _danger(name, "two files in it have one name")
    for item in items:
        yield from _member_faults(item, name)


def _member_faults(item: zipfile.ZipInfo, name: str) -> Iterator[Problem]:
    path = posixpath.normpath(item.filename.replace("\\", "/"))
    if path.startswith(("/", "../")) or path == ".." or ":" in path.split("/")[0]:
        yield _danger(name, f'"{item.filename}" in it leads out of its folder')
    if stat.S_ISLNK(item.external_attr >> 16):
        yield _danger(name, f'"{item.filename}" in it is a link to another file')
    if posixpath.basename(path).lower() in MACROS:
        yield _danger(name, "it has macros", "save it as DOCX without macros (Save As, Word Document)")
    if item.flag_bits & ENCRYPTED:
        yield Problem(Place(name), "B082", "the file is under a password", "open it and save it without one")


def _declares_entities(path: str, content: bytes) -> bool:
    """Tell whether a markup file has entities of its own, in UTF-8 or UTF-16."""
    return path.lower().endswith(MARKUP) and b"<!ENTITY" in content.replace(b"\0", b"")


def _danger(name: str, message: str, hint: str = "") -> Problem:
    return Problem(
        Place(name), "B084", message, hint or "no word processor writes such a file: ask where it comes from"
    )
