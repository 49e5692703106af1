"""The full text in BITS and JATS: every block, by the schema, and what it says of what HTML says another way."""

import warnings
from functools import cache

import needs
import pytest
from builds import BOOKS, build, built

from baspa.records.bits import bits
from baspa.records.jats import jats
from baspa.verify.held.markup import hold_markup

CONSTRUCTS = sorted(folder.name for folder in BOOKS.glob("construct-*"))
SCHEMAS = {"bits": "bits/BITS-book2-2.xsd", "jats": "jats/JATS-journalpublishing1-3-mathml3.xsd"}


@cache
def schema(name):
    folder, xmlschema = needs.schemas(), needs.module("xmlschema")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return xmlschema.XMLSchema(str(folder / SCHEMAS[name]), allow="local")


def written(name):
    edition = built(name).edition
    return bits(edition.description, edition)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_every_block_is_in_bits(name):
    assert hold_markup(written(name), built(name).faces.epub, "BITS") == ()


def test_a_block_that_is_lost_is_told():
    book = built("construct-everything").faces.epub
    lost = written("construct-everything").replace(b' id="c9-6"', b"")
    assert {problem.code for problem in hold_markup(lost, book, "BITS")} >= {"B050"}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_bits_is_as_its_schema_says(name):
    assert [error.reason for error in schema("bits").iter_errors(written(name).decode())] == []


def test_the_schema_refuses_a_paragraph_behind_sections():
    broken = written("construct-everything").decode().replace("</sec></body>", "</sec><p/></body>", 1)
    assert list(schema("bits").iter_errors(broken))


def test_an_issue_has_an_article_each_with_its_notes_and_references():
    edition = built("construct-journal").edition
    made = {told.id: data for told, data in jats(edition.description, edition)}
    assert list(made) == ["c1", "c2", "c3"]
    assert b"<fn id=" in made["c1"]
    assert b"<ref id=" in made["c1"]
    assert [error.reason for data in made.values() for error in schema("jats").iter_errors(data.decode())] == []


def test_a_record_that_would_not_be_whole_is_left_out_and_told():
    made, problems = build(BOOKS / "construct-signs", ("pdf", "epub", "records")).bind("records")
    assert "crossref.xml" not in {file.path for file in made.folder}
    assert [problem.message for problem in problems if "crossref" in problem.message]
    assert "bits.xml" in {file.path for file in made.folder}
