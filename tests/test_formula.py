"""TeX is read strictly, and its MathML is what EPUB's MathML 3 and MathML Core share."""

import hypothesis
import pytest
from formulas import FORMULAS, MATHML, glyphs, read, tree
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from baspa.formula.commands import COMMANDS, ENVIRONMENTS, GROUPS, Group
from baspa.formula.drawing import draw_formula
from baspa.formula.fonts import TEXT, font
from baspa.formula.letters import needed
from baspa.formula.model import Formula, FormulaFault
from baspa.formula.operators import Operator, operator
from baspa.formula.reading import read_formula

KAZAKH = "әғқңөұүһі"

# What a formula becomes: elements and texts, by the standard read by hand.
TREES = [
    (r"E = mc^2", "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"),
    (r"\frac{a}{2}", "<mfrac><mi>a</mi><mn>2</mn></mfrac>"),
    (r"\dfrac12", '<mstyle displaystyle="true"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>'),
    (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    (r"\mathrm{d}x", '<mi mathvariant="normal">d</mi><mi>x</mi>'),
    (r"\mathbb{R}\mathbf{v}", "<mi>ℝ</mi><mi>𝐯</mi>"),
    (r"{}^{14}\mathrm{C}", '<msup><mrow/><mn>14</mn></msup><mi mathvariant="normal">C</mi>'),
    (r"\text{50\% а -- б}", "<mtext>50%\xa0а\xa0–\xa0б</mtext>"),
    (r"\overline{AB}", '<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo stretchy="true">‾</mo></mover>'),
    (r"\sin x", '<mrow><mi>sin</mi><mo lspace="0.1667em">\u2061</mo><mi>x</mi></mrow>'),
    (r"\begin{matrix} a \\ \end{matrix}", "<mtable displaystyle='false'><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"),
    (r"\left< x \right>", "<mrow><mo>⟨</mo><mi>x</mi><mo>⟩</mo></mrow>"),
    ("a\u00a0b", "<mi>a</mi><mtext>\u00a0</mtext><mi>b</mi>"),
    (r"\phantom{x}", "<mphantom><mi>x</mi></mphantom>"),
]
FAULTS = [  # TeX, offset, what the message or the mend must say
    ("", 0, "the formula is empty"),
    ("  ", 0, "the formula is empty"),
    (r"\tag{1}", 0, "the formula is empty"),
    (r"a + \foo x", 4, r"unknown command \foo"),
    (r"\alpa", 0, r"did you mean \alpha?"),
    (r"\input{/etc/passwd}", 0, r"unknown command \input"),
    (r"\write18{ls}", 0, r"unknown command \write"),
    (r"\def\x{\x\x}\x", 0, "formulas define no commands"),
    (r"\newcommand{\x}{y}", 0, "formulas define no commands"),
    (r"\href{https://example.org}{x}", 0, r"unknown command \href"),
    (r"x + {a", 4, "{ without }"),
    (r"a}", 1, "} without {"),
    (r"{a\right)", 2, r"\right where } should be"),
    (r"\left( x", 0, r"\left without \right"),
    (r"x \right)", 2, r"\right without \left"),
    (r"x \middle| y", 2, r"\middle outside of \left and \right"),
    (r"\left x \right)", 6, "a delimiter is missing"),
    (r"a & b", 2, "& outside of a table"),
    (r"a \\ b", 2, r"\\ outside of an environment"),
    (r"\begin{cases} x", 0, r"\begin{cases} without \end{cases}"),
    (r"x \end{cases}", 2, r"\end{cases} without \begin"),
    (r"\begin{matrix} 1 \end{pmatrix}", 17, r"\end{pmatrix} where \end{matrix} should be"),
    (r"\begin{pmatrxi} x \end{pmatrxi}", 0, 'did you mean "pmatrix"?'),
    (r"\begin{alignat} x \end{alignat}", 0, 'did you mean "align"?'),
    (r"\begin{array}{c} 1 & 2 \end{array}", 19, "more cells in a row"),
    (r"\begin{array}{x} 1 \end{array}", 13, "the columns are not said, or wrong"),
    (r"\begin{cases} 1 & 2 & 3 \end{cases}", 20, "it has two"),
    (r"\begin{matrix} a \\[1em] b \end{matrix}", 17, r"a length behind \\"),
    (r"\begin{aligned}[t] a \end{aligned}", 0, r"a place behind \begin{aligned}"),
    (r"a\hline", 1, r"\hline may only stand"),
    (r"x\limits_a", 1, r"\limits may only stand"),
    (r"\frac{1}", 8, "an argument is missing"),
    (r"ә+\frac{ә}", 10, "an argument is missing"),
    (r"\left< \frac{1} \right>", 16, "an argument is missing"),
    ("x^", 2, "an argument is missing"),
    ("x_1_2", 3, "two scripts of one kind"),
    (r"\sqrt[", 6, "a bracket is not closed"),
    ("a % b", 2, r"write \%"),
    ("5 $", 2, r"write \$"),
    ("#1", 0, r"write \#"),
    ("a\\", 1, "a backslash without a command"),
    ('\\text{"a"}', 6, "write « and »"),
    (r"\text{a^2}", 7, r"only words can stand in \text"),
    (r"\text{\alpha}", 6, r"only words can stand in \text"),
    (r"\mathbf{ә}", 8, r'\mathbf has no "ә"'),
    (r"\mathbb ә", 8, r'\mathbb has no "ә"'),
    (r"\mathfrak{1}", 10, r'\mathfrak has no "1"'),
    (r"\mathcal{\alpha}", 9, r"\mathcal has no \alpha"),
    (r"1 + \not x", 4, "no struck form"),
    (r"\sum_{\substack{a\\b^}}", 21, "an argument is missing"),
    (r"\sum_{\substack x}", 6, r"\substack without braces"),
    (r"\sum_{\substack{a & b}}", 18, "& outside of a table"),
    (r"\hat\displaystyle x", 4, "put braces around it"),
    (r"\operatorname{\frac12}", 14, r"only words can stand in \operatorname"),
    ("日", 0, "U+65E5"),
    ("x\x00", 1, "U+0000"),
    ("0\x1f", 1, "U+001F"),
    ("a\x0cb", 1, "U+000C"),
    ("a\u2028b", 1, "U+2028"),
    ("a\u0301", 1, "U+0301"),
    (r"x\tag{1}\tag{2}", 8, r"\tag within the formula"),
    (r"{x\tag{1}}", 2, r"\tag within the formula"),
    (r"x\tag", 1, r"\tag without a number"),
    ("x" * 2001, 2000, "more than 2000 characters"),
    ("{" * 31 + "}" * 31, 30, "more than 30 groups"),
    ("\\hat " * 300 + "x", 0, "too much within one another"),
]
# MathML Core, 2: its elements, without those for HTML's sake.
CORE = {
    *("math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts"),
    *("mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr"),
    *("munder", "munderover"),
}
FIXED = {"mfrac", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"}


@pytest.mark.parametrize("display", [True, False])
@pytest.mark.parametrize("tex", FORMULAS)
def test_a_formula_is_mathml_core_that_mathml_3_knows(tex, display):
    root = tree(read(tex, display))
    assert root.tag == f"{MATHML}math"
    assert dict(root.attrib) == {"display": "block" if display else "inline", "alttext": tex}
    for element in root.iter():
        name = element.tag.removeprefix(MATHML)
        assert name in CORE
        assert "scriptlevel" not in element.attrib or name == "mstyle"
        assert "displaystyle" not in element.attrib or name in ("mstyle", "mtable")
        assert name != "mspace" or element.attrib
        parent = element.getparent()
        assert name != "mrow" or len(element) or parent.tag.removeprefix(MATHML) in FIXED


@pytest.mark.parametrize(("tex", "expected"), TREES)
def test_what_a_formula_becomes(tex, expected):
    wanted = etree.fromstring(f'<math xmlns="{MATHML[1:-1]}" display="block">{expected}</math>')
    found = tree(read(tex))
    del found.attrib["alttext"]
    assert etree.tostring(found, method="c14n") == etree.tostring(wanted, method="c14n")


@pytest.mark.parametrize(("tex", "offset", "said"), FAULTS)
def test_a_fault_says_what_is_wrong_and_where(tex, offset, said):
    found = read_formula(tex, display=True)
    assert isinstance(found, FormulaFault), found.mathml
    assert found.offset == offset, found
    assert said in f"{found.message}; {found.hint}"


def test_a_tag_is_the_number_of_a_formula_on_a_line_of_its_own():
    formula = read(r"a = b \tag{2.1}")
    assert formula.tag == "2.1"
    assert formula.mathml == read("a = b").mathml.replace('"a = b"', '"a = b \\tag{2.1}"')
    assert isinstance(read_formula(r"a\tag{1}", display=False), FormulaFault)


@pytest.mark.parametrize(
    ("tex", "same", "tag"),
    [
        (r"\begin{equation}\label{eq:a} a \end{equation}", "a", ""),
        (r"\begin{align} a &= b \nonumber \end{align}", r"\begin{aligned} a &= b \end{aligned}", ""),
        (r"\begin{multline*} a \\ b \end{multline*}", r"\begin{gathered} a \\ b \end{gathered}", ""),
        (r"a \eqno(1.2)", "a", "1.2"),
        (r"a \leqno{(3)}", "a", "3"),
        (r"a \quad (1)", "a", "1"),
        (r"a, \qquad\qquad (2.1)", "a,", "2.1"),
        (r"a \hfill (3а).", "a.", "3а"),
        (r"a \; \; \; (*)", "a", "*"),
        (r"\begin{equation} a \quad(4) \end{equation}", "a", "4"),
        (r"a \quad (b)", r"a \quad (b)", ""),
        (r"f \, (1)", r"f \, (1)", ""),
    ],
)
def test_what_latex_says_around_a_formula(tex, same, tag):
    found = read(tex)
    assert found.tag == tag
    assert found.mathml.partition(">")[2] == read(same).mathml.partition(">")[2]


@pytest.mark.parametrize(
    ("tex", "same"),
    [("1,5+0,05", "1{,}5+0{,}05"), ("1,2,3", "1,2,3"), ("f(1, 2)", "f(1, 2)"), ("a,5", "a,5"), ("12,5,", "12{,}5,")],
)
def test_a_comma_is_decimal_where_the_language_has_it_so(tex, same):
    found = read_formula(tex, True, decimal=",")
    assert found.mathml.partition(">")[2] == read(same).mathml.partition(">")[2]
    assert read_formula(tex, True).mathml == read(tex).mathml


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"\begin{align} a &= b \\ c &= d \nonumber \end{align}", r"\begin{aligned} a &= b \\ c &= d \end{aligned}"),
        (r"\begin{multline} a \\ b \end{multline}", r"\begin{gathered} a \\ b \end{gathered}"),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", r"\begin{array}{rcl} a &=& b \end{array}"),
    ],
)
def test_environments_whose_lines_latex_numbers_are_those_that_it_does_not(tex, same):
    tables = [read(each).mathml.partition("<mtable")[2] for each in (tex, same)]
    assert tables[0] == tables[1] != ""


