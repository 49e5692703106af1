"""Markdown of mdBook, MyST, Quarto, R Markdown and MkDocs: kept as it stands, or as the press writes it, or told."""

from collections import Counter

import pytest
from builds import build, load
from test_import import PNG, messages

from baspa.importing import import_book
from baspa.importing.dialects import Reading, marked, names, with_links
from baspa.importing.kept_book import without_marks
from baspa.importing.losses import Losses
from baspa.importing.lost_words import lost_words, words
from baspa.load.folder import Folder
from baspa.model.problem import has_errors

BIB = "@book{abai, title = {Words}, author = {Author, Test}, year = 1909}\n"


def made(text, tmp_path, captions=False, works=()):
    """A text as the press writes it, and what was told."""
    losses = Losses()
    reading = Reading(Folder(tmp_path), "one.md", losses, works=works, captions=captions)
    text = marked(text, reading)
    reading = Reading(Folder(tmp_path), "one.md", losses, names([text]), works, captions)
    return with_links(text, reading), [problem.message for problem in losses.problems()]


KEPT = [
    "> [!NOTE]\n> a",
    "::: {.callout-tip title=\"T\"}\na\n:::",
    "::: note\na\n:::",
    "!!! note\n    a",
    "# A {#a}\n\n[](#a) [b](b.md#c) <kbd>k</kbd> H~2~O ==m== [^1] a--b\n\n[^1]: n",
    "```python\n# {{< pagebreak >}} @fig-a {ref}`a` {#b width=3}\n```",
    "`{ref}` and `@fig-a` and `::: {.x}`",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n: C {#t}",
    "$$\na\n$$ {#eq-a}",
    "a@b.kz https://a.kz/@b \\@c @d",
    "(a) b\n(c) d",
    "```rust\n# a\nb\n```",
    "| $$a$$ b |\n|---|\n\n`a $$b$$ c`, $$d\n\n[a]{.b index=\"c\"}",
    "***\n\n---\n\n50 % of it",
    "\\newcommand{\\tuple}[1]{\\langle #1 \\rangle}\n\n# A {b #c}\n\n[d]{#1 e}",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_what_the_press_reads_stays_as_it_stands(tmp_path, text):
    assert made(text, tmp_path) == (text, [])


MADE = [
    # MyST
    ("```{note}\na\n```", "::: note\na\n:::"),
    (":::{admonition} T\n:class: warning\na\n:::", "::: warning T\na\n:::"),
    ("````{tip}\n```{danger}\na\n```\n````", ":::: tip\n::: warning\na\n:::\n::::"),
    ("```{seealso}\na\n```", "::: seealso\na\n:::"),
    ("```{figure} a.png\n:name: f\n:alt: A *b*\n:width: 60%\n:align: center\n\nC \"d\".\n\nLegend.\n```",
     '![A \\*b\\*](a.png "C \\"d\\"."){#f width=60%}\n\nLegend.'),
    ("```{figure-md} f\n![A](a.png)\n\nC *d*.\n```", ":::{figure-md} f\n![A](a.png)\n\nC *d*.\n:::"),
    ("```{figure} a b.png\n---\nname: f\nheight: 3px\n---\nC\n```", '![C](<a b.png> "C"){#f}'),
    ("```{image} a.png\n:alt: A\n```", "![A](a.png)"),
    ("```{math}\n:label: e f\na^2\n\nb\n```\n\n{eq}`e f`", "$$\na^2\nb\n$$ {#e-f}\n\n[](#e-f)"),
    ("$$a$$ (e)\n\n[](#e)", "$$a$$ {#e}\n\n[](#e)"),
    ("```{table} C\n:name: t\n\n| a |\n|---|\n| 1 |\n\n```", "\n| a |\n|---|\n| 1 |\n\n: C {#t}"),
    ("```{list-table} C\n:header-rows: 1\n* - A\n  - B\n* - 1\n  - 2 | 3\n    more\n```",
     "| A | B |\n|---|---|\n| 1 | 2 \\| 3 more |\n\n: C"),
    ("```{csv-table}\n:header: A, B\n1, \"2, 3\"\n```", "| A | B |\n|---|---|\n| 1 | 2, 3 |"),
    ("```{list-table} C\n:stub-columns: 1\n:name: t\n* - A\n  - B\n```",
     "| A | B |\n|---|---|\n\n: C {#t header-columns=\"1\"}"),
    ("```{figure}\n:label: f\n![a](b.png)\n![c](d.png)\n\nE\n```",
     "::: {#f}\n\n![a](b.png)\n\n\n![c](d.png)\n\n\nE\n:::"),
    ("```{code-block} python\n:caption: C\n:linenos:\na\n```", "C\n\n```python\na\n```"),
    ("```{code-cell} ipython3\na\n```", "```python\na\n```"),
    ("```{epigraph}\na\n\n-- b\n```", "::: epigraph\na\n\n— b\n:::"),
    ("```{glossary}\na\n  b\n```", "::: glossary\na\n: b\n:::"),
    ("```{code} c\n:name: n\na\n```\n\n```{#x .c}\na\n```\n\n(p)=\n# A\n\n{ref}`p`",
     "```{#n .c}\na\n```\n\n```{#x .c}\na\n```\n\n# A {#p}\n\n[](#p)"),
    ("```{prf:theorem} T\n:label: t\na\n```\n\n{prf:ref}`t`", "::: theorem T {#t}\na\n:::\n\n[](#t)"),
    ("```{toctree}\na\n```\n+++\na\n% b", "\na\n<!-- b -->"),
    ("```{bibliography}\n```", "::: bibliography\n:::"),
    ("```{include} b.md\n```", "{{< include b.md >}}"),
    ("(p)=\n# A\n\n{ref}`p` {ref}`b <p>` {numref}`S %s <p>`", "# A {#p}\n\n[](#p) [b](#p) [S {title}](#p)"),
    ("(p)=\na\n\n{ref}`p`", '<a id="p"></a>a\n\n[p](#p)'),
    ("![a](b.png \"c\"){#f}\n\n{numref}`f` {numref}`F. %s <f>`", '![a](b.png "c"){#f}\n\n[](#f) [F. {number}](#f)'),
    ("{doc}`b` {doc}`c <b>` {cite}`x,y` {cite:t}`x` {sub}`a` {kbd}`k` {math}`a` {abbr}`U (V)`",
     "[](b.md) [c](b.md) [@x; @y] @x <sub>a</sub> <kbd>k</kbd> $a$ U (V)"),
    ("- ```c\n  @fig-a\n  ```\n\n  ![](b.png){#fig-a}\n\n1.  ```{note}\n    c\n    ```\n\n@fig-a",
     "- ```c\n  @fig-a\n  ```\n\n  ![](b.png){#fig-a}\n\n1.  ```{note}\n    c\n    ```\n\n[fig-a](#fig-a)"),
    ("```{code} python\n:caption: A *b*\n:label: code-a\nc\n```\n\n{ref}`code-a` [](#code-a)",
     '```{#code-a .python lst-cap="A *b*"}\nc\n```\n\n[](#code-a) [](#code-a)'),
    ('```{#lst-a .c lst-cap="B"}\nc\n```\n\n~~~ {.c #lst:d caption="E"}\nf\n~~~\n\n@lst-a @lst:d',
     '```{#lst-a .c lst-cap="B"}\nc\n```\n\n~~~ {.c #lst:d caption="E"}\nf\n~~~\n\n[](#lst-a) [](#lst:d)'),
    ("```{list-table}\n* - - a\n    - b\n```", ":::{list-table}\n\n* - - a\n    - b\n:::"),
    ("{smallcaps}`a` {underline}`b` {strike}`c` {doi}`10.1/2` {file}`d` {command}`e` {index}`f`",
     "[a]{.smallcaps} <u>b</u> <s>c</s> [10.1/2](https://doi.org/10.1/2) `d` `e` f"),
    ("```{glossary}\na\nb c\n  d\n\ne\n  f\n```", "::: glossary\na, b c\n: d\n\ne\n: f\n:::"),
    (("```{list-table} C\n:name: t\n:header-rows: 1\n* - A\n  - B\n* - - b\n    - c\n"
      "  - ```python\n    d\n    ```\n```\n\n{ref}`t`"),
     (":::{list-table} C\n:name: t\n:header-rows: 1\n\n* - A\n  - B\n* - - b\n    - c\n"
      "  - ```python\n    d\n    ```\n:::\n\n[](#t)")),
    ("```{note}\nunclosed", "```{note}\nunclosed"),
    ((":::{table} C\n:label: tbl:h\n\n| a |\n|---|\n| 1 |\n:::\n\n"
     "[](#tbl:h) [T. %s](#tbl:h) [b](c.md#tbl:h) {numref}`tbl:h`"),
     "\n| a |\n|---|\n| 1 |\n\n: C {#tbl-h}\n\n[](#tbl-h) [T. {number}](#tbl-h) [b](c.md#tbl-h) [](#tbl-h)"),
    ("(s:b)=\n# A\n\n[S. %s](#s:b) [](#s:b)", "# A {#s-b}\n\n[S. {title}](#s-b) [](#s-b)"),
    (":::{figure-md} f\n![A](a.png)\n\nC.\n:::\n\n{numref}`F. %s <f>`",
     ":::{figure-md} f\n![A](a.png)\n\nC.\n:::\n\n[F. {number}](#f)"),
    ("(eq:h)=\n$$\nh\n$$\n\n{eq}`eq:h` [](#eq:h)", "(eq-h)=\n$$\nh\n$$\n\n[](#eq-h) [](#eq-h)"),
    ("(l)=\n- a\n\n(c)=\n```python\na\n```\n\n{ref}`l` {ref}`c`",
     '(l)=\n- a\n\n<a id="c"></a>\n\n```python\na\n```\n\n[l](#l) [c](#c)'),
    ("```{math}\n:label: e\n\\begin{align}\na &= b\n\\end{align}\n```\n\n{eq}`e`",
     "$$\n\\begin{aligned}\na &= b\n\\end{aligned}\n$$ {#e}\n\n[](#e)"),
    ("$$\n\\begin{equation*}\na \\label{b}\n\\end{equation*}\n$$ (e)", "$$\na\n$$ {#e}"),
    # mdBook
    ("<Listing number=\"1-1\" file-name=\"a.rs\" caption=\"A &lt;b&gt;\">\n\n```rust\na\n```\n\n</Listing>",
     "Filename: a.rs\n\n```rust\na\n```\n\nListing 1-1: A <b>"),
    ("a \\\\(b\\\\) \\\\[c\\\\]", "a \\\\(b\\\\) \\\\[c\\\\]"),  # but for mdBook these are signs
    ("<div class=\"warning\">\n\na\n\n</div>", "::: warning\n\na\n\n:::"),
    ("```\n\\{{#include x}}\n```\n\\{{#include x}}", "```\n\\{{#include x}}\n```\n\\{{#include x}}"),
    # Quarto, R Markdown, pandoc
    ("{{< pagebreak >}}", "\\newpage"),
    ("a \\newpage\nb", "a\n\n\\newpage\n\nb"),
    ("a $b$ and $$c$$ d $$e$$", "a $b$ and\n$$c$$\nd\n$$e$$"),
    ("$$a$$ b", "$$a$$\nb"),
    ("# A {-}", "# A {.unnumbered}"),
    ("![a](b.png \"c\"){#fig-a fig-align=\"center\" width=50%}\n\n@fig-a [@fig-a] -@fig-a",
     '![a](b.png "c"){#fig-a width=50%}\n\n[](#fig-a) [](#fig-a) [{number}](#fig-a)'),
    (("# A {#sec-a}\n\n# B {#sec:b}\n\n![c](d.png \"e\"){#fig-f}\n\n"
      "[@fig-f; @sec-a] [Abb. -@fig-f g] ([see @sec:b]) [@fig-f; @h]"),
     ("# A {#sec-a}\n\n# B {#sec-b}\n\n![c](d.png \"e\"){#fig-f}\n\n"
      "[](#fig-f); [](#sec-a) [Abb. {number}](#fig-f) g (see [](#sec-b)) [[](#fig-f); @h]")),
    ('<div id="fig:a">\n![b](c.png){#fig:d}\n![e](f.png){#fig:g}\n\nH\n</div>\n\n@fig:a',
     "::: {#fig-a}\n![b](c.png){#fig-d}\n![e](f.png){#fig-g}\n\nH\n:::\n\n[](#fig-a)"),
    ("::: {.content-hidden unless-format=\"epub\"}\na\n:::", "::: {only=epub}\na\n:::"),
    ("::: {.content-visible unless-format=\"html\"}\na\n:::", "::: {only=print}\na\n:::"),
    ('::: {layout-nrow=2 fig-cap="A"}\nb\n:::', '::: {layout-nrow="2" fig-cap="A"}\nb\n:::'),
    ("| a |\n|---|\n\n: B {#tbl-b tbl-colwidths=\"[1]\"}", '| a |\n|---|\n\n: B {#tbl-b tbl-colwidths="[1]"}'),
    ("::: {#refs}\n:::", "::: bibliography\n:::"),
    ("::: {#thm-a}\n## B\n\nc\n:::\n\n@thm-a", "::: theorem B {#thm-a}\n\nc\n:::\n\n[](#thm-a)"),
    ("::: {.content-visible when-format=\"html\"}\na\n:::", "::: {only=epub}\na\n:::"),
    ("::: {.content-hidden when-format=\"html\"}\na\n:::", "::: {only=print}\na\n:::"),
    ("(@) a\n(@x) b\n\n#. (@x)", "(@) a\n(@x) b\n\n#. (@x)"),
    ("\\begin{align}\na &= b (\\#eq:x)\n\\end{align}\n\n\\@ref(eq:x)",
     "$$\n\\begin{aligned}\na &= b\n\\end{aligned}\n$$ {#eq-x}\n\n[](#eq-x)"),
    ("\\begin{align}\na &= b \\label{e}\\\\\nd &= e\n\\end{align}",
     "$$\n\\begin{aligned}\na &= b\\\\\nd &= e\n\\end{aligned}\n$$ {#e}"),
    ("\\begin{align}\na &= b \\\\\nc &= d \\tag{7}\n\\end{align}",
     "$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n\\tag{7}\n$$"),
    ("![a](b.png){#fig:s}\n\n  : C {#tbl:t}\n\n@fig:s @Fig:s @tbl:t",
     "![a](b.png){#fig-s}\n\n  : C {#tbl:t}\n\n[](#fig-s) [](#fig-s) [](#tbl:t)"),
    ("::: {.callout-note #nte-a}\nb\n:::\n\n```{tip}\n:name: t\nc\n```\n\n::: {#d}\ne\n:::\n\n@nte-a {ref}`t` {ref}`d`",
     "::: {.callout-note #nte-a}\nb\n:::\n\n::: tip {#t}\nc\n:::\n\n::: {#d}\ne\n:::\n\n[](#nte-a) [](#t) [d](#d)"),
    ("::: {#tbl-a}\n| b |\n|---|\n\nC\n:::\n\n::: {#fig-d layout-ncol=2}\n![e](f.png)\n\nG\n:::\n\n@tbl-a @fig-d",
     ("::: {#tbl-a}\n| b |\n|---|\n\nC\n:::\n\n"
      "::: {#fig-d layout-ncol=\"2\"}\n![e](f.png)\n\nG\n:::\n\n[](#tbl-a) [](#fig-d)")),
    ("::: note\nunclosed", "::: note\nunclosed\n:::"),
    ("1. a\n\n    ::: {.callout-tip}\n    b\n    :::\n", "1. a\n\n    ::: {.callout-tip}\n    b\n    :::\n"),
    ("{{{< var x >}}}", "\\{{< var x >}}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written"), MADE)
def test_what_other_programs_write_becomes_what_the_press_has(tmp_path, text, written):
    assert made(text, tmp_path) == (written, [])


def test_marks_of_an_index_files_to_download_and_drawings_are_told(tmp_path):
    text = "{index}`single: a; b` {index}`c <d>` {download}`e <f.txt>`\n\n```{mermaid}\ng --> h\n```"
    written, told = made(text, tmp_path)
    assert written == " c e\n\n```\ng --> h\n```"
    assert told == [
        "what only its own program makes stands as code: {mermaid}",
        'index marks: "single: a; b", "d", 2 times',
        "links to files to download: f.txt",
    ]


KNITR = [
    (("```{r a-b, fig.cap=\"(ref:c)\", out.width='50%', echo=FALSE}\nknitr::include_graphics(\"a.png\")\n```\n\n"
     "(ref:c) A \"*b*\".\n\nSee \\@ref(fig:a-b)."),
     '\n![A \\"*b*\\".](a.png "A \\"*b*\\"."){#fig-a-b width=50%}\n\n\n\n\nSee [](#fig-a-b).'),
    (("```{r}\n#| label: fig-c\n#| fig-cap: \"C\"\n"
     "#| fig-alt: \"D e\"\n#| message: false\ninclude_graphics('a.png')\n```\n\n@fig-c"),
     "```r\ninclude_graphics('a.png')\n```\n\n![D e](a.png \"C\"){#fig-c}\n\n\n[](#fig-c)"),
    ("```{theorem, old, name=\"B\"}\nc\n```\n\nSee \\@ref(thm:old).",
     "::: theorem B {#old}\nc\n:::\n\nSee [](#old)."),
    ("(ref:c) A b.", "(ref:c) A b."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written"), KNITR)
def test_pictures_and_theorems_of_bookdown_are_the_press_s(tmp_path, text, written):
    assert made(text, tmp_path, captions=True) == (written, [])
    assert Counter(words(without_marks(text))) - Counter(words(written)) == {}


TOLD = [
    ("{{#title a b}}\nc", "\nc", ["titles of pages in a browser: a b"]),
    ("```{figure} a.png\n:figclass: x\n:target: b\n:width: 20px\nC\n```", '![C](a.png "C")',
     ["options of {figure}: target b", "the width of a picture: 20px"]),
    ("```{mermaid}\na\n```", "```\na\n```", ["what only its own program makes stands as code: {mermaid}"]),
    ("```{r n, echo=FALSE}\n1--2\n```", "<!--\n{r n, echo=FALSE}\n1- -2\n-->\n",
     ["cells whose code is not shown, with what they print or draw: r"]),
    ("```{python}\n#| include: false\n1\n```", "<!--\n#| include: false\n1\n-->\n",
     ["cells whose code is not shown, with what they print or draw: python"]),
    ("```{python}\n#| label: a\n#| fig-cap: B\n1  # <2>\n```\n2. C",
     "<!--\n#| label: a\n#| fig-cap: B\n-->\n\n```python\n1  # (2)\n```\n2. C",
     ["cells of code stand as code, without what they print or draw: python"]),
    ("[a *b*]{style=\"color:red\"} [c]{.d} [e](f)", "a *b* [c]{.d} [e](f)",
     ["attributes that a book has not: style=color:red"]),
    ("{{< fa star >}}{{< lipsum 1 >}}{{< kbd Ctrl-P >}}{{< var a >}}", "<kbd>Ctrl-P</kbd>",
     ["shortcodes: fa star, lipsum 1, var a, 3 times"]),
    ("```{index} a\n```", "", ["index marks: a"]),
    ("```{code-cell}\n:tags: [remove-cell]\na\n```\nb", "b",
     ["cells whose code is not shown, with what they print or draw: code-cell"]),
    ("```{csv-table} C\n:file: gone.csv\n```", "\n: C", ["files that are not in the folder: gone.csv"]),
    ("a\\index{b}", "a", ['index marks: "b"']),
    ("`{python} a`", "`a`", ["what a program works out in the text stands as code: a"]),
    ("{{< video b.mp4 >}}", "b.mp4", ["shortcodes: video b.mp4"]),
    ("::: {.panel-tabset}\na\n:::", "\na", ["divisions that a book has not stand as plain text: panel-tabset"]),
    ("![a](b.png){height=3 width=40%}", "![a](b.png){width=40%}", ["attributes that a book has not: height=3"]),
    ('[a]{.b key="c" lang=ru}', '[a]{.b lang="ru"}', ["attributes that a book has not: key=c"]),
    ("@fig-gone", "fig-gone", ["references to what is not in the files: fig-gone"]),
    ("{{#include gone.rs}}", "", ["files that are not in the folder: gone.rs"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "told"), TOLD)
def test_what_a_book_has_no_place_for_is_told(tmp_path, text, written, told):
    assert made(text, tmp_path) == (written, told)


def test_the_words_in_a_pictures_brackets_are_a_caption_for_pandoc(tmp_path):
    text = "![A *b*](c.png)\n\nd ![e](f.png)"
    assert made(text, tmp_path)[0] == text
    assert made(text, tmp_path, captions=True)[0] == '![A *b*](c.png "A *b*")\n\nd ![e](f.png)'
    text = '![a](b.png "c"){fig-alt="d"}'
    assert made(text, tmp_path, captions=True) == ('![d](b.png "a")', ['titles of pictures: "c"'])
    assert made(text, tmp_path) == ('![a](b.png "c")', ["attributes that a book has not: fig-alt=d"])


def test_citations_of_what_no_file_has_are_taken_out(tmp_path):
    written, told = made("[@abai; @gone] [see @gone] @abai @gone", tmp_path, works={"abai"})
    assert written == "[@abai]  @abai \\@gone"
    assert told == ["citations of what the references have not: gone, 3 times"]


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [("", "a b d f"), (":2", "b"), (":1:2", "a b"), (":4:", "d f"), (":e", "f"), (":c", "d f")],
)
def test_lines_of_a_file_are_included(tmp_path, wanted, lines):
    (tmp_path / "a.rs").write_text("a\nb\nc // ANCHOR: c\nd\n// ANCHOR: e\nf\n// ANCHOR_END: e\n")
    assert made(f"```\n{{{{#include a.rs{wanted}}}}}\n```", tmp_path)[0].split("\n")[1:-1] == lines.split()


def test_a_file_of_code_is_put_in_as_sphinx_does(tmp_path):
    (tmp_path / "a.py").write_text("a = 1\n")
    assert made("```{literalinclude} a.py\n:language: python\n```", tmp_path) == ("```python\na = 1\n```", [])


WILD = {
    "mkdocs.yml": "site_name: Wild\n",
    "docs/index.md": "![badge](https://example.org/b.svg) [![b](p.png)](https://example.org)\n\nWild docs\n=====\n\n"
    "[gone](gone.md), [by label][l], <a href=\"no.md\">in tags</a>, ![](p.png)\n\n[l]: nowhere.md\n\n"
    '<a href="https://example.org"><img src="https://example.org/c.svg" alt="linked badge"></a>\n\n'
    "<svg width=\"1\" height=\"1\"></svg>\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
    "docs/2-a.md": "## No title\n\n##### Deep\n\nWords.\n",
    "docs/10-b.md": "---\ntags: [x]\n---\n\nBefore ![shown](gone.png).\n\n"
    "# Title\n\n[](#no) and {numref}`nothing`\n\n::: box\nopen\n",
    "docs/empty.md": "\n",
    "docs/p.png": PNG,
}  # fmt: skip


SAID = (
    '"docs/empty.md" has no text',
    "links of pictures: https://example.org",
    'links to "gone.md"',
    'pictures that cannot be used: "gone.png"',
    "what cannot be read stands as code",
    "facts of a chapter alone",
)


def test_whatever_stands_in_a_folder_the_book_builds_and_no_word_is_lost_untold(tmp_path):
    for name, text in WILD.items():
        file = tmp_path / "source" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = import_book(tmp_path / "source", tmp_path / "book")
    assert not has_errors(result.problems), result.problems
    told = [*messages(result.problems), *messages(result.problems, "B088")]
    assert sorted(path.name for path in (tmp_path / "book/text").glob("*.md")) == ["10-b.md", "2-a.md", "index.md"]
    assert (tmp_path / "book/text/2-a.md").read_text() == "# No title\n\n## Deep\n\nWords.\n"
    index = (tmp_path / "book/text/index.md").read_text()
    assert index.startswith(
        "# Wild docs\n\n![badge](https://example.org/b.svg) ![b](p.png)\n\ngone, by label, in tags, ![p.png](p.png)\n"
    )
    assert "```\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n```" in index
    for said in SAID:
        assert any(said in each for each in told), (said, told)
    assert not any("in the document, and not in the book" in each for each in told), told
    assert build(tmp_path / "book")


@pytest.mark.parametrize(("text", "written"), [*((text, text) for text in KEPT), *MADE])
def test_every_word_is_looked_for_and_no_mark_is(text, written):
    assert Counter(words(without_marks(text))) - Counter(words(written)) == {}
    assert Counter(words(without_marks(f"{text}\n\nLost."))) - Counter(words(written)) == {"lost": 1}


def test_a_heading_of_html_is_a_title_below_which_others_keep_their_levels(tmp_path):
    text = '<h1 align="center">\n  Lake\n</h1>\n\n## One\n\nWords.\n\n#### Two\n\nMore.\n'
    (tmp_path / "README.md").write_text(text)
    made = import_book(tmp_path / "README.md", tmp_path / "book")
    assert made.chapters == 1
    assert (tmp_path / "book/text/README.md").read_text() == text.replace("####", "###")


def test_headings_with_a_line_below_count_as_levels(tmp_path):
    text = "One\n===\n\nTwo\n---\n\n### Three\n\nWords.\n\n##### Four\n\nWords.\n"
    (tmp_path / "a.md").write_text(text)
    import_book(tmp_path / "a.md", tmp_path / "book")
    assert (tmp_path / "book/text/a.md").read_text() == text.replace("One\n===", "# One").replace("#####", "####")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (":::{grid} 1 1 2 2\nText.\n:::\n", "text"),
        ("```{only} html\nText.\n```\n", "text"),
        ("{download}`The data <data/a.csv>`.", "the data"),
        ("`list <int>` stands.", "list stands"),  # one that ends so may be a role's
    ],
)
def test_options_and_targets_of_a_program_are_no_words(text, said):
    assert words(without_marks(text)) == said.split()


def test_words_that_are_lost_are_counted_and_those_beside_them_are_not(tmp_path):
    (tmp_path / "one.md").write_text("# One\n\nA csv.\n")
    (tmp_path / "book.toml").write_text('title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n')
    book, _ = load(tmp_path)
    (told,) = lost_words("The csv of a csv.", "The csv of a", book)
    assert told.message == 'a word is in the document, and not in the book: csv: in "The csv of a csv."'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"\emph{a \textbf{b}}, \texttt{c}, \LaTeX\ \TeX{}, \ldots", r"*a **b***, `c`, LaTeX\ TeX, …"),
        (r"a\footnote{B \emph{c}.} \cite[p. 3]{d} \citet{e}", "a^[B *c*.] [@d, p. 3] @e"),
        (r"a \textbf{b}, \index{C}D, e\index{F}.", "a **b**, D, e."),
        (r"$\emph{a}$ `\emph{b}` \(\textbf{c}\) \\emph{d}", r"$\emph{a}$ `\emph{b}` \(\textbf{c}\) \\emph{d}"),
        (r"\noindent a\vspace{1cm} b", "a b"),
        ("| a |\n|---|\n| `b|c` |\n\n```\n| `d|e`\n```", "| a |\n|---|\n| `b\\|c` |\n\n```\n| `d|e`\n```"),
    ],
)
def test_commands_of_latex_and_bars_in_code_of_pandoc(tmp_path, text, written):
    assert made(text, tmp_path, captions=True, works=("d", "e"))[0] == written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('```{mermaid}\n%%| label: fig-a\n%%| fig-cap: "B"\nc --> d\n```', "```\nc --> d\n```"),
        ("```{python}\n#| label: tbl-a\n#| tbl-cap: B\nprint(c)\n```", "```python\nprint(c)\n```"),
    ],
)
def test_a_cell_with_a_caption_is_the_figure_that_its_label_names(tmp_path, cell, written):
    text, _ = made(f"{cell}\n\n@{cell[cell.index('label: ') + 7 :].split()[0]}", tmp_path)
    name = text.partition("{#")[2].partition("}")[0]
    assert text.count("<!--") == text.count("-->") - cell.count("-->") == 1
    assert text.endswith(f"-->\n\n{written}\n\nB\n:::\n\n[](#{name})")


def test_values_and_code_of_files_stand_in_their_tables_and_listings(tmp_path):
    (tmp_path / "a.csv").write_text('b,c\n1,"2, 3"\n', encoding="utf-8")
    (tmp_path / "a.py").write_text("a\nb\nc\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("[[#who]] and [[#where nowhere]]\n", encoding="utf-8")
    assert made("```{csv-table} C\n:file: a.csv\n:header-rows: 1\n```", tmp_path) == (
        "| b | c |\n|---|---|\n| 1 | 2, 3 |\n\n: C", [],
    )  # fmt: skip
    assert made("```{literalinclude} a.py\n:lines: 2-3\n:caption: C\n```", tmp_path) == ("C\n\n```\nb\nc\n```", [])
    assert made("{{#template a.md who=Abai}}", tmp_path) == ("Abai and nowhere", [])
