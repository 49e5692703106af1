"""Files of references: BibTeX held against Pandoc's reading of the same file, faults with their lines."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latexwalker import get_default_latex_context_db

from baspa.model.problem import Severity
from baspa.references import bibtex_items, load
from baspa.references.dates import date
from baspa.references.latex import plain, rich
from baspa.references.load import read_references, twice
from baspa.references.names import names

DATA = Path(__file__).parent / "data"
BOOK = "@book{a, title={T}}"


def read(text, path="refs.bib"):
    return read_references(path, text.encode())


def items(text, path="refs.bib"):
    references, problems = read(text, path)
    assert problems == ()
    return [json.loads(reference.item) for reference in references]


def without(item, *names):
    return {name: value for name, value in item.items() if name not in names}


def faults(text, path="refs.bib"):
    return [(p.code, p.place.line, p.message) for p in read(text, path)[1]]


def test_bibtex_is_read_as_pandoc_reads_it():
    """tests/data/references.json is `pandoc -f biblatex -t csljson` (3.9) of references.bib.

    Left out: languages, which Pandoc gives a region or leaves as they are; archives, which it does not read; short
    titles, which it takes from before the colon.
    """
    ours = {item["id"]: item for item in items((DATA / "references.bib").read_text(encoding="utf-8"))}
    theirs = {item["id"]: item for item in json.loads((DATA / "references.json").read_text(encoding="utf-8"))}
    aside = ("language", "archive", "archive_location", "title-short")
    assert len(ours) == 17
    assert {key: without(item, *aside) for key, item in ours.items()} == {
        key: without(item, *aside) for key, item in theirs.items()
    }


def test_csl_json_is_handed_on_as_it_is():
    """But for the names of languages, which become tags."""
    text = (DATA / "references.json").read_text(encoding="utf-8")
    tags = {"kazakh": "kk", "russian": "ru"}
    given = [item | {"language": tags.get(item["language"], item["language"])} for item in json.loads(text)]
    assert items(text, "refs.json") == given


@pytest.mark.parametrize(("latex", "expected"), [
    (r'na\"{\i}ve {\"O}zlem \v{S}koda \H{o} {\c{C}}elik', "naïve Özlem Škoda ő Çelik"),
    (r"The {DNA} of \emph{Homo}", 'The <span class="nocase">DNA</span> of <i>Homo</i>'),
    (r"J \& K, 100\%, 50% more", "J & K, 100%, 50% more"),
    ("a -- b --- c~d ``e''", "a – b — c\u00a0d “e”"),
    (r"H\textsubscript{2}O, x\textsuperscript{2}, \textsc{sc}",
     'H<sub>2</sub>O, x<sup>2</sup>, <span style="font-variant:small-caps;">sc</span>'),
    (r"\enquote{x}", "“x”"),
    ("{A {B} c}", '<span class="nocase">A B c</span>'),
    (r"{\textit{Homo}} s", "<i>Homo</i> s"),
    ("Қара сөздер", "Қара сөздер"),
    ("a $ b", "a $ b"),
    (r"\href{https://example.org/}{the {DNA}} \emph{of}", 'the <span class="nocase">DNA</span> <i>of</i>'),
    (r"a \href{b}", r"a \href{b}"),
    (r"a \verb", r"a \verb"),
    (r"Bread & Butter, \emph{50% & more #1}", "Bread & Butter, <i>50% & more #1</i>"),
    (r"\LaTeX{} and \TeX, \texttt{code} for 5~\pounds", "LaTeX and TeX, code for 5\u00a0£"),
    (r"\copyright\ \S\,3 \P{} \textgreater{} \textasciitilde \symbol{65}\char66", "© § 3 ¶ > ~AB"),
    (r"$^{14}$C, $\mathrm{CO}_2$, \ensuremath{10^{-3}}, \[c\]",
     "<sup>14</sup>C, CO<sub>2</sub>, 10<sup>-3</sup>, c"),
    (r"\SI{5}{\metre}, \qty{3}{\kilo\metre\per\second}, \SI{2}{\newton\metre}", "5\u00a0m, 3\u00a0km/s, 2\u00a0N·m"),
    (r"\url{http://example.org/a_b?c=%20&d=e#f}", "http://example.org/a_b?c=%20&d=e#f"),
    (r"{\it a} {b \em c} \noopsort{1900}d\-e", '<i>a</i> <span class="nocase">b <i>c</i></span> de'),
    (r"\textless b\textgreater{} <i>", "\ufdefb> \ufdefi>"),
    (r"$\mathbb{Z}$, $\mathfrak{g}$, $\sqrt[3]{\frac12}$, \textcolor{red}{a}, \"{\textcolor{red}{a}}, \not=",
     "ℤ, 𝔤, <sup>3</sup>√(1/2), a, ä, ≠"),
    (r"\~{}, \texorpdfstring{$\mathbf{x}$}{y}", "~, y"),
    (r"\unheardof{words}", '<span class="nocase">words</span>'),
])  # fmt: skip
def test_latex_becomes_rich_text(latex, expected):
    assert rich(latex) == expected


def test_no_command_breaks_the_reading():
    """Each that the library knows: alone, with one argument, with two."""
    for command in get_default_latex_context_db().iter_macro_specs():
        for behind in ("", "{a}", "{a}{b}", "[a]{b}"):
            assert isinstance(rich(f"\\{command.macroname}{behind}"), str)


@pytest.mark.parametrize(("field", "expected"), [
    ("eprint={2101.00001}, archiveprefix={arXiv}", {"URL": "https://arxiv.org/abs/2101.00001"}),
    ("eprint={77}, eprinttype={jstor}", {"URL": "https://www.jstor.org/stable/77"}),
    ("eprint={77}, eprinttype={pubmed}, url={https://example.org/}", {"URL": "https://example.org/"}),
    ("eprint={77}, eprinttype={Shelf}, note={n}", {"note": "n. Shelf: 77"}),
    (r"howpublished={\url{https://example.org/a\_b}}", {"URL": "https://example.org/a_b"}),
    ("howpublished={At home}", {"medium": "At home"}),
    ("titleaddon={a word more}, pubstate={inpress}", {"title": "T. a word more", "status": "in press"}),
    ("holder={{Firm}}", {"author": [{"literal": "Firm"}]}),
    ("author={A. Bee}, holder={{Firm}}", {"author": [{"family": "Bee", "given": "A."}]}),
    ("addendum={more}", {"note": "more"}),
])  # fmt: skip
def test_what_a_field_has_in_the_place_of_another(field, expected):
    (item,) = items(f"@patent{{a, title={{T}}, {field}}}")
    assert without(item, "id", "type") == {"title": "T"} | expected


def test_a_whole_book_stands_in_no_book():
    whole = "@proceedings{b, title={Whole}, booktitle={Whole}}"
    part, book = items(f"@inproceedings{{a, title={{T}}, crossref={{b}}}} {whole}")
    assert (part["container-title"], "container-title" in book) == ("Whole", False)


def test_names_have_no_markup():
    assert plain(r"{\textit{Homo}} {DNA}") == "Homo DNA"


@pytest.mark.parametrize(("text", "expected"), [
    ("Ойдан, Әлем", [{"family": "Ойдан", "given": "Әлем"}]),
    ("Ludwig van Beethoven", [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}]),
    ("de la Cruz, Jr, Juan", [
        {"family": "Cruz", "given": "Juan", "non-dropping-particle": "de la", "suffix": "Jr"}]),
    ("{Institute of This and That} and A. Bee", [
        {"literal": "Institute of This and That"}, {"family": "Bee", "given": "A."}]),
    ("A. Bee and others", [{"family": "Bee", "given": "A."}, {"literal": "others"}]),
    ("Bee, A. et al.", [{"family": "Bee", "given": "A."}, {"literal": "others"}]),
    ("Дана, Ә. and [и др.]", [{"family": "Дана", "given": "Ә."}, {"literal": "others"}]),
    ("Дана, Ә. және т.б.", [{"family": "Дана", "given": "Ә."}, {"literal": "others"}]),
    ("Дана Ә. Б. and Сана-Мана В.Г.", [
        {"family": "Дана", "given": "Ә. Б."}, {"family": "Сана-Мана", "given": "В.Г."}]),
    ("Дана Ә.Б., Мана В. and Сана Г.", [
        {"family": "Дана", "given": "Ә.Б."}, {"family": "Мана", "given": "В."}, {"family": "Сана", "given": "Г."}]),
    ("Malcolm X and A. Bee", [{"family": "X", "given": "Malcolm"}, {"family": "Bee", "given": "A."}]),
])  # fmt: skip
def test_names_of_bibtex(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("text", [
    "Қиял Б. Ж. және Мана А.",
    "Қиял Б. Ж. и Мана А.",
    "Қиял Б. Ж. жана Мана А.",
    "Қиял, Б. Ж.; Мана, А.",
    "Қиял, Б. Ж.;Мана А.;",
    "Қиял Б. Ж. & Мана А.",
    r"Қиял, Б. Ж. \& Мана, А.",
    "Қиял Б. Ж., және А. Мана",
    "Б. Ж. Қиял, А. Мана",
])  # fmt: skip
def test_names_that_another_sign_or_word_parts(text):
    assert names(text) == [{"family": "Қиял", "given": "Б. Ж."}, {"family": "Мана", "given": "А."}]
    assert faults(f"@book{{a, title={{T}}, author={{{text} және т. б.}}, year=2018}}") == []


@pytest.mark.parametrize(("text", "families"), [
    ("Дана Ә., Қиял Б. Ж. және Мана А. and Bee, C.", ["Дана", "Қиял", "Мана", "Bee"]),
    ("A. Bee, C. Dee, and E. Eff", ["Bee", "Dee", "Eff"]),
    ("Jane Bee, Carol Dee, Max Eff, Ann Gee & Ian Jay", ["Bee", "Dee", "Eff", "Gee", "Jay"]),
    ("{Дом и К} и Ludwig van Beethoven", [None, "Beethoven"]),
    # One name, or what nobody can tell from one.
    ("{Изд-во и Ко}", [None]),
    ("{Дана Ә. және Мана А.; Қиял Б. & Ко}", [None]),
    ("Simon & Schuster", ["Schuster"]),
    ("Doe Bee, Ann Mary", ["Doe Bee"]),
    # Bodies, though no braces say so.
    ("Институт науки и высших вещей", [None]),
    ("Министерство Образования и Науки Республики Нигде", [None]),
    ("Білім және ғылым министрлігі", [None]),
    ("Иванов и Ко", [None]),
    ("ТОО Снег и Лёд", [None]),
    ("Ministry of Meals and Ghost, G.", [None, "Ghost"]),
    ("Ministry of Education and Science", [None]),
    (r"Ghost \& Sons", [None]),
    ("Қазақ университеті және Нигде университеті", [None, None]),
    ("Институт вещей и Дана А. Б.", [None, "Дана"]),
])  # fmt: skip
def test_what_looks_like_names_is_parted(text, families):
    assert [name.get("family") for name in names(text)] == families


@pytest.mark.parametrize(("entry", "expected"), [
    ("@book{a, title={T}, pages={376 с.}}", {"number-of-pages": "376 с."}),
    ("@report{a, title={T}, pages={XII, 650 p.}}", {"number-of-pages": "XII, 650 p."}),
    ("@phdthesis{a, title={T}, pages={120}}", {"number-of-pages": "120"}),
    ("@book{a, title={T}, note={160 б.}}", {"number-of-pages": "160 б."}),
    ("@book{a, title={T}, note={XII, 376 с.}}", {"number-of-pages": "XII, 376 с."}),
    ("@book{a, title={T}, note={160 б.}, pagetotal={200}}", {"number-of-pages": "200", "note": "160 б."}),
    ("@book{a, title={T}, note={1911}}", {"note": "1911"}),
    ("@article{a, title={T}, note={160 б.}}", {"note": "160 б."}),
    ("@book{a, title={T}, pages={120}, pagetotal={200}}", {"number-of-pages": "200", "page": "120"}),
    ("@book{a, title={T}, pages={12--18}}", {"page": "12-18"}),
    ("@book{a, title={T}, pages={с. 12}}", {"page": "с. 12"}),
    ("@article{a, title={T}, pages={120}}", {"page": "120"}),
    ("@inbook{a, title={T}, pages={120 с.}}", {"page": "120 с."}),
])  # fmt: skip
def test_one_number_of_pages_of_a_whole_work_is_how_many_it_has(entry, expected):
    (item,) = items(entry)
    assert without(item, "id", "type", "title", "genre") == expected


OTHERS_NAMED = ("others", "др.", "и др.", "[и др.]", "и другие", "т.б.", "және т.б.", "және т. б.", "ж.б.", "et al.")


@pytest.mark.parametrize("others", OTHERS_NAMED)
@pytest.mark.parametrize("name", ["Bee, A.", "Дана, Ә. Б.", "Дана Ә. Б.", "Bee, A. and Дана, Ә."])
@pytest.mark.parametrize("joint", [" and ", " ", ", "])
def test_others_are_left_out_in_the_words_of_any_language_without_a_fault(name, joint, others):
    text = f"@book{{a, title={{T}}, author={{{name}{joint}{others}}}, year=2018}}"
    assert faults(text) == []
    assert items(text)[0]["author"] == [*names(name), {"literal": "others"}]


def test_a_name_that_ends_like_the_others_is_still_held():
    assert names("Pal and Der") == [{"family": "Pal"}, {"family": "Der"}]


@pytest.mark.parametrize(("text", "expected"), [
    ("1998", {"date-parts": [[1998]]}),
    ("1998-05-31", {"date-parts": [[1998, 5, 31]]}),
    ("1998-05/1999-06", {"date-parts": [[1998, 5], [1999, 6]]}),
    ("1923~", {"date-parts": [[1923]], "circa": True}),
    ("1998/", {"date-parts": [[1998], [0]]}),
    ("31.05.1998", {"date-parts": [[1998, 5, 31]]}),
    ("31 мая 1998 г.", {"date-parts": [[1998, 5, 31]]}),
    ("1998 ж. 31 мамыр", {"date-parts": [[1998, 5, 31]]}),
    ("May 31, 1998", {"date-parts": [[1998, 5, 31]]}),
    ("Сентябрь 1998", {"date-parts": [[1998, 9]]}),
    ("1998 г.", {"date-parts": [[1998]]}),
    ("1998-05-31T12:30:00Z", {"date-parts": [[1998, 5, 31]]}),
    ("1998-21", {"date-parts": [[1998]], "season": 1}),
    ("б. г.", {}),
    ("n.d.", {}),
    ("31 брюмера 1998 г.", {"literal": "31 брюмера 1998 г."}),
    ("31.02.1998", {"literal": "31.02.1998"}),
    ("1998/19XX", {"literal": "1998/19XX"}),
    ("2024-02-30", {"literal": "2024-02-30"}),
    ("[19 ғ.]", {"literal": "[19 ғ.]"}),
    ("", {}),
])  # fmt: skip
def test_dates(text, expected):
    assert date(text) == expected


@pytest.mark.parametrize(("title", "genre"), [
    ("О растворах Na", "дис. … канд. наук"),
    ("On solutions", "PhD thesis"),
])  # fmt: skip
def test_a_thesis_without_a_language_has_the_words_of_the_book(title, genre):
    text = f"@phdthesis{{a, title={{{title}}}, author={{A. Bee}}}}"
    ((reference,), _) = read_references("a.bib", text.encode(), "ru")
    assert json.loads(reference.item).get("genre", "") == genre


@pytest.mark.parametrize(("book", "title", "more", "language"), [
    ("kk", "Deep learning", "", "en"),
    ("kk", "Linear Algebra", "", "en"),
    ("ru", "Schrödinger equations", "", "en?"),
    ("kk", "Zur Elektrodynamik bewegter Körper", "", "de"),
    ("kk", "Türk Mitolojisi", "publisher={Kurum}", "tr"),
    ("ru", "Mémoire sur la théorie", "", "fr"),
    ("kk", "Основы физики", "", "ru"),
    ("kk", "Абай жолы", "", None),
    ("kk", "Абай және XXI ғасыр", "", None),
    ("ru", "Қазақ тілі", "", "kk"),
    ("ru", "Основы физики", "", None),
    ("ru", "Көк бөрү", "", "kk?"),
    ("ky", "Көк бөрү", "", None),
    ("ru", "Історія України", "", "uk"),
    ("en", "Қазақстан тарихы", "", "kk"),
    ("en", "Основы физики", "", "ru"),
    ("en", "Абай жолы", "publisher={Жазушы}", "ru?"),
    ("en", "Абай жолы", "publisher={Мектеп баспасы, Қызылорда}", "kk?"),
    ("en", "Über die Natur", "", None),
    ("kk", "Deep learning", "langid={kazakh}", "kk"),
    ("kk", "ЎзЎз", "", None),
])  # fmt: skip
def test_a_work_that_says_no_language_is_in_that_of_its_title(book, title, more, language):
    text = f"@book{{a, title={{{title}}}, author={{A. Bee}}, {more}}}"
    ((reference,), problems) = read_references("a.bib", text.encode(), book)
    said = json.loads(reference.item).get("language")
    assert (f"{said}?" if problems else said) == language
    assert {(each.code, each.severity) for each in problems} <= {("B321", Severity.NOTE)}
    given = json.dumps([{"id": "a", "type": "book", "title": title, "publisher": more}])
    ((same,), _) = read_references("a.json", given.encode(), book)
    assert "langid" in more or json.loads(same.item).get("language") == said


@pytest.mark.parametrize(("langid", "language", "genre"), [
    ("kyrgyz", "ky", "магистрдик диссертация"),
    ("kk-KZ", "kk-kz", "магистрлік диссертация"),
    ("Russian", "ru", "магистерская диссертация"),
    ("русский", "ru", "магистерская диссертация"),
    ("rus", "ru", "магистерская диссертация"),
    ("қазақ тілі, русский", "kk", "магистрлік диссертация"),
    ("ru_RU", "ru-ru", "магистерская диссертация"),
    ("german", "de", "Master’s thesis"),
    ("", None, "Master’s thesis"),
    ("на русском", None, "Master’s thesis"),
])  # fmt: skip
def test_a_record_speaks_its_language(langid, language, genre):
    (item,) = items(f"@mastersthesis{{a, title={{T}}, author={{A. Bee and others}}, langid={{{langid}}}}}")
    assert (item.get("language"), item["genre"]) == (language, genre)
    thesis = f"@thesis{{a, title={{T}}, type={{mathesis}}, langid={{{langid}}}}}"
    assert items(thesis)[0]["genre"] == genre
    given = json.dumps([{"id": "a", "type": "book", "title": "T", "language": langid}], ensure_ascii=False)
    assert items(given, "a.json")[0]["language"].lower() == (language or langid)


def test_text_is_composed_however_it_was_typed():
    typed = unicodedata.normalize("NFD", "@book{a, title={Сайын}}")
    assert "й" not in typed
    assert items(typed)[0]["title"] == "Сайын"


def test_strings_are_joined_and_months_are_numbers():
    (item,) = items('@string{p = "Lost"} @book{a, title={T}, publisher = p # " Press " # {Ltd}, year=1998, month=may}')
    assert item["publisher"] == "Lost Press Ltd"
    assert item["issued"] == {"date-parts": [[1998, 5]]}


def test_a_part_inherits_from_its_book_but_keeps_what_it_has():
    text = "@inbook{a, crossref={b}, title={Part}, year=2000} @book{b, title={Whole}, year=1999, publisher={P}}"
    part = items(text)[0]
    assert (part["title"], part["container-title"], part["publisher"]) == ("Part", "Whole", "P")
    assert part["issued"] == {"date-parts": [[2000]]}


@pytest.mark.parametrize(("text", "expected"), [
    (f"{BOOK}\n\n@book{{b, title = {{oops\n{BOOK.replace('{a', '{c')}", [("B100", 3, "an entry is no BibTeX")]),
    (f"{BOOK}\n{BOOK}", [("B101", 2, 'key "a" is there twice')]),
    ("@book{a, title={T}, title={U}}", [("B100", 1, "an entry has a field twice: title")]),
    ("@book{a, year=1998}", [("B102", 1, '"a" has no title')]),
    ("@book{a, title={}}", [("B102", 1, '"a" has no title')]),
    ("\n@bok{a, title={T}}", [("B103", 2, '"a" is of the unknown type "bok"')]),
    ("@book{a, title={T}, author={B, C, D, E}}", [("B104", 1, '"a": B, C, D, E is no name')]),
    ("@book{a, title={T}, crossref={b}}", [("B104", 1, 'crossref "b" is not there')]),
    ("\n@book{, title={T}}", [("B100", 2, "an entry has no key")]),
    (f"\n@book{{a, title={{{'{' * 200}x{'}' * 200}}}}}", [
        ("B100", 2, '"a" has braces or commands in one another without end')]),
    (f"@book{{a, title={{{'{' * 50}x{'}' * 50}}}}}", []),
    (f"@book{{a, title={{{chr(92)}sqrt{'[' * 300}}}}}", []),
    ("@book{a, title={T},\n year=1998 publisher={P}}", [
        ("B100", 2, '"a": "publisher={P}" stands behind the value of year')]),
    ('@book{a, title="A \\" sign"}', [("B100", 1, '"a": "sign"" stands behind the value of title')]),
    ("@book{a, title={T}, % a remark\n year=1998}", [("B100", 2, '"a": "% a remark year" is no name of a field')]),
])  # fmt: skip
def test_faults_of_bibtex(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ('[{"id": "a"\n"type": 1}]', [("B100", 2, "no JSON: Expecting ',' delimiter")]),
    ('{"id": "a"}', [("B100", 1, "no CSL-JSON: it is no array of items")]),
    ('[{"type": "book", "title": "T"}]', [("B100", 1, "an item has no id")]),
    ('[1]', [("B100", 1, "an item has no id")]),
    ('[{"id": "a", "type": "book", "title": "T"},\n{"id": "a", "type": "book", "title": "T"}]', [
        ("B101", 2, 'key "a" is there twice')]),
    ('[{"id": "a", "type": "book"}]', [("B102", 1, '"a" has no title')]),
    ('[\n{"id": "a", "type": "books", "title": "T"}]', [("B103", 2, '"a" is of the unknown type "books"')]),
    ('[{"id": "a", "type": "book", "title": "T", "author": "A"}]', [("B104", 1, '"author" is no list of names')]),
    ('[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[[]]]}}]', [
        ("B104", 1, '"issued" is no date')]),
    ('[{"id": "a", "type": "book", "title": ["T"]}]', [("B104", 1, '"title" is no text')]),
    ("[" * 100_000, [("B100", 1, "no CSL-JSON: brackets in brackets without end")]),
    ('[{"id": "a", "title": ' + "9" * 5000, [("B100", 1, "no CSL-JSON: a number of thousands of digits")]),
])  # fmt: skip
def test_faults_of_csl_json(text, expected):
    assert faults(text, "refs.json") == expected


@pytest.mark.parametrize(("field", "expected"), [
    (r"subtitle={a \cite{z}}", [(1, "subtitle has a command that is not read: \\cite; its words print without it")]),
    (r"note={\unheardof}", [(2, "note has a command that is not read: \\unheardof")]),
    (r"publisher={\today}", [(2, "publisher has a command that is not read: \\today")]),
    (r"series={\noopsort{a}\xspace b}", [(2, "series has a command that is not read: \\xspace")]),
    (r"note={\begin{quote}a\end{quote}}", [
        (1, "note has a command that is not read: \\begin; its words print without it"),
        (1, "note has a command that is not read: \\end; its words print without it"),
        (2, 'of note the book would lose "eeooqqttuu"')]),
    (r"note={\href{https://example.org/}{here}}", [
        (1, "the address of a link in note is not printed: https://example.org/")]),
    (r"note={\href{https://example.org/}{here}}, url={https://example.org/}", []),
    ("date={2024-02-30}", [(2, 'date "2024-02-30" is not in the calendar')]),
    ("urldate={1998-05-31/1998-13}", [(2, 'urldate "1998-05-31/1998-13" is not in the calendar')]),
    ("year={in press}, month=may", [(2, 'month "5" is no month of a year')]),
    ("year=1998, month={brumaire}", [(2, 'month "brumaire" is no month of a year')]),
    ("year=1998, month=June, day=31", [(2, 'day "31" is no day of the month')]),
    ("year=1998, month=June, day=3", []),
    ("year={1998 г.}, month={июня}, day=3", []),
    ("urldate={31.02.1998}", [(2, 'urldate "31.02.1998" is not in the calendar')]),
    ("date={1998-22}", []),
    ("author={A. Bee et al.}, type={phdthesis}, langid={russian}", []),
    ('year=1998, month=may # "--" # jun', []),
    ("date={no date}, author={A. Bee and Sons, Ltd and others}, abstract={\\unheardof}", []),
])  # fmt: skip
def test_what_a_field_says_and_the_book_would_not_is_told_at_its_line(field, expected):
    problems = read(f"@book{{a, title={{T}},\n {field}}}")[1]
    assert [(p.code, p.place.line) for p in problems] == [("B104", 2) for _ in expected]
    said = [(int(p.severity), p.message.removeprefix('"a": ')) for p in problems]
    assert sorted(said) == sorted(expected)


def test_a_field_that_is_read_and_not_handed_on_is_told(monkeypatch):
    monkeypatch.setitem(bibtex_items.PLAIN, "publisher", ())
    monkeypatch.setattr(bibtex_items, "rich", lambda _: "T")
    assert faults("@book{a, title={The words}, publisher={P}}") == [("B104", 1, '"a": the book would lose "dehorsw"')]


def test_a_command_is_told_at_the_line_of_the_field_that_is_inherited():
    text = "@inbook{a, title={T}, crossref={b}}\n@book{b,\n title={Whole \\unheardof}}"
    assert {(code, line) for code, line, _ in faults(text)} == {("B104", 3)}


def test_a_hint_names_what_was_meant():
    (problem,) = read("@bok{a, title={T}}")[1]
    assert problem.hint == 'did you mean "book"?'


def test_what_is_faulty_is_left_out_and_the_rest_is_there():
    references, problems = read(f"{BOOK}\n@book{{b, year=1}}\n@bok{{c, title={{T}}}}")
    assert [reference.key for reference in references] == ["a"]
    assert [problem.code for problem in problems] == ["B102", "B103"]


def test_keys_of_two_files_are_held_against_each_other():
    (one,), (other,) = read(BOOK, "a.bib")[0], read(f"\n{BOOK}", "b.bib")[0]
    (problem,) = twice([one, other])
    assert (problem.code, str(problem.place), problem.hint) == ("B101", "b.bib:2", "the other is a.bib:1: rename one")


@pytest.mark.parametrize(("path", "data", "code"), [
    ("refs.ris", b"", "B100"), ("refs.bib", b"\xff", "B010"), ("refs.bib", b" " * (load.LIMIT + 1), "B100"),
])  # fmt: skip
def test_files_that_cannot_be_references(path, data, code):
    references, problems = read_references(path, data)
    assert (references, [p.code for p in problems]) == ((), [code])


LIKE_BIBTEX = st.text(alphabet=st.sampled_from("@book{}a,=\"#\\ \n'%$~-ә1"), max_size=60)


@given(LIKE_BIBTEX, st.sampled_from(["a.bib", "a.json"]))
def test_any_text_is_read_without_a_fault_of_the_program(text, path):
    for reference in read(text, path)[0]:
        assert json.loads(reference.item)["id"] == reference.key


@given(st.text(alphabet=st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=30))
def test_text_without_commands_stays_as_it_is(text):
    words = " ".join(text.split())
    assert rich(words) == plain(words) == words
