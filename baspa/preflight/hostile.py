"""What a file may hold that no standard knows: a fault of its page or of the file, never the end of a preflight."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from baspa.preflight.kinds import UNSOUND
from baspa.preflight.model import PrintFault, PrintFaults

# What an object of a file raises where it is not of the type that the standard says.
HOSTILE = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, pikepdf.PikepdfError)
ITSELF = "what the file says of itself"
FONTS, ANNOTATED, RESOURCES = "a font", "an annotation", "its resources"


def sound(found: Iterator[PrintFault], name: str, page: int = 0) -> PrintFaults:
    """Yield the faults that a rule finds; where it comes upon what makes no sense, that is one as well."""
    try:
        yield from found
    except HOSTILE:
        yield PrintFault(UNSOUND, page, name=name)
