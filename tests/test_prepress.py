"""The file for the printing house: each rule of PDF/X, and the readers that others wrote."""

import io
import re
import shutil
import subprocess
from dataclasses import replace

import needs
import pikepdf
import pytest
from builds import BOOKS, build, built, write
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageFilter

from baspa.bind.press.content import ContentInks
from baspa.bind.press.inks import Inks
from baspa.bind.press.press_pdf import bind_prepress
from baspa.bind.press.sheet import sheet_of
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM
from baspa.model.printing import Printing, SpotInk
from baspa.preflight import preflight
from baspa.preflight.limits import Limits
from baspa.printers import preset, preset_names
from baspa.printers.wanted import press_file
from baspa.verify.held.press import hold_prepress, uneven

SPOT = SpotInk(name="PANTONE 483 C", colour="#7a2e1d", cmyk="20 84 79 55")
NO_GHOSTSCRIPT = "B290"
PRESETS = [{"preset": name, "colour": colour} for name in preset_names() for colour in ("colour", "grey")]


def pressed(made, **given):
    """Return the press PDF of a book that is to be printed as given, and what is told of it."""
    press, problems = bind_prepress(edition_of(made, **given), made["pdf"])
    return press, (*problems, *held(press, made, **given))


def edition_of(made, **given):
    """Return an edition that is to be printed as given."""
    return replace(made.edition, metadata=replace(made.edition.metadata, printing=Printing(**given)))


def book_of(made, **given):
    """Return a book that is to be printed as given."""
    book = made.faces.print
    return replace(book, metadata=replace(book.metadata, printing=Printing(**given)))


def held(press, made, **given):
    """Return what is told of a press PDF."""
    return hold_prepress(press, made["pdf"], book_of(made, **given))


def inked(content, space="cmyk", spots=(), alphas=None):
    """Return the instructions of a content in inks, one a line."""
    made = ContentInks(Inks(space, 3), {tuple(spot): f"/Spot{number}" for number, spot in enumerate(spots)})
    with pikepdf.new() as pdf:
        data = made.rewritten(pdf.make_stream(content.encode()), {"screen": "DeviceRGB"}, alphas or {})
    return " ".join(re.sub(r"/Baspa(\w+) gs", r"<\1>", data.decode()).split())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0.109804 0.101961 0.094118 rg", "0 0 0 1 k"),
        ("0.109804 0.101961 0.094118 RG", "0 0 0 1 K"),
        ("0 g 1 G", "0 0 0 1 k 0 0 0 0 K"),
        ("1 1 1 rg", "0 0 0 0 k"),
        ("0.42 0.392 0.361 rg", "0 0 0 0.604 k"),  # warm grey
        ("0.1 0.2 0.3 0.4 k", "0.1 0.2 0.3 0.4 k"),
        ("/DeviceRGB cs 1 1 1 scn", "0 0 0 1 k 0 0 0 0 k"),
        ("/screen CS 1 1 1 SCN", "0 0 0 1 K 0 0 0 0 K"),
        ("/lab cs 50 1 2 scn", "/lab cs 50 1 2 scn"),
        ("/Pattern cs /P1 scn", "/Pattern cs /P1 scn"),
        ("0 g (a) Tj", "0 0 0 1 k <Over> (a) Tj"),
        ("0 g (a) Tj (b) Tj 0 0 1 1 re f", "0 0 0 1 k <Over> (a) Tj (b) Tj 0 0 1 1 re <Knock> f"),
        ("q 0 g (a) Tj Q 1 g (b) Tj", "q 0 0 0 1 k <Over> (a) Tj Q 0 0 0 0 k (b) Tj"),
        ("0 g (a) Tj 1 g (b) Tj", "0 0 0 1 k <Over> (a) Tj 0 0 0 0 k <Knock> (b) Tj"),
        ("0 g q (a) Tj Q [ (b) ] TJ", "0 0 0 1 k q <Over> (a) Tj Q <Over> [ (b) ] TJ"),
        ("0 g (a) Tj /lab cs 1 2 3 scn (b) Tj", "0 0 0 1 k <Over> (a) Tj /lab cs 1 2 3 scn <Knock> (b) Tj"),
    ],
)
def test_colours_become_inks_and_black_text_alone_overprints(content, expected):
    assert inked(content) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("0 0 m 9 0 l B", "0 0 m 9 0 l S"),
        ("0 0 m 9 0 l f", "0 0 m 9 0 l n"),
        ("0 0 m 9 0 l 9 9 l B", "0 0 m 9 0 l 9 9 l B"),
        ("0 0 m 9 0 l 0 5 m 9 5 l b*", "0 0 m 9 0 l 0 5 m 9 5 l s"),
        ("0 0 9 9 re B 0 0 m 9 0 l B", "0 0 9 9 re B 0 0 m 9 0 l S"),
        ("0 0 9 9 re W n 0 0 m 9 0 l B", "0 0 9 9 re W n 0 0 m 9 0 l S"),
        ("0 0 m 9 9 9 0 8 8 c 1 1 m 2 2 l f", "0 0 m 9 9 9 0 8 8 c 1 1 m 2 2 l f"),
    ],
)
def test_a_mere_line_is_not_filled(path, expected):
    assert inked(path) == expected


