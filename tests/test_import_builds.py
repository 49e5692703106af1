"""What would keep an imported book from being built is mended when it is imported, or left out and told."""

import re
from pathlib import Path

import pytest
from builds import build
from test_import import convert, messages, refused, source

from baspa.importing import import_book
from baspa.importing.formulas import displayed, fault, in_line
from baspa.model.problem import has_errors

PICTURE = (Path(__file__).parent / "books/construct-figures/images/clear.png").read_bytes()


# Formulas.


@pytest.mark.parametrize(
    ("tex", "formulas"),
    [
        ("\\begin{align}a&=b\\\\c&=d\\end{align}", [("aligned", "a&=b \\\\ c&=d", "")]),
        ("\\begin{align*}a&=b\\end{align*}", [("", "a=b", "")]),
        ("\\begin{gather}\na=b\\\\[2pt]\nc=d\\\\\n\\end{gather}", [("gathered", "a=b \\\\ c=d", "")]),
        ("\\begin{multline}a\\\\+b\\label{m}\\end{multline}", [("gathered", "a \\\\ +b", "m")]),
        ("\\begin{eqnarray}a&=&b\\\\&=&d\\nonumber\\end{eqnarray}", [("aligned", "a&=b \\\\ &=d", "")]),
        ("\\begin{alignat}\n{2}a&=b&\\quad c&=d\n\\end{alignat}", [("", "a=b\\quad c=d", "")]),
        ("\\begin{equation}\\label{e}a=b\\end{equation}", [("", "a=b", "e")]),
        ("\\begin{equation}\\begin{split}a&=b\\\\&=c\\end{split}\\end{equation}", [("aligned", "a&=b \\\\ &=c", "")]),
        (
            "\\begin{align}a&=b\\label{x}\\\\c&=d\\notag\\\\&=e\\label{y}\\end{align}",
            [("", "a=b", "x"), ("aligned", "c&=d \\\\ &=e", "y")],
        ),
        ("\\label{s}\\begin{align}a&=b\\\\c&=d\\end{align}", [("aligned", "a&=b \\\\ c&=d", "s")]),
        ("\\begin{pmatrix}a\\\\b\\end{pmatrix}", None),
        ("\\begin{aligned}a\\end{aligned}+\\begin{aligned}b\\end{aligned}", None),
        ("\\left\\{ \\begin{array}{r}\nx \\\\\ny\n\\end{array} \\right.\\", None),
        ("a \\eqno(5)", [("", "a \\tag{5}", "")]),
        ("\\begin{align}a&=b\\tag{A.1}\\\\c&=d\\end{align}", [("aligned", "a&=b \\\\ c&=d", "", " \\tag{A.1}")]),
    ],
)
def test_formulas_on_lines_of_their_own(tex, formulas):
    found = displayed(tex)
    assert [fault(each.tex, display=True) for each in found] == [""] * len(found)
    if formulas:
        assert [(" ".join(each.tex.split()), each.name) for each in found] == [
            (f"\\begin{{{kind}}} {body} \\end{{{kind}}}{''.join(end)}" if kind else body, name)
            for kind, body, name, *end in formulas
        ]


@pytest.mark.parametrize(
    "tex",
    [
        "\\mathop{\\mathrm{rank}} A",
        "a\\mspace{6mu}b\\hspace*{1cm}c\\thickspace d",
        "\\mbox{слово} \\textrm{x} \\boxed{a^{b_{c}}} \\ensuremath{q} \\mathbbm{R} \\pmb{v}",
        "x \\",
        "\\begin{smallmatrix}a\\end{smallmatrix} \\dotsc \\textcolor{red}{x}",
        "\\begin{array}{@{}l}a\\end{array}",
    ],
)
def test_commands_of_other_programs_have_their_like(tex):
    assert fault(tex, display=False)
    assert not fault(in_line(tex), display=False)


def test_words_in_formulas_are_text():
    tex = "\\frac{путь в км}{время}_{iж} = \\text{итог б} \\mathrm{кг}"
    assert in_line(tex) == "\\frac{\\text{путь в км}}{\\text{время}}_{iж} = \\text{итог б} \\mathrm{кг}"
    assert displayed(tex)[0].tex == in_line(tex)


def test_a_formula_that_the_press_cannot_set_stands_as_its_tex(tmp_path):
    tex = "\\section{A}\n\nSee $\\nosuch{a}$ and $b$4 and\n\n\\[\\cancel{x}\\]\n\n\\[\\sout{y}\\]\n"
    text, problems = convert(tmp_path, "a.tex", tex)
    assert "See `\\nosuch{a}` and $b$<!-- -->4 and\n\n```\n\\cancel{x}\n```\n\n```\n\\sout{y}\n```\n" in text
    assert not has_errors(problems)
    (said,) = [message for message in messages(problems, "B088") if "formula" in message]
    assert said.startswith(
        "a formula stands as its TeX, for it cannot be set: unknown command \\nosuch, unknown command \\cancel,"
        ' unknown command \\sout, 3 times: first under "A"'
    )


