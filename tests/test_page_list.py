"""The print book's page numbers in the e-book: each mark held against the PDF, by PDFium and lxml.

The letters are held, and no figures: those of notes, items and pages are set by the layout.
"""

import io
import re
import zipfile
from dataclasses import replace
from random import Random  # noqa: TID251 (of a seed: the same pages and words each time)

import pypdfium2
import pytest
from builds import FOLDERS, bind, build, built, write
from lxml import etree

from baspa.bind.screen.block_text import before_word
from baspa.bind.screen.epub import bind_epub
from baspa.kept.store import NOTHING_KEPT
from baspa.model.paper_sizes import size_of
from baspa.press import press

XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
POINTS = 72 / 25.4  # in a millimetre
PAGE = re.compile(r"\d+\W*бет\b|\bс\.\s*\d+")  # a number of a page, which the e-book has not
LETTERS = 30  # that are held on each side of a break
NOT_READ = {"doc-backlink", "doc-noteref"}
MADE_ANEW = ("titlepage.xhtml", "imprint.xhtml", "about.xhtml", "nav.xhtml", "cover.xhtml")
PIXEL = b"not looked at"
PNG = (FOLDERS["construct-figures"] / "images/clear.png").read_bytes()


def letters(text):
    return "".join(filter(str.isalpha, text.casefold()))


def is_note(element):
    return element.get("class") == "endnote" or element.get("role") == "doc-footnote"


def text_of(item):
    """Return what a note says, without the links back."""
    inner = "" if item.get("role") in NOT_READ else (item.text or "") + "".join(text_of(child) for child in item)
    return inner + (item.tail or "")


def flow(book, data):
    """Return the letters of each page of a PDF by its label, without running heads and folios."""
    design = book.edition.metadata.design
    _, height = size_of(design.page)
    top, bottom = (height - design.margins.top + 2) * POINTS, (design.margins.bottom - 2) * POINTS
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_bounded(0, bottom, page.get_width(), top) for page in pdf]
        return {pdf.get_page_label(number): letters(PAGE.sub("", text)) for number, text in enumerate(pages)}


class Screen:
    """The e-book as one text, with the place of each mark in it."""

    def __init__(self, data):
        self.text, self.marks, self.notes = [], {}, ""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = etree.fromstring(archive.read("EPUB/content.opf"))
            names = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
            for name in (names[each.get("idref")] for each in package.iter(f"{OPF}itemref")):
                body = etree.fromstring(archive.read(f"EPUB/{name}")).find(f"{XHTML}body")
                self.read(body, name)
                self.notes += "".join(letters(text_of(e)) for e in body.iter() if is_note(e))
            nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
            self.pages = [
                (a.text, a.get("href"))
                for n in nav.iter(f"{XHTML}nav")
                if n.get(TYPE) == "page-list"
                for a in n.iter(f"{XHTML}a")
            ]
        self.text = "".join(self.text)

    def read(self, element, name):
        if element.get("role") == "doc-pagebreak":
            self.marks[f"{name}#{element.get('id')}"] = len("".join(self.text))
        gathered = is_note(element) and not any(e.get("role") == "doc-pagebreak" for e in element.getparent().iter())
        if (
            etree.QName(element).localname == "math"
            or element.get("role") in NOT_READ
            or element.get("hidden")
            or gathered
        ):
            return
        self.text.append(element.text or "")
        for child in element:
            self.read(child, name)
            self.text.append(child.tail or "")
        self.text.append(
            ""
            if etree.QName(element).localname in {"a", "b", "em", "i", "span", "strong", "sub", "sup", "code"}
            else " "
        )


def differing(book, pdf, epub, seed=1, count=20, repeated=""):
    """Return the pages whose text is another behind their mark than on paper, or before it; of so many by a seed."""
    paper, screen = flow(book, pdf), Screen(epub)
    labels = list(paper)
    pages = [(label, href) for label, href in screen.pages if href.partition("#")[0] not in MADE_ANEW and paper[label]]
    found = []
    for label, href in Random(seed).sample(pages, min(count, len(pages))):
        at = screen.marks[href]
        before, after = letters(screen.text[:at])[-LETTERS:], letters(screen.text[at:])
        word = letters(re.match(r"\s*\S*", screen.text[at:])[0])  # its first part may end the page before
        here = paper[label].removeprefix(repeated)
        filled = [paper[each] for each in labels[: labels.index(label)] if paper[each]]
        previous = filled[-1] if filled else ""
        if not any(
            here.startswith(after[cut : cut + min(LETTERS, len(here))])
            and ends(previous, (before + after[:cut])[-len(previous[:LETTERS]) :], screen.notes)
            for cut in range(len(word) or 1)
        ):
            found.append((label, before, after[:LETTERS], previous[-LETTERS:], here[:LETTERS]))
    return found, len(pages)


def ends(page, words, notes):
    """Tell whether a page ends with these words, or has notes and nothing else behind them."""
    at = page.rfind(words)
    return at >= 0 and page[at + len(words) :] in notes


