"""Citation styles: found by name, read from a book's own file, refused when they could do harm."""

import hashlib
import json
import re
import xml.etree.ElementTree as ET

import pytest

from baspa.model.problem import Place
from baspa.references import csl_xml, style
from baspa.references.processor import HERE, locale_of

PLACE = Place("book.toml", 7)
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>{info}</info>{macros}'
    "<citation><layout>{layout}</layout></citation></style>"
)
CALL = '<text macro="{}"/>'
LAUGHS = (
    "".join(f'<macro name="m{n}">{CALL.format(f"m{n + 1}") * 10}</macro>' for n in range(8))
    + '<macro name="m8"><text variable="title"/></macro>'
)


def made(info="", macros="", layout=""):
    return STYLE.format(info=info, macros=macros, layout=layout).encode()


def parent(address):
    return made(info=f'<link rel="independent-parent" href="{address}"/>')


@pytest.mark.parametrize("name", [*style.names(), *style.ALIASES])
def test_the_press_has_a_style_by_each_of_its_names(name):
    found, problems = style.find_style(name, PLACE)
    assert problems == ()
    assert found is not None
    assert found.notes == (name in ("gost-notes", "chicago-notes", "chicago-notes-bibliography"))
    assert found.lists


@pytest.mark.parametrize("name", style.names())
def test_the_press_finds_no_fault_in_its_own_styles(name):
    found, problems = style.read_style(f"{name}.csl", (style.FOLDER / f"{name}.csl").read_bytes())
    assert (found is not None, problems) == (True, ())


@pytest.mark.parametrize(("language", "name"), [
    ("kk", "gost-alphabetical"), ("kk-KZ", "gost-alphabetical"), ("ru", "gost-alphabetical"),
    ("ky", "gost-alphabetical"),
    ("en", "chicago-author-date"), ("de", "chicago-author-date"),
])  # fmt: skip
def test_a_language_has_its_default(language, name):
    assert style.default_style(language) == name


def test_an_unknown_name_is_a_problem_with_a_hint():
    found, (problem,) = style.find_style("chicago-author", PLACE)
    assert (found, problem.code, problem.place) == (None, "B106", PLACE)
    assert problem.hint == 'did you mean "chicago-author-date"?'


def test_a_dependent_style_resolves_to_its_parent():
    found, problems = style.read_style("my.csl", parent("http://www.zotero.org/styles/vancouver"))
    own, _ = style.find_style("nlm-citation-sequence", PLACE)
    assert problems == ()
    assert found is not None
    assert own is not None
    assert found.tree == own.tree


def test_a_parent_that_the_press_has_not_is_a_problem():
    found, (problem,) = style.read_style("my.csl", parent("http://www.zotero.org/styles/nature"))
    assert (found, problem.code, problem.place.file) == (None, "B106", "my.csl")


@pytest.mark.parametrize(("data", "line", "message"), [
    (b"<style>\n<", 1, "<style> is no element of CSL"),
    (made() + b"\n<", 2, "no well-formed XML"),
    (b'<?xml version="1.0"?>\n<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + made(), 2, "document type"),
    (b'<?xml version="1.0" encoding="no-such"?>' + made(), 1, "encoding"),
    (made(layout='<x xmlns="urn:x"/>'), 1, "<x> is no element of CSL"),
    (made(layout="<group>" * 200 + "</group>" * 200), 1, "nest deeper"),
    (b'<locale xmlns="http://purl.org/net/xbiblio/csl"/>', 0, "begins with <locale>"),
    (b'<style xmlns="http://purl.org/net/xbiblio/csl"/>', 0, "no <citation>"),
    (made(layout=CALL.format("a")), 0, 'calls the macro "a"'),
    (made(macros=f'<macro name="a">{CALL.format("b")}</macro><macro name="b">{CALL.format("a")}</macro>',
          layout=CALL.format("a")), 0, "a macro calls itself"),
    (made(macros=LAUGHS, layout=CALL.format("m0")), 0, "more than 20000000 elements"),
    (b" " * (csl_xml.LIMIT + 1), 0, "bytes, more than"),
])  # fmt: skip
def test_what_is_no_style(data, line, message):
    found, problems = style.read_style("my.csl", data)
    assert found is None
    assert [(p.code, p.place) for p in problems] == [("B105", Place("my.csl", line))]
    assert message in problems[0].message


def test_the_json_of_a_style_says_what_its_xml_says():
    """Against another reader, for the style with the most elements."""
    data = (style.FOLDER / "chicago-notes-bibliography.csl").read_bytes()
    nodes = csl_xml.walk(csl_xml.parse(data))
    elements = list(ET.fromstring(data).iter())
    assert [node["name"] for node in nodes] == [element.tag.rpartition("}")[2] for element in elements]
    assert [node["attrs"] for node in nodes] == [
        {name.replace(f"{{{csl_xml.XML}}}", "xml:"): value for name, value in element.attrib.items()}
        for element in elements
    ]
    texts = [node["children"][0] for node in nodes if node["name"] in csl_xml.TEXTS and not csl_xml.children(node)]
    assert texts == [
        element.text or "" for element in elements
        if element.tag.rpartition("}")[2] in csl_xml.TEXTS and not len(element)
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "locale"), [
    ("kk", "kk-KZ"), ("kk-KZ", "kk-KZ"), ("ru", "ru-RU"), ("en", "en-US"), ("en-GB", "en-GB"), ("en-AU", "en-US"),
    ("de-AT", "de-DE"), ("eo", "en-US"),
])  # fmt: skip
def test_a_language_has_its_locale(language, locale):
    assert locale_of(language) == locale


def test_the_kazakh_locale_has_only_words_that_csl_knows():
    def words(name):
        root = csl_xml.parse((HERE / "locales" / f"locales-{name}.xml").read_bytes())
        return {
            (csl_xml.attribute(node, "name"), csl_xml.attribute(node, "form"))
            for node in csl_xml.walk(root) if node["name"] == "term"
        }  # fmt: skip

    own = {(name, form) for name, form in words("kk-KZ") if not name.startswith("ordinal")}
    assert {name for name, _ in own} <= {name for name, _ in words("en-US")}
    assert json.dumps(sorted(own)).count("month-") == 24


@pytest.mark.parametrize("folder", ["styles", "locales", "citeproc"])
def test_every_file_from_elsewhere_is_listed_with_its_hash(folder):
    text = (HERE / folder / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", text, re.MULTILINE))
    files = {path.name: path for path in (HERE / folder).iterdir() if path.name != "README.md"}
    own = {"gost-alphabetical.csl", "gost-author-date.csl", "gost-notes.csl", "gost-numeric.csl", "locales-kk-KZ.xml",
           "baspa.js"}  # fmt: skip
    assert {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in listed} == listed
    assert set(listed) | own >= set(files)
