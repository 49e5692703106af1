"""Signs that a keyboard has not: what is typed in their stead, language by language, and what stays."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from builds import built, load, read_chapter, typeset, write
from hypothesis import example, given
from hypothesis import strategies as st

from baspa.language import CODES, find
from baspa.language.signs import Piece, set_signs
from baspa.load.markdown import read_tree


def tree(text, code):
    return read_tree("one.md", text, find(code))


def xhtml(text, code):
    return "".join(ET.tostring(element, encoding="unicode") for element in tree(text, code).body)


def plain(text, code):
    (paragraph,) = tree(text, code).body
    return "".join(paragraph.itertext())


KAZAKH = [
    ('"Егемен Қазақстан" газеті', "«Егемен Қазақстан» газеті"),
    ('Ол: "Газет "Қазақ" шықты", - деді', "Ол: «Газет “Қазақ” шықты», - деді"),
    ('"Газет "Қазақ""', "«Газет “Қазақ”»"),
    ('""Қазақ" газеті"', "«“Қазақ” газеті»"),
    ('"Бір "екі "үш" төрт" бес"', "«Бір “екі «үш» төрт” бес»"),
    ("\"Газет 'Қазақ' шықты\"", "«Газет “Қазақ” шықты»"),
    ('"Қазақстан"-ның, "Айқын"да, "Экспо-2017"нің', "«Қазақстан»-ның, «Айқын»да, «Экспо-2017»нің"),
    ('"Нұр Отан"-ға ("Аманат")', "«Нұр Отан»-ға («Аманат»)"),
    ('("Ана тілің – арың бұл" [дейді])', "(«Ана тілің – арың бұл» [дейді])"),
    ('"Кел!" -- "Барам..." --- деді', "«Кел!» – «Барам…» — деді"),
    ('"Кел!"--"Барам?"', "«Кел!»–«Барам?»"),
    ('"...сөз" деген', "«…сөз» деген"),
    ('«Газет "Қазақ" шықты», "тағы"', "«Газет “Қазақ” шықты», «тағы»"),
    ("Кот-д'Ивуар, Ж. д'Арк, О'Генри", "Кот-д’Ивуар, Ж. д’Арк, О’Генри"),
    ("'90-жылдар", "’90-жылдар"),
    ("Кім?.. Сен!.. Ол..", "Кім?.. Сен!.. Ол.."),
    ("1989--1991 жж., 43°15'30\"", "1989–1991 жж., 43°15′30″"),
]

KYRGYZ = [
    ('"Манас" эпосу', "«Манас» эпосу"),
    ('Ал: "Гезит "Манас" чыкты", -- деди', "Ал: «Гезит „Манас“ чыкты», – деди"),
    ('"Манас"тын, "Экспо-2017"нин', "«Манас»тын, «Экспо-2017»нин"),
]

RUSSIAN = [
    ('"Война и мир" --- роман', "«Война и мир» — роман"),
    ('"Газета "Правда" вышла"', "«Газета „Правда“ вышла»"),
    ('"„Цыганы“ мои" и "вот"', "«„Цыганы“ мои» и «вот»"),
    ('«Газета "Правда" вышла»', "«Газета „Правда“ вышла»"),
    ('Он сказал: "Я читал "Бесов"."', "Он сказал: «Я читал „Бесов“.»"),
    ('"Что?" -- спросил он. -- "Ничего".', "«Что?» – спросил он. – «Ничего»."),
    ('15"-й экран, "экран 15"', "15″-й экран, «экран 15»"),
    ("--- Да, --- сказал д'Артаньян...", "— Да, — сказал д’Артаньян…"),
    ("Неужели?.. Да!..", "Неужели?.. Да!.."),
    ('"Алма-Ата"--"Астана"', "«Алма-Ата»–«Астана»"),
]

ENGLISH = [
    ('"Hello," said the spider. "\'Shelob\' is my name."', "“Hello,” said the spider. “‘Shelob’ is my name.”"),
    ("'A', 'B', and 'C' are letters.", "‘A’, ‘B’, and ‘C’ are letters."),
    ("'He said, \"I want to go.\"'", "‘He said, “I want to go.”’"),
    ('"He said "go" to me"', "“He said ‘go’ to me”"),
    ("Were you alive in the 70's?", "Were you alive in the 70’s?"),
    ("the '90s, rock 'n' roll, 'tis, the boys' toys", "the ’90s, rock ’n’ roll, ’tis, the boys’ toys"),
    ("in the '90s and '80s' music", "in the ’90s and ’80s’ music"),
    ("'tis the season to be 'jolly'", "’tis the season to be ‘jolly’"),
    ("'We'll use Jane's boat and John's truck,' Jenna said.", "‘We’ll use Jane’s boat and John’s truck,’ Jenna said."),
    ('"It\'s the \'bout," he said; "no."', "“It’s the ’bout,” he said; “no.”"),
    ("'bout \"the boys' toys\"", "’bout “the boys’ toys”"),
    ('"a ("...b" c)"', "“a (‘…b’ c)”"),
    ("5'8\" tall, a 15\" disc, 6' long", "5′8″ tall, a 15″ disc, 6′ long"),
    ('"Windows 95" and "the \'68"', "“Windows 95” and “the ’68”"),
    ("em---em, en--en, em --- em, 2--3, a - b", "em—em, en–en, em — em, 2–3, a - b"),
    ("Ellipses...and...and....", "Ellipses…and…and...."),
    ('word--"quoted"--word', "word–“quoted”–word"),
    ("---- and -----", "---- and -----"),
]

OTHERS = [
    ("de", "\"Er sagte: 'ja'\"", "„Er sagte: ‚ja‘“"),
    ("sv", "\"ja\" 'ja'", "”ja” ’ja’"),
    ("he", 'צה"ל "מה שמו" ג\'ירפה', "צה״ל ”מה שמו” ג׳ירפה"),
    ("uz", "o'zbek bog' san'at \"a'lo\"", "oʻzbek bogʻ sanʼat “aʼlo”"),
    ("he", '"שמו של צה"ל הוא"', "”שמו של צה״ל הוא”"),
]
OWN = {"kk": KAZAKH, "ky": KYRGYZ, "ru": RUSSIAN, "en": ENGLISH}
TABLE = [(code, *row) for code, rows in OWN.items() for row in rows]
TABLE += OTHERS


DASHED = [  # «» stands for the quotes of the language
    '—"a"',
    'a—"b"—c',
    'a --"b"-- c',
    '"a"—b, —"c"?—"d".',
    '("…") ["…"] ("…")—("…")',
    '"—a", "a—" –"…a…"–',
    '—\u2060"a"\u2060—b',
    '\ufeff"a"\u200e, "\u200ba"',
    '—*"a"*—["b"](c)',
]


@pytest.mark.parametrize("typed", DASHED)
@pytest.mark.parametrize("code", ["kk", "ru", "en", "de", "fr"])
def test_quotes_beside_dashes_brackets_and_what_is_not_seen(code, typed):
    opening, closing = find(code).quotes[:2]
    made = plain(typed, code)
    assert made.count(opening) == made.count(closing) == typed.count('"') / 2
    signs = [sign for sign in made if sign in (opening, closing)]
    assert signs == [opening, closing] * (len(signs) // 2)
    assert tree(f"| a |\n|---|\n| {typed} |", code).problems == []


@pytest.mark.parametrize(("code", "typed", "expected"), TABLE)
def test_signs(code, typed, expected):
    assert plain(typed, code) == expected


@pytest.mark.parametrize(("code", "typed", "expected"), TABLE)
def test_what_is_set_is_never_changed(code, typed, expected):
    assert plain(expected, code) == expected


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("kk", '"*сөз*" мен *"сөз"*', "«<em>сөз</em>» мен <em>«сөз»</em>"),
        ("kk", '"Бір *екі" үш*', "«Бір <em>екі» үш</em>"),
        ("kk", '**"Бір"**-ді', "<strong>«Бір»</strong>-ді"),
        ("en", '"*What*"--"[that](#a)"', '“<em>What</em>”–“<a href="#a">that</a>”'),
        ("en", '"a `"b" -- c...` d"', '“a <code>"b" -- c...</code> d”'),
        ("en", '"`a`" and \'`b`\'', "“<code>a</code>” and ‘<code>b</code>’"),
        ("en", "*don*'t **a**'s", "<em>don</em>’t <strong>a</strong>’s"),
        ("kk", '"Ол ["Бесы"]{lang=ru} деді"', '«Ол <span lang="ru">„Бесы“</span> деді»'),
        ("kk", '["Бесы "и"  \'б\'"]{lang=ru} "бұл"', '<span lang="ru">«Бесы „и“  „б“»</span> «бұл»'),
        ("kk", '["so" "it"]{lang=en} "бұл"', '<span lang="en">“so” “it”</span> «бұл»'),
        ("kk", '["so -- it\'s..."]{lang=xx} "бұл"', '<span lang="xx">"so – it\'s…"</span> «бұл»'),
        ("kk", '["a *b "c" d*"]{lang=en-GB}', '<span lang="en-GB">“a <em>b ‘c’ d</em>”</span>'),
        ("en", r"\"a\" \'b\' \-- -\- \--- \... .\..", "\"a\" 'b' -- -- --- ... ..."),
        ("en", "&quot;a&quot; &#45;- \\&quot;", '"a" -- &amp;quot;'),
        ("en", "\"a\nb\" 'tis\n'tis", "“a b” ’tis ’tis"),
        ("en", '"a\\\nb"', "“a<br />b”"),
        ("en", "<https://a.b/c--d...e'f>", '<a href="https://a.b/c--d...e\'f">https://a.b/c--d...e\'f</a>'),
        ("en", 'See "https://a.b/c--d" now...', 'See “<a href="https://a.b/c--d">https://a.b/c--d</a>” now…'),
        ("en", '[a](b.md "www.a.b/c--d o@a--b.org -- c")', '<a href="b.md" title="www.a.b/c--d o@a--b.org – c">a</a>'),
        ("en", "o'neil@a--b.org: 'a'", "<a href=\"mailto:o'neil@a--b.org\">o'neil@a--b.org</a>: ‘a’"),
        ("en", "<urn:a--b>", '<a href="urn:a--b">urn:a--b</a>'),
        ("en", "*a-*-b", "<em>a-</em>-b"),
        ("en", "[a--b](c--d.md)", '<a href="c--d.md">a–b</a>'),
        ("en", '[a](b.md "c -- \'d\'")', '<a href="b.md" title="c – ‘d’">a</a>'),
        ("kk", "\"![\"а\" -- б](c--d.png '\"е\"...')\"", '«<img src="c--d.png" alt="«а» – б" title="«е»…" />»'),
        ("kk", '![\'д\' "а"](c.png "б -- в"){lang=en}', '<img src="c.png" alt="‘д’ “а”" title="б – в" lang="en" />'),
    ],
)  # fmt: skip
def test_signs_within_markup(code, typed, expected):
    assert xhtml(typed, code).replace(' class="continued"', "") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('    "a" -- ...', '<pre><code>"a" -- ...</code></pre>'),
        ('~~~ a--b\n"a"\n~~~', '<pre><code class="language-a--b">"a"</code></pre>'),
        ("a\n\n---\n\nb", "<p>a</p><hr /><p>b</p>"),
        ('# "A" {lang=ru #b--c}', '<h1 lang="ru" id="b--c">«A»</h1>'),
        ("| 'a' |\n|---|\n| b--c |", "<td>b–c</td>"),
        (': "a"', "<p>: “a”</p>"),
    ],
)
def test_signs_of_blocks(typed, expected):
    assert xhtml(typed, "en").endswith(expected) or expected in xhtml(typed, "en")


def test_notes_have_their_signs_and_stand_in_no_ones_way():
    made = tree('"a"^[It\'s "b".] -- "c[^d]"\n\n[^d]: "e" --- f\n', "en")
    assert "".join(made.body.itertext()) == "“a”1 – “c2”"
    assert ["".join(note.itertext()) for note in made.notes] == ["It’s “b”.", "“e” — f"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('"Азат" -- "Таң"', "azat-tang"),
        ("1990--1991", "1990-1991"),
        ("Don't...stop", "dont-stop"),
        ("5'8\" a", "58-a"),
        ('А"Б', "a-b"),
    ],
)
def test_a_heading_has_one_id_whichever_way_it_is_typed(typed, name):
    def headings(text, smart):
        return read_chapter(1, "one.md", f"# {text}\n\nText.\n", "ru", smart)[0].headings

    (straight,), (set_right,) = headings(typed, smart=False), headings(typed, smart=True)
    assert straight.id == set_right.id == headings(set_right.text, smart=True)[0].id == f"c1-{name}"
    assert straight.text == typed


def test_the_blocks_and_headings_of_a_chapter_have_one_text():
    chapter, _ = read_chapter(1, "one.md", '# "A" -- b\n\n!["c"](d.png "e...")\n', "kk")
    assert [heading.text for heading in chapter.headings] == ["«A» – b"]
    assert [block.text for block in chapter.blocks] == ["«A» – b", "e…"]
    assert [picture.alt for picture in chapter.pictures] == ["«c»"]


@pytest.mark.parametrize("code", ["xx", "kk-Latn", "qaa"])
def test_quotes_of_an_unknown_language_stay(code):
    assert plain("\"a\" 'b' o'zbek 5\" -- c...", code) == "\"a\" 'b' o'zbek 5\" – c…"
    assert tree('"a - bb cc', code).problems == []


def faults(text, code="kk"):
    return [(fault.code, fault.place.line, fault.message.partition(": ")[2]) for fault in tree(text, code).problems]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('бір\nекі "үш төрт', [("B035", 2, 'екі "үш')]),
        ('"бір" екі" үш', [("B035", 1, 'екі" үш')]),
        ('а"б в"', [("B035", 1, 'а"б'), ("B035", 1, 'в"')]),
        ('(а!") б"', [("B035", 1, '(а!")'), ("B035", 1, 'б"')]),
        ('«"бір» екі', [("B035", 1, '«"бір»')]),
        ('![а\n"б](c.png)\nг "д', [("B035", 3, 'г "д'), ("B035", 2, 'а "б')]),
        ("![а](c.png '\"б')", [("B035", 1, '"б')]),
        ('а <!-- б\nв --> "г', [("B035", 2, 'а "г')]),
        ('`а`"б', [("B035", 1, '…"б')]),
        ('а[^б]\n\n[^б]: в\n    "г', [("B035", 4, 'в "г')]),
        ("Ана тілі - арың бұл", [("B036", 1, '1: "тілі - арың"')]),
        ("Сөз\n*бұл* -\nсөз", [("B036", 2, '2: "бұл - сөз"')]),
        ("# Я - учитель", [("B036", 1, '1: "Я - учитель"')]),
        ("«Бір» - \"екі\", 5 - үшеу", [("B036", 1, '1: "«Бір» - "екі",", 1: "5 - үшеу"')]),
        ("Мұндағы $m$ - масса, V - көлем", [("B036", 1, '1: "… - масса,", 1: "V - көлем"')]),
        ("Масса - $m$, *k* - сан", [("B036", 1, '1: "Масса - …,", 1: "k - сан"')]),
        ("5-7 сағат\n\n1632-1733 жж.", [("B231", 1, '1: "5-7", 3: "1632-1733"')]),
        ("(1)-(4), 10%-20 %, 5°-7°", [("B231", 1, '1: "(1)-(4)", 1: "10%-20 %", 1: "5°-7°"')]),
        ("ХІХ-ХХ ғғ., XV-XVI вв., V-VI сынып", [("B231", 1, '1: "ХІХ-ХХ", 1: "XV-XVI", 1: "V-VI"')]),
        ("1-ші топ; 4-90 бет", [("B231", 1, '1: "4-90"')]),
    ],
)  # fmt: skip
def test_slips_are_found(typed, found):
    assert faults(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        r"\"бір сөз \- сөз &quot; &#45; а &#45; бб",
        '`"` `сөз - сөз`',
        "    \"бір\n\n~~~\nсөз - сөз\n~~~",
        "- бір - 5\n- -5 °C, аяз - 5 °C болды",
        "1990 - 1995, 5 - 10 жыл, № 5 - 7, x - y = 3, x - sin y, 87 - 01",
        "| а | - |\n|---|---|\n| - | бір |",
        "қауіп-қатер, екі- үш, екі -үш",
        "<!-- \"бір - екі -->\n\nбір <!-- \" сөз - сөз --> екі",
        "15\" экран, 5'8\"",
        "ГОСТ 7.32-2017, ISO 216-2007, ГОСТ Р 52-2018, COVID-19, +7 700 123-45-67, 2026-09-01, 3-2 есебі, 5-7-сынып",
        "1-C; 2-C; 3-B; 4-90°.",
        "1-45; 2-B, 3-A.",
        "I-V қисығы, XX-XIX, X-ray, IX-A сынып, Х-ХЛ, XIX-шы, IIII-V",
        "$x$ - $y$, $x$ - sin, `а` - b, 10-ға дейін, a-1, 5\\-7",
        "f(1)-(3), (4)-(2), 10%-дан, +7 (700)-(12), 20%-10%",
    ],
)  # fmt: skip
def test_no_false_alarm(typed):
    assert faults(typed) == []


MAY_BECOME = {
    "---": "(?:---|—)",
    "--": "(?:--|–)",
    "...": r"(?:\.\.\.|…)",
    '"': '["«»“”„‘’″]',
    "'": "['«»“”„‘’′]",
}
MAY_CHANGE = re.compile("(---|--|[.]{3}|[\"'])")
TYPED = st.lists(
    st.sampled_from([*"\"\"'' \n(),.-5", "а", "б", "n", "--", "---", "...", "90s", "«", "»", "„", "“", "”"]),
    max_size=30,
).map("".join)


def what_may_become_of(text):
    return "".join(MAY_BECOME.get(part, re.escape(part)) for part in MAY_CHANGE.split(text))


@given(st.lists(st.tuples(TYPED, st.sampled_from([*CODES, "xx"]), st.booleans()), max_size=5))
@example([('"a', "en", True), ('b" c"', "ru", True)])
def test_only_signs_change_and_those_that_may_not_stay(drawn):
    pieces = tuple(Piece(text, find(code), free) for text, code, free in drawn)
    texts, left = set_signs(pieces)
    for piece, text in zip(pieces, texts, strict=True):
        assert re.fullmatch(what_may_become_of(piece.text) if piece.free else re.escape(piece.text), text)
    assert all('"' in texts[one.piece] or "-" in texts[one.piece] for one in left)


@given(TYPED, st.sampled_from(CODES))
def test_quotes_that_are_set_open_and_close_in_turn(text, code):
    """Quotes that were all typed straight are nested rightly: no sign closes what is not open."""
    typed = re.sub("[«»„“”]", "", text).replace("'", "")
    outer, inner = find(code).quotes[:2], find(code).quotes[2:]
    made = set_signs((Piece(typed, find(code)),))[0][0]
    opened = []
    for sign in made:
        if sign in (outer[0], inner[0]) and not (opened and sign == opened[-1][1]):
            assert not opened or (sign == inner[0]) is (opened[-1] == outer)
            opened.append(outer if sign == outer[0] else inner)
        elif sign in (outer[1], inner[1]):
            assert opened.pop()[1] == sign
    assert opened == []


# What came of it in the finished files, read back.

SET = [
    "«Белгілер» – пернетақтадан",
    "Ол: «Газет “Қазақ” шықты», – деді. «Айқын»-ның, «Нұр»-дың, «Ана тілі»нің, («Аманат»), Кот-д’Ивуар…",
    "«Газета „Правда“ вышла» — сказал д’Артаньян.",
    "“The ’90s ’n’ ‘rock’ aren’t over,” he’s 6′2″.",
    'Ал бұлар – «„өз“ белгілері»: "сол" -- "күйінше" -- ... https://example.org/a--b...c.',
    "Сілтемеде де: «1941–1945».",
    "Сурет: «сурет» – суреті…",
    "«Кесте»",
    "«Бір»",
    "1–2",
    "“үш”",
]


def close(text):
    """Take out what the layout may put in: spaces, soft hyphens and those at the ends of lines."""
    return re.sub("[\\s\u00ad\ufffe\u0002]", "", text)


def test_signs_are_in_the_pdf():
    document = pypdfium2.PdfDocument(built("construct-signs").data("pdf"))
    text = close("".join(page.get_textpage().get_text_range() for page in document))
    assert [line for line in SET if close(line) not in text] == []


def test_signs_are_in_the_epub():
    with zipfile.ZipFile(io.BytesIO(built("construct-signs").data("epub"))) as epub:
        chapter, contents = (ET.fromstring(epub.read(f"EPUB/{name}.xhtml")) for name in ("c1", "nav"))
    text = close("".join(chapter.itertext()))
    assert [line for line in SET if close(line) not in text] == []
    assert [image.get("alt") for image in chapter.iter("{http://www.w3.org/1999/xhtml}img")] == ["Бір «шеңбер»"]
    assert close(SET[0]) in close("".join(contents.itertext()))


def test_a_book_may_keep_its_signs_as_they_were_typed(tmp_path):
    text = '# "A" -- b\n\n"It\'s" - so... "not paired.\n'
    book, problems = load(write(tmp_path, text, "smart = false\n"))
    assert [block.text for block in book.chapters[0].blocks] == ['"A" -- b', '"It\'s" - so... "not paired.']
    assert problems == ()


@pytest.mark.parametrize(
    ("code", "css"),
    [
        ("kk", '"«" "»" "“" "”"'),
        ("ru", '"«" "»" "„" "“"'),
        ("en", '"“" "”" "‘" "’"'),
        ("xx", "auto"),
        ("de", '"„" "“" "‚" "‘"'),
    ],
)
def test_the_style_sheets_have_the_same_quotes(tmp_path, code, css):
    book, _ = load(write(tmp_path, **{"book.toml": f'title = "T"\nlanguage = "{code}"\nchapters = ["one.md"]\n'}))
    made = typeset(book)
    assert f"quotes: {css};" in made.paper_css
    assert f"quotes: {css} " in made.epub_css


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("аяз -5 °C", "аяз −5 °C"),
        ("(-5), t=-1,9, x = -3", "(−5), t=−1,9, x = −3"),
        ("-15 °С...-20 °С", "−15 °С…−20 °С"),
        ("-3", "−3"),
        ("-0,37***", "−0,37***"),
        ("-0,37 (0,05)", "−0,37 (0,05)"),
        ("-5,2±0,3", "−5,2±0,3"),
        ("-5 (бес) парақ", "-5 (бес) парақ"),
        ("5 -7, a-1, Ту-134, -5-7, -3й, \\-5", "5 -7, a-1, Ту-134, -5-7, -3й, -5"),
        ("-5 лет тому", "-5 лет тому"),
    ],
)
def test_hyphens_before_numbers_are_minus_signs(typed, text):
    assert "".join(tree(typed, "ru").body.itertext()) == text
