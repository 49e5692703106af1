"""The order of a list by our own alphabets: the processor sorts by those of Unicode, with Latin before Cyrillic.

So a style is asked twice. First it prints, for each reference, what it sorts by (CSL 1.0.2, "Sorting"); those texts are
ordered here, and each reference gets its rank. Then the style sorts by nothing but the rank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baspa.language import collation
from baspa.language.model import primary
from baspa.references import markup
from baspa.references.csl_json import DATES, NAMES
from baspa.references.csl_xml import Node, attribute, attributes, children, element, walk
from baspa.references.hidden import BREAK, TAG

AREAS = ("citation", "bibliography")
RANK = "baspa-rank-"  # a variable of no item and no style
DATE, TITLE, AUTHOR = "baspa-date-", "baspa-title", "baspa-author"  # likewise
NUMBER = "citation-number"
# An English title is found under its first word that is no article (The Chicago Manual of Style, 18th ed., 13.72).
ARTICLE = re.compile(r"\W*(?:an?|the)\s+(?=\W*\w)", re.IGNORECASE)
OPENING = re.compile(r"^[\W_]+")  # quotes, and in French the space behind them
LARGEST = 100_000  # elements; Chicago's styles have 7,000
PARTS = ("year", "month", "day")
BEFORE = 1_000_000  # so that years before our era have no sign
# What names take from the area that they stand in (CSL 1.0.2, "Inheritable Name Options").
INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "demote-non-dropping-particle", "et-al-min",
    "et-al-use-first", "et-al-use-last", "initialize", "initialize-with", "initialize-with-hyphen", "name-delimiter",
    "name-form", "names-delimiter", "sort-separator",
)  # fmt: skip
LIMITS = {"names-min": "et-al-min", "names-use-first": "et-al-use-first", "names-use-last": "et-al-use-last"}


class TooLarge(ValueError):
    """What a style sorts by is larger than any style's."""


@dataclass(frozen=True, slots=True)
class Key:
    """A <key> of a <sort>."""

    macro: str
    variable: str
    descending: bool
    limits: Mapping[str, str]  # of the names in it, as attributes of <name>

    @classmethod
    def of(cls, node: Node) -> Key:
        """Return what a <key> says."""
        limits = {LIMITS[name]: value for name, value in attributes(node).items() if name in LIMITS}
        return cls(
            attribute(node, "macro"), attribute(node, "variable"), attribute(node, "sort") == "descending", limits
        )


def keys(style: Node, area: str) -> tuple[Key, ...]:
    """Return what one area of a style, citation or bibliography, sorts by; () where numbers say it."""
    found: list[Key] = []
    for node in (key for one in children(style, area) for sort in children(one, "sort") for key in children(sort)):
        if (key := Key.of(node)).variable == NUMBER:
            break
        found.append(key)
    return tuple(found)


def asking(style: Node, author: Node) -> Node:
    """Return a style that prints what another sorts by; in a citation of an item that says AUTHOR, `author`."""
    made = Asking(style)
    cited, listed = (made.printed(area) for area in AREAS)
    ask = element("choose", {}, element("if", {"variable": AUTHOR}, author), element("else", {}, *cited))
    areas = [
        element(area, made.options(area), element("layout", {}, *printed))
        for area, printed in zip(AREAS, ([ask], listed), strict=True)
    ]
    return style | {"children": [*children(style, "locale"), *made.macros.values(), *areas]}


