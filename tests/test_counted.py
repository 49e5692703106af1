"""Pictures, formulas, links and tables are counted in every format; one that is lost is an error at its line."""

import io
import re
import zipfile

import pikepdf
import pytest
from builds import bind, build, write
from rasters import drawn, saved

from baspa.model.edition import Artifact
from baspa.model.problem import Severity
from baspa.verify.held.complete import hold_epub, hold_pdf
from baspa.verify.held.pdf import marked_text
from baspa.verify.held.sheets import hold_booklet

TEXT = """# One {#one}

See [the place](https://example.org/a%20b?c=d&e=ә) and [two](two.md), ![a dot](<точка 1.png>) and $a^2$.

![A red sky](sky.jpg "A caption with $b$ and a [link](#three)")

![](rule.svg){.decorative}

| A      | B              |
|--------|----------------|
| $c$    | [three](#three) |
| ![in](sky.jpg) | 4        |

+---+---+
| 1 | 2 |
|   +---+
|   | 3 |
+---+---+

Of no sight, $\\phantom{x}$.[^1]

[^1]: In a note $d$, ![in a note](rule.svg) and [one](#one).
"""
TWO = "# Two\n\n## Three {#three}\n\n$$ e = f $$\n\n![words](words.svg) are *words*.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">{}</svg>'
FILES = {
    "two.md": TWO,
    "точка 1.png": saved(drawn()),
    "sky.jpg": saved(drawn(), "JPEG"),
    "rule.svg": SVG.format('<rect width="60" height="2"/>'),
    "words.svg": SVG.format('<text y="15" font-family="Literata">Abc</text>'),
    "book.toml": 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n',
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    found = build(write(tmp_path_factory.mktemp("counted"), TEXT, **FILES), ("pdf", "epub", "proof"))
    assert [problem for problem in found.problems if problem.severity is Severity.ERROR] == []
    return found


ODD = """# One ![in a heading](a.png) $h$ {#one}

![A "quote" & <b> \\* `code` *em* ә](a.png) and ![same](a.png) and ![same](a.png),
![](a.png){.decorative}![](a.png){.decorative}

Drawn words, ![](words.svg){.decorative}, are no words of the line.

Links: [a](https://example.org/%D3%99?a=b#c), [b](<https://пример.рф/путь?x=ә>), [m](mailto:a@example.org),
<https://example.org/x>, [c](HTTPS://EXAMPLE.org), [d](https://example.org/a'b), [](#one).

Of no sight: $\\,$, ${}$, $\\phantom{x}$, $\\text{ }$; seen $\\sqrt{}$.

![As high as two pages](high.png) in a line.

::: verse
| ![in verse](a.png) one
| $x$ two [l](https://example.org)
:::

1. an item

   ![in an item](a.png)

   | cell |
   |------|
   | ![in a cell in an item](a.png) |

> ![in a quotation](a.png)

![with a caption](a.png "![in it](a.png) $x$ [l](https://example.org)[^1]")

[^1]: ![in a note](a.png).

    ![alone in a note](a.png "its caption")

| ![in a head](a.png) |
|--|
| $x$ ![](words.svg){.decorative} |

: A caption below, $y$ ![in a caption below](a.png) [l](https://example.org)

![turned](a.png "and captioned"){.landscape}

![group](group.svg) ![shade](shade.svg) ![mask](mask.svg) ![clip](clip.svg) ![use](use.svg)
![larger than the page](huge.svg)
"""
ODD_FILES = {
    "words.svg": FILES["words.svg"],
    "a.png": saved(drawn()),
    "high.png": saved(drawn(24, 2400)),
    "group.svg": SVG.format('<g opacity="0.5"><rect width="30" height="10"/></g>'),
    "shade.svg": SVG.format(
        '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>'
        '<rect width="30" height="10" fill="url(#g)"/>'
    ),
    "mask.svg": SVG.format(
        '<mask id="m"><rect width="30" height="10" fill="white"/></mask>'
        '<g mask="url(#m)"><rect width="9" height="9"/></g>'
    ),
    "clip.svg": SVG.format(
        '<clipPath id="m"><rect width="30" height="10"/></clipPath>'
        '<rect x="-999" width="3000" height="3000" clip-path="url(#m)"/>'
    ),
    "use.svg": SVG.format('<defs><rect id="r" width="30" height="10"/></defs><use href="#r"/>'),
    "huge.svg": SVG.format('<rect x="-9999" y="-9999" width="30000" height="30000"/>'),
}


def test_whatever_they_stand_in_and_look_like_they_are_found(tmp_path):
    found = build(write(tmp_path, ODD, **ODD_FILES), ("pdf", "epub", "booklet", "proof")).problems
    assert [problem for problem in found if problem.code not in ("B116", "B117", "B184")] == []


@pytest.mark.parametrize(
    ("target", "svg"),
    [("a.svg", '<rect width="30" height="10" fill="none"/>'), ("a.svg){width=0mm}", "<rect/>")],
)
def test_a_picture_that_shows_nothing_on_paper_is_told(tmp_path, target, svg):
    text = f"# One\n\n![A]({target}{')' * (')' not in target)}\n"
    assert said(build(write(tmp_path, text, **{"a.svg": SVG.format(svg)}), ("pdf",)).problems) == [("B175", "one.md:3")]


def said(problems):
    return sorted((problem.code, str(problem.place)) for problem in problems)


# The PDF.


def structures(element):
    yield element
    found = element.get("/K", [])
    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from structures(kid)


def with_change(made, change):
    """Return what is said of the PDF after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        change(pdf, list(structures(pdf.Root.StructTreeRoot.K[0])))
        pdf.save(out)
    return said(hold_pdf(Artifact("pdf", "", out.getvalue()), made.faces.print))


def without_drawing(pdf, which):
    """Take images' painting away: `which` names it by what stands before its "Do"."""
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(re.sub(which, b"", content))


def test_a_whole_pdf_is_said_to_be_whole(made):
    assert with_change(made, lambda *_: None) == []
    assert said(hold_pdf(made["proof"], made.faces.print)) == []


def test_words_in_a_picture_are_no_words_of_its_paragraph(made):
    """They are no text of the manuscript: words.svg has "Abc", and the whole PDF is whole."""
    assert any("Abc" in text.replace(" ", "") for text in marked_text(made.data("pdf")).values())


def test_images_that_are_not_painted_are_lost(made):
    found = with_change(made, lambda pdf, _: without_drawing(pdf, rb"/[^\s/]+ Do\b"))
    assert found == [("B175", "one.md:12"), ("B175", "one.md:3"), ("B175", "one.md:5")]


def test_lines_that_are_not_painted_are_lost(made):
    """Formulas, and drawings of lines: here all that is filled paints nothing."""
    found = with_change(made, lambda pdf, _: without_drawing(pdf, rb"(?m)^(?:f\*?|B\*?|S)$"))
    pictures, formulas = ([place for code, place in found if code == kind] for kind in ("B175", "B176"))
    assert pictures == ["one.md:22", "one.md:7"]
    assert formulas == ["one.md:11", "one.md:22", "one.md:3", "one.md:5", "two.md:5"]


def test_what_is_painted_off_the_page_is_lost(made):
    def shift(pdf, _):
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"1 0 0 1 2000 0 cm\n" + page.Contents.read_bytes())

    assert {"B175", "B176"} <= {code for code, _ in with_change(made, shift)}


