"""Files as editors of other systems save them: ends of lines, a byte order mark, backslashes in paths."""

import pytest
from builds import build, check, load

from baspa.model.problem import Severity

TEXT = """# Бір

Мәтін[^1] «тырнақшамен».\\
Жаңа жол.

| a | b |
|---|---|
| 1 | 2 |

```
code
  more
```

::: box
- Бір
- Екі

  | Өлең
  |    жолы
:::

{{< include in.md >}}

[^1]: Сілтеме.
"""
FILES = {
    "book.toml": 'title = "Кітап"\nlanguage = "kk"\nchapters = ["текст/a.md"]\n[[authors]]\nname = "Test Author"\n'
    '[annotation]\nkk = """\nБір.\n\nЕкі.\n"""\n',
    "текст/a.md": TEXT,
    "текст/in.md": "Қосылған.\n",
    "queries.tsv": "reading\tnote\nМәтін\tСолай ма?\n",
}
FORMATS = ("pdf", "epub", "proof")


def saved(folder, **changed):
    """Write the book as an editor would, each text changed by a function."""
    for name, text in {**FILES, **changed}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def of_windows(text):
    return "\ufeff" + text.replace("\n", "\r\n")


def mixed(text):
    head, *rest = text.split("\n", 1)
    return "\r\n".join((head, *rest))


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    made = build(saved(tmp_path_factory.mktemp("plain")), FORMATS)
    assert not any(problem.severity is Severity.ERROR for problem in made.problems)
    return made


@pytest.mark.parametrize("change", [of_windows, mixed])
def test_ends_of_lines_and_marks_of_order_change_no_byte(tmp_path, plain, change):
    made = build(saved(tmp_path, **{name: change(text) for name, text in FILES.items()}), FORMATS)
    assert not any(problem.severity is Severity.ERROR for problem in made.problems)
    assert all(made.data(name) == plain.data(name) for name in FORMATS)


def test_another_text_changes_bytes(tmp_path, plain):
    made = build(saved(tmp_path, **{"текст/in.md": "Қосылған .\n"}), FORMATS)
    assert all(made.data(name) != plain.data(name) for name in FORMATS)


@pytest.mark.parametrize(
    ("name", "text", "code", "meant"),
    [
        ("book.toml", FILES["book.toml"].replace('"текст/a.md"', "'текст\\a.md'"), "B012", "текст/a.md"),
        ("текст/a.md", "# Бір\n\n{{< include ..\\текст\\in.md >}}\n", "B016", "in.md"),
        ("текст/a.md", "# Бір\n\n[Қосылған](..\\текст\\a.md)\n", "B023", "a.md"),
    ],
)
def test_a_path_with_backslashes_is_told_with_the_one_that_is_meant(tmp_path, name, text, code, meant):
    book, problems = load(saved(tmp_path, **{name: text}))
    found = next(each for each in (*problems, *(check(book) if book else ())) if each.code == code)
    assert found.hint == f'did you mean "{meant}"?'
