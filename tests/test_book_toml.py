import datetime

import pytest

from baspa.load.book_toml import parse
from baspa.model.metadata import Metadata
from baspa.model.problem import report

GOOD = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n'

FAULTS = [
    ("", 'error B005: the required key "title" is missing'),
    ("", 'error B005: the required key "language" is missing'),
    ("", 'error B005: the required key "chapters" is missing'),
    ("title: T", "book.toml:1: error B002: this is not TOML: expected '=' after a key in a key/value pair"),
    ("title = T", "book.toml:1: error B002: this is not TOML: invalid value"),
    ("title = “T”", '  hint: text stands in straight quotes: key = "value"'),
    ('\ntitle = "T\n', 'hint: text in "..." ends on its own line; for several lines write it in """..."""'),
    ('title = "T"\n', "book.toml: error B005"),
    ("a = 1\n\n[b]\na = 2\na = 3\n", 'book.toml:5: error B002: "a" stands twice'),
    ("a = 1\n\n[b]\na = 2\na = 3\n", "  hint: it stands on line 4 already: keep one of the two"),
    ("[design]\n[design]\n", 'book.toml:2: error B002: "design" stands twice'),
    ('title = "c:\\dir"\n', "hint: write '...' instead of \"...\" around text with a backslash"),
    ('chapters = ["a"\n', "  hint: a list ends with ]"),
    (GOOD + 'titel = "x"', 'book.toml:4: error B003: unknown key "titel"\n  hint: did you mean "title"?'),
    (GOOD + "page = 1", '  hint: "page" belongs to [design]'),
    (GOOD + 'orcid = ""', '  hint: "orcid" belongs to [[authors]]'),
    (GOOD + "[booklet]\npages = 3", 'unknown key "pages" in booklet\n  hint: "pages" belongs to [handout]'),
    (GOOD + "[booklet]\npapier = 3", 'unknown key "papier" in booklet\n  hint: known here: scheme, paper'),
    (GOOD + "[booklet]\npapier = 'A4'", 'unknown key "papier" in booklet\n  hint: did you mean "paper"?'),
    (GOOD + "[design]\ndoi = 1", 'B003: unknown key "doi" in design\n  hint: "doi" belongs to the book itself'),
    (GOOD + "[rights]\nzzz = 1", "  hint: known here: holder, year, licence, url"),
    (GOOD + "date = 2026", 'B004: date must be text, but is 2026\n  hint: put it in quotes: date = "2026"'),
    (GOOD + "date = 2026-11-22", 'date must be text, but is 2026-11-22\n  hint: put it in quotes: date = "2026-11-22"'),
    (GOOD + "doi = true", "book.toml:4: error B004: doi must be text, but is true"),
    (GOOD + "doi = [1]", "book.toml:4: error B004: doi must be text, but is a list"),
    (GOOD.replace('"T"', '""'), "book.toml:1: error B005: title must not be empty"),
    (GOOD.replace('"one.md"', ""), "book.toml:3: error B004: chapters must not be empty"),
    (GOOD.replace('"one.md"', "\n1"), "book.toml:4: error B004: chapters must be text, but is 1"),
    (GOOD + 'keywords = "a"', 'keywords must be a list of texts, as in ["one", "two"], but is "a"'),
    (GOOD + 'keywords = "snow; ice, water"', '\n  hint: write keywords = ["snow", "ice, water"]'),
    (
        GOOD + '[[authors]]\nname = "A"\naffiliation = ["One", "Two"]',
        'authors.affiliation must be text, but is a list\n  hint: write one text: affiliation = "One; Two"',
    ),
    (GOOD + 'modified = "2.02.2026"', 'but is "2.02.2026"\n  hint: write modified = 2026-02-02'),
    (GOOD + "[series]\nname = 'S'\nnumber = 0", "series.number must be a whole number, 1 or more, but is 0"),
    (GOOD + "[rights]\nyear = 26", "rights.year must be a whole number from 1000 to 9999, but is 26"),
    (
        GOOD + f'slug = "{"a" * 101}"',
        f'slug is "{"a" * 57}...", which is not of the right form\n  hint: Name of the files',
    ),
    (GOOD + "[design]\ntype_size = 3", "design.type_size must be a number from 6 to 24, but is 3"),
    (GOOD + "[design]\njustify = 'left'", 'design.justify must be one of "total-fit", "greedy"'),
    (
        GOOD + "[design]\npage = 'A9'",
        'design.page is "A9", which is not of the right form\n  hint: Page size: a name of docs/design.md',
    ),
    (GOOD + "[design]\naccent = 'red'", 'design.accent is "red", which is not of the right form'),
    (GOOD + "[supplied]\ntitle = 'yes'", 'supplied.title must be true or false, but is "yes"'),
    (GOOD + "modified = 'today'", 'modified must be a date, as in 2026-11-22, but is "today"'),
    (GOOD + "modified = 2026-11-22T10:00:00", "modified must be a date, as in 2026-11-22, but is 2026-11-22T10:00:00"),
    (GOOD + "design = 3", "design must be a table [design], but is 3"),
    (GOOD + "authors = 'A'", 'authors must be a list of tables [[authors]], but is "A"'),
    (GOOD + "[authors]\nname = 'A'", "authors must be a list of tables [[authors]], but is a table"),
    (GOOD + "authors = ['A']", 'book.toml:4: error B004: authors must be a list of tables [[authors]], but is "A"'),
    (GOOD + "annotation = 'A'", "annotation must be a table [annotation] with a text for each language"),
    (GOOD + "[annotation]\nkk = 1", "book.toml:5: error B004: annotation.kk must be text, but is 1"),
    (GOOD + "\n[[authors]]\nrole = 'aut'", 'book.toml:5: error B005: the required key "authors.name" is missing'),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_fault(text, message):
    _, _, problems = parse(text, "book.toml")
    assert message in "\n".join(report(problems))


def test_good_book_has_no_fault():
    metadata, places, problems = parse(GOOD, "book.toml")
    assert metadata == Metadata(title="T", language="en", chapters=("one.md",))
    assert places == {"title": 1, "language": 2, "chapters": 3, "chapters.0": 3}
    assert problems == ()


def test_the_end_of_a_line_is_no_part_of_a_name():
    """$ in a pattern lets one pass, and files would have it in their names."""
    metadata, _, problems = parse('title = "T"\nslug = """a\n"""\nlanguage = "en\\n"\nchapters = ["one.md"]\n', "b")
    assert metadata is not None
    assert (metadata.slug, metadata.language, problems) == ("a", "en", ())


def test_values_have_the_types_of_the_model():
    text = GOOD + (
        "modified = 2026-11-22\nkeywords = ['a', 'b']\n[design]\ntype_size = 11\n"
        "[[authors]]\nname = 'A'\n[[authors]]\nname = 'B'\n[annotation]\nen = 'x'\n[series]\nname = 'S'\nnumber = 2\n"
    )
    metadata, _, problems = parse(text, "book.toml")
    assert problems == ()
    assert metadata.modified == datetime.date(2026, 11, 22)
    assert metadata.keywords == ("a", "b")
    assert metadata.design.type_size == 11.0
    assert [author.name for author in metadata.authors] == ["A", "B"]
    assert metadata.annotation == {"en": "x"}
    assert metadata.series.number == 2


def test_faulty_fields_get_their_defaults_and_the_others_stay():
    text = GOOD + "place = 'P'\npublisher = 1\n[[authors]]\nrank = 'R'\n[[authors]]\nname = 'B'\nrank = 1\n"
    metadata, _, problems = parse(text, "book.toml")
    assert len(problems) == 3
    assert (metadata.place, metadata.publisher) == ("P", "")
    assert [(author.name, author.rank) for author in metadata.authors] == [("B", "")]


def test_without_required_keys_the_later_checks_still_have_a_value():
    metadata, _, _ = parse("place = 'P'", "book.toml")
    assert (metadata.title, metadata.language, metadata.chapters) == ("", "", ())


def test_no_metadata_where_the_text_is_no_toml():
    assert parse("=", "book.toml")[0] is None
