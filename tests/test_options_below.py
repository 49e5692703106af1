"""Answer options right below a numbered question are a list inside it; behind an empty line they are one beside it."""

import pytest

from baspa.load.markdown import read_tree


def items(text):
    """Return, for each list of a text's top, how many items and inner lists it has."""
    body = read_tree("one.md", f"# A\n\n{text}").body
    return [(len(each.findall("li")), len(each.findall("li/ol"))) for each in body.iter("ol") if each in list(body)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Сұрақ?\nA) бір\nB) екі\n2. Екі?\nA) бір\nB) екі\n",
        "1. Вопрос?\nа) раз\nб) два\n\n2. Второй?\nа) раз\nб) два\n",
        "4) Сұрақ?\nА) бір\nӘ) екі\n5) Екі?\nА) бір\nӘ) екі\n",
    ],
)
def test_options_on_the_lines_below_are_in_the_question(text):
    assert items(text) == [(2, 2)]


def test_options_of_one_question():
    assert items("1. Сұрақ?\nA) бір\nB) екі\n\nМәтін.\n") == [(1, 1)]


def test_an_empty_line_parts_them():
    assert items("1. Сұрақ?\n\nA) бір\nB) екі\n") == [(1, 0), (2, 0)]


def test_another_number_begins_another_list():
    assert items("1. Сұрақ?\nA) бір\nB) екі\n7. Екі?\n") == [(1, 1), (1, 0)]


@pytest.mark.parametrize("text", ["a) x\nb) y\n1) u\n2) v\nc) z\n", "А) x\nӘ) y\n1) u\n2) v\nБ) z\n"])
def test_a_list_goes_on_below_numbers(text):
    assert [inner for _, inner in items(text)] == [0, 0, 0]
