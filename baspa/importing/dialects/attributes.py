"""What stands in pandoc's braces: {#name .class key=value}."""

from __future__ import annotations

import re
from collections.abc import Mapping

from baspa.importing.dialects.roles import name_of

PAIR = re.compile(
    r"#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<minus>-)(?=\s|\Z)|(?P<key>[\w:.-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)"
)


def attributes(held: str) -> tuple[str, list[str], Mapping[str, str]]:
    """Return the name, the classes and the pairs in braces."""
    found = [*PAIR.finditer(held)]
    classes = [each["class"] or "unnumbered" for each in found if each["class"] or each["minus"]]
    pairs = {each["key"]: each["value"].strip("\"'") for each in found if each["key"]}
    return next((name_of(each["id"]) for each in found if each["id"]), ""), classes, pairs


def is_attributes(held: str) -> bool:
    """Tell whether nothing but attributes stands in braces, with the colon of kramdown or without; else they print."""
    return not PAIR.sub("", held.removeprefix(":")).strip()
