"""The proof, read back: the PDF's own pages on larger sheets, lines numbered, queries at their words."""

import ctypes
import io
import itertools
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from builds import build, built, structure, verify, write
from hypothesis import example, given
from hypothesis import strategies as st
from judged import judged

from baspa.bind.paper.query_numbers import SIZE, Room, number_rows
from baspa.house import house_path
from baspa.model.problem import Severity
from baspa.tree.spots import WordIndex
from baspa.typeset.proof import bleed, letters
from baspa.verify.held.pdf import marked_text
from baspa.verify.lines.lines import chars, printed_lines, rows
from baspa.verify.pages.objects import read_objects
from baspa.verify.pages.tree import kids

PT = 72 / 25.4  # pt a mm
NAMES = ["essay", "every-key", "construct-notes", "construct-tables", "construct-blocks", "construct-recto"]


def proof(folder):
    made = build(folder, ("proof",))
    return made["proof"], made.problems


def proofed(name):
    made = built(name, ("proof",))
    return made["proof"], made.problems


def page_chars(data, index, size=None):
    """Return the characters of a page with their places, pt from its trim box; with `size` (pt), those of a page."""
    with pypdfium2.PdfDocument(data) as document, pikepdf.open(io.BytesIO(data)) as pdf:
        left, bottom = (float(value) for value in pdf.pages[index].trimbox[:2])
        width, height = size or (1e6, 1e6)
        found = [(c.letter, c.left - left, c.baseline - bottom) for c in chars(document[index])]
    return [(c, x, y) for c, x, y in found if 0 <= x <= width and 0 <= y <= height]


def near(place):
    return (place[0], round(place[1]), round(place[2]))


# The pages are those of the book.


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_the_pdf_stands_in_its_place_on_the_proof(name):
    pdf, (made, _) = built(name).made["pdf"], proofed(name)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        size = tuple(float(value) for value in opened.pages[0].trimbox[2:])
    for index in range(pdf.pages):
        ours = {near(place) for place in page_chars(made.data, index, size)}
        wanted = {near(place) for place in page_chars(pdf.data, index)}
        around = {(c, x + a, y + b) for c, x, y in ours for a in (-1, 0, 1) for b in (-1, 0, 1)}
        assert wanted <= around, index
        assert all(
            c.isdigit()
            for c, x, y in ours - {(c, x + a, y + b) for c, x, y in wanted for a in (-1, 0, 1) for b in (-1, 0, 1)}
        )


@pytest.mark.parametrize("name", NAMES)
def test_proofs_have_no_problem_of_their_own(name):
    assert [p for p in proofed(name)[1] if p.severity > Severity.NOTE] == []


def test_damage_of_a_proof_is_seen(tmp_path):
    made = build(write(tmp_path, "# One\n\nFirst.\n\nSecond.\n"), ("proof",))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data("proof"))) as pdf:
        block = next(element for element, _ in structure(pdf) if element.get("/ID") == "c1-2")
        del block.K
        pdf.save(out)
    (problem,) = verify(replace(made["proof"], data=out.getvalue()), made.book)
    assert (str(problem.place), problem.code) == ("one.md:3", "B053")
    assert problem.message == 'the proof has "First." with another text'


@pytest.mark.parametrize(
    ("page", "sheet"),
    [((148, 210), (210, 297)), ((176, 250), (210, 297)), ((170, 240), (210, 297)), ((210, 297), (297, 420))],
)
def test_a_page_stands_on_a_larger_sheet(page, sheet):
    room = bleed(*page)
    assert (page[0] + room["left"] + room["right"], page[1] + room["top"] + room["bottom"]) == sheet
    assert room["right"] > room["left"] > 0


def test_the_sheet_is_a4_and_the_page_a5():
    with pikepdf.open(io.BytesIO(proofed("essay")[0].data)) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(value) / PT for value in page.mediabox)
            assert (round(right - left), round(top - bottom)) == (210, 297)
        left, bottom, right, top = (float(value) / PT for value in pdf.pages[4].trimbox)
        assert (round(right - left), round(top - bottom)) == (148, 210)


