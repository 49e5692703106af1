import io
import re
import unicodedata
import zipfile

import pikepdf
import pytest
from builds import FOLDERS, build, built, load, structure, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.model.book import PAGES
from baspa.model.edition import Artifact
from baspa.model.problem import report
from baspa.tree.names import IGNORABLE, JOINED_LETTERS
from baspa.verify.held.complete import hold_epub, hold_pdf
from baspa.verify.held.reading import FoundBlock, hold, same, without_layout

TEXT = """# One

First paragraph.

Second paragraph[^n] here.

- item one
- item two

Last *stressed* paragraph.

[^n]: A note.
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("book"), TEXT))


def problems(whole, name, data):
    artifact = Artifact(name, f"t.{name}", data)
    hold, book = {"pdf": (hold_pdf, whole.faces.print), "epub": (hold_epub, whole.faces.epub)}[name]
    return [line for line in report(hold(artifact, book)) if not line.startswith("  hint: ")]


# The e-book.


def changed_epub(data, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "EPUB/c1.xhtml":
                changed = change(content.decode())
                assert changed != content.decode()
                content = changed.encode()
            target.writestr(name, content)
    return out.getvalue()


FIRST, SECOND = '<p id="c1-2">First paragraph.</p>', r'<p id="c1-3">Second.*?</p>'
SWAPPED = {"First paragraph": "item one", "item one": "First paragraph"}
EPUB_FAULTS = {
    "a paragraph is missing": (
        lambda xhtml: xhtml.replace(FIRST, ""),
        ['one.md:3: error B050: the EPUB lacks "First paragraph."'],
    ),
    "a paragraph is there twice": (
        lambda xhtml: xhtml.replace(FIRST, FIRST * 2),
        ['one.md:3: error B051: the EPUB has "First paragraph." 2 times'],
    ),
    "two paragraphs are in the wrong order": (
        lambda xhtml: re.sub(f"({FIRST})({SECOND})", r"\2\1", xhtml),
        ['one.md:5: error B052: the EPUB has "Second paragraph1 here." out of order'],
    ),
    "a letter is another": (
        lambda xhtml: xhtml.replace("First", "Fırst"),
        ['one.md:3: error B053: the EPUB has "First paragraph." with another text'],
    ),
    "a word is missing": (
        lambda xhtml: xhtml.replace("<em>stressed</em> ", ""),
        ['one.md:10: error B053: the EPUB has "Last stressed paragraph." with another text'],
    ),
    "a note is missing": (
        lambda xhtml: re.sub(r'<section class="footnotes">.*?</section>', "", xhtml),
        ['one.md:5: error B177: the EPUB lacks the link "c1-fn1"', 'one.md:12: error B050: the EPUB lacks "1 A note."'],
    ),
    "a list item is missing": (
        lambda xhtml: re.sub(r"<li id=\"c1-5\">item two</li>", "", xhtml),
        ['one.md:8: error B050: the EPUB lacks "item two"'],
    ),
    "a block has lost its id": (
        lambda xhtml: xhtml.replace(' id="c1-2"', ""),
        ['one.md:3: error B050: the EPUB lacks "First paragraph."'],
    ),
    "the text of two paragraphs is swapped": (
        lambda xhtml: re.sub("First paragraph|item one", lambda m: SWAPPED[m[0]], xhtml),
        [
            'one.md:3: error B053: the EPUB has "First paragraph." with another text',
            'one.md:7: error B053: the EPUB has "item one" with another text',
        ],
    ),
}


def test_notes_have_an_order_of_their_own(tmp_path):
    """They may stand anywhere among the rest, but in their order."""
    book, _ = load(write(tmp_path, "# One\n\nA[^a] b.[^b]\n\nC.\n\n[^a]: First.\n\n[^b]: Second.\n"))
    blocks = book.chapters[0].blocks
    rest, (first, second) = [b for b in blocks if b.kind != "note"], [b for b in blocks if b.kind == "note"]
    for order in ([first, second, *rest], [rest[0], first, *rest[1:], second]):
        assert hold(book, [FoundBlock(block.id, block.text) for block in order], "EPUB") == ()
    found = hold(book, [FoundBlock(block.id, block.text) for block in (*rest, second, first)], "EPUB")
    assert list(report(found)) == ['one.md:9: error B052: the EPUB has "2 Second." out of order']


@pytest.mark.parametrize(
    ("found", "is_same"),
    [
        ("Астық, 12, 14–17", True),
        ("Астық, xii", True),
        ("Астық,", True),
        ("Астық, 12-бет", False),
        ("Арпа, 12", False),
    ],
)
def test_numbers_of_pages_are_the_layouts(found, is_same):
    assert same(without_layout(f"Астық, {PAGES}"), without_layout(found)) is is_same


@pytest.mark.parametrize(
    ("wanted", "found", "is_same"),
    [
        ("один", "одни", False),
        ("שלום, עולם.", ".עולם, שלום", True),  # as PDFium gives a line: word by word from the left
        ("שלום, עולם.", ".עולם, שלו", False),
        ("קרא abc", "abc קרא", True),
        ("قلم", "ملق", True),
    ],
)
def test_words_from_right_to_left_are_counted(wanted, found, is_same):
    assert same(without_layout(wanted), without_layout(found)) is is_same


@pytest.mark.parametrize(("change", "said"), EPUB_FAULTS.values(), ids=EPUB_FAULTS)
def test_damage_of_an_epub_is_seen(whole, change, said):
    assert problems(whole, "epub", changed_epub(whole.data("epub"), change)) == said


def test_an_epub_without_a_chapter_lacks_each_of_its_blocks(whole):
    data = whole.data("epub").replace(b"c1.xhtml", b"c9.xhtml")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".opf"):
                content = content.replace(b'<itemref idref="c1"/>', b"")
            target.writestr(name, content)
    blocks = [block for chapter in whole.book.chapters for block in chapter.blocks]
    assert len(problems(whole, "epub", out.getvalue())) == len(blocks) == 7


# The PDF.


def changed_pdf(data, change):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        named = {str(e.ID): e for e, _ in structure(pdf) if "/ID" in e}
        change(pdf, named)
        pdf.save(out)
    return out.getvalue()


def without_kids(pdf, named):
    del named["c1-2"].K


def without_element(pdf, named):
    parent = named["c1-2"].P
    parent.K = pikepdf.Array([kid for kid in parent.K if kid.objgen != named["c1-2"].objgen])


def twice(pdf, named):
    named["c1-2"].P.K.append(named["c1-2"])


def reordered(pdf, named):
    parent = named["c1-2"].P
    kids = list(parent.K)
    first = next(index for index, kid in enumerate(kids) if kid.objgen == named["c1-2"].objgen)
    kids[first], kids[first + 1] = kids[first + 1], kids[first]
    parent.K = pikepdf.Array(kids)


def without_a_piece(pdf, named):
    named["c1-6"].K = pikepdf.Array(list(named["c1-6"].K)[1:])


def without_note(pdf, named):
    note = named["c1-fn1"]
    note.P.K = pikepdf.Array([kid for kid in note.P.K if kid != note])


def moved_off_the_page(pdf, named):
    page = next(page for page in pdf.pages if page.label == "1")
    page.contents_add(b"1 0 0 1 1000 0 cm", prepend=True)


PDF_FAULTS = {
    "an element is empty": (without_kids, ['one.md:3: error B053: the PDF has "First paragraph." with another text']),
    "an element is missing": (without_element, ['one.md:3: error B050: the PDF lacks "First paragraph."']),
    "an element is there twice": (twice, ['one.md:3: error B051: the PDF has "First paragraph." 2 times']),
    "two elements are in the wrong order": (
        reordered,
        ['one.md:5: error B052: the PDF has "Second paragraph1 here." out of order'],
    ),
    "a piece of a line is missing": (
        without_a_piece,
        ['one.md:10: error B053: the PDF has "Last stressed paragraph." with another text'],
    ),
    "a note is missing": (without_note, ['one.md:12: error B050: the PDF lacks "1 A note."']),
}


@pytest.mark.parametrize(("change", "said"), PDF_FAULTS.values(), ids=PDF_FAULTS)
def test_damage_of_a_pdf_is_seen(whole, change, said):
    assert problems(whole, "pdf", changed_pdf(whole.data("pdf"), change)) == said


def test_text_that_runs_off_the_page_is_no_text(whole):
    said = problems(whole, "pdf", changed_pdf(whole.data("pdf"), moved_off_the_page))
    assert [line.split(":")[2] for line in said if " error " in line] == [" error B053"] * 7
    assert any(" warning B191" in line for line in said)


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_whole_files_have_no_fault(name):
    assert hold_pdf(built(name).made["pdf"], built(name).faces.print) == ()
    assert hold_epub(built(name).made["epub"], built(name).faces.epub) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a b", "a\u00a0b", True),
        ("ab", "a\u00adb", True),
        ("кітап-хана", "кітап\u2010хана", True),
        ("a-\nb", "a-b", True),
        ("и\u0306", "й", True),
        ("ab", "ba", False),
        ("қ", "к", False),
        ("a–b", "ab", False),
        ("«a»", "a", False),
    ],
)
def test_what_a_layout_may_change(one, other, same):
    assert (without_layout(one) == without_layout(other)) is same


LAYOUT = re.compile(f"[\\s\u0002\u2010\u2011{IGNORABLE}-]")
TOUCHED = "a \u00a0\u2003-\u0002\u00ad\u2010\u2060\ufe0f\U000e0100\u01c4\ufb01\u0149\u02bc\u0301é«қ"


def by_the_rule(text: str) -> str:
    """Return a text without what a layout may change, letter by letter."""
    letters = [letter for letter in unicodedata.normalize("NFC", text) if not LAYOUT.match(letter)]
    joined = (
        unicodedata.normalize("NFKC", each) if re.match(f"[{JOINED_LETTERS}]", each) else each for each in letters
    )
    return re.sub("([\u02bb\u02bc\u0300-\u036f])\\1+", r"\1", "".join(joined))


@given(st.text() | st.text(TOUCHED) | st.text("a\u02bc\u0301é"))
def test_what_a_layout_may_change_is_gone_from_each_text(text):
    assert without_layout(text) == by_the_rule(text)


def test_each_sign_that_a_layout_may_change_is_gone():
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    signs = {*filter(str.isspace, every), *re.findall(f"{LAYOUT.pattern}|[{JOINED_LETTERS}]", every)}
    assert [each for each in signs if without_layout(f"a{each}b") != by_the_rule(f"a{each}b")] == []
