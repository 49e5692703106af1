"""Citations and bibliographies as styles give them.

tests/data/references_expected.tsv is a table of styles, citations and records, read line by line before it was kept:
what stands in it is right by the style's own documentation, or is said in docs/references.md. The examples of GOST
R 7.0.5-2008 below are the standard's own.
"""

import dataclasses
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.language import collation
from baspa.model.problem import Failure, Place
from baspa.references import markup
from baspa.references.load import read_references
from baspa.references.model import Cited, Cluster, Reference
from baspa.references.processor import cite
from baspa.references.style import find_style, read_style
from baspa.references.syntax import parse_citation

DATA = Path(__file__).parent / "data"
REFERENCES, _ = read_references("references.bib", (DATA / "references.bib").read_bytes())
FENUKHIN = (
    "Фенухин В. И. Этнополитические конфликты в современной России: на примере Северо-Кавказского региона : "
    "дис. … канд. полит. наук. М., 2002."
)
KUFAEV = "Куфаев М. Н. Письмо Б. С. Боднарскому от 20 октября 1925 г. // ОР РГБ. Ф. 573. Картон 41. Д. 55. Л. 18."
ALL = tuple(reference.key for reference in REFERENCES)


def style(name):
    found, _ = find_style(name, Place("book.toml"))
    assert found is not None
    return found


def clusters(*texts):
    return [Cluster(parse_citation(text), number) for number, text in enumerate(texts, 1)]


def reference(key="a", **fields):
    item = {"id": key, "type": "book", "title": "T", **fields}
    return Reference(key, json.dumps(item), Place("refs.json", 1))


def sections():
    for section in (DATA / "references_expected.tsv").read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = section.splitlines()
        yield pytest.param(*head.split(), [line.split("\t") for line in lines], id=head)


def parted(first, second):
    return f"{first} | {second}" if first else second


@pytest.mark.parametrize(("name", "language", "expected"), list(sections()))
def test_a_style_gives_what_the_table_says(name, language, expected):
    texts = [text for text, _ in expected if "@" in text]
    done = cite(REFERENCES, style(name), language, clusters(*texts), ALL)
    found = [[text, parted(c.author, c.markup)] for text, c in zip(texts, done.citations, strict=True)]
    found += [[entry.key, parted(entry.label, entry.markup)] for entry in done.bibliography]
    assert found == expected


@pytest.mark.parametrize(("texts", "expected"), [
    # Clause 8: a reference to the same document, on another page.
    (["[@fenukhin2002, с. 54–55]", "[@fenukhin2002, с. 68]"], [
        f"{FENUKHIN} С. 54–55.",
        "Там же. С. 68."]),
    (["[@katalog2006, с. 132-136]", "[@katalog2006, с. 157]", "[@katalog2006, с. 164]"], [
        "Служебный каталог чешуекрылых. Владимир : Нац. парк «Мещера», 2006. С. 132–136.",
        "Там же. С. 157.",
        "Там же. С. 164."]),
    # Clause 11: a document in an archive.
    (["[@kufaev1925]"], [KUFAEV]),
])  # fmt: skip
def test_footnotes_are_those_of_the_standard(texts, expected):
    done = cite(REFERENCES, style("gost-notes"), "ru", clusters(*texts))
    assert [citation.markup.replace("\u00a0", " ") for citation in done.citations] == expected


@pytest.mark.parametrize(("notes", "expected"), [
    ([1, 2, 3], "Там же."),
    ([1, 1, 2], "Служебный каталог чешуекрылых."),
])  # fmt: skip
def test_there_is_no_ibid_behind_a_note_with_two_citations(notes, expected):
    """CSL 1.0.2, "position": ibid is for a note right behind one with a single citation."""
    texts = ["[@tomov1961]", "[@katalog2006]", "[@katalog2006]"]
    numbered = [Cluster(parse_citation(text), note) for text, note in zip(texts, notes, strict=True)]
    assert cite(REFERENCES, style("gost-notes"), "ru", numbered).citations[2].markup == expected


@pytest.mark.parametrize("name", ["gost-numeric", "gost-alphabetical", "ieee"])
def test_a_number_in_the_text_is_that_of_the_list(name):
    """Also when works are listed that nothing cites."""
    done = cite(REFERENCES, style(name), "kk", clusters(*(f"[@{key}]" for key in ALL[::-2])), ALL)
    labels = {entry.key: entry.label.strip("[].") for entry in done.bibliography}
    assert [citation.markup.strip("[]") for citation in done.citations] == [labels[key] for key in ALL[::-2]]
    assert list(labels.values()) == [str(number) for number in range(1, len(ALL) + 1)]


def test_only_what_is_cited_or_asked_for_is_listed():
    done = cite(REFERENCES, style("gost-alphabetical"), "kk", clusters("[@tomov1961]"), ["nodate"])
    assert [entry.key for entry in done.bibliography] == ["tomov1961", "nodate"]


def test_a_list_is_in_the_order_of_the_alphabet_and_of_words():
    families = ["Әділов", "Адамов", "Бегалин", "Қиялов", "Кенин", "Иванов", "Иванова", "Үмітов", "Ұлтанов", "Smith"]
    people = [reference(name, author=[{"family": name, "given": "Я"}]) for name in families]
    done = cite(people, style("gost-alphabetical"), "kk", [], families)
    assert [entry.key for entry in done.bibliography] == (
        ["Адамов", "Әділов", "Бегалин", "Иванов", "Иванова", "Кенин", "Қиялов", "Ұлтанов", "Үмітов", "Smith"]
    )
    english = cite(people, style("apa"), "en", [], families)
    assert [entry.key for entry in english.bibliography][:3] == ["Smith", "Адамов", "Әділов"]


