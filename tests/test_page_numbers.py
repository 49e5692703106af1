"""Numbers of pages in contents, lists, indexes and references, in books made at random: each is its goal's."""

import re
from functools import cache

import pytest
from builds import build, typeset, write

from baspa.formats import FORMATS
from baspa.layout.pages import page_numbers
from baspa.verify.lines.lines import printed_lines

FRONT = 4  # pages before the text of a book without an author
SECTIONS = 14
SEEDS = (7, 25)
VOCABULARY = """and of the to in it is that was for on are as with his they at be this have from printing compositor
manuscript paragraph typesetting hyphenation imposition"""


def below(seed):
    """Return a function that gives numbers below a limit, without order, the same in every run."""
    state = [seed]

    def number(limit):
        state[0] = (state[0] * 1_103_515_245 + 12_345) % 2**31
        return (state[0] >> 16) % limit

    return number


def random_text(seed):
    """Sections of which each names the next one and another by their pages."""
    chance, known = below(seed), VOCABULARY.split()
    parts = ["# One"]
    for number in range(SECTIONS):
        words = [known[chance(len(known))] for _ in range(20 + chance(120))]
        for goal in {min(number + 1, SECTIONS - 1), chance(SECTIONS)}:
            words.insert(chance(len(words)), f"(see [{goal}](#h{goal}){{.page}})")
        parts.append(f"## Heading {number} {{#h{number}}}\n\n{' '.join(words)}.")
    return "\n\n".join(parts)


@cache
def random_lines(folder, seed):
    """The lines of a book made at random, each with its page of the text."""
    made = build(write(folder / str(seed), random_text(seed)), ("pdf",))
    return [(line.page - FRONT, line.text) for line in printed_lines(made.data("pdf"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("random")


def pages(lines):
    """On which page each section begins."""
    return {found[1]: page for page, text in lines if page > 0 and (found := re.fullmatch(r"Heading (\d+)", text))}


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_in_references_are_those_of_the_pages(folder, seed):
    lines = random_lines(folder, seed)
    said = re.findall(r"\(see (\d+), p\.\s(\d+)\)", " ".join(text for page, text in lines if page > 0))
    assert len(said) > SECTIONS
    assert [(goal, int(number)) for goal, number in said] == [(goal, pages(lines)[goal]) for goal, _ in said]


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_in_contents_are_those_of_the_pages(folder, seed):
    lines = random_lines(folder, seed)
    said = [re.fullmatch(r"Heading (\d+)[ .]+(\d+)", text) for page, text in lines if page < 1]
    assert {found[1]: int(found[2]) for found in said if found} == pages(lines)


RESTLESS = """
@counter-style wide-narrow { system: fixed; symbols: "a very long word for a page" "2" }
.page-number::after { content: " " target-counter(attr(data-target url), page, wide-narrow) }
"""  # the goal goes over to page 2 where the number of page 1 is printed, and comes back where that of page 2 is


def rounds(folder, monkeypatch):
    """Set a book whose number has no end of it; return how often its pages were made, and its lines."""
    filled = "\n\n".join(["Words to fill a line."] * 24)
    goal = f"## Goal {{#goal}}\n\n{'More words. ' * 60}"
    text = f"# One\n\n{filled}\n\nWords stand before it, not so many. Go [it](#goal){{.page}} now.\n\n{goal}"
    edition, made = typeset(build(write(folder, text, **{"styles/paper.css": RESTLESS})).book), []
    make_all_pages = page_numbers._TrueNumbers.make_all_pages
    monkeypatch.setattr(
        page_numbers._TrueNumbers, "make_all_pages", lambda *given: made.append(1) or make_all_pages(*given)
    )
    artifact, _ = FORMATS["pdf"].bind(edition, {})
    return len(made), [(line.page - FRONT, line.text) for line in printed_lines(artifact.data)]


def test_a_restless_number_gets_the_room_of_the_widest(tmp_path, monkeypatch):
    most = page_numbers.RESTLESS
    times, lines = rounds(tmp_path, monkeypatch)
    assert most < times <= most + 2
    assert (2, "Goal") in lines
    assert (1, "Words stand before it, not so many. Go it 2") in lines


def test_without_that_room_it_has_no_end(tmp_path, monkeypatch):
    monkeypatch.setattr(page_numbers, "RESTLESS", 99)
    times, lines = rounds(tmp_path, monkeypatch)
    assert times == 8  # WeasyPrint's limit
    assert (2, "Goal") in lines
    assert "a very long word for a page" in " ".join(text for _, text in lines)


def test_a_number_in_the_head_of_a_long_table_is_true_on_each_page(tmp_path):
    rows = "\n".join(f"| Row {number} | words |" for number in range(70))
    text = f"# One\n\n| A | See [](#goal) |\n|---|---|\n{rows}\n\n: Long\n\n## Goal {{#goal}}\n\nText."
    lines = [(line.page - FRONT, line.text) for line in printed_lines(build(write(tmp_path, text)).data("pdf"))]
    page = next(page for page, text in lines if page > 0 and text == "Goal")
    heads = [(page, text) for page, text in lines if text.startswith("A See")]
    assert len(heads) >= 3
    assert {text.split()[-1] for _, text in heads} == {str(page)}
