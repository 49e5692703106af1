import datetime
import re
import string
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.house import house_path
from baspa.language import CODES, PRINTED, PRINTED_FOR_SOME, find, known, slug, spoken
from baspa.typeset.accessibility import SUMMED_UP

TEMPLATES = house_path("templates")
BASPA = Path(__file__).parents[1] / "baspa"
FACES = [
    BASPA / "typeset" / "ebook.py",
    BASPA / "typeset" / "navigation.py",
    BASPA / "apparatus" / "cite" / "listing.py",
]
# Words that numbers, references, notes and indexes are said with.
MADE = [
    "part.label",
    "chapter.label",
    "appendix",
    "section.label",
    "figure",
    "table",
    "page.ref",
    "notes",
    "dedication",
    "epigraph",
    "index.title",
    "index.names",
    "index.places",
    "index.see",
    "index.seealso",
    "backlink",
    "abstract",
    "received",
    "accepted",
    "pages",
    "corresponding",
    "page.list",
    *(key for key in (*PRINTED, *PRINTED_FOR_SOME) if key.startswith(SUMMED_UP)),
]
PLACEHOLDER = re.compile(r"{\w+}")
IN_CYRILLIC = [code for code in CODES if find(code).script == "cyrl"]


@pytest.mark.parametrize("code", CODES)
def test_languages_have_the_same_keys(code):
    assert sorted(find(code).words) == sorted(find("en").words)


@pytest.mark.parametrize("code", CODES)
def test_words_have_the_same_placeholders(code):
    for key, text in find(code).words.items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(find("en").word(key))), key


@pytest.mark.parametrize("code", CODES)
def test_words_are_clean_text(code):
    for key, text in find(code).words.items():
        assert text, key
        assert unicodedata.is_normalized("NFC", text), key
        assert text.strip() == text or key in ("list.sep", "group"), key


@pytest.mark.parametrize("code", IN_CYRILLIC)
def test_words_use_the_alphabet_of_their_language(code):
    """A Latin letter among Cyrillic ones looks right and is wrong: found by no reader, heard by every screen reader."""
    foreign = re.compile(r"\b(?:ISBN|DOI|ORCID|EPUB|PDF|MathML|sic)\b")
    language = find(code)
    for key, text in language.words.items():
        letters = {c for c in PLACEHOLDER.sub("", foreign.sub("", text)).lower() if c.isalpha()}
        assert letters <= set(language.alphabet), key


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("kk", "Мазмұны"),
        ("ky-KG", "Мазмуну"),
        ("kk-KZ", "Мазмұны"),
        ("KK_kz", "Мазмұны"),
        ("ru", "Оглавление"),
        ("ru-KZ", "Оглавление"),
        ("en-GB", "Contents"),
        ("de", "Contents"),
        ("kkj", "Contents"),
    ],
)
def test_find_falls_back_and_keeps_the_code(asked, word):
    assert find(asked).word("toc.title") == word
    assert find(asked).code == asked


@pytest.mark.parametrize(
    ("code", "answer"),
    [("kk", True), ("kk-Cyrl-KZ", True), ("kk-Latn", False), ("en-GB-oed", True), ("de", False), ("kkj", False)],
)
def test_known(code, answer):
    assert known(code) is answer


