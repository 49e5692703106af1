"""Links to what is no part of the book: their words are read without them in both faces, and each is told."""

import pytest
from builds import build, check, load, read

from baspa.model.problem import Severity

TOML = 'title = "T"\nlanguage = "en"\nchapters = ["a.md"]\n'
TEXT = """# T

Read [the licence](LICENSE), [how *to* help](docs/help.md#start){.smallcaps} and [the end](#end). ^[A [note](b.md).]

## A [heading](gone.md) here {#here}

[There](#here) and <https://example.org>.
"""


def book(folder, text):
    (folder / "book.toml").write_text(TOML, encoding="utf-8")
    (folder / "a.md").write_text(text, encoding="utf-8")
    return folder


def test_their_words_stay_in_both_faces_and_the_others_lead_on(tmp_path):
    made = build(book(tmp_path, TEXT), ("pdf", "epub"))
    assert {(p.code, p.severity) for p in made.problems} == {("B023", Severity.WARNING)}
    faces, problems = read(tmp_path)
    assert sorted(p.place.line for p in problems if p.code == "B023") == [3, 3, 3, 3, 5]
    for face in (faces.print, faces.epub):
        (chapter,) = face.chapters
        assert [link.target for link in chapter.links] == ["#here", "https://example.org"]
        assert '<span class="smallcaps">how <em>to</em> help</span>' in chapter.xhtml
        assert "LICENSE" not in chapter.xhtml
    assert len(faces.whole.chapters[0].links) == 7


@pytest.mark.parametrize("link", ["[](#gone)", "[see {number}](#gone)", "[{title}](b.md)", "[a](javascript:f)"])
def test_a_link_that_waits_for_words_or_would_run_is_an_error(tmp_path, link):
    found, problems = load(book(tmp_path, f"# T\n\n{link} [b](c.md)\n"))
    told = [(p.code, p.severity) for p in (*problems, *check(found)) if p.code == "B023"]
    assert sorted(told) == [("B023", Severity.WARNING), ("B023", Severity.ERROR)]


def test_of_two_alike_in_a_line_the_one_that_waits_for_words_is_an_error(tmp_path):
    faces, _ = load(book(tmp_path, "# T\n\n[there](#gone) and [](#gone).\n"))
    found = [each.severity for each in check(faces) if each.code == "B023"]
    assert sorted(found) == [Severity.WARNING, Severity.ERROR]
