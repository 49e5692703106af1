"""What was read back, held against the book: what is said of a block that is missing, twice, elsewhere, or another."""

import io

import pikepdf
import pytest
from builds import build, load, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.model.book import PAGES
from baspa.model.edition import Artifact
from baspa.model.problem import report
from baspa.model.sheets import Booklet
from baspa.verify.held.complete import hold_pdf, small_formulas
from baspa.verify.held.folding import Face, book_of
from baspa.verify.held.reading import FoundBlock, hold, page_words, same
from baspa.verify.held.sheets import hold_booklet, page_digests, sides_of

TEXT = """# One

A paragraph
that is longer  than the forty letters that are shown.[^n]

```
code
```

| cell |
|------|

[^n]: Note.
"""
OURS = "this is a fault of the press, not of your text: please report it"
SHOWN = {  # kind of block -> its line, what is shown of it, the mend
    "heading": (1, "One", OURS),
    "paragraph": (3, "A paragraph that is longer than the fort", OURS),
    "code": (6, "code", OURS),
    "cell": (10, "cell", OURS),
    "note": (13, "1 Note.", OURS),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book, problems = load(write(tmp_path_factory.mktemp("book"), TEXT))
    assert problems == ()
    assert {block.kind for block in book.chapters[0].blocks} == set(SHOWN)
    return book


def read_back(book, change=lambda block: [FoundBlock(block.id, block.text)]):
    """Return the blocks as a file that holds them all gives them, or what is made of each."""
    return [found for chapter in book.chapters for block in chapter.blocks for found in change(block)]


def said(book, found, format_name="X"):
    return list(report(hold(book, found, format_name)))


CHANGES = {
    "B050": (lambda _: [], 'the X lacks "{}"'),
    "B051": (lambda block: [FoundBlock(block.id, block.text)] * 2, 'the X has "{}" 2 times'),
    "B053": (lambda block: [FoundBlock(block.id, block.text + "!")], 'the X has "{}" with another text'),
}


def test_of_a_file_that_holds_all_nothing_is_said(book):
    assert said(book, read_back(book)) == []


@pytest.mark.parametrize("code", CHANGES)
@pytest.mark.parametrize("kind", SHOWN)
def test_what_is_said_of_a_block(book, code, kind):
    change, words = CHANGES[code]
    line, text, hint = SHOWN[kind]
    found = read_back(book, lambda b: change(b) if b.kind == kind else [FoundBlock(b.id, b.text)])
    assert said(book, found) == [f"one.md:{line}: error {code}: {words.format(text)}", f"  hint: {hint}"]


def test_what_stands_before_what_it_should_follow_is_told_in_each_order(book):
    rest = read_back(book, lambda b: [FoundBlock(b.id, b.text)] if b.kind != "note" else [])
    notes = [one for one in read_back(book) if one not in rest]
    assert said(book, [rest[1], rest[0], *rest[2:], *notes]) == [
        'one.md:3: error B052: the X has "A paragraph that is longer than the fort" out of order'
    ]
    assert [line.split('"')[1] for line in said(book, [rest[-1], *rest[:-1], *notes])] == ["cell"]
    assert [line.split('"')[1] for line in said(book, [*rest[1:], rest[0], *notes])] == [
        "A paragraph that is longer than the fort",
        "code",
        "cell",
    ]


def test_a_block_is_looked_for_where_it_is_first(book):
    """One that is there twice is told once, with the text and the place that it has first."""
    found = read_back(book)
    assert [line[:24] for line in said(book, [*found, FoundBlock(found[0].id, "another")]) if "hint" not in line] == [
        "one.md:1: error B051: th"
    ]


# Texts with the numbers of pages in them.


@pytest.mark.parametrize("found", ["a,12", "a,", "a,xiv–xvi,3.", "a,p.7", "a,с.7,p.9", "a,7бет"])
def test_the_words_around_a_page_are_the_layouts(found):
    assert same(f"a,{PAGES}", found, ("p. ", "", "с. ", "-бет"))


@pytest.mark.parametrize("found", ["a", "b,12", "a,12b", "a,px7", "a,p", "A,12", "a,12a,"])
def test_no_other_words_are(found):
    assert not same(f"a,{PAGES}", found, ("p. ", "", "с. "))


def test_signs_of_a_text_mean_themselves():
    assert same(f"(a.){PAGES}[b]{PAGES}", "(a.)1[b]2")
    assert not same(f"(a.){PAGES}", "(ab)1")


def test_words_of_pages_are_those_of_the_book_and_of_its_chapters(tmp_path):
    toml = '[[contributions]]\nfile = "one.md"\nlanguage = "ru"\n\n[words]\n"page.ref" = "pp. {n}"\n'
    book, problems = load(write(tmp_path, toml=toml))
    assert problems == ()
    assert page_words(book) == ("с. ", "", "pp. ", "")


def test_a_reference_to_a_page_is_held_with_the_words_of_its_language(tmp_path):
    book, _ = load(write(tmp_path, "# One\n\n[Here](#one){.page}.\n"))
    heading, reference = book.chapters[0].blocks
    pages = {"p. 7": [], "с. 7": ["B053"]}
    for page, codes in pages.items():
        found = [FoundBlock(heading.id, "One"), FoundBlock(reference.id, f"Here, {page}.")]
        assert [problem.code for problem in hold(book, found, "X")] == codes
    assert said(book, [FoundBlock(heading.id, "One")])[0] == 'one.md:3: error B050: the X lacks "Here…."'


# Formulas that were made smaller, and what a file is called.


def test_a_formula_that_was_made_smaller_is_a_warning_at_its_block(book):
    artifact = Artifact("pdf", "t.pdf", b"", shrunk=(("c1-2", 0.4567), ("x", 0.5)))
    hint = r"  hint: break it: \begin{aligned} a &= b \\ &+ c \end{aligned}"
    message = "warning B145: a formula is too wide for the page: it is set at"
    assert list(report(small_formulas(artifact, book))) == [
        f"book.toml: {message} 50% of its size",
        hint,
        f"one.md:3: {message} 46% of its size",
        hint,
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("made"), "# One\n\nText.\n"), ("pdf", "booklet"))


