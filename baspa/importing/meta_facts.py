"""What pandoc's and Quarto's metadata state: people, ORCID iDs, numbers of headings, the style of citations."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from baspa.check.numbers import orcid_fault
from baspa.importing.nodes import node, plain_text
from baspa.tree.names import CONTROL

NUMBERED = ("number-sections", "numbersections")  # Quarto's and pandoc's
DEPTHS = ("number-depth", "secnumdepth")
DEEPEST = 6
STYLES = {  # of the CSL project, by the names of their files -> the press's names (docs/references.md)
    **{name: name for name in ("apa", "chicago-author-date", "ieee", "vancouver")},
    "chicago-note-bibliography": "chicago-notes",
    "chicago-fullnote-bibliography": "chicago-notes",
}
UNTAKEN = ("csl", "rights", "copyright", "license")  # which book.toml says in another way
ORCID = "https://orcid.org/"


def within(meta: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the metadata, and those of each format in it."""
    yield meta
    formats = meta.get("format")
    if formats and formats["t"] == "MetaMap":
        yield from (each["c"] for each in formats["c"].values() if each["t"] == "MetaMap")


def numbered_depth(meta: Mapping[str, Any]) -> int:
    """Return how deep headings are numbered, 0 for not at all; 2 where nothing says it."""
    if not any(is_true(each.get(name)) for each in within(meta) for name in NUMBERED):
        return 0
    said = next((plain_text(each[name]) for each in within(meta) for name in DEPTHS if name in each), "")
    return min(int(said), DEEPEST) if said.isdecimal() and int(said) else 2


def is_true(value: Any) -> bool:
    """Tell whether a value of metadata says yes."""
    if not value:
        return False
    return value["c"] is True if value["t"] == "MetaBool" else plain_text(value).lower() in ("true", "yes")


def style_of(meta: Mapping[str, Any]) -> str:
    """Return the press's name of the style of citations, "" where it has none or nothing is said."""
    name = posixpath.basename(plain_text(meta.get("csl"))).lower()
    return STYLES.get(name.removesuffix(".csl"), "")


def untaken(meta: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what book.toml has in another way, each by its kind and what is said."""
    for name, said in people_orcids(meta.get("author") or meta.get("authors")):
        if orcid_fault(said):
            yield "ORCID iDs that cannot be:", f"{name}, {said}"
    for key in (key for key in UNTAKEN if key in meta and not (key == "csl" and style_of(meta))):
        if said := plain_text(meta[key]):
            yield "facts that book.toml says in its own way:", f'{key} "{said}"'


def orcids(people: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and the ORCID iD of each person who has one that can be."""
    yield from ((name, said) for name, said in people_orcids(people) if not orcid_fault(said))


def people_orcids(people: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and the ORCID iD of each person who is told by several keys."""
    for person in (each for each in listed(people) if isinstance(each, dict) and each.get("t") == "MetaMap"):
        if said := plain_text(person["c"].get("orcid")).removeprefix(ORCID):
            yield clean(plain_text(name_of(person))), said


def clean(text: str) -> str:
    """Return a text on one line, without what no reader can see."""
    return unicodedata.normalize("NFC", " ".join(CONTROL.sub("", text).split()))


def listed(value: Any) -> list[Any]:
    """Return the items of a list of pandoc's metadata; another value is one item."""
    return value["c"] if isinstance(value, dict) and value.get("t") == "MetaList" else [value]


def name_of(item: Any) -> Any:
    """Return the name of a person who is told by several keys, as Quarto and MyST do; any other value as it is."""
    if not isinstance(item, dict) or item.get("t") != "MetaMap":
        return item
    name = item["c"].get("name")
    if isinstance(name, dict) and name.get("t") == "MetaMap":
        return [[name["c"][key], node("Space")] for key in ("literal", "given", "family") if key in name["c"]]
    return name


def employed(value: Any) -> Iterator[tuple[str, str]]:
    """Yield each person who is told by several keys, and where they work."""
    for item in (item for item in listed(value) if isinstance(item, dict) and item.get("t") == "MetaMap"):
        known = item["c"].get("affiliation") or item["c"].get("affiliations")
        places = [clean(plain_text(name_of(each))) for each in listed(known)]
        if any(places):
            yield clean(plain_text(name_of(item))), "; ".join(filter(None, places))
