"""The content of a package as an object of the Oxford Common File Layout (OCFL 1.1), of one version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from baspa.archive.bag import Files
from baspa.archive.contents import Packed, parts
from baspa.archive.json_file import as_file
from baspa.archive.layout import DATA
from baspa.archive.readme import readmes
from baspa.model.book import Resource
from baspa.model.edition import Artifact
from baspa.model.file_names import file_name

VERSION, INVENTORY = "v1", "inventory.json"
DECLARED = "ocfl_object_1.1"
TYPE = "https://ocfl.io/1.1/spec/#inventory"


def ocfl_object(packed: Packed) -> Artifact:
    """Return the object as a folder: its declaration, its inventory, and the files of its one version."""
    content = {path.removeprefix(DATA): data for path, data in parts(packed)}
    content |= readmes(packed.description, packed.press)
    listed = inventory(packed, content)
    sidecar = f"{hashlib.sha512(listed).hexdigest()} {INVENTORY}\n".encode()
    files = {f"0={DECLARED}": f"{DECLARED}\n".encode()}
    for place in ("", f"{VERSION}/"):
        files |= {f"{place}{INVENTORY}": listed, f"{place}{INVENTORY}.sha512": sidecar}
    files |= {f"{VERSION}/content/{path}": data for path, data in content.items()}
    folder = tuple(Resource(path, "", files[path]) for path in sorted(files))
    return Artifact("ocfl", file_name(packed.slug, "ocfl"), b"", folder=folder)


def inventory(packed: Packed, content: Files) -> bytes:
    """Return the inventory (OCFL 1.1, 3.5): each file by its SHA-512, and by its SHA-256 as a second one."""
    told = packed.description
    state, second = by_digest(content, "sha512"), by_digest(content, "sha256")
    name = told.publisher or ", ".join(each.name for each in told.authors) or packed.press
    address = f"mailto:{told.email}" if told.email else told.address
    version = {
        "created": f"{told.modified.isoformat()}T00:00:00Z",
        "message": packed.press,
        "user": {"name": name, **({"address": address} if address else {})},
        "state": state,
    }
    values = {
        "id": told.uuid,
        "type": TYPE,
        "digestAlgorithm": "sha512",
        "head": VERSION,
        "manifest": {digest: within_version(paths) for digest, paths in state.items()},
        "versions": {VERSION: version},
        "fixity": {"sha256": {digest: within_version(paths) for digest, paths in second.items()}},
    }
    return as_file(values)


def by_digest(content: Files, algorithm: str) -> Mapping[str, list[str]]:
    """Return paths by the hashes of their files."""
    found: dict[str, list[str]] = {}
    for path in sorted(content):
        found.setdefault(hashlib.new(algorithm, content[path]).hexdigest(), []).append(path)
    return found


def within_version(paths: Iterable[str]) -> list[str]:
    """Return where the object has files."""
    return [f"{VERSION}/content/{path}" for path in paths]
