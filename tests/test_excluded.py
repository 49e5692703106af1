"""What PDF has and PDF/X leaves out: a file for each, which is found, and nothing else; and what is let through."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from print_files import HEIGHT, SLUG, WIDTH, PrintFile
from test_preflight import intents, profile

from baspa.preflight import preflight
from baspa.preflight.limits import Limits

FORBIDS = "what the standard forbids: "
HERE = ": on pages 1–4"


def found(file, tmp_path, **how):
    """Return what is found in a file whose streams are left as they were packed: code, and message."""
    path = file.save(
        tmp_path / "a.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, **how
    )
    return [(each.code, each.message) for each in preflight(path, Limits()).problems if each.code != "B290"]


def graphics(file, **entries):
    file.resources["ExtGState"] = {"/G": Dictionary(**entries)}


def transfer(file):
    graphics(file, TR=Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2))


def transfer_by_its_other_name(file):
    graphics(file, TR2=Name.Identity)


def phase(file):
    graphics(file, HTP=Array([0, 0]))


def threshold(file):
    size = {"HalftoneType": 6, "Width": 1, "Height": 1}
    graphics(file, HT=file.stream(b"\x80", Type=Name.Halftone, **size))


def threshold_of_an_ink(file):
    inner = file.stream(b"\x80", Type=Name.Halftone, HalftoneType=6, Width=1, Height=1)
    graphics(file, HT=Dictionary(Type=Name.Halftone, HalftoneType=5, Default=inner))


def named_halftone(file):
    screen = {"HalftoneType": 1, "Frequency": 60, "Angle": 45, "SpotFunction": Name.Round}
    graphics(file, HT=Dictionary(Type=Name.Halftone, HalftoneName="house", **screen))


def placed(file, data=b"", **entries):
    file.resources["XObject"] = {"/X": file.stream(data, Type=Name.XObject, **entries)}


def form(file, **entries):
    placed(file, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **entries)


def program(file):
    placed(file, b"showpage", Subtype=Name.PS)


def program_by_its_other_name(file):
    form(file, Subtype2=Name.PS)


def opi(file):
    form(file, OPI=Dictionary({"/2.0": Dictionary(Type=Name.OPI)}))


def proxy(file):
    form(file, Ref=Dictionary(F="other.pdf", Page=0))


def in_a_form(file):
    inner = Dictionary(ExtGState=Dictionary(G=Dictionary(HTP=Array([0, 0]))))
    form(file, Resources=inner)


def image(file, **entries):
    file.resources["XObject"] = {"/I": file.image(pixels=3, **entries)}


def other_picture(file):
    image(file, Alternates=Array([Dictionary(Image=file.image(pixels=3), DefaultForPrinting=True)]))


def deep(file):
    image(file, bits=16)


def lzw(file):
    file.resources["XObject"] = {"/I": file.image(pixels=3)}
    file.resources["XObject"]["/I"].write(b"\x80\x0b\x60\x50", filter=Name.LZWDecode)


def jbig2(file):
    file.resources["XObject"] = {"/I": file.image(pixels=3, bits=1)}
    file.resources["XObject"]["/I"].write(b"\0", filter=Name.JBIG2Decode)


def jpeg2000(file):
    file.resources["XObject"] = {"/I": file.image(pixels=3)}
    file.resources["XObject"]["/I"].write(b"\0\0\0\x0cjP  ", filter=Name.JPXDecode)


def elsewhere(file):
    image(file, F="photo.raw")


def separated(file):
    file.more["SeparationInfo"] = Dictionary(Pages=Array(), DeviceColorant="Cyan")


def page_action(file):
    file.more["AA"] = Dictionary(O=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])))


def action_beside_the_page(file):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.URI, URI="a"))
    file.more["Annots"] = Array([link])


def opening_action(file):
    file.pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))


def attached(file):
    file.pdf.attachments["a.txt"] = b"a"


def page_group(space):
    def of_pages(file):
        file.more["Group"] = Dictionary(S=Name.Transparency, **({"CS": space} if space else {}))

    of_pages.__name__ = f"page_group_{str(space)[1:]}" if space else "page_group"
    return of_pages


def marks_within(file):
    box = Array([SLUG, SLUG, SLUG + WIDTH, SLUG + HEIGHT])
    file.more["Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=box)])


def trim_out_of_the_crop(file):
    file.more["CropBox"] = Array([SLUG + 9, 0, SLUG + WIDTH + 20, SLUG + HEIGHT + 20])


def tint(space):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 0, 0, 0]), N=1)
    return Array([Name.Separation, Name("/Signal"), space, function])


def spot_with_a_profile(file):
    file.resources["ColorSpace"] = {"/S": tint(Array([Name.ICCBased, file.stream(b"", N=4)]))}
    file.content = b"/S cs 1 scn 200 200 50 50 re f"


BROKEN = [
    (transfer, "B308", FORBIDS + "a transfer function" + HERE),
    (transfer_by_its_other_name, "B308", FORBIDS + "a transfer function" + HERE),
    (phase, "B308", FORBIDS + "a phase of halftones" + HERE),
    (threshold, "B308", FORBIDS + "a halftone of a type of its own" + HERE),
    (threshold_of_an_ink, "B308", FORBIDS + "a halftone of a type of its own" + HERE),
    (named_halftone, "B308", FORBIDS + "a halftone by its name" + HERE),
    (program, "B308", FORBIDS + "PostScript" + HERE),
    (program_by_its_other_name, "B308", FORBIDS + "PostScript" + HERE),
    (opi, "B308", FORBIDS + "OPI, a picture that stands for another one" + HERE),
    (proxy, "B308", FORBIDS + "what is in another file" + HERE),
    (in_a_form, "B308", FORBIDS + "a phase of halftones" + HERE),
    (other_picture, "B308", FORBIDS + "a picture that is printed instead of another" + HERE),
    (deep, "B308", FORBIDS + "pictures of 16 bits" + HERE),
    (lzw, "B308", FORBIDS + "packing by LZW"),
    (jbig2, "B308", FORBIDS + "packing by JBIG2"),
    (jpeg2000, "B308", FORBIDS + "packing by JPX"),
    (elsewhere, "B308", FORBIDS + "what is in another file"),
    (separated, "B308", FORBIDS + "pages that are separated into their inks" + HERE),
    (page_action, "B308", FORBIDS + "actions" + HERE),
    (action_beside_the_page, "B308", FORBIDS + "actions" + HERE),
    (opening_action, "B308", FORBIDS + "actions"),
    (attached, "B308", FORBIDS + "attached files"),
    (page_group(Name.DeviceRGB), "B277", "a transparency group of the page, in DeviceRGB" + HERE),
    (page_group(Name.DeviceCMYK), "B277", "a transparency group of the page, in DeviceCMYK" + HERE),
    (page_group(None), "B277", "a transparency group of the page" + HERE),
    (marks_within, "B285", "annotations on the page, which a press leaves out or refuses: PrinterMark"),
    (trim_out_of_the_crop, "B271", "a TrimBox that reaches out of the one around it" + HERE),
    (spot_with_a_profile, "B275", "Signal, a spot colour made with a profile"),
]


@pytest.mark.parametrize(("breaks", "code", "said"), BROKEN, ids=[breaks.__name__ for breaks, *_ in BROKEN])
def test_what_x_1a_leaves_out_is_found_and_nothing_else(tmp_path, breaks, code, said):
    file = PrintFile()
    breaks(file)
    ((told, message),) = found(file, tmp_path)
    assert told == code
    assert said in message


def marks_beside(file):
    file.more["Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=Array([0, 0, 9, 9]))])


def plain_transfer(file):
    graphics(file, TR2=Name.Default, HT=Dictionary(Type=Name.Halftone, HalftoneType=1))


def opened_at_a_place(file):
    file.pdf.Root.OpenAction = Array([0, Name.Fit])


def other_picture_on_screens(file):
    image(file, Alternates=Array([Dictionary(Image=file.image(pixels=3), DefaultForPrinting=False)]))


@pytest.mark.parametrize("has", [marks_beside, plain_transfer, opened_at_a_place, other_picture_on_screens])
def test_what_x_1a_knows_is_not_told(tmp_path, has):
    file = PrintFile()
    has(file)
    assert found(file, tmp_path) == []


NO_STANDARD = [(marks_within, ["B285"]), (spot_with_a_profile, []), (page_group(Name.DeviceRGB), []), (transfer, [])]


@pytest.mark.parametrize(("breaks", "expected"), NO_STANDARD, ids=[breaks.__name__ for breaks, _ in NO_STANDARD])
def test_what_claims_no_standard_is_held_against_none(tmp_path, breaks, expected):
    file = PrintFile(claim="")
    breaks(file)
    assert [told for told, _ in found(file, tmp_path)] == expected


def of_x_4(file):
    """Let a file keep X-4."""
    file.claim = ""
    file.say()
    file.pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
    intents({"OutputConditionIdentifier": "FOGRA39", "DestOutputProfile": profile(file)})(file.pdf)


X4 = [
    (deep, []),
    (page_action, []),
    (attached, []),
    (page_group(Name.DeviceCMYK), []),
    (spot_with_a_profile, []),
    (trim_out_of_the_crop, []),
    (page_group(Name.DeviceRGB), ["B275"]),
    (transfer, ["B308"]),
    (opi, ["B308"]),
]


@pytest.mark.parametrize(("breaks", "expected"), X4, ids=[breaks.__name__ for breaks, _ in X4])
def test_x_4_leaves_out_less(tmp_path, breaks, expected):
    file = PrintFile()
    of_x_4(file)
    breaks(file)
    how = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "force_version": "1.6"}
    assert [told for told, _ in found(file, tmp_path, **how)] == expected


def test_x_1a_is_of_pdf_1_4(tmp_path):
    said = "the standard asks for a file as PDF 1.4 has it, or one before that, which the file has not"
    assert found(PrintFile(), tmp_path, min_version="1.4") == []
    assert found(PrintFile(), tmp_path, min_version="1.5") == [("B287", said)]
    path = PrintFile().save(tmp_path / "b.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    path.write_bytes(path.read_bytes().replace(b"%PDF-1.5", b"%PDF-1.4"))
    assert [each.message for each in preflight(path, Limits()).problems if each.code != "B290"] == [said]


def test_before_x_4_the_information_dictionary_has_to_say_it(tmp_path):
    file = PrintFile()
    file.claim = ""
    file.say()
    file.pdf.docinfo["/Title"] = " "
    del file.pdf.docinfo["/GTS_PDFXVersion"]
    with file.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["pdfx:GTS_PDFXVersion"], xmp["dc:title"] = "PDF/X-1a:2003", "A"
    lacking = ("a title", "its name, PDF/X")
    assert [said for _, said in found(file, tmp_path)] == [
        f"the standard asks for {each}, which the file has not" for each in lacking
    ]


def test_the_profile_of_x_1a_is_of_four_inks(tmp_path):
    file = PrintFile()
    file.claim = ""
    file.say()
    file.pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2003"
    screen = profile(file, space=b"RGB ", inks=3)
    intents({"OutputConditionIdentifier": "Screen", "DestOutputProfile": screen})(file.pdf)
    ((_, said),) = found(file, tmp_path)
    assert said.endswith("its profile is not of the four inks")


def test_a_standard_that_is_not_known_is_told(tmp_path):
    said = "a standard that is not known here, PDF/X-9, so that the file was held against none"
    assert found(PrintFile(claim="PDF/X-9"), tmp_path) == [("B287", said)]
