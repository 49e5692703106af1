"""Captions above their tables that stand right below a paragraph of one line: no definitions."""

import re

import pytest
from builds import read_chapter

TABLE = "| a | b |\n|---|---|\n| c | d |"


def read(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    return (
        re.findall(r"<(p|dl|caption|table|dt)\b", chapter.xhtml),
        [block.text for block in chapter.blocks[1:]],
        problems,
    )


@pytest.mark.parametrize(
    ("text", "kinds", "texts"),
    [
        (f"Words.\n\n: Sizes *now* {{#s}}\n\n{TABLE}", ["p", "table", "caption"], ["Words.", "Sizes now"]),
        (f"Words.\n: Sizes {{#s}}\n\n{TABLE}", ["p", "table", "caption"], ["Words.", "Sizes"]),
        (
            f"T\n: d\n\nWords.\n\n: Sizes\n\n{TABLE}",
            ["dl", "dt", "p", "table", "caption"],
            ["T", "d", "Words.", "Sizes"],
        ),
        (f"- Words.\n\n  : Sizes\n\n{TABLE}", ["dl", "dt", "table"], ["Words.", "Sizes"]),
        (f"T\n: d\n\n{TABLE}", ["dl", "dt", "table"], ["T", "d"]),
        (f"T\n\n: d\n\n: e\n\n{TABLE}", ["dl", "dt", "table"], ["T", "d", "e"]),
        (f"T\n\n: d\n\n    e\n\n{TABLE}", ["dl", "dt", "table"], ["T", "d", "e"]),
        ("T\n\n: d\n\nWords.", ["dl", "dt", "p"], ["T", "d", "Words."]),
    ],
)
def test_what_stands_above_a_table(text, kinds, texts):
    found, blocks, problems = read(text)
    assert [kind for kind in found if kind != "p" or "p" in kinds] == kinds
    assert (blocks[: len(texts)], problems) == (texts, ())


def test_two_such_tables_have_their_own():
    found, blocks, _ = read(f"One.\n\n: First\n\n{TABLE}\n\nTwo.\n\n: Second\n\n{TABLE}")
    assert found == ["p", "table", "caption"] * 2
    assert [blocks[1], blocks[7]] == ["First", "Second"]
