"""Asterisks that mark nothing, and items of a list without a space, are told once a file; what is meant so is not."""

import pytest

from baspa.load.markdown import read_tree


def told(text, code):
    """Return the place and the words of what is told, without what is said of them."""
    problems = [each for each in read_tree("one.md", text).problems if each.code == code]
    assert len(problems) < 2
    return [f"{each.place.line}! {each.message.partition(': ')[2]}" for each in problems]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("слово* и\n\n* сноска", '1! 1: "слово*"'),
        ("a\nword*, b*\n\nword*.\n", '2! 2: "word*", 4: "word*"'),
        ("«Слово»* и слово.* И", '1! 1: "«Слово»*", 1: "слово.*"'),
        ("# Heading*\n\n> quoted*\n\n- item*", '1! 1: "Heading*", 3: "quoted*", 5: "item*"'),
        ("в 1941*", '1! 1: "1941*"'),
        ("*Слово и ещё", '1! 1: "*Слово"'),
        ("(*слово) и", '1! 1: "(*слово"'),
        ("a\n\n*Сноска: **да**", '3! 3: "*Сноска"'),
        ("[^1]\n\n[^1]: слово*", '3! 3: "слово*"'),
        ("| a | b |\n|---|---|\n| слово* | 0.7* |", '3! 3: "слово*"'),
        (
            "".join(f"word{n}*\n\n" for n in range(10, 15)),
            '1! 1: "word10*", 3: "word11*", 5: "word12*", and in lines 7, 9',
        ),
    ],
)
def test_asterisks_that_mark_nothing_are_told(typed, found):
    assert told(typed, "B168") == [found]


@pytest.mark.parametrize(
    "typed",
    [
        r"слово\* и \*слово",
        "*слово*, **слово**, ***слово***, *сло*во",
        "`слово*` и $слово*$ и <https://example.org/слово*>",
        "A* is an algorithm, x* its end; 2 * 3, 2*3, f(x)* g, *.txt",
        "```\nслово* и *слово\n```",
        "| p |\n|---|\n| 0.05* |\n| 12.7* |",
        "слово** и **слово",  # told as strong words (B154)
        "***\n\n* a\n* b",
    ],
)
def test_asterisks_that_mark_something_are_not(typed):
    assert told(typed, "B168") == []


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        (r"0.112\*** and 0.098\**, \** p", 0),
        ("| p |\n|---|\n| 0.05** |\n| -0.7*** |\n| (5%)** |", 0),
        ("Levels: **p<0.05, ***p < 0.01", 0),
        ("| a |\n|---|\n| слово** |", 1),
        ("**слово", 1),
        (r"`код`** и \`слово**", 2),
    ],
)
def test_stars_of_significance_are_no_strong_words(typed, times):
    strong = [each.message for each in read_tree("one.md", typed).problems if each.code == "B154"]
    assert len(strong) == min(times, 1)
    assert ("2 times" in "".join(strong)) is (times > 1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1.Слово\n2.Другое", '1! 1: "1.Слово", 2: "2.Другое"'),
        ("a\n7)Seven\n8)Eight", '2! 2: "7)Seven", 3: "8)Eight"'),
        ("1.Слово\n\n2.Другое", '1! 1: "1.Слово", 3: "2.Другое"'),
        ("а)слово;\nб)другое", '1! 1: "а)слово;", 2: "б)другое"'),
        ("- 1.One\n  2.Two", '1! 1: "1.One", 2: "2.Two"'),
        ("1.One\n2.Two\n\nText\n\n1.Three\n2.Four", '1! 1: "1.One", 2: "2.Two", 6: "1.Three", and in line 7'),
    ],
)
def test_items_without_a_space_are_told(typed, found):
    assert told(typed, "B169") == [found]


@pytest.mark.parametrize(
    "typed",
    [
        "1. Слово\n2. Другое",
        "1.Мая он приехал",
        "1.Мая\n9.Мая",
        "1.2 Слово\n2.3 Другое",
        "А.Пушкин\nБ.Пастернак",
        "```\n1.a\n2.b\n```",
        "| 1.One |\n|---|\n| 2.Two |",
        "1.One\n2)Two",
    ],
)
def test_what_is_no_list_is_not(typed):
    assert told(typed, "B169") == []
