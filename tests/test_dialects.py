"""What other platforms write, read as it is meant, on paper and in the e-book: GitHub, Quarto, MyST, MkDocs, pandoc."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2 as pdfium
import pytest
import uharfbuzz
from builds import built, check, load, read_chapter, write

from baspa.language import find
from baspa.load.markdown import read_tree

TYPE = "{http://www.idpf.org/2007/ops}type"
BOOK = "construct-dialects"


def xhtml(text, language=None):
    body = ET.tostring(read_tree("one.md", text, language).body, encoding="unicode").removeprefix("<body>")
    return body.removesuffix("</body>").replace(' class="box-title"', ' class="t"')


def chapter():
    """Return the e-book's chapter as a tree."""
    with zipfile.ZipFile(BytesIO(built(BOOK).data("epub"))) as epub:
        return ET.fromstring(epub.read(next(name for name in epub.namelist() if name.endswith("c1.xhtml"))))


NOTE = '<aside class="note box" role="note">'
TIP = '<aside class="tip box" role="doc-tip">'
WARNING = '<section class="warning box" role="doc-notice">'


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("> [!NOTE]\n> a", f"{NOTE}<p>a</p></aside>"),
        ("> [!Tip]\n> a\nb", f"{TIP}<p>a b</p></aside>"),
        ("> [!warning] T *e*\n>\n> - a", f'{WARNING}<p class="t">T <em>e</em></p><ul><li>a</li></ul></section>'),
        ("> [!note]+ T\n> a", f'{NOTE}<p class="t">T</p><p>a</p></aside>'),
        ("> [!note]\n> > [!tip]\n> > a\n>\n> b", f"{NOTE}{TIP}<p>a</p></aside><p>b</p></aside>"),
        ("> > [!tip]\n> > a", f"<blockquote>{TIP}<p>a</p></aside></blockquote>"),
        ("> a\n> [!tip]", "<blockquote><p>a [!tip]</p></blockquote>"),
        (r"> \[!tip]", "<blockquote><p>[!tip]</p></blockquote>"),
        ("> [!faq]", "<blockquote><p>[!faq]</p></blockquote>"),
        ("> # a", "<blockquote><h1>a</h1></blockquote>"),
        ("::: note\na\n:::", f"{NOTE}<p>a</p></aside>"),
        ("::: Danger\na\n:::", f"{WARNING}<p>a</p></section>"),
        ("::: tip T *e* {#b .c}\na\n:::",
         '<aside class="tip box c" role="doc-tip" id="b"><p class="t">T <em>e</em></p><p>a</p></aside>'),
        (":::tip[T]\na\n:::", f'{TIP}<p class="t">T</p><p>a</p></aside>'),
        ('::: box "T"\na\n:::', '<aside class="box" role="note"><p class="t">T</p><p>a</p></aside>'),
        ('::: {.callout-tip .b title="T *e* \\"f\\""}\na\n:::',
         '<aside class="tip box b" role="doc-tip"><p class="t">T *e* “f”</p><p>a</p></aside>'),
        ("::: {.callout-note}\n## T\n\na\n:::", f'{NOTE}<p class="t">T</p><p>a</p></aside>'),
        ("::: box\n## T\n\na\n:::", '<aside class="box" role="note"><h2>T</h2><p>a</p></aside>'),
        (":::{hint}\na\n:::", f"{TIP}<p>a</p></aside>"),
        (":::{admonition} T\na\n:::", '<aside class="box" role="note"><p class="t">T</p><p>a</p></aside>'),
        ("!!! note\n    a\n\n    b\n\nc", f"{NOTE}<p>a</p><p>b</p></aside><p>c</p>"),
        ('!!! tip inline end "T"\n    - a', f'{TIP}<p class="t">T</p><ul><li>a</li></ul></aside>'),
        ('??? faq "T"\n    a', '<aside class="box" role="note"><p class="t">T</p><p>a</p></aside>'),
        ("!!! note\na", "<p>!!! note a</p>"),
        ("!!! Beware\nof it", "<p>!!! Beware of it</p>"),
        ("!!! Есте сақта\n    a", '<aside class="box" role="note"><p class="t">Есте сақта</p><p>a</p></aside>'),
        ("!!! faq\n\n    a", '<aside class="box" role="note"><p class="t">faq</p><p>a</p></aside>'),
    ],
)  # fmt: skip
def test_boxes(text, tree):
    assert xhtml(text, find("en")) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("==a *b*\nc== d", "<mark>a <em>b</em> c</mark> d"),
        ("(==a==), *==b==*", "(<mark>a</mark>), <em><mark>b</mark></em>"),
        ("==[a](b)==c", '==<a href="b">a</a>==c'),
        ("[==a==](b)", '<a href="b"><mark>a</mark></a>'),
        ("`==a==` x==y==z, a == b == c", "<code>==a==</code> x==y==z, a == b == c"),
        ("===a===, == a==, ==a ==", "===a===, == a==, ==a =="),
        (r"\==a== ==\==b==", "==a== <mark>==b</mark>"),
    ],
)  # fmt: skip
def test_marked_words(text, tree):
    assert xhtml(text) == f"<p>{tree}</p>"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("{file}`a_*b*` {command}`ls`", "<code>a_*b*</code> <code>ls</code>"),
        ("{underline}`a` {del}`b`", "<u>a</u> <s>b</s>"),
        ("{smallcaps}`a <b`", '<span class="smallcaps">a &lt;b</span>'),
        ("{doi}`10.1/2`", '<a href="https://doi.org/10.1/2">10.1/2</a>'),
    ],
)
def test_roles_say_what_their_words_are(text, tree):
    assert xhtml(text) == f"<p>{tree}</p>"


