"""The sheets of a press PDF, what it says of itself, and its fonts, held against what PDF/X and book.toml ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from baspa.model.paper_sizes import MM
from baspa.model.problem import Place, Problem
from baspa.printers.wanted import PressFile

TOML = Place("book.toml")
HINT = "this is a fault of the press: please report it"
CLOSE = 0.01  # pt, of the edges of boxes
LEFT_OUT = (
    "/AA",
    "/AcroForm",
    "/AF",
    "/MarkInfo",
    "/Names",
    "/OCProperties",
    "/OpenAction",
    "/Outlines",
    "/StructTreeRoot",
)
FORBIDDEN = frozenset(("/LZWDecode", "/JBIG2Decode", "/JPXDecode", "/Crypt"))  # in X-1a: PDF 1.4 knows no more, or less
WITHOUT_FILE = (Name.Type0, Name.Type3)  # of those below it, and of content streams
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def fault(said: str) -> Problem:
    """Return what is wrong with a press PDF, and no one's fault but the press's."""
    return Problem(TOML, "B245", said, HINT)


def sheets(made: Pdf, source: Pdf, wanted: PressFile, rtl: bool) -> Iterator[Problem]:
    """Yield B245 for each page whose boxes are not those of its page in the PDF and of the bleed that is wanted."""
    if len(made.pages) != len(source.pages):
        yield fault(f"the press PDF has {len(made.pages)} pages, the PDF has {len(source.pages)}")
        return
    for number, (page, one) in enumerate(zip(made.pages, source.pages, strict=True), 1):
        is_left = (number % 2 == 0) != rtl
        bleeds = [wanted.bleed * MM] * 4
        if not wanted.bleed_inside:
            bleeds[2 if is_left else 0] = 0
        if not has_boxes(page.obj, upright_size(one), bleeds) or "/Annots" in page.obj or "/Rotate" in page.obj:
            yield fault(f"page {number} of the press PDF has other boxes than it should have")
        if not is_blended_as_wanted(page.obj.get("/Group"), wanted):
            yield fault(f"page {number} of the press PDF is blended in another way than in its inks")


def is_blended_as_wanted(group: Any, wanted: PressFile) -> bool:
    """Tell whether a page is blended as a whole nowhere but in inks, and in X-1a not at all."""
    space = Name.DeviceCMYK if wanted.has_inks else Name.DeviceRGB
    return group is None or (wanted.may_be_transparent and group.get("/CS", space) == space)


def upright_size(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height of a page as it is shown."""
    left, bottom, right, top = map(float, page.trimbox)
    size = right - left, top - bottom
    return size[::-1] if int(page.obj.get("/Rotate", 0)) % 180 else size


def has_boxes(page: Any, size: tuple[float, float], bleeds: Sequence[float]) -> bool:
    """Tell whether a page has a size when cut, bleeds of left, bottom, right and top, and boxes within boxes."""
    media, bleed, trim = (tuple(map(float, page[key])) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    found = (trim[2] - trim[0], trim[3] - trim[1], *(abs(a - b) for a, b in zip(trim, bleed, strict=True)))
    inside = all(a <= b + CLOSE for a, b in zip(media[:2] + bleed[:2], bleed[:2] + trim[:2], strict=True))
    inside &= all(a >= b - CLOSE for a, b in zip(media[2:] + bleed[2:], bleed[2:] + trim[2:], strict=True))
    as_wanted = all(abs(a - b) <= CLOSE for a, b in zip(found, (*size, *bleeds), strict=True))
    return media[:2] == (0, 0) and inside and as_wanted


def statement(made: Pdf, data: bytes, wanted: PressFile) -> Iterator[Problem]:
    """Yield B245 for what the file as a whole does not say, or says too much."""
    info, intents = made.docinfo, list(made.Root.get("/OutputIntents", ()))
    lacks = [key for key in ("/Title", "/CreationDate", "/ModDate") if key not in info]
    lacks += ["/Trapped"] * (info.get("/Trapped") != Name("/False")) + ["/ID"] * ("/ID" not in made.trailer)
    lacks += [key for key in LEFT_OUT if key in made.Root]
    if wanted.standard:
        conditions = [each for each in intents if each.get("/S") == Name.GTS_PDFX]
        lacks += ["/OutputIntents"] * (len(conditions) != 1 or len(intents) != 1)
        lacks += [key for key in ("/OutputConditionIdentifier", "/Info") for each in conditions if key not in each]
    if wanted.standard == "X-4":
        lacks += ["/DestOutputProfile"] * (not any("/DestOutputProfile" in each for each in intents))
        lacks += ["pdfxid"] * (b">PDF/X-4<" not in made.Root.Metadata.read_bytes())
    if wanted.standard == "X-1a":
        lacks += ["/GTS_PDFXVersion"] * (str(info.get("/GTS_PDFXVersion", "")) != "PDF/X-1a:2003")
        lacks += ["%PDF-1.4"] * (not data.startswith(b"%PDF-1.4")) + ["/ObjStm"] * (b"/ObjStm" in data)
        lacks += [str(name) for each in made.objects if isinstance(each, Stream) for name in filters(each) & FORBIDDEN]
    for key in dict.fromkeys(lacks):
        yield fault(f"the press PDF is not as PDF/X asks: look at {key}")


def filters(stream: Any) -> frozenset[Any]:
    """Return how a stream is compressed."""
    found = stream.get("/Filter", ())
    return frozenset(str(each) for each in ([found] if isinstance(found, Name) else found))


def fonts(made: Pdf, wanted: PressFile) -> Iterator[Problem]:
    """Yield B245 for each font that is not in the file, and B247 for one that X-1a, of PDF 1.4, does not know."""
    for item in made.objects:
        if not isinstance(item, Dictionary) or item.get("/Type") != Name.Font or item.get("/Subtype") in WITHOUT_FILE:
            continue
        described = item.get("/FontDescriptor", Dictionary())
        name, files = str(item.get("/BaseFont"))[1:], [described[key] for key in FILES if key in described]
        if not files:
            yield fault(f"the font {name} is not in the press PDF")
        elif wanted.standard == "X-1a" and files[0].get("/Subtype") == Name.OpenType:
            said = f"the font {name} is kept in a way that PDF/X-1a does not know"
            yield Problem(TOML, "B247", said, 'take its .ttf, or say standard = "X-4" in [printing]')
