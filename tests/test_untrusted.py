"""What comes with a book and is not its text: style sheets, templates and the cover load nothing but the book's own."""

import io
import os
import zipfile

import pikepdf
import pytest
from builds import build, check, load, typeset, write
from drawings import pixels
from judged import judged
from PIL import Image

from baspa.bind.screen.cover import cover_png
from baspa.house import house_path
from baspa.model.problem import Failure, report
from baspa.untrusted import resvg
from baspa.untrusted.cover import cover_faults
from baspa.untrusted.css import DEEPEST, reaches, selected

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"{}>{}</svg>'
PICTURE = ("# One\n\n![A](images/a.svg)\n", {"images/a.svg": SVG.format("", "<rect width='9' height='9'/>")})


def problems(folder):
    book, found = load(folder)
    return list(report((*found, *check(book))))


# Style sheets.


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("@import 'a.css'", ["has @import"]),
        (r"@\69 mport url(a.css)", ["has @import", 'refers to "a.css"']),
        ("<!-- @IMPORT 'a.css'; -->", ["has @import"]),
        (r"p { b: \75rl(http://a/) }", ['refers to "http://a/"']),
        (r"p { b: u\72l('a b') }", ['refers to "a b"']),
        ("p { b: URL( 'a' ) }", ['refers to "a"']),
        ("p { b: url(a", ['refers to "a"']),
        ("p { b: src('a') url(b) }", ['refers to "a"', 'refers to "b"']),
        ("p { b: src(var(--a)) }", ['refers to "src(var(--a))"']),
        ("p { b: image-set('a' 1x, url(b) type('image/png')) }", ['refers to "a"', 'refers to "b"']),
        ("p { b: -webkit-image-set(url(a) 1x) }", ['refers to "a"']),
        ("p { --b: url(a) }", ['refers to "a"']),
        ("@font-face { src: local('A'), url(a) format('woff') }", ['refers to "a"']),
        ("@supports (b: url(a)) { c: d }", ['refers to "a"']),
        ("@unknown { { { url(a) } } }", ['refers to "a"']),
        ("} ) ] p { b: url(a) }", ['refers to "a"']),
        ("p { behavior: url(#a) }", ["has behavior", 'refers to "#a"']),
        ("p { -moz-binding: url(#a) }", ["has -moz-binding", 'refers to "#a"']),
        ("p { filter: progid:A.B(src='http://a/') }", ["has progid"]),
        ("@namespace 'a'; @namespace b url(a); p { b: url(c) }", ['refers to "c"']),
        ("@namespace { b: url(a) }", ['refers to "a"']),
        ("(" * 100_000, [f"has brackets within {DEEPEST} others"]),
        ("p { content: 'url(a)'; /* url(a) */ b: attr(url) translate(1px) }", []),
        ("p { b: url(a b) }", []),  # by CSS Syntax 3, 4.3.6, no address at all
        ("", []),
    ],
)
def test_what_a_style_sheet_reaches_for(css, said):
    assert [reach.said for reach in reaches(css)] == said


def test_names_that_an_element_must_have_to_be_selected():
    css = ".a > #b, g.c { d: url(#1) } g:not(.x) { d: url(#2) } [x] { d: url(#3) } @media print { g { d: url(#4) } }"
    names = [(names and sorted(names), addresses) for names, addresses in selected(css)]
    assert names == [(["a", "b", "c", "g"], ("#1",)), (None, ("#2",)), (None, ("#3",)), (None, ("#4",))]


REACHING = """p { color: red }
@import url(http://127.0.0.1:8999/imp.css);
@font-face { font-family: x; src: url(http://127.0.0.1:8999/f.ttf) }
h1 { background: url(file:///etc/passwd) }
h2 { background: url(../../outside.png) }
h3 { background: url(../images/none.png) }
"""


