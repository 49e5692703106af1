"""A build with what is kept makes the same bytes as one without, and says the same, whatever is kept of it."""

import shutil

import pytest
from builds import BOOKS, built, write

from baspa.apart import Apart
from baspa.formats import FORMATS, USUAL
from baspa.kept.store import NOTHING_KEPT, Store, opened
from baspa.press import loaded, prepared
from baspa.verify.pages import objects
from baspa.verify.pages.objects import TOGETHER, read_objects

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>'
LONG = "\n\n".join(f"Paragraph {number} by A. B. Test, 5 km. {'Words of it follow. ' * 30}" for number in range(12))
BOOK = {
    "book.toml": 'title = "T"\nlanguage = "en"\nchapters = ["four.md", "one.md", "two.md", "three.md"]\n'
    '[design]\nchapters = "continuous"\n[[authors]]\nname = "Test Author"\n',
    "one.md": "# One\n\nA *word*[^a] and $x^2$, see [Two](#two){.page}.\n\n[^a]: A note.\n\n| a |\n|---|\n| c |\n",
    "two.md": f"# Two\n\n{LONG}\n\n![A](a.svg)\n",
    "three.md": "# Three\n\n## Below\n\nThe end.\n",
    "four.md": "::: epigraph\n5 км и т. д.\n:::\n",
    "a.svg": SVG,
}
EDITS = {
    "nothing": {},
    "a word": {"three.md": BOOK["three.md"].replace("end", "very end")},
    "a title": {"two.md": BOOK["two.md"].replace("# Two", "# Two more {#two}")},
    "numbers": {"book.toml": BOOK["book.toml"] + "[numbering]\ndepth = 2\n"},
    "an author": {"book.toml": BOOK["book.toml"].replace("Test Author", "Test Writer")},
    "a chapter's author": {
        "book.toml": BOOK["book.toml"] + '[[contributions]]\nfile = "three.md"\nauthors = [{name = "Test Writer"}]\n'
    },
    "the language": {"book.toml": BOOK["book.toml"].replace('"en"', '"ru"')},
    "a word of the press": {"book.toml": BOOK["book.toml"] + '[words]\nepigraph = "Motto"\n'},
    "a kind": {"three.md": BOOK["three.md"].replace("# Three", "# Three {.appendix}")},
    "no heading": {"three.md": "::: epigraph\nThe end.\n:::\n"},
    "notes at the end": {"book.toml": BOOK["book.toml"] + '[notes]\nprint = "book"\nepub = "book"\n'},
    "a picture": {"a.svg": SVG.replace("5", "6")},
    "a style": {"styles/paper.css": "p { color: #111 }\n", "styles/epub.css": "p { color: #111 }\n"},
}


@pytest.fixture
def store(tmp_path):
    return opened(tmp_path / "kept", lambda: b"")


def made(folder, store):
    """Make the usual formats of a book, and hold them; return them and all that is said."""
    faces, edition, problems = prepared(folder, None, store)
    artifacts = {}
    for each in (FORMATS[name] for name in USUAL):
        artifacts[each.name], found = each.bind(edition, artifacts, store)
        problems += found + each.verify(artifacts[each.name], faces, artifacts, store)
    return artifacts, problems


def copied(store, keep):
    """Return a store with the files alone that `keep` is true of, by their numbers."""
    folder = shutil.copytree(store.folder, store.folder.with_name("copy"))
    for number, path in enumerate(sorted(folder.iterdir())):
        if not keep(number):
            path.unlink()
    return Store(folder, store.press)


@pytest.mark.parametrize("edit", EDITS)
def test_a_book_is_typeset_with_what_is_kept_as_without(tmp_path, store, edit):
    before = prepared(write(tmp_path / "book", **BOOK), None, store)
    files = set(store.folder.iterdir())
    now = write(tmp_path / "book", **{**BOOK, **EDITS[edit]})
    assert prepared(now, None, store) == prepared(now, None)
    assert (before == prepared(now, None)) is (edit == "nothing")
    assert (set(store.folder.iterdir()) == files) is (edit in ("nothing", "a style"))


@pytest.mark.parametrize("book", ["everything", "pictures"])
def test_books_of_all_constructs_are_typeset_with_what_is_kept_as_without(store, book):
    folder = BOOKS / f"construct-{book}"
    wanted = prepared(folder, None)
    assert prepared(folder, None, store) == wanted
    assert prepared(folder, None, store) == wanted


BIB = "@book{{key, title = {{{}}}, date = {{2001}}, author = {{Author, Test}}}}\n"


@pytest.mark.parametrize(
    ("text", "bib", "more"),
    [("[see @key]", "One", ""), ("[@key, p. 3]", "Another", ""), ("[@key, p. 3]", "One", 'citation_style = "apa"\n')],
    ids=["a citation", "a reference", "a style"],
)
def test_citations_are_set_with_what_is_kept_as_without(tmp_path, store, text, bib, more):
    toml = 'bibliography = ["r.bib"]\n'
    before = loaded(write(tmp_path, "# One\n\nSaid [@key, p. 3].\n", toml, **{"r.bib": BIB.format("One")}), store)
    now = loaded(write(tmp_path, f"# One\n\nSaid {text}.\n", toml + more, **{"r.bib": BIB.format(bib)}), store)
    kept = set(store.folder.iterdir())
    assert now == loaded(tmp_path)
    assert now == loaded(tmp_path, store) != before
    assert set(store.folder.iterdir()) == kept


def test_an_edited_book_is_built_with_what_is_kept_as_without(tmp_path, store):
    first = made(write(tmp_path / "book", **BOOK), store)
    files = set(store.folder.iterdir())
    write(tmp_path / "book", **{**BOOK, **EDITS["a word"]})
    wanted = made(tmp_path / "book", NOTHING_KEPT)
    assert wanted != first
    assert made(tmp_path / "book", copied(store, lambda number: number % 3)) == wanted
    assert made(tmp_path / "book", store) == wanted
    assert len(set(store.folder.iterdir()) - files) < len(files)


def test_pages_that_are_drawn_from_the_same_are_read_once(store):
    data = built("essay")["pdf"].data
    pages = read_objects(data, store)
    assert len(pages) > TOGETHER
    assert len(list(store.folder.iterdir())) == -(-len(pages) // TOGETHER)
    assert read_objects.__wrapped__(data, store) == read_objects.__wrapped__(data) == pages


def test_of_many_pages_that_are_not_known_another_process_reads_half(store, monkeypatch):
    data, begun = built("essay")["pdf"].data, []
    pages = read_objects.__wrapped__(data)
    monkeypatch.setattr(objects, "APART", 1)
    monkeypatch.setattr(objects, "Apart", lambda step: begun.append(step) or Apart(step))
    for cores, so_far in ((1, 0), (2, 1), (2, 1)):
        monkeypatch.setattr(objects, "cores", lambda cores=cores: cores)
        assert read_objects.__wrapped__(data, store if cores > 1 else NOTHING_KEPT) == pages
        assert len(begun) == so_far
