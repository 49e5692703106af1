"""The files of a book whose chapters are kept as they stand, and the words of these by their own marks."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from baspa.importing.chapter_languages import other_languages
from baspa.importing.facts import Facts, book_toml
from baspa.importing.kept_folder import KeptFolder
from baspa.load.image_names import by_composed_names

TARGET = re.compile(
    r"\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()]|\([^\s()]*\))+))"
    r"|<img\s[^>]*?src=[\"']([^\"']+)|^\[[^\]\n]+\]:[ \t]*<?([^\s>]+)",
    re.M,
)
SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
# What of a file is no text, and is written in another way: names of directives, roles and attributes, options of looks.
NO_TEXT = re.compile(
    r"(?m)^[ \t]*(`{3,}|:{3,})\{(?:toctree|tableofcontents|contents)\}(?:(?!\{toctree\})[\s\S])*?^[ \t]*\1"
    r"|\{(?:grid|only|raw|solution|highlight)\}[^\n`]*|(?<=[^\s`]) <[^<>`\n]+>(?=`(?!`))"
    r"|\{\{[#<].{0,500}?\}\}|\{(?:literal)?include\}[ \t]*\S+"
    r"|\{[\w:+-]+\}|\{-\}|\{[.][^{}\n]*\}|\.[\w-]+(?=[^{}\n]*\})|align=\"?\w+|\{#refs\}|fig-(?:align|pos)=\"?[\w!]+\"?|layout[\w-]*=(?:\"[^\"\n]*\"|\d+)|[\w.-]+=(?:(?:TRUE|FALSE)\b)?|%s|ipython3?\b"
    r"|^[ \t]*:(?!caption:|alt:|header:)[\w-]+:.*$|^[ \t]*:\w+:|^[ \t]*---\n(?:[ \t]*[\w-]+:.*\n)+[ \t]*---$|^\+\+\+.*$"
    r"|^#\|[ \t]*(?:(?:echo|eval|include|message|warning)[ \t]*:.*|[\w.-]+[ \t]*:)"
    r"|\{r(?=[ ,}])|(?:knitr::)?include_graphics\(|\(ref:[\w-]+\)"
    r"|\\label\{[^{}\n]*\}|\\(?:begin|end)\{\w+\*?\}|\\@ref\((?:\w+:)?|\((?:PART\*?|APPENDIX)\)|\(@[\w-]*\)|</?\w+|\.(?:[qQrR]md|ipynb|markdown)\b"
    r"|(?<=\]\()data:image/[\w+.-]+;base64,[A-Za-z0-9+/=]+|^[ \t]*#\.|^ {0,3}\[[^\[\]\n]+\]:|\]\[[^\[\]\n]*\]"
)


def book_files(kept: KeptFolder, facts: Facts) -> dict[str, bytes]:
    """Return the files of the book by their paths."""
    languages = other_languages(kept.chapters, facts.language, kept.losses)
    toml = book_toml(facts, [*kept.chapters], [*kept.references], languages, kept.smart)
    texts = {path: text.encode() for path, text in (kept.chapters | kept.included).items()}
    return {"book.toml": toml.encode(), **texts, **pictures(kept), **kept.images, **kept.references}


def pictures(kept: KeptFolder) -> dict[str, bytes]:
    """Return the pictures that the texts show, each where its text looks for it."""
    found: dict[str, bytes] = {}
    composed = by_composed_names(kept.home.files("", SHOWN))
    for path, text in kept.chapters.items():
        source = posixpath.dirname(kept.sources[path])
        for target in targets(f"{text}\n{kept.expanded(text, path)}"):
            name = posixpath.normpath(posixpath.join(source, target))
            name = composed.get(unicodedata.normalize("NFC", name), name)
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            is_new = to not in found and not to.startswith(("../", "/"))
            if is_new and name.lower().endswith(SHOWN) and kept.home.state(name) == "there":
                found[to] = kept.home.read(name)
    return found


def targets(text: str) -> Iterator[str]:
    """Yield what the links and pictures of a text name, once."""
    yield from dict.fromkeys(unquote(next(filter(None, found))) for found in TARGET.findall(text))


def own_words(kept: KeptFolder) -> str:
    """Return the words of the files as they came, a paragraph a line, without those of marks."""
    paragraphs = (each for text in kept.own.values() for each in re.split(r"\n[ \t]*\n", without_marks(text)))
    return "\n".join(" ".join(each.split()) for each in paragraphs)


def without_marks(text: str) -> str:
    """Return a text without words that only its own program reads."""
    return NO_TEXT.sub(" ", html.unescape(text))
