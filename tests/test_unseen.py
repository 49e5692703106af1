"""Text that is there and that nobody sees: on paper by what is drawn, in the e-book by the rules of its style sheet."""

from xml.etree import ElementTree as ET

import pytest
from builds import build, built, write

from baspa.verify.looked_for import changes_looks
from baspa.verify.screen.cascade import Cascade, wrapped
from baspa.verify.screen.looks import PROPERTIES, Look
from baspa.verify.screen.unseen import UnseenParts

TEXT = "# One\n\nWords that everybody is to see.\n\n> Words of another.\n\nAnd *more* words{}.\n"

HIDING = {
    "p { color: white }",
    "p { color: #f8f8f8 }",
    "p { color: transparent }",
    "p { color: #ffd; background: #ffe }",
    "p { color: #100; background-color: black }",
    "p { opacity: 0 }",
    "p { font-size: 0.1pt }",
    "p { font: 1pt/1 serif }",
    "p { overflow: hidden; height: 0 }",
    ".text { color: white }",
    "section { color: #050505; background: #000 }",
    "p:not(.nothing) { color: white !important } p { color: black }",
}
ON_SCREEN = {
    "p { transform: scale(0) }",
    "p { display: none }",
    "section > p { visibility: hidden }",
    "p { visibility: collapse }",
    "p { opacity: 1% }",
    ".text { opacity: .04 }",
    "p { position: absolute; left: -9999px }",
    "p { text-indent: -9999px }",
    "p { clip-path: inset(50%) }",
    "p { position: absolute; clip: rect(0 0 0 0) }",
    "p { -webkit-text-fill-color: transparent }",
    "p { content-visibility: hidden }",
    "p { filter: opacity(0) }",
    ":root { --ink: #fff } p { color: var(--ink) }",
    "p { color: var(--none, white) }",
    "@media screen { p { display: none } }",
    "@supports (color: red) { p { display: none } }",
    "#b1 { display: none }",
    "[id^=b] { font-size: 10% }",
}
SHOWING = {
    "",
    "p { color: #777 }",
    "p { color: white; background: black }",
    "section { background: navy } p { color: white }",
    "section { background: url(a.png) } p { color: white }",
    "p { color: white } #b1 { color: black } section p { color: #000 }",
    "p::before { color: white; display: none }",
    "p { color: white } p:hover { color: red } p { color: maroon }",
    "p { opacity: .6 }",
    "p { text-indent: -2em; margin-left: -1em }",
    "p { display: block; overflow: hidden; height: 5em }",
    "br, .stanza br { display: none }",
    "p { color: nothing }",
    "p { font-size: 60% }",
    "@media print { p { display: none } }",
    "p:nothing(, p { display: none }",
}
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>
<section class="text"><p id="b1">Words <i>within</i> them.</p></section><nav hidden="hidden">More</nav></body></html>"""


def unseen(css, page=PAGE):
    cascade = Cascade(css, PROPERTIES)
    return list(UnseenParts(cascade, frozenset({"b1"})).below(wrapped(ET.fromstring(page)), Look(), ""))


@pytest.mark.parametrize("css", sorted(HIDING | ON_SCREEN))
def test_what_a_style_sheet_hides_on_a_screen_is_seen(css):
    found = unseen(css)
    assert ("b1", "Words them.") in {(block, words) for block, words, _ in found}
    assert all(why for *_, why in found)


@pytest.mark.parametrize("css", sorted(SHOWING))
def test_what_a_style_sheet_shows_is_no_fault(css):
    assert unseen(css) == []


def test_a_picture_is_seen_as_well():
    page = PAGE.replace("<i>within</i>", '<img src="a.png" alt="A tree"/>')
    assert unseen("img { visibility: hidden }", page) == [("b1", "A tree", "has visibility: hidden")]
    assert unseen("img { font-size: 0; color: white }", page) == []


def told(folder, formats):
    return [(str(each.place), each.message) for each in build(folder, formats).problems if each.code == "B185"]


@pytest.mark.parametrize("css", sorted(HIDING))
def test_what_a_style_sheet_hides_on_paper_is_seen(tmp_path, css):
    folder = write(tmp_path, TEXT.format(""), **{"styles/paper.css": css.replace("p {", ".text p {")})
    assert "one.md:3" in {place for place, _ in told(folder, ("pdf",))}, css


SIGNS = "\n- .\n- I\n- l\n- —\n- *ı*\n\n| . |\n|---|\n| \\\\| |\n"
WIDE = "\n## Two words\n\n| Two words |\n|-----------|\n| a b       |\n\n: Turned {.landscape}\n\n## a b\n"
PALE = (
    "p { color: #bbb } blockquote { background: black } blockquote p { color: white } em { font-size: 4pt } "
    "li, td { font-size: 40pt } h2, table[class] :is(th, td) { word-spacing: 60mm; font-size: 9pt }"
)


def test_what_can_be_seen_on_paper_is_no_fault(tmp_path):
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="20"><text y="15" fill="white">Mum</text></svg>'
    )
    files = {"styles/paper.css": PALE, "styles/epub.css": PALE, "a.svg": picture}
    assert told(write(tmp_path, TEXT.format(" ![A](a.svg)") + SIGNS + WIDE, **files), ("pdf", "epub", "proof")) == []


def test_the_books_of_the_project_hide_nothing():
    assert changes_looks(built("construct-everything").book)
    assert [each for each in built("construct-everything").problems if each.code == "B185"] == []


def test_it_is_told_once_a_block_in_both_faces(tmp_path):
    sheets = dict.fromkeys(("styles/paper.css", "styles/epub.css"), "p { color: white }")
    found = told(write(tmp_path, TEXT.format(""), **sheets), ("pdf", "epub"))
    for name in ("the EPUB", "the PDF"):
        places = sorted(place for place, said in found if said.startswith(name) and place != "book.toml")
        assert places == ["one.md:3", "one.md:5", "one.md:7"]


def test_an_accent_without_colour_is_told(tmp_path):
    """On paper; the e-book's headings have the colour of its reader's text."""
    found = told(write(tmp_path, TEXT.format(""), '[design]\naccent = "#fffffe"\n'), ("pdf", "epub"))
    assert [place for place, _ in found] == ["one.md:1"]
