from xml.etree import ElementTree as ET

import pytest

from baspa.language import find
from baspa.load.markdown import read_tree
from baspa.model.problem import Severity


def xhtml(text):
    tree = read_tree("one.md", text)
    assert [problem for problem in tree.problems if problem.severity is Severity.ERROR] == []
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
        ("a  \nb\\\nc", '<p class="continued">a<br />b<br />c</p>'),
        ("<https://a.b/?c&d>", '<p><a href="https://a.b/?c&amp;d">https://a.b/?c&amp;d</a></p>'),
        ('[a](екі.md "t")', '<p><a href="%D0%B5%D0%BA%D1%96.md" title="t">a</a></p>'),
        ("[a](javascript:b)", '<p><a href="javascript:b">a</a></p>'),
        ("[a]\n\n[a]: b.md", '<p><a href="b.md">a</a></p>'),
        ("[a *b*]{#c .d .e lang=ru}", '<p><span id="c" lang="ru" class="d e">a <em>b</em></span></p>'),
        ("*a*{lang=ru} a", "<p><em>a</em>{lang=ru} a</p>"),
        ("![a](b.png){.c width=12.5%}", '<p><img src="b.png" alt="a" class="c" data-width="12.5%" /></p>'),
        ('![a](b){credit="\\"N\\" 5%"}', '<p><img src="b" alt="a" data-credit="&quot;N&quot; 5%" /></p>'),
        ("`![a](b.png){width=5%}`", "<p><code>![a](b.png){width=5%}</code></p>"),
        ("+---+\n| a |\n+---+", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("+---+ a", "<p>+---+ a</p>"),
        ("+---+\na", "<p>+---+ a</p>"),
        ("# A {#b}", '<h1 id="b">A</h1>'),
        ("# A{#b}", '<h1 id="b">A</h1>'),
        ("A {#b}\n---", '<h2 id="b">A</h2>'),
        ("# A [c]{#b}", '<h1>A <span id="b">c</span></h1>'),
        ("# A [c]{#b} {#d}", '<h1 id="d">A <span id="b">c</span></h1>'),
        ("# A {b}", "<h1>A {b}</h1>"),
        (r"# A \{.b}", "<h1>A {.b}</h1>"),
        (r"# A \{.b\}", "<h1>A {.b}</h1>"),
        (r"# A {#b\}", "<h1>A {#b}</h1>"),
        (r"# A\\{#b}", r'<h1 id="b">A\</h1>'),
        ("| a |\n|---|\n| b |\n\n: C \\{.landscape}",
         "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><p>: C {.landscape}</p>"),
        ("Text {#b}", "<p>Text {#b}</p>"),
        ("    a\n\n    b\n", "<pre><code>a\n\nb</code></pre>"),
        ("~~~ py x\na\n~~~", '<pre><code class="language-py">a</code></pre>'),
        ("::: epigraph\na\n:::", '<blockquote class="epigraph" role="doc-epigraph"><p>a</p></blockquote>'),
        ("::: box {#b lang=ru}\na\n:::", '<aside class="box" role="note" id="b" lang="ru"><p>a</p></aside>'),
        ("::: {.box .c}\na\n:::", '<aside class="box c" role="note"><p>a</p></aside>'),
        ("::: {lang=he}\na\n:::", '<div lang="he"><p>a</p></div>'),
        (":::: verse\n::: drama\na\n:::\n::::", '<div class="verse"><div class="drama"><p>a</p></div></div>'),
        ("a *b*\n: c\n: d\n\ne\n~ f", "<dl><dt>a <em>b</em></dt><dd>c</dd><dd>d</dd><dt>e</dt><dd>f</dd></dl>"),
        ("a\n\n: b\n\n  c", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>"),
        ("[a]{.mark} [b]{.underline #c}", '<p><mark class="mark">a</mark> <u id="c" class="underline">b</u></p>'),
        ("[d]{.kbd} [e]{.f}", '<p><kbd class="kbd">d</kbd> <span class="f">e</span></p>'),
        ("P~a\\ cat~ x^b\\ c^ d~e f~", "<p>P<sub>a\u00a0cat</sub> x<sup>b\u00a0c</sup> d~e f~</p>"),
        ("H~2~O x^2^ y^*a*b^", "<p>H<sub>2</sub>O x<sup>2</sup> y<sup><em>a</em>b</sup></p>"),
        ("~~a *b*~~ c", "<p><s>a <em>b</em></s> c</p>"),
        ("~a *b* c~, (~d e~) т.~е. a~b c~d", "<p><s>a <em>b</em> c</s>, (<s>d e</s>) т.~е. a~b c~d</p>"),
        ("~5 to ~10 ~f g", "<p>~5 to ~10 ~f g</p>"),
        (r"a~b c~ ~ ^ a^ b^ \~a~ ~~ a^\^^ `a~b~`", "<p>a~b c~ ~ ^ a^ b^ ~a~ ~~ a<sup>^</sup> <code>a~b~</code></p>"),
        ("a^[b]^c^", '<p>a<a data-call="1" data-first="1">1</a><sup>c</sup></p>'),
        ("a\n| b", "<p>a | b</p>"),
        ("|a", "<p>|a</p>"),
        (r"\| a", "<p>| a</p>"),
    ],
)  # fmt: skip
def test_dialect(text, tree):
    assert xhtml(text) == tree


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <svg>c</svg>", [("B026", 1)]),
        ("a\n<br> <math>b</math>", [("B026", 2)]),
        ("a\n\n<div>\n<object>b\n</object></div>", [("B026", 4)]),
        ("a <!-- b\nc --> <embed src=a>", [("B026", 2)]),
        ("a\nb[^c]", [("B027", 2)]),
        ("# A\n\nb[^c] [^d]", [("B027", 3), ("B027", 3)]),
        ("a\n\n[^c]: d", [("B028", 3)]),
        ("a[^c]\n\n[^c]: d\n\n[^c]: e", [("B022", 5)]),
        ("a\n\n::: b\nc\n:::", [("B029", 3)]),
        ("a\n\n:::\nc\n:::", [("B154", 3)]),
        ("::: box\n::: keywords\na\n:::\n:::\n:::", [("B154", 6)]),
        ("a\n\n::: box {onclick=c lnag=c}\nb\n:::", [("B034", 3), ("B187", 3)]),
        ("| a | b |\n|---|---|\n| c | d | e |\n| f | `\\|` |\n| g |", [("B039", 3), ("B039", 5)]),
        ("> a | b\n> -|-\n> c", [("B039", 3)]),
        ("| `a|b` | c |\n|---|---|\n| d | `e|f` |\n| `g|\\|` | h |", []),
        ("| a | b |\n|---|---|\n| `c|d` |\n| `e|f` `g|h` | i | j |", [("B039", 4)]),
        ("| a | b |\n|---|\n| c | d |", [("B039", 2), ("B156", 1)]),
        ("- x\n\n  a | b\n  --|--\n  c | d | e", [("B039", 5)]),
        ("X[^1].\n\n[^1]: | a | b |\n    |---|---|\n    | c | d | e |", [("B039", 5)]),
        ("a | b\n---", []),
        ("| a\n| - b", []),
        ("[^a][^b]", [("B027", 1), ("B027", 1)]),
        ("| a\n| <embed>", [("B026", 2)]),
        ("a\n: b\n\n    c <embed>", [("B026", 4)]),
        ("# A {classs=b}", [("B034", 1)]),
        ("a\n[b]{onlly=c}", [("B034", 2)]),
        ("`<b>` `[^c]`\n\n    <b> [^c]", []),
    ],
)
def test_faults_with_their_lines(text, found):
    assert [(problem.code, problem.place.line) for problem in read_tree("one.md", text).problems] == found


