"""Read a package that anybody may have made: its zip is looked through before it is unpacked, in memory."""

from __future__ import annotations

import datetime
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baspa.archive.bag import stored
from baspa.model.problem import Failure, Outside, Place, Problem, Problems, Severity

UNPACKED, MEMBERS, RATIO = 4 << 30, 100_000, 200  # bytes; how many files; unpacked to packed
SMALL = 16 << 20  # bytes below which no ratio is a danger
ENCRYPTED = 0x1  # general purpose bit 0 (APPNOTE 4.4.4)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, MemoryError)
AGAIN = "take it again from where it came: this copy is damaged"
DISTRUST = "the press writes no such package: ask where it comes from"


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """The files of a package, and what is to be said of its zip."""

    name: str  # of the file, for Problems
    top: str  # its one folder
    files: dict[str, bytes]  # by their paths in that folder
    problems: Problems  # that do not keep it from being read


def read_package(path: Path) -> ReadPackage:
    """Return the files of a package.

    Raises Failure: B330 (no zip, cut short, damaged), B331 (what would harm who unpacks it), B332 (too large), Outside
    where the file cannot be read.
    """
    try:
        packed = path.stat().st_size
        with path.open("rb") as file:
            return read_zip(path.name, file, packed)
    except OSError as fault:
        raise Outside(f"{path} cannot be read: {fault.strerror or fault}") from fault


def read_zip(name: str, file: object, packed: int) -> ReadPackage:
    """Return the files of a package in an open file of so many bytes; raises as `read_package` does."""
    try:
        with zipfile.ZipFile(file) as archive:  # type: ignore[call-overload]
            entries = archive.infolist()
            faults = tuple(dangers(entries, packed, name))
            if faults:
                raise Failure(faults)
            whole = {each.filename: archive.read(each) for each in entries if not each.is_dir()}
    except BROKEN as fault:
        said = f"the package is no whole zip: {fault or type(fault).__name__}"
        raise Failure([Problem(Place(name), "B330", said, AGAIN)]) from fault
    tops = {path.partition("/")[0] for path in whole}
    if len(tops) != 1 or any("/" not in path for path in whole):
        said = f"the package is not one folder: it has {', '.join(sorted(tops)[:3]) or 'nothing'}"
        raise Failure([Problem(Place(name), "B330", said, AGAIN)])
    (top,) = tops
    files = {path.removeprefix(f"{top}/"): data for path, data in whole.items()}
    return ReadPackage(name, top, files, tuple(packed_otherwise(file, entries, files, top, name)))


def dangers(entries: Sequence[zipfile.ZipInfo], packed: int, name: str) -> Iterator[Problem]:
    """Yield why a zip is not to be unpacked: B332 for one that is too large, B331 for the rest."""
    unpacked = sum(each.file_size for each in entries)
    if len(entries) > MEMBERS or unpacked > UNPACKED or (unpacked > SMALL and unpacked > RATIO * packed):
        said = f"unpacked it would be {unpacked >> 20} MB in {len(entries)} files, from {packed >> 10} KB"
        yield Problem(Place(name), "B332", said, DISTRUST)
        return
    for each in entries:
        yield from dangers_of(each, name)
    for path, said in unlike(each.filename for each in entries):
        yield Problem(Place(f"{name}/{path}"), "B331", said, DISTRUST)


def dangers_of(entry: zipfile.ZipInfo, name: str) -> Iterator[Problem]:
    """Yield what of a file in a zip would harm who unpacks it."""
    path = entry.orig_filename
    if not is_plain_path(path.removesuffix("/")):
        yield Problem(Place(f"{name}/{path}"), "B331", f'"{path}" leads out of its folder', DISTRUST)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield Problem(Place(f"{name}/{path}"), "B331", f'"{path}" is a link or a device, and no file', DISTRUST)
    if entry.flag_bits & ENCRYPTED:
        yield Problem(Place(f"{name}/{path}"), "B331", f'"{path}" is under a password', DISTRUST)


def is_plain_path(path: str) -> bool:
    """Tell whether a path leads to a file below where it is unpacked, on every system."""
    parts = path.split("/")
    signs = any(unicodedata.category(sign) in ("Cc", "Cs") or sign in "\\:" for sign in path)
    return not signs and all(part not in ("", ".", "..") for part in parts)


def unlike(paths: Iterator[str] | Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield paths that another one is like, with what is wrong: the same, or the same but for capitals or accents."""
    known = sorted(paths)
    read = {path: unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold()) for path in known}
    twice, alike = Counter(known), Counter(read[path] for path in dict.fromkeys(known))
    files = {key for path, key in read.items() if not path.endswith("/")}
    for path in dict.fromkeys(known):
        if twice[path] > 1:
            yield path, f'"{path}" is there {twice[path]} times'
        elif alike[read[path]] > 1:
            yield path, f'"{path}" and another file differ in capitals or in how accents are written'
        elif inside := next((each for each in folders(read[path]) if each in files), ""):
            yield path, f'"{path}" lies in "{inside}", which is a file'


def folders(path: str) -> Iterator[str]:
    """Yield the folders that a path leads through."""
    parts = path.rstrip("/").split("/")[:-1]
    yield from ("/".join(parts[: end + 1]) for end in range(len(parts)))


def packed_otherwise(
    file: object, entries: Sequence[zipfile.ZipInfo], files: dict[str, bytes], top: str, name: str
) -> Iterator[Problem]:
    """Yield B330, a warning, where a zip is not, byte for byte, as the press writes one of these files.

    It was packed anew by another program then, or a byte was changed that no file's hash covers.
    """
    year, month, day, *_ = entries[0].date_time
    try:
        same = is_same(file, stored(files, top, datetime.date(year, month, day)))
    except ValueError:  # a month that there is not
        same = False
    if not same:
        said = "the zip is not as the press writes it: it was packed anew, or a byte between its files was changed"
        hint = "its files are held against their hashes all the same"
        yield Problem(Place(name), "B330", said, hint, Severity.WARNING)


def is_same(file: object, data: bytes) -> bool:
    """Tell whether an open file has these bytes, and no more."""
    file.seek(0)  # type: ignore[attr-defined]
    return bool(file.read(len(data) + 1) == data)  # type: ignore[attr-defined]
