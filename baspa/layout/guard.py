"""The guard of what is replaced in WeasyPrint: functions are replaced together, or not at all, by their signatures."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from types import FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from baspa.installing import pip_line
from baspa.model.problem import Outside, Place, Problem, Severity

VERSION = "70.0"  # the WeasyPrint that the table of replacements was written for: it is named, and not asked for
_SIGNATURES: WeakKeyDictionary[FunctionType, str] = WeakKeyDictionary()  # to make one takes longer than to find it


@dataclass(frozen=True, slots=True)
class Replacement:
    """A function that another one is put in the place of."""

    path: str  # where WeasyPrint finds it when it calls it: "module:name", "module:class.name"
    signature: str  # that it had when the other was written
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Feature:
    """What the press does in its own way, by replacements that are right only together."""

    name: str
    without: str  # how things are where WeasyPrint has its own way, as a warning says it
    replacements: tuple[Replacement, ...]
    calls: Mapping[str, str] = field(default_factory=dict)  # path -> signature of what the press calls there itself

    @property
    def known(self) -> Mapping[str, str]:
        """Return the signatures of all functions that it replaces or calls, by their paths."""
        return {**{each.path: each.signature for each in self.replacements}, **self.calls}

    def unknown(self) -> str:
        """Return the path of a function that is gone or has another signature than it had; "" where all are known."""
        return next((path for path, wanted in self.known.items() if signature(path) != wanted), "")

    def problem(self) -> Problem | None:
        """Return the warning (B042) that the feature is off; None where it can be on."""
        path = self.unknown().replace(":", ".")
        if not path:
            return None
        message = f"{self.without}: {path} is not the one of WeasyPrint {VERSION}; this is {version('weasyprint')}"
        hint = pip_line(f"weasyprint=={VERSION}")
        return Problem(Place("book.toml"), "B042", message, hint, Severity.WARNING)

    def require(self) -> None:
        """Raise Outside where the feature cannot be on."""
        if problem := self.problem():
            raise Outside(f"{problem.message}; {problem.hint}")


def signature(path: str) -> str:
    """Return the signature of the function at a path; "" where there is none."""
    try:
        found = pkgutil.resolve_name(path)
    except (ImportError, AttributeError):
        return ""
    function = getattr(found, "fget", found)
    known = _SIGNATURES.get(function) if isinstance(function, FunctionType) else None
    if known is None:
        known = str(inspect.signature(function))
        if isinstance(function, FunctionType):
            _SIGNATURES[function] = known
    return known


@contextmanager
def replacing(feature: Feature, *functions: Any) -> Iterator[None]:
    """Put functions in the places of a feature while the context lasts, in the order of its replacements."""
    with ExitStack() as stack:
        for each, function in zip(feature.replacements, functions, strict=True):
            owner, _, name = each.path.replace(":", ".").rpartition(".")
            stack.enter_context(put(pkgutil.resolve_name(owner), name, function))
        yield


@contextmanager
def put(owner: Any, name: str, function: Any) -> Iterator[None]:
    """Let a module or a class have a function under a name while the context lasts."""
    original = getattr(owner, name)
    setattr(owner, name, function)
    try:
        yield
    finally:
        setattr(owner, name, original)