def test_a_division_speaks_its_language():
    tree = read_tree("one.md", '::: {lang=ru}\n"a"\n\n> "b [\'c\']{lang=en}"\n:::\n\n"d"', find("en"))
    assert "".join(tree.body.itertext()) == "«a»«b ‘c’»“d”"


def stanza(*lines):
    return '<p class="stanza">' + "<br />".join(f'<span class="line">{line}</span>' for line in lines) + "</p>"


@pytest.mark.parametrize(
    ("text", "stanzas"),
    [
        ("| a\n| b", [["a", "b"]]),
        ("| a\n|\n|\n| b\n|", [["a"], ["b"]]),
        ("|\ta\n| \tb", [["\u00a0\u00a0\u00a0\u00a0a", "\u00a0\u00a0\u00a0\u00a0b"]]),
        ("|   a\n| b  c ", [["\u00a0\u00a0a", "b  c"]]),
        ("| a *b\n| c\n| d* e", [["a <em>b</em>", "<em>c</em>", "<em>d</em> e"]]),
        ("| [a\n| b]{#c lang=ru} d", [['<span id="c" lang="ru">a</span>', '<span lang="ru">b</span> d']]),
        ("| a\\\n| b", [["a", "b"]]),
        ("> | a\n> | b", [["a", "b"]]),
        ("| a\n  b *c\n    d*\n| e\n  f\n|\n| g", [["a b <em>c d</em>", "e f"], ["g"]]),
        ("> | a\n>   b\n> | d", [["a b", "d"]]),
        ("| a\n|\n   b", [["a"]]),
        ("| a\n  - b", [["a"]]),
    ],
)
def test_lines_of_verse(text, stanzas):
    assert f'<div class="lines">{"".join(stanza(*lines) for lines in stanzas)}</div>' in xhtml(text)


