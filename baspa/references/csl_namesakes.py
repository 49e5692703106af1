"""Namesakes: a style tells them apart by their given names (CSL 1.0.2, "Disambiguation"), where there are any.

Pandoc's processor compares each name of a book with each other before it knows that, which for 1,000 references takes
longer than all else. So it is not asked to where no family name has two bearers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from baspa.references.csl_json import NAMES
from baspa.references.csl_xml import Node, attributes, children

GIVEN, RULE = "disambiguate-add-givenname", "givenname-disambiguation-rule"
BY_CITE = "by-cite"  # the rule where a style says none; it compares citations, and not all names
WORD = re.compile(r"\w+")


def without_namesakes(style: Node, items: Iterable[Mapping[str, Any]]) -> Node:
    """Return a style that adds no given names to tell namesakes apart if the items have none; else the same."""
    asked = [area for area in children(style, "citation") if asks(area)]
    if not asked or has_namesakes(items):
        return style
    inside = [without(child) if child in asked else child for child in children(style)]
    return style | {"children": inside}


def asks(area: Node) -> bool:
    """Tell whether a <citation> tells all namesakes apart."""
    return GIVEN in attributes(area) and attributes(area).get(RULE, BY_CITE) != BY_CITE


def without(area: Node) -> Node:
    """Return a <citation> that tells none apart."""
    return area | {"attrs": {name: value for name, value in attributes(area).items() if name != GIVEN}}


def has_namesakes(items: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether two names have a family name in common, particles left out."""
    bearers: dict[str, set[str]] = {}
    for name in names(items):
        # The processor finds particles by itself, so that "von Berg" and "Berg" are namesakes.
        family = WORD.findall(str(name.get("family", "")))[-1:]
        bearers.setdefault("".join(family).casefold(), set()).add(json.dumps(name, sort_keys=True))
    return any(len(same) > 1 for family, same in bearers.items() if family)


def names(items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield each name of the items."""
    for item in items:
        for variable in NAMES:
            yield from item.get(variable, ())
