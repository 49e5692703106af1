"""The presets of printing houses: data, each figure of which says where it is from."""

import hashlib
import re
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from PIL import ImageCms

from baspa.model.printing import Printing
from baspa.printers import FOLDER, preset, preset_names
from baspa.printers.wanted import press_file

FACTS = {"standard", "marks", "bleed", "bleed_inside", "colour", "ink", "dpi"}


def test_book_toml_may_name_each_preset_and_no_other():
    assert set(get_args(get_type_hints(Printing)["preset"])) == set(preset_names())


@pytest.mark.parametrize("name", preset_names())
def test_every_figure_of_a_preset_says_where_it_is_from(name):
    found = preset(name)
    assert {each.name for each in fields(found)} - {"name", "sources"} == FACTS
    assert {key for source in found.sources for key in source.keys} == FACTS
    assert [each for each in found.sources if not each.url and not each.note] == []
    assert all(each.url.startswith("https://") for each in found.sources if each.url)


def test_what_another_than_the_house_says_is_called_second_hand():
    assert [each.second_hand for each in preset("kdp").sources if "bleed" in each.keys] == [True]
    own = {name: re.escape(name.removeprefix("ingram")) for name in ("kdp", "lulu")}
    for name, host in own.items():
        for source in preset(name).sources:
            assert not source.url or source.second_hand != bool(re.match(rf"https://[^/]*{host}", source.url))


def test_the_profiles_are_the_files_of_their_table():
    folder = FOLDER / "profiles"
    listed = dict(
        re.findall(r"^\| `(\S+)` \|.*\| `([0-9a-f]{64})` \|$", (folder / "README.md").read_text("utf-8"), re.M)
    )
    files = [path for path in folder.iterdir() if path.name != "README.md"]
    assert listed == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    for path in files:
        profile = ImageCms.getOpenProfile(str(path)).profile
        assert (profile.device_class, profile.xcolor_space) == ("prtr", "CMYK")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("X-4", True, 3.0, "cmyk", 3.0)),
        ({"standard": "X-1a", "marks": False, "bleed": 0.0}, ("X-1a", False, 0.0, "cmyk", 3.0)),
        ({"preset": "ingramspark", "colour": "grey"}, ("X-1a", False, 3.175, "k", 2.4)),
        ({"preset": "lulu"}, ("", False, 3.175, "srgb", 3.0)),
        ({"preset": "lulu", "colour": "grey"}, ("", False, 3.175, "grey", 3.0)),
        ({"preset": "lulu", "standard": "X-4"}, ("X-4", False, 3.175, "cmyk", 3.0)),
    ],
)
def test_book_toml_puts_a_preset_right(given, expected):
    wanted = press_file(Printing(**given))
    assert (wanted.standard, wanted.marks, wanted.bleed, wanted.space, wanted.ink) == expected
