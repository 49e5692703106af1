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
from baspa.importing.dialects.roles import TITLE, WAITING, with_links, with_targets
from baspa.tree.divisions import NAMED_BOXES
from baspa.tree.side_by_side import GROUP_CAPTIONS

NAMED = re.compile(
    rf"{CODE}|<a id=\"(?P<place>[\w-]+)\""
    r"|(?P<line>^[^\n]*?)\{(?P<braces>[^{}\n]*?#(?P<name>[\w:.-]*[\w-])[^{}\n]*)"
    r"|^[`~:]{3,}\{(?:figure-md\}[ \t]+|list-table\}[^\n]+\n:name: )(?P<given>[\w:.-]+)"
    rf"|{WAITING}(?=(?P<next>[^\n]*))",
    re.MULTILINE,
)
LISTING = re.compile(r"[ \t>]*[`~]+[ \t]*\{[^{}\n]*?#(?P<name>[\w:.-]+)(?P<caption>[^{}\n]*(?:lst-cap|caption)=)?")
TITLED = (*NAMED_BOXES, "callout-")  # boxes that say what they are where nothing else does
NUMBERED = re.compile(r"(?:fig|tbl|tab|lst)[-:]")  # a division of Quarto that is a figure, a table or a listing

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
        if each["fence"] and (listing := LISTING.match(each[0])):
            found[listing["name"]] = "" if listing["caption"] else listing["name"]
        elif each["place"]:
            found[each["place"]] = each["place"]
        elif each["name"]:
            found[each["name"]] = words_for(each["line"].strip(), each["name"], each["braces"])
            if each["line"].startswith(":::") and NUMBERED.match(each["name"]) and not has_caption(each):
                found[each["name"]] = each["name"]
        elif each["given"]:
            found[each["given"]] = ""
        elif each["waiting"]:
            found[each["waiting"]] = "" if each["next"].startswith("$$") else each["waiting"]
    return found


def has_caption(opening: re.Match[str]) -> bool:
    """Tell whether a division of Quarto has a caption: an attribute, or the words that it ends with."""
    if any(f"{name}=" in opening["braces"] for name in GROUP_CAPTIONS):
        return True
    held, _, _ = opening.string[opening.end() :].partition("\n:::")
    last = held.strip().rpartition("\n")[2].lstrip()
    return bool(last) and not last.startswith(("|", "!", "`", "~", "<", "+", "}"))


def words_for(line: str, name: str, written: str) -> str:
    """Return the words of a link to what stands on a line with its name, and other attributes as they are written."""
    if line.startswith(":::"):
        said = line.lstrip(":").strip()
        titled = said.removeprefix("box").strip() or any(f".{x}" in written for x in TITLED)
        return "" if titled or NUMBERED.match(name) else name
    if line.startswith("#"):
        return TITLE
    is_figure = line.endswith(('")', "')")) or (NUMBERED.match(name) and not line.startswith("![]"))  # see place_names
    return name if line.startswith("![") and not is_figure else ""
