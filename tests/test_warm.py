"""A press that stays warm gives the pages of a press that starts anew."""

import gc

import pytest
from divided_books import write_book, write_divided

from baspa.model.problem import Failure
from baspa.warm import WarmPress

TEXT = "It is as long as all the others are. " * 60
CHAPTERS = {
    "1.md": f"# One\n\n{TEXT}\n\n## A heading {{#here}}\n\nSee [](#there).\n",
    "2.md": f"# Two\n\n{TEXT}[^n]\n\n## Another {{#there}}\n\nSee [](#here) and [](#last).\n\n[^n]: A note.\n",
    "3.md": f"# Three\n\n{TEXT}\n\n## The last {{#last}}\n\nSee [](#here).\n",
}


@pytest.fixture
def folder(tmp_path):
    write_book(tmp_path, CHAPTERS, {"chapters": "page"})
    return tmp_path


def edit(folder, name, old, new):
    path = folder / "text" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_as_anew(folder, pages):
    """Hold pages against those of a press that was not there before."""
    anew = WarmPress(folder).pages()
    assert pages.count == anew.count
    for index in range(pages.count):
        assert pages.picture(index, 40) == anew.picture(index, 40), index


def test_an_edited_chapter_is_laid_out_alone(folder):
    warm = WarmPress(folder)
    assert warm.pages().anew == range(warm.pages().count)
    edit(folder, "2.md", "It is as long", "Was it as long")
    pages = warm.pages()
    assert 0 < len(pages.anew) <= 4
    assert not pages.is_moved
    assert_as_anew(folder, pages)


def test_it_is_laid_out_alone_again_and_again(folder):
    warm = WarmPress(folder)
    warm.pages()
    for name, new in (("2.md", "Was it"), ("1.md", "Now it is"), ("2.md", "There it is"), ("3.md", "Is it")):
        edit(folder, name, "It is", new)
        pages = warm.pages()
        assert 0 < len(pages.anew) < pages.count
    assert len(pages.laid) == 4
    assert_as_anew(folder, pages)


def test_a_place_that_is_new_in_one_chapter_is_known_in_another(folder):
    warm = WarmPress(folder)
    warm.pages()
    edit(folder, "1.md", "## A heading {#here}", "A [place]{#new} is here.\n\n## A heading {#here}")
    warm.pages()
    edit(folder, "3.md", "It is", "See [there](#new){.page}. It is")
    pages = warm.pages()
    assert 0 < len(pages.anew) < pages.count
    assert_as_anew(folder, pages)


def test_where_nothing_changed_nothing_is_laid_out(folder):
    warm = WarmPress(folder)
    before = warm.pages()
    pages = warm.pages()
    assert not pages.anew
    assert pages.laid == before.laid


def test_a_chapter_that_grows_says_that_others_have_moved(folder):
    warm = WarmPress(folder)
    warm.pages()
    edit(folder, "3.md", "It is", f"{TEXT}\n\n{TEXT}\n\nIt is")
    pages = warm.pages()
    assert pages.is_moved
    fresh = WarmPress(folder).pages()
    assert [pages.picture(index, 40) for index in pages.anew] == [fresh.picture(index, 40) for index in pages.anew]
    pages = warm.pages(whole=True)
    assert pages.anew == range(pages.count)
    assert not pages.is_moved
    assert_as_anew(folder, pages)


def test_a_heading_that_goes_to_another_page_says_so(folder):
    warm = WarmPress(folder)
    pages = warm.pages()
    edit(folder, "1.md", "## A heading {#here}\n\nSee [](#there).\n", "")
    edit(folder, "1.md", "# One\n", "# One\n\n## A heading {#here}\n\nSee [](#there).\n")
    pages = warm.pages()
    assert pages.is_moved or pages.anew == range(pages.count)
    assert_as_anew(folder, warm.pages(whole=True))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("text/2.md", "# Two", "# Second"),  # stands in the contents
        ("text/2.md", "[^n]: A note.", f"[^n]: {TEXT * 8}"),  # runs on upon pages of its own
        ("book.toml", 'chapters = "page"', 'chapters = "page"\ntype_size = 12'),
        ("book.toml", 'chapters = "page"', 'chapters = "continuous"'),
    ],
)
def test_what_changes_more_is_laid_out_as_a_whole(folder, name, old, new):
    warm = WarmPress(folder)
    warm.pages()
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert_as_anew(folder, warm.pages(whole=True))


def test_a_book_with_errors_says_so_and_goes_on_when_they_are_mended(folder):
    warm = WarmPress(folder)
    warm.pages()
    edit(folder, "2.md", "[](#here)", "[](#nowhere)")
    with pytest.raises(Failure, match="nowhere"):
        warm.pages()
    edit(folder, "2.md", "[](#nowhere)", "[](#here) once more")
    pages = warm.pages()
    assert 0 < len(pages.anew) < pages.count
    assert_as_anew(folder, pages)


def test_what_edits_of_a_long_book_have_left_is_collected_while_nobody_waits(folder, monkeypatch):
    monkeypatch.setattr("baspa.warm.MANY", 1)
    monkeypatch.setattr("baspa.warm.EDITS", 3)
    warm = WarmPress(folder)
    warm.pages()
    frozen, collected = [], []
    monkeypatch.setattr("gc.freeze", lambda: frozen.append(1))
    monkeypatch.setattr("gc.collect", lambda: collected.append(1))
    for new, times in (("Was it", 0), ("Now it is", 1)):
        edit(folder, "2.md", "It is", new)
        warm.pages()
        assert len(collected) == times
    assert gc.isenabled()
    assert len(frozen) == 3
    warm.rest()
    assert len(collected) == 2
    gc.unfreeze()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
def test_books_of_all_kinds_are_as_anew(tmp_path, seed):
    write_divided(tmp_path, seed)
    warm = WarmPress(tmp_path)
    warm.pages()
    for number in (3, 2, 1):
        edit(tmp_path, f"{number}.md", ".", ". Added to it.")
        pages = warm.pages()
    assert_as_anew(tmp_path, warm.pages(whole=True) if pages.is_moved else pages)
