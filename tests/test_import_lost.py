"""What a document has by its own files and pandoc does not see, or says nothing of: it is told, never lost."""

from pathlib import Path

import pytest

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
        ("pandoc.docx", "document.xml", BODY, PICTURE % b"embed" + BODY, 'picture "A bridge": the document has no'),
        ("pandoc.docx", "document.xml", BODY, PICTURE % b"link" + BODY, 'picture "A bridge": the document has no'),
        ("pandoc.docx", "document.xml", BODY, OLD_PICTURE + BODY, 'picture "A gate": the document has no such file'),
        ("pandoc.docx", "document.xml", BODY, NOTE + BODY, "a note without text"),
    ],
)
def test_what_pandoc_does_not_see_is_told(tmp_path, name, member, old, new, message):
    messages, text = told(tmp_path, name, member, old, new)
    assert [said for said in messages if message in said], messages
    assert "…\n" not in text


def test_a_note_of_an_e_book_that_pandoc_loses_is_told(tmp_path):
    file = tmp_path / "notes.epub"
    file.write_bytes(pack(EPUB))
    messages = [problem.message for problem in import_book(file, tmp_path / "book").problems]
    (lost,) = [said for said in messages if "not in the book" in said]
    assert "remark" in lost
    assert "away" in lost


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
    ],
)
def test_html_is_read_as_words(html, text):
    assert " ".join(read_html(html.encode()).split()) == text