@pytest.mark.parametrize(("name", "called"), [("pdf", "PDF"), ("proof", "proof")])
def test_a_file_is_called_by_its_format(made, name, called):
    emptied = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        pdf.Root.StructTreeRoot.K[0].K = pikepdf.Array()
        pdf.save(emptied)
    problems = hold_pdf(Artifact(name, "", emptied.getvalue(), shrunk=(("c1-2", 0.5),)), made.faces.print)
    assert [problem.message.split(":")[0] for problem in problems] == [
        f'the {called} lacks "One"',
        f'the {called} lacks "Text."',
        "a formula is too wide for the page",
    ]


# Booklets.


def drawn(texts, size=(100, 150)):
    """Return a PDF of a text a page."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
        for text in texts:
            page = pdf.add_blank_page(page_size=size)
            content = f"BT /F 9 Tf 20 {size[1] - 20} Td ({text}) Tj ET"
            page.Contents, page.Resources = pdf.make_stream(content.encode()), fonts
        pdf.save(out)
    return out.getvalue()


def imposed(pdf, order, place="1 0 0 1 {x} 0", change=None, more=""):
    """Return a booklet of a PDF's pages in an order of numbers, left and right by turns; 0 for none."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as sheets:
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for form in forms if change else ():
            change(form)
        for left, right in zip(order[::2], order[1::2], strict=True):
            side = sheets.add_blank_page(page_size=(200, 150))
            names = [(f"/P{number}", number, x) for number, x in ((left, 0), (right, 100)) if number]
            side.Resources = pikepdf.Dictionary(XObject={name: forms[number - 1] for name, number, _ in names})
            content = "".join(f"q {place.format(x=x)} cm {name} Do Q\n" for name, _, x in names) + more * bool(names)
            side.Contents = sheets.make_stream(content.encode())
        sheets.save(out)
    return out.getvalue()


