import re
from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same texts each time)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.language import CODES, find
from baspa.language.microtype import runs
from baspa.language.nobreak import likely, signed

DOCUMENT = Path(__file__).parents[1] / "docs" / "kazakh.md"


def unbreakable(text, code):
    return [piece for piece, bound in runs(text, find(code)) if bound]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1992 жылдың 2 наурызында Біріккен Ұлттар", ["1992 жылдың", "2 наурызында"]),
        ("Ұйымының 46-шы сессиясында", ["46-шы"]),
        ("ұсыныстарды БҰҰ-ға беретін", ["БҰҰ-ға"]),
        ("АҚШ-тың Невададағы, КСР-нің, ҚазҰУ-дың", ["АҚШ-тың", "КСР-нің", "ҚазҰУ-дың"]),
        ("Президенті Н. Назарбаев «Семей", ["Н. Назарбаев"]),
        ("Н.Ә. Назарбаев, А.Байтұрсынұлы", ["Н.Ә. Назарбаев", "А.Байтұрсынұлы"]),
        ("Назарбаев Н.Ә. айтты", ["Назарбаев Н.Ә."]),
        ("Ақын Ж.-П. Сартр мен Дж. Р. Р. Толкин", ["Ж.-П. Сартр", "Дж. Р. Р. Толкин"]),
        ("1992 ж. және ХХ ғ. мен XIX ғасырда", ["1992 ж.", "ХХ ғ.", "XIX ғасырда"]),
        ("1989–1991 жж.", ["1989–1991 жж."]),
        ("№ 5, № 5–7, § 12", ["№ 5", "№ 5–7", "§ 12"]),
        ("Соңғы 20 жылда 1200 дана ядролық", ["20 жылда", "1200 дана"]),
        ("182 мемлекет", []),
        ("1 200 000 теңге, 5,5 млн теңге", ["1 200 000 теңге", "5,5 млн"]),
        ("халқы 1 200 000", ["1 200 000"]),
        ("25 га, 50 см, 50 %, 20 °C", ["25 га", "50 см", "50 %", "20 °C"]),
        ("3-сурет, 12-бет, III том, 15-тармақ", ["3-сурет", "12-бет", "III том", "15-тармақ"]),
        ("5 тармағы мен 2 қыркүйегі", ["5 тармағы", "2 қыркүйегі"]),
        ("қалалар, ауылдар және т. б.; т.с.с.; б. з. д.", ["және т. б.", "т.с.с.", "б. з. д."]),
        ("проф. Борбасов, Алматы қ.", ["проф. Борбасов", "Алматы қ."]),
        ("ҚАЗАҚСТАН РЕСПУБЛИКАСЫ", []),
        ("қауіп-қатер, Сауд Арбиясы", []),
        ("20\u00a0жыл, 20\nжыл", ["20\u00a0жыл", "20\nжыл"]),
        ("3,12 ± 0,15; 1,9 × 7,2 × 3 см", ["3,12 ± 0,15", "1,9 × 7,2 × 3 см"]),
        ("(≈ 6 м), ± 5, +7 (727) 000-00-00", ["≈ 6 м", "± 5", "+7 (727) 000-00-00"]),
        ("x ± y, a × b, 5 + 7 (12) бала", []),
        ("а/я 77, № п/п, 5 м/с; ж/д 3-жол", ["а/я 77", "№ п/п", "5 м/с", "ж/д", "3-жол"]),
        ("ол/бұл, және/немесе, A/B, 2/3 а", []),
        ("5 км-ге, 50 %-ға, 20 °C-тан, № 5-ші", ["5 км-ге", "50 %-ға", "20 °C-тан", "№ 5-ші"]),
        ("50 шаршы метр, 5 кв. м, 3 куб. км", ["50 шаршы", "5 кв. м", "3 куб. км"]),
        ("ж. т. б., б. з. б., м. а.", ["ж. т. б.", "б. з. б.", "м. а."]),
        ("с. ғ. д. Борбасов, ф.ғ.к., ф.-м. ғ. д.", ["с. ғ. д.", "ф.ғ.к.", "ф.-м. ғ. д."]),
        ("II Екатерина, I Пётр мен Николай II", ["II Екатерина", "I Пётр", "Николай II"]),
        ("«Ана тілі»-нің, “Қазақ”-та, «бір»-екі", ["»-нің", "”-та", "»-екі"]),
        ("«Көк»-жасыл-қызыл", []),
        ("[1, б. 12], [1, бб. 101–103], т. 2", ["б. 12", "бб. 101–103", "т. 2"]),
        ("д-р Ұлы, дәрігер", ["д-р Ұлы"]),
    ],
)
def test_kazakh(text, kept):
    assert unbreakable(text, "kk") == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1992-жылдын 2-мартында, 1941–1945-жылдары", ["1992-жылдын", "2-мартында", "1941–1945-жылдары"]),
        ("XX кылымда, ХХ-кылым, 1990 ж., V к.", ["XX кылымда", "ХХ-кылым", "1990 ж.", "V к."]),
        ("А. Автор, Автор Б. В.", ["А. Автор", "Автор Б. В."]),
        ("1 200 000 сом, 5,5 млн сом, 25 га, 5 кв. м", ["1 200 000 сом", "5,5 млн", "25 га", "5 кв. м"]),
        ("3 саат, 100 нуска, 5 бөлүгү, 2 мартта", ["3 саат", "100 нуска", "5 бөлүгү", "2 мартта"]),
        ("3-сүрөт, 12-бет, III том", ["3-сүрөт", "12-бет", "III том"]),
        ("ж. б., ж. б. у. с., б. з. ч.", ["ж. б.", "ж. б. у. с.", "б. з. ч."]),
        ("ф. и. д. Автор, ф.-м. и. к., т.и.к.", ["ф. и. д.", "ф.-м. и. к.", "т.и.к."]),
        ("II Екатерина, Николай II", ["II Екатерина", "Николай II"]),
        ("Бишкек ш., Ош обл., Манас көч.", ["Бишкек ш.", "Ош обл.", "Манас көч."]),
        ("проф. Автор, д-р Автор", ["проф. Автор", "д-р Автор"]),
        ("БУУнун, АКШга, КМШ", ["БУУнун", "АКШга", "КМШ"]),
        ("Б. 12–30. Т. 2, чыг. 3", ["Б. 12–30", "Т. 2", "чыг. 3"]),
        ("[1, б. 12], [1, бб. 1–3]", ["б. 12", "бб. 1–3"]),
        ("Ала-Тоо, эне-бала, ӨЗГӨЧӨЛҮКТӨР", []),
    ],
)
def test_kyrgyz(text, kept):
    assert unbreakable(text, "ky") == kept


