"""Glosses: lines aligned word by word, each word with what stands below it."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import needs
import pytest
import uharfbuzz as hb
from builds import built, read_chapter


def glossed(text: str, name: str = "gloss") -> tuple[list[list[str]], list[str]]:
    """Return the words of a gloss, each with what stands below it, and its other paragraphs."""
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n::: {name}\n{text}\n:::\n", "en")
    assert problems == ()
    division = ET.fromstring(chapter.xhtml).find("div")
    words = [["".join(part.itertext()) for part in word] for word in division.iterfind(".//span[@class='gloss-word']")]
    return words, ["".join(p.itertext()) for p in division.iterfind("p") if p.get("class") != "gloss-words"]


# the lines, the columns, what stands below them
GLOSSES = [
    ("a b\nc d", [["a", "c"], ["b", "d"]], []),
    ("a   b\nc\td\nThe end.", [["a", "c"], ["b", "d"]], ["The end."]),
    ("a\nb\nc\nThe end.", [["a", "b", "c"]], ["The end."]),
    ("a b\nc d\nThe end.\n\nBy nobody.", [["a", "c"], ["b", "d"]], ["The end.", "By nobody."]),
    ("a\nb\n\nBy nobody.", [["a", "b"]], ["By nobody."]),
    ("{a b}c d\ne f", [["a bc", "e"], ["d", "f"]], []),
    ("{} b\nc d", [["\u00a0", "c"], ["b", "d"]], []),
    ("*a b*c d\ne f", [["a bc", "e"], ["d", "f"]], []),
    ("a\u00a0b c\nd e", [["a\u00a0b", "d"], ["c", "e"]], []),
    ("a.[B C]{.smallcaps} d\ne f", [["a.B C", "e"], ["d", "f"]], []),
]


@pytest.mark.parametrize(("text", "columns", "below"), GLOSSES)
def test_the_lines_of_a_gloss_are_aligned(text: str, columns: list[list[str]], below: list[str]) -> None:
    assert glossed(text) == (columns, below)


def test_the_language_of_a_gloss_is_that_of_its_first_line() -> None:
    chapter, _ = read_chapter(1, "one.md", "# One\n\n::: gloss {lang=ru}\nа *б*\nb c\nEnd.\n:::\n", "en")
    spoken = [e for e in ET.fromstring(chapter.xhtml).iter() if e.get("lang")]
    assert [("".join(e.itertext()), e.get("lang")) for e in spoken] == [("а", "ru"), ("б", "ru")]
    assert [(block.text, block.place.line) for block in chapter.blocks[1:]] == [("а b б c ", 4), ("End.", 4)]


def test_on_paper_a_word_stands_above_its_meaning() -> None:
    pages = needs.module("pymupdf").open(stream=built("construct-gloss").data("pdf"))
    page = next(page for page in pages if page.search_for("read.through-PST-1SG"))
    for word, meaning in (("кітап-ты", "book-ACC"), ("старую", "old"), ("типографию", "print.shop")):
        above = page.search_for(word)[0]
        below = min(page.search_for(meaning), key=lambda found: abs(found.x0 - above.x0) + abs(found.y0 - above.y1))
        assert abs(above.x0 - below.x0) < 1
        assert 0 < below.y1 - above.y1 < 20


def test_the_e_book_has_the_italic_letters_of_the_first_lines() -> None:
    with zipfile.ZipFile(io.BytesIO(built("construct-gloss").data("epub"))) as archive:
        face = hb.Face(hb.Blob(archive.read("EPUB/fonts/Literata-Italic.ttf")))
    assert {ord(letter) for letter in "Менкітап-тыоқы"} <= set(face.unicodes)
