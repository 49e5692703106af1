"""Included files and variables: where lines come from, and what stays as it was typed."""

import io

import pikepdf
import pytest
from builds import build, load, write
from hypothesis import given
from hypothesis import strategies as st

from baspa.load.folder import Folder
from baspa.load.include import DEEPEST, MOST, expand
from baspa.model.problem import Place, Severity, report


def expanded(folder, text, variables=None, **files):
    write(folder, text, **files)
    return expand("one.md", text, Folder(folder.resolve()), variables or {})


def test_an_included_file_stands_in_the_place_of_its_line(tmp_path):
    found = expanded(
        tmp_path, "a\n{{< include two.md >}}\nb", **{"two.md": "c\n\n{{< include three.md >}}\n", "three.md": "d\n"}
    )
    assert found.text == "a\nc\n\nd\nb"
    assert found.places == (
        Place("one.md", 1), Place("two.md", 1), Place("two.md", 2), Place("three.md", 1), Place("one.md", 3)
    )  # fmt: skip
    assert [each.path for each in found.files] == ["one.md", "two.md", "three.md"]
    assert not found.problems


def test_a_file_may_be_included_twice(tmp_path):
    found = expanded(tmp_path, "{{< include two.md >}}\n{{< include two.md >}}", **{"two.md": "c"})
    assert (found.text, found.problems) == ("c\nc", ())


def test_all_lines_of_a_variable_stand_in_the_place_of_its_line(tmp_path):
    found = expanded(tmp_path, "a\n{{< var two >}}b\nc\n", {"two": "d\ne\n"})
    assert found.text == "a\nd\ne\nb\nc\n"
    assert [place.line for place in found.places] == [1, 2, 2, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("the {{< var a >}} edition, {{<var a>}}", "the second edition, second"),
        ("`{{< var a >}}` and ``x ` {{< var a >}}``", "`{{< var a >}}` and ``x ` {{< var a >}}``"),
        ("\\{{< var a >}}", "{{< var a >}}"),
        ("```\n{{< var a >}}\n```\n{{< var a >}}", "```\n{{< var a >}}\n```\nsecond"),
        ("~~~~\n```\n{{< var a >}}\n~~~~\n{{< var a >}}", "~~~~\n```\n{{< var a >}}\n~~~~\nsecond"),
        ("a `tick and {{< var a >}}", "a `tick and second"),
    ],
)
def test_variables(tmp_path, text, made):
    found = expanded(tmp_path, text, {"a": "second"})
    assert (found.text, found.problems) == (made, ())


TEMPLATE = "[[#who]] [[#year]] [[#place nowhere]] [[#b]] \\[[#who]]\n"
RUST = "// ANCHOR: all\na\n// ANCHOR: b-c\nd\n// ANCHOR_END: b-c\ne\n// ANCHOR_END: all\n"


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        ("include x/a.rs", [2, 4, 6]), ("rustdoc_include x/a.rs", [2, 4, 6]), ("include x/a.rs:4", [4]),
        ("include x/a.rs:2:5", [2, 4]), ("include x/a.rs:4:", [4, 6]), ("include x/a.rs::4", [2, 4]),
        ("include x/a.rs:b-c", [4]), ("include x/a.rs:all", [2, 4, 6]),
    ],
)  # fmt: skip
def test_commands_of_mdbook(tmp_path, command, lines):
    write(tmp_path, "", **{"x/a.rs": RUST, "x/b.md": f"c\n{{{{#{command.replace('x/', '')}}}}}"})
    folder = Folder(tmp_path.resolve())
    wanted = [(RUST.split("\n")[line - 1], Place("x/a.rs", line)) for line in lines]
    for around, text in (("```rust", f"```rust\n{{{{#{command}}}}}\n```"), ("c", "{{#include x/b.md}}")):
        found = expand("one.md", text, folder, {})
        assert found.problems == ()
        made = list(zip(found.text.split("\n"), found.places, strict=True))
        assert made[0][0] == around
        assert made[1 : len(lines) + 1] == wanted
    assert [(each.path, each.media_type) for each in found.files[1:]] == [
        ("x/b.md", "text/markdown"), ("x/a.rs", "text/plain"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "made", "told"),
    [
        ("{{#playground a.rs editable}}", "```rust\na\n```", []),
        ("- a\n  ```\n  {{#include a.rs}}\n  ```\n> {{#include a.rs}}", "- a\n  ```\n  a\n  ```\n> a", []),
        ("```\n\\{{#include a.rs}}\n```", "```\n{{#include a.rs}}\n```", []),
        ("a {{#include a.rs}}", "a {{#include a.rs}}", []),
        ("a \\{{#include a.rs}}", "a \\{\\{#include a.rs}}", []),
        ("```\n{{#include b.rs}}\n```", "```\n{{#include b.rs}}\n```", ["one.md:2: warning B016"]),
        ("```\n{{#include a.rs:b}}\n```", "```\n```", ["one.md:2: error B016"]),
        ("```\n{{#include a.rs:2:}}\n```", "```\n```", ["one.md:2: error B016"]),
        ("```\n{{#include ../a.rs}}\n```", "```\n```", ["one.md:2: error B014"]),
        ("{{#include one.md}}", "", ["one.md:1: error B016"]),
        ("{{#template t.md who=Abai Q. year=1904}}", "Abai Q. 1904 nowhere [[#b]] [[#who]]", []),
        ("{{#template t.md}}", "[[#who]] [[#year]] [[#place nowhere]] [[#b]] \\[[#who]]", []),
        ("{{#title a b}}", "", ["one.md:1: warning B187"]),
        ("a\n--8<--\na.rs\n; b.rs\n\n a.rs \n--8<--\nb", "a\na\n a\nb", []),
        ("> --8<--\n> a.rs\n> --8<--", "> a", []),
        ("--8<--\na.rs", "--8<--\na.rs", []),
        ("{{#include b.md}}", "", ["one.md:1: error B016"]),
    ],
)
def test_where_commands_of_mdbook_stand(tmp_path, text, made, told):
    found = expanded(tmp_path, text, **{"a.rs": "a\n", "t.md": TEMPLATE})
    assert found.text == made
    assert [line[: line.index(":", 16)] for line in report(found.problems) if not line.startswith(" ")] == told


