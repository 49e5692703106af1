"""Printers that turn paper in their own ways: what their test sheet shows, and what booklets then come out.

A printer and who stands by it are imitated: a sheet is two faces, and what is printed on a face has a head that points
to an edge of the tray. Nothing of this knows how backs are laid.
"""

import io
import itertools
import json
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from builds import bind, built, write
from hypothesis import given
from hypothesis import strategies as st
from test_any_pdf import Leaf, pdf_of, said

from baspa.bind.sheets.any_pdf import job_of_pdf
from baspa.bind.sheets.booklet import impose, runs
from baspa.bind.sheets.imposition import SCHEMES, sheets_of
from baspa.bind.sheets.job import Job
from baspa.bind.sheets.placing import placing_of
from baspa.cli import main
from baspa.messages import LANGUAGES
from baspa.model.paper_sizes import MM
from baspa.model.sheets import Booklet
from baspa.model.turning import PRINTERS, Turning, turning_of
from baspa.verify.held.folding import Face, book_of, over
from baspa.verify.held.sheets import hold_sheets

# Directions in the tray, in which paper goes short edge first: x runs along its short edges, y along its long ones.
SHORT, LONG = "x", "y"


@dataclass(frozen=True)
class Paper:
    """A sheet as it lies: what is printed on each face, with the axis and the sense in which its head points."""

    above: tuple = ()
    below: tuple = ()

    def over(self, axis):
        """Turn it over about an edge that runs along an axis: heads that point along it stay."""
        return Paper(
            *(tuple((what, a, s if a == axis else -s) for what, a, s in face) for face in (self.below, self.above))
        )

    def around(self):
        return Paper(*(tuple((what, a, -s) for what, a, s in face) for face in (self.above, self.below)))


WAYS = {  # how a sheet lies in the tray when it is put in again as it came out, against how it lay there before
    "as it was": lambda paper: paper,
    "around": Paper.around,
    "over its short edge": lambda paper: paper.over(SHORT),
    "over its long edge": lambda paper: paper.over(LONG),
}


@dataclass(frozen=True)
class OneSided:
    """A printer that prints one side."""

    way: str  # of WAYS
    prints_above: bool  # the face of a sheet that lies above in the tray
    lying: int  # the sense in which the head of a lying page points along x
    standing: int  # and that of a standing one along y

    def print(self, paper, what, lies):
        printed = (what, *(("x", self.lying) if lies else ("y", self.standing)))
        if self.prints_above:
            return replace(paper, above=(*paper.above, printed))
        return replace(paper, below=(*paper.below, printed))

    def run(self, pile, pages, lies):
        """Print pages on a pile, whose upper sheet is taken first; return it as it is put in again, as it lies."""
        printed = (self.print(paper, page, lies) for paper, page in zip(reversed(pile), pages, strict=True))
        return list(map(WAYS[self.way], printed))  # each sheet falls on those before it: the last lies above

    def sheets(self, fronts, backs, lies, pile_over):
        pile = self.run([Paper()] * len(fronts), fronts, lies)
        if pile_over:
            pile = [paper.over(SHORT) for paper in reversed(pile)]
        return self.run(pile, backs, lies)


@dataclass(frozen=True)
class TwoSided:
    """A printer that turns sheets by itself; the short edge was chosen, whatever it makes of that."""

    about: str
    head: int

    def sheets(self, sides, lies):
        axis = "x" if lies else "y"
        pairs = zip(sides[::2], sides[1::2], strict=True)
        turned = [(front, Paper(below=((front, axis, self.head),)).over(self.about)) for front, _ in pairs]
        backs = [(back, axis, self.head) for back in sides[1::2]]
        return [replace(paper, below=(back,)) for (_, paper), back in zip(turned, backs, strict=True)]


ONE_SIDED = st.builds(
    OneSided, st.sampled_from(sorted(WAYS)), st.booleans(), st.sampled_from([1, -1]), st.sampled_from([1, -1])
)
TWO_SIDED = st.builds(TwoSided, st.sampled_from([SHORT, LONG]), st.sampled_from([1, -1]))


