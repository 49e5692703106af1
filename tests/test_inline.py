"""Total fit inside the layout: read back from finished pages by PDFium."""

import statistics
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from builds import build, built, write

from baspa.layout.lines import paragraph, total_fit
from baspa.layout.lines.spacing import space_line
from baspa.lines.breaking import break_lines
from baspa.lines.items import Box, Penalty
from baspa.lines.protrusion import at_end, at_start
from baspa.verify.lines.lines import Char, SetLine, full, printed_lines, rows

NATURAL = 0.243  # em: the word space that the figures below are multiples of
BREAKS = Path(__file__).parent / "data" / "essay_breaks.txt"
LONG = " ".join(
    f"Words of no great length are set here in number {n}, so that a line may end almost anywhere." for n in range(40)
)
SIGNS = """“Words” – of no great length – (are set) here, (in *brackets,* quotes:) “so, that” (a line) “may end” – with
*one;* and “begin” (with one:) – “hyphens, too.” What's more, “the *signs,*” (of two *fonts*) – “stand out” alike. """
MM = 72 / 25.4  # pt
EDGES = {0: (18 * MM, 132 * MM), 1: (16 * MM, 130 * MM)}  # of the text on even and odd pages of A5
SPACED = 0.06  # pt: half of what a letter is spaced stands before it
DRAWN = 0.3  # pt: how exactly a spaced line is drawn; kerning and spacings are cut to thousandths of an em


def essay() -> tuple[SetLine, ...]:
    """Return the lines of the essay's text proper, headings and running heads left out."""
    made = built("essay").made["pdf"]
    return tuple(line for line in printed_lines(made.data, 5, made.pages - 2) if 9.9 < line.size < 10.1)


def test_the_essays_lines_are_even():
    """The figures that the press holds itself to: multiples of a word space of 0.243 em."""
    stretch = [statistics.mean(line.spaces) / NATURAL for line in full(essay())]
    assert len(stretch) > 70
    assert statistics.mean(stretch) <= 1.15
    assert sum(s > 1.5 for s in stretch) <= 0.08 * len(stretch)
    assert max(stretch) <= 2


def edges(data: bytes, page: int = 5):
    """Yield the lines of running text on a page: the first sign and how far it stands out, the last and how far, pt."""
    left, right = EDGES[page % 2]
    for row in rows(pdfium.PdfDocument(data)[page - 1]):
        if abs(row[0].size - 10) < 0.1 and len(row) > 10 and row[-1].letter != "f":  # whose hook overhangs its width
            yield row[0], left - row[0].left, row[-1], row[-1].right - right


def wanted(share: float, sign: Char) -> float:
    return share * (sign.right - sign.left)


def test_letters_end_at_the_measure_and_signs_stand_out_by_their_share():
    off: dict[str, list[float]] = {}
    for page in range(5, 10):
        for first, before, last, behind in edges(built("essay").data("pdf"), page):
            if behind > -6:
                share = at_end(last.letter)
                off.setdefault(last.letter if share else "letters", []).append(behind - wanted(share, last))
            if before > -6:
                assert before == pytest.approx(wanted(at_start(first.letter), first), abs=SPACED)
    assert {"letters", "-", ",", "."} <= set(off)
    assert len(off["-"]) > 30
    assert max(abs(each) for found in off.values() for each in found) < DRAWN
    assert all(abs(statistics.mean(off[sign])) < 0.05 for sign in ("letters", "-"))


@pytest.mark.parametrize(
    ("text", "firsts", "lasts"),
    [
        pytest.param(SIGNS * 12, "“", ",-", id="many signs, in two fonts"),
        pytest.param("(word) " * 150, "(", ")", id="brackets"),
        pytest.param("„Wort“ «mot»; " * 60, "„«", "“;", id="quotes of other languages"),
        pytest.param("eye-catcher " * 150, "ec", "r-", id="hyphens that are typed"),
        pytest.param("ever—never " * 150, "en", "r—", id="dashes within words"),
    ],
)
def test_signs_stand_out_at_both_ends_of_a_line(tmp_path, text, firsts, lasts):
    found = list(edges(build(write(tmp_path, f"# One\n\n{text}\n")).data("pdf")))[:-1]
    for first, before, last, behind in found:
        assert before == pytest.approx(wanted(at_start(first.letter), first), abs=SPACED), first.letter
        assert behind == pytest.approx(wanted(at_end(last.letter), last), abs=DRAWN), last.letter
    assert set(firsts) <= {first.letter for first, _, _, _ in found}
    assert set(lasts) <= {last.letter for _, _, last, _ in found}


