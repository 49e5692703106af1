"""Fonts of a book's own: what they say of themselves, what is refused, and that every format uses them."""

import hashlib
import io
import json
import re
import zipfile
from contextlib import suppress

import pikepdf
import pytest
import uharfbuzz
from builds import BOOKS, build, built, check, load, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.load.fonts import Unusable, read_font
from baspa.model.book import Font, Resource
from baspa.typeset.fonts import code_fonts, face_rules, text_fonts

HEBREW = BOOKS / "construct-hebrew" / "styles" / "fonts"
ARABIC = BOOKS / "construct-arabic" / "styles" / "fonts"
REGULAR = (HEBREW / "FrankRuhlLibre-Regular.ttf").read_bytes()
OUR_FONTS = sorted([*HEBREW.glob("*.ttf"), *ARABIC.glob("*.ttf"), *HEBREW.glob("*.txt"), *ARABIC.glob("*.txt")])


def face(name="FrankRuhlLibre-SemiBold.ttf", data=None):
    return read_font(Resource(f"styles/fonts/{name}", "font/ttf", data or (HEBREW / name).read_bytes()))


def patched(table, at, value, data=REGULAR):
    """Return a font with two bytes of a table changed."""
    tables = {data[n : n + 4]: int.from_bytes(data[n + 8 : n + 12], "big") for n in range(12, 12 + 16 * data[5], 16)}
    start = tables[table] + at
    return data[:start] + value.to_bytes(2, "big") + data[start + 2 :]


@pytest.mark.parametrize("path", OUR_FONTS, ids=lambda path: path.name)
def test_the_files_are_those_of_their_tables(path):
    table = (path.parent / "README.md").read_text(encoding="utf-8")
    hashes = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", table, re.MULTILINE))
    assert hashes[path.name] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_font_says_what_it_is():
    """Its typographic family, not the one of old programs, which is Frank Ruhl Libre SemiBold."""
    assert (face().family, face().weight, face().italic) == ("Frank Ruhl Libre", 600, False)
    assert face("x.ttf", patched(b"OS/2", 62, 1)).italic


@pytest.mark.parametrize(
    ("bits", "refused"),
    [
        (0, ""),
        (0x4, ""),
        (0x8, ""),
        (0x2 | 0x8, ""),  # of old versions of OS/2: the least restrictive bit holds
        (0x2, "forbids to be embedded"),
        (0x100, "forbids to be embedded in part"),
        (0x200, "forbids to embed its outlines"),
    ],
)
def test_licence_bits(tmp_path, bits, refused):
    data = patched(b"OS/2", 8, bits)
    book, problems = load(write(tmp_path, **{"styles/fonts/A.ttf": data}))
    said = [(p.code, p.message.removeprefix("the font ")) for p in (*problems, *check(book))]
    assert said == ([("B135", refused)] if refused else [])


def test_a_variable_font_is_refused(monkeypatch):
    monkeypatch.setattr(uharfbuzz, "Face", Variable)
    with pytest.raises(Unusable, match="variable"):
        face()


class Variable(uharfbuzz.Face):
    has_var_data = True


def test_a_name_of_the_house_is_refused(tmp_path):
    _, problems = load(write(tmp_path, **{"styles/fonts/Literata-Regular.ttf": REGULAR}))
    assert [p.code for p in problems] == ["B134"]


@given(st.binary(max_size=300), st.sampled_from([b"", b"\0\1\0\0", b"OTTO", REGULAR[:200], REGULAR[:3000]]))
def test_a_damaged_font_is_refused_or_read(tail, head):
    with suppress(Unusable):
        assert isinstance(face("x.ttf", head + tail or b"-"), Font)


def test_families_for_style_sheets():
    own = [face()]
    assert text_fonts("", own) == 'Literata, "Frank Ruhl Libre", serif'
    assert text_fonts("Frank Ruhl Libre", own) == '"Frank Ruhl Libre", Literata, serif'
    assert code_fonts(own) == '"Fira Mono", "Frank Ruhl Libre", monospace'
    assert 'src: url("fonts/a/b.ttf"); font-weight: 600' in face_rules([face("a/b.ttf", SEMIBOLD)])


SEMIBOLD = (HEBREW / "FrankRuhlLibre-SemiBold.ttf").read_bytes()


def named(family):
    """Return a font of an evil name: the family of the font, written over."""
    old, new = "Frank Ruhl Libre".encode("utf-16-be"), family.ljust(16).encode("utf-16-be")
    return REGULAR.replace(old, new)


def test_a_name_cannot_leave_its_rule(tmp_path):
    evil = face("x.ttf", named('"};*{x:1}</style'))
    assert evil.family == "*x:1/style"
    assert face_rules([evil]).count("}") == 1


