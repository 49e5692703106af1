"""Sheets of any PDF: its pages come out upright, whole and in their places, or it is said why they cannot."""

import io
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from builds import write
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from baspa.bind.sheets.any_pdf import job_of_pdf
from baspa.bind.sheets.booklet import impose
from baspa.bind.sheets.imposition import SCHEMES
from baspa.cli import main
from baspa.model.problem import Failure
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning, turning_of
from baspa.verify.held.sheets import hold_sheets

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
AT, TYPE = (6, 8), 10  # pt: where a label stands on its page as that is seen, and how large


@dataclass(frozen=True)
class Leaf:
    """A page of a test: as it is seen, and how the file says so."""

    size: tuple[float, float] = (200, 300)
    turn: int = 0  # right angles, clockwise
    unit: float = 1
    corner: tuple[float, float] = (0, 0)
    around: float = 0  # what the boxes outside of the one that counts have more on each side, in units
    box: str = "/MediaBox"  # the one that counts
    swapped: bool = False  # the box is said by its other two corners


def label(number):
    return f"p{number:04}"


def to_raw(leaf, left, bottom, right, top):
    """Return the matrix from a page as it is seen to the numbers of its file."""
    a, e, f = (
        ((1, 0, 0, 1), left, bottom), ((0, 1, -1, 0), right, bottom),
        ((-1, 0, 0, -1), right, top), ((0, -1, 1, 0), left, top),
    )[leaf.turn]  # fmt: skip
    return *(each / leaf.unit for each in a), e, f


def add(pdf, leaf, number):
    width, height = (each / leaf.unit for each in (leaf.size[::-1] if leaf.turn % 2 else leaf.size))
    left, bottom = leaf.corner
    box = (left, bottom, left + width, bottom + height)
    outer = (box[0] - leaf.around, box[1] - leaf.around, box[2] + leaf.around, box[3] + leaf.around)
    matrix = " ".join(f"{each:.6f}" for each in to_raw(leaf, *box))
    text = f"q {matrix} cm BT /F {TYPE} Tf {AT[0]} {AT[1]} Td ({label(number)}) Tj ET Q"
    said = (box[2], box[1], box[0], box[3]) if leaf.swapped else box
    page = Dictionary(
        Type=Name.Page, MediaBox=Array(outer), Contents=pdf.make_stream(text.encode()),
        Resources=Dictionary(Font=Dictionary(F=FONT)),
    )  # fmt: skip
    page[leaf.box] = Array(said)
    if leaf.turn:
        page.Rotate = 90 * leaf.turn
    if leaf.unit != 1:
        page.UserUnit = leaf.unit
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def pdf_of(*leaves, change=str, **how):
    with pikepdf.new() as pdf:
        for number, leaf in enumerate(leaves, 1):
            add(pdf, leaf, number)
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **how)
        return out.getvalue()


def imposed(data, file="a.pdf", **booklet):
    """Return the sheets of a PDF, what is told of them, and what is wrong with them."""
    wanted = Booklet(**booklet)
    job, ready = job_of_pdf(data, file, wanted, turning_of(wanted))
    made, told = impose(job, ready)
    return made, told, hold_sheets(made, ready, job.booklet, job.rtl, file)


def labels(data):
    """Return for each label on the sides of sheets: side, boxes of its letters."""
    found = {}
    document = pypdfium2.PdfDocument(data)
    for side, page in enumerate(document):
        text = page.get_textpage()
        said = text.get_text_range()
        for number in range(1, 3000):
            at = said.find(label(number))
            if at >= 0:
                found[number] = side, [text.get_charbox(at + each) for each in range(5)]
    document.close()
    return found


SIZES = [(200, 300), (200, 300), (300, 200), (150, 210), (420, 595), (90, 400)]
LEAVES = st.builds(
    Leaf,
    size=st.sampled_from(SIZES),
    turn=st.integers(0, 3),
    unit=st.sampled_from([1, 1, 0.5, 2]),
    corner=st.tuples(st.integers(-500, 500), st.integers(-500, 500)),
    around=st.integers(0, 40),
    box=st.sampled_from(["/MediaBox", "/CropBox", "/TrimBox"]),
    swapped=st.booleans(),
)
ORDER = {1: (0, 1), 2: (1, 0), 3: (1, 1), 4: (0, 0)}  # page of four: its side, and 1 where it is the right half