def linked(shown, target=""):
    return f'<a href="{target or shown}">{shown}</a>'


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("x https://a.kz/b_c_d. y", f"x {linked('https://a.kz/b_c_d')}. y"),
        ("(https://a.kz/b_(c)), «http://a.kz:80/b»", f"({linked('https://a.kz/b_(c)')}), «{linked('http://a.kz:80/b')}»"),
        ("*https://a.kz/b_c* **https://a.kz**",
         f"<em>{linked('https://a.kz/b_c')}</em> <strong>{linked('https://a.kz')}</strong>"),
        ("www.a.kz, or", f"{linked('www.a.kz', 'http://www.a.kz')}, or"),
        ("_https://a.kz/b_c_ ==https://a.kz==", f"<em>{linked('https://a.kz/b_c')}</em> <mark>{linked('https://a.kz')}</mark>"),
        ("\"https://a.kz\" https://a.kz—b", f"“{linked('https://a.kz')}” {linked('https://a.kz')}—b"),
        ("https://a.kz/?b=c&d=--", linked("https://a.kz/?b=c&amp;d=--")),
        (r"https://a.kz/b\_c\_d", linked("https://a.kz/b_c_d")),
        ("https://a.kz/%D0%9A_b", linked("https://a.kz/К_b", "https://a.kz/%D0%9A_b")),
        ("https://қаз.қаз/ж", linked("https://қаз.қаз/ж", "https://xn--80ao21a.xn--80ao21a/%D0%B6")),
        ("b.c_d@a.kz, e@a.kz!", f"{linked('b.c_d@a.kz', 'mailto:b.c_d@a.kz')}, {linked('e@a.kz', 'mailto:e@a.kz')}!"),
        ("[https://a.kz](b) [c@a.kz](d)", f"{linked('https://a.kz', 'b')} {linked('c@a.kz', 'd')}"),
        ("`https://a.kz` <https://a.kz>", f"<code>https://a.kz</code> {linked('https://a.kz')}"),
        (r"https\://a.kz b\@a.kz", "https://a.kz b@a.kz"),
        ("x@y readme.md 12.kz www.a http:// xhttps://a.kz", "x@y readme.md 12.kz www.a http:// xhttps://a.kz"),
        ("the https://a.kz's", f"the {linked('https://a.kz')}'s"),
        ("![https://a.kz](b.png) c", '<img src="b.png" alt="https://a.kz" /> c'),
    ],
)  # fmt: skip
def test_addresses(text, tree):
    assert xhtml(text, find("en")) == f"<p>{tree}</p>"


