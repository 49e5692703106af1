"""Every book that should build builds, and the outside validators have nothing to say of it."""

import os

import pytest
from builds import FOLDERS, built

from baspa.model.problem import Severity, report
from baspa.verify.validators import ace, epubcheck, verapdf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Return a folder with the files of all books, for validators that judge many at once."""
    folder = tmp_path_factory.mktemp("shelf")
    for name in FOLDERS:
        for artifact in built(name).made.values():
            suffix = artifact.name.rpartition(".")[2]
            (folder / f"{name}.{artifact.format}.{suffix}").write_bytes(artifact.data)
    return folder


def said(judged):
    return list(report(problem for problems in judged.values() for problem in problems))


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_a_book_builds_without_a_warning(name):
    assert [problem for problem in built(name).problems if problem.severity > Severity.NOTE] == []
    assert all(artifact.data for artifact in built(name).made.values())


def test_epubcheck_has_nothing_to_say(shelf):
    judged = epubcheck.validate(sorted(shelf.glob("*.epub")))
    assert len(judged) == len(FOLDERS)
    assert said(judged) == []


def test_verapdf_has_nothing_to_say_by_both_standards(shelf):
    judged = verapdf.validate(sorted(shelf.glob("*.pdf.pdf")))
    assert len(judged) == len(FOLDERS)
    assert said(judged) == []


def test_ace_has_nothing_to_say(shelf):
    if not ace.available() and not os.environ.get("CI"):
        pytest.skip("needs Chromium, Node.js and `npm ci --prefix tools/ace`")
    judged = ace.validate(sorted(shelf.glob("*.epub")))
    assert len(judged) == len(FOLDERS)
    assert said(judged) == []
