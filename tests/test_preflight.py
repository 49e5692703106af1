"""Files broken on purpose are each found, with their place and nothing else; clean ones have no finding."""

import io
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same files each time)

import pikepdf
import pytest
from builds import write
from needs import needs
from pikepdf import Array, Dictionary, Name
from PIL import Image
from print_files import BLEED, HEIGHT, MM, SLUG, WIDTH, PrintFile

from baspa.cli import main
from baspa.command.show import VOICE
from baspa.messages import speaker
from baspa.model.problem import Failure
from baspa.preflight import kinds, preflight
from baspa.preflight.limits import Limits
from baspa.preflight.model import FaultKind
from baspa.preflight.pictures import page_pictures
from baspa.printers import preset


@pytest.fixture(autouse=True)
def voice_put_back(monkeypatch):
    """The command of a test's own process speaks on in the language that it was last asked for."""
    monkeypatch.setattr(VOICE, "said", VOICE.said)


CUSTOM = Limits()
NOT_THERE = {("B290", "how much ink lies on each other was not judged: Ghostscript lacks")}
OVERPRINT = {"OP": True, "op": True, "OPM": 1}


def found(file, tmp_path, limits=CUSTOM):
    """Return what is found in a file: code, and message; that Ghostscript lacks is nothing of the file's."""
    report = preflight(file.save(tmp_path / "a.pdf"), limits)
    return [(each.code, each.message) for each in report.problems if each.code != "B290"]


def codes(file, tmp_path, limits=CUSTOM):
    return [code for code, _ in found(file, tmp_path, limits)]


def test_a_clean_file_has_no_finding(tmp_path):
    assert found(PrintFile(), tmp_path, Limits(binding="stapled")) == []


def rgb_image(file):
    file.resources["XObject"] = {"/I": file.image(Name.DeviceRGB, 3)}
    file.content = b"q 72 0 0 72 100 300 cm /I Do Q"


def no_bleed(file):
    file.bleed, file.content = 0, b"0.2 0 0 0 k 0 0 600 200 re f"


def font_outside(file):
    file.resources["Font"] = {"/F": file.dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}
    file.content = b"BT /F 12 Tf 100 300 Td (x) Tj ET"


def negative_box(file):
    file.media = (-10, -10, 600, 800)


def coarse(file):
    file.resources["XObject"] = {"/I": file.image(pixels=90)}
    file.content = b"q 72 0 0 72 100 300 cm /I Do Q"


def much_ink(file):
    file.content = b"1 .9 .8 .8 k 200 200 50 50 re f"


def alpha(file):
    file.resources["ExtGState"] = {"/A": Dictionary(ca=0.5)}
    file.content = b"/A gs 200 200 50 50 re f"


def hairline(file):
    file.content = b"0 0 0 1 K 0 w 100 400 m 200 400 l S"


def white_overprint(file):
    file.resources["ExtGState"] = {"/O": Dictionary(**OVERPRINT)}
    file.content = b"/O gs 0 0 0 0 k 110 110 20 20 re f"


def page_count(file):
    file.pages = 6


def layer(file):
    group = file.dictionary(Type=Name.OCG, Name="draft")
    file.pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    file.resources["Properties"] = {"/L": group}
    file.content, file.claim = b"/OC /L BDC 1 0 0 rg 200 300 10 10 re f EMC", ""


BROKEN = [
    (rgb_image, "B275", "no inks of the press: DeviceRGB: on pages 1–4; the first at 23 mm across"),
    (no_bleed, "B273", "goes on for 0.0 mm beyond it, not for 3 mm"),
    (font_outside, "B274", "not in the file: Helvetica: on pages 1–4"),
    (negative_box, "B271", "a MediaBox that begins below 0: on pages 1–4"),
    (coarse, "B276", "than the 150 dpi that are needed, the coarsest printed at 90 dpi"),
    (alpha, "B277", "which the standard forbids: an opacity of 50 %: on pages 1–4"),
    (hairline, "B278", "lines thinner than 0.25 pt, the thinnest 0.00 pt"),
    (white_overprint, "B279", "white that overprints, and so is not there in print"),
    (page_count, "B281", "6 pages, which is no multiple of 4"),
    (layer, "B283", "a layer that does not print: draft: on pages 1–4"),
]


@pytest.mark.parametrize(("breaks", "code", "said"), BROKEN, ids=[breaks.__name__ for breaks, *_ in BROKEN])
def test_what_is_broken_is_found_and_nothing_else(tmp_path, breaks, code, said):
    file = PrintFile()
    breaks(file)
    ((told, message),) = found(file, tmp_path, Limits(binding="stapled"))
    assert told == code
    assert said in message


def test_too_much_ink_is_found_and_nothing_else(tmp_path):
    needs(shutil.which("gs") is not None, "Ghostscript: apt-get install ghostscript")
    file = PrintFile()
    much_ink(file)
    ((told, message),) = found(file, tmp_path)
    assert told == "B289"
    assert "more ink than the 320 % that dry, 350 % at the most: on pages 1–4; the first at 58 mm" in message


