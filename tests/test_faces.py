"""One text, two editions: what is marked for one is gone from the other, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from builds import Built, build, built, load, write

from baspa.edition import for_face
from baspa.model.book import Block, Book, Heading
from baspa.model.problem import report
from baspa.tree.names import Face


def loaded(folder: Path, text: str) -> Book:
    book, problems = load(write(folder, text))
    assert book is not None
    assert list(report(problems)) == []
    return book


def words(book: Book, face: Face) -> list[str]:
    return [block.text for chapter in for_face(book, face).chapters for block in chapter.blocks]


# what is written below "# One", what print has of it, what the e-book has of it
MARKED = [
    ("a [b]{only=print} c", ["a b c"], ["a c"]),
    ("a [b]{only=epub}.", ["a."], ["a b."]),
    ("[a]{only=print} [b]{only=epub}, c", ["a, c"], ["b, c"]),
    ("[a]{only=print}\n\nb", ["a", "b"], ["b"]),
    ("a `b`{only=epub} $c$", ["a c"], ["a b c"]),
    ("::: {only=epub}\na\n\n- b\n:::\n\nc", ["c"], ["a", "b", "c"]),
    ("::: box {only=print}\na\n:::", ["a"], []),
    ("- a\n- [b]{only=print}", ["a", "b"], ["a"]),
    ("> [a]{only=epub}", [], ["a"]),
    ('![A](x.svg "Cap"){only=print}\n\na', ["Cap", "a"], ["a"]),
    ("| a |\n|---|\n| b |\n\n: c {only=print}\n\nd", ["c", "a", "b", "d"], ["d"]),
    ("$$\na\n$$ {only=epub}\n\nb", ["b"], ["a", "b"]),
    ("| a\n| [b]{only=print}\n\nc", ["a b", "c"], ["a ", "c"]),
    ("## A {only=print}\n\na\n\n### B\n\nb\n\n## C\n\nc", ["A", "a", "B", "b", "C", "c"], ["C", "c"]),
    ("## A [B]{only=print}\n\nb", ["A B", "b"], ["A ", "b"]),
    ("# A {only=epub}\n\na", [], ["A", "a"]),
    # Notes: those that are called no more go, the others are numbered without them, in the order of their calls.
    ("a^[n] [b^[m]]{only=epub} c^[k]", ["a1 c2", "1 n", "2 k"], ["a1 b2 c3", "1 n", "2 m", "3 k"]),
    (
        "[a[^n]]{only=print} b[^m] c[^n]\n\n[^n]: N\n\n[^m]: M",
        ["a1 b2 c1", "1 N", "2 M"],
        ["b1 c2", "1 M", "2 N"],
    ),
    ("a[^n] [b[^m]]{only=print}\n\n[^n]: N[^m]\n\n[^m]: M", ["a1 b2", "1 N2", "2 M"], ["a1 ", "1 N2", "2 M"]),
]


@pytest.mark.parametrize(("text", "in_print", "in_epub"), MARKED, ids=[row[0][:20] for row in MARKED])
def test_each_edition_has_what_is_for_it(tmp_path: Path, text: str, in_print: list[str], in_epub: list[str]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    book, problems = load(write(tmp_path, f"# One\n\nT\n\n{text}\n", **{"x.svg": svg}))
    assert book is not None
    assert list(report(problems)) == []
    assert words(book, "print") == ["One", "T", *in_print]
    assert words(book, "epub") == ["One", "T", *in_epub]
    for chapter in for_face(book, "epub").chapters:
        assert [heading.text for heading in chapter.headings] == [
            block.text.strip() for block in chapter.blocks if block.kind == "heading"
        ]


def test_a_book_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    book = loaded(tmp_path, '# One\n\n`data-only="print"`\n')
    assert for_face(book, "print") == for_face(book, "epub") == book


def test_a_title_marks_its_chapter_and_links_pictures_go_with_it() -> None:
    book = built("construct-editions").book
    print_, epub = for_face(book, "print"), for_face(book, "epub")
    assert [chapter.id for chapter in print_.chapters] == ["c1", "c2", "c4"]
    assert [chapter.id for chapter in epub.chapters] == ["c1", "c3", "c4"]
    assert [image.path for image in print_.images] == ["images/sheets.png"]
    assert [image.path for image in epub.images] == ["images/screen.png"]
    assert [link.target for link in print_.chapters[0].links] == ["#sheets", "#eq-energy"]
    assert [link.target for link in epub.chapters[0].links] == ["03.md", "#eq-energy"]
    assert [heading.text for heading in epub.chapters[0].headings] == ["Both", "What both have"]
    assert "doc-biblioref" not in print_.chapters[0].xhtml
    assert "doc-biblioref" in epub.chapters[0].xhtml


def epub_text(made: Built) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xhtml", ".opf"))}


def pdf_text(made: Built) -> str:
    document = pdfium.PdfDocument(made.data("pdf"))
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_the_finished_files_have_what_is_for_them() -> None:
    made = built("construct-editions")
    files = epub_text(made)
    everything = " ".join(files.values())
    for said in ("endpaper", "How to fold", "A chapter of print", "sheets.png", "data-only"):
        assert said not in everything
    for said in ("The recordings", "The appendix", "screen.png"):
        assert said in everything
    page = pdf_text(made)
    for said in ("endpaper", "How to fold", "A chapter of print", "A note of print"):
        assert said in page
    for said in ("recordings", "appendix", "A note of the e-book"):
        assert said not in page


def test_a_formula_keeps_its_number_in_both_editions() -> None:
    made = built("construct-editions")
    assert "E = mc^2(2)" in [b.text for b in for_face(made.book, "print").chapters[0].blocks]
    assert re.search(r'href="#eq-energy">\(2\)</a>', epub_text(made)["EPUB/c1.xhtml"])


def test_what_is_lost_or_stands_in_the_wrong_edition_is_found(tmp_path: Path) -> None:
    """The e-book is held against what is for it: a passage of print in it, or one of its own amiss, is a fault."""
    from baspa.verify.held.complete import hold_epub

    made = build(write(tmp_path, "# One\n\n[a]{only=print} [b]{only=epub}, c\n"))
    assert made.problems == ()
    assert [p.code for p in hold_epub(made.made["epub"], made.faces.print)] == ["B053"]


def test_headings_that_lose_words_are_said_so(tmp_path: Path) -> None:
    book = loaded(tmp_path, "# One\n\n## A^[n] [B]{only=print}\n\nb\n")
    chapter = for_face(book, "epub").chapters[0]
    assert [h.text for h in chapter.headings] == ["One", "A"]
    assert isinstance(chapter.headings[1], Heading)
    assert isinstance(chapter.blocks[0], Block)