@pytest.mark.parametrize("sheet", ["common.css", "epub.css", "paper.css", "other.css"])
def test_a_style_sheet_that_reaches_out_is_refused_at_its_line(tmp_path, sheet):
    text, files = PICTURE
    said = [
        (2, "has @import"),
        (2, 'refers to "http://127.0.0.1:8999/imp.css"'),
        (3, 'refers to "http://127.0.0.1:8999/f.ttf"'),
        (4, 'refers to "file:///etc/passwd"'),
        (5, 'refers to "../../outside.png"'),
        (6, 'refers to "../images/none.png"'),
    ]
    found = problems(write(tmp_path, text, **files, **{f"styles/{sheet}": REACHING}))
    assert [line for line in found if "B181" in line] == [
        f"styles/{sheet}:{number}: error B181: the style sheet {fault}" for number, fault in said
    ]


def test_a_style_sheet_may_use_the_books_own_pictures_and_fonts_on_paper_and_in_the_ebook(tmp_path):
    text, files = PICTURE
    css = f"""@font-face {{ font-family: F; src: url("fonts/Literata-Regular.ttf") }}
    h1 {{ background: url(../images/a.svg) }} h2 {{ background: url({pixels()}) }}"""
    made = build(write(tmp_path, text, **files, **{"styles/common.css": css}), ("pdf", "epub"))
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        sheet = epub.read("EPUB/book.css").decode()
    assert 'url("images/a.svg")' in sheet
    assert 'url("fonts/Literata-Regular.ttf")' in sheet


@pytest.mark.parametrize(
    ("css", "paper", "ebook"),
    [
        ("p{b:url(../images/a%20b.svg)}", 'p{b:url("../images/a-b.svg")}', 'p{b:url("images/a-b.svg")}'),
        ("p{b:url('../images/a b.svg#c')}", 'p{b:url("../images/a-b.svg")}', 'p{b:url("images/a-b.svg")}'),
        ("p{b:url(./fonts/../fonts/a.ttf)}", *["p{b:url(./fonts/../fonts/a.ttf)}"] * 2),  # no font of this book
        ("p{b:url(../styles/fonts/FiraMono-Bold.ttf)}", *['p{b:url("fonts/FiraMono-Bold.ttf")}'] * 2),
        ("p{b:url(#a) url(data:image/png;base64,AA==)}", *["p{b:url(#a) url(data:image/png;base64,AA==)}"] * 2),
        ("p { b : c }  /* d */", *["p { b : c }  /* d */"] * 2),
    ],
)
def test_addresses_of_a_style_sheet_are_those_that_the_editions_have(tmp_path, css, paper, ebook):
    """A picture has a plain name there, whatever it was called."""
    drawing = {"images/a b.svg": PICTURE[1]["images/a.svg"], "styles/common.css": css}
    book, _ = load(write(tmp_path, "# One\n\n![A](<images/a b.svg>)\n", **drawing))
    made = typeset(book)
    assert made.paper_css.endswith(f"/* styles/common.css */\n{paper}")
    assert f"/* styles/common.css */\n{ebook}" in made.epub_css


# Templates.


OWN_PAGE = "{{% extends 'epub/base.xhtml' %}}{{% block body %}}\n{}{{% endblock %}}"


