"""What a document has by its own files and pandoc does not see, or says nothing of: it is told, never lost."""

import tomllib
from pathlib import Path

import pytest
from test_import import through_pandoc

from baspa.importing import import_book
from baspa.importing.archive import pack, unpack
from baspa.importing.own_files import own_text, read_html

DATA = Path(__file__).parent / "data" / "import"
BODY = b"</w:body>"
PICTURE = (
    b'<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    b' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:docPr id="9" name="x" descr="A bridge"/>'
    b'<a:graphic><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:%s="none"/>'
    b"</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
OLD_PICTURE = (
    b'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata title="A gate" r:id="none" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></v:shape></w:pict></w:r></w:p>'
)
WHOLE = b'<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="none"/>'
NOTE = b'<w:p><w:r><w:t>Word</w:t></w:r><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'
EPUB = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    b'<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "p.opf": b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
    b'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>T'
    b'</dc:title><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" '
    b'media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/><itemref idref="n"/></spine></package>',
    "a.xhtml": XHTML.format(
        '<h1>One</h1><p>Word <a href="n.xhtml#m" id="r" epub:type="noteref">1</a> on.</p>'
    ).encode(),
    "n.xhtml": XHTML.format(
        '<section role="doc-endnotes"><ol><li id="m" epub:type="endnote"><p>A remark far away.</p></li></ol></section>'
    ).encode(),
}


def told(tmp_path, name, member, old, new):
    """What is said of a file of which one member was changed, and the text of the book that it becomes."""
    members = unpack((DATA / name).read_bytes(), name)
    (path,) = [path for path in members if path.endswith(member)]
    assert old in members[path]
    file = tmp_path / name
    file.write_bytes(pack({**members, path: members[path].replace(old, new, 1)}))
    made = import_book(file, tmp_path / "book")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "book/text").iterdir()))
    return [problem.message for problem in made.problems if problem.code == "B087"], text


@pytest.mark.parametrize(
    ("name", "member", "old", "new", "message"),
    [
        ("pandoc.docx", "document.xml", BODY, WHOLE + BODY, "document put in as a whole"),
        (
            "pandoc.docx",
            "document.xml",
            BODY,
            PICTURE % b"embed" + BODY,
            'has not: "A bridge": under',
        ),
        (
            "pandoc.docx",
            "document.xml",
            BODY,
            PICTURE % b"link" + BODY,
            'has not: "A bridge": under',
        ),
        (
            "pandoc.docx",
            "document.xml",
            BODY,
            OLD_PICTURE + BODY,
            'has not: "A gate": under',
        ),
        ("pandoc.docx", "document.xml", BODY, NOTE + BODY, "a note without text"),
    ],
)
def test_what_pandoc_does_not_see_is_told(tmp_path, name, member, old, new, message):
    messages, text = told(tmp_path, name, member, old, new)
    assert [said for said in messages if message in said], messages
    assert "…\n" not in text


FORMULA = (
    b'<text:p>Area <draw:frame text:anchor-type="as-char"><draw:object xlink:href="%s" xlink:type="simple"/>'
    b"</draw:frame> here.</text:p></office:text>"
)
MATHML = b'<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>S</mi><mo>=</mo><mi>v</mi></mrow></math>'


ITEM = b"<text:list-item><text:p>%s</text:p></text:list-item>"
LISTS_IN_NOTE = (
    b'<text:p>Note<text:note text:id="f" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    b'<text:note-body><text:p>Before:</text:p><text:list text:style-name="L1">%s<text:list-item><text:p>yellow</text:p>'
    b"<text:list>%s</text:list></text:list-item></text:list><text:p>after.</text:p></text:note-body></text:note>.</text:p>"
    b"</office:text>"
) % (ITEM % b"xylophone", ITEM % b"zither")


def test_lists_in_notes_of_odt(tmp_path):
    members = unpack((DATA / "pandoc.odt").read_bytes(), "pandoc.odt")
    content = members["content.xml"].replace(b"</office:text>", LISTS_IN_NOTE, 1)
    made, said = book_of(tmp_path, "a.odt", pack({**members, "content.xml": content}))
    assert "]: Before:\n\n    - xylophone\n    - yellow\n    - zither\n\n    after." in made
    assert not [each for each in said if "xylophone" in each or "zither" in each]


