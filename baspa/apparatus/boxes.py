"""Book to Book: boxes that say by their name what they are, `::: warning`, say it in the language around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.language import find, spoken
from baspa.language.model import Language
from baspa.model.book import Block, Book, Chapter
from baspa.model.problem import Problems
from baspa.tree.chapter import parsed, renewed
from baspa.tree.divisions import BOX, BOX_TITLE, NAMED_BOXES, STATED_BOXES, WORDED_BOXES, is_named_box

HERE = "\0"  # stands for a title within the words around it
NAMED = re.compile(rf'class="(?:{"|".join(WORDED_BOXES)}) {BOX}[" ]')


def with_box_words(book: Book) -> tuple[Book, Problems]:
    """Return a book whose boxes have a title each; nothing can be wrong with that."""
    if not any(NAMED.search(chapter.xhtml) for chapter in book.chapters):
        return book, ()
    language = spoken(book.metadata.language, book.metadata.words)
    return replace(book, chapters=tuple(said(chapter, language) for chapter in book.chapters)), ()


def said(chapter: Chapter, language: Language) -> Chapter:
    """Return a chapter of a book in a language with the titles of its boxes."""
    if not NAMED.search(chapter.xhtml):
        return chapter
    tree = parsed(chapter)
    places = {block.id: block.place for block in chapter.blocks}
    made = list[Block]()
    for box, around in worded(tree, language):
        kind = box.get("class", "").split()[0]
        if len(box) and box[0].get("class") == BOX_TITLE:
            state(box[0], kind, around)
            continue
        title = ET.Element("p", {"class": BOX_TITLE, "id": f"{chapter.id}-box-{len(made) + 1}"})
        title.text = around.word(f"box.{kind}", n="").strip()
        place = next((places[name] for each in box.iter() if (name := each.get("id", "")) in places), chapter.place(0))
        made.append(Block(title.get("id", ""), "paragraph", place, title.text, around.code))
        box.insert(0, title)
    return renewed(chapter, tree, made)


def state(title: ET.Element, kind: str, language: Language) -> None:
    """Put the word for a theorem and its like before its title, or the words for a version around it."""
    if kind in NAMED_BOXES:
        return
    word = language.word(f"box.{kind}", n=HERE)
    before, _, behind = (f"{word} ({HERE})" if kind in STATED_BOXES else word).partition(HERE)
    title.text = f"{before}{title.text or ''}"
    if len(title):
        title[-1].tail = f"{title[-1].tail or ''}{behind}"
    else:
        title.text += behind


def worded(parent: ET.Element, language: Language) -> Iterator[tuple[ET.Element, Language]]:
    """Yield the boxes that have a name, each with the language that it is in."""
    code = parent.get("lang", language.code)
    here = language if code == language.code else find(code)
    if is_named_box(parent):
        yield parent, here
    for child in parent:
        yield from worded(child, here)