# Lines.


def numbers_of(data, index):
    """Return the numbers of a page's lines with their baselines, pt from the trim box."""
    with pypdfium2.PdfDocument(data) as document, pikepdf.open(io.BytesIO(data)) as pdf:
        bottom = float(pdf.pages[index].trimbox[1])
        found = [[char for char in row if abs(char.size - 7) < 0.1] for row in rows(document[index])]
    return {int("".join(char.letter for char in row)): row[0].baseline - bottom for row in found if row}


def test_each_fifth_line_of_a_page_has_its_number():
    """Of the text, headings among them: running heads are of 8.5 pt, folios of 9."""
    data = proofed("essay")[0].data
    for index in range(4, 8):
        lines = [
            line.baseline for line in printed_lines(built("essay").data("pdf"), index + 1, index + 1) if line.size > 9.5
        ]
        found = numbers_of(data, index)
        assert list(found) == list(range(5, len(lines) + 1, 5))
        for number, baseline in found.items():
            assert baseline == pytest.approx(lines[number - 1], abs=0.5)


def test_front_matter_has_no_numbers():
    assert [numbers_of(proofed("essay")[0].data, index) for index in range(4)] == [{}] * 4


def test_the_cells_of_a_row_are_one_line_and_notes_are_counted_on(tmp_path):
    text = "# One\n\n" + "".join(f"| {n} | b |\n" + ("|---|---|\n" if not n else "") for n in range(4))
    text += "\nLast.[^a]\n\n[^a]: Note.\n\n[^b]: Other.\n\nAnd[^b] last.\n"
    made, _ = proof(write(tmp_path, text))
    assert list(numbers_of(made.data, 4)) == [5]  # a heading, four rows, two paragraphs, two notes: nine lines


# Queries.

QUERIES = """reading\tkind\tnote\tsuggested
came late\tfact\tWonderly asked?\tcame early
–\t\tQuizzical of the whole\t
gone\t\tVanished words\t
the note\t\tJumbled inside\t
"""
TEXT = "# Presses\n\nThe press came late.[^a] It stayed.\n\n[^a]: Here is the note of it.\n"


@pytest.fixture(scope="module")
def queried(tmp_path_factory):
    return proof(write(tmp_path_factory.mktemp("queried"), TEXT, **{"queries.tsv": QUERIES}))


def text_of(data, index):
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(document[index].get_textpage().get_text_range().split())


def test_the_list_tells_what_is_asked_and_where(queried):
    artifact, problems = queried
    found = text_of(artifact.data, artifact.pages - 1)
    for said in (
        "Editor’s queries",
        "1 p. 1, line 2 came late fact: Wonderly asked? came early",
        "2 p. 1, line 3 the note Jumbled inside",
        "3 the whole book Quizzical of the whole",
        "4 not found in the text gone Vanished words",
    ):
        assert said in found
    assert [(p.code, p.place.line) for p in problems] == [("B131", 4)]


def ink(data, index, colour):
    """Return the rectangles of a page that are filled with a colour, pt: left, bottom, right, top."""
    with pypdfium2.PdfDocument(data) as document:
        found = []
        for item in document[index].get_objects():
            r, g, b, a = (ctypes.c_uint() for _ in range(4))
            raw.FPDFPageObj_GetFillColor(item.raw, r, g, b, a)
            if item.type == raw.FPDF_PAGEOBJ_PATH and (r.value, g.value, b.value) == colour:
                found.append(item.get_bounds())
    return found


def test_the_words_of_a_query_have_a_ground_of_their_own(queried):
    data = queried[0].data
    with pypdfium2.PdfDocument(data) as document:
        page = document[4].get_textpage()
        shown = [page.get_text_bounded(*box).strip() for box in ink(data, 4, (255, 233, 168))]
    assert shown == ["came late", "the note"]


