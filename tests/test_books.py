"""Every book that should build builds, and the outside validators have nothing to say of it."""

import pytest
from builds import FOLDERS, built
from judged import judged

from baspa.model.problem import Severity, report

ALL = tuple(sorted(FOLDERS))


def said(validator, form, names=ALL):
    """Return what a validator says of one format of books, judged together."""
    files = {f"{name}.{form}": built(name).data(form) for name in names}
    verdicts = judged(validator, files)
    assert list(verdicts) == list(files)
    return list(report(problem for problems in verdicts.values() for problem in problems))


@pytest.mark.slow  # a browser for each book: a third of the whole suite's time
def test_ace_has_nothing_to_say():
    assert said("Ace", "epub") == []


def test_ace_has_nothing_to_say_of_the_book_of_every_construct():
    assert said("Ace", "epub", ["construct-everything"]) == []


def test_verapdf_has_nothing_to_say_by_both_standards():
    assert said("veraPDF", "pdf") == []


def test_epubcheck_has_nothing_to_say():
    assert said("EPUBCheck", "epub") == []


@pytest.mark.parametrize("name", ALL)
def test_a_book_builds_without_a_warning(name):
    assert [problem for problem in built(name).problems if problem.severity > Severity.NOTE] == []
    assert all(artifact.data for artifact in built(name).made.values())
