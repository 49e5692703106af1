"""How the e-book's style sheet has text stand: what its rules say of an element, or of what is around it."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from builds import build, write

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
    return wrapped(root), Cascade(made.edition.epub_css, ("text-align", "font-size"))


def inherited(cascade, element):
    """Return how the text of an element is aligned."""
    while element is not None:
        if found := cascade.of(element).get("text-align"):
            return found
        element = element.parent
    return ""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_text_stands_as_its_division_says(tmp_path, language):
    """Whether or not readers hyphenate the language, and so may justify it."""
    root, cascade = chapter(tmp_path, language)
    said = {
        "".join(each.etree_element.itertext()).strip(): inherited(cascade, each)
        for each in root.iter_subtree()
        if each.local_name in ("p", "li")
    }
    usual = "start" if language == "kk" else ""
    expected = {"Text.": usual, "Amid": "center", "Right": "end", "An item": "end", "As HTML has it": "center"}
    assert {text: said[text] for text in expected} == expected


def test_words_of_a_formula_are_as_small_as_a_script_is(tmp_path):
    root, cascade = chapter(tmp_path, "en")
    sizes = {
        each.etree_element.text: cascade.of(each).get("font-size")
        for each in root.iter_subtree()
        if each.local_name == "mtext"
    }
    assert sizes == {"min": None, "max": "0.935em"}