def failure(folder, **files):
    """Return what typesetting a book with some files of its own is refused for."""
    book, found = load(write(folder, PICTURE[0], **PICTURE[1], **files))
    assert found == ()
    with pytest.raises(Failure) as refused:
        typeset(book)
    return list(report(refused.value.problems))


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        ("<script>f()</script>", "has <script>"),
        ("<p onclick='f()'>a</p>", "has the attribute onclick"),
        ("<img src='http://example.org/a.png' alt='a'/>", 'refers to "http://example.org/a.png"'),
        ("<img src='//example.org/a.png' alt='a'/>", 'refers to "//example.org/a.png"'),
        ("<img src='/etc/a.png' alt='a'/>", 'refers to "/etc/a.png"'),
        ("<img src='../images/a.svg' alt='a'/>", 'refers to "../images/a.svg"'),
        ("<img src='images/none.png' alt='a'/>", 'refers to "images/none.png"'),
        ("<img src='images/a.svg' srcset='a.png 2x' alt='a'/>", "has the attribute srcset"),
        ("<link rel='stylesheet' href='http://example.org/a.css'/>", 'refers to "http://example.org/a.css"'),
        ("<style>p { background: url(http://example.org/) }</style>", 'refers to "http://example.org/"'),
        (r"<style>@\69 mport 'a.css'</style>", "has @import"),
        ("<p style='background: url(file:///etc/a.png)'>a</p>", 'refers to "file:///etc/a.png"'),
        ("<a href='javascript:f()'>a</a>", 'links to "javascript:f()"'),
        ("<a href='&#10; jAvascript:f()'>a</a>", 'links to "\n jAvascript:f()"'),
        ("<iframe src='images/a.svg'/>", "has <iframe>"),
        ("<object data='images/a.svg'/>", "has <object>"),
        ("<video src='images/a.svg'/>", "has <video>"),
        ("<base href='http://example.org/'/>", "has <base>"),
        ("<meta http-equiv='refresh' content='0;url=http://example.org/'/>", "has the attribute http-equiv"),
        ("<form action='http://example.org/'/>", "has <form>"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><image href='a.png'/></svg>", 'refers to "a.png"'),
        ("<svg xmlns='http://www.w3.org/2000/svg'><use href='a.svg#b'/></svg>", 'refers to "a.svg#b"'),
    ],
)
@pytest.mark.parametrize(("template", "own"), [("epub/imprint.xhtml", OWN_PAGE), ("print/colophon.html", "\n{}")])
def test_what_a_template_makes_reaches_for_nothing(tmp_path, template, own, made, fault):
    found = failure(tmp_path, **{f"templates/{template}": own.format(made)})
    place = f"templates/{template}: error B182: what it makes "
    assert any(line.startswith(place + fault.partition("\n")[0]) for line in found), found


@pytest.mark.parametrize(
    ("template", "text", "fault"),
    [
        ("epub/tokens.css", "@import 'a.css';", "what it makes has @import (line 1)"),
        ("print/tokens.css", "\np { background: url(a.png) }", 'what it makes refers to "a.png" (line 2)'),
        ("print/margins.css", "p { background: url(a.png) }", 'what it makes refers to "a.png" (line 1)'),
        ("print/fitting.css", "p { background: url(a.png) }", 'what it makes refers to "a.png" (line 1)'),
        ("proof/tokens.css", "@import 'a.css';", "what it makes has @import (line 1)"),
        ("proof/margins.html", "<body><img src=a.png>", 'what it makes refers to "a.png" (line 1)'),
        (
            "epub/imprint.xhtml",
            "<!DOCTYPE html [<!ENTITY a 'b'>]><html>&a;</html>",
            "what it makes declares a document type of its own (line 1 of imprint.xhtml)",
        ),
        ("epub/imprint.xhtml", "<?xml-stylesheet href='a'?><p/>", "what it makes has an instruction for programs"),
    ],
)
def test_other_templates_reach_for_nothing(tmp_path, template, text, fault):
    (line, *_) = failure(tmp_path, **{f"templates/{template}": text})
    assert line.startswith(f"templates/{template}: error B182: {fault}")


def test_a_part_that_other_templates_put_in_is_at_fault_itself(tmp_path):
    parts = {"templates/mine.xhtml": "<p><img src='a.png' alt=''/></p>"}
    parts["templates/epub/chapter.xhtml"] = (
        "{% extends 'epub/base.xhtml' %}{% block body %}{{ body | safe }}{% include 'mine.xhtml' %}{% endblock %}"
    )
    (line, *_) = failure(tmp_path, **parts)
    assert line.startswith('templates/epub/chapter.xhtml: error B182: what it makes refers to "a.png"')


