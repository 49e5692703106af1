"""A folder of chapters becomes a book: the order is that of its own program, or of the numbers in its files' names."""

import base64
import json
import re
import subprocess
import tomllib

import pytest
from builds import build
from test_import import PNG, convert, messages

from baspa.importing import import_book
from baspa.importing.chapter_languages import language_of
from baspa.load.front_commands import commands_in_front
from baspa.model.problem import Failure, has_errors
from baspa.pandoc import program

FILES = {
    "index.md": "# Home\n\nThe house stands. See [the sea](b.md) and [its salt](b.md#salt).\n",
    "b.md": "# Sea\n\nThe sea sounds.\n\n## Salt\n\nIt is salty.\n",
    "a.md": "# Art\n\nArt is long.\n",
}
LISTS = {
    "SUMMARY.md": "# Summary\n\n[Home](index.md)\n\n# Waters\n\n- [Sea](b.md)\n  - [Art](a.md)\n",
    "_quarto.yml": "project: {type: book}\nbook:\n  title: Q\n  author:\n    - name: Test Author\n"
    "      affiliation: Nowhere\n  chapters:\n    - index.md\n    - part: Waters\n      chapters:\n"
    "        - b.md\n        - a.md\n",
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
def test_the_order_is_that_of_the_list_and_files_stay_as_they_stand(tmp_path, name):
    within = "docs/" if name == "mkdocs.yml" else ""
    texts, facts, told = imported(
        tmp_path, {**{f"{within}{path}": text for path, text in FILES.items()}, name: LISTS[name]}
    )
    part = [] if name == "_bookdown.yml" else ["# Waters {.part}\n"]
    assert texts == [FILES["index.md"], *part, FILES["b.md"], FILES["a.md"]]
    assert facts["title"] == ("Q" if name in TITLED else "source")
    author = {"name": "Test Author", "affiliation": "Nowhere"}
    assert facts.get("authors") == ([author] if name == "_quarto.yml" else None)
    assert told == []


def test_articles_in_latex_keep_their_abstracts_authors_and_labels(tmp_path):
    article = (
        "\\documentclass{article}\\title{%s}\\author{%s}\\begin{document}\\maketitle\n"
        "\\begin{abstract}On $x^2$.\\end{abstract}\n"
        "\\section{S}\n\\begin{equation}\\label{eq:1}a=b\\end{equation}\nBy \\eqref{eq:1}.\n\\end{document}\n"
    )
    files = {"a.tex": article % ("One", "A. Author"), "b.tex": article % ("Two", "B. Writer")}
    texts, _, told = imported(tmp_path, files)
    assert told == []
    assert texts[1].startswith("# Two\n\nB. Writer\n\n::: abstract\nOn $x^2$.\n:::\n")
    for number, text in enumerate(texts, 1):
        assert f"$$ {{#file-{number}-eq-1}}\nBy [](#file-{number}-eq-1)." in text


def test_files_without_a_list_stand_by_their_numbers(tmp_path):
    files = {f"{number}-x.md": f"# Chapter {number}\n\nWords of {number}.\n" for number in (10, 2, 1)}
    texts, _, told = imported(tmp_path, {**files, "README.md": "# No chapter", "notes.docx": b"no chapter"})
    assert texts == [files[f"{number}-x.md"] for number in (1, 2, 10)]
    assert told == ['"notes.docx" is not among the chapters']


def pandoc(text, kind, folder=None):
    """A document that pandoc makes of Markdown, with the pictures of a folder."""
    command = [program("a test needs", "import"), "-s", "-t", kind, "-o", "-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=folder).stdout


def test_word_files_are_chapters_each(tmp_path):
    files = {}
    for number in (1, 2, 10):
        text = f"Words before.\n\n# One\n\nText {number}.\n" if number == 2 else f"# Same\n\nText {number}.\n"
        files[f"Chapter {number}.docx"] = pandoc(text, "docx")
    texts, _, told = imported(tmp_path, files)
    assert [f"Text {number}." in text for number, text in zip((1, 2, 10), texts, strict=True)] == [True] * 3
    assert texts[1].startswith("# Chapter 2")
    assert "## One" in texts[1]
    assert told == []


def test_files_of_several_offices_are_one_book_and_their_common_title_is_its_title(tmp_path):
    head = "% The Book\n% Test Author\n\n"
    kinds = {"1.docx": "docx", "2.odt": "odt", "3.docx": "docx"}
    texts, facts, told = imported(
        tmp_path, {name: pandoc(f"{head}# Part {name[0]}\n\nText.\n", kind) for name, kind in kinds.items()}
    )
    assert [text.split("\n")[0].split(" {")[0] for text in texts] == ["# Part 1", "# Part 2", "# Part 3"]
    assert facts["title"] == "The Book"
    assert told == []


def test_what_a_chapter_takes_in_is_in_it_and_the_rest_is_told(tmp_path):
    files = {
        "SUMMARY.md": "# S\n\n- [One](one/one.md)\n- [Gone](gone.md)\n",
        "one/one.md": "# One\n\n{{#include ../part.txt}}\n\n{{#include ../../secret.txt}}\n\n"
        "{{#include ../more.md}}\n\nSee [nothing](nowhere.md), ![](gone.png) and ![](../p.png).\n",
        "part.txt": "Words put in.\n",
        "more.md": "Words of more.\n",
        "p.png": PNG,
        "left.md": "Left.\n",
    }
    (tmp_path / "secret.txt").write_text("Secret.")
    (text,), _, told = imported(tmp_path, files)
    assert text == (
        "# One\n\nWords put in.\n\n\n\n{{< include ../more.md >}}\n\nSee nothing,  and ![p.png](../p.png).\n"
    )
    assert (tmp_path / "book/text/more.md").read_text() == files["more.md"]
    assert sorted(told) == [
        '"gone.md": not found in the folder',
        '"left.md" is not among the chapters',
        "files that are not in the folder: ../../secret.txt",
        'links to "nowhere.md"',
        'pictures that cannot be used: "gone.png"',
    ]
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


def test_references_are_those_of_the_list_and_a_missing_file_is_told(tmp_path):
    files = {
        "_quarto.yml": "book:\n  chapters: [index.qmd]\nbibliography: [a.bib, b.json, c.bib]\n",
        "index.qmd": "---\ntitle: One\n---\n\nSee [@a], [@b; @gone] and @absent.\n",
        "a.bib": "@book{a, title = {A}, author = {A, B}, year = 1901}\n",
        "b.json": json.dumps([{"id": "b", "type": "book", "title": "B"}]),
    }
    (text,), facts, told = imported(tmp_path, files)
    assert text == "# One\n\nSee [@a], [@b] and \\@absent.\n"
    assert facts["bibliography"] == ["a.bib", "b.json"]
    assert told == [
        'bibliography "c.bib": not found in the folder',
        "citations of what the references have not: gone, absent, 2 times",
    ]


def test_a_notebook_is_a_chapter_with_what_its_code_printed(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# Sums\n", "\n", "Words."]},
        {"cell_type": "code", "source": "1 + 1", "outputs": [{"data": {"text/plain": ["2"]}}]},
    ]
    (text,), _, told = imported(tmp_path, {"_toc.yml": "root: sums\n", "sums.ipynb": json.dumps({"cells": cells})})
    assert text == "# Sums\n\nWords.\n\n```python\n1 + 1\n```\n\n```text\n2\n```\n"
    assert told == []


def test_a_notebook_keeps_what_its_code_ended_with(tmp_path):
    outputs = [
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\x1b[0;31mE\x1b[0m", "E: v"]},
        {"output_type": "error", "ename": "F", "evalue": "none", "traceback": []},
        {"output_type": "stream", "text": ["\x1b[1ma\x1b[0m\n", "b"]},
        {"output_type": "display_data", "data": {"text/markdown": ["*shown*"], "text/plain": "<x>"}},
    ]
    cells = [
        {"cell_type": "markdown", "source": "# Sums"},
        {"cell_type": "code", "source": "1 / 0", "outputs": outputs},
    ]
    (text,), _, told = imported(tmp_path, {"_toc.yml": "root: sums\n", "sums.ipynb": json.dumps({"cells": cells})})
    blocks = text.split("```text\n")[1:]
    assert [block.split("\n```")[0] for block in blocks] == ["E\nE: v", "F: none", "a\nb"]
    assert text.endswith("\n\n*shown*\n")
    assert told == []


def test_a_book_of_bookdown_has_its_parts_and_appendices(tmp_path):
    files = {
        "index.Rmd": "---\ntitle: The Book\nauthor: Test Author\ndate: '`r Sys.Date()`'\n---\n\n# One {-}\n\nWords.\n",
        "02.Rmd": "# (PART) Two {-}\n\n# Three {#three}\n\nSee \\@ref(three).\n\n"
        "# (APPENDIX) More {-}\n\n# Four\n\nLast.\n",
        "_bookdown.yml": "output_dir: docs\n",
    }
    texts, facts, told = imported(tmp_path, files)
    assert texts == [
        "# One {.unnumbered}\n\nWords.\n",
        "# Two {.part}\n\n",
        "# Three {#three}\n\nSee [](#three).\n\n",
        "# More {.part}\n\n",
        "# Four {.appendix}\n\nLast.\n",
    ]
    assert (facts["title"], facts["authors"]) == ("The Book", [{"name": "Test Author"}])
    assert told == []


BOXES = ":::: {.callout-warning}\nBeware.\n\n::: {.callout-tip}\nGo.\n:::\n::::\n"


def test_boxes_of_a_file_beside_others_are_boxes_with_fences_longer_than_those_within(tmp_path):
    text, problems = convert(tmp_path, "a.md", f"# A\n\n{BOXES}")
    assert not has_errors(problems), problems
    assert ":::: warning\nBeware.\n\n::: tip\nGo.\n:::\n::::" in text


BIB = "@book{abai, title = {Words}, author = {Author, Test}, year = 1909}\n"
SINGLE = (
    "# A\n\n![A wheel](p/a.png)[^1]\n\n{{#include p/a.txt}}\n\n[^1]: One.\n\n"
    "# B\n\nB (@a)[^1] [@abai]\n\n(@a) c\n\n[^1]: Two.\n"
)
FRONTS = [
    "---\ntitle: Of wheels\nauthor: Test Author\nbibliography: r.bib\n---\n\n",
    '+++\ntitle = "Of wheels"\nauthor = "Test Author"\n+++\n\n',
    "% Of wheels\n% Test Author\n\n",
    "",
]


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("name", ["one.md", "one.qmd"])
def test_a_single_file_stays_as_it_stands_with_what_it_names_and_the_facts_of_its_front_matter(tmp_path, name, front):
    cites = "bibliography" in front
    single = SINGLE if cites else SINGLE.replace(" [@abai]", "")
    files = {
        name: front + single,
        "other.md": "# No chapter\n",
        "p/a.png": PNG,
        "p/a.txt": "Words put in.",
        "r.bib": BIB,
    }
    made = import_book(folder_of(tmp_path, files) / name, tmp_path / "book")
    assert not has_errors(made.problems), made.problems
    assert not messages(made.problems), made.problems
    assert made.chapters == 2
    found = sorted(path.relative_to(tmp_path / "book").as_posix() for path in (tmp_path / "book").rglob("*.*"))
    assert found == ["book.toml", *["r.bib"] * cites, "text/one.md", "text/p/a.png"]
    text = (tmp_path / "book/text/one.md").read_text(encoding="utf-8")
    assert text.replace('"A wheel"', "").replace(" )", ")") == single.replace("{{#include p/a.txt}}", "Words put in.")
    toml = (tmp_path / "book/book.toml").read_text(encoding="utf-8")
    assert f'title = "{"Of wheels" if front else "one"}"' in toml
    assert ("Test Author" in toml) == bool(front)
    assert ("smart = false" in toml) == (name == "one.md" and not front.startswith(("%", "---")))  # pandoc makes signs


def test_files_that_put_in_text_without_end_are_refused(tmp_path):
    files = {
        "SUMMARY.md": "- [One](1.md)\n",
        "1.md": "# One\n\n" + "{{#include a.txt}}\n" * 20,
        "a.txt": "a " * 500_000,
    }
    with pytest.raises(Failure) as fault:
        import_book(folder_of(tmp_path, files), tmp_path / "book")
    assert [(each.code, each.place.file) for each in fault.value.problems] == [("B085", "1.md")]
    assert not (tmp_path / "book").exists()


ORDER = [
    # A title of the front matter heads what stands before a heading of level 1, text or sections.
    ("---\ntitle: T\n---\n\na\n\n## B\n\nc\n\n# D\n\ne", "# T\n\na\n\n## B\n\nc\n\n# D\n\ne"),
    ("---\ntitle: T\n---\n\n## B\n\nc\n\n# D\n\ne", "# T\n\n## B\n\nc\n\n# D\n\ne"),
    ("% T\n\na\n\nD\n===\n\ne", "# T\n\na\n\n# D\n\ne"),
    # Its own title heads what is no text of a chapter, and text of which no other title is said.
    ("---\ntitle: T\n---\n\n```\na\n```\n\n# D\n\ne", "# D\n\n```\na\n```\n\ne"),
    ("---\ntitle: T\n---\n\n(d)=\n# D\n\ne", "# D {#d}\n\ne"),
    ("---\ntitle: D\n---\n\na\n\n# D\n\ne", "# D\n\na\n\ne"),
    ("a\n\n# D\n\ne", "# D\n\na\n\ne"),
    # Sections keep their order where no title is said.
    ("a\n\n## B\n\nc\n\n# D\n\ne", "# my file\n\na\n\n## B\n\nc\n\n# D\n\ne"),
    ("## B\n\nc\n\n# D\n\ne", "# B\n\nc\n\n# D\n\ne"),
    ("T\n===\n\na\n\n# D\n\ne", "T\n===\n\na\n\n# D\n\ne"),
    ("<h1>T</h1>\n\n## B\n\nc\n\n# D\n\ne", "<h1>T</h1>\n\n## B\n\nc\n\n# D\n\ne"),
]


@pytest.mark.parametrize(("text", "written"), ORDER)
@pytest.mark.parametrize("list_of", ["", "_quarto.yml"])
def test_a_title_heads_its_chapter_and_what_stands_in_it_keeps_its_order(tmp_path, list_of, text, written):
    files = {"1_first.md": "# First\n\nf\n", "2_my_file.md": f"{text}\n"}
    chapters = {list_of: "book:\n  chapters: [1_first.md, 2_my_file.md]\n"} if list_of else {}
    texts, _, told = imported(tmp_path, {**files, **chapters})
    assert texts[1] == f"{written}\n"
    assert told == []


TAKEN = [
    ("{{#include b.md}}", "b.md"),
    ("{{< include _b.md >}}", "_b.md"),
    ("```{include} b.md\n```", "b.md"),
]


@pytest.mark.parametrize(("line", "name"), TAKEN)
def test_what_a_chapter_includes_is_no_chapter_of_its_own(tmp_path, line, name):
    files = {
        "one.md": f"# One\n\n{line}\n",
        name: "Words of b.\n\n{{< include in/c.md >}}\n",
        "in/c.md": "Words of c.\n",
        "two.md": "# Two\n\n`{{< include three.md >}}`\n",
        "three.md": "# Three\n\nThird.\n",
    }
    texts, _, told = imported(tmp_path, files)
    assert [text.split("\n")[0] for text in texts] == ["# One", "# Three", "# Two"]
    assert told == []
    assert build(tmp_path / "book")


def test_files_of_latex_that_others_take_in_are_no_chapters_of_their_own(tmp_path):
    head = "\\documentclass{book}\\begin{document}\n"
    files = {
        "a.tex": "\\chapter{One}\nFirst.\n",
        "b.tex": "\\chapter{Two}\nSecond.\n",
        "main.tex": head + "\\include{a}\n\\input{b.tex}\n% \\input{c}\n\\end{document}\n",
        "c.tex": head + "\\chapter{Three}\nThird.\n\\end{document}\n",
    }
    texts, _, _ = imported(tmp_path, files)
    assert sorted(text.split("\n")[0].split(" {")[0] for text in texts) == ["# One", "# Three", "# Two"]


def test_files_that_include_one_another_stay_chapters(tmp_path):
    files = {"a.md": "# A\n\n{{< include b.md >}}\n", "b.md": "# B\n\n{{< include a.md >}}\n"}
    made = import_book(folder_of(tmp_path, files), tmp_path / "book")
    assert made.chapters


def test_what_is_listed_and_included_is_both(tmp_path):
    files = {
        "SUMMARY.md": "- [One](one.md)\n- [B](b.md)\n",
        "one.md": "# One\n\n{{#include b.md}}\n",
        "b.md": "Words of b.\n",
    }
    texts, _, told = imported(tmp_path, files)
    assert texts == ["# One\n\n{{< include included-b.md >}}\n", "# b\n\nWords of b.\n"]
    assert told == []


RUSSIAN = "Программа ставится одной командой. Дальше настройка."
CODE = "def function_with_a_long_name(argument_one, argument_two, argument_three):\n    return argument_one\n" * 4
SILENT = [
    f"```python\n{CODE}```",
    "`a_long_name_of_something_that_is_code_and_nothing_else_at_all`" * 3,
    "https://example.org/a/very/long/path/of/pages/that/nobody/reads/aloud/and/so/on/and/on",
    "[я](https://example.org/a/very/long/path/of/pages/that/nobody/reads/aloud/and/so/on/and/on)",
    "$\\alpha_{abcdefghijklm} + nopqrstuvwxyz + abcdefghijklm + nopqrstuvwxyz + abcdefghijklm$",
    '<span data-something="abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz abcdefghijklm">я</span>',
]


@pytest.mark.parametrize("silent", SILENT)
def test_code_formulas_and_addresses_are_no_letters_of_the_language(tmp_path, silent):
    _, facts, _ = imported(tmp_path, {"1.md": f"# Глава\n\n{RUSSIAN}\n\n{silent}\n"})
    assert facts["language"] == "ru"


def test_code_of_a_document_is_no_text_of_its_language(tmp_path):
    text = pandoc(f"# Глава\n\n{RUSSIAN}\n\n```\n{CODE}```\n", "html").decode()
    made, _ = convert(tmp_path, "a.html", text)
    assert made
    assert 'language = "ru"' in (tmp_path / "book/book.toml").read_text(encoding="utf-8")


KAZAKH = "# Кіріспе\n\nБұл кітап туралы сөз.\n"
PROJECTS = [
    ({"_quarto.yml": "lang: ru\nbook:\n  chapters: [1.md]\n"}, "ru"),
    ({"_bookdown.yml": "rmd_files: [1.md]\nlang: ru\nlanguage:\n  label:\n    fig: 'Figure '\n"}, "ru"),
    ({"_toc.yml": "root: 1\n", "_config.yml": "sphinx:\n  config:\n    language: ru\n"}, "ru"),
    ({"_config.yml": "lang: ru\n"}, "ru"),
    ({"mkdocs.yml": "docs_dir: .\ntheme:\n  name: material\n  language: ru\n", "docs/1.md": KAZAKH}, "ru"),
    ({"SUMMARY.md": "- [One](1.md)\n", "book.toml": '[book]\nlanguage = "ru"\n'}, "ru"),
    ({"SUMMARY.md": "- [One](1.md)\n", "book.toml": '[book]\nlanguage = "en"\n'}, "kk"),  # of every `mdbook init`
    ({"1.md": f"---\nlang: ru\n---\n\n{KAZAKH}"}, "ru"),
    ({"1.md": f"---\nlang: xx_\n---\n\n{KAZAKH}"}, "kk"),
]


@pytest.mark.parametrize(("files", "language"), PROJECTS)
def test_the_language_that_a_project_names_wins(tmp_path, files, language):
    made = import_book(folder_of(tmp_path, {"1.md": KAZAKH, **files}), tmp_path / "book")
    toml = (tmp_path / "book/book.toml").read_text(encoding="utf-8")
    assert f'language = "{language}"' in toml
    assert any("by the letters" in each for each in messages(made.problems, "B088")) == (language == "kk")


def test_a_picture_within_a_text_is_carried_and_its_bytes_are_no_lost_words(tmp_path):
    data = base64.b64encode(PNG).decode()
    (text,), _, told = imported(tmp_path, {"1.md": f"# A\n\n![A wheel](data:image/png;base64,{data})\n"})
    assert "![A wheel](1-1.png" in text
    assert told == []


REPOSITORIES = [
    (["README.md", "docs/b.md", "docs/README.md", "docs/more/a.md", "docs/CHANGELOG.md", "tests/x.md", "LICENSE.md"],
     ["README.md", "docs/README.md", "docs/b.md", "docs/more/a.md"]),
    (["README.md", "LICENSE.md"], ["README.md"]),
    (["README.md", "one/a.md"], ["one/a.md"]),
    (["README.md", "a.md", "docs/b.md"], ["a.md"]),
    (["README.md", "words.txt", "page.html", "docs/b.md"], ["README.md", "docs/b.md"]),
    (["README.md", "requirements.txt", "docs/b.md"], ["README.md", "docs/b.md"]),
    (["README.md", "SECURITY.md", "docs/b.md"], ["README.md", "docs/b.md"]),
    (["a.md", "words.txt", "page.html"], ["a.md"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "chapters"), REPOSITORIES)
def test_a_readme_stands_before_the_docs_of_its_repository(tmp_path, files, chapters):
    _, facts, told = imported(tmp_path, {name: f"# {name}\n\nWords.\n" for name in files})
    assert facts["chapters"] == [f"text/{name}" for name in chapters]
    left = [name for name in ("README.md", "words.txt", "page.html") if name in files and name not in chapters]
    assert [each for each in told if each.startswith(tuple(f'"{name}' for name in left))] == [
        f'"{name}" is not among the chapters' for name in sorted(left) if name != "README.md" or "docs/b.md" in files
    ]


HEADINGS = [
    (
        "README.md",
        "# *Tulpar* [![x](p.png)](https://a.org) \\# 1 {#t}\n\nOne.\n\n## Part\n\nTwo.\n",
        "Tulpar # 1",
    ),
    ("a.md", '<h1 align="center">The <em>A</em> &amp; B</h1>\n\nOne.\n', "The A & B"),
    ("a.md", "# One\n\n```\n# a\n```\n\n# Two\n\nWords.\n", "a"),
    ("a.md", "Words.\n", "a"),
]


@pytest.mark.parametrize(("name", "text", "title"), HEADINGS)
def test_a_file_alone_is_called_by_its_only_heading_of_level_1(tmp_path, name, text, title):
    import_book(folder_of(tmp_path, {name: text}) / name, tmp_path / "book")
    assert f'title = "{title}"\n' in (tmp_path / "book/book.toml").read_text(encoding="utf-8")


def test_a_repository_is_called_by_the_heading_of_its_readme(tmp_path):
    _, facts, _ = imported(tmp_path, {"README.md": "# Tulpar\n\nOne.\n", "docs/a.md": "# A\n\nTwo.\n"})
    assert facts["title"] == "Tulpar"


def test_a_title_that_a_word_file_begins_with_heads_its_chapter(tmp_path):
    files = {
        "1.docx": pandoc("# One\n\nFirst.\n", "docx"),
        "2.docx": pandoc("---\ntitle: Of waters\n---\n\n## Sea\n\nIt sounds.\n\n## Salt\n\nIt is salty.\n", "docx"),
        "3.odt": pandoc("---\ntitle: Of stones\n---\n\n# Flint\n\nIt sparks.\n", "odt"),
    }
    texts, _, told = imported(tmp_path, files)
    assert [[row.split(" {")[0] for row in text.split("\n") if row.startswith("#")] for text in texts] == [
        ["# One"],
        ["# Of waters", "## Sea", "## Salt"],
        ["# Of stones", "## Flint"],
    ]
    assert told == []


def test_bold_lines_of_a_word_file_in_a_folder_are_headings_as_if_it_came_alone(tmp_path):
    lines = "**Бірінші тарау. Дала**\n\nҚазақ даласы кең.\n\n**Екінші бөлім**\n\nТағы бір абзац осында тұр.\n"
    files = {"1.docx": pandoc("# One\n\nFirst.\n", "docx"), "2.docx": pandoc(lines, "docx")}
    made = import_book(folder_of(tmp_path, files), tmp_path / "book")
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "book/text").iterdir()))
    assert [row for row in text.split("\n") if row.startswith("#")] == [
        "# One",
        "# Бірінші тарау. Дала",
        "# Екінші бөлім",
    ]
    assert any("bold" in each for each in messages(made.problems, "B088"))


TITLE_PAGE = "УНИВЕРСИТЕТ РЕК\n\n**ДИПЛОМ**\n\n**«Водный режим рек»**\n\nВыполнил: Т. Автор\n"


def test_the_number_of_a_files_name_is_in_no_title_and_a_title_page_says_the_books(tmp_path):
    kazakh = "---\ntitle: Қорытынды\nsubtitle: Үш өзен\n---\n\nКіші өзендер құрғап барады.\n\n## Ұсыныс\n\nАғаш.\n"
    files = {
        "00 Титул.docx": pandoc(TITLE_PAGE, "docx"),
        "01_Введение.docx": pandoc("Реки пересыхают.\n", "docx"),
        "2-тарау.docx": pandoc("Вода ушла.\n", "docx"),
        "03 Обзор.docx": pandoc("# Обзор рек\n\nРеки изучали.\n", "docx"),
        "06 Қорытынды.docx": pandoc(kazakh, "docx"),
        "10 Приложение А.docx": pandoc("ПРИЛОЖЕНИЕ А\n\n# Журнал\n\nЗаписи.\n", "docx"),
    }
    texts, facts, told = imported(tmp_path, files)
    assert [text.split("\n\n")[:2] for text in texts] == [
        ["# Титул", "УНИВЕРСИТЕТ РЕК"],
        ["# Введение", "Реки пересыхают.\n"],
        ["# 2-тарау", "Вода ушла.\n"],
        ["# Обзор рек", "Реки изучали.\n"],
        ["# Қорытынды", "Үш өзен"],
        ["# ПРИЛОЖЕНИЕ А", "## Журнал"],
    ]
    assert "\n**ДИПЛОМ**\n" in texts[0]
    assert (facts["title"], told) == ("Водный режим рек", [])


def test_a_book_of_the_press_is_no_folder_to_import(tmp_path):
    home = folder_of(tmp_path, {"book.toml": 'title = "A"\nlanguage = "en"\n', "1.md": "# One\n\nWords.\n"})
    with pytest.raises(Failure) as fault:
        import_book(home, tmp_path / "book")
    assert [(each.code, each.message) for each in fault.value.problems] == [
        ("B081", "the folder is a book of the press already")
    ]
    (home / "book.toml").write_text("= broken")
    assert import_book(home, tmp_path / "book").chapters == 1


MDBOOK = r"""# One

\\(x\\) and \\( n \log n \\), `\\(x\\)`, \\[ x \\] amid text.

\\[ a\_i \in \\{1, 2\\}, \begin{cases} 1 \\\\ 2 \end{cases}
\\]
"""
OF_MDBOOK = r"""# One

$x$ and $n \log n$, `\\(x\\)`, $x$ amid text.

$$ a_i \in \{1, 2\}, \begin{cases} 1 \\ 2 \end{cases} $$
"""


def test_formulas_of_mdbook_stand_between_dollars(tmp_path):
    (text,), _, told = imported(tmp_path, {"SUMMARY.md": "- [One](1.md)\n", "1.md": MDBOOK})
    assert (text, told) == (OF_MDBOOK, [])


PANDOC = {
    "metadata.yaml": "---\ntitle: Bienen\nauthor: [Test Author]\nlang: de\nbibliography: r.bib\n"
    "header-includes: |\n  \\newcommand{\\M}{m}\n---\n",
    "r.bib": "@book{a, title={B}, author={Author, Test}, publisher={P}, year={2020}}\n",
    "1.md": '# Der Fluss\n\n"Wort" -- $\\M$, siehe [Die Waage] und [dort][Winter am See], @a.\n\n'
    '![Ein *Bild*](p.png "t")\n',
    "2.md": "# Die Waage\n\nWorte.\n\nWinter am See\n-------------\n\n[Der Fluss][], [Worte], [Die Waage].\n",
    "p.png": PNG,
}


def test_metadata_of_pandoc_beside_its_files_are_read_and_so_are_its_signs_and_references(tmp_path):
    (one, two), facts, told = imported(tmp_path, PANDOC)
    assert (facts["title"], facts["language"], facts["bibliography"]) == ("Bienen", "de", ["r.bib"])
    assert facts["authors"] == [{"name": "Test Author"}]
    assert "smart" not in facts
    assert one == (
        '# Der Fluss\n\n\\newcommand{\\M}{m}\n\n"Wort" -- $\\M$, siehe [Die Waage](2.md#die-waage) und '
        '[dort](2.md#winter-am-see), @a.\n\n![Ein *Bild*](p.png "Ein *Bild*")\n'
    )
    assert "[Der Fluss](1.md#der-fluss), [Worte], [Die Waage].\n" in two
    assert told == ['titles of pictures: "t"']


@pytest.mark.parametrize(
    ("text", "is_smart"),
    [
        ("---\nbibliography: r.bib\n---\n\n# A\n\nb -- c\n", True),
        ("---\nauthor: Test Author\nheader-includes:\n  - \\def\\a{b}\n---\n\n# A\n\n$\\a$\n", True),
        ("# A\n\nb\n\n::: {#refs}\n:::\n", True),
        ("% A\n% Test Author\n\n# A\n\nb\n", True),
        ("---\ntitle: A\n---\n\n# A\n\nb\n", False),
        ("# A\n\n```\n---\nbibliography: r.bib\n---\n```\n", False),
    ],
)
def test_files_of_pandoc_are_told_by_what_it_alone_reads(tmp_path, text, is_smart):
    _, facts, _ = imported(tmp_path, {"1.md": text, "2.md": "# B\n\nc\n", "r.bib": PANDOC["r.bib"]})
    assert facts.get("smart", True) is is_smart


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Dieses Buch entstand am Tisch, und die Fehler sind nicht die der anderen, wenn sie auch mit mir leben.",
            "de",
        ),
        ("Ce livre est le fruit d'une longue patience, et les fautes qui sont dans ce texte sont pour moi.", "fr"),
        ("This book was made at the table, and the faults in it are not those of others.", "en"),
        ("Berlin Hamburg Bremen Kiel Mainz Trier Worms Speyer Ulm Fulda Goslar", "en"),
        ("Der Kreis", "en"),
    ],
)
def test_a_language_that_nobody_names_is_told_by_the_commonest_words(tmp_path, text, language):
    _, facts, _ = imported(tmp_path, {"1.md": f"# A\n\n{text}\n"})
    by = "commonest words" if language != "en" else "letters"
    assert facts["language"] == language
    assert messages(import_book(tmp_path / "source", tmp_path / "again").problems, "B088") == [
        f'the language is "{language}" by the {by} of the text'
    ]


