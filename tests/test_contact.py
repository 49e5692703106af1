"""The contact sheet: every page and every side is there once, in its place, and all that is to be done is said."""

import io
import json
from dataclasses import replace
from itertools import pairwise
from math import ceil

import pikepdf
import pypdfium2
import pytest
from builds import built, write
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from baspa.bind.paper.contact import laid_contact
from baspa.bind.sheets.booklet import bind_booklet
from baspa.bind.sheets.contact import contact_of
from baspa.bind.sheets.imposition import SCHEMES
from baspa.bind.sheets.picture import MOST, png_of
from baspa.cli import main
from baspa.command.sheets import contact_sheets
from baspa.language import CODES, find
from baspa.model.contact import Contact
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning
from baspa.typeset.contact import contact_page, direction_of, in_short, spreads
from baspa.typeset.contact_rows import blocks, pages_of, rows, width_of_columns
from baspa.verify.held.sheets import placed

SIDES = ((1, False), (1, True), (2, False), (2, True))


def sheets_of_book(name, **given):
    """Return the contact sheet of a book with another booklet: its PDF, opened by PDFium, and its PNG."""
    made = built(name)
    metadata = replace(made.edition.metadata, booklet=Booklet(**given))
    edition, book = replace(made.edition, metadata=metadata), replace(made.faces.print, metadata=metadata)
    booklet, _ = bind_booklet(edition, made.made["pdf"])
    pdf, png = contact_sheets(book, edition, {"pdf": made.made["pdf"], "booklet": booklet})
    return (
        pypdfium2.PdfDocument(pdf.data),
        png.data,
        sum(each.pages for each in booklet.files),
        made.made["pdf"].pages,
        pdf.data,
    )


