"""Formulas from the manuscript to the finished files, read back by lxml, HarfBuzz, pikepdf and PDFium."""

import ctypes
import html
import io
import re
import zipfile

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
import uharfbuzz as hb
from builds import build, built, load, structure, typeset, write
from lxml import etree
from test_pages import BASELINE, LEADING, pages_of, place, text_lines

from baspa.apparatus.numbering import with_numbering
from baspa.load.markdown import read_tree
from baspa.model.edition import Artifact
from baspa.model.problem import Severity
from baspa.verify.held.complete import hold_epub, hold_pdf

MATHML = "{http://www.w3.org/1998/Math/MathML}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def tex_of(markdown):
    tree = read_tree("one.md", markdown)
    return [(math.get("display"), math.get("alttext")) for math in tree.body.iter("math")]


@pytest.mark.parametrize(
    ("markdown", "number"),
    [("$$ a $$ (7)", "(7)"), ("\\[ a^2 \\] (2.1)", "(2.1)"), ("$$ a $$ {#b}", None), ("$$ a $$ (b)", None)],
)
def test_a_number_behind_a_formula_is_its_number(markdown, number):
    tree = read_tree("one.md", markdown)
    assert [each.text for each in tree.body.iter("span") if each.get("class") == "formula-number"] == [number]
    assert tree.problems == []


# What the dollar signs mean.


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("$a^2$", [("inline", "a^2")]),
        ("$a$ is 5", [("inline", "a")]),
        ("($a$), $b$-th; *$c$*", [("inline", "a"), ("inline", "b"), ("inline", "c")]),
        ("$a_1$ and $b_2$ *not* emphasis", [("inline", "a_1"), ("inline", "b_2")]),
        ("$a +\nb$", [("inline", "a + b")]),
        (r"$20\,\$$", [("inline", r"20\,\$")]),
        ("5 $ and 6 $", []),
        ("$5, $6", []),
        ("5$ and 6$", []),
        ("$$$ is dear", []),
        (r"\$x\$ and `$x$`", []),
        ("    $$ code $$", []),
        ("$$ a $$", [("block", "a")]),
        ("$$\na\n+ b\n$$", [("block", "a + b")]),
        ("text\n$$\na\n$$\nmore", [("block", "a")]),
        ("- item\n\n  $$ a $$\n- $$ b $$", [("block", "a"), ("block", "b")]),
        ("- item\n$$ a $$", [("block", "a")]),
        (
            "a *b* $$c^2$$, $d$ $$ e $$ and $$f\ng$$",
            [("inline", "c^2"), ("inline", "d"), ("inline", "e"), ("inline", "f g")],
        ),
        ("| a |\n|---|\n| $$b$$ |\n\nc $$d", [("inline", "b")]),
        ("> $$\n> a\n> + b\n> $$", [("block", "a + b")]),
        ("| a |\n|---|\n| $x$ |", [("inline", "x")]),
        ("# On $x$", [("inline", "x")]),
        ("$`a_1*b*`$5, $``x``$, 5$ and `$`a`$`", [("inline", "a_1*b*"), ("inline", "x")]),
        ("```math\na\n\n+ b\n```", [("block", "a + b")]),
        ("text\n~~~~ math {#eq-a}\na\n~~~\n~~~~\nmore", [("block", "a ~~~")]),
        ("- item\n\n  ```math\n  a\n  ```\n- > ```math\n  > b\n  > ```", [("block", "a"), ("block", "b")]),
        ("```mathematica\na\n```", []),
        ("``math\na\n``", []),
        (r"\( 4n \) \( f(x) \) \( see there \) \( a or b \)", [("inline", "4n"), ("inline", "f(x)")]),
        (r"\\( LL(k) \\) \\(a\_i\\) C:\\(x86\\) \\( see \\)", [("inline", "LL(k)"), ("inline", "a_i")]),
        (r"\\(c\\) (\\(d'\\))", [("inline", "c"), ("inline", "d'")]),
        ("It costs $6: <span>$</span>100, $a<b$ <span>$</span>5 or 6$", [("inline", "a<b")]),
        (r"\\[ b \in \\{1\\} \\] {#eq-b}", [("block", r"b \in \{1\}")]),
        ("- \\\\[\n  x \\\\, y\n  \\\\]", [("block", r"x \, y")]),
    ],
)
def test_dollar_signs(markdown, formulas):
    assert tex_of(markdown) == formulas
    assert read_tree("one.md", markdown).problems == []


