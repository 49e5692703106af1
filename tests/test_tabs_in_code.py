"""Tabs in blocks of code: as wide as four letters, and no place to break."""

import pypdfium2
import pytest
from builds import build, write

from baspa.typeset.code import untabbed

LONG = "\t\t\tif _, err := io.Copy(io.MultiWriter(first, second), reader); err != nil {"


@pytest.mark.parametrize(
    ("pieces", "spaced"),
    [
        ([("", "\tx\n")], [("", "    x\n")]),
        ([("keyword", "if"), ("", "\tx\ty")], [("keyword", "if"), ("", "  x   y")]),
        ([("", "\t"), ("string", "\t'a'\n")], [("", "    "), ("string", "    'a'\n")]),
        ([("", "plain")], [("", "plain")]),
    ],
)
def test_a_tab_leads_to_the_next_fourth_letter(pieces, spaced):
    assert untabbed(pieces) == spaced


def test_a_line_that_turns_is_not_broken_behind_its_tab(tmp_path):
    made = build(write(tmp_path, f"# One\n\n```go\nfunc f() {{\n{LONG}\n}}\n```\n"), ("pdf", "epub"))
    assert made.problems == ()
    with pypdfium2.PdfDocument(made.data("pdf")) as pdf:
        page = next(page.get_textpage() for page in pdf if "func f()" in page.get_textpage().get_text_range())
        text = page.get_text_range()
        tops = [page.get_charbox(text.index(words))[3] for words in ("func f()", "if _, err")]
    assert 0 < tops[0] - tops[1] < 20  # pt: the next line, which is 12.6 pt lower