def test_an_address_cites_nothing():
    tree = read_tree("one.md", "b@a.kz [see @key, https://a.kz/@c] @key", find("en"), cites=True)
    assert [e.get("href") for e in tree.body.iter("a")] == ["mailto:b@a.kz"]
    assert len([e for e in tree.body.iter("span") if e.get("class") == "citation"]) == 2


def listed(*items, kind=""):
    pieces = (f"<li style=\"list-style-type: '{mark} '\">{text}</li>" for mark, text in items)
    return f"<ol{kind}>{''.join(pieces)}</ol>"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a) x\nb) y", listed(("a)", "x"), ("b)", "y"), kind=' type="a"')),
        ("1.1. x\n1.2. y", listed(("1.1.", "x"), ("1.2.", "y"))),
        ("1.2 x\n1.3 y", "<p>1.2 x 1.3 y</p>"),
        ("1.1. x\n\n1.2. y", "<p>1.1. x</p><p>1.2. y</p>"),
        ("1. x\n\t1.1. y\n\t1.2. z", f"<ol><li>x{listed(('1.1.', 'y'), ('1.2.', 'z'))}</li></ol>"),
        ("x:\n\t- y\n\t- z\nw", "<p>x:</p><ul><li>y</li><li>z</li></ul><p>w</p>"),
        ("x\n    1) y\n    2) z", "<p>x</p>" + listed(("1)", "y"), ("2)", "z"))),
        ("x:\n\tа) y", "<p>x: а) y</p>"),
        ("x\n    - y", "<p>x - y</p>"),
        ("x\n\n    - y\n    - z", "<p>x</p><pre><code>- y\n- z</code></pre>"),
        ("x:\na) y\nb) z", "<p>x:</p>" + listed(("a)", "y"), ("b)", "z"), kind=' type="a"')),
        ("x\nа) y\nб) z\nг) w", "<p>x</p>" + listed(("а)", "y"), ("б)", "z"), ("г)", "w"))),
        ("x:\nb. y\nc. z", "<p>x: b. y c. z</p>"),
        ("x\na. y\nb. z", "<p>x a. y b. z</p>"),
        ("x:\na. y\nb. z", "<p>x:</p>" + listed(("a.", "y"), ("b.", "z"), kind=' type="a"')),
        ("b) x\nc) y", listed(("b)", "x"), ("c)", "y"), kind=' type="a" start="2"')),
        ("д) x\nе) y", listed(("д)", "x"), ("е)", "y"), kind=' start="5"')),
        ("ә) x\nб) y", listed(("ә)", "x"), ("б)", "y"), kind=' start="2"')),
        ("a) x\nб) y", listed(("a)", "x"), ("б)", "y"))),  # the first letter is a Latin one
        ("h) x\ni) y", listed(("h)", "x"), ("i)", "y"), kind=' type="a" start="8"')),
        ("h) x\ni) y\nii) z",
         listed(("h)", "x"), kind=' type="a" start="8"') + listed(("i)", "y"), ("ii)", "z"), kind=' type="i"')),
        ("a) x\nb) y\ni) z", listed(("a)", "x"), ("b)", "y"), ("i)", "z"), kind=' type="a"')),  # some are left out
        ("(i) x\n(ii) y", listed(("(i)", "x"), ("(ii)", "y"), kind=' type="i"')),
        ("IX. x\nX. y", "<p>IX. x X. y</p>"),
        ("I. x\nII. y", listed(("I.", "x"), ("II.", "y"), kind=' type="I"')),
        ("(1) x\n(2) y", listed(("(1)", "x"), ("(2)", "y"))),
        ("3) x\n4) y", listed(("3)", "x"), ("4)", "y"), kind=' start="3"')),
        ("1. x\n2. y", "<ol><li>x</li><li>y</li></ol>"),
        ("A. x\nB. y\nC. z", listed(("A.", "x"), ("B.", "y"), ("C.", "z"), kind=' type="A"')),
        ("A.  x\nB.  y", listed(("A.", "x"), ("B.", "y"), kind=' type="A"')),
        ("А. Кунанбаев\nБ. Майлин", "<p>А. Кунанбаев Б. Майлин</p>"),
        ("г. Алматы\nд. Жана", "<p>г. Алматы д. Жана</p>"),
        ("A. Author said", "<p>A. Author said</p>"),
        ("i. e. it", "<p>i. e. it</p>"),
        ("(c) 2026\n(d)x", "<p>(c) 2026 (d)x</p>"),
        ("it is a) x\nb) y", "<p>it is a) x b) y</p>"),
        ("a) x\n\nb) y", listed(("a)", "<p>x</p>"), ("b)", "<p>y</p>"), kind=' type="a"')),
        ("a) x\n\ny\n\nb) z", "<p>a) x</p><p>y</p><p>b) z</p>"),
        ("a) x\n   b\n   - c\nb) y", listed(("a)", "x b<ul><li>c</li></ul>"), ("b)", "y"), kind=' type="a"')),
        ("а) x:\n- y\nб) z", listed(("а)", "x:")) + "<ul><li>y</li></ul>" + listed(("б)", "z"), kind=' start="2"')),
        ("а) v\nб) x:\n   (1) y\n   (2) z\nг) w",
         listed(("а)", "v"), ("б)", "x:" + listed(("(1)", "y"), ("(2)", "z"))), ("г)", "w"))),
        ("1. x:\nа) y\nб) z\n2. w",
         "<ol><li>x:" + listed(("а)", "y"), ("б)", "z")) + "</li><li>w</li></ol>"),
        ("а. x\nб. y\n\nТекст.\n\nв. Алматы\n\nТекст\nв. Алматы",
         listed(("а.", "x"), ("б.", "y")) + "<p>Текст.</p><p>в. Алматы</p><p>Текст в. Алматы</p>"),
        ("i. x\nii. y\n\nText.\n\niii. z\niv. w", listed(("i.", "x"), ("ii.", "y"), kind=' type="i"')
         + "<p>Text.</p>" + listed(("iii.", "z"), ("iv.", "w"), kind=' type="i" start="3"')),
        ("а. x\nб. y\n\n1. z\n\nв. w",
         listed(("а.", "x"), ("б.", "y")) + "<ol><li>z</li></ol>" + listed(("в.", "w"), kind=' start="3"')),
        ("> а) x\n> б) y", "<blockquote>" + listed(("а)", "x"), ("б)", "y")) + "</blockquote>"),
        ("a)\tx\n\n\ty\nb)\tz", listed(("a)", "<p>x</p><p>y</p>"), ("b)", "<p>z</p>"), kind=' type="a"')),
        (r"a\) x" + "\nb) y", "<p>a) x b) y</p>"),
        ("    a) x\n    b) y", "<pre><code>a) x\nb) y</code></pre>"),
    ],
)  # fmt: skip
def test_lists_keep_their_letters_and_brackets(text, tree):
    assert xhtml(text).replace("\n</li>", "</li>").replace("\n<", "<") == tree


