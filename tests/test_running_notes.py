"""Notes at the foot that run on: in drawn books, and one by one where something is to be seen."""

import io

import pikepdf
import pytest
from builds import build, elements, kids, load, structure, write
from judged import judged
from long_notes import draw, draw_rows, faults, overlapping, seen_words, word
from tables_in_notes import draw_tables
from weasyprint import HTML

from baspa import layout
from baspa.layout.pages.running_notes.page_maker import begins_anew
from baspa.layout.replacements import LEVEL_PAGES
from baspa.layout.replacements_of_notes import RUNNING_NOTES
from baspa.model.problem import Severity, report
from baspa.verify.held.note_pages import notes_apart
from baspa.verify.held.pdf import read_pdf
from baspa.verify.held.reading import FoundBlock
from baspa.verify.lines.lines import printed_lines

CHEAP = (8, 14, 18, 47, 117, 130)
FULL = 145  # twelve notes of three lines, called in one: with that line they are higher than the page
ROWS = (1, 3, 6)
TABLES = (6,)  # once words were lost of it, of the others, too, or they lay over each other
MORE_TABLES = (5, 10, 11, 13, 18, 20)
MORE = range(1, 150, 5)


def words(kind, count):
    return " ".join(word(kind, number) for number in range(count))


def wrong(seed, folder, draw=draw):
    """Return what is wrong in the book of a seed; holes before what is kept whole (B192 and the like) are no faults."""
    book = draw(seed, folder)
    made = build(folder, ("pdf",))
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    return [*report(errors), *faults(made.data("pdf"), book)]


