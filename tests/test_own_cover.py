"""The author's own cover: in the e-book as shops take it, and on the front of the wrap."""

import io
import zipfile

import pikepdf
import pytest
from builds import build, load, write
from PIL import Image
from rasters import exif, saved

COVER = 'cover = "art/front.{}"\n'


def picture(width, height, colours="RGB"):
    return Image.new(colours, (width, height), "navy" if colours == "RGB" else (0, 0, 128, 0))


def in_ebook(folder, kind, data):
    """Return the name and the picture of the cover in the e-book of a book that has its own."""
    book = build(write(folder, toml=COVER.format(kind), **{f"art/front.{kind}": data}), ("epub",))
    assert book.problems == ()
    with zipfile.ZipFile(io.BytesIO(book.data("epub"))) as epub:
        (name,) = (name for name in epub.namelist() if name.startswith("EPUB/cover.") and not name.endswith("xhtml"))
        assert f'src="{name.removeprefix("EPUB/")}"' in epub.read("EPUB/cover.xhtml").decode()
        return name, epub.read(name)


def test_a_picture_that_shops_take_goes_in_as_it_is(tmp_path):
    data = saved(picture(1000, 1500), "JPEG")
    assert in_ebook(tmp_path, "jpg", data) == ("EPUB/cover.jpg", data)


def test_nothing_is_seen_through(tmp_path):
    name, data = in_ebook(tmp_path, "png", saved(picture(1000, 1500, "RGBA")))
    made = Image.open(io.BytesIO(data))
    assert (name, made.mode, made.getpixel((5, 5))) == ("EPUB/cover.png", "RGB", (255, 255, 255))


def test_one_that_is_too_large_is_made_smaller_and_one_that_lies_is_put_upright(tmp_path):
    _, data = in_ebook(tmp_path, "jpg", saved(picture(3000, 2000), "JPEG", exif=exif(6)))
    made = Image.open(io.BytesIO(data))
    assert made.size == (1632, 2449)
    assert made.width * made.height <= 4_000_000


def test_an_image_of_the_text_keeps_its_own_name_beside_it(tmp_path):
    pictures = {"cover.jpg": saved(picture(1000, 1500), "JPEG")}
    book, problems = load(write(tmp_path, "# One\n\n![A](cover.jpg)\n", 'cover = "cover.jpg"\n', **pictures))
    assert (problems, book.cover.resource.path, book.images[0].name) == ((), "cover.jpg", "cover-2.jpg")


def images(data):
    """Return the sizes of the images of a PDF."""
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return [(int(each.Width), int(each.Height)) for each in streams if each.get("/Subtype") == "/Image"]


@pytest.mark.parametrize(("size", "codes"), [((1819, 2551), []), ((1000, 1500), ["B246", "B267"])])
def test_the_front_of_the_wrap_is_the_same_picture(tmp_path, size, codes):
    toml = COVER.format("jpg") + 'design = { page = "A5" }\nwrap = { spine = 5 }\n'
    book = build(write(tmp_path, toml=toml, **{"art/front.jpg": saved(picture(*size), "JPEG")}), ("pdf", "wrap"))
    assert sorted({each.code for each in book.problems} & {"B246", "B265", "B267"}) == codes
    assert images(book.data("wrap")) == [size]
