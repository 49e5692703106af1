"""Signs that became marks, blanks that part words, paragraphs that hyphens made headings are told; others are not."""

import pytest

from baspa.load.markdown import read_tree


def told(text, code):
    return [
        problem.message.partition(": ")[2] for problem in read_tree("one.md", text).problems if problem.code == code
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Итого 2*3*4.", '1: "2*3*4"'),
        ("Итого\n2**3**4 и a*b*2.", '2: "2**3**4", 2: "a*b*2"'),
        ("x^2+y^2 = 1", '1: "x^2+y^2"'),
        ("**Задача 4*.** Докажите", '1: "**Задача 4*"'),
    ],
)
def test_arithmetic_that_became_marks(text, found):
    assert told(text, "B219") == [found]


@pytest.mark.parametrize(
    "text", ["кни*ж*ный", "H~2~O и x^2^y", "a*b*c", "2 *раза* 3", r"2\*3\*4", "`2*3*4`", "$2*3*4$"]
)
def test_other_marks_are_what_they_are(text):
    assert told(text, "B219") == []


@pytest.mark.parametrize("text", ["Директор          Иванов", "Вариант 1.      Вариант 2.", "- Дата\tПодпись"])
def test_blanks_that_part_words(text):
    assert len(told(text, "B218")) == 1


@pytest.mark.parametrize(
    "text", ["Слово.  Слово", "Слово   слово", "`a      b`", "| a | b      c |\n|---|---|\n| a | b |"]
)
def test_blanks_that_part_nothing(text):
    assert told(text, "B218") == []


@pytest.mark.parametrize("text", ["Дано:\nm = 2\n---", "Дано:\n---", "Одно\nдругое\n==="])
def test_paragraphs_that_are_headings(text):
    assert len(told(text, "B220")) == 1


@pytest.mark.parametrize("text", ["Глава\n===", "Глава\n---", "Дано:\n\n---", "## Дано:"])
def test_headings_that_were_meant(text):
    assert told(text, "B220") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10^8 м", "raised figures"),
        ("5 м^2.", "raised figures"),
        ("x^{10}", "raised figures"),
        ("CO~2 и", "lowered figures"),
        ("рис.~1", "a no-break space of TeX"),
        ("т.~е. так", "a no-break space of TeX"),
        ("<<слова>>", "quotes of TeX"),
    ],
)
def test_signs_that_lack_their_second_mark(text, meant):
    assert [each.partition(",")[0] for each in said(text)] == [f"this looks like {meant}"]


@pytest.mark.parametrize("text", ["10^8^", "CO~2~", "5~10", "~5", "^_^", "https://example.org/~a", "a < b << c >> d"])
def test_signs_that_are_text(text):
    assert said(text) == []


def said(text):
    return [problem.message for problem in read_tree("one.md", text).problems if problem.code == "B154"]


@pytest.mark.parametrize("table", ["| $|r|$ | b |\n|---|---|\n", "| a | b |\n|---|---|\n| $|r|$ | c |\n"])
def test_a_bar_in_a_formula_of_a_table_is_told_as_such(table):
    (hint,) = (problem.hint for problem in read_tree("one.md", table).problems if problem.code == "B039")
    assert "lvert" in hint
    plain = table.replace("$|r|$", "$a$ | $b$")
    assert not any("lvert" in problem.hint for problem in read_tree("one.md", plain).problems)


def test_latex_names_a_formula_on_lines_of_its_own():
    tree = read_tree("one.md", "Слова:\n\\begin{equation}\\label{eq:a}\na\n\\end{equation}\nи \\eqref{eq:a}.")
    assert [each.get("id") for each in tree.body if "formula" in each.get("class", "")] == ["eq:a"]


def test_a_formula_with_an_empty_line_is_told():
    (message,) = said("\\begin{equation}\n\na\n\\end{equation}")
    assert message.startswith("this looks like a formula, but")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("4. История:\n  - тиражи\n5. Цены", 2),
        ("> 1. История:\n>   - тиражи", 2),
        ("4. История\n\n  - тиражи", 3),
        ("1917. Этим годом кончают.", 1),
    ],
)
def test_lists_that_were_not_meant(text, line):
    (problem,) = (problem for problem in read_tree("one.md", text).problems if problem.code == "B172")
    assert problem.place.line == line


@pytest.mark.parametrize("text", ["4. История:\n   - тиражи", "4. История\n- тиражи", "19. Годом"])
def test_lists_that_were_meant(text):
    assert told(text, "B172") == []


def test_numbers_of_a_list_that_are_not_printed_are_told_at_once_and_with_a_mend_that_works():
    (problem,) = (each for each in read_tree("one.md", "1. a\n2. b\n4. c\n5. d\n3. e").problems if each.code == "B172")
    assert problem.message.endswith(": 4 → 3, 5 → 4, 3 → 5")
    assert "above 4, 3;" in problem.hint
    mended = read_tree("one.md", "1. a\n2. b\n<!-- -->\n4. c\n5. d\n<!-- -->\n3. e")
    assert [each.get("start") for each in mended.body.iter("ol")] == [None, "4", "3"]
    assert mended.problems == []


@pytest.mark.parametrize(
    "text", ["**Answers:**\n4. b\n5. c", "> Answers:\n> 4. b\n>\n> 5. c", "- Answers:\n  4. b\n  on\n  5. c"]
)
def test_a_list_below_a_colon_begins_with_any_number(text):
    tree = read_tree("one.md", text)
    assert [(each.get("start"), len(each)) for each in tree.body.iter("ol")] == [("4", 2)]
    assert tree.problems == []


@pytest.mark.parametrize(
    "text",
    ["In:\n1917. b\n1918. c", "Answers\n4. b\n5. c", "Answers:\n4. b", "Answers:\n4. b\n5) c", "In:\n4. b\n6. c"],
)
def test_numbers_below_a_line_that_make_no_list(text):
    assert list(read_tree("one.md", text).body.iter("ol")) == []


@pytest.mark.parametrize(
    ("formula", "is_told"),
    [
        ("a -- b", True),
        ("13^2--5^2", True),
        ("(a) — \\frac{b}{c}", True),
        ("\\text{см} – 5", True),
        ("a - b", False),
        ("SO_4^{--}", False),
        ("n = 5–7", False),
        ("a = \\text{бір -- екі}", False),
        ("a --- b", False),
    ],
)
def test_dashes_in_formulas_are_told(formula, is_told):
    for text in (f"So ${formula}$.", f"$$\n{formula}\n$$"):
        codes = [problem.code for problem in read_tree("one.md", text).problems]
        assert ("B296" in codes) is is_told
