r"""Commands that a book defines for its formulas: \newcommand and its like, wherever books of Markdown have them."""

import re

import pytest
from builds import check, load, read_chapter, write

from baspa.formula.macros import MOST_TOKENS, FormulaCommands, definition_at, definitions
from baspa.formula.model import Formula, FormulaFault
from baspa.formula.reading import read_formula

LINES = "\\newcommand{\\R}{\\mathbb{R}} % the reals\n\\newcommand{\\norm}[1]{%\n  \\lVert#1\\rVert}"


def said(tex, *defined):
    commands = FormulaCommands()
    for written in defined:
        commands.define(written)
    found = read_formula(tex, True, commands)
    assert isinstance(found, Formula), found
    assert found.tex == tex
    return found.mathml


@pytest.mark.parametrize(
    ("defined", "tex", "written_out"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R", r"x \in \mathbb{R}"),
        (r"\newcommand*\R {\mathbb{R}}", r"a^\R_\R", r"a^{\mathbb{R}}_{\mathbb{R}}"),
        (r"\newcommand{\norm}[1]{\lVert#1\rVert}", r"\norm x\norm{x + y}", r"\lVert x\rVert\lVert x + y\rVert"),
        (r"\newcommand{\d}[2][x]{\frac{#2}{#1}}", r"\d{f}\d[t]g", r"\frac{f}{x}\frac{g}{t}"),
        (r"\renewcommand{\vec}[1]{\mathbf{#1}}", r"\vec v", r"\mathbf{v}"),
        (r"\providecommand{\alpha}{a}", r"\alpha", r"\alpha"),
        (r"\providecommand{\own}{a}", r"\own", "a"),
        (r"\def\dd#1{\mathrm{d}#1}", r"\int\dd x", r"\int\mathrm{d}x"),
        (r"\let\eps=\varepsilon", r"\eps x", r"\varepsilon x"),
        (r"\DeclareMathOperator{\rank}{rank}", r"\rank A", r"\operatorname{rank} A"),
        (r"\DeclareMathOperator*{\most}{arg\,max}", r"\most_x", r"\operatorname*{arg\,max}_x"),
        (r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}", r"\abs{x} + \abs*{y}", r"\lvert x \rvert + \lvert y \rvert"),
        (r"\newcommand{\e}{\alpha}", r"\e b\e\e", r"\alpha b\alpha\alpha"),
        (r"\newcommand{\row}{a & b \\}", r"\begin{matrix}\row \row\end{matrix}",
         r"\begin{matrix}a & b \\ a & b \\\end{matrix}"),
    ],
)  # fmt: skip
def test_what_a_command_stands_for(defined, tex, written_out):
    assert definition_at(defined, 0)[0] == len(defined)
    math = re.compile(r' alttext="[^"]*"')
    assert math.sub("", said(tex, defined)) == math.sub("", said(written_out))


def test_a_command_may_stand_for_others_and_the_last_definition_counts():
    assert "<mi>c</mi>" in said(r"\a", r"\newcommand{\a}{b}", r"\newcommand{\b}{c}", r"\renewcommand{\a}{\b}")


@pytest.mark.parametrize(
    ("defined", "tex", "message", "offset"),
    [
        (r"\newcommand{\a}{\a}", r"x \a", r"\a stands for too much", 2),
        (r"\newcommand{\a}{\a\a}", r"\a", r"\a stands for too much", 0),
        (r"\newcommand{\a}[1]{#1#1\a{#1#1}}", r"\a{xy}", r"\a stands for too much", 0),
        (r"\newcommand{\a}[2]{#1}", r"x\a{b}", r"\a lacks an argument", 1),
        (r"\newcommand{\a}{\unheard}", r"x + \a", r"unknown command \unheard", 4),
        (r"\newcommand{\a}{#}", r"\a", "the sign # says nothing in a formula", 0),
    ],
)
def test_what_no_command_may_do(defined, tex, message, offset):
    commands = FormulaCommands()
    commands.define(defined)
    fault = read_formula(tex, True, commands)
    if defined.endswith("{#}"):
        assert isinstance(fault, Formula | FormulaFault)
        return
    assert (fault.message, fault.offset) == (message, offset)


def test_what_commands_add_to_a_file_is_bounded():
    commands = FormulaCommands(room=MOST_TOKENS)
    commands.define(rf"\newcommand{{\a}}{{{'x' * (MOST_TOKENS // 2)}}}")
    assert [isinstance(read_formula(r"\a", True, commands), Formula) for _ in range(4)] == [True, True, False, False]


