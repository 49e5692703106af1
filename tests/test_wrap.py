"""The cover wrap: as wide as the pages make it, in inks, its bar code read back, its text where it has room."""

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from builds import bind, build, typeset, verify, write

from baspa.bind.wrap.barcode import bar_code
from baspa.language import find
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM, size_of
from baspa.typeset.wrap import turn_of_spine

ISBN = "978-601-7999-99-5"
TOML = f"""
publisher = "Test Press"
[[authors]]
name = "Test Author"
[isbn]
print = "{ISBN}"
[wrap]
paper = "uncoated-80"
addon = "51299"
blurb = \"\"\"
A road, a hill, and what is behind it.

A second paragraph.\"\"\"
"""
BLURB = "A road, a hill, and what is behind it."


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("wrap"), toml=TOML))


def made(book, pages=240, binding=None, **wrap):
    """Return the wrap of a book of so many pages, and what was told of it."""
    metadata = book.book.metadata
    design = replace(metadata.design, binding=binding)
    whole = replace(book.book, metadata=replace(metadata, design=design, wrap=replace(metadata.wrap, **wrap)))
    return bind("wrap", typeset(whole), {"pdf": Artifact("pdf", "", b"", pages)})


def codes(problems):
    return [each.code for each in problems]


def box(page, name):
    return [float(each) / MM for each in page[name]]


