"""Read the media overlays of an EPUB back, with zipfile and an XML parser alone, and hold them against the book."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from baspa.edition.read_aloud import narrated
from baspa.model.book import Book
from baspa.model.narration import Spoken
from baspa.model.problem import Place, Problem
from baspa.verify.held.epub import OPF, elements, package
from baspa.verify.held.reading import HINT, beginning

SMIL = "{http://www.w3.org/ns/SMIL}"
CLOCK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)\.(\d{3})")


class FoundOverlay(NamedTuple):
    """The overlay of one document."""

    document: str
    length: int  # ms, as the package says it
    passages: tuple[Spoken, ...]
    ids: tuple[str, ...]  # of the document's elements, in their order


class FoundSound(NamedTuple):
    """What an EPUB has to be heard."""

    overlays: tuple[FoundOverlay, ...]
    length: int  # of all, ms, as the package says it
    sounds: dict[str, bytes]  # by their addresses; "" for the bytes of one that is packed again


def hold_overlays(data: bytes, book: Book) -> Iterator[Problem]:
    """Yield B317 for a text that is not heard as the book's labels say, or a recording that is another."""
    read = read_overlays(data)
    blocks = {block.id: block for chapter in book.chapters for block in chapter.blocks}
    wanted, _ = narrated(book)
    found = {each.block: each for one in read.overlays for each in one.passages}
    for each in wanted:
        if found.pop(each.block, None) != each:
            block = blocks[each.block]
            yield Problem(block.place, "B317", f'the EPUB reads "{beginning(block)}" at another place', HINT)
    said = [f'the EPUB reads "{name}", which has no label' for name in found]
    said += list(faults_of(read, {each.resource.path: each.resource.data for each in book.recordings}))
    yield from (Problem(Place("book.toml"), "B317", each, HINT) for each in said)


def faults_of(read: FoundSound, given: dict[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with order, lengths and recordings."""
    for one in read.overlays:
        places = {name: at for at, name in enumerate(one.ids)}
        order = [places.get(each.block, -1) for each in one.passages]
        if -1 in order or any(here >= behind for here, behind in pairwise(order)):
            yield f"the EPUB does not read {one.document} in its order"
        if one.length != sum(each.end - each.start for each in one.passages):
            yield f"the EPUB says another length of {one.document} than its passages have"
    if read.length != sum(one.length for one in read.overlays):
        yield "the EPUB says another length of all than its documents have"
    for name in sorted({each.audio for one in read.overlays for each in one.passages}):
        if read.sounds.get(name) != given.get(name):
            yield f"the EPUB has {name} otherwise than it came"


def read_overlays(data: bytes) -> FoundSound:
    """Return what an EPUB has to be heard."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        folder, _, _, root = package(archive)
        items = {item.get("id", ""): item for item in root.iter(f"{OPF}item")}
        metas = [meta for meta in root.iter(f"{OPF}meta") if meta.get("property") == "media:duration"]
        lengths = {meta.get("refines", "").removeprefix("#"): time_of(meta.text or "") for meta in metas}
        found = []
        for item in (item for item in items.values() if item.get("media-overlay")):
            name, overlay = item.get("href", ""), items[item.get("media-overlay", "")]
            ids = elements(archive.read(posixpath.join(folder, name))).iter()
            smil = ET.fromstring(archive.read(posixpath.join(folder, overlay.get("href", ""))))  # noqa: S314 ours
            passages = tuple(passages_of(smil, name))
            length = lengths.get(overlay.get("id", ""), -1)
            found.append(FoundOverlay(name, length, passages, tuple(e.get("id", "") for e in ids if e.get("id"))))
        sounds = {item.get("href", ""): item for item in items.values() if item.get("media-type", "")[:6] == "audio/"}
        stored = {name: stored_bytes(archive, posixpath.join(folder, name)) for name in sounds}
    return FoundSound(tuple(found), lengths.get("", 0), stored)


def passages_of(smil: ET.Element, document: str) -> Iterator[Spoken]:
    """Yield the passages of an overlay; of a text in another document the whole address."""
    for par in smil.iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        if text is not None and audio is not None:
            block = text.get("src", "").removeprefix(f"{document}#")
            yield Spoken(block, audio.get("src", ""), *(time_of(audio.get(n, "")) for n in ("clipBegin", "clipEnd")))


def time_of(clock: str) -> int:
    """Return a full clock value (SMIL 3.0, 5.4.3) in ms; -1 for anything else."""
    found = CLOCK.fullmatch(clock)
    if found is None:
        return -1
    hours, minutes, seconds, rest = map(int, found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def stored_bytes(archive: zipfile.ZipFile, path: str) -> bytes:
    """Return the bytes of a file that is stored as it came; b"" for one that is packed."""
    return archive.read(path) if archive.getinfo(path).compress_type == zipfile.ZIP_STORED else b""
