"""Templates as Jinja has compiled them: those of books for this process, those of the house for all that follow.

To compile the house's takes longer than to read a short book. What came of it stands where Python keeps what came of
its own modules, in `__pycache__` beside them, and as it is there: written where Python may write, whole or not at all,
taken where it is of this template and this compiler, and undamaged.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from baspa.house import house_path

MOST = 500  # templates of books whose code a process keeps
HASH = 32  # bytes


class CompiledTemplates(jinja2.BytecodeCache):
    """Templates that are compiled, by file and source; `compiler` is the module that has its rules."""

    def __init__(self, compiler: str) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}
        self.compiler = Path(compiler)

    @cached_property
    def state(self) -> bytes:
        """What code depends on beside its template: Python, Jinja, the compiler."""
        return f"{sys.version} {jinja2.__version__} ".encode() + self.compiler.read_bytes()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a bucket: its template's file."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known."""
        code = self.known.get((bucket.key, bucket.checksum))
        bucket.code = code or (self.read(bucket) if is_of_the_house(bucket.key) else None)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket has been filled with."""
        if bucket.code and len(self.known) < MOST:
            self.known[bucket.key, bucket.checksum] = bucket.code
        if bucket.code and is_of_the_house(bucket.key) and not sys.dont_write_bytecode:
            self.write(bucket)

    def read(self, bucket: Bucket) -> CodeType | None:
        """Return the code of a template of the house; None where there is none of it."""
        try:
            data = compiled_file(bucket.key).read_bytes()
        except OSError:
            return None
        if data[:HASH] != self.seal(bucket, data[HASH:]):
            return None
        code: CodeType = marshal.loads(data[HASH:])  # noqa: S302  as much as Python does
        return code

    def write(self, bucket: Bucket) -> None:
        """Keep the code of a template of the house; nothing is said where the system refuses."""
        path, data = compiled_file(bucket.key), marshal.dumps(bucket.code)
        part = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(self.seal(bucket, data) + data)
                part.replace(path)
            except OSError:
                part.unlink(missing_ok=True)

    def seal(self, bucket: Bucket, data: bytes) -> bytes:
        """Return the hash that a file begins with."""
        return sha256(b"%b %b %b" % (self.state, f"{bucket.key} {bucket.checksum}".encode(), data)).digest()


def is_of_the_house(file: str) -> bool:
    """Tell whether a template is one of the house's, which are trusted as its code is."""
    return Path(file).is_relative_to(house_path("templates"))


def compiled_file(file: str) -> Path:
    """Return the file for the code of a template: where Python would keep that of `FILE.py`."""
    return Path(importlib.util.cache_from_source(f"{file}.py"))
