"""The kinds of chapters, and what follows from them, in the finished files."""

import io
import zipfile

import pikepdf
import pypdfium2
import pytest
from builds import build, built, load, read_chapter, structure, write
from lxml import etree

from baspa.tree.kinds import front_matter, in_parts, opening

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


def volume(tmp_path, *heads):
    """Write a book of chapters that begin so; return it read."""
    names = [f"{number}.md" for number, _ in enumerate(heads)]
    listed = ", ".join(f'"{name}"' for name in names)
    texts = {
        name: head if head.startswith(":") else f"# {head}\n\nText.\n" for name, head in zip(names, heads, strict=True)
    }
    write(tmp_path, **texts)
    (tmp_path / "book.toml").write_text(f'title = "T"\nlanguage = "en"\nchapters = [{listed}]\n')
    book, problems = load(tmp_path)
    assert problems == ()
    return book


def test_a_heading_says_what_its_chapter_is(tmp_path):
    book = volume(tmp_path, "A {.preface}", "B {.part .special}", "C {.special}", "D {.appendix #d}", "E {.unnumbered}")
    assert [chapter.kind for chapter in book.chapters] == ["preface", "part", "chapter", "appendix", "unnumbered"]
    trees = [etree.fromstring(chapter.xhtml) for chapter in book.chapters]
    assert [tree.get("role") for tree in trees] == [
        "doc-preface", "doc-part", "doc-chapter", "doc-appendix", "doc-chapter"
    ]  # fmt: skip
    assert [tree.find("h1").get("class") for tree in trees] == [None, "special", "special", None, None]


def test_a_part_may_be_no_more_than_its_title(tmp_path):
    write(tmp_path, "# One {.part}\n")
    assert load(tmp_path)[1] == ()
    write(tmp_path, "# One\n")
    assert [problem.code for problem in load(tmp_path)[1]] == ["B020"]


@pytest.mark.parametrize(
    ("text", "kind", "codes"),
    [
        ("::: dedication\nTo all.\n:::\n", "dedication", []),
        ("::: epigraph\nTo all.\n:::\n", "epigraph", []),
        ("::: dedication\nTo all.\n:::\n\nMore.\n", "chapter", ["B021"]),
        ("::: box\nTo all.\n:::\n", "chapter", ["B021"]),
    ],
)
def test_a_dedication_alone_needs_no_title(tmp_path, text, kind, codes):
    book, problems = load(write(tmp_path, text))
    assert book.chapters[0].kind == kind
    assert [problem.code for problem in problems] == codes


DEDICATION = "::: dedication\nTo all.\n:::\n"


@pytest.mark.parametrize(
    ("heads", "before", "front"),
    [
        (("A",), 0, 0),
        (("A {.preface}",), 0, 0),
        (("A {.preface}", "B"), 0, 1),
        ((DEDICATION, "A {.foreword}", "B {.abbreviations}", "C {.introduction}", "D {.preface}"), 1, 3),
        (("A {.foreword}", DEDICATION, "B"), 0, 2),
        (("A", "B {.preface}"), 0, 0),
    ],
)
def test_front_matter_ends_where_the_text_begins(tmp_path, heads, before, front):
    chapters = volume(tmp_path, *heads).chapters
    assert (len(opening(chapters)), len(front_matter(chapters))) == (before, front)


def test_a_part_ends_at_the_next_or_behind_the_text(tmp_path):
    heads = (
        "A",
        "B {.part}",
        "C",
        "D {.unnumbered}",
        "E {.part}",
        "F",
        "G {.conclusion}",
        "H",
        "I {.part}",
        "J {.appendix}",
    )
    assert sorted(in_parts(volume(tmp_path, *heads).chapters)) == ["c3", "c4", "c6"]


# The volume, as its readers find it.


def test_the_pages_before_the_text_have_roman_numbers():
    pdf = pypdfium2.PdfDocument(built("construct-volume").data("pdf"))
    labels = [pdf.get_page_label(number) for number in range(len(pdf))]
    first = [page.get_textpage().get_text_range().split("\r\n")[0] for page in pdf]
    assert labels[:13] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "1"]
    assert first[0] == "Баспа ісі"
    assert first[4] == "Кітап шығарған барлық қолға арналады."
    assert first[12] == "I бөлім"


def test_contents_and_references_say_roman_numbers_where_pages_have_them():
    pdf = pypdfium2.PdfDocument(built("construct-volume").data("pdf"))
    contents = pdf[6].get_textpage().get_text_range().replace(" . ", "").replace(".", "")
    assert "Алғысөзix" in contents.replace(" ", "")
    assert "Басу7" in contents.replace(" ", "")
    assert "«Суреттер тізімі», x-бет" in pdf[8].get_textpage().get_text_range().replace("\r\n", " ")