@given(st.lists(LEAVES, min_size=4, max_size=4))
def test_whatever_its_boxes_are_a_page_stands_upright_in_the_middle_of_its_place(leaves):
    made, _, faults = imposed(pdf_of(*leaves))
    assert faults == ()
    found = labels(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as sheets:
        width, height = (float(each) for each in sheets.pages[0].mediabox[2:])
    place = width / 2, height
    assert place in [leaf.size for leaf in leaves]
    for number, leaf in enumerate(leaves, 1):
        side, letters = found[number]
        if side and width < height:  # the sheet stands: it is turned about its short edge, so its back is on its head
            letters = [(width - right, height - top, width - left, height - low) for left, low, right, top in letters]
        scale = min(1, place[0] / leaf.size[0], place[1] / leaf.size[1])
        x, y = ((place[axis] - scale * leaf.size[axis]) / 2 + scale * AT[axis] for axis in (0, 1))
        assert side == ORDER[number][0]
        assert letters[0][0] - ORDER[number][1] * place[0] == pytest.approx(x, abs=1.5)
        assert letters[1][1] == pytest.approx(y, abs=1)
        assert [box[0] for box in letters] == sorted(box[0] for box in letters)
        assert letters[1][3] - letters[1][1] == pytest.approx(0.72 * TYPE * scale, rel=0.1)


def test_what_is_said_above_a_page_holds_for_it():
    def said_above(pdf):
        page, above = pdf.pages[0].obj, pdf.Root.Pages
        above.MediaBox, above.Rotate, above.Resources = page.MediaBox, page.Rotate, page.Resources
        del page.MediaBox, page.Rotate, page.Resources

    leaf = Leaf(turn=1, corner=(-30, 40))
    made, _, faults = imposed(pdf_of(leaf, change=said_above))
    assert faults == ()
    assert labels(made.data) == labels(imposed(pdf_of(leaf))[0].data)


@pytest.mark.parametrize(
    ("box", "size"),
    [((10, 10, 90, 130), (80, 120)), ((150, 250, 900, 900), (50, 50)), ((300, 400, 500, 600), (200, 300)),
     ((5, 5, 5, 90), (200, 300))],
)  # fmt: skip
def test_of_a_box_what_is_on_the_page_counts(box, size):
    for key in ("/CropBox", "/TrimBox"):
        data = pdf_of(Leaf(), change=lambda pdf, key=key: pdf.pages[0].obj.__setitem__(key, Array(box)))
        with pikepdf.open(io.BytesIO(imposed(data)[0].data)) as sheets:
            assert tuple(map(float, sheets.pages[0].mediabox[2:])) == (2 * size[0], size[1])


@pytest.mark.parametrize("turn", range(4))
def test_a_page_of_the_tests_is_seen_as_it_says(turn):
    """PDFium draws its label at the lower left."""
    page = pypdfium2.PdfDocument(pdf_of(Leaf(turn=turn, corner=(-70, 30))))[0]
    picture = page.render().to_pil().convert("L")
    assert picture.size == (200, 300)
    left, top, right, bottom = picture.point(lambda each: 255 * (each < 128)).getbbox()
    assert (left, right) == pytest.approx((AT[0], AT[0] + 28), abs=3)
    assert (300 - bottom, 300 - top) == pytest.approx((AT[1], AT[1] + 7), abs=3)


def test_places_have_the_size_that_most_pages_have_and_larger_pages_are_told():
    most, small, large = Leaf(), Leaf(size=(150, 210)), Leaf(size=(420, 595))
    made, told, faults = imposed(pdf_of(most, small, large, most, most, large))
    assert ((found := told[0]).code, found.message, len(told), faults) == (
        "B229", "pages larger than most are set smaller: 3, 6", 1, ()
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(made.data)) as sheets:
        assert {tuple(map(float, page.mediabox)) for page in sheets.pages} == {(0, 0, 400, 300)}
    assert imposed(pdf_of(most, small, most))[1] == ()
    assert imposed(pdf_of(most, Leaf(size=(200.6, 300)), most))[1] == ()


def test_of_many_larger_pages_eight_are_named():
    told = imposed(pdf_of(*[Leaf()] * 11, *[Leaf(size=(420, 595))] * 10))[1]
    assert [each.message.partition(": ")[2] for each in told] == ["12, 13, 14, 15, 16, 17, 18, 19, …"]


@pytest.mark.parametrize(
    ("scheme", "pages", "told"),
    [
        ("zine", 9, ("warning", "7 of 16", "or take away 1")),
        ("zine", 4, ("warning", "4 of 8", "add 4 pages")),
        ("zine", 28, ("note", "4 of 32", "or take away 4")),
        ("zine", 29, None),
        ("cut-and-stack-4", 9, ("warning", "7 of 16", "or take away 1")),
        ("cut-and-stack-4", 13, None),
        ("cut-and-stack", 1, None),
        ("saddle", 1, None),
        ("signatures", 17, None),
    ],
)
def test_blank_pages_that_need_not_be_are_counted(scheme, pages, told):
    found = [each for each in imposed(pdf_of(*[Leaf()] * pages), scheme=scheme)[1] if each.code == "B230"]
    assert [(each.severity.name.lower(), each.message[-len(told[1]) :]) for each in found] == (
        [told[:2]] if told else []
    )
    assert all(each.hint.endswith(told[2]) for each in found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", [1, 7])
def test_any_pdf_can_have_any_scheme(scheme, number):
    made, _, faults = imposed(pdf_of(*[Leaf(turn=1, corner=(9, -9))] * number), scheme=scheme, paper="A4")
    assert faults == ()
    assert sorted(labels(made.data)) == [*range(1, number + 1)]


def test_two_thousand_pages():
    made, told, faults = imposed(pdf_of(*[Leaf()] * 2000), scheme="cut-and-stack")
    assert (made.pages, told, faults) == (1000, (), ())


def test_the_title_of_the_source_and_what_it_says_of_itself_go_along():
    def described(pdf):
        pdf.docinfo["/Title"], pdf.docinfo["/Author"] = "Есеп", "Test Author"
        pdf.docinfo["/CreationDate"] = "D:20260101000000Z"
        pdf.Root.Lang = "kk"

    data = imposed(pdf_of(Leaf(), change=described))[0].data
    with pikepdf.open(io.BytesIO(data)) as sheets:
        assert {str(key): str(value) for key, value in sheets.docinfo.items()} == {
            "/Title": "Есеп", "/Author": "Test Author", "/CreationDate": "D:20260101000000Z"
        }  # fmt: skip
        assert (sheets.Root.Lang, sheets.Root.ViewerPreferences.Direction) == ("kk", "/L2R")
    assert imposed(pdf_of(Leaf(), change=described))[0].data == data


def test_a_title_that_stands_in_the_metadata_alone_is_found():
    def described(pdf):
        with pdf.open_metadata(update_docinfo=False) as known:
            known["dc:title"] = "Report"

    known, plain = (
        job_of_pdf(pdf_of(Leaf(), change=change), "a.PDF", Booklet(), Turning("short"))[0]
        for change in (described, str)
    )
    assert known.title == "Report"
    assert (plain.title, plain.name) == ("", "a")


@pytest.mark.parametrize(
    ("said", "rtl"),
    [({}, False), ({"Lang": "ar"}, True), ({"Lang": "en-US"}, False), ({"Lang": "no language"}, False),
     ({"ViewerPreferences": Dictionary(Direction=Name.R2L)}, True)],
)  # fmt: skip
def test_a_pdf_that_reads_from_right_to_left_is_bound_on_the_right(said, rtl):
    def change(pdf):
        for key, value in said.items():
            pdf.Root[f"/{key}"] = value

    made, _, faults = imposed(pdf_of(*[Leaf()] * 4, change=change))
    assert faults == ()
    with pikepdf.open(io.BytesIO(made.data)) as sheets:
        placed = sheets.pages[0].Contents.read_bytes().decode()
    assert (re.search(r"1 0 0 1 (\d+) 0 cm /Page1", placed)[1] == "0") == rtl


def test_what_is_filled_in_and_stamped_is_printed_and_what_is_hidden_is_not():
    def stamped(pdf):
        for at, flags in ((50, 4), (90, 4 | 2), (130, 0)):  # to be printed, hidden, for the screen alone
            look = pdf.make_stream(f"BT /F 9 Tf 1 1 Td (stamp{flags}) Tj ET".encode())
            look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 60, 20])
            look.Resources = Dictionary(Font=Dictionary(F=FONT))
            note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([20, at, 80, at + 20]), F=flags)
            note.AP = Dictionary(N=look)
            pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)])

    made, _, faults = imposed(pdf_of(Leaf(), change=stamped))
    text = pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_range()
    assert faults == ()
    assert re.findall(r"stamp\d", text) == ["stamp4"]


