"""The headings of a kept file: a title at its beginning, levels one at a time, what kind of chapter it is."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise

from baspa.importing.dialects.reading import outside_code, replaced

TITLE = outside_code(r"(?m:^(?P<title>#[ \t]+[^\n]{0,1000}?)[ \t]*(?:\{(?P<held>[^{}\n]*)\})?[ \t]*$)")
HEADING = outside_code(r"(?m:^(?P<marks>#{1,6})(?=[ \t]))|(?m:^[ \t]*<[hH](?P<tag>[1-6])\b)")
DIVIDER = re.compile(r"\((PART|APPENDIX)\*?\)[ \t]*")
NUMBER = re.compile(r"\d+[\s._)-]+(?=\S)")
UNDERLINED = outside_code(r"(?m:^(?P<words>[^\n#>|:\s-][^\n]*)\n=+[ \t]*$)")
REMARKS = re.compile(r"(?:\s|<!--[\s\S]*?-->)*")


def title_first(text: str) -> str:
    """Return a text that begins with its heading of level 1; what stood before that stands behind it."""
    start = REMARKS.match(text)
    at = start.end() if start else 0
    found = first_title(text)
    if found is None:
        text = replaced(UNDERLINED, text, lambda each: f"# {each['words']}")
        found = first_title(text)
    if found is None or found.start() <= at:
        return text
    before, after = text[: found.start()].strip("\n"), text[found.end() :].lstrip("\n")
    return f"{found[0].strip()}\n\n{before}\n\n{after}"


def first_title(text: str) -> re.Match[str] | None:
    """Return the first heading of level 1."""
    return next((found for found in TITLE.finditer(text) if found["title"]), None)


def named_by(path: str) -> str:
    """Return the title that a file's name gives."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    return NUMBER.sub("", stem, count=1).replace("_", " ")


def with_class(text: str, kind: str) -> str:
    """Return a text whose title has a class."""
    done: list[str] = []

    def titled(found: re.Match[str]) -> str:
        if done:
            return found[0]
        done.append(kind)
        held = " ".join(filter(None, [f".{kind}", (found["held"] or "").replace(".unnumbered", "").strip()]))
        return f"{found['title']} {{{held}}}"

    return replaced(TITLE, text.lstrip("\n"), titled)


def levelled_text(text: str) -> str:
    """Return a text whose headings go down one level at a time; those of HTML stay, and count."""
    open_levels: list[int] = []

    def one(found: re.Match[str]) -> str:
        level = int(found["tag"] or len(found["marks"]))
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        return found[0] if found["tag"] else "#" * len(open_levels)

    return replaced(HEADING, text, one)


def divided(text: str) -> list[str]:
    """Return a file's chapters: each begins with a heading of level 1, what stands before the first is the first's."""
    begins = [found.start() for found in TITLE.finditer(text) if found["title"]]
    cuts = [0, *begins[1:], len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts)]