def test_a_template_may_use_what_is_the_books(tmp_path):
    inner = f"""<p style="color: red"><img src="images/a.svg" alt="a"/><img src="{pixels()}" alt="b"/>
    <a href="https://example.org/">c</a> <a href="c1.xhtml#c1">d</a> <a href="mailto:e@example.org">e</a></p>"""
    own = f"{{% extends 'epub/base.xhtml' %}}{{% block body %}}{inner}{{% endblock %}}"
    files = {"templates/epub/imprint.xhtml": own, "templates/print/colophon.html": inner.replace("c1.xhtml", "")}
    book, found = load(write(tmp_path, PICTURE[0], **PICTURE[1], **files))
    assert found == ()
    assert "images/a.svg" in typeset(book).sections[-1].xhtml


def test_pages_beside_the_book_reach_for_nothing(tmp_path):
    from baspa.typeset import line_report

    own = {"templates/report/lines.html": "<p><img src='http://example.org/{{ style | length }}'></p>"}
    book, _ = load(write(tmp_path, **own))
    with pytest.raises(Failure, match=r"templates/report/lines\.html: error B182: what it makes refers to \"http"):
        line_report(book, {})


# The cover.


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ("<image href='/etc/secret.png' width='9' height='9'/>", 'refers to "/etc/secret.png" (line 1)'),
        ("<image href='../../secret.png'/>", 'refers to "../../secret.png" (line 1)'),
        ("<image href='file:///etc/secret.png'/>", 'refers to "file:///etc/secret.png" (line 1)'),
        ("<script/>", "has a script (line 1)"),
        ("<style>@import 'a.css'</style>", "has @import (line 1)"),
        ("<filter><feImage href='/etc/secret.png'/></filter>", "has <feImage> (line 1)"),
    ],
)
def test_a_cover_that_reaches_out_is_refused(tmp_path, inner, fault):
    found = failure(tmp_path, **{"templates/epub/cover.svg": SVG.format("", inner)})
    assert f"templates/epub/cover.svg: error B183: what it makes {fault}" in found


@pytest.mark.parametrize(
    ("size", "fault"),
    [
        ('width="99999" height="99999"', "is of 99999 by 99999 px"),
        ('width="0" height="10"', "is of 0 by 10 px"),
        ('viewBox="0 0 99999 99999"', "is of 99999 by 99999 px"),
        ('width="1e5" height="1e5"', "says no size in px"),
        ('width="10mm" height="10mm"', "says no size in px"),
        ('width="10" viewBox="0 0 1 9999"', "says no size in px"),
        ("", "says no size in px"),
    ],
)
def test_a_cover_has_a_size_that_can_be_drawn(tmp_path, size, fault):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9v9z"/></svg>'
    (line, _) = failure(tmp_path, **{"templates/epub/cover.svg": svg})
    assert line.startswith(f"templates/epub/cover.svg: error B183: what it makes {fault}")


def test_a_cover_may_have_pixels_in_it(tmp_path):
    """The sibling of the refused ones: what stands in the drawing itself is drawn."""
    svg = SVG.format("", f"<image href='{pixels()}' width='40' height='40'/>")
    book, _ = load(write(tmp_path, **{"templates/epub/cover.svg": svg}))
    with Image.open(io.BytesIO(cover_png(typeset(book).cover_svg))) as image:
        assert (image.size, image.getpixel((20, 20)), image.getpixel((60, 20))) == ((200, 80), (0, 0, 0, 255), (0,) * 4)


def test_a_cover_that_takes_too_long_to_draw_is_refused(monkeypatch):
    """Shadows within shadows over all of it: each takes a few seconds."""
    monkeypatch.setattr(resvg, "SECONDS", 1)
    inner = "<filter id='a'><feGaussianBlur stdDeviation='500'/></filter>" + "<g filter='url(#a)'>" * 2
    inner += f"<rect width='3000' height='3000'/>{'</g>' * 2}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="3000">{inner}</svg>'
    assert list(cover_faults(svg)) == []
    with pytest.raises(Failure, match=r"cover\.svg: error B183: what it makes cannot be drawn within"):
        cover_png(svg)


