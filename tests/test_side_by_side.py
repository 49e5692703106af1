"""A book that several processes lay out is the book of one: its bytes, and what is said of it."""

import os
import signal

import pytest
from builds import BOOKS
from divided_books import edition_of, sizes_noted, write_book, write_divided

from baspa.bind.paper import divided
from baspa.bind.paper.pdf import bind_pdf
from baspa.kept.content import digest_of
from baspa.kept.store import opened
from baspa.model.edition import Edition
from baspa.model.problem import Failure, Outside, Place, Problem
from baspa.together import ALONE, side_by_side

PROBLEM = Problem(Place("one.md", 3), "B020", "the chapter is empty", "write it")


@pytest.fixture(autouse=True)
def short_books_are_divided(monkeypatch):
    monkeypatch.setattr("baspa.model.edition.PART", 1)


@pytest.fixture
def teams(monkeypatch):
    """Return the sizes of the teams that books were bound by."""
    return sizes_noted(monkeypatch)


def assert_same(edition: Edition, *sizes: int) -> None:
    """Hold the PDF of so many processes against that of one."""
    one = bind_pdf(edition)
    for size in sizes:
        assert bind_pdf(edition, size) == one, size


@pytest.mark.parametrize(("seed", "sizes"), [(1, [3]), (2, [2]), (4, [2, 3])])
def test_the_bytes_are_those_of_one_process(tmp_path, seed, sizes, teams):
    write_divided(tmp_path, seed)
    assert_same(edition_of(tmp_path), *sizes)
    assert teams == [1, *sizes]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5, 17))
def test_the_bytes_are_those_of_one_process_in_many_books(tmp_path, seed):
    write_divided(tmp_path, seed)
    assert_same(edition_of(tmp_path), 2, 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["everything", "index", "volume", "hebrew"])
def test_the_bytes_of_books_of_constructs_are_those_of_one_process(name):
    assert_same(edition_of(BOOKS / f"construct-{name}"), 2, 3)


def chapters(**more: str) -> dict[str, str]:
    """Return a book of three chapters; what else is given is put behind the first."""
    text = "It is as long as all the others are. " * 60
    return {f"{number}.md": f"# Number {number}\n\n{text}{more.get(f'at{number}', '')}\n" for number in (1, 2, 3)}


def test_where_there_are_more_processes_than_chapters_some_have_nothing_to_do(tmp_path, teams):
    write_book(tmp_path, {name: text for name, text in chapters().items() if name < "3"}, {"chapters": "page"})
    assert_same(edition_of(tmp_path), 8)
    assert teams == [1, divided.MOST]


def test_where_no_chapter_begins_on_a_page_of_its_own_one_process_does_it_all(tmp_path, teams):
    write_book(tmp_path, chapters(), {"chapters": "continuous"})
    assert_same(edition_of(tmp_path), 4)
    assert teams == [1, divided.MOST]


def test_where_lines_of_code_turn_over(tmp_path, teams):
    code = f"\n\n```\n{'some.code(of, a, line)' * 9}\n```"
    write_book(tmp_path, chapters(at1=code, at2=code, at3=code), {"chapters": "page"})
    assert_same(edition_of(tmp_path), 2)
    assert teams == [1, 2]


LONG = f"It calls.[^n]\n\n[^n]: {'So it goes on and on. ' * 300}"


def test_where_a_note_runs_on_into_the_next_chapter_one_process_does_it_all(tmp_path, teams):
    write_book(tmp_path, chapters(at1=LONG, at2=LONG), {"chapters": "page"})
    assert_same(edition_of(tmp_path), 3)
    assert teams == [1, 3, 1]


