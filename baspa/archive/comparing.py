"""Hold what was built again against what a package has: byte for byte, with the first place that differs, and why."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from baspa.archive.bag import Files
from baspa.archive.reading import BROKEN
from baspa.model.problem import Place, Problem, Problems, Severity

OBJECT = re.compile(rb"(?<!\d)(\d+) (\d+) obj\b")  # of a PDF (ISO 32000-1, 7.3.10)
Environment = Mapping[str, Mapping[str, str]]  # versions by name, in groups


def compared_files(wanted: Files, made: Files) -> Iterator[Problem]:
    """Yield B339 for each file that is not as it was, by its path in the package."""
    for path in sorted({*wanted, *made}):
        if path not in made:
            yield Problem(Place(path), "B339", "it was not made again")
        elif path not in wanted:
            yield Problem(Place(path), "B339", "it was made, and the package has none")
        elif wanted[path] != made[path]:
            yield Problem(Place(path), "B339", f"it has other bytes, first {where(wanted[path], made[path])}")


def where(old: bytes, new: bytes) -> str:
    """Return the first place in which two files differ."""
    if old.startswith(b"PK") and (member := other_member(old, new)):
        return member
    byte = first_byte(old, new)
    if old.startswith(b"%PDF-"):
        found = list(OBJECT.finditer(old, 0, byte + 1))
        return f"in object {found[-1][1].decode()}, at byte {byte}" if found else f"at byte {byte}"
    line = old.count(b"\n", 0, byte) + 1
    return f"in line {line}, at byte {byte}"


def first_byte(old: bytes, new: bytes) -> int:
    """Return the index of the first byte that differs."""
    least = min(len(old), len(new))
    low, high = 0, least  # all before `low` is alike
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def other_member(old: bytes, new: bytes) -> str:
    """Return where the first file in a zip differs; "" where its files are alike, or it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(old)) as one, zipfile.ZipFile(io.BytesIO(new)) as two:
            for name, other in zip_longest(one.namelist(), two.namelist()):
                if name != other:
                    return f"in the order of its files, at {name or other}"
                if (was := one.read(name)) != (now := two.read(name)):
                    return f"in {name}, {where(was, now)}"
    except BROKEN:
        pass
    return ""


def causes(old: Environment, new: Environment) -> Problems:
    """Return B340, notes on what is another than it was, and so may be the cause."""
    found = (each for group in sorted({*old, *new}) for each in others(old.get(group, {}), new.get(group, {})))
    said = [f"{name} was {was} and is {now}: this may be the cause" for name, was, now in found]
    said = said or ["nothing differs of what the package tells of the system: the cause is another"]
    return tuple(Problem(Place("data/build/environment.json"), "B340", each, "", Severity.NOTE) for each in said)


def others(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield what has another version: name, what it was, what it is."""
    for name in sorted({*old, *new}):
        was, now = (versions.get(name) or "not there" for versions in (old, new))
        if was != now:
            yield name, was, now