@pytest.mark.parametrize(
    ("target", "data", "text", "told"),
    [
        (b"Formula-0/", MATHML, "Area $S = v$ here.", []),
        (b"./Object 0", MATHML, "Area $S = v$ here.", []),
        (b"././Object 0", MATHML, "Area here.", ["formula"]),
    ],
)
def test_formulas_of_odt(tmp_path, target, data, text, told):
    members = unpack((DATA / "pandoc.odt").read_bytes(), "pandoc.odt")
    content = members["content.xml"].replace(b"</office:text>", FORMULA % target, 1)
    path = target.decode().replace("./", "").rstrip("/")
    made, said = book_of(tmp_path, "a.odt", pack({**members, "content.xml": content, f"{path}/content.xml": data}))
    assert text in made
    assert [each for each in said if each == "formula"] == told


def test_a_text_of_an_e_book_that_pandoc_loses_is_told(tmp_path):
    file = tmp_path / "notes.epub"
    file.write_bytes(pack({**EPUB, "n.xhtml": EPUB["n.xhtml"].replace(b"<p>A", b"<textarea>Hidden</textarea><p>A")}))
    messages = [problem.message for problem in import_book(file, tmp_path / "book").problems]
    (lost,) = [said for said in messages if "not in the book" in said]
    assert "hidden" in lost


@pytest.mark.parametrize("name", ["office.docx", "python-docx.docx", "pandoc.docx", "office.epub", "pandoc.epub"])
def test_what_is_there_is_not_told_as_lost(tmp_path, name):
    messages = [problem.message for problem in import_book(DATA / name, tmp_path / "book").problems]
    assert not [said for said in messages if "picture" in said or "in the document, and not in the book" in said]


def test_the_text_of_an_e_book_is_read_from_its_own_files():
    members = unpack((DATA / "pandoc.epub").read_bytes(), "pandoc.epub")
    assert "Әйтеуір бірталай өмірімізді" in " ".join(own_text(members).split())


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<br>two</p><p>th<b>r</b>ee</p>", "one two three"),
        ("<head><title>no</title></head>a&nbsp;b&#1084;", "a bм"),
        ('a<a epub:type="noteref">1</a> b<a role="doc-backlink">back</a>', "a b"),
        ("<style>p{}</style><p>open <i>mark", "open mark"),
        ("a<del>b</del><ins>c</ins><font>d</font><kbd>e</kbd>f<wbr>g<ruby>h<rt>i</rt></ruby>j", "abcdefghij"),
    ],
)
def test_html_is_read_as_words(html, text):
    assert " ".join(read_html(html.encode()).split()) == text


# Notes of e-books and web pages.

NOTED = "a[^1]\n\n[^1]: N."


def book_of(tmp_path, name, text):
    """The chapters that a file becomes in one text, and the messages B087 and B088."""
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    made = through_pandoc(file, tmp_path / "book")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "book/text").iterdir()))
    return text, [problem.message for problem in made.problems if "language is" not in problem.message]