OUTER = ["a b|c", "c d|e", "e f|g", "u v|w", "а б в|г", "A B|C", "б в|г"]
INNER = ["i ii", "i ii iii", "I II", "1 2"]


@pytest.mark.parametrize("empty", ["\n", "\n\n"])
@pytest.mark.parametrize("form", ["{})", "({})"])
@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize("outer", OUTER)
def test_roman_numbers_and_figures_behind_letters_are_a_list_of_their_own(outer, inner, form, empty):
    begin, behind = outer.split("|")
    wanted = [[form.format(name) for name in names.split()] for names in (begin, inner, behind)]
    text = empty.join(f"{mark} x" for marks in wanted for mark in marks)
    tree = read_tree("one.md", f"{text}{empty}", find("en")).body
    found = [[(item.get("style") or "'1) '").split("'")[1].strip() for item in each] for each in tree]
    assert found == wanted


def test_letters_are_the_marks_of_items_on_paper_and_their_kind_is_said():
    with pikepdf.open(BytesIO(built(BOOK).data("pdf"))) as pdf:
        lists = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/L"]
        found = sorted(str(each.A.ListNumbering) for each in lists if "/A" in each)
    assert found == [*["/Decimal"] * 6, "/LowerRoman", "/UpperAlpha"]
    pages = pdfium.PdfDocument(built(BOOK).data("pdf"))
    words = " ".join(page.get_textpage().get_text_range() for page in pages).split()
    assert {"а)", "б)", "(viii)", "(ix)", "г)", "A.", "B.", "C.", "1)", "2)", "(1)", "(3)"} <= set(words)