def test_layers_that_are_not_printed_stay_so():
    def layered(pdf):
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = pdf.make_stream(b"/OC /L BDC 0 0 200 300 re f EMC")

    data = pdf_of(Leaf(), change=layered)
    for each in (data, imposed(data)[0].data):
        page = pypdfium2.PdfDocument(each)[0]
        assert page.render().to_pil().convert("L").getpixel((page.get_width() - 100, 150)) == 255


def test_contents_with_a_predictor_and_in_pieces_are_read_as_they_were():
    plain = pdf_of(Leaf())

    def in_pieces(pdf):
        content = pdf.pages[0].obj.Contents.read_bytes()
        first, cm, then = content.partition(b" cm")
        pdf.pages[0].obj.Contents = Array([pdf.make_stream(first + cm), pdf.make_stream(then)])

    def predicted(pdf):
        content = pdf.pages[0].obj.Contents.read_bytes()
        stream = pdf.make_stream(b"")
        rows = b"".join(b"\0" + content[at : at + 4].ljust(4) for at in range(0, len(content), 4))
        stream.write(zlib.compress(rows), filter=Name.FlateDecode, decode_parms=Dictionary(Predictor=15, Columns=4))
        pdf.pages[0].obj.Contents = stream

    wanted = labels(imposed(plain)[0].data)
    for change in (in_pieces, predicted):
        made, _, faults = imposed(pdf_of(Leaf(), change=change, compress_streams=False))
        assert faults == ()
        assert labels(made.data) == wanted


