"""Kobo's edition: where its sentences end, what is around them, and what tells of a fault in it."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from builds import build, built, write
from judged import judged

from baspa.language import find
from baspa.language.sentences import sentences
from baspa.verify.held.kepub import hold_kepub

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("kk", "Абай А. Құнанбаев еді. |Ол 1845 жылы туған! |«Қайда?» деді. |1904 ж. қайтыс болды."),
        ("kk", "Қой, сиыр, т. б. малы болды. |— Қайда? — деді ол. |— Үйде."),
        ("ru", "А. С. Пушкин, т. е. поэт, и др. жили так… |Так ли? |«Да». |См. рис. 5 и с. 12."),
        ("en", "Mr. Smith, e.g. he, came. |“Did he?” |“Yes.” |See p. 5 of no. 3; it cost 3.50."),
        ("ar", "هل جاء؟ |نعم."),
        ("zh", "他来了。|他走了！|好。"),
    ],
)
def test_a_sentence_ends_where_its_language_says(code, text):
    assert sentences(text.replace("|", ""), find(code)) == tuple(text.split("|"))


def files(artifact):
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def kepub(folder, text):
    return build(write(folder, text), ("kepub",))


def spans(xhtml):
    root = ET.fromstring(xhtml)
    return [(e.get("id"), "".join(e.itertext())) for e in root.iter(f"{XHTML}span") if e.get("class") == "koboSpan"]


def test_each_sentence_and_picture_has_a_number_and_code_and_formulas_have_none(tmp_path):
    text = (
        "# One\n\nA *b*. C.[^1]\n\n![P](p.png)\n\n> D.\n\n`` `e` ``\n\n```\nf. G\n```\n\n$x$ then H.\n\n"
        "| i |\n|---|\n| J. |\n\n[^1]: K. L.\n"
    )
    picture = files(built("essay")["epub"])["EPUB/cover.png"]
    made = build(write(tmp_path, text, **{"p.png": picture}), ("kepub",))
    assert hold_kepub(made["kepub"], made.faces.epub) == ()
    xhtml = files(made["kepub"])["EPUB/c1.xhtml"]
    found = spans(xhtml)
    assert found[:6] == [
        ("kobo.1.1", "One"),
        ("kobo.2.1", "A "),
        ("kobo.2.2", "b"),
        ("kobo.2.3", ". "),
        ("kobo.2.4", "C."),
        ("kobo.2.5", "1"),
    ]
    assert ("kobo.3.1", "") in found
    assert {"D.", "`e`", " then H.", "J.", " K. ", "L."} < {text for _, text in found}
    assert not [text for _, text in found if "G" in text or "x" in text]
    assert b'<div id="book-columns"><div id="book-inner">' in xhtml


def test_the_rest_of_the_e_book_stays_as_it_is():
    made = built("construct-signs", ("epub", "kepub"))
    before, after = files(made["epub"]), files(made["kepub"])
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        name for name in before if name.endswith((".xhtml", ".opf"))
    }
    assert b'<meta name="cover" content="cover-image"/>' in after["EPUB/content.opf"]
    assert made["kepub"].name == "belgiler.kepub.epub"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("EPUB/c1.xhtml", b'id="book-inner"', b'id="inner"', "elements around"),
        ("EPUB/c1.xhtml", b'class="koboSpan" id="kobo.2.1"', b'id="x"', "outside of Kobo's"),
        ("EPUB/c1.xhtml", b'id="kobo.2.1"', b'id="kobo.1.1"', "in their order"),
        ("EPUB/content.opf", b'name="cover"', b'name="covers"', "in both ways"),
    ],
)
def test_what_kobo_would_miss_is_told(tmp_path, name, old, new, said):
    made = kepub(tmp_path, "# One\n\nText.\n")
    whole, out = made["kepub"], io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, data in files(whole).items():
            assert each != name or old in data
            archive.writestr(each, data.replace(old, new) if each == name else data)
    problems = hold_kepub(replace(whole, data=out.getvalue()), made.faces.epub)
    assert [problem.code for problem in problems] == ["B298"]
    assert said in problems[0].message


@pytest.mark.parametrize("name", ["essay", "construct-everything"])
def test_validators_have_nothing_to_say_of_it(name):
    data = built(name, ("epub", "kepub"))["kepub"].data
    file = f"{name}.kepub.epub"
    assert judged("EPUBCheck", {file: data}) == judged("Ace", {file: data}) == {file: ()}
