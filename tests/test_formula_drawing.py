"""The pictures of formulas, read back by fontTools, PDFium and pikepdf: outlines, sizes, baseline, same bytes."""

import base64
import hashlib
import io
import os
import subprocess
import sys
from functools import cache

import pikepdf
import pypdfium2
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from formulas import FORMULAS, read
from lxml import etree
from weasyprint import HTML

from baspa.formula.drawing import UNIT, draw_formula
from baspa.formula.fonts import MATH, SCALE, TEXT, font, glyph_id
from baspa.house import house_path
from baspa.load.images import media_type
from baspa.untrusted.svg import svg_faults


def ink(tex: str, display: bool = True) -> tuple[float, float, float, float]:
    """Return the bounds of a drawing's ink from the start of its baseline, em, y up."""
    drawing = draw_formula(read(tex, display))
    (path,) = etree.fromstring(drawing.svg)
    pen = BoundsPen(None)
    parse_path(path.get("d"), pen)
    left, top, right, bottom = (edge / UNIT for edge in pen.bounds)
    return left - drawing.left, drawing.height - bottom, right - drawing.left, drawing.height - top


@pytest.mark.parametrize("tex", FORMULAS)
def test_a_picture_is_outlines_alone_and_holds_all_of_them(tex):
    drawing = draw_formula(read(tex))
    root = etree.fromstring(drawing.svg)
    assert [element.tag for element in root.iter()] == [
        f"{{http://www.w3.org/2000/svg}}{name}" for name in ("svg", "path")
    ]
    assert set(root.attrib) == {"viewBox"}
    assert set(root[0].attrib) == {"d"}
    assert media_type(drawing.svg) == "image/svg+xml"
    assert list(svg_faults(drawing.svg)) == []
    box = [float(value) / UNIT for value in root.get("viewBox").split()]
    assert box == pytest.approx([0, 0, drawing.width, drawing.height + drawing.depth])
    left, bottom, right, top = ink(tex)
    assert left >= -drawing.left - 0.002
    assert right <= drawing.width - drawing.left + 0.002
    assert -drawing.depth - 0.002 <= bottom
    assert top <= drawing.height + 0.002


def test_a_picture_without_ink_is_no_path():
    assert draw_formula(read(r"\quad")).svg.endswith(b'viewBox="0 0 1070 0"></svg>')


@pytest.mark.parametrize(
    "tex", [r"\mathrm{x}", r"\mathrm{H}", r"\text{х}", r"\text{Н}", r"\mathrm{x}^2", r"\mathbb{R}"]
)
def test_letters_stand_on_the_baseline(tex):
    assert ink(tex)[1] == pytest.approx(0, abs=0.01)


def test_the_letters_are_as_tall_as_the_text_s():
    extents = font(TEXT).get_glyph_extents(font(TEXT).get_nominal_glyph(ord("x")))
    assert ink(r"\mathrm{x}")[3] == pytest.approx(extents.y_bearing / 1000, abs=0.01)
    assert ink(r"\text{x}")[3] == pytest.approx(extents.y_bearing / 1000, abs=0.002)


def room(tex: str) -> float:
    """Return the width that a formula takes up on its line, em."""
    drawing = draw_formula(read(tex))
    return drawing.width - drawing.left - drawing.right


@pytest.mark.parametrize(("sign", "eighteenths"), [("+", 8), ("=", 10), (r"\cdot", 8), (",", 3), ("/", 0)])
def test_operators_have_their_spaces(sign, eighteenths):
    """4 mu on either side of an operation, 5 of a relation, 3 behind a comma (The TeXbook, chapter 18)."""
    spaces = room(f"2 {sign} 3") - room("2") - room("3") - room(rf"\mathrm{{{sign}}}")
    assert spaces == pytest.approx(eighteenths / 18 * SCALE, abs=0.004)


@pytest.mark.parametrize(("left", "right"), [("a", "b"), ("2", "3"), (r"\frac12", r"\sqrt{2}"), (r"\text{ж}", "x")])
def test_widths_add_up(left, right):
    assert room(left + right) == pytest.approx(room(left) + room(right), abs=0.003)
    assert room(left + "{}" + right + left) > room(left + right)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (r"\left(x\right)", r"\left(\frac{x}{y}\right)"),
        (r"\left(\frac{x}{y}\right)", r"\left(\frac{\frac{x}{y}}{\frac{x}{y}}\right)"),
        (r"\sqrt{x}", r"\sqrt{\frac{x}{y}}"),
        (r"\textstyle\sum", r"\displaystyle\sum"),
        (r"\big(", r"\Big("),
        (r"\Big(", r"\bigg("),
        (r"\bigg(", r"\Bigg("),
        (r"\begin{pmatrix}1\\2\end{pmatrix}", r"\begin{pmatrix}1\\2\\3\end{pmatrix}"),
    ],
)
def test_what_encloses_more_is_taller(less, more):
    assert ink(more)[3] - ink(more)[1] > ink(less)[3] - ink(less)[1] + 0.05


