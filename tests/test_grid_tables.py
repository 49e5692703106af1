import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baspa.load.markdown import read_tree
from baspa.load.markdown.grid_cells import Cell, GridFault, read_grid

MANUSCRIPT = Path(__file__).parents[1] / "docs" / "manuscript.md"
WIDTH, HEIGHT = 7, 3  # of a column and a row in the drawings below


def drawing(text):
    return [line.strip() for line in text.strip().splitlines()]


def read(text):
    grid = read_grid(drawing(text))
    cells = [f"{c.row} {c.column} {c.rows} {c.columns} {' '.join(c.lines)}" for c in grid.cells]
    return ", ".join(" ".join(cell.split()) for cell in cells), grid.head, grid.aligned


TABLES = {  # cells as row, column, rows, columns, text
    "a head, aligned columns": (
        """
        +---+---+---+---+
        | a | b | c | d |
        +===+:==+==:+:=:+
        | 1 |   | 3 | 4 |
        +---+---+---+---+
        """,
        "0 0 1 1 a, 0 1 1 1 b, 0 2 1 1 c, 0 3 1 1 d, 1 0 1 1 1, 1 1 1 1, 1 2 1 1 3, 1 3 1 1 4",
        1,
        ("", "left", "right", "center"),
    ),
    "no head, aligned by the first line": (
        """
        +--:+---+
        | a | b |
        +---+---+
        """,
        "0 0 1 1 a, 0 1 1 1 b",
        0,
        ("right", ""),
    ),
    "spans and a head of two rows": (
        """
        +---+-------+
        | a | b     |
        |   +---+---+
        |   | c | d |
        +===+===+===+
        | e     | f |
        +-------+   |
        | g     |   |
        +---+---+---+
        | h | i | j |
        +---+---+---+
        """,
        "0 0 2 1 a, 0 1 1 2 b, 1 1 1 1 c, 1 2 1 1 d, 2 0 1 2 e, 2 2 2 1 f, 3 0 1 2 g, 4 0 1 1 h, 4 1 1 1 i, 4 2 1 1 j",
        2,
        ("", "", ""),
    ),
    "signs of borders in the text": (
        """
        +-------+-------+
        | - a|b | |x|+1 |
        | --+-- | +---  |
        +-------+-------+
        """,
        "0 0 1 1 - a|b --+--, 0 1 1 1 |x|+1 +---",
        0,
        ("", ""),
    ),
    "accents of their own and wide letters": (
        """
        +-----+-----+
        | е\u0301я\u0306  | 漢  |
        | аб  | ab  |
        +-----+-----+
        """,
        "0 0 1 1 е\u0301я\u0306 аб, 0 1 1 1 漢 ab",
        0,
        ("", ""),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_drawing_is_read(name):
    text, *wanted = TABLES[name]
    assert list(read(text)) == wanted


def test_a_foot_between_lines_of_equals_signs_is_the_last_row():
    table = read_grid(["+---+", "| a |", "+===+", "| b |", "+===+", "| c |", "+===+"])
    assert (table.head, [cell.lines for cell in table.cells]) == (1, [("a",), ("b",), ("c",)])


FAULTS = [
    ("+---+---+\n| a  | b|\n+---+---+", 1, "do not meet: no | at sign 5"),
    ("+---+---+\n| a | b |\n+--+----+\n| c | d |\n+---+---+", 1, "do not meet: no | at sign 5"),
    ("+---+---+\n| a | b  |\n+---+---+", 1, "is 1 longer than its first"),
    ("+---+---+\n| a | b\n+---+---+", 1, "is 2 shorter than its first"),
    ("+---+---+\n| a | b x\n+---+---+", 1, "does not end with a border"),
    ("+---+---+\n| a | b |", 1, "has no lower border"),
    ("+---+---+\n+---+---+", 1, "do not meet"),
    ("+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+", 4, "a second line of ="),
    ("+===+\n| a |\n+---+", 0, "no rows above it"),
    ("+---+---+\n| a | b |\n|   +- -+\n|   | c |\n+---+---+", 2, "breaks off behind sign 5"),
]


@pytest.mark.parametrize(("text", "line", "message"), FAULTS)
def test_what_is_no_table_is_told_with_its_line(text, line, message):
    with pytest.raises(GridFault) as caught:
        read_grid(text.splitlines())
    assert (caught.value.line, message in caught.value.message) == (line, True), caught.value


@st.composite
def layouts(draw):
    """Return rows, columns, and the cells that fill them: (row, column, rows, columns)."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken, cells = set(), []
    for y in range(rows):
        for x in range(columns):
            if (y, x) in taken:
                continue
            most = next((n for n in range(x, columns) if (y, n) in taken), columns) - x
            height, width = draw(st.integers(1, rows - y)), draw(st.integers(1, most))
            cells.append((y, x, height, width))
            taken |= {(y + down, x + across) for down in range(height) for across in range(width)}
    assume({y for y, *_ in cells} == set(range(rows)) and {x for _, x, *_ in cells} == set(range(columns)))
    return rows, columns, cells


def draw_grid(rows, columns, cells, texts):
    signs = [[" "] * (columns * WIDTH + 1) for _ in range(rows * HEIGHT + 1)]
    corners = []
    for (y, x, height, width), text in zip(cells, texts, strict=True):
        top, left, bottom, right = y * HEIGHT, x * WIDTH, (y + height) * HEIGHT, (x + width) * WIDTH
        for across in range(left, right + 1):
            signs[top][across] = signs[bottom][across] = "-"
        for down in range(top, bottom + 1):
            signs[down][left] = signs[down][right] = "|"
        corners += [(top, left), (top, right), (bottom, left), (bottom, right)]
        signs[top + 1][left + 2 : left + 2 + len(text)] = text
    for y, x, height, width in cells:  # the borders of later cells have cut those of earlier ones
        for across in range(x * WIDTH + 1, (x + width) * WIDTH):
            signs[y * HEIGHT][across] = signs[(y + height) * HEIGHT][across] = "-"
    for y, x in corners:
        signs[y][x] = "+"
    return ["".join(row) for row in signs]


@given(layouts(), st.data())
def test_what_is_drawn_is_read_back(layout, data):
    rows, columns, cells = layout
    texts = [data.draw(st.text("абв|+-:.", min_size=0, max_size=4)) for _ in cells]
    found = read_grid(draw_grid(rows, columns, cells, texts))
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells] == cells
    assert ["".join(c.lines).strip() for c in found.cells] == [text.strip() for text in texts]


@given(st.lists(st.text("+-|=: aб", max_size=12), min_size=1, max_size=8))
def test_any_drawing_is_read_or_told(lines):
    text = "\n".join(["+---+---+", *lines])
    tree = read_tree("a.md", text)
    assert all(problem.place.line >= 1 for problem in tree.problems)


def test_a_cell_knows_its_place_and_keeps_its_indents():
    grid = read_grid(drawing("+------+\n|      |\n| - a  |\n|   - b|\n+------+"))
    assert grid.cells == (Cell(0, 0, 1, 1, 1, ("", "- a", "  - b")),)


def test_the_example_of_the_manual_is_a_table():
    examples = re.findall(r"(?:^    [+|].*\n)+", MANUSCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    grids = [drawing(text) for text in examples if text.startswith("    +")]
    assert len(grids) == 1
    assert [(c.row, c.column, c.rows, c.columns) for c in read_grid(grids[0]).cells][:3] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 2, 1),
    ]
