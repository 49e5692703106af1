import csv
import re
import runpy
from pathlib import Path

import pyphen
import pytest
from builds import build, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.language import find
from baspa.language.hyphenation import limits, patterns, register
from baspa.verify.lines.lines import printed_lines

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "book" / "source" / "borbasov.txt"
SCRIPT = runpy.run_path(str(ROOT / "tools" / "hyphenation_patterns.py"))

VOWELS = "аәеёиоөұүыіэюяу"
CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"

# Seams and clusters that are broken in two ways in print: the break that the syllable rule would give is left out.
DOUBTFUL = re.compile(
    r"(?=[а-яәғқңөұүһі]аралы[қғ])"
    r"|(?<=қазақс)(?=тан)|(?<=пәкіс)(?=тан)"
    r"|(?<=экст)(?=ре)|(?<=наркот)(?=рафик)|(?<=фотог)(?=рафия)|(?<=индуст)(?=рия)"
)


WORDS = """
қа·уіп-қа·тер сын-қа·тер алыс-жа·қын әс·ке·ри-өн·ді·ріс·тік кө·ші-қон ке·йін-ақ іс-қи·мыл Се·мей-Не·ва·да ауа-ра·йы
Қа·зақстан·ның ха·лықа·ра·лық мем·ле·кета·ра·лық экстре·мизм тер·ро·ризм көп·век·тор·лы ан·ти·яд·ро·лық
тран·зит·тік де·ви·дент·тер нар·котра·фик·ке ми·нистр·лік экс·порт жуу·ға уа·қыт кү·йе·уі компь·ю·тер субъ·ек·ті
та·ра·лым да·ра·лық жа·ра·лы гау·һар аук·ци·он встре·ча взбре·ду подъ·езд ҚА·ЗІР·ГІ Үшін·ші·ден а-ба·за
"""
KYRGYZ = """
Кыр·гызстан·дын рес·пуб·ли·ка коо·пе·ра·ция ко·юу·ну бо·ёо·до ти·е·ше·лүү маа·лы·мат жа·зуу·чу·лар аалам·дын
Ала-Тоо·нун мен·чик·теш·ти·рүү көр·сөт·күч сү·йүү·сү электростан·ция
"""


def gold(name):
    with (ROOT / "tests" / "data" / f"{name}_hyphenation.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["kind"], row["word"]) for row in csv.DictReader(file, delimiter="\t")]


GOLD = [(code, *row) for code, name in (("kk", "kazakh"), ("ky", "kyrgyz")) for row in gold(name)]


def breaker(code):
    return pyphen.Pyphen(filename=patterns(find(code)), left=2, right=2)


def kazakh():
    return breaker("kk")


def shown(word):
    """Where the hyphens of a gold case stand, counted in letters of the word without them."""
    return {match.start() - count for count, match in enumerate(re.finditer("-", word))}


def syllables(word):
    """Break a word by counting its vowels, letter by letter: no patterns, so that it can judge them."""
    breaks, vowel = set(), None
    for at, letter in enumerate(word):
        if is_vowel(word, at):
            if vowel is not None:
                hold = at - vowel > 1 and word[at - 1] not in "ьъ"
                breaks.add(at - 1 if hold else at)
            vowel = at
        elif not letter.isalpha():
            vowel = None
    return {at for at in breaks if all(len(part) > 1 for part in (around(word, at)))}


def is_vowel(word, at):
    if word[at] != "у":
        return word[at] in VOWELS
    if at and word[at - 1].isalpha():
        return word[at - 1] not in VOWELS
    return word[at + 1 : at + 2] not in tuple(VOWELS)


def around(word, at):
    """The pieces of a word on both sides of a break, up to the nearest written hyphen."""
    return re.split("-", word[:at])[-1], re.split("-", word[at:])[0]


@pytest.mark.parametrize(("code", "kind", "word"), GOLD)
def test_gold(code, kind, word):
    found = set(breaker(code).positions(word.replace("-", "")))
    if kind == "pos":
        assert shown(word) <= found
    elif kind == "neg":
        assert not shown(word) & found
    else:
        assert kind == "none"
        assert not found


@pytest.mark.parametrize(
    ("code", "word"), [*(("kk", word) for word in WORDS.split()), *(("ky", word) for word in KYRGYZ.split())]
)
def test_whole_words(code, word):
    assert breaker(code).inserted(word.replace("·", ""), "·") == word


def documented(column):
    """The words of a column of the first table of docs/kazakh.md."""
    table = (ROOT / "docs" / "kazakh.md").read_text(encoding="utf-8").split("\n\n| ")[1]
    rows = [line.split("|") for line in table.split("\n\n")[0].splitlines()[2:]]
    return [word for row in rows for word in row[column].replace(",", " ").split()]


@pytest.mark.parametrize("word", documented(2))
def test_documented_breaks_are_allowed(word):
    assert shown(word) <= set(kazakh().positions(word.replace("-", "")))


@pytest.mark.parametrize("word", documented(3))
def test_documented_faults_are_not(word):
    assert not shown(word) & set(kazakh().positions(word.replace("-", "")))


@pytest.mark.parametrize("spelling", SCRIPT["SPELLINGS"], ids=lambda spelling: spelling.code)
def test_the_dictionary_is_what_the_script_makes(spelling):
    assert patterns(find(spelling.code)).read_bytes() == SCRIPT["dictionary"](spelling).encode()


LONG_VOWELS = ("аа", "ээ", "оо", "өө", "уу", "үү")


@given(st.lists(st.sampled_from([*LONG_VOWELS, *"аеиоөуүыэбгдкстлрнмжшй"]), min_size=1, max_size=10).map("".join))
def test_kyrgyz_long_vowels_are_never_parted(word):
    assert not any(word[at - 1 : at + 1] in LONG_VOWELS for at in breaker("ky").positions(word))


def essay_words():
    return sorted(set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", ESSAY.read_text(encoding="utf-8"))))


def test_the_essay_is_broken_as_its_syllables_are():
    words = essay_words()
    assert len(words) > 400
    wrong = {}
    for word in words:
        expected = syllables(word.lower()) - {match.start() for match in DOUBTFUL.finditer(word.lower())}
        if set(kazakh().positions(word)) != expected:
            wrong[kazakh().inserted(word, "·")] = expected
    assert not wrong


# At most three consonants begin a syllable and two end it: wider than any word of the language.
SYLLABLE = st.builds(
    "{}{}{}{}".format,
    st.text(CONSONANTS, max_size=3),
    st.sampled_from(VOWELS),
    st.text(CONSONANTS, max_size=2),
    st.sampled_from(["", "", "", "ь", "ъ"]),
)
WORD = st.lists(SYLLABLE, min_size=1, max_size=6).map("".join)
COMPOUND = st.lists(WORD, min_size=1, max_size=2).map("-".join)


@given(COMPOUND.filter(lambda word: not re.search(rf"-[{CONSONANTS}]{{2}}", word)))
def test_every_piece_has_a_vowel_and_two_letters(word):
    for piece in re.split("[·-]", kazakh().inserted(word, "·")):
        whole = piece in word.split("-")
        assert whole or set(piece) & set(VOWELS), piece
    for at in kazakh().positions(word):
        assert all(len(part) > 1 for part in around(word, at)), word


@given(COMPOUND)
def test_signs_never_open_a_line(word):
    assert not any(word[at] in "ьъ" for at in kazakh().positions(word))


@given(WORD)
def test_capitals_are_broken_as_small_letters_are(word):
    assert kazakh().positions(word.upper()) == kazakh().positions(word)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("kk", "hyph_kk.dic"),
        ("kk-KZ", "hyph_kk.dic"),
        ("ky", "hyph_ky.dic"),
        ("ru", "hyph_ru_RU.dic"),
        ("en", "hyph_en_GB.dic"),
        ("en-US", "hyph_en_US.dic"),
        ("en-AU", "hyph_en_GB.dic"),
        ("de", "hyph_de_DE.dic"),
        ("de-CH-1996", "hyph_de_CH.dic"),
        ("sr", "hyph_sr.dic"),
        ("sr-Latn", "hyph_sr_Latn.dic"),
        ("sr-ME", "hyph_sr_Latn.dic"),
        ("pt-BR", "hyph_pt_BR.dic"),
        ("pt-PT", "hyph_pt_PT.dic"),
        ("no", "hyph_nb_NO.dic"),
    ],
)
def test_patterns(code, name):
    assert patterns(find(code)).name == name


