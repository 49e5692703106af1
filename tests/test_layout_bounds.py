"""What a book's own styles can ask of the layout: what breaks it, or has no end, is a Problem at its file."""

from dataclasses import replace

import pytest
from builds import build, built, write

from baspa.layout import bounds
from baspa.model.problem import Failure, report
from baspa.verify.held.reading import OWN


def pdf(folder, css):
    return build(write(folder, "# One\n\nText.\n", **{"styles/paper.css": css}), ("pdf",))


@pytest.mark.parametrize(
    "css",
    [
        "p { font-size: 1e9pt }",
        "p { letter-spacing: 1e9pt }",
        "* { position: running(x) }",
        ":root { --type-size: 0; --leading: }",
    ],
)
def test_a_style_that_breaks_the_layout(tmp_path, css):
    with pytest.raises(Failure) as failure:
        assert pdf(tmp_path, css)["pdf"]
    assert list(report(failure.value.problems)) == [
        "styles/paper.css: error B042: the layout cannot do what is asked of it",
        "  hint: it is something in styles/paper.css: take rules out until it builds",
    ]


@pytest.mark.parametrize("css", ["* { display: grid }", "@page { size: 10000000mm 10000000mm }"])
def test_a_layout_without_end(tmp_path, monkeypatch, css):
    monkeypatch.setattr(bounds, "SECONDS", 0.3)
    monkeypatch.setattr(bounds, "LETTERS", 1_000_000)
    with pytest.raises(Failure, match=r"styles/paper.css: error B042: the layout finds no end"):
        assert pdf(tmp_path, css)["pdf"]


def test_without_anything_of_the_books_own_a_fault_is_one_of_the_press():
    edition = built("construct-notes").edition
    with pytest.raises(ZeroDivisionError), bounds.within_bounds(edition):
        raise ZeroDivisionError
    with pytest.raises(Failure, match="B042"), bounds.within_bounds(replace(edition, own=("styles/paper.css",))):
        raise ZeroDivisionError


def test_what_a_style_of_the_books_own_hides_is_told_as_that(tmp_path):
    lost = [problem for problem in pdf(tmp_path, "p { display: none }").problems if problem.code == "B050"]
    assert [problem.hint for problem in lost] == [OWN]
