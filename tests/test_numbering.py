"""Numbers of headings, figures and tables, and the links that say them."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from builds import built, load, write
from lxml import etree

from baspa.apparatus.numbering import with_numbering
from baspa.apparatus.numbering.labels import Label, quoted
from baspa.apparatus.numbering.references import refer
from baspa.language import find
from baspa.model.book import PAGES, Block
from baspa.model.problem import Place, report
from baspa.model.text import roman
from baspa.tree.links import Goals
from baspa.typeset.text import place_pages, pointed

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'


def read(folder, toml="", language="en", **texts):
    """Read a book of chapters, one a text."""
    write(folder, **{f"{name}.md": text for name, text in texts.items()}, **{"a.svg": SVG})
    listed = ", ".join(f'"{name}.md"' for name in texts)
    (folder / "book.toml").write_text(f'title = "T"\nlanguage = "{language}"\nchapters = [{listed}]\n{toml}')
    book, problems = load(folder)
    assert problems == ()
    return book


def texts(book, *kinds):
    return [block.text for chapter in book.chapters for block in chapter.blocks if block.kind in kinds]


HEADS = {
    "a": "# A {.part}\n",
    "b": "# B\n\nText.\n\n## C\n\n### D\n\n### E {.unnumbered}\n\n## F {.unnumbered}\n\n### G\n\n## H\n\n### O\n",
    "c": "# I {.unnumbered}\n\nText.\n\n## J\n",
    "d": "# K {.part}\n",
    "e": "# L\n\nText.\n",
    "f": "# M {.appendix}\n\nText.\n\n## N\n",
}


@pytest.mark.parametrize(
    ("depth", "numbers"),
    [
        (0, ["", "", "", "", "", "", "", "", "", "", "", "", "", "", ""]),
        (1, ["Part I", "1", "", "", "", "", "", "", "", "", "", "Part II", "2", "Appendix A", ""]),
        (2, ["Part I", "1", "1.1", "", "", "", "", "1.2", "", "", "", "Part II", "2", "Appendix A", "A.1"]),
        (3, ["Part I", "1", "1.1", "1.1.1", "", "", "", "1.2", "1.2.1", "", "", "Part II", "2", "Appendix A", "A.1"]),
    ],
)
def test_headings_are_numbered_as_deep_as_the_book_asks(tmp_path, depth, numbers):
    book = read(tmp_path, f"[numbering]\ndepth = {depth}\n", **HEADS)
    assert [heading.number for chapter in book.chapters for heading in chapter.headings] == numbers


def test_a_part_numbers_neither_its_sections_nor_its_figures(tmp_path):
    part = '# P {.part}\n\n## Of the part\n\n![x](a.svg "F"){#f}\n'
    more = '# B\n\n## Of the chapter\n\n![x](a.svg "G"){#g}\n'
    book = read(tmp_path, "[numbering]\ndepth = 3\nby_chapter = true\n", p=part, q=part.replace("f", "h"), b=more)
    heads = ["Part I P", "Of the part", "Part II P", "Oh the part", "Chapter 1 B", "1.1. Of the chapter"]
    assert texts(book, "heading") == heads
    assert texts(book, "caption") == ["Figure 1. F", "Figure 2. F", "Figure 1.1. G"]


def test_sections_are_counted_on_however_many_there_are(tmp_path):
    sections = "".join(f"## S\n\n### T\n\nText {number}.\n\n### U\n\n" for number in range(9))
    book = read(tmp_path, "[numbering]\ndepth = 3\n", a=f"# One\n\n{sections}")
    expected = [number for n in range(1, 10) for number in (f"1.{n}", f"1.{n}.1", f"1.{n}.2")]
    assert [heading.number for heading in book.chapters[0].headings[1:]] == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Part I A", "Chapter 1 B", "1.1. C", "Appendix A M"]),
        ("ru", ["Часть I A", "Глава 1 B", "1.1. C", "Приложение А M"]),
        ("kk", ["I бөлім A", "1-тарау B", "1.1. C", "А қосымшасы M"]),
    ],
)
def test_numbers_are_said_in_the_books_language(tmp_path, language, said):
    book = read(tmp_path, "[numbering]\ndepth = 2\n", language, **HEADS)
    assert [text for text in texts(book, "heading") if text[-1] in "ABCM"] == said


def test_appendices_go_on_in_figures_when_the_letters_are_used_up(tmp_path):
    heads = {f"a{number}": f"# T {{.appendix}}\n\nText {number}.\n" for number in range(28)}
    book = read(tmp_path, "[numbering]\ndepth = 1\n", **heads)
    assert [chapter.headings[0].number for chapter in book.chapters][24:] == [
        "Appendix Y", "Appendix Z", "Appendix 27", "Appendix 28"
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [("en", "“T”"), ("ru", "«T»"), ("he", "”T”"), ("tlh", "“T”")])
def test_a_title_is_quoted_as_its_language_does_or_as_english_where_nobody_knows(language, said):
    assert quoted("T", find(language)) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII"), (1494, "MCDXCIV")]
)
def test_roman_numbers(number, said):
    assert roman(number) == said


FIGURES = """# One

