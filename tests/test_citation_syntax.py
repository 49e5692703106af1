import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.references.locators import labels, take
from baspa.references.model import CitationItem as Item
from baspa.references.syntax import match_citation, parse_citation

PANDOC = [
    # The examples of Pandoc's manual, "Citation syntax", and what it says of each.
    ("[see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1]", (
        Item("doe99", "see", "page", "33-35", " and *passim*"), Item("smith04", "", "chapter", "1"))),
    ("[@{https://example.com/bib?name=foobar&date=2000}, p.  33]", (
        Item("https://example.com/bib?name=foobar&date=2000", "", "page", "33"),)),
    ("[@smith{ii, A, D-Z}, with a suffix]", (Item("smith", "", "page", "ii, A, D-Z", ", with a suffix"),)),
    ("[@smith, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]", (
        Item("smith", "", "page", "iv, vi-xi, (xv)-(xvii)", " with suffix here"),)),
    ("[@smith{}, 99 years later]", (Item("smith", suffix=", 99 years later"),)),
    ("[-@smith04]", (Item("smith04", suppress_author=True),)),
    ("@smith04", (Item("smith04", author_in_text=True),)),
    ("@smith04 [p. 33]", (Item("smith04", label="page", locator="33", author_in_text=True),)),
    ("@smith04 [p. 33; @doe99]", (Item("smith04", label="page", locator="33", author_in_text=True), Item("doe99"))),
    ("[@smith, 33-35, 38-39 and nowhere else]", (Item("smith", "", "page", "33-35, 38-39", " and nowhere else"),)),
]  # fmt: skip
OURS = [
    ("[@a, с. 12]", ("page", "12", "")),
    ("[@a, с. 33–35]", ("page", "33-35", "")),
    ("[@a, гл. 3]", ("chapter", "3", "")),
    ("[@a, {т. 2, с. 142}]", ("volume", "2", ", с. 142")),
    ("[@a, б. 12]", ("page", "12", "")),
    ("[@a, 12-б.]", ("page", "12", "")),
    ("[@a, 33–35-бб.]", ("page", "33-35", "")),
    ("[@a, 101–103 бб.]", ("page", "101-103", "")),
    ("[@a, 101--103-бб.]", ("page", "101-103", "")),
    ("[@a, 33, 35–37 бб. және т. б.]", ("page", "33, 35-37", " және т. б.")),
    ("[@a, 12-бет]", ("page", "12", "")),
    ("[@a, 24 б.]", ("page", "24", "")),
    ("[@a, {24 б.}]", ("page", "24", "")),
    ("[@a, 24\u00a0бет]", ("page", "24", "")),
    ("[@a, бб. 5–7]", ("page", "5-7", "")),
    ("[@a, 12–18 с.]", ("page", "12-18", "")),
    ("[@a, 12–18 pp.]", ("page", "12-18", "")),
    ("[@a, S. 12–18]", ("page", "12-18", "")),
    ("[@a, 12 S.]", ("page", "12", "")),
    ("[@a, 12 n.]", ("page", "12", " n.")),  # a note on the page
    ("[@a, 12 с. 5]", ("page", "12", " с. 5")),
    ("[@a, 12 санау]", ("page", "12", " санау")),
    ("[@a, 3-тарау]", ("chapter", "3", "")),
    ("[@a, тарау 3]", ("chapter", "3", "")),
    ("[@a, Л. 6 об.]", ("folio", "6", " об.")),
    ("[@a § 4]", ("section", "4", "")),
    ("[@a, № 4]", ("number", "4", "")),
    ("[@a, 12-сүрөт]", ("figure", "12", "")),
    ("[@a, чыг. 4]", ("issue", "4", "")),
    ("[@a, vol. IV]", ("volume", "IV", "")),
    ("[@a, s.v. Abai]", ("", "", ", s.v. Abai")),
    ("[@a, {s.v. Abai}]", ("sub-verbo", "Abai", "")),
    # A word that only begins like one for a place is none.
    ("[@a, санау 5]", ("", "", ", санау 5")),
    ("[@a, pages of snow]", ("", "", ", pages of snow")),
    ("[@a, p. 12.]", ("page", "12", ".")),
    ("[@a, 3.2]", ("page", "3.2", "")),
]
SEVERAL = [
    ("[@a, @b]", (Item("a"), Item("b"))),
    ("[@a @b]", (Item("a"), Item("b"))),
    ("[@a,\n@{b}]", (Item("a"), Item("b"))),
    ("[see @a; -@b,@c]", (Item("a", "see"), Item("b", suppress_author=True), Item("c"))),
    ("[@a, с. 5, @b, 12-б.]", (Item("a", "", "page", "5"), Item("b", "", "page", "12"))),
    ("[@a, 33, 35 @b]", (Item("a", "", "page", "33, 35"), Item("b"))),
    ("[@a, p. 3 and @b]", (Item("a", "", "page", "3"), Item("b", "and"))),
    ("[@a, with a suffix, see @b]", (Item("a", suffix=", with a suffix"), Item("b", "see"))),
    ("[@a, {т. 2, @x}, @b]", (Item("a", "", "volume", "2, @x"), Item("b"))),
    ("@a [@b, @c]", (Item("a", author_in_text=True), Item("b"), Item("c"))),
    ("@a [p. 3, see @b]", (Item("a", "", "page", "3", author_in_text=True), Item("b", "see"))),
    # No further keys.
    ("[@a, https://x.org/@b]", (Item("a", suffix=", https://x.org/@b"),)),
    (r"[@a, \@b]", (Item("a", suffix=r", \@b"),)),
    ("[@a, `@b`]", (Item("a", suffix=", `@b`"),)),
]
NONE = ["[a link]", "[@]", "[see; @a]", "[@a; and more]", "a@b.org", "\\@a", "[\\@a]", "[@a", "[a@b]", "[]", "@", ""]
KEYS = st.from_regex(r"[a-zа-яәғқңөұүһі0-9_]+([:./-][a-zа-я0-9_]+){0,2}", fullmatch=True)
WORDS = st.from_regex(r"[a-zқә]{3,7}( [a-zқә]{3,7})?", fullmatch=True).filter(lambda word: not take(word)[2])
PLACES = st.sampled_from(sorted(word for word, label in labels().items() if label != "sub-verbo"))


