"""Pictures are found by the names that authors, cameras and systems give them, and have plain ones in the editions."""

import unicodedata

import pytest
from builds import load, write
from hypothesis import given
from hypothesis import strategies as st
from rasters import DOT

from baspa.language import find
from baspa.load.image_names import is_plain_name, plain_names
from baspa.model.book import COVER

COMPOSED, APART = (unicodedata.normalize(form, "Сёй.png") for form in ("NFC", "NFD"))


def read(folder, written, *files):
    """Return (path, name) of the pictures of a book of one chapter, and the codes of its problems."""
    text = "# One\n\n" + "\n\n".join(f"![A]({target})" for target in written)
    book, problems = load(write(folder, text, **dict.fromkeys(files, DOT)))
    assert {picture.name for picture in book.chapters[0].pictures} - {""} == {image.name for image in book.images}
    return [(p.path, p.name) for p in book.chapters[0].pictures], [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("written", "path", "name"),
    [
        ("images/a.png", "images/a.png", "images/a.png"),
        ("images/B_2-c.d.PNG", "images/B_2-c.d.PNG", "images/B_2-c.d.PNG"),
        ("<Фото зала (1).png>", "Фото зала (1).png", "foto-zala-1.png"),
        ("рисунки/а.png", "рисунки/а.png", "risunki/a.png"),
        ("%D0%B0.png", "а.png", "a.png"),
        ("<my boat.png>", "my boat.png", "my-boat.png"),
        ("a%20b.png", "a b.png", "a-b.png"),
        ("a%20b.png", "a%20b.png", "a-20b.png"),
        ("a%2520b.png", "a%20b.png", "a-20b.png"),
        ("100%.png", "100%.png", "100.png"),
        ("a#1.png", "a#1.png", "a-1.png"),
        ("a?b&c;d+e=f.png", "a?b&c;d+e=f.png", "a-b-c-d-e-f.png"),
        ("p(1).png", "p(1).png", "p-1.png"),
        ("a'b.png", "a'b.png", "ab.png"),
        ("12:30.png", "12:30.png", "12-30.png"),
        (r"a\\b.png", r"a\b.png", "a-b.png"),
        (".hidden/a.png", ".hidden/a.png", "hidden/a.png"),
        ("图.png", "图.png", "book.png"),
        (f"{'ш' * 90}.png", f"{'ш' * 90}.png", f"{'sh' * 30}.png"),
        (COMPOSED, APART, "syoy.png"),
        (APART, COMPOSED, "syoy.png"),
        ("/images/a.png", "images/a.png", "images/a.png"),
        ("a.png#only-light", "a.png", "a.png"),
        ("a.png?raw=true", "a.png", "a.png"),
        ("cover.png", "cover.png", "cover-2.png"),
        ("Cover.PNG", "Cover.PNG", "Cover-2.PNG"),
    ],
)
def test_a_picture_is_found_and_has_a_plain_name(tmp_path, written, path, name):
    assert read(tmp_path, [written], path) == ([(path, name)], [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("images\\a.png", "B024"),
        ("A.png", "B024"),
        ("/b.png", "B024"),
        ("/../a.png", "B014"),
        ("?a.png", "B024"),
        ("../a.png", "B014"),
        ("%2E%2E/a.png", "B014"),
        ("data:image/png;base64,AAAA", "B014"),
    ],
)
def test_what_is_no_file_of_the_book_is_refused(tmp_path, written, code):
    assert read(tmp_path / "book", [written], "images/a.png", "a.png")[1] == [code]


def test_an_image_in_the_text_itself_is_not_shown_at_length(tmp_path):
    _, problems = load(write(tmp_path, f"# One\n\n![A](data:image/png;base64,{'A' * 9000})\n"))
    assert len(problems[0].message) < 200


def test_a_backslash_for_a_slash_gets_a_hint(tmp_path):
    _, problems = load(write(tmp_path, "# One\n\n![A](images\\a.png)\n", **{"images/a.png": DOT}))
    assert problems[0].hint == 'did you mean "images/a.png"?'


def test_names_that_capitals_or_letters_alone_tell_apart_are_distinct(tmp_path):
    files = ("а.png", "A.png", "a.png", "B/x.png", "b/x.png", "ä.png", "a-2.png")
    found, problems = read(tmp_path, files, *files)
    assert problems == []
    assert [name for _, name in found] == ["a-3.png", "A.png", "a-4.png", "B/x.png", "b/x-2.png", "a-5.png", "a-2.png"]


def test_one_file_under_two_spellings_is_one_image(tmp_path):
    found, problems = read(tmp_path, [COMPOSED, APART, f"./{COMPOSED}"], APART)
    assert (found, problems) == ([(APART, "syoy.png")] * 3, [])


def named(paths):
    return plain_names({path: (path[-4:].lower(),) for path in paths}, find("kk"))


@pytest.mark.parametrize(
    ("path", "name"), [("a.jpg", "a.png"), ("a", "a.png"), ("б", "b.png"), ("a.PNG", "a.PNG"), ("v1.2", "v1.png")]
)
def test_a_name_ends_as_its_format_does(path, name):
    assert plain_names({path: (".png",)}, find("ru")) == {path: name}


def test_a_name_of_dots_keeps_its_ending():
    assert named(["..png", "...png"]) == {"..png": "book.png", "...png": "book-2.png"}


@given(st.lists(st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1), unique=True), st.data())
def test_plain_names_are_plain_and_distinct(stems, draw):
    ends = draw.draw(st.lists(st.sampled_from((".png", ".JPG", "/a.png")), min_size=len(stems), max_size=len(stems)))
    paths = [stem + end for stem, end in zip(stems, ends, strict=True)]
    names = named(paths)
    assert set(names) == set(paths)
    assert len({name.lower() for name in names.values()} | {COVER}) == len(names) + 1
    assert all(is_plain_name(name) for name in names.values())
    assert all(names[path].lower().endswith(path[-4:].lower()) for path in paths)
    assert names == named(paths)
