"""Digests of what is drawn: the same for the same operators, fonts and images, whatever numbers their objects have."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import Any

import pikepdf

# What stands in a page's dictionary, or in that of a node above it, and is not drawn (ISO 32000-1, tables 29 and 30).
UNDRAWN = frozenset(("/Annots", "/Count", "/Kids", "/Parent", "/StructParents", "/Tabs", "/Type"))


class Digests:
    """Digests of what is drawn in one PDF; what several pages share is read once."""

    def __init__(self) -> None:
        self.known: dict[Any, str] = {}

    def drawn(self, operators: bytes, resources: Any) -> str:
        """Return the digest of a content stream and what it uses; white space at its ends is nothing."""
        return sha256(operators.strip() + self.value(resources).encode()).hexdigest()

    def page(self, page: Any) -> str:
        """Return the digest of all that a page is drawn from, what it inherits among it."""
        found: dict[str, Any] = {}
        while page is not None:
            found = {**dict(page.items()), **found}
            page = page.get("/Parent")
        entries = (f"{name} {self.value(value)}" for name, value in sorted(found.items()) if name not in UNDRAWN)
        return sha256("\n".join(entries).encode()).hexdigest()

    def value(self, item: Any) -> str:
        """Return what stands for a value."""
        if not isinstance(item, (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)):
            return repr(item)
        if not item.is_indirect:
            return sha256(self.plain(item).encode()).hexdigest()
        if item.objgen not in self.known:
            self.known[item.objgen] = "above"  # a value that leads back to itself
            self.known[item.objgen] = sha256(self.plain(item).encode()).hexdigest()
        return self.known[item.objgen]

    def plain(self, item: pikepdf.Object) -> str:
        """Return what an array, a dictionary or a stream holds."""
        if isinstance(item, pikepdf.Array):
            return f"[{' '.join(map(self.value, item))}]"
        entries = "".join(f"{name} {self.value(value)} " for name, value in sorted(item.items()) if name != "/Length")
        stream = sha256(item.read_raw_bytes()).hexdigest() if isinstance(item, pikepdf.Stream) else ""
        return f"<<{entries}>>{stream}"


def digests_of_pages(data: bytes) -> tuple[str, ...]:
    """Return for each page of a PDF the digest of all that it is drawn from."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = Digests()
        return tuple(digests.page(page.obj) for page in pdf.pages)
