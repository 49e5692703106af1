"""Books of MyST and Quarto that nobody imported: a book.toml beside their files, and no error for what they mean."""

from xml.etree import ElementTree as ET

import pytest
from builds import load, read_chapter, write

from baspa.language import find
from baspa.load.markdown import read_tree
from baspa.model.book import PAGES
from baspa.model.problem import Severity

BIB = "@book{a, title={T}, author={Alpha, A.}, year=2000}\n@book{b, title={U}, author={Beta, B.}, year=2001}"
HEAD, BODY = "<thead><tr><th>A</th><th>B</th></tr></thead>", "<tbody><tr><td>a, b</td><td>1</td></tr></tbody>"
BOX, TAB = '<aside class="box" role="note"', '<p class="box-title">B</p><p>b</p>'
CITES = 'bibliography = ["r.bib"]\n'


def blocks(folder, text, toml="", **files):
    book, problems = load(write(folder, f"# One\n\n{text}\n", toml, **files))
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    return [each.text.replace(PAGES, "…") for each in book.chapters[0].blocks[1:]], problems


def xhtml(text):
    return ET.tostring(read_tree("one.md", text, find("en")).body, encoding="unicode")


@pytest.mark.parametrize(
    ("role", "pandoc"),
    [
        ("{cite}`a`", "[@a]"),
        ("{cite:p}`a, b`", "[@a; @b]"),
        ("{cite:p}`{see}a{p. 3}; b`", "[see @a, p. 3; @b]"),
        ("{cite:t}`a`", "@a"),
        ("{cite:t}`a,b`", "@a; @b"),
        ("{cite:year}`a`", "[-@a]"),
    ],
)
def test_a_role_cites_as_pandoc_does(tmp_path, role, pandoc):
    said, _ = blocks(tmp_path / "a", f"See {role}.", CITES, **{"r.bib": BIB})
    assert said[0] == blocks(tmp_path / "b", f"See {pandoc}.", CITES, **{"r.bib": BIB})[0][0]
    assert "Alpha" in said[0] or "2000" in said[0]


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("<wiki:Arch_bridge>", "Arch bridge", "https://en.wikipedia.org/wiki/Arch_bridge"),
        ("[](wiki:Arch_bridge)", "Arch bridge", "https://en.wikipedia.org/wiki/Arch_bridge"),
        ("[arches](doi:10.1/x)", "arches", "https://doi.org/10.1/x"),
        ("[](doi:10.1/x)", "10.1/x", "https://doi.org/10.1/x"),
        ("<github:a/b>", "a/b", "https://github.com/a/b"),
        ("[](rrid:SCR_1)", "RRID:SCR_1", "https://scicrunch.org/resolver/SCR_1"),
        ("{pep}`8`", "PEP 8", "https://peps.python.org/pep-0008/"),
        ("{button}`Read <https://a.kz>`", "Read", "https://a.kz"),
    ],
)
def test_a_short_address_is_a_link_with_words(text, shown, target):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\nAt {text}.\n", "en")
    assert problems == ()
    assert f'<a href="{target}">{shown}</a>' in chapter.xhtml


def test_a_term_leads_to_its_glossary_in_another_form_too(tmp_path):
    glossary = "```{glossary}\npier\nposts\n  A *column*.\n```"
    book, problems = load(write(tmp_path, f"# One\n\nThe {{term}}`Posts <posts>`, a {{term}}`Pier`.\n\n{glossary}\n"))
    assert problems == ()
    assert [link.target for link in book.chapters[0].links] == ["#::posts", "#::pier"]
    assert book.chapters[0].blocks[1].text == "The Posts, a Pier."


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("::::{grid} 2\n\na\n\n::::", "<p>a</p>"),
        ("```{rubric} A *b*\n```", "<p><strong>A <em>b</em></strong></p>"),
        ("```{centered} A\n```", '<div class="center"><p>A</p></div>'),
        ("```{iframe} https://a.kz\nB\n```", '<p><a href="https://a.kz">https://a.kz</a></p><p>B</p>'),
        ("![](#fig-a)", '<p><a href="#fig-a" /></p>'),
        (
            "```{exercise-start} A\n:label: e\n```\n\nb\n\n```{exercise-end}\n```\n\nc",
            '<aside class="exercise box" role="note" id="e"><p class="box-title">A</p><p>b</p></aside><p>c</p>',
        ),
        ("```{solution} ex-a\nb\n```", '<aside class="solution box" role="note"><p>b</p></aside>'),
        (
            '```{csv-table} C\n:header: "A", "B"\n\n"a, b", 1\n```',
            f'<div data-captioned="table"><table>{HEAD}{BODY}</table><p>C</p></div>',
        ),
        (
            "::: {.panel-tabset}\n## A\n\na\n\n## B {#b}\n\nb\n:::",
            f'<div>{BOX}><p class="box-title">A</p><p>a</p></aside>{BOX} id="b">{TAB}</aside></div>',
        ),
        ('::: {.content-hidden when-format="pdf"}\na\n:::', '<div only="epub"><p>a</p></div>'),
        ('a[ b]{.content-visible unless-format="html"}', '<p>a<span only="print"> b</span></p>'),
        ("::: {.column-margin}\na\n:::", '<aside class="box" role="note"><p>a</p></aside>'),
    ],
)
def test_what_stands_there_is_read(text, tree):
    assert xhtml(text) == f"<body>{tree}</body>"


