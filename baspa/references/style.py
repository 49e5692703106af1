"""Citation styles: the press's own by name, a book's own from its .csl file.

A style that depends on another (CSL 1.0.2, "Dependent styles") has nothing but that one's name: it resolves to it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

from baspa.language import nearest_own
from baspa.model.problem import Place, Problem, Problems, nearest
from baspa.model.reference import Style
from baspa.references import csl_xml
from baspa.references.csl_xml import Node, attribute, children, texts

FOLDER = Path(__file__).parent / "styles"
# Other names: of the styles that ours were made from, and of those that depend on them under a better known name.
ALIASES = {
    "chicago-notes": "chicago-notes-bibliography",
    "gost-r-7-0-5-2008": "gost-author-date",
    "gost-r-7-0-5-2008-numeric": "gost-numeric",
    "gost-r-7-0-5-2008-numeric-alphabetical": "gost-alphabetical",
    "vancouver": "nlm-citation-sequence",
}
# Elements of a style when its macros are written out: Chicago's have two and a half million.
EXPANDED = 20_000_000
# A record has the words of its own language (GOST R 7.0.5-2008), which CSL itself has no way to say.
OWN_WORDS = "urn:baspa:style:gost-"  # what the ids of such styles begin with


def default_style(language: str) -> str:
    """Return the name of the style that a book in a language (BCP 47) has unless it says another."""
    return nearest_own(language).citation_style


@functools.cache
def names() -> tuple[str, ...]:
    """Return the names of the press's own styles."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.csl")))


def find_style(name: str, place: Place) -> tuple[Style | None, Problems]:
    """Return one of the press's own styles; B106 at `place`, where the book names it, if there is none of that name."""
    own = ALIASES.get(name, name)
    if own not in names():
        meant = nearest(name, [*names(), *ALIASES])
        hint = f'did you mean "{meant}"?' if meant else f"the press has {', '.join(names())}; or put a .csl file here"
        return None, (Problem(place, "B106", f'no citation style "{name}"', hint),)
    return _style(name, csl_xml.parse((FOLDER / f"{own}.csl").read_bytes())), ()


def read_style(path: str, data: bytes) -> tuple[Style | None, Problems]:
    """Return the style of a .csl file; B105 if it is no CSL style, B106 if it depends on one that the press has not."""
    try:
        root = csl_xml.parse(data)
    except csl_xml.Malformed as fault:
        return None, (_fault(path, fault.line, str(fault)),)
    if parent := _parent(root):
        return find_style(parent, Place(path))
    faults = tuple(_fault(path, 0, message) for message in _faults(root))
    return (None, faults) if faults else (_style(path, root), ())


def _style(name: str, root: Node) -> Style:
    tree = json.dumps(root, ensure_ascii=False, sort_keys=True)
    notes, lists = attribute(root, "class") == "note", bool(children(root, "bibliography"))
    names = [str(text) for info in children(root, "info") for one in children(info, "id") for text in texts(one)]
    own_words = any(text.startswith(OWN_WORDS) for text in names)
    return Style(name=name, tree=tree, notes=notes, lists=lists, own_words=own_words)


def _fault(path: str, line: int, message: str) -> Problem:
    hint = "take the .csl file from the CSL project's repository of styles, or mend it"
    return Problem(Place(path, line), "B105", f"no citation style: {message}", hint)


def _parent(root: Node) -> str:
    """Return the name of the style that this one depends on: the end of its address; "" for a style of its own."""
    links = [link for info in children(root, "info") for link in children(info, "link")]
    addresses = (attribute(link, "href") for link in links if attribute(link, "rel") == "independent-parent")
    return next((address.rstrip("/").rpartition("/")[2] for address in addresses), "")


def _faults(root: Node) -> Iterator[str]:
    """Yield what keeps pandoc from working with a style, or from ending."""
    if root["name"] != "style":
        yield f"it begins with <{root['name']}>, not <style>"
        return
    if not any(children(citation, "layout") for citation in children(root, "citation")):
        yield "it has no <citation> with a <layout>"
    if any(len(children(one, "layout")) > 1 for area in ("citation", "bibliography") for one in children(root, area)):
        yield "it has a <layout> for each language (CSL-M), where CSL has one"
    macros = {attribute(macro, "name"): macro for macro in children(root, "macro")}
    uses = {name: _called(macro) for name, macro in macros.items()}
    missing = sorted({name for name in _called(root) if name not in macros})
    yield from (f'it calls the macro "{name}", which is not there' for name in missing)
    if not missing:
        yield from _size_fault(root, macros, uses)


def _called(node: Node) -> list[str]:
    return [attribute(inner, "macro") for inner in csl_xml.walk(node) if attribute(inner, "macro")]


def _size_fault(root: Node, macros: dict[str, Node], uses: dict[str, list[str]]) -> Iterator[str]:
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = len(csl_xml.walk(macros[name])) + sum(size(inner) for inner in uses[name])
        return sizes[name]

    try:
        areas = children(root, "citation") + children(root, "bibliography")
        total = sum(size(name) for area in areas for name in _called(area))
    except RecursionError:
        yield "a macro calls itself"
        return
    if total > EXPANDED:
        yield f"with its macros written out it has more than {EXPANDED} elements"
