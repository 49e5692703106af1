"""ONIX, DataCite and Crossref: by judges that others made, what they say, and what is left out that is not whole."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from builds import built
from needs import module
from test_records_marc import FILES

from baspa.model.metadata import Isbn
from baspa.records.carriers import described
from baspa.records.kinds import RECORDS

BOOKS = ("essay", "construct-everything", "construct-volume", "construct-journal", "every-key")
FACTS = {
    "publisher": "Үлгі",
    "date": "2026-11",
    "doi": "10.1000/182",
    "address": "https://example.org/",
    "contact": "A. N. Author",
    "email": "author@example.org",
    "isbn": Isbn(print="978-0-00-000000-2", epub="978-0-00-000002-6"),
}
CROSSREF = "{http://www.crossref.org/schema/5.5.0}"


def told(book):
    """Return the description of a book, with the facts that trade and registries ask for."""
    description = described(built(book).edition, FILES)
    agents = description.agents or described(built("essay").edition, FILES).agents
    return replace(description, agents=agents, **FACTS)


def written(record, book):
    return RECORDS[record].write(told(book))


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("record", ["onix-3.0", "onix-3.1"])
def test_onix_is_as_its_keepers_say(tmp_path, record, book):
    assert judged(tmp_path, written(record, book)) == []


def test_what_is_wrong_in_onix_is_found(tmp_path):
    assert judged(tmp_path, written("onix-3.0", "essay").replace(b"<NotificationType>03", b"<NotificationType>99"))


def judged(folder, data):
    (folder / "onix.xml").write_bytes(data)
    return [each.short for each in module("onixcheck").validate(str(folder / "onix.xml"))]


@pytest.mark.parametrize("book", BOOKS)
def test_datacite_is_as_its_schema_says(book):
    record = json.loads(written("datacite-json", book))
    rules = module("datacite.schema45").validator
    assert [each.message for each in rules.iter_errors(record)] == []
    assert list(rules.iter_errors({**record, "publicationYear": "soon"}))
    assert record["titles"][0]["title"] == told(book).title
    assert ET.fromstring(written("datacite-xml", book)).tag == "{http://datacite.org/schema/kernel-4}resource"


def test_a_deposit_has_the_articles_that_have_dois():
    made = ET.fromstring(written("crossref", "construct-journal"))
    assert [each.text for each in made.iter(f"{CROSSREF}email_address")] == ["author@example.org"]
    dois = {each.doi for each in told("construct-journal").parts if each.doi}
    assert dois
    assert dois <= {each.text for each in made.iter(f"{CROSSREF}doi")}


@pytest.mark.parametrize(("language", "said"), [("kk-Cyrl", "kk"), ("kaa", None), ("EN", "en")])
def test_a_deposit_names_a_language_in_two_letters_or_not_at_all(language, said):
    made = ET.fromstring(RECORDS["crossref"].write(replace(told("essay"), language=language)))
    (book,) = made.iter(f"{CROSSREF}book_metadata")
    assert book.get("language") == said


@pytest.mark.parametrize(
    ("record", "facts", "lacks"),
    [
        ("onix-3.0", {"publisher": ""}, ("a publisher",)),
        ("crossref", {"email": ""}, ("a person with an e-mail address",)),
        ("crossref", {"publisher": "", "address": ""}, ("a publisher", "an address of the web edition")),
        ("datacite-json", {"doi": ""}, ("a DOI",)),
        ("crossref", {}, ()),
    ],
)
def test_what_a_record_lacks_is_said(record, facts, lacks):
    assert RECORDS[record].lacks(replace(told("essay"), **facts)) == lacks