def test_words_that_shortcodes_stand_for_are_taken_from_the_files_that_say_them(tmp_path):
    files = {
        "_quarto.yml": "project: {type: book}\nbook:\n  title: Of *wheels*\n  chapters: [1.md]\n",
        "_variables.yml": "version: 1.2\nmail:\n  to: a@example.org\n",
        "1.md": "# A\n\n{{< meta book.title >}}, {{< var version >}}, {{< var mail.to >}}.\n",
    }
    (text,), _, told = imported(tmp_path, files)
    assert (text, told) == ("# A\n\nOf wheels, 1.2, a@example.org.\n", [])


def test_pictures_are_as_wide_as_the_document_shows_them(tmp_path):
    word = "![A](a.png){width=8cm}\n\nSee ![B](a.png){width=5cm} too.\n"
    files = {
        "1.docx": pandoc(f"# One\n\n{word}", "docx", folder_of(tmp_path, {"a.png": PNG})),
        "2.odt": pandoc(f"# Two\n\n{word}", "odt", tmp_path / "source"),
        "3.html": '<h1>H</h1><img src="a.png" alt="D" width="200"><p><img src="a.png" alt="E" style="width: 2cm"></p>',
        "4.tex": "\\section{T}\n\\includegraphics[width=0.5\\textwidth]{a}\n\\includegraphics[width=30pt]{a}",
    }
    widths = []
    for name, text in files.items():
        made = import_book(folder_of(tmp_path, {name: text}) / name, tmp_path / name)
        texts = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / name / "text").iterdir()))
        widths.append(re.findall(r"\{width=(\S+)\}", texts))
        assert not has_errors(made.problems)
    assert widths == [["80mm", "50mm"]] * 2 + [["52.9mm", "20mm"], ["50%", "10.6mm"]]