@pytest.mark.parametrize(
    ("code", "direction"),
    [("kk", "ltr"), ("de", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("az-Arab", "rtl"), ("ug-Cyrl", "ltr")],
)
def test_direction(code, direction):
    assert find(code).direction == direction


def test_a_stranger_gets_no_rules_of_english():
    stranger = find("xx")
    assert (stranger.hyphenation, stranger.alphabet, stranger.quotes) == ("", "", ())
    assert not any(rule.pattern.search("Chapter 5, Dr. Smith, Mr. Jones, Fig. 3") for rule in stranger.unbreakable())
    assert any(rule.pattern.search("Chapter 5, Dr. Smith, Mr. Jones, Fig. 3") for rule in find("en").unbreakable())


OTHERS = [
    # asked, name, long date, quotes, and the letters that its alphabet begins with
    ("de", "Deutsch", "2. März 1992", "„“‚‘", "abc"),
    ("de-x-private", "Deutsch", "2. März 1992", "„“‚‘", "abc"),
    ("pt-BR", "português", "2 de março de 1992", "“”‘’", "abc"),
    ("pt-PT", "português", "2 de março de 1992", "«»“”", "abc"),
    ("sr", "српски", "2. март 1992.", "„”’’", "абв"),
    ("sr-Latn", "srpski", "2. mart 1992.", "„”’’", "abcč"),
    ("sr-ME", "srpski", "2. mart 1992.", "„”’’", "abcč"),
    ("zh-Hant", "中文", "1992年3月2日", "「」『』", ""),
    ("zh-TW", "中文", "1992年3月2日", "「」『』", ""),
    ("tg", "тоҷикӣ", "02 Март 1992", "“”‘’", "абв"),
    ("uz", "o‘zbek", "2-mart, 1992", "“”’‘", "abd"),
    ("he", "עברית", "2 במרץ 1992", "””’’", "אבג"),
    ("ar", "العربية", "2 مارس 1992", "”“’‘", "اب"),
    ("no", "norsk bokmål", "2. mars 1992", "«»‘’", "abc"),
    # Babel knows the language, in another script: nothing of it is right.
    ("kk-Latn", "kk-Latn", "2 March 1992", "", ""),
    ("en-Cyrl", "en-Cyrl", "2 March 1992", "", ""),
    ("xx", "xx", "2 March 1992", "", ""),
    ("qaa", "qaa", "2 March 1992", "", ""),
    ("i-klingon", "i-klingon", "2 March 1992", "", ""),
]


@pytest.mark.parametrize(("code", "name", "date", "quotes", "letters"), OTHERS)
def test_what_is_known_of_other_languages(code, name, date, quotes, letters):
    language = find(code)
    assert (language.code, language.name, "".join(language.quotes)) == (code, name, quotes)
    assert language.long_date(datetime.date(1992, 3, 2)).replace("\u00a0", " ") == date
    assert language.alphabet[: len(letters)] == letters
    assert bool(language.alphabet) == bool(letters)
    assert language.word("toc.title") == "Contents"


@given(st.from_regex(r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]+){0,3}\Z"))
def test_every_tag_that_a_book_may_have_is_a_language(code):
    language = find(code)
    assert language.code == code
    assert language.direction in ("ltr", "rtl")
    assert len(language.quotes) in (0, 4)


def test_a_book_of_the_house_languages_loads_no_other():
    code = "import sys; from baspa.language import find; find('kk-KZ'); find('en-US'); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_words_of_a_book_go_before_those_of_the_press():
    language = spoken("de", {"toc.title": "Inhalt"})
    assert (language.word("toc.title"), language.word("cover")) == ("Inhalt", "Cover")
    assert find("de").word("toc.title") == "Contents"


def test_the_printed_words_are_those_that_templates_and_faces_ask_for():
    """Words of the proof and of the table of roles are none of every book's."""
    asked = set()
    for path in (*(path for room in ("print", "epub", "common") for path in TEMPLATES.glob(f"{room}/*.*")), *FACES):
        for call in re.findall(r"(?:word|labelled)\((.*)", path.read_text(encoding="utf-8")):
            asked |= set(re.findall(r'"([a-z.]+)"', call)) & set(find("en").words)
    roles = {key for key in PRINTED if key.startswith("role.")}
    assert asked | roles | set(MADE) == {*PRINTED, *PRINTED_FOR_SOME}


def test_a_missing_word_is_a_fault_of_the_caller():
    with pytest.raises(KeyError):
        find("kk").word("no.such.word")


@pytest.mark.parametrize(
    ("code", "expected"),
    [("kk", "1992 ж. 2 наурыз"), ("ky", "1992-ж., 2-март"), ("ru", "2 марта 1992 г."), ("en", "2 March 1992")],
)
def test_long_date(code, expected):
    assert find(code).long_date(datetime.date(1992, 3, 2)).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("code", "month"), [("kk", "желтоқсан"), ("ky", "декабрь"), ("ru", "декабря"), ("en", "December")]
)
def test_every_month_has_a_name(code, month):
    dates = [find(code).long_date(datetime.date(2026, number, 1)) for number in range(1, 13)]
    assert month in dates[-1]
    assert len(set(dates)) == 12