@pytest.mark.parametrize(
    ("behind", "goes_on"),
    [("Two", True), ("\nThree", False), ("\nгде", True), ("\nwhere $a$", True), ("\n$a$ is", False), ("\n1 is", False)],
)
def test_a_paragraph_goes_on_behind_a_formula_without_an_empty_line_or_with_a_small_letter(behind, goes_on):
    tree = read_tree("one.md", f"one\n$$ a $$\n{behind}\n\nand more")
    assert [p.get("class") for p in tree.body] == [None, "formula", "continued" if goes_on else None, None]


def test_what_is_no_paragraph_goes_on_with_no_formula():
    tree = read_tree("one.md", "$$ a $$ {#x .y}\n\n- item\n\n$$ a $$\n\n> quoted\n\n$$ a $$\n\n## head\n")
    assert {e.get("class") for e in tree.body.iter()} == {None, "formula", "formula y numbered", "formula-number"}


@pytest.mark.parametrize("markdown", ["```math\na", "- item\n\n  ```math\n  a\n\n```\nb\n```"])
def test_a_formula_that_nothing_closes_is_code_that_nothing_closes(markdown):
    tree = read_tree("one.md", markdown)
    assert not list(tree.body.iter("math"))
    assert {problem.code for problem in tree.problems} == {"B153"}


@pytest.mark.parametrize("markdown", ["$$\na\n& b\n$$", "```math\na\n& b\n```", "```{math}\n:label: e\na & b\n```"])
def test_a_fault_in_a_formula_is_told_with_its_line(markdown):
    assert [(each.code, each.place.line) for each in read_tree("one.md", markdown).problems] == [("B037", 3)]


# Numbers.

CHAPTERS = {
    "one.md": "# One\n\n$$ a $$ {#eq-a}\n\n$$ b $$\n\nBy [](#eq-a), [](two.md#eq-c), [a link](#eq-a) and [](#one).\n",
    "two.md": "# Two\n\n$$ d \\tag{2} $$\n\n$$ c $$ {#eq-c}\n\n$$ e \\tag{E} $$ {#eq-e}\n\nBy [](#eq-e).\n",
}


def test_formulas_with_an_id_are_numbered_through_the_book_and_links_say_it(tmp_path):
    write(tmp_path, toml='[[authors]]\nname = "A"\n', **CHAPTERS)
    toml = (tmp_path / "book.toml").read_text().replace('["one.md"]', '["one.md", "two.md"]')
    (tmp_path / "book.toml").write_text(toml)
    book, problems = load(tmp_path)
    assert problems == ()
    texts = [[block.text for block in chapter.blocks] for chapter in book.chapters]
    assert texts == [
        ["One", "a(1)", "b", "By (1), (3), a link and “One”\ufdd0."],
        ["Two", "d \\tag{2}(2)", "c(3)", "e \\tag{E}(E)", "By (E)."],
    ]
    assert with_numbering(book) == (book, ())


# The e-book.


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def documents(name):
    return documents_of(built(name))


def documents_of(book):
    return {path.removeprefix("EPUB/"): data for path, data in files(book.data("epub")).items()}


def test_the_e_book_has_mathml_in_its_namespace_and_says_so():
    parts = documents("construct-formulas")
    chapter = etree.fromstring(parts["c1.xhtml"])
    found = [math.get("alttext") for math in chapter.iter(f"{MATHML}math")]
    assert len(found) > 20
    assert "E = mc^2" in found
    assert not list(chapter.iter(f"{XHTML}math", "math"))
    package = etree.fromstring(parts["content.opf"])
    properties = {item.get("href"): item.get("properties") for item in package.iter("{*}item")}
    assert (properties["c1.xhtml"], properties["imprint.xhtml"]) == ("mathml", None)
    pages = [etree.fromstring(data) for name, data in parts.items() if name.endswith(".xhtml")]
    pictures = {img.get("src") for page in pages for img in page.iterfind(f".//{XHTML}img[@class='no-math']")}
    assert pictures == {name for name in parts if name.endswith(".svg")}
    assert ("accessibilityFeature", "MathML") in built("construct-formulas").edition.accessibility
    assert ("accessibilityFeature", "MathML") not in built("construct-blocks").edition.accessibility


