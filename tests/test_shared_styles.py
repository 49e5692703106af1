"""Styles that blocks share, and those of pseudo-elements that wait: the same boxes as without, and few of them."""

import gc
from collections import Counter

import pytest
from box_by_box import pages
from builds import build, write
from weasyprint.css import AnonymousStyle, ComputedStyle

from baspa.layout import laid_out
from baspa.layout.features import wanted_features
from baspa.layout.replacements_of_time import SHARED_STYLES
from baspa.layout.shared_styles import AnchoredStyle

SHEET = """
p::before { content: "§ "; color: red }
p#c1-3::after { content: " (end)" }
#c1-4 { margin-left: 2em; color: navy; -weasy-anchor: inherit }
li::marker { color: green }
blockquote { padding: inherit; border: 1pt solid; letter-spacing: 0.1em }
section > p::first-letter { font-size: 2em }
td { padding: inherit }
table { border-collapse: collapse; padding: 3pt }
"""
TEXT = """# One

A paragraph with *words*, a note,[^a] and [a link](#second).

Another paragraph, long enough to have its letters spaced where it is set over several lines of the measure, as it is.

A third one with a longer text, so that it goes on upon a second line, where *emphasis* stands in the middle of it.

- An item with a note.[^b]
- Another

> A quotation, [in Russian: слово]{lang=ru}, that stands for itself.

| A | B |
|---|---|
| 1 | 2 |

| C | D |
|---|---|
| 3 | 4 |

## Second {#second}

A paragraph of another section.

[^a]: What the note says.

[^b]: What the other one says, in *two* ways.
"""


def edition(folder, text=TEXT, sheet=SHEET):
    folder.mkdir(exist_ok=True)
    return build(write(folder, text, **{"styles/paper.css": sheet})).edition


def held(made):
    """Return how many styles of each kind a book has that is laid out."""
    before = Counter(map(type, gc.get_objects()))
    with laid_out(made):
        return Counter(map(type, gc.get_objects())) - before


def test_a_book_has_the_same_boxes_without_them(tmp_path):
    made = edition(tmp_path)
    assert SHARED_STYLES in wanted_features(made)
    assert pages(made, SHARED_STYLES) == pages(made)


def test_an_anchor_of_a_name_that_css_knows_is_one(tmp_path):
    made = edition(tmp_path, "# One {#initial}\n\nText.\n\n## Two {#inherit}\n\nMore.\n", "h2 { color: red }")
    assert pages(made, SHARED_STYLES) == pages(made)


def test_blocks_that_are_alike_share_what_is_computed(tmp_path):
    some, more = (
        held(edition(tmp_path, "# One\n\n" + "Words of a paragraph.\n\n" * number, "p { color: black }"))
        for number in (10, 110)
    )
    assert more[AnchoredStyle] - some[AnchoredStyle] == 100
    assert more[AnonymousStyle] - some[AnonymousStyle] < 20  # what further pages have
    assert more[ComputedStyle] - some[ComputedStyle] < 100


@pytest.mark.parametrize("unit", ["vw", "VH", "lvmin", "pvh"])
def test_lengths_in_parts_of_the_page_are_not_shared(tmp_path, unit):
    assert SHARED_STYLES not in wanted_features(edition(tmp_path, sheet=f"p {{ text-indent: 2{unit} }}"))
