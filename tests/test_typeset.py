import datetime
import itertools
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from builds import build, built, load, read_chapter, typeset, write
from hypothesis import example, given
from hypothesis import strategies as st

from baspa.bind.screen.written_out import written_out
from baspa.language import find, slug_of
from baspa.model.edition import ContentsLine
from baspa.model.problem import Failure, report
from baspa.typeset import modified
from baspa.typeset.cover import balanced
from baspa.typeset.navigation import entries
from baspa.typeset.text import set_text
from baspa.verify.lines.lines import printed_lines


def edition(folder, *arguments, **keywords):
    book, problems = load(write(folder, *arguments, **keywords))
    assert problems == ()
    return typeset(book)


def body(edition, name="c1.xhtml"):
    (section,) = (section for section in edition.sections if section.name == name)
    return section.xhtml.partition("<body")[2]


# Text: no letter is changed, groups stay together.


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("<p>Соңғы 20 жылда – БҰҰ.</p>", '<p>Соңғы [20 жылда]\u00a0– [БҰҰ].</p>'),
        ("<p><em>20 жыл</em> № 5</p>", "<p><em>[20 жыл]</em> [№ 5]</p>"),
        ("<p>2 <em>наурыз</em></p>", "<p>2 <em>наурыз</em></p>"),
        ("<p><code>№ 5 – а</code> № 5</p>", "<p><code>№ 5 – а</code> [№ 5]</p>"),
        ("<pre>№ 5 – а</pre>", "<pre>№ 5 – а</pre>"),
        ('<p>5 km <span lang="en">5 km 5 км</span> 5 км</p>', '<p>5 km <span lang="en">[5 km] 5 км</span> [5 км]</p>'),
        ("<p>№ 5 № 6<br />№ 7</p>", "<p>[№ 5] [№ 6]<br />[№ 7]</p>"),
        ("<p>\n<a>a</a>\n</p>", "<p>\n<a>a</a>\n</p>"),
    ],
)  # fmt: skip
def test_groups_that_must_not_break(xhtml, expected):
    element = ET.fromstring(xhtml)
    set_text(element, find("kk"))
    made = ET.tostring(element, encoding="unicode")
    assert made == re.sub(r"\[(.*?)\]", r'<span class="nb">\1</span>', expected)