def test_ink_is_counted_as_overprinting_lays_it(tmp_path):
    needs(shutil.which("gs") is not None, "Ghostscript: apt-get install ghostscript")
    for overprints, expected in ((True, ["B289"]), (False, [])):
        file = PrintFile(pages=2)
        file.resources["ExtGState"] = {"/O": Dictionary(OP=overprints, op=overprints, OPM=1)}
        file.content = b"1 0 0 0 k 200 200 50 50 re f /O gs 0 0 0 1 k 210 210 20 20 re f"
        limits = Limits(house=replace(preset("printer"), standard="", ink=150))
        assert codes(file, tmp_path, limits) == expected


def test_without_ghostscript_all_else_is_judged_and_that_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    file = PrintFile()
    hairline(file)
    report = preflight(file.save(tmp_path / "a.pdf"), CUSTOM)
    assert [(each.code, each.severity.name) for each in report.problems] == [("B278", "ERROR"), ("B290", "NOTE")]


def test_a_spine_is_held_against_the_pages_of_the_inside(tmp_path):
    for spine, expected in ((12, []), (8, ["B282"])):
        cover = PrintFile(pages=1, width=2 * WIDTH + spine * MM)
        limits = Limits(page_width=148, least_spine=12)
        assert codes(cover, tmp_path, limits) == expected


def severities(file, tmp_path, limits):
    report = preflight(file.save(tmp_path / "a.pdf"), limits)
    return [(each.code, each.severity.name) for each in report.problems if each.code != "B290"]


def test_a_page_alone_may_be_a_cover_and_is_no_error_of_the_books_extent(tmp_path):
    limits = Limits(binding="sewn", least_pages=24)
    assert severities(PrintFile(pages=1), tmp_path, limits) == [("B281", "NOTE")]
    assert severities(PrintFile(pages=2, width=2.1 * WIDTH), tmp_path, limits) == [("B281", "NOTE")]
    assert severities(PrintFile(pages=2), tmp_path, limits) == [("B281", "ERROR")] * 2
    assert severities(PrintFile(pages=1), tmp_path, CUSTOM) == []
    (problem,) = (each for each in preflight(tmp_path / "a.pdf", limits).problems if each.code == "B281")
    assert problem.message.startswith("1 page alone, ")
    assert "--inside" in problem.hint
    assert speaker("ru")(problem.message).startswith("1 страница, ")


def test_a_stricter_standard_than_the_house_asks_for_is_a_question_and_is_held(tmp_path):
    for claim, wanted, expected in (("PDF/X-1a:2003", "X-4", "WARNING"), ("PDF/X-3:2002", "X-1a", "ERROR")):
        limits = Limits(house=replace(preset("printer"), standard=wanted))
        assert severities(PrintFile(claim=claim), tmp_path, limits) == [("B287", expected)]
    see_through = PrintFile()
    alpha(see_through)
    limits = Limits(house=replace(preset("printer"), standard="X-4"))
    assert codes(see_through, tmp_path, limits) == ["B277", "B287"]


def scanned(file, space, mode, frame):
    """Lay a picture over the page, black but for so many white pixels along its edges."""
    with Image.new(mode, (1748, 2480), "white") as picture:
        picture.paste("black", (frame, frame, 1748 - frame, 2480 - frame))
        data = picture.tobytes()
    size = {"Width": 1748, "Height": 2480, "BitsPerComponent": 8, "ColorSpace": space}
    file.resources["XObject"] = {"/I": file.stream(data, Type=Name.XObject, Subtype=Name.Image, **size)}
    file.content = f"q {WIDTH} 0 0 {HEIGHT} {SLUG} {SLUG} cm /I Do Q".encode()


def test_a_scan_that_is_white_all_round_needs_no_bleed(tmp_path):
    for space, mode, frame, expected in (
        (Name.DeviceGray, "L", 9, []),
        (Name.DeviceGray, "L", 2, ["B273"]),
        (Name.DeviceRGB, "RGB", 9, ["B275"]),
    ):
        file = PrintFile(pages=1, claim="")
        scanned(file, space, mode, frame)
        assert [code for code in codes(file, tmp_path) if code != "B289"] == expected


def test_no_bleed_is_noted_where_nothing_reaches_the_edge(tmp_path):
    limits = Limits(house=replace(preset("printer"), standard=""))
    for bleed, expected in ((0, ["NOTE"]), (1 * MM, ["WARNING"]), (BLEED, [])):
        assert severities(PrintFile(bleed=bleed), tmp_path, limits) == [("B273", each) for each in expected]
    edge = PrintFile()
    no_bleed(edge)
    assert severities(edge, tmp_path, limits) == [("B273", "ERROR")]


# Brothers of what is broken above.


def spot_of_rgb(file):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([1, 0, 0]), N=1)
    space = Array([Name.Separation, Name("/Signal"), Name.DeviceRGB, function])
    file.resources["ColorSpace"] = {"/S": space}
    file.content = b"/S cs 1 scn 200 200 50 50 re f"


def rgb_in_a_form(file):
    form = file.stream(b"1 0 0 RG 2 w 0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    file.resources["XObject"] = {"/F": form}
    file.content = b"q 1 0 0 1 200 200 cm /F Do Q"


def rgb_in_a_pattern(file):
    tile = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": Array([0, 0, 9, 9]), "XStep": 9, "YStep": 9}
    file.resources["Pattern"] = {"/P": file.stream(b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, **tile)}
    file.content = b"/Pattern cs /P scn 200 200 50 50 re f"


def rgb_gradient(file):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([1, 0, 0]), N=1)
    file.resources["Shading"] = {
        "/H": Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=function)
    }
    file.content = b"q 200 200 50 50 re W n /H sh Q"