def untagged(kind, alt=None):
    def change(pdf, found):
        for each in found:
            if kind == each.S and (alt is None or each.get("/Alt") == alt):
                each.S = pikepdf.Name.Span
                return
        raise AssertionError(kind)

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (untagged("/Figure", "A red sky"), [("B175", "one.md:5")]),
        (untagged("/Formula", "c"), [("B053", "one.md:11"), ("B176", "one.md:11")]),
    ],
)
def test_what_is_not_named_as_what_it_is_is_lost(made, change, expected):
    assert with_change(made, change) == expected


def link(pdf, goal):
    found = (each for page in pdf.pages for each in page.get("/Annots", ()))
    return next(each for each in found if goal in (each.get("/Dest"), each.get("/A", {}).get("/URI")))


ADDRESS = "https://example.org/a%20b?c=d&e=%D3%99"


def led_elsewhere(pdf, found):
    link(pdf, ADDRESS).A.URI = "https://example.org/"


def led_nowhere(pdf, found):
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    del names["three"]


def taken_off_its_page(pdf, found):
    for page in pdf.pages:
        if "/Annots" in page:
            kept = [each for each in page.Annots if each.get("/Dest") != "c2"]
            page.Annots = pikepdf.Array(kept)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (led_elsewhere, [("B177", "one.md:3")]),
        (led_nowhere, [("B177", "one.md:11"), ("B177", "one.md:5")]),
        (taken_off_its_page, [("B177", "one.md:3")]),
    ],
)
def test_a_link_that_leads_elsewhere_is_lost(made, change, expected):
    assert with_change(made, change) == expected


