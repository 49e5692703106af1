"""Inner margins that grow with the number of pages, and margins that a book says."""

import io
import shutil

import pikepdf
import pytest
from builds import BOOKS, build, verify, write
from divided_books import edition_of, write_book
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.paper.pdf import bind_pdf
from baspa.model.binding import GLUED, INSIDE, LEAST_OUTSIDE, Margins, least_inside, shift_outward
from baspa.model.problem import Severity
from baspa.verify.pages.inner_margin import inside_of
from baspa.verify.pages.objects import PageObject, ReadPage, read_objects

BINDINGS = st.sampled_from((None, "stapled", "glued", "sewn"))
PAGES = st.integers(1, 1200)
LENGTHS = st.floats(0, 60)
MM = 72 / 25.4  # pt
KDP = {24: 0.375, 150: 0.375, 151: 0.5, 300: 0.5, 301: 0.625, 500: 0.625, 501: 0.75, 700: 0.75, 701: 0.875, 828: 0.875}
SEWN = {150: 9.6, 300: 9.6, 301: 12.7, 501: 15.9, 701: 19.1, 828: 19.1}


@pytest.mark.parametrize(("pages", "inches"), KDP.items())
def test_glued_books_have_what_is_asked_of_them(pages, inches):
    assert 0 <= least_inside("glued", pages) - 25.4 * inches < 0.1


@pytest.mark.parametrize(("pages", "least"), SEWN.items())
def test_sewn_books_have_that_of_the_step_before(pages, least):
    assert least_inside("sewn", pages) == least


@given(PAGES, PAGES)
def test_a_thicker_book_never_has_less(one, other):
    few, many = sorted((one, other))
    for binding in (None, "stapled", "sewn", "glued"):
        assert least_inside(binding, few) <= least_inside(binding, many)
    assert least_inside(None, many) == least_inside("stapled", many) == 0 < least_inside("sewn", many)
    assert least_inside("sewn", many) <= least_inside("glued", many) <= GLUED[-1][1]


@given(BINDINGS, PAGES, LENGTHS, LENGTHS)
def test_the_outer_margin_gives_what_it_has_to_give(binding, pages, inside, outside):
    by = shift_outward(binding, pages, inside, outside)
    assert by >= 0
    assert by == 0 or outside - by >= LEAST_OUTSIDE - 1e-9
    assert inside + by <= max(inside, least_inside(binding, pages)) + 1e-9
    if outside - LEAST_OUTSIDE >= least_inside(binding, pages) - inside:
        assert inside + by >= least_inside(binding, pages) - 1e-9


@given(BINDINGS, PAGES, st.floats(8, 60))
def test_a_margin_that_is_said_stays(binding, pages, inside):
    assert Margins(inside=inside).inside_of(binding, pages) == inside


def test_the_house_margin_grows_beyond_500_pages_alone():
    found = {pages: Margins().inside_of("glued", pages) for pages in (12, 500, 501, 701)}
    assert found == pytest.approx({12: INSIDE, 500: INSIDE, 501: 19.1, 701: 22.3})
    assert Margins(outside=12).inside_of("glued", 701) == 18  # the outer one keeps 10 mm
    assert {Margins().inside_of(each, 900) for each in (None, "stapled")} == {INSIDE}


# In a book of a few pages the table asks for 9.6 mm: a style sheet of its own says less.

NARROW = "@page :left { margin-right: 6mm; margin-left: 20mm } @page :right { margin-left: 6mm; margin-right: 20mm }"
TEXT = f"""# One

{"Words of no great length fill the page, line by line. " * 70}[^a] Some [words]{{.index}} more, and [a link](#two).

[^a]: What the note says.

| {" | ".join(f"Head {n}" for n in range(5))} |
{"|---" * 5}|
| {" | ".join(f"Cell {n}" for n in range(5))} |

: A table that is turned {{.landscape}}

# Two {{#two}}

{"The second chapter has words as well. " * 50}

# Index {{.index}}

::: index
:::
"""


def pages_of(made):
    """Return of each page the texts, with where they begin, and where the links are."""
    texts = [[(each[:4], each.text) for each in page.objects if each.is_text] for page in read_objects(made.data)]
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        links = [[tuple(map(float, link.Rect)) for link in page.obj.get("/Annots", ())] for page in pdf.pages]
    return list(zip(texts, links, strict=True))


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """The book without and with its binding named."""
    folder = tmp_path_factory.mktemp("narrow")
    return [
        build(write(folder / name, TEXT, toml, **{"styles/paper.css": NARROW}), ("pdf", "booklet"))
        for name, toml in (("plain", ""), ("glued", '[design]\nbinding = "glued"\n'))
    ]


def test_all_that_stands_on_a_page_moves_away_from_the_fold(narrow):
    plain, glued = (pages_of(each["pdf"]) for each in narrow)
    assert len(plain) == len(glued) > 6
    for index, ((texts, links), (moved_texts, moved_links)) in enumerate(zip(plain, glued, strict=True)):
        by = 3.6 * MM * (1 if index % 2 == 0 else -1)
        assert [text for _, text in texts] == [text for _, text in moved_texts]
        for (before, _), (after, _) in zip(texts, moved_texts, strict=True):
            assert after == pytest.approx((before[0] + by, before[1], before[2] + by, before[3]), abs=0.02)
        for before, after in zip(links, moved_links, strict=True):
            assert after == pytest.approx((before[0] + by, before[1], before[2] + by, before[3]), abs=0.02)