RUSSIAN = (
    "Реки степи пересыхают каждое лето, и это заметили ещё в старину, когда их было больше и вода текла весь год.\n"
)
KAZAKH = "Кіші өзендер жыл сайын құрғап барады. Бұл еңбекте үш өзен зерттелді; олардың ең кішісі жазда сусыз қалды.\n"
ENGLISH = "The rivers of the steppe are dry in summer, and this was known to all who have been there with the herds.\n"


@pytest.mark.parametrize("kind", ["md", "docx"])
@pytest.mark.parametrize(
    ("book", "other", "language", "lang"),
    [
        (RUSSIAN, KAZAKH, "ru", "kk"),
        (KAZAKH, RUSSIAN, "kk", "ru"),
        (KAZAKH, ENGLISH, "kk", "en"),
    ],
)
def test_a_chapter_in_another_language_than_the_book_is_marked(tmp_path, kind, book, other, language, lang):
    texts = [f"# Один\n\n{book}", f"# Два\n\n{other * 2}", f"# Три\n\n{book * 9}", "# Түс\n\nАқ, көк.\n"]
    files = {f"{number}.{kind}": text if kind == "md" else pandoc(text, kind) for number, text in enumerate(texts, 1)}
    made = import_book(folder_of(tmp_path, files), tmp_path / "book")
    facts = tomllib.loads((tmp_path / "book/book.toml").read_text(encoding="utf-8"))
    assert facts["language"] == language
    assert facts["contributions"] == [{"file": facts["chapters"][1], "language": lang}]
    said = [each for each in messages(made.problems, "B088") if "another language" in each]
    assert said == [
        f'a chapter is in another language than the book, by its letters and words, as book.toml says: "{lang}"'
    ]
    assert not has_errors(made.problems)