def test_the_alternative_text_is_the_tex_in_one_line():
    assert read(" a +\n  b\t").alt == "a + b"


def commands() -> list[tuple[Group, str]]:
    bare = {"begin", "end", "tag", "nonumber", "notag", "hline", "right", "middle", "limits", "nolimits", "not"}
    return [(group, name) for group in GROUPS for name in group.names if name not in bare]


ARGUMENTS = ("", " x", "{x}", "{x}{y}", "{x}{y}{z}", "(", "( x \\right)")


@pytest.mark.parametrize(("group", "name"), commands(), ids=[name for _, name in commands()])
def test_every_command_is_read_and_has_its_glyphs(group, name):
    tries = [read_formula(f"\\{name}{argument}", display=True) for argument in ARGUMENTS]
    formula = next((found for found in tries if isinstance(found, Formula)), None)
    assert formula, tries[0]
    assert glyphs(formula) or group.title == "Spaces and styles", formula.mathml
    assert all(mark.id for mark in glyphs(formula)), formula.mathml


@pytest.mark.parametrize("tex", [tex for group in GROUPS for tex in group.examples])
def test_every_example_is_read_and_drawn(tex):
    assert draw_formula(read(tex)).svg


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_environment_is_read(name):
    columns = "{lr}" if name == "array" else "{c}" if name == "subarray" else ""
    alone = ("gather", "multline", "equation", "subarray")
    cells = "a" if name.removesuffix("ed").startswith(alone) else "a & b"
    assert draw_formula(read(rf"\begin{{{name}}}{columns} {cells} \\ {cells} \end{{{name}}}")).svg


