"""Signs that the face of the text has not: composed, taken from a spare face, or boxes and names on paper."""

import ctypes
import io
import re
import zipfile

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
import uharfbuzz
from builds import build, built, check, load, write
from judged import judged

from baspa.bind.screen.cover import cover_png
from baspa.house import house_path
from baspa.model.problem import report
from baspa.sorts.boxes import boxes
from baspa.sorts.choice import ALIKE, COMPOSED, sorts_of
from baspa.sorts.compositions import composed_fonts
from baspa.sorts.faces import SIGNS_FILE, TEXT_FILE, letters_of
from baspa.sorts.likenesses import likenesses
from baspa.sorts.sign_names import short_name
from baspa.typeset.one_face import in_one_face
from baspa.verify.lines.lines import printed_lines

LITERATA = house_path("styles", "fonts", "Literata-Regular.ttf").read_bytes()
SIGNS_DATA = house_path("styles", "fonts", SIGNS_FILE).read_bytes()
SIGNS = "☐☑☒✓✗★☆⚠⇒→●■▲♪♥☎✉©№⅓∀├"
LACKING = "漢🙂𓀀"
TEXT = f"""# Signs ☐ {LACKING}

{" ".join(SIGNS)} and {" ".join(COMPOSED)} and **46‑th ★**, *⸺ ☐*, `x → ✓ ⋮` {LACKING} ❤️ ☎️.[^1]

[^1]: A note with ★ {LACKING}.

Written हिन्दी and កែវ, drawn with the vowel first.

| ☐ 🙂 | `→` 漢 |
|---|---|
| ☑ | ![A](a.svg) |

: A caption ✓ 𓀀

```
└── ✓ 漢
```

- [ ] to do
- [x] done

## All $x \\in \\mathbb{{R}}$ ☐
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="2" y="20" font-size="12">✂ 字</text></svg>'
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signs")
    return build(write(folder, TEXT, f'subtitle = "★ {LACKING}"\n', **{"a.svg": DRAWING}), ("pdf", "epub"))


def fonts_of(epub):
    """Return the characters of each font of an EPUB."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        fonts = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist() if name.endswith(".ttf")}
    return {name: set(map(chr, uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes)) for name, data in fonts.items()}


def test_every_sign_is_on_paper_as_itself(book):
    """All is read back: each block of the PDF says what the manuscript says, and what has no glyph at all is B042."""
    assert {(p.code, p.severity.name) for p in book.problems} == {("B030", "WARNING")}
    said = "".join(line.text for line in printed_lines(book.data("pdf")))
    assert {*SIGNS, "漢"} <= set(said)  # PDFium gives no others, beyond U+FFFF
    assert "हिन्दी" in said
    assert "កែវ" in said


def faces_of(pdf):
    """Return the families that each character of a PDF is shown in."""
    found, name, flags = {}, ctypes.create_string_buffer(100), ctypes.c_int()
    with pdfium.PdfDocument(pdf) as document:
        for text in (page.get_textpage() for page in document):
            for index in range(text.count_chars()):
                raw.FPDFText_GetFontInfo(text.raw, index, name, 100, flags)
                family = name.value.decode().rpartition("+")[2].replace("-", "")
                found.setdefault(chr(raw.FPDFText_GetUnicode(text.raw, index)), set()).add(family)
    return found


def test_each_sign_is_of_one_face_on_paper_and_of_the_same_in_the_e_book(book):
    """Those of formulas come from the face of formulas, in contents and running heads as well."""
    fonts, paper = fonts_of(book.data("epub")), faces_of(book.data("pdf"))
    known = letters_of(TEXT_FILE) | fonts["FiraMono-Regular.ttf"]
    signs = sorted((set(SIGNS) | set("∈ℝ")) - known)
    assert {"☐", "☑", "∈", "ℝ", "∀", "★"} <= set(signs)
    for sign in signs:
        files = {name.partition("-")[0].removesuffix(".ttf") for name, letters in fonts.items() if sign in letters}
        assert len(files) == 1
        assert {family.removesuffix("Regular") for family in paper[sign]} == files
    assert paper["∀"] == paper["∈"] == {"STIXTwoMath"}
    assert paper["☐"] == {"DejaVuSans"}


def test_the_standards_have_nothing_to_say_of_boxes(book):
    assert judged("veraPDF", {"signs.pdf": book.data("pdf")}) == {"signs.pdf": ()}


