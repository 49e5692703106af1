"""The package of a book: what is in it, and the same bytes twice."""

import hashlib
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from builds import built, write
from needs import schemas

from baspa.archive.contents import package
from baspa.archive.layout import FORMATS_WITHIN
from baspa.archive.ocfl import ocfl_object
from baspa.archive.reading import read_zip
from baspa.archive.saf import saf_item
from baspa.archive.verifying import verified
from baspa.command.archive import packed
from baspa.command.asked import Asked
from baspa.load.source_files import source_files
from baspa.model.problem import Failure, Place, Problem
from baspa.press import Pressed
from baspa.verify.validators.validators import VALIDATORS


@pytest.fixture
def _no_validators(monkeypatch):
    for name, each in VALIDATORS.items():
        monkeypatch.setitem(VALIDATORS, name, replace(each, available=lambda: False))


def made(name, tmp_path, wrap=package):
    """Return the package of a book of the tests."""
    book = built(name, FORMATS_WITHIN)
    artifacts = tuple(book[form] for form in FORMATS_WITHIN)
    paths = tuple(tmp_path / each.name for each in artifacts)
    asked = Asked(command="archive", book=book.folder)
    source, _ = source_files(book.folder, tmp_path)
    return wrap(packed(asked, Pressed(book.edition, artifacts, paths, ()), source, None))


def files_of(artifact):
    return read_zip(artifact.name, io.BytesIO(artifact.data), len(artifact.data))


@pytest.mark.usefixtures("_no_validators")
def test_a_package_is_whole_and_the_same_bytes_twice(tmp_path):
    one, other = made("construct-volume", tmp_path), made("construct-volume", tmp_path)
    assert one.data == other.data
    read = files_of(one)
    assert verified(read) == ()
    book = built("construct-volume", FORMATS_WITHIN)
    assert read.top == f"{book.edition.slug}-archive"
    assert read.files[f"data/editions/{book['pdf'].name}"] == book["pdf"].data
    assert read.files["data/source/book.toml"] == (book.folder / "book.toml").read_bytes()
    assert {path.split("/")[1] for path in read.files if path.startswith("data/")} == {
        "build", "editions", "metadata", "press", "reports", "source"
    }  # fmt: skip
    assert b"PDF" in read.files["README.txt"]
    assert "кітап" in read.files["README.kk.txt"].decode()
    assert f"Bagging-Date: {book.edition.modified}\n".encode() in read.files["bag-info.txt"]


@pytest.mark.usefixtures("_no_validators")
def test_what_was_not_checked_is_told_so(tmp_path):
    files = files_of(made("construct-volume", tmp_path)).files
    told = json.loads(files["data/reports/conformance.json"])
    results = {each["validator"]: each["result"] for one in told["editions"] for each in one["verdicts"]}
    assert results.pop("Baspa").startswith("passed")
    assert set(results.values()) == {"not checked: it is not installed"}
    assert set(results) == set(VALIDATORS)
    assert b"not checked" in files["data/reports/conformance.html"]


def test_what_a_validator_says_is_told_as_it_says_it(tmp_path, monkeypatch):
    def judge(files):
        return {file: (Problem(Place("a.epub/EPUB/c1.xhtml", 3), "B060", "RSC-005: no <p> & more"),) for file in files}

    for name, each in VALIDATORS.items():
        monkeypatch.setitem(VALIDATORS, name, replace(each, available=lambda: False))
    fake = replace(VALIDATORS["EPUBCheck"], available=lambda: True, version=lambda: "5.3.0", validate=judge)
    monkeypatch.setitem(VALIDATORS, "EPUBCheck", fake)
    files = files_of(made("construct-volume", tmp_path)).files
    told = json.loads(files["data/reports/conformance.json"])
    (found,) = [each for one in told["editions"] for each in one["verdicts"] if each["validator"] == "EPUBCheck"]
    assert found == {
        "validator": "EPUBCheck",
        "version": "5.3.0",
        "result": "failed",
        "findings": [{"severity": "error", "place": "a.epub/EPUB/c1.xhtml:3", "said": "RSC-005: no <p> & more"}],
    }
    page = files["data/reports/conformance.html"].decode()
    assert "failed<br>a.epub/EPUB/c1.xhtml:3: RSC-005: no &lt;p&gt; &amp; more" in page