def test_places_that_links_lead_to_move_with_the_text(narrow):
    tops = []
    for each in narrow:
        with pikepdf.open(io.BytesIO(each.data("pdf"))) as pdf:
            names = pdf.Root.Names.Dests.Names
            tops.append(
                {str(n): (d[0].objgen, float(d[2]), float(d[3])) for n, d in zip(names[::2], names[1::2], strict=True)}
            )
    plain, glued = tops
    assert plain.keys() == glued.keys()
    assert all(plain[name][2] == pytest.approx(glued[name][2], abs=0.02) for name in plain)
    assert {round(abs(glued[name][1] - plain[name][1]) / MM, 1) for name in plain} == {3.6}


def test_the_books_hold_what_they_should_and_the_narrow_one_of_them_is_told(narrow):
    plain, glued = narrow
    assert [each for each in glued.problems if each.severity > Severity.NOTE] == []
    assert "B235" not in {each.code for each in plain.problems}
    told = verify(plain["pdf"], glued.book)
    assert [each.code for each in told] == ["B235"]
    assert "wants an inner margin of 9.6 mm, not 6.1" in told[0].message
    assert "inside = 9.6" in told[0].hint


def test_a_margin_that_is_said_and_too_narrow_is_told_with_its_line(tmp_path):
    folder = write(tmp_path, TEXT, '[design]\nbinding = "sewn"\n[design.margins]\ninside = 8\n')
    made = build(folder, ("pdf",))
    found = [(each.place.line, each.code) for each in made.problems if each.severity > Severity.NOTE]
    assert found == [(7, "B235")]


def page(left, right):
    """Return a page of 100 mm with a line of text."""
    line = PageObject(MM * left, 0, MM * right, 9, 0, True, False, "a", 1, False, 9)
    return ReadPage((0, 0, 100 * MM, 100 * MM), False, (line,))


def test_the_fold_of_a_book_from_right_to_left_is_on_the_other_side():
    pages = (page(20, 90), page(10, 80), page(20, 90))
    assert inside_of(pages, False) == pytest.approx(20)
    assert inside_of(pages, True) == pytest.approx(10)


def test_a_book_from_right_to_left_has_its_inner_margin_at_its_fold(tmp_path):
    folder = shutil.copytree(BOOKS / "construct-hebrew", tmp_path / "book")
    (folder / "styles" / "paper.css").write_text(NARROW, encoding="utf-8")
    toml = (folder / "book.toml").read_text(encoding="utf-8")
    (folder / "book.toml").write_text(toml.replace("[design]\n", '[design]\nbinding = "glued"\n'), encoding="utf-8")
    made = build(folder, ("pdf",))
    assert [each for each in made.problems if each.code == "B235"] == []
    assert inside_of(read_objects(made.data("pdf")), True) == pytest.approx(9.6, abs=0.4)


def test_a_book_that_names_no_margins_has_those_of_the_house(tmp_path):
    """20 mm above, 18 outside, 24 below, 16 inside: as before there were keys for them."""
    said = "[design.margins]\ntop = 20\noutside = 18\nbottom = 24\ninside = 16\n"
    folders = [write(tmp_path / name, TEXT, toml) for name, toml in (("plain", ""), ("said", said))]
    plain, other = (pages_of(build(folder, ("pdf",))["pdf"]) for folder in folders)
    assert plain == other
    assert edges(plain) == pytest.approx((20, 18, 24, 16), abs=6)


@pytest.mark.parametrize(("name", "mm"), {"top": 30, "outside": 28, "bottom": 34, "inside": 26}.items())
def test_each_margin_can_be_said_alone(tmp_path, name, mm):
    made = build(write(tmp_path, TEXT, f"[design.margins]\n{name} = {mm}\n"), ("pdf",))
    wanted = {"top": 20, "outside": 18, "bottom": 24, "inside": 16, name: mm}
    found = edges(pages_of(made["pdf"]))
    assert found == pytest.approx(tuple(wanted.values()), abs=6)  # lines, and a heading above them
    assert found[1::2] == pytest.approx((wanted["outside"], wanted["inside"]), abs=1)


def edges(pages):
    """Return how far the text of the first full page, a right-hand one, is from its edges: as CSS lists them, mm."""
    texts = next(texts for texts, _ in pages if any("fill the page" in text for _, text in texts))
    lefts, bottoms, rights, tops = zip(*(bounds for bounds, text in texts if not text.strip().isdigit()), strict=True)
    return 210 - max(tops) / MM, 148 - max(rights) / MM, min(bottoms) / MM, min(lefts) / MM


def test_the_bytes_are_those_of_one_process(tmp_path):
    text = "It is as long as all the others are. " * 60
    chapters = {f"{number}.md": f"# Number {number}\n\n{text}\n" for number in (1, 2, 3)}
    write_book(tmp_path, chapters, {"chapters": "page", "binding": "glued"}, css=NARROW)
    edition = edition_of(tmp_path)
    one, _ = bind_pdf(edition)
    assert bind_pdf(edition, 2)[0] == one
    lefts = [min(bounds[0] for bounds, _ in texts) / MM for texts, _ in pages_of(one) if len(texts) > 20]
    assert {int(left) for left in lefts} == {9, 16}  # 9.6, and 3.6 less than 20
