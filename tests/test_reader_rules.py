"""What shops and readers take of an e-book: rules with sources, and what is told where the manuscript has it."""

import io
from dataclasses import fields

import pytest
from builds import build, built, write
from PIL import Image

from baspa.cli import main
from baspa.model.problem import Severity
from baspa.readers.rules import Reader, reader, reader_names
from baspa.verify.readers import unfit

RULES = {each.name: each.default for each in fields(Reader)}
TABLE = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n"


@pytest.mark.parametrize("name", reader_names())
def test_every_rule_says_where_it_is_from(name):
    found = reader(name)
    told = [key for source in found.sources for key in source.keys]
    assert sorted(told) == sorted(
        key for key, nothing in RULES.items() if key not in ("name", "sources") and getattr(found, key) != nothing
    )
    assert all(source.url.startswith("http") for source in found.sources)


def test_the_words_of_another_than_the_vendor_are_called_second_hand():
    assert {source.second_hand for source in reader("ade").sources} == {True}
    assert [source.second_hand for source in reader("kindle").sources] == [False, True, True, True]


def picture(width, height):
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("rule", "place", "said"),
    [
        ({"book_bytes": 9}, "book.toml", "B299 for R: the e-book has 0 MB; it takes 0"),
        ({"document_bytes": 1000}, "one.md:1", "B301 for R: a chapter has 1 kB; it reads 1: c1.xhtml"),
        ({"image_bytes": 9}, "one.md:7", 'B302 for R: the picture "p.png" has 0.0 MB; it takes 0.0'),
        ({"image_pixels": 100}, "one.md:7", 'B302 for R: the picture "p.png" has 20 × 10 pixels; it takes 0.0 million'),
        (
            {"image_types": ("image/jpeg",)},
            "one.md:7",
            'B302 for R: the picture "p.png" is image/png, which it does not show',
        ),
        ({"table_columns": 2}, "one.md:3", "B303 for R: a table has 3 columns; its screens show 2"),
        (
            {"cover_least": (9, 9), "cover_most": (10, 10)},
            "book.toml",
            "B304 for R: the cover has 1600 × 2400 pixels; it takes from 9 × 9 to 10 × 10",
        ),
        (
            {"css_functions_not": ("url",)},
            "styles/epub.css",
            "B305 for R: it opens no book with url() in its style sheets",
        ),
        ({"contents_levels": 1}, "book.toml", "B305 for R: the contents have 2 levels; it shows 1"),
    ],
)
def test_what_is_not_taken_is_told_at_its_place(tmp_path, rule, place, said):
    text = f"# One\n\n{TABLE}\n![P](p.png)\n\n## Two\n\nT[^1].\n\n[^1]: N.\n"
    made = build(write(tmp_path, text, **{"p.png": picture(20, 10)}), ("epub",))
    found = unfit(made["epub"].data, made.faces.epub, [Reader(name="R", sources=(), **rule)])
    assert [(f"{each.place}", f"{each.code} {each.message}") for each in found][-1:] == [(place, said)]
    assert unfit(made["epub"].data, made.faces.epub, [Reader(name="R", sources=())]) == ()


def test_notes_of_another_document_are_told_of_thorium_and_no_other(tmp_path):
    toml = '[notes]\nepub = "book"\n'
    made = build(write(tmp_path, "# One\n\nT[^1].\n\n[^1]: N.\n", toml), ("epub",))
    found = unfit(made["epub"].data, made.faces.epub, [reader(name) for name in reader_names()])
    assert [(each.code, each.severity) for each in found if "notes" in each.message] == [("B305", Severity.NOTE)]


@pytest.mark.parametrize("name", ["essay"])
def test_every_reader_takes_the_essay(name):
    made = built(name)
    assert unfit(made["epub"].data, made.faces.epub, [reader(each) for each in reader_names()]) == ()


def test_check_asks_the_readers_that_are_named(tmp_path, capsys):
    book = write(tmp_path / "book", "# One\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n")
    where = ["--book", str(book), "--out", str(tmp_path / "dist")]
    assert main(["epub", *where]) == 0
    main(["check", "--for", "kobo", *where])
    assert "one.md:3: warning B303: for Kobo: a table has 5 columns" in capsys.readouterr().err
    main(["check", "--for", "apple", *where])
    assert "B303" not in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "--for", "kobbo", *where])
    assert 'no reader is called "kobbo"' in capsys.readouterr().err
