"""Lines that begin alike and run on in one paragraph are told; prose, poems and lines that are parted are not."""

import pytest

from baspa.load.markdown import read_tree


def told(text):
    return [problem.message for problem in read_tree("one.md", text).problems if problem.code == "B197"]


@pytest.mark.parametrize(
    "text",
    [
        "1.1. Общие положения.\n1.2. Порядок.",
        "1.1 Общие положения\n1.2 Порядок",
        "(1.1) одно\n(1.2) другое",
        "Пункты:\n2.1) одно;\n2.2) другое",
        "§ 1. Одно\n§ 2. Другое",
        "№ 1 — одно\n№ 2 — другое",
        "9:00 Открытие\n10:30 Доклады",
        "01.12.2026 — одно\n02.12.2026 — другое",
        "☐ да\n☐ нет",
        "( ) да\n( ) нет",
        "→ туда\n→ сюда",
        "Телефон: 101\nАдрес: г. Караганда",
        "Мекенжай: Алматы\nҚала телефоны: 101",
        "________ Примеров\n________ Образцов",
        "Фамилия ____________\nИмя ____________",
        "— Да, — сказал он.\n— Нет, — сказала она.",
        "- пункт\n  1.1. одно\n  1.2. другое",
        "> ☐ да\n> ☐ нет",
        "^1^ Университет, Алматы\n^2^ Институт, Астана",
        "¹Университет\n²Институт",
        "<sup>a</sup> University\n<sup>b,*</sup> Institute",
        "+--------+\n| 1.1. а |\n| 1.2. б |\n+--------+",
        "Сноска[^1].\n\n[^1]: Тел.: 101\n    Факс: 102",
    ],
)
def test_lines_that_begin_alike_are_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1.1. Общие положения.\\\n1.2. Порядок.",
        "Телефон: 101  \nАдрес: г. Караганда",
        "☐ да<br>\n☐ нет",
        "☐ да\n\n☐ нет",
        "| ☐ да\n| ☐ нет",
        "::: gloss\nTel.: one\nFax.: two\n:::",
        "Это было\n12.5 кг муки и\n13.5 кг соли.",
        "Вышло: книга\nна столе.",
        "Он сказал\n— и это важно —\n— что уйдёт.",
        "Общее: длинная строка прозы, в которой автор рассуждает обо всём на свете\nЧастное: ещё одна такая же.",
        "слово: одно\nдело: другое",
        "Я, ____________, паспорт ____\n____________, выдан",
        "В 1911 году.\nВ 1912 году.",
        "- одно\n- другое",
    ],
)
def test_other_lines_are_not(text):
    assert told(text) == []


def test_a_file_is_told_once_with_what_and_how_many():
    text = "# A\n\nСлово:\n1.1. Одно довольно длинное положение о порядке.\n1.2. Другое.\n\n☐ да\n☐ нет\n"
    (problem,) = (problem for problem in read_tree("one.md", text).problems if problem.code == "B197")
    assert problem.place.line == 4
    assert problem.message == (
        'lines that begin alike run on in one paragraph: "1.1. Одно довольно длинное пол… 1.2. Другое.", and 2 more'
    )
    assert "backslash" in problem.hint
