"""The fonts are the files that their README names, and each shows Kazakh whole."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import uharfbuzz

FONTS = Path(__file__).parents[1] / "styles" / "fonts"
LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"  # the 42 of the alphabet
TABLE = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", (FONTS / "README.md").read_text("utf-8"), re.MULTILINE))


def test_the_table_names_every_file() -> None:
    assert set(TABLE) == {path.name for path in FONTS.iterdir()} - {"README.md"}


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
