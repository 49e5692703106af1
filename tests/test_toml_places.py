import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.load.toml_places import find_places

DOCUMENT = '''# a comment with = and [brackets]
title = "A # no comment"  # a comment
"quoted.key" = 'single'
dotted.inner.key = 1
lines = """
first = 1
second = 2
[third]
\\"""
[no table]""""
literal = \'\'\'
x = 1\'\'\'
chapters = [ # a comment, with ] in it
    "one.md", "two, ].md",

    "three.md",
]
nested = [[1, 2], [], [3]]
inline = { a = 1, b = { c = "}" }, list = ["x"] }
[design]
page = "A5"

[[authors]]
name = "One"
[authors.place]
town = "T"
[[authors]]
  name = "Two"
[[authors.works]]
title = "W"
'''

LINES = {
    "title": 2,
    "quoted.key": 3,
    "dotted.inner.key": 4,
    "lines": 5,
    "literal": 11,
    "chapters": 13,
    "chapters.0": 14,
    "chapters.1": 14,
    "chapters.2": 16,
    "nested.0.1": 18,
    "nested.2.0": 18,
    "inline.a": 19,
    "inline.b.c": 19,
    "inline.list.0": 19,
    "design": 20,
    "design.page": 21,
    "authors": 23,
    "authors.0.name": 24,
    "authors.0.place": 25,
    "authors.0.place.town": 26,
    "authors.1": 27,
    "authors.1.name": 28,
    "authors.1.works.0.title": 30,
}


@pytest.mark.parametrize(("key", "line"), LINES.items())
def test_line_of_key(key, line):
    assert find_places(DOCUMENT)[key] == line


def leaves(value, key=""):
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        at = f"{key}.{name}" if key else str(name)
        yield at
        yield from leaves(child, at)


def test_every_key_that_tomllib_sees_has_a_place():
    assert set(leaves(tomllib.loads(DOCUMENT))) == set(find_places(DOCUMENT))


VALUES = st.one_of(
    st.integers(),
    st.booleans(),
    st.dates(min_value=datetime.date(1000, 1, 1)),
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\x7f")),
    st.lists(st.text("ab]},#='", max_size=4), max_size=4),
)


def toml(value):
    if isinstance(value, list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


@given(st.lists(VALUES, max_size=8))
def test_one_key_a_line(values):
    text = "".join(f"k{number} = {toml(value)} # =[\n" for number, value in enumerate(values))
    tomllib.loads(text)
    places = find_places(text)
    assert [places[f"k{number}"] for number in range(len(values))] == list(range(1, len(values) + 1))