def rgb_inline(file):
    file.content = b"q 5 0 0 5 200 200 cm BI /W 30 /H 30 /CS /RGB /BPC 8 ID " + b"\x80" * 2700 + b" EI Q"


def rgb_glyph(file):
    glyph = file.stream(b"9 0 d0 1 0 0 rg 0 0 9 9 re f")
    file.resources["Font"] = {
        "/T": file.dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 9, 9]),
            FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]),
            CharProcs=Dictionary(x=glyph),
            Encoding=Dictionary(Differences=Array([120, Name("/x")])),
            FirstChar=120,
            LastChar=120,
            Widths=Array([9]),
        )
    }
    file.content = b"BT /T 12 Tf 100 300 Td (x) Tj ET"


def lab(file):
    file.resources["ColorSpace"] = {"/L": Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])}
    file.content = b"/L cs 50 20 20 scn 200 200 50 50 re f"


def profiled(file):
    profile = file.stream(b"", N=4, Alternate=Name.DeviceCMYK)
    file.resources["ColorSpace"] = {"/P": Array([Name.ICCBased, profile])}
    file.content = b"/P cs 0 0 0 1 scn 200 200 50 50 re f"


def soft_masked(file):
    file.resources["XObject"] = {"/I": file.image(SMask=file.image())}
    file.content = b"q 72 0 0 72 100 300 cm /I Do Q"


def group(file):
    entries = {"BBox": Array([0, 0, 9, 9]), "Group": Dictionary(S=Name.Transparency)}
    file.resources["XObject"] = {"/F": file.stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, **entries)}
    file.content = b"q 1 0 0 1 200 200 cm /F Do Q"


def blended(file):
    file.resources["ExtGState"] = {"/A": Dictionary(BM=Name.Multiply)}
    file.content = b"/A gs 200 200 50 50 re f"


def bitonal(file):
    file.resources["XObject"] = {"/I": file.image(bits=1, pixels=400)}
    file.content = b"q 72 0 0 72 100 300 cm /I Do Q"


def thin_area(file):
    file.content = b"100 400 80 0.2 re f"


def thin_frame(file):
    file.content = b"100 400 80 50 re 100.2 400.2 79.6 49.6 re f*"


def scaled_line(file):
    file.content = b"q 0.1 0 0 0.1 0 0 cm 2 w 1000 4000 m 2000 4000 l S Q"


def white_grey(file):
    file.resources["ExtGState"] = {"/O": Dictionary(**OVERPRINT)}
    file.content = b"/O gs 1 g 110 110 20 20 re f"


def registration(file):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0, 0, 1]), N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, function])
    file.resources["ColorSpace"] = {"/R": space}
    file.content = b"/R cs 0.5 scn 2 2 9 9 re f 200 200 50 50 re f"


def odd_size(file):
    file.pdf.pages.append(file.page())
    file.width, file.pages = 100 * MM, 3


def ends_at_the_edge(file):
    file.content = f"0.2 0 0 0 k {SLUG} {SLUG} 100 100 re f".encode()


def note(file):
    file.more["Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120]))])


def form_that_calls_itself(file):
    form = file.stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    file.resources["XObject"] = {"/F": form}
    file.content = b"/F Do"


def unsound(file):
    file.content = b"/Gone Do (a) w"


def rich_black(file):
    entries = {"FontDescriptor": Dictionary(FontFile=file.stream(b"%!"))}
    font = file.dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Sans"), **entries)
    file.resources["Font"] = {"/F": font}
    file.content = b"BT .4 .3 .3 1 k /F 9 Tf 100 300 Td (x) Tj ET"


BROTHERS = [
    (spot_of_rgb, "B275", "Signal, a spot colour made of RGB"),
    (rgb_in_a_form, "B275", "DeviceRGB"),
    (rgb_in_a_pattern, "B275", "DeviceRGB"),
    (rgb_gradient, "B275", "DeviceRGB"),
    (rgb_inline, "B275", "DeviceRGB"),
    (rgb_glyph, "B275", "DeviceRGB"),
    (lab, "B275", "Lab"),
    (profiled, "B275", "CMYK with an ICC profile"),
    (soft_masked, "B277", "a soft mask"),
    (group, "B277", "a transparency group"),
    (blended, "B277", "the blend mode Multiply"),
    (bitonal, "B276", "fewer pixels than the 600 dpi that are good, the coarsest printed at 400 dpi"),
    (thin_area, "B278", "the thinnest 0.20 pt"),
    (thin_frame, "B278", "the thinnest 0.20 pt"),
    (scaled_line, "B278", "the thinnest 0.20 pt"),
    (white_grey, "B279", "white that overprints"),
    (registration, "B280", "within the page: on pages 1–4; the first at 59 mm across"),
    (odd_size, "B272", "pages of 100 × 210 mm, another size than the first: on pages 2–4"),
    (ends_at_the_edge, "B273", "goes on for 0.0 mm beyond it"),
    (note, "B285", "annotations on the page, which a press leaves out or refuses: Text"),
    (form_that_calls_itself, "B291", "more forms in one another"),
    (rich_black, "B288", "black type of several inks, which must lie on each other to a hair, of 9.0 pt"),
]


@pytest.mark.parametrize(("breaks", "code", "said"), BROTHERS, ids=[breaks.__name__ for breaks, *_ in BROTHERS])
def test_its_brothers_are_found_and_nothing_else(tmp_path, breaks, code, said):
    file = PrintFile()
    breaks(file)
    ((told, message),) = found(file, tmp_path)
    assert told == code
    assert said in message


@pytest.mark.parametrize(
    "path", [f"{SLUG} 400 m 100 400 m 200 500 l 200 400 l f", f"100 400 50 50 re {SLUG} 420 m 9 w B"]
)
def test_a_point_that_nothing_is_drawn_from_is_in_no_path(tmp_path, path):
    file = PrintFile()
    file.content = b"0 0 0 1 k 0 0 0 1 K " + path.encode()
    assert found(file, tmp_path) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"2 w 100 400 m 200 400 l B", []),
        (b"0.1 w 100 400 m 200 400 l B", ["B278"]),
        (b"1 G 2 w 100 400 m 200 400 l B", ["B278"]),  # a white line around what is thin
        (f"0 w {SLUG - 4} 400 m {SLUG - 4} 500 l S".encode(), []),  # in the bleed, and so cut off
        (f"0 w {SLUG - 4} 400 m {SLUG + 4} 400 l S".encode(), ["B278", "B273"]),
    ],
)
def test_a_line_is_as_thick_as_it_is_printed(tmp_path, content, expected):
    assert sorted(codes(PrintFile(content=content), tmp_path)) == sorted(expected)


