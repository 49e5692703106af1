"""Blanks of forms print as they were typed, wherever they stand; what begins or ends words is emphasis as before."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pypdfium2 as pdfium
import pytest
from builds import built, read_chapter

import baspa.load.chapter
from baspa.load.markdown import read_tree

BOOK = "construct-forms"
XHTML = "http://www.w3.org/1999/xhtml"


def xhtml(text):
    tree = read_tree("one.md", text)
    assert [problem.message for problem in tree.problems] == []
    return "".join(ET.tostring(element, encoding="unicode") for element in (*tree.body, *tree.notes))


@pytest.mark.parametrize(
    "text",
    [
        "Приказ от «___» __________ 20__ г. № ____.",
        'от "__" ________ 20__ г. и «__»__20__ г.',
        "«_____»_____________20____г.",
        "Тел.: +7 (___) ___-__-__, код [__]",
        "Дата: __.__.____, __.__.20__ г., __/__/20__, __-__-20__, _._._",
        "с __:__ до __:__, на __%, при __°, № __-20__ __, № ___/___-__",
        "___________/Примеров П. П./ ___/Образцов/___",
        "Ф. И. О.:________ и подпись__ дата__",
        "____слово____ ______20__",
        "+7 (***) ***-**-**, **** **** **** 1234",
        "(*) одно, (*) другое",
        "..... ------ ===== ~~~~~ [ ] ( ) ____",
    ],
)
@pytest.mark.parametrize(
    ("form", "tree"),
    [
        ("{}", "<p>{}</p>"),
        ("- {}", "<ul><li>{}</li></ul>"),
        ("# {}", "<h1>{}</h1>"),
        (
            "|a|\n|-|\n|{}|",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>",
        ),
    ],
)
def test_blanks_print_as_typed(text, form, tree):
    assert xhtml(form.format(text)) == tree.format(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("__жирно__ _курсив_ ___оба___", "<strong>жирно</strong> <em>курсив</em> <em><strong>оба</strong></em>"),
        ("_— Да, — сказал он._ _…и_ _Но я …_", "<em>— Да, — сказал он.</em> <em>…и</em> <em>Но я …</em>"),
        (
            "__«20 лет»__ __20__ _-5_ __№ 5__",
            "<strong>«20 лет»</strong> <strong>20</strong> <em>-5</em> <strong>№ 5</strong>",
        ),
        ("**?** **!** __№__", "<strong>?</strong> <strong>!</strong> <strong>№</strong>"),
        ("_(а)_ **А (*б*, в *г*)**", "<em>(а)</em> <strong>А (<em>б</em>, в <em>г</em>)</strong>"),
        ("__`a_b`__ **`__c__`**", "<strong><code>a_b</code></strong> <strong><code>__c__</code></strong>"),
        (
            "__ФИО:__ ____, __дата: ___.___.20__ г.__",
            "<strong>ФИО:</strong> ____, <strong>дата: ___.___.20__ г.</strong>",
        ),
        ("**Дата: ___** _«___» ____ г._", "<strong>Дата: ___</strong> <em>«___» ____ г.</em>"),
        ("*-* и/_или_", "<em>-</em> и/<em>или</em>"),
    ],
)
def test_marks_around_words_stay_marks(text, tree):
    assert xhtml(text) == f"<p>{tree}</p>"


LINE = '<p class="blank">______</p>'


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Вывод:\n______\n______", f"<p>Вывод:</p>{LINE}{LINE}"),
        ("______", LINE),
        ("______ ______", '<p class="blank">______ ______</p>'),
        ("___", "<hr />"),
        ("_____", "<hr />"),
        ("_ _ _ _", "<hr />"),
        ("----------", "<hr />"),
        ("* * * * * *", "<hr />"),
        ("    ______", "<pre><code>______</code></pre>"),
        ("- ___\n- a\n  ___", '<ul><li><p class="blank">___</p></li><li>a<p class="blank">___</p></li></ul>'),
        ("a\n: ___", '<dl><dt>a</dt><dd><p class="blank">___</p></dd></dl>'),
        ("> ___\n> ______", f"<blockquote><hr />{LINE}</blockquote>"),
        ("::: box\n___\n\n______\n:::", f'<aside class="box" role="note"><hr />{LINE}</aside>'),
    ],
)
def test_a_line_of_underscores_is_one_to_write_on(text, tree):
    assert xhtml(text) == tree


def test_a_note_may_be_a_blank():
    assert '<p class="blank">___</p></aside>' in xhtml("a[^1]\n\n[^1]: ___")


SIGNS = ("___", "________", "---", "***", "* * *", "-", "+", "*", ">", "#", "1.", "1)", "~~~", "===", "__ __")


def grid(sign):
    rule = f"+{'-' * 12}+"
    return f"{rule}\n| {sign:10} |\n{rule}\n"


@pytest.mark.parametrize("sign", SIGNS)
def test_what_stands_alone_in_a_drawn_cell_is_no_block(sign):
    shown = sign.replace(">", "&gt;")
    assert f"<td>{shown}</td>" in xhtml(grid(sign))
    simple = f"a   b\n--  ----------\nc   {sign}\n"
    assert f">{shown}</td>" in xhtml(simple)


def test_a_cell_that_holds_more_has_blocks():
    assert "<ul><li>a</li></ul>" in xhtml(grid("- a"))
    cell = "+-----+\n| a   |\n| ___ |\n+-----+\n"
    assert '<p>a</p><p class="blank">___</p>' in xhtml(cell)


def test_a_blank_that_the_book_has_lost_is_told(monkeypatch):
    lose = baspa.load.chapter.read_tree

    def losing(*given):
        tree = lose(*given)
        tree.body[1].text = "Дата"
        return tree

    assert read_chapter(1, "one.md", "# A\n\nДата ________", "ru")[1] == ()
    monkeypatch.setattr(baspa.load.chapter, "read_tree", losing)
    (problem,) = read_chapter(1, "one.md", "# A\n\nДата ________", "ru")[1]
    assert (problem.code, problem.message) == ("B170", "of 8 underscores of blanks in this file the book has 0")


def test_both_faces_have_every_blank():
    """On paper in the order of the text, but for the note at the foot; the e-book's file has them in the same form."""
    book = built(BOOK)
    source = (book.folder / "text/01.md").read_text(encoding="utf-8")
    written = sorted(re.findall(r"_{2,}|[*]{4}", source))
    pages = pdfium.PdfDocument(book.data("pdf"))
    paper = "".join(page.get_textpage().get_text_bounded() for page in list(pages)[4:5])
    with zipfile.ZipFile(io.BytesIO(book.data("epub"))) as epub:
        chapter = next(epub.read(name).decode() for name in epub.namelist() if name.endswith("c1.xhtml"))
    screen = " ".join(ET.fromstring(chapter).find(f"{{{XHTML}}}body").itertext())
    for text in (paper, screen):
        assert sorted(re.findall(r"_{2,}|[*]{4}", text)) == written
    assert chapter.count("<hr") == 1
