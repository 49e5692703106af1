"""Items that have a dash, and a letter or a number as well, are told; others are not."""

import pytest

from baspa.load.markdown import read_tree


def told(text):
    return [each.message.rpartition("print: ")[2] for each in read_tree("one.md", text).problems if each.code == "B255"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- а) вода\n- б) лёд\n", '1: "- а) вода", 2: "- б) лёд"'),
        ("1. Что?\n   * 1) вода\n   * 2) лёд\n", '2: "* 1) вода", 3: "* 2) лёд"'),
        ("- 1. Water\n- 2. Ice\n", '1: "- 1. Water", 2: "- 2. Ice"'),
    ],
)
def test_items_with_two_marks_are_told(text, found):
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "- вода\n- лёд\n",
        "а) вода\nб) лёд\n",
        "- А. Пушкин\n- Б. Пастернак\n",
        "- вода\n  1. лёд\n  2. снег\n- пар\n",
        "- 1) вода\n- лёд\n",
        "- 1. May\n- 9. May\n",
    ],
)
def test_items_with_one_mark_are_not(text):
    assert told(text) == []
