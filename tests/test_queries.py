"""The editor's queries: the table read, and their words found in the text."""

import re

import pytest
from builds import BOOKS, build, check, load, write

from baspa.load.queries import FILE, parse_queries
from baspa.model.book import Query
from baspa.model.problem import Place, Severity
from baspa.tree.facts import metadata_texts
from baspa.tree.spots import WordIndex
from baspa.typeset.proof import numbered, row

HEAD = "reading\tkind\tnote\tsuggested\n"
GOOD = [
    ("", ()),
    (HEAD, ()),
    (HEAD + "a b\ttypo\tWhy?\tab\n", (Query(Place(FILE, 2), "a b", "typo", "Why?", "ab"),)),
    ("note\treading\n\nWhy?\ta  b\n", (Query(Place(FILE, 3), "a b", "", "Why?", ""),)),
    (HEAD + "–\t-\tWhy?\t—\n", (Query(Place(FILE, 2), "", "", "Why?", ""),)),
    (HEAD + "a\t\t–\tb\n", (Query(Place(FILE, 2), "a", "", "", "b"),)),
    ('Reading\tNote\n"a\tWhy "so"?\n', (Query(Place(FILE, 2), '"a', "", 'Why "so"?', ""),)),
    (
        '"reading"\t"note"\n"the ""new"" press"\t"Why ""so""?\nSay."\n"a"\tb"\n"a\t"\n',
        (
            Query(Place(FILE, 2), 'the "new" press', "", 'Why "so"? Say.', ""),
            Query(Place(FILE, 4), "a", "", 'b"', ""),
            Query(Place(FILE, 5), '"a', "", '"', ""),
        ),
    ),
    ("reading;note\na, b;Why?\n", (Query(Place(FILE, 2), "a, b", "", "Why?", ""),)),
    ('note,reading\n"Why; or ""so""?","a, b"\n', (Query(Place(FILE, 2), "a, b", "", 'Why; or "so"?', ""),)),
    (
        'sep=;\n"reading";"note";;\n"a";"Why?\nSay; it.";;\nb;So?;;\n',
        (
            Query(Place(FILE, 3), "a", "", "Why? Say; it.", ""),
            Query(Place(FILE, 5), "b", "", "So?", ""),
        ),
    ),
    (
        "line\tpara\treading\tkind\tnote\tsuggested (not applied)\n4\t1→2\ta\tfact\tWhy?\t–\n",
        (Query(Place(FILE, 2), "a", "fact", "Why?", ""),),
    ),
]
BAD = [
    ("reading\tnot\n", 1, ['there is no column "not"', 'the column "note" is missing'], 'did you mean "note"?'),
    ("reading\tnote\tcolour\n", 1, ['there is no column "colour"'], "the columns are line, para, reading"),
    ("reading\tnote\tnote\n", 1, ['the column "note" is there twice'], "delete one of the two"),
    ("a\tb\n", 1, ['there is no column "a"', 'there is no column "b"'], "the columns are"),
    (HEAD + "a\ttypo\n", 2, ["the row has 2 cells, the first line 4"], "part the cells by one tab each"),
    (HEAD + "a\tb\tc\td\te\n", 2, ["the row has 5 cells, the first line 4"], "part the cells"),
    ("reading;note\na;b;c\n", 2, ["the row has 3 cells, the first line 2"], "part the cells by one semicolon each"),
    (HEAD + "\n a\ttypo\t–\t\n", 3, ["the row asks nothing"], "write a note or a suggestion"),
]


@pytest.mark.parametrize(("text", "queries"), GOOD)
def test_good_tables(text, queries):
    assert parse_queries(text) == (queries, ())


@pytest.mark.parametrize(("text", "line", "said", "hint"), BAD)
def test_bad_tables(text, line, said, hint):
    _, problems = parse_queries(text)
    assert [p.message for p in problems if p.message in said] == said
    assert {(p.code, p.place, p.severity) for p in problems} == {("B130", Place(FILE, line), Severity.ERROR)}
    assert problems[0].hint.startswith(hint)


def test_a_bad_row_takes_no_other_with_it():
    queries, problems = parse_queries(HEAD + "a\n" + "b\t\tWhy?\t\n")
    assert ([query.reading for query in queries], len(problems)) == (["b"], 1)


