"""Where PDFium, and so a browser, shows letters with several accents, and what follows them."""

import unicodedata
from itertools import pairwise, product

import pypdfium2 as pdfium
import pytest
from builds import build, write

BASES = "hkqwy\u04bb\u0448\u044b\u04d9"
MARKS = ("\u0323\u0301", "\u0301\u0323", "\u0323\u0302", "\u0327\u0301", "\u0301")
WORDS = [f"{base}{marks}mm" for base, marks in product(BASES, MARKS)]
TOUCHING = 0.8  # pt, of letters of 11.4 pt
TABLE = "| a | b |\n|---|---|\n" + "\n".join(f"| {word} | {'b' * 120} |" for word in WORDS)


def letters(data):
    """Return the letters of a PDF and their bounds, pt, but for accents and blanks, page by page."""
    for page in pdfium.PdfDocument(data):
        text = page.get_textpage()
        signs = [chr(pdfium.raw.FPDFText_GetUnicode(text.raw, number)) for number in range(text.count_chars())]
        found = [(sign, text.get_charbox(number)) for number, sign in enumerate(signs)]
        yield [each for each in found if not (each[0].isspace() or unicodedata.combining(each[0]))]


def lying_on(data):
    """Yield letters that lie on the one before in their line."""
    for page in letters(data):
        for (one, before), (other, after) in pairwise(page):
            in_line = before[1] < after[3] and after[1] < before[3] and before[0] < after[2]
            if in_line and before[2] - after[0] > TOUCHING:
                yield one + other


@pytest.mark.parametrize("text", [" ".join(WORDS), TABLE], ids=["lines", "table"])
def test_what_follows_a_letter_with_accents_does_not_lie_on_it(tmp_path, text):
    assert list(lying_on(build(write(tmp_path, f"# One\n\n{text}\n"), ("pdf",)).data("pdf"))) == []
