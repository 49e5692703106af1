"""Documents of the e-book that are too large for old readers: parted at headings, and all leads where it led."""

import re

import pytest
from builds import build, write
from judged import judged
from lxml import etree

from baspa.bind.screen import splitting
from baspa.bind.screen.archive import unzipped
from baspa.bind.screen.epub import bind_epub
from baspa.model.edition import PageStart
from baspa.readers.rules import Reader
from baspa.verify.held.complete import hold_epub
from baspa.verify.held.web import hold_web

MOST = 2500
XHTML = "{http://www.w3.org/1999/xhtml}"
WORDS = "Some words, then others. " * 25
TEXT = (
    f"# One {{#one}}\n\n{WORDS}[^a]\n\nSee [three](#three), [the other](#two-one).\n\n## Two {{#two}}\n\n{WORDS}\n\n"
    f"### Under {{#under}}\n\n{WORDS}$x$[^b]\n\n## Three {{#three}}\n\n{WORDS} Back to [one](#one), [two](#two).\n\n"
    f"## Four\n\n### Five\n\n{WORDS}\n\n[^a]: A note.\n[^b]: Another.\n"
)
OTHER = "# Two one {#two-one}\n\nSee [three](#three), [under](#under).\n"
TOML = '[[authors]]\nname = "A"\n'


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("large"), TEXT, TOML, **{"two.md": OTHER})
    text = (folder / "book.toml").read_text().replace('["one.md"]', '["one.md", "two.md"]')
    (folder / "book.toml").write_text(text)
    made = build(folder, ("epub",))
    assert "EPUB/c1-2.xhtml" not in unzipped(made.data("epub"))
    return made


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(splitting, "reader", lambda name: Reader(name=name, sources=(), document_bytes=MOST))


def bound(book):
    blocks = [each.id for each in book.faces.epub.chapters[0].blocks]
    return bind_epub(book.edition, b"", (PageStart("1", (blocks[1],)), PageStart("2", (blocks[-3],))))


def test_no_document_is_larger_and_each_part_begins_with_a_heading_or_the_notes(book, small):
    whole, made = unzipped(book.data("epub")), unzipped(bound(book).data)
    parts = [name for name in made if re.fullmatch(r"EPUB/c1(-\d)?\.xhtml", name)]
    assert len(parts) > 2
    assert len(whole["EPUB/c1.xhtml"]) > MOST
    for name in parts:
        tags = [each.tag.removeprefix(XHTML) for each in etree.fromstring(made[name]).iter()]
        assert next(tag for tag in tags if tag in ("h1", "h2", "h3", "p", "aside")) != "p", name
        assert len(made[name]) <= MOST, name
    ids = [name for part in parts for name in re.findall(rb' id="([^"]+)"', made[part]) if b"page" not in name]
    assert sorted(ids) == sorted(re.findall(rb' id="([^"]+)"', whole["EPUB/c1.xhtml"]))


def test_links_notes_contents_landmarks_and_pages_lead_where_they_led(book, small):
    made = bound(book)
    files = unzipped(made.data)
    there = {
        f"{path.removeprefix('EPUB/')}#{name.decode()}"
        for path, data in files.items()
        for name in re.findall(rb' id="([^"]+)"', data)
    }
    for path, data in files.items():
        if path.endswith((".xhtml", ".ncx")):
            here = path.removeprefix("EPUB/")
            for link in re.findall(rb'(?:href|src)="([^"]*#[^"]+)"', data):
                href = link.decode()
                assert (here + href if href.startswith("#") else href) in there, (path, href)
    assert hold_epub(made, book.faces.epub) == ()


def test_validators_have_nothing_to_say_of_it(book, small):
    made = build(book.folder, ("epub", "web"))
    data = made.data("epub")
    assert "EPUB/c1-2.xhtml" in unzipped(data)
    assert hold_web(made.made["web"], made.faces.epub) == ()
    assert judged("EPUBCheck", {"large.epub": data}) == judged("Ace", {"large.epub": data}) == {"large.epub": ()}