TEXT = """# On presses

The press came late. It stayed; the *pressman* left at once.
The press, they say, came again… and the last line ended.
"""
SPOTS = [
    ("came late", ["came late"]),
    ("the pressman left", ["the pressman left"]),
    ("at once. The press", ["at once. The press"]),  # over the end of a line
    ("pressm", ["pressm"]),  # inside a word, for want of a whole one
    ("presses", ["presses"]),
    ("press", ["press", "press"]),  # whole words; neither "presses" nor "pressman"
    ("again…", ["again…"]),
    ("It … left", ["It stayed; the pressman left"]),
    ("press … came again", ["press, they say, came again"]),  # as few words as can be
    ("press ... came", ["press came", "press, they say, came"]),
    ("again … presses", []),
    ("The Press", []),
]


@pytest.mark.parametrize(("reading", "expected"), SPOTS)
def test_words_are_found(tmp_path, reading, expected):
    book, _ = load(write(tmp_path, TEXT))
    assert [spot.block.text[spot.start : spot.end] for spot in WordIndex(book.chapters).spots(reading)] == expected


def test_a_straight_quote_finds_what_the_press_has_made_of_it(tmp_path):
    book, _ = load(write(tmp_path, '# One\n\nA "new" press and the author\'s «old» one, the "last".\n'))
    words = WordIndex(book.chapters)
    asked = ('A "new" press', "author's", '"old" one', "“new”", "«new»")
    assert [len(words.spots(reading)) for reading in asked] == [1, 1, 1, 1, 0]


def test_words_in_notes_and_tables_are_found(tmp_path):
    book, _ = load(write(tmp_path, "# One\n\nText.[^a]\n\n[^a]: A note.\n\n| a | b |\n|---|---|\n| c | d e |\n"))
    assert [spot.block.kind for reading in ("A note", "d e") for spot in WordIndex(book.chapters).spots(reading)] == [
        "note",
        "cell",
    ]


def test_the_essays_queries_each_have_a_place_or_are_about_the_whole_of_it():
    book, problems = load(BOOKS.parents[1] / "book")
    assert (*problems, *check(book)) == ()
    assert len(book.queries) == 43
    assert [query.kind for query in book.queries if not query.reading] == ["title", "data", "data damage"]


def test_a_file_that_leads_out_of_the_folder_is_not_read(tmp_path):
    folder = write(tmp_path / "book")
    (tmp_path / "elsewhere.tsv").write_text(HEAD + "Text\t\tWhy?\t\n")
    (folder / FILE).symlink_to(tmp_path / "elsewhere.tsv")
    book, problems = load(folder)
    assert (book.queries, [(p.code, p.place) for p in problems]) == ((), [("B014", Place(FILE))])


FACTS = """subtitle = "Of presses, and of the pressman"
authors = [{name = "John Smith"}]
"""


def test_words_of_book_toml_are_found(tmp_path):
    """They have no line in the text; the proof says where they stand. Names of files are no words of a book."""
    table = HEAD + "John Smith\t\tWho?\t\npresses … pressman\t\tOne?\t\none.md\t\tSo?\t\nJane\t\tWho?\t\n"
    book, problems = load(write(tmp_path, "# One\n\nText.\n", FACTS, **{FILE: table}))
    assert problems == ()
    assert [(p.code, p.place.line) for p in check(book)] == [("B131", 4), ("B131", 5)]
    facts = list(metadata_texts(book))
    shown = [(row(number, query, spot, facts).fact, query.reading) for number, query, spot in numbered(book)]
    assert shown == [
        ("book.toml:5", "John Smith"), ("book.toml:4", "presses … pressman"), ("", "one.md"), ("", "Jane"),
    ]  # fmt: skip


def test_the_proof_says_that_words_stand_in_book_toml(tmp_path):
    table = HEAD + "John Smith\t\tWho?\t\nJane\t\tWho?\t\n"
    proof = build(write(tmp_path, "# One\n\nText.\n", FACTS, **{FILE: table})).edition.proof
    places = re.findall(r"<td>(book[.]toml:\d+|not found in the text)</td>", proof.queries)
    assert places == ["book.toml:5", "not found in the text"]


def test_a_table_may_be_a_csv_file_with_a_byte_order_mark(tmp_path):
    book, problems = load(write(tmp_path, **{"queries.csv": "\ufeffreading;note\r\nText;Why?\r\n"}))
    assert (book.queries, problems) == ((Query(Place("queries.csv", 2), "Text", "", "Why?", ""),), ())
