import datetime
import json
import re
import runpy
import tomllib
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from baspa.model.fields import fields_of
from baspa.model.metadata import Metadata

PROJECT = Path(__file__).resolve().parent.parent
DOCS = PROJECT / "docs"
BOOKS = sorted((PROJECT / "tests" / "books").iterdir())
CODE = re.compile(r"\bB\d{3}\b")


def test_generated_docs_are_what_the_generator_gives():
    made = dict(runpy.run_path(str(PROJECT / "tools" / "generate_docs.py"))["outputs"]())
    old = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert made
    assert old == [], "run tools/generate_docs.py"


def as_json(value):
    """What a TOML language server hands to the schema: dates as text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@cache
def schema():
    found = json.loads((DOCS / "book.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def schema_accepts(book_toml):
    return schema().is_valid(as_json(tomllib.loads(book_toml.read_text(encoding="utf-8"))))


GOOD = ["book/book.toml", "tests/books/every-key/book.toml", "templates/new/book.toml"]


@pytest.mark.parametrize("path", GOOD)
def test_schema_accepts_good_books(path):
    assert schema_accepts(PROJECT / path)


@pytest.mark.parametrize(
    "book", [b for b in BOOKS if b.name.startswith(("B003", "B004", "B005"))], ids=lambda b: b.name
)
def test_schema_rejects_faulty_books(book):
    assert not schema_accepts(book / "book.toml")


KINDS = """
[required text] title = 1
[no empty text] title = ""
[form] language = "Kazakh!"
[texts] keywords = "one"
[texts of a list] keywords = [1]
[true or false] smart = "yes"
[one of] design.justify = "left"
[least] design.type_size = 5
[most] numbering.depth = 7
[whole number] rights.year = 2026.5
[some of] booklet.marks = ["folds"]
[one of numbers] handout.pages = 5
[list of tables] authors = { name = "A" }
[by language] annotation = { kk = 1 }
[unknown key] rights.holders = "A"
"""


@pytest.mark.parametrize("line", KINDS.strip().splitlines(), ids=lambda line: line[1:].partition("]")[0])
def test_schema_rejects_each_kind_of_fault(tmp_path, line):
    key, _, value = line.partition("] ")[2].partition(" = ")
    good = {"title": '"T"', "language": '"en"', "chapters": '["one.md"]'}
    for name, given, accepted in (("good", good, True), ("faulty", good | {key: value}, False)):
        file = tmp_path / f"{name}.toml"
        file.write_text("".join(f"{key} = {value}\n" for key, value in given.items()), encoding="utf-8")
        assert schema_accepts(file) is accepted


def tables():
    yield "", Metadata
    yield from ((field.name, field.bare) for field in fields_of(Metadata) if field.shape in ("table", "tables"))


def test_the_example_has_every_key():
    given = tomllib.loads((PROJECT / "tests/books/every-key/book.toml").read_text(encoding="utf-8"))
    for name, table in tables():
        here = given[name] if name else given
        here = here[0] if isinstance(here, list) else here
        if name != "contributors":
            assert set(here) == {field.name for field in fields_of(table)}, name


def test_every_field_is_described():
    assert [field.name for _, table in tables() for field in fields_of(table) if not field.description] == []


def test_problem_codes_of_the_code_are_those_of_the_docs():
    used = {code for path in (PROJECT / "baspa").rglob("*.py") for code in re.findall(r'"(B\d{3})"', path.read_text())}
    rows = re.findall(r"^\| (B\d{3}) \|", (DOCS / "problems.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == rows
    assert set(rows) == used


def test_each_fault_of_the_input_has_a_miniature_book():
    documented = CODE.findall((DOCS / "problems.md").read_text(encoding="utf-8"))
    of_the_input = {code for code in documented if code < "B040"}
    expected = [path.read_text(encoding="utf-8") for path in (PROJECT / "tests" / "books").glob("*/expected.txt")]
    shown = {code for text in expected for code in CODE.findall(text)}
    assert of_the_input - shown == {"B010"}, "B010 is shown in tests/test_load.py: its files are no text"


PLACES = re.compile(r"\b(?:baspa|tools|tests)/[\w/.-]*[\w/](?![\w.-]*<)")


def lost(text):
    """Return the files and folders of the project that a text names and that are not there."""
    made = "tools/ace/node_modules"  # by npm, where that is
    return sorted({p for p in PLACES.findall(text) if not (PROJECT / p).exists() and not p.startswith(made)})


def test_what_is_named_is_there():
    """Of the docs, and of the docstrings and comments of the code."""
    texts = [
        *DOCS.glob("*.md"),
        PROJECT / "README.md",
        *(PROJECT / "baspa").rglob("*.py"),
        *(PROJECT / "tools").glob("*"),
    ]
    found = {
        str(path): lost(path.read_text(encoding="utf-8")) for path in texts if path.suffix in (".md", ".py", ".sh")
    }
    assert {name: places for name, places in found.items() if places} == {}
    assert lost("baspa/press.py, baspa/attic.py and tools/") == ["baspa/attic.py"]