@settings(max_examples=20)
@given(st.lists(st.text(alphabet="абәвгғіьёйцqzéńЯҚZ", min_size=1, max_size=6), min_size=2, max_size=8, unique=True))
def test_the_processor_and_the_index_have_one_order(families):
    """The processor compares by ranks that it is given, the index by collation's keys."""
    people = [reference(name, title=name) for name in families]
    done = cite(people, style("gost-alphabetical"), "kk", [], families)
    letters = collation.order("kk")
    expected = [collation.key(name, letters)[:3] for name in sorted(families, key=lambda f: collation.key(f, letters))]
    assert [collation.key(entry.key, letters)[:3] for entry in done.bibliography] == expected


def test_a_record_has_the_words_of_its_own_language():
    people = [reference(code or "none", language=code, page="3-5") for code in ("kk", "ru", "en", "de", "")]
    done = cite(people, style("gost-numeric"), "kk", [], [one.key for one in people])
    assert [entry.markup.split()[1] for entry in done.bibliography] == ["Б.", "С.", "P.", "S.", "Б."]


def test_initials_of_every_alphabet():
    people = [reference("a", author=[{"family": "Ойдан", "given": "Әлем Қиял-Өмір"}])]
    done = cite(people, style("gost-numeric"), "kk", clusters("[@a]"))
    assert done.bibliography[0].markup == "Ойдан Ә. Қ.-Ө. T."


@pytest.mark.parametrize(("fields", "expected"), [
    ({"title": "a <script>alert(1)</script> & b"}, "a &lt;script&gt;alert(1)&lt;/script&gt; &amp; b."),
    ({"title": 'H<sub>2</sub>O <i>x</i> <span style="font-variant:small-caps;">y</span>'},
     'H<sub>2</sub>O <em>x</em> <span class="smallcaps">y</span>.'),
    ({"URL": "javascript:alert(1)"}, "T. URL: javascript:alert(1)."),
    ({"URL": 'https://a.org/"on="f'}, 'T. URL: <a href=\'https://a.org/"on="f\'>https://a.org/"on="f</a>.'),
    ({"DOI": "10.5555/1&2"}, 'T. DOI: <a href="https://doi.org/10.5555/1&amp;2">10.5555/1&amp;2</a>.'),
    ({"title": "a\x00b\x0bc"}, "abc."),
    ({"title": "«Ат» “б” ‘в’ \"г\"", "language": "en"}, "«Ат» “б” ‘в’ \"г\"."),
    ({"note": "type: article-journal\nissued: 1999", "title": "T"}, "T."),
])  # fmt: skip
def test_markup_is_of_a_few_elements_whatever_the_record_says(fields, expected):
    done = cite([reference(**fields)], style("gost-numeric"), "kk", clusters("[@a]"))
    assert done.bibliography[0].markup == expected


@pytest.mark.parametrize(("text", "expected"), [
    ('<a href="javascript:f()">b</a>', "b"),
    ('<a href="https://a.org/?b&amp;c" onclick="f()">d</a>', '<a href="https://a.org/?b&amp;c">d</a>'),
    ("<script>f()</script> a &lt;b", "f() a &lt;b"),
    ('<span class="other">a</span><span style="b">c</span><em lang="d">e</em>', "ac<em>e</em>"),
])  # fmt: skip
def test_markup_has_no_other_elements_and_attributes(text, expected):
    assert markup.clean(text) == expected


TEXTS = st.text(alphabet=st.sampled_from("aә <>&\"'«»{}[]()\\@|;:.\n\x01\ufffe\U0001f600iIspan/"), max_size=25)


@settings(max_examples=25)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_makes_well_formed_markup(title, family, suffix):
    one = reference(title=f"T{title}", author=[{"family": f"F{family}"}], URL=f"https://a.org/{title}")
    item = dataclasses.replace(parse_citation("@a")[0], suffix=suffix, prefix=suffix)
    done = cite([one], style("gost-author-date"), "kk", [Cluster((item,))])
    for text in (done.citations[0].markup, done.citations[0].author, done.bibliography[0].markup):
        elements = list(ET.fromstring(f"<p>{text}</p>").iter())
        assert {element.tag for element in elements[1:]} <= markup.ELEMENTS


def test_nothing_cited_is_nothing_listed():
    assert cite(REFERENCES, style("apa"), "en", []) == Cited(citations=(), bibliography=(), hanging_indent=False)


def test_a_key_that_is_not_there_is_the_callers_fault():
    with pytest.raises(KeyError):
        cite(REFERENCES, style("apa"), "en", clusters("[@nobody]"))


BODY = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<citation><layout>{}</layout></citation></style>"
)


def own(layout):
    found, problems = read_style("styles/my.csl", BODY.format(layout).encode())
    assert found is not None, problems
    return found


def test_a_books_own_style_without_a_list():
    done = cite([reference()], own('<text variable="title" font-style="italic"/>'), "kk", clusters("[@a]"))
    assert ([citation.markup for citation in done.citations], done.bibliography) == (["<em>T</em>"], ())


def test_a_style_that_cannot_run_is_a_problem():
    with pytest.raises(Failure) as caught:
        cite([reference()], own("<nonsense/>"), "kk", clusters("[@a]"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("B107", "styles/my.csl")
    assert "nonsense" in problem.message


def test_a_style_that_prints_nothing_is_a_problem():
    with pytest.raises(Failure) as caught:
        cite([reference()], own('<text variable="volume"/>'), "kk", clusters("[@a]"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("B107", "the citation style prints nothing for @a")


def test_the_same_book_gives_the_same_citations():
    first, second = (cite(REFERENCES, style("apa"), "kk", clusters("[@tomov1961]"), ALL) for _ in range(2))
    assert first == second
