"""A list of references behind a file of several chapters: it is a chapter of its own, in both faces."""

import pytest
from builds import build, write

TOML = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\nbibliography = ["r.bib"]\n'
BIB = "@book{a, title = {Ice}, author = {A. Author}, year = {1911}}\n"


@pytest.mark.parametrize("text", ["# One\n\nText [@a].\n\n# Two\n\nMore.\n", "# P {.part}\n\n# One\n\nText [@a].\n"])
def test_a_book_with_two_chapters_in_a_file_may_cite(tmp_path, text):
    made = build(write(tmp_path, text, **{"book.toml": TOML, "r.bib": BIB}), ("pdf", "epub"))
    assert not [problem for problem in made.problems if problem.code.startswith("B05") or problem.code == "B042"]
    assert [chapter.id for chapter in made.book.chapters] == ["c1", "c2", "c3"]
    assert made.book.chapters[-1].kind == "bibliography"
