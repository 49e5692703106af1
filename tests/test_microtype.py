from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.language import CODES, find
from baspa.language.microtype import runs

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
    ],
)
def test_kazakh(text, kept):
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
        ("II в. до н. э.", ["II в.", "до н. э."]),
        ("МГУ и вода", ["МГУ"]),
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
        ("– Сәлем!", "– Сәлем!"),
        ("a - b", "a - b"),
        ("аяз –5 болды", "аяз –5 болды"),
    ],
)
def test_no_line_begins_with_a_dash(text, bound):
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


@given(st.text(alphabet="аБҰ XIVж.г5 2–—-№%«»\n\u00a0", max_size=60), st.sampled_from([*CODES, "de"]))
def test_the_text_stays_as_it_was(text, code):
    pieces = runs(text, find(code))
    joined = "".join(piece for piece, _ in pieces)
    assert all(piece for piece, _ in pieces)
    assert len(joined) == len(text)
    for before, after, following in zip(text, joined, f"{text[1:]} "[: len(text)], strict=True):
        assert before == after or (before == " " and after == "\u00a0" and following in "–—")