EQUATIONS = r"""\documentclass{article}\begin{document}\section{A}
See \eqref{e}, (\ref{b:2}), \ref{sub}, \ref{bad} and \ref{gone}.
\begin{equation}\label{e}a=b\end{equation} where $a$ stands.
\begin{subequations}\label{sub}\begin{align}a&=b\label{b:1}\\c&=d\label{b:2}\end{align}\end{subequations}
\begin{equation}\label{bad}\nosuch\end{equation}
Further.
\end{document}
"""


def test_numbers_of_formulas_are_the_press_s_own(tmp_path):
    text, problems = convert(tmp_path, "a.tex", EQUATIONS)
    assert (
        "See [](#e), ([{number}](#b-2)), [{number}](#b-1), [\\[bad\\]](#bad) and \\[gone\\].\n$$\na=b\n$$ {#e}\nwhere"
        in text
    )
    assert "$$\na=b\n$$ {#b-1}\n$$\nc=d\n$$ {#b-2}\n" in text
    assert not has_errors(problems)
    assert [message.split(":")[0] for message in messages(problems)] == ['link to "#gone"']


# Pictures, texts, headings.


def test_a_damaged_picture_is_left_out_and_what_led_to_it_as_well(tmp_path):
    file = source(tmp_path, "a.png", PICTURE[: len(PICTURE) // 2])
    html = '<h1>A</h1><p>See <a href="#p">this</a>.</p><h1>B</h1><img id="p" src="a.png" alt="A press">'
    html += "<h1>C</h1><p>End.</p>"
    text, problems = convert(tmp_path, "a.html", html)
    assert text == "# A\n\nSee this.\n\n# B\n\n## C\n\nEnd.\n"
    assert not has_errors(problems)
    picture, link = sorted(messages(problems))
    assert picture.startswith(f'image "{file.name}": it ends too early: it is not whole; open it in a program')
    assert picture.endswith('under "B", at "A press"')
    assert link.startswith('link to "#p": under "A"')
    assert not (tmp_path / "book" / "images").exists()


def test_a_file_of_which_nothing_can_be_carried(tmp_path):
    source(tmp_path, "b.emf", b"\x01\0\0\0")
    refused(tmp_path, "a.html", '<h1>A</h1><img src="b.emf">', "B081", more=True)


@pytest.mark.parametrize(
    ("html", "chapters"),
    [
        ("<p>Глава 1. Начало</p><p>Текст.</p><p><b>ГЛАВА 2</b></p><p>Текст.</p>", ["Глава 1. Начало", "ГЛАВА 2"]),
        ("<p>1-тарау</p><p>Бір қала.</p><p>2-тарау. Жол</p><p>Екі қала.</p>", ["1-тарау", "2-тарау. Жол"]),
        ("<p><b>One</b></p><p>a</p><p><b><u>Two</u></b></p><p>b</p><p>c</p>", ["One", "Two"]),
        ("<p><b>Bold, and ends.</b></p><p>a</p><p>b</p>", ["a"]),
        ("<p><b>a</b></p><p><b>b</b></p><p><b>c</b></p><p><b>d</b></p><p>x</p>", ["a"]),
        ("<h1>A</h1><p><b>One</b></p><p>a</p><p>b</p>", ["A"]),
    ],
)
def test_lines_that_are_headings(tmp_path, html, chapters):
    text, problems = convert(tmp_path, "a.html", html)
    assert re.findall("^# (.*)", text, re.MULTILINE) == chapters
    assert bool([m for m in messages(problems, "B088") if "taken for a heading" in m]) == (len(chapters) > 1)


def test_the_number_of_a_bold_line_says_how_deep_the_heading_is(tmp_path):
    lines = ["ГЛАВА 1. ОБЗОР", "1.1 Начало", "1.1.2. Реки", "§ 2. Озёра", "Заключение"]
    html = "".join(f"<p><b>{line}</b></p><p>Один.</p><p>Два.</p>" for line in lines)
    text, _ = convert(tmp_path, "a.html", html)
    assert [row for row in text.split("\n") if row.startswith("#")] == [
        "# ГЛАВА 1. ОБЗОР", "## 1.1 Начало", "### 1.1.2. Реки", "## § 2. Озёра", "# Заключение",
    ]  # fmt: skip


def test_what_is_mended_can_be_built(tmp_path):
    source(tmp_path, "a.png", PICTURE[:300])
    tex = EQUATIONS.replace("Further.", r"\begin{proof}Clear.\end{proof}\includegraphics{a.png}")
    import_book(source(tmp_path, "a.tex", tex), tmp_path / "book")
    made = build(tmp_path / "book")
    assert not has_errors(made.problems)
    assert {*made.made} >= {"pdf", "epub"}
