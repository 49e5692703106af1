"""Values as bytes: one form for equal values, to be hashed, and one to be read back, as values and nothing else."""

from __future__ import annotations

import enum
import io
import pickle
from dataclasses import is_dataclass
from hashlib import sha256
from typing import Any

from msgspec import msgpack

PLAIN = frozenset({("datetime", "date")})  # what pickle needs a name for; texts, numbers, tuples and sets have a sign
PROTOCOL = 5
CANONICAL = msgpack.Encoder(order="deterministic")


def digest_of(value: object) -> bytes:
    """Return a hash (SHA-256) of a value: the same for equal ones, whatever they share, and in each process.

    A dataclass is its fields, a set its members in order. Raises TypeError for what is no value.
    """
    return sha256(CANONICAL.encode(value)).digest()


def packed(value: object) -> bytes:
    """Return a value as bytes."""
    return pickle.dumps(value, PROTOCOL)


def unpacked(data: bytes) -> Any:
    """Return a value from its bytes; raises pickle.UnpicklingError where they name anything but a class of values."""
    return _Values(io.BytesIO(data)).load()


class _Values(pickle.Unpickler):
    """Reads values, and nothing that does something: to a plain one each name would be a program to run."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of values by its name."""
        if (module, name) in PLAIN or module.partition(".")[0] == "baspa":
            found = super().find_class(module, name)
            if (module, name) in PLAIN or is_value_class(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


def is_value_class(found: object) -> bool:
    """Tell whether something is a dataclass, an enumeration or a named tuple."""
    return isinstance(found, type) and (is_dataclass(found) or issubclass(found, (enum.Enum, tuple)))
