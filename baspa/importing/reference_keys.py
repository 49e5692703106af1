"""The keys by which the works of a file of references are cited, read without what they are of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

KEY = re.compile(rb"@\w+\s*[{(]\s*([^\s,{}]+)\s*,")


def keys(path: str, data: bytes) -> Iterator[str]:
    """Yield the keys of a file of references."""
    if path.endswith(".bib"):
        yield from (key.decode(errors="replace") for key in KEY.findall(data))
        return
    try:
        yield from (str(entry["id"]) for entry in json.loads(data))
    except (ValueError, TypeError, KeyError):
        return
