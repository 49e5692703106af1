"""Values as files of JSON, which people read as well."""

from __future__ import annotations

import json


def as_file(told: object) -> bytes:
    """Return values as a file of JSON."""
    return f"{json.dumps(told, indent=2, ensure_ascii=False)}\n".encode()
