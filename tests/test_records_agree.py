"""Records, PDF and EPUB say the same of a book, and what one says otherwise is told."""

from dataclasses import replace

import pytest
from builds import built, verify

BOOKS = ("essay", "construct-volume", "construct-journal", "every-key", "construct-arabic")


def told(book, file, was, now):
    """Return what is said of a book's records, in one of whose files something stands in another's place."""
    made = built(book)
    whole = made["records"]
    assert any(was in each.data for each in whole.folder if each.path == file)
    changed = tuple(replace(e, data=e.data.replace(was, now)) if e.path == file else e for e in whole.folder)
    return [each.message for each in verify(replace(whole, folder=changed), made.book, made)]


@pytest.mark.parametrize("book", BOOKS)
def test_all_say_the_same(book):
    assert [each for each in built(book).bind("records")[1] if each.code != "B360"] == []


@pytest.mark.parametrize(
    ("file", "was", "now", "fact"),
    [
        ("marc.mrc", b"a12 pages", b"a13 pages", "pages print"),
        ("marc.xml", b"9780000000026", b"9780000000019", "ISBN epub"),
        ("marc.mrc", b"10.1000/182\x1f", b"10.1000/183\x1f", "DOI"),
        ("marc.xml", b"s2026", b"s2025", "year"),
        ("mods.xml", "Барлық".encode(), b"X", ""),
        ("mods.xml", "<title>Үлгі кітап".encode(), "<title>Үлгі кітаб".encode(), "title"),
        ("mods.xml", b"2026-11-22</dateIssued>", b"2026-11-23</dateIssued>", "date"),
        ("mods.xml", b"kaz</languageTerm>", b"rus</languageTerm>", "language"),
        ("oai_dc.xml", "<dc:creator>Үлгі".encode(), "<dc:creator>Улги".encode(), "authors"),
    ],
)
def test_what_one_says_otherwise_is_told(file, was, now, fact):
    said = told("every-key", file, was, now)
    assert [message.split(" has ")[1].startswith(f"{fact} ") for message in said] == ([True] if fact else [])
