import io
import re
import subprocess
from collections import Counter
from itertools import pairwise

import needs
import pikepdf
import pypdfium2
import pytest
from builds import BOOKS, FOLDERS, build, built, elements, kids, name_tree, structure, write

from baspa.layout.addresses import BASE, BookFetcher
from baspa.model.problem import Severity

NAMES = ["essay", "new", "every-key", "construct-notes", "construct-long", "construct-tables"]
NAMES += ["construct-languages", "construct-apart"]


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def by_id(pdf):
    return {str(element.ID): element for element, _ in structure(pdf) if "/ID" in element}


def of_type(pdf, *types):
    return [element for element, _ in structure(pdf) if element.S in types]


# What a reader's window shows.


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("essay", ["i", "ii", "iii", "iv", "1", "2"]),
        ("construct-recto", ["i", "ii", "iii", "iv", "1", "2", "3"]),
        ("construct-tables", ["i", "ii", "iii", "iv", "1"]),
    ],
)
def test_front_matter_has_roman_labels_and_the_text_arabic_ones(name, labels):
    with opened(built(name).data("pdf")) as pdf:
        assert [page.label for page in pdf.pages][: len(labels)] == labels
        start = by_id(pdf)["c1"]
        heading = next(kid for kid in kids(start) if kid.S == "/H1")
        page = next(index for index, page in enumerate(pdf.pages) if page.objgen == heading.Pg.objgen)
        assert pdf.pages[page].label == "1"


def outline(items):
    return [(item.title, outline(item.children)) for item in items]


def test_bookmarks_are_the_headings():
    with opened(built("essay").data("pdf")) as pdf, pdf.open_outline() as bookmarks:
        found = outline(bookmarks.root)
    parts = [("Жарлық және тәуелсіз таңдау", []), ("Әлемдік үн қосу", []), ("Қауіпсіздік кепілдіктері", [])]
    assert found == [
        ("Мазмұны", []),
        ("Әлемдік қауымдастық жолында", []),
        ("Ядролық қарудан бас тарту", []),
        ("Көпвекторлы саясат және өңір қауіпсіздігі", []),
        ("Біріккен Ұлттар Ұйымымен ынтымақтастық", []),
        ("Семей полигонының жабылуы", parts),
        ("Ядролық қарусыз аймақ және БҰҰ бағасы", []),
        ("Автор туралы", [("Сайын Борбасов", [])]),
        ("Шығарылым деректері", []),
    ]


def test_the_document_names_itself():
    with opened(built("essay").data("pdf")) as pdf:
        assert pdf.Root.Lang == "kk"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert pdf.docinfo.Title == "Қазақстан Республикасының сыртқы саясаты"
        assert pdf.docinfo.Author == "Сайын Борбасов"
        assert str(pdf.docinfo.ModDate).startswith("D:20261122")


def test_the_document_says_which_standards_it_follows():
    with opened(built("essay").data("pdf")) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Қазақстан Республикасының сыртқы саясаты"
    assert xmp.count(b"http://www.aiim.org/pdfua/ns/id/") == 2


@pytest.mark.parametrize("name", ["essay", "construct-recto"])
def test_the_manuscript_is_attached_as_the_source(name):
    chapters = built(name).book.chapters
    with opened(built(name).data("pdf")) as pdf:
        attached = {spec.description: spec for spec in pdf.attachments.values()}
        assert set(attached) == {chapter.path for chapter in chapters}
        assert len(pdf.Root.AF) == len(chapters)
        for chapter in chapters:
            spec = attached[chapter.path]
            assert spec.obj.AFRelationship == "/Source"
            assert spec.get_file().read_bytes() == (FOLDERS[name] / chapter.path).read_bytes()


@pytest.mark.parametrize("name", ["essay", "construct-figures"])
def test_long_streams_are_compressed(name):
    with opened(built(name).data("pdf")) as pdf:
        plain = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and "/Filter" not in each and each.get("/Type") != "/Metadata"
        ]
        assert [len(each.read_raw_bytes()) for each in plain if len(each.read_raw_bytes()) > 500] == []


# The structure tree (ISO 32000-1, 14.7 and 14.8).