def test_a_chapter_in_cyrillic_letters_of_a_book_in_latin_ones_has_its_language_and_a_list_of_names_none():
    assert [language_of(RUSSIAN * 2, code) for code in ("de", "en")] == ["ru", "ru"]
    assert language_of("Abilov, Bekov, Seitov, Omarov, Nurlanov. " * 9, "kk") == "kk"


@pytest.mark.parametrize(
    ("name", "list_of"),
    [
        ("myst.yml", "project:\n  substitutions:\n    harbour: Port *Test*\n    day: 7\n  toc:\n    - file: a.md\n"),
        ("_config.yml", "parse:\n  myst_substitutions:\n    harbour: Port Test\n    day: 7\n"),
        ("_config.yml", "sphinx:\n  config:\n    myst_substitutions: {harbour: Port Test, day: 7}\n"),
    ],
)
def test_words_that_a_list_gives_its_texts_are_variables_and_those_of_a_file_its_own(tmp_path, name, list_of):
    text = "---\nsubstitutions:\n  ebb: low tide\n---\n# A\n\nThe {{ ebb }} of {{ harbour }}, {{day}}, `{{ ebb }}`.\n"
    files = {"a.md": text, "_toc.yml": "format: jb-book\nroot: a\n"} if name != "myst.yml" else {"a.md": text}
    texts, facts, told = imported(tmp_path, {**files, name: list_of})
    assert facts["variables"] == {"harbour": "Port Test", "day": "7"}
    assert texts == ["# A\n\nThe low tide of {{ harbour }}, {{day}}, `{{ ebb }}`.\n"]
    assert not any("prints as text" in each for each in told)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(sec:w)=\n## Waves\n\nA.\n\n### B\n", "# Waves {#sec-w}\n\nA.\n\n## B\n"),
        ("## One\n\nA.\n\n## Two\n", "# wave\n\n## One\n\nA.\n\n## Two\n"),
        ("Words.\n\n## One\n\nA.\n", "# wave\n\nWords.\n\n## One\n\nA.\n"),
        ("---\ntitle: T\n---\n## One\n\nA.\n", "# T\n\n## One\n\nA.\n"),
    ],
)
def test_the_one_section_that_a_file_is_heads_its_chapter(tmp_path, text, written):
    texts, _, _ = imported(tmp_path, {"wave.md": text, "zeta.md": "# Z\n\nA.\n"})
    assert texts[0] == written