@pytest.mark.parametrize("seed", CHEAP)
def test_each_word_of_a_drawn_book_stands_once_and_in_order_and_notes_begin_at_their_calls(seed, tmp_path):
    assert wrong(seed, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", MORE)
def test_so_it_is_in_many_more(seed, tmp_path):
    assert wrong(seed, tmp_path) == []


@pytest.mark.parametrize("seed", ROWS)
def test_notes_of_rows_that_break_stand_below_all_cells(seed, tmp_path):
    """Cells stand beside each other: the text of one does not go on behind that of another."""
    assert set(wrong(seed, tmp_path, draw_rows)) <= {"text out of order"}


@pytest.mark.parametrize("seed", [*TABLES, *(pytest.param(each, marks=pytest.mark.slow) for each in MORE_TABLES)])
def test_each_word_of_tables_in_notes_stands_once_and_on_no_other(seed, tmp_path):
    """Lines of cells beside each other are not told apart, and where many notes run on some wait for a page."""
    found = wrong(seed, tmp_path, draw_tables)
    assert [
        each for each in found if not each.endswith(("out of order", "alone on a page", "page between without it"))
    ] == []


def test_what_no_page_can_hold_stands_on_the_next_and_is_told(tmp_path):
    """The notes of the line queue: those that find room begin on its page, the last follows on the next."""
    book = draw(FULL, tmp_path)
    made = build(tmp_path, ("pdf",))
    (told,) = [each for each in made.problems if each.code == "B055"]
    assert (told.severity, "too low for all the notes of that line" in told.message) == (Severity.WARNING, True)
    assert not [each for each in made.problems if each.severity is Severity.ERROR]
    assert list(faults(made.data("pdf"), book)) == ["note p of 40: begins on page 8, called on 7"]


def test_what_is_wrong_in_a_drawn_book_is_seen(tmp_path):
    """That the above says nothing is no wonder, if it cannot say anything."""
    book = draw(2, tmp_path)
    data = build(tmp_path, ("pdf",)).data("pdf")
    kind, (call, length) = next(iter(book.calls.items()))
    book.calls[kind] = call, length + 1
    assert list(faults(data, book)) == ["1 words not there, or twice"]
    book.calls[kind] = word("T", book.text - 1), length
    assert any("begins on page" in each for each in faults(data, book))
    _, boxes = seen_words(data)
    assert list(overlapping([*boxes[5], *boxes[5][:1]]))


# What is left of a note.


@pytest.fixture(scope="module")
def long_note(tmp_path_factory):
    """Return a book whose note of 1,500 words is called in the first line."""
    note = f"{words('b', 700)}\n\n    {words('c', 800)}"
    text = f"# One\n\nCall.[^a] {words('T', 300)}\n\n{words('S', 300)}\n\n[^a]: {note}\n"
    return build(write(tmp_path_factory.mktemp("book"), text), ("pdf",))


def test_a_note_runs_over_pages_that_have_text_as_well(long_note):
    assert long_note.problems == ()
    seen, _ = seen_words(long_note.data("pdf"))
    pages = [{each.page for name, (each,) in seen.items() if name[0] in kinds} for kinds in ("bc", "TS")]
    assert len(pages[0]) > 2
    assert pages[0] <= pages[1]


def test_it_is_one_note_in_the_tags_behind_its_call(long_note):
    with pikepdf.open(io.BytesIO(long_note.data("pdf"))) as pdf:
        found = structure(pdf)
        (note,) = [element for element, _ in found if element.S == "/Note"]
        before = kids(note.P)[[kid.objgen for kid in kids(note.P)].index(note.objgen) - 1]
        assert (str(before.S), str(before.ID), str(note.ID)) == ("/Link", "c1-fnref1", "c1-fn1")
        assert [str(element.S) for element, _ in elements(note)].count("/P") == 2


def test_validators_have_nothing_to_say_of_it(long_note):
    assert judged("veraPDF", {"long-note.pdf": long_note.data("pdf")}) == {"long-note.pdf": ()}


def test_a_rest_at_the_end_of_a_chapter_has_a_page_of_its_own_with_folio_and_head(tmp_path):
    """So it is when the pages are made once more, since a reference ahead learns its page, and the others are kept."""
    text = f"# One\n\nSee [](#two). {words('T', 20)}[^a]\n\n[^a]: {words('b', 900)}\n"
    more = f"# Two {{#two}}\n\n{words('S', 20)}[^a]\n\n[^a]: {words('c', 900)}\n"
    for design in ("total-fit", "greedy"):
        toml = f'[[authors]]\nname = "Test Author"\n[design]\njustify = "{design}"\n'
        book = write(tmp_path, text, toml, **{"two.md": more})
        (book / "book.toml").write_text((book / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"'))
        made = build(book, ("pdf",))
        assert made.problems == ()
        lines = printed_lines(made.data("pdf"), 6, 6)
        assert (lines[0].text, lines[-1].text) == ("Test Author", "2")
        assert {text[0] for line in lines[1:-1] for text in line.text.split()} == {"b"}


# A note begins where it is called.


def pages_of(folder, text, toml=""):
    """Return on which pages the words of each kind stand."""
    made = build(write(folder, text, toml), ("pdf",))
    assert made.problems == ()
    found = {}
    for name, places in seen_words(made.data("pdf"))[0].items():
        found.setdefault(name[0], set()).update(each.page for each in places)
    return found


LONE = "\n\n".join(
    ["# One", f"Call.[^a] {words('T', 60)}", *["Line."] * 20, words("S", 60), f"[^a]: {words('b', 30)}"]
)  # the last paragraph finds one line left on its page


def test_a_note_does_not_slip_away_to_make_room_for_a_paragraphs_second_line(tmp_path):
    found = pages_of(tmp_path, LONE)
    assert (found["b"], found["S"]) == ({4}, {5})


def test_in_weasyprints_own_way_it_does_and_verify_says_so(tmp_path, monkeypatch):
    others = {each: enter for each, enter in layout.LAYING_OUT.items() if each is not RUNNING_NOTES}
    monkeypatch.setattr(layout, "LAYING_OUT", others)
    problems = build(write(tmp_path, LONE), ("pdf",)).problems
    assert [(each.code, str(each.place)) for each in problems] == [("B055", "one.md:47")]


@pytest.mark.parametrize("length", [40, 400])
def test_a_note_called_in_a_row_that_breaks_lies_on_no_cell_of_it(tmp_path, length):
    """The cells before fill the page before the note is called."""
    row = f"| {words('T', 420)} | Call.[^a] {words('S', 60)}[^b] | {words('R', 20)} |"
    notes = f"[^a]: {words('b', length)}\n\n[^b]: {words('c', 30)}"
    made = build(write(tmp_path, f"# One\n\n| A | B | C |\n|---|---|---|\n{row}\n\n{notes}\n"), ("pdf",))
    assert not [problem for problem in made.problems if problem.severity is Severity.ERROR]
    seen, boxes = seen_words(made.data("pdf"))
    assert [each.page for each in seen[word("T", 0)]] == [each.page for each in seen[word("b", 0)]]
    assert not [pair for page in boxes for pair in overlapping(page)]


def test_a_note_called_in_the_head_of_a_table_that_goes_over_goes_with_it(tmp_path):
    """Its caption alone finds room, on the page before, and does not end there."""
    table = f"| Head[^a] | B |\n|---|---|\n| {words('R', 60)} | x |\n| y | {words('S', 700)} |\n\n: {words('C', 400)}"
    lines = "line\\\n" * 30
    text = f"# One\n\n{lines}line\n\n{table}\n\n[^a]: {words('b', 30)}\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


@pytest.mark.parametrize("level", [True, False])
def test_a_head_calls_its_note_once_where_only_later_pages_are_made_anew(tmp_path, level, monkeypatch):
    """The number of a page in the text behind the table is not known at first; the page before does not change."""
    if not level:
        others = {each: enter for each, enter in layout.LAYING_OUT.items() if each is not LEVEL_PAGES}
        monkeypatch.setattr(layout, "LAYING_OUT", others)
    rows = "".join(f"| row {number} | of a table |\n" for number in range(45))
    table = f"| A | B[^a] |\n|---|---|\n{rows}"
    text = f"# One\n\n{table}\nAs said [later](#two){{.page}}.\n\n[^a]: The note.\n\n## Two {{#two}}\n\nText.\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


def test_what_runs_on_of_a_note_has_the_number_of_a_page_where_its_first_page_stays(tmp_path):
    note = f"{words('b', 600)} see [it](#two){{.page}} there."
    text = f"# One\n\n{words('T', 150)}[^a] {words('S', 400)}\n\n[^a]: {note}\n\n## Two {{#two}}\n\nText.\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


IMAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80" viewBox="0 0 60 80"><path d="M0 0h60v80z"/></svg>'
)
WIDE = "![A](a.svg){width=100%}"
BORDER = f"+{'-' * 6000}+---+\n"


def grid(*rows):
    lines = [f"|{first:6000}| x |\n" for first in rows]
    return BORDER + lines[0] + BORDER.replace("-", "=") + BORDER.join(lines[1:]) + BORDER


@pytest.mark.parametrize(
    "inside",
    [
        grid("h", words("R", 900)),
        grid(words("R", 900), words("S", 900)),
        f"{WIDE}\n\n{WIDE}",
        f"{words('S', 200)}\n\n{WIDE}\n\n{WIDE}",
        "\n\n".join(["$$\nx = 1\n$$"] * 40),
    ],
    ids=["row", "head and row", "pictures", "pictures behind text", "formulas"],
)
def test_nothing_of_a_note_is_lost_that_stands_together_and_is_higher_than_a_page(tmp_path, inside):
    """Rows of tables, and formulas behind each other, are else not parted, nor is a first line from what follows."""
    lines = f"Note.\n\n{inside}\n\n{words('c', 60)}".splitlines()
    note = "[^a]: " + "\n".join(f"    {line}" if line else "" for line in lines).strip()
    text = f"# One\n\n{words('T', 400)}\n\nCall.[^a]\n\n{note}\n"
    problems = build(write(tmp_path, text, **{"a.svg": IMAGE}), ("pdf",)).problems
    assert {each.code for each in problems} <= {"B118", "B191", "B192"}


def test_a_note_of_a_head_that_finds_no_room_on_an_empty_page_is_cut(tmp_path):
    """WeasyPrint lays such a head out as if the page had no end: the notes of the caption had begun below it."""
    table = grid(f"a[^a] {words('H', 60)}", words("R", 300))
    notes = f"[^b]: {words('b', 9)}\n\n[^c]: {words('c', 300)}\n\n[^a]: {words('T', 100)}"
    text = f"# One\n\n{table}\n: Caption[^b] and more.[^c]\n\n{notes}\n"
    problems = build(write(tmp_path, text, "[design]\ntype_size = 18\n"), ("pdf",)).problems
    assert [each.message for each in problems if each.severity is Severity.ERROR] == []


def test_a_long_note_of_code_that_a_table_calls_begins_below_the_table(tmp_path):
    """Lines of code end in one without anything in it, which has margins: no cut of such a note fitted its room."""
    code = "\n".join(["    ```", *["    again();"] * 90, "    ```"])
    text = f"# One\n\n{words('T', 10)}\n\n| A |\n|---|\n| Call.[^a] |\n\n[^a]: Note.\n\n{code}\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


def test_a_box_in_a_note_is_in_it_and_looks_like_one(tmp_path):
    text = "# One\n\nCall.[^a]\n\n[^a]: Note.\n\n    ::: box\n    Box.\n    :::\n\n    After.\n"
    made = build(write(tmp_path, text), ("pdf",))
    assert (made.problems, made.edition.paper.count('class="footnote"')) == ((), 1)
    assert 'class="box"' in made.edition.paper


def chain(length):
    """Return notes of which each calls the next."""
    notes = [f"[^{number}]: Note {number}.[^{number + 1}]" for number in range(1, length)]
    return "\n\n".join(["# One\n\nText.[^1]", *notes, f"[^{length}]: The last.\n"])


def test_notes_that_call_each_other_are_set_as_far_as_there_is_a_bound(tmp_path):
    assert build(write(tmp_path, chain(20)), ("pdf", "epub")).problems == ()


@pytest.mark.parametrize("length", [21, 400, 3000])
def test_notes_that_call_each_other_beyond_the_bound_are_told(tmp_path, length):
    _, problems = load(write(tmp_path, chain(length)))
    assert [(each.code, str(each.place)) for each in problems] == [("B173", f"one.md:{3 + 2 * 21}")]


def test_two_long_notes_of_one_line_begin_and_run_on_side_by_side(tmp_path):
    text = f"# One\n\nCall[^a] and call.[^b] {words('T', 600)}\n\n[^a]: {words('b', 900)}\n\n[^b]: {words('c', 900)}\n"
    found = pages_of(tmp_path, text)
    assert min(found["b"]) == min(found["c"]) == 4
    assert found["c"] == set(range(4, max(found["c"]) + 1))


def test_what_lines_of_a_note_gain_by_rounding_the_line_of_the_call_does_not_lack(tmp_path):
    """The area has room for 33 lines but for 0.01 px: they stood in it, and the call's line was said to lie below."""
    text = f"# One\n\nCall.[^a]\n\n{words('T', 600)}\n\n[^a]: {words('c', 1500)}\n"
    style = "@page { @footnote { padding-top: 8.452px } }"
    made = build(write(tmp_path, text, **{"styles/paper.css": style}), ("pdf",))
    assert made.problems == ()
    places = {name: {each.page for each in found} for name, found in seen_words(made.data("pdf"))[0].items()}
    assert places[word("c", 500)] == {4}
    assert places[word("T", 0)] == {5}


def test_a_note_that_waits_for_the_rest_of_another_takes_no_room_from_one_that_does_not(tmp_path):
    """Of two notes called by a third, where the cut is between the calls; else all three stood whole upon the text."""
    note = f"[^a]: {words('a', 110)}[^b] {words('d', 45)}[^c] {words('e', 90)}"
    text = f"# One\n\n{words('T', 225)}\n\n{words('U', 12)}[^a] {words('V', 9)}\n\n{note}\n\n[^b]: B.\n\n[^c]: C.\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


def test_what_a_turned_page_leaves_of_a_note_stands_upright_at_the_foot_of_the_text_behind_it(tmp_path):
    table = "| A | B |\n|---|---|\n| Cell[^a] | x |\n\n: Caption {.landscape}"
    text = f"# One\n\n{words('T', 60)}\n\n{table}\n\n{words('S', 400)}\n\n[^a]: {words('b', 900)}\n"
    made = build(write(tmp_path, text), ("pdf",))
    assert made.problems == ()
    seen, _ = seen_words(made.data("pdf"))
    turned = {
        (each.page, each.box[3] - each.box[1] > each.box[2] - each.box[0])
        for name, (each,) in seen.items()
        if name[0] == "b"
    }
    assert turned == {(5, True), (6, False), (7, False)}
    assert {6, 7} <= {seen[word("S", number)][0].page for number in range(400)}


# What verify says of one that does not.


PAGES = {
    "on the page of its call": ("page", 3, []),
    "on the next": (
        "page",
        4,
        ['one.md:5: error B055: the PDF has the note "1 A note." on page 5, and its call on page 4'],
    ),
    "on one before": (
        "page",
        2,
        ['one.md:5: error B055: the PDF has the note "1 A note." on page 3, and its call on page 4'],
    ),
    "not at the foot": ("book", 9, []),
}


@pytest.mark.parametrize(("place", "page", "said"), PAGES.values(), ids=PAGES)
def test_a_note_on_another_page_than_its_call_is_told(tmp_path, place, page, said):
    book, _ = load(write(tmp_path, "# One\n\nCall.[^a]\n\n[^a]: A note.\n", f'[notes]\nprint = "{place}"\n'))
    note = next(block for block in book.chapters[0].blocks if block.kind == "note")
    found = [FoundBlock("c1-fnref1", "1", 3), FoundBlock("c1-fn1", "", page), FoundBlock(note.id, note.text, page)]
    assert [line for line in report(notes_apart(book, found, "PDF")) if "hint" not in line] == said


def test_the_pages_of_notes_and_calls_are_read_from_the_tags(long_note):
    pages = {each.id: each.page for each in read_pdf(long_note.data("pdf")).blocks}
    assert pages["c1-fn1"] == pages["c1-fnref1"] == 4


@pytest.mark.parametrize(
    ("place", "wanted"), [({0: {0: None}}, True), ({0: {1: None}}, False), ({0: {9: {0: None}}}, False)]
)
def test_a_place_behind_the_last_child_of_a_box_asks_for_no_page(place, wanted):
    """WeasyPrint goes on there where nothing of a box is left."""
    html = HTML(string="<body><p>a</p><p style='break-before: page'>b</p></body>")
    (root,) = html.render().pages[1]._page_box.children[:1]
    assert begins_anew(root, place) is wanted