@pytest.mark.parametrize(
    ("text", "before"),  # None: an indent
    [
        pytest.param("{}", 0.5, id="a first line without an indent"),
        pytest.param("“One word.”", 0.5, id="a line that is the first and the last"),
        pytest.param("“Word.”", 0.5, id="a line of one word"),
        pytest.param("A.\n\n{}", None, id="not behind an indent"),
        pytest.param("*{}*", 0.5, id="in another font"),
        pytest.param("- {}", 0, id="not behind a list's marker"),
        pytest.param("- {}\n\n- B.", 0, id="not behind that of a list of paragraphs"),
    ],
)
def test_where_a_first_line_s_quote_stands_out(tmp_path, text, before):
    made = build(write(tmp_path, f"# One\n\n{text.format('“Words” ' * 40 + 'end')}\n"))
    signs = [char for row in rows(pdfium.PdfDocument(made.data("pdf"))[4]) for char in row if char.letter == "“"]
    edge = EDGES[1][0] + (22.5 if text.startswith("-") else 0)
    left = edge + 12.5 if before is None else edge - wanted(before, signs[0])
    assert signs[0].left == pytest.approx(left, abs=SPACED)


def slacks(items, lines, length):
    """Yield what is wanting of each planned line's length, px."""
    start = 0
    for number, line in enumerate(lines):
        width = sum(item.width for item in items[start : line.at] if not isinstance(item, Penalty))
        yield length(number) - width - (items[line.at].width if isinstance(items[line.at], Penalty) else 0)
        start = next((at for at in range(line.at + 1, len(items)) if isinstance(items[at], Box)), len(items))


@pytest.mark.parametrize("css", ["", "p em { padding: 0 2mm }", "p { text-indent: 9mm !important }"])
@pytest.mark.parametrize(
    "text",
    [SIGNS * 9, *(each * 90 for each in ("*“Word,”* ", "re*(sign)*, ", "see– *(it)–* ", "a,![](i.png) ", "a—*b* "))],
)
def test_a_line_has_the_room_that_was_planned(tmp_path, monkeypatch, css, text):
    planned, drawn = [], []

    def broken(items, length, *asked):
        lines = break_lines(items, length, *asked)
        planned.append(list(slacks(items, lines or (), length)))
        return lines

    def spaced(line, slack):
        drawn.append(slack)
        space_line(line, slack)

    monkeypatch.setattr(paragraph, "break_lines", broken)
    monkeypatch.setattr(total_fit, "space_line", spaced)
    png = (Path(__file__).parent / "books" / "construct-figures" / "images" / "clear.png").read_bytes()
    css += "p img { height: 3mm }"
    build(write(tmp_path, f"# One\n\n{text}\n", **{"i.png": png, "styles/paper.css": css})).data("pdf")
    lines = max(planned, key=len)[:-1]
    assert len(lines) > 4
    assert drawn[: len(lines)] == pytest.approx(lines, abs=0.35)  # a hyphen is kerned when it is drawn


WORDS_WITH_HYPHENS = " ".join(f"incomprehensible {n**3}" for n in range(1500))


@pytest.mark.parametrize(("text", "again"), [("." * 6_000, False), (WORDS_WITH_HYPHENS, True)])
def test_a_page_that_ends_within_a_word_ends_with_no_hyphen(tmp_path, monkeypatch, text, again):
    """Where a word is broken at a letter, for want of any place; where it has a hyphen, lines are broken once more."""
    asked = []

    def broken(items, length, parameters, ends, *rest):
        asked.append(ends)
        return break_lines(items, length, parameters, ends, *rest)

    monkeypatch.setattr(paragraph, "break_lines", broken)
    book = write(tmp_path, f"# One\n\n{text}\n")
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(build(book).data("pdf"))]
    assert sum(text[:9] in page for page in pages) > 1
    assert any(ends.lines for ends in asked) == again


def test_the_switch_keeps_signs_inside(tmp_path):
    made = build(write(tmp_path, f"# One\n\n{SIGNS * 12}\n", "[design]\noptical_margins = false\n"))
    found = list(edges(made.data("pdf")))
    assert all(abs(before) < SPACED for _, before, _, _ in found)
    assert all(abs(behind) < DRAWN for _, _, _, behind in found[:-1])


def test_nothing_stands_out_of_padding(tmp_path):
    css = "p em { padding: 0 2mm }"
    text = f"# One\n\n{'*“Word,”* ' * 60}\n"
    found = list(edges(build(write(tmp_path, text, **{"styles/paper.css": css})).data("pdf")))
    assert all(before == pytest.approx(-2 * MM, abs=SPACED) for _, before, _, _ in found)
    assert all(behind == pytest.approx(-2 * MM, abs=DRAWN) for _, _, _, behind in found[:-1])


def test_spaces_of_a_line_are_alike():
    assert all(max(line.spaces) - min(line.spaces) < 0.03 for line in full(essay()))


def test_no_space_is_too_narrow_to_part_words():
    assert min(min(line.spaces) for line in full(essay())) > 0.12


def test_hyphens():
    """At most two in a row, none before a last line, and no last line that is shorter than an indent."""
    lines = [line for line in essay() if not line.text.isdigit()]
    ends = ["-" in line.text[-1] or "\u2010" in line.text[-1] for line in lines]
    assert not any(a and b and c for a, b, c in zip(ends, ends[1:], ends[2:], strict=False))
    measure = max(line.right - line.left for line in lines)
    for before, last in pairwise(lines):
        if last.right - last.left < measure - 6:
            assert before.text[-1] not in "-\u2010"
            assert last.right - last.left > 12.5