@pytest.mark.parametrize("name", NAMES)
def test_every_block_has_one_element_of_its_kind_with_its_id(name):
    kinds = {
        "heading": r"/H[1-6]",
        "paragraph": "/P",
        "item": "/LI",
        "term": "/Lbl",
        "definition": "/LBody",
        "cell": "/T[DH]",
        "caption": "/Caption",
        "code": "/P|/Code",
        "note": "/P|/LI",
        "entry": "/LI",
    }
    with opened(built(name).data("pdf")) as pdf:
        counts = Counter(str(element.ID) for element, _ in structure(pdf) if "/ID" in element)
        named = by_id(pdf)
        blocks = [block for chapter in built(name).book.chapters for block in chapter.blocks]
        assert blocks
        for block in blocks:
            assert counts[block.id] == 1, block
            assert re.fullmatch(kinds[block.kind], str(named[block.id].S)), block


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_of_ids_finds_every_named_element(name):
    with opened(built(name).data("pdf")) as pdf:
        names = list(name_tree(pdf.Root.StructTreeRoot.IDTree))
        table = {str(key): element for key, element in names}
        assert {key: value.objgen for key, value in table.items()} == {
            key: value.objgen for key, value in by_id(pdf).items()
        }
        keys = [bytes(key) for key, _ in names]
        assert all(a < b for a, b in pairwise(keys))  # 7.9.6: in the order of their bytes


@pytest.mark.parametrize("name", NAMES)
def test_every_element_knows_the_one_above_it(name):
    with opened(built(name).data("pdf")) as pdf:
        for element, _ in structure(pdf):
            for kid in kids(element):
                if "/S" in kid:
                    assert kid.P.objgen == element.objgen


def pages_of(element):
    """Return the pages on which an element has text of its own or in spans."""
    own = [each for each, _ in elements(element) if each.S != "/Note"]
    return {
        each.Pg.objgen
        for element in own
        for each in (element, *kids(element))
        if "/Pg" in each and each.get("/S") != "/Note"
    }


def test_a_paragraph_over_two_pages_is_one_element():
    with opened(built("construct-long").data("pdf")) as pdf:
        named = by_id(pdf)
        paragraphs = [b for c in built("construct-long").book.chapters for b in c.blocks if b.kind == "paragraph"]
        over = [block for block in paragraphs if len(pages_of(named[block.id])) > 1]
        assert len(over) >= 3
        assert all(named[block.id].S == "/P" for block in over)


def test_a_note_stands_behind_its_call():
    with opened(built("construct-notes").data("pdf")) as pdf:
        named = by_id(pdf)
        found = []
        for number in range(1, 6):
            call, note = named[f"c1-fnref{number}"], named[f"c1-fn{number}"]
            siblings = [kid.objgen for kid in kids(call.P)]
            assert siblings.index(note.objgen) == siblings.index(call.objgen) + 1
            found.append((str(note.S), str(call.S), str(call.P.S)))
        assert found == [("/Note", "/Link", parent) for parent in ("/P", "/P", "/P", "/LBody", "/TD")]
        assert len(of_type(pdf, "/Note")) == 6
        assert [str(kid.ID) for kid in kids(named["c1-fn3"]) if kid.S == "/P"] == ["c1-11", "c1-12"]


def test_words_of_another_language_say_so():
    with opened(built("construct-languages").data("pdf")) as pdf:
        marked = [str(element.Lang) for element, _ in structure(pdf) if "/Lang" in element]
    assert list(dict.fromkeys(marked)) == ["ru", "en"]


def test_annotations_of_the_imprint_page_have_their_language():
    with opened(built("every-key").data("pdf")) as pdf:
        assert {str(e.Lang) for e, _ in structure(pdf) if "/Lang" in e} == {"ru", "en"}


def test_the_contents_are_a_table_of_contents():
    with opened(built("essay").data("pdf")) as pdf:
        (contents,) = of_type(pdf, "/TOC")
        items = kids(contents)
        assert [str(item.S) for item in items] == ["/TOCI"] * 10
        assert [str(kid.S) for item in items for kid in kids(item)] == ["/Reference"] * 10
        assert [path[-1] for element, path in structure(pdf) if element.S == "/L"] == []


def test_lists_have_labels_and_bodies():
    with opened(built("construct-blocks").data("pdf")) as pdf:
        items = of_type(pdf, "/LI")
        assert len(items) == 7
        assert [[str(kid.S) for kid in kids(item)] for item in items] == [["/Lbl", "/LBody"]] * 7


def test_a_term_and_its_definitions_are_one_item():
    with opened(built("construct-apart").data("pdf")) as pdf:
        items = [item for item in of_type(pdf, "/LI") if "/ID" in kids(item)[0]]
        found = [[(str(kid.S), str(kid.ID)) for kid in kids(item)] for item in items]
    assert found[:3] == [
        [("/Lbl", "c1-3"), ("/LBody", "c1-4")],
        [("/Lbl", "c1-6"), ("/LBody", "c1-7"), ("/LBody", "c1-9")],
        [("/Lbl", "c1-11"), ("/LBody", "c1-12")],
    ]
    assert found[3] == [("/Lbl", "c1-ink"), ("/LBody", "c1-26")]