@pytest.mark.parametrize("code", ["de", "fr"])
def test_a_page_of_a_citation_is_not_parted_in_a_language_without_rules(code):
    assert unbreakable("[1, S. 12], (A. Autor, p. 5; pp. 5–7)", code) == ["S. 12", "p. 5", "pp. 5–7"]


@pytest.mark.parametrize(("text", "kept"), [("Ў. Ҷўраев", ["Ў. Ҷўраев"]), ("Є. Їжак", ["Є. Їжак"]), ("є. їжак", [])])
def test_letters_of_other_languages_are_capitals_and_small_ones_too(text, kept):
    assert unbreakable(text, "kk") == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("А. С. Пушкин родился 6 июня 1799 г. в Москве", ["А. С. Пушкин", "6 июня", "1799 г."]),
        ("дома, сады и т. д., т. е. всё и др.", ["и т. д.", "т. е.", "и др."]),
        ("в XIX в., в XX веке, 1941–1945 гг.", ["XIX в.", "XX веке", "1941–1945 гг."]),
        ("глава IV в книге, с. 5, № 5, рис. 3, ст. 25", ["глава IV", "с. 5", "№ 5", "рис. 3", "ст. 25"]),
        ("5 км, 5 тыс. рублей, 1 200 тонн, 15 %", ["5 км", "5 тыс.", "1 200 тонн", "15 %"]),
        ("46-й съезд, 1990-е", ["46-й", "1990-е"]),
        ("Николай II жил не в г. Алматы", ["Николай II", "г. Алматы"]),
        ("1455 г. Библия, 312 с. Дутов, 5 кПа", ["1455 г.", "312 с.", "5 кПа"]),
        ("II в. до н. э.", ["II в.", "до н. э."]),
        ("МГУ и вода", ["МГУ"]),
        ("рис. 3а, с. 5б, п. 2", ["рис. 3а", "с. 5б", "п. 2"]),
        ("Вестник. 2004. Т. 12. С. 45–58.", ["Т. 12", "С. 45–58"]),
        ("Пётр I и при Александре I, Я и ты", ["Пётр I", "Александре I"]),
        ("в 1990-х гг. и в 20-е годы", ["1990-х гг.", "20-е"]),
        (
            "т. н., в т. ч., по ст. ст. и н. ст., и. о., ж. д.",
            ["т. н.", "в т. ч.", "ст. ст.", "н. ст.", "и. о.", "ж. д."],
        ),
        ("д. ф. н., к. и. н., к. ф.-м. н., д. филол. н.", ["д. ф. н.", "к. и. н.", "к. ф.-м. н.", "д. филол. н."]),
        ("5 кв. м, 3 куб. км", ["5 кв. м", "3 куб. км"]),
        ("г-н Иванов, г-жи Ивановой, д-ру Ли", ["г-н Иванов", "г-жи Ивановой", "д-ру Ли"]),
        (
            "о. Сахалин, с. Иваново, св. Николай, пос. Мирный",
            ["о. Сахалин", "с. Иваново", "св. Николай", "пос. Мирный"],
        ),
        ("в 20 ч 30 мин, 5 %-й раствор, 100 руб.", ["20 ч", "30 мин", "5 %-й", "100 руб."]),
    ],
)
def test_russian(text, kept):
    assert unbreakable(text, "ru") == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Mr. X met Dr Smith", ["Mr. X", "Dr Smith"]),
        ("2 March 1992 or March 2, 1992", ["2 March", "March 2"]),
        ("p. 12, pp. 3–5, No. 3, vol. 2, Chapter IV", ["p. 12", "pp. 3–5", "No. 3", "vol. 2", "Chapter IV"]),
        ("5 km in 3 hours, 10.5 per cent, 5 p.m.", ["5 km", "3 hours", "10.5 per cent", "5 p.m."]),
        ("J. R. R. Tolkien; Louis XIV; UN-led", ["J. R. R. Tolkien", "Louis XIV", "UN-led"]),
        ("the 20th century, AD 79, 300 BC", ["20th century", "AD 79", "300 BC"]),
        ("May I go? Then I went.", []),
        ("e.g. this", ["e.g."]),
        ("Fig. 3b, c. 1600, ca. 300 BC", ["Fig. 3b", "c. 1600", "ca. 300 BC"]),
        ("Smith et al. and Martin Luther King Jr. met", ["et al.", "King Jr."]),
        ("Mt Everest, Capt. Cook, Gen Gordon", ["Mt Everest", "Capt. Cook", "Gen Gordon"]),
        ("and so . . . on. . . .", [". . .", ". . . ."]),
    ],
)
def test_english(text, kept):
    assert unbreakable(text, "en") == kept


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("бірі – ядролық", "бірі\u00a0– ядролық"),
        ("книга — друг", "книга\u00a0— друг"),
        ("деді –", "деді\u00a0–"),
        ("1989–1991", "1989–1991"),
        ("word—word", "word—word"),
        ("– Сәлем!", "–\u00a0Сәлем!"),
        ("— Да, — сказал он. — Нет.", "—\u00a0Да,\u00a0— сказал он.\u00a0— Нет."),
        ("–5 болды", "–5 болды"),
        ("a - b", "a - b"),
        ("аяз –5 болды", "аяз –5 болды"),
    ],
)
def test_dashes_are_bound(text, bound):
    assert "".join(piece for piece, _ in runs(text, find("kk"))) == bound