class Asking:
    """A style while it is written anew; gathers the macros that it needs."""

    def __init__(self, style: Node) -> None:
        self.style = style
        self.theirs = {attribute(macro, "name"): macro for macro in children(style, "macro")}
        self.macros: dict[str, Node] = {}
        self.size = 0

    def options(self, area: str) -> dict[str, str]:
        """Return the attributes of an area that its names take from it."""
        found = [attributes(one) for one in children(self.style, area)]
        return {name: value for one in found for name, value in one.items() if name in INHERITED}

    def printed(self, area: str) -> list[Node]:
        """Return the texts of the keys of an area."""
        made = []
        for number, key in enumerate(keys(self.style, area)):
            made.append(self.text(key, f"{area}-{number}-"))
            made.append(element("text", {"value": BREAK}))
        return made

    def text(self, key: Key, name: str) -> Node:
        """Return what prints a key: a name or a date as one, and other variables as text."""
        if key.macro:
            return element("text", {"macro": self.macro(key.macro, name, key.limits)})
        kind = "names" if key.variable in NAMES else "date" if key.variable in DATES else "text"
        return self.renewed(element(kind, {"variable": key.variable}), name, key.limits)

    def macro(self, name: str, before: str, limits: Mapping[str, str]) -> str:
        """Write a macro anew; return its name."""
        own = f"{before}{name}"
        if own not in self.macros:
            self.macros[own] = element("macro", {"name": own})
            inside = [self.renewed(child, before, limits) for child in children(self.theirs[name])]
            self.macros[own] = element("macro", {"name": own}, *inside)
        return own

    def renewed(self, node: Node, before: str, limits: Mapping[str, str]) -> Node:
        """Return an element as it is for sorting: family names first, dates as numbers."""
        self.size += 1
        if self.size > LARGEST:
            raise TooLarge(f"what it sorts by is more than {LARGEST} elements")
        said = attributes(node)
        if node["name"] == "date":
            return element("text", {"variable": f"{DATE}{said.get('variable', '')}-{precision(node)}"})
        if said.get("variable") == "title":
            said = {name: value for name, value in said.items() if name != "form"} | {"variable": TITLE}
        if said.get("macro"):
            said = said | {"macro": self.macro(said["macro"], before, limits)}
        if node["name"] == "name":
            said = said | {"name-as-sort-order": "all", **limits}
        return element(
            str(node["name"]), dict(said), *(self.renewed(child, before, limits) for child in children(node))
        )


def precision(date: Node) -> int:
    """Return how many of year, month and day a <date> shows."""
    if attribute(date, "form"):
        return len(attribute(date, "date-parts").split("-")) if attribute(date, "date-parts") else len(PARTS)
    shown = [
        PARTS.index(attribute(part, "name")) for part in children(date, "date-part") if attribute(part, "name") in PARTS
    ]
    return max(shown, default=len(PARTS) - 1) + 1


def sortable(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item with variables to sort by: its title, and its dates by how many parts of them are shown."""
    made = dict(item)
    title = TAG.sub("", str(item.get("title", "")))
    english = primary(str(item.get("language", ""))) in ("", "en")
    made[TITLE] = ARTICLE.sub("", title, count=1) if english and ARTICLE.match(title) else title
    for name, date in item.items():
        if name in DATES and isinstance(date, dict):
            made |= {f"{DATE}{name}-{shown}": _text(date, shown) for shown in range(1, len(PARTS) + 1)}
    return made


def _text(date: Mapping[str, object], shown: int) -> str:
    days = date.get("date-parts")
    if not isinstance(days, list):
        return str(date.get("raw", date.get("literal", "")))
    padded = [[*map(int, day), 0, 0][:shown] for day in days]
    return " ".join(f"{BEFORE + year:07} " + " ".join(f"{part:02}" for part in more) for year, *more in padded)


def ranks(style: Node, area: str, printed: Sequence[Sequence[str]], letters: str) -> list[str]:
    """Return the rank of each reference by the texts that it printed for the keys of an area.

    A text that is empty comes last, whatever the direction (CSL 1.0.2, "Sorting").
    """
    columns = [
        _column(column, key, letters) for key, column in zip(keys(style, area), zip(*printed, strict=True), strict=True)
    ]
    return [f"{rank:07}" for rank in _dense(list(zip(*columns, strict=True)))]


def _column(texts: Sequence[str], key: Key, letters: str) -> list[int]:
    weights = [collation.sort_key(OPENING.sub("", markup.plain(text)), letters)[:3] for text in texts]
    found = _dense(weights)
    return [
        len(texts) if not weight[0] else -rank if key.descending else rank
        for weight, rank in zip(weights, found, strict=True)
    ]


def _dense(values: Sequence[Any]) -> list[int]:
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return [places[value] for value in values]


def by_rank(style: Node) -> Node:
    """Return a style that sorts by ranks where it sorted by texts."""
    return style | {
        "children": [_by_rank(style, child) if child["name"] in AREAS else child for child in children(style)]
    }


def _by_rank(style: Node, area: Node) -> Node:
    name = str(area["name"])
    if not keys(style, name):
        return area
    numbers = [key for key in walk(area) if key["name"] == "key" and attribute(key, "variable") == NUMBER]
    sort = element("sort", {}, element("key", {"variable": RANK + name}), *numbers[:1])
    return area | {"children": [sort, *(child for child in children(area) if child["name"] != "sort")]}
