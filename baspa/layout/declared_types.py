"""Types and functions of C that WeasyPrint declares to cffi, read beforehand: they stand in declared_types.json.

cffi reads declarations with a parser of C, at each start, and later each type that is named (`PangoRectangle *`) behind
all that are known: a sixth of the time that WeasyPrint's import takes. It also has a form of what it has read (its
out-of-line ABI mode), which loads at once and whose types are looked up in C; `tools/declared_types.py` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import _cffi_backend

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_start import C_TYPES

TABLE = Path(__file__).with_suffix(".json")


class DeclaredTypes(_cffi_backend.FFI):  # type: ignore[misc]
    """The FFI of a module whose declarations were read before."""

    def cdef(self, source: str) -> None:
        """Take declarations, which are there."""


@contextmanager
def types_read_before() -> Iterator[None]:
    """Let WeasyPrint be imported without a parser of C, where it declares what was read."""
    table = json.loads(TABLE.read_text(encoding="ascii"))
    if C_TYPES.unknown() or table.pop("declared_in") != digest_of_declarations():
        yield
        return

    def declared(backend: Any = None) -> DeclaredTypes:
        return DeclaredTypes("weasyprint.text", **{f"_{name}": as_bytes(value) for name, value in table.items()})

    with replacing(C_TYPES, declared):
        yield


def digest_of_declarations() -> str:
    """Return the hash of the module that has the declarations; "" where there is none."""
    weasyprint = find_spec("weasyprint")
    path = Path(str(weasyprint and weasyprint.origin)).with_name("text") / "ffi.py"
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def as_bytes(value: Any) -> Any:
    """Return a value of the table as cffi takes it: bytes for texts of Latin-1, tuples for lists."""
    if isinstance(value, str):
        return value.encode("latin-1")
    return tuple(map(as_bytes, value)) if isinstance(value, list) else value