def test_a_heading_that_is_a_formula_is_called_by_its_tex_and_one_with_words_by_them(tmp_path):
    chapter = documents_of(build(write(tmp_path, "# $E = m$\n\n## On $x$\n\n### $a$ $b$\n\n### None\n"), ("epub",)))[
        "c1.xhtml"
    ]
    headings = etree.fromstring(chapter).iter(*(f"{XHTML}h{level}" for level in (1, 2, 3)))
    assert [each.get("aria-label") for each in headings] == ["E = m", None, "a, b", None]


def test_the_math_font_shows_formulas_and_literata_the_words_in_them():
    parts = documents("construct-formulas")
    math, text = (hb.Face(hb.Blob(parts[f"fonts/{name}-Regular.ttf"])) for name in ("STIXTwoMath", "Literata"))
    assert {ord(letter) for letter in "𝑎𝜋∑√∫≥"} <= set(math.unicodes)
    assert hb.Font(math).get_math_constant(hb.OTMathConstant.AXIS_HEIGHT) > 0
    assert {ord(letter) for letter in "∑𝜋"}.isdisjoint(text.unicodes)
    assert {ord(letter) for letter in "үшбұрышжолегер"} <= set(text.unicodes)
    assert "fonts/STIXTwoMath-Regular.ttf" not in documents("construct-blocks")


def test_what_clings_to_a_formula_stays_on_its_line(tmp_path):
    book, _ = load(write(tmp_path, "# One\n\nThe $n$-th of *$m$* ($k$), *so* $a$ it is.\n"))
    text = next(section.xhtml for section in typeset(book).sections if section.name == "c1.xhtml")
    groups = etree.fromstring(text.encode()).iter(f"{XHTML}span")
    assert ["".join(group.itertext()) for group in groups if group.get("class") == "nb"] == ["n-th", "k),"]


# The PDF.


def test_formulas_are_tagged_with_their_tex():
    book = built("construct-formulas")
    wanted = [tex for chapter in book.book.chapters for tex in re.findall(r'alttext="([^"]*)"', chapter.xhtml)]
    with pikepdf.open(io.BytesIO(book.data("pdf"))) as pdf:
        found = [str(element.Alt) for element, _ in structure(pdf) if element.S == "/Formula"]
    assert sorted(found) == sorted(map(html.unescape, wanted))


def test_a_formula_is_drawn_once_for_all_its_places(tmp_path):
    book, _ = load(write(tmp_path, "# One\n\n$a$ and $a$, $b$, and\n\n$$ a $$\n"))
    edition = typeset(book)
    assert [each.path for each in edition.drawings] == [".formulas/1.svg", ".formulas/2.svg", ".formulas/3.svg"]
    assert [edition.paper.count(each.path) for each in edition.drawings] == [2, 1, 1]


def test_verify_misses_a_formula_in_either_format(tmp_path):
    made = build(write(tmp_path, "# One\n\nA formula $abc$ here.\n"))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        next(element for element, _ in structure(pdf) if element.S == "/Formula").Alt = "x"
        pdf.save(out)
    assert [p.code for p in hold_pdf(Artifact("pdf", "", out.getvalue()), made.faces.print)] == ["B053", "B176"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files(made.data("epub")).items():
            archive.writestr(name, data.replace(b'alttext="abc"', b'alttext="ab"'))
    assert [p.code for p in hold_epub(Artifact("epub", "", out.getvalue()), made.faces.epub)] == ["B053", "B176"]


def test_a_formula_in_a_link_passes(tmp_path):
    made = build(write(tmp_path, "# One {#one}\n\nSee [the $a^2$ formula](#one) and [$b$](#one).\n"))
    assert [problem for problem in made.problems if problem.severity > Severity.NOTE] == []


def fill(path):
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    assert raw.FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha)
    return red.value, green.value, blue.value


