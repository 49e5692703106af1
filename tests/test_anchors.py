import re
from xml.etree import ElementTree as ET

import pytest
from builds import build, read_chapter, write

from baspa.house import house_path
from baspa.tree.links import Goals, is_outside, link_names
from baspa.tree.names import PRESS_ID
from baspa.typeset.ebook import lead_to_files
from baspa.typeset.text import document_link, pointed

ONE, TWO, THREE = CHAPTERS = tuple(
    read_chapter(number, path, text, "kk")[0]
    for number, path, text in [
        (1, "text/one.md", "# One\n\n## Same\n\nText.\n\n## Бөлім бір\n\nText.\n"),
        (2, "text/екі.md", "# Two\n\n## Same\n\nA [word]{#word} here.\n\n## Own {#own}\n\nText.\n"),
        (3, "three.md", "# Three\n\nText.\n"),
    ]
)

GOALS = Goals(CHAPTERS)

# what the author writes, in which chapter -> chapter and id, address in the PDF, address in the EPUB
LINKS = [
    ("#same", ONE, (ONE, "c1-same"), "#c1-same", "#c1-same"),
    ("#same", TWO, (TWO, "c2-same"), "#c2-same", "#c2-same"),
    ("#same", THREE, (ONE, "c1-same"), "#c1-same", "c1.xhtml#c1-same"),
    ("#own", THREE, (TWO, "own"), "#own", "c2.xhtml#own"),
    ("#word", ONE, (TWO, "word"), "#word", "c2.xhtml#word"),
    ("#bolim-bir", ONE, (ONE, "c1-bolim-bir"), "#c1-bolim-bir", "#c1-bolim-bir"),
    ("one.md", ONE, (ONE, "c1"), "#c1", "#c1"),
    ("екі.md", ONE, (TWO, "c2"), "#c2", "c2.xhtml#c2"),
    ("%D0%B5%D0%BA%D1%96.md#own", ONE, (TWO, "own"), "#own", "c2.xhtml#own"),
    ("./one.md#same", TWO, (ONE, "c1-same"), "#c1-same", "c1.xhtml#c1-same"),
    ("../three.md", TWO, (THREE, "c3"), "#c3", "c3.xhtml#c3"),
    ("text/one.md", THREE, (ONE, "c1"), "#c1", "c1.xhtml#c1"),
    ("three.md", ONE, None, "three.md", "three.md"),
    ("one.md#own", TWO, None, "one.md#own", "one.md#own"),
    ("#none", ONE, None, "#none", "#none"),
    ("#c1-fn1", ONE, None, "#c1-fn1", "#c1-fn1"),
]


@pytest.mark.parametrize(("target", "chapter", "found", "paper", "ebook"), LINKS)
def test_links_lead_to_the_same_place_in_both_faces(target, chapter, found, paper, ebook):
    assert GOALS.find(target, chapter) == found
    assert document_link(target, chapter, GOALS) == paper
    assert in_the_ebook(paper, chapter) == ebook


def in_the_ebook(address, chapter):
    """Return what an address within the one document becomes in the e-book's document of a chapter."""
    trees = [pointed(each, GOALS) for each in CHAPTERS]
    link = ET.SubElement(trees[CHAPTERS.index(chapter)], "a", {"href": address})
    lead_to_files(CHAPTERS, trees)
    return link.get("href")


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("https://a.b", True),
        ("HTTP://a.b", True),
        ("mailto:a@b.c", True),
        ("tel:+77000000000", True),
        ("SMS:+7", True),
        ("geo:43,76", True),
        ("ftp://a", False),
        ("one.md", False),
    ],
)
def test_what_leads_out_of_the_book(target, answer):
    assert is_outside(target) is answer


def test_outside_links_stay_as_they_are():
    target = "https://example.org/one.md#same"
    assert (document_link(target, ONE, GOALS), in_the_ebook(target, ONE)) == (target, target)


def test_an_authors_id_goes_before_the_text_of_a_heading():
    chapter, _ = read_chapter(1, "one.md", "# One\n\n## Other {#part}\n\nText.\n\n## Part\n\nText.\n", "en")
    assert link_names(chapter)["part"] == "part"