def test_breaks_of_the_essay_stand_in_a_list_for_a_person_to_read():
    """Every word that is broken at a line's end, in the order of the text; read the list when it changes."""
    lines = essay()
    broken = [
        f"{a.text.split()[-1]} {b.text.split()[0]}"
        for a, b in pairwise(lines)
        if a.text[-1] in "-\u2010" and not b.text.isdigit()
    ]
    assert BREAKS.read_text(encoding="utf-8").splitlines() == [word.replace("\u2010", "-") for word in broken]


@pytest.mark.parametrize(
    "text", ["*{}*", "[{}](https://example.org/)", "> {}", "- {}", "{}^[A note.]", "a ![b](i.png){{width=1cm}} {}"]
)
def test_what_may_stand_in_a_paragraph(tmp_path, text):
    """The text is whole and in order, and its lines are even, whatever it stands in."""
    png = (Path(__file__).parent / "books" / "construct-figures" / "images" / "clear.png").read_bytes()
    made = build(write(tmp_path, f"# One\n\n{text.format(LONG)}\n", **{"i.png": png}))
    assert not [p for p in made.problems if p.severity > 0]
    lines = [line for line in printed_lines(made.data("pdf"), 5, 6) if len(line.spaces) > 5]
    assert statistics.mean(statistics.mean(line.spaces) for line in full(tuple(lines))) < 0.26


@pytest.mark.parametrize("side", ["left", "right"])
def test_lines_beside_a_float(tmp_path, side):
    """They are planned to what is left of the measure, and those drawn together stay where they are.

    On the float's side no sign stands out, in the whole paragraph.
    """
    css = f"figure {{ float: {side}; width: 45mm; margin: 0 4mm 2mm }}"
    png = (Path(__file__).parent / "books" / "construct-figures" / "images" / "steps.png").read_bytes()
    text = f"# One\n\n![Steps](i.png)\n\n{LONG[:900]} {'“Word” ' * 150}\n"
    made = build(write(tmp_path, text, **{"i.png": png, "styles/paper.css": css}))
    assert not [p for p in made.problems if p.severity > 0]
    found = list(edges(made.data("pdf")))[1:-1]
    sides = {"left": [], "right": []}
    for first, before, last, behind in found:
        sides["left"].append(before - wanted(at_start(first.letter) if side == "right" else 0, first))
        sides["right"].append(behind - wanted(at_end(last.letter) if side == "left" else 0, last))
    other = "right" if side == "left" else "left"
    assert max(map(abs, sides[other])) < DRAWN
    beside = [each for each in sides[side] if each < -45 * MM]
    assert len(beside) > 4
    assert max(beside) - min(beside) < DRAWN * 2
    below = [each for each in sides[side] if each not in beside]
    assert len(below) > 10
    assert max(map(abs, below)) < DRAWN


def test_a_tall_line_whose_sign_stands_out_stays_beside_a_float(tmp_path):
    css = "figure { float: right; width: 45mm; margin: 0 4mm 2mm } p img { height: 8mm }"
    images = Path(__file__).parent / "books" / "construct-figures" / "images"
    files = {name: (images / name).read_bytes() for name in ("steps.png", "clear.png")}
    text = f"# One\n\n![Steps](steps.png)\n\n{'“Sign” “sign” ![](clear.png) ' * 30}\n"
    found = list(edges(build(write(tmp_path, text, **files, **{"styles/paper.css": css})).data("pdf")))
    assert any(before > 2 for _, before, _, _ in found[:3])
    assert all(behind < -45 * MM for _, _, _, behind in found[:3])


def test_a_last_line_that_is_full_ends_at_the_measure(tmp_path):
    text = "\n\n".join(f"{'and so on ' * 6}{'n' * count}." for count in range(2, 14))
    found = [(sign, behind) for _, _, sign, behind in edges(build(write(tmp_path, f"# One\n\n{text}\n")).data("pdf"))]
    full = [behind for sign, behind in found if sign.letter == "." and behind > -2]
    assert len(full) > 1
    assert max(full) < DRAWN


def test_greedy_lines_are_less_even(tmp_path):
    """The switch of book.toml."""
    text = f"# One\n\n{LONG}\n"
    made = [build(write(tmp_path / how, text, f'[design]\njustify = "{how}"\n')) for how in ("greedy", "total-fit")]
    spread = [
        statistics.pstdev(statistics.mean(line.spaces) for line in full(printed_lines(book.data("pdf"), 5, 5)))
        for book in made
    ]
    assert spread[0] > spread[1] > 0


def test_a_forced_break_ends_a_line_and_is_not_spaced(tmp_path):
    made = build(write(tmp_path, f"# One\n\n{LONG[:200]}\\\nshort\\\n{LONG[:300]}\n"))
    lines = printed_lines(made.data("pdf"), 5, 5)
    short = next(line for line in lines if line.text == "short")
    assert short.right - short.left < 40