![x](a.svg "First"){#first}

![x](a.svg "Without a name")

![x](a.svg){#without-a-caption}

| a |
|---|
| b |

: Table {#table}
"""
MORE = '# Two\n\n![x](a.svg "Second"){#second}\n'


@pytest.mark.parametrize(
    ("toml", "captions"),
    [
        ("", ["Figure 1. First", "Without a name", "Table 1. Table", "Figure 2. Second"]),
        (
            "[numbering]\nby_chapter = true\n",
            ["Figure 1. First", "Without a name", "Table 1. Table", "Figure 1. Second"],
        ),
        (
            "[numbering]\ndepth = 1\n",
            ["Figure 1. First", "Without a name", "Table 1. Table", "Figure 2. Second"],
        ),
        (
            "[numbering]\ndepth = 1\nby_chapter = true\n",
            ["Figure 1.1. First", "Without a name", "Table 1.1. Table", "Figure 2.1. Second"],
        ),
    ],
)
def test_figures_and_tables_with_a_name_and_a_caption_are_numbered(tmp_path, toml, captions):
    assert texts(read(tmp_path, toml, a=FIGURES, b=MORE), "caption") == captions


@pytest.mark.parametrize(
    ("toml", "numbers"),
    [
        ("[numbering]\ndepth = 1\n", ["(1)", "(1)", "(3)", "(2)", "(2)", "(3)"]),
        ("[numbering]\nby_chapter = true\n", ["(1)", "(1)", "(3)", "(1)", "(1)", "(3)"]),
    ],
)
def test_formulas_are_numbered_through_the_book_or_where_no_chapter_has_a_number_in_each(tmp_path, toml, numbers):
    """The number of a tag is left out of its own sequence."""
    one, two = (f"# T\n\n$$ a $$ {{#{name}}}\n\n[](#{name})\n\n$$ b \\tag{{3}} $$\n" for name in "ef")
    assert [text[-3:] for text in texts(read(tmp_path, toml, a=one, b=two), "paragraph")] == numbers


def test_formulas_are_numbered_by_chapter_where_the_book_asks(tmp_path):
    formulas = "$$ a $$ {#%s}\n\n$$ b \\tag{%s.2} $$\n\n$$ c $$ {#%s}\n\n[](#%s)\n"
    one, two = ("# T\n\n" + formulas % (a, n, b, b) for a, n, b in (("e", 1, "f"), ("g", 2, "h")))
    book = read(tmp_path, "[numbering]\ndepth = 1\nby_chapter = true\n", a=one, b=two)
    assert [text[-5:] for text in texts(book, "paragraph")] == [
        "(1.1)", "(1.2)", "(1.3)", "(1.3)", "(2.1)", "(2.2)", "(2.3)", "(2.3)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[](#first)", f"Figure 1{PAGES}"),
        ("[](#table)", f"Table 1{PAGES}"),
        ("[](#one)", f"“One”{PAGES}"),
        ("[](b.md)", f"“Two”{PAGES}"),
        ("[](b.md#second)", f"Figure 2{PAGES}"),
        ("[Fig. {number}](#first)", "Fig. 1"),
        ("[*Fig. {number}*, {title}](#first)", "Fig. 1, First"),
        ("[{title}](#one)", "One"),
        ("[the first](#first)", "the first"),
        ("[the first](#first){.page}", f"the first{PAGES}"),
        ("[{number}](#first){.page}", f"1{PAGES}"),
        ("[x](https://example.org/)", "x"),
        ("`[](#first)`", "[](#first)"),
        ("[\\{number\\}](https://example.org/)", None),
    ],
)
def test_links_say_what_they_lead_to(tmp_path, link, said):
    if said is None:
        with pytest.raises(AssertionError, match="B147"):
            read(tmp_path, a=f"{FIGURES}\n{link}\n", b=MORE)
    else:
        assert texts(read(tmp_path, a=f"{FIGURES}\n{link}\n", b=MORE), "paragraph") == [said]


def test_a_title_has_neither_notes_nor_credits(tmp_path):
    figure = '![a](a.svg "A *press*.[^n]"){#p credit="Photo: X"}\n\n[^n]: N.\n'
    book = read(tmp_path, a=f"# One\n\n{figure}\n[{{title}}](#p)\n")
    assert texts(book, "paragraph")[-1] == "A press"


@pytest.mark.parametrize("caption", ["Presses, types etc.", "Presses ...", "Presses …", "In 1862."])
def test_a_title_loses_no_stop_but_that_of_its_sentence(tmp_path, caption):
    book = read(tmp_path, a=f'# One\n\n![a](a.svg "{caption}"){{#p}}\n\n[{{title}}](#p)\n')
    assert texts(book, "paragraph")[-1] == caption.replace("...", "…")


def test_a_title_has_formulas_in_plain_text_and_no_notes(tmp_path):
    figure = '![x](a.svg "Of $m_1 = 2$[^a]"){#f}\n\n[{title}](#f)\n\n[^a]: A note.\n'
    assert texts(read(tmp_path, a=f"# One\n\n{figure}"), "paragraph") == ["Of m₁ = 2"]


@pytest.mark.parametrize(("language", "after"), [("kk", "-\u2060бет"), ("ru", "")])
def test_no_line_ends_between_a_page_and_its_word(tmp_path, language, after):
    book = read(tmp_path, language=language, a=FIGURES + "\n[](#first)\n")
    tree = pointed(book.chapters[0], Goals(book.chapters))
    place_pages(tree, frozenset())
    assert [span.get("data-after") for span in tree.iter("span") if span.get("data-after") is not None] == [after]


def test_links_say_the_numbers_of_headings(tmp_path):
    more = "# X\n\n[](#c) [](b.md) [](#i) [](#m) [{number}](#n) [](a.md)\n"
    book = read(tmp_path, "[numbering]\ndepth = 2\n", **HEADS, x=more)
    said = ["section 1.1", "Chapter 1", "“I”", "Appendix A", "A.1", "Part I"]
    assert texts(book, "paragraph")[-1].replace(PAGES, "") == " ".join(said)


def test_a_term_of_a_glossary_is_said_as_it_is(tmp_path):
    book = read(tmp_path, a="# One\n\n::: glossary\nPlaten\n: A part.\n:::\n\nSee [](#platen), [*{title}*](#platen).\n")
    assert texts(book, "paragraph") == ["See Platen, Platen."]


@pytest.mark.parametrize(("role", "said"), [('role="doc-biblioref" ', "{title}"), ("", "First")])
def test_a_link_that_others_made_says_what_they_had_it_say(tmp_path, role, said):
    """A citation of a work with such a title."""
    book = read(tmp_path, a="# One\n\nText.\n")
    tree = ET.fromstring(f'<section id="c1"><p><a {role}href="#one">{{title}}</a></p></section>')
    labels = {"c1-one": Label("Chapter 1", "1", "First")}
    assert list(refer(tree, book.chapters[0], Goals(book.chapters), labels, find("en"))) == []
    assert "".join(tree.itertext()) == said


def test_lists_have_the_captions_of_the_whole_book(tmp_path):
    lists = "# Lists\n\n::: figures\n:::\n\n::: tables\n:::\n"
    book = read(tmp_path, z=lists, a=FIGURES, b=MORE)
    assert texts(book, "item") == [
        f"Figure 1. First{PAGES}", f"Without a name{PAGES}", f"Figure 2. Second{PAGES}", f"Table 1. Table{PAGES}"
    ]  # fmt: skip
    items = [block for block in book.chapters[0].blocks if block.kind == "item"]
    assert (items[2].place.file, items[2].place.line) == ("b.md", 3)


def test_a_book_without_numbers_stays_as_it_is(tmp_path):
    book = read(tmp_path, a="# One\n\n[x](#one) and ![x](a.svg).\n")
    assert with_numbering(book)[0] is book


EVERY_KIND = """# One

## *Two*

![x](a.svg "A *cap*"){#fig}

| a |
|---|

: Tab {#tab}

| b |
|---|

: No number

$$ a $$ {#eq}

[](#fig) [](#tab){.page} [](#eq) [](#eq){.page} [*{number}*: {title}](#fig) [](#one) [](#gl) [](#e) [w](#fig){.page .x}

### E {.unnumbered}

::: figures
:::

::: tables
:::

::: glossary
Gl
: A.
:::
"""
PAGE = f'<span class="page-number" data-page=", p. {{n}}">{PAGES}</span>'
LISTED = f'<span class="page-number leader" data-page="{{n}}">{PAGES}</span>'
WITH_NUMBERS = f"""
<section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-one">
  <h1 id="c1-one"><span class="heading-number">Chapter 1</span> One</h1>
  <section aria-labelledby="c1-two">
    <h2 id="c1-two"><span class="heading-number">1.1.</span> <em>Two</em></h2>
    <figure id="fig">
      <img src="a.svg" alt="x" />
      <figcaption id="c1-3"><span class="caption-number">Figure 1.1.</span> A <em>cap</em></figcaption>
    </figure>
    <table id="tab">
      <caption id="c1-4"><span class="caption-number">Table 1.1.</span> Tab</caption>
      <tbody><tr><td id="c1-5">a</td></tr></tbody>
    </table>
    <table>
      <caption id="c1-6">No number</caption>
      <tbody><tr><td id="c1-7">b</td></tr></tbody>
    </table>
    <p id="eq" class="formula numbered"><math display="block" alttext="a"><mi>a</mi></math>
      <span class="formula-number">(1.1)</span></p>
    <p id="c1-9"><a href="#fig">Figure 1.1{PAGE}</a> <a href="#tab" class="page">Table 1.1{PAGE}</a>
 <a href="#eq">(1.1)</a> <a href="#eq" class="page">(1.1){PAGE}</a> <a href="#fig"><em>1.1</em>: A cap</a>
 <a href="#one">Chapter 1{PAGE}</a> <a href="#gl">Gl</a> <a href="#e">“E”{PAGE}</a>
 <a href="#fig" class="page x">w{PAGE}</a></p>
    <section aria-labelledby="c1-e">
      <h3 class="unnumbered" id="c1-e">E</h3>
      <div class="figures">
        <ol class="list-of figcaptions">
          <li id="c1-figure-1"><a href="#fig">Figure 1.1. A cap{LISTED}</a></li>
        </ol>
      </div>
      <div class="tables">
        <ol class="list-of captions">
          <li id="c1-table-1"><a href="#tab">Table 1.1. Tab{LISTED}</a></li>
          <li id="c1-table-2"><a href="#c1-6">No number{LISTED}</a></li>
        </ol>
      </div>
      <section class="glossary" role="doc-glossary"><dl><dt id="c1-gl">Gl</dt><dd id="c1-12">A.</dd></dl></section>
    </section>
  </section>
</section>
"""


def test_what_is_numbered_and_what_says_it_in_the_tree(tmp_path):
    (chapter,) = read(tmp_path, "[numbering]\ndepth = 3\nby_chapter = true\n", one=EVERY_KIND).chapters
    assert chapter.xhtml == re.sub(r"\n(?:  +)?", "", WITH_NUMBERS)
    assert [block for block in chapter.blocks if block.kind == "item"] == [
        Block(name, "item", Place("one.md", line), said + PAGES, "en")
        for name, line, said in (
            ("c1-figure-1", 5, "Figure 1.1. A cap"),
            ("c1-table-1", 10, "Table 1.1. Tab"),
            ("c1-table-2", 15, "No number"),
        )
    ]


WORDS = "write the words between its brackets: [words](#name)"
NUMBER = "give a figure or a table a caption and a name, a heading a number: [numbering] in book.toml"
TAKE_OUT = "take the division out"
NO_WORDS = "has no words, and what it leads to has neither number nor title"
FAULTS = {
    "[](#fig)": (f'error B146: the link to "#fig" {NO_WORDS}', WORDS),
    "[](https://example.org/)": (f'error B146: the link to "https://example.org/" {NO_WORDS}', WORDS),
    "[{number}](#fig)": ('error B147: "#fig" has no number that the link could say', NUMBER),
    "[*{number}* a](#one){.page}": ('error B147: "#one" has no number that the link could say', NUMBER),
    "::: figures\n:::": ("warning B149: the list of figures is empty: the book has no figure with a caption", TAKE_OUT),
    "::: tables\n:::": ("warning B149: the list of tables is empty: the book has no table with a caption", TAKE_OUT),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.items())
def test_what_cannot_be_said_is_a_fault_with_its_place(tmp_path, text, said):
    folder = write(tmp_path, f"# One\n\n{text}\n\n![x](a.svg){{#fig}}\n", **{"a.svg": SVG})
    assert tuple(report(load(folder)[1])) == (f"one.md:3: {said[0]}", f"  hint: {said[1]}")


# The finished files.


def test_the_e_book_has_links_and_no_pages():
    with zipfile.ZipFile(io.BytesIO(built("construct-volume").data("epub"))) as archive:
        chapter = etree.fromstring(archive.read("EPUB/c8.xhtml"))
    links = {link.get("href"): "".join(link.itertext()) for link in chapter.iter(f"{XHTML}a")}
    assert links["#zhol"] == "1.1-сурет"
    assert PAGES not in etree.tostring(chapter, encoding="unicode")
    assert not list(chapter.iterfind(f".//{XHTML}span[@class='page-number']"))


def test_the_volume_is_read_back_whole():
    assert built("construct-volume").problems == ()


def test_a_chapter_in_another_language_speaks_it():
    chapter = next(chapter for chapter in built("construct-volume").book.chapters if "09b" in chapter.path)
    assert [block.text for block in chapter.blocks] == [
        "Глава 4 Бумага",
        f"Статья написана «по-русски»; см. Рис. 4.1{PAGES} и главу 1.",
        "Рис. 4.1. Лист до печати",
    ]
    assert {block.language for block in chapter.blocks} == {"ru"}
    with zipfile.ZipFile(io.BytesIO(built("construct-volume").data("epub"))) as archive:
        section = etree.fromstring(archive.read("EPUB/c12.xhtml")).find(f".//{XHTML}section")
    assert section.get("lang") == "ru"


def test_above_its_title_a_chapter_says_its_number_in_its_own_language_and_the_contents_in_the_books(tmp_path):
    toml = '[numbering]\ndepth = 1\n[[contributions]]\nfile = "one.md"\nlanguage = "ru"\n'
    book, _ = load(write(tmp_path, "# Бумага {.appendix}\n\nТекст.\n", toml))
    (chapter,) = book.chapters
    assert chapter.blocks[0].text == "Приложение A Бумага"
    assert chapter.headings[0].number == "Appendix A"


def test_a_title_stands_in_the_quotes_of_the_chapter_that_says_it(tmp_path):
    toml = '[[contributions]]\nfile = "en.md"\nlanguage = "en"\n'
    heads, boxed = "So @sec-a, @nte-a.\n\n## Main {#sec-a}\n", '::: {#nte-a .note title="Сөз"}\nМәтін.\n:::\n'
    book = read(tmp_path, toml, "kk", en=f"# A\n\n{heads}", kk=f"# Б\n\nSo @sec-a, @nte-a.\n\n{boxed}")
    said = [text.replace(PAGES, "") for text in texts(book, "paragraph") if text.startswith("So ")]
    assert said == ["So “Main”, “Сөз”.", "So «Main», «Сөз»."]
