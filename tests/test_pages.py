"""The baseline grid and the ends of pages, read back from finished pages by PDFium."""

from collections import defaultdict
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from builds import build, built, write

from baspa.layout.lines.pagination import HYPHEN_AT_END, LONE_LINES, Page, page_ends
from baspa.lines.parameters import ANYWHERE, PageEnds
from baspa.model.problem import Severity
from baspa.verify.lines.lines import SetLine, printed_lines

LEADING, TOP = 14.0, 595.28 - 56.69  # pt; the house's page
FULL = 33  # lines of a page
BASELINE = 0.814  # of a line: how deep Literata's baseline stands in it
TEXT = (9.4, 10.1)  # pt: running text and quotations
HYPHENS = "-\u2010"
BOOK_OF_TWO = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'


def text_lines(data: bytes, first: int = 5) -> dict[int, list[SetLine]]:
    """Return the lines of running text of each page, the front matter left out."""
    found = defaultdict(list)
    for line in printed_lines(data, first):
        if TEXT[0] < line.size < TEXT[1]:
            found[line.page].append(line)
    return found


def place(line):
    """On which line of the grid a line stands, from 0."""
    return (TOP - line.baseline) / LEADING - BASELINE


def pages_of(folder, paragraphs, toml="", **files):
    """Set a book; return the lines of its text's pages in their order."""
    pages = text_lines(build(write(folder, "# One\n\n" + "\n\n".join(paragraphs), toml, **files)).data("pdf"))
    return [pages[number] for number in sorted(pages)]


def numbers(seed):
    """Numbers without order, the same in every run."""
    while True:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        yield seed >> 16


VOCABULARY = """a and of the to in it is that was for on are as with his they at be this have from or had by but what
some we can out other were all your when up use word how said each which their time will way about many then them would
write like these her long make thing see him two has look more day could go come did my sound no most number who over
know water than call first people may down side been now find any new work part take get place made live where after
back little only round man year came show every good me give our under printing compositor manuscript paragraph
typesetting hyphenation imposition bookbinding publisher proofreading watermark signature"""


def words(chance, count):
    known = VOCABULARY.split()
    return " ".join(known[next(chance) % len(known)] for _ in range(count)).capitalize() + "."


@pytest.fixture(scope="module")
def novel(tmp_path_factory):
    """Paragraphs of all lengths with a heading now and then, in words that may be hyphenated."""
    chance = numbers(1)
    paragraphs = [words(chance, 5 + next(chance) % 156) for _ in range(150)]
    paragraphs[17::23] = [f"## Part {number}" for number in range(len(paragraphs[17::23]))]
    return pages_of(tmp_path_factory.mktemp("novel"), paragraphs)


@pytest.mark.parametrize("name", ["essay", "construct-languages", "construct-long", "construct-notes"])
def test_lines_of_text_stand_on_the_grid(name):
    pages = text_lines(built(name).data("pdf"))
    ends = sorted(pages)[-1] if name == "essay" else 99
    places = [place(line) for number, page in pages.items() if number < ends for line in page]
    assert len(places) > 5
    assert all(abs(at - round(at)) < 0.01 for at in places)


@pytest.mark.parametrize(
    "between",
    [
        "![Steps](i.png \"A caption\")",
        "| a | b |\n|---|---|\n| c | d |\n| e | f |",
        "```\ncode\ncode\n```",
        "***",
        "## A heading that is so long that it takes two lines of the page, or perhaps even three of them",
        "### A heading",
        "- one\n- two",
        "> quoted\n\n> again",
        "Words with `code` and a note^[Of small type.] and ![i](i.png) in them.",
    ],
)  # fmt: skip
def test_what_stands_between_lines_leaves_them_on_the_grid(tmp_path, between):
    png = (built("construct-figures").edition.resources[0]).data
    (page,) = pages_of(tmp_path, [words(numbers(2), 50), between, words(numbers(3), 50)], **{"i.png": png})
    before, after = page[0], page[-1]
    assert abs(place(before) - round(place(before))) < 0.01
    assert abs(place(after) - round(place(after))) < 0.01
    assert round(place(after)) > round(place(before)) + 4


