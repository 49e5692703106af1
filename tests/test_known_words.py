"""Words are measured once: what is known of them is kept, and is that of the same style sheets and fonts."""

from dataclasses import replace

import pytest
from builds import read, typeset, write

from baspa.bind.paper.pdf import bind_pdf
from baspa.kept.store import opened
from baspa.layout import BookPart, laid_out
from baspa.layout.lines.known_words import keep_words, kept_words, without

TEXT = "# One\n\n" + "Some extraordinarily unforeseeable words, an address/of/several/parts and *others*. " * 20 + "\n"


@pytest.fixture
def edition(tmp_path):
    faces, _ = read(write(tmp_path / "book", TEXT))
    return typeset(faces.whole)


def lines(words, edition):
    """Return what the lines of a book say, laid out with some words known, and what was measured besides."""
    with laid_out(edition, BookPart(words=words)) as made:
        boxes = [box for page in made.pages for box in page.descendants() if hasattr(box, "text")]
        return [(box.text, box.position_x, box.position_y) for box in boxes], made.words


def test_what_is_known_of_words_is_not_measured(edition):
    first, words = lines({}, edition)
    assert {"extraordinarily", "others"} <= {word for _, cuts in words.values() for word in cuts}
    assert lines(words, edition) == (first, {})
    one_less = {font: (without(widths, {"Some": 0.0}), cuts) for font, (widths, cuts) in words.items()}
    _, again = lines(one_less, edition)
    assert [tuple(widths) for widths, _ in again.values()] == [("Some",)]


def test_lines_are_those_of_the_widths_that_are_known(edition):
    first, words = lines({}, edition)
    wide = {font: ({word: 2 * width for word, width in widths.items()}, cuts) for font, (widths, cuts) in words.items()}
    found, _ = lines(wide, edition)
    assert found != first


def test_words_are_kept_for_the_same_style_sheets(edition, tmp_path):
    store = opened(tmp_path / "kept", bytes)
    made, _ = bind_pdf(edition, 1, store)
    words = kept_words(edition, store)
    assert lines(words, edition)[1] == {}
    assert bind_pdf(edition, 1, store)[0] == made
    font = next(iter(words))
    keep_words(edition, store, words, [{font: ({"new": 1.0}, {})}])
    assert kept_words(edition, store)[font] == ({**words[font][0], "new": 1.0}, words[font][1])
    assert kept_words(replace(edition, paper_styles=edition.paper_styles + "p { color: red }"), store) == {}
