"""Text drawn from the runs of its words stands and is copied as where WeasyPrint draws it, and takes less room."""

import io
import re
from itertools import islice

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import BOOKS, build, write
from same_pages import copied, differences, drawn
from weasyprint import draw

from baspa.bind.paper.drawn_text import SPACES, spaced_out
from baspa.bind.paper.glyph_runs import LEAST, GlyphRun, shown

CUT_OFF = 0.8  # pt: what WeasyPrint cuts off of the spacing of letters, over a line, and kerns with spaces
WORDS = "Words of a paragraph that is long enough to be planned, with office and first and Thursday. "
MATTHEW = "Mr.\u00a0Patrick Matthew published transcendental considerations "
TEXT = f"""# One

{WORDS * 3} Mr.\u00a0Patrick has *italic*, **bold**, ~~struck~~, `code`, [SMALL]{{.smallcaps}}, $a^2$, a [link](#two)
and a note.[^a] {WORDS} {WORDS * 2}

{MATTHEW * 9}

Ударе\u0301ние.

A sign of another font, ‟ this.

Letters ש ע from right to left.

Words from right to left, [שלום עולם]{{lang=he}}.

Joined\u2060—by a joiner, in a line that is long enough to be spaced out\u2060—and more of it that is long\u2060—enough.

Office and off.

- {WORDS} 1867–1914, “quoted”; Mr.\u00a0Patrick, Mr.\u00a0Patrick.

# Two

{WORDS * 4}

[^a]: {WORDS * 2}
"""
HEBREW = (BOOKS / "construct-hebrew" / "styles" / "fonts" / "FrankRuhlLibre-Regular.ttf").read_bytes()
FONT = {"styles/fonts/FrankRuhlLibre-Regular.ttf": HEBREW}
ONE_FONT = '[design]\nfont = "Frank Ruhl Libre"\n'
LIGATURES = {"styles/paper.css": ".text { font-variant-ligatures: normal }\n"}


def as_weasyprint_draws(stream, textbox, offset_x, overflow, ellipsis):
    """Another signature: the feature is off."""
    return ORIGINAL(stream, textbox, offset_x, overflow, ellipsis)


ORIGINAL = draw.draw_text


@pytest.fixture(
    scope="module", params=[("", {}), ("", LIGATURES), (ONE_FONT, {})], ids=["house", "ligatures", "one-font"]
)
def both(request, tmp_path_factory):
    """Return a book's PDF as WeasyPrint draws it, and as it is drawn from runs."""
    toml, files = request.param
    folder = write(tmp_path_factory.mktemp("book"), TEXT, toml, **FONT, **files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draw, "draw_text", as_weasyprint_draws)
        before = build(folder, ("pdf",)).data("pdf")
    return before, build(folder, ("pdf",)).data("pdf")


def pages(data):
    with pdfium.PdfDocument(data) as document:
        return [drawn(page) for page in document]


def contents(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)


def test_every_letter_stands_where_it_did_and_is_copied_as_it_was(both):
    before, after = map(pages, both)
    assert len(before) == len(after)
    assert [text for each in zip(before, after, strict=True) for text in differences(*each, CUT_OFF)] == []
    assert [text for each in zip(before, after, strict=True) for text in copied(*each)] == []


def test_what_moved_or_is_copied_as_another_is_seen(both):
    before, after = map(pages, both)
    first = next(number for number, page in enumerate(after) if "planned" in page.copied)
    assert list(differences(before[first], after[first], 0.01))
    assert list(differences(before[first], after[first + 1], CUT_OFF))
    assert list(copied(before[first], after[first + 1]))


def test_letters_are_spaced_once_for_a_line(both):
    before, after = map(contents, both)
    assert (before.count(b" Tc\n"), before.count(b"<>")) == (0, 0)  # tests/test_shown_glyphs.py
    assert after.count(b" Tc\n") > 20
    assert len(after) < len(before) * 0.6


def moved(text):
    """Return the names of glyphs, each with how far it is moved to the left of where the pen is."""
    found = []
    for moves, names in re.findall("([-0-9]*)<([0-9a-f]+)>", f"<{text}>"):
        found += [(int(name, 16), int(moves or 0) * (not at)) for at, name in enumerate(re.findall("....", names))]
    return found


def test_no_glyph_of_a_run_is_off_by_more_than_is_seen():
    """The pen goes by whole widths and by what moves it back; a pair is kerned before its second glyph."""
    glyphs = [(1, 500.4), (2, 480.45), (3, 300.4 - 35.0), (1, 500.4)] * 5
    widths = {1: 500, 2: 480, 3: 300}
    text, off = shown(glyphs, widths)
    pen = exact = 0.0
    for (name, move), (number, advance) in zip(moved(text), glyphs, strict=True):
        assert name == number
        pen -= move
        assert abs(pen - exact) <= LEAST
        pen, exact = pen + widths[name], exact + advance
    assert off == pytest.approx(pen - exact)


@pytest.mark.parametrize("spacing", [0.0, 0.0834, -0.0617])
@pytest.mark.parametrize("space", [0.0, 0.413, -0.178])
def test_each_word_of_a_line_stands_in_its_place(space, spacing):
    """Whatever its letters are off, and their spacing is rounded by; a joiner is spaced, too, and not drawn."""
    size, texts = 10.0, ("Mr.", "it", "\u2060", " ", "\u00a0")
    lengths = dict(zip(texts, (3, 2, 0, 1, 1), strict=True))
    runs = {
        text: GlyphRun("F", size, "0001" * lengths[text], lengths[text], text == "\u2060", off, (1,) * lengths[text])
        for text, off in zip(texts, (0.9, -0.7, 0.0, 0.2, 0.1), strict=True)
    }
    words = ["Mr.", "\u00a0", "it", "\u2060", " "] * 9
    pen = exact = 0.0
    glyphs = iter(moved(spaced_out(words, [runs[word] for word in words], space, spacing)))
    for word in words:
        run, width = runs[word], 500 * lengths[word]
        pen -= sum(move for _, move in islice(glyphs, run.letters))
        assert word not in ("Mr.", "it") or abs(pen - exact) < 0.501
        pen += width + run.off + run.letters * round(spacing, 3) * 1000 / size
        exact += width + (max(len(word), 1) * spacing + (space if word in SPACES else 0)) * 1000 / size