def table(head, *rows, aligned=("", "")):
    def row(cells, tag):
        sides = (f' class="align-{side}"' if side else "" for side in aligned)
        return f"<tr>{''.join(f'<{tag}{side}>{cell}</{tag}>' for side, cell in zip(sides, cells, strict=True))}</tr>"

    first = f"<thead>{row(head, 'th')}</thead>" if head else ""
    return f"<table>{first}<tbody>{''.join(row(cells, 'td') for cells in rows)}</tbody></table>"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Aa  Bb\n--  --\nc   *d*\n\ne", table(("Aa", "Bb"), ("c", "<em>d</em>")) + "<p>e</p>"),
        ("Ab       C\n----  ----\nc        e", table(("Ab", "C"), ("c", "e"), aligned=("left", "right"))),
        (" Abc   D\n--- ----\n  c    d", table(("Abc", "D"), ("c", "d"), aligned=("right", "right"))),
        (" Ab   C\n----  ---\nc     d", table(("Ab", "C"), ("c", "d"), aligned=("center", "left"))),
        ("--- ---\nabc def\n--- ---", table((), ("abc", "def"))),
        ("---- ---\nabcd efg\nh    i\n---- ---", table((), ("abcd", "efg"), ("h", "i"))),
        ("---------\nAa\nAb   C\n---- ----\na    b\nc    d\n\ne    f\n---------",
         table(("Aa Ab", "C"), ("a c", "b d"), ("e", "f"), aligned=("left", "left"))),
        ("-----\na\n\nb", "<hr /><p>a</p><p>b</p>"),
        ("1. ----  ----\n   w     z\n\nab\n\n   ----  ----\n\na",
         "<ol><li><hr />w     z</li></ol><p>ab</p><hr /><p>a</p>"),
        ("1. -------\n   w     z\nab\n   ----  ----\n   ax    by\n   -------\n\n   ---- ---\n   cx   dy\n   ---- ---",
         "<ol><li><hr /><p>w     z ab</p>" + "".join(
             table((), row, aligned=("left", "left")) for row in (("ax", "by"), ("cx", "dy"))) + "</li></ol>"),
        ("-----\nab  c\n--- --\nd   e", "<hr />" + table(("ab", "c"), ("d", "e"), aligned=("left", "left"))),
        ("- Aa  Bb\n  --  --\n  c   d", f"<ul><li>{table(('Aa', 'Bb'), ('c', 'd'))}</li></ul>"),
        ("> Aa  Bb\n> --  --\n> c   d", f"<blockquote>{table(('Aa', 'Bb'), ('c', 'd'))}</blockquote>"),
        ("word\n--- ---\nwords cut", "<p>word</p><hr /><p>words cut</p>"),
        ("Words\n-----\na", "<h2>Words</h2><p>a</p>"),
        ("a\n\n- - -", "<p>a</p><hr />"),
    ],
)  # fmt: skip
def test_tables_of_dashes(text, tree):
    assert xhtml(text) == tree


