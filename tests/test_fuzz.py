"""A hundred damaged books: each is built, or refused by Problems at their places (tests/fuzz)."""

from dataclasses import replace

import pytest
from builds import write
from fuzz.case import damaged, judge, judge_formats, put
from fuzz.damage import KINDS

from baspa.model.problem import Failure, Outside, Place, Problem

COUNT, BATCH = 100, 20


@pytest.mark.parametrize("batch", range(COUNT // BATCH))
def test_damaged_books_are_built_or_refused(tmp_path, batch):
    for number in range(batch * BATCH, (batch + 1) * BATCH):
        files, kinds = damaged(f"test-{number}", citing=False)
        verdict = judge(f"test-{number}", put(files, tmp_path / str(number)), kinds)
        assert verdict.good, verdict


def test_a_seed_makes_the_same_book_each_time():
    assert damaged("a") == damaged("a")
    assert damaged("a") != damaged("b")


def test_every_kind_of_damage_is_drawn():
    assert {kind for number in range(COUNT) for kind in damaged(f"test-{number}")[1][1:]} == set(KINDS)


# The judge sees what it is there for.


def refusing(*problems):
    def step(folder):
        raise Failure(problems)

    return step


def raising(error):
    def step(folder):
        raise error

    return step


def without_end(folder):
    while True:
        pass


FAULT = Problem(Place("one.md", 1), "B032", "a fault")


@pytest.mark.parametrize(
    ("step", "end"),
    [
        (lambda _: (), "built"),
        (refusing(FAULT), "refused"),
        (refusing(FAULT, replace(FAULT, place=Place("one.md"))), "untidy"),
        (refusing(replace(FAULT, place=Place("two.md", 1))), "untidy"),
        (refusing(replace(FAULT, message=" ")), "untidy"),
        (refusing(Problem(Place("one.md"), "B020", "the chapter has no text")), "refused"),
        (raising(Outside("a disk")), "outside"),
        (raising(KeyError("a")), "traceback"),
        (without_end, "hang"),
    ],
)
def test_the_judge_sees(tmp_path, monkeypatch, step, end):
    monkeypatch.setattr("fuzz.case.SECONDS", 0.1)
    assert judge("a", write(tmp_path), step=step).end == end


@pytest.mark.parametrize(
    ("css", "end"),
    [
        ("p { color: red }", "built"),
        ("p { display: none }", "refused"),  # what is lost by the book's own style is no fault of the press
        ("p { font-size: 1e9pt }", "refused"),
    ],
)
def test_the_judge_of_formats_sees(tmp_path, css, end):
    folder = write(tmp_path / "book", **{"styles/paper.css": css})
    assert judge_formats("a", folder, (), tmp_path / "dist").end == end