WORDS = st.sampled_from(
    ["БҰҰ-ға", "20", "жыл", "№", "5", "–", "—", "*б*", "**б**", "`№ 5 –`", "А.", "Ұлы", "[а](#a)", "[б 5 km]{lang=en}",
     "\n", "2", "наурызында", "және", "т.", "б.", "&", "<", "![а](a.png)", "[^n]", "\\\n"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
@example("а – «Б. Бұлан» – 5 жыл")
def test_the_text_of_a_chapter_is_kept(text):
    chapter, _ = read_chapter(1, "one.md", f"# A\n\n{text} a\n\n[^n]: 20 жыл – {text}\n", "kk")
    before = ET.fromstring(chapter.xhtml)
    after = ET.fromstring(chapter.xhtml)
    set_text(after, find("kk"))
    old, new = "".join(before.itertext()), "".join(after.itertext())
    assert new.replace("\u00a0", " ") == old
    shape = [element.tag for element in after.iter() if element.get("class") != "nb"]
    assert shape == [element.tag for element in before.iter()]
    code = ["".join(element.itertext()) for element in before.iter("code")]
    assert ["".join(element.itertext()) for element in after.iter("code")] == code


# The book's own templates and styles.


def test_the_books_own_template_goes_before_the_houses(tmp_path):
    own = {"templates/print/colophon.html": "<p>{{ book.title }} & {{ word('toc.title') }}</p>\n"}
    made = edition(tmp_path, **own)
    assert "<p>T & Contents</p>" in made.paper
    assert 'class="titlepage"' in made.paper


def test_the_books_own_styles_follow_the_houses(tmp_path):
    own = {"styles/common.css": "p { color: red }", "styles/epub.css": "h1 { color: blue }", "styles/other.css": "x {}"}
    made = edition(tmp_path, **own)
    assert made.paper_css.endswith("p { color: red }")
    assert made.epub_css.endswith("p { color: red }\n/* styles/epub.css */\nh1 { color: blue }")
    assert "x {}" not in made.paper_css + made.epub_css


def test_design_tokens_reach_the_style_sheets(tmp_path):
    made = edition(tmp_path, toml='[design]\npage = "170x240"\ntype_size = 11.5\naccent = "#123456"\nindent = 2.5\n')
    assert "size: 170mm 240mm" in made.paper_css
    assert "--type-size: 11.5pt" in made.paper_css
    assert "--accent: #123456" in made.paper_css
    assert "p { margin: 0; text-indent: 2.5em }" in written_out(made.epub_css)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("print/colophon.html", "\n{% if %}", "templates/print/colophon.html:2: error B040: Expected an expression"),
        (
            "print/colophon.html",
            "\n\n{{ nothing }}",
            'templates/print/colophon.html:3: error B040: there is no "nothing" here',
        ),
        (
            "print/colophon.html",
            "\n{{ book.nothing }}",
            'templates/print/colophon.html:2: error B040: there is no "nothing" in it',
        ),
        ("print/colophon.html", "{{ 1 // 0 }}", "templates/print/colophon.html:1: error B040: integer division or mod"),
        ("print/colophon.html", "\n{# a", "templates/print/colophon.html:2: error B040: Missing end of comment tag"),
        ("print/colophon.html", "\n{% raw %}a", "templates/print/colophon.html:2: error B040: Missing end of raw"),
        ("print/book.html", "{{ word('no.such') }}", 'templates/print/book.html:1: error B040: there is no "no.such"'),
        (
            "epub/chapter.xhtml",
            "\n{% extends 'none' %}",
            'templates/epub/chapter.xhtml:2: error B040: there is no template "none"',
        ),
        (
            "epub/cover.svg",
            "{{ book.title.x.y }}",
            'templates/epub/cover.svg:1: error B040: there is no "x" in it',
        ),
    ],
)
def test_a_faulty_template_is_named_with_its_line(tmp_path, name, text, said):
    with pytest.raises(Failure) as failure:
        edition(tmp_path, **{f"templates/{name}": text})
    assert next(iter(report(failure.value.problems)))[: len(said)] == said


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ word.__globals__ }}",
        "{{ balanced.__code__ }}",
        "{{ book.__class__.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(book) }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../pyproject.toml' %}",
        "{% include '../../../../../../etc/passwd' %}",
        "{% import '../baspa/cli.py' as x %}",
        "{% set _ = headings.append(1) %}",
        "{% set _ = design.__setattr__('page', 'A4') %}",
    ],
)
def test_a_template_cannot_get_out_of_its_sandbox(tmp_path, attack):
    with pytest.raises(Failure) as failure:
        edition(tmp_path, **{"templates/print/colophon.html": attack})
    assert [problem.code for problem in failure.value.problems] == ["B040"]


def test_what_book_toml_says_is_text_and_never_markup(tmp_path):
    toml = '[[authors]]\nname = "<b>&"\nbiography = "<script>"\n[annotation]\nen = "</p><script>"\n'
    made = edition(tmp_path, toml=toml)
    pages = [made.paper, made.cover_svg, *(section.xhtml for section in made.sections)]
    assert "&lt;b&gt;&amp;" in made.cover_svg
    assert [page for page in pages if "<b>" in page or "<script>" in page] == []


def test_an_empty_line_parts_paragraphs_of_what_book_toml_says(tmp_path):
    text = '"""\nFirst words,\nand more.\n  \n\nLast words.\n"""'
    toml = f'[[authors]]\nname = "Author"\nbiography = {text}\n[annotation]\nen = {text}\n'
    made = edition(tmp_path, toml=toml)
    for text in (made.paper, "".join(section.xhtml for section in made.sections)):
        for name in ("biography", "annotation"):
            found = re.findall(f'<p class="{name}"[^>]*>(.*?)</p>', text, re.DOTALL)
            assert found == ["First words,\nand more.", "Last words.\n"]


