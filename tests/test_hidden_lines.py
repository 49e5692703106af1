"""Lines of Rust that mdBook's readers do not see are left out, and told once a file."""

import pytest
from builds import load, read_chapter, write


@pytest.mark.parametrize(
    ("code", "seen", "told"),
    [
        ("rust\n# a\nb\n#\n  # c\n    d", "b\n    d", [("B204", 4)]),
        ("rust,ignore\n## a\n#[b]\n#![c]\n#d\n  ## e", "# a\n#[b]\n#![c]\n#d\n  # e", []),
        ("python\n# a\n## b", "# a\n## b", []),
        ("rustic\n# a", "# a", []),
        ("python,hidelines=~\n~a\nb\n ~~c", "b", [("B204", 4)]),
        ("rust,hidelines=!!!,ignore\n!!!a\n# b", "# b", [("B204", 4)]),
    ],
)
def test_lines_of_rust_that_nobody_sees(code, seen, told):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n```{code}\n```\n", "en")
    assert [block.text for block in chapter.blocks if block.kind == "code"] == [seen]
    assert [(each.code, each.place.line) for each in problems] == told


def test_they_are_told_once_with_their_count():
    _, problems = read_chapter(
        1, "one.md", "# One\n\n> ```rust\n> # a\n> b\n> ```\n\n- a\n\n  ```rust\n  # c\n  d\n  ```\n", "en"
    )
    assert [(each.code, each.place.line) for each in problems] == [("B204", 4)]
    assert problems[0].message.endswith("; 2 times in this file")


def test_settings_of_a_cell_are_no_code_and_told(tmp_path):
    cell = '```{python}\n#| label: fig-a\n#| fig-cap: "A b"\n#|   c\nx = 1  #| y\n#| z\n```\n\n```python\n#| d: e\n```'
    book, problems = load(write(tmp_path, f"# One\n\n{cell}\n"))
    assert [block.text for block in book.chapters[0].blocks[1:]] == ["x = 1  #| y\n#| z", "Figure 1. A b", "#| d: e"]
    said = "no program runs the cells of code here: what they draw or print is not in the book"
    assert [(p.code, p.place.line, p.message) for p in problems] == [("B269", 3, said)]