@pytest.mark.parametrize("tex", [rf"\text{{{KAZAKH}{KAZAKH.upper()}}}", rf"\mathrm{{{KAZAKH}}}", rf"x_{{{KAZAKH}}}"])
def test_kazakh_letters_are_literata(tex):
    drawn = [mark for mark in glyphs(read(tex)) if mark.font == TEXT]
    wanted = [font(TEXT).get_nominal_glyph(ord(letter)) for letter in KAZAKH]
    assert [mark.id for mark in drawn[: len(wanted)]] == wanted


# Whatever somebody types: a formula or a fault, and what is a formula can be drawn.

PIECES = [
    *(f"\\{name} " for name in sorted(COMMANDS - {"begin", "end"}) if len(name) > 1),
    *(f"\\{name}{{HOLE}}" for name in ("frac{x}", "sqrt", "text", "hat", "overline", "mathbf", "operatorname")),
    *(f"\\begin{{{name}}}HOLE\\end{{{name}}}" for name in ENVIRONMENTS if "array" not in name),
    *(r"\left( HOLE \right)", "{HOLE}", "x_{HOLE}", "x^{HOLE}", "HOLE&HOLE", r"HOLE\\HOLE", "HOLE'"),
    *"abxyz0189+-=<>()[]|,.;:!'/ ^_&",
    *("ә", "ж", "α", "∑", "\\", "{", "}", "$", "%", "\u0301", "\n"),
]


