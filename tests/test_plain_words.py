"""What is said of odd files: at the right place, in the same words each time, and no longer than it must be."""

import base64
import hashlib
import io
import os

import pytest
from builds import build, check, load, read, write
from fontTools.ttLib import TTFont
from PIL import Image

from baspa.house import house_path
from baspa.model.problem import Failure, report
from baspa.press import prepared
from baspa.untrusted.raster import edition_picture
from baspa.untrusted.raster.pieces import UnusableImageError


def said(folder):
    return [line for line in report(load(folder)[1]) if not line.startswith("  hint")]


def test_a_picture_that_nobody_knows_is_told_in_the_same_words_each_time(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (40, 40)).save(out, "GIF")
    damaged = out.getvalue()[:6] + b"\0" * 7 + out.getvalue()[13:]
    for data in (damaged, b"GIF89a" + b"\0" * 40):
        (line,) = said(write(tmp_path, "# A\n\n![A](a.gif)\n", **{"a.gif": data}))
        assert "B031" in line
        assert " at 0x" not in line


def photograph(**options):
    out = io.BytesIO()
    noise = hashlib.shake_256(b"noise").digest(200 * 150 * 3)
    Image.frombytes("RGB", (200, 150), noise).save(out, "JPEG", quality=80, **options)
    return out.getvalue()


KINDS = ({}, {"progressive": True}, {"restart_marker_blocks": 8}, {"optimize": True})


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_a_photograph_of_which_a_part_lacks_is_damaged(options):
    whole = photograph(**options)
    middle = len(whole) // 2
    assert edition_picture(whole, "image/jpeg").data
    for damaged in (
        whole[:middle].rstrip(b"\xff") + b"\xff\xd9",
        whole[:middle] + whole[middle + 500 :],
    ):
        Image.open(io.BytesIO(damaged)).load()  # which fills what lacks with grey
        with pytest.raises(UnusableImageError, match="is damaged: a part of its pixels lacks"):
            edition_picture(damaged, "image/jpeg")


@pytest.mark.parametrize(("at", "byte"), [(5, 255), (7, 3)])
def test_a_photograph_with_a_fault_in_a_table_is_damaged(at, byte):
    damaged = bytearray(photograph())
    damaged[damaged.index(b"\xff\xc4") + at] = byte  # of a Huffman table
    with pytest.raises(UnusableImageError, match="is damaged"):
        edition_picture(bytes(damaged), "image/jpeg")


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_a_photograph_that_a_camera_filled_up_is_whole(options):
    whole = photograph(**options)
    assert edition_picture(whole[:-2] + bytes(40) + whole[-2:], "image/jpeg").data


@pytest.mark.parametrize("charset", ['@charset "utf-8";', "@CHARSET 'UTF-8' ;\n"])
def test_a_style_sheet_may_say_that_it_is_utf8(tmp_path, charset):
    sheets = dict.fromkeys(("styles/paper.css", "styles/epub.css"), f"{charset}\np {{ color: navy }}")
    made = build(write(tmp_path, **sheets), ("pdf", "epub"))
    assert made.problems == ()
    assert "charset" not in (made.edition.epub_css + made.edition.paper_css).lower()


def test_another_charset_is_told_at_its_line(tmp_path):
    made = build(write(tmp_path, **{"styles/paper.css": '@charset "koi8-r";\np { color: navy }'}), ("pdf",))
    assert [(str(each.place), each.code) for each in made.problems] == [("styles/paper.css:1", "B041")]


def test_a_picture_in_its_address_is_not_told_as_a_whole(tmp_path):
    address = f"data:image/png;base64,{base64.b64encode(bytes(3000)).decode()}"
    book, problems = load(write(tmp_path, f"# A\n\n![]({address})\n"))
    lines = list(report((*problems, *check(book))))
    assert {line.split()[2] for line in lines[::2]} == {"B014:", "B025:"}
    assert any("holds its pixels in its address" in line for line in lines)
    assert max(map(len, lines)) < 200


ODD = {
    "chapter": ("one.md", "# A\n", ""),
    "included": ("odd", "# A\n\n{{< include odd >}}\n", ""),
    "image": ("odd.png", "# A\n\n![A](odd.png)\n", ""),
    "references": ("odd.bib", "# A\n\nText.\n", 'bibliography = ["odd.bib"]\n'),
    "queries": ("queries.tsv", "# A\n\nText.\n", ""),
    "book": ("book.toml", "# A\n", ""),
}


@pytest.mark.parametrize("make", ["pipe", "link to itself", "link to nothing"])
@pytest.mark.parametrize("which", ODD)
def test_what_is_no_file_is_told_as_such_wherever_it_stands(tmp_path, which, make):
    name, text, toml = ODD[which]
    path = write(tmp_path, text, toml) / name
    path.unlink(missing_ok=True)
    if make == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(name if make == "link to itself" else "nothing.at.all")
    lines = said(tmp_path)
    assert [line.split()[2] for line in lines] == ["B180:"], lines
    assert "is no file" in lines[0]


@pytest.mark.parametrize("name", ["print/titlepage.html", "print/imprint.html"])
def test_a_template_that_grows_is_told_as_the_books_own(tmp_path, name):
    text = '{% for a in range(99999) %}{{ "abcdefgh" * 99 }}{% endfor %}'
    with pytest.raises(Failure) as failure:
        prepared(write(tmp_path, **{f"templates/{name}": text}), None)
    assert {each.place.file for each in failure.value.problems} == {f"templates/{name}"}
    assert {each.code for each in failure.value.problems} == {"B040"}


def font(change):
    made = TTFont(house_path("styles", "fonts", "Literata-Regular.ttf"))
    for record in made["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Own"
    for glyph, (width, bearing) in made["hmtx"].metrics.items():
        made["hmtx"].metrics[glyph] = (change(glyph, width), bearing)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("lacking", ["", "a"])
def test_a_font_without_widths_is_told(tmp_path, lacking):
    data = font(lambda glyph, width: 0 if not lacking or glyph == lacking else width)
    problems = read(write(tmp_path, **{"styles/fonts/Own.ttf": data}))[1]
    assert [(str(each.place), each.code) for each in problems] == [("styles/fonts/Own.ttf", "B134")]
    assert f'has no width for "{lacking or "0"}"' in problems[0].message
    assert read(write(tmp_path, **{"styles/fonts/Own.ttf": font(lambda _, width: width)}))[1] == ()
