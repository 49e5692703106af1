"""The headings of a kept file: a title at its beginning, levels one at a time, what kind of chapter it is."""

from __future__ import annotations

import html
import posixpath
import re
from itertools import pairwise

from baspa.importing.dialects.reading import CODE, outside_code, replaced
from baspa.importing.escaping import escape
from baspa.importing.meta_facts import clean

TITLE = outside_code(r"(?m:^(?P<title>#[ \t]+[^\n]{0,1000}?)[ \t]*(?:\{(?P<held>[^{}\n]*)\})?[ \t]*$)")
HEADING = outside_code(r"(?m:^(?P<marks>#{1,6})(?=[ \t]))|(?m:^[ \t]*<[hH](?P<tag>[1-6])\b)")
LEVEL = outside_code(
    r"(?m:^(?P<marks>#{1,6})(?=[ \t]))|(?m:^[ \t]*<[hH](?P<tag>[1-6])\b)"
    r"|(?m:^ {0,3}[^\n#>|:\s-][^\n]*\n {0,3}(?:(?P<first>=+)|(?P<second>-+))[ \t]*$)"
)
DIVIDER = re.compile(r"\((PART|APPENDIX)\*?\)[ \t]*")
NUMBER = re.compile(r"\d+[\s._)-]+(?=\S)")
UNDERLINED = outside_code(r"(?m:^(?P<words>[^\n#>|:\s-][^\n]*)\n=+[ \t]*$)")
ANY_TITLE = outside_code(
    r"(?m:^#[ \t]+(?P<words>[^\n]{0,1000}?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*$)"
    r"|(?i:<h1\b[^>]*>(?P<held>[\s\S]{0,1000}?)</h1>)"
)
MARKS = re.compile(r"!\[[^\[\]]*\]\([^()\n]*\)|\[([^\[\]]*)\]\([^()\n]*\)|<[^<>]*>|[*`]|\\(?=\W)|(?<!\w)_|_(?!\w)")
NO_WORDS = re.compile(
    rf"{CODE}|<!--(?:(?!<!--)[\s\S])*?-->|</?[A-Za-z][^<>]*>|!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|\[\s*\]\([^()\n]*\)"
    r"|(?m:^ {0,3}\[[^\[\]\n]+\]:.*$|^\([\w:. -]+\)=[ \t]*$|^:{3,}.*$)|\{[^{}\n]*\}|\\\w+"
)
REMARKS = re.compile(r"(?:\s|<!--[\s\S]*?-->)*")


def title_first(text: str, title: str, name: str) -> str:
    """Return a text that begins with a heading of level 1, whose sections stay in their order.

    It is the text's own, where pictures and marks alone stand before it, or words without a title; these then stand
    behind it. Else it is `title`, that of the front matter; the file's `name` where sections come before its own.
    """
    text = replaced(UNDERLINED, text, lambda each: f"# {each['words']}") if first_title(text) is None else text
    found = first_title(text)
    if found is None:
        return text
    before = text[: found.start()]
    section = next((each for each in HEADING.finditer(before) if each["marks"] or each["tag"]), None)
    if any(each["words"] for each in UNDERLINED.finditer(before)) or (section and section["tag"] == "1"):
        return text  # which begins with a title that is underlined, or of HTML
    title = "" if escape(title) == found["title"].lstrip("# \t") else title
    if section and not (title or has_words(before[: section.start()])):
        return text  # whose first section becomes the chapter
    if section or (title and has_words(before)):
        return f"# {escape(title or name)}\n\n{text.lstrip(chr(10))}"
    at = REMARKS.match(text)
    if at and found.start() <= at.end():
        return text
    return f"{found[0].strip()}\n\n{before.strip(chr(10))}\n\n{text[found.end() :].lstrip(chr(10))}"


def with_title(text: str, title: str, name: str) -> str:
    """Return a text without a heading of level 1 that has one: `title`, the heading of all of it, or its `name`."""
    at = REMARKS.match(text)
    first = HEADING.match(text, at.end()) if at else None
    found = [each for each in HEADING.finditer(text) if each["marks"] or each["tag"]]
    below = [level_of(each) > level_of(found[0]) for each in found[1:]]
    if first and first["marks"] and all(below) and not title:
        return f"{text[: first.start()]}#{text[first.end() :]}"
    return f"# {escape(title or name)}\n\n{text.lstrip(chr(10))}"


def level_of(found: re.Match[str]) -> int:
    """Return the level of a heading."""
    said = found.groupdict()
    return 1 if said.get("first") else 2 if said.get("second") else int(said["tag"] or len(said["marks"]))


def has_words(text: str) -> bool:
    """Tell whether there is more than pictures, marks and code."""
    return any(map(str.isalpha, NO_WORDS.sub(" ", text)))


def first_title(text: str) -> re.Match[str] | None:
    """Return the first heading of level 1."""
    return next((found for found in TITLE.finditer(text) if found["title"]), None)


def only_title(text: str) -> str:
    """Return the words of a text's heading of level 1, "" where it has several or none."""
    found = [each["words"] or each["held"] for each in ANY_TITLE.finditer(text) if each["words"] or each["held"]]
    return clean(html.unescape(MARKS.sub(r"\1", found[0]))) if len(found) == 1 else ""


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
    """Return a text whose headings go down one level at a time; those of HTML and with a line below stay, and count."""
    open_levels: list[int] = []

    def one(found: re.Match[str]) -> str:
        level = level_of(found)
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        return "#" * len(open_levels) if found["marks"] else found[0]

    return replaced(LEVEL, text, one)


def divided(text: str) -> list[str]:
    """Return a file's chapters: each begins with a heading of level 1, what stands before the first is the first's."""
    begins = [found.start() for found in TITLE.finditer(text) if found["title"]]
    cuts = [0, *begins[1:], len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts)]