@pytest.mark.parametrize(("text", "items"), PANDOC)
def test_citations_are_read_as_pandoc_documents_them(text, items):
    assert parse_citation(text) == items


@pytest.mark.parametrize(("text", "items"), SEVERAL)
def test_each_key_is_a_citation_whatever_parts_it_from_the_one_before(text, items):
    assert parse_citation(text) == items


@pytest.mark.parametrize(("text", "expected"), OURS)
def test_locators_in_all_languages(text, expected):
    (item,) = parse_citation(text)
    assert (item.label, item.locator, item.suffix) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_citation(text):
    assert parse_citation(text) == ()


@pytest.mark.parametrize(("text", "end"), [
    ("@doe99. Then", 6), ("@doe99: that", 6), ("@a [link](b.md)", 2), ("@a [b][c]", 2), ("@a, [p. 3]", 2),
    ("@a [p. 3] more", 9), ("[@a] (b)", 4), ("[@a [b], p. 3] c", 14), ("[@a \\] b] c", 9),
])  # fmt: skip
def test_where_a_citation_ends(text, end):
    assert match_citation(text, 0)[1] == end


@pytest.mark.parametrize(("text", "start"), [("me@home", 2), ("\\@home", 1)])
def test_an_address_is_no_citation(text, start):
    assert match_citation(text, start) == ((), start)


@given(KEYS, PLACES, st.integers(1, 2000), st.booleans())
def test_every_word_for_a_place_is_read_back(key, word, number, minus):
    (item,) = parse_citation(f"[{'-' if minus else ''}@{key}, {word} {number}]")
    assert item == Item(key, label=labels()[word], locator=str(number), suppress_author=minus)


@given(st.lists(st.tuples(WORDS | st.just(""), KEYS, st.integers(1, 99), WORDS | st.just("")), min_size=1, max_size=4))
def test_a_cluster_is_read_back(parts):
    text = "; ".join(f"{prefix} @{key}, p. {page} {suffix}".strip() for prefix, key, page, suffix in parts)
    assert parse_citation(f"[{text}]") == tuple(
        Item(key, prefix, "page", str(page), f" {suffix}" if suffix else "") for prefix, key, page, suffix in parts
    )


@given(st.text(alphabet=st.sampled_from("[]@{};,-\\ p.12абв"), max_size=30), st.integers(0, 30))
def test_any_text_is_read_without_a_fault_and_never_past_its_end(text, start):
    items, end = match_citation(text, start)
    assert end <= max(len(text), start)
    assert bool(items) == (end > start)
