"""Pictures, tables and texts side by side, as Quarto and pandoc-crossref write them."""

import pytest
from builds import check, load, write
from rasters import drawn, saved

from baspa.model.book import PAGES
from baspa.tree.chapter import parsed


def read(folder, text, language="en"):
    """Return the blocks and the tree of a chapter of a book that has nothing to be told but of its pictures."""
    facts = f'title = "T"\nlanguage = "{language}"\nchapters = ["one.md"]\n'
    book, problems = load(write(folder, f"# One\n\n{text}\n", **{"book.toml": facts, "a.png": saved(drawn())}))
    assert [each.code for each in (*problems, *check(book)) if each.code not in ("B035", "B036", "B116")] == []
    return [block.text.replace(PAGES, "…") for block in book.chapters[0].blocks], parsed(book.chapters[0])


GROUP = "\n\n![A](a.png){#fig-a}\n\n![B](a.png){#fig-b}\n\n"


@pytest.mark.parametrize(
    "written",
    [
        "::: {#fig-c layout-ncol=2}" + GROUP + "Two\n:::",
        '::: {#fig-c layout-nrow=1 fig-cap="Two"}' + GROUP + ":::",
        "::: {#fig-c}\n![A](a.png){#fig-a}\n![B](a.png){#fig-b}\n\nTwo\n:::",
        '<div id="fig-c">\n![A](a.png){#fig-a}\n![B](a.png){#fig-b}\n\nTwo\n</div>',
    ],
)
def test_a_group_of_figures_has_a_number_and_its_pictures_have_letters(tmp_path, written):
    texts, tree = read(tmp_path, f"@fig-c, @fig-b, [-@fig-a]\n\n{written}")
    assert texts == ["One", "Figure 1…, Figure 1b…, 1a", "a) A", "b) B", "Figure 1. Two"]
    division = next(each for each in tree.iter("div") if each.get("id") == "fig-c")
    assert division.get("class").split() == ["figure-group", "side-by-side"]
    assert [each.get("class") for each in division] == ["one-of-2", "one-of-2", "group-caption"]


def test_letters_are_those_of_the_language(tmp_path):
    texts, _ = read(tmp_path, f"@fig-b\n\n::: {{#fig-c layout-ncol=2}}{GROUP}Two\n:::", language="kk")
    assert texts[1:] == ["1б-сурет…", "а) A", "б) B", "1-сурет. Two"]


def test_tables_and_texts_stand_side_by_side(tmp_path):
    table = "| a |\n|---|\n| b |\n\n: {} {{#tbl-{}}}\n\n"
    tables = "::: {#tbl-c layout-ncol=2}\n" + table.format("A", "a") + table.format("B", "b") + "Two\n:::"
    texts, tree = read(tmp_path, f'@tbl-b\n\n{tables}\n\n::: {{layout="[[2,-1,3],[1]]"}}\nx\n\ny\n\nz\n:::')
    assert texts[1] == "Table 1b…"
    rows = [each for each in tree.iter("div") if "side-by-side" in each.get("class", "").split()]
    assert [[each.get("class") for each in row] for row in rows] == [
        ["one-of-2", "one-of-2", "group-caption"],
        ["one-of-2", "one-of-2", "one-of-1"],
    ]


def test_shares_of_pictures_in_a_paragraph_are_those_of_the_measure(tmp_path):
    pictures = "![A](a.png){#fig-a width=45%}\n![B](a.png){#fig-b width=30%}"
    _, tree = read(tmp_path, f"::: {{#fig-c}}\n{pictures}\n\nTwo\n:::")
    assert [each.get("style") for each in tree.iter("img")] == ["width:90%", "width:60%"]


def test_one_column_and_what_is_no_number_change_nothing(tmp_path):
    _, tree = read(tmp_path, "::: {layout-ncol=1}\nx\n\ny\n:::\n\n::: {layout-ncol=a}\nx\n\ny\n:::")
    assert "side-by-side" not in {each.get("class") for each in tree.iter()}


def test_what_is_no_picture_may_be_a_figure(tmp_path):
    texts, _ = read(tmp_path, "@fig-a\n\n::: {#fig-a}\n```python\nx = 1\n```\n\nCode\n:::")
    assert texts == ["One", "Figure 1…", "x = 1", "Figure 1. Code"]
