"""Citations and bibliographies as styles give them.

tests/data/references_expected.tsv is a table of styles, citations and records, read line by line before it was kept:
what stands in it is right by the style's own documentation, or is said in docs/references.md. The examples of GOST
R 7.0.5-2008 below are the standard's own.
"""

import dataclasses
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa import pandoc
from baspa.language import collation
from baspa.model.problem import Failure, Outside, Place
from baspa.model.reference import Reference
from baspa.references import markup
from baspa.references.load import read_references
from baspa.references.model import Cited, Cluster
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


@settings(max_examples=12)
@given(st.lists(st.text(alphabet="абәвгғіьёйцqzéńЯҚZ", min_size=1, max_size=6), min_size=2, max_size=8, unique=True))
def test_the_processor_and_the_index_have_one_order(families):
    """The processor compares by ranks that it is given, the index by collation's keys."""
    people = [reference(name, title=name) for name in families]
    done = cite(people, style("gost-alphabetical"), "kk", [], families)
    letters = collation.order("kk")
    expected = [
        collation.sort_key(name, letters)[:3] for name in sorted(families, key=lambda f: collation.sort_key(f, letters))
    ]
    assert [collation.sort_key(entry.key, letters)[:3] for entry in done.bibliography] == expected


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
    ({"URL": 'https://a.org/"on="f'}, 'T. URL: <a href="https://a.org/%22on=%22f">https://a.org/"on="f</a>.'),
    ({"DOI": "10.5555/1&2"}, 'T. DOI: <a href="https://doi.org/10.5555/1&amp;2">10.5555/1&amp;2</a>.'),
    ({"title": "a\x00b\x0bc"}, "abc."),
    ({"title": "«Ат» “б” ‘в’ \"г\"", "language": "en"}, "«Ат» “б” ‘в’ “г”."),
    ({"note": "type: article-journal\nissued: 1999", "title": "T"}, "T."),
    ({"accessed": {"date-parts": [[2025, 11, 2]]}}, "T."),
    ({"accessed": {"date-parts": [[2025, 11, 2]]}, "URL": "tel:1"}, "T. URL: tel:1 (қаралған күні: 02.11.2025)."),
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


@settings(max_examples=15)
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