@pytest.mark.parametrize("code", ["xx", "ar", "kk-Latn", "mn-Mong"])
def test_a_language_without_a_dictionary_has_no_patterns(code):
    assert patterns(find(code)) is None


def test_a_script_does_not_take_the_place_of_another(monkeypatch):
    monkeypatch.setattr(pyphen, "LANGUAGES", dict(pyphen.LANGUAGES))
    monkeypatch.setattr(pyphen, "LANGUAGES_LOWERCASE", dict(pyphen.LANGUAGES_LOWERCASE))
    register([find("sr-Latn")])
    assert pyphen.Pyphen(lang="sr").inserted("Београд", "·") == "Бео·град"
    assert pyphen.Pyphen(lang="sr_Latn").inserted("Beograd", "·") == "Beo·grad"


def test_limits_are_those_of_the_dictionary():
    assert limits("en_GB") == (5, 2, 3)
    assert limits("mr_IN") == (7, 3, 4)
    assert limits("de_DE") == (5, 2, 2)


@pytest.fixture
def tables():
    """Empty Pyphen's tables, which belong to the process, and give them back as they were."""
    both = pyphen.LANGUAGES, pyphen.LANGUAGES_LOWERCASE
    before = [dict(table) for table in both]
    for table in both:
        table.clear()
    yield
    for table, old in zip(both, before, strict=True):
        table.clear()
        table.update(old)


@pytest.mark.parametrize("asked", ["kk", "kk-KZ", "kk_kz", "kk-Cyrl"])
def test_registered_languages_are_found_as_the_layout_engine_asks(tables, asked):
    assert pyphen.language_fallback(asked) is None
    register([find("kk-KZ"), find("xx")])
    assert pyphen.language_fallback("xx") is None
    assert pyphen.Pyphen(lang=asked).inserted("саясаты", "·") == "са·я·са·ты"


def test_foreign_words_are_hyphenated_by_a_dictionary_of_their_language(tmp_path):
    """In a book in English, whose patterns would break this word at other places, too."""
    words = "[Donaudampfschifffahrtsgesellschaft]{lang=de} " * 12
    text = "".join(
        line.text + "\n" for line in printed_lines(build(write(tmp_path, f"# One\n\n{words}\n")).data("pdf"), 5, 5)
    )
    ends = set(re.findall(r"(\w+)[-\u2010]\n", text))
    german = pyphen.Pyphen(lang="de_DE")
    breaks = {"Donaudampfschifffahrtsgesellschaft"[:n] for n in german.positions("Donaudampfschifffahrtsgesellschaft")}
    assert ends
    assert ends <= breaks
