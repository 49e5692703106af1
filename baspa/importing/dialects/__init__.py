"""Markdown of other programs as the press writes it: mdBook, MyST, Quarto, R Markdown; the rest stays as it stands.

    marked       text    -> text     what has another form here: includes, directives, attributes, divisions, listings
    names        texts   -> names    what references may lead to, in all files
    linked       text    -> text     roles, targets, references and citations

Code is left alone, and so are the boxes, notes, formulas and lists that the press reads by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from baspa.importing.dialects.knitr import with_text_references
from baspa.importing.dialects.known_directives import converted
from baspa.importing.dialects.mdbook import with_included, with_listings
from baspa.importing.dialects.quarto import with_own_marks
from baspa.importing.dialects.reading import CODE, Reading
from baspa.importing.dialects.roles import TITLE, with_links, with_targets

NAMED = re.compile(
    rf"{CODE}|<a id=\"(?P<place>[\w-]+)\"|(?P<line>^[^\n]*?)\{{[^{{}}\n]*?#(?P<name>[\w-]+)", re.MULTILINE
)

__all__ = ["Reading", "marked", "names", "with_links"]


def marked(text: str, reading: Reading) -> str:
    """Return a text whose constructs of other programs are the press's, but for what leads elsewhere."""
    text = with_listings(with_included(text, reading), reading)
    text = with_text_references("\n".join(converted(text.split("\n"), reading)))
    return with_targets(with_own_marks(text, reading))


def names(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of a link to each name in these texts: "" where what it names has a number or a title."""
    found: dict[str, str] = {}
    for each in (each for text in texts for each in NAMED.finditer(text)):
        if each["place"]:
            found[each["place"]] = each["place"]
        elif each["name"]:
            found[each["name"]] = words_for(each["line"].strip(), each["name"])
    return found


def words_for(line: str, name: str) -> str:
    """Return the words of a link to what stands on a line with its name."""
    if line.startswith(":::"):
        return line.lstrip(":").strip().removeprefix("box").strip() or name
    if line.startswith("#"):
        return TITLE
    return name if line.startswith("![") and not line.endswith(('")', "')")) else ""