QUARTO = """project:
  type: book
book:
  title: T
  author:
    - name: A. Nobody
      orcid: https://orcid.org/0000-0002-1825-0097
    - name: B. Nobody
      orcid: 0000-0002-1825-0000
  chapters: [index.qmd]
bibliography: a.bib
csl: styles/%s
format:
  pdf: {number-sections: true, number-depth: 3}
"""


@pytest.mark.parametrize(("style", "taken"), [("apa.csl", "apa"), ("own.csl", "")])
def test_numbers_orcids_and_the_style_of_citations_come_from_the_list(tmp_path, style, taken):
    files = {
        "_quarto.yml": QUARTO % style,
        "index.qmd": "# A\n\nSee [@b].\n",
        "a.bib": "@book{b, title={C}, year=2000}",
    }
    _, facts, told = imported(tmp_path, files)
    assert facts["numbering"] == {"depth": 3, "by_chapter": True}
    assert facts["authors"] == [{"name": "A. Nobody", "orcid": "0000-0002-1825-0097"}, {"name": "B. Nobody"}]
    assert facts.get("citation_style", "") == taken
    own = ['facts that book.toml says in its own way: csl "styles/own.csl"']
    assert told == [*own * (not taken), "ORCID iDs that cannot be: B. Nobody, 0000-0002-1825-0000"]