@pytest.mark.parametrize(
    ("space", "expected"),
    [("k", "0 0 0 0.787 k 0 0 0 1 K"), ("grey", "0.213 g 0 G"), ("srgb", "1 0 0 rg 0 0 0 RG")],
)
def test_what_is_printed_otherwise_has_its_own_colours(space, expected):
    found = inked("1 0 0 rg 0.1 0.1 0.1 RG", space)
    assert re.sub(r"0\.2126\d*", "0.213", found) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0 g /half gs (a) Tj", "0 0 0 1 k 0 0 0 0.5 k (a) Tj"),
        ("/half gs 1 0 0 rg", "0 0 0 0.5 k 0 0.484 0.492 0 k"),
        ("q 0 g /half gs 0 G Q (a) Tj", "q 0 0 0 1 k 0 0 0 0.5 k 0 0 0 1 K Q (a) Tj"),
        ("0 g /half gs /whole gs (a) Tj", "0 0 0 1 k 0 0 0 0.5 k 0 0 0 1 k <Over> (a) Tj"),
        ("0 g /half gs /Pattern cs /P scn", "0 0 0 1 k 0 0 0 0.5 k /Pattern cs /half gs /P scn"),
        ("/mask gs 0 g", "/mask gs 0 0 0 1 k"),
    ],
)
def test_colours_that_are_seen_through_are_mixed_with_white(content, expected):
    assert inked(content, alphas={"/half": {False: 0.5}, "/whole": {False: 1.0, True: 1.0}}) == expected


def test_a_colour_that_has_an_ink_of_its_own_is_set_in_it():
    spots = [(0.48, 0.18, 0.11)]
    assert inked("0.478431 0.180392 0.113725 rg (a) Tj", spots=spots) == "/Spot0 cs 1 scn (a) Tj"
    assert inked("0.478431 0.180392 0.113725 RG", spots=spots) == "/Spot0 CS 1 SCN"
    assert "k" in inked("0.478431 0.280392 0.113725 rg", spots=spots)


@given(st.tuples(*[st.integers(0, 255)] * 3), st.sampled_from((2.4, 3.0)))
def test_inks_stay_below_their_limit(rgb, limit):
    inks = Inks("cmyk", limit)
    colour = inks.ink(tuple(each / 255 for each in rgb))
    assert sum(colour) <= limit + 0.01
    assert max(rgb) - min(rgb) > 15 or not any(colour[:3])


