import json
from pathlib import Path

import pytest
import uharfbuzz
from builds import check, load

from baspa.check import wanted
from baspa.check.metadata import relators
from baspa.house import house_path
from baspa.language import PRINTED, find
from baspa.model.problem import Severity, has_errors, report

BOOKS = Path(__file__).parent / "books"
TOML = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n'


def book(folder, text="# One\n\nText.\n", toml=TOML, **files):
    for name, data in {"book.toml": toml, "one.md": text, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    loaded, problems = load(folder)
    assert problems == ()
    return loaded


def test_a_whole_book_wants_nothing():
    assert wanted(load(BOOKS / "every-key")[0]) == ()


def test_what_a_bare_book_still_wants(tmp_path):
    notes = wanted(book(tmp_path))
    assert {note.severity for note in notes} == {Severity.NOTE}
    assert list(report(notes))[::2] == [
        "book.toml: note B070: no ISBN for print, pdf, epub",
        "book.toml: note B071: no place",
        "book.toml: note B071: no publisher",
        "book.toml: note B072: no date of publication",
        'book.toml: note B073: no annotation in "en", the language of the book',
        "book.toml: note B074: no keywords",
        "book.toml: note B075: no classification: udc (UDC) or bbk (LBC)",
        "book.toml: note B076: no author",
        "book.toml: note B077: no holder, licence in rights",
        "book.toml: note B078: no DOI",
        "book.toml: note B079: no accessibility.summary",
    ]


def test_an_annotation_is_wanted_in_the_language_of_the_book(tmp_path):
    assert "B073" in [note.code for note in wanted(book(tmp_path, toml=TOML + '[annotation]\nkk = "Кітап."\n'))]


def test_what_is_not_said_of_people(tmp_path):
    people = '[[authors]]\nname = "A. N. Author"\n[[contributors]]\nname = "T. R. Anslator"\nrole = "trl"\n'
    notes = [note for note in wanted(book(tmp_path, toml=TOML + people)) if note.code == "B076"]
    assert list(report(notes))[::2] == [
        "book.toml:4: note B076: A. N. Author: no sort, orcid, biography",
        "book.toml:6: note B076: T. R. Anslator: no sort",
    ]


def test_every_role_of_the_list_is_known():
    assert len(relators()) == 295
    assert all(len(code) == 3 and code.isalpha() and code.islower() for code in relators())
    assert (relators()["aut"], relators()["trl"], relators()["aui"]) == (
        "author",
        "translator",
        "author of introduction, etc.",
    )


@pytest.mark.parametrize(
    ("target", "good"),
    [
        ("#part", True),
        ("one.md", True),
        ("one.md#part", True),
        ("./one.md", True),
        ("HTTPS://example.org", True),
        ("mailto:author@example.org", True),
        ("#none", False),
        ("two.md", False),
        ("../one.md", False),
        ("/one.md", True),
        ("one.html#part", True),
        ("/two.md", False),
        ("file:one.md", False),
        ("ftp://example.org", False),
        ("vbscript:f", False),
    ],
)
def test_links(tmp_path, target, good):
    problems = check(book(tmp_path, f"# One\n\n[Text]({target}).\n\n## Part {{#part}}\n\nText.\n"))
    assert [problem.code for problem in problems] == ([] if good else ["B023"])


def test_links_between_files_with_any_letters(tmp_path):
    toml = TOML.replace('"one.md"', '"one.md", "екі.md"')
    text = "# One\n\n[Text](екі.md#бөлім).\n"
    assert check(book(tmp_path, text, toml, **{"екі.md": "# Екі\n\nМәтін.\n\n## Бөлім {#бөлім}\n\nМәтін.\n"})) == ()


@pytest.mark.parametrize("name", ["Literata-Italic", "Literata-SemiBold", "Literata-SemiBoldItalic"])
def test_every_style_of_the_text_font_has_the_letters_of_the_regular(name):
    def letters(name):
        return set(uharfbuzz.Face(uharfbuzz.Blob(house_path("styles", "fonts", f"{name}.ttf").read_bytes())).unicodes)

    assert letters("Literata-Regular") == letters(name)


@pytest.mark.parametrize(
    "text",
    [
        "a\u00adb c\u00a0d\u2003e\u200bf\u200dg\u2060h",
        "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя « » “ ” – — № § ₸ €",
        "е\u0308 и\u0306",
        "`│ ├─`",
        "```\n│ ├─\n```",
    ],
)
def test_text_that_the_fonts_show(tmp_path, text):
    assert check(book(tmp_path, f"# One\n\n{text}\n")) == ()


def test_what_the_font_of_code_lacks_another_has(tmp_path):
    found = [problem.message for problem in check(book(tmp_path, "# One\n\n│ `│` `ꙗ` `漢`\n"))]
    assert [message.partition(";")[0] for message in found] == [
        'no font of the book has "漢" (U+6F22 CJK UNIFIED IDEOGRAPH-6F22)',
    ]


def test_the_books_own_font_shows_what_it_has(tmp_path):
    font = house_path("styles", "fonts", "FiraMono-Regular.ttf").read_bytes()
    assert check(book(tmp_path, "# One\n\n│\n", **{"styles/fonts/own.ttf": font})) == ()


def test_the_word_of_a_box_is_asked_for_where_a_book_has_one(tmp_path):
    words = "\n[words]\n" + "".join(f'"{key}" = {json.dumps(find("en").words[key])}\n' for key in PRINTED)
    text = "# One\n\n::: tip\nText.\n:::\n"
    found = {
        text: check(book(tmp_path / str(len(text)), text, TOML.replace('"en"', '"de"') + words))
        for text in (text, "# One\n\nText.\n")
    }
    assert ['"Tip" will be English' in problem.message for problem in found.pop(text)] == [True]
    assert [*found.values()] == [()]


@pytest.mark.parametrize(("code", "meant"), [("kz", "kk"), ("kaz", "kk"), ("UA", "uk"), ("rus", "ru")])
def test_a_language_that_is_called_by_its_country_is_told(tmp_path, code, meant):
    (problem,) = check(book(tmp_path, toml=TOML.replace('"en"', f'"{code}"')))
    assert (problem.code, problem.hint) == ("B009", f'did you mean "{meant}"?')


def test_a_warning_does_not_stop_a_build(tmp_path):
    problems = check(book(tmp_path, toml=TOML.replace('"en"', '"eo"')))
    assert [problem.code for problem in problems] == ["B009"]
    assert not has_errors(problems)


def test_each_edition_may_have_its_own_place_for_notes(tmp_path):
    notes = "::: notes {only=print}\n:::\n\n::: notes {only=epub}\n:::\n"
    gathered = f'{TOML}\n[notes]\nprint = "book"\nepub = "book"\n'
    assert check(book(tmp_path, f"# One\n\nText.[^a]\n\n{notes}\n[^a]: A note.\n", gathered)) == ()
    at_the_foot = f'{TOML}\n[notes]\nepub = "book"\n'
    one = "::: notes {only=epub}\n:::\n"
    assert check(book(tmp_path, f"# One\n\nText.[^a]\n\n{one}\n[^a]: A note.\n", at_the_foot)) == ()