def test_a_definition_and_a_stanza_over_two_pages_are_one_element(tmp_path):
    lines = "\n".join(f"| line {number}" for number in range(60))
    text = f"# One\n\nTerm\n: {'word ' * 900}\n\n{lines}\n\n::: box\nIn a box.\n:::\n"
    made = build(write(tmp_path, text))
    assert made.problems == ()
    with opened(made.data("pdf")) as pdf:
        chapter = by_id(pdf)["c1"]
        assert [str(kid.S) for kid in kids(chapter)] == ["/H1", "/L", "/Div", "/Sect"]
        found = [str(element.S) for element, _ in elements(kids(chapter)[1]) if element.S != "/Span"]
        assert found == ["/L", "/LI", "/Lbl", "/LBody"]
        assert [len(kids(kid)) for kid in kids(kids(chapter)[2])] == [60]


def test_header_cells_say_what_they_head():
    with opened(built("construct-tables").data("pdf")) as pdf:
        cells = [(e, path) for e, path in structure(pdf) if e.S == "/TH"]
        scopes = Counter(("THead" if "/THead" in path else "TBody", str(e.A.Scope)) for e, path in cells)
        assert scopes == {("THead", "/Column"): 5, ("TBody", "/Row"): 2}
        assert all("/Headers" not in e.A for e in of_type(pdf, "/TH", "/TD"))
        assert [str(kids(e)[0].S) for e in of_type(pdf, "/Table")][:2] == ["/Caption", "/Caption"]


def test_pictures_have_their_texts_and_ornaments_have_none():
    with opened(built("construct-figures").data("pdf")) as pdf:
        assert [str(figure.Alt) for figure in of_type(pdf, "/Figure")] == [
            "Six steps that rise from left to right",
            "A photograph of the same steps",
            "A circle beside a square",
            "small steps",
        ]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_is_described_by_its_words(name):
    with opened(built(name).data("pdf")) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
        assert links
        assert [link for link in links if not str(link.get("/Contents", "")).strip()] == []
        assert [str(link.Contents) for link in links if str(link.Contents).startswith(("#", "http"))] == []


def test_headings_begin_at_the_first_level_and_skip_none():
    for name in NAMES:
        with opened(built(name).data("pdf")) as pdf:
            levels = [int(str(e.S)[2]) for e, _ in structure(pdf) if re.fullmatch("/H[1-6]", str(e.S))]
            assert levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels)), name


# What a book may fetch, and what the layout says of it.


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.org/a.png",
        "https://example.org/a.png",
        "https://book.invalid.example.org/styles/paper.css",
        "ftp://example.org/a",
        "data:text/css,p{}",
        f"{BASE}../../../etc/passwd",
        f"{BASE}styles/fonts/../paper.css",
        f"{BASE}styles/fonts/../../baspa/cli.py",
        f"{BASE}styles/fonts//etc/passwd",
        f"{BASE}styles/fonts/",
        f"{BASE}text/01-alemdik-qauymdastyq.md",
        "styles/fonts/Literata-Regular.ttf",
        "/etc/passwd",
    ],
)
def test_a_book_may_not_fetch_what_is_not_its_own(url):
    with pytest.raises(ValueError, match="a book may not fetch"):
        BookFetcher(built("essay").edition).fetch(url)


@pytest.mark.parametrize(
    ("path", "kind"), [("styles/paper.css", "text/css"), ("styles/fonts/Literata-Italic.ttf", "font/ttf")]
)
def test_a_book_may_fetch_its_style_sheet_and_the_houses_fonts(path, kind):
    response = BookFetcher(built("essay").edition).fetch(BASE + path)
    assert response.headers["Content-Type"] == kind
    assert response.read()


STYLE, LOST = ("styles/paper.css:2", "B041"), ("book.toml", "B042")