def test_notes_are_in_the_order_of_their_calls():
    tree = read_tree("one.md", "a[^z] b[^y] c[^z]\n\n[^y]: Y\n\n[^z]: Z\n")
    assert ["".join(note.itertext()) for note in tree.notes] == ["Z", "Y"]
    assert [call.text for call in tree.body.iter("a")] == ["1", "2", "1"]


@pytest.mark.parametrize("text", ["# One {style=red}\n\nText.", "# One\n\n[a]{style=red} b", "# One\n\n`a`{style=red}"])
def test_an_attribute_that_no_format_keeps_is_left_out(text):
    tree = read_tree("one.md", text)
    said = "options of other programs that do nothing here are left out: style"
    assert [(p.code, p.message, p.severity) for p in tree.problems] == [("B187", said, Severity.WARNING)]
    assert "style" not in ET.tostring(tree.body, encoding="unicode")


@pytest.mark.parametrize(
    ("text", "terms", "lists"),
    [
        ("A\\\nB\n\n: One.\n\nC\n: Two.\n\nD  \nE\\\nF\n: Three.\n\nG\n: Four.", ["A B", "C", "D E F", "G"], 1),
        ("A\n: One.\n\nB\\\nC\n\n: Two.", ["A", "B C"], 1),
        ("> A\\\n> B\n>\n> : One.", ["A B"], 1),
        ("A\\\nB\n\nC", [], 0),
        ("A\nB\n: One.", [], 0),
        ("A\n: One.\n\nText.\n\nB\\\nC\n: Two.", ["A", "B C"], 2),
    ],
)
def test_terms_of_several_lines(text, terms, lists):
    body = read_tree("one.md", text).body
    assert [" ".join(term.itertext()) for term in body.iter("dt")] == terms
    assert len(list(body.iter("dl"))) == lists


