"""Formulas as a line of plain text: what contents, running heads and bookmarks say."""

from __future__ import annotations

import io
import zipfile

import needs
import pikepdf
import pytest
import uharfbuzz as hb
from builds import build, write

from baspa.formula.model import Formula
from baspa.formula.plain import plain
from baspa.formula.reading import read_formula
from baspa.formula.tree import as_element
from baspa.house import house_path
from baspa.model.problem import Severity

PLAIN = [
    ("E = mc^2", "E = mc²"),
    ("a + b - c", "a + b − c"),
    ("-x", "−x"),
    ("f(x, y)", "f(x, y)"),
    ("f'(x)", "f′(x)"),
    (r"\frac{a_1}{b}", "a₁/b"),
    (r"\frac{a + b}{2}", "(a+b)/2"),
    (r"\frac{1}{\sqrt{2}}", "1/(√2)"),
    (r"\sqrt{x + 1}", "√(x + 1)"),
    (r"\sqrt[3]{x}", "∛x"),
    ("x^{n+1}", "xⁿ⁺¹"),
    ("x^{ab}", "x^ab"),
    ("x^{a+b}", "x^(a+b)"),
    ("x_i", "x_i"),
    ("x_{1,2}", "x_(1, 2)"),
    ("x_1^2", "x₁²"),
    (r"\sum_{i=1}^n a_i", "∑_(i=1)ⁿ a_i"),
    (r"\sin x", "sin x"),
    (r"\alpha \le \beta", "α ≤ β"),
    (r"\mathbb{R}^n", "ℝⁿ"),
    (r"\mathbf{x}", "x"),
    (r"\hat{o}", "ô"),
    (r"a \cdot b", "a ⋅ b"),
    (r"\text{при } x > 0", "при x > 0"),
    (r"\begin{pmatrix} a & b \end{pmatrix}", r"\begin{pmatrix} a & b \end{pmatrix}"),
    (r"\binom{n}{k}", r"\binom{n}{k}"),
    (r"\overbrace{a}", r"\overbrace{a}"),
]


@pytest.mark.parametrize(("tex", "text"), PLAIN)
def test_a_formula_is_a_line_of_text(tex: str, text: str) -> None:
    formula = read_formula(tex, display=False)
    assert isinstance(formula, Formula)
    assert plain(as_element(formula)) == text


def test_a_font_of_the_house_has_every_sign() -> None:
    names = ("Literata-Regular.ttf", "STIXTwoMath-Regular.ttf")
    faces = [hb.Face(hb.Blob.from_file_path(str(house_path("styles", "fonts", name)))) for name in names]
    shown = {chr(point) for face in faces for point in face.unicodes}
    assert set("".join(text for _, text in PLAIN)) - shown == set()


def test_contents_heads_and_bookmarks_say_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "# Of $x \\in \\mathbb{R}^n$\n\nText.[^n]\n\n## About $\\sqrt{x + 1}$[^n]\n\nMore.\n\n[^n]: N.\n"
    made = build(write(tmp_path_factory.mktemp("book"), text))
    assert [p for p in made.problems if p.severity > Severity.NOTE] == []
    assert [h.text for h in made.book.chapters[0].headings] == ["Of x ∈ ℝⁿ", "About √(x + 1)"]
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for top in outline.root for item in (top, *top.children)]
    assert {"Of x ∈ ℝⁿ", "About √(x + 1)"} <= set(titles)
    document = needs.module("pymupdf").open(stream=made.data("pdf"))
    fonts = {font[3].partition("+")[2] for page in document for font in page.get_fonts()}
    assert {name.partition("-")[0] for name in fonts} <= {"Literata", "STIX", "STIXTwoMath"}, fonts
    contents = document[2].get_text().replace("\n", " ")
    assert "Of x ∈ ℝⁿ" in contents
    assert "About √(x + 1)" in contents
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        assert "Of x ∈ ℝⁿ" in archive.read("EPUB/nav.xhtml").decode()
        assert "About √(x + 1)" in archive.read("EPUB/toc.ncx").decode()
