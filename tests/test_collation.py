import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.language import find
from baspa.language.collation import order, sort_key

ORDERED = [
    # Kazakh letters stand where the Kazakh alphabet has them, not behind я as in Unicode.
    ("kk", "абай әбіл бала гүл ғалым дала күн қала құс нан оқу өлең тау ұлт үй хат һат шай ыстық іні юрта"),
    ("ky", "ата бала ий кол нан ңаң ой өзөк тоо уул үй хан эл юань"),
    ("ru", "абрикос берег ёж жук изба йод конь ложь мать щука эхо яма"),
    ("en", "apple banana Cherry date"),
    # Cyrillic before Latin in a Kazakh and a Russian book, behind it in an English one.
    ("kk", "яма apple zebra άλφα"),
    ("ru", "яма apple zebra"),
    ("en", "apple zebra абай яма"),
    # Kazakh names in a Russian or an English book keep the order of the Kazakh alphabet.
    ("ru", "абай әділ бала"),
    ("en", "абай әділ бала қала лала"),
    # A letter without an alphabet here stands behind its script's, and an accent counts last.
    ("kk", "яма єва apple"),
    ("en", "resume résumé resumed"),
    ("de", "Apfel Äpfel Apfelbaum zebra яма"),
    ("kk", "1984 абай"),
    # Other languages have the alphabet of their own: ö behind z in Swedish, with o in German, ch with c in Czech.
    ("sv", "ost zebra ål ärta öl"),
    ("cs", "cesta čas dům řeka šest"),
    ("es", "nada ñandú oso"),
    ("uk", "гора ґанок дім єва жук іній їжак йод"),
    ("he", "אב בן מלך נר"),
    ("ar", "أب باب تاج"),
]
KAZAKH = "абайәғқңөұүһі"
WORDS = st.text(alphabet=st.sampled_from(KAZAKH + "яАБӘ zZéß -«»’1"), max_size=8)
LETTERS = st.sampled_from(["kk", "ru", "en"]).map(order)


def position(word):
    return [find("kk").alphabet.index(letter) for letter in word]


@pytest.mark.parametrize(("code", "words"), ORDERED)
def test_words_of_an_index_are_in_the_order_of_the_alphabet(code, words):
    keys = [sort_key(word, order(code)) for word in words.split()]
    assert keys == sorted(keys)


def test_words_are_ordered_one_by_one():
    """As libraries have it: the shorter name first."""
    keys = [sort_key(name, order("ru")) for name in ("Иванов Я. Я.", "Иванова А. А.", "Ивановский")]
    assert keys == sorted(keys)


@pytest.mark.parametrize("same", [("«Абай»", "Абай"), ("қара-сөз", "қарасөз"), ("О’Генри", "ОГенри")])
def test_quotes_hyphens_and_case_do_not_part_words(same):
    letters = order("kk")
    first, second = (sort_key(word, letters) for word in same)
    assert first[:2] == second[:2]
    assert sort_key(same[0].upper(), letters)[0] == first[0]


@pytest.mark.parametrize("code", ["kk", "ru", "en", "eo"])
def test_an_order_has_every_letter_once_and_its_own_alphabet_first(code):
    letters = order(code)
    own = find(code).alphabet
    assert len(set(letters)) == len(letters)
    assert [letter for letter in letters if letter in own] == list(own)
    assert set(find("kk").alphabet + find("ru").alphabet + find("en").alphabet) <= set(letters)


@given(WORDS, WORDS, LETTERS)
def test_keys_are_equal_for_the_same_text_only(one, other, letters):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one, letters) == sort_key(other, letters)) == same


@given(st.lists(WORDS, max_size=6), LETTERS)
def test_the_order_does_not_depend_on_where_it_began(words, letters):
    expected = sorted(words, key=lambda word: sort_key(word, letters))
    for other in itertools.islice(itertools.permutations(words), 6):
        assert sorted(other, key=lambda word: sort_key(word, letters)) == expected


@given(st.text(alphabet=find("kk").alphabet, max_size=6), st.text(alphabet=find("kk").alphabet, max_size=6))
def test_kazakh_words_compare_as_their_letters_in_the_alphabet(one, other):
    letters = order("kk")
    assert (sort_key(one, letters) < sort_key(other, letters)) == (position(one) < position(other))


@given(st.text(max_size=20), LETTERS)
def test_every_text_has_a_key(text, letters):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed, letters)[:3] == sort_key(decomposed, letters)[:3]
