"""Archives that are broken or mean harm: a Problem, and nothing left behind."""

import io
import re
import stat
import zipfile
from pathlib import Path

import pytest

from baspa.importing import archive, import_book
from baspa.importing.archive import pack, unpack
from baspa.importing.epub_facts import of_package
from baspa.importing.latex import Source
from baspa.importing.own_files import spine
from baspa.load.folder import Folder
from baspa.model.problem import Failure

DATA = Path(__file__).parent / "data" / "import"
# A word that pandoc does not read, and that stands in no book.
LOST = b"<w:unknown><w:p><w:r><w:t>Xylophone</w:t></w:r></w:p></w:unknown>"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def members(name="office.docx"):
    return unpack((DATA / name).read_bytes(), name)


def zipped(items):
    """A zip archive of (name or ZipInfo, bytes) pairs, which may be one more than a dict can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in items:
            new.writestr(name, data)
    return out.getvalue()


def with_member(name, data=b"x", of="office.docx"):
    return zipped([*members(of).items(), (name, data)])


def link(name):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def encrypted(data):
    """Set the bit of encryption on every member, in both headers."""
    changed = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            changed[place + at] |= 1
            place = data.find(signature, place + 1)
    return bytes(changed)


def flipped(data):
    """Change a byte in the middle of the largest member."""
    with zipfile.ZipFile(io.BytesIO(data)) as there:
        largest = max(there.infolist(), key=lambda item: item.compress_size)
    place = largest.header_offset + 30 + len(largest.filename) + largest.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def lying(data, size=10):
    """Let the directory say that the text is shorter than it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as there:
        real = there.getinfo("word/document.xml").file_size
    return data.replace(real.to_bytes(4, "little"), size.to_bytes(4, "little"))


def docx(name="word/document.xml", data=b""):
    return pack({**members(), name: data})


def odt(name, data):
    return pack({**members("office.odt"), name: data})


def epub(name, data):
    return pack({**members("pandoc.epub"), name: data})


UTF16 = ENTITY.decode().encode("utf-16")
DRM = b"<e><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></e>"

CASES = [
    ("truncated", "a.docx", lambda: (DATA / "office.docx").read_bytes()[:-300], "B083"),
    ("half", "a.docx", lambda: (DATA / "office.docx").read_bytes()[:3000], "B083"),
    ("a byte changed", "a.docx", lambda: flipped((DATA / "office.docx").read_bytes()), "B083"),
    ("a size that lies", "a.docx", lambda: lying((DATA / "office.docx").read_bytes()), "B083"),
    ("only a signature", "a.docx", lambda: b"PK\x03\x04" + bytes(40), "B083"),
    ("no text in it", "a.docx", lambda: zipped([("a.txt", b"x")]), "B082"),
    ("an ODT under another name", "a.docx", (DATA / "office.odt").read_bytes, "B082"),
    ("an EPUB under another name", "a.odt", (DATA / "pandoc.epub").read_bytes, "B082"),
    ("nested XML", "a.docx", lambda: docx(data=b"<s>" * 3000 + b"</s>" * 3000), "B085"),
    ("text that is no XML", "a.docx", lambda: docx(data=b"<w:document"), "B083"),
    ("a path upwards", "a.docx", lambda: with_member("../../evil.sh"), "B084"),
    ("a path upwards, in Windows", "a.docx", lambda: with_member("word\\..\\..\\evil.sh"), "B084"),
    ("a path from the root", "a.epub", lambda: with_member("/etc/cron.d/evil", of="pandoc.epub"), "B084"),
    ("a drive", "a.odt", lambda: with_member("C:/evil", of="office.odt"), "B084"),
    ("a link", "a.docx", lambda: with_member(link("word/media/image9.png"), b"/etc/passwd"), "B084"),
    ("a name twice", "a.docx", lambda: with_member("word/./document.xml"), "B084"),
    ("macros", "a.docx", lambda: with_member("word/vbaProject.bin"), "B084"),
    ("an entity", "a.docx", lambda: docx(data=ENTITY), "B084"),
    ("an entity in a note", "a.docx", lambda: docx("word/footnotes.xml", ENTITY), "B084"),
    ("an entity in UTF-16", "a.odt", lambda: odt("content.xml", UTF16), "B084"),
    ("an entity in a chapter", "a.epub", lambda: epub("EPUB/text/ch001.xhtml", ENTITY), "B084"),
    ("a password", "a.docx", lambda: encrypted((DATA / "office.docx").read_bytes()), "B082"),
    ("a password of ODF", "a.odt", lambda: odt("META-INF/manifest.xml", b"<m><encryption-data/></m>"), "B082"),
    ("a shop's lock", "a.epub", lambda: epub("META-INF/encryption.xml", DRM), "B082"),
    ("a bomb", "a.docx", lambda: with_member("word/media/a.bin", bytes(32 * 1024 * 1024)), "B085"),
    ("many files", "a.docx", lambda: zipped((f"{n}.xml", b"") for n in range(archive.MEMBERS + 1)), "B085"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_cannot_be_imported(tmp_path, name, make, code):
    (tmp_path / name).write_bytes(make())
    with pytest.raises(Failure) as failure:
        import_book(tmp_path / name, tmp_path / "book")
    assert {(problem.code, problem.place.file) for problem in failure.value.problems} == {(code, name)}
    assert all(problem.message and problem.hint for problem in failure.value.problems)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "member", "data"),
    [
        ("office.odt", "Configurations2/accelerator/current.xml", b""),
        ("office.odt", "META-INF/documentsignatures.xml", b"<broken"),
        ("office.docx", "customXml/item1.xml", b""),
        ("office.docx", "word/theme/theme1.xml", b"<broken"),
        ("office.docx", "word/webSettings.xml", b"<s>" * 3000 + b"</s>" * 3000),
    ],
)
def test_what_nobody_reads_may_be_empty_or_broken(tmp_path, name, member, data):
    (tmp_path / name).write_bytes(pack({**members(name), member: data}))
    assert import_book(tmp_path / name, tmp_path / "book").chapters == 4


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("office.odt", "styles.xml"),
        ("office.odt", "Object 1/content.xml"),
        ("office.docx", "word/footnotes.xml"),
        ("office.docx", "word/_rels/document.xml.rels"),
    ],
)
def test_what_is_read_may_not(tmp_path, name, member):
    assert member in members(name)
    (tmp_path / name).write_bytes(pack({**members(name), member: b"<broken"}))
    assert outcome(tmp_path / name, tmp_path / "book") == {"B083"}


