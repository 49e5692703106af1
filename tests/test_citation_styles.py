"""Citation styles: found by name, read from a book's own file, refused when they could do harm."""

import hashlib
import re
import xml.etree.ElementTree as ET

import pytest

from baspa.language import find
from baspa.model.problem import Place
from baspa.references import csl_locale, csl_xml, style

HERE = style.FOLDER.parent
PLACE = Place("book.toml", 7)
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>{info}</info>{locales}{macros}'
    "<citation><layout>{layout}</layout></citation></style>"
)
CALL = '<text macro="{}"/>'
LAUGHS = (
    "".join(f'<macro name="m{n}">{CALL.format(f"m{n + 1}") * 10}</macro>' for n in range(8))
    + '<macro name="m8"><text variable="title"/></macro>'
)


def made(info="", macros="", layout="", locales=""):
    return STYLE.format(info=info, macros=macros, layout=layout, locales=locales).encode()


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
    (made(layout='</layout><layout locale="ru">'), 0, "a <layout> for each language"),
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


def test_a_style_that_is_written_back_says_what_was_read():
    """Against another reader, for the style with the most elements; but for the texts of its description."""
    data = (style.FOLDER / "chicago-notes-bibliography.csl").read_bytes()
    before, after = (
        [
            (element.tag, element.attrib, element.text if element.tag.rpartition("}")[2] in csl_xml.TEXTS else None)
            for element in ET.fromstring(text).iter()
        ]
        for text in (data, csl_xml.written(csl_xml.parse(data)))
    )
    assert len(before) > 3000
    assert after == before


def words(code, locales):
    """Return the terms that a style has in a language, by name and form."""
    root = csl_xml.parse(made(locales=locales))
    (locale,) = csl_xml.children(csl_locale.in_language(root, code, csl_xml.element("locale", {})), "locale")
    terms = csl_xml.children(csl_xml.children(locale, "terms")[0])
    return {
        (csl_xml.attribute(term, "name"), csl_xml.attribute(term, "form")): "".join(csl_xml.texts(term))
        for term in terms
    }


LOCALES = (
    '<locale><terms><term name="issue" form="short">no.</term><term name="page">general</term></terms></locale>'
    '<locale xml:lang="kk"><terms><term name="page">own</term><term name="ordinal">-X</term></terms></locale>'
    '<locale xml:lang="kk-KZ"><terms><term name="volume">dialect</term></terms></locale>'
    '<locale xml:lang="ru"><terms><term name="page">other</term></terms></locale>'
)


@pytest.mark.parametrize(("code", "name", "expected"), [
    ("kk", ("page", ""), "own"),  # the style's own word for the language, before its general one and the press's
    ("kk", ("issue", "short"), "no."),
    ("kk", ("volume", ""), "том"),  # the press's, where the style has none
    ("kk-KZ", ("volume", ""), "dialect"),
    ("kk", ("ordinal", ""), "-X"),
    ("kk", ("ordinal-06", ""), None),  # new ordinals leave none of the old ones
    ("kk", ("ordinal-02", ""), "-X"),  # where English would have 2nd
    ("en", ("page", ""), "general"),
    ("ru", ("ordinal", ""), "-е"),
    ("uk", ("volume", "short"), "т."),  # the CSL project's, which pandoc has from long ago
])  # fmt: skip
def test_words_of_a_style_go_before_those_of_the_press(code, name, expected):
    assert words(code, LOCALES).get(name) == expected


def test_the_kazakh_words_are_words_that_csl_knows():
    known = {
        (csl_xml.attribute(term, "name"))
        for term in csl_xml.walk(csl_xml.parse((csl_locale.FOLDER / "locales-de-DE.xml").read_bytes()))
        if term["name"] == "term"
    }
    own = {name.partition("/")[0] for name in find("kk").csl_terms}
    assert {name for name in own if not name.startswith(("ordinal", "date"))} <= known
    assert len([name for name in find("kk").csl_terms if name.startswith("month-")]) == 24


@pytest.mark.parametrize("folder", ["styles", "locales"])
def test_every_file_from_elsewhere_is_listed_with_its_hash(folder):
    text = (HERE / folder / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", text, re.MULTILINE))
    files = {path.name: path for path in (HERE / folder).iterdir() if path.name != "README.md"}
    assert {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in listed} == listed
    assert set(listed) == {name for name in files if not name.startswith("gost-")}