def test_dark_pictures_stay_below_the_limit_and_light_ones_as_they_are():
    dark, light = Image.new("RGB", (2, 2), (3, 0, 20)), Image.new("RGB", (2, 2), (250, 200, 120))
    free, bound = (Inks("cmyk", limit).picture(dark, b"").getpixel((0, 0)) for limit in (4, 2.4))
    assert sum(free) > 2.4 * 255 >= sum(bound)
    assert free[3] == bound[3]
    assert Inks("cmyk", 4).picture(light, b"").tobytes() == Inks("cmyk", 2.4).picture(light, b"").tobytes()


def test_pictures_that_show_greys_alone_are_grey():
    grey, warm = Image.new("RGB", (2, 2), (90, 91, 92)), Image.new("RGB", (2, 2), (120, 91, 40))
    assert Inks("cmyk", 3).picture(grey, b"").mode == "L"
    assert Inks("cmyk", 3).picture(warm, b"").mode == "CMYK"
    assert Inks("k", 3).picture(warm, b"").mode == "L"
    assert Inks("srgb", 3).picture(warm, b"").mode == "RGB"


# Sheets.


def test_the_bleed_goes_round_the_page_and_the_marks_round_the_bleed():
    sheet = sheet_of((100, 200), press_file(Printing()), "left")
    slug, bleed = 6 * MM, 3 * MM
    assert sheet.media[:2] == (0, 0)
    assert sheet.bleed == pytest.approx((slug, slug, slug + 100 + 2 * bleed, slug + 200 + 2 * bleed))
    assert sheet.trim == pytest.approx((slug + bleed, slug + bleed, slug + bleed + 100, slug + bleed + 200))


@pytest.mark.parametrize(("spine", "left", "right"), [("left", 0, 9), ("right", 9, 0)])
def test_a_house_may_want_no_bleed_at_the_spine(spine, left, right):
    sheet = sheet_of((100, 200), press_file(Printing(preset="kdp")), spine)
    assert sheet.media == sheet.bleed == pytest.approx((0, 0, 109, 218))
    assert (sheet.trim[0], sheet.bleed[2] - sheet.trim[2]) == pytest.approx((left, right))


# Whole books.


@pytest.fixture(scope="module")
def figures():
    return build(BOOKS / "construct-figures", ("pdf",))


@pytest.mark.parametrize("given", PRESETS, ids=lambda given: " ".join(given.values()))
@pytest.mark.parametrize("name", ["essay", "construct-hebrew", "construct-figures"])
def test_every_book_can_be_printed_by_every_house(name, given):
    assert pressed(built(name), **given)[1] == ()


def test_the_same_book_makes_the_same_bytes(figures):
    assert pressed(figures)[0].data == pressed(figures)[0].data


@pytest.mark.parametrize(("given", "version"), [({}, "1.6"), ({"standard": "X-1a"}, "1.4")])
def test_qpdf_has_nothing_to_say(figures, given, version):
    with pikepdf.open(io.BytesIO(pressed(figures, **given)[0].data)) as pdf:
        assert pdf.pdf_version == version
        assert pdf.check_pdf_syntax() == []


def poppler(program, data, *given):
    """Return what a program of Poppler's says of a PDF."""
    return subprocess.run([program, *given, "-"], input=data, capture_output=True, check=True).stdout.decode()


def test_poppler_sees_the_boxes_and_the_fonts(figures):
    data = pressed(figures, bleed=5.0)[0].data
    boxes = dict(re.findall(r"^(\w+)Box: +(.*)$", poppler("pdfinfo", data, "-box"), re.MULTILINE))
    found = {name: [float(each) / MM for each in edges.split()] for name, edges in boxes.items()}
    assert found["Media"] == pytest.approx([0, 0, 170, 232], abs=0.01)
    assert found["Bleed"] == pytest.approx([6, 6, 164, 226], abs=0.01)
    assert found["Trim"] == pytest.approx([11, 11, 159, 221], abs=0.01)
    fonts = [line.split()[-5] for line in poppler("pdffonts", data).splitlines()[2:]]
    assert fonts
    assert set(fonts) == {"yes"}


