"""Directives of MyST and their options: boxes, figures, tables, formulas, code."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

from baspa.importing.dialects.known_directives import KINDS
from baspa.load.markdown.boxes import OF_DIRECTIVES
from baspa.load.markdown.directives import READERS
from baspa.tree.directives import DIRECTIVE_KINDS

NOTE = '<aside class="note box" role="note"'
TIP = '<aside class="tip box" role="doc-tip"'
T = '<p class="box-title">T <em>e</em></p>'
HEAD = "<thead><tr><th>a</th><th>b</th></tr></thead>"
ROW = "<tbody><tr><td>a</td><td>b</td></tr></tbody>"
FORMULA = '<math display="block" alttext="a = b"><mi>a</mi><mo>=</mo><mi>b</mi></math>'


def read(text):
    return read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")


def xhtml(text):
    """Return what stands behind the title, without the ids that the press gives, and what is told."""
    chapter, problems = read(text)
    section = ET.fromstring(chapter.xhtml)
    for element in section.iter():
        if element.get("id", "").startswith("c1-"):
            del element.attrib["id"]
    return "".join(ET.tostring(element, encoding="unicode").strip() for element in section[1:]), problems


def figure(caption="", alt="A", name="", style=""):
    shown = f'<img src="a.png" alt="{alt}"{style} />'
    return f"<figure{name}>{shown}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("```{note}\n:name: a\na\n```", f'{NOTE} id="a"><p>a</p></aside>'),
        (":::{note} T *e*\n:class: dropdown\n\na\n:::", f"{NOTE}>{T}<p>a</p></aside>"),
        ("```{margin} T *e*\na\n```\n\n:::{tab-item} T *e*\na\n:::",
         f'<aside class="box" role="note">{T}<p>a</p></aside>' * 2),
        ("```{pull-quote}\na\n```", '<blockquote class="epigraph" role="doc-epigraph"><p>a</p></blockquote>'),
        ("```{admonition} T *e*\n:class: tip\na\n```", f"{TIP}>{T}<p>a</p></aside>"),
        ("```{admonition} T *e*\n---\nclass: dropdown tip\nname: a\n---\na\n```", f'{TIP} id="a">{T}<p>a</p></aside>'),
        (":::{dropdown} T *e*\na\n:::", f'<aside class="box" role="note">{T}<p>a</p></aside>'),
        ("::::{note}\n:name: a\n:::{tip}\n:name: b\nc\n:::\n::::",
         f'{NOTE} id="a">{TIP} id="b"><p>c</p></aside></aside>'),
        ("> ```{tip}\n> :name: a\n> b\n> ```", f'<blockquote>{TIP} id="a"><p>b</p></aside></blockquote>'),
        ("- c\n\n  :::{tip}\n  :name: a\n  b\n  :::", f'<ul><li><p>c</p>{TIP} id="a"><p>b</p></aside></li></ul>'),
        (":::{tip}\nwords: of text\n:::", f"{TIP}><p>words: of text</p></aside>"),
        (":::{tip}\n---\nwords\n:::", f"{TIP}><hr /><p>words</p></aside>"),
        (":::{epigraph}\na\n:::", '<blockquote class="epigraph" role="doc-epigraph"><p>a</p></blockquote>'),
        ("```{figure} a.png\n:name: f\n:alt: A\n:width: 50%\n:align: center\n\nThe *c*.\n\nMore.\n```",
         figure("The <em>c</em>.", "A", ' id="f"', ' style="width:50%"') + "<p>More.</p>"),
        (":::{figure} a.png\n---\nalt: 'A \"press\"\n  here'\nwidth: 96px\n---\n:::",
         figure(alt="A “press” here", style=' style="width:25.4mm"')),
        ("```{figure} a.png\nThe *c* $d$\n```",
         figure('The <em>c</em> <math display="inline" alttext="d"><mi>d</mi></math>', "The c d")),
        ("```{image} a.png\n:alt: A\n```", figure()),
        ("```{figure} a.png\n:label: f\n:alt: A\n```", figure(name=' id="f"')),
        (":::{tip}\n:label: a\nb\n:::", f'{TIP} id="a"><p>b</p></aside>'),
        ("```{figure-md}\n:label: f\n![A](a.png)\n```", figure(name=' id="f"')),
        ("(f)=\n```{image} a.png\n:alt: A\n```", figure(name=' id="f"')),
        ("(f)=\n```{image} a.png\n:alt: A\n:name: f\n```", figure(name=' id="f"')),
        ("```{figure-md} f\n![A](a.png){width=3cm}\n\nc\n```", figure("c", "A", ' id="f"', ' style="width:3cm"')),
        (":::{table} Of *c*\n:name: t\n\n| a | b |\n|---|---|\n:::",
         f'<table id="t"><caption>Of <em>c</em></caption>{ROW}</table>'),
        ("```{list-table} Of *c*\n:header-rows: 1\n:name: t\n* - a\n  - b\n* - c\n  - d\n```",
         f'<table id="t"><caption>Of <em>c</em></caption>{HEAD}<tbody><tr><td>c</td><td>d</td></tr></tbody></table>'),
        (":::{list-table}\n:stub-columns: 1\n* - a\n  - b\n\n    c\n:::",
         '<table><tbody><tr><th scope="row"><p>a</p></th><td><p>b</p><p>c</p></td></tr></tbody></table>'),
        (":::{list-table}\n* - a\n  - b\n* - c\n:::",
         "<ul><li><ul><li>a</li><li>b</li></ul></li><li><ul><li>c</li></ul></li></ul>"),
        ("```{math}\n:label: e\na = b\n```",
         f'<p id="e" class="formula numbered">{FORMULA}<span class="formula-number" /></p>'),
        ("```{math}\na = b\n```", f'<p class="formula">{FORMULA}</p>'),
        ("```{code-block} python\nprint(1)\n  a\n```",
         '<pre><code class="language-python">print(1)\n  a</code></pre>'),
        ("> ~~~{code} c\n>   a;\n> ~~~", '<blockquote><pre><code class="language-c">  a;</code></pre></blockquote>'),
    ],
)  # fmt: skip
def test_directives(text, tree):
    assert xhtml(text) == (tree, ())


def test_options_without_meaning_are_told_once_a_file():
    text = (
        "```{figure} a.png\n:alt: A\n:align: left\n:width: 20em\n```\n\n```{code-block} c\n:linenos:\n:name: x\na\n```"
    )
    tree, problems = xhtml(f"{text}\n\n```{{toctree}}\n:maxdepth: 2\nchapters/one\n```")
    assert tree == figure() + '<div class="listing" id="x"><pre><code class="language-c">a</code></pre></div>'
    said = "options of other programs that do nothing here are left out: align, linenos, width, {toctree}"
    assert [(p.code, p.place.line, p.message) for p in problems] == [("B187", 5, said)]


def test_a_class_that_no_style_knows_is_the_box_s_own():
    chapter, _ = read(":::{note}\n:class: mine\na\n:::")
    assert chapter.classes == (("mine", "note", 3),)


@pytest.mark.parametrize(
    "text",
    [
        "- ```{note}\n  a\n\nWords `behind`.\n\n```",
        "- a\n  - :::{figure} a.png\n\n  Words `behind`.\n\n  :::",
        "1. ~~~{code-block} c\n\nWords `behind`.\n\n~~~",
        "(2) ```{math}\n    a\n(3) Words `behind`.\n    ```",
        "a\n: ```{toctree}\n\nWords `behind`.\n\n```",
        "[^1]: ```{table} T\n\nWords[^1] `behind`.\n\n```",
    ],
)
def test_a_directive_ends_no_later_than_its_item(text):
    tree, problems = xhtml(text)
    assert "<code>behind</code>" in tree
    assert {each.code for each in problems} & {"B029", "B153", "B154"}
    assert "B170" not in {each.code for each in problems}


@pytest.mark.parametrize("text", ["```{unheard}\na\n```", "```{note}\na", "```{python}\na\n```"])
def test_what_is_no_directive_is_code(text):
    assert xhtml(text)[0].startswith("<pre>")


def test_notes_called_in_a_directive_and_lines_of_problems():
    chapter, problems = read(
        "```{figure} a.png\n:alt: A\n\nCaption.[^n]\n```\n\n:::{tip}\n:name: a\n\n[b](c.md)\n:::\n\n[^n]: N."
    )
    assert problems == ()
    assert [(link.target, link.place.line) for link in chapter.links] == [("c.md", 12)]
    assert [block.place.line for block in chapter.blocks if block.kind in ("caption", "note")] == [6, 15]


def test_the_press_and_the_import_read_the_kinds_of_one_table():
    kinds = {*DIRECTIVE_KINDS.values()}
    assert {*READERS, *OF_DIRECTIVES} - kinds == set()
    assert kinds - {*KINDS} == {"facts"}  # of which the import makes code, and says so
    assert {*READERS, *OF_DIRECTIVES} <= {*KINDS, "facts"}