def booklet_of(pages, order, **changes):
    """Return a booklet of pages in an order, and the PDF of the pages."""
    pdf = drawn(pages)
    return Artifact("booklet", "", imposed(pdf, order, **changes)), Artifact("pdf", "", pdf)


SEVEN = ["ab", "c", "d e", "f", "g", "h", "ij"]


def held(made, pages, order, **changes):
    return list(report(hold_booklet(*booklet_of(pages, order, **changes), made.faces.print)))


def test_pages_are_told_apart_by_their_content_and_by_what_it_uses():
    booklet, pdf = booklet_of(["a", "b", "a"], [2, 1, 0, 3])
    one, two, again = page_digests(pdf.data)
    assert one == again != two
    assert sides_of(booklet.data, Booklet()) == ([[[Face(two), Face(one)]], [[Face(""), Face(one)]]], True)


@pytest.mark.parametrize(
    ("pages", "order"),
    [
        (["a"], [0, 1, 0, 0]),
        (["a", "b"], [2, 1, 0, 0]),
        (["a", "b", "c"], [3, 1, 2, 0]),
        (["a", "b", "c", "d"], [4, 1, 2, 3]),
        (SEVEN, [7, 1, 2, 0, 6, 3, 4, 5]),
    ],
)
def test_a_booklet_that_folds_to_its_pdf_has_no_fault(made, pages, order):
    assert held(made, pages, order) == []


def other(number):
    said = f"page {number} of the folded booklet is not the one of the PDF that belongs there"
    return (f"book.toml: error B054: {said}", f"  hint: {OURS}")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([7, 1, 2, 0, 6, 4, 3, 5], [*other(3), *other(4)]),
        ([0, 1, 2, 7, 6, 3, 4, 5], [*other(7), *other(8)]),
        ([7, 1, 2, 6], ["book.toml: error B054: the booklet has room for 4 pages, the PDF has 7", f"  hint: {OURS}"]),
    ],
)
def test_a_page_that_is_not_where_it_belongs_is_told(made, order, expected):
    assert held(made, SEVEN, order) == expected


def another_font(form):
    form.Resources.Font.F.BaseFont = pikepdf.Name.Courier


def another_letter(form):
    form.write(form.read_bytes().replace(b"(a)", b"(b)"))


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "1 0 0 1 {x} 3"},
        {"place": "0.9 0 0 1 {x} 0"},
        {"place": "-1 0 0 -1 200 150"},
        {"change": another_font},
        {"change": another_letter},
        {"more": "q 1 0 0 1 100 0 cm /P1 Do Q"},
        {"more": "BT (more) Tj ET"},
    ],
)
def test_a_page_that_is_placed_or_drawn_otherwise_is_told(made, changes):
    assert other(1)[0] in held(made, ["a"], [0, 1, 0, 0], **changes)
    assert held(made, ["a"], [0, 1, 0, 0], more="q 0.25 w 100 4 m 100 16 l S Q") == []


@given(st.integers(1, 30), st.booleans())
def test_sheets_laid_into_each_other_read_in_order(sheets, rtl):
    """Sheets are numbered leaf by leaf as a hand would: from the outside to the middle, and out again."""
    last = 4 * sheets + 1
    made = []
    for sheet in range(sheets):
        low, high = 2 * sheet + 1, last - 2 * sheet - 1
        made += [(str(high), str(low)), (str(low + 1), str(high - 1))]
    turned = [[[Face(each) for each in (side[::-1] if rtl else side)]] for side in made]
    assert book_of(turned, Booklet(), True, rtl) == [Face(str(number)) for number in range(1, last)]


@pytest.mark.parametrize(
    ("wanted", "found", "is_same"),
    [
        (f"שלום{PAGES}אבג", "אבג12שלום", True),
        (f"שלום{PAGES}אבג", "אב12שלום", False),
        (f"שלום{PAGES}אבג", "אבג12zשלום", False),
        ("שלוםאבג", "אבג12שלום", False),
    ],
)
def test_numbers_of_pages_among_letters_from_right_to_left_may_be_any(wanted, found, is_same):
    """As everywhere; but a page gives such letters as they are drawn, and not in their order."""
    assert same(wanted, found) is is_same