def test_mupdf_finds_every_word_where_it_was(figures):
    pymupdf = needs.module("pymupdf")
    made = pressed(figures)[0].data
    with pymupdf.open("pdf", figures.data("pdf")) as one, pymupdf.open("pdf", made) as other:
        for page, press in zip(one, other, strict=True):
            sheet = press.mediabox
            move = press.rect  # MuPDF counts from the crop box, which is the media box
            words, moved = page.get_text("words"), press.get_text("words")
            assert move == sheet
            assert [word[4] for word in words] == [word[4] for word in moved]
            assert [each for word in words for each in word[:4]] == pytest.approx(
                [each - 9 * MM for word in moved for each in word[:4]], abs=0.02
            )


def drawn(data, page=5):
    """Return a page as Poppler draws it, small."""
    command = ["pdftoppm", "-r", "36", "-f", str(page), "-l", str(page), "-png", "-"]
    png = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_poppler_shows_a_turned_page_upright_on_its_sheet(figures, turned):
    def turn(pdf):
        for page in pdf.pages:
            page.obj.Rotate = turned

    source = changed(figures["pdf"], turn)
    plain = {"bleed": 0.0, "marks": False}
    press = bind_prepress(edition_of(figures, **plain), source)[0]
    wanted, found = drawn(source.data), drawn(press.data)
    assert hold_prepress(press, source, book_of(figures, **plain)) == ()
    assert found.size == wanted.size
    both = [image.filter(ImageFilter.BoxBlur(2)).convert("L") for image in (found, wanted)]
    assert ImageChops.difference(*both).getextrema()[1] < 60
    assert ImageChops.difference(both[0], both[1].rotate(180)).getextrema()[1] > 100


@pytest.mark.parametrize("given", [{}, {"preset": "lulu"}, {"standard": "X-1a"}], ids=str)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photograph_keeps_its_colour_and_one_of_many_inks_is_no_negative(tmp_path, given, kind):
    out = io.BytesIO()
    Image.new("RGB", (1000, 500), (200, 120, 60)).save(out, kind)
    made = build(write(tmp_path, "# One\n\n![A](a.img){width=80mm}\n", **{"a.img": out.getvalue()}), ("pdf",))
    press, told = pressed(made, marks=False, **given)
    assert told == ()
    shown = max(drawn(press.data).getcolors(9999), key=lambda each: each[0] if each[1] != (255, 255, 255) else 0)[1]
    assert shown == pytest.approx((200, 120, 60), abs=30)


def inks_of(data, tmp_path):
    """Return the share of each page that is covered by cyan, magenta, yellow and black, as Ghostscript prints it."""
    needs.needs(shutil.which("gs") is not None, "Ghostscript: apt-get install ghostscript")
    path = tmp_path / "press.pdf"
    path.write_bytes(data)
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=inkcov", "-sOutputFile=-", str(path)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return [
        tuple(map(float, line)) for line in re.findall(r"^ ([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK", said, re.M)
    ]


@pytest.mark.parametrize("standard", ["X-4", "X-1a"])
def test_ghostscript_prints_pages_of_black_text_in_black_alone(standard, tmp_path):
    pages = inks_of(pressed(built("essay"), standard=standard)[0].data, tmp_path)
    coloured = [number for number, inks in enumerate(pages, 1) if any(inks[:3])]
    assert len(pages) == 12
    assert sum(inks[3] > 0.01 for inks in pages) >= 7
    assert 0 < len(coloured) < 10  # the accent is on the title page, and in headings


def test_ghostscript_prints_an_inside_of_one_colour_in_black_alone(figures, tmp_path):
    for inks in inks_of(pressed(figures, colour="grey")[0].data, tmp_path):
        assert not any(inks[:3])