def test_the_notes_of_an_e_book_may_have_a_file_of_their_own(tmp_path):
    text, said = book_of(tmp_path, "a.epub", pack(EPUB))
    assert text == "# One\n\nWord [^1] on.\n\n[^1]: A remark far away.\n"
    assert said == []


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        # A note says that it is one; a mark among notes; one that leads back; several paragraphs.
        ('a<a epub:type="noteref" href="#n">1</a><aside id="n" epub:type="footnote"><p>N.</p></aside>', NOTED),
        ('a<a href="#n"><sup>2</sup></a><div class="footnotes"><hr><ol><li id="n">N.</li></ol></div>', NOTED),
        ('a<sup id="r"><a href="#n">[1]</a></sup><p id="n">[1] N. <a href="#r">back</a></p>', NOTED),
        ('a<a id="r" href="#n">*</a><h2>Notes</h2><p><a id="n" href="#r">*</a> N.</p>', NOTED),
        (
            'a<a role="doc-noteref" href="#n">1</a><ol><li id="n"><p>N.</p><p>M. <a href="#r">↩</a></p></li></ol>',
            f"{NOTED}\n\n    M.",
        ),
        (
            'a<a href="#n">1</a> b<a href="#n">1</a><p id="n">1. N. <a href="#x">↑</a></p>',
            "a[^1] b[^2]\n\n[^1]: N.\n\n[^2]: N.",
        ),
        # A note in a note.
        (
            'a<a href="#n">1</a><div class="notes"><p id="n">N.<a href="#m">2</a></p><p id="m">M.</p></div>',
            "a[^1]\n\n[^1]: N.[^2]\n\n[^2]: M.",
        ),
        # What is no note: a number of a page, a word, a note that nobody calls.
        ('a <a href="#n">5</a><p id="n">N.</p>', "a [5](#n)\n\n[N.]{#n}"),
        ('a <a href="#n">see</a><div class="notes"><p id="n">N.</p></div>', "a [see](#n)\n\n[N.]{#n}"),
        ('a<div class="footnotes"><ol><li id="n">N.</li></ol></div>', "a\n\n1. N."),
    ],
)  # fmt: skip
def test_notes_of_web_pages(tmp_path, html, markdown):
    text, said = book_of(tmp_path, "a.html", f"<h1>A</h1><p>{html}")
    assert text == f"# A\n\n{markdown}\n"
    assert said == []


def test_notes_that_call_each_other_have_an_end(tmp_path):
    notes = '<li id="n">N.<a href="#m">2</a></li><li id="m">M.<a href="#n">1</a></li>'
    html = f'<h1>A</h1><p>a<a href="#n">1</a><div class="footnotes"><ol>{notes}</ol></div>'
    text, said = book_of(tmp_path, "a.html", html)
    assert text == "# A\n\na[^1]\n\n[^1]: N.[^2]\n\n[^2]: M.1\n"
    assert said == ['link to "#n": under "A", at "a"']


def test_html_shown_in_html_stays_as_it_is(tmp_path):
    text, _ = book_of(tmp_path, "a.html", '<h1>A</h1><pre>&lt;p id="x" role="doc-footnote">aside &lt;nav></pre>')
    assert '<p id="x" role="doc-footnote">aside <nav>' in text


def test_elements_that_a_book_has_not_are_told_once(tmp_path):
    html = "<h1>A</h1><time>now</time><details><summary>s</summary>d</details><p><canvas></canvas><video>v</video> w"
    text, said = book_of(tmp_path, "a.html", f"{html}<canvas></canvas><nav>menu</nav>")
    assert said == ["elements of HTML that a book has not: <canvas>, <video>, 3 times"]
    assert "menu" not in text


def test_lost_words_are_told_with_their_sentence_behind_the_last_paragraph_that_is_there(tmp_path):
    file = tmp_path / "a.html"
    lost = "<textarea>Lost, gone.</textarea>"
    file.write_text(f"<h1>A</h1><p>One.</p><p>Two.</p>{lost}<p>Three.</p><textarea>Last.</textarea>")
    told = [each for each in import_book(file, tmp_path / "book").problems if "not in the book" in each.message]
    assert [(str(each.place), each.message) for each in told] == [
        ("text/01-a.md:5", '2 words are in the document, and not in the book: lost, gone: in "Lost, gone."'),
        ("text/01-a.md:7", 'a word is in the document, and not in the book: last: in "Last."'),
    ]


def test_letters_that_begin_items_and_changed_words_are_not_lost(tmp_path):
    html = "<p>а) first</p><p>б) second</p><p>The <del>old</del><ins>new</ins> x<kbd>y</kbd>z.</p>"
    assert [each for each in book_of(tmp_path, "a.html", f"<h1>A</h1>{html}")[1] if "in the book" in each] == []


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("image", "made", "told"),
    [
        ("![A wheel](a.png)", "![A wheel](../images/a.png)", ['and are no caption: "A wheel"']),
        ('![A wheel](a.png "C")', '![A wheel](../images/a.png "C")', []),
        ("Text ![A wheel](a.png)", "Text ![A wheel](../images/a.png)", []),
        ("![A wheel](a.png)\n\n![B](a.png)", "![A wheel](../images/a.png)\n\n![B](../images/a.png)", ["2 times"]),
        # The words of an image that is not there are all that is left of it.
        ("![A *wheel*](gone.png)", "A wheel", ['image "gone.png": not found']),
        ('![A](gone.png "C")', "C", ['image "gone.png": not found']),
    ],
)
def test_words_in_the_brackets_of_an_image_of_markdown(tmp_path, image, made, told):
    (tmp_path / "a.png").write_bytes(PIXEL)
    text, said = book_of(tmp_path, "a.md", f"# A\n\n{image}\n")
    assert text == f"# A\n\n{made}\n"
    said = [each for each in said if "dpi" not in each]
    assert len(said) == len(told)
    assert all(part in each for part, each in zip(told, said, strict=True))