@pytest.mark.parametrize(
    ("css", "sizes"),
    [
        (".chapter { opacity: 0.5 }", [1, 2, 1]),  # groups are numbered through the file
        ("@page :nth(5) { margin-top: 40mm }", [1, 2, 1]),
        (".chapter h1::after { content: counter(page) }", [1, 2, 1]),
        (".imprint { position: fixed; top: 0 }", [1, 1]),
        ("@page :first { margin-top: 60mm }", [1, 2]),
        (".chapter { margin-top: 20mm }", [1, 2]),  # cut off at a page's head, but for the book's first
        ("@page { @bottom-left { content: counter(page) '/' counter(pages) } }", [1, 2]),
        (
            "@page { @top-left { content: string(a) } } .titlepage p { string-set: a 'T' }",
            [1, 2],
        ),
        ("@page { @top-left { content: string(a, start) } } p { string-set: a content() }", [1, 2]),
        ("@page { @top-left { content: string(a, first-except) } } p { string-set: a content() }", [1, 2]),
    ],
    ids=["group", "nth", "page", "fixed", "first", "margin", "pages", "head", "start", "except"],
)
def test_what_styles_ask_of_pages_is_as_in_one_process(tmp_path, teams, css, sizes):
    write_book(tmp_path, chapters(), {"chapters": "page"}, css=css)
    assert_same(edition_of(tmp_path), 2)
    assert teams == sizes


def test_a_guess_of_where_a_part_begins_is_no_more_than_that(tmp_path):
    folder, before = tmp_path / "book", opened(tmp_path / "before", bytes)
    write_book(folder, chapters(), {"chapters": "page"})
    edition = edition_of(folder)
    one, _ = bind_pdf(edition, 2, before)
    named = digest_of((edition.slug, edition.paper_css))
    begins = before.get("begins of parts", named)
    assert all(0 < index < one.pages for index in begins.values())
    assert one == bind_pdf(edition)[0]
    for off in (-1, 0, 1, 6):
        store = opened(tmp_path / f"kept{off}", bytes)
        store.put("begins of parts", named, {name: index + off for name, index in begins.items()})
        assert bind_pdf(edition, 2, store)[0] == one, off
        assert store.get("begins of parts", named) == begins


def test_the_document_is_read_once_for_all_processes(tmp_path, teams, monkeypatch):
    write_book(tmp_path, chapters(), {"chapters": "page"})
    edition = edition_of(tmp_path)
    monkeypatch.delattr("baspa.layout.html_document")
    assert bind_pdf(edition, 2)[0].pages > 6
    assert teams == [2]


def test_what_the_layout_warns_of_in_each_part_is_said_once(tmp_path):
    wide = "\n".join(("", "| " + " | ".join("w" * 30 for _ in range(9)) + " |", "|---" * 9 + "|", ""))
    write_book(tmp_path, chapters(at1=wide, at3=wide), {"chapters": "page"})
    edition = edition_of(tmp_path)
    _, one = bind_pdf(edition)
    _, three = bind_pdf(edition, 3)
    assert one == three
    assert [each.code for each in one] == ["B118", "B118"]


# The team itself.


def double(team):
    team.hand_over(team.rank)
    while True:
        team.share(2 * team.rank)


def fail(team):
    raise Failure([PROBLEM])


def die(team):
    os.kill(os.getpid(), signal.SIGKILL)


def test_each_learns_what_all_have_found():
    with side_by_side(3, double) as team:
        assert list(team.taken()) == [1, 2]
        assert team.share("own") == ("own", 2, 4)
        assert team.first(2).share("own") == ("own", 2)


def test_one_alone_has_what_it_found_itself():
    assert ALONE.share(5) == (5,)


def test_a_failure_of_one_is_that_of_the_first():
    with pytest.raises(Failure) as caught, side_by_side(2, fail) as team:
        team.share(1)
    assert caught.value.problems == (PROBLEM,)


def test_one_that_is_killed_is_said_to_have_ended():
    with pytest.raises(Outside, match="ended with -9"), side_by_side(3, die) as team:
        team.share(1)


def test_none_outlives_the_context():
    with side_by_side(3, double) as team:
        numbers = [each.process.pid for each in team.others]
    for number in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
