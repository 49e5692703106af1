import io
import itertools
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from builds import build, built, write

from baspa.bind.sheets.imposition import saddle_stitch
from baspa.command.build import line
from baspa.command.outcome import MadeFile

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
    sides = saddle_stitch(len(pages) - 1)
    expected = [pages[number] for side in sides for number in (side.left, side.right)]
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
