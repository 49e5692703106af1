"""An edited book of whose chapters most are kept as they were painted has the bytes of one that is laid out anew."""

import shutil

import pytest
from divided_books import edition_of, sizes_noted, write_book
from rasters import drawn, saved

from baspa.bind.paper import relaid
from baspa.bind.paper.kept_book import KeptBook, KeptStretch, is_sure, may_be_kept
from baspa.bind.paper.pdf import bind_pdf
from baspa.kept.store import Store, opened
from baspa.layout.side_by_side.steadiness import Steadiness
from baspa.layout.side_by_side.turns import Turn

TEXT = "It is as long as all the others are. " * 45
LETTER, SHARED = "Ž", "Þ"  # the second chapter alone has it; the first has it as well
BOOK = {
    "1.md": f"# One\n\n{TEXT}\n\n## A heading {{#h1}}\n\nSee [](#h2) and [](#h3). {SHARED}\n\n![A picture](a.png)\n",
    "2.md": f"# Two\n\n{TEXT}[^n] {LETTER} {SHARED}\n\n{TEXT}\n\n## Another {{#h2}}\n\nSee [](#h1).\n\n[^n]: A note.\n",
    "3.md": f"# Three\n\n{TEXT}\n\n## The third {{#h3}}\n\nNo more.\n\n![A picture](a.png)\n",
    "4.md": f"# Four\n\n{TEXT}[^n]\n\n## The last {{#h4}}\n\nSee [](#h2).\n\n[^n]: Another note of *it*.\n",
}
MOVED = ("## Another {#h2}\n\nSee [](#h1).\n", "")
EDITS = {
    "a word": ("2.md", ("It is", "Is it")),
    "a note": ("4.md", ("Another note", "A very long note")),
    "a reference": ("2.md", ("[](#h1)", "[](#h4)")),
    "the first reference": ("3.md", ("No more.", "See [](#h1){.page}.")),
    "a letter": ("3.md", ("No more", "No Ŵ more")),
    "a letter that is gone": ("2.md", (LETTER, "Z")),
    "a letter that is there later": ("1.md", (SHARED, "z")),
    "a letter that is there sooner": ("1.md", ("See", f"{LETTER} See")),
    "no text": ("3.md", ("No more.", "No more.\n\n")),
    "a place on another page": ("2.md", MOVED, ("# Two\n", f"# Two\n\n{MOVED[0]}")),
    "two chapters": ("4.md", ("It is", "Is it")),
    "a page more": ("2.md", ("# Two", f"# Two\n\n{TEXT * 2}")),
    "a page less": ("2.md", (f"{TEXT}\n\n## An", "## An")),
    "a note that runs on": ("2.md", ("A note", TEXT * 5)),
    "a wide table": ("3.md", ("No more.", f"| {' | '.join(['w' * 30] * 9)} |\n{'|---' * 9}|")),
    "a title": ("2.md", ("# Two", "# Second")),
    "a design": ("../book.toml", ("[design]", "[design]\ntype_size = 11")),
    "a picture's size": ("1.md", ("(a.png)", "(a.png){width=90%}")),
}
# What is laid out as a whole, and by how many processes each time, the one of the comparison last.
WHOLE = {name: [2, 1] for name in ("a page more", "a page less", "a wide table", "a title", "a design")}
WHOLE["a note that runs on"] = [2, 1, 1]


@pytest.fixture(autouse=True)
def short_books_are_divided(monkeypatch):
    monkeypatch.setattr("baspa.model.edition.PART", 1)
    monkeypatch.setattr(relaid, "MOST", 1)