def test_alphabets_have_all_letters():
    assert len(set(find("kk").alphabet)) == len(find("kk").alphabet) == 42
    assert len(set(find("ky").alphabet)) == len(find("ky").alphabet) == 36
    assert len(set(find("ru").alphabet)) == 33
    assert find("en").alphabet == string.ascii_lowercase


@pytest.mark.parametrize(
    ("code", "text", "latin"),
    [
        ("kk", "Қазақстан Республикасының сыртқы саясаты", "Qazaqstan Respublikasynyn͡g syrtqy sai͡asaty"),
        ("kk", "Әлемдік өңір, жаһандық үлгі", "Ălemdīk ȯn͡gīr, zhaḣandyq u̇lgī"),
        ("kk", "АҚШ-тың, БҰҰ-ға, ШЫҰ", "AQSH-tyn͡g, BŪŪ-gha, SHYŪ"),
        ("kk", "Ш. Уәлиханов; Щучинск", "Sh. Uălikhanov; Shchuchinsk"),
        ("kk", "Борбасов, Сайын", "Borbasov, Saĭyn"),
        ("ky", "Кыргыз Республикасынын өкмөтү, үй, Ың", "Kyrgyz Respublikasynyn ȯkmȯtu̇, u̇ĭ, Yn͡g"),
        ("ru", "Щедрин, Юрий. Объём: чай и цирк", "Shchedrin, Iuriĭ. Obʺëm: chaĭ i tsirk"),
        ("ru", "ЧЕХОВ", "CHEKHOV"),
        ("ru", "за\u0301мок", "z\u00e1mok"),
        ("en", "Borbasov", "Borbasov"),
    ],
)
def test_romanise(code, text, latin):
    assert find(code).romanise(text) == unicodedata.normalize("NFC", latin)


@pytest.mark.parametrize("code", IN_CYRILLIC)
def test_romanise_knows_the_whole_alphabet(code):
    language = find(code)
    for letter in language.alphabet + language.alphabet.upper():
        assert not re.search("[а-яё]", language.romanise(letter), re.IGNORECASE), letter


@given(st.text())
def test_romanise_answers_in_nfc(text):
    assert unicodedata.is_normalized("NFC", find("kk").romanise(text))


@pytest.mark.parametrize(
    ("code", "title", "expected"),
    [
        ("kk", "Қазақстан Республикасының сыртқы саясаты", "qazaqstan-respublikasynyng-syrtqy-sayasaty"),
        ("kk", "Жаһандық үлгі: ғасыр, өңір, Щучинск…", "zhahandyq-ulgi-ghasyr-ongir-shchuchinsk"),
        ("ky", "Түнкү көчө жана жаңы үй", "tunku-kocho-zhana-zhangy-uy"),
        ("ru", "Объявление о съезде", "obyavlenie-o-sezde"),
        ("en", "Don't panic! (2nd edition)", "dont-panic-2nd-edition"),
        ("fr", "Œuvres d’été", "uvres-dete"),
        ("zh", "红楼梦", "book"),
        ("kk", "", "book"),
        ("kk", "а" * 70, "a" * 60),
        ("kk", " ".join(["сөз"] * 20), "-".join(["soz"] * 15)),
    ],
)
def test_slug(code, title, expected):
    assert slug(title, find(code)) == expected


@given(st.text(), st.sampled_from(CODES))
def test_a_slug_is_always_a_file_name(text, code):
    made = slug(text, find(code))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 60