def test_facing_pages_end_level(novel):
    """Where no heading has left more than two lines free, and the text allows it."""
    spreads = [(left[-1], right[-1]) for left, right in zip(novel[1:-1:2], novel[2:-1:2], strict=False)]
    near = [round(place(left)) - round(place(right)) for left, right in spreads]
    assert len(spreads) > 8
    assert sum(away == 0 for away in near) > len(near) - 4
    assert sum(0 < abs(away) <= 2 for away in near) <= 2


def test_no_page_ends_with_a_hyphen(novel):
    lines = [line for page in novel for line in page]
    assert sum(line.text[-1] in HYPHENS for line in lines) > 5
    assert not [page[-1].text for page in novel if page[-1].text[-1] in HYPHENS]


def test_pages_are_full_but_for_a_line_or_two(novel):
    assert sum(round(place(page[-1])) >= FULL - 3 for page in novel[:-1]) > 0.8 * len(novel[:-1])


def test_a_chapters_last_page_has_three_lines(tmp_path):
    """Chapters of one line to a paragraph, so that page after page some would end with one or two."""
    chapters = {
        f"{n}.md": f"# Chapter {n}\n\n" + "\n\n".join(f"Paragraph {i}." for i in range(n)) for n in range(26, 38)
    }
    two = {f"{n}.md": f"# Chapter {n}\n\n" + "\n\n".join(f"Paragraph {i}." for i in range(n)) for n in range(60, 70)}
    names = ", ".join(f'"{name}"' for name in (*chapters, *two))
    toml = f'title = "T"\nlanguage = "en"\nchapters = [{names}]\n'
    folder = write(tmp_path, **{"book.toml": toml}, **chapters, **two)
    pages = text_lines(build(folder).data("pdf"), 7)
    counts = [len(page) for page in pages.values()]
    assert len(counts) > 40
    assert min(counts) >= 3


def test_a_last_page_is_kept_from_being_short_by_the_page_before(tmp_path):
    pages = pages_of(tmp_path, [f"Paragraph {i}." for i in range(FULL - 3 + 1)])
    assert [len(page) for page in pages] == [FULL - 5, 3]


@pytest.mark.parametrize(
    ("page", "lines", "ends"),
    [
        (Page(9, 33, 2, 2), 6, ANYWHERE),
        (Page(1, 33, 2, 2), 6, ANYWHERE),
        (Page(4, 33, 2, 2), 6, PageEnds(frozenset({4}), HYPHEN_AT_END, {3: LONE_LINES, 5: LONE_LINES})),
        (
            Page(4, 10, 3, 2),
            12,
            PageEnds(frozenset({4, 14}), HYPHEN_AT_END, dict.fromkeys((2, 3, 5, 12, 13, 15), LONE_LINES)),
        ),
    ],
)  # fmt: skip
def test_what_pages_ask_of_a_paragraph(page, lines, ends):
    assert page_ends(page, lines).counts == ends.counts
    assert page_ends(page, lines).lines == ends.lines


def test_lines_beside_a_drop_cap(tmp_path):
    """It is no part of the first line; those beside it are planned to what is left of the measure."""
    css = "h1 + p::first-letter { float: left; font-size: 28pt; line-height: 27.9pt; padding-right: 2pt }"
    text = words(numbers(4), 150)
    (page,) = pages_of(tmp_path, [text], **{"styles/paper.css": css})
    beside = [line for line in page if line.left > min(other.left for other in page) + 5]
    assert len(beside) == 2
    assert max(line.right for line in page[:-1]) - min(line.right for line in page[:-1]) < 1
    assert " ".join(line.text for line in page).replace(" ", "")[:5] == text.replace(" ", "")[1:6]


def test_neighbours_of_a_short_paragraph(tmp_path):
    """A paragraph of a line at a page's end stays whole, and so does one of three."""
    pages = pages_of(tmp_path, [words(numbers(n), 22) for n in range(60)])
    for before, after in pairwise(pages):
        assert before[-1].text[-1] == "." or after[0].text[-1] != "."


