"""WeasyPrint's style sheet of presentational hints (HTML, 15.3), left unread when it is imported.

Its import reads it for documents whose `align` and `bgcolor` are to be styles. Those of the press have none and ask for
none: to read it takes a tenth of what the whole import does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import tinycss2

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_start import UNREAD_HINTS

SIGN = "This stylesheet contains all the presentational hints rules"


@contextmanager
def unread_hints() -> Iterator[None]:
    """Let style sheets be read while the context lasts, but this one."""
    if UNREAD_HINTS.unknown():
        yield
        return
    parse = tinycss2.parse_stylesheet

    def parse_stylesheet(css: str, *given: Any, **named: Any) -> Any:
        return [] if SIGN in css else parse(css, *given, **named)

    with replacing(UNREAD_HINTS, parse_stylesheet):
        yield
