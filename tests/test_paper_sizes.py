"""Sizes of pages and sheets, as people write them."""

import pytest
from builds import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.sheets.booklet import paper_to_get
from baspa.load.book_toml import parse
from baspa.model.paper_sizes import (
    AMERICAN,
    BRITISH,
    GOST,
    ISO,
    MM,
    NAMED,
    PAPERS,
    meant_size,
    paper_for,
    plain_size,
    size_of,
)

SIZES = {
    "A5": ("A5", (148, 210)),
    "a4": ("A4", (210, 297)),
    "Letter": ("letter", (216, 279)),
    "us trade": ("US-trade", (152.4, 228.6)),
    "Crown Quarto": ("crown-quarto", (189, 246)),
    "60x84/16": ("60x84/16", (145, 200)),
    "60×84 1/16": ("60x84/16", (145, 200)),
    "70Х100 / 16": ("70x100/16", (170, 240)),  # Cyrillic
    "84*108/32": ("84x108/32", (130, 200)),
    "148x210": ("148x210", (148, 210)),
    "148 x 210": ("148x210", (148, 210)),
    "148×210": ("148x210", (148, 210)),
    "148х210 мм": ("148x210", (148, 210)),
    "148x210mm": ("148x210", (148, 210)),
    "14,5 x 21,5 cm": ("145x215", (145, 215)),
    "320 x 450": ("320x450", (320, 450)),
    "120x160": ("120x160", (120, 160)),
    "6x9in": ("6x9in", (152.4, 228.6)),
    "6 x 9 in": ("6x9in", (152.4, 228.6)),
    '6" x 9"': ("6x9in", (152.4, 228.6)),
    "5.5x8.5in": ("5.5x8.5in", (139.7, 215.9)),
    "12x18in": ("12x18in", (304.8, 457.2)),
}
OTHERS = ["", "A9", "119x200", "10x10", "6x9", "4x9in", "6in x 229mm", "x", "A5x", "60x84/5", "508x600", "148x210x3"]
MEANT = {
    "6x9": "6x9in",
    "5,5 × 8,5": "5.5x8.5in",
    "60x84/6": "60x84/16",
    "latter": "letter",
    "Roial": "royal",
    "A9": "",
    "what": "",
}
TOML = 'title = "T"\nlanguage = "en"\nchapters = ["a.md"]\n'


@pytest.mark.parametrize(("said", "wanted"), SIZES.items())
def test_a_size(said, wanted):
    assert (plain_size(said), size_of(wanted[0])) == wanted


@pytest.mark.parametrize("said", OTHERS)
def test_what_is_no_size(said):
    assert plain_size(said) is None


@pytest.mark.parametrize(("said", "meant"), MEANT.items())
def test_what_was_meant(said, meant):
    assert meant_size(said) == meant


@given(
    st.sampled_from(sorted(NAMED)),
    st.sampled_from((str.lower, str.upper, str.title)),
    st.sampled_from(("", " ", "-")),
    st.sampled_from("x×хХ*"),
)
def test_a_name_in_any_spelling(name, case, joint, times):
    said = case(name).replace("-", joint)
    assert plain_size(said.lower().replace("x", times) if name in GOST else said) == name


@given(st.integers(1200, 5079), st.integers(1600, 7111), st.sampled_from(("{}x{}", "{} × {} mm", "{}мм х {}мм")))
def test_a_size_in_mm(width, height, form):
    said = plain_size(form.format(width / 10, height / 10))
    assert said
    assert size_of(said) == (width / 10, height / 10)
    assert plain_size(said) == said


@given(st.floats(4.8, 19.9), st.floats(6.4, 27.9))
def test_a_size_in_inches(width, height):
    width, height = round(width, 2), round(height, 2)
    said = plain_size(f'{width}" x {height}"')
    assert said
    assert said.endswith("in")
    assert size_of(said) == (round(25.4 * width, 1), round(25.4 * height, 1))


def test_every_name_is_a_page_that_the_press_makes():
    assert len(NAMED) == sum(map(len, (ISO, GOST, BRITISH, AMERICAN)))
    for width, height in NAMED.values():
        assert plain_size(f"{width}x{height}")
        assert width < height


@pytest.mark.parametrize(("name", "size"), GOST.items())
def test_a_page_is_a_share_of_its_sheet(name, size):
    """Trimming takes at most 15 mm of the share of the sheet, in cm, and never adds to it."""
    sheet, share = name.split("/")
    short, long = sorted(10 * int(side) for side in sheet.split("x"))
    across, down = {"8": (4, 2), "16": (4, 4), "32": (8, 4)}[share]
    for untrimmed, trimmed in zip(sorted((short / down, long / across)), size, strict=True):
        assert 0 <= untrimmed - trimmed <= 15


def test_the_names_stand_in_the_documentation():
    text = (PROJECT / "docs" / "design.md").read_text(encoding="utf-8")
    for name, (width, height) in NAMED.items():
        assert f"`{name}` {width:g} × {height:g}" in text


def test_book_toml_takes_any_spelling():
    metadata, _, problems = parse(f'{TOML}[design]\npage = "60Х84 1/16"\n[booklet]\npaper = "a3"\n', "book.toml")
    assert not problems
    assert (metadata.design.page, metadata.booklet.paper) == ("60x84/16", "A3")
    assert metadata.booklet.paper_size == (297, 420)
    metadata, _, problems = parse(f'{TOML}[booklet]\npaper = ""\n', "book.toml")
    assert not problems
    assert metadata.booklet.paper_size is None


def test_another_size_is_told_with_what_was_meant():
    _, _, problems = parse(f'{TOML}[design]\npage = "6 x 9"\n[booklet]\npaper = "tabliod"\n', "book.toml")
    assert [(each.place.line, each.code, each.hint) for each in problems] == [
        (5, "B004", 'did you mean "6x9in"?'),
        (7, "B004", 'did you mean "tabloid"?'),
    ]


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        ((420, 592), "A2"),  # four pages of A5 beside each other, two above: A2 but for 2 mm
        ((592, 420), "A2"),
        ((296, 420), "A3"),
        ((352, 250), "B4"),
        ((432, 279), "tabloid"),
        ((320, 450), "SRA3"),
        ((421, 594), ""),
        ((340, 240), ""),
    ],
)
def test_paper_for_a_sheet(size, paper):
    assert paper_for(*size) == paper
    assert paper_to_get(*(MM * each for each in size)) == (paper or f"{min(size)} × {max(size)} mm")


def test_no_paper_is_told_that_each_office_has():
    assert paper_to_get(296 * MM, 210 * MM) == ""


@given(st.floats(160, 500), st.floats(200, 700))
def test_paper_holds_its_sheet(short, long):
    name = paper_for(short, long)
    assert not name or all(0 <= a - b + 0.5 <= 4.5 for a, b in zip(NAMED[name], sorted((short, long)), strict=True))
    assert name in ("", *PAPERS)