def test_what_is_absent_leaves_no_empty_label(tmp_path):
    made = edition(tmp_path, toml='[[authors]]\nname = "A"\n')
    for page in (made.paper, body(made, "imprint.xhtml"), body(made, "titlepage.xhtml")):
        assert re.findall(r"ISBN|DOI|©|UDC|ORCID|<(?:p|span|td|h\d|div)[^>]*>\s*</(?:p|span|td|h\d)>", page) == []
    assert "about.xhtml" not in [section.name for section in made.sections]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("subtitle", "Барлық кілттерімен"),
        ("edition", "2-басылым"),
        ("place", "Үлгіқала"),
        ("publisher", "Үлгі баспасы"),
        ("date", "2026"),
        ("doi", "10.1000/182"),
        ("udc", "82-3"),
        ("bbk", "84"),
        ("keywords", "үлгі, кітап"),
        ("isbn.print", "978-0-00-000000-2"),
        ("isbn.pdf", "978-0-00-000001-9"),
        ("isbn.epub", "978-0-00-000002-6"),
        ("series", "Үлгі кітапхана"),
        ("rights.holder", "© Автор Үлгі, 2026"),
        ("rights.licence", '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'),
        ("annotation.ru", 'lang="ru">Книга со всеми ключами.'),
        ("authors.sort", "Үлгі, Автор"),
        ("authors.degree", "ғылым докторы, профессор"),
        ("authors.affiliation", "Үлгі университеті"),
        ("authors.orcid", "0000-0002-1825-0097"),
        ("authors.email", "mailto:author@example.org"),
        ("authors.biography", "Автор Үлгі ойдан шығарылған."),
        ("contributors", "A. N. Author"),
        ("supplied.title", find("kk").word("supplied.title")),
    ],
)
def test_what_book_toml_says_is_printed_in_both_faces(key, shown):
    book = built("every-key").book
    made = typeset(replace(book, metadata=replace(book.metadata, cip="")))  # or it stands in the place of the record
    assert shown in made.paper
    assert any(shown in section.xhtml for section in made.sections)


# Values that templates use.


def fewest_and_most_even(words, most):
    """Try every way to break the words: the fewest lines, then the least sum of squared slack."""
    ways = []
    for breaks in itertools.product((False, True), repeat=len(words) - 1):
        lines = [words[:1]]
        for word, new in zip(words[1:], breaks, strict=True):
            if new:
                lines.append([word])
            else:
                lines[-1].append(word)
        if all(len(line) == 1 or len(" ".join(line)) <= most for line in lines):
            ways.append((len(lines), sum((most - len(" ".join(line))) ** 2 for line in lines)))
    return min(ways)


@given(st.lists(st.text("абвг", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(4, 20))
def test_lines_of_a_title_are_few_and_even(words, most):
    lines = balanced(" ".join(words), most, find("ru"))
    assert " ".join(lines) == " ".join(words)
    assert (len(lines), sum((most - len(line)) ** 2 for line in lines)) == fewest_and_most_even(words, most)


def test_a_title_without_words_has_no_lines():
    assert balanced("", 10, find("ru")) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Имена, 50 % — «знаки»", ("Имена,", "50 %\xa0—", "«знаки»")),
        ("Книга А. С. Пушкина", ("Книга", "А. С. Пушкина")),
        ("Слова\xa0с пробелом", ("Слова\xa0с", "пробелом")),
        ("XX в.\u2003далее", ("XX в.", "далее")),
    ],
)
def test_a_line_of_a_title_ends_where_one_of_the_text_may(text, lines):
    assert balanced(text, 9, find("ru")) == lines


TOLD = {
    "title": "Имена, 50 % пути",
    "subtitle": "в 20 г. & 5 %",
    "edition": "2-е изд. в XX в.",
    "place": "г. Алматы, № 5",
    "annotation": {"en": "By 10 % of pp. 5"},
}


def test_what_book_toml_says_breaks_no_more_than_the_text_does(tmp_path):
    """On the title page, the half title, the imprint, in the contents, and in what the e-book has of them."""
    toml = """title = "Имена, 50 % пути"
subtitle = "в 20 % <случаев>"
language = "ru"
edition = "30 % издания"
place = "№ 5"
chapters = ["a.md"]
[[authors]]
name = "А. Автор"
biography = "Написал 40 % книги."
[[contributors]]
name = "Б. Редактор"
role = "edt"
[annotation]
en = "By 10 %."
[design]
half_title = true
"""
    made = edition(tmp_path, **{"book.toml": toml, "a.md": "# О 60 %\n\nТекст.\n"})
    kept = Counter(re.findall('<span class="nb">(.*?)</span>', made.paper))
    assert kept == {
        "50 %": 4, "20 %": 3, "30 %": 3, "40 %": 1, "10 %": 1, "60 %": 2, "№ 5": 3, "А. Автор": 6, "Б. Редактор": 2,
    }  # fmt: skip


