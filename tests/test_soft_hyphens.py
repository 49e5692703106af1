"""Soft hyphens in the e-book: where readers do not know how a language breaks its words, and nowhere else."""

import pytest
from builds import build, write

BOOK = 'title = "T"\nlanguage = "{}"\nchapters = ["one.md"]\n{}'
TEXT = """# Қазақстан

Қазақстанның саясаты *туралы* `қазақша` [государственность]{lang=ru} $қазақ$ т. б. WORD

| қазақстанның
"""


def page(folder, language, more="", word=""):
    files = {"book.toml": BOOK.format(language, more)}
    made = build(write(folder, TEXT.replace("WORD", word), **files), ("epub",))
    assert [problem for problem in made.problems if problem.code.startswith("B05")] == []
    (found,) = (section.xhtml for section in made.edition.sections if section.name == "c1.xhtml")
    return found.partition("<body")[2]


def test_words_say_where_they_may_be_broken(tmp_path):
    found = page(tmp_path, "kk")
    assert "Қа\u00adзақстан\u00adның" in found
    assert "<em>ту\u00adра\u00adлы</em>" in found
    for whole in ("Қазақстан</h1>", ">қазақша<", ">государственность<", ">қазақстанның<"):
        assert whole in found


@pytest.mark.parametrize(
    ("language", "more", "word"),
    [("ru", "", ""), ("en", "", ""), ("kk", "[epub]\nsoft_hyphens = false\n", "")],
    ids=["ru", "en", "off"],
)
def test_where_readers_know_or_nobody_asks_there_are_none(tmp_path, language, more, word):
    assert "\u00ad" not in page(tmp_path, language, more, word)


def test_a_paragraph_with_soft_hyphens_of_its_author_keeps_them(tmp_path):
    """What that text says is left to who wrote it so."""
    found = page(tmp_path, "kk", word="кітап\u00adхана республикасының")
    assert "кітап\u00adхана республикасының" in found
