"""The letters of RTF, by code pages and by their numbers: each comes into the book, or is told as lost."""

import pytest
from test_import import convert
from test_import_lost import book_of

from baspa.importing.rtf_text import in_unicode, words_of_rtf
from baspa.model.problem import has_errors

FONTS = (
    r"{\fonttbl{\f0\froman Times;}{\f1\fmodern Courier;}{\f2\fcharset204{\*\panose 02020603}Times{\*\falt T};}"
    r"{\f3\fcharset0 Arial;}{\f4\fcharset2 Wingdings;}{\f5\fcharset128 Mincho;}}"
)


def rtf(body, words=r"\ansi\ansicpg1251"):
    return rf"{{\rtf1{words}\deff0{FONTS}\pard {{\outlinelevel0 A\par}}\pard {body}\par}}"


TEXTS = [
    # By their numbers, with what stands for them: one sign, none, two, a sign in hex, a word, a half of a pair.
    (r"K\u1179?zak \u1178?ala x\u8212?y", "Kқzak Қala x—y"),
    (r"\uc0\u1178 ala \u1179zak", "Қala қzak"),
    (r"{\uc2\u1178??ala} \u1179\'3fzak \u1179{}zak", "Қala қzak қzak"),
    (r"a\u8212\emdash b\u8217'c", "a—b’c"),
    (r"\u-10179?\u-8704? x", "\N{GRINNING FACE} x"),
    (r"\u1178?" + "\n" + r"\u1179?zak", "Ққzak"),
    # By the code page of the document, or of the font.
    (r"\'cf\'e5\'f0\'e2\'fb\'e9 b", "Первый b"),
    (r"{\f3 caf\'e9 }{\f2 \'cf\'e5}\plain \'cf", "café ПеП"),
    (r"{\f4 \'fc} and {\f4 \u-3844?}", "✓ and ✓"),
    # A run of code is one.
    (r"A {\f1 \u1082?\u1086?\u1076? print} \f1\u1082?\f0 .", "A `код print` `к`."),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_letters_of_rtf(tmp_path, body, text):
    made, said = book_of(tmp_path, "a.rtf", rtf(body))
    assert made == f"# A\n\n{text}\n"
    assert said == []


@pytest.mark.parametrize(
    ("words", "body", "text"),
    [
        (r"\ansi", r"caf\'e9", "café"),
        (r"\mac", r"caf\'8e", "café"),
        (r"\pc", r"caf\'82", "café"),
        (r"\ansi\ansicpg99999", r"caf\'e9", "café"),
        (r"\ansi", r"{\f5 \'93\'fa\'96\'7b}", "日本"),
        (r"\ansi\ansicpg1251", "Қала", "Қала"),
        (r"\ansi\ansicpg1251", "Первый".encode("cp1251"), "Первый"),
    ],
)
def test_code_pages_of_documents(words, body, text):
    whole = rtf("X", words).encode().replace(b"X\\par", (body if isinstance(body, bytes) else body.encode()) + b"\\par")
    assert text in in_unicode(whole).decode()
    assert words_of_rtf(whole).split() == ["A", text]


def test_binary_data_and_images_stay_as_they_are():
    data = rtf(r"{\pict\wmetafile8 00ff\'cf}{\pict\bin4 \'cf}\u1179?", r"\ansi").encode()
    assert rb"{\pict\bin4 \'cf}" in in_unicode(data)
    assert words_of_rtf(data).split() == ["A", "қ"]


def test_a_file_that_ends_too_early_keeps_its_last_letters():
    assert words_of_rtf(rb"{\rtf1 a\'e9") == "aé"
    assert words_of_rtf(rb"{\rtf1 a\u1179") == "aқ"


def test_words_of_rtf_that_pandoc_loses_are_told(tmp_path):
    _, said = book_of(tmp_path, "a.rtf", rtf(r"One. {\*\x gone} {\v unseen} {\header head}\par Two"))
    assert [each for each in said if "not in the book" in each] == [
        'a word is in the document, and not in the book: unseen: in "unseen"'
    ]


def test_a_table_stands_before_the_note_that_is_called_behind_it_and_bullets_make_a_list(tmp_path):
    rows = "".join(rf"\trowd\cellx3000\cellx6000\pard\intbl {a}\cell {b}\cell\row" + "\n" for a, b in ("AB", "12"))
    called = r"\pard\plain Behind{\footnote\pard\plain The note.} it.\par" + "\n"
    items = "".join(rf"\pard \bullet \tab {name}\par" + "\n" for name in ("one", "two"))
    text, problems = convert(tmp_path, "a.rtf", rf"{{\rtf1\ansi \pard Before.\par{rows}{called}{items}}}")
    table = "| A | B |\n| --- | --- |\n| 1 | 2 |"
    assert text.endswith(f"Before.\n\n{table}\n\nBehind[^1] it.\n\n[^1]: The note.\n\n- one\n- two\n")
    assert not has_errors(problems)
