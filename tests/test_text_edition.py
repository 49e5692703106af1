"""The plain text: what stands in it and how, and that a lost, altered or moved block is told."""

from dataclasses import replace

import pytest
from builds import BOOKS, build, built, write

from baspa.verify.held.text import hold_text


def text_of(folder):
    made = build(folder, ("text",))
    assert made.bind("text")[1] == ()
    return made.data("text").decode()


PIECES = {
    "a note": ("A call[^a].\n\n[^a]: Its text.\n", "A call[1].\n\n[1] Its text.\n"),
    "a formula": ("It is $x^2$ and\n\n$$y = 1$$\n", "It is $x^2$ and\n\n$y = 1$\n"),
    "a table": ("| a | b |\n|---|---|\n| c | d |\n", "a | b\nc | d\n"),
    "code": ("```\nfor x:\n    y\n```\n", "    for x:\n        y\n"),
    "a list": ("- a\n- b\n  - c\n", "- a\n- b\n  - c\n"),
    "numbers": ("3. a\n4. b\n", "3. a\n4. b\n"),
    "letters": ("a) a\nb) b\n", "a) a\nb) b\n"),
    "a quotation": ("> One.\n>\n> Two.\n", "    One.\n\n    Two.\n"),
    "a link": ("See [it](https://example.org/).\n", "See it <https://example.org/>.\n"),
    "an address": ("See <https://example.org/>.\n", "See https://example.org/.\n"),
    "a heading": ("## Two\n\nText.\n", "Two\n---\n\nText.\n"),
    "words": ("A *b* **c**\\\nd.\n", "A b c\nd.\n"),
}


@pytest.mark.parametrize("name", PIECES)
def test_what_stands_in_a_text(tmp_path, name):
    source, wanted = PIECES[name]
    found = text_of(write(tmp_path, f"# One\n\nBefore.\n\n{source}"))
    assert f"One\n===\n\nBefore.\n\n{wanted}" in found


def test_a_picture_is_its_description(tmp_path):
    picture = (BOOKS / "construct-everything/images/ustel.png").read_bytes()
    found = text_of(write(tmp_path, "# One\n\n![A press](a.png)\n", **{"a.png": picture}))
    assert "\n\n[[A press]]\n" in found


def test_numbers_of_references_stand_in_it():
    found = built("construct-citation-numbers", ("text",)).data("text").decode()
    assert "\n1. Author F one. The Book of one." in found


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("A second paragraph calls", "A second paragraph named", "A second paragraph calls"),
        ("[2] It stands where it is called, with emphasis in it.\n", "", "It stands where it is called"),
        ("leaf | two pages[5]", "leaf", "two pages5"),
    ],
)
def test_what_a_text_lacks_is_told(old, new, lost):
    made = built("construct-notes", ("text",))
    whole = made["text"]
    assert hold_text(whole, made.faces.epub) == ()
    assert old.encode() in whole.data
    bad = replace(whole, data=whole.data.replace(old.encode(), new.encode()))
    found = hold_text(bad, made.faces.epub)
    assert {each.code for each in found} == {"B050"}
    assert lost in found[0].message


def test_blocks_in_another_order_are_told():
    made = built("construct-notes", ("text",))
    lines = made["text"].data.decode().split("\n\n")
    one = next(i for i, line in enumerate(lines) if line.startswith("A note is called"))
    lines[one], lines[one + 1] = lines[one + 1], lines[one]
    bad = replace(made["text"], data="\n\n".join(lines).encode())
    assert {each.code for each in hold_text(bad, made.faces.epub)} == {"B050"}