def test_content_that_makes_no_sense_is_told(tmp_path):
    file = PrintFile()
    unsound(file)
    assert [message for _, message in found(file, tmp_path)] == [
        "content that makes no sense: XObject Gone: on pages 1–4",
        "content that makes no sense: operands of w: on pages 1–4",
    ]


def said_of(file, tmp_path):
    """Save a file as it is, without saying more of it, and return what is found."""
    file.claim = ""
    return found(file, tmp_path)


def intents(*found):
    return lambda pdf: setattr(
        pdf.Root, "OutputIntents", Array([Dictionary(S=Name.GTS_PDFX, **each) for each in found])
    )


def profile(file, header=b"prtr", space=b"CMYK", sign=b"acsp", inks=4):
    return file.stream(b"\0" * 12 + header + space + b"\0" * 16 + sign + b"\0" * 88, N=inks)


NAMED = {"OutputConditionIdentifier": "FOGRA39", "RegistryName": "http://www.color.org"}
CLAIMS = [
    (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "B286", "no output intent"),
    (intents(NAMED, NAMED), "B286", "there are several"),
    (intents({"RegistryName": "r"}), "B286", "it does not name the condition of printing"),
    (
        intents({"OutputConditionIdentifier": "FOGRA39"}),
        "B286",
        "it has no profile, and no registry that would have it",
    ),
    (lambda pdf: pdf.docinfo.__delitem__("/Title"), "B287", "the standard asks for a title"),
    (lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name.Unknown), "B287", "a word whether it is trapped"),
    (
        lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(OCGs=Array())),
        "B283",
        "layers, which the standard forbids",
    ),
]


@pytest.mark.parametrize(("change", "code", "said"), CLAIMS, ids=[said for *_, said in CLAIMS])
def test_what_a_claimed_standard_asks_for_is_missed(tmp_path, change, code, said):
    file = PrintFile()
    file.say()
    change(file.pdf)
    ((told, message),) = said_of(file, tmp_path)
    assert told == code
    assert said in message


PROFILES = [
    ({}, []),
    ({"header": b"mntr"}, ["its profile is not that of a press"]),
    ({"sign": b"none"}, ["its profile is none"]),
    ({"inks": 3}, ["its profile has another number of inks than it says"]),
]


@pytest.mark.parametrize(("how", "expected"), PROFILES)
def test_the_profile_of_an_output_intent_is_looked_at(tmp_path, how, expected):
    file = PrintFile()
    file.say()
    intents({**NAMED, "DestOutputProfile": profile(file, **how)})(file.pdf)
    told = [message.rpartition(": ")[2] for code, message in said_of(file, tmp_path) if code == "B286"]
    assert told == expected


def test_x_4_wants_the_profile_itself(tmp_path):
    assert [said.rpartition(": ")[2] for _, said in found(PrintFile(claim="PDF/X-4"), tmp_path)] == [
        "it has no profile"
    ]


def test_x_4_knows_transparency_and_profiles_and_no_rgb_without_one(tmp_path):
    file = PrintFile()
    file.say()
    file.pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
    intents({**NAMED, "DestOutputProfile": profile(file)})(file.pdf)
    file.resources["ExtGState"] = {"/A": Dictionary(ca=0.5, BM=Name.Multiply)}
    calibrated = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    file.resources["ColorSpace"] = {"/L": calibrated, "/DefaultRGB": calibrated}
    file.content = b"/A gs /L cs 1 0 0 scn 200 200 50 50 re f 1 0 0 rg 200 200 50 50 re f"
    assert said_of(file, tmp_path) == []
    bare = PrintFile(content=b"1 0 0 rg 200 200 50 50 re f")
    assert codes(bare, tmp_path) == ["B275"]