@pytest.mark.parametrize(
    ("css", "found", "said"),
    [
        ("p { colour: red }", STYLE, "Ignored `colour: red `, unknown property."),
        ("p { margin: blue }", STYLE, "Ignored `margin: blue `, invalid value."),
        ("p:nonsense { margin: 0 }", ("styles/paper.css", "B041"), "Invalid or unsupported selector, 'p:nonsense '"),
        ("@nonsense { }", STYLE, "Unknown rule"),
        ("@import 'http://example.org/a.css';", STYLE, "http://example.org/a.css"),
        (".imprint { background: url(http://example.org/a.png) }", LOST, "a book may not fetch http://example.org/"),
        (".imprint { background: url(file:///etc/passwd) }", LOST, "a book may not fetch file:///etc/passwd"),
        (".imprint { background: url(../one.md) }", LOST, "a book may not fetch one.md"),
        (
            "@font-face { font-family: F; src: url(file:///etc/passwd) } p { font-family: F }",
            ("styles/paper.css", "B041"),
            "Font-face 'F' cannot be loaded",
        ),
    ],
)
def test_what_the_layout_warns_of_becomes_a_problem(tmp_path, css, found, said):
    files = {"styles/paper.css": f"/* my own */\n{css}\n", "styles/common.css": "p { margin: 0 }"}
    _, (problem,) = build(write(tmp_path, **files)).bind("pdf")
    assert (str(problem.place), problem.code) == found
    assert problem.severity is (Severity.ERROR if found is LOST else Severity.WARNING)
    assert said in problem.message


@pytest.mark.parametrize(("arc", "lost"), [("1 1 0 0 1 5 5", []), ("1 1", [("one.md:3", "B042", Severity.ERROR)])])
def test_a_picture_that_the_layout_cannot_draw_is_an_error_at_its_line(tmp_path, arc, lost):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M 0 0 A {arc}"/></svg>'
    made = build(write(tmp_path, "# One\n\nSee ![A dot](a.svg) here.\n", **{"a.svg": svg}), ("pdf",))
    assert [(str(p.place), p.code, p.severity) for p in made.problems if p.code == "B042"] == lost


def test_a_template_that_forgets_an_anchor_is_a_fault_of_the_layout(tmp_path):
    (problem,) = build(write(tmp_path, **{"templates/print/colophon.html": '<p><a href="#none">a</a></p>'})).problems
    assert (problem.code, problem.message) == ("B042", "No anchor #none for internal URI reference")


@pytest.mark.parametrize("inside", [False, True])
def test_no_picture_of_the_machine_comes_into_a_book(tmp_path, inside):
    """The picture beside the book stays there; the same picture in the book shows that the test can see one."""
    picture = (BOOKS / "construct-figures" / "images" / "steps.png").read_bytes()
    (tmp_path / "steps.png").write_bytes(picture)
    css = f".imprint::before {{ content: url({(tmp_path / 'steps.png').as_uri()}) }}"
    text = "# One\n\n![Alt](steps.png)\n" if inside else "# One\n\nText.\n"
    files = {"styles/paper.css": css, "steps.png": picture}
    with opened(build(write(tmp_path / "book", text, **files)).data("pdf")) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert any(stream.get("/Subtype") == "/Image" for stream in streams) is inside


def test_a_bookmark_has_no_number_of_a_note(tmp_path):
    made = build(write(tmp_path, "# One[^a]\n\nText.\n\n[^a]: A note.\n"))
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf, pdf.open_outline() as outline:
        assert "One" in [item.title for item in outline.root]


def test_copied_text_is_what_was_typed():
    """A hyphen that line breaking set is a soft one, and the space before a dash is plain, to each reader of PDF."""
    data, pymupdf = built("essay").data("pdf"), needs.module("pymupdf")
    poppler = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    with pypdfium2.PdfDocument(data) as document:
        pdfium = "".join(page.get_textpage().get_text_bounded() for page in document)
    with pymupdf.open(stream=data) as opened_again:
        mupdf = "".join(page.get_text() for page in opened_again)
        joined = "".join(page.get_text(flags=pymupdf.TEXT_DEHYPHENATE) for page in opened_again)
    for text in (poppler, pdfium, mupdf):
        assert "мәселенің бірі – ядролық" in " ".join(text.split())
        assert not {"\u2010", "\u00a0"} & set(text)
    assert "әлемдік қауымдас\u00ad\nтықпен" in poppler
    assert "әлемдік қауымдас\u0002тықпен" in pdfium  # how PDFium says that the word goes on
    assert "әлемдік қауымдас\u00ad\nтықпен" in mupdf
    assert "әлемдік қауымдастықпен" in joined


def test_a_hyphen_that_the_author_typed_stays_one(tmp_path):
    data = build(write(tmp_path, "# One\n\nA hyphen\u2010sign and a no-break\u00a0space.\n")).data("pdf")
    with pypdfium2.PdfDocument(data) as document:
        assert "A hyphen\u2010sign and a no-break\u00a0space." in document[4].get_textpage().get_text_bounded()