@pytest.mark.usefixtures("_no_validators")
def test_an_ocfl_object_lists_its_files_by_their_hashes(tmp_path):
    one = made("construct-volume", tmp_path, ocfl_object)
    assert one == made("construct-volume", tmp_path, ocfl_object)
    files = {each.path: each.data for each in one.folder}
    listed = json.loads(files["inventory.json"])
    hashes = {path: digest for digest, paths in listed["manifest"].items() for path in paths}
    content = {path for path in files if path.startswith("v1/content/")}
    assert set(hashes) == content
    assert all(hashlib.sha512(files[path]).hexdigest() == digest for path, digest in hashes.items())
    assert files["inventory.json.sha512"].split()[0].decode() == hashlib.sha512(files["inventory.json"]).hexdigest()
    assert files["v1/inventory.json"] == files["inventory.json"]
    assert files["0=ocfl_object_1.1"] == b"ocfl_object_1.1\n"
    assert "v1/content/editions/baspa-isi.pdf" in content


@pytest.mark.usefixtures("_no_validators")
def test_an_inventory_is_as_its_schema_has_it(tmp_path):
    rules = json.loads((schemas() / "ocfl/inventory_schema.json").read_text())
    files = {each.path: each.data for each in made("construct-volume", tmp_path, ocfl_object).folder}
    listed = json.loads(files["inventory.json"])
    jsonschema.validate(listed, rules)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**listed, "head": "one"}, rules)


@pytest.mark.usefixtures("_no_validators")
def test_an_item_for_dspace_has_files_and_fields_that_dspace_knows(tmp_path):
    one = made("construct-volume", tmp_path, saf_item)
    files = files_of(one).files
    named = [line.split("\t") for line in files["contents"].decode().splitlines()]
    assert {line[0] for line in named} == set(files) - {"contents", "dublin_core.xml"}
    assert [line[0] for line in named if "primary:true" in line] == ["baspa-isi.pdf"]
    assert files["baspa-isi-archive.zip"] == made("construct-volume", tmp_path).data
    told = ET.fromstring(files["dublin_core.xml"])
    fields = {(each.get("element"), each.get("qualifier")): each.text for each in told}
    assert fields["title", "none"] == "Баспа ісі: Мақалалар жинағы"
    assert all(fields.values())
    known = ET.parse(schemas() / "dspace/dublin-core-types.xml").iter("dc-type")
    assert set(fields) <= {(each.findtext("element"), each.findtext("qualifier") or "none") for each in known}


def test_what_is_hidden_made_or_led_out_is_no_source(tmp_path):
    others = {".git/config": "", "dist/t.pdf": "", "made/t.pdf": "", "notes~": "", "a/Thumbs.db": "", "a/b.txt": "b"}
    book = write(tmp_path / "book", **others)
    (book / "out").symlink_to(tmp_path)
    (book / "in").symlink_to(book / "a/b.txt")
    files, problems = source_files(book, book / "made")
    assert set(files) == {"book.toml", "one.md", "a/b.txt", "in"}
    assert {(each.code, each.place.file) for each in problems} == {("B341", "out")}


@pytest.mark.parametrize("names", [("A.png", "a.png"), ("é.md", "e\u0301.md"), ("a:b.md",), ("a\\b.md",)])
def test_names_that_not_every_system_has_beside_each_other_are_refused(names):
    from baspa.archive.contents import refuse_unlike

    with pytest.raises(Failure) as failure:
        refuse_unlike(dict.fromkeys(names, b""))
    assert {each.code for each in failure.value.problems} == {"B342"}
    refuse_unlike({"a.png": b"", "b/a.png": b""})
