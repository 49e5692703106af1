"""HTML in a manuscript: what its tags become, whichever way they are nested, and what is told of the rest."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter

from baspa.load.markdown import read_tree

PICTURE = '<img src="a.png" alt="a" />'


def xhtml(text):
    tree = read_tree("one.md", text)
    return "".join(ET.tostring(element, encoding="unicode") for element in (*tree.body, *tree.notes))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("<em>a</em> <i>b</i> <cite>c</cite>", "<p><em>a</em> <em>b</em> <em>c</em></p>"),
        ("<B>a</B> <STRONG\nid=c>b</STRONG>", '<p><strong>a</strong> <strong id="c">b</strong></p>'),
        ("<u>a</u><ins>b</ins> <s>c</s><del>d</del>", "<p><u>a</u><u>b</u> <s>c</s><s>d</s></p>"),
        ("H<sub>2</sub>O<sup>*</sup>", "<p>H<sub>2</sub>O<sup>*</sup></p>"),
        ("<kbd>a</kbd><mark>b</mark><small>c</small>", "<p><kbd>a</kbd><mark>b</mark><small>c</small></p>"),
        ("a<br>b<br/>\nc<BR />d</br>e", '<p class="continued">a<br />b<br />c<br />d<br />e</p>'),
        ("<code>a*b*&lt;<b>c</b></code> <tt>d</tt>", "<p><code>a*b*&lt;c</code> <code>d</code></p>"),
        ("<q>a</q>", '<p>"a"</p>'),
        ('<a href="b.md">a *c*</a>', '<p><a href="b.md">a <em>c</em></a></p>'),
        ('[a <a href="c.md">d</a>](b.md)', '<p><a href="b.md">a d</a></p>'),
        ('<a id="b">a</a> <a name=c> d', '<p><span id="b" />a <span id="c" /> d</p>'),
        ('<a href="b.png"><img src="a.png" alt="a"></a>', f"<p>{PICTURE}</p>"),
        ('<span lang="ru" class="b index">a</span>', '<p><span class="b" lang="ru">a</span></p>'),
        ("<span>a</span> <span lang=no_tag>b</span>", "<p>a b</p>"),
        ("<img src='a.png' alt='a' width=96>", f'<p>{PICTURE[:-3]} data-width="25.4mm" /></p>'),
        ("<img src=a.png alt=a width='30%' height=5>", f'<p>{PICTURE[:-3]} data-width="30%" /></p>'),
        ("<img src=a.png alt=a style='width: 2cm'>", f'<p>{PICTURE[:-3]} data-width="20.0mm" /></p>'),
        ("<img src=a.png alt=a width=auto>", f"<p>{PICTURE}</p>"),
        ('<img src="a.png" alt="">', '<p><img src="a.png" alt="" class="decorative" /></p>'),
        ("a <!-- b --> c<wbr>d", "<p>a  cd</p>"),
        ("a <url> Vec<T> <x-y>b</x-y>", "<p>a &lt;url&gt; Vec&lt;T&gt; b</p>"),
        ("*a <url>*", "<p><em>a &lt;url&gt;</em></p>"),
        ("<font>a <b>b</b></font>", "<p>a <strong>b</strong></p>"),
        ("a^[<b>b</b>]", ('<p>a<a data-call="1" data-first="1">1</a></p>'
                           '<aside data-note="1"><p><strong>b</strong></p></aside>')),
    ],
)  # fmt: skip
def test_a_tag_in_a_line(text, tree):
    assert xhtml(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("<b>a <i>b</b> c</i>", "<p><strong>a <em>b</em></strong><em> c</em></p>"),
        ("*a <b>b* c</b>", "<p><em>a <strong>b</strong></em><strong> c</strong></p>"),
        ("<b>a *b</b> c*", "<p><strong>a </strong><em>b c</em></p>"),
        ("<b>a\n\nb</b>", "<p><strong>a</strong></p><p>b</p>"),
        ("<b></b>a</i>", "<p>a</p>"),
        ("<q>a *b</q>*", '<p>"a "<em>b</em></p>'),
    ],
)
def test_tags_that_are_nested_wrongly(text, tree):
    assert xhtml(text) == tree
    assert {problem.code for problem in read_tree("one.md", text).problems} <= {"B162", "B164"}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("<p>a\n<p>b", "<p>a</p><p>b</p>"),
        ("<P align=CENTER>a *b*</P>", '<p class="align-center">a <em>b</em></p>'),
        ("<p align=right>\n\na\n\nb\n\n</p>c", '<div class="align-right"><p>a</p><p>b</p></div><p>c</p>'),
        ("<div>\n\na\n\n</div>", "<p>a</p>"),
        ('<div style="x:y; text-align: center">a</div>', '<div class="align-center"><p>a</p></div>'),
        ("<div class='box b' id=c>a</div>", '<aside class="box b" role="note" id="c"><p>a</p></aside>'),
        ("<div class=index>a</div>", "<p>a</p>"),
        ("<div align=center>\n\n# a\n\nb\n\n</div>", '<h1 class="align-center">a</h1><p class="align-center">b</p>'),
        ("<h2 id=b>a</h2>\nc", '<h2 id="b">a</h2><p>c</p>'),
        ("<details><summary>a</summary>\n\nb\n\n</details>",
         '<div class="details"><p class="summary">a</p><p>b</p></div>'),
        ("<details><summary><h2>a</h2></summary>\n\nb\n\n</details>",
         '<h2>a</h2><p>b</p>'),
        ("<a name=b></a>\n\n## a", '<h2><span id="b" />a</h2>'),
        ("<a name=b></a>\n\n- a", '<ul id="b"><li>a</li></ul>'),
        ("a\n\n<a name=b></a>", '<p>a</p><p><span id="b" /></p>'),
        ("<hr>\n<br>\n\na", "<hr /><p>a</p>"),
        ("<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", "<ul><li>a<ul><li>b</li></ul><p>c</p></li><li>d</li></ul>"),
        ("<ol start=3>a</ol>", '<ol start="3"><li>a</li></ol>'),
        ("<ul>\n\na\n\n</ul>", "<ul><li><p>a</p></li></ul>"),
        ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<table>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<table><tr><th>a<td colspan=2 rowspan=1>b</table>",
         '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>'),
        ("<table><tr><th>a<tr><td align=left>\n\n- b\n\n</table>",
         ('<table><thead><tr><th>a</th></tr></thead>'
          '<tbody><tr><td class="align-left"><ul><li>b</li></ul></td></tr></tbody></table>')),
        ("<pre>\na\n  b &lt; <b>c</b>\n</pre>", "<pre><code>a\n  b &lt; c</code></pre>"),
        ("<figure><img src=a.png alt=a></figure>", f"<p>{PICTURE}</p>"),
        ("<figure id=d><figcaption>b *c*</figcaption><img src=a.png alt=a></figure>",
         f'<p>{PICTURE[:-3]} id="d" /><figcaption>b <em>c</em></figcaption></p>'),
        ("<figure>a<figcaption>b</figcaption></figure>", '<p>a</p><p class="figure-caption">b</p>'),
        ("> <div lang=ru>\n> a\n\nb", '<blockquote><div lang="ru"><p>a</p></div></blockquote><p>b</p>'),
        ("- <p>a</p>\n- <br>b", "<ul><li><p>a</p></li><li><br />b</li></ul>"),
        ("| a |\n|---|\n| b<br>c<ul><li>d<li>e</ul> |", ("<table><thead><tr><th>a</th></tr></thead><tbody>"
         "<tr><td>b<br />c<ul><li>d</li><li>e</li></ul></td></tr></tbody></table>")),
        ("a <p>b</p> <li>c", '<p class="continued">a <br />b <br />c</p>'),
        ("<td>a</td>", "<p>a</p>"),
        ("<!DOCTYPE html>\n<html><body>\n<p>a\n</html>", "<p>a</p>"),
        ("<script>\na\n\nb\n</script>\nc", "<p>c</p>"),
    ],
)  # fmt: skip
def test_a_block(text, tree):
    assert xhtml(text) == tree


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n<font>b</font>\n<font>c</font> <nobr>d", [("B162", 4, "3 tags: <font> 2 times, <nobr>")]),
        ("a\n<url>", [("B162", 4, "one tag: <url>")]),
        ("a\n\n<style>\n\nb</style>", [("B163", 5, "one tag: <style>")]),
        ("a <b>b\nc\n\n> <div class=d>\n> e", [("B164", 3, "2 tags: <b>, <div>")]),
        ("<b>a</b> <br> <a href='#one'>c</a> <p>\n\n<div>d</div>", [("B162", 3, "one tag: <p>")]),
        ("<b>a <i>b *c</b> d*\n</i>", [("B164", 3, "one tag: <b>")]),
        ("<details open>\n<summary><h2>a</h2></summary>\n\n* b\n</details>", []),
        ("<details>\n<summary>a <h2>b</h2> c</summary></details>", []),
        (
            "<details>\n<summary><p>b</p></summary></details>",
            [("B162", 4, "one tag: <summary>"), ("B164", 4, "one tag: <summary>")],
        ),
    ],
)
def test_what_is_told_once_a_file(text, told):
    _, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    assert [(p.code, p.place.line) for p in problems] == [each[:2] for each in told]
    assert all(problem.message.endswith(end) for problem, (_, _, end) in zip(problems, told, strict=True))


def test_parts_that_stand_too_deep_are_told_and_their_words_kept():
    chapter, problems = read_chapter(1, "one.md", "# One\n\n" + "<div class='a'>\n" * 40 + "words\n", "en")
    assert {problem.code for problem in problems} == {"B164", "B173"}
    assert [block.text for block in chapter.blocks] == ["One", "words"]
