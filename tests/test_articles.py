"""Articles of a journal: what stands on their first pages, their abstracts in several languages, lists of their own."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pypdfium2 as pdfium
import pytest
from builds import build, built, load, typeset, write

from baspa.check import wanted
from baspa.model.problem import report
from baspa.tree.chapter import parsed
from baspa.verify.pages.article_pages import spans

XHTML = "{http://www.w3.org/1999/xhtml}"


def said(chapter):
    return [block.text.replace("\u00a0", " ") for block in chapter.blocks]


def test_an_article_has_its_facts_around_its_title_and_other_languages_behind_its_list():
    first, second, third = built("construct-journal").book.chapters
    assert said(first)[:11] == [
        "ӘОЖ 811.512.122",
        "Сөз қалай кітап болады",
        "ORCID 0000-0002-1825-0097, author@example.org",
        "second@example.org",
        "Редакцияға түсті: 2026 ж. 12 қаңтар",
        "Жариялауға қабылданды: 2026 ж. 3 наурыз",
        "Беттері: 1–2",
        "Хат алмасуға жауапты автор: Бірінші Автор, author@example.org",
        "Лицензия: CC BY 4.0",
        "Аңдатпа. Қолжазбаның кітапқа айналу жолы. Мәтін бірнеше жолға созылуы үшін тағы бір сөйлем керек.",
        "Түйін сөздер: қолжазба, баспа",
    ]
    assert said(first)[-13:] == [
        "Автор туралы",
        "Бірінші Автор",
        "Кітап туралы жазады.",
        "Как слово становится книгой",
        "Первый Автор, Второй Автор",
        "Аннотация. О пути рукописи к книге.",
        "И о том, что по пути теряется.",
        "Ключевые слова: рукопись, печать",
        "How a word becomes a book",
        "First Author, Second Author",
        "Abstract. On the way of a manuscript to a book.",
        "Keywords: manuscript, press",
        "1 Бұл туралы [2] қараңыз.",
    ]
    assert said(second)[:6] == [
        "УДК 655.5",
        "О бумаге",
        "Поступила в редакцию: 1 февраля 2026 г.",
        "Принята к публикации: 15 апреля 2026 г.",
        "Резюме. Автор сам назвал эту часть.",
        "Ключевые слова: бумага, страницы",
    ]
    assert said(second)[-8:-3] == [
        "Ойдан Ә. Дала жолдары. Алматы : Жоқ баспа, 1998. 240 б.",
        "Об авторе",
        "Третий Автор пишет о бумаге.",
        "И о том, что на ней.",
        "Қағаз туралы",
    ]
    assert said(third)[:3] == ["On binding", "ORCID 0000-0002-1694-233X", "Abstract. What holds a book together."]


def test_addresses_of_an_articles_authors_lead_to_them():
    tree = parsed(built("construct-journal").book.chapters[0])
    assert [link.get("href") for link in tree.iterfind(".//p[@class='contributor-address']/a")] == [
        "https://orcid.org/0000-0002-1825-0097",
        "mailto:author@example.org",
        "mailto:second@example.org",
    ]


def test_the_journal_is_whole_in_every_format():
    """Held by the press, block by block; each abstract says its language in the e-book."""
    made = built("construct-journal")
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        roots = [ET.fromstring(archive.read(name)) for name in archive.namelist() if re.search(r"/c\d\.xhtml$", name)]
    spoken = [
        [part.get("lang") for part in root.iterfind(f".//{XHTML}section[@role='doc-abstract']")] for root in roots
    ]
    assert spoken == [[None, "ru", "en"], [None, "kk"], [None]]


ARTICLE = """[[contributions]]
file = "{n}.md"
[[contributions.authors]]
name = "Test Author"
biography = "Writes{n} about it."
[[contributions.translations]]
language = "en"
title = "Another title"
authors = ["Author Test"]
abstract = "Abstracted in words that go on for two lines at the least, and so cannot be set beside the words above."
keywords = ["word"]
"""
PAGES = "title = false\nimprint = false\ncontents = 0\nabout = false\ncolophon = false\n"


def test_titles_and_authors_of_a_translation_never_end_a_page(tmp_path):
    """Over texts of so many lines that each line of what stands behind them comes to the foot of a page."""
    lengths = range(17, 30)
    names = [f"{length}.md" for length in lengths]
    files = {f"{n}.md": "# A\n\n" + "".join(f"{line}. Line.\n" for line in range(1, n + 1)) for n in lengths}
    articles = "".join(ARTICLE.format(n=n) for n in lengths)
    toml = f'title = "T"\nlanguage = "en"\nchapters = {names}\n[pages]\n{PAGES}{articles}'
    folder = write(tmp_path, **files)
    (folder / "book.toml").write_text(toml.replace("'", '"'), encoding="utf-8")
    document = pdfium.PdfDocument(build(folder, ("pdf",)).data("pdf"))
    pages = [page.get_textpage().get_text_range() for page in document]
    feet = [line for page in pages for line in page.splitlines()[-2:] if not line.strip().isdecimal()]
    assert not {"About the author", "Another title", "Author Test"} & {line.strip() for line in feet}
    for title, text in (("About the author", "Writes"), ("Another title", "Abstracted")):
        assert all(page.count(title) == page.count(text) for page in pages)
    assert len({page.index("Another") for page in pages if "Another" in page}) > 2


@pytest.mark.parametrize(("text", "first"), [
    ("::: abstract\nWords.\n:::", "Abstract. Words."),
    ("::: {.abstract lang=ru}\nСлова.\n:::", "Аннотация. Слова."),
    ("::: keywords\n*a*, b\n:::", "Keywords: a, b"),
    ("::: keywords\n*Index terms*: a, b\n:::", "Index terms: a, b"),
    ("::: keywords\nx, *a*\n:::", "Keywords: x, a"),
    ("::: abstract\nAbstract: words.\n:::", "Abstract: words."),
    ("::: abstract\n**Summary.** Words.\n:::", "Summary. Words."),
    ("## Summary\n\n::: abstract\nWords.\n:::", "Summary"),
    ("::: abstract\n- Words.\n:::", "Words."),
])  # fmt: skip
def test_a_part_is_named_where_its_author_has_not(tmp_path, text, first):
    book, problems = load(write(tmp_path, f"# A\n\n{text}\n\nText.\n"))
    assert problems == ()
    assert said(book.chapters[0])[1] == first
    assert not any(each.startswith("Abstract. ") for each in said(book.chapters[0])[2:])


def test_the_word_is_the_books_own_where_it_brings_one(tmp_path):
    toml = '[words]\nabstract = "Precis"\n'
    text = "# A\n\n::: abstract\nWords.\n:::\n\n::: {.abstract lang=kk}\nСөз.\n:::\n"
    book, _ = load(write(tmp_path, text, toml))
    assert said(book.chapters[0])[1:] == ["Precis. Words.", "Аңдатпа. Сөз."]


def front(folder, name, number):
    """Return what stands on title page and imprint of a book with a series."""
    folder.mkdir()
    series = f'name = "{name}"\nissn = "0317-8471"\n' + (f"number = {number}\n" if number else "")
    files = {
        "one.md": "# A\n\nText.\n",
        "book.toml": f'title = "T"\nlanguage = "ru"\nchapters = ["one.md"]\n[series]\n{series}',
    }
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    made = build(folder, ("pdf", "epub"))
    document = pdfium.PdfDocument(made.data("pdf"))
    paper = [" ".join(document[page].get_textpage().get_text_bounded().split()) for page in (0, 1)]
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        roots = [ET.fromstring(archive.read(f"EPUB/{name}.xhtml")) for name in ("titlepage", "imprint")]
    screen = [" ".join("".join(root.find(f".//{XHTML}body").itertext()).split()) for root in roots]
    return [re.split("Формат|Создано", text)[0].removeprefix("Выходные сведения").strip() for text in (*paper, *screen)]


@pytest.mark.parametrize(
    ("name", "number", "title", "record"),
    [
        ("S", None, "ISSN 0317-8471 S T", "T. – (S, ISSN 0317-8471)."),
        ("S", 3, "ISSN 0317-8471 S · 3 T", "T. – (S, ISSN 0317-8471; 3)."),
        ("T", None, "ISSN 0317-8471 T", "T. – ISSN 0317-8471."),
        ("T", 3, "ISSN 0317-8471 № 3 T", "T. – № 3. – ISSN 0317-8471."),
    ],
)
def test_a_journal_whose_series_has_its_name_says_it_once(tmp_path, name, number, title, record):
    assert front(tmp_path / "b", name, number) == [title, record, title, record]


@pytest.mark.parametrize("name", ["T", "Ice"])
def test_the_number_of_a_volume_is_not_broken(tmp_path, name):
    toml = f'title = "T"\nlanguage = "kk"\nchapters = ["one.md"]\n[series]\nname = "{name}"\nvolume = 14\nnumber = 2\n'
    book, _ = load(write(tmp_path, **{"book.toml": toml}))
    paper = typeset(book).paper
    assert paper.count('<span class="nb">14-том</span>') == paper.count("14-том") == 3


# What book.toml says of an article's pages, and what is told of it: the articles are on pp. 1, 2–3, 4, 5, 6 and 7.
PAGES_OF = [("1", ""), ("pp. 2-3", ""), ("С. 5–12", "4"), ("4–5", "5"), ("e17", ""), ("in the next issue", "")]


def test_pages_of_articles_are_held_against_those_of_the_file(tmp_path):
    toml = "".join(
        f'[[contributions]]\nfile = "{n}.md"\npages = "{pages}"\n\n' for n, (pages, _) in enumerate(PAGES_OF)
    )
    files = {f"{n}.md": f"# T{n}\n\nText.\n" for n in range(len(PAGES_OF))}
    files["1.md"] += "\n::: page-break\n:::\n\nMore.\n"
    names = ", ".join(f'"{name}"' for name in files)
    folder = write(tmp_path, **files)
    (folder / "one.md").unlink()
    (folder / "book.toml").write_text(f'title = "T"\nlanguage = "en"\nchapters = [{names}]\n\n{toml}', encoding="utf-8")
    first, second = (7 + 4 * n for n, (_, true) in enumerate(PAGES_OF) if true)
    assert list(report(build(folder, ("pdf",)).problems)) == [
        f'book.toml:{first}: warning B207: the PDF has the article on pp. 4, and book.toml says "С. 5–12", and 1 more',
        f'  hint: write pages = "4", in line {second} "5", or leave them out',
    ]


@pytest.mark.parametrize(("name", "asked"), [("T", False), ("Series", True)])
def test_an_issue_of_a_journal_is_not_asked_for_isbn_and_author(tmp_path, name, asked):
    series = f'[series]\nname = "{name}"\nissn = "0317-8471"\n'
    authors = '[[contributions]]\nfile = "one.md"\n[[contributions.authors]]\nname = "A. Author"\n' * (not asked)
    toml = f'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n{series}{authors}'
    book, _ = load(write(tmp_path, "# One\n\nText.\n", **{"book.toml": toml}))
    told = {(problem.code, problem.message) for problem in wanted(book)}
    assert (("B070", "no ISBN for print, pdf, epub") in told) is asked
    assert (("B076", "no author") in told) is asked


def issue(folder, pages, first):
    """Return the PDF of an issue of two articles, the second of which stands on `pages`, and what is said of it."""
    toml = f'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n\n[pages]\nfirst = {first}\n'
    toml += f'\n[[contributions]]\nfile = "two.md"\npages = "{pages}"\n'
    text = "# Two\n\n[Ice]{.index} and [](one.md).\n\n## Index\n\n::: index\n:::\n"
    made = build(write(folder, "# One\n\nText.\n", **{"two.md": text, "book.toml": toml}), ("pdf",))
    return pdfium.PdfDocument(made.data("pdf")), list(report(made.problems))


def test_page_numbers_may_go_on_from_the_last_issue(tmp_path):
    document, told = issue(tmp_path, "242", 241)
    assert told == []
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    pages = {document.get_page_label(n): text for n, text in enumerate(texts)}
    assert re.search(r"One .*241 Two .*242", pages["iii"])
    assert pages["241"] == "One Text. 241"
    assert pages["242"] == "Two Pages: 242 Ice and “One”, p. 241. Index I Ice, 242 242"


def test_an_issue_is_told_how_its_pages_may_go_on(tmp_path):
    assert issue(tmp_path, "242", 1)[1][1].endswith("; pages that go on from an issue before: [pages] first = 241")


@pytest.mark.parametrize(
    ("roles", "authors", "head"),
    [
        (("edt",), "", "Ice"),
        (("edt",), "A. Author", "A. Author"),
        (("aut",), "", "Person 0"),
        (("edt", "aut"), "", "Person 0, Person 1"),
    ],
)
def test_an_editor_is_not_the_author_of_articles_that_name_none(tmp_path, roles, authors, head):
    toml = 'title = "Ice"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
    toml += "".join(f'[[authors]]\nname = "Person {n}"\nrole = "{role}"\n' for n, role in enumerate(roles))
    toml += '[[contributions]]\nfile = "two.md"\nauthors = [{ name = "Fourth Author" }]\n'
    toml += f'[[contributions]]\nfile = "one.md"\nauthors = [{{ name = "{authors}" }}]\n' if authors else ""
    book, _ = load(write(tmp_path, **{"two.md": "# Two\n\nText.\n", "book.toml": toml}))
    heads = re.findall('data-author="([^"]*)"', "".join(typeset(book).paper_chapters))
    assert heads == [head, "Fourth Author"]


def test_an_editor_alone_stands_at_the_head_of_a_book_without_articles(tmp_path):
    toml = '[[authors]]\nname = "Person 0"\nrole = "edt"\n'
    book, _ = load(write(tmp_path, toml=toml))
    assert 'data-author="Person 0"' in typeset(book).paper_chapters[0]


@pytest.mark.parametrize(
    ("pages", "span"),
    [("112–8", ("112", "118")), ("12 — 18 бб.", ("12", "18")), ("7", ("7", "7")), ("", None), ("1–2, 5", None)],
)
def test_pages_are_read_as_they_are_written(pages, span):
    assert spans(pages) == span