@pytest.mark.parametrize("given", PRESETS, ids=lambda given: " ".join(given.values()))
@pytest.mark.parametrize("name", ["essay", "construct-figures", "new"])
def test_the_own_preflight_has_nothing_to_say(name, given, tmp_path):
    file = tmp_path / "press.pdf"
    file.write_bytes(pressed(built(name), **given)[0].data)
    found = preflight(file, Limits(house=preset(given["preset"]))).problems
    assert [each for each in found if each.code != NO_GHOSTSCRIPT] == []


# What is wrong is seen.


def changed(press, change, **more):
    """Return a press PDF in which something was changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(press.data)) as pdf:
        change(pdf)
        pdf.save(out, deterministic_id=True, **(more or {"min_version": pdf.pdf_version}))
    return Artifact("prepress", press.name, out.getvalue(), press.pages)


def add(content, **more):
    """Return what adds a content to the form of a page with text, before its own."""

    def change(pdf):
        form = pdf.pages[4].Resources.XObject["/BaspaPage"]
        form.write(content.encode() + b"\n" + form.read_bytes())
        for kind, items in more.items():
            found = dict(form.Resources.get(f"/{kind}", Dictionary()).items())
            form.Resources[f"/{kind}"] = Dictionary({**found, **items})

    return change


def replaced(old, new):
    """Return what puts other bytes into the form of a page with text, once."""

    def change(pdf):
        form = pdf.pages[4].Resources.XObject["/BaspaPage"]
        assert re.search(old, form.read_bytes())
        form.write(re.sub(old, new, form.read_bytes(), count=1))

    return change


def nudged(match):
    return b"%.3f" % (float(match[0]) + 0.05)  # of a px, 0.75 pt


def at_page(key, value):
    """Return what sets an entry of a page."""

    def change(pdf):
        pdf.pages[4].obj[key] = value

    return change


def no_fonts(pdf):
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            del item["/FontFile2"]


def readers_font(pdf):
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))
    add("", Font={"/F": font})(pdf)


def without_trapping(pdf):
    del pdf.docinfo["/Trapped"]


def without_version(pdf):
    del pdf.docinfo["/GTS_PDFXVersion"]


def grouped(pdf):
    pdf.pages[4].Resources.XObject["/BaspaPage"].Group = Dictionary(S=Name.Transparency)


def no_change(pdf):
    pass


def without_intent(pdf):
    del pdf.Root["/OutputIntents"]


def screen_images(pdf):
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image:
            item.ColorSpace = Name.DeviceRGB


def tint(name):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])


BROKEN = {
    "a word moved by 0.013 mm": (replaced(rb"(?<=1 0 0 -1 )[\d.]+", nudged), "B245"),
    "a word lost": (replaced(rb"\[ <[0-9a-f]{4}", b"[ <"), "B245"),
    "a colour of a screen": (add("1 0 0 rg"), "B245"),
    "an image of a screen": (screen_images, "B245"),
    "too much ink": (add("1 1 0.9 0.5 k"), "B245"),
    "black of four inks": (replaced(b"0 0 0 1 k", b"0.6 0.5 0.5 1 k"), "B245"),
    "black that knocks out": (replaced(b"/BaspaOver gs", b"/BaspaKnock gs"), "B245"),
    "white that overprints": (replaced(b"0 0 0 1 k", b"0 0 0 0 k"), "B245"),
    "a box that begins below 0": (at_page("/MediaBox", Array([-9, 0, 500, 700])), "B245"),
    "a trim of another size": (at_page("/TrimBox", Array([26, 26, 400, 600])), "B245"),
    "no bleed": (at_page("/BleedBox", Array([25.512, 25.512, 445.039, 620.787])), "B245"),
    "links": (at_page("/Annots", Array([])), "B245"),
    "a page turned": (at_page("/Rotate", 90), "B245"),
    "a page blended": (at_page("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)), "B245"),
    "a font that lacks": (no_fonts, "B245"),
    "a font of readers' own": (readers_font, "B245"),
    "all inks within the page": (add("/All cs 1 scn", ColorSpace={"/All": tint("All")}), "B245"),
    "no word on trapping": (without_trapping, "B245"),
    "no output intent": (without_intent, "B245"),
    "a colour of no screen": (add("/CS0 cs 50 0 0 scn", ColorSpace={"/CS0": Array([Name.Lab, Dictionary()])}), "B248"),
}


def of_postscript(pdf):
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            item.FontFile3 = item.FontFile2
            item.FontFile3.Subtype = Name.OpenType
            del item["/FontFile2"]


def compressed(pdf):
    pdf.pages[0].obj.Contents.write(b"\x80\x0b\x60\x50", filter=Name.LZWDecode)


BROKEN_X1A = {
    "a font of PostScript outlines": (of_postscript, {}, "B247"),
    "a group": (grouped, {}, "B247"),
    "alpha": (add("/Half gs", ExtGState={"/Half": Dictionary(ca=0.5)}), {}, "B247"),
    "an unknown compression": (compressed, {}, "B245"),
    "a later version": (no_change, {"force_version": "1.6"}, "B245"),
    "no version": (without_version, {}, "B245"),
}


@pytest.mark.parametrize("name", BROKEN_X1A)
def test_what_x_1a_cannot_hold_is_seen(figures, name):
    change, more, code = BROKEN_X1A[name]
    press = pressed(figures, standard="X-1a")[0]
    plain = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "force_version": "1.4"}
    assert held(changed(press, no_change, **plain), figures, standard="X-1a") == ()
    found = held(changed(press, change, **{**plain, **more}), figures, standard="X-1a")
    assert {problem.code for problem in found} == {code}


@pytest.fixture(scope="module")
def x4(figures):
    return pressed(figures)[0]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_with_a_press_pdf_is_seen(figures, x4, name):
    change, code = BROKEN[name]
    assert held(x4, figures) == ()
    assert {problem.code for problem in held(changed(x4, change), figures)} == {code}


# What is seen through.

TEXT = """# One