INFO = (
    '{"name": "info", "attrs": {}, "children": [{"name": "link", "attrs": {"rel": "independent-parent", '
    '"href": "http://127.0.0.1:9/styles/a"}, "children": []}]}'
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


def test_a_number_alone_is_no_entry():
    label = '<text variable="citation-number" suffix="."/><text variable="volume"/>'
    listing = f'</layout></citation><bibliography second-field-align="flush"><layout>{label}</layout></bibliography>'
    data = BODY.format('<text variable="title"/>').replace("</layout></citation>", listing)
    found, _ = read_style("styles/my.csl", data.encode())
    assert refused(found) == "the citation style prints nothing for a"


def refused(found):
    """Return what B107 says of a style."""
    with pytest.raises(Failure) as caught:
        cite([reference()], found, "kk", clusters("[@a]"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("B107", "styles/my.csl")
    return problem.message


@pytest.mark.parametrize(("bound", "value", "said"), [
    ("MEGABYTES", 1, "needs more than 1 MB of memory"), ("SECONDS", 0.001, "took more than 0.001 s"),
])  # fmt: skip
def test_a_style_has_bounds(monkeypatch, bound, value, said):
    monkeypatch.setattr(pandoc, bound, value)
    assert said in refused(own('<text variable="title"/>' * 5000))


def test_what_a_style_sorts_by_has_bounds():
    key = '<key macro="m"/>' * 2000
    texts = '<text variable="title"/>' * 100
    macro = f'<macro name="m">{texts}</macro>'
    data = BODY.format('<text variable="title"/>').replace("<citation>", f"{macro}<citation><sort>{key}</sort>")
    found, _ = read_style("styles/my.csl", data.encode())
    assert "more than 100000 elements" in refused(found)


def test_a_style_has_nothing_fetched(monkeypatch):
    """Pandoc would fetch a parent from the web, in its sandbox as well; here it does not hear of one."""
    link = '<link rel="independent-parent" href="http://127.0.0.1:9/styles/a"/>'
    data = BODY.format('<text variable="title"/>').replace("<citation>", f"<citation>{link}<info>{link}</info>")
    found, problems = read_style("styles/my.csl", data.encode())
    assert (found is not None, problems) == (True, ())
    written = json.dumps(found.tree)
    assert "127.0.0.1" in written
    described = dataclasses.replace(found, tree=found.tree.replace('"children": [', f'"children": [{INFO}, ', 1))
    assert cite([reference()], described, "kk", clusters("[@a]")).citations[0].markup == "T"


def test_without_pandoc_a_book_that_cites_hears_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(Outside, match=r"^citations need pandoc: \S+ -m pip install 'pypandoc-binary>=[\d.]+'$"):
        cite([reference()], style("apa"), "en", clusters("[@a]"))


@pytest.mark.parametrize(("text", "expected"), [
    ("[@a, № 4]", "[1, no. 4]"),
    ("[@a, № 4–6]", "[1, no. 4–6]"),
    ("[@a, table 4]", "[1, tbl. 4]"),
    ("[@a, {p. [12]}]", "[1, p. [12]]"),
    ("[@a, {s.v. Abai}]", "[1, s.v. Abai]"),
    ("[@a{}, 99 years later]", "[1, 99 years later]"),
    ("[@a, p. 12.]", "[1, p. 12.]"),
    ("[see @b; and @a, 3, passim]", "[see 2; and 1, p. 3, passim]"),  # in the author's order, as words go on from words
])  # fmt: skip
def test_locators_and_the_authors_own_words(text, expected):
    done = cite([reference("a"), reference("b")], style("gost-numeric"), "en", clusters("[@a]", "[@b]", text))
    assert plain(done.citations[2].markup) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("[@a, *passim*]", "[1, <em>passim</em>]"),
    ("[*see* @a, 5 and **all** of _it_]", "[<em>see</em> 1, p. 5 and <strong>all</strong> of <em>it</em>]"),
    ("[@a, vol 2*3 snake_case_name]", "[1, vol 2*3 snake_case_name]"),
])  # fmt: skip
def test_words_beside_a_key_may_be_stressed(text, expected):
    done = cite([reference("a")], style("gost-numeric"), "en", clusters(text))
    assert re.sub(r"</?ref[^>]*>", "", done.citations[0].markup) == expected


@pytest.mark.parametrize(("label", "plural"), [("number", "nos."), ("table", "tbls."), ("page", "pp.")])
def test_a_label_that_pandoc_does_not_read_is_carried_by_another(label, plural):
    """Chicago's notes tell one from several."""
    item = parse_citation("[@a]")[0]
    locators = ["4", "4-6", "[7"]
    notes = [Cluster((dataclasses.replace(item, label=label, locator=locator),)) for locator in locators]
    label_and_locator = '<label variable="locator" form="short" prefix=" "/><text variable="locator" prefix=" "/>'
    done = cite([reference()], own(f'<text variable="title"/>{label_and_locator}'), "en", notes)
    single = {"number": "no.", "table": "tbl.", "page": "p."}[label]
    assert [plain(c.markup) for c in done.citations] == [f"T {single} 4", f"T {plural} 4–6", f"T {single} [7"]


@pytest.mark.parametrize(("text", "linked"), [
    ('(see <ref key="a">A</ref>, b; <ref key="c">C</ref>)', '(<a href="#a">see A, b</a>; <a href="#c">C</a>)'),
    ('See <ref key="a">A</ref>.', '<a href="#a">See A.</a>'),
    ('[<ref key="a">1</ref>–<ref key="c">3</ref>]', '[<a href="#a">1</a>–<a href="#c">3</a>]'),
    ('[<ref key="a">1, p. 2</ref>]; [<ref key="c">3</ref>]', '[<a href="#a">1, p. 2</a>]; [<a href="#c">3</a>]'),
    ('<sup><ref key="a">1</ref></sup>', '<sup><a href="#a">1</a></sup>'),
    ('a <ref key="a">b <a href="https://a.org/">c</a></ref>', 'a b <a href="https://a.org/">c</a>'),
])  # fmt: skip
def test_links_take_in_the_authors_words(text, linked):
    assert markup.linked(markup.widened(text, "; ")) == linked


def plain(text):
    return markup.plain(f"<p>{text}</p>")


def listed(table, name, language):
    """Return the entries of the works of a table by a style: the processor is asked once."""
    works = [reference(f"k{number}", **fields) for number, (fields, _) in enumerate(table)]
    done = cite(works, style(name), language, clusters(*(f"[@{work.key}]" for work in works)))
    entries = {entry.key: plain(entry.markup) for entry in done.bibliography}
    return [entries[work.key] for work in works]


QUOTES = [
    ({"title": "Status of the <span class=\"nocase\">World</span>'s Soils", "language": "en"},
        "Status of the World’s Soils."),
    ({"title": "Farmers' <i>Statistics</i> and \"others\"", "language": "en"}, "Farmers’ Statistics and “others”."),
    ({"title": "О \"Книге \"Мир\"\"", "language": "ru"}, "О «Книге „Мир“»."),
    ({"title": "Abai's \"Book\""}, "Abai’s «Book»."),  # which says no language: the book's
    ({"title": "Die \"Wörter\"", "language": "de-AT"}, "Die „Wörter“."),
    ({"title": "A 5' 10\" rule", "language": "en"}, "A 5′ 10″ rule."),
    ({"title": "A \"word", "language": "en"}, "A \"word."),
    ({"title": "T", "container-title": "Reader's Words", "type": "article-journal", "language": "en"},
        "T // Reader’s Words."),
    ({"type": "manuscript", "note": "В \"шкафу\" О'Брайена", "language": "ru"}, "T. В «шкафу» О’Брайена."),
    ({"title": "Abai's", "language": "no language; of any!"}, "Abai’s."),
]  # fmt: skip


@pytest.fixture(scope="module", params=["gost-numeric", "gost-alphabetical", "gost-author-date", "gost-notes"])
def quotes(request):
    return listed(QUOTES, request.param, "kk")


@pytest.mark.parametrize("number", range(len(QUOTES)))
def test_straight_quotes_in_styles_of_gost_are_those_of_the_record(quotes, number):
    assert quotes[number] == QUOTES[number][1]


TITLES = [
    # The Chicago Manual of Style, 18th ed.: commas and stops within quotes (6.9), quotes within quotes (6.11), a
    # question mark keeps the comma behind it (13.98), an abbreviation its stop.
    ("en", "On “quoted” things", "“On ‘Quoted’ Things,” J, 1999."),
    ("en", "All “quoted”", "“All ‘Quoted,’” J, 1999."),
    ("en", "What?", "“What?,” J, 1999."),
    ("en", "Words, etc.", "“Words, Etc.,” J, 1999."),
    ("en", "О «словах»", "“О «словах»,” J, 1999."),  # no capitals, nor other quotes, for what is not English
    ("ru", "О «словах» и делах", "«О „словах“ и делах», J, 1999 г."),
    ("ru", "On “quoted” things", "«On “quoted” things», J, 1999 г."),
    ("kk", "О «словах» и делах", "«О “словах” и делах», J, 1999 ж."),
    ("de", "Die „Wörter“ und ein “word”", "„Die ‚Wörter‘ und ein “word”“, J, 1999."),
]


@pytest.mark.parametrize("language", sorted({language for language, *_ in TITLES}))
def test_titles_in_quotes(language):
    fields = {"type": "article-journal", "container-title": "J", "issued": {"date-parts": [[1999]]}}
    cases = [(title, expected) for each, title, expected in TITLES if each == language]
    works = [reference(f"k{number}", title=title, **fields) for number, (title, _) in enumerate(cases)]
    done = cite(works, style("chicago-notes"), language, clusters(*(f"[@{work.key}]" for work in works)))
    assert [plain(each.markup) for each in done.citations] == [expected for _, expected in cases]


def test_a_citation_ends_within_quotes_where_its_language_has_it_so():
    """The link that leads to the entry does not keep the stop out."""
    fields = {"type": "article-journal", "container-title": "J"}
    done = cite([reference(**fields)], style("chicago-notes"), "en", clusters("[@a]", "[@a]"))
    assert done.citations[1].linked == '<a href="#a">“T.”</a>'


def test_italics_within_italics_are_upright():
    done = cite([reference(title="Of <i>Homo</i> <i>sapiens</i>")], style("chicago-notes"), "ru", clusters("[@a]"))
    upright = '<span class="upright">{}</span>'
    assert done.bibliography[0].markup == f"<em>Of {upright.format('Homo')} {upright.format('sapiens')}</em>. б. д."


RECORDS = [
    ({"author": [{"family": 5, "given": True}]}, "5 T. T."),
    ({"author": [{"given": "Plato"}]}, "Plato. T."),
    ({"author": [{"family": "A", "given": "B", "suffix": "Jr", "comma-suffix": True}]}, "A B. Jr. T."),
    ({"issued": {"date-parts": [["1999", "5"]], "circa": True, "season": 2}}, "T. 1999."),
    ({"issued": {"raw": "1999-05-01"}}, "T. 1999."),
    ({"edition": 2, "language": "ru"}, "T. 2-е изд."),
    ({"edition": 2, "language": "kk"}, "T. 2-бас."),
    ({"volume": 3.5, "custom": {"a": 1}, "categories": ["b"]}, "T. Vol. 3.5."),
    ({"DOI": "https://doi.org/10.1/x"}, "T. DOI: 10.1/x."),
    ({"DOI": "DOI: http://dx.doi.org/10.1/x."}, "T. DOI: 10.1/x."),
    ({"DOI": "doi.org/10.1/(x)"}, "T. DOI: 10.1/(x)."),
    ({"DOI": "none"}, "T. DOI: none."),
    ({"volume": "Т. 5"}, "T. Vol. 5."),
    ({"volume": "5-том", "number-of-pages": "320 с.", "language": "kk"}, "T. Т. 5. 320 б."),
    ({"number-of-pages": "XII, 320 с.", "language": "ru"}, "T. XII, 320 с."),
    ({"type": "article-journal", "container-title": "J", "page": "5–8 с."}, "T // J. P. 5–8."),
    ({"type": "document", "medium": "L.: Press, 1992. 8 с.", "language": "ru"}, "T. L.: Press, 1992. 8 с."),
    ({"type": "manuscript", "note": "Ф. 12. Л. 6–8 об.", "URL": "https://example.org/"},
        "T. Ф. 12. Л. 6–8 об. URL: https://example.org/."),
    ({"type": "book", "note": "PMID: 1"}, "T."),
    ({"volume": "Bd. 5"}, "T. Vol. Bd. 5."),
    ({"type": "article-journal", "container-title": "J", "issue": "№ 3", "page": "с. 5–8"}, "T // J. № 3. P. 5–8."),
    ({"author": [{"family": "A"}, {"family": "B"}, {"family": "др."}]}, "A, B et al. T."),
    ({"author": [{"family": "A"}, {"literal": "others"}], "language": "ru"}, "A и др. T."),
]  # fmt: skip


@pytest.fixture(scope="module")
def records():
    return listed(RECORDS, "gost-numeric", "en")


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_records_as_programs_write_them(records, number):
    assert records[number] == RECORDS[number][1]


@pytest.mark.parametrize(("title", "container", "expected"), [
    ("words of it", "journal of words", "“Words of It.” Journal of Words, n.d."),
    ("о языке Python в школе", "journal of words", "“о языке Python в школе.” journal of words, n.d."),
    ("words of it", "вестник наук", "“Words of It.” вестник наук, n.d."),
    ("қазақ тілі: тарихы", "ғылым", "“қазақ тілі: тарихы.” ғылым, n.d."),
])  # fmt: skip
def test_english_capitals_are_for_titles_in_latin_letters(title, container, expected):
    one = reference(type="article-journal", title=title, **{"container-title": container})
    (entry,) = cite([one], style("chicago-notes"), "en", clusters("[@a]")).bibliography
    assert plain(entry.markup) == expected


SORTED = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><macro name="when">'
    '<date variable="issued"><date-part name="month"/><date-part name="year"/></date></macro>'
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><sort>{}</sort><layout><text variable="title"/></layout></bibliography></style>'
)