def documented():
    """The examples of the second table of docs/kazakh.md, the dash left out."""
    table = DOCUMENT.read_text(encoding="utf-8").split("\n\n| ")[2]
    rows = [line.split("|") for line in table.split("\n\n")[0].splitlines()[2:-1]]
    return [example for row in rows for example in row[2].strip().split(", ")]


@pytest.mark.parametrize("example", documented())
def test_documented_pieces_stay_whole(example):
    assert unbreakable(f"сөз {example} сөз", "kk") == [example]


def test_pieces_in_order():
    assert runs("Соңғы 20 жылда – БҰҰ.", find("kk")) == (
        ("Соңғы ", False),
        ("20 жылда", True),
        ("\u00a0– ", False),
        ("БҰҰ", True),
        (".", False),
    )


def test_rules_that_overlap_make_one_piece():
    assert runs("1 200 000 теңге", find("kk")) == (("1 200 000 теңге", True),)


def test_nothing_comes_of_nothing():
    assert runs("", find("kk")) == ()


@given(st.text(alphabet="аБҰ XIVж.г5 2–—-№%«»\n\u00a0", max_size=60), st.sampled_from([*CODES, "xx", "de", "he"]))
def test_the_text_stays_as_it_was(text, code):
    pieces = runs(text, find(code))
    joined = "".join(piece for piece, _ in pieces)
    assert all(piece for piece, _ in pieces)
    assert len(joined) == len(text)
    for at, (before, after) in enumerate(zip(text, joined, strict=True)):
        beside = text[at + 1 : at + 2] + (text[0] if at == 1 else "")
        assert before == after or (before == " " and after == "\u00a0" and set(beside) & set("–—"))