def test_the_e_book_has_the_letters_that_it_needs_and_leaves_boxes_to_paper(book):
    fonts = fonts_of(book.data("epub"))
    assert set("☐☑☒✓★→├") - fonts["FiraMono-Regular.ttf"] <= fonts[SIGNS_FILE]
    assert set(COMPOSED) - {"‐", "‒", "―", "″"} <= fonts["baspa-signs-400.ttf"]
    assert not any(set(LACKING) & letters for letters in fonts.values())
    assert "a" not in fonts[SIGNS_FILE] | fonts["baspa-signs-400.ttf"]
    assert 'Literata, "Baspa Signs", "DejaVu Sans"' in book.edition.epub_css


def test_a_book_without_such_signs_knows_nothing_of_spare_faces():
    edition = built("essay").edition
    assert "DejaVu" not in edition.paper_css + edition.epub_css
    assert (edition.paper_fonts, edition.ebook_fonts, edition.spare_letters) == ((), (), ())


def test_the_same_signs_make_the_same_fonts():
    assert composed_fonts("‑⸺", ()) == composed_fonts("‑⸺", ())
    assert boxes(LACKING) == boxes(LACKING)
    assert boxes("") == composed_fonts("", ()) == ()


def shaped(data, text):
    """Return how wide a text is in a font, em, and how far its ink reaches."""
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    font, buffer = uharfbuzz.Font(face), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    found = [(info.codepoint, place.x_advance) for info, place in glyphs]
    ink = [font.get_glyph_extents(glyph) for glyph, _ in found]
    assert all(glyph for glyph, _ in found)
    return sum(width for _, width in found) / face.upem, [(each.width, each.height) for each in ink]


def test_a_sign_is_composed_of_what_the_face_has():
    regular, *_, bold_italic = composed_fonts("".join(COMPOSED), ())
    assert (bold_italic.weight, bold_italic.italic) == (600, True)
    width = {sign: shaped(regular.resource.data, sign) for sign in COMPOSED}
    house = {sign: shaped(LITERATA, sign) for sign in "-—."}
    assert width["‑"] == house["-"]
    dash = house["—"][1][0][0]
    for sign, count in {"⸺": 2, "⸻": 3}.items():  # without gaps
        assert abs(width[sign][1][0][0] - count * dash) < 10
    assert width["⋮"][0] == house["."][0]
    assert abs(width["⋮"][1][0][1]) > 500  # high
    assert width["⁈"][0] == pytest.approx(shaped(LITERATA, "?")[0] + shaped(LITERATA, "!")[0])


def test_a_box_has_four_figures_or_six():
    (font,) = boxes("漢𠀀")
    assert shaped(font.resource.data, "𠀀")[0] - shaped(font.resource.data, "漢")[0] == pytest.approx(0.25)


def test_a_sign_has_its_short_name_in_brackets():
    said = {
        "🚀": "rocket",
        "👍": "thumbs up",
        "🇰": "K",
        "😎": "smiling sunglasses",
        "🏽": "skin tone",
        "\u20e3": "keycap",
    }
    assert {sign: short_name(sign) for sign in said} == said
    assert not any(map(short_name, "漢a.\ue000"))
    (font,) = boxes("🚀")
    assert shaped(font.resource.data, "🚀")[0] == pytest.approx(0.72 * shaped(LITERATA, "[rocket]")[0], abs=0.1)


def test_a_sign_is_sought_where_it_stands():
    sorts = sorts_of("a☐♞‑漢 \u200d", "├♞", frozenset("漢"))
    assert (sorts.composed, sorts.spare, sorts.lacking) == (("‑",), ((SIGNS_FILE, "☐♞"),), ())
    assert sorts_of("", "├Ở", frozenset()) == sorts_of("", "", frozenset())