def boxed(**boxes):
    return PrintFile(more={name: Array(box) if box else None for name, box in boxes.items()})


def test_boxes_that_a_press_cannot_work_by_are_told(tmp_path):
    for file, said in (
        (boxed(ArtBox=(40, 40, 400, 600)), "both a TrimBox and an ArtBox, which the standard forbids"),
        (boxed(TrimBox=None, BleedBox=None), "TrimBox lacks, so that nothing says where the page is cut"),
        (boxed(BleedBox=(40, 40, 400, 600)), "a TrimBox that reaches out of the one around it"),
        (boxed(CropBox=(0, 0, 900, 640)), "a CropBox that reaches out of the one around it"),
        (
            boxed(CropBox=(400, 0, 40, 600)),
            "a CropBox that is empty, or has its corners the wrong way round",
        ),
        (
            PrintFile(more={"UserUnit": 2.0}),
            "a UserUnit, which some programs do not heed, so that they print the page too small",
        ),
    ):
        assert [message.removesuffix(": on pages 1–4") for _, message in found(file, tmp_path)] == [said]


def scripted(file):
    file.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    file.claim = ""


def test_scripts_are_told(tmp_path):
    file = PrintFile()
    scripted(file)
    assert found(file, tmp_path) == [("B285", "what no printed page can do: JavaScript")]


LAYERS = [
    ({}, {}, []),
    ({"BaseState": Name.OFF}, {}, ["B283"]),
    ({}, {"Usage": Dictionary(Print=Dictionary(PrintState=Name.OFF))}, ["B283"]),
    (
        {"OFF": True, "AS": Array([Dictionary(Event=Name.Print)])},
        {"Usage": Dictionary(Print=Dictionary(PrintState=Name.ON))},
        [],
    ),
]


@pytest.mark.parametrize("membership", [False, True])
@pytest.mark.parametrize(("default", "own", "expected"), LAYERS)
def test_which_layers_print(tmp_path, default, own, expected, membership):
    file = PrintFile(claim="")
    group = file.dictionary(Type=Name.OCG, Name="draft", **own)
    default = {name: Array([group]) if value is True else value for name, value in default.items()}
    file.pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(**default))
    named = file.dictionary(Type=Name.OCMD, OCGs=Array([group]), P=Name.AllOn) if membership else group
    file.resources["Properties"] = {"/L": named}
    file.content = b"/OC /L BDC 200 300 10 10 re f EMC"
    assert codes(file, tmp_path) == expected


# Where a press file has one ink for what is far out, and what is cut off: no fault.


def harmless(file):
    """Marks beside the page, lines that are thick enough, ink beside the page, text that no one sees."""
    file.resources["Font"] = {"/F": file.dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}
    file.resources["XObject"] = {"/I": file.image(pixels=1), "/J": file.image(pixels=300)}
    file.resources["ExtGState"] = {"/O": Dictionary(OP=True, op=True, OPM=0)}
    file.content = (
        b"1 0 0 rg 2 2 9 9 re f 1 1 1 1 k 2 2 9 9 re f 300 300 0.4 0.4 re f 0 0 0 0 k 100 300 80 0.1 re f "
        b"0 0 0 1 K 0.25 w 100 400 m 200 400 l S 0 0 0 1 k 100 420 0.2 0.2 re f q 90 0 0 90 200 300 cm /I Do Q "
        b"q 72 0 0 72 100 300 cm /J Do Q BT 3 Tr 1 0 0 rg /F 12 Tf 100 300 Td (x) Tj ET "
        b"/O gs 0 0 0 0 k 110 110 20 20 re f"
    )


def test_what_a_press_does_not_mind_is_not_told(tmp_path):
    file = PrintFile()
    harmless(file)
    assert found(file, tmp_path) == []


def test_what_claims_no_standard_is_only_warned_of_colours_and_asked_for_no_trim(tmp_path):
    file = PrintFile(claim="")
    rgb_image(file)
    report = preflight(file.save(tmp_path / "a.pdf"), CUSTOM)
    assert [(each.code, each.severity.name) for each in report.problems if each.code != "B290"] == [("B275", "WARNING")]


# Files of other programs.

OTHERS = Path(__file__).parent / "data" / "preflight"


def told_of(path):
    return {
        (each.code, each.message.partition(": on page")[0]) for each in preflight(path, CUSTOM).problems
    } - NOT_THERE


@pytest.mark.parametrize("name", ["fpdf2", "ghostscript", "reportlab", "typst"])
def test_clean_files_of_other_programs_have_no_finding(name):
    assert told_of(OTHERS / f"{name}.pdf") == set()


def test_of_a_file_with_what_it_lacks_nothing_else_is_told():
    rgb = {f"colours that are no inks of the press: {space}" for space in ("DeviceRGB", "RGB with an ICC profile")}
    assert told_of(OTHERS / "chromium.pdf") == {("B275", said) for said in rgb}


# What is no PDF that a press could print.


def encrypted(path, **allowed):
    permissions = pikepdf.Permissions(**allowed)
    return pikepdf.Encryption(owner="a", user="", allow=permissions)


