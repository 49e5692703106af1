"""What other programs call a heading and a file: links that were written for them lead to the same places here.

    #:its parts                 a heading's words, as links that say nothing else lead to it; ::type is a term's
    #its-parts                  a heading's text as GitHub, GitLab, mdBook and pandoc make a name of it, in any letters
    ch02.html  ch02  ./ch02/    the chapter ch02.md, or ch02/README.md, ch02/index.md
    /text/ch02.md               from the book's folder, or from one of those around the file

The rules are those of github-slugger 2 and mdBook 0.4 (utils::normalize_id), and of pandoc's auto_identifiers and
gfm_auto_identifiers (manual, "Extension: auto_identifiers").
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from baspa.model.book import Chapter

NO_SIGN = re.compile(r"[^\w\s-]")  # to GitHub and mdBook
NO_SIGN_OF_PANDOC = re.compile(r"[^\w\s.-]")
BEFORE_LETTER = re.compile(r"\A[\W\d_]+")
SPACE = re.compile(r"\s")
DASHES = (("\u2013", "--"), ("\u2014", "---"))  # typed, and set as the signs that they stand for
ENDINGS = (".md", ".markdown", ".html", ".htm", ".xhtml", ".qmd", ".rmd")
INDEXES = ("index", "_index", "readme")  # a folder's own page
BY_WORDS = ":"  # before a heading's words: no name begins so
SIGNS = {"\u2013": "--", "\u2014": "---", "\u2026": "...", **dict.fromkeys("\u2018\u2019\u201a", "'")}
TYPED = str.maketrans({**SIGNS, **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e", '"')})


def heading_aliases(chapters: Sequence[Chapter]) -> dict[str, tuple[Chapter, str]]:
    """Return what other programs call the headings of a file -> its chapter and the id here; a name is the first's.

    The terms of glossaries have such names as well, behind those of headings.
    """
    found: dict[str, tuple[Chapter, str]] = {}
    counts: Counter[str] = Counter()
    for chapter, heading in ((each, heading) for each in chapters for heading in each.headings):
        found.setdefault(words_of_heading(heading.text), (chapter, heading.id))
        for name in dict.fromkeys(names_of_heading(heading.text)):
            number = counts[name]
            counts[name] += 1
            found.setdefault(f"{name}-{number}" if number else name, (chapter, heading.id))
    for chapter in (each for each in chapters if each.terms):
        for term in (block for block in chapter.blocks if block.id in chapter.terms):
            for name in (f":{words_of_heading(term.text)}", *names_of_heading(term.text)):
                found.setdefault(name, (chapter, term.id))
    return found


def heading_by_words(words: str) -> str:
    """Return what a link to a heading of its own file says that knows no more than its words."""
    return f"#{words_of_heading(words).replace('%', '%25')}"


def term_by_words(words: str) -> str:
    """Return what a link to a term of a glossary says, wherever that stands, that knows no more than its words."""
    return f"#:{words_of_heading(words).replace('%', '%25')}"


def is_term(target: str) -> bool:
    """Tell whether a target is a term of a glossary by its words."""
    return target.startswith(f"#:{BY_WORDS}")


def words_of_heading(text: str) -> str:
    """Return a heading's words as a name, whatever signs of its language were made of those that were typed."""
    return BY_WORDS + " ".join(text.translate(TYPED).lower().split())


def names_of_heading(text: str) -> Iterator[str]:
    """Yield the names that programs make of a heading's text."""
    typed = text
    for sign, keys in DASHES:
        typed = typed.replace(sign, keys)
    for said in (text, typed):
        yield SPACE.sub("-", NO_SIGN.sub("", said.strip().lower()))
    words = "-".join(NO_SIGN_OF_PANDOC.sub("", text.lower()).split())
    yield BEFORE_LETTER.sub("", words) or "section"


class NamedFiles:
    """The files of a book by what links may call them."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        """Gather the chapters; a name that several have is the first one's."""
        self.by_name = {_name(chapter.path): chapter for chapter in reversed(chapters) if chapter.path}

    def find(self, path: str, chapter: Chapter) -> Chapter | None:
        """Return the chapter that a path, written in another, leads to; one from "/" may begin in any folder around."""
        here = posixpath.dirname(chapter.path)
        if not path.startswith("/"):
            return self.by_name.get(_name(posixpath.join(here, path)))
        while True:
            if found := self.by_name.get(_name(posixpath.join(here, path.lstrip("/")))):
                return found
            if not here:
                return None
            here = posixpath.dirname(here)


def _name(path: str) -> str:
    """Return a path without what differs from program to program: its ending, and the name of a folder's own page."""
    path = posixpath.normpath(path)
    stem, ending = posixpath.splitext(path)
    stem = stem if ending.lower() in ENDINGS else path
    folder, name = posixpath.split(stem)
    return (folder or ".") if name.lower() in INDEXES else stem
