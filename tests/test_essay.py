"""The essay in book/ is the author's text, sentence for sentence, with the editor's headings put in."""

import hashlib
import re

import pytest
from builds import PROJECT, built

SOURCE = PROJECT / "book" / "source" / "borbasov.txt"
SHA_256 = "c2c54a7ed49531f2fd05dd95ebda346337eab2cba82393905f4099eac66bc3c2"
BY_LINE = ["Сайын БОРБАСОВ, ", "саяси ғылым докторы, ", "профессор"]

# The editor's: chapters and sections, with the number of paragraphs and sentences below each heading.
HEADINGS = [
    (1, "Әлемдік қауымдастық жолында", 1, 4),
    (1, "Ядролық қарудан бас тарту", 1, 8),
    (1, "Көпвекторлы саясат және өңір қауіпсіздігі", 1, 8),
    (1, "Біріккен Ұлттар Ұйымымен ынтымақтастық", 1, 5),
    (1, "Семей полигонының жабылуы", 0, 0),
    (2, "Жарлық және тәуелсіз таңдау", 1, 5),
    (2, "Әлемдік үн қосу", 1, 3),
    (2, "Қауіпсіздік кепілдіктері", 1, 3),
    (1, "Ядролық қарусыз аймақ және БҰҰ бағасы", 2, 8),
]


def source_lines():
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    while not lines[0]:
        lines.pop(0)
    while not lines[-1]:
        lines.pop()
    return lines


def paragraphs():
    """Return the paragraphs of all chapters, each as the lines of its Markdown: one sentence a line."""
    return [
        paragraph.split("\n")
        for chapter in built("essay").book.chapters
        for paragraph in chapter.source.strip().split("\n\n")
        if not paragraph.startswith("#")
    ]


def test_the_source_is_the_file_as_it_came():
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SHA_256


def as_it_came(paragraph):
    """Split a paragraph as the source is split: at ". ", whose full stop and space are gone, and after its last one."""
    return " ".join(paragraph).split(". ")


def test_the_chapters_are_the_source_line_by_line():
    lines = source_lines()
    assert [line for paragraph in paragraphs() for line in as_it_came(paragraph)] == lines[:45]
    assert lines[45:] == BY_LINE


def test_sentences_and_paragraphs():
    found = paragraphs()
    assert len(found) == 9
    assert sum(map(len, found)) == 44
    assert all(line.endswith(".") for paragraph in found for line in paragraph)
    (broken,) = [line for paragraph in found for line in paragraph if ". " in line]
    assert "Президенті Н. Назарбаев «Семей" in broken


def test_headings_are_the_editors_and_are_said_to_be():
    book = built("essay").book
    assert [(heading.level, heading.text) for c in book.chapters for heading in c.headings] == [
        (level, text) for level, text, _, _ in HEADINGS
    ]
    assert (book.metadata.supplied.title, book.metadata.supplied.headings) == (True, True)
    assert len(book.chapters) == 6


@pytest.mark.parametrize(("level", "heading", "count", "sentences"), HEADINGS)
def test_each_heading_stands_above_its_sentences(level, heading, count, sentences):
    text = "\n".join(chapter.source for chapter in built("essay").book.chapters)
    below = re.split(rf"^{'#' * level} {heading}$", text, flags=re.MULTILINE)[1]
    below = re.split(r"^#", below, flags=re.MULTILINE)[0].strip()
    assert len([paragraph for paragraph in below.split("\n\n") if paragraph]) == count
    assert len(re.findall(r"\.$", below, re.MULTILINE)) == sentences


def test_the_by_line_is_the_metadata_of_the_author():
    (author,) = built("essay").book.metadata.authors
    surname, degree, rank = (line.rstrip(", ") for line in BY_LINE)
    assert author.name.split()[0] == surname.split()[0]
    assert author.name.upper().split() == surname.upper().split()
    assert (author.degree, author.rank, author.role) == (degree, rank, "aut")
    assert author.sort == ", ".join(reversed(author.name.split()))


def test_nothing_is_said_that_the_source_does_not_say():
    metadata = built("essay").book.metadata
    said = (
        *(metadata.subtitle, metadata.publisher, metadata.place, metadata.date, metadata.doi, metadata.udc),
        *(metadata.bbk, metadata.edition, metadata.keywords, metadata.contributors, metadata.series),
        *vars(metadata.isbn).values(),
        *vars(metadata.rights).values(),
    )
    assert [value for value in said if value] == []
