"""Selectors of style sheets, taken apart and put together: which elements of one are in or at an element of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

ROOTS = frozenset((":root", "html", "body", "*"))
COMPOUND = re.compile(r"(\*|[\w-]*)(.*)", re.DOTALL)  # the name of the element, and what else is asked of it
COMBINATORS = re.compile(r"\s*[>+~]\s*|\s+")
SIMPLE = re.compile(r"[\w.#*:\[\]=\"'|^$~-]+")  # a compound without brackets that hold selectors


def selectors_of(prelude: Iterable[Any]) -> tuple[str, ...]:
    """Return the selectors of a rule, each as text."""
    found = [""]
    for part in prelude:
        if part == ",":
            found.append("")
        elif part.type != "comment":
            found[-1] += part.serialize()
    return tuple(" ".join(each.split()) for each in found)


def scoped(selectors: Sequence[str], scope: str) -> tuple[str, ...]:
    """Return selectors of those elements that are in, or are, what `scope` selects; all for one of the ROOTS."""
    if scope in ROOTS:
        return tuple(selectors)
    return tuple(dict.fromkeys(each for selector in selectors for each in within(selector, scope)))


def within(selector: str, scope: str) -> Iterator[str]:
    """Yield selectors for the elements of `selector` that are below an element of `scope`, or are one themselves."""
    compounds = COMBINATORS.split(selector)
    if scope in compounds:
        yield selector
        return
    yield f"{scope} {selector}"
    before, last = _parted(scope)
    places = [0] if before else range(len(compounds))
    for place in places:
        if merged := _merged(compounds[place], last):
            marks = [*COMBINATORS.findall(selector), ""]
            parts = [merged if at == place else each for at, each in enumerate(compounds)]
            yield before + "".join(part + mark for part, mark in zip(parts, marks, strict=True))


def _parted(scope: str) -> tuple[str, str]:
    """Return a selector without its last compound, and that."""
    last = COMBINATORS.split(scope)[-1]
    return scope.removesuffix(last), last


def _merged(one: str, other: str) -> str:
    """Return a compound of what two ask for; "" where no element is of both names, or one cannot be read."""
    if not (SIMPLE.fullmatch(one) and SIMPLE.fullmatch(other)):
        return ""
    (name, more), (other_name, other_more) = (match.groups() for match in map(COMPOUND.match, (one, other)) if match)
    if name and other_name and name != other_name and "*" not in (name, other_name):
        return ""
    return f"{max(name, other_name)}{other_more}{more}"