def without_row(pdf, found):
    body = next(each for each in found if each.S == "/TBody")
    del body.K[0]


def without_table(pdf, found):
    next(each for each in found if each.S == "/Table").S = pikepdf.Name.Div


def table_twice(pdf, found):
    table = next(each for each in found if each.S == "/Table")
    again = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Table, K=table.K)
    table.P.K.append(pdf.make_indirect(again))


def test_a_table_without_a_row_or_told_twice_is_another_one(made):
    assert ("B178", "one.md:9") in with_change(made, without_row)
    assert with_change(made, without_table) == [("B178", "one.md:9")]
    assert ("B178", "one.md:9") in with_change(made, table_twice)


# The booklet.


def unpainted(form, pdf):
    form.write(re.sub(rb"/[^\s/]+ Do\b", b"", form.read_bytes()))


def unfilled(form, pdf):
    form.write(re.sub(rb"(?m)^(?:f\*?|B\*?|S)$", b"n", form.read_bytes()))


def with_other_image(form, pdf):
    images = [each for each in form.Resources.XObject.values() if each.get("/Subtype") == "/Image"]
    for image in images:
        image.write(image.read_raw_bytes() + b" ", filter=image.get("/Filter"), decode_parms=image.get("/DecodeParms"))


@pytest.mark.parametrize("change", [unpainted, unfilled, with_other_image])
def test_a_page_of_the_booklet_that_lacks_a_drawing_is_another_one(made, change):
    booklet = bind("booklet", made.edition, made)[0]
    assert hold_booklet(booklet, made["pdf"], made.faces.print) == ()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(booklet.data)) as pdf:
        forms = {form.objgen: form for page in pdf.pages for form in page.Resources.XObject.values()}
        for form in forms.values():
            if "/XObject" in form.Resources:
                change(form, pdf)
        pdf.save(out)
    problems = hold_booklet(Artifact("booklet", "", out.getvalue()), made["pdf"], made.faces.print)
    assert {problem.code for problem in problems} == {"B054"}


# The EPUB.


def changed(made, change):
    """Return what is said of the EPUB after a change of its files, a dictionary."""
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as source:
        files = {name: source.read(name) for name in source.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return said(hold_epub(Artifact("epub", "", out.getvalue()), made.faces.epub))


def put(name, old, new, times=1):
    def change(files):
        assert old in files[name], (old, files[name])
        files[name] = files[name].replace(old, new, times)

    return change


ONE, OPF = "EPUB/c1.xhtml", "EPUB/content.opf"


def emptied(files):
    files["EPUB/sky.jpg"] = b""


def removed(files):
    del files["EPUB/sky.jpg"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: None, []),
        (emptied, [("B175", "one.md:12"), ("B175", "one.md:5")]),
        (removed, [("B175", "one.md:12"), ("B175", "one.md:5")]),
        (put(OPF, b'href="tochka-1.png"', b'href="other.png"'), [("B175", "one.md:3")]),
        (put(ONE, b'src="tochka-1.png"', b'src="rule.svg"'), [("B175", "one.md:3")]),
        (put(ONE, b'alt="A red sky"', b'alt=""'), [("B175", "one.md:5")]),
        (put(ONE, b'alttext="a^2"', b'alttext="a^3"'), [("B053", "one.md:3"), ("B176", "one.md:3")]),
        (put(ONE, b"https://example.org/a", b"https://example.org/b"), [("B177", "one.md:3")]),
        (put(ONE, b'href="c2.xhtml#c2"', b'href="c2.xhtml#c3"'), [("B177", "one.md:3")]),
        (put(ONE, b'href="c2.xhtml#three"', b'href="c1.xhtml#three"'), [("B177", "one.md:5")]),
    ],
)
def test_what_an_epub_loses_is_told_at_its_line(made, change, expected):
    assert changed(made, change) == expected


def without_a_row(files):
    files[ONE] = re.sub(rb"<tr>(?:(?!</tr>).)*</tr>\s*</tbody>", b"</tbody>", files[ONE], count=1, flags=re.DOTALL)


def test_a_table_without_a_row_is_another_one_in_the_epub(made):
    assert ("B178", "one.md:9") in changed(made, without_a_row)