A paragraph.

> A quotation.
"""


def see_through(folder, css):
    return build(write(folder, TEXT, **{"styles/paper.css": css}), ("pdf",))


def test_x_1a_mixes_what_is_seen_through_on_bare_paper_with_white(tmp_path):
    made = see_through(tmp_path, "h1 { color: rgba(255, 0, 0, 0.5) } blockquote { background: rgba(0, 0, 0, 0.2) }")
    press, told = pressed(made, standard="X-1a", marks=False)
    assert told == ()
    with pikepdf.open(io.BytesIO(press.data)) as pdf:
        said = b"".join(page.Resources.XObject["/BaspaPage"].read_bytes() for page in pdf.pages)
    assert b"\n0 0 0 0.2 k\n" in said
    assert pressed(made)[1] == ()


@pytest.mark.parametrize(
    "css",
    [
        "blockquote { background: linear-gradient(red, #000080 30%, yellow) }",
        "blockquote { background: radial-gradient(red, yellow); border: 2mm groove red }",
        "h1 { color: color(display-p3 1 0 0) } h2, blockquote { color: device-cmyk(0 1 1 0) }",
        "blockquote { background: #fc0; margin: 0 -40mm; padding: 0 40mm }",
    ],
)
def test_what_style_sheets_draw_becomes_inks(css, tmp_path):
    made = see_through(tmp_path, css)
    for wanted in ({}, {"standard": "X-1a"}, {"colour": "grey"}, {"preset": "lulu"}):
        assert pressed(made, **wanted)[1] == ()


def test_what_goes_on_past_the_edge_is_in_the_bleed(tmp_path):
    made = see_through(tmp_path, "blockquote { background: #fc0; margin: 0 -40mm; padding: 0 40mm }")
    image = drawn(pressed(made, marks=False)[0].data)
    yellow = {(x, y) for x in range(image.width) for y in range(image.height) if is_yellow(image.getpixel((x, y)))}
    assert min(yellow)[0] == 0
    assert max(yellow)[0] >= image.width - 2  # the last pixel is half one


def is_yellow(pixel):
    return pixel[0] > 200 and pixel[2] < 100


def test_a_colour_that_no_inks_are_known_for_is_told_with_its_line(tmp_path):
    told = pressed(see_through(tmp_path, "blockquote p { color: lab(50% 40 20) }"))[1]
    assert {(problem.code, str(problem.place)) for problem in told} == {("B248", "one.md:5")}


def test_what_x_1a_cannot_hold_is_told_with_its_line(tmp_path):
    made = see_through(tmp_path, "blockquote { background: #ddd } blockquote p { color: rgba(200, 0, 0, 0.5) }")
    assert pressed(made)[1] == ()
    told = pressed(made, standard="X-1a")[1]
    assert {(problem.code, str(problem.place)) for problem in told} == {("B247", "one.md:5")}


def test_a_picture_that_is_seen_through_lies_on_paper_in_x_1a(tmp_path):
    out = io.BytesIO()
    Image.new("RGBA", (1000, 500), (200, 120, 60, 128)).save(out, "PNG")
    text = "# One\n\nText.\n\n::: box\n![A](a.png){width=80mm}\n:::\n"
    for css, codes in (("", set()), (".box { background: #fc0 }", {("B247", "one.md:6")})):
        made = build(write(tmp_path, text, **{"a.png": out.getvalue(), "styles/paper.css": css}), ("pdf",))
        told = pressed(made, standard="X-1a")[1]
        assert {(problem.code, str(problem.place)) for problem in told} == codes
        assert pressed(made)[1] == ()


@pytest.mark.parametrize("given", [{"colour": "grey"}, {"preset": "lulu"}])
def test_an_ink_of_its_own_in_a_file_without_such_is_told(figures, given):
    assert [problem.code for problem in pressed(figures, spots=(SPOT,), **given)[1]] == ["B249"]


def test_an_ink_of_its_own_prints_its_colour_and_one_that_prints_nothing_is_told():
    press, told = pressed(built("essay"), spots=(SPOT, replace(SPOT, name="Other", colour="#123456")))
    assert [(problem.code, "Other" in problem.message) for problem in told] == [("B249", True)]
    with pikepdf.open(io.BytesIO(press.data)) as pdf:
        spaces = [page.Resources.XObject["/BaspaPage"].Resources.get("/ColorSpace", {}) for page in pdf.pages]
        names = {str(space[1]) for each in spaces for space in each.values()}
    assert names == {"/PANTONE 483 C"}


def test_coarse_images_are_told_once_at_the_coarsest(tmp_path):
    files = {name: png(pixels) for name, pixels in (("a.png", 300), ("b.png", 100))}
    text = "# One\n\n![A](a.png){width=80mm}\n\n![B](b.png){width=80mm}\n"
    made = build(write(tmp_path, text, **files), ("pdf",))
    (told,) = pressed(made)[1]
    assert (told.code, str(told.place)) == ("B246", "one.md:5")
    assert "asks for: 2; one on page" in told.message


def png(pixels):
    out = io.BytesIO()
    Image.new("RGB", (pixels, pixels), (200, 90, 30)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("binding", "pages", "added"),
    [("stapled", 13, 3), ("sewn", 14, 2), ("glued", 13, 1), ("glued", 14, 0), ("sewn", 16, 0), (None, 13, 0)],
)
def test_pages_that_no_such_binding_has_are_told(figures, binding, pages, added):
    metadata = figures.faces.print.metadata
    book = replace(figures.faces.print, metadata=replace(metadata, design=replace(metadata.design, binding=binding)))
    told = [each.message for each in uneven(pages, book)]
    assert [each.endswith(f"the printing house adds {added}") for each in told] == [True] * bool(added)
