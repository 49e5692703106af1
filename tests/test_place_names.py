"""Names where other dialects put them, captions in a picture's brackets, and options that only other programs know."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

PICTURE = '<img src="a.png" alt="A press" />'


def read(text):
    return read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")


def xhtml(text):
    """Return what stands behind the title, without the ids that the press gives."""
    chapter, problems = read(text)
    assert problems == ()
    section = ET.fromstring(chapter.xhtml)
    for element in section.iter():
        if element.get("id", "").startswith("c1-"):
            del element.attrib["id"]
    return "".join(ET.tostring(element, encoding="unicode").strip() for element in section[1:])


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("![A *press*](a.png){#fig-a}",
         f'<figure id="fig-a">{PICTURE}<figcaption>A <em>press</em></figcaption></figure>'),
        ("![A press](a.png){#fig:a .b}",
         '<figure id="fig:a"><img src="a.png" alt="A press" class="b" /><figcaption>A press</figcaption></figure>'),
        ('![Cap "tion"](a.png){fig-alt="A \\"press\\" --- here" width=3in}',
         ('<figure><img src="a.png" alt="A “press” — here" style="width:76.2mm" />'
         "<figcaption>Cap “tion”</figcaption></figure>")),
        ('![A press](a.png "Cap"){#fig-a alt=now width=96px}',
         ('<figure id="fig-a"><img src="a.png" alt="A press – now" style="width:25.4mm" />'
         "<figcaption>Cap</figcaption></figure>")),
        ("![Figure 1. A *press*](a.png)", ('<figure><img src="a.png" alt="Figure 1. A press" />'
         "<figcaption>Figure 1. A <em>press</em></figcaption></figure>")),
        ("![2-сурет – Үй](a.png)", ('<figure><img src="a.png" alt="2-сурет – Үй" />'
         "<figcaption>2-сурет – Үй</figcaption></figure>")),
        ("![Figure 1. A press](a.png){#x}", f'<figure id="x">{PICTURE}<figcaption>A press</figcaption></figure>'),
        ("![2-сурет – Үй](a.png){#x}",
         '<figure id="x"><img src="a.png" alt="Үй" /><figcaption>Үй</figcaption></figure>'),
        ("(x)=\n![Рис. №\u00a01.2: *Дом*](a.png)",
         '<figure id="x"><img src="a.png" alt="Дом" /><figcaption><em>Дом</em></figcaption></figure>'),
        ("[]{#x}![Figure 1. A press](a.png)", f'<figure id="x">{PICTURE}<figcaption>A press</figcaption></figure>'),
        ('<a id="x"></a>\n![Figure A.1. A press](a.png)',
         f'<figure id="x">{PICTURE}<figcaption>A press</figcaption></figure>'),
        ("![Figure 1](a.png){#x}",
         '<figure id="x"><img src="a.png" alt="Figure 1" /><figcaption>Figure 1</figcaption></figure>'),
        ("![Figure 1 of all](a.png)", '<figure><img src="a.png" alt="Figure 1 of all" /></figure>'),
        (r"![(\#fig:a) A press](a.png)", f'<figure id="fig:a">{PICTURE}<figcaption>A press</figcaption></figure>'),
        ('<a name="press"></a>\n\n![A press](a.png "A *cap*")',
         f'<figure id="press">{PICTURE}<figcaption>A <em>cap</em></figcaption></figure>'),
        ('[]{#press}![A press](a.png "A *cap*")',
         f'<figure id="press">{PICTURE}<figcaption>A <em>cap</em></figcaption></figure>'),
        ('<a id="b"></a>\n<a id="press"></a>\n![A press](a.png "Cap")',
         f'<figure id="press">{PICTURE}<figcaption><span id="b" />Cap</figcaption></figure>'),
        ('<a id="b"></a>\n\n![A press](a.png){#press}',
         '<p><span id="b" /><img src="a.png" alt="A press" id="press" /></p>'),
        ("![A press](a.png){#press}", f'<figure id="press">{PICTURE}</figure>'),
        ("- ![A press](a.png){#fig-a}",
         f'<ul><li><figure id="fig-a">{PICTURE}<figcaption>A press</figcaption></figure></li></ul>'),
        ("a ![A press](a.png){#fig-a}", '<p>a <img src="a.png" alt="A press" id="fig-a" /></p>'),
        ("(a)=\n![A press](a.png)", f'<figure id="a">{PICTURE}</figure>'),
        ("(fig-a)=\n\n![A press](a.png)", f'<figure id="fig-a">{PICTURE}<figcaption>A press</figcaption></figure>'),
        ("| a |\n|---|\n| ![A press](a.png){#fig-a} |", ("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>"
         f'<figure id="fig-a">{PICTURE}<figcaption>A press</figcaption></figure></td></tr></tbody></table>')),
        ("(a)=\nWords.", '<p id="a">Words.</p>'),
        ("(a)=\n\n- b", '<ul id="a"><li>b</li></ul>'),
        ("(a)=\n> b", '<blockquote id="a"><p>b</p></blockquote>'),
        ("(a)=\n::: box\nb\n:::", '<aside class="box" role="note" id="a"><p>b</p></aside>'),
        ("(a)=\n| b |\n|---|", '<table id="a"><tbody><tr><td>b</td></tr></tbody></table>'),
        ("- b\n\n  (a)=\n  c", '<ul><li><p>b</p><p id="a">c</p></li></ul>'),
        (r"(a)\=", "<p>(a)=</p>"),
        ("    (a)=", "<pre><code>(a)=</code></pre>"),
        ("b\n(a)= c", "<p>b (a)= c</p>"),
        ("::: {#fig-a}\n![A press](a.png)\n\nThe *caption*\n:::",
         f'<figure id="fig-a">{PICTURE}<figcaption>The <em>caption</em></figcaption></figure>'),
        ("::: {#tbl-a lang=ru}\n| b |\n|---|\n\nТо\n:::",
         '<table id="tbl-a" lang="ru"><caption>То</caption><tbody><tr><td>b</td></tr></tbody></table>'),
        ("::: {#fig-a}\n![A press](a.png)\n\n![A press](a.png)\n:::",
         f'<div id="fig-a"><figure>{PICTURE}</figure><figure>{PICTURE}</figure></div>'),
        ("::: {#tbl-a}\nWords.\n\nMore.\n:::", '<div id="tbl-a"><p>Words.</p><p>More.</p></div>'),
        ("| b |\n|---|\n\nTable: (\\#tab:a) To *c*",
         '<table id="tab:a"><caption>To <em>c</em></caption><tbody><tr><td>b</td></tr></tbody></table>'),
        ("$$ a $$ (b-c)", ('<p id="b-c" class="formula numbered"><math display="block" alttext="a"><mi>a</mi></math>'
         '<span class="formula-number" /></p>')),
    ],
)  # fmt: skip
def test_names_and_captions(text, tree):
    assert xhtml(text) == tree


def test_a_heading_takes_the_name_before_it():
    chapter, problems = read("(sec-a)=\n## A {-}\n\nText.\n\n(sec-b)=\n\nB\n---\n\nText.")
    assert problems == ()
    assert [heading.id for heading in chapter.headings[1:]] == ["sec-a", "sec-b"]
    assert '<h2 class="unnumbered" id="sec-a">A</h2>' in chapter.xhtml
    assert [name for name, _ in chapter.ids] == ["sec-a", "sec-b"]


def test_notes_and_links_in_a_caption_in_brackets():
    chapter, problems = read(
        "![A press[^n] [there](#b)](a.png){#fig-a}\n\nMore.[^n]\n\n[^n]: Its *note*.\n\n(b)=\nHere."
    )
    assert problems == ()
    assert [link.target for link in chapter.links] == ["#b"]
    assert 'alt="A press there"' in chapter.xhtml


@pytest.mark.parametrize(
    "text", ["(a)=", "Text.\n\n(a)=", "(a)=\n\n***", "(b)=\n(a)=\nText.", "(a)=\n![A press](a.png){#c}"]
)
def test_a_name_that_nothing_has_stays_text_and_is_told(text):
    chapter, problems = read(f"Text.\n\n{text}")
    assert [(p.code, p.message) for p in problems] == [("B154", "this looks like a name, but prints as text: (a)=")]
    assert "(a)=" in [block.text for block in chapter.blocks]


def test_options_are_told_once_a_file():
    _, problems = read('![A](a.png "B"){height=2 fig-align=left}\n\n## Two {target=a}\n\n![A](a.png "B"){height=3}')
    said = "options of other programs that do nothing here are left out: height 2 times, fig-align, target"
    assert [(p.code, p.place.line, p.message) for p in problems] == [("B187", 3, said)]


@pytest.mark.parametrize("option", ["credits=a", "widht=2cm", "altt=a"])
def test_an_attribute_spelt_wrongly_is_an_error(option):
    assert [problem.code for problem in read(f'![A](a.png "B"){{{option}}}')[1]] == ["B034"]