def test_a_document_whose_text_has_another_name(tmp_path):
    names = {"word/document.xml": "word/document2.xml", "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels"}
    there = {names.get(path, path): data.replace(b"document.xml", b"document2.xml") for path, data in members().items()}
    (tmp_path / "a.docx").write_bytes(pack(there))
    made = import_book(tmp_path / "a.docx", tmp_path / "book")
    assert (made.chapters, made.images) == (4, 1)


def test_a_document_of_the_strict_standard(tmp_path):
    strict = {
        path: re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", data)
        for path, data in members().items()
    }
    strict["word/document.xml"] = strict["word/document.xml"].replace(b"</w:body>", LOST + b"</w:body>")
    (tmp_path / "a.docx").write_bytes(pack(strict))
    made = import_book(tmp_path / "a.docx", tmp_path / "book")
    assert (made.chapters, made.images) == (4, 1)
    assert any("in the document, and not in the book" in problem.message for problem in made.problems)


def test_fonts_that_are_only_obfuscated_are_no_lock(tmp_path):
    fonts = b"<e><EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/></e>"
    (tmp_path / "a.epub").write_bytes(epub("META-INF/encryption.xml", fonts))
    assert import_book(tmp_path / "a.epub", tmp_path / "book").chapters == 4


def test_a_clean_copy_has_every_file_as_it_was():
    there = members()
    assert unpack(pack(there), "a.docx") == there


def damaged(data, number):
    """Set some bytes anew; which, and to what, follows from the number."""
    broken = bytearray(data)
    for step in range(1 + number % 7):
        broken[(7919 * number + 104729 * step * (number + 1)) % len(broken)] = b"<>&/\"' \0\xffa1{}\\"[
            (number + step) % 14
        ]
    return bytes(broken)


def outcome(file, folder):
    """Import a file; return the codes of what stopped it."""
    try:
        import_book(file, folder)
    except Failure as failure:
        return {problem.code for problem in failure.problems}
    return set()


DAMAGED = [
    ("office.docx", "word/document.xml", 25),
    ("office.docx", "docProps/core.xml", 25),
    ("office.odt", "content.xml", 25),
    ("pandoc.epub", "EPUB/text/ch002.xhtml", 9),  # most are read all the same
    ("office.rtf", "", 9),
]


@pytest.mark.parametrize(("name", "member", "times"), DAMAGED)
def test_damage_within_gives_a_problem_or_a_book(tmp_path, name, member, times):
    for number in range(times):
        there = members(name) if member else {"": (DATA / name).read_bytes()}
        there[member] = damaged(there[member], number)
        file = tmp_path / f"{number}{Path(name).suffix}"
        file.write_bytes(pack(there) if member else there[""])
        codes = outcome(file, tmp_path / f"book-{number}")
        assert codes <= {"B081", "B082", "B083", "B084", "B085"}
        assert (tmp_path / f"book-{number}").exists() != bool(codes)


def test_a_package_of_an_e_book_that_is_no_xml_names_no_document():
    assert spine({"a.opf": b"<package", "a.xhtml": b"<p>A</p>"}) == []


def test_an_order_of_people_that_is_no_number_is_none():
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        '<dc:creator id="a">A</dc:creator><dc:creator id="b">B</dc:creator>'
        '<meta refines="#a" property="display-seq">\u00b2</meta><meta refines="#b" property="display-seq">1</meta>'
        "</metadata></package>"
    )
    assert set(of_package({"a.opf": package.encode()}).authors) == {"A", "B"}


def test_a_comment_of_the_authors_own_is_no_place_of_a_part(tmp_path):
    text = "one\n%\ufdd1foo\n%\ufdd1part.tex:1\ninside\n%\ufdd1a.tex:4\nlast"
    places = [str(place) for place in Source(Folder(tmp_path), "a.tex").places(text)]
    assert places[1:] == ["a.tex:1", "a.tex:2", "a.tex:3", "part.tex:1", "part.tex:2", "a.tex:4", "a.tex:5"]
