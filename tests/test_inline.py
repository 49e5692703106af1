"""Total fit inside the layout: read back from finished pages by PDFium."""

import re
import statistics
from itertools import pairwise
from pathlib import Path

import pytest
from builds import build, built, write

from baspa.bind import wrapping
from baspa.verify.lines import SetLine, full, set_lines

NATURAL = 0.243  # em: the word space that the figures below are multiples of
BREAKS = Path(__file__).parent / "data" / "essay_breaks.txt"
LONG = " ".join(
    f"Words of no great length are set here in number {n}, so that a line may end almost anywhere." for n in range(40)
)


def essay() -> tuple[SetLine, ...]:
    """Return the lines of the essay's text proper, headings and running heads left out."""
    made = built("essay").made["pdf"]
    return tuple(line for line in set_lines(made.data, 5, made.pages - 2) if 9.9 < line.size < 10.1)


def test_the_essays_lines_are_even():
    """The figures that the press holds itself to: multiples of a word space of 0.243 em."""
    stretch = [statistics.mean(line.spaces) / NATURAL for line in full(essay())]
    assert len(stretch) > 70
    assert statistics.mean(stretch) <= 1.15
    assert sum(s > 1.5 for s in stretch) <= 0.08 * len(stretch)
    assert max(stretch) <= 2


def test_lines_end_at_the_measure():
    for page in range(5, 9):
        ends = [line.right for line in full(essay()) if line.page == page]
        assert max(ends) - min(ends) < 0.6


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
    "text", ["*{}*", "[{}](https://example.org/)", "> {}", "- {}", "{}^[A note.]", "a ![b](i.png) {}"]
)
def test_what_may_stand_in_a_paragraph(tmp_path, text):
    """The text is whole and in order, and its lines are even, whatever it stands in."""
    png = (Path(__file__).parent / "books" / "construct-figures" / "images" / "clear.png").read_bytes()
    made = build(write(tmp_path, f"# One\n\n{text.format(LONG)}\n", **{"i.png": png}))
    assert not [p for p in made.problems if p.severity > 0]
    lines = [line for line in set_lines(made.data("pdf"), 5, 6) if len(line.spaces) > 5]
    assert statistics.mean(statistics.mean(line.spaces) for line in full(tuple(lines))) < 0.26


def test_lines_beside_a_float(tmp_path):
    """They are planned to what is left of the measure, and those drawn together stay where they are."""
    css = "figure { float: left; width: 45mm; margin: 0 4mm 2mm 0 }"
    png = (Path(__file__).parent / "books" / "construct-figures" / "images" / "steps.png").read_bytes()
    text = f"# One\n\n![Steps](i.png)\n\n{LONG}\n"
    made = build(write(tmp_path, text, **{"i.png": png, "styles/paper.css": css}))
    assert not [p for p in made.problems if p.severity > 0]
    beside = [line for line in set_lines(made.data("pdf"), 5, 5) if line.left > 180 and len(line.spaces) > 3]
    assert len(beside) > 4
    assert max(line.right for line in beside) - min(line.right for line in beside) < 0.6


def test_greedy_lines_are_less_even(tmp_path):
    """The switch of book.toml."""
    text = f"# One\n\n{LONG}\n"
    made = [build(write(tmp_path / how, text, f'[design]\njustify = "{how}"\n')) for how in ("greedy", "total-fit")]
    spread = [
        statistics.pstdev(statistics.mean(line.spaces) for line in full(set_lines(book.data("pdf"), 5, 5)))
        for book in made
    ]
    assert spread[0] > spread[1] > 0


def test_a_forced_break_ends_a_line_and_is_not_spaced(tmp_path):
    made = build(write(tmp_path, f"# One\n\n{LONG[:200]}\\\nshort\\\n{LONG[:300]}\n"))
    lines = set_lines(made.data("pdf"), 5, 5)
    short = next(line for line in lines if line.text == "short")
    assert short.right - short.left < 40


def test_another_weasyprint_is_set_one_line_at_a_time_with_one_warning(tmp_path, monkeypatch):
    monkeypatch.setattr(wrapping, "VERSION", "69.0")
    made = build(write(tmp_path, f"# One\n\n{LONG}\n"))
    assert [p.code for p in made.problems if re.search("total fit was written for WeasyPrint 69.0", p.message)] == [
        "B042"
    ]
