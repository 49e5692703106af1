"""Numbers that are typed where the press prints its own, in the languages of books; others are left."""

import pytest
from builds import check, load, write

from baspa.check.typed_numbers import is_like_caption, says_two_numbers
from baspa.model.book import Block
from baspa.model.problem import Place

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9"/></svg>'


def block(kind, text, language):
    return Block("a", kind, Place("one.md", 1), text, language)


@pytest.mark.parametrize(
    ("language", "text", "twice"),
    [
        ("ru", "Рис. 1. Рис. 3. План", True),
        ("ru", "Рис. 1.1. Рисунок 3 — План", True),
        ("ru", "Таблица 1. Табл. № 2. Данные", True),
        ("kk", "1-сурет. 3-сурет. Жоспар", True),
        ("kk", "1-кесте. 2 кесте", True),
        ("en", "Figure 1. Fig. 3: A plan", True),
        ("en", "Table 1. Table 2", True),
        ("ru", "Рис. 1. План", False),
        ("ru", "Рис. 3. План", False),
        ("ru", "Рис. 1. Рисунок третий", False),
        ("ru", "Рис. 1. 3 плана", False),
        ("en", "Figure 1. Tables 2 and 3 compared", False),
        ("en", "Figure 1. A plan of Table 2", False),
    ],
)
def test_captions_with_two_numbers(language, text, twice):
    assert says_two_numbers(block("caption", text, language), False) is twice


@pytest.mark.parametrize(
    ("language", "text", "twice"),
    [
        ("ru", "1.1. § 1. Введение", True),
        ("ru", "1.1. 1. Введение", True),
        ("ru", "1.2. 2.1 Введение", True),
        ("ru", "Глава 1 Глава 1. Начало", True),
        ("ru", "Глава 2 2) Начало", True),
        ("kk", "1-тарау 1-тарау. Басы", True),
        ("en", "Chapter 1 Chapter 1: Begin", True),
        ("ru", "1.1. Введение", False),
        ("ru", "1.1. 1917. Февраль", False),
        ("ru", "1.1. 12 стульев", False),
        ("ru", "1.1. 5-й день", False),
        ("ru", "Глава 1 Глава о начале", False),
    ],
)
def test_headings_with_two_numbers(language, text, twice):
    assert says_two_numbers(block("heading", text, language), True) is twice
    assert not says_two_numbers(block("heading", text, language), False)
    assert not says_two_numbers(block("paragraph", text, language), True)


@pytest.mark.parametrize(
    ("language", "text", "like"),
    [
        ("ru", "Таблица 3. Данные", True),
        ("ru", "Таблица 3", True),
        ("ru", "Рисунок 2 — План", True),
        ("kk", "2-кесте. Деректер", True),
        ("en", "Table 2: Data", True),
        ("ru", "Таблица 3 показывает, что", False),
        ("ru", "Данные таблицы 3.", False),
    ],
)
def test_paragraphs_that_are_captions(language, text, like):
    assert is_like_caption(block("paragraph", text, language)) is like


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вот ![Рис. 1. План](a.svg).", ['a caption in a picture\'s brackets is not printed: 6: "Рис. 1. План"']),
        ("![Рис. 1. План](a.svg)", []),  # alone it is the picture's caption
        ("![план](a.svg)\nРис. 1. План", ['this looks like a caption, but prints as text: 6: "Рис. 1. План"']),
        ('![Рис. 1. План](a.svg "Рис. 1. План")', []),
        ("![План рис. 1](a.svg)", []),
    ],
)
def test_captions_that_stand_elsewhere(tmp_path, text, found):
    book, _ = load(write(tmp_path, f"# А\n\n::: {{lang=ru}}\nСлово.\n\n{text}\n:::\n", **{"a.svg": SVG}))
    assert [problem.message for problem in check(book) if problem.code == "B156"] == found


@pytest.mark.parametrize(
    ("headings", "mend"),
    [
        ("## 1.1 Б", "take the typed one out: the press prints the same"),
        ("## 3.1 Б", "to keep the typed ones write `depth = 0`"),
        ("## 3. Б", "to keep the typed ones write `depth = 1`"),
        ("## 1.1 Б\n\nСлово.\n\n## 1.3 В", "to keep the typed ones write `depth = 1`"),
    ],
)
def test_each_typed_number_has_a_mend_that_holds(tmp_path, headings, mend):
    toml = "[numbering]\ndepth = 2\n"
    book, _ = load(write(tmp_path, f"# А\n\nСлово.\n\n{headings}\n\nСлово.\n", toml))
    assert [problem.hint.startswith(mend) for problem in check(book) if problem.code == "B199"] == [True]