def filled(piece: str) -> st.SearchStrategy[str]:
    texts = piece.split("HOLE")
    return st.tuples(*[formulas] * (len(texts) - 1)).map(
        lambda inner: texts[0] + "".join(map("".join, zip(inner, texts[1:], strict=True)))
    )


formulas = st.deferred(lambda: st.lists(st.sampled_from(PIECES).flatmap(filled), max_size=4).map("".join))


@hypothesis.settings(max_examples=300, suppress_health_check=list(hypothesis.HealthCheck))
@given(st.one_of(formulas, st.text(max_size=60)), st.booleans())
def test_any_text_is_a_formula_that_can_be_drawn_or_a_fault(tex, display):
    found = read_formula(tex, display)
    if isinstance(found, FormulaFault):
        assert 0 <= found.offset <= len(tex)
        assert found.message
    else:
        tree(found)
        drawing = draw_formula(found)
        assert drawing.width >= 0 <= drawing.height + drawing.depth


balanced = st.recursive(
    st.sampled_from(["x", "2", "ә", r"\alpha ", "+", r"\le ", r"\sum_i ", r"\text{жол}", "f'", r"\left(y\right)"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        *(
            st.tuples(inner, inner).map(lambda pair, form=form: form % pair)
            for form in (r"\frac{%s}{%s}", "{%s}_{%s}", "{%s}^{%s}", r"\sqrt[%s]{%s}", r"\left[%s\middle|%s\right]")
        ),
        *(
            st.tuples(inner, inner).map(lambda pair, name=name: rf"\begin{{{name}}}%s&%s\end{{{name}}}" % pair)
            for name in ("matrix", "pmatrix", "aligned", "cases")
        ),
        *(inner.map(lambda one, form=form: form % one) for form in (r"\hat{%s}", r"\overline{%s}", r"\overbrace{%s}")),
    ),
    max_leaves=12,
)


@hypothesis.settings(max_examples=200)
@given(balanced)
def test_what_tex_can_read_is_a_formula(tex):
    assert draw_formula(read(tex)).svg


# The dictionary and the letters.


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("+", "infix", Operator(4 / 18, 4 / 18)),
        ("+", "prefix", Operator(0, 0)),
        ("=", "infix", Operator(5 / 18, 5 / 18)),
        ("(", "prefix", Operator(0, 0, stretchy=True, symmetric=True)),
        ("∑", "infix", Operator(3 / 18, 3 / 18, symmetric=True, large=True, movable=True)),
        ("→", "infix", Operator(5 / 18, 5 / 18, stretchy=True)),
        (",", "infix", Operator(0, 3 / 18)),
        ("!", "postfix", Operator(0, 0)),
    ],
)
def test_operators_are_those_of_the_dictionary(text, form, expected):
    assert operator(text, form, {}) == expected


def test_an_operator_s_own_attributes_go_first():
    own = operator("(", "prefix", {"lspace": "0.5em", "rspace": "0", "stretchy": "false"})
    assert own == Operator(0.5, 0, symmetric=True)
    assert operator("∼", "infix", {"form": "infix"}) == Operator()


def test_an_e_book_needs_the_letters_that_a_reader_makes_of_them():
    assert needed(read(r"h + \sin\alpha + \mathrm{d}").mathml) == "".join(sorted("+dhinsαℎ𝛼√\u2061"))


def test_no_command_is_in_two_groups():
    names = [name for group in GROUPS for name in group.names]
    assert sorted(set(names)) == sorted(names)
