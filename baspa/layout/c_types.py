"""Types of C that WeasyPrint names to cffi, read with the names that stand in them.

cffi reads a type behind a declaration of each name that it knows, and WeasyPrint declares some sixty for Pango and
HarfBuzz: more than a millisecond for `PangoRectangle *`, and as much for each array of another length.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import C_TYPES

WORD = re.compile(r"\w+")


@contextmanager
def quick_types() -> Iterator[None]:
    """Let cffi read types so while the context lasts."""
    original = pkgutil.resolve_name(C_TYPES.replacements[0].path)

    def parse_type_and_quals(parser: Any, cdecl: str) -> Any:
        every, words = parser._declarations, set(WORD.findall(cdecl))
        # A name is declared as "typedef PangoRectangle", "struct _PangoRectangle" or the like.
        parser._declarations = {name: found for name, found in every.items() if name.rpartition(" ")[2] in words}
        try:
            return original(parser, cdecl)
        finally:
            parser._declarations = every | parser._declarations

    with replacing(C_TYPES, parse_type_and_quals):
        yield