@pytest.mark.parametrize("name", ["A & B", "O'Hara", "inherit", "a, b", "қаріп", "\u202eabc\n", " "])
def test_a_font_may_have_any_name(tmp_path, name):
    toml = f"[design]\nfont = {json.dumps(name)}\n" if name.isprintable() and name.strip() else ""
    made = build(write(tmp_path, "# שלום\n\nשלום\n", toml, **{"styles/fonts/x.ttf": named(name)}), ("pdf", "epub"))
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        css = epub.read("EPUB/book.css").decode()
    (family,) = re.findall(r'@font-face \{ font-family: "(.*?)"; src: url\("fonts/x.ttf"\)', css)
    assert family == {"\u202eabc\n": "abc", " ": "x"}.get(name, name)
    assert f'"{family}"' in re.findall(r"html \{ font-family: (.*?);", css)[0] or family.isidentifier()


def test_a_table_whose_tag_is_no_text(tmp_path):
    data = REGULAR[:12] + b"\xbfSIG" + REGULAR[16:]
    _, problems = load(write(tmp_path, **{"styles/fonts/x.ttf": data}))
    assert [(p.code, p.message) for p in problems] == [("B134", "the file is a damaged font")]


@pytest.mark.parametrize("table", [b"GDEF", b"GPOS", b"GSUB"])
def test_a_font_of_which_no_part_can_be_made(tmp_path, table):
    """Its tables are there, but what one says of its own parts leads beyond it: the e-book takes only some letters."""
    _, problems = load(write(tmp_path, **{"styles/fonts/x.ttf": patched(table, 4, 0xFFFF)}))
    assert [(p.code, p.message) for p in problems] == [("B134", "the file is a damaged font")]


def fonts_of(name):
    with pikepdf.open(io.BytesIO(built(name).data("pdf"))) as pdf:
        found = [str(o.BaseFont) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o]
    return {name.partition("+")[2] for name in found}


def test_the_pdf_has_the_fonts_and_no_others():
    hebrew = {"Frank-Ruhl-Libre", "Frank-Ruhl-Libre-Semi-Bold"}
    assert hebrew <= fonts_of("construct-hebrew") <= hebrew | {"Literata", "Literata-Semi-Bold"}
    assert {"Amiri", "Literata"} <= fonts_of("construct-arabic")


@pytest.mark.parametrize(
    ("name", "file", "family"),
    [
        ("construct-hebrew", "FrankRuhlLibre-Regular.ttf", "Frank Ruhl Libre"),
        ("construct-arabic", "Amiri-Regular.ttf", "Amiri"),
    ],
)
def test_the_e_book_has_the_letters_and_the_licence(name, file, family):
    with zipfile.ZipFile(io.BytesIO(built(name).data("epub"))) as epub:
        data, css = epub.read(f"EPUB/fonts/{file}"), epub.read("EPUB/book.css").decode()
        package = epub.read("EPUB/content.opf").decode()
    font = uharfbuzz.Face(uharfbuzz.Blob(data))
    text = "".join(block.text for chapter in built(name).book.chapters for block in chapter.blocks)
    letters = {ord(letter) for letter in text if "\u0590" <= letter <= "\u06ff"}
    assert letters <= set(font.unicodes)
    assert "Open Font License" in font.get_name(13)
    assert f'@font-face {{ font-family: "{family}"; src: url("fonts/{file}")' in css
    assert f'href="fonts/{file}" id="own-font1" media-type="font/ttf"' in package


def test_arabic_letters_join_in_the_e_book():
    """The subset keeps the forms of letters: four of beh."""
    with zipfile.ZipFile(io.BytesIO(built("construct-arabic").data("epub"))) as epub:
        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(epub.read("EPUB/fonts/Amiri-Regular.ttf"))))
    shapes = set()
    for word in ("ب", "بن", "نبن", "نب"):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        shapes.add(tuple(info.codepoint for info in buffer.glyph_infos if info.cluster == word.index("ب")))
    assert len(shapes) == 4


def test_a_style_sheet_names_a_font(tmp_path):
    css = 'h1 { font-family: "Frank Ruhl Libre" }'
    made = build(write(tmp_path, **{"styles/fonts/hebrew/a_1.ttf": REGULAR, "styles/common.css": css}))
    assert made.problems == ()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        names = {str(o.BaseFont) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
    assert any("Frank-Ruhl-Libre" in name for name in names)
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        assert "EPUB/fonts/hebrew/a_1.ttf" in epub.namelist()


@pytest.mark.parametrize("name", ["a b.ttf", "қаріп.ttf"])
def test_a_name_that_an_e_book_may_not_have_is_refused(tmp_path, name):
    _, problems = load(write(tmp_path, **{f"styles/fonts/{name}": REGULAR}))
    assert [p.code for p in problems] == ["B134"]