# What cannot be laid on sheets.


def secured(**allowed):
    return pikepdf.Encryption(user="", owner="owner", allow=pikepdf.Permissions(**allowed))


def cut(share, **how):
    data = pdf_of(*[Leaf()] * 4, compress_streams=False, **how)
    return data[: int(share * len(data))]


def content_garbled(pdf):
    content = pdf.pages[0].obj.Contents
    content.write(b"\1" * 40, filter=Name.FlateDecode)


def content_cut(pdf):
    content = pdf.pages[0].obj.Contents
    content.write(zlib.compress(content.read_bytes() + b"q Q\n" * 9999)[:-12], filter=Name.FlateDecode)


REFUSED = {
    "nothing": (lambda: b"", "B225"),
    "a page of the web": (lambda: b"<!doctype html><p>not found</p>", "B225"),
    "its head alone": (lambda: b"%PDF-1.7\n", "B227"),
    "a password": (lambda: pdf_of(Leaf(), encryption=pikepdf.Encryption(user="u", owner="o")), "B226"),
    "no printing": (lambda: pdf_of(Leaf(), encryption=secured(print_highres=False, print_lowres=False)), "B226"),
    "poor printing": (lambda: pdf_of(Leaf(), encryption=secured(print_highres=False)), "B226"),
    "a tenth": (lambda: cut(0.1), "B227"),
    "half": (lambda: cut(0.5), "B227"),
    "nearly all": (lambda: cut(0.97), "B227"),
    "half of one with object streams": (
        lambda: cut(0.5, object_stream_mode=pikepdf.ObjectStreamMode.generate), "B227"
    ),
    "half of one for the web": (lambda: cut(0.5, linearize=True), "B227"),
    "a page that is not there": (lambda: pdf_of(Leaf(), Leaf()).replace(b"/Count 2", b"/Count 3"), "B227"),
    "a content that does not unpack": (lambda: pdf_of(Leaf(), change=content_garbled), "B227"),
    "a content that breaks off": (lambda: pdf_of(Leaf(), change=content_cut), "B227"),
    "no page": (pdf_of, "B228"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_pdf_that_cannot_be_used_is_refused(name):
    make, code = REFUSED[name]
    with pytest.raises(Failure) as refused:
        imposed(make(), "source.pdf")
    assert [(each.code, each.place.file) for each in refused.value.problems] == [(code, "source.pdf")]
    assert all(each.hint for each in refused.value.problems)


@pytest.mark.parametrize(
    "data",
    [pdf_of(Leaf(), encryption=secured(extract=False, modify_assembly=False)), b"junk\r\n" + pdf_of(Leaf())],
    ids=["an owner who lets it be printed", "junk before it"],
)
def test_what_a_reader_opens_and_prints_is_laid_on_sheets(data):
    made, told, faults = imposed(data)
    assert (told, faults) == ((), ())
    with pikepdf.open(io.BytesIO(made.data)) as sheets:
        assert not sheets.is_encrypted


def saying(key, value):
    """Return a PDF of three pages whose first says a value of a key."""

    def change(pdf):
        pdf.pages[0].obj[key] = value

    return pdf_of(*[Leaf()] * 3, change=change)


NO_NUMBERS = [Array([Name.A, Name.B, Name.C, Name.D]), Array([0, 0, 9]), Array([0, 0, 0, 0]), Array([0, 0, 9, 0])]


@pytest.mark.parametrize("value", [*NO_NUMBERS, "nan", None], ids=str)
def test_a_page_of_which_no_size_can_be_read_is_that_of_a_reader_and_told(value):
    data = saying("/MediaBox", Array([0, 0, 1, 2]) if value in ("nan", None) else value)
    if value == "nan":
        data = data.replace(b"0 0 1 2", b"0 0 n m")
    elif value is None:
        data = data.replace(b"/MediaBox [ 0 0 1 2 ]", b"/Other    [ 0 0 1 2 ]")
    _, told, faults = imposed(data)
    assert [each.code for each in told] == ["B229", "B241"]
    assert (told[1].message[-3:], faults) == (": 1", ())


@pytest.mark.parametrize(
    ("key", "value", "size"),
    [
        ("/MediaBox", Array([0, 0, 10**8, 10**8]), "3.528e+07 × 3.528e+07"),
        ("/MediaBox", Array([0, 0, 14500, 300]), "5115 × 105.8"),
        ("/MediaBox", Array([0, 0, 200, 20]), "70.56 × 7.056"),
        ("/UserUnit", 0, "0 × 0"),
        ("/UserUnit", -1, "-70.56 × -105.8"),
        ("/UserUnit", 10**5, "7.056e+06 × 1.058e+07"),
    ],
)
def test_a_page_that_no_paper_is_as_small_or_as_large_as_is_refused(key, value, size):
    with pytest.raises(Failure) as refused:
        imposed(saying(key, value))
    (problem,) = refused.value.problems
    assert (problem.code, f"{size} mm" in problem.message) == ("B242", True)


def test_a_unit_that_is_no_number_is_told_and_a_turn_that_is_none_is_none():
    _, told, faults = imposed(saying("/UserUnit", Name.X))
    assert ([each.code for each in told], faults) == (["B241"], ())
    for turn in (45, Name.X, 89.9):
        assert imposed(saying("/Rotate", turn))[1:] == ((), ())


def test_a_page_that_the_library_drops_is_missed():
    data = saying("/Rotate", 123456789).replace(b"123456789", b"9" * 30)
    with pytest.raises(Failure) as refused:
        imposed(data)
    assert refused.value.problems[0].code == "B227"


def test_square_sheets_have_no_edge_that_is_short_and_are_turned_as_upright_ones():
    for width, codes in ((200, ["B243"]), (190, [])):
        for duplex in ("short", "long"):
            made, told, faults = imposed(pdf_of(*[Leaf((width, 400))] * 4), duplex=duplex)
            assert ([each.code for each in told], faults) == (codes, ())
            side, letters = labels(made.data)[2]
            assert (side, letters[0][0] > letters[4][0]) == (1, duplex == "short")
    assert [each.code for each in imposed(pdf_of(*[Leaf((200, 400))] * 4), scheme="zine")[1]] == ["B230"]


# The command.


def said(capsys, *arguments):
    code = main([*map(str, arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_the_command_writes_the_sheets_to_dist_where_it_stands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/My report.pdf").write_bytes(pdf_of(*[Leaf()] * 6))
    code, out, err = said(capsys, "booklet", "--pdf", "in/My report.pdf", "--paper", "a4")
    assert (code, err) == (0, "")
    assert out.startswith("dist/My report-booklet.pdf  4 sides, ")
    assert out.endswith("KB\n")
    with pikepdf.open("dist/My report-booklet.pdf") as sheets:
        assert [round(float(each)) for each in sheets.pages[0].mediabox] == [0, 0, 842, 595]


def test_the_sheets_of_a_book_can_be_those_of_a_pdf_and_switches_go_before_them(tmp_path, capsys):
    book = write(tmp_path / "book", toml='[booklet]\nscheme = "cut-and-stack"\npaper = "A5"\n')
    (tmp_path / "a.pdf").write_bytes(pdf_of(*[Leaf()] * 4))
    given = ("booklet", "--pdf", tmp_path / "a.pdf", "--out", tmp_path, "--json")
    first = {}
    for name, more in {"none": (), "book": ("--book", book), "over": ("--book", book, "--paper", "A3")}.items():
        assert json.loads(said(capsys, *given, *more)[1])["exit"] == 0
        with pikepdf.open(tmp_path / "a-booklet.pdf") as sheets:
            size = tuple(round(float(each) / 72 * 25.4) for each in sheets.pages[0].mediabox[2:])
        first[name] = size, labels((tmp_path / "a-booklet.pdf").read_bytes())[2][0]
    assert first["none"] == ((141, 106), 1)
    assert first["book"] == ((210, 148), 1)
    assert first["over"] == ((420, 297), 1)


def test_the_faults_of_the_book_that_is_named_are_told(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(pdf_of(Leaf()))
    for name, toml, code in (("faulty", "[booklet]\npaper = 4\n", "B004"), ("none", None, "B001")):
        book = write(tmp_path / name, toml=toml) if toml else tmp_path / name
        end, out, err = said(capsys, "booklet", "--pdf", tmp_path / "a.pdf", "--book", book, "--out", tmp_path)
        assert (end, out) == (1, "")
        assert f"error {code}" in err


@pytest.mark.parametrize("name", ["gone.pdf", ".", ""])
def test_a_file_that_is_not_there_is_told(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    code, out, err = said(capsys, "booklet", "--pdf", name)
    assert (code, out) == (1, "")
    assert err.startswith(f"{name or '.'}: error B225: ")
    assert not Path("dist").exists()


def test_warnings_stop_what_is_strict(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(pdf_of(Leaf(), Leaf(), Leaf(size=(420, 595))))
    given = ("booklet", "--pdf", tmp_path / "a.pdf", "--out", tmp_path / "dist")
    assert said(capsys, *given, "--strict")[0] == 1
    assert not (tmp_path / "dist").exists()
    assert said(capsys, *given)[0] == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["--pdf", "a.pdf", "--paper", "A9"], '--paper cannot be "A9"'),
        (["--pdf", "a.pdf", "--paper", "lettre"], 'did you mean "letter"?'),
        (["--pdf", "a.pdf", "--paper", "of mine"], "320x450 in mm"),
        (["--pdf", "a.pdf", "--signature", "99"], '--signature cannot be "99"'),
        (["--pdf", "a.pdf", "--scheme", "stapled"], "saddle"),
        (["--pdf", "a.pdf", "mybook"], "--book DIR"),
        (["mybook", "--paper", "A4"], "--paper goes with --pdf"),
    ],
)
def test_what_makes_no_sense_is_told(capsys, line, told):
    with pytest.raises(SystemExit) as end:
        main(["booklet", *line])
    assert end.value.code == 2
    assert told in capsys.readouterr().err
