import re
from pathlib import Path

import pytest
from builds import check, load

from baspa.command.new import new
from baspa.house import house_path
from baspa.model.problem import Failure

FILES = ("book.toml", "images/sheet.svg", "text/01-writing.md", "text/02-figures.md")
CONSTRUCTS = (
    "em",
    "strong",
    "h2",
    "h3",
    "ul",
    "ol",
    "blockquote",
    "code",
    "pre",
    "hr",
    "figure",
    "table",
    "aside",
    "a",
)


def test_new_book_has_no_problem(tmp_path):
    assert new(tmp_path / "book") == FILES
    book, problems = load(tmp_path / "book")
    assert (*problems, *check(book)) == ()


@pytest.mark.parametrize("tag", [*CONSTRUCTS, "figcaption", "caption", 'span lang="ru"', 'blockquote class="epigraph"'])
def test_new_book_shows_each_construct(tag):
    book, _ = load(house_path("templates", "new"))
    assert re.search(f"<{tag}[ >]", "".join(chapter.xhtml for chapter in book.chapters))


def test_new_book_in_an_empty_folder(tmp_path):
    assert new(tmp_path) == FILES


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "book.toml").write_text("mine")
    with pytest.raises(Failure) as failure:
        new(tmp_path)
    assert [problem.code for problem in failure.value.problems] == ["B080"]
    assert [path.name for path in tmp_path.iterdir()] == ["book.toml"]
    assert (tmp_path / "book.toml").read_text() == "mine"


def test_a_file_of_that_name_is_not_overwritten(tmp_path):
    (tmp_path / "book").write_text("mine")
    with pytest.raises(Failure, match="B080: a file of this name is there already"):
        new(tmp_path / "book")


def test_the_present_folder_has_a_name():
    with pytest.raises(Failure) as failure:
        new(Path())
    assert failure.value.problems[0].place.file == "."
