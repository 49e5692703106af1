"""What paper has as lines is drawn as resvg draws it; what it would have otherwise is told, and is pixels there."""

import io
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import PROJECT, build, check, load, write
from judged import judged
from line_drawings import LINES, NOWHERE, PIXELS
from PIL import Image, ImageChops, ImageFilter, ImageStat
from weasyprint.urls import URLFetcher, URLFetcherResponse

from baspa.layout import HTML
from baspa.layout.addresses import BASE
from baspa.layout.machine_fonts import no_machine_fonts
from baspa.untrusted.resvg import Canvas, drawn_svg
from baspa.untrusted.svg import svg_faults
from baspa.untrusted.svg_vectors import beyond_vectors

WIDTH, HEIGHT, SCALE = 200, 150, 2
FONTS = PROJECT / "styles" / "fonts"
ALIKE, APART = 1.0, 1.5  # mean difference of two pictures, of 255: edges differ by their smoothing, words by their grid


def drawing(inner: str) -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {namespaces} width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{inner}</svg>'.encode()


class Fetcher(URLFetcher):
    """Serves drawings by their number, and the house's fonts."""

    def __init__(self, drawings):
        super().__init__(allowed_protocols=())
        self.drawings = drawings

    def fetch(self, url, headers=None):
        name = url.removeprefix(BASE)
        if name.isdecimal():
            return URLFetcherResponse(url, self.drawings[int(name)], {"Content-Type": "image/svg+xml"})
        return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/ttf"})


@cache
def by_weasyprint():
    """Return each drawing of LINES and PIXELS as WeasyPrint draws it, on a page each, as PDFium shows the page."""
    drawings = [drawing(inner) for inner in (LINES | PIXELS).values()]
    sheet = (PROJECT / "styles" / "paper.css").read_text("utf-8")
    faces = "".join(line for line in sheet.splitlines() if line.startswith("@font-face")).replace("fonts/", "")
    page = f"@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0 }} body {{ margin: 0 }}"
    page += " img { display: block; break-after: page }"
    html = f"<style>{faces} {page}</style>" + "".join(f'<img alt="a" src="{n}">' for n in range(len(drawings)))
    with no_machine_fonts():
        data = HTML(string=html, base_url=BASE, url_fetcher=Fetcher(drawings)).write_pdf()
    with pdfium.PdfDocument(data) as document:
        shown = [page.render(scale=SCALE * 96 / 72).to_pil().convert("RGB") for page in document]
    return dict(zip(LINES | PIXELS, shown, strict=False))


def by_resvg(inner: str):
    fonts = tuple(sorted(path.name for path in FONTS.glob("*.ttf")))
    png = drawn_svg(drawing(inner).decode(), Canvas(fonts, WIDTH * SCALE, HEIGHT * SCALE, ("en",)), ())
    return on_white(Image.open(io.BytesIO(png)))


def on_white(image):
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def difference(one, other):
    """Return the mean difference of two pictures, of 255, after edges are blurred."""
    one, other = (each.filter(ImageFilter.BoxBlur(2)) for each in (one, other.resize(one.size)))
    return ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0]


@pytest.mark.parametrize("name", LINES)
def test_what_is_lines_is_as_another_renderer_draws_it(name):
    assert list(svg_faults(drawing(LINES[name]))) == []
    assert beyond_vectors(drawing(LINES[name])) == ()
    shown = by_weasyprint()[name]
    assert shown.getextrema() != ((255, 255),) * 3
    assert difference(shown, by_resvg(LINES[name])) < ALIKE


@pytest.mark.parametrize(
    "name",
    ["mask", "switch", "path of words", "order of painting", "clip with holes", "one radius", "no area", "underline"],
)
def test_what_is_drawn_wrongly_is_seen_by_that(name):
    assert difference(by_weasyprint()[name], by_resvg(PIXELS[name])) > APART


@pytest.mark.parametrize("name", PIXELS)
def test_all_else_is_pixels(name):
    assert list(svg_faults(drawing(PIXELS[name]))) == []
    found = beyond_vectors(drawing(PIXELS[name]))
    assert found
    assert all(each.drawable and each.line == 1 for each in found), found


@pytest.mark.parametrize("name", NOWHERE)
def test_what_neither_can_draw_is_never_drawn(name):
    assert list(svg_faults(drawing(NOWHERE[name]))) == []
    assert any(not each.drawable for each in beyond_vectors(drawing(NOWHERE[name])))


CHAPTER = """# Drawings

![A gradient](a.svg "One")

![A gradient](a.svg){width=30mm}

![Lines](b.svg "Two")

![Words on a path](c.svg)
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    gradient = drawing("\n\n" + PIXELS["gradient"])
    files = {"a.svg": gradient, "b.svg": drawing(LINES["shapes"]), "c.svg": drawing(PIXELS["path of words"])}
    return build(write(tmp_path_factory.mktemp("drawn"), CHAPTER, **files), ("pdf", "epub"))


def test_it_is_told_once_a_drawing_with_line_and_reason(drawn):
    said = [(str(each.place), each.code, each.severity.name) for each in drawn.problems]
    assert said == [("one.md:3", "B184", "WARNING"), ("one.md:9", "B184", "WARNING")]
    assert [each.message.partition("lines: ")[2] for each in drawn.problems] == [
        'fill="url(#a)" (line 3)',
        "<textPath> (line 1)",
    ]


def test_paper_has_it_as_fine_as_it_is_printed_and_the_ebook_as_it_came(drawn):
    with pikepdf.open(io.BytesIO(drawn.data("pdf"))) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        widths = sorted(int(each.Width) for each in images if "/SMask" in each)
    assert widths == [355, 625, 625]  # 30 mm, and 200 px of 1/96 inch, at 300 dpi
    assert drawn.edition.resources[0].data == drawing("\n\n" + PIXELS["gradient"])


def test_it_looks_as_it_is_meant(drawn):
    with pdfium.PdfDocument(drawn.data("pdf")) as document:
        page = next(each for each in document if list(each.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_IMAGE,))))
        found = next(page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_IMAGE,)))
        shown = on_white(found.get_bitmap(render=True).to_pil())
    assert difference(by_resvg(PIXELS["gradient"]), shown) < ALIKE
    assert difference(by_resvg(LINES["shapes"]), shown) > APART


def test_tags_and_archive_hold(drawn):
    assert judged("veraPDF", {"drawn.pdf": drawn.data("pdf")}) == {"drawn.pdf": ()}


def test_it_makes_the_same_bytes(drawn):
    assert build(drawn.folder, ("pdf",)).data("pdf") == drawn.data("pdf")


def test_what_paper_can_in_no_way_have_is_an_error(tmp_path):
    folder = write(tmp_path, "# A\n\n![A](a.svg)\n", **{"a.svg": drawing("\n" + NOWHERE["an origin by words"])})
    said = [each for each in check(load(folder)[0]) if each.code == "B184"]
    assert [(str(each.place), each.severity.name) for each in said] == [("one.md:3", "ERROR")]
    assert 'transform-origin="center" (line 2)' in said[0].message