def test_a_paragraph_is_planned_anew_when_the_pages_that_it_says_are_known():
    page = pypdfium2.PdfDocument(built("construct-volume").data("pdf"))[8].get_textpage()
    lines = page.get_text_range().split("\r\n")
    assert [line.split()[0] for line in lines[1:3]] == ["Бұл", "3-бет."]


def test_bookmarks_and_the_e_books_contents_nest_chapters_in_parts():
    made = built("construct-volume")
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf, pdf.open_outline() as outline:
        tops = {str(item.title): [str(child.title) for child in item.children] for item in outline.root}
    assert tops["I бөлім. Мәтін"] == ["1. Қолжазба", "2. Терім"]
    assert tops["А қосымшасы. Сұрақтар"] == ["А.1. Жауаптар"]
    assert tops["Соңғы сөз"] == []
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    items = nav.find(f".//{XHTML}nav[@{OPS}type='toc']/{XHTML}ol")
    part = next(item for item in items if item[0].text == "I бөлім. Мәтін")
    assert [item[0].text for item in part[1]] == [
        "Бірінші Автор, Екінші Автор: 1. Қолжазба", "Үшінші Автор: 2. Терім"
    ]  # fmt: skip


def test_the_e_book_begins_where_the_text_does_and_names_what_has_no_title():
    with zipfile.ZipFile(io.BytesIO(built("construct-volume").data("epub"))) as archive:
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
        dedication = etree.fromstring(archive.read("EPUB/c1.xhtml"))
        foreword = etree.fromstring(archive.read("EPUB/c3.xhtml"))
    assert nav.find(f".//{XHTML}a[@{OPS}type='bodymatter']").get("href") == "c7.xhtml"
    assert dedication.find(f".//{XHTML}title").text == "Арнау"
    assert dedication.find(f".//{XHTML}section").get("aria-label") == "Арнау"
    assert foreword.find(f".//{XHTML}section").get(f"{OPS}type") == "foreword"


def test_authors_of_chapters_stand_below_the_title_in_the_contents_and_at_the_head():
    pdf = pypdfium2.PdfDocument(built("construct-volume").data("pdf"))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert "1. Бірінші Автор, Екінші Автор Қолжазба" in pages[6]
    assert pages[14].index("Қолжазба") < pages[14].index("Бірінші Автор, ғылым докторы, Үлгі университеті")
    assert "DOI: 10.1000/182.1" in pages[14]
    assert "\r\nБірінші Автор, Екінші Автор\r\n4" in pages[15]


def test_the_parts_of_the_pdf_are_tagged():
    with pikepdf.open(io.BytesIO(built("construct-volume").data("pdf"))) as pdf:
        kinds = [str(element.S) for element, _ in structure(pdf)]
    assert kinds.count("/H1") >= 12


def test_a_glossary_in_a_glossary_names_its_terms_once(tmp_path):
    inner = "    ::: glossary\n    Type\n    : Metal.\n    :::\n"
    text = f"# One\n\n:::: glossary\nForme\n: Type.\n\n{inner}::::\n\nSee [](#type).\n"
    made = build(write(tmp_path, text))
    assert made.problems == ()
    assert made.book.chapters[0].terms == ("c1-forme", "c1-type")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("::: epigraph\nA.\n:::\n\n::: epigraph\nB.\n:::\n", []),
        ("::: dedication\nA.\n:::\n\n::: dedication\nB.\n:::\n", []),
        ("::: epigraph\nA.\n:::\n\nWords.\n", ["B021"]),
        ("::: epigraph\nA.\n:::\n\n## Two\n\nWords.\n", ["B021"]),
        ("::: epigraph\nA.\n:::\n\n::: dedication\nB.\n:::\n", ["B021"]),
    ],
)
def test_a_file_of_epigraphs_alone_needs_no_heading(text, codes):
    chapter, problems = read_chapter(1, "one.md", text, "en")
    assert [problem.code for problem in problems] == codes
    assert chapter.kind == ("chapter" if codes else text.split()[1])


def test_epigraphs_above_the_heading_stand_below_it():
    text = "::: epigraph\nA.\n:::\n\n::: epigraph\nB.\n:::\n\n# One {.foreword}\n\nWords.\n"
    chapter, problems = read_chapter(1, "one.md", text, "en")
    assert (chapter.kind, problems) == ("foreword", ())
    assert [block.text for block in chapter.blocks] == ["One", "A.", "B.", "Words."]