def test_a_caption_stands_before_its_table_or_behind_it():
    one = "| a |\n|---|\n| b |\n\n"
    text = (
        f"# A\n\nTable: One {{#one}}\n\n{one}Text.\n\n{one}table: *Two*\n\nTable: Three\n\n{one}{one}: {{.landscape}}\n"
    )
    chapter, problems = read_chapter(1, "one.md", text, "en")
    assert problems == ()
    tree = ET.fromstring(chapter.xhtml)
    found = [
        ("".join(caption.itertext()), t.get("id", "")) for t in tree.iter("table") for caption in t.iter("caption")
    ]
    assert found == [("One", "one"), ("Two", ""), ("Three", "")]
    assert [t.get("class") for t in tree.iter("table")] == [None, None, None, "landscape"]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("1. K\n    a. on,\n    b. tw;\n2. L\n    i) x,\n    ii) y.", ["a", "i"]),  # pandoc's, without an empty line
        ("- text goes on\n    a. Smith said it\n    and more", []),
        ("- text\n  a. one\n  b. two", []),
        ("9)  K\n10) L\n    a. on\n    b. tw", ["a"]),
    ],
)
def test_letters_begin_a_list_right_below_the_item_that_holds_it(text, lists):
    assert [e.get("type") for e in read_tree("one.md", text).body.iter("ol") if e.get("type")] == lists


def formulas(text):
    body = read_tree("one.md", text, find("en")).body
    return [(e.get("alttext"), e.get("display")) for e in body.iter("math")], "".join(body.itertext())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"a \(a^2\), \( x \), \[b_1\]", [("a^2", "inline"), ("x", "inline"), ("b_1", "inline")]),
        ("a\n\\[\n  x = 2\n\\] {#eq}\nb", [("x = 2", "block")]),
        ("> \\[ x = 2 \\]\n> b", [("x = 2", "block")]),
        (r"\(see it\), \[x\] done, \[foo\](a), \[1\]", []),
        ("\\(a^2\n\nb\\)", []),
        (r"`\(a^2\)` \\\(a^2\\\)", []),
        (r"\\(a^2\\)", [("a^2", "inline")]),  # mdBook's
    ],
)  # fmt: skip
def test_formulas_in_brackets(text, found):
    assert formulas(text)[0] == found


def test_brackets_that_hold_no_formula_are_guarded_ones():
    assert formulas(r"\(see it\), \[x\] done, \[foo\](a)")[1] == "(see it), [x] done, [foo](a)"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("**«слово»**слово", "<strong>«слово»</strong>слово"),
        ("слово**«слово»** и", "слово<strong>«слово»</strong> и"),
        ("**слово**«другое» и", "<strong>слово</strong>«другое» и"),
        ("**Важно!**текст", "<strong>Важно!</strong>текст"),
        ('**"слово"**слово', "<strong>“слово”</strong>слово"),
        ("«a»**b** c", "«a»<strong>b</strong> c"),
        ("*Vive!*\u2060—If", "<em>Vive!</em>\u2060—If"),
        ("слово*, и «слово»*.", "слово*, и «слово»*."),  # which call a note
        ("слово*! и слово*: и (слово*) и слово*.", "слово*! и слово*: и (слово*) и слово*."),
        ("**a.**b", "**a.**b"),  # as CommonMark has it
    ],
)
def test_emphasis_beside_quotes(text, tree):
    assert xhtml(text, find("en")) == f"<p>{tree}</p>"


