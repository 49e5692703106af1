import io
import itertools
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from builds import build, built, write

from baspa.bind.sheets.advice import advice
from baspa.bind.sheets.booklet import bind_booklet
from baspa.bind.sheets.imposition import SCHEMES, sheets_of
from baspa.bind.sheets.job import job_of
from baspa.bind.sheets.placing import placing_of
from baspa.command.build import line
from baspa.command.outcome import MadeFile
from baspa.model.binding import Margins
from baspa.model.sheets import Booklet
from baspa.verify.held.sheets import hold_booklet

MM = 72 / 25.4  # pt
A5 = (148 * MM, 210 * MM)
BOOKS = ["essay", "construct-long", "construct-recto"]


def texts(data, halves=False):
    """Return the text of each page, or of the left and the right half of each page."""
    document, found = pypdfium2.PdfDocument(data), []
    for page in document:
        width, height = page.get_size()
        edges = (0, width / 2, width) if halves else (0, width)
        text = page.get_textpage()
        found += [
            text.get_text_bounded(left=left, right=right, bottom=0, top=height).split()
            for left, right in itertools.pairwise(edges)
        ]
    document.close()
    return found


@pytest.mark.parametrize("name", BOOKS)
def test_each_half_of_a_sheet_shows_its_page(name):
    pages = [[], *texts(built(name).data("pdf"))]  # number 0 is the blank
    sheets = sheets_of(len(pages) - 1, Booklet())
    expected = [pages[cell.page] for sheet in sheets for side in (sheet.front, sheet.back) for cell in side[0]]
    assert sum(map(len, expected)) > 100
    assert texts(built(name).data("booklet"), halves=True) == expected


@pytest.mark.parametrize(
    ("design", "size", "told"),
    [
        ("", (2 * 148, 210), ""),
        ('page = "148x210"', (2 * 148, 210), ""),
        ('page = "140x215"', (2 * 140, 215), "215 × 280 mm"),
        ('page = "A4"', (2 * 210, 297), "A3"),
    ],
)
def test_a_sheet_has_the_width_of_two_pages_and_is_told_where_it_is_no_a4(tmp_path, design, size, told):
    made = build(write(tmp_path, toml=f"[design]\n{design}\n"))["booklet"]
    with pikepdf.open(io.BytesIO(made.data)) as sheets:
        boxes = {tuple(round(float(x) / MM, 1) for x in page.mediabox) for page in sheets.pages}
    assert boxes == {(0, 0, *size)}
    file = MadeFile("booklet", Path(made.name), len(made.data), made.pages, made.sheet)
    assert line(file).partition(" KB")[2] == (f", for sheets of {told}" if told else "")


