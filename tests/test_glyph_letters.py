"""The letters of a PDF are those of its book, whatever PDFium makes of them."""

import pytest
import uharfbuzz
from builds import build, write

from baspa.bind.paper.glyph_letters import mend_letters
from baspa.house import house_path
from baspa.verify.held.pdf import read_pdf

FONT = house_path("styles", "fonts", "Literata-Regular.ttf").read_bytes()


def shaped(text, **features):
    """Return the glyphs of a text."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(FONT))), buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]


@pytest.mark.parametrize("features", [{}, {"smcp": True}])
@pytest.mark.parametrize("told", [("", "u\u0323\u0301"), ("u\u0323\u0301", "")])
def test_each_glyph_of_a_letter_with_two_accents_is_its_own_letter(features, told):
    """In small capitals too, whose letters are no characters; one of the glyphs is told to be all of the text."""
    letter, accent = shaped("u\u0323\u0301", **features)
    letters = dict(zip((letter, accent), told, strict=True))
    mend_letters(letters, FONT)
    assert letters == {letter: "\u1ee5", accent: "\u0301"}


def test_lines_alike_that_touch_are_all_read_back(tmp_path):
    """PDFium takes the second of two for the first drawn twice where they are wide."""
    text = f'# A\n\nb [c]{{index="{"Q" * 90}"}} d\n\n::: index\n:::\n'
    toml = '[design]\npage = "A4"\ntype_size = 18\njustify = "greedy"\n'
    made = build(write(tmp_path, text, toml), ("pdf",))
    assert "Q" * 90 + ", 1" in ["".join(block.text.split("\n")) for block in read_pdf(made.data("pdf")).blocks]