def test_definitions_in_a_text():
    text = r"a \newcommand{\x}{\def\y{z}} b \def\q \let\a\b \\newcommand{\z}{a}"
    assert [text[start:end] for start, end, _ in definitions(text)] == [r"\newcommand{\x}{\def\y{z}}", r"\let\a\b"]


def texts(chapter):
    return [block.text for block in chapter.blocks[1:]]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"{LINES}\n\nLet $\\R\\norm{{x}}$.", ["Let \\R\\norm{x}."]),
        ("Words\n\\def\\R{R}\nand $\\R$.", ["Words", "and \\R."]),
        ("$\\newcommand{\\R}{R}$\n\nSo $\\R$.", ["So \\R."]),
        ("$\\newcommand{\\R}{R}$ $\\newcommand{\\Q}{Q}$\nSo $\\R\\Q$.", ["  So \\R\\Q."]),
        ("$$\n\\newcommand{\\R}{R}\n\\R\n$$\n\n$\\R$", ["\\R", "\\R"]),
        ("$$\n\\newcommand{\\R}{R}\n$$\n\n\\[\n\\def\\Q{Q}\n\\]\n\n$\\R\\Q$", ["\\R\\Q"]),
        ("```{=latex}\n\\newcommand{\\R}{R}\n```\n\n$\\R$", ["\\R"]),
        ("> \\newcommand{\\R}{R}\n> \\newcommand{\\Q}{Q}\n>\n> $\\R$\n\n$\\Q$", ["\\R", "\\Q"]),
        ("Words.[^1]\n\n\\def\\R{R}\n\n[^1]: $\\R$", ["Words.1", "1 \\R"]),
        ("::: box\n\\def\\R{R}\n\n$\\R$\n:::", ["\\R"]),
    ],
)
def test_where_definitions_may_stand(text, blocks):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    assert (texts(chapter), problems) == (blocks, ())


@pytest.mark.parametrize("text", ["\\newcommand{\\R}{ open", "\\newcommand{\\R}{R} with words", "\\newcommand{\\R}"])
def test_what_is_no_definition_stays_text_and_is_told(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    assert (texts(chapter), [p.code for p in problems]) == ([text], ["B154"])


def test_code_defines_nothing():
    text = "```latex\n\\newcommand{\\R}{R}\n```\n\n`\\def\\R{R}` and $\\R$"
    assert [p.code for p in read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")[1]] == ["B037"]


def test_a_fault_is_told_at_its_line():
    text = "a\n$\\newcommand{\\R}{\n\\unheard}\n\\R$ and\n$\\x$"
    problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")[1]
    assert [(p.code, p.place.line) for p in problems] == [("B037", 6), ("B037", 7)]


FRONT = r"""---
header-includes:
  - \newcommand{\R}{\mathbb{R}}
  - "\\newcommand{\\Q}{\\mathbb{Q}}"
  - |
    \newcommand{\norm}[1]{%
      \lVert #1 \rVert}
math:
  '\Z': '\mathbb{Z}'
  "\\dd": "\\mathrm{d}#1"
title: A
---

"""


def test_front_matter_defines_for_its_file_and_those_that_follow(tmp_path):
    files = {"one.md": f"{FRONT}# One\n\n$\\R\\Q\\norm x$\n", "two.md": "# Two\n\n$\\Z\\dd x\\R$\n"}
    book, problems = load(write(tmp_path, **files))
    (told,) = problems
    assert told.hint.endswith("; commands for formulas stand on lines of their own, \\newcommand{\\R}{\\mathbb{R}}")
    toml = (tmp_path / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"')
    (tmp_path / "book.toml").write_text(toml)
    book, problems = load(tmp_path)
    assert [p.code for p in (*problems, *check(book))] == ["B161"]


def test_a_later_file_has_what_an_earlier_one_defines_as_it_was_last(tmp_path):
    one = "# One\n\n\\def\\a{x}\n\n$\\a$\n\n\\def\\a{y}\n\n# Beside\n\n$\\a$\n"
    book, problems = load(write(tmp_path, text=one, toml="", **{"two.md": "# Two\n\n$\\a$\n"}))
    toml = (tmp_path / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"')
    (tmp_path / "book.toml").write_text(toml)
    book, problems = load(tmp_path)
    assert problems == ()
    assert [re.findall(r"<mi>(.)</mi>", chapter.xhtml) for chapter in book.chapters] == [["x"], ["y"], ["y"]]