def test_encryption_is_told(tmp_path):
    for allowed, said in ((True, "though it opens without a password"), (False, "forbids printing as sharp as it is")):
        path = tmp_path / f"{allowed}.pdf"
        PrintFile().save(path, encryption=encrypted(path, print_highres=allowed))
        messages = [each.message for each in preflight(path, CUSTOM).problems if each.code == "B284"]
        assert [said in message for message in messages] == [True]


def refusal(path):
    with pytest.raises(Failure) as failure:
        preflight(path, CUSTOM)
    ((problem,),) = (failure.value.problems,)
    assert problem.code == "B270"
    return problem.message


def test_what_cannot_be_read_ends_in_one_sentence(tmp_path):
    whole = PrintFile().save(tmp_path / "whole.pdf").read_bytes()
    locked = PrintFile().save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    half, other, empty = (tmp_path / name for name in ("half.pdf", "other.pdf", "empty.pdf"))
    half.write_bytes(whole[:200])
    other.write_bytes(b"%!PS-Adobe\n")
    pikepdf.Pdf.new().save(empty)
    assert refusal(locked) == "it asks for a password"
    assert refusal(other) == "it is no PDF, or so damaged that no page of it can be read"
    assert refusal(half) == "it is no PDF, or so damaged that no page of it can be read"
    assert refusal(empty) == "it has no pages"
    assert refusal(tmp_path) == refusal(tmp_path / "gone.pdf") == "there is no such file"