@pytest.fixture
def wholes(monkeypatch):
    """Return a list that has an item for each time that a book was laid out as a whole."""
    return sizes_noted(monkeypatch)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Return a folder with a book, and a store with what is kept of it."""
    folder = tmp_path_factory.mktemp("kept")
    write_book(folder / "book", BOOK, {"chapters": "page"})
    (folder / "book" / "text" / "a.png").write_bytes(saved(drawn(1800, 600, "RGBA")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("baspa.model.edition.PART", 1)
        bind_pdf(edition_of(folder / "book"), 2, opened(folder / "kept", bytes))
    return folder


@pytest.fixture
def book(kept, tmp_path):
    """Return a copy of that folder."""
    return shutil.copytree(kept, tmp_path / "copy")


def edit(folder, name, *changes):
    path = folder / "text" / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def assert_as_anew(folder, store):
    """Hold a book that is made with what is kept against one that is made without; return it."""
    edition = edition_of(folder)
    made = bind_pdf(edition, 2, store)
    assert made == bind_pdf(edition)
    return made[0]


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_book_has_the_bytes_of_one_laid_out_anew(book, wholes, name):
    edit(book / "book", *EDITS[name])
    if name == "two chapters":
        edit(book / "book", "3.md", ("No more", "Some more"))
    assert_as_anew(book / "book", opened(book / "kept", bytes))
    assert wholes == WHOLE.get(name, [1])


def test_edits_follow_each_other(book, wholes):
    store = opened(book / "kept", bytes)
    for number, old, new in ((2, LETTER, "z"), (4, "It is", "Is it"), (2, " z", f" {LETTER}"), (4, "Is it", "It is")):
        edit(book / "book", f"{number}.md", (old, new))
        made = assert_as_anew(book / "book", store)
    assert wholes == [1] * 4
    edit(book / "book", "1.md", ("See", "Look at"))
    assert assert_as_anew(book / "book", store) != made


def test_what_is_kept_no_more_is_made_anew(book, wholes):
    """To the store what is damaged is gone (tests/test_store.py)."""
    edit(book / "book", *EDITS["a word"])
    edition = edition_of(book / "book")
    wanted = bind_pdf(edition)
    files = sorted((book / "kept").iterdir())
    for number, file in enumerate(files):
        folder = shutil.copytree(book / "kept", book / f"kept{number}")
        (folder / file.name).unlink()
        assert bind_pdf(edition, 2, Store(folder, b"")) == wanted
    assert len(files) == 9  # five stretches, the book, where its parts begin, its languages and its words
    assert wholes == [1, 2]  # but for the book itself


def test_right_pages_hold_what_is_behind_where_it_was(tmp_path, wholes):
    files = {name: BOOK[name].replace("(#h1)", "(#h4)") for name in ("2.md", "4.md")}
    write_book(tmp_path / "book", files, {"chapters": "recto"})
    store = opened(tmp_path / "kept", bytes)
    bind_pdf(edition_of(tmp_path / "book"), 2, store)
    edit(tmp_path / "book", "2.md", (f"{TEXT}[^n]", f"{TEXT * 2}[^n]"))
    assert_as_anew(tmp_path / "book", store)


def test_a_head_that_is_left_to_what_follows_is_as_it_was(tmp_path, wholes):
    css = "strong { string-set: said content() } @page { @bottom-left { content: string(said, start) } }"
    files = {name: BOOK[name].replace("[^n]", " **Said** [^n]", 1) for name in ("2.md", "3.md", "4.md")}
    write_book(tmp_path / "book", {**files, "1.md": BOOK["1.md"]}, {"chapters": "page"}, css=css)
    (tmp_path / "book" / "text" / "a.png").write_bytes(saved(drawn(1800, 600)))
    store = opened(tmp_path / "kept", bytes)
    bind_pdf(edition_of(tmp_path / "book"), 2, store)
    for old, new, processes in (("It is", "Is it", [1]), ("**Said**", "**Told**", [2, 1])):
        wholes.clear()
        edit(tmp_path / "book", "2.md", (old, new))
        assert_as_anew(tmp_path / "book", store)
        assert wholes == processes


def test_the_first_number_of_a_book_is_looked_for_in_all_of_it(tmp_path, wholes):
    files = {f"{n}.md": f"# Chapter {n}\n\n{TEXT}\n\n## A heading {{#h{n}}}\n\n{TEXT}\n" for n in (1, 2, 3)}
    write_book(tmp_path / "book", files, {"chapters": "page"}, css=".contents a::after { content: none }")
    store = opened(tmp_path / "kept", bytes)
    bind_pdf(edition_of(tmp_path / "book"), 2, store)
    edit(tmp_path / "book", "2.md", ("It is", "Look at [](#h3){.page}. It is"))
    assert_as_anew(tmp_path / "book", store)
    assert wholes == [2, 2, 1]


@pytest.mark.parametrize(
    ("css", "kept"),
    [("p { color: #111 }", True), ("p { counter-increment: a } h1::after { content: counter(a) }", False)],
)
def test_nothing_is_kept_where_styles_ask_beyond_a_chapter(tmp_path, css, kept):
    write_book(tmp_path, BOOK, {"chapters": "page"}, css=css)
    (tmp_path / "text" / "a.png").write_bytes(saved(drawn()))
    assert may_be_kept(edition_of(tmp_path)) is kept


# What is known of pages that were made several times.


def stretch(is_steady=True, moved=()):
    return KeptStretch(b"", Turn(0, True, None), {}, {}, b"", 1, is_steady, frozenset(moved))


@pytest.mark.parametrize(
    ("stretches", "sure"),
    [
        ({"a": stretch(), "b": stretch()}, True),
        ({"a": stretch(False), "b": stretch()}, True),
        ({"a": stretch(), "b": stretch(False, {"goal"})}, True),  # a's pages begin where they did
        ({"a": stretch(False, {"own"}), "b": stretch()}, True),
        ({"a": stretch(False), "b": stretch(False, {"goal"})}, False),
        ({"a": stretch(False), "b": stretch(False, {"other"})}, True),
    ],
)
def test_pages_that_were_moved_by_numbers_are_known_where_these_were_not(stretches, sure):
    assert is_sure(KeptBook(stretches, 2), {"a": '<a href="#goal"> <a href="#own">', "b": ""}) is sure


FIRST = {"a": [(0, "x"), (1, "y")], "b": [(2, "z"), (4, "end")]}


@pytest.mark.parametrize(
    ("again", "firm", "unsteady"),
    [
        (FIRST, True, set()),
        ({**FIRST, "a": [(0, "x"), (1, "other")]}, True, {"a"}),
        ({**FIRST, "b": [(3, "z"), (4, "end")]}, False, {"b"}),
        ({**FIRST, "b": [(2, "z"), (5, "end")]}, False, {"b"}),
        ({"a": [*FIRST["a"], (2, "z"), (4, "end")]}, False, {"a", "b"}),
    ],
)
def test_pages_that_are_made_again_are_held_against_the_first(again, firm, unsteady):
    steadiness = Steadiness()
    for number, begins in enumerate((FIRST, again, FIRST)):
        steadiness.hold(begins, again=number > 0)
    assert (steadiness.is_firm, steadiness.unsteady) == (firm, unsteady)
    steadiness.hold(FIRST, again=True)
    assert not steadiness.is_firm  # made so often, numbers take more room