def test_marks_on_turned_pages_are_turned(tmp_path):
    text = "# One\n\nText.\n\n::: landscape\nThere are some words[^a] here.\n:::\n\n[^a]: A long note.\n"
    queries = "reading\tnote\nsome words\tWhich?\nlong note\tWhy?\n"
    artifact, problems = proof(write(tmp_path, text, **{"queries.tsv": queries}))
    assert problems == ()
    with pypdfium2.PdfDocument(artifact.data) as document:
        index = next(i for i in range(artifact.pages) if ink(artifact.data, i, (255, 233, 168)))
        page = document[index].get_textpage()
        grounds = ink(artifact.data, index, (255, 233, 168))
        assert [page.get_text_bounded(*box).strip() for box in grounds] == ["some words", "long note"]
        assert all(top - bottom > right - left for left, bottom, right, top in grounds)


def test_what_stands_on_the_grounds_of_the_essay_is_what_its_queries_are_about():
    """Letter for letter, over the ends of lines and pages too."""
    book = built("essay").book
    found = [spot for query in book.queries if query.reading for spot in WordIndex(book.chapters).spots(query.reading)]
    order = [block.id for chapter in book.chapters for block in chapter.blocks]
    found.sort(key=lambda spot: (order.index(spot.block.id), spot.start))
    artifact, shown = proofed("essay")[0], ""
    with pypdfium2.PdfDocument(artifact.data) as document:
        for index in range(artifact.pages):
            page = document[index].get_textpage()
            shown += "".join(page.get_text_bounded(*box) for box in ink(artifact.data, index, (255, 233, 168)))
    assert letters(shown) == letters("".join(spot.block.text[spot.start : spot.end] for spot in found))


