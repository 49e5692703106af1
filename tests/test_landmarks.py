"""Landmarks of the e-book: parts of one name are none."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from builds import build, write

XHTML = "{http://www.w3.org/1999/xhtml}"
WIDE = f"| {' | '.join('abcdef')} |\n|{'---|' * 6}\n| {' | '.join('123456')} |\n"


def parts(made):
    """Return the parts of a chapter in the e-book that have a name or a role: element, role, and what names them."""
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        root = ET.fromstring(epub.read("EPUB/c1.xhtml"))
    ids = {element.get("id"): "".join(element.itertext()) for element in root.iter()}
    for element in root.iter():
        name = " ".join(ids[each] for each in element.get("aria-labelledby", "").split())
        if element.tag in (f"{XHTML}section", f"{XHTML}div") and (name or element.get("role")):
            yield element.tag.removeprefix(XHTML), element.get("role"), name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## A\n\nx\n\n## B\n\nx", [("section", None, "A"), ("section", None, "B")]),
        ("## A\n\nx\n\n## *a*\n\nx\n\n## B\n\nx", [("section", None, "B")]),
        ("## A\n\n### P\n\nx\n\n## B\n\n### P\n\nx", [("section", None, "A"), ("section", None, "B")]),
        ("## T\n\nx", [("section", None, "T")]),  # the chapter of that name has another role
        (WIDE, []),  # no table scrolls
        ("::: warning\nx\n:::\n\n::: warning\ny\n:::", [("section", "doc-notice", "")] * 2),
        ("::: warning\nx\n:::\n\n::: warning\nx\n:::", [("div", "doc-notice", "")] * 2),
    ],
)
def test_parts_of_one_name_are_no_landmarks(tmp_path, text, wanted):
    made = build(write(tmp_path, f"# T\n\n{text}\n"), ("epub",))
    assert list(parts(made)) == [("section", "doc-chapter", "T"), *wanted]


def test_a_dedication_of_its_own_is_named_otherwise_than_what_it_says(tmp_path):
    made = build(write(tmp_path, "::: dedication\nTo nobody.\n:::\n"), ("epub",))
    assert list(parts(made)) == [("section", "doc-dedication", "")] * 2