def test_every_link_of_both_faces_leads_to_an_id(tmp_path):
    text = "# One\n\n[a](two.md#part) [b](#part) [c](#one) [d](two.md) n[^n]\n\n[^n]: [e](#one)\n"
    two = "# Two\n\n## Part\n\n[a](one.md) n[^n]\n\n[^n]: N.\n"
    toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
    edition = build(write(tmp_path, text, **{"book.toml": toml, "two.md": two})).edition
    names = {
        f"{section.name}#{element.get('id')}" if element.get("id") else section.name
        for section in edition.sections
        for element in ET.fromstring(section.xhtml).iter()
    }
    targets = [
        (section.name, element.get("href"))
        for section in edition.sections
        for element in ET.fromstring(section.xhtml).iter("{http://www.w3.org/1999/xhtml}a")
    ]
    assert len(targets) > 15
    assert [t for name, t in targets if (name + t if t.startswith("#") else t) not in names] == []
    ids = {piece.partition('"')[0] for piece in edition.paper.split(' id="')[1:]}
    hrefs = [
        piece.partition('"')[0] for piece in edition.paper.split("<a ")[1:] for piece in piece.split('href="')[1:2]
    ]
    assert len(hrefs) > 10
    assert [href for href in hrefs if href[1:] not in ids] == []


def test_ids_of_the_houses_templates_are_no_authors_ids():
    files = [path for path in house_path("templates").rglob("*.*html") if "new" not in path.parts]
    found = {name for path in files for name in re.findall(r'\bid="([\w-]+)"', path.read_text(encoding="utf-8"))}
    assert {"toc", "about"} <= found
    assert [name for name in found if not PRESS_ID.fullmatch(name)] == []


def test_any_name_that_is_no_word_of_the_press_can_be_led_to(tmp_path):
    names = [
        "none",
        "unset",
        "revert",
        "note-1",
        "call-1",
        "nav",
        "cover",
        "é",
        "Ә",
        "😀",
        "1",
        "-",
        "a:b",
        "__a__",
        "x\u200b",
    ]
    text = "".join(f"## H{number} {{#{name}}}\n\nSee [](#{name}).\n\n" for number, name in enumerate(names))
    assert build(write(tmp_path, f"# One\n\n{text}"), ("pdf", "epub")).problems == ()


OTHERS = tuple(
    read_chapter(number, path, text, "kk")[0]
    for number, path, text in [
        (1, "text/01-one.md", "# One\n\n## 2.1 Its parts & *more* -- x\n\nA.\n\n## Қағаз түрлері\n\nA.\n"),
        (2, "text/part/README.md", "# Two\n\nA.\n\n## Same\n\nA.\n\n## Same\n\nA.\n"),
        (3, "text/Үш.md", "# Three\n\nA.\n\n## Own {#own-name}\n\nA.\n"),
    ]
)


@pytest.mark.parametrize(
    ("target", "number", "goal"),
    [
        ("#21-its-parts--more----x", 1, "c1-2-1-its-parts-more-x"),  # GitHub, mdBook
        ("#its-parts-more-x", 1, "c1-2-1-its-parts-more-x"),  # pandoc
        ("#қағаз-түрлері", 3, "c1-qaghaz-turleri"),
        ("#Қағаз-түрлері", 1, "c1-qaghaz-turleri"),
        ("#%D2%9B%D0%B0%D2%93%D0%B0%D0%B7-%D1%82%D2%AF%D1%80%D0%BB%D0%B5%D1%80%D1%96", 1, "c1-qaghaz-turleri"),
        ("#same-1", 1, "c2-same-2"),
        ("part/index.html#same-1", 1, "c2-same-2"),
        ("#own", 1, "own-name"),
        ("../01-one", 2, "c1"),
        ("../01-one.html", 2, "c1"),
        ("/01-one.md", 2, "c1"),
        ("/text/01-one.qmd", 2, "c1"),
        ("part", 1, "c2"),
        ("./part/", 1, "c2"),
        ("part/readme.md", 1, "c2"),
        ("%D2%AE%D1%88.html#own", 1, "own-name"),
        ("../part.md", 1, None),
        ("/other/01-one.md", 2, None),
        ("#same-3", 1, None),
        ("01-one.pdf", 1, None),
        ("../..", 2, None),
    ],
)
def test_links_as_other_programs_have_them(target, number, goal):
    found = Goals(OTHERS).find(target, OTHERS[number - 1])
    assert (found and found[1]) == goal


@pytest.mark.parametrize("path", ["index.md", "README.md", "text/index.md"])
def test_a_folders_own_page(path):
    (chapter, _) = read_chapter(1, path, "# One\n\nA.\n", "en")
    assert Goals([chapter]).find("./" if "/" in path else "index.html", chapter) == (chapter, "c1")


def test_terms_of_a_glossary_have_names_in_their_own_letters():
    chapter = read_chapter(1, "one.md", "# A\n\n::: glossary\nЖылу мөлшері\n: Ол.\n:::\n", "kk")[0]
    goals = Goals([chapter])
    assert goals.find("#жылу-мөлшері", chapter) == (chapter, "c1-zhylu-molsheri")
    assert goals.find("#мөлшері", chapter) is None
