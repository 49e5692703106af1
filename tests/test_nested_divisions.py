"""Divisions in divisions: a fence with words opens one, a fence without closes the one that was opened last."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

from baspa.model.problem import Severity


def read(text):
    """Return how divisions stand in each other, `note(tip)`, and the problems: line and code."""
    chapter, problems = read_chapter(1, "a.md", text, "en")

    def shown(element):
        inner = " ".join(filter(None, map(shown, element)))
        name = element.get("class", "").split()[:1]
        return f"{name[0]}({inner})" if name and element.tag in ("aside", "section", "div") else inner

    found = shown(ET.fromstring(chapter.xhtml)).removeprefix("chapter(").removesuffix(")")
    return found, [(problem.place.line, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("::: {.callout-caution}\na\n\n::: {.callout-note}\nb\n:::\n\nc\n:::", "caution(note())"),
        ("::: box\n::: tip\n::: note\na\n:::\n:::\n:::", "box(tip(note()))"),
        ("::: box\n::: tip\na\n:::\n::: note\na\n:::\n:::", "box(tip() note())"),
        (":::: box\n::: tip\na\n:::\n::::", "box(tip())"),
        ("::: Warning ::::::\na\n\n::: box\nb\n:::\n:::::::::", "warning(box())"),
        (":::::: box\na\n:::", "box()"),
        ("::: box\n- ::: tip\n  a\n  :::\n- b\n:::", "box(tip())"),
        ("::: box\n1.  a\n\n    ::: tip\n    a\n    :::\n:::", "box(tip())"),
        ("> ::: box\n> ::: tip\n> a\n> :::\n> b\n> :::", "box(tip())"),
        ("::: box\n```\n:::\n::: tip\n```\na\n:::", "box()"),
        ("::: box\n```{note}\n::: tip\na\n:::\n```\n:::", "box(note(tip()))"),
        ("::: box\na\n:::\n\n::: tip\nb\n:::", "box() tip()"),
        ("::: note Read this:\na\n:::", "note()"),
    ],
)
def test_a_fence_without_words_closes_what_was_opened_last(text, wanted):
    assert read(f"# T\n\n{text}\n\nEnd.") == (wanted, [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("::: box\na", [(3, "B152")]),
        (":::: box\n::: tip\na\n::::\n\nb", [(4, "B152")]),  # by its colons
        ("::: box\n::: verse\n| a\n:::\n\nb", [(4, "B152")]),
        ("::: box\na\n:::\n:::\n\nb", [(6, "B154")]),
        ("- ::: box\n  a\n\nb\n\n:::", [(3, "B152"), (8, "B154")]),
    ],
)
def test_what_does_not_come_out_even_is_told(text, wanted):
    assert sorted(read(f"# T\n\n{text}\n")[1]) == wanted


@pytest.mark.parametrize(
    ("text", "body", "code"),
    [
        (
            "::: {later} 1.1\na\n:::\n\nb",
            '<div><p id="c1-2">{later} 1.1</p><p id="c1-3">a</p></div><p id="c1-4">b</p>',
            "B029",
        ),
        ("::: epigram {#x}\na\n:::", '<div id="x"><p id="c1-2">epigram</p><p id="c1-3">a</p></div>', "B029"),
        ("::: {}\na\n:::", '<div><p id="c1-2">a</p></div>', "B029"),
        ("::: a.b.C\n    options: x\n\nb", '<p id="c1-2">::: a.b.C options: x</p><p id="c1-3">b</p>', "B154"),
        ("a\n\n:::", '<p id="c1-2">a</p><p id="c1-3">:::</p>', "B154"),
    ],
)
def test_a_division_that_is_not_known_keeps_its_words_and_is_told(text, body, code):
    chapter, problems = read_chapter(1, "a.md", f"# T\n\n{text}\n", "en")
    assert chapter.xhtml.partition("</h1>")[2] == f"{body}</section>"
    assert [(problem.code, problem.severity) for problem in problems] == [(code, Severity.WARNING)]
