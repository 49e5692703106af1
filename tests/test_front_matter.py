"""Front matter: what its keys say is offered for book.toml, whatever program it was written for."""

import pytest

from baspa.load.front_facts import facts_of_percent, facts_of_toml, facts_of_yaml, lines_of_book_toml
from baspa.load.front_matter import has_title, without_front_matter
from baspa.model.fields import fields_of
from baspa.model.metadata import Metadata
from baspa.model.problem import Severity

OFFERED = [
    (facts_of_yaml, "title: The lake", ['title = "The lake"']),
    (facts_of_yaml, "title: 'It: so'  ", ['title = "It: so"']),
    (facts_of_yaml, 'Title: "A \u00abb\u00bb"\nlang: kk # Kazakh', ['title = "A \u00abb\u00bb"', 'language = "kk"']),
    (facts_of_yaml, "author: A. B.\nauthors: C", ['authors = [{name = "A. B."}]']),
    (facts_of_yaml, "author:\n- A\n- B\ndate: 2026", ['authors = [{name = "A"}, {name = "B"}]', 'date = "2026"']),
    (facts_of_yaml, "author:\n  - name: A\n    email: x\n  - name: B", ['authors = [{name = "A"}, {name = "B"}]']),
    (
        facts_of_yaml,
        (
            "author:\n  - name: A. B.\n    orcid: https://orcid.org/0000-0002-1825-0097\n    affiliation:\n"
            "      - name: Nowhere University # in the north\n        city: N\n      - name: Other\n"
            "  - name:\n      given: C\n      family: D\n    affiliations: [ref]\n  - 'E. F'\ntitle: T"
        ),
        [
            (
                'authors = [{name = "A. B.", orcid = "0000-0002-1825-0097", affiliation = "Nowhere University"}, '
                '{name = "C D"}, {name = "E. F"}]'
            ),
            'title = "T"',
        ],
    ),
    (
        facts_of_yaml,
        "author:\n- orcid: 0000-0002-1825-0097\n  name: A\n  affiliations:\n    - id: n\n      name: N\nlang: kk",
        ['authors = [{name = "A", orcid = "0000-0002-1825-0097", affiliation = "N"}]', 'language = "kk"'],
    ),
    (facts_of_yaml, 'author:\n  name: A\n  affiliation: "N: M"', ['authors = [{name = "A", affiliation = "N: M"}]']),
    (
        facts_of_toml,
        '[[authors]]\nname = "A"\norcid = "https://orcid.org/0000-0002-1825-0097"\naffiliation = "N"',
        ['authors = [{name = "A", orcid = "0000-0002-1825-0097", affiliation = "N"}]'],
    ),
    (facts_of_yaml, "tags: [a, 'b c']\nkeywords: d", ['keywords = ["a", "b c"]']),
    (facts_of_yaml, "date: last spring\nlayout: post\nparams:\n  title: no", []),
    (facts_of_yaml, "abstract: |\n  Words.\n  title: no", []),
    (
        facts_of_yaml,
        "description: It is cold.\nlang: kk",
        ['annotation = {kk = "It is cold."}', 'language = "kk"'],
    ),
    (facts_of_toml, 'title = "Hugo"\ndate = 2026-01-02\ndraft = true', ['title = "Hugo"', 'date = "2026-01-02"']),
    (facts_of_toml, 'tags = ["a", "b"]\n[extra]\ntitle = "no"', ['keywords = ["a", "b"]']),
    (facts_of_toml, "title = broken", []),
    (
        facts_of_percent,
        "% T\n% A; B\n% 2026-01",
        ['title = "T"', 'authors = [{name = "A"}, {name = "B"}]', 'date = "2026-01"'],
    ),
    (facts_of_percent, "% T\n  goes on\n%\n% 2026", ['title = "T goes on"', 'date = "2026"']),
]


@pytest.mark.parametrize(("read", "text", "offered"), OFFERED)
def test_what_is_offered_for_book_toml(read, text, offered):
    assert list(lines_of_book_toml(read(text.split("\n"))).values()) == offered


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Words\n\n# Title", True),
        ("Title\n===", True),
        ("<h1 align='center'>Title</h1>", True),
        ("## Part\n\n#hashtag", False),
        ("```\n# remark\n```\n~~~~\n```\n# remark\n~~~~", False),
        ("\n===", False),
    ],
)
def test_whether_a_file_has_a_title(text, answer):
    assert has_title(text.split("\n")) is answer


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("---\ntitle: The *shore*\n---\nWords.", "\n# The \\*shore\\*\n\nWords."),
        ("---\ntitle: The shore\n---\n# Other\n", "\n\n\n# Other\n"),
        ("---\na: b\n...\nWords.", "\n\n\nWords."),
        ("---\na:\n- b\n\nog:c: d\ne f: g\n# h\n---\nWords.", "\n\n\n\n\n\n\n\nWords."),
        ("% The shore\n\nWords.", "# The shore\n\nWords."),
        ("---\n\nA rule.\n\n---\n", "---\n\nA rule.\n\n---\n"),
        ("---\na: b\n", "---\na: b\n"),
        ("%20 of them", "%20 of them"),
    ],
)
def test_the_lines_of_the_text_keep_their_places(text, left):
    found, told = without_front_matter("one.md", text, heads=True)
    assert (found, [each.code for each in told]) == (left, ["B161"] * (found != text))


@pytest.mark.parametrize(
    ("text", "left", "lines"),
    [
        ("---\ntitle: T\ntags:\n  - a\n# Title\n\nWords.\n", "\n\n\n\n# Title\n\nWords.\n", 4),
        (
            "---\nlayout: post\nid: 3\n\n# Title\n\nWords.\n\n---\n\nMore.",
            "\n\n\n\n# Title\n\nWords.\n\n---\n\nMore.",
            3,
        ),
        ('+++\ntitle = "T"\n\nWords.\n', "\n# T\n\nWords.\n", 2),
        ("---\ntitle: T", "\n# T", 2),
    ],
)
def test_front_matter_that_nothing_closes_is_told(text, left, lines):
    found, told = without_front_matter("one.md", text, heads=True)
    said = f"the file begins with front matter, lines 1 to {lines}, that nothing closes"
    assert (found, [(p.code, p.severity, p.message) for p in told]) == (left, [("B161", Severity.ERROR, said)])


@pytest.mark.parametrize(
    "text", ["---\nNote: a word.\n\nMore.", "---\n\ntitle: T", "---\nWords.\n\nkey: more", "- - -\ntitle: T"]
)
def test_a_rule_before_text_is_none(text):
    assert without_front_matter("one.md", text, heads=True) == (text, ())


def test_an_included_file_may_begin_with_a_rule_and_facts():
    assert without_front_matter("part.md", "---\ntitle: A\n\nWords.") == ("---\ntitle: A\n\nWords.", ())


def test_an_included_file_gets_no_heading():
    assert without_front_matter("part.md", "---\ntitle: A\n---\nWords.")[0] == "\n\n\nWords."


@pytest.mark.parametrize(("read", "text", "offered"), OFFERED)
def test_what_is_offered_is_a_line_of_book_toml(read, text, offered):
    import tomllib

    known = {field.name for field in fields_of(Metadata)}
    assert set(tomllib.loads("\n".join(offered))) <= known