def test_damage_that_was_mended_is_told(tmp_path):
    path = PrintFile().save(tmp_path / "a.pdf")
    whole = path.read_bytes()
    for data in (whole.replace(b"startxref", b"startxxxx"), whole[: len(whole) // 2]):
        path.write_bytes(data)
        assert "B270" in [each.code for each in preflight(path, CUSTOM).problems]


def test_a_file_that_draws_without_end_is_told(tmp_path, monkeypatch):
    """Each of ten forms places the next ten times."""
    monkeypatch.setattr("baspa.preflight.walk.MOST", 20_000)
    file, inner = PrintFile(pages=1), None
    for _ in range(10):
        form = file.stream(b"/F Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary({"/F": inner} if inner is not None else {}))
        inner = form
    file.resources["XObject"], file.content = {"/F": inner}, b"/F Do"
    assert "more to draw than any page needs" in found(file, tmp_path)[0][1]


# What a hostile or broken program may write: no fault of its objects ends the preflight.


def of_many_kinds():
    """Return a file whose one page has most of what a preflight reads."""
    file = PrintFile(pages=1)
    for breaks in (rgb_glyph, rgb_gradient, spot_of_rgb, rgb_in_a_pattern, white_overprint, note):
        breaks(file)
    file.resources["XObject"] = {"/I": file.image(pixels=3, SMask=file.image(pixels=3))}
    letters = file.dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=Dictionary())
    font = file.dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Sans"), DescendantFonts=Array([letters]))
    file.resources["Font"]["/G"] = font
    form = file.stream(b"0 0 9 9 re B", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    file.resources["XObject"]["/F"] = form
    layer(file)
    file.content = (
        b"1 0 0 1 99 99 cm q /O gs 1 0 0 1 9 9 cm /S cs 1 scn 9 9 5 5 re f /Pattern cs /P scn 9 9 50 50 re f Q "
        b"BT /T 12 Tf 100 300 Td (x) Tj /G 9 Tf [(x) -9 (y)] TJ ET q 9 9 m 50 50 l W n /H sh Q "
        b"q 5 0 0 5 20 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI /I Do /F Do Q /OC /L BDC 2 w 9 9 m 50 9 l S EMC"
    )
    file.claim = "PDF/X-1a:2003"
    return file


WRONG = [
    b"null", b"-", b"/N", b"(s)", b"[]", b"[null null null null]", b"<<>>", b"0", b"-1", b"1" * 40, b"[0 0 0 0]",
    b"true", b"<< /a - >>", b"1 0 R", b"5 0 R", b"99 0 R", b"\x80\xff", b"(", b"[", b"BI", b"ID", b"EI", b"",
]  # fmt: skip
TOKEN = re.compile(rb"(?<=[\s\[])(?:[-+.\d]+|/[\w.]+|\([^()]*\)|\[[^\[\]]*\]|\d+ 0 R|[a-zA-Z*]+)(?=[\s\]])")


def mutated(whole, random):
    """Return a file with one to three of its tokens, or a byte, made another."""
    for _ in range(random.randint(1, 3)):
        token = random.choice(list(TOKEN.finditer(whole)))
        start, end = token.span() if random.random() < 0.8 else (token.start(), token.start() + 1)
        whole = whole[:start] + random.choice(WRONG) + whole[end:]
    return whole


def test_no_object_of_any_type_ends_a_preflight(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    whole = of_many_kinds().save(
        tmp_path / "whole.pdf", compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    random, path, told = Random(20261130), tmp_path / "a.pdf", set()
    for _ in range(250):
        path.write_bytes(mutated(whole.read_bytes(), random))
        try:
            told |= {each.code for each in preflight(path, CUSTOM).problems}
        except Failure as failure:
            told |= {each.code for each in failure.problems}
    assert {"B270", "B271", "B291"} <= told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"BT [(a) - (b)] TJ ET 0 w 9 9 m 99 9 l S", "operands of TJ"),
        (b"BI  0 0 re f Q\n EI Q 0 w 100 400 m 200 400 l S", "operands of re"),
        (bytes(range(0x80, 0x100)), "what is no operator"),
        (b"[-] TJ 0 w 100 400 m 200 400 l S 5", "it breaks off"),
    ],
)
def test_the_walk_goes_on_behind_what_makes_no_sense(tmp_path, content, said):
    file = PrintFile(pages=1)
    file.resources["Font"] = {}
    file.content = content
    told = found(file, tmp_path)
    assert ("B291", f"content that makes no sense: {said}: on page 1") in told
    assert ("B278" in [code for code, _ in told]) == (b"0 w" in content and b"100 400" in content)


def test_boxes_of_no_numbers_and_without_area_are_told(tmp_path):
    for file, expected in (
        (PrintFile(more={"TrimBox": Name("/None")}), "TrimBox"),
        (PrintFile(more={"BleedBox": Array([0, 0, None, 9])}), "BleedBox"),
        (PrintFile(more={"UserUnit": Name("/Inch")}), "UserUnit"),
    ):
        said = f"a {expected} that is not of the numbers that the standard asks for: on pages 1–4"
        assert ("B271", said) in found(file, tmp_path)
    empty = PrintFile(pages=1, more=dict.fromkeys(("TrimBox", "BleedBox")), claim="")
    empty.media = (0, 0, 0, 0)
    assert "B271" in codes(empty, tmp_path)


def test_a_font_whose_letters_are_nowhere_is_not_in_the_file(tmp_path):
    for letters in (Array(), Array([Dictionary()])):
        file = PrintFile(pages=1)
        font = file.dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Sans"), DescendantFonts=letters)
        file.resources["Font"] = {"/F": font}
        file.content = b"BT /F 12 Tf 100 300 Td (x) Tj ET"
        assert next(said for _, said in found(file, tmp_path)).startswith("a font that is not in the file: Sans")


# The command.


def test_the_command_tells_what_was_found_and_ends_with_1_where_a_house_would_refuse(tmp_path, capsys):
    file = PrintFile()
    hairline(file)
    path = str(file.save(tmp_path / "a.pdf"))
    assert main(["preflight", path, "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert "a.pdf: error B278: lines thinner than 0.25 pt" in told.err
    assert told.out.splitlines()[-1].startswith("4 pages: 1 error, 0 warnings, ")
    assert main(["preflight", path, "--json", "--out", str(tmp_path / "out")]) == 1
    (finding,) = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["code"] == "B278"]
    assert finding["places"][0] == {"page": 1, "left": 23.28, "top": 80.89, "width": 35.28, "height": 0.0}


def test_a_clean_file_ends_with_0(tmp_path, capsys):
    path = str(PrintFile().save(tmp_path / "a.pdf"))
    assert main(["preflight", path, "--binding", "stapled", "--out", str(tmp_path / "out")]) == 0
    cover = str(PrintFile(pages=1, width=2 * WIDTH + 5 * MM).save(tmp_path / "cover.pdf"))
    assert main(["preflight", cover, "--inside", path, "--spine", "5", "--out", str(tmp_path / "out")]) == 0
    assert main(["preflight", cover, "--inside", path, "--spine", "9,5", "--out", str(tmp_path / "out")]) == 1
    assert "a spine of 5.0 mm, where the book needs 9.5 mm: on page 1" in capsys.readouterr().err


def test_a_file_is_held_against_the_house_the_binding_and_the_spine_of_a_book(tmp_path, capsys):
    book = write(
        tmp_path / "book", toml='[design]\nbinding = "sewn"\n[printing]\nbleed = 5\n[wrap]\npaper_weight = 600'
    )
    inside = str(PrintFile(pages=6).save(tmp_path / "a.pdf"))
    of_book = ["--book", str(book), "--out", str(tmp_path / "out")]
    assert main(["preflight", inside, *of_book]) == 1
    told = capsys.readouterr().err
    assert "6 pages, which is no multiple of 4" in told
    assert "a bleed of 3.0 mm, where the house asks for 5 mm" in told
    main(["preflight", inside, "--binding", "glued", *of_book])
    assert "multiple" not in capsys.readouterr().err
    cover = str(PrintFile(pages=1, width=2 * WIDTH + 2 * MM).save(tmp_path / "cover.pdf"))
    main(["preflight", cover, "--inside", inside, *of_book])
    assert "a spine of 2.0 mm, where the book needs 2.8 mm" in capsys.readouterr().err
    main(["preflight", cover, "--inside", inside, "--binding", "stapled", *of_book])
    assert "a spine" not in capsys.readouterr().err


def test_what_is_found_is_said_in_the_language_of_who_reads_it(tmp_path, capsys):
    file = PrintFile(claim="")
    rgb_image(file)
    file.content += b" 0 1 0 rg 200 200 50 50 re f"
    main(["preflight", str(file.save(tmp_path / "a.pdf")), "--out", str(tmp_path), "--messages", "ru"])
    said = (
        "цвета, которых нет среди красок печати: DeviceRGB: на страницах 1–4; 8 мест; первое — 23 мм вправо, 91 мм вниз"
    )
    assert f"a.pdf: предупреждение B275: {said}\n" in capsys.readouterr().err


# Said of the file as a whole, and so without a page.
OF_FILES = {"MENDED", "ENCRYPTED", "LOCKED", "NO_INTENT", "MUST", "NO_GHOSTSCRIPT", "UNKNOWN_STANDARD"}
ENGLISH = re.compile(r"(?<!-)\b(?!dpi\b|overprint\b|ghostscript\b|(?:baspa|preflight|pdf)\b)[a-z]{3,}\b")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_kind_is_said_whole_in_other_languages_with_its_places(language):
    said, where = speaker(language), ": on pages 3, 7–9, …; 12 pages; 40 places; the first at 1 mm across, 2 mm down"
    found = {name: each for name, each in vars(kinds).items() if isinstance(each, FaultKind)}
    told = {name: each.said("X1", 3) + where * (name not in OF_FILES) for name, each in found.items()}
    hints = {f"{name}.hint": each.hint for name, each in found.items() if name != "NO_GHOSTSCRIPT"}
    assert {name: text for name, text in {**told, **hints}.items() if ENGLISH.search(said(text))} == {}
    assert len(told) > 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "preflight takes one PDF: baspa preflight FILE.pdf"),
        (["a.pdf", "--for", "prinner"], 'no printing house is called "prinner": did you mean "printer"?'),
        (["a.pdf", "--binding", "glue"], 'no binding is called "glue": stapled, glued, sewn'),
        (["a.pdf", "--spine", "9"], "--spine goes with --inside, which says whose cover it is"),
        (["a.pdf", "--inside", "b.pdf", "--spine", "wide"], '"wide" is no width of a spine in mm: write 12.5'),
    ],
)
def test_misuse_is_told(capsys, words, said):
    with pytest.raises(SystemExit) as stop:
        main(["preflight", *words])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


