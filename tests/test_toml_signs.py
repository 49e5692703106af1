"""The texts of book.toml have the signs of their languages, as the manuscript's have; what is no prose stays."""

import pytest
from builds import load, write

TOML = """title = "Роман \\"Ночь, день\\" -- I"
language = "ru"
chapters = ["one.md"]
doi = "10.1000/a--b"
udc = "82--3"
{more}
[annotation]
en = 'A "good" book'

[[contributions]]
file = "one.md"
pages = "3--5"

[[contributions.authors]]
name = "Д. О'Коннор"
email = "a--b@example.org"
biography = 'Пишет "о том"'

[[contributions.translations]]
language = "en"
abstract = '''Stefan's "law"...

"More"'''
keywords = ['"ice"']
"""


def said(folder, more=""):
    book, problems = load(write(folder, "# One\n\nText.\n", **{"book.toml": TOML.replace("{more}", more)}))
    return book.metadata, [f"{each.place.line} {each.code} {each.message}" for each in problems]


def test_prose_has_the_signs_of_its_language(tmp_path):
    book, told = said(tmp_path)
    (article,) = book.contributions
    assert (book.title, book.annotation["en"]) == ("Роман «Ночь, день» – I", "A “good” book")
    assert (article.authors[0].name, article.authors[0].biography) == ("Д. О’Коннор", "Пишет «о том»")
    assert article.translations[0].abstract == "Stefan’s “law”…\n\n“More”"
    assert article.translations[0].keywords == ("“ice”",)
    assert told == []


def test_what_is_no_prose_stays(tmp_path):
    book, _ = said(tmp_path)
    assert (book.doi, book.udc, book.contributions[0].pages) == ("10.1000/a--b", "82--3", "3--5")
    assert book.contributions[0].authors[0].email == "a--b@example.org"


@pytest.mark.parametrize(
    ("more", "code"),
    [('subtitle = "Снег - вода"', "B036"), ("publisher = 'Изд-во \"Снег'", "B035"), ('subtitle = "2019 - 2024"', "")],
)
def test_slips_are_told_at_their_line(tmp_path, more, code):
    _, told = said(tmp_path, more)
    assert [each[:6] for each in told] == [f"6 {code}"] * bool(code)


def test_signs_stay_where_the_book_says_so(tmp_path):
    book, told = said(tmp_path, "smart = false\nsubtitle = 'Снег - вода'")
    assert (book.title, book.subtitle) == ('Роман "Ночь, день" -- I', "Снег - вода")
    assert told == []
