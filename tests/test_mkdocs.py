"""What MkDocs and its extensions have beside Markdown: tabs, snippets, inserted words, abbreviations."""

import pytest
from builds import load, read_chapter, write

TABS = """\
=== "On *Linux*"

    Run `a`.

    ```sh
    x


    y
    ```

===! 'Elsewhere'
    1. Look

After.
"""


def xhtml(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    return chapter.xhtml, [(p.code, p.place.line, p.message) for p in problems]


def test_tabs_are_boxes_in_their_order():
    made, problems = xhtml(TABS)
    assert problems == []
    first, second = made.split('<aside class="box" role="note">')[1:]
    assert first.startswith('<p class="box-title" id="c1-2">On <em>Linux</em></p><p id="c1-3">Run <code>a</code>.</p>')
    assert "x\n\n\ny</code></pre></aside>" in first
    assert second.endswith('<ol><li id="c1-6">Look</li></ol></aside><p id="c1-7">After.</p></section>')


def test_a_tab_stands_in_an_item_and_in_a_tab():
    text = '- === "A"\n\n      a\n\n      === "B"\n\n          b\n\n  c'
    made, problems = xhtml(text)
    assert problems == []
    assert [made.count(each) for each in ("<aside", "<p ", "</aside></aside><p", "===")] == [2, 5, 1, 0]


@pytest.mark.parametrize("text", ['=== "A tab"', '=== "A tab"\n\nb', '=== "A tab"\n  b'])
def test_a_tab_without_what_stands_in_it_is_text_and_told(text):
    assert xhtml(text)[1] == [("B154", 3, 'this looks like a tab, but prints as text: === "A tab"')]


def test_a_heading_that_is_underlined_stays_one():
    made, problems = xhtml("Two\n---\n\nx\n\n===\n\ny")
    assert problems == []
    assert (made.count("<h2 "), made.count(">===</p>")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("^^inserted words^^, **^^a^^**", "<u>inserted words</u>, <strong><u>a</u></strong>"),
        ("^^a x^2^ b^^ and y^2^", "<u>a x<sup>2</sup> b</u> and y<sup>2</sup>"),
        (r"a^^b^^ ^^ c ^^ \^^d^^ `^^e^^`", "a^^b^^ ^^ c ^^ ^^d^^ <code>^^e^^</code>"),
    ],
)
def test_inserted_words_are_underlined(text, found):
    assert found in xhtml(text)[0]


def test_what_abbreviations_stand_for_is_left_out_and_told_once():
    made, problems = xhtml(
        "HTML and *CSS*.\n\n*[HTML]: Hyper Text\n*[CSS]: Style Sheets\n\n> *[A B]: c\n> d\n\n`*[E]: f`"
    )
    assert "Hyper" not in made
    assert '<p id="c1-3">d</p>' in made
    assert "<code>*[E]: f</code>" in made
    assert problems == [("B206", 5, "what these abbreviations stand for is in no format: HTML, CSS, A B")]


def test_snippets_are_files_of_the_book(tmp_path):
    text = (
        '--8<-- "parts/a.md"\n\n```py\n--8<-- "parts/b.py:setup"\n```\n\n'
        '> --8<-- \'c.md:2:2\'\n\n`--8<-- "a"`\n\n--8<-- "in.md"'
    )
    files = {
        "parts/a.md": "Put *in*.\n",
        "parts/b.py": "a\n# --8<-- [start:setup]\nb\n# --8<-- [end:setup]\nc\n",
        "docs/c.md": "one\ntwo\n",
        "in.md": '--8<-- "parts/d.md"\n',
        "parts/d.md": "And this.\n",
    }
    book, problems = load(write(tmp_path, f"# One\n\n{text}\n", **files))
    assert problems == ()
    assert [block.text for block in book.chapters[0].blocks] == [
        "One", "Put in.", "b", "two", '--8<-- "a"', "And this."]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('--8<-- "../out.md"', [("B014", 3)]),
        ('--8<-- "none.md"', [("B016", 3)]),
        ('--8<-- "one.md"', [("B016", 3)]),
        ("--8<--", [("B154", 3)]),
    ],
)
def test_what_no_snippet_may_be(tmp_path, text, told):
    problems = load(write(tmp_path, f"# One\n\n{text}\n"))[1]
    assert [(p.code, p.place.line) for p in problems] == told