# Pages whose text before is another in the e-book: behind the title page and the imprint, which stand elsewhere there,
# behind the chapter of notes, which paper has not, behind a page with a note that paper alone has, and in the index,
# which names sections in the e-book.
OTHERS = {"essay": {"1"}, "construct-everything": {"v", "23", "10", "25"}}


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_begins_in_the_ebook_where_it_does_on_paper(name):
    book = built(name)
    assert not book["pdf"].starts  # of a book that does not ask for them
    told = replace(book.edition.metadata, epub=replace(book.edition.metadata.epub, pages=True))
    pdf, _ = bind("pdf", replace(book.edition, metadata=told))
    epub = bind_epub(book.edition, PIXEL, pdf.starts)
    found, count = differing(book, pdf.data, epub.data)
    assert count >= 5
    assert {label for label, *_ in found} <= OTHERS[name], found


WORDS = "Abel brought careful draughts eastward, finding great houses incomparably joyful; kind labourers made “noble” "
PROSE = [" ".join(Random(seed).choices(WORDS.split(), k=160)) + "." for seed in range(12)]
ALONE = PROSE[1].replace(" ", " [Words that paper alone has.]{only=print} ", 1)
NOTES = "Words[^a] of *paper*.[^b]\n\n[^a]: " + " ".join(PROSE[:5]) + "\n\n[^b]: " + PROSE[2]
ROWS = [f"| {text[:90]} | {text[90:700]} |" for text in PROSE[:6]]
LONG = {
    "one.md": "\n\n".join(("# One", PROSE[0], ALONE, *PROSE[2:6], NOTES)),
    "two.md": "# Two\n\n" + "\n".join(f"1. {' '.join(text.split()[:60])}" for text in PROSE),
    "three.md": "# Three\n\n::: verse\n" + "\n\n".join(text.replace(", ", "\n") for text in PROSE) + "\n:::",
    "four.md": "\n".join(("# Four\n", "| Zz | Yy |\n|---|---|", f"| {PROSE[0]} | {' '.join(PROSE[:3])} |", *ROWS)),
    "five.md": "# Five\n\n" + "\n\n".join(f"![A press](a.png)\n\n{text[:300]}" for text in PROSE[:4]),
}
TOML = """
notes = { print = "chapter" }
design = { page = "105 × 148 mm", chapters = "page" }
epub = { pages = true }
pages = { first = 5 }
"""


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("long"), toml=TOML, **LONG, **{"a.png": PNG})
    text = (folder / "book.toml").read_text().replace('["one.md"]', str(list(LONG)).replace("'", '"'))
    (folder / "book.toml").write_text(text)
    return build(folder, ("pdf", "epub"))


def test_pages_that_begin_within_paragraphs_notes_items_verses_and_cells(long):
    found, count = differing(
        long, long.data("pdf"), long.data("epub"), count=99, repeated="zzyy"
    )  # the head of its table
    assert count > 25
    assert found == []


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [
        ("of “noble” men", 5, 3),
        ("a well-known man", 7, 2),
        ("word—other words", 5, 5),
        ("he said. — Men", 11, 9),
        ("« mot »", 3, 0),
        ("see https://a.example/b", 14, 4),
        ("他说「漢字」可", 3, 2),
        ("他说漢字", 2, 2),
        ("ภาษาไทย", 4, 4),
    ],
)
def test_a_mark_stands_before_a_whole_word_where_words_are_parted(text, at, begins):
    assert before_word(text.replace("« ", "«\u00a0").replace("— M", "—\u00a0M"), at) == begins


def test_the_lists_of_pages_and_what_is_said_of_them(long):
    with zipfile.ZipFile(io.BytesIO(long.data("epub"))) as archive:
        package, ncx = (etree.fromstring(archive.read(f"EPUB/{name}")) for name in ("content.opf", "toc.ncx"))
        assert archive.read("EPUB/content.opf").count(b"pageBreakSource") == 1
    with pypdfium2.PdfDocument(long.data("pdf")) as pdf:
        labels = [pdf.get_page_label(number) for number in range(len(pdf))]
    screen = Screen(long.data("epub"))
    assert [label for label, _ in screen.pages] == labels
    assert {href for _, href in screen.pages} == set(screen.marks)
    targets = list(ncx.iter(f"{NCX}pageTarget"))
    assert ["".join(each.itertext()) for each in targets] == labels
    assert [each.get("value") for each in targets] == [label if label.isdigit() else None for label in labels]
    said = {(each.get("property"), each.text) for each in package.iter(f"{OPF}meta")}
    assert said >= {
        ("schema:accessibilityFeature", "pageBreakMarkers"),
        ("schema:accessibilityFeature", "pageNavigation"),
        ("pageBreakSource", "t.pdf"),
    }


def test_an_ebook_without_pages_has_no_mark_of_them():
    screen = Screen(built("essay").data("epub"))
    assert (screen.pages, screen.marks) == ([], {})


def test_pages_are_the_same_whatever_else_is_made(tmp_path):
    folder = write(tmp_path / "book", toml="epub = { pages = true }\n")
    made = []
    for formats in (("epub",), ("pdf", "epub")):
        pressed = press(folder, formats, tmp_path / formats[0], None, lambda _: None, NOTHING_KEPT)
        assert [each.format for each in pressed.artifacts] == list(formats)
        made.append(pressed.artifacts[-1].data)
    assert made[0] == made[1]
    assert "1" in dict(Screen(made[0]).pages)