SIGNS_OF = {"CATEGORY_DIGIT": "5٣", "CATEGORY_SPACE": " \n\u00a0", "CATEGORY_WORD": "aЖ5_", "NEGATE": "bЁ"}


def written(tree, chance):
    """Write what a tree of a regular expression matches, each choice by chance; what it looks at around is left out."""
    for kind, what in tree:
        if kind.name == "LITERAL":
            yield chr(what)
        elif kind.name == "IN":
            sign, value = chance.choice(what) if what[0][0].name != "NEGATE" else what[0]
            choices = SIGNS_OF[getattr(value, "name", None) or sign.name] if sign.name in ("CATEGORY", "NEGATE") else ""
            yield chance.choice(choices) if choices else chr(chance.randint(*value) if sign.name == "RANGE" else value)
        elif kind.name == "MAX_REPEAT":
            for _ in range(chance.randint(what[0], min(what[1], what[0] + 2))):
                yield from written(what[2], chance)
        elif kind.name in ("SUBPATTERN", "BRANCH"):
            yield from written(what[3] if kind.name == "SUBPATTERN" else chance.choice(what[1]), chance)
        else:
            assert kind.name.startswith("ASSERT")


@pytest.mark.parametrize("code", [*CODES, "xx"])
def test_what_a_rule_finds_in_a_text_has_its_sign(code):
    chance, rules = Random(code), find(code).unbreakable()
    for rule in rules:
        tree = re._parser.parse(rule.pattern.pattern)
        found = [text for text in ("".join(written(tree, chance)) for _ in range(300)) if rule.pattern.search(text)]
        assert len(found) > 100
        for text in found:
            assert rule.pattern in likely(rules, f"({text})"), text


@settings(max_examples=20)
@given(st.data(), st.sampled_from([*CODES, "xx"]))
def test_the_same_is_found_without_signs(data, code):
    rules = find(code).unbreakable()
    examples = st.sampled_from(rules).flatmap(lambda rule: st.from_regex(rule.pattern, fullmatch=True))
    parts = data.draw(st.lists(st.tuples(examples, st.sampled_from(("", " ", ", ", ".\n"))), min_size=1, max_size=5))
    text = "".join(piece for part in parts for piece in part)
    assert [rule for rule in likely(rules, text) if rule.search(text)] == [
        rule.pattern for rule in rules if rule.pattern.search(text)
    ]


def test_a_rule_whose_sign_is_wrong_is_lost():
    assert not [*likely((signed("ab", "c"),), "ab")]
    assert [rule.pattern for rule in likely((signed("a", "c"), signed("ab", "b")), "ab")] == ["ab"]
