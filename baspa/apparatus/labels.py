"""Book to Book: abstracts and keywords say what they are, in their own language, where their author has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.language import spoken_in
from baspa.language.model import Language
from baspa.model.book import Book, Chapter
from baspa.model.problem import Problems
from baspa.tree.chapter import parsed, renewed

# The class of a division: the word for it, and the sign behind that.
DIVISIONS = {"abstract": ("abstract", "."), "keywords": ("keywords", ":")}
SIGNS = (".", ":", "–", "—")
TITLES = ("h2", "h3", "h4", "h5", "h6")


def labelled(book: Book) -> tuple[Book, Problems]:
    """Return a book whose abstracts and keywords begin with the word for them; nothing can be wrong with that."""
    return replace(book, chapters=tuple(_chapter(chapter, book) for chapter in book.chapters)), ()


def _chapter(chapter: Chapter, book: Book) -> Chapter:
    if not any(f'class="{name}"' in chapter.xhtml for name in DIVISIONS):
        return chapter
    tree = parsed(chapter)
    for division, code in list(_unlabelled(tree, tree.get("lang", book.metadata.language))):
        _label(division, spoken_in(book.metadata, code))
    return renewed(chapter, tree)


def _unlabelled(parent: ET.Element, code: str) -> Iterator[tuple[ET.Element, str]]:
    """Yield the divisions that no heading stands before, with their languages."""
    before = ""
    for child in parent:
        language = child.get("lang", code)
        if child.get("class") in DIVISIONS and before not in TITLES:
            yield child, language
        yield from _unlabelled(child, language)
        before = child.tag


def _says(first: ET.Element, word: str) -> bool:
    """Tell whether a paragraph says by itself what it is: by the word, or by others in bold or italics and a sign."""
    if "".join(first.itertext()).lower().startswith(word.lower()):
        return True
    if (first.text or "").strip() or not len(first) or first[0].tag not in ("strong", "em"):
        return False
    marked, behind = "".join(first[0].itertext()).rstrip(), (first[0].tail or "").lstrip()
    return marked.endswith(SIGNS) or behind.startswith(SIGNS)


def _label(division: ET.Element, language: Language) -> None:
    """Put the word before the first paragraph, unless its author has put one there."""
    key, sign = DIVISIONS[division.get("class", "")]
    first = division[0] if len(division) else None
    word = language.word(key)
    if first is None or first.tag != "p" or _says(first, word):
        return
    label = ET.Element("span", {"class": "label"})
    label.text, label.tail, first.text = word + sign, f" {first.text or ''}", None
    first.insert(0, label)
