"""What changed between two states of a book: words, blocks, chapters, facts; and the page that shows it."""

import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from builds import FOLDERS, PROJECT, built, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.cli import main
from baspa.diff import diff
from baspa.diff.compare import difference_of
from baspa.diff.matching import out_of_order
from baspa.diff.words import changed_words, unhyphenated
from baspa.model.book import PAGES
from baspa.model.problem import Failure
from baspa.typeset import page

# Words.

WORDS = [
    ("", "", []),
    ("a b", "a b", ["a b"]),
    ("a b c", "a x c", ["a ", "-b", "+x", " c"]),
    ("a b c d", "a x y d", ["a ", "-b c", "+x y", " d"]),  # the space between goes with them
    ("a b", "a b c", ["a b", "+ c"]),
    ("Сауд Арбиясы, БАӘ", "Сауд Арабиясы, БАӘ", ["Сауд ", "-Арбиясы", "+Арабиясы", ", БАӘ"]),
    ("46-шы сессия", "46-сессия", ["-46-шы сессия", "+46-сессия"]),
    ("Ол келді.", "Ол келді!", ["Ол келді", "-.", "+!"]),
]
SIGNS = {"kept": "", "removed": "-", "added": "+"}


@pytest.mark.parametrize(("old", "new", "expected"), WORDS)
def test_words(old, new, expected):
    assert [SIGNS[piece.operation] + piece.text for piece in changed_words(old, new)] == expected


@given(*[st.lists(st.sampled_from(["ана", "тілі", "арың", "бұл", ",", ".", "46-шы", "«", "»"])).map(" ".join)] * 2)
def test_words_kept_and_added_make_the_newer_text_and_those_kept_and_removed_the_older(old, new):
    found = changed_words(old, new)
    assert "".join(piece.text for piece in found if piece.operation != "removed") == new
    assert "".join(piece.text for piece in found if piece.operation != "added") == old
    assert all(piece.text for piece in found)


@pytest.mark.parametrize("text", ["қауіп\u00adсіздік", "қауіпсіздік", "қауіп\u200bсіздік"])
def test_hyphenation_is_no_difference(text):
    assert unhyphenated(f"1991\u00a0ж. {text} Семей\u2011Невада") == "1991 ж. қауіпсіздік Семей-Невада"


@given(st.permutations(range(6)))
def test_as_few_chapters_as_can_be_have_moved(order):
    pairs = [(a, b) for b, a in enumerate(order)]
    stayed = [a for a, b in pairs if b not in out_of_order(pairs)]
    assert stayed == sorted(stayed)
    longest = max(
        bin(mask).count("1")
        for mask in range(1, 64)
        if (chosen := [a for b, a in enumerate(order) if mask >> b & 1]) == sorted(chosen)
    )
    assert len(stayed) == longest


# Blocks and chapters.

OLD = """# One

The press came late to the steppe, and it stayed.[^a]

A second paragraph stands here for a while.

[^a]: A note on its year.

| Word | Sheets |
|------|--------|
| folio | two |
"""


def compared(tmp_path, old, new, **books):
    """Compare two miniature books; return the rows that are not the same: state, kind, words."""
    before = write(tmp_path / "old", old, **books.get("old", {}))
    _, found = diff(before, write(tmp_path / "new", new, **books.get("new", {})))
    rows = [row for chapter in found.chapters for row in chapter.rows if row.state != "same"]
    shown = [(row.state, row.kind, "".join(f"{SIGNS[p.operation]}{p.text}|" for p in row.pieces)) for row in rows]
    return found, shown


CHANGES = [
    (
        "to the steppe",
        "to the town",
        [("changed", "paragraph", "The press came late to the |-steppe|+town|, and it stayed.*|")],
    ),
    (
        "stands here for a while",
        "is quite another one, of long new words",
        [
            ("removed", "paragraph", "-A second paragraph stands here for a while.|"),
            ("added", "paragraph", "+A second paragraph is quite another one, of long new words.|"),
        ],
    ),
    ("its year", "its day", [("changed", "note", " A note on its |-year|+day|.|".lstrip())]),
    ("two", "four", [("changed", "cell", "-two|+four|")]),
    ("# One", "# One and more", [("changed", "heading", "One|+ and more|")]),
    ("the steppe", "the *steppe*", [("marks", "paragraph", "The press came late to the steppe, and it stayed.*|")]),
    (
        "\nA second paragraph stands here for a while.\n",
        "",
        [("removed", "paragraph", "-A second paragraph stands here for a while.|")],
    ),
    ("\nA second", "\nNew words alone.\n\nA second", [("added", "paragraph", "+New words alone.|")]),
    ("the steppe", "the\nsteppe", []),
    ("here", "he\u00adre", []),
]