@pytest.mark.parametrize(("key", "order"), [
    ('variable="issued"', ["bc", "y9", "y1999", "y2001", "none"]),
    ('variable="issued" sort="descending"', ["y2001", "y1999", "y9", "bc", "none"]),  # what has no date comes last
    ('macro="when"', ["bc", "y9", "y1999", "y2001", "none"]),  # May after April, though A comes before M
    ('variable="title"', ["none", "bc", "y2001", "y9", "y1999"]),  # an English article does not count
    ('variable="author"', ["none", "bc", "y9", "y2001", "y1999"]),
])  # fmt: skip
def test_a_list_is_sorted_by_what_its_style_says(key, order):
    given = [
        ("y1999", [1999, 5], "Яблоко", "Яров"), ("y9", [9], "The Zero", "Бек"), ("bc", [-44], "Bee", "Әлем"),
        ("y2001", [2001, 4], "A \u201cdog\u201d", "Қия"), ("none", None, "an apple", "Ава"),
    ]  # fmt: skip
    people = [
        reference(
            name, title=title, author=[{"family": family}], **({"issued": {"date-parts": [date]}} if date else {})
        )
        for name, date, title, family in given
    ]
    found, _ = read_style("styles/my.csl", SORTED.format(f"<key {key}/>").encode())
    language = "en" if "title" in key else "kk"
    assert [entry.key for entry in cite(people, found, language, [], order).bibliography] == order


