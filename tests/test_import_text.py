"""What is typed comes through: from a text, or a tree of pandoc's, through the writer and the press's own reader."""

import re
from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter
from hypothesis import given
from hypothesis import strategies as st

from baspa.importing.anchors import Links
from baspa.importing.blocks import chapter
from baspa.importing.losses import Losses
from baspa.importing.nodes import node
from baspa.importing.outline import Part
from baspa.importing.plain_text import paragraphs
from baspa.model.problem import Severity

# What Markdown has a meaning for, more often than chance would have it.
SIGNS = st.sampled_from(
    re.split(
        " ",
        "\\ ` * ** _ [ ] ( ) { } < > # ## + - -- --- = === : :: ::: | ~ ~~~ ``` $ $$ & &amp; &#65; ! ![ ^ [^1] [^ @ @a "
        "1. 2) {#id} {.x} <b> <!-- --> [a](b) [a]: \" ' « » — … а ә a 1 . , ; ?",
    )
)
NO_CHARACTERS = "\ufffe\uffff" + "".join(map(chr, range(0xFDD0, 0xFDF0)))
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=f"\u2011{NO_CHARACTERS}")
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2003", "", "\n    ", "\n \n"])
TEXTS = st.lists(SIGNS | LETTERS | GAPS, max_size=40).map("".join)


class NoPictures:
    def path(self, target):
        return ""


def written(blocks):
    """The Markdown of a chapter of these blocks."""
    heading = node("Header", [1, ["", [], []], [node("Str", "T")]])
    part = Part("text/01-t.md", [heading, *blocks])
    return chapter(part, Links({}, {}), NoPictures(), Losses())


def shown(markdown):
    """The paragraphs as the press reads them, notes left out, and its problems."""
    read, problems = read_chapter(1, "text/01-t.md", markdown, "en", smart=False)
    paragraphs = [element for element in ET.fromstring(read.xhtml).iter() if element.tag in ("p", "td", "th", "li")]
    return ["".join(element.itertext()) for element in paragraphs], problems


def pressed(text):
    """A text with each run of plain white space as one space: line ends and tabs are spaces in a book."""
    return re.sub(r"[ \t\n\v]+", " ", text).strip(" ")


def test_what_looks_like_the_name_of_a_place_stays_text():
    found, problems = shown(written(paragraphs("(name)=\n\nWords.")))
    assert (found, problems) == (["(name)=", "Words."], ())


@given(TEXTS)
def test_plain_text_keeps_every_character(text):
    wanted = [pressed(part) for part in re.split(r"\n[ \t\f\v]*\n", text) if pressed(part)]
    found, problems = shown(written(paragraphs(text)))
    assert [pressed(paragraph) for paragraph in found] == wanted
    assert [each for each in problems if each.code != "B020" and each.severity is Severity.ERROR] == []


def test_signs_that_other_dialects_have_for_marks_are_guarded():
    text = "==words== %%a remark%% [[note]] ![[a.png]] {.box} **a ^name"
    found, problems = shown(written(paragraphs(f"# One\n\n{text}")))
    assert (found[-1], problems) == (text, ())


@pytest.mark.parametrize("text", ["[a_b]!]", "[1{<]!] c ]", "[x^2] ]] [y_1]]", "[a]b_c]", "\\[a_b]\\]"])
def test_brackets_around_what_looks_like_tex_are_no_formula(text):
    found, problems = shown(written(paragraphs(f"# One\n\n{text}")))
    assert (found[-1], problems) == (text, ())


WORDS = st.lists(SIGNS | st.sampled_from(["сөз", "word", "«", "»", "\u00a0", "1"]), min_size=1, max_size=4).map("".join)
STR = WORDS.map(lambda text: node("Str", text))
GAP = st.sampled_from([node("Space"), node("SoftBreak")])
WRAPPED = {
    "Emph": lambda inner: node("Emph", inner),
    "Strong": lambda inner: node("Strong", inner),
    "Strikeout": lambda inner: node("Strikeout", inner),
    "SmallCaps": lambda inner: node("SmallCaps", inner),
    "Span": lambda inner: node("Span", [["", [], [["lang", "ru"]]], inner]),
    "Link": lambda inner: node("Link", [["", [], []], inner, ["https://example.org/", ""]]),
}
TAGS = {"Emph": "em", "Strong": "strong", "Strikeout": "s", "SmallCaps": "span", "Span": "span", "Link": "a"}


def wrapped(children):
    lists = st.lists(children, min_size=1, max_size=4)
    return st.one_of(*(lists.map(make) for name, make in WRAPPED.items() if name != "Link"))


INLINE = st.recursive(STR | GAP, wrapped, max_leaves=12)
INLINES = st.lists(INLINE, min_size=1, max_size=8)


def text_of(value):
    if isinstance(value, list):
        return "".join(map(text_of, value))
    if value["t"] == "Str":
        return value["c"]
    return " " if "c" not in value else text_of(value["c"] if value["t"] != "Span" else value["c"][1])


def marks(value, above=()):
    """Each character that is no space, with the kinds of emphasis that it stands in."""
    if isinstance(value, list):
        return [mark for child in value for mark in marks(child, above)]
    if value["t"] == "Str":
        return [(sign, frozenset(above)) for sign in value["c"] if not sign.isspace()]
    inner = value.get("c", []) if value["t"] != "Span" else value["c"][1]
    return marks(inner, (*above, TAGS[value["t"]])) if inner else []


def marks_of(element, above=()):
    found = [(sign, frozenset(above)) for sign in element.text or "" if not sign.isspace()]
    for child in element:
        found += marks_of(child, (*above, child.tag))
        found += [(sign, frozenset(above)) for sign in child.tail or "" if not sign.isspace()]
    return found


def test_marks_around_what_a_blank_would_part_are_those_of_html():
    inlines = [node("Str", "x"), node("Strong", [node("Str", "1.\u00a0(")])]
    assert written([node("Para", inlines)]) == "# T\n\nx<strong>1.\u00a0(</strong>\n"
    inlines = [node("Str", "x"), node("Strong", [node("Str", "(1)")])]
    assert written([node("Para", inlines)]) == "# T\n\nx<!-- -->**(1)**\n"


@given(INLINES)
def test_marked_words_keep_their_characters_and_marks(inlines):
    markdown = written([node("Para", inlines)])
    read, problems = read_chapter(1, "text/01-t.md", markdown, "en", smart=False)
    assert [each for each in problems if each.code != "B020" and each.severity is Severity.ERROR] == []
    found = list(ET.fromstring(read.xhtml).iter("p"))
    if not text_of(inlines).strip():
        return
    assert pressed("".join(found[0].itertext())) == pressed(text_of(inlines)), markdown
    assert marks_of(found[0]) == marks(inlines), markdown
