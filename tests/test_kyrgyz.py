"""A book in Kyrgyz: what its pages and its e-book say, and where its lines end."""

import re
import zipfile
from functools import cache
from io import BytesIO

import pyphen
import pytest
from builds import built

from baspa.language import find
from baspa.language.hyphenation import patterns
from baspa.verify.lines.lines import printed_lines

NAME = "construct-kyrgyz"


@cache
def lines():
    return [line.text for line in printed_lines(built(NAME).data("pdf"))]


@pytest.mark.parametrize(
    "said",
    [
        "Мазмуну",
        "1-глава",
        "1-сүрөт. Эки чоку",
        "1-таблица. Дарыянын деңгээли",
        "деди, – жооп берди иниси…",
        "Көрсөткүч",
        "Жер-суу аттарынын көрсөткүчү",
        "Ооз, караңыз: Үңкүр",
        "Басылма жөнүндө маалымат",
        "Редактору: Редактор Үлгү",
    ],
)
def test_the_pages_say(said):
    assert any(said in line for line in lines())


def test_the_references_say_figure_table_and_page():
    text = " ".join(lines())
    assert "Ашуу 1-сүрөт, 1-бет дегенде" in text
    assert "деңгээли 1-таблица, 3-бет деген" in text
    assert "«Гезит „Тоо жаңырыгы“ чыкты»" in text


def test_words_are_broken_by_the_spelling_rules():
    breaker = pyphen.Pyphen(filename=patterns(find("ky")), left=2, right=2)
    halves = re.findall(r"(\w+)[-\u2010\u00ad]\n(\w+)", "\n".join(lines()))
    assert len(halves) > 3
    assert [pair for pair in halves if len(pair[0]) not in breaker.positions("".join(pair))] == []


def test_the_index_stands_in_the_order_of_the_alphabet():
    """With ө behind о and ү behind у, which Unicode has behind я."""
    with zipfile.ZipFile(BytesIO(built(NAME).data("epub"))) as epub:
        index = next(text for text in map(read(epub), epub.namelist()) if "Көрсөткүч</h1>" in text)
    letters = re.findall(r">([А-ЯӨҮ])<", index)
    assert letters == ["А", "Ж", "К", "О", "Ө", "Т", "Ү"]


def read(epub):
    return lambda name: epub.read(name).decode("utf-8") if name.endswith("html") else ""