def number_shown(printer):
    """Return the number that stands upright in the frame that is right, on a printer's test sheet."""
    if isinstance(printer, TwoSided):
        (paper,) = printer.sheets(["arrow", "frames"], lies=True)
        ((_, _, up),), ((_, _, head),) = paper.above, paper.below
        return 1 if head == up else 2
    (paper,) = printer.sheets(["arrow"], ["frames"], lies=True, pile_over=False)
    on_one = not (paper.above and paper.below)
    up, head = (sense for _, _, sense in sorted((*paper.above, *paper.below)))  # the arrow's, that of the frames
    return (5 if on_one else 3) + (head != up)


def in_hand(paper):
    """Return both sides of a sheet, the first as it is seen, the second when it is turned like a page of a book."""
    ((one, axis, up),), ((other, other_axis, head),) = paper.above, paper.below
    assert axis == other_axis
    if one[0] != "front":
        one, other = other, one
    turned = tuple(tuple(map(over, reversed(row))) for row in reversed(other[1]))
    return one[1], other[1] if up == head else turned


BOOKLETS = st.builds(
    Booklet,
    scheme=st.sampled_from(sorted(set(SCHEMES) - {"zine"})),
    signature=st.integers(1, 4),
    paper=st.sampled_from(["", "A4", "100x300"]),
)


def as_faces(side):
    return [[Face(str(cell.page or ""), bool(cell.page) and cell.turned) for cell in row] for row in side.cells]


@given(st.integers(1, 60), BOOKLETS, st.one_of(ONE_SIDED, TWO_SIDED), st.booleans())
def test_on_any_printer_the_booklet_for_its_number_reads_in_order(pages, booklet, printer, rtl):
    turning = PRINTERS[number_shown(printer)]
    placing = placing_of((148 * MM, 210 * MM), booklet)
    lies = placing.sheet[0] > placing.sheet[1]
    job = Job(name="a", file="a.pdf", booklet=booklet, turning=turning, rtl=rtl)
    first, *second = ([as_faces(side) for side in run] for run in runs(sheets_of(pages, booklet, rtl), placing, job))
    assert turning.by_hand == isinstance(printer, OneSided) == bool(second)
    if second:
        fronts, backs = ([(name, each) for each in run] for name, run in (("front", first), ("back", second[0])))
        piled = printer.sheets(fronts, backs, lies, turning.over)
        sheets = sorted(map(in_hand, piled), key=lambda sheet: first.index(sheet[0]))
    else:
        named = [("front" if place % 2 == 0 else "back", each) for place, each in enumerate(first)]
        sheets = list(map(in_hand, printer.sheets(named, lies)))
    read = book_of(list(itertools.chain.from_iterable(sheets)), booklet, True, rtl)
    assert [face for face in read if face.said] == [Face(str(number)) for number in range(1, pages + 1)]


def test_each_number_is_some_printers():
    one = [OneSided(way, above, 1, 1) for way in WAYS for above in (True, False)]
    assert {number_shown(each) for each in [*one, TwoSided(SHORT, 1), TwoSided(LONG, 1)]} == set(PRINTERS)


# The files.


def printed_by(turning, printer=None, **booklet):
    """Return sheets for a turning, and what is wrong with them where another printer prints them."""
    job, ready = job_of_pdf(pdf_of(*[Leaf()] * 7), "a.pdf", Booklet(**booklet), turning)
    made, _ = impose(job, ready)
    return made, hold_sheets(replace(made, turning=printer or turning), ready, job.booklet, job.rtl, "a.pdf")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("turning", PRINTERS.values())
def test_sheets_for_each_printer_are_the_book_when_folded(scheme, turning):
    made, faults = printed_by(turning, scheme=scheme)
    assert faults == ()
    assert (made.backs is not None) == (turning.by_hand and scheme != "zine")
    if made.backs:
        assert (made.backs.name, made.backs.pages) == ("a-booklet-backs.pdf", made.pages)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 4), (3, 5), (5, 6)])
