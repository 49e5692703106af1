from pathlib import Path

import pytest
from builds import check, load

from baspa.model.problem import report

BOOKS = Path(__file__).parent / "books"
CASES = sorted(path.parent.name for path in BOOKS.glob("*/expected.txt"))


@pytest.mark.parametrize("case", CASES)
def test_problems_of_a_book(case):
    book, problems = load(BOOKS / case)
    found = "".join(f"{line}\n" for line in report((*problems, *(check(book) if book else ()))))
    assert found == (BOOKS / case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("B")])
def test_a_book_is_named_after_the_code_that_it_shows(case):
    assert case[:4] in (BOOKS / case / "expected.txt").read_text(encoding="utf-8")