def test_works_of_one_author_and_year_have_their_letters_in_the_order_of_titles():
    """The Chicago Manual of Style, 18th ed., 13.112 and 13.114."""
    fields = {"author": [{"family": "A"}], "issued": {"date-parts": [[1999]]}}
    given = [reference("z", title="Zoo", **fields), reference("a", title="Ant", **fields),
             reference("m", title="Moth", type="article-journal", **fields)]  # fmt: skip
    given[2] = reference("m", title="Moth", **fields | {"type": "article-journal"})
    done = cite(given, style("chicago-author-date"), "en", clusters("[@z; @a; @m]"))
    assert [entry.key for entry in done.bibliography] == ["a", "m", "z"]
    assert plain(done.citations[0].markup) == "(A 1999c, 1999a, 1999b)"


def test_an_author_in_the_sentence():
    people = [
        reference("none", title="The Long Title", **{"title-short": "Long"}),
        reference("given", author=[{"given": "Plato"}]),
        reference("edited", editor=[{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}]),
        reference("three", author=[{"family": "A"}, {"family": "B"}, {"literal": "Institute"}]),
    ]
    texts = [f"@{one.key} [3]" for one in people]
    done = cite(people, style("gost-numeric"), "ru", clusters(*texts))
    assert [citation.author for citation in done.citations] == ["Long", "Plato", "van Beethoven", "A, B и Institute"]


def test_in_a_list_with_english_words_a_comma_stays_behind_the_quotes_of_a_publisher():
    press = {"publisher": 'Изд-во "Снег, лёд"', "publisher-place": "М.", "issued": {"date-parts": [[2015]]}}
    journal = {"type": "article-journal", "container-title": "Absent Sociology", "container-title-short": "Abs. Soc."}
    given = [reference("a", language="ru", type="book", **press), reference("b", **journal)]
    texts = [plain(entry.markup) for entry in cite(given, style("gost-numeric"), "en", [], ["a", "b"]).bibliography]
    assert texts[0].endswith(": Изд-во «Снег, лёд», 2015.")
    assert texts[1].endswith("// Absent Sociology.")


def test_the_same_book_gives_the_same_citations():
    first, second = (cite(REFERENCES, style("apa"), "kk", clusters("[@tomov1961]"), ALL) for _ in range(2))
    assert first == second