def test_sheets_for_another_printer_are_not_the_book(one, other):
    for turning, printer in ((one, other), (other, one)):
        _, faults = printed_by(PRINTERS[turning], PRINTERS[printer])
        assert {each.code for each in faults} == {"B054"}


def chosen(data):
    with pikepdf.open(io.BytesIO(data)) as sheets:
        return str(sheets.Root.ViewerPreferences.Duplex)


def test_what_a_reader_is_to_choose_is_what_was_chosen_for_the_test_sheet():
    long, short, by_hand = "/DuplexFlipLongEdge", "/DuplexFlipShortEdge", "/Simplex"
    for turning, edge in ((Turning("long"), long), (PRINTERS[1], short), (PRINTERS[2], short), (PRINTERS[5], by_hand)):
        assert chosen(printed_by(turning)[0].data) == edge
    assert printed_by(PRINTERS[2])[0].data != printed_by(PRINTERS[1])[0].data
    assert printed_by(PRINTERS[1])[0].data == printed_by(Turning("short"))[0].data


def test_a_check_has_the_backs_judged_as_well(tmp_path, capsys):
    book = write(tmp_path / "book")
    (tmp_path / "t-booklet.pdf").write_bytes(pdf_of(Leaf()))
    for backs, faulty in ((pdf_of(Leaf()), False), (b"%PDF-1.7 junk", True)):
        (tmp_path / "t-booklet-backs.pdf").write_bytes(backs)
        told = said(capsys, "check", "--book", book, "--out", tmp_path)[2]
        assert ("t-booklet-backs.pdf: error" in told) == faulty
        assert "t-booklet.pdf: error" not in told


# What the user has told.


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "baspa" / "settings.toml"


def test_the_number_is_kept_for_the_books_booklets_until_it_is_forgotten(tmp_path, settings, capsys):
    assert said(capsys, "booklet", "--printer", "4")[0] == 0
    assert tomllib.loads(settings.read_text()) == {"printer": 4}
    code, line, err = said(capsys, "--book", write(tmp_path / "book"), "--out", tmp_path / "dist")
    assert (code, err) == (0, "")
    pdf, fronts, backs, epub = line.splitlines()
    assert fronts.endswith(": for printer 4: fronts, to be printed first")
    assert "neither turned over nor around" in backs
    assert "printer" not in pdf + epub
    assert said(capsys, "booklet", "--printer", "0")[0] == 0
    assert not settings.exists()


def test_a_book_by_hand_is_two_files_and_says_what_to_do(tmp_path, settings, capsys):
    book = write(tmp_path / "book", toml='[booklet]\nduplex = "by-hand"\n')
    settings.parent.mkdir(parents=True)
    settings.write_text("printer = 1\n")
    code, out, err = said(capsys, "booklet", "--book", book, "--out", tmp_path / "dist", "--no-settings")
    assert (code, err) == (0, "")
    fronts, backs = out.splitlines()
    assert fronts.endswith("KB: fronts, to be printed first")
    assert backs.startswith(f"{tmp_path}/dist/t-booklet-backs.pdf  ")
    assert "about its short edge" in backs
    assert turning_of(Booklet(duplex="by-hand")).over
    sides = [len(pikepdf.open(tmp_path / "dist" / name).pages) for name in ("t-booklet.pdf", "t-booklet-backs.pdf")]
    assert sides[0] == sides[1]
    write(tmp_path / "book", toml='[booklet]\nduplex = "short"\n')
    assert said(capsys, "booklet", "--book", book, "--out", tmp_path / "dist", "--no-settings")[0] == 0
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["t-booklet.pdf"]


def test_the_number_applies_to_any_pdf_and_a_switch_goes_before_it(tmp_path, settings, capsys):
    (tmp_path / "a.pdf").write_bytes(pdf_of(*[Leaf()] * 4))
    given = ("booklet", "--pdf", tmp_path / "a.pdf", "--out", tmp_path)
    said(capsys, "booklet", "--printer", "2")
    assert "for printer 2" in said(capsys, *given)[1]
    for more in (("--no-settings",), ("--duplex", "long")):
        assert "printer" not in said(capsys, *given, *more)[1]
    said(capsys, "booklet", "--printer", "6")
    assert len(json.loads(said(capsys, *given, "--json")[1])["files"]) == 2
    assert len(json.loads(said(capsys, *given, "--duplex", "short", "--json")[1])["files"]) == 1
    assert "printer" not in said(capsys, *given, "--scheme", "zine")[1]


