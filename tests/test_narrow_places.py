"""What is indented where there is little room: nothing of it runs off the page."""

import pytest
from builds import build, write

from baspa.model.problem import Severity

LARGE = '[design]\npage = "A5"\ntype_size = 18\n'
IMAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#ccc"/></svg>'
)
LONG = " ".join(f"word{number}" for number in range(12))


def cell(*lines):
    """Return a table whose last column has these lines, and little room."""
    border = f"+{'-' * 4000}+{'-' * 200}+\n"
    rows = [f"|{'x' * 900:4000}|{line:200}|\n" for line in lines]
    return border + "".join([rows[0], *(row.replace("x", " ") for row in rows[1:])]) + border


def errors(folder, text):
    problems = build(write(folder, f"# One\n\n{text}\n", LARGE, **{"a.svg": IMAGE}), ("pdf",)).problems
    return [each.message for each in problems if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        cell("```python", f"{' ' * 24}{LONG}", "```"),
        cell(*(f"{'> ' * 6}{line}" for line in ("$$", "x = 1", "$$", "", "![A](a.svg)", "", "Words."))),
    ],
    ids=["code", "quotations"],
)
def test_what_is_indented_in_a_narrow_place_is_on_the_page(tmp_path, text):
    assert errors(tmp_path, text) == []