def test_contents_are_nested_as_the_headings_are(tmp_path):
    text = "# One\n\nText.\n\n## A\n\n### B\n\n### C\n\nText.\n\n## D\n\nText.\n\n# Two\n\n## E\n\nText.\n"
    book, _ = load(write(tmp_path, text))
    assert entries(book, find("en")) == (
        ContentsLine(
            "One",
            "c1.xhtml#c1-one",
            (
                ContentsLine(
                    "A",
                    "c1.xhtml#c1-a",
                    (ContentsLine("B", "c1.xhtml#c1-b", ()), ContentsLine("C", "c1.xhtml#c1-c", ())),
                ),
                ContentsLine("D", "c1.xhtml#c1-d", ()),
            ),
        ),
        ContentsLine("Two", "c2.xhtml#c2-two", (ContentsLine("E", "c2.xhtml#c2-e", ()),)),
    )  # fmt: skip


def test_documents_of_the_ebook_are_in_reading_order():
    names = [section.name for section in built("every-key").edition.sections]
    assert names == [
        "cover.xhtml",
        "titlepage.xhtml",
        "nav.xhtml",
        "c1.xhtml",
        "c2.xhtml",
        "c3.xhtml",
        "about.xhtml",
        "imprint.xhtml",
    ]


def test_the_books_own_summary_of_its_accessibility(tmp_path):
    made = edition(tmp_path, toml='[accessibility]\nsummary = "S"\n')
    assert dict(made.accessibility)["accessibilitySummary"] == "S"


EPOCH = datetime.date(2001, 2, 3)


@pytest.mark.parametrize(
    ("toml", "epoch", "day"),
    [
        ('modified = 2020-05-06\ndate = "2010"\n', EPOCH, "2020-05-06"),
        ('date = "2010"\n', EPOCH, "2001-02-03"),
        ('date = "2010"\n', None, "2010-01-01"),
        ('date = "2010-11"\n', None, "2010-11-01"),
        ('date = "2010-11-12"\n', None, "2010-11-12"),
        ("", EPOCH, "2001-02-03"),
        ("", None, "1980-01-01"),
        ("", datetime.date(1970, 1, 1), "1980-01-01"),
        ('date = "1909"\n', None, "1980-01-01"),
        ('date = "2108"\n', None, "2107-12-31"),
        ("modified = 9999-12-31\n", None, "2107-12-31"),
        ("", datetime.date(2400, 1, 1), "2107-12-31"),
    ],
)
def test_the_day_that_goes_into_the_files(tmp_path, toml, epoch, day):
    book, _ = load(write(tmp_path, toml=toml))
    assert modified(book, epoch).isoformat() == day
    assert f'name="dcterms.modified" content="{day}"' in typeset(book, epoch).paper


@pytest.mark.parametrize(("toml", "slug"), [('slug = "own-name"\n', "own-name"), ('subtitle = "S"\n', "t")])
def test_slug(tmp_path, toml, slug):
    book, _ = load(write(tmp_path, toml=toml))
    assert slug_of(book.metadata) == slug
    assert typeset(book).slug == slug


def test_languages_are_those_of_the_book_and_of_its_words():
    assert built("construct-languages").edition.languages == ("kk", "ru", "en")
    assert built("essay").edition.languages == ("kk",)


def test_the_direction_of_the_language_reaches_the_pages(tmp_path):
    toml = 'title = "T"\nlanguage = "ar"\nchapters = ["one.md"]\n'
    made = edition(tmp_path, **{"book.toml": toml})
    assert made.direction == "rtl"
    assert '<html lang="ar" dir="rtl">' in made.paper
    assert 'xml:lang="ar" dir="rtl"' in made.sections[0].xhtml