@pytest.mark.parametrize("count", [2, 5, 9, 14])
def test_a_fence_encloses_its_rows(count):
    rows = r"\\".join("H" * count)
    inside, whole = ink(rf"\begin{{matrix}}{rows}\end{{matrix}}"), ink(rf"\begin{{vmatrix}}{rows}\end{{vmatrix}}")
    assert whole[1] < inside[1]
    assert inside[3] < whole[3]
    assert whole[3] - whole[1] < inside[3] - inside[1] + 1.2
    assert count < 14 or whole[3] - whole[1] > 14 * 1.2 * SCALE - 0.01  # put together of parts: as high as the rows


@pytest.mark.parametrize(
    "tex", [r"\frac{a}{b}", r"\left(\frac{a}{b}\right)", r"\begin{bmatrix}1\\2\end{bmatrix}", r"\sum", "+", "="]
)
def test_the_axis_is_the_middle(tex):
    bar = ink("-")
    _, bottom, _, top = ink(tex) if tex[1:8] != "frac{a}" else ink(r"\frac{\phantom{x}}{\phantom{x}}")
    assert (bottom + top) / 2 == pytest.approx((bar[1] + bar[3]) / 2, abs=0.03)


def test_limits_stand_over_sums_and_scripts_beside_them():
    assert draw_formula(read(r"\sum_{i=1}^n")).width < draw_formula(read(r"\sum\nolimits_{i=1}^n")).width
    beside, above = read(r"\sum_{i=1}^n", display=False), read(r"\sum\limits_{i=1}^n", display=False)
    assert draw_formula(beside).width > draw_formula(above).width
    assert draw_formula(beside).height < draw_formula(above).height
    assert draw_formula(read(r"\int_0^1")).width > draw_formula(read(r"\int\limits_0^1")).width


def test_a_subscript_nestles_and_a_superscript_clears():
    """V leans, so its subscript goes under its arm (MathKernInfo); f leans out, so its superscript keeps off."""
    assert ink("V_1")[2] - ink("V")[2] < ink("x_1")[2] - ink("x")[2] - 0.15
    assert ink("f_1")[2] < ink("f^1")[2]


@pytest.mark.parametrize(("behind", "arm"), [(", ", True), (".", True), (" and", False), ("-th", False), ("", False)])
def test_the_sheet_of_a_drawing_sets_it_on_the_line(behind, arm):
    """Ink at the left stands out of its room, as that at the right does above a sign at the foot alone."""
    drawing = draw_formula(read("yU"))
    right = drawing.right if arm else 0.0
    assert drawing.left > 0.005
    assert drawing.right > 0.07
    assert drawing.css(behind) == (
        f"width:{drawing.width:.4f}em;height:{drawing.height + drawing.depth:.4f}em;"
        f"vertical-align:{-drawing.depth:.4f}em;margin:0 {-right:.4f}em 0 {-drawing.left:.4f}em"
    )


@cache
def page() -> bytes:
    """Return a PDF with an H as text and one as a formula, 100 pt each, whose feet must be in one line."""
    formula = read(r"\mathrm{H}_{g}")
    drawing = draw_formula(formula)
    source = f"data:image/svg+xml;base64,{base64.b64encode(drawing.svg).decode()}"
    html = f"""<style>@font-face {{ font-family: L; src: url({house_path("styles", "fonts", TEXT).as_uri()}) }}
    @page {{ size: 300pt 200pt; margin: 0 }} p {{ font: 100pt/150pt L; margin: 0 }}</style>
    <p>H<img alt="{formula.alt}" style="{drawing.css("")}" src="{source}"></p>"""
    out = io.BytesIO()
    HTML(string=html).write_pdf(out)
    return out.getvalue()


def test_on_a_page_the_formula_is_vector_and_on_the_baseline():
    with pikepdf.open(io.BytesIO(page())) as pdf:
        assert not [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
    drawn = (
        pypdfium2.PdfDocument(page())[0].render(scale=4).to_pil().convert("L").point(lambda grey: 255 * (grey < 128))
    )
    halves = [drawn.crop((4 * left, 0, 4 * right, drawn.height)) for left, right in ((0, 78), (82, 150))]
    feet = [half.getbbox()[3] for half in halves]
    assert abs(feet[0] - feet[1]) <= 4  # pixels: a hundredth of an em


def test_the_same_formulas_make_the_same_bytes():
    code = (
        "import hashlib, sys;"
        "from baspa.formula.reading import read_formula as r;"
        "from baspa.formula.drawing import draw_formula as d;"
        "f = [r(t, True) for t in sys.stdin.read().split('\\0')];"
        "print(hashlib.sha256(b''.join(x.mathml.encode() + d(x).svg for x in f)).hexdigest())"
    )
    here = hashlib.sha256(b"".join(read(t).mathml.encode() + draw_formula(read(t)).svg for t in FORMULAS)).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input="\0".join(FORMULAS),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == here


def test_dots_give_way_to_accents_and_scripts_have_forms_of_their_own():
    assert ink(r"\hat\imath")[3] == ink(r"\hat i")[3] < ink(r"\hat{ii}")[3]
    assert glyph_id("′", 1) != glyph_id("′") == glyph_id("′", 0)


def test_the_scale_makes_both_fonts_alike():
    assert SCALE * font(MATH).get_glyph_extents(glyph_id("x")).y_bearing == pytest.approx(507, abs=3)