def links(data, index, name):
    """Return where the links of a page lead that lead to names of a kind: name, page index."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(key): value for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        goals = [str(a.Dest) for a in pdf.pages[index].get("/Annots", ()) if a.Subtype == "/Link" and "/Dest" in a]
        return [(goal, pages[names[goal][0].objgen]) for goal in goals if goal.startswith(name)]


LONG = "https://archive.example.org/details/" + "the_press_of_the_steppe_and_its_people_volume_two_" * 4


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        (TEXT, [f"came late\tSee {LONG}\tx", *(f"The press\tquery {n}\t–" for n in range(40))]),
        (TEXT, [f"came late\t{'many words ' * 700}\t{LONG}", "the note\tx\ty"]),
        (TEXT, [f"the note\tx{n}\ty" for n in range(90)]),
        ("# One\n\n::: landscape\nSome words here.\n:::\n", [f"Some words\tquery {n}\t–" for n in range(90)]),
    ],
)
def test_nothing_of_a_proof_leaves_its_sheet(tmp_path, text, queries):
    """Neither long words nor many queries of one line, upright or turned, nor a title without end."""
    toml = f'title = "{"A long title of it " * 40}"\nlanguage = "en"\nslug = "t"\nchapters = ["one.md"]\n'
    rows = "\n".join(["reading\tnote\tsuggested", *queries])
    made, problems = proof(write(tmp_path, text, **{"queries.tsv": rows, "book.toml": toml}))
    assert [p.message for p in problems if p.code in {"B190", "B191"}] == []
    with pypdfium2.PdfDocument(made.data) as document:
        shown = "".join(page.get_textpage().get_text_range() for page in document)
    numbers = re.findall(r"\d+", shown)
    assert all(numbers.count(str(number)) >= 2 for number in range(1, len(queries) + 1))
    for page in read_objects(made.data):
        left, bottom, right, top = page.media
        assert all(left < i.left and i.right < right and bottom < i.bottom and i.top < top for i in page.objects)


@given(st.dictionaries(st.floats(0, 900), st.integers(1, 400), max_size=40), st.floats(-100, 400), st.floats(1, 200))
@example({800.0: 5000}, 0.0, 150.0)
@example({10.0: 1, 12.0: 1}, 0.0, 150.0)
def test_no_number_of_a_query_is_on_another_or_beyond_the_edge(lines, left, wide):
    room, first = Room(left, left + wide, -100, 1000), itertools.count(1)
    rows = number_rows({y: tuple(itertools.islice(first, count)) for y, count in lines.items()}, room)
    assert sorted(number for row in rows for number in row.numbers) == list(range(1, sum(lines.values()) + 1))
    assert all(lower.top - upper.top >= SIZE * upper.scale for upper, lower in itertools.pairwise(rows))
    assert all(room.top <= row.top <= room.bottom for row in rows)
    assert len(rows) > 1 or [row.top for row in rows] == list(lines)


def test_what_leaves_the_sheet_is_told(tmp_path):
    template = (
        (house_path("templates", "proof") / "queries.html").read_text().replace("<table>", '<p class="far">Far</p>')
    )
    far = template.replace("</head>", "<style>.far { position: relative; left: 205mm }</style></head>")
    queries = "reading\tnote\nthe note\tx\n"
    _, problems = proof(write(tmp_path, TEXT, **{"queries.tsv": queries, "templates/proof/queries.html": far}))
    assert [p.code for p in problems if "runs off the page" in p.message] == ["B191"]


def test_links_lead_from_the_margin_to_the_list_and_back(queried):
    artifact, _ = queried
    assert links(artifact.data, 4, "c0-row") == [("c0-row-1", artifact.pages - 1), ("c0-row-2", artifact.pages - 1)]
    assert links(artifact.data, artifact.pages - 1, "c0-query") == [("c0-query-1", 4), ("c0-query-2", 4)]


def test_the_proof_of_an_undated_book_names_no_day(queried):
    assert "Proof · T" in text_of(queried[0].data, 4)


def test_every_page_says_that_it_is_a_proof_and_of_which_day():
    artifact, _ = proofed("essay")
    for index in range(artifact.pages):
        assert "Түзету нұсқасы, 2026 ж. 22 қараша" in text_of(artifact.data, index)


def said(data, index):
    """Return the text of a page that its structure tree holds: what a voice reads out."""
    text = marked_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[index].objgen
        here = [e for e, _ in structure(pdf) if "/Pg" in e and e.Pg.objgen == page]
        return " ".join(text.get((index, kid), "") for e in here for kid in kids(e) if isinstance(kid, int))


def test_a_voice_reads_the_queries_numbers_and_neither_lines_numbers_nor_the_days():
    heard = said(proofed("essay")[0].data, 6)
    assert "Кеңес Одағы" in heard
    assert {"13", "25"} <= set(heard.split())
    assert not {"5", "10"} & set(heard.split())
    assert "Түзету" not in heard


def test_queries_are_in_no_other_format(tmp_path):
    made = build(write(tmp_path, TEXT, **{"queries.tsv": QUERIES})).made
    without = build(write(tmp_path / "without", TEXT)).made
    assert {name: artifact.data for name, artifact in made.items()} == {
        name: artifact.data for name, artifact in without.items()
    }


def test_without_queries_there_is_no_list():
    assert proofed("construct-notes")[0].pages == built("construct-notes").made["pdf"].pages


def test_the_same_bytes_each_time(queried, tmp_path):
    again, _ = proof(write(tmp_path, TEXT, **{"queries.tsv": QUERIES}))
    assert again.data == queried[0].data
    assert again.name == "t-proof.pdf"


def test_verapdf_has_nothing_to_say(queried):
    proofs = {"q.pdf": queried[0].data, **{f"{name}.pdf": proofed(name)[0].data for name in NAMES}}
    verdicts = judged("veraPDF", proofs)
    assert list(verdicts) == list(proofs)
    assert [problem for problems in verdicts.values() for problem in problems] == []
