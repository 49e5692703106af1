"""Tables of the e-book that a telephone's page does not hold: small, or turned where there are many columns."""

import re
from xml.etree import ElementTree as ET

import pytest
from builds import built, read_chapter

from baspa.typeset.wide_tables import fit_tables

WORD = "Күнтізбелер"


def table(columns, rows=3, word=WORD, after=""):
    head = f"| {' | '.join([word] * columns)} |\n|{'---|' * columns}\n"
    row = f"| {' | '.join('1' * columns)} |\n"
    return head + row * rows + after


def fitted(text):
    chapter, problems = read_chapter(1, "a.md", f"# T\n\n{text}\n", "kk")
    assert problems == ()
    root = ET.fromstring(chapter.xhtml)
    fit_tables(root)
    return root


@pytest.mark.parametrize(
    ("text", "wide", "is_turned"),
    [
        (table(2), False, False),
        (table(4), True, False),
        (table(7), True, False),
        (table(9), True, True),
        (table(9, word="n"), False, False),
        (table(12, word="n"), True, True),
        (table(9, rows=40), True, False),
        (table(9, rows=2).replace("| 1 |", f"| {'а б ' * 300}|", 1), True, False),
        (table(2, after="\n: Caption {.landscape}\n"), False, False),
    ],
    ids=["2", "4", "7", "9", "9 short", "12 short", "9 long", "9 with much text", "turned on paper"],
)
def test_a_table_is_small_or_turned_where_a_narrow_page_does_not_hold_it(text, wide, is_turned):
    root = fitted(text)
    (found,) = root.iter("table")
    assert ("wide" in found.get("class", "").split()) is wide
    assert bool(list(root.iter("div"))) is is_turned


def test_columns_have_their_shares_by_their_longest_words():
    root = fitted(f"| {WORD} | {WORD} | a | {WORD} |\n|---|---|---|---|\n| {'long ' * 30}| b | 1 | c |\n\n: Caption\n")
    assert [each.tag for each in root.find("table")] == ["caption", "colgroup", "thead", "tbody"]
    shares = [float(re.search("[0-9.]+", each.get("style"))[0]) for each in root.iter("col")]
    assert sum(shares) == pytest.approx(100, abs=0.3)
    assert shares[0] == shares[1] == shares[3] > 3 * shares[2]


def test_widths_that_an_author_gives_stay():
    root = fitted(table(4, after='\n: Caption {tbl-colwidths="[10,20,30,40]"}\n'))
    assert root.find("table").get("class") == "wide"
    assert not list(root.iter("col"))


def test_spans_are_counted_as_browsers_count_them():
    first = f'<td rowspan="2">a</td><td colspan="2">{WORD * 9}</td>'
    assert (
        fitted(f"<table><tr>{first}</tr><tr><td>b</td><td>{WORD}</td></tr></table>").find("table").get("class") is None
    )


def test_a_box_that_turns_a_table_is_named_and_reached_by_keys():
    root = fitted(table(9, after="\n: Caption\n") + "\nText\n")
    (box,) = root.iter("div")
    assert (box.get("class"), box.get("role"), box.get("tabindex")) == ("turned", "region", "0")
    assert box.get("aria-labelledby") == root.find(".//caption").get("id")
    named = next(fitted(table(9)).iter("div")).get("aria-labelledby").split()
    assert len(named) == 9


def test_a_table_in_a_cell_is_not_turned():
    inner = "".join(f"<td>{WORD}</td>" for _ in range(9))
    root = fitted(f"<table><tr><td>a</td><td><table><tr>{inner}</tr></table></td></tr></table>")
    assert [each.get("class") for each in root.iter("table")] == [None, "wide"]
    assert not list(root.iter("div"))


def test_a_book_s_tables_are_whole():
    assert built("construct-landscape").problems == ()
