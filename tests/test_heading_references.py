"""Headings named by their words in brackets, as pandoc reads them, and what stays text."""

import re

import pytest
from builds import check, load, write

PLACES = """
## The *second* part -- "so"... {-}

## Named {#own}

## A

## 12

## C++ & 100%

::: note
## Title of a box

In it.
:::
"""


def read(folder, text):
    return load(write(folder, f"# One\n\n{text}\n\n{PLACES}"))


def links(book):
    return re.findall(r'<a href="(#[^"]*)">(.*?)</a>', book.chapters[0].xhtml)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [One].", [("c1", "One")]),
        ("[one][], **[ONE]**, [named]", [("c1", "one"), ("c1", "ONE"), ("own", "named")]),
        ('[The second\npart -- "so"...]', [("c1-the-second-part-so", "The second part – “so”…")]),
        ("[so it *is*][the second part -- \"so\"...]", [("c1-the-second-part-so", "so it <em>is</em>")]),
        ("| [One] | b |\n|---|---|\n| [c][Named] | d |", [("c1", "One"), ("own", "c")]),
        ("[One][] and [One]: so\n\n- [Named]\n\n> [Named].", [("c1", "One")] * 2 + [("own", "Named")] * 2),
    ],
)  # fmt: skip
def test_words_of_a_heading_lead_to_it(tmp_path, text, found):
    book, problems = read(tmp_path, text)
    assert [p for p in (*problems, *check(book)) if p.code not in ("B020", "B023", "B036")] == []
    goals = [name for name, _ in found]
    assert [words for _, words in links(book)] == [words for _, words in found]
    ids = [heading.id for heading in book.chapters[0].headings]
    from baspa.tree.links import Goals

    reached = [Goals(book.chapters).find(link.target, book.chapters[0])[1] for link in book.chapters[0].links]
    assert reached == [ids[0] if goal == "c1" else goal for goal in goals]


@pytest.mark.parametrize(
    "text",
    [
        "[Other words], [A], [12], [Title of a box]",
        r"\[One]",
        "`[One]`",
        "![One]",
        "[[One]]",
        "[One]{.smallcaps}",
        "[a [One] b](https://example.org/)",
    ],
)
def test_what_is_no_heading_s_name(tmp_path, text):
    book = read(tmp_path, text)[0]
    assert [goal for goal, _ in links(book)] == []


def test_an_address_of_the_file_comes_first(tmp_path):
    book = read(tmp_path, "[One] [x][named]\n\n[one]: https://example.org/")[0]
    assert [link.target for link in book.chapters[0].links] == ["https://example.org/", "#own"]


def test_the_first_of_two_is_meant(tmp_path):
    book = load(write(tmp_path, "# One\n\n[Part] [part c]\n\n## Part {#a}\n\n## Part {#b}\n\n## Part: c\n\n## Part c"))[
        0
    ]
    assert [link.target for link in book.chapters[0].links] == ["#a", "#:part c"]