@given(st.text("ab`~{<>}\\ \n"))
def test_without_a_shortcode_the_text_is_what_was_typed(tmp_path_factory, text):
    found = expand("one.md", text, Folder(tmp_path_factory.getbasetemp().resolve()), {})
    assert found.text == text or "{{<" in text


def test_a_book_with_includes(tmp_path):
    """Its blocks know their own files, and all files are attached as they were typed."""
    files = {"parts/two.md": "Words with {{< var a >}} and a note.[^n]\n\n[^n]: The note.\n"}
    text = "# One\n\n{{< include parts/two.md >}}\n\nThe end.\n"
    made = build(write(tmp_path, text, '[variables]\na = "a *variable*"\n', **files))
    assert not [problem for problem in made.problems if problem.severity > 0]
    blocks = {block.text: block.place for block in made.book.chapters[0].blocks}
    assert blocks["Words with a variable and a note.1"] == Place("parts/two.md", 1)
    assert blocks["The end."] == Place("one.md", 5)
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        attached = {name: bytes(pdf.attachments[name].get_file().read_bytes()).decode() for name in pdf.attachments}
    assert attached == {"one.md": text, "parts-two.md": files["parts/two.md"]}


# What a few lines could ask for is bounded.


def said(found):
    return [line for line in report(found.problems) if "error" in line]


def chain(folder, length):
    files = {f"i{n}.txt": f"{{{{< include i{n + 1}.txt >}}}}\n" for n in range(1, length)}
    return expanded(folder, "{{< include i1.txt >}}", **files, **{f"i{length}.txt": "Text.\n"})


def test_a_chain_of_includes_has_an_end(tmp_path):
    found = chain(tmp_path / "a", DEEPEST)
    assert (found.text, found.problems) == ("Text.", ())
    for length in (DEEPEST + 1, 1200):
        assert said(chain(tmp_path / str(length), length)) == [
            "i20.txt:1: error B016: more than 20 files include one another"
        ]


def test_no_more_files_than_a_bound_are_put_into_a_chapter(tmp_path):
    assert said(expanded(tmp_path, "{{< include a.txt >}}\n" * MOST, **{"a.txt": ""})) == []
    (line,) = said(expanded(tmp_path, "{{< include a.txt >}}\n" * (MOST + 9), **{"a.txt": ""}))
    assert line.startswith(f"one.md:{MOST + 1}: error B016: more is put in than")


def test_no_more_text_than_a_bound_is_put_into_a_book(tmp_path, monkeypatch):
    monkeypatch.setattr("baspa.load.LONGEST", 1000)
    write(
        tmp_path,
        "# A\n\n{{< include a.txt >}}\n{{< var b >}}\n",
        **{"a.txt": "a" * 500, "two.md": "# B\n\n{{< var b >}}\n"},
    )
    toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n[variables]\nb = "{}"\n'
    (tmp_path / "book.toml").write_text(toml.format("b" * 260))
    assert load(tmp_path)[1] == ()
    (tmp_path / "book.toml").write_text(toml.format("b" * 280))
    (problem,) = load(tmp_path)[1]
    assert (str(problem.place), problem.code) == ("two.md:3", "B016")


def test_each_file_that_includes_the_next_one_twice(tmp_path):
    pairs = {f"i{n}.txt": f"{{{{< include i{n + 1}.txt >}}}}\n" * 2 for n in range(19)}
    (line,) = said(expanded(tmp_path, "{{< include i0.txt >}}", **pairs, **{"i19.txt": ""}))
    assert "error B016: more is put in than" in line


@pytest.mark.parametrize("text", ["{{< var" + " " * 40_000, "{{<" * 10_000 + ">}}", "{{< var a " * 10_000])
def test_a_shortcode_without_end_is_text(tmp_path, text):
    assert expanded(tmp_path, text).text == text


def test_a_page_break_of_quarto_is_one_and_other_words_print_as_text(tmp_path):
    text = "# One\n\nText.\n\n{{< pagebreak >}}\n\nMore {{< env X >}}, {{< pagebreak >}}.\n"
    book, problems = load(write(tmp_path, text))
    assert [(each.code, each.severity) for each in problems] == 2 * [("B017", Severity.WARNING)]
    assert "{{< env X >}}, {{< pagebreak >}}" in book.chapters[0].blocks[-1].text
    assert "page-break" in book.chapters[0].xhtml


def test_what_is_told_once_a_file_names_the_lines_as_they_were_written(tmp_path):
    hyphens = "\n\n".join(["One - two."] * 5)
    write(
        tmp_path,
        '# A\n\nSome 5: "word" - and.\n\n{{< include two.md >}}\n\nThe end - so.\n',
        **{"two.md": f"### B\n\n{hyphens}\n\n### C\n\nText.\n"},
    )
    _, problems = load(tmp_path)
    told = {problem.code: (str(problem.place), problem.message, problem.hint) for problem in problems}
    assert told["B036"][0] == "one.md:3"
    assert told["B036"][1].endswith(', two.md:5: "One - two.", and in lines two.md:7, two.md:9, two.md:11, 7')
    assert told["B021"][0] == "two.md:1"
    assert told["B021"][2].endswith("in line 13")