def test_commands_of_a_list_hold_in_all_chapters(tmp_path):
    files = {
        "myst.yml": "project:\n  math:\n    '\\R': '\\mathbb{R}'\n  toc:\n    - file: a.md\n",
        "a.md": "# A\n\n$\\R$\n",
    }
    (text,), _, told = imported(tmp_path, files)
    assert ("\\newcommand{\\R}{\\mathbb{R}}" in text, told) == (True, [])
    config = (
        'sphinx:\n  config:\n    mathjax3_config:\n      tex:\n        macros:\n          N: ["\\\\mathbf{#1}", 1]\n'
    )
    assert commands_in_front(config.split("\n")) == ("\\newcommand{\\N}[1]{\\mathbf{#1}}",)


def test_a_draft_of_mdbook_is_told(tmp_path):
    files = {"SUMMARY.md": "# S\n\n- [One](1.md)\n  - [Two *and*]()\n", "1.md": "# One\n\nWords.\n"}
    assert imported(tmp_path, files)[2] == ['the chapter "Two *and*" has no file']


def test_a_notebook_keeps_drawings_and_formulas_and_hides_what_is_tagged(tmp_path):
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9'/></svg>"
    outputs = [{"data": {"image/svg+xml": [svg]}}, {"data": {"text/latex": "$x^2$", "text/plain": "x**2"}}]
    cells = [
        {"cell_type": "markdown", "source": "# Sums"},
        {"cell_type": "code", "source": "a()", "outputs": outputs},
        {"cell_type": "code", "source": "secret", "metadata": {"tags": ["remove-cell"]}, "outputs": outputs},
    ]
    (text,), _, told = imported(tmp_path, {"_toc.yml": "root: sums\n", "sums.ipynb": json.dumps({"cells": cells})})
    assert ("](sums-1.svg)" in text, text.count("$x^2$"), "secret" in text) == (True, 1, False)
    assert "cells whose code is not shown, with what they print or draw: code-cell" in told
