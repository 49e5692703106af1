"""The fonts of the machine, kept away: the layout knows those of the house and of the book, and no others.

Without that, text in a family that is not among them, the words within an SVG above all, would be set in any font that
the machine has, and the same book would have other bytes on another one.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "FONTCONFIG_FILE"  # Fontconfig has no other way to be told: WeasyPrint lets it read its configuration anew
CONFIGURATION = str(Path(__file__).with_name("fonts.conf"))


@contextmanager
def no_machine_fonts() -> Iterator[None]:
    """Let what asks Fontconfig meanwhile find no font but those that it is given."""
    was, os.environ[VARIABLE] = os.environ.get(VARIABLE), CONFIGURATION
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
            yield
    finally:
        if was is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = was
