"""A folder of chapters becomes a book: the order is that of its own program, or of the numbers in its files' names."""

import subprocess
import tomllib

import pytest
from builds import build
from test_import import PNG, messages

from baspa.importing import import_book
from baspa.model.problem import Failure, has_errors
from baspa.pandoc import program

FILES = {
    "index.md": "# Home\n\nThe house stands. See [the sea](b.md) and [its salt](b.md#salt).\n",
    "b.md": "# Sea\n\nThe sea sounds.\n\n## Salt\n\nIt is salty.\n",
    "a.md": "# Art\n\nArt is long.\n",
}
LISTS = {
    "SUMMARY.md": "# Summary\n\n[Home](index.md)\n\n# Waters\n\n- [Sea](b.md)\n  - [Art](a.md)\n",
    "_quarto.yml": "project:\n  type: book\nbook:\n  title: Q\n  author: Test Author\n  chapters:\n    - index.md\n"
    "    - part: Waters\n      chapters:\n        - b.md\n        - a.md\n",
    "_bookdown.yml": "rmd_files: [index.md, b.md, a.md]\n",
    "myst.yml": "version: 1\nproject:\n  title: Q\n  toc:\n    - file: index.md\n    - title: Waters\n"
    "      children:\n        - file: b.md\n        - file: a.md\n",
    "_toc.yml": "format: jb-book\nroot: index\nparts:\n  - caption: Waters\n    chapters:\n      - file: b\n"
    "      - file: a\n",
    "mkdocs.yml": "site_name: Q\nnav:\n  - Home: index.md\n  - Waters:\n    - Sea: b.md\n    - a.md\n",
}
TITLED = ("_quarto.yml", "myst.yml", "mkdocs.yml")


def folder_of(tmp_path, files):
    """A folder of these files, texts in UTF-8 or bytes."""
    for name, text in files.items():
        file = tmp_path / "source" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path / "source"


def imported(tmp_path, files):
    """The chapters of the book in their order, its facts, and what was told."""
    made = import_book(folder_of(tmp_path, files), tmp_path / "book")
    assert not has_errors(made.problems), made.problems
    facts = tomllib.loads((tmp_path / "book/book.toml").read_text(encoding="utf-8"))
    texts = [(tmp_path / "book" / path).read_text(encoding="utf-8") for path in facts["chapters"]]
    return texts, facts, messages(made.problems)


@pytest.mark.parametrize("name", LISTS)
def test_the_order_is_that_of_the_list(tmp_path, name):
    within = "docs/" if name == "mkdocs.yml" else ""
    texts, facts, told = imported(
        tmp_path, {**{f"{within}{path}": text for path, text in FILES.items()}, name: LISTS[name]}
    )
    whole = "\n".join(texts)
    assert whole.index("# Home") < whole.index("# Sea") < whole.index("# Art")
    assert ("# Waters" in whole) == (name != "_bookdown.yml")
    assert whole.count(".md#") == 2
    assert facts["title"] == ("Q" if name in TITLED else "source")
    assert facts.get("authors") == ([{"name": "Test Author"}] if name == "_quarto.yml" else None)
    assert told == []


def test_files_without_a_list_stand_by_their_numbers(tmp_path):
    files = {f"{number}-x.md": f"# Chapter {number}\n\nWords of {number}.\n" for number in (10, 2, 1)}
    texts, _, told = imported(tmp_path, {**files, "notes.docx": b"no chapter"})
    assert [f"Words of {number}." in text for number, text in zip((1, 2, 10), texts, strict=True)] == [True] * 3
    assert told == ['"notes.docx" is not among the chapters']


def test_word_files_are_chapters_each(tmp_path):
    files = {}
    for number in (1, 2, 10):
        text = f"Words before.\n\n# One\n\nText {number}.\n" if number == 2 else f"# Same\n\nText {number}.\n"
        command = [program("a test needs", "import"), "-t", "docx", "-o", "-"]
        made = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        files[f"Chapter {number}.docx"] = made.stdout
    texts, _, told = imported(tmp_path, files)
    assert [f"Text {number}." in text for number, text in zip((1, 2, 10), texts, strict=True)] == [True] * 3
    assert texts[1].startswith("# Chapter 2")
    assert "## One" in texts[1]
    assert told == []


def test_what_a_chapter_takes_in_is_in_it_and_the_rest_is_told(tmp_path):
    files = {
        "SUMMARY.md": "# S\n\n- [One](one/one.md)\n- [Gone](gone.md)\n",
        "one/one.md": "# One\n\n{{#include ../part.txt}}\n\n{{#include ../../secret.txt}}\n\n"
        "```{note}\nMind this.\n```\n\n> [!TIP]\n> Do it.\n\n::: {.callout-warning}\nBeware.\n:::\n\n"
        "```{math}\na^2\n```\n\n```{figure} ../p.png\n:name: f\nA plan\n```\n",
        "part.txt": "Words put in.\n",
        "p.png": PNG,
        "left.md": "Left.\n",
    }
    (tmp_path / "secret.txt").write_text("Secret.")
    (text,), _, told = imported(tmp_path, files)
    assert [
        each
        for each in (
            "Words put in.",
            "::: note\nMind this.\n:::",
            "::: tip\nDo it.",
            "::: warning\nBeware.",
            "$$\na^2\n$$",
            "images/p.png",
        )
        if each not in text
    ] == []
    assert [each for each in ("Secret", "{math}", "{figure}") if each in text] == []
    assert [name for name in ("gone.md", "left.md", "secret.txt") if not any(name in each for each in told)] == []
    assert build(tmp_path / "book")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n\nSecret.\n")
    home = folder_of(tmp_path, {"1.md": "# One\n\nWords.\n"})
    (home / "2.md").symlink_to(tmp_path / "secret.md")
    texts, _, told = imported(tmp_path, {})
    assert len(texts) == 1
    assert told == ['"2.md": not found in the folder']


def test_a_folder_without_chapters_is_refused(tmp_path):
    (tmp_path / "none").mkdir()
    with pytest.raises(Failure) as fault:
        import_book(tmp_path / "none", tmp_path / "book")
    assert [each.message for each in fault.value.problems] == ["the folder has no chapters"]
