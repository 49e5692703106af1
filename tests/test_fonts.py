"""The fonts are the files that their README names, and each shows Kazakh whole."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import uharfbuzz
from house_letters import FILES, house_letters
from hypothesis import given
from hypothesis import strategies as st

from baspa.sorts import faces
from baspa.sorts.faces import SPARE, characters_in, letters_of, whole_face

FONTS = Path(__file__).parents[1] / "styles" / "fonts"
CLDR = Path(__file__).parents[1] / "baspa" / "language" / "cldr.tsv"
LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"  # the 42 of the alphabet
TABLE = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", (FONTS / "README.md").read_text("utf-8"), re.MULTILINE))


def test_the_table_names_every_file() -> None:
    assert set(TABLE) == {path.name for path in FONTS.iterdir()} - {"README.md"}


def test_the_letters_of_the_fonts_are_those_that_they_have() -> None:
    assert house_letters() == faces.LETTERS.read_text("ascii")
    for name in FILES:
        letters = {chr(code) for code in whole_face(name).unicodes}
        assert {letter for letter in letters if not "\ue000" <= letter <= "\uf8ff"} == letters_of(name)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_file_is_the_one_of_the_table(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == TABLE[name]


@pytest.mark.parametrize("name", sorted(name for name in TABLE if name.endswith(".ttf") and "Math" not in name))
def test_the_font_has_every_kazakh_letter(name: str) -> None:
    shown = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / name))).unicodes
    letters = LETTERS + LETTERS.upper()
    assert len(letters) == 84
    assert [letter for letter in letters if ord(letter) not in shown] == []


@pytest.mark.parametrize("name", sorted(name for name in TABLE if name.endswith(".txt")))
def test_the_licence_reserves_no_name_of_ours(name: str) -> None:
    """A reserved name would forbid to subset the font under it (SIL OFL 1.1, clause 3)."""
    notice = (FONTS / name).read_text("utf-8").partition("SIL OPEN FONT LICENSE Version 1.1")[0]
    assert re.findall(r'Reserved Font Name "([^"]*)"', notice) in ([], ["TM Math"])
    assert notice.lower().count("reserved font name") <= 1


# Letters beside those of Russian, from the orthographies; of these languages CLDR has some (baspa/language/cldr.tsv).
TURKIC = {
    "Altai": "јҥӧӱ",
    "Azerbaijani": "әғҝҹһјөү",
    "Bashkir": "әғҙҡңөҫүһ",
    "Chuvash": "ӑӗҫӳ",
    "Gagauz": "ӓӂӧӱ",
    "Karachay-Balkar": "ў",
    "Karaim": "ӧӱҗғһ",
    "Khakas": "ғіңӧӱҷӌ",
    "Kyrgyz": "ңөү",
    "Shor": "ғӊӧӱ",
    "Tatar": "әҗңөүһ",
    "Tofa": "әғіқңөүһҷ",
    "Turkmen": "әҗңөү",
    "Tuvan": "ңөү",
    "Uyghur": "әғҗқңөүһ",
    "Uzbek": "ўғқҳ",
    "Yakut": "ҕҥөһү",
}
PHONETIC = (
    "ɐɑɒɓɔɕɖɗəɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢβθχǀǁǂǃˈˌːˑʰʲʷˠˤⁿˡ˞‿"
    "\u0303\u030a\u0318\u0319\u031a\u031c\u031d\u031e\u031f\u0320\u0324\u0325\u0329\u032a\u032c\u032f\u0330\u0339\u0361"
)


@pytest.mark.parametrize("name", sorted(SPARE[0].styles.values()))
def test_the_spare_face_of_text_has_the_letters_of_turkic_languages_and_phonetic_ones(name: str) -> None:
    letters = "".join(TURKIC.values())
    tables = (line.split("\t") for line in CLDR.read_text("utf-8").splitlines() if not line.startswith("#"))
    letters += "".join(row[2] for row in tables if set(row[2]) & set("бвг"))  # all that are written in Cyrillic
    assert {*letters, *letters.upper(), *PHONETIC} - set(map(chr, whole_face(name).unicodes)) == set()


@given(st.lists(st.text(st.characters(exclude_categories=()) | st.sampled_from("a\x7f\x80\ud800\udc00"))))
def test_the_characters_of_texts_are_those_of_each(texts: list[str]) -> None:
    assert characters_in(texts) == set().union(*texts)