def operators(pdf):
    """Yield the operators, with what they work on, of all content of a PDF."""
    streams = [
        pdf.pages[0],
        *(each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"),
    ]
    for stream in streams:
        for each in pikepdf.parse_content_stream(stream):
            yield str(each.operator), tuple(map(str, each.operands))


def test_back_spine_and_front_with_bleed_in_inks(book):
    wrap, problems = made(book)
    assert problems == ()
    assert (wrap.pages, wrap.spine) == (1, 13.7)
    with pikepdf.open(io.BytesIO(wrap.data)) as pdf:
        (page,) = pdf.pages
        trim, bleed, media = (box(page.obj, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((2 * 148 + 13.7, 210), abs=0.01)
        assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx([-3, -3, 3, 3], abs=0.01)
        assert media[:2] == [0, 0]
        seen = list(operators(pdf))
        assert {name for name, _ in seen} & {"rg", "RG", "g", "G", "sc", "SC"} == set()
        assert ("k", ("0", "0", "0", "1")) in {
            (name, tuple(f"{float(x):g}" for x in given)) for name, given in seen if name == "k"
        }
        fonts = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts)
        assert not [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
    with pdfium.PdfDocument(wrap.data) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert BLURB in " ".join(text.split())
    assert text.count("Test Author") == 3
    assert f"ISBN {ISBN}" in text


def test_the_same_bytes_twice_and_a_wider_spine_for_more_pages(book):
    assert made(book)[0].data == made(book)[0].data
    assert made(book, 580)[0].spine == 290 * 0.11 + 0.5


@cache
def picture(data, across=6):
    with pdfium.PdfDocument(data) as pdf:
        return pdf[0].render(scale=across).to_pil()


def read(image):
    return {
        each.text
        for each in zxingcpp.read_barcodes(
            image, formats=zxingcpp.BarcodeFormat.EAN13, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read
        )
    }


def test_a_scanner_reads_the_bar_code(book):
    image = picture(made(book)[0].data)
    back = image.crop((0, image.height // 2, image.width // 2, image.height))
    assert "978601799999551299" in read(back)


@pytest.mark.parametrize(
    ("isbn", "addon", "width"),
    [(ISBN, "", 37.29), ("0-306-40615-2", "12", 45.54), ("978‐601‑7999–99-5", "51299", 54.45)],
)
def test_a_bar_code_has_the_size_and_the_quiet_zones_of_gs1(isbn, addon, width):
    code = bar_code(isbn, addon)
    assert code.width == pytest.approx(width, abs=0.01)
    assert 22.85 < code.height < 27
    lefts = [float(piece.split()[0]) for piece in code.svg.split("M")[1:] if "h2v" in piece]
    assert min(lefts) == 2 * 11


def test_what_is_told_of_a_thin_spine(book):
    told = made(book, 24)[1]
    assert codes(told) == ["B261", "B263"]
    assert codes(made(book, 24, spine_text="none")[1]) == ["B263"]
    assert codes(made(book, 240, paper="")[1]) == ["B266"]


def test_a_cover_to_staple_has_no_spine(book):
    wrap, told = made(book, 12, spine=0.0)
    assert told == ()
    with pikepdf.open(io.BytesIO(wrap.data)) as pdf:
        trim = box(pdf.pages[0].obj, "/TrimBox")
    assert trim[2] - trim[0] == pytest.approx(2 * 148, abs=0.01)


@pytest.mark.parametrize(
    ("binding", "pages", "told"),
    [("stapled", 12, []), ("stapled", 84, ["B263"]), ("sewn", 24, ["B261"]), ("glued", 24, ["B261", "B263"])],
)
def test_a_thin_or_a_thick_book_is_told_by_its_binding(book, binding, pages, told):
    wrap, problems = made(book, pages, binding)
    assert codes(problems) == told
    assert (wrap.spine == 0) == (binding == "stapled")


def test_a_hard_cover_is_the_example_of_its_source(tmp_path):
    """print-assistant.de: pages of 148 × 210 mm in a block of 12 mm want 352 × 245 mm, boards of 145 × 215 mm."""
    toml = '[design]\nbinding = "hardcover"\n[wrap]\npaper_weight = 80\nbulk = 1.0\n[[authors]]\nname = "A. B"\n'
    book = build(write(tmp_path, toml=toml))
    wrap, told = made(book, 300, "hardcover")
    assert (wrap.spine, codes(told)) == (16, ["B250", "B262"])
    assert "352 × 245 mm" in told[0].message
    with pikepdf.open(io.BytesIO(wrap.data)) as pdf:
        trim, bleed = (box(pdf.pages[0].obj, name) for name in ("/TrimBox", "/BleedBox"))
        marks = pdf.pages[0].obj.Contents.read_bytes().decode()
    assert (bleed[2] - bleed[0], bleed[3] - bleed[1]) == pytest.approx((352, 245), abs=0.01)
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((2 * 145 + 2 * 8 + 16, 215), abs=0.01)
    dashes = sorted(
        {float(line.split()[0]) / MM - trim[0] for line in marks.partition("[2 2] 0 d")[2].split("\n")[1:9]}
    )
    assert dashes == pytest.approx([145, 153, 169, 177], abs=0.01)


@pytest.mark.parametrize("page", ["120x160", "A4", "240x170"])
def test_text_keeps_to_its_part_of_the_sheet(page, tmp_path):
    title = "Roads, Hills and What Is behind Them, or a Handbook of Going On"
    toml = f'title = "{title}"\nlanguage = "en"\nchapters = ["one.md"]\n' + TOML + f'[design]\npage = "{page}"\n'
    book = build(write(tmp_path, **{"book.toml": toml}))
    wrap, told = made(book, blurb="A road, a hill, and what is behind it. " * 25)
    assert told == ()
    width = size_of(page)[0]
    with pdfium.PdfDocument(wrap.data) as pdf:
        left, text = pdf[0].get_trimbox()[0], pdf[0].get_textpage()
        letters = [number for number in range(text.count_chars()) if text.get_text_range(number, 1).strip()]
        parts = [[(x - left) / MM for x in text.get_charbox(number)[::2]] for number in letters]
    edges = ((0.06 * width, 0.94 * width), (width + 1, width + wrap.spine - 1), (1.06 * width + wrap.spine, 2 * width))
    assert len(parts) > 900
    assert [part for part in parts if not any(a <= part[0] and part[1] <= b for a, b in edges)] == []


def test_what_a_printing_house_binds(book):
    printing = replace(book.edition.metadata.printing, preset="kdp")
    metadata = replace(book.edition.metadata, printing=printing, wrap=replace(book.edition.metadata.wrap, paper=""))
    kdp = replace(book.edition, metadata=metadata)
    found = {n: codes(bind("wrap", kdp, {"pdf": Artifact("pdf", "", b"", n)})[1]) for n in (22, 78, 79, 829)}
    assert found == {22: ["B261", "B263"], 78: ["B261"], 79: ["B261"], 829: ["B263"]}


def test_a_line_that_is_too_long_leaves_the_authors_and_then_the_spine(tmp_path):
    def told(title):
        toml = f'title = "{title}"\n' + TOML
        folder = write(tmp_path / str(len(title)), **{"book.toml": f'language = "en"\nchapters = ["one.md"]\n{toml}'})
        return [each.message for each in made(build(folder), 60, spine=5.4)[1] if each.code == "B261"]

    assert told("A Road") == []
    assert "names the title alone" in told("Long Road " * 15)[0]
    assert "no room for its text" in told("Long Road " * 30)[0]


def test_a_back_with_more_text_than_room(book):
    small = made(book, blurb="Many words of a road. " * 100)
    assert small[1] == ()
    assert codes(made(book, blurb="Many words of a road. " * 400)[1]) == ["B264"]


@pytest.mark.parametrize(
    ("language", "wanted", "way"),
    [
        ("en", "by-language", "down"),
        ("ru", "by-language", "up"),
        ("kk", "by-language", "up"),
        ("kk", "down", "down"),
        ("en", "up", "up"),
        ("en", "none", ""),
        ("he", "by-language", "up"),  # from the head, and from the right
    ],
)
def test_the_way_in_which_a_spine_reads(book, language, wanted, way):
    metadata = replace(book.edition.metadata, wrap=replace(book.edition.metadata.wrap, spine_text=wanted))
    assert turn_of_spine(metadata, find(language)) == way


def test_no_bar_code_without_an_isbn(tmp_path):
    book = build(write(tmp_path, toml='[wrap]\nspine = 12\n[annotation]\nen = "Of a road."\n'))
    wrap, told = made(book)
    assert codes(told) == ["B262"]
    with pdfium.PdfDocument(wrap.data) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "ISBN" not in text
    assert "Of a road." in text


def test_a_wrap_is_held_against_the_pages_and_the_words(book, tmp_path):
    right, _ = made(book, book["pdf"].pages)
    assert verify(right, book.book, book.made) == ()
    wider, _ = made(book, 240)
    assert codes(verify(wider, book.book, book.made)) == ["B265"]
    without, _ = made(book, book["pdf"].pages, blurb="Another text.")
    said = verify(without, book.book, book.made)
    assert [each.message.split('"')[1] for each in said] == [BLURB, "A second paragraph."]


def test_an_own_front_is_drawn_where_vectors_cannot_as_pixels(tmp_path):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300" viewBox="0 0 200 300"><rect width="200" '
        'height="300" fill="#204060"/><g opacity="0.5"><text x="9" y="99">Road</text></g></svg>'
    )
    book = build(write(tmp_path, toml="[wrap]\nspine = 12\n", **{"templates/epub/cover.svg": svg}))
    wrap, told = made(book)
    assert codes(told) == ["B262", "B267"]
    assert "by 7.5 mm" in told[1].message
    with pikepdf.open(io.BytesIO(wrap.data)) as pdf:
        assert [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