@pytest.mark.parametrize(("was", "now", "expected"), CHANGES)
def test_a_change_of_one_block(tmp_path, was, now, expected):
    assert was in OLD
    assert compared(tmp_path, OLD, OLD.replace(was, now))[1] == expected


def test_a_note_put_in_before_others_changes_none_of_them(tmp_path):
    new = OLD.replace("The press came", "The press[^b] came") + "\n[^b]: A new note.\n"
    _, shown = compared(tmp_path, OLD, new)
    assert [(state, kind) for state, kind, _ in shown] == [("changed", "paragraph"), ("added", "note")]


def test_a_paragraph_that_moved_is_said_to_have_moved_with_what_changed_in_it(tmp_path):
    head, first, second = (
        "# One",
        "The press came late to the steppe, and it stayed.",
        "Nobody knew who had sent it there.",
    )
    old, new = "\n\n".join((head, first, second)), "\n\n".join((head, second, first.replace("late", "early")))
    found, shown = compared(tmp_path, old, new)
    assert sorted(shown) == [
        ("gone", "paragraph", f"{first}|"),
        ("moved", "paragraph", "The press came |-late|+early| to the steppe, and it stayed.|"),
    ]
    assert found.summary == "1 paragraph moved"


TWO = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
A = "# Apples\n\nApples grow on trees in the south of the land.\n"
B = "# Bread\n\nBread is made of flour, water and some salt.\n"
CHAPTERS = [
    ({"one.md": A, "two.md": B}, {"one.md": A, "two.md": B}, "nothing changed"),
    ({"one.md": A, "two.md": B}, {"one.md": B, "two.md": A}, "2 chapters renamed, 1 moved"),
    (
        {"one.md": A, "two.md": B},
        {"one.md": A.replace("# Apples", "# Fruit"), "two.md": B},
        "1 paragraph changed; 1 chapter renamed",
    ),
]


@pytest.mark.parametrize(("old", "new", "summary"), CHAPTERS)
def test_chapters(tmp_path, old, new, summary):
    folders = [write(tmp_path / name, **{"book.toml": TWO, **files}) for name, files in (("o", old), ("n", new))]
    assert diff(*folders)[1].summary == summary


@pytest.mark.parametrize(
    ("swap", "summary"),
    [(False, "2 paragraphs added; 1 chapter added"), (True, "2 paragraphs removed; 1 chapter removed")],
)
def test_chapters_added_and_removed(tmp_path, swap, summary):
    one = write(tmp_path / "one", A)
    two = write(tmp_path / "two", **{"book.toml": TWO, "one.md": A, "two.md": B})
    _, found = diff(*((two, one) if swap else (one, two)))
    assert (found.summary, len(found.chapters)) == (summary, 2)


def test_facts_and_files(tmp_path):
    old = {"styles/paper.css": "p { color: black }", "styles/epub.css": ""}
    toml = '[[authors]]\nname = "Fiction, N."\n'
    before = write(tmp_path / "old", toml=toml, **old)
    after = write(
        tmp_path / "new",
        toml=toml.replace("N.", "O.") + '[isbn]\npdf = ""\n[design]\npage = "B5"\n',
        **{"styles/paper.css": "p { color: blue }", "styles/common.css": ""},
    )
    _, found = diff(before, after)
    assert [(fact.name, fact.old, fact.new) for fact in found.facts] == [
        ("authors.1.name", "Fiction, N.", "Fiction, O."),
        ("design.page", "A5", "B5"),
    ]
    assert [(fact.name, fact.old, fact.new) for fact in found.files] == [
        ("styles/common.css", "", "there"),
        ("styles/paper.css", "there", "other"),
        ("styles/epub.css", "there", ""),
    ]


# The whole.


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_a_book_does_not_differ_from_itself(name):
    book = built(name).book
    found = difference_of(book, book)
    assert found.empty
    assert found.summary == "nothing changed"


class Reading(HTMLParser):
    """The text of a page, parted in what was removed and all else; cues and labels left out."""

    def __init__(self, text):
        super().__init__()
        self.open, self.old, self.new = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"):
            self.open.append((tag, dict(attrs).get("class", "")))

    def handle_endtag(self, tag):
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        kinds = [word for _, classes in self.open for word in classes.split()]
        if "text" in kinds and "cue" not in kinds and "gone" not in kinds:
            tags = [tag for tag, _ in self.open]
            self.new += [] if "del" in tags else [data]
            self.old += [] if "ins" in tags else [data]


PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(["ана", "тілі", "арың", "бұл", "ұятың", "боп", "тұр", "бетте"]), min_size=1, max_size=9
    ).map(" ".join),
    min_size=1,
    max_size=6,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_page_holds_every_word_of_the_newer_book_and_of_the_older(tmp_path_factory, old, new):
    folder = tmp_path_factory.mktemp("books")
    for name, paragraphs in (("old", old), ("new", new)):
        write(folder / name, "\n\n".join(["# One", *paragraphs]))
    book, found = diff(folder / "old", folder / "new")
    shown = Reading(page(book, "diff/page.html", "diff.css", {"book": book.metadata, "difference": found}))
    assert " ".join(" ".join(shown.new).split()) == " ".join(["One", *new])
    assert sorted(" ".join(shown.old).split()) == sorted(" ".join(["One", *old]).split())
    shutil.rmtree(folder)


def test_the_command_writes_one_page_that_stands_by_itself(tmp_path, capsys):
    before, after = write(tmp_path / "old", OLD), write(tmp_path / "new", OLD.replace("steppe", r"\<town> & more"))
    assert main(["diff", str(before), str(after), "--out", str(tmp_path / "dist")]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/dist/t-diff.html\n1 paragraph changed\n"
    text = (tmp_path / "dist" / "t-diff.html").read_text(encoding="utf-8")
    assert "<ins>" in text
    assert '<span class="cue">[removed: </span>' in text
    assert "&lt;town&gt; &amp; more" in text
    assert "http" not in text
    assert "src=" not in text
    assert str(tmp_path) not in text


def test_the_page_is_the_same_each_time(tmp_path):
    out = []
    for seed in ("1", "2"):
        command = [
            sys.executable,
            PROJECT / "build.py",
            "diff",
            PROJECT / "book",
            FOLDERS["new"],
            "--out",
            tmp_path / seed,
        ]
        subprocess.run(
            command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
        )
        out.append(next((tmp_path / seed).iterdir()).read_bytes())
    assert out[0] == out[1]


def test_a_book_that_cannot_be_read_is_named_with_its_folder(tmp_path):
    before, after = write(tmp_path / "old"), write(tmp_path / "new")
    (after / "one.md").unlink()
    with pytest.raises(Failure) as failure:
        diff(before, after)
    assert [(str(p.place), p.code) for p in failure.value.problems] == [("new/book.toml:3", "B012")]


@pytest.mark.parametrize("words", [["diff"], ["diff", "a"], ["diff", "a", "b", "c"]])
def test_it_takes_two_folders(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert capsys.readouterr().err.endswith("diff takes two folders: baspa diff OLD NEW\n")


def test_another_place_of_an_entry_is_no_change_of_the_text(tmp_path):
    old = '# One\n\nThe [press]{index="Press"} came late.\n\nIt stayed.\n'
    _, rows = compared(tmp_path, old, old.replace("It stayed", '[It]{index="Press"} stayed'))
    assert rows == []


CITING = 'bibliography = ["r.bib"]\n'


def both(tmp_path, old, new):
    """Compare two miniature books that cite."""
    bib = "@book{a, title={T}, year=1901}"
    folders = [write(tmp_path / name, text, CITING, **{"r.bib": bib}) for name, text in (("old", old), ("new", new))]
    return diff(*folders)


def test_what_the_press_makes_is_no_chapter_that_came_or_went(tmp_path):
    old = "# One\n\nThe [press]{.index} came late [@a], see [](#one){.page}.\n"
    book, found = both(tmp_path, old, old.replace("late", "early"))
    assert found.summary == "1 paragraph changed"
    assert [(chapter.old, chapter.new) for chapter in found.chapters[1:]] == [
        ("bibliography, made by the press",) * 2, ("index, made by the press",) * 2,
    ]  # fmt: skip
    assert PAGES not in page(book, "diff/page.html", "diff.css", {"book": book.metadata, "difference": found})


def test_a_bibliography_that_came_is_one(tmp_path):
    old = "# One\n\nThe [press]{.index} came late.\n"
    assert both(tmp_path, old, old.replace("late", "late [@a]"))[1].summary == (
        "1 paragraph changed, 2 added; 1 chapter added"
    )