def test_headings_are_always_as_far_from_their_text(tmp_path):
    """At the head of a page, under a chapter's title, of two lines, and in the text."""
    long = "## A heading that is so long that it takes two lines of the page, or perhaps even three"
    chapter = ["# Two", "## Part", "Text."]
    paragraphs = ["## Part", *["Text."] * 3, "## Part", *["Text."] * 4, long, *["Text."] * 19, "## Part", "Text."]
    files = {"two.md": "\n\n".join(chapter), "book.toml": BOOK_OF_TWO}
    data = build(write(tmp_path, "# One\n\n" + "\n\n".join(paragraphs), **files)).data("pdf")
    lines = [line for line in printed_lines(data, 5) if 9.4 < line.size < 11.5]
    away = [a.baseline - b.baseline for a, b in pairwise(lines) if a.size > 10.5 > b.size and a.page == b.page]
    assert len(away) == 5
    assert len({line.page for line in lines if line.size > 10.5}) == 3
    assert max(away) - min(away) < 0.2


def test_an_epigraph_is_set_off_from_the_paragraph_before_it_and_not_from_a_heading(tmp_path):
    text = "# One\n\nText.\n\n::: epigraph\nWords.\n:::\n\nMore.\n\n## Two\n\n::: epigraph\nOthers.\n:::\n\nThe end.\n"
    lines = {line.text: line.baseline for line in printed_lines(build(write(tmp_path, text)).data("pdf"), 5)}
    assert lines["Text."] - lines["Words."] > 1.8 * LEADING
    assert lines["Two"] - lines["Others."] < 1.8 * LEADING


def test_what_the_imprint_says_begins_at_one_margin(tmp_path):
    toml = 'keywords = ["press", "type"]\ndate = "1899"\n'
    lines = printed_lines(build(write(tmp_path, "# One\n\nText.\n", toml)).data("pdf"), 1, 4)
    (keywords,) = [line for line in lines if line.text.startswith("Keywords")]
    imprint = [line for line in lines if line.page == keywords.page]
    assert len(imprint) > 1
    assert {(round(line.left), round(line.size, 1)) for line in imprint} == {(round(keywords.left), 8.5)}


def test_a_figure_stands_in_the_middle_of_its_lines(tmp_path):
    png = built("construct-figures").edition.resources[0].data
    css = "figure img { height: 77pt }"
    text = "# One\n\nBefore.\n\n![Steps](i.png)\n\nAfter.\n"
    data = build(write(tmp_path, text, **{"i.png": png, "styles/paper.css": css})).data("pdf")
    before, after = (line for line in printed_lines(data, 5, 5) if line.text in ("Before.", "After."))
    with pdfium.PdfDocument(data) as document:
        (image,) = document[4].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
        _, bottom, _, top = image.get_bounds()
    below = (1 - BASELINE) * LEADING  # from a baseline to the end of its line
    assert before.baseline - below - top == pytest.approx(bottom - after.baseline - BASELINE * LEADING, abs=0.5)


def facts(persons, words):
    """Return the facts of a book with so many contributors, and so many words of annotation."""
    named = "".join(f'[[contributors]]\nname = "Test Author {number}"\nrole = "trl"\n' for number in range(persons))
    told = f'[annotation]\nen = "{" ".join(f"word{number}" for number in range(words))}"\n'
    rights = '[rights]\nholder = "Test Holder"\nyear = 2026\n'
    return f'publisher = "Test Press"\ndate = "2026-01-01"\n{told}{rights}[isbn]\nprint = "978-5-17-118366-0"\n{named}'


@pytest.mark.parametrize(("persons", "words", "follows"), [(2, 20, False), (11, 342, True)])
def test_what_stands_at_the_foot_of_the_front_pages_lies_on_no_text_there(tmp_path, persons, words, follows):
    """It follows where the text comes down to it, on the next page if need be; else it stays at the foot."""
    made = build(write(tmp_path, toml=facts(persons, words)), ("pdf",))
    assert [each.message for each in made.problems if each.severity is Severity.ERROR] == []
    lines = list(printed_lines(made.data("pdf")))
    for text, foot in ((f"Author {persons - 1}", "Test Press"), (f"word{words - 1}", "Test Holder")):
        above, below = (min(n for n, line in enumerate(lines) if said in line.text) for said in (text, foot))
        assert above < below
        assert follows or lines[below].baseline < TOP - (FULL - 1) * LEADING
