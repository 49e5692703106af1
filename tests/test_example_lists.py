"""Lists whose numbers no one types, as pandoc has them: examples, counted through a file, and #."""

import dataclasses
import re

import pytest
from builds import read_chapter

import baspa.load.chapter.source
from baspa.load.chapter import read_chapters

ITEM = re.compile(r"<li style=\"list-style-type: '([^']*) '\"")


def read(text, cites=""):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en", cites=cites)
    return chapter, [(each.code, each.place.line) for each in problems]


@pytest.mark.parametrize(
    ("text", "labels", "said"),
    [
        ("(@) a\n(@) b\n\nc\n\n(@)  d", ["(1)", "(2)", "(3)"], "a b c d"),
        ("As (@b) and @b say.\n\n(@) c\n\n(@b) d\n\n    e", ["(1)", "(2)"], "As (2) and 2 say. c d e"),
        ("(@a-b_c) d\n\n(@a-b_c) says so", ["(1)", "(1)"], "d says so"),
        ("- a\n\n  (@a) b\n\n> (@) c\n\nBy @a.", ["(1)", "(2)"], "a b c By 1."),
        ("(@a) b[^n]\n\n[^n]: By (@a).", ["(1)"], "b1 1 By (1)."),
        ("They:\n(@) a\n#. b\n#. c", ["(1)"], "They: a b c"),
        ("#) a\n   (#) b\n#) c", ["1)", "(1)", "2)"], "a b c"),
        ("#. a\n#. b\n\n   c", [], "a b c"),
    ],
)
def test_lists_that_count_by_themselves(text, labels, said):
    chapter, told = read(text)
    assert told == []
    assert ITEM.findall(chapter.xhtml) == labels
    assert " ".join(" ".join(block.text for block in chapter.blocks[1:]).split()) == said


@pytest.mark.parametrize(
    "text", ["a (@) b", "a\n(@) b", "a\n#. b", "(@)", "#.a", "(@a b) c", "#5. a", "x@a.org", "`(@)` a"]
)
def test_what_is_no_list_is_text(text):
    chapter, told = read(text)
    assert "<ol" not in chapter.xhtml
    assert told == []
    assert " ".join(block.text for block in chapter.blocks[1:]) == " ".join(text.replace("`", "").split())


def test_numbers_go_on_behind_each_list_and_begin_anew_in_each_file():
    chapters, problems = read_chapters(1, "one.md", "# A\n\n(@) a\n\nb\n\n(@) c\n\n# B\n\n(@d) e", "en")
    assert problems == ()
    assert [ITEM.findall(chapter.xhtml) for chapter in chapters] == [["(1)", "(2)"], ["(3)"]]
    assert 'start="2"' in chapters[0].xhtml
    assert ITEM.findall(read("(@) a")[0].xhtml) == ["(1)"]


def test_a_name_of_an_example_is_no_citation():
    chapter, told = read("(@a) b\n\nBy (@a), not [@c].", "text")
    assert told == []
    assert chapter.xhtml.count("data-cite") == 1
    assert "By (1), not " in chapter.xhtml


def test_a_wrong_number_is_told(monkeypatch):
    text = "(@) a\n\n(@b) c\n\nBy @b."
    assert read(text)[1] == []
    held = baspa.load.chapter.held_against_source

    def miscounted(file, sections, marks):
        return held(file, sections, [dataclasses.replace(each, read=each.read and "3") for each in marks])

    monkeypatch.setattr(baspa.load.chapter, "held_against_source", miscounted)
    assert read(text)[1] == [("B170", 7)] * 2