def test_a_term_of_several_lines_begins_on_its_first():
    tree = read_tree("one.md", "Text.\n\nA\\\nB\n\n: One.\n")
    assert [tree.lines[element] for element in tree.body.iter() if element.tag in ("dl", "dt", "dd")] == [3, 3, 6]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("One {.word} two", "B151"),
        ("One {titel} two", "B151"),
        ("![one](two three", "B154"),
        ("[one](two three", "B154"),
        ("[one] (two.md", "B154"),
        ("a [one][two]", "B154"),
        ("a [one][].", "B154"),
        ("One ^[two", "B154"),
        ("One {{< two", "B154"),
        ("One **two", "B154"),
        ("One ~~two", "B154"),
        ("##One", "B154"),
        (":: one", "B154"),
        *((f"{sign} one", "B154") for sign in "•▪◦·‣"),
        ("\\one two", "B154"),
    ],
)
def test_a_mark_that_prints_as_text_is_told_where_no_other_sign_is(text, code):
    assert code in {problem.code for problem in read_tree("one.md", text).problems}
    assert read_tree("one.md", "One: two - three (four).").problems == []


def test_what_prints_as_text_is_told_once_a_file_for_each_thing_that_was_meant():
    text = "One ++a++ ++b++.\n\n• c\n• d\n\n> ++e++ **f ++a++ ++g++\n\n• h\n"
    found = [(p.code, p.place.line, p.message) for p in read_tree("one.md", text).problems]
    assert found == [
        (
            "B154",
            1,
            "this looks like inserted words, but prints as text, 5 times: ++a++, ++b++, ++e++, …, and in line 6",
        ),
        ("B154", 3, "this looks like a list, but prints as text, 2 times: • c, • h, and in line 8"),
        ("B154", 6, "this looks like strong words, but prints as text: **"),
    ]
    found = [(p.code, p.place.line, p.message) for p in read_tree("one.md", ": e\n\na | b |\n\nc | d |\n").problems]
    assert found == [
        ("B156", 1, "this looks like a table's caption, but no table has it"),
        ("B156", 3, "this looks like a table, but is none; 2 times in this file, and in line 5"),
    ]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("![План](../Мои картинки/План зала.png)", "a picture whose address has a space", "(<my file.png>"),
        ('![План](План зала (1).png "Подпись")', "a picture whose address has a space", "(<my file.png>"),
        ("[глава](Мои файлы/глава 2.md#часть)", "a link whose address has a space", "(<my file.md#name>)"),
        ("![План](план.png Подпись)", "a picture,", 'file.png "Caption"'),
        ("[глава](глава вторая)", "a link,", "no space in the address"),
    ],
)
def test_an_address_with_a_space_is_told_how_to_stand(text, said, hint):
    (problem,) = read_tree("one.md", text).problems
    assert problem.code == "B154"
    assert f"looks like {said}" in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("H{sub}`2`O 1{sup}`st`", "<p>H<sub>2</sub>O 1<sup>st</sup></p>"),
        ("*{kbd}`A`* {subscript}`a`{superscript}`b`", "<p><em><kbd>A</kbd></em> <sub>a</sub><sup>b</sup></p>"),
        ("{abbr}`OA (open access)`, a{abbr}`b`c", "<p>OA (open access), abc</p>"),
        ("[a {kbd}`]`](b.md)", '<p><a href="b.md">a <kbd>]</kbd></a></p>'),
        ("{math}`a`", '<p><math display="inline" alttext="a"><mi>a</mi></math></p>'),
        ("\\{sub}`a` {sub} `a`", "<p>{sub}<code>a</code> {sub} <code>a</code></p>"),
    ],
)
def test_roles_of_myst(text, tree):
    assert xhtml(text) == tree


def test_other_roles_are_told_once_a_file():
    problems = read_tree("one.md", "{sc}`a`, {py:func}`b` and {sub}`c`.\n\n{x}`d`").problems
    assert [(p.code, p.place.line, p.message.partition(", ")[2]) for p in problems] == [
        ("B154", 1, "but prints as text, 3 times: {sc}, {py:func}, {x}, and in line 3")
    ]


def test_brackets_that_are_no_link_are_not_taken_for_one():
    text = "a[i][j] \\[a][b] [1][2][3] [c][] [d][e](f.md)\n\n[c]: https://example.org/"
    assert [p for p in read_tree("one.md", text).problems if "a link" in p.message] == []