# The facts of an e-book.

METADATA = """<dc:identifier id="i">urn:isbn:978-0-00-000002-6</dc:identifier>
<dc:title id="t2">All of it</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
<dc:title id="t1">A Title</dc:title><meta refines="#t1" property="title-type">main</meta><dc:title>The Set</dc:title>
<dc:language>en</dc:language><dc:language>fr</dc:language>
<dc:subject>Law, modern</dc:subject><dc:subject>Art</dc:subject>
<dc:creator id="c2">B. Author</dc:creator><meta refines="#c2" property="display-seq">2</meta>
<dc:creator id="c1">A. Author</dc:creator><meta refines="#c1" property="display-seq">1</meta>
<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="ill">An Artist</dc:creator>
<dc:contributor id="c3">A. Translator</dc:contributor><meta refines="#c3" property="role">trl</meta>
<meta refines="#c3" property="file-as">Translator, A.</meta>
<dc:contributor id="c4">A Program</dc:contributor><meta refines="#c4" property="role">bkp</meta>
<dc:description>&lt;p>What &amp;amp; why.&lt;/p></dc:description>
<dc:date>2020-02-31</dc:date><dc:publisher>A Press</dc:publisher>"""


def test_facts_of_an_e_book(tmp_path):
    package = EPUB["p.opf"].decode()
    begin, end = package.index("<dc:identifier"), package.index("</metadata>")
    opf = package[:begin] + METADATA + package[end:]
    _, said = book_of(tmp_path, "a.epub", pack({**EPUB, "p.opf": opf.encode()}))
    facts = tomllib.loads((tmp_path / "book/book.toml").read_text(encoding="utf-8"))
    assert {key: facts[key] for key in ("title", "subtitle", "language", "publisher", "keywords", "isbn")} == {
        "title": "A Title",
        "subtitle": "All of it",
        "language": "en",
        "publisher": "A Press",
        "keywords": ["Law, modern", "Art"],
        "isbn": {"epub": "978-0-00-000002-6"},
    }
    assert [person["name"] for person in facts["authors"]] == ["A. Author", "B. Author"]
    assert facts["contributors"] == [
        {"name": "An Artist", "role": "ill"},
        {"name": "A. Translator", "role": "trl", "sort": "Translator, A."},
    ]
    assert facts["annotation"] == {"en": "What & why."}
    assert said == [
        'the date "2020-02-31": book.toml wants YYYY, YYYY-MM or YYYY-MM-DD',
        'another title: "The Set"',
        'another language: "fr"',
    ]


def test_pages_of_an_e_book_that_the_press_makes_itself(tmp_path):
    title = XHTML.format("<h1>T</h1><p>Printed in Nowhere</p>").replace("<body", '<body epub:type="titlepage"')
    contents = XHTML.format('<section role="doc-toc"><h2>Contents</h2><p>One 5</p></section>')
    pages = {"t.xhtml": title, "c.xhtml": contents}
    items = "".join(f'<item id="{name[0]}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    opf = EPUB["p.opf"].decode().replace("</manifest>", f"{items}</manifest>")
    opf = opf.replace("<spine>", '<spine><itemref idref="t"/><itemref idref="c"/>')
    made = pack({**EPUB, "p.opf": opf.encode(), **{name: page.encode() for name, page in pages.items()}})
    text, said = book_of(tmp_path, "a.epub", made)
    assert text.startswith("# One\n\nWord")
    (lost,) = said
    assert lost.startswith("3 words are in the document, and not in the book: printed, in, nowhere")
