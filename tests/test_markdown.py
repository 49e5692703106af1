from xml.etree import ElementTree as ET

import pytest

from baspa.markdown import read_tree


def xhtml(text):
    tree = read_tree("one.md", text)
    assert tree.problems == []
    return "".join(ET.tostring(element, encoding="unicode") for element in tree.body)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em></p>"),
        ("«a» \"b\" 'c' -- ...", "<p>«a» \"b\" 'c' -- ...</p>"),
        ("&laquo;a&nbsp;b&raquo; &#x4D8;", "<p>«a\u00a0b» Ә</p>"),
        (r"\*a\* 1\. \[^a\]", "<p>*a* 1. [^a]</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("`a  <b>`", "<p><code>a  &lt;b&gt;</code></p>"),
        ("a\nb", "<p>a b</p>"),
        ("a  \nb\\\nc", "<p>a<br />b<br />c</p>"),
        ("<https://a.b/?c&d>", '<p><a href="https://a.b/?c&amp;d">https://a.b/?c&amp;d</a></p>'),
        ('[a](екі.md "t")', '<p><a href="%D0%B5%D0%BA%D1%96.md" title="t">a</a></p>'),
        ("[a](javascript:b)", '<p><a href="javascript:b">a</a></p>'),
        ("[a]\n\n[a]: b.md", '<p><a href="b.md">a</a></p>'),
        ("[a *b*]{#c .d .e lang=ru}", '<p><span id="c" lang="ru" class="d e">a <em>b</em></span></p>'),
        ("*a*{lang=ru} a", "<p><em>a</em>{lang=ru} a</p>"),
        ("# A {#b}", '<h1 id="b">A</h1>'),
        ("# A{#b}", '<h1 id="b">A</h1>'),
        ("A {#b}\n---", '<h2 id="b">A</h2>'),
        ("# A [c]{#b}", '<h1>A <span id="b">c</span></h1>'),
        ("# A [c]{#b} {#d}", '<h1 id="d">A <span id="b">c</span></h1>'),
        ("# A {b}", "<h1>A {b}</h1>"),
        ("Text {#b}", "<p>Text {#b}</p>"),
        ("    a\n\n    b\n", "<pre><code>a\n\nb</code></pre>"),
        ("~~~ py x\na\n~~~", '<pre><code class="language-py">a</code></pre>'),
        ("::: epigraph\na\n:::", '<blockquote class="epigraph"><p>a</p></blockquote>'),
    ],
)  # fmt: skip
def test_dialect(text, tree):
    assert xhtml(text) == tree


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>c</b>", [("B026", 1), ("B026", 1)]),
        ("a\n<br> b", [("B026", 2)]),
        ("a\n\n<div>\nb\n</div>", [("B026", 3)]),
        ("a <!-- b\nc --> <i>", [("B026", 2)]),
        ("a\nb[^c]", [("B027", 2)]),
        ("# A\n\nb[^c] [^d]", [("B027", 3), ("B027", 3)]),
        ("a\n\n[^c]: d", [("B028", 3)]),
        ("a[^c]\n\n[^c]: d\n\n[^c]: e", [("B022", 5)]),
        ("a\n\n::: b\nc\n:::", [("B029", 3)]),
        ("# A {onclick=b}", [("B034", 1)]),
        ("a\n[b]{onclick=c}", [("B034", 2)]),
        ("`<b>` `[^c]`\n\n    <b> [^c]", []),
    ],
)
def test_faults_with_their_lines(text, found):
    assert [(problem.code, problem.place.line) for problem in read_tree("one.md", text).problems] == found


def test_notes_are_in_the_order_of_their_calls():
    tree = read_tree("one.md", "a[^z] b[^y] c[^z]\n\n[^y]: Y\n\n[^z]: Z\n")
    assert ["".join(note.itertext()) for note in tree.notes] == ["Z", "Y"]
    assert [call.text for call in tree.body.iter("a")] == ["1", "2", "1"]


@pytest.mark.parametrize("text", ["# One {style=red}\n\nText.", "# One\n\n[a]{style=red} b", "# One\n\n`a`{style=red}"])
def test_an_attribute_that_no_format_keeps_is_refused(text):
    problems = read_tree("one.md", text).problems
    assert [(p.code, p.message) for p in problems] == [("B034", 'unknown attribute "style"')]