def test_a_house_says_what_is_asked_for(tmp_path):
    file = PrintFile(bleed=1 * MM, claim="PDF/X-3:2002")
    told = found(file, tmp_path, Limits(house=replace(preset("printer"), ink=240), least_pages=24))
    assert [code for code, _ in told] == ["B281", "B287", "B273"]
    assert "a bleed of 1.0 mm, where the house asks for 3 mm: on pages 1–4" in told[2][1]


def test_the_page_shows_each_page_with_its_boxes_and_findings_and_loads_nothing(tmp_path, capsys):
    file = PrintFile()
    hairline(file)
    words = ["preflight", str(file.save(tmp_path / "a <b>.pdf")), "--out", str(tmp_path), "--messages", "ru"]
    assert main(words) == 1
    html = (tmp_path / "a <b>-preflight.html").read_text(encoding="utf-8")
    assert [html.count(f'id="p{number}"') for number in range(1, 6)] == [1, 1, 1, 1, 0]
    assert [html.count(f'<rect class="{kind}"') for kind in ("TrimBox", "BleedBox", "error")] == [5, 5, 5]
    assert html.count('href="data:image/webp;base64,UklGR') == 4
    assert '<rect class="error" x="96.0" y="259.31" width="108.0" height="8.0">' in html
    assert '<html lang="ru">' in html
    assert "Предпечатная проверка a &lt;b&gt;.pdf" in html
    assert not re.search(r"https?://|@import|<script|<link", html)


def test_a_page_is_drawn_with_all_of_its_sheet_unturned(tmp_path):
    """Of a page that is turned, measured in another unit, and cut by a crop box."""
    file = PrintFile(pages=1, more={"Rotate": 90, "UserUnit": 2.0, "CropBox": Array((100, 100, 200, 200))})
    report = preflight(file.save(tmp_path / "a.pdf"), CUSTOM)
    (data,) = page_pictures(tmp_path / "a.pdf", report.pages, [400])
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (295, 400)
        dark = picture.convert("L").point(lambda step: 255 * (step < 128)).getbbox()
    assert dark == pytest.approx((60, 309, 151, 340), abs=1)


def test_a_house_may_want_screen_colours_no_bleed_at_the_spine_and_no_marks(tmp_path):
    house = replace(preset("printer"), standard="", colour="srgb", bleed_inside=False, marks=False)
    file = PrintFile(claim="")
    rgb_image(file)
    left, right = SLUG, SLUG + WIDTH + BLEED
    file.more["BleedBox"] = Array([left, SLUG - BLEED, right, SLUG + HEIGHT + BLEED])
    assert codes(file, tmp_path, Limits(house=house)) == []
    file = PrintFile(claim="", content=b"0 0 0 1 k 2 300 9 0.5 re f")
    assert codes(file, tmp_path, Limits(house=house)) == ["B292"]
    narrow = PrintFile(claim="", bleed=0)
    assert codes(narrow, tmp_path, Limits(house=house)) == ["B273"]


def test_what_reaches_the_spine_alone_needs_no_bleed_there(tmp_path):
    house = replace(preset("printer"), standard="", bleed_inside=False)
    for x, expected in ((SLUG, []), (SLUG + WIDTH - 50, ["B273"])):
        file = PrintFile(claim="", content=f"0.2 0 0 0 k {x} 300 50 50 re f".encode())
        file.more["BleedBox"] = Array([SLUG, SLUG - BLEED, SLUG + WIDTH + BLEED, SLUG + HEIGHT + BLEED])
        assert codes(file, tmp_path, Limits(house=house)) == expected
