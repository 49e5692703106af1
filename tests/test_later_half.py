"""Of what is made piece by piece and kept, a process beside this one makes the later half."""

from functools import partial

import pytest

from baspa.kept.store import Store, opened
from baspa.later_half import LEAST, LaterHalf
from baspa.press import prepared

PIECES = range(8)


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr("baspa.later_half.cores", lambda: 2)


def squares(store: Store, letters: int, fails: bool = False) -> tuple[list[int], list[int]]:
    """Return the squares of some numbers, and those numbers whose squares were made in this process."""
    here: list[int] = []

    def square(number: int) -> int:
        here.append(number)
        return number * number

    def rest(first: int) -> None:
        for number in PIECES[first:]:
            if fails:
                raise OSError
            store.known("square", square, number)

    later = LaterHalf(store, lambda: [letters for _ in PIECES], rest)
    found = []
    for number in PIECES:
        later.reached(number)
        found.append(store.known("square", partial(later.making, number, square), number))
    return found, here


@pytest.mark.parametrize(
    ("letters", "fails", "here"),
    [(LEAST, False, PIECES[:5]), (LEAST, True, PIECES), (1, False, PIECES)],
    ids=["long", "failing", "short"],
)
def test_the_later_half_of_what_is_long_is_made_beside(tmp_path, letters, fails, here):
    found, made = squares(opened(tmp_path, bytes), letters, fails)
    assert found == [number * number for number in PIECES]
    assert made == list(here)


def test_where_one_piece_is_new_no_process_begins(tmp_path):
    store = opened(tmp_path, bytes)
    for number in PIECES[1:]:
        store.known("square", lambda each: each * each, number)
    later = LaterHalf(store, lambda: [LEAST for _ in PIECES], lambda _: None)
    for number in PIECES:
        store.known("square", partial(later.making, number, lambda each: each * each), number)
    assert later.wait is None


def test_chapters_of_the_later_half_are_what_they_are_in_their_turn(tmp_path, monkeypatch):
    monkeypatch.setattr("baspa.later_half.LEAST", 1)
    files = [f"{number}.md" for number in range(6)]
    for name in files:
        (tmp_path / name).write_text(f"# One of {name}\n\nText.\n\n# Two of {name}\n\n[so](gone.md)\n", "utf-8")
    names = ", ".join(f'"{name}"' for name in files)
    toml = f'title = "T"\nlanguage = "en"\nmodified = 2026-01-01\nchapters = [{names}]\n'
    (tmp_path / "book.toml").write_text(toml, "utf-8")
    begun = list[int]()
    monkeypatch.setattr("baspa.later_half.LaterHalf.begin", noted(begun, LaterHalf.begin))
    kept = tmp_path / "kept"
    assert prepared(tmp_path, None, opened(kept, bytes)) == prepared(tmp_path, None)
    assert begun == [1, 1]  # for reading, and for typesetting
    read, typeset = len(files), 2 * 2 * len(files)  # a file has two chapters, a chapter two faces
    assert len([*kept.iterdir()]) == read + typeset  # nothing was made of other arguments


def noted(indexes, begin):
    """Return a method that notes where it is called."""

    def begun(later, index):
        indexes.append(index)
        begin(later, index)

    return begun
