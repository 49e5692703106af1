"""What other platforms write, read as it is meant, on paper and in the e-book: GitHub, Quarto, MyST, MkDocs, pandoc."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz
from builds import built

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
        ("!!! Beware\n    of it", "<p>!!! Beware of it</p>"),
        ("!!! faq\n\n    a", "<p>!!! faq</p><pre><code>a</code></pre>"),
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
        font = epub.read(next(name for name in epub.namelist() if "STIX" in name))
    assert set("☐☑") <= {chr(code) for code in uharfbuzz.Face(font).unicodes}


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
    ]
    assert [block.text for block in built(BOOK).book.chapters[0].blocks][:2] == ["Dialects", "Warning"]


def test_boxes_have_their_semantics():
    found = {(e.get("class"), e.tag.partition("}")[2], e.get("role"), e.get(TYPE)) for e in chapter().iter()}
    assert {one for one in found if "box" in str(one[0]).split()} == {
        ("note box", "aside", "note", "sidebar"),
        ("important box", "aside", "note", "sidebar"),
        ("tip box", "aside", "doc-tip", "tip"),
        ("warning box", "section", "doc-notice", "notice"),
        ("caution box", "section", "doc-notice", "notice"),
    }