def test_words_in_the_margin_are_a_note():
    tree = read_tree("one.md", "a[b *c*]{.aside} d", find("en"))
    assert ["".join(note.itertext()) for note in tree.notes] == ["b c"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```{literalinclude} a.py\n:lines: 1,3-\n```", ["a\nc\nd"]),
        ("```{literalinclude} a.py\n:start-after: a\n:end-before: d\n```", ["b\nc"]),
        ("```{include} b.md\n```", ["Of b."]),
        (":::{csv-table} C\n:file: c.csv\n:header-rows: 1\n:::", ["C", "x", "1"]),
        ("````text\n```{include} b.md\n```\n````", ["```{include} b.md\n```"]),
    ],
)
def test_files_are_put_in_as_myst_does(tmp_path, text, lines):
    files = {"a.py": "a\nb\nc\nd\n", "b.md": "Of b.\n", "c.csv": "x\n1\n"}
    assert blocks(tmp_path, text, **files) == (lines, ())


def test_words_of_quarto_s_files_and_of_front_matter(tmp_path):
    files = {
        "_variables.yml": 'version: 1.2\nemail:\n  info: "a@b.kz"\n',
        "_quarto.yml": "book:\n  title: The *herd*\nsize: 12\n",
    }
    asked = "{{< var version >}} {{< var email.info >}} {{< meta book.title >}} {{< meta size >}} {{< meta title >}}"
    guarded = "{{{< var version >}}} {{< kbd Ctrl-C >}} {{< fa star >}}."
    said, problems = blocks(tmp_path, f"{asked} {guarded}", **files)
    assert said == ["1.2 a@b.kz The herd 12 T {{< var version >}} Ctrl-C ."]
    assert [each.code for each in problems] == ["B187"]


def test_a_note_of_myst_holds_words_that_are_put_in(tmp_path):
    said, _ = blocks(
        tmp_path, "```{note}\n{{< var v >}}\n```\n\n```c\n{{< var v >}}\n```", **{"_variables.yml": "v: x\n"}
    )
    assert said == ["Note", "x", "{{< var v >}}"]


@pytest.mark.parametrize(
    "cell",
    [
        '```{python}\n#| label: fig-a\n#| fig-cap: "A plot"\nplot()\n```',
        '```{r fig-a, fig.cap="A plot"}\nplot()\n```',
        "```{mermaid}\n%%| label: fig-a\n%%| fig-cap: A plot\nplot()\n```",
    ],
)
def test_a_cell_with_a_label_and_a_caption_has_a_number(tmp_path, cell):
    said, _ = blocks(tmp_path, f"See @fig-a, @fig-a-2 and [@a; @fig-a].\n\n{cell}", CITES, **{"r.bib": BIB})
    assert said[0].startswith("See Figure 1…, Figure 1… and (Alpha 2000); Figure 1")
    assert said[1:3] == ["plot()", "Figure 1. A plot"]


@pytest.mark.parametrize(("switch", "code"), [("include: false", ["B203", "B269"]), ("eval: false", ["B269"])])
def test_a_cell_that_no_reader_shall_see_is_left_out_and_told(tmp_path, switch, code):
    said, problems = blocks(tmp_path, f"A.\n\n```{{python}}\n#| {switch}\nimport a\n```")
    assert (said, sorted(each.code for each in problems)) == (["A.", *["import a"] * (len(code) == 1)], code)


def test_commands_of_myst_yml_hold_in_formulas(tmp_path):
    files = {"myst.yml": "project:\n  math:\n    '\\load': 'q_{0}'\n"}
    _, problems = blocks(tmp_path, r"By $\load + {\bf R}$.", **files)
    assert problems == ()


def test_a_value_that_is_too_long_for_a_table_is_told():
    _, problems = read_chapter(1, "one.md", f"# One\n\n```{{csv-table}} C\n{'a' * 140_000}, b\n```\n", "en")
    assert [each.code for each in problems] == ["B170"]
