"""MODS and Dublin Core: by their schemas, and what they say."""

import warnings
from functools import cache
from xml.etree import ElementTree as ET

import needs
import pytest
from builds import built
from test_records_marc import BOOKS, FILES

from baspa.records.carriers import described
from baspa.records.kinds import RECORDS

MODS = {"": "http://www.loc.gov/mods/v3"}
LOCAL = {
    "http://www.w3.org/2001/xml.xsd": "common/xml.xsd",
    "http://www.loc.gov/mods/xml.xsd": "common/xml.xsd",
    "http://www.loc.gov/standards/xlink/xlink.xsd": "mets/xlink.xsd",
    "http://dublincore.org/schemas/xmls/simpledc20021212.xsd": "dc/dc.xsd",
}
SCHEMAS = {"mods": "mods/mods-3-8.xsd", "oai_dc": "dc/oai_dc.xsd"}


def written(record, book):
    return RECORDS[record].write(described(built(book).edition, FILES)).decode()


def mods(book):
    return ET.fromstring(written("mods", book)).findall("mods", MODS)


@cache
def schema(record):
    folder = needs.schemas()

    def local(address):
        return (folder / LOCAL[address]).as_uri() if address in LOCAL else address

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return needs.module("xmlschema").XMLSchema(str(folder / SCHEMAS[record]), uri_mapper=local, allow="local")


@pytest.mark.parametrize("record", SCHEMAS)
@pytest.mark.parametrize("book", BOOKS)
def test_records_are_as_their_schemas_say(record, book):
    assert [error.reason for error in schema(record).iter_errors(written(record, book))] == []


@pytest.mark.parametrize(("record", "tag"), [("mods", "typeOfResource"), ("oai_dc", "dc:type")])
def test_schemas_refuse_what_they_do_not_know(record, tag):
    broken = written(record, "essay").replace(f"<{tag}>", "<unknown>").replace(f"</{tag}>", "</unknown>")
    assert list(schema(record).iter_errors(broken))


def test_mods_has_a_record_for_each_form_and_part():
    paper, pdf, epub, chapter = mods("every-key")
    found = [each.findtext("identifier[@type='isbn']", "", MODS) for each in (paper, pdf, epub)]
    assert found == ["9780000000002", "9780000000019", "9780000000026"]
    assert [each.findtext("physicalDescription/extent", "", MODS) for each in (paper, pdf, epub)] == [
        "12 pages"
    ] * 2 + [""]
    assert chapter.find("relatedItem[@type='host']/titleInfo", MODS) is not None


def test_mods_of_an_article_says_its_place_in_the_journal():
    article = mods("construct-journal")[2]
    part = article.find("relatedItem[@type='host']/part", MODS)
    assert [each.text for each in part.iter(f"{{{MODS['']}}}number")] == ["4", "3"]
    assert (part.findtext("extent/start", "", MODS), part.findtext("extent/end", "", MODS)) == ("1", "2")
    assert article.findtext("name/namePart", "", MODS) == "Бірінші Автор"
