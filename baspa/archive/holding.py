"""Hold the files of a package against its manifests (RFC 8493, 3): each there, none besides, with the bytes named."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from baspa.archive.bag import ALGORITHMS, BAGIT, DECLARATION, INFO, OXUM, decoded
from baspa.archive.layout import DATA
from baspa.archive.reading import AGAIN, ReadPackage
from baspa.model.problem import Place, Problem

LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
TAG_MANIFEST = "tagmanifest-"


def held_package(package: ReadPackage) -> Iterator[Problem]:
    """Yield B333 for a file with other bytes, B334 for a lost one, B335 for one that none names, B336 for the rest."""
    if package.files.get(BAGIT) != DECLARATION:
        yield fault(package, BAGIT, "B336", f"{BAGIT} does not say that this is a bag of BagIt 1.0")
    for algorithm in ALGORITHMS:
        yield from held_by(package, algorithm)
    yield from oxum(package)


def fault(package: ReadPackage, path: str, code: str, said: str, hint: str = AGAIN) -> Problem:
    """Return what is wrong with a file of a package."""
    return Problem(Place(f"{package.name}/{path}"), code, said, hint)


def held_by(package: ReadPackage, algorithm: str) -> Iterator[Problem]:
    """Yield what is wrong by the manifests of one algorithm."""
    payload, tags = f"manifest-{algorithm}.txt", f"{TAG_MANIFEST}{algorithm}.txt"
    for name, in_data in ((payload, True), (tags, False)):
        if name not in package.files:
            yield fault(package, name, "B334", f"{name} is not there: nothing says what the files have to be")
            continue
        named, broken = read_manifest(package.files[name])
        for number in broken:
            said = f"line {number} of {name} is no hash and path"
            yield Problem(Place(f"{package.name}/{name}", number), "B336", said, AGAIN)
        here = {path: data for path, data in package.files.items() if is_named(path, in_data)}
        yield from differing(package, named, here, algorithm)


def is_named(path: str, in_data: bool) -> bool:
    """Tell whether a file stands in the manifest of the payload, or in that of the other files."""
    return path.startswith(DATA) is in_data and not path.startswith(TAG_MANIFEST)


def read_manifest(data: bytes) -> tuple[dict[str, str], Sequence[int]]:
    """Return the hashes that a manifest names, by paths, and the lines that cannot be read, or name a path again."""
    named: dict[str, str] = {}
    broken = []
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        found = LINE.fullmatch(line)
        path = decoded(found[2]) if found else ""
        if found and path not in named:
            named[path] = found[1].lower()
        elif line:
            broken.append(number)
    return named, broken


def differing(
    package: ReadPackage, named: Mapping[str, str], here: Mapping[str, bytes], algorithm: str
) -> Iterator[Problem]:
    """Yield files that a manifest and a package do not have alike; of a renamed one both names."""
    found = {path: hashlib.new(algorithm, data).hexdigest() for path, data in here.items()}
    strangers = {found[path]: path for path in sorted(found.keys() - named.keys(), reverse=True)}
    for path, wanted in sorted(named.items()):
        if path not in found:
            now = strangers.get(wanted)
            said = f"{path} is not there: it is called {now} now" if now else f"{path} is not there"
            yield fault(package, path, "B334", said)
        elif found[path] != wanted:
            yield fault(package, path, "B333", f"{path} is not what it was: its {algorithm} is another")
    for path in sorted(found.keys() - named.keys()):
        yield fault(
            package, path, "B335", f"{path} is there, and no manifest names it", "take it out, or ask who put it in"
        )


def oxum(package: ReadPackage) -> Iterator[Problem]:
    """Yield B336 where bag-info.txt counts other files or bytes."""
    lines = package.files.get(INFO, b"").decode("utf-8", "replace").splitlines()
    said = next((line.partition(":")[2].strip() for line in lines if line.startswith(f"{OXUM}:")), "")
    here = [data for path, data in package.files.items() if path.startswith(DATA)]
    counted = f"{sum(map(len, here))}.{len(here)}"
    if said != counted:
        yield fault(package, INFO, "B336", f'{INFO} counts "{said}" bytes and files, and there are {counted}')