def count(data, key, value):
    """Count the objects of a PDF whose `key` has a value: /Type /Font, /Subtype /Image."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        things = [each for each in pdf.objects if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream))]
        return sum(each.get(key) == value for each in things)


def test_pages_are_compressed_as_they_are_in_the_pdf():
    made = built("essay")
    with (
        pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf,
        pikepdf.open(io.BytesIO(made.data("booklet"))) as booklet,
    ):
        streams = [each for each in booklet.objects if isinstance(each, pikepdf.Stream)]
        forms = {each.read_raw_bytes() for each in streams if each.get("/Subtype") == "/Form"}
        assert {page.obj.Contents.read_raw_bytes() for page in pdf.pages} <= forms


@pytest.mark.parametrize("name", [*BOOKS, "construct-figures"])
def test_fonts_and_images_are_those_of_the_pdf_once(name):
    pdf, booklet = built(name).data("pdf"), built(name).data("booklet")
    assert count(booklet, "/Type", "/Font") == count(pdf, "/Type", "/Font") > 0
    assert count(booklet, "/Subtype", "/Image") == count(pdf, "/Subtype", "/Image")
    assert len(booklet) < len(pdf)


def ticks(data):
    """Return the ends of the lines that are drawn on the sheets themselves, pt."""
    with pikepdf.open(io.BytesIO(data)) as sheets:
        return [
            [tuple(map(float, operands)) for operands, operator in pikepdf.parse_content_stream(page)
             if str(operator) in ("m", "l")]
            for page in sheets.pages
        ]  # fmt: skip


def test_fold_marks_stand_on_the_fold_at_head_and_foot():
    for lines in ticks(built("essay").data("booklet")):
        assert [x for x, _ in lines] == pytest.approx([A5[0]] * 4, abs=0.1)
        assert [y for _, y in lines] == pytest.approx([4, 16, A5[1] - 16, A5[1] - 4], abs=0.1)


def test_fold_marks_can_be_switched_off():
    assert not built("construct-recto").edition.metadata.design.fold_marks
    assert ticks(built("construct-recto").data("booklet")) == [[]] * built("construct-recto").made["booklet"].pages


def test_the_booklet_says_what_it_is_and_how_to_print_it():
    with pikepdf.open(io.BytesIO(built("essay").data("booklet"))) as sheets:
        assert sheets.docinfo.Title == "Қазақстан Республикасының сыртқы саясаты"
        assert sheets.docinfo.Author == "Сайын Борбасов"
        assert sheets.docinfo.CreationDate == "D:20261122000000Z"
        assert sheets.Root.Lang == "kk"
        assert sheets.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert sheets.Root.ViewerPreferences.PrintScaling == "/None"


def duplex(artifact):
    with pikepdf.open(io.BytesIO(artifact.data)) as sheets:
        return sheets.Root.ViewerPreferences.get("/Duplex")


def test_zines_are_printed_on_one_side_since_the_next_would_be_behind_the_first(seven):
    assert duplex(bound(seven, scheme="zine", duplex="long")[0]) == "/Simplex"
    assert duplex(bound(seven, scheme="saddle", duplex="long")[0]) == "/DuplexFlipLongEdge"


SEVEN = "# One\n\n" + "\\newpage\n\n".join(f"Page {word}.\n\n" for word in ("uno", "duo", "tres"))
PAPERS = [{}, {"paper": "A4", "duplex": "long", "paper_weight": 120, "signature": 1}, {"paper": "300x200"}]


@pytest.fixture(scope="module")
def seven(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("seven"), SEVEN), ("pdf",))


def bound(made, **given):
    """Return the booklet of a book that is to be imposed as given, the faults found in it, and what is told of it."""
    metadata = replace(made.edition.metadata, booklet=Booklet(**given))
    booklet, told = bind_booklet(replace(made.edition, metadata=metadata), made.made["pdf"])
    return booklet, hold_booklet(booklet, made.made["pdf"], replace(made.faces.print, metadata=metadata)), told


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("more", PAPERS)
def test_a_booklet_of_any_scheme_is_the_book_when_folded(seven, scheme, more):
    booklet, faults, _ = bound(seven, scheme=scheme, **more)
    assert faults == ()
    others = {"saddle": "zine", "zine": "cut-and-stack-4", "cut-and-stack-4": "saddle"}
    metadata = replace(seven.edition.metadata, booklet=Booklet(scheme=others.get(scheme, "zine"), **more))
    with suppress(ValueError):  # half a sheet: a side lacks
        assert hold_booklet(booklet, seven.made["pdf"], replace(seven.faces.print, metadata=metadata))


@pytest.mark.parametrize(
    ("given", "codes"),
    [({}, []), ({"paper": "A5"}, []), ({"paper": "A5", "scheme": "zine"}, ["B216"]), ({"paper": "A4"}, [])],
)
def test_pages_that_are_printed_small_are_told(seven, given, codes):
    assert [problem.code for problem in bound(seven, **given)[2]] == codes


def test_a_stitch_that_is_too_thick_is_told(seven):
    placing = placing_of((10, 10), Booklet())
    made = [sheets_of(pages, Booklet()) for pages in (84, 80)]
    job = job_of(seven.edition)
    assert [problem.code for problem in advice(job, placing, made[0], [A5] * 84)] == ["B215"]
    assert list(advice(job, placing, made[1], [A5] * 80)) == []


@pytest.mark.parametrize(
    ("binding", "said", "unsaid"),
    [(None, "cut-and-stack", "staple"), ("stapled", "no staple", "cut-and"), ("sewn", "signatures", "cut-and")],
)
def test_the_scheme_that_goes_with_the_binding_is_told(seven, binding, said, unsaid):
    job = replace(job_of(seven.edition), binding=binding)
    (told,) = advice(job, placing_of((10, 10), Booklet()), sheets_of(84, Booklet()), [A5] * 84)
    assert said in told.hint
    assert unsaid not in told.hint


@pytest.mark.parametrize(("paper", "inside", "most"), [("", 16, 8), ("", 10, 5), ("A5", 16, 8 * 148 / 210)])
def test_no_page_moves_by_more_than_half_of_its_inner_margin_as_it_is_printed(seven, paper, inside, most):
    thick = Booklet(paper_weight=600, bulk=3, creep=2, paper=paper)
    placing = placing_of(A5, thick, inside)
    moved = [placing.matrix(0, 0, False, within, A5)[4] for within in range(40)]
    assert (max(moved) - moved[0]) / MM == pytest.approx(most, abs=0.02)
    design = replace(seven.edition.metadata.design, margins=Margins(inside=inside))
    metadata = replace(seven.edition.metadata, booklet=thick, design=design)
    job = job_of(replace(seven.edition, metadata=metadata))
    (told,) = [each for each in advice(job, placing, sheets_of(24, thick), [A5] * 24) if each.code == "B217"]
    assert f"by {most:.1f} mm alone" in told.message
    booklet, _ = bind_booklet(replace(seven.edition, metadata=metadata), seven.made["pdf"])
    assert hold_booklet(booklet, seven.made["pdf"], replace(seven.faces.print, metadata=metadata)) == ()


def test_text_stays_clear_of_the_fold_however_thick_the_paper_is_said_to_be(seven):
    """Such a stitch was folded otherwise by verify than it was made: pages stood on each other's half."""
    thick = Booklet(paper_weight=600, bulk=3, creep=2)
    placing = placing_of(A5, thick)
    assert max(placing.matrix(0, 0, False, within, A5)[4] for within in range(40)) == pytest.approx(8 * MM)
    job = replace(job_of(seven.edition), booklet=thick)
    assert [problem.code for problem in advice(job, placing, sheets_of(24, thick), [A5] * 24)] == ["B217"]
    assert list(advice(job, placing, sheets_of(12, thick), [A5] * 12)) == []
    assert bound(seven, paper_weight=600, bulk=3, creep=2)[1] == ()


def test_inner_pages_move_towards_the_fold_by_the_sheets_around_them():
    """QuarkXPress, Print Collection, p. 50: 4 sheets, 8 pt between two pages of a sheet: 12, 8, 4 and 0 pt."""
    booklet = Booklet(paper_weight=100, bulk=4 / MM * 10)
    placing = placing_of((200, 300), booklet)
    lefts = [placing.matrix(0, 0, False, within, (200, 300))[4] for within in range(4)]
    rights = [placing.matrix(0, 1, False, within, (200, 300))[4] for within in range(4)]
    assert lefts == pytest.approx([0, 4, 8, 12])
    assert rights == pytest.approx([200, 196, 192, 188])
