"""How the e-book's style sheet has text stand: what its rules say of an element, or of what is around it."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from builds import build, write

from baspa.bind.screen.written_out import written_out
from baspa.verify.screen.cascade import Cascade, wrapped

TEXT = """# One

Text.

::: center
Amid
:::

::: right
Right

- An item
:::

<p align="center">As HTML has it</p>

$F_\\text{min} = \\text{max}$
"""


def chapter(folder, language):
    """Return the root of a chapter, and what counts for its elements."""
    book = write(folder, TEXT, **{"book.toml": f'title = "T"\nlanguage = "{language}"\nchapters = ["one.md"]\n'})
    made = build(book, ("epub",))
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        name = next(each for each in epub.namelist() if each.endswith("c1.xhtml"))
        root = ET.fromstring(epub.read(name))
    return wrapped(root), Cascade(written_out(made.edition.epub_css), ("text-align", "font-size"))


def inherited(cascade, element):
    """Return how the text of an element is aligned."""
    while element is not None:
        if found := cascade.of(element).get("text-align"):
            return found
        element = element.parent
    return ""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_text_stands_as_its_division_says(tmp_path, language):
    """How running text stands is the reader's, whether or not readers have patterns of its language."""
    root, cascade = chapter(tmp_path, language)
    said = {
        "".join(each.etree_element.itertext()).strip(): inherited(cascade, each)
        for each in root.iter_subtree()
        if each.local_name in ("p", "li")
    }
    expected = {"Text.": "", "Amid": "center", "Right": "end", "An item": "end", "As HTML has it": "center"}
    assert {text: said[text] for text in expected} == expected


def test_words_of_a_formula_are_as_small_as_a_script_is(tmp_path):
    root, cascade = chapter(tmp_path, "en")
    sizes = {
        each.etree_element.text: cascade.of(each).get("font-size")
        for each in root.iter_subtree()
        if each.local_name == "mtext"
    }
    assert sizes == {"min": None, "max": "0.935em"}


def test_a_reader_s_style_of_paragraphs_meets_none_on_the_title_page_and_in_a_dedication(tmp_path):
    text = "# Dedication {.dedication}\n\n::: dedication\nTo nobody\n\nat all\n:::\n"
    made = build(write(tmp_path, text + TEXT, 'authors = [{ name = "A" }]\n'), ("epub",))
    pages = {section.name: ET.fromstring(section.xhtml) for section in made.edition.sections}
    assert not pages["titlepage.xhtml"].findall(".//{*}p")
    assert pages["titlepage.xhtml"].findall(".//{*}div")
    (dedication,) = (each for each in pages["c1.xhtml"].iter() if each.get("class") == "dedication")
    assert [(each.tag.rpartition("}")[2], each.text) for each in dedication] == [
        ("div", "To nobody"),
        ("div", "at all"),
    ]
    assert pages["c2.xhtml"].findall(".//{*}p")


def test_lines_of_verse_are_parted_once(tmp_path):
    """MuPDF parts lines that are blocks, and again at <br/>."""
    made = build(write(tmp_path, "# One\n\n| A line\n| and *another*\n\nA text\\\nbroken\n"), ("epub",))
    assert made.problems == ()
    (page,) = (section.xhtml for section in made.edition.sections if section.name == "c1.xhtml")
    assert '<span class="line">A line</span> <span class="line">and <em>another</em></span></p>' in page
    assert page.count("<br") == 1


def test_a_formula_has_a_picture_behind_it_for_readers_without_mathml(tmp_path):
    only = "::: {only=epub}\n$$z^2$$\n:::\n\n::: {only=print}\n$$w$$\n:::\n"
    picture = {
        "formulas/1.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    }
    made = build(write(tmp_path, f"# One\n\nAs $x$-th, $y$.\n\n{only}\n![A](formulas/1.svg)\n", **picture), ("epub",))
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        names = [name for name in epub.namelist() if name.startswith("EPUB/formulas")]
        page, css = (epub.read(f"EPUB/{name}").decode() for name in ("c1.xhtml", "book.css"))
    assert names == ["EPUB/formulas/1.svg", "EPUB/formulas1/1.svg", "EPUB/formulas1/2.svg", "EPUB/formulas1/4.svg"]
    pictures = [each for each in ET.fromstring(page).iterfind(".//{*}img") if each.get("class") == "no-math"]
    assert [(each.get("src"), each.get("alt")) for each in pictures] == [
        ("formulas1/1.svg", "x"),
        ("formulas1/2.svg", "y"),
        ("formulas1/4.svg", "z^2"),
    ]
    assert page.count("<math") == 3
    assert "data-" not in page
    plain, switched = css.split("@supports (display: flex)")
    assert ".has-math { display: none }" in plain
    assert "img.no-math { display: none }" in switched
