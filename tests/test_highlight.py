"""Code: its words are told apart, its text stays what it is, and its colours can be read."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import needs
import pytest
from builds import built
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.house import house_path
from baspa.tree.blocks import own_text
from baspa.tree.code import LONGEST, code_lines, code_pieces, is_known_language
from baspa.typeset.code import set_code

# language, code, the pieces that are set apart
CODE = [
    ("python", "def f(): return 1 # a", [("keyword", "def"), ("name", "f"), ("keyword", "return"), ("number", "1")]),
    ("Python", "x = None", [("number", "None")]),
    ("python", "'a' \"b\"", [("string", "'a' \"b\"")]),
    ("c", "#include <a.h>", [("keyword", "#include"), ("string", "<a.h>")]),
    ("html", "<p class='a'>", [("keyword", "p"), ("name", "class"), ("string", "'a'")]),
    ("diff", "- a\n+ b", [("number", "- a"), ("string", "+ b")]),
    ("text", "def f()", []),
    ("", "def f()", []),
    ("nothing-of-the-kind", "def f()", []),
    ("python", "1\n" * LONGEST, []),
]


@pytest.mark.parametrize(("language", "code", "apart"), CODE, ids=[f"{row[0]}-{row[1][:10]}" for row in CODE])
def test_the_words_of_code_are_told_apart(language: str, code: str, apart: list[tuple[str, str]]) -> None:
    found = [
        (kind, text.strip()) for line in code_lines(language, code) for kind, text in line if kind and text.strip()
    ]
    assert found[: len(apart)] == apart
    assert bool(found) == bool(apart)


@settings(max_examples=200)
@given(st.sampled_from(["python", "c", "html", "json", "bash", "pycon", "diff", "text", "tex"]), st.text())
def test_the_text_of_code_stays_what_it_is(language: str, text: str) -> None:
    assert "".join(piece for _, piece in code_pieces(language, text)) == text
    made = list(code_lines(language, text))
    assert "".join(piece for line in made for _, piece in line) == text
    assert all("\n" not in "".join(piece for _, piece in line)[:-1] for line in made)
    section = ET.Element("section")
    code = ET.SubElement(ET.SubElement(section, "pre"), "code", {"class": f"language-{language}"})
    code.text = text
    set_code(section)
    assert own_text(code) == text


def test_spaces_stand_in_one_piece_with_what_follows_them() -> None:
    assert next(code_lines("python", "    if not a:  # b\n")) == (
        ("keyword", "    if not"),
        ("", " a:  "),
        ("comment", "# b"),
        ("", "\n"),
    )


def test_names_of_languages() -> None:
    assert all(is_known_language(name) for name in ("", "python", "Python", "text", "c++", "bash"))
    assert not is_known_language("pyhton")


def test_a_line_of_the_pdf_is_copied_with_its_spaces() -> None:
    pages = needs.module("pymupdf").open(stream=built("construct-code").data("pdf"))
    text = "\n".join(page.get_text() for page in pages)
    for line in (
        "    pages: int = 8  # қалып: type and blocks, locked up",
        "        if not paper or self.pages is None:",
        "        return [paper] * self.pages",
    ):
        assert line in text.splitlines()


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_can_be_read_on_paper() -> None:
    """WCAG 2.2, 1.4.3: at least 4.5:1. The e-book has none of them: what they would stand on, its reader decides."""
    colours = dict(re.findall(r"(--code-\w+): (#[0-9a-f]{6})", house_path("styles", "paper.css").read_text("utf-8")))
    assert set(colours) == {"--code-comment", "--code-string", "--code-number", "--code-name"}
    assert {name for name, colour in colours.items() if contrast(colour, "#ffffff") < 4.5} == set()
