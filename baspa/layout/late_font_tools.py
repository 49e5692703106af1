"""fontTools, which WeasyPrint imports with itself and hardly ever needs, imported when something of it is first used.

HarfBuzz makes the subsets of fonts. What is left for fontTools are variable, compressed and bitmap fonts, of which a
book can bring none: it is a third of what WeasyPrint's import takes, and 15 MB.
"""

from __future__ import annotations

import builtins
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_start import LATE_FONT_TOOLS

TTLIB = "fontTools.ttLib"
# Which modules of WeasyPrint have which names of fontTools, and where each is from.
NAMES: Mapping[str, Mapping[str, str]] = {
    "weasyprint.text.fonts": {"TTFont": TTLIB, "woff2": TTLIB},
    "weasyprint.pdf.fonts": {
        "subset": "fontTools",
        "TTFont": TTLIB,
        "TTLibError": TTLIB,
        "ttFont": TTLIB,
        "instantiateVariableFont": "fontTools.varLib.instancer",
    },
}


class NotYetError(Exception):
    """In the place of an error of fontTools, which nothing raises before it is imported."""


class NotYet:
    """In the place of a function, class or module of fontTools: imports it when it is called, or asked for anything."""

    def __init__(self, source: str, name: str) -> None:
        self.source, self.name = source, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call what this stands for."""
        return imported(self.source, self.name)(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(imported(self.source, self.name), name)


@contextmanager
def late_font_tools() -> Iterator[None]:
    """Let WeasyPrint be imported without fontTools; an import that is not one of NAMES is carried out as it stands."""
    if LATE_FONT_TOOLS.unknown():
        yield
        return
    original = builtins.__import__

    def importing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  as Python names them
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        known = NAMES.get(str((globals or {}).get("__name__")), {})
        if level or not fromlist or any(known.get(each) != name for each in fromlist):
            return original(name, globals, locals, fromlist, level)
        return stand_in(name, fromlist)

    with replacing(LATE_FONT_TOOLS, importing):
        yield


def stand_in(source: str, names: Sequence[str]) -> ModuleType:
    """Return a module in the place of one of fontTools, for names to be taken from it."""
    made = ModuleType(source)
    for name in names:
        setattr(made, name, NotYetError if name.endswith("Error") else NotYet(source, name))
    return made


def imported(source: str, name: str) -> Any:
    """Import fontTools, give WeasyPrint all that it has of it, and return one thing."""
    for module, names in NAMES.items():
        for each, origin in names.items():
            setattr(sys.modules[module], each, pkgutil.resolve_name(f"{origin}.{each}"))
    return pkgutil.resolve_name(f"{source}.{name}")
