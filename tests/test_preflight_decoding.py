"""Pictures and fonts that are broken, and letters that a font does not have, are told; sound ones are not."""

import io
import zlib

import pytest
from pikepdf import Array, Name
from PIL import Image
from print_files import PrintFile

from baspa.command.preflight_page import page_of
from baspa.preflight import preflight
from baspa.preflight.limits import Limits

PLACED = b"q 72 0 0 72 100 300 cm /I Do Q"
GREY = b"\x80" * 90_000  # 300 pixels square


@pytest.fixture(autouse=True)
def without_ghostscript(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def said(file, tmp_path, claim=""):
    file.claim = claim
    report = preflight(file.save(tmp_path / "a.pdf", compress_streams=False), Limits())
    return [(each.code, each.message.partition(": on page")[0]) for each in report.problems if each.code != "B290"]


def encoded(kind, mode="L"):
    out = io.BytesIO()
    Image.new(mode, (300, 300), 128 if mode == "L" else (200, 100, 50)).save(out, kind)
    return out.getvalue()


def of_data(data, packed=None, **more):
    """Return a file with a picture of 300 pixels square that has these data."""
    file = PrintFile(content=PLACED)
    entries = {"Width": 300, "Height": 300, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray, **more}
    image = file.pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, **{k: v for k, v in entries.items() if v})
    if packed:
        image.write(data, filter=Name(f"/{packed}"))
    file.resources["XObject"] = {"/I": image}
    return file


@pytest.mark.parametrize(
    ("data", "packed", "why"),
    [
        (GREY[:60_000], None, "broken off"),
        (zlib.compress(GREY[:60_000]), "FlateDecode", "broken off"),
        (b"no pixels", "FlateDecode", "damaged data"),
        (b"no pixels", "DCTDecode", "damaged data"),
        (encoded("JPEG")[:700], "DCTDecode", "broken off"),
        (b"no pixels", "JPXDecode", "damaged data"),
        (b"no pixels", "WebPDecode", "packed in no way that the standard knows"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_told(tmp_path, data, packed, why):
    assert said(of_data(data, packed), tmp_path) == [("B293", f"pictures that cannot be drawn: {why}")]


@pytest.mark.parametrize(
    ("data", "packed"),
    [
        (GREY, None),
        (GREY[:-20], None),  # less than a row lacks
        (zlib.compress(GREY), "FlateDecode"),
        (encoded("JPEG"), "DCTDecode"),
        (encoded("JPEG2000"), "JPXDecode"),
    ],
)
def test_a_picture_that_can_be_drawn_is_not_told(tmp_path, data, packed):
    assert said(of_data(data, packed), tmp_path) == []


def test_a_mask_that_cannot_be_drawn_is_told(tmp_path):
    file = of_data(GREY)
    file.resources["XObject"]["/I"].SMask = of_mask = file.image(pixels=300)
    of_mask.write(b"short")
    assert said(file, tmp_path) == [("B293", "pictures that cannot be drawn: broken off")]


@pytest.mark.parametrize(("mode", "expected"), [("RGB", ["B275"]), ("L", [])])
def test_a_jpeg_2000_says_its_colours_itself(tmp_path, mode, expected):
    file = of_data(encoded("JPEG2000", mode), "JPXDecode", ColorSpace=None, BitsPerComponent=None)
    assert [code for code, _ in said(file, tmp_path)] == expected


def test_a_colour_space_that_is_not_there_is_told(tmp_path):
    told = said(PrintFile(content=b"/Gone cs 1 scn 100 300 50 50 re f"), tmp_path)
    assert told == [("B291", "content that makes no sense: ColorSpace Gone")]


TABLE = b"\0\1\0\0" + b"\0\1" + b"\0" * 6 + b"glyf" + b"\0" * 4 + (28).to_bytes(4) + (40).to_bytes(4)


def set_in(program, codes=b"\0\1", **more):
    """Return a file with text in a font of two bytes a glyph that has this program."""
    file = PrintFile()
    descriptor = file.dictionary(Type=Name.FontDescriptor, FontFile2=file.stream(program))
    glyphs = file.dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Plain, FontDescriptor=descriptor, **more
    )
    font = file.dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Plain,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([glyphs]),
    )
    file.resources["Font"] = {"/F": font}
    file.content = b"BT /F 12 Tf 100 300 Td [<0001> 20 <" + codes.hex().encode() + b">] TJ ET"
    return file


@pytest.mark.parametrize("program", [b"no font", TABLE + b"\0" * 39, TABLE[:20]])
def test_a_font_that_cannot_be_read_is_told(tmp_path, program):
    assert said(set_in(program), tmp_path) == [("B294", "a font in the file that cannot be read: Plain")]


@pytest.mark.parametrize("program", [TABLE + b"\0" * 40, b"%!PS-AdobeFont-1.0", b"\1\0\4\1"])
def test_a_font_that_can_be_read_is_not_told(tmp_path, program):
    assert said(set_in(program), tmp_path) == []


def test_letters_that_the_font_does_not_have_are_told(tmp_path):
    whole = TABLE + b"\0" * 40
    told = [("B295", "letters that the font does not have, printed as boxes or gaps: Plain")]
    assert said(set_in(whole, b"\0\2\0\0"), tmp_path) == told
    assert said(set_in(whole, b"\1\0\0\1"), tmp_path) == []  # zeros of two codes
    mapped = set_in(whole, b"\0\0")
    glyphs = mapped.resources["Font"]["/F"].DescendantFonts[0]
    glyphs.CIDToGIDMap = mapped.stream(b"\0\5")  # code 0 is a letter
    assert said(mapped, tmp_path) == []


def test_what_no_program_draws_in_time_has_no_pictures(tmp_path, monkeypatch):
    """A form that is placed costs more than an operator, so that few bytes cannot ask for hours."""
    monkeypatch.setattr("baspa.preflight.walk.MOST", 2_000)
    file = PrintFile(pages=1, content=b"/F Do " * 100)
    file.resources["XObject"] = {
        "/F": file.stream(b"n", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    }
    path = file.save(tmp_path / "a.pdf")
    report = preflight(path, Limits())
    assert "more to draw than any page needs" in report.problems[0].message
    assert "data:image" not in page_of(path, report, "", "", "en")