def test_the_manuscript_itself_goes_along():
    made = built("essay")
    folder_files = {chapter.path: chapter.source for chapter in made.book.chapters}
    assert {source.path: source.data.decode() for source in made.edition.sources} == folder_files


def test_a_running_head_is_one_line(tmp_path):
    """What is too long for it is cut between words."""
    long = (
        "A historical sketch of the progress of opinion on presses, previously to the publication of the first edition"
    )
    data = build(write(tmp_path, f"# {long}\n\n" + "\n\n".join(["Text."] * 70))).data("pdf")
    heads = [line.text for line in printed_lines(data, 7, 7) if line.baseline > 595.28 - 20 / 25.4 * 72]
    assert heads == ["A historical sketch of the progress of opinion on presses,…"]


ONE_LONG = "Донаудампфшиффартсгезельшафтскапитенсмютценфабрикантенверейнигунгсфорзитцендерштельфертретер"


@pytest.mark.parametrize(
    ("code", "names", "head"),
    [
        ("en", [f"Author Number{number} Family-Name" for number in range(12)], "Author Number0 Family-Name et al."),
        ("kk", [f"Test Author the {number}th" for number in range(10)], "Test Author the 0th және т.б."),
        ("de", [f"Test Author the {number}th" for number in range(10)], "Test Author the 0th u. a."),
        ("fo", [f"Test Author the {number}th" for number in range(10)], "Test Author the 0th et al."),
        ("en", ["One Author", "Another Author", "Third Author"], "One Author, Another Author, Third Author"),
        ("en", [ONE_LONG], ONE_LONG[:51] + "…"),
        ("en", ["Ж" * 64], "Ж" * 35 + "…"),
        ("en", [ONE_LONG, "Another Author"], ONE_LONG[:42] + "… et al."),
    ],
)
def test_a_running_head_of_authors_is_one_line(tmp_path, code, names, head):
    """Too many are the first and others, in the book's language; too wide letters are cut where the line ends.

    The first chapter has the book's authors, the second the same as its own.
    """
    toml = f'title = "T"\nlanguage = "{code}"\nchapters = ["one.md", "two.md"]\n'
    toml += "".join(f'[[authors]]\nname = "{name}"\n' for name in names) + '[[contributions]]\nfile = "two.md"\n'
    toml += "".join(f'[[contributions.authors]]\nname = "{name}"\n' for name in names)
    text = f"# {ONE_LONG}\n\n" + "\n\n".join(["Text."] * 100)
    made = build(write(tmp_path, text, **{"book.toml": toml, "two.md": text}))
    heads = [line for line in printed_lines(made.data("pdf"), 7) if line.baseline > 595.28 - 20 / 25.4 * 72]
    assert {line.text for line in heads} == {head, ONE_LONG[:62] + "…"}
    assert len({line.page for line in heads}) == len(heads)
    assert all(line.left > 30 and line.right < 419.53 - 30 for line in heads)


@pytest.mark.parametrize(
    "code", ["xx", "qaa", "fo", "kk-Latn", "sr-Latn", "zh-Hant", "pt-BR", "en-GB", "ar-EG", "de-x-me"]
)
def test_a_book_in_any_language_is_typeset(tmp_path, code):
    """Those that nobody knows, too, and one that Babel knows and Pyphen not: Faroese."""
    toml = f'title = "T"\nlanguage = "{code}"\nchapters = ["one.md"]\n'
    made = typeset(load(write(tmp_path, '# One\n\n"A" -- b.\n', **{"book.toml": toml}))[0])
    assert f'<html lang="{code}"' in made.paper
    assert "Contents" in made.paper


EPIGRAPH = "::: epigraph\nWords of another.\n:::\n"


def test_a_book_without_a_heading_has_no_contents(tmp_path):
    made = build(write(tmp_path, EPIGRAPH), ("pdf",))
    assert made.problems == ()
    assert 'class="contents"' not in made.edition.paper


def test_a_list_of_nothing_in_a_template_ends_no_build(tmp_path):
    made = build(write(tmp_path, **{"templates/print/contents.html": "<ol></ol>"}), ("pdf",))
    assert [each.code for each in made.problems] == []
