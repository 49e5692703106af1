"""A book of pictures of every kind, under every sort of name: all are in both faces, and say no more than they show."""

import io
import zipfile
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from builds import BOOKS, built, load
from hypothesis import given
from hypothesis import strategies as st
from judged import judged
from PIL import Image
from rasters import opened

from baspa.load.image_names import PLAIN
from baspa.verify.held.pdf import read_pdf

BOOK = "construct-pictures"
SECRET = b"Secret"


@cache
def files():
    with zipfile.ZipFile(io.BytesIO(built(BOOK).data("epub"))) as epub:
        return {name: epub.read(name) for name in epub.namelist()}


def test_ace_has_nothing_to_say():
    assert judged("Ace", {"pictures.epub": built(BOOK).data("epub")}) == {"pictures.epub": ()}


def test_every_picture_is_on_paper_and_in_the_ebook():
    made = built(BOOK)
    for which, name, back in (("print", "pdf", 20), ("epub", "epub", 23)):
        pictures = [picture for chapter in made.faces.of(which).chapters for picture in chapter.pictures]
        assert len(pictures) == back, name
        assert {p.name for p in pictures} == {image.name for image in made.faces.of(which).images}
    found = [each.said for each in read_pdf(made.data("pdf")).counted if each.kind == "picture"]
    assert len(found) == 20
    assert {image.name for image in made.faces.epub.images} <= {name.removeprefix("EPUB/") for name in files()}


def test_names_in_the_ebook_are_plain():
    assert [name for name in files() if not all(map(PLAIN.fullmatch, name.split("/")))] == []
    assert len({name.lower() for name in files()}) == len(files())


def test_what_another_program_saved_is_there_as_what_it_is():
    kinds = {"scan.png": "PNG", "new.jpg": "JPEG", "sent.webp": "WEBP"}
    assert {name: opened(files()[f"EPUB/risunki/{name}"]).format for name in kinds} == kinds


def test_nothing_is_told_of_camera_author_and_place():
    """The files in the book's folder tell it: this can see it."""
    told = [path for path in (BOOKS / BOOK).rglob("*") if path.is_file() and SECRET in path.read_bytes()]
    assert len(told) == 5
    assert [name for name, data in files().items() if SECRET in data] == []
    with pikepdf.open(io.BytesIO(built(BOOK).data("pdf"))) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert len(streams) > 20
        jpegs = [each for each in streams if each.get("/Filter") == "/DCTDecode"]
        assert [each for each in jpegs if SECRET in each.read_raw_bytes()] == []
        assert [each for each in streams if each not in jpegs and SECRET in each.read_bytes()] == []


def test_paper_has_colours_of_a_screen_alone():
    with pikepdf.open(io.BytesIO(built(BOOK).data("pdf"))) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert {str(each.ColorSpace) for each in images} == {"/DeviceRGB", "/DeviceGray"}
        assert {int(each.BitsPerComponent) for each in images} == {8}


def test_a_picture_is_turned_in_both():
    """It is red above, as in tests/rasters.py; in its file it lies on its side."""
    lying = (BOOKS / BOOK / "рисунки" / "Фото зала" / "Снимок (1) & 100%.jpg").read_bytes()
    assert Image.open(io.BytesIO(lying)).size == (16, 24)
    turned = opened(files()["EPUB/risunki/foto-zala/snimok-1-100.jpg"])
    assert turned.size == (24, 16)
    with pdfium.PdfDocument(built(BOOK).data("pdf")) as document:
        found = [each for page in document for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))]
        left, bottom, right, top = found[0].get_bounds()
        image = found[0].get_bitmap().to_pil()
    assert right - left > top - bottom
    for each in (turned, image):
        red, _, blue = each.convert("RGB").getpixel((12, 1))
        assert red > 200 > blue


def test_the_same_book_makes_the_same_pictures():
    again = load(BOOKS / BOOK)[0]
    assert again.images == built(BOOK).book.images


def named(paths):
    from baspa.language import find
    from baspa.load.image_names import plain_names

    return plain_names({path: (path[-4:].lower(),) for path in paths}, find("ru"))


@given(st.permutations(range(6)))
def test_names_do_not_depend_on_where_a_picture_stands(order):
    """Where nothing is called the same."""
    paths = ["a.png", "б.png", "в г.jpg", "d/е.gif", "ж/З.webp", "I.svg"]
    assert named([paths[n] for n in order]) == named(paths)
