"""Notes: where each face has them, how they are numbered, and that calls and notes find each other."""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree as ET

import needs
import pikepdf
import pytest
from builds import build, built, face, load, read, read_chapter, structure, write

from baspa.model.book import PAGES
from baspa.model.edition import Artifact
from baspa.model.problem import report
from baspa.verify.held.complete import hold_epub
from baspa.verify.held.pdf import read_pdf

XHTML = "{http://www.w3.org/1999/xhtml}"
NAMES = ["construct-notes", "construct-notes-chapter", "construct-notes-book", "construct-notes-placed"]
NAMES += ["construct-notes-foot", "construct-notes-pages", "construct-citation-notes"]
TWO = {
    "one.md": "# One\n\nA[^a] and b.[^b]\n\n[^a]: First.\n\n[^b]: Second.\n",
    "two.md": "# Two\n\nC.[^a]\n\n[^a]: Third.\n",
}


def book(folder, notes, **files):
    write(folder, **{**TWO, **files})
    toml = (folder / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"')
    (folder / "book.toml").write_text(f"{toml}\n[notes]\n{notes}\n")
    return folder


def documents(name):
    with zipfile.ZipFile(io.BytesIO(built(name).data("epub"))) as archive:
        return {
            posixpath.basename(path): ET.fromstring(archive.read(path))
            for path in archive.namelist()
            if path.endswith(".xhtml")
        }


NUMBERS = {
    "chapter": ["A1 and b.2", "1 First.", "2 Second.", "C.1", "1 Third."],
    "book": ["A1 and b.2", "1 First.", "2 Second.", "C.3", "3 Third."],
    "page": [f"A{PAGES} and b.{PAGES}", f"{PAGES} First.", f"{PAGES} Second.", f"C.{PAGES}", f"{PAGES} Third."],
}


@pytest.mark.parametrize("numbering", NUMBERS)
def test_numbers_begin_anew_where_the_book_says(tmp_path, numbering):
    loaded, problems = load(book(tmp_path, f'numbering = "{numbering}"'))
    assert problems == ()
    loaded = face(loaded, "print")
    blocks = [block for chapter in loaded.chapters for block in chapter.blocks if block.kind != "heading"]
    assert [block.text for block in blocks] == NUMBERS[numbering]
    last = ET.fromstring(loaded.chapters[1].xhtml)
    links = {e.text for e in last.iter("a")}  # of the e-book, which has no pages
    assert links == {"3" if numbering == "book" else "1"}


ORDERS = [
    # A note that a note calls has the next number; a caption is read before its table.
    ("A.[^a] B.[^b]\n\n[^a]: One.[^c]\n\n[^b]: Two.\n\n[^c]: Three.", ["1 One.2", "2 Three.", "3 Two."]),
    ("| a[^a] |\n|---|\n| b |\n\n: C[^c]\n\n[^a]: Of a cell.\n\n[^c]: Of it.", ["1 Of it.", "2 Of a cell."]),
    ("| a[^a] |\n|---|\n| b |\n\n: C[^a]\n\n[^a]: Twice.", ["1 Twice."]),
    ("A.[^a]\n\n[^a]: *One* two.", ["1 One two."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_numbers_are_in_the_order_of_reading(text, expected):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    assert problems == ()
    assert [block.text for block in chapter.blocks if block.kind == "note"] == expected
    first = [call.get("id") for call in ET.fromstring(chapter.xhtml).iter("a") if call.get("role") == "doc-noteref"]
    assert sorted(filter(None, first)) == [f"c1-fnref{n}" for n in range(1, len(expected) + 1)]


def test_the_number_of_a_note_that_begins_with_a_list_stands_before_the_list():
    chapter, problems = read_chapter(1, "one.md", "# One\n\nA.[^a]\n\n[^a]:\n    - b\n    - c\n", "en")
    assert problems == ()
    (note,) = ET.fromstring(chapter.xhtml).iter("aside")
    assert [(kid.tag, [item.text for item in kid]) for kid in note] == [("a", []), ("ul", ["b", "c"])]
    assert note[0].get("role") == "doc-backlink"


def test_no_heading_is_taken_for_the_division_of_the_notes(tmp_path):
    """Whatever class the author gives it."""
    text = "# Two\n\n## Own {.notes}\n\n| A line\n| of verse.\n"
    loaded, problems = load(book(tmp_path, 'print = "book"', **{"two.md": text}))
    assert problems == ()
    chapters = face(loaded, "print").chapters
    assert [chapter.id for chapter in chapters] == ["c1", "c2", "book-notes"]
    (heading,) = ET.fromstring(chapters[1].xhtml).iter("h2")
    assert (heading.attrib, "".join(heading.itertext())) == ({"class": "notes", "id": "c2-own"}, "Own")


@pytest.mark.parametrize("name", NAMES)
def test_calls_and_notes_of_the_ebook_find_each_other(name):
    found = documents(name)
    ids = {f"{file}#{e.get('id')}": e for file, root in found.items() for e in root.iter() if e.get("id")}
    links = {"doc-noteref": [], "doc-backlink": []}
    for file, root in found.items():
        for link in root.iter(f"{XHTML}a"):
            if link.get("role") in links and "-cite-" not in link.get("href", ""):
                goal = link.get("href") if "#" not in link.get("href")[:1] else file + link.get("href")
                links[link.get("role")].append((link, ids[goal]))
    assert links["doc-backlink"]
    for call, note in links["doc-noteref"]:
        assert call.text == next(e.text for e in note.iter(f"{XHTML}a") if e.get("role") == "doc-backlink")
    notes = {id(note) for _, note in links["doc-noteref"]}
    assert len(notes) == len(links["doc-backlink"])
    assert {id(call) for _, call in links["doc-backlink"]} <= {id(call) for call, _ in links["doc-noteref"]}


@pytest.mark.parametrize("name", NAMES)
def test_calls_and_notes_on_paper_find_each_other(name):
    """Each link of a call leads to the page that has the note, and back."""
    data, pymupdf = built(name).data("pdf"), needs.module("pymupdf")
    with pikepdf.open(io.BytesIO(data)) as pdf, pymupdf.open("pdf", data) as seen:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        where = {str(e.ID): pages[e.Pg.objgen] for e, _ in structure(pdf) if "/ID" in e and "/Pg" in e}
        links = [(page.number, link) for page in seen for link in page.get_links() if "nameddest" in link]
    calls = [(page, link) for page, link in links if re.fullmatch(r"c\d+-fn\d+", link["nameddest"])]
    backs = [(page, link) for page, link in links if re.fullmatch(r"c\d+-fnref\d+", link["nameddest"])]
    assert len(calls) >= len(backs) > 0
    for page, link in backs:
        number = link["nameddest"].replace("fnref", "fn")
        assert (page, link["page"]) == (where[number], where[link["nameddest"]])
    assert {link["nameddest"].replace("fnref", "fn") for _, link in backs} == {link["nameddest"] for _, link in calls}


@pytest.mark.parametrize("name", ["construct-notes-foot", "construct-notes-pages"])
def test_a_note_stands_at_the_foot_of_the_page_that_calls_it(name):
    """From a cell, a caption, a figure, a box as from a paragraph."""
    with pikepdf.open(io.BytesIO(built(name).data("pdf"))) as pdf:
        page = {str(e.ID): e.Pg.objgen for e, _ in structure(pdf) if "/ID" in e}
    calls = [name for name in page if "-fnref" in name]
    assert len(calls) >= 18
    assert [call for call in calls if page[call] != page[call.replace("fnref", "fn")]] == []


def test_each_page_begins_with_number_one():
    data = built("construct-notes-pages").data("pdf")
    text = {found.id: found.text for found in read_pdf(data).blocks}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        where = {str(e.ID): pages[e.Pg.objgen] for e, _ in structure(pdf) if "-fnref" in str(e.get("/ID", ""))}
    by_page = {}
    for name, page in where.items():
        by_page.setdefault(page, []).append(int(text[name]))
    assert len(by_page) > 5
    assert [numbers for numbers in by_page.values() if numbers != list(range(1, len(numbers) + 1))] == []
    notes = {p.text for p in built("construct-notes-pages").faces.print.chapters[0].blocks if p.kind == "note"}
    assert f"{PAGES} Note of paragraph 3." in notes


def test_the_chapter_of_notes_stands_before_the_bibliography():
    made = built("construct-notes-book")
    assert [s.name for s in made.edition.sections][3:-1] == [
        "c1.xhtml", "c2.xhtml", "c3.xhtml", "book-notes.xhtml", "c4.xhtml"
    ]  # fmt: skip
    assert [entry.title for entry in made.edition.contents][-2:] == ["Notes", "Bibliography"]
    root = documents("construct-notes-book")["book-notes.xhtml"]
    heads = [(e.tag.removeprefix(XHTML), e.text) for e in root.iter() if e.tag in (f"{XHTML}h1", f"{XHTML}h2")]
    assert heads == [("h1", "Notes"), ("h2", "Notes of many kinds"), ("h2", "Cited"), ("h2", "Без ссылок")]
    section = next(root.iter(f"{XHTML}section"))
    assert (section.get("role"), section.get("{http://www.idpf.org/2007/ops}type")) == ("doc-endnotes", "endnotes")


def test_notes_come_to_where_the_author_puts_them():
    made = built("construct-notes-placed")
    assert [s.name for s in made.edition.sections][3:-1] == ["c1.xhtml", "c2.xhtml"]
    root = documents("construct-notes-placed")["c2.xhtml"]
    assert [e.text for e in root.iter(f"{XHTML}h3")] == ["Бірінші тарау", "Соңғы тарау"]
    order = [e.text or e.get("id") for e in root.iter() if e.text == "Соңы" or e.get("id") == "c2-fn2"]
    assert order == ["c2-fn2", "Соңы"]
    assert "data-line" not in made.edition.paper


def test_a_division_for_notes_that_nothing_gathers_is_told_with_its_line(tmp_path):
    _, problems = read(book(tmp_path, 'print = "page"', **{"two.md": "# Two\n\nC.\n\n::: notes\n:::\n"}))
    assert [(problem.code, str(problem.place)) for problem in problems] == [("B112", "two.md:5")]


def test_notes_close_their_chapters_under_a_heading():
    made = built("construct-notes-chapter")
    chapters = made.faces.print.chapters
    heads = [[b.text for b in chapter.blocks if b.id.startswith("book-notes")] for chapter in chapters]
    assert heads == [["Примечания"], ["Примечания"], []]
    assert "Примечания" not in [entry.title for entry in made.edition.contents]
    assert "book-notes" not in "".join(section.xhtml for section in made.edition.sections)


@pytest.mark.parametrize("name", NAMES)
def test_faces_keep_every_block(name):
    whole = built(name).book
    wanted = sorted(block.id for chapter in whole.chapters for block in chapter.blocks)
    for which in ("print", "epub"):
        found = (b.id for chapter in face(whole, which).chapters for b in chapter.blocks)
        assert sorted(n for n in found if not n.startswith("book-notes")) == wanted


def test_a_gathered_note_that_is_lost_is_missed(tmp_path):
    made = build(book(tmp_path, 'epub = "book"'))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("book-notes.xhtml"):
                data = re.sub(rb'<li class="endnote" id="c1-fn2".*?</li>', b"", data)
            target.writestr(name, data)
    said = list(report(hold_epub(Artifact("epub", "t.epub", out.getvalue()), made.faces.epub)))
    assert sorted(line for line in said if "error" in line) == [
        'one.md:3: error B177: the EPUB lacks the link "c1-fn2"',
        'one.md:7: error B050: the EPUB lacks "2 Second."',
    ]


def test_links_and_images_in_gathered_notes_are_those_of_their_own_chapter(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>a</title><path d="M0 0h9"/></svg>'
    files = {
        "one.md": "# One\n\n## Same {#same}\n\nA.[^a]\n\n[^a]: See [here](#same) and ![a](text/a.svg).\n",
        "text/a.svg": svg,
        "a.svg": svg.replace("9", "8"),
        "text/two.md": "# Two\n\n## Same\n\nB.[^a]\n\n[^a]: See [here](#same) and ![a](a.svg).\n",
    }
    folder = book(tmp_path, 'print = "book"\nepub = "book"', **files)
    (folder / "book.toml").write_text((folder / "book.toml").read_text().replace('"two.md"', '"text/two.md"'))
    (folder / "two.md").unlink()
    made = build(folder)
    notes = next(section.xhtml for section in made.edition.sections if section.name == "book-notes.xhtml")
    assert re.findall(r'(?:href|src)="([^"]*(?:same|svg)[^"]*)"', notes) == [
        "c1.xhtml#same", "text/a.svg", "c2.xhtml#c2-same", "text/a.svg"
    ]  # fmt: skip


CAPTIONS = [
    ("*Old* [press](#one)^[Here.]", "<em>Old</em> <a href=\"#one\">press</a>"),
    (r"\*Old\* press\_s", "*Old* press_s"),
    ("`a` $x$ $5", "<code"),
    (r"say \"*this*\" now", "“<em>this</em>”"),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), CAPTIONS)
def test_a_caption_is_a_line_of_text(caption, expected):
    chapter, problems = read_chapter(1, "one.md", f'# One\n\n![A press](a.png "{caption}"){{#fig}}\n', "en")
    assert problems == ()
    figure = ET.fromstring(chapter.xhtml).find("figure")
    shown = ET.tostring(figure.find("figcaption"), encoding="unicode")
    assert expected in shown
    assert (figure.get("id"), figure.find("img").get("title")) == ("fig", None)


def test_a_picture_in_a_line_keeps_its_title():
    chapter, _ = read_chapter(1, "one.md", '# One\n\nText ![A](a.png "*t*") text.\n', "en")
    assert 'title="*t*"' in chapter.xhtml
    assert "figcaption" not in chapter.xhtml


STRUCK = """~~struck^[First.] words~~, ~~**both^[Second.]**^[Third.]~~, [an own^[Fourth.] *class*^[Fifth.]]{.mine #m}
and *emphasis^[Sixth, with ~~struck~~ words.] alone*
"""


def test_nothing_that_calls_a_note_draws_its_lines_through_it(tmp_path):
    """What is struck, or the book's own styles may, is parted; not so emphasis, which a note at the foot leaves."""
    made = build(write(tmp_path, f"# One\n\n{STRUCK}", **{"styles/paper.css": ".mine { text-decoration: underline }"}))
    paragraph = next(each for each in ET.fromstring(made.edition.paper_chapters[0]).iter("p"))
    notes = [each for each in paragraph.iter("span") if each.get("class") == "footnote"]
    drawn = [each for each in paragraph if each.tag == "s" or each.get("class") == "mine"]
    assert [note for each in drawn for note in each.iter() if note in notes] == []
    assert ["".join(each.itertext()) for each in drawn] == ["struck1", " words", "both2", "3", "an own4", " class5"]
    assert [each.get("id") for each in drawn if each.get("class")] == ["m", None]
    assert [note in list(paragraph) for note in notes] == [*5 * [True], False]
    assert made.problems == ()
