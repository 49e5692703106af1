from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

CASES = {
    "one row of headers: nothing need be said": (
        "|   | a |\n|---|---|\n| 1 | 2 |\n",
        ["td", "th a", "td 1", "td 2"],
    ),
    "a column of headers": (
        "|   | a |\n|---|---|\n| b | 2 |\n|   | 3 |\n\n: {header-columns=1}\n",
        ["td", "th a", "th b row", "td 2", "td", "td 3"],
    ),
    "two rows of headers, with spans": (
        "+---+-------+\n| a | b     |\n|   +---+---+\n|   | c | d |\n+===+===+===+\n| 1 | 2 | 3 |\n+---+---+---+\n",
        ["th a", "th b", "th c <b", "th d <b", "td 1 <a", "td 2 <b <c", "td 3 <b <d"],
    ),
    "a header of two rows": (
        "+---+---+\n| a | 1 |\n|   +---+\n|   | 2 |\n+---+---+\n\n: Said {header-columns=1}\n",
        ["th a row", "td 1 <a", "td 2 <a"],
    ),
    "a head in which nothing stands is none": (
        "|   |   |\n|---|---|\n| a | 2 |\n",
        ["td a", "td 2"],
    ),
    "a form of empty cells keeps its head": (
        "|   |   |\n|---|---|\n|   |   |\n",
        ["td", "td", "td", "td"],
    ),
    "two columns of headers": (
        "|   |   | x |\n|---|---|---|\n| a | b | 1 |\n\n: {header-columns=2}\n",
        ["td", "td", "th x", "th a row", "th b row <a", "td 1 <x <a <b"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_headers(name):
    text, wanted = CASES[name]
    chapter, problems = read_chapter(1, "a.md", f"# T\n\n{text}", "en")
    assert problems == ()
    cells = [e for e in ET.fromstring(chapter.xhtml).iter() if e.tag in ("td", "th")]
    texts = {cell.get("id"): cell.text or "" for cell in cells}
    found = [
        " ".join([c.tag, *(c.text or "").split(), *c.get("scope", "").split()]
                 + [f"<{texts[name]}" for name in c.get("headers", "").split()])
        for c in cells
    ]  # fmt: skip
    assert found == wanted
    assert "data-header" not in chapter.xhtml


def test_cells_of_a_grid_hold_blocks_with_their_lines():
    text = "# T\n\n+-----+------+\n| a   | - b  |\n|     | - c  |\n| d   |      |\n|     | $$   |\n|     | x    |\n"
    text += "|     | $$   |\n+-----+------+\n"
    chapter, problems = read_chapter(1, "a.md", text, "en")
    assert problems == ()
    found = [(b.kind, b.text, b.place.line) for b in chapter.blocks]
    assert found[1:] == [
        ("paragraph", "a", 4),
        ("paragraph", "d", 6),
        ("item", "b", 4),
        ("item", "c", 5),
        ("paragraph", "x", 7),
    ]
