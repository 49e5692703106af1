"""References of pandoc to headings of other files, `[The lake]` and `[there][The lake]`, which it reads as one text.

Those to headings of the same file are the press's own (load/markdown/heading_references.py).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from baspa.importing.dialects.reading import outside_code, replaced

HEADING = outside_code(
    r"(?m:^(?:#{1,6}[ \t]+(?P<hashed>[^\n]*?)|(?P<lined>[^\n#>|:\s-][^\n]*?))[ \t]*#*[ \t]*"
    r"(?P<braces>\{[^{}\n]*\})?[ \t]*(?:(?<!\n)$)(?(lined)\n(?:=+|-+)[ \t]*$))"
)
REFERENCE = outside_code(
    r"(?<![\]\\!\w])\[(?P<words>[^\[\]\n@^!]{1,200})\](?:\[(?P<title>[^\[\]\n]{0,200})\]|(?![\[(:{]))"
)
DEFINED = re.compile(r"(?m)^ {0,3}\[([^\[\]\n]+)\]:")
NAME = re.compile(r"#([\w:.-]+)")
NO_NAME = re.compile(r"[^\w\s.-]")


def named(title: str) -> str:
    """Return what references call a heading by."""
    return " ".join(title.replace("*", "").replace("`", "").split()).casefold()


def identifier(title: str) -> str:
    """Return the name that pandoc gives a heading (its manual, auto_identifiers)."""
    return re.sub(r"\s+", "-", NO_NAME.sub("", title).strip().lower()).lstrip("0123456789.-_")


def headings_of(texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the file and the name of each heading, by what references call it; the first of several."""
    found: dict[str, tuple[str, str]] = {}
    for path, text in texts.items():
        for each in HEADING.finditer(text):
            title = each["hashed"] or each["lined"]
            if title:
                own = NAME.search(each["braces"] or "")
                found.setdefault(named(title), (path, own[1] if own else identifier(title)))
    return found


def with_headings_elsewhere(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts, by their paths, whose references lead to the headings of others."""
    headings = headings_of(texts)
    return {path: linked_to(text, path, headings) for path, text in texts.items()}


def linked_to(text: str, path: str, headings: Mapping[str, tuple[str, str]]) -> str:
    """Return a text of a file with links for its references to headings of others."""
    defined = {named(label) for label in DEFINED.findall(text)}

    def link(found: re.Match[str]) -> str:
        title = named(found["title"] or found["words"])
        to, name = headings.get(title, (path, ""))
        if to == path or title in defined:
            return found[0]
        return f"[{found['words']}]({posixpath.relpath(to, posixpath.dirname(path))}#{name})"

    return replaced(REFERENCE, text, link)
