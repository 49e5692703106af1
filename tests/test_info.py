"""What stands behind a fence names a language first; all else is for other programs."""

import pytest
from builds import read_chapter

from baspa.load.markdown.info import code_language_of

INFOS = [
    ("python", "python"),
    ("rust,ignore", "rust"),
    ("rust editable", "rust"),
    ("rust,no_run,noplayground", "rust"),
    ("{.python .numberLines}", "python"),
    ("{#a .haskell}", "haskell"),
    ("{python}", "python"),
    ("{r, echo=FALSE}", "r"),
    ("{r}", "r"),
    ("js{1,3}", "js"),
    ("js {1,3}", "js"),
    ("c++", "c++"),
    ("c\\+\\+", "c++"),
    ("", ""),
    ("{#a}", ""),
    ('{.python filename="a.b.py"}', "python"),
]


@pytest.mark.parametrize(("info", "language"), INFOS)
def test_the_language_of_a_fence(info, language):
    assert code_language_of(info) == language


@pytest.mark.parametrize(
    ("info", "told"),
    [
        *((info, []) for info, _ in INFOS[:-1] if not info.startswith(("{python", "{r"))),  # cells: B269
        ('py title="a b"', ['title="a b"']),
        ("{zzz} Some words", ["Some words"]),
        ('{.py filename="a b.py"}', ['filename="a b.py"']),
    ],
)
def test_only_words_in_quotes_are_told(info, told):
    _, problems = read_chapter(1, "one.md", f"# One\n\n```{info}\nx\n```\n", "en")
    assert [(each.code, each.message) for each in problems] == [("B171", f'"{each}" is in no format') for each in told]


def test_what_a_fence_says_to_other_programs_in_quotes_is_told_once_a_file():
    _, problems = read_chapter(
        1, "one.md", '# One\n\n```{.r startFrom="10" key="A b"}\nx\n```\n\n``` r {key="A b"}\nx\n```\n', "en"
    )
    said = "options of other programs that do nothing here are left out: key 2 times, startFrom"
    assert [(each.code, each.place.line, each.message) for each in problems] == [("B187", 3, said)]