def test_the_cover_shows_what_the_title_has(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-family="{}">{}</text></svg>'
    empty = cover_png(svg.format("Literata", "\u200b"))
    assert cover_png(svg.format("Literata, DejaVu Sans", "☎")) != empty
    assert cover_png(svg.format("Literata, Baspa Boxes", "漢"), boxes("漢")) != empty


WORDS = "ҡала [bʌʔn̩] [t͡ʃ] ɛ̃ б\u0301 & q̩\n\n*ҙ* **[d̪ɹ̩]** `n̩`\n\n## Тел [n̩]\n"


def test_a_letter_and_its_accent_are_of_one_face(tmp_path):
    """Else the accent lies on what stands before, which B196 tells."""
    made = build(write(tmp_path, f"# One\n\n{WORDS}"), ("pdf", "epub"))
    assert made.problems == ()
    marked = re.findall(r'class="one-face">([^<]*)<', made.edition.paper)
    assert list(dict.fromkeys(marked)) == ["[n̩]", "[bʌʔn̩]", "[t͡ʃ]", "ɛ̃", "б\u0301", "q̩", "[d̪ɹ̩]"]
    assert '.one-face { font-family: "Noto Serif", Literata' in made.edition.epub_css
    fonts = fonts_of(made.data("epub"))
    assert {*"[bʌʔn̩]q", "ҡ", "ɛ"} <= fonts["NotoSerif-Regular.ttf"]
    assert set("[d̪ɹ̩]") <= fonts["NotoSerif-SemiBold.ttf"]
    assert "ҙ" in fonts["NotoSerif-Italic.ttf"]
    assert "а" not in fonts["NotoSerif-Regular.ttf"]


def test_an_accent_without_a_place_in_the_text_face_is_set_in_the_spare_one(tmp_path):
    """Literata has all letters of x̄ and β̂, and a place for neither accent; Noto Serif has one for x̄."""
    made = build(write(tmp_path, "# One\n\nMean x\u0304, $x$, and β\u0302.\n"), ("pdf",))
    assert [(each.code, '"β\u0302"' in each.message, "x" in each.message[60:]) for each in made.problems] == [
        ("B253", True, False)
    ]
    assert '<span class="one-face">x\u0304,</span>' in made.edition.paper
    (page,) = (page for page in pdfium.PdfDocument(made.data("pdf")) if "Mean" in page.get_textpage().get_text_range())
    assert any("NotoSerif" in item.get_font().get_base_name().replace("-", "") for item in page.get_objects([1]))
    assert in_one_face("<p>x\u0304</p>", letters_of(TEXT_FILE), house_face=False) == "<p>x\u0304</p>"


def test_accents_that_the_face_has_mark_no_word():
    assert in_one_face("<p>а\u0301з</p>", letters_of(TEXT_FILE)) == "<p>а\u0301з</p>"
    code = "<code>n̩</code>"
    assert in_one_face(f"{code} n̩", letters_of(TEXT_FILE)) == f'{code} <span class="one-face">n̩</span>'


def test_a_sign_of_phones_is_drawn_as_one_of_its_shape(tmp_path):
    assert (sorts_of("✅❌🚀", (), set()).alike, sorts_of("✅❌🚀", (), set()).lacking) == (("✅", "❌"), ("🚀",))
    (font,) = likenesses("✅❌")
    made, signs = (uharfbuzz.Font(uharfbuzz.Face(data)) for data in (font.resource.data, SIGNS_DATA))
    for sign in "✅❌":
        boxes_of = [
            each.get_glyph_extents(each.get_nominal_glyph(ord(letter)))
            for each, letter in ((made, sign), (signs, ALIKE[sign]))
        ]
        assert abs(boxes_of[0].width - boxes_of[1].width) <= 2, sign
        assert abs(boxes_of[0].height - boxes_of[1].height) <= 2, sign
    assert all(
        letter in letters_of(SIGNS_FILE) and sign not in letters_of(SIGNS_FILE) for sign, letter in ALIKE.items()
    )
    made = build(write(tmp_path, "# One\n\nDone ✅, `❌`.\n"), ("pdf", "epub"))
    assert made.problems == ()
    texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(made.data("pdf"))]
    assert any("Done ✅, ❌." in text for text in texts)


def test_many_signs_are_told_once(tmp_path):
    emoji = "".join(map(chr, range(0x1F910, 0x1F934)))
    book, problems = load(write(tmp_path, f"# One\n\n{emoji}\n\n{emoji} \ue000\n"))
    said = [line for line in report((*problems, *check(book))) if "B030" in line]
    named = (
        "\U0001f910 zipper-mouth face, \U0001f911 money-mouth face, \U0001f912 face with thermometer, "
        "\U0001f913 nerd face, \U0001f914 thinking face"
    )
    many = f"no font of the book has 36 signs of its text, 72 times: {named} ..."
    assert said == [
        f"one.md:3: warning B030: {many}; paper shows their names in brackets",
        'one.md:5: error B030: no font of the book has "\ue000" (U+E000 without a name)',
    ]