def test_words_of_a_cover_are_set_in_the_fonts_of_the_house_whatever_it_names():
    def drawn(family, words="Words"):
        return cover_png(SVG.format("", f"<text y='50' font-size='40' font-family='{family}'>{words}</text>"))

    text, code = drawn("Literata"), drawn("Fira Mono")
    assert len({text, code, drawn("Literata", "")}) == 3  # words there are, and two fonts
    assert [drawn(each) for each in ("DejaVu Sans", "Times New Roman", "sans-serif", "")] == [text] * 4
    assert drawn("monospace") == code


# Fonts on paper.

FAMILIES = ("DejaVu Sans", "PT Serif", "serif", "sans-serif", "cursive", "system-ui", "Nonsense, sans-serif", "")
MACHINE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><dir>{}</dir>
<match target="pattern"><edit name="family" mode="append"><string>STIX Two Math</string></edit></match></fontconfig>"""


def fonts_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        named = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
        return {str(each.BaseFont).partition("+")[2] for each in named}


def test_words_of_a_drawing_are_set_in_the_fonts_of_the_house_whatever_it_names(tmp_path, monkeypatch):
    """The machine has a font for every name; the house has none of these, and sets them in its own."""
    (tmp_path / "machine.conf").write_text(MACHINE.format(house_path("styles", "fonts")))
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "machine.conf"))
    words = "".join(f"<text y='9' font-family='{name}'>words</text>" for name in (*FAMILIES, "monospace"))
    folder = write(tmp_path / "book", "# One\n\n![A](a.svg)\n", **{"a.svg": SVG.format("", words)})
    made = build(folder, ("pdf",))
    assert made.problems == ()
    assert fonts_of(made.data("pdf")) == {"Literata", "Literata-Italic", "Literata-Semi-Bold", "Fira-Mono"}
    assert os.environ["FONTCONFIG_FILE"] == str(tmp_path / "machine.conf")


def test_words_of_a_drawing_that_no_font_has(tmp_path):
    drawing = SVG.format("", "<text>\u6f22 \u2702 a</text><title>\u6f23</title>")
    text = "# One\n\n![A](a.svg)\n\n![A](a.svg)\n"
    said = 'one.md:3: warning B030: image "a.svg" has words with "\u6f22" (U+6F22), which no font of the book has'
    assert problems(write(tmp_path, text, **{"a.svg": drawing}))[0] == said
    assert problems(write(tmp_path, text, **{"a.svg": drawing.replace("\u6f22", "b")})) == []


# Drawings on paper.


def images(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        return sum(each.get("/Subtype") == "/Image" for each in streams)


def test_pixels_within_a_drawing_are_on_paper(tmp_path):
    text, drawing = "# One\n\nWords ![A](a.svg).\n", "<image href='{}' width='40' height='40'/>"
    with_pixels = write(tmp_path / "a", text, **{"a.svg": SVG.format("", drawing.format(pixels()))})
    without = write(tmp_path / "b", text, **{"a.svg": SVG.format("", "<rect width='40' height='40'/>")})
    made = [build(folder, ("pdf",)) for folder in (with_pixels, without)]
    assert [(each.problems, images(each.data("pdf"))) for each in made] == [((), 1), ((), 0)]


def test_verapdf_has_nothing_to_say_of_pixels_within_a_drawing(tmp_path):
    drawing = SVG.format("", f"<image href='{pixels(mode='RGBA')}' width='40' height='40'/>")
    made = build(write(tmp_path, "# One\n\n![A](a.svg)\n", **{"a.svg": drawing}), ("pdf",))
    assert judged("veraPDF", {"a.pdf": made.data("pdf")}) == {"a.pdf": ()}


def test_a_drawing_that_paper_cannot_draw_is_an_error(tmp_path):
    drawing = SVG.format("", "<path d='M0 0A1 1'/>")
    lines = list(report(build(write(tmp_path, "# One\n\n![A](a.svg)\n", **{"a.svg": drawing}), ("pdf",)).problems))
    assert lines[::2] == [
        "one.md:3: error B042: paper lacks an image: Failed to render SVG image a.svg",
        'one.md:3: error B175: the PDF lacks the picture "A"',
    ]
