import os

import pytest
from builds import load
from rasters import DOT

from baspa.model.problem import Outside, nearest, report

TOML = 'title = "T"\nlanguage = "en"\nchapters = ["text/one.md"]\n'


def write(folder, **files):
    for name, data in {"book.toml": TOML, "text/one.md": "# One\n\nText.\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def messages(folder):
    return list(report(load(folder)[1]))


def test_byte_order_mark_and_line_ends_are_taken_off(tmp_path):
    write(tmp_path, **{"text/one.md": b"\xef\xbb\xbf# One\r\n\r\nText.\rMore.\r\n"})
    book, problems = load(tmp_path)
    assert problems == ()
    assert book.chapters[0].source == "# One\n\nText.\nMore.\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"# One\n\n\xcc\xe5\xf2\xb3\xed\n", "text/one.md:3: error B010: byte 0xCC at offset 7 is not UTF-8"),
        (b"\xef\xbb\xbf# One\n\xff", "text/one.md:2: error B010: byte 0xFF at offset 9 is not UTF-8"),
        ("# One".encode("utf-16"), "  hint: it begins like UTF-16: save it as UTF-8"),
        (b"# One\n\xd2\x9a\xd2", "text/one.md:2: error B010: byte 0xD2 at offset 8 is not UTF-8"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_named(tmp_path, data, message):
    assert message in messages(write(tmp_path, **{"text/one.md": data}))


def test_book_toml_that_is_not_utf8(tmp_path):
    book, problems = load(write(tmp_path, **{"book.toml": TOML.encode() + b'place = "\xc0"\n'}))
    assert book is None
    assert [(p.code, p.place.line) for p in problems] == [("B010", 4)]


def test_style_sheet_that_is_not_utf8(tmp_path):
    assert messages(write(tmp_path, **{"styles/paper.css": b"\xff"}))[0].startswith("styles/paper.css:1: error B010")


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    outside = write(tmp_path / "outside", **{"secret.md": "# Secret\n", "a.png": DOT, "paper.css": "p {}"})
    inside = write(tmp_path / "inside", **{"styles/own.css": "p {}", "text/one.md": "# One\n\n![A](../a.png)\n"})
    (inside / "text" / "one.md").rename(inside / "text" / "two.md")
    (inside / "text" / "one.md").symlink_to(outside / "secret.md")
    (inside / "book.toml").write_text(TOML.replace("one.md", 'one.md", "text/two.md'))
    (inside / "a.png").symlink_to(outside / "a.png")
    (inside / "styles" / "paper.css").symlink_to(outside / "paper.css")
    (inside / "templates").symlink_to(outside)
    book, problems = load(inside)
    assert list(report(problems))[::2] == [
        'book.toml:3: error B014: chapter "text/one.md" leads out of the book\'s folder',
        "styles/paper.css: error B014: the link leads out of the book's folder",
        "templates: error B014: the link leads out of the book's folder",
        'text/two.md:3: error B014: image "../a.png" leads out of the book\'s folder',
    ]
    assert [chapter.path for chapter in book.chapters] == ["text/two.md"]
    assert [resource.path for resource in (*book.images, *book.overrides)] == ["styles/own.css"]


def test_links_inside_the_folder_are_followed(tmp_path):
    write(tmp_path, **{"real.md": "# One\n\nText.\n"})
    (tmp_path / "text" / "one.md").unlink()
    (tmp_path / "text" / "one.md").symlink_to("../real.md")
    assert messages(tmp_path) == []


def test_book_toml_that_leads_out(tmp_path):
    write(tmp_path / "outside")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "book.toml").symlink_to(tmp_path / "outside" / "book.toml")
    assert messages(tmp_path / "inside")[0] == "book.toml: error B014: book.toml leads out of the book's folder"


@pytest.mark.parametrize("entry", ["/etc/passwd", "../one.md", "text/../../one.md", "..", "\\u0000", ".", "", "text"])
def test_chapters_that_are_no_file_of_the_folder(tmp_path, entry):
    found = messages(write(tmp_path, **{"book.toml": TOML.replace("text/one.md", entry)}))
    assert found[0].startswith("book.toml:3: error B01")


def test_a_loop_of_links_is_no_file(tmp_path):
    write(tmp_path)
    (tmp_path / "text" / "one.md").unlink()
    (tmp_path / "text" / "one.md").symlink_to("one.md")
    assert 'B180: chapter "text/one.md" is no file' in messages(tmp_path)[0]


def test_images_are_read_once_in_the_order_of_the_text(tmp_path):
    text = "# One\n\n![B](b.png) ![A](../a.svg)\n\n![B](./b.png)\n"
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9'/></svg>"
    book, problems = load(write(tmp_path, **{"text/one.md": text, "text/b.png": DOT, "a.svg": svg, "c.png": DOT}))
    assert problems == ()
    assert [(image.path, image.media_type, image.data) for image in book.images] == [
        ("text/b.png", "image/png", DOT),
        ("a.svg", "image/svg+xml", svg.encode()),
    ]
    assert [picture.path for picture in book.chapters[0].pictures] == ["text/b.png", "a.svg", "text/b.png"]


def test_names_of_images_may_have_any_letters(tmp_path):
    text = "# One\n\n![A](алма%20ағашы.png) ![B](<алма ағашы.png>)\n"
    book, problems = load(write(tmp_path, **{"text/one.md": text, "text/алма ағашы.png": DOT}))
    assert problems == ()
    assert [image.path for image in book.images] == ["text/алма ағашы.png"]


def test_the_books_own_templates_and_styles(tmp_path):
    files = {
        "templates/print/a.html": "a\r\n",
        "styles/paper.css": "p {}",
        "styles/fonts/a.ttf": b"\0",
        "styles/.b.css": "",
    }
    book, _ = load(write(tmp_path, **files))
    assert [(item.path, item.media_type, item.data) for item in book.overrides] == [
        ("templates/print/a.html", "text/html", b"a\n"),
        ("styles/fonts/a.ttf", "font/ttf", b"\0"),
        ("styles/paper.css", "text/css", b"p {}"),
    ]


def test_a_chapter_that_is_not_there_is_told_once(tmp_path):
    _, problems = load(write(tmp_path, **{"book.toml": TOML.replace('"text/one.md"', '"", ".", "two.md", "./two.md"')}))
    assert [p.message for p in problems if p.code == "B012"] == ['chapter "" not found', 'chapter "two.md" not found']


def test_markdown_files_are_those_of_the_folders_of_chapters(tmp_path):
    files = dict.fromkeys(("text/z.md", "text/a.MD", "text/.hidden.md", "text/deep/b.md", "other/c.md", "d.md"), "")
    assert load(write(tmp_path, **files))[0].markdown_files == ("text/a.MD", "text/one.md", "text/z.md")


def test_chapters_are_numbered_by_their_position_also_behind_a_missing_one(tmp_path):
    book, _ = load(write(tmp_path, **{"book.toml": TOML.replace('["', '["none.md", "')}))
    assert [chapter.id for chapter in book.chapters] == ["c2"]


def test_places_are_those_of_book_toml(tmp_path):
    book, _ = load(write(tmp_path))
    assert book.place("chapters.0").line == 3
    assert str(book.place("isbn.pdf")) == "book.toml"


def test_a_folder_that_is_not_there(tmp_path):
    assert messages(tmp_path / "none")[0] == f'book.toml: error B001: there is no folder "{tmp_path}/none"'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("book.toml", '[book]\ntitle = "T"\n\n[output.html]\n', "this book.toml is mdBook's"),
        ("_quarto.yml", "", "has no book.toml, but _quarto.yml, as Quarto has it"),
        ("_toc.yml", "", "has no book.toml, but _toc.yml, as Jupyter Book has it"),
        ("mkdocs.yml", "", "has no book.toml, but mkdocs.yml, as MkDocs has it"),
    ],
)
def test_what_another_program_makes_a_book_of_is_imported(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    first, hint = messages(tmp_path)
    assert "B001" in first
    assert first.endswith(said)
    assert "baspa import DIR NEW" in hint


@pytest.mark.parametrize("name", ["a.docx", "a.ODT", "a.tex", "a.ipynb"])
def test_a_document_that_is_no_markdown_is_imported(tmp_path, name):
    book, problems = load(write(tmp_path, **{"book.toml": TOML.replace("text/one.md", name), name: b"\xff"}))
    assert [(p.code, str(p.place)) for p in problems] == [("B010", "book.toml:3")]
    assert problems[0].hint == f"baspa import {name} NEW makes a book of it, in a new folder"
    assert book.chapters == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path):
    (write(tmp_path) / "text" / "one.md").chmod(0)
    with pytest.raises(Outside, match=r"text/one.md cannot be read: Permission denied"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("epud", "epub", "epub"), ("mien", "mine", "mine"), ("астик", "астық", "астық"),
        ("b/A.png", "a/a.png", "a/a.png"),
        ("margin", "man", ""), ("mermaid", "email", ""), ("aside", "index", ""), ("foo", "rfloor", ""),
    ],
)  # fmt: skip
def test_only_what_is_really_near_was_meant(typed, known, meant):
    assert nearest(typed, [known]) == meant