def pictures(data):
    """Return the pictures of each page: their names and boxes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [{name: box for name, box, _ in placed(page)} for page in pdf.pages]
        return [{name: box for name, box in each.items() if name.startswith(("/page-", "/side-"))} for each in found]


@pytest.mark.parametrize(
    ("name", "given"),
    [("construct-long", {}), ("construct-hebrew", {}), ("essay", {"scheme": "zine"}), ("essay", {"duplex": "by-hand"})],
)
def test_every_page_and_every_side_has_its_picture(name, given):
    document, _, sides, pages, data = sheets_of_book(name, **given)
    found, rtl = pictures(data), built(name).edition.direction == "rtl"
    names = [name for each in found for name in each]
    assert names == [*(f"/page-{n}" for n in range(1, pages + 1)), *(f"/side-{n}" for n in range(1, sides + 1))]
    leaves = list(found[0].values())[:pages]
    for verso, recto in zip(leaves[1::2], leaves[2::2], strict=False):  # page 1 stands alone
        near, far = (verso[0], recto[2]) if rtl else (verso[2], recto[0])
        assert near == pytest.approx(far, abs=0.1)
        assert verso[1] == pytest.approx(recto[1], abs=0.1)
    lines = [(one, other) for one, other in pairwise(leaves) if abs(one[1] - other[1]) < 1]
    assert all((one[0] > other[0]) == rtl for one, other in lines)
    assert len(lines) >= pages // 2
    for page, boxes in zip(document, found, strict=True):
        width, height = page.get_size()
        assert all(x > 0 and y > 0 and to_x < width and to_y < height for x, y, to_x, to_y in boxes.values())


def test_a_picture_shows_its_own_page():
    """By its words, which PDFium reads."""
    document, _, _, pages, data = sheets_of_book("construct-long")
    own = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(built("construct-long").data("pdf"))
    ]
    for number, words in enumerate(own, 1):
        left, bottom, right, top = pictures(data)[0][f"/page-{number}"]
        text = document[0].get_textpage().get_text_bounded(left=left, bottom=bottom, right=right, top=top)
        assert words.split() == text.split()
    assert len(own) == pages


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_to_be_done_is_said_in_the_language_of_the_book(scheme):
    language = find("kk")
    document, png, _, _, _ = sheets_of_book("essay", scheme=scheme)
    said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    printed = language.word("sheets.print.one" if scheme == "zine" else "sheets.print.short")
    done = {
        "saddle": "nest fold staple",
        "signatures": "fold order sew",
        "cut-and-stack": "pile cut stack.left bind",
        "cut-and-stack-4": "pile cut.four stack.four.left bind",
        "zine": "eight slit push leaf",
    }[scheme]
    for sentence in (printed, *(language.word(f"sheets.{name}") for name in done.split())):
        assert sentence in said
    assert language.word("sheets.front", n=1) in said
    assert (language.word("sheets.back", n=1) in said) == (scheme != "zine")
    assert Image.open(io.BytesIO(png)).size == tuple(ceil(each * 100 / 72) for each in document[0].get_size())


@pytest.mark.parametrize("code", [*CODES, "he"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("duplex", ["short", "long", "by-hand"])
def test_every_language_says_every_scheme(code, scheme, duplex):
    made = built("essay")
    metadata = replace(made.book.metadata, language=code, booklet=Booklet(scheme=scheme, duplex=duplex))
    edition = replace(made.edition, metadata=metadata)
    contact = Contact(("i", "1", "2"), (148, 210), SIDES, (297, 210), (2,))
    html, sheet = contact_page(replace(made.faces.print, metadata=metadata), edition, contact)
    assert html.count('class="step"') in (4, 5)
    assert html.count("<svg") == html.count('class="step"')
    assert "</g></svg>" in html
    assert "<path" in html
    assert sheet.path in html


@pytest.mark.parametrize(("over", "word"), [(True, "hand"), (False, "lies")])
def test_who_prints_by_hand_is_told_how_the_pile_goes_in_again(over, word):
    made = built("essay")
    edition = replace(made.edition, turning=Turning("short", by_hand=True, over=over))
    contact = Contact(("i", "1", "2"), (148, 210), SIDES, (297, 210), (2,))
    assert find("kk").word(f"sheets.print.{word}") in contact_page(made.faces.print, edition, contact)[0]


@given(st.integers(1, 2000), st.sampled_from([(148, 210), (297, 210), (120, 699)]), st.booleans())
def test_spreads_have_all_pages_two_by_two(pages, page, upright):
    sheet = (210, 297) if upright else (297, 210)
    contact = Contact(tuple(map(str, range(1, pages + 1))), page, SIDES * -(-pages // 8), sheet, (1,))
    width = width_of_columns(contact)
    made = list(spreads(contact, width))
    forms = [leaf.form for spread in made for leaf in spread.leaves]
    assert [form for form in forms if form] == [f"page-{number}" for number in range(1, pages + 1)]
    assert forms[0] == ""
    assert len(made) == pages // 2 + 1
    lines = rows(made, width)
    assert [spread for line in lines for spread in line] == made
    assert 4 <= max(map(len, [*lines, [0] * 4])) <= 10
    assert all(sum(spread.width for spread in line) + 8 * (len(line) - 1) <= 392.01 for line in lines)


def small(pages):
    """Return what a contact sheet of a saddle-stitched book of A5 shows."""
    sides = tuple((sheet, is_back) for sheet in range(-(-pages // 4)) for is_back in (False, True))
    return Contact(tuple(map(str, range(1, pages + 1))), (148, 210), sides, (296, 210), (1,))


def test_no_page_of_a_contact_sheet_has_one_row_alone_and_none_is_there_for_less():
    filled = {pages: pages_of(list(blocks(small(pages), width_of_columns(small(pages))))) for pages in range(4, 401, 4)}
    assert {pages: each[-1] for pages, each in filled.items() if len(each) > 1 and each[-1] < 100} == {}
    assert [len(filled[pages]) for pages in (36, 40, 104, 200, 400)] == [2, 2, 3, 4, 8]


@pytest.mark.parametrize("pages", [40, 104])
def test_the_rows_of_a_contact_sheet_stand_on_as_many_pages_as_was_counted(pages):
    made = built("essay")
    contact = small(pages)
    _, places = laid_contact(*contact_page(made.faces.print, made.edition, contact), made.edition)
    counted = pages_of(list(blocks(contact, width_of_columns(contact))))
    assert len(places) == len(counted)
    assert all(places)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, [(1, False), (1, True), (2, False), (2, True), (3, False), (3, True)]),
        ({"duplex": "by-hand"}, [(1, False), (2, False), (3, False), (1, True), (2, True), (3, True)]),
        ({"scheme": "zine"}, [(1, False), (2, False)]),
    ],
)
def test_sides_are_named_as_they_are_printed(given, expected):
    """By hand the pile of fronts is turned over before it goes in again: the first sheet has its back first."""
    made, wanted = built("essay"), Booklet(**given)
    metadata = replace(made.edition.metadata, booklet=wanted)
    booklet, _ = bind_booklet(replace(made.edition, metadata=metadata), made.made["pdf"])
    assert list(contact_of(made.made["pdf"], booklet, wanted).sides) == expected
    as_it_lies = replace(booklet, turning=Turning("short", by_hand=True))
    sides = list(contact_of(made.made["pdf"], as_it_lies, wanted).sides)
    assert sides == (expected[:3] + expected[:2:-1] if booklet.backs else expected)


def test_signatures_are_said_in_short():
    assert in_short((4, 4, 3, 3, 2)) == "2 × 4 + 2 × 3 + 2"


@pytest.mark.parametrize(("text", "direction"), [("12 a", "ltr"), ("«שלום» a", "rtl"), ("مم", "rtl"), ("12", "ltr")])
def test_words_have_the_direction_of_their_first_letter(text, direction):
    assert direction_of(text) == direction


def test_a_picture_of_many_pages_is_bounded():
    document = pypdfium2.PdfDocument.new()
    document.new_page(10_000, 14_000)
    out = io.BytesIO()
    document.save(out)
    width, height = Image.open(io.BytesIO(png_of(out.getvalue()))).size
    assert MOST * 0.98 < width * height < MOST * 1.02


def test_the_same_book_makes_the_same_bytes():
    one, other = (sheets_of_book("essay") for _ in range(2))
    assert (one[4], one[1]) == (other[4], other[1])


# The command.


def test_the_command_makes_both_files_and_no_other(tmp_path, capsys):
    folder, out = write(tmp_path), tmp_path / "out"
    assert main(["sheets", str(folder), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(path.name for path in out.iterdir()) == ["t-sheets.pdf", "t-sheets.png"]
    assert [(each["format"], each["path"]) for each in told["files"]] == [
        ("sheets", str(out / "t-sheets.pdf")),
        ("sheets", str(out / "t-sheets.png")),
    ]


def test_of_a_book_with_an_error_nothing_is_made(tmp_path, capsys):
    folder = write(tmp_path, "# One\n\n![A picture](lost.png)\n")
    assert main(["sheets", str(folder)]) == 1
    assert "B024" in capsys.readouterr().err
    assert not (folder / "dist").exists()


def test_a_template_of_the_book_takes_the_place_of_the_house_s(tmp_path, capsys):
    own = {"templates/sheets/contact.html": "<html><body><p>Our own {{ contact.sides | length }}</p></body></html>"}
    folder = write(tmp_path / "good", **own)
    assert main(["sheets", str(folder)]) == 0
    document = pypdfium2.PdfDocument(folder / "dist" / "t-sheets.pdf")
    assert "Our own 4" in document[0].get_textpage().get_text_bounded()
    own = {"templates/sheets/contact.html": '<html><body><img src="https://example.org/a.png"></body></html>'}
    assert main(["sheets", str(write(tmp_path / "bad", **own))]) == 1
    assert "templates/sheets/contact.html: error B182" in capsys.readouterr().err