def test_a_check_knows_no_settings_and_a_library_neither(tmp_path, settings, capsys):
    settings.parent.mkdir(parents=True)
    settings.write_text("printer = 6\n")
    assert bind("booklet", built("essay").edition, built("essay"))[0] == built("essay")["booklet"]
    settings.write_text("garbled")
    assert said(capsys, "check", write(tmp_path / "book"))[0] == 0
    assert said(capsys, "epub", "--book", tmp_path / "book", "--out", tmp_path / "dist")[0] == 0
    assert said(capsys, "booklet", "--book", tmp_path / "book", "--out", tmp_path / "dist")[0] == 3


@pytest.mark.parametrize("text", ["garbled", "printer = 9\n", "", "printer = [1]\n", "\ufeff\x00"])
def test_settings_that_are_garbled_are_told(tmp_path, settings, capsys, text):
    settings.parent.mkdir(parents=True)
    settings.write_text(text)
    (tmp_path / "a.pdf").write_bytes(pdf_of(Leaf()))
    code, out, err = said(capsys, "booklet", "--pdf", tmp_path / "a.pdf", "--out", tmp_path)
    assert (code, out) == (3, "")
    assert str(settings) in err
    assert said(capsys, "booklet", "--printer", "1")[0] == 0


# The test sheet.


def letters(page):
    """Return the text of a page and the box of each of its letters."""
    text = page.get_textpage()
    return text.get_text_range(), [text.get_charbox(each) for each in range(text.count_chars())]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A5", "letter"])
def test_the_sheet_shows_its_numbers_where_they_are_upright(tmp_path, monkeypatch, capsys, language, paper):
    monkeypatch.chdir(tmp_path)
    code, out, err = said(capsys, "booklet", "--test-sheet", "--paper", paper, "--messages", language)
    assert (code, err) == (0, "")
    assert out.startswith("dist/printer-test-sheet.pdf")
    front, back = pypdfium2.PdfDocument(Path("dist/printer-test-sheet.pdf").read_bytes())
    width, height = back.get_size()
    assert width > height
    numbers = {}
    for number in "123456":
        (at,) = (box for sign, box in zip(*letters(back), strict=True) if sign == number)
        numbers[number] = (at[0] + at[2]) / 2 / width, (at[1] + at[3]) / 2 / height
    assert all(numbers[each][1] > 0.75 for each in "135")
    assert all(numbers[each][1] < 0.25 for each in "246")
    assert numbers["1"][0] < numbers["3"][0] < numbers["5"][0]
    assert numbers["2"][0] > numbers["4"][0] > numbers["6"][0]
    for page, own in ((front, (0.3, 0.7)), (back, None)):
        for x, y, right, top in (box for sign, box in zip(*letters(page), strict=True) if not sign.isspace()):
            assert 10 < x < right < width - 10
            share = (y + top) / 2 / height
            assert own[0] - 0.05 < share < own[1] + 0.05 if own else not 0.3 < share < 0.7


@pytest.mark.parametrize(
    "line",
    ["--printer 7", "--printer x", "--printer 1 mybook", "--test-sheet mybook", "--test-sheet --pdf a.pdf",
     "--printer 1 --test-sheet", "--test-sheet --scheme zine", "--printer 1 --paper A4", "--test-sheet --paper A9"],
)  # fmt: skip
def test_what_makes_no_sense_with_the_printer_is_told(capsys, line):
    with pytest.raises(SystemExit) as end:
        main(["booklet", *line.split()])
    assert end.value.code == 2
    assert re.search("--(?:test-sheet|printer|paper) ", capsys.readouterr().err)