TALK = """"I went," said he, "and saw boats.

"They were of 'reed'.

"So I came."

A stray " here.

> "Nobody goes on.
"""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["“I went,” said he, “and saw boats.", "“They were of ‘reed’.", "“So I came.”"]),
        ("ru", ["«I went,» said he, «and saw boats.", "«They were of „reed“.", "«So I came.»"]),
    ],
)
def test_a_speech_over_several_paragraphs_opens_in_each(code, said):
    tree = read_tree("one.md", TALK, find(code))
    assert ["".join(paragraph.itertext()) for paragraph in tree.body.iter("p")][:3] == said
    assert [(problem.code, problem.place.line) for problem in tree.problems] == [("B035", 7), ("B035", 9)]


TICK = '<span class="tick">{}</span>'
OPEN, DONE = TICK.format("☐ "), TICK.format("☑ ")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("- [ ] a\n- b", f'<ul><li class="task">{OPEN}a</li><li>b</li></ul>'),
        ("- [x] *a*", f'<ul><li class="task">{DONE}<em>a</em></li></ul>'),
        ("- [X] a\n\n  b", f'<ul><li class="task"><p>{DONE}a</p><p>b</p></li></ul>'),
        ("2. [x] a", f'<ol start="2"><li>{DONE}a</li></ol>'),
        ("- [x] [a]{.smallcaps}\n  b", f'<ul><li class="task">{DONE}<span class="smallcaps">a</span> b</li></ul>'),
        ("- [ ]a\n- [ ]\n- [y] b", "<ul><li>[ ]a</li><li>[ ]</li><li>[y] b</li></ul>"),
        (r"- \[x] a", "<ul><li>[x] a</li></ul>"),
        ("[x] a", "<p>[x] a</p>"),
    ],
)  # fmt: skip
def test_items_to_tick(text, tree):
    assert xhtml(text) == tree


def test_the_sign_of_an_item_to_tick_has_a_font_in_the_e_book():
    with zipfile.ZipFile(BytesIO(built(BOOK).data("epub"))) as epub:
        fonts = {name: epub.read(name) for name in epub.namelist() if name.endswith("DejaVuSans.ttf") or "STIX" in name}
    letters = {name: {chr(code) for code in uharfbuzz.Face(data).unicodes} for name, data in fonts.items()}
    assert [name for name, found in letters.items() if set("☐☑") & found] == ["EPUB/fonts/DejaVuSans.ttf"]
    assert set("☐☑") <= letters["EPUB/fonts/DejaVuSans.ttf"]


def test_a_box_that_has_no_title_says_what_it_is_in_its_language():
    titles = [p.text for p in chapter().iter() if p.get("class") == "box-title"]
    assert titles == [
        "Warning",
        "What to take along",
        "Note",
        "The “old” bridge",
        "A heading as its title",
        "Ескертпе",
        "Warning",
        "Its class is its kind",
        "On the near shore",
        "On the far shore",
    ]
    assert [block.text for block in built(BOOK).book.chapters[0].blocks][:2] == ["Dialects", "Warning"]