@pytest.mark.parametrize("name", ["pdf", "proof"])
def test_a_formula_has_the_colour_of_the_text_around_it(name, tmp_path):
    made = build(write(tmp_path, "# One $x$\n\nText $x$ and $x$.\n", '[design]\naccent = "#336699"\n'), [name])
    page = pypdfium2.PdfDocument(made.data(name))[4]
    colours = [fill(path) for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,))]
    assert [colour for colour in colours if colour[0] < 0x80] == [
        (0x33, 0x66, 0x99),
        (0x1C, 0x1A, 0x18),
        (0x1C, 0x1A, 0x18),
    ]


# The grid.

DEPTH = LEADING * (1 - BASELINE)  # pt: of a line, below its baseline
WORDS = "Words of a line that goes on until the end of it and then some more"


@pytest.mark.parametrize("tex", ["x^2", r"\frac{s}{t}", r"\frac{a+b}{c+d}", r"\sum_{i=1}^n a_i", r"\sqrt{x^2 + y^2}"])
def test_ordinary_formulas_leave_their_line_its_place(tmp_path, tex):
    (page,) = pages_of(tmp_path, [f"{WORDS} {WORDS} ${tex}$ {WORDS} {WORDS} {WORDS}."])
    places = [place(line) for line in page]
    assert all(abs(at - round(at)) < 0.01 for at in places)
    assert round(places[-1] - places[0]) == len({round(at) for at in places}) - 1


def test_a_formula_right_under_another_goes_down_a_line(tmp_path):
    lines = "\\\n".join(("one", r"two $\frac{a}{b}$", r"two $\frac{a}{b}$", "two", r"two $\frac{a}{b}$", "two"))
    (page,) = pages_of(tmp_path, [f"{lines}."])
    places = [round(place(line)) for line in page]
    assert [at - places[0] for at in places] == [0, 1, 3, 4, 5, 6]


@pytest.mark.parametrize("tex", [r"\frac{a}{b}", r"\begin{pmatrix} a \\ b \\ c \end{pmatrix}", r"\int_0^1 x"])
def test_a_displayed_formula_stands_in_the_middle_between_lines_on_the_grid(tmp_path, tex):
    made = build(write(tmp_path, f"# One\n\n{WORDS}.\n$$ {tex} $$\n{WORDS}."))
    (page,) = text_lines(made.data("pdf")).values()
    after = place(page[-1])
    assert abs(after - round(after)) < 0.01
    document = pypdfium2.PdfDocument(made.data("pdf"))
    ink = [item.get_bounds() for item in document[page[0].page - 1].get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,))]
    _, bottom, _, top = max(ink, key=lambda edges: edges[3] - edges[1])
    above = next(line for line in reversed(page) if line.baseline > top).baseline - DEPTH - top
    below = bottom - (page[-1].baseline + LEADING - DEPTH)
    assert abs(above - below) < 1


def test_a_number_stands_at_the_margin_on_the_formulas_line(tmp_path):
    (page,) = pages_of(tmp_path, [f"{WORDS} {WORDS}.\n$$ a = b $$ {{#eq}}\n{WORDS}."])
    number = next(line for line in page if line.text.strip() == "(1)")
    full = page[0] if len(page[0].text) > 40 else page[1]
    assert abs(number.right - full.right) < 1.5


def test_a_formula_that_paper_makes_much_smaller_is_said_so(tmp_path):
    """Of the two that are too wide only the one that loses a fifth of its size is a fault."""
    wide = " + ".join(f"(a_{{{n}}} + b)^2" for n in range(1, 13))
    text = f"# One\n\n$$ a = b $$\n\nText:\n\n$$\n{wide}\n$$\n\nAnd $x$.[^n]\n\n[^n]: A note:\n\n    $$ {wide} $$\n"
    made = build(write(tmp_path, text))
    said = [(p.code, p.place.line, p.severity.name) for p in made.problems]
    assert said == [("B145", 7, "WARNING"), ("B145", 15, "WARNING")]
    assert [share for _, share in made.made["pdf"].shrunk] == pytest.approx([0.57, 0.57], abs=0.12)
    nearly = " + ".join(f"(a_{{{n}}} + b)^2" for n in range(1, 8))
    narrow = build(write(tmp_path / "b", f"# One\n\n$$\n{nearly}\n$$\n\n$$\n{nearly}\n$$ {{#eq-a}}\n"))
    assert narrow.problems == ()
