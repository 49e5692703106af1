"""Books from right to left: which way pages turn, and where lines, indents, leaders and columns stand."""

import io
import re
import zipfile
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import BOOKS, build, built, write

from baspa.layout.lines import spacing
from baspa.verify.held.reading import same
from baspa.verify.lines.lines import chars, printed_lines

MM = 72 / 25.4
LEFT, RIGHT = 18 * MM, (148 - 16) * MM  # the text block of a left page, pt
INDENT = 12.5  # pt
CONTENTS, TEXT = 3, 5  # pages
NEAR = 0.5  # pt
REGULAR = (BOOKS / "construct-hebrew" / "styles" / "fonts" / "FrankRuhlLibre-Regular.ttf").read_bytes()
TOML = 'title = "T"\nlanguage = "he"\nchapters = ["one.md"]\n\n[design]\nfont = "Frank Ruhl Libre"\n'


def lines(page, size=(9.4, 10.1), name="construct-hebrew"):
    """Return the lines of a page in type of a size, pt: the text's, unless said."""
    return [line for line in printed_lines(built(name).data("pdf"), page, page) if size[0] < line.size < size[1]]


def direction(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert preferences.DisplayDocTitle
        return str(preferences.get("/Direction", "/L2R"))


@pytest.mark.parametrize("kind", ["pdf", "booklet"])
@pytest.mark.parametrize(
    ("name", "turns"), [("construct-hebrew", "/R2L"), ("construct-arabic", "/R2L"), ("construct-languages", "/L2R")]
)
def test_a_reader_is_told_which_way_pages_turn(name, kind, turns):
    assert direction(built(name).data(kind)) == turns


@pytest.mark.parametrize(("name", "way"), [("construct-hebrew", "rtl"), ("construct-languages", "ltr")])
def test_the_e_book_turns_the_same_way(name, way):
    with zipfile.ZipFile(io.BytesIO(built(name).data("epub"))) as epub:
        package, chapter = (epub.read(f"EPUB/{file}").decode() for file in ("content.opf", "c1.xhtml"))
    assert f'page-progression-direction="{way}"' in package
    assert re.search(rf"<package [^>]*dir=\"{way}\"", package)
    assert re.search(rf"<html [^>]*dir=\"{way}\"", chapter)


def test_the_first_page_of_the_text_is_a_left_one():
    """Page 5 is odd: its outer margin, the wider one, is on the left."""
    assert min(line.left for line in lines(TEXT)) == pytest.approx(LEFT, abs=NEAR)


def test_lines_begin_at_the_right_and_paragraphs_are_indented_there():
    starts = [round(RIGHT - line.right, 1) for line in lines(TEXT)]
    first, second = starts[:4], starts[4:8]
    assert first == pytest.approx([0, 0, 0, 0], abs=NEAR)
    assert second == pytest.approx([INDENT, 0, 0, 0], abs=NEAR)


def test_full_lines_end_at_the_left():
    ends = [line.left for line in lines(TEXT)]
    assert ends[:3] == pytest.approx([LEFT] * 3, abs=NEAR)
    assert ends[4:7] == pytest.approx([LEFT] * 3, abs=NEAR)


def test_the_lines_of_arabic_stay_between_the_margins():
    edges = [(char.left, char.right) for char in page_chars("construct-arabic", TEXT)]
    assert min(left for left, _ in edges) > LEFT - 1.5
    assert max(right for _, right in edges) < RIGHT + 1.5


def page_chars(name, page):
    document = pdfium.PdfDocument(built(name).data("pdf"))
    return list(chars(document[page - 1]))


def test_leaders_lead_from_the_title_to_the_number_on_the_left():
    found = lines(CONTENTS, (9.0, 10.1))
    left = min(line.left for line in found)
    assert len(found) == 4
    for line in found:
        dots = re.match(r"\d([ .]+)", line.text)[1]
        assert line.left == pytest.approx(left, abs=NEAR)
        assert dots.count(".") > 20
    assert max(line.right for line in found) <= RIGHT + 2 * MM + NEAR
    right = [round(max(line.right for line in found) - line.right, 1) for line in found]
    assert right == pytest.approx([0, 1.5 * 9.5, 0, 0], abs=NEAR)


def test_dots_of_leaders_stand_above_each_other():
    rows = {}
    for char in page_chars("construct-hebrew", CONTENTS):
        if char.letter == "." and char.size > 9.9:
            rows.setdefault(char.baseline, set()).add(round(char.left))
    shortest = min(rows.values(), key=len)
    assert len(rows) == 3
    assert all(len(shortest - row) <= 1 for row in rows.values())


def test_leaders_leave_room_for_the_title():
    rows = {}
    for char in page_chars("construct-hebrew", CONTENTS):
        if 9 < char.size < 10.1:
            rows.setdefault(char.baseline, []).append(char)
    for row in rows.values():
        title = [char.left for char in row if char.letter.isalpha()]
        dots = [char.right for char in row if char.letter == "."]
        assert not dots or max(dots) < min(title)


def test_headings_and_the_imprint_begin_at_the_right():
    (heading,) = lines(TEXT, (11.5, 12.5))
    assert heading.right == pytest.approx(RIGHT, abs=NEAR)
    imprint = lines(2, (8.0, 9.0))
    assert [line.right for line in imprint] == pytest.approx([RIGHT - 2 * MM] * len(imprint), abs=NEAR)


def test_columns_of_a_table_begin_at_the_right():
    cells = [line for line in printed_lines(built("construct-hebrew").data("pdf"), TEXT, TEXT) if 8.5 < line.size < 9]
    assert [line.text[::-1] for line in cells] == ["יום מה נברא מספר", "אחד אור 1", "שני רקיע 52"]


def test_figures_and_latin_words_run_from_left_to_right():
    text = "\n".join(line.text for line in lines(TEXT))
    assert "John Smith" in text
    assert "1948" in text
    assert "1,250" in text


def test_every_paragraph_is_planned(tmp_path):
    """Right to left, with foreign words, figures and notes: none is left to lines broken one by one."""
    text = "# א\n\nבראשית ברא [John Smith and others]{lang=en} את 1,250 השמים *ואת* הארץ.[^a] " + "ויאמר אלהים " * 40
    made = build(write(tmp_path, f"{text}\n\n[^a]: הערה 12.\n", **{"book.toml": TOML, "styles/fonts/F.ttf": REGULAR}))
    assert [p.code for p in made.problems] == ["B009"]
    assert made.made["pdf"].greedy == 0


def test_letters_from_right_to_left_are_not_spaced_apart(monkeypatch):
    """Arabic letters join: a space between them would be a gap in a word."""
    given, own = [], spacing.space_letters

    def watched(box, letter):
        if box.style["direction"] == "rtl":
            given.append(letter)
        return own(box, letter)

    monkeypatch.setattr(spacing, "space_letters", watched)
    build(BOOKS / "construct-arabic")
    assert len(given) > 5
    assert set(given) == {0.0}


def test_words_from_right_to_left_in_another_line_keep_their_distance(tmp_path):
    """Figures alone, which belong to no script, and a space behind letters of another font."""
    text = "# One\n\nA [שלום רב]{lang=he} b [(12)]{lang=he} c, [1,250 שלום]{lang=he} d.\n"
    made = build(write(tmp_path, text, **{"styles/fonts/F.ttf": REGULAR}))
    page = pdfium.PdfDocument(made.data("pdf"))[4]
    row = sorted((char for char in chars(page) if 9.4 < char.size < 10.1), key=lambda char: char.left)
    gaps = [after.left - char.right for char, after in pairwise(row) if after.left - char.right > 1]
    assert len(gaps) == 8
    assert gaps == pytest.approx([2.3] * 8, abs=0.5)


@pytest.mark.parametrize(
    ("wanted", "found", "is_same"),
    [
        ("”שלום”, (אמר)", ")אמר(,“שלום“", True),  # signs in pairs, turned round
        ("الكتب", "اللكتب", True),  # a font draws lam in two pieces, and one of them is a lam
        ("الكتب", "الكت", False),
        ("שלום", "שלוםם", False),
        ("كتاب 25", "كتاب 255", False),
    ],
)
def test_what_a_page_may_give_of_a_text(wanted, found, is_same):
    assert same(wanted.replace(" ", ""), found.replace(" ", "")) is is_same