def test_boxes_have_their_semantics():
    found = {(e.get("class"), e.tag.partition("}")[2], e.get("role"), e.get(TYPE)) for e in chapter().iter()}
    assert {one for one in found if "box" in str(one[0]).split()} == {
        ("box", "aside", "note", "sidebar"),
        ("note box", "aside", "note", "sidebar"),
        ("important box", "aside", "note", "sidebar"),
        ("tip box", "aside", "doc-tip", "tip"),
        ("warning box", "section", "doc-notice", "notice"),
        ("caution box", "section", "doc-notice", "notice"),
    }


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("a\n\n`\\newpage`{=latex}\n\nb\n\n```{=tex}\n\\clearpage\n\n```", 2),
        ('a\n\n```{=openxml}\n<w:p>\n<w:r><w:br w:type="page"/></w:r>\n</w:p>\n```\n\nb', 1),
        ("a\n\n```{=typst}\n#pagebreak()\n```\n\nb", 1),
        ("a\n\n\\newpage\n\nb", 1), ("a\n\\pagebreak{}\nb", 1), ("- a\n\n  \\clearpage\n", 1), ("a \\newpage b", 0),
        ("`\\newpage`", 0), ("    \\newpage", 0), ("\\newpages", 0),
    ],
)  # fmt: skip
def test_page_breaks_of_latex_are_read(tmp_path, text, breaks):
    book, problems = load(write(tmp_path, f"# One\n\n{text}\n"))
    assert book.chapters[0].xhtml.count('class="page-break"') == breaks
    assert not [problem for problem in problems if problem.code == "B170"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("```{note}\nIn *it*.\n```", "note"), ("~~~{tip} A title\n- one\n~~~", "tip"),
        ("````{warning}\n```python\nx = 1\n```\n````", "warning"), ("> ```{important}\n> a\n> ```", "important"),
        ("- a\n\n  ```{admonition} A title\n  b\n  ```", "box"), ("```{note}\nopen", ""), ("```{python}\nx\n```", ""),
        ("    ```{note}\n    a\n    ```", ""),
    ],
)  # fmt: skip
def test_fences_of_myst_are_boxes(tmp_path, text, kind):
    book, problems = load(write(tmp_path, f"# One\n\n{text}\n"))
    xhtml = book.chapters[0].xhtml
    assert (f'class="{kind} box"' in xhtml or f'class="{kind}"' in xhtml) if kind else " box" not in xhtml
    assert not {problem.code for problem in problems} & {"B152", "B170", "B143"} or not kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("See {{#include a.md}}", "an include or a variable"),
        ("See {{#rustdoc_include a.rs:1}}", "an include or a variable"),
        ("{{#tabs }} b", "a command of mdBook's helpers"), ("a {{#endtab}}", "a command of mdBook's helpers"),
        ("`{{#quiz b}}`", ""), ("\\newcommand{\\KZ}{a}\n\nIn $\\KZ$, \\KZT, `\\KZ`", ""),
        ("\\newcommand{\\KZ}{a}\n\nIn \\KZ we", "a command for formulas"),
        ("See @fig-press.", "a link"), ("See {ref}`press`.", "a link"), ("{numref}`a` is it", "a link"),
        ("a@fig-x.example", ""), ("`@fig-x`", ""), ("{0} and {a} of `code`", ""), ("\\@fig-x", ""),
    ],
)  # fmt: skip
def test_references_and_includes_of_others_are_told(tmp_path, text, told):
    _, problems = load(write(tmp_path, f"# One\n\n{text}\n"))
    found = [problem.message for problem in problems if problem.code in ("B154", "B151")]
    assert len(found) == bool(told), found
    assert not told or f"looks like {told}," in found[0]


def test_words_of_pandoc_that_have_an_element_are_told_to_nobody():
    chapter, _ = read_chapter(
        1, "one.md", "# One\n\n[a]{.mark .mine} [b]{.ul} [c]{.mark .index} `d`{.haskell .e}", "en"
    )
    assert [name for name, _, _ in chapter.classes] == ["mine", "mark", "index", "e"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A :tada: and :+1:, :flag-kz:", 1),
        (":rocket: Fast", 1),
        ("\\:tada: at 10:30:45, a:b:c, `:a:`, :ref:`b`, :A: or https://a.org:b:", 0),
        ("они :сказали: так", 0),
    ],
)  # fmt: skip
def test_short_codes_of_signs_are_told_once_a_file(text, told):
    _, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n\n{text}\n", "en")
    assert [(each.code, "short code" in each.message) for each in problems] == [("B154", True)] * told


def test_signs_that_are_advised_for_short_codes_are_in_the_fonts(tmp_path):
    _, (told,) = read_chapter(1, "one.md", "# One\n\n:tada:\n", "en")
    signs = [sign for sign in told.hint if ord(sign) > 0x7F]
    assert len(signs) == 4
    book, problems = load(write(tmp_path, f"# One\n\n{' '.join(signs)}\n"))
    assert not [each for each in (*problems, *check(book)) if each.code == "B030"]
