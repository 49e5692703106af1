import re

import pytest
from builds import read_chapter

from baspa.model.book import Heading, Link, Picture
from baspa.model.problem import Place, has_errors
from baspa.tree.chapter import parsed

BETWEEN_TAGS = re.compile(r">\s*\n\s*<")


def read(text, language="en"):
    chapter, problems = read_chapter(1, "one.md", text, language)
    assert not has_errors(problems)
    return chapter


def drawn(xhtml):
    """Take the line ends between elements out of an expected tree."""
    return BETWEEN_TAGS.sub("><", xhtml.strip())


def blocks(text):
    return [(block.place.line, block.kind, block.text) for block in read(text).blocks]


TREES = {
    "figure": (
        '# A\n\n![Alt](a.png "A caption"){#fig .wide}\n',
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <figure id="fig">
            <img src="a.png" alt="Alt" class="wide" />
            <figcaption id="c1-2">A caption</figcaption>
          </figure>
        </section>
        """,
    ),
    "image in a line": (
        "# A\n\nText ![Alt](a.png) text.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <p id="c1-2">Text <img src="a.png" alt="Alt" /> text.</p>
        </section>
        """,
    ),
    "table with a caption": (
        "# A\n\n| a | b |\n|:--|--:|\n| 1 |   |\n|  | 2 |\n\n: The *caption*\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <table>
            <caption id="c1-2">The <em>caption</em></caption>
            <thead>
              <tr>
                <th class="align-left" id="c1-3">a</th>
                <th class="align-right" id="c1-4">b</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td class="align-left" id="c1-5">1</td>
                <td class="align-right" id="c1-6" />
              </tr>
              <tr>
                <td class="align-left" id="c1-7" />
                <td class="align-right" id="c1-8">2</td>
              </tr>
            </tbody>
          </table>
        </section>
        """,
    ),
    "no caption without a table": (
        "# A\n\nText.\n\n***\n\n: Text\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <p id="c1-2">Text.</p>
          <hr />
          <p id="c1-3">: Text</p>
        </section>
        """,
    ),
    "nested sections": (
        "# A\n\n## B\n\n### C\n\nText.\n\n## D\n\nText.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <section aria-labelledby="c1-b">
            <h2 id="c1-b">B</h2>
            <section aria-labelledby="c1-c">
              <h3 id="c1-c">C</h3>
              <p id="c1-4">Text.</p>
            </section>
          </section>
          <section aria-labelledby="c1-d">
            <h2 id="c1-d">D</h2>
            <p id="c1-6">Text.</p>
          </section>
        </section>
        """,
    ),
    "notes": (
        "# A\n\nOne[^n] two^[In *line*.] three[^n].\n\n[^n]: First.\n\n    Second.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <p id="c1-2">One<a role="doc-noteref" class="noteref" href="#c1-fn1" id="c1-fnref1">1</a> two<a
            role="doc-noteref" class="noteref" href="#c1-fn2" id="c1-fnref2">2</a> three<a
            role="doc-noteref" class="noteref" href="#c1-fn1">1</a>.</p>
          <section class="footnotes">
            <aside role="doc-footnote" class="footnote" id="c1-fn1">
              <p id="c1-3">
              <a role="doc-backlink" href="#c1-fnref1">1</a> First.</p>
              <p id="c1-4">Second.</p>
            </aside>
            <aside role="doc-footnote" class="footnote" id="c1-fn2">
              <p id="c1-5">
              <a role="doc-backlink" href="#c1-fnref2">2</a> In <em>line</em>.</p>
            </aside>
          </section>
        </section>
        """,
    ),
    "heading with attributes and a span": (
        "# A [Қ]{lang=kk} {#top .big lang=ru}\n\n[Small]{.smallcaps} text.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="top">
          <h1 id="top" lang="ru" class="big">A <span lang="kk">Қ</span>
          </h1>
          <p id="c1-2">
          <span class="smallcaps">Small</span> text.</p>
        </section>
        """,
    ),
    "heading that ends in a span": (
        "# A [Қ]{lang=kk}\n\nText.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a-q">
          <h1 id="c1-a-q">A <span lang="kk">Қ</span>
          </h1>
          <p id="c1-2">Text.</p>
        </section>
        """,
    ),
    "epigraph, code, lists": (
        "# A\n\n::: epigraph\nWords.\n:::\n\n```python\na < b\n\nc\n```\n\n3. x\n4. y\n\n   z\n\n---\n\n- p\n    - q\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <blockquote class="epigraph" role="doc-epigraph">
            <p id="c1-2">Words.</p>
          </blockquote>
          <pre id="c1-3">
            <code class="language-python">a &lt; b\n\nc</code>
          </pre>
          <ol start="3">
            <li id="c1-4">
              <p id="c1-5">x</p>
            </li>
            <li id="c1-6">
              <p id="c1-7">y</p>
              <p id="c1-8">z</p>
            </li>
          </ol>
          <hr />
          <ul>
            <li id="c1-9">p<ul>
              <li id="c1-10">q</li>
            </ul>
            </li>
          </ul>
        </section>
        """,
    ),
    "a caption with attributes": (
        "# A\n\n| a |\n|---|\n\n: The caption {#t .c}\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <table id="t" class="c">
            <caption id="c1-2">The caption</caption>
            <tbody>
              <tr>
                <td id="c1-3">a</td>
              </tr>
            </tbody>
          </table>
        </section>
        """,
    ),
    "glossary": (
        "# A\n\n::: glossary\nAb\n: x\n\nac\n: y\n\nB\n: z\n\nA\n: z\n:::\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <section class="glossary" role="doc-glossary">
            <dl>
              <dt id="c1-ab">Ab</dt>
              <dd id="c1-3">x</dd>
              <dt id="c1-ac">ac</dt>
              <dd id="c1-5">y</dd>
              <dt class="letter" id="c1-b">B</dt>
              <dd id="c1-7">z</dd>
              <dt class="letter" id="c1-a-2">A</dt>
              <dd id="c1-9">z</dd>
            </dl>
          </section>
        </section>
        """,
    ),
    "boxes, one with a title": (
        "# A\n\n::: box\n**T**\n\nx\n:::\n\n::: box\n**T** x\n\ny\n:::\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <aside class="box" role="note">
            <p class="box-title" id="c1-2">
              <strong>T</strong>
            </p>
            <p id="c1-3">x</p>
          </aside>
          <aside class="box" role="note">
            <p id="c1-4">
              <strong>T</strong> x</p>
            <p id="c1-5">y</p>
          </aside>
        </section>
        """,
    ),
    "directions": (
        "# A\n\n::: {lang=ar}\nx [y]{lang=en} [z]{lang=fa}\n:::\n\n[w]{lang=ru}\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <div lang="ar" dir="rtl">
            <p id="c1-2">x <span lang="en" dir="ltr">y</span> <span lang="fa">z</span>
            </p>
          </div>
          <p id="c1-3">
            <span lang="ru">w</span>
          </p>
        </section>
        """,
    ),
    "comment": (
        "# A\n\n<!-- for\nthe editor -->\n\nText <!-- here --> too.\n",
        """
        <section role="doc-chapter" id="c1" class="chapter" aria-labelledby="c1-a">
          <h1 id="c1-a">A</h1>
          <p id="c1-2">Text  too.</p>
        </section>
        """,
    ),
}


@pytest.mark.parametrize(("text", "xhtml"), TREES.values(), ids=TREES)
def test_tree(text, xhtml):
    expected = re.sub(r"<a\s+role", "<a role", drawn(xhtml))
    assert read(text).xhtml == expected


def test_blocks_are_what_readers_read_with_the_line_of_each():
    text = """# Title

A paragraph
over *three*
lines.

- tight
- items
  in two lines

1. loose

2. second
   line

> quoted

| a | b |
|---|---|
| 1 |   |
| 2 | 3 |

: caption

```
code
```

Hard\\
break. Called[^n] and inline^[Here.].

[^n]: First.

    Second.
"""
    assert blocks(text) == [
        (1, "heading", "Title"),
        (3, "paragraph", "A paragraph over three lines."),
        (7, "item", "tight"),
        (8, "item", "items in two lines"),
        (11, "paragraph", "loose"),
        (13, "paragraph", "second line"),
        (16, "paragraph", "quoted"),
        (23, "caption", "caption"),
        (18, "cell", "a"),
        (18, "cell", "b"),
        (20, "cell", "1"),
        (21, "cell", "2"),
        (21, "cell", "3"),
        (25, "code", "code"),
        (29, "paragraph", "Hard break. Called1 and inline2."),
        (32, "note", "1 First."),
        (34, "note", "Second."),
        (30, "note", "2 Here."),
    ]


def test_blocks_of_terms_verse_and_boxes():
    assert blocks("# T\n\na\n: b\n\nc\n: d\n\n    e\n\n| f\n|   g\n|\n| h\n\n::: box\ni\n:::\n")[1:] == [
        (3, "term", "a"),
        (4, "paragraph", "b"),
        (6, "term", "c"),
        (7, "paragraph", "d"),
        (9, "paragraph", "e"),
        (11, "paragraph", "f \u00a0\u00a0g"),
        (14, "paragraph", "h"),
        (17, "paragraph", "i"),
    ]


def test_an_id_of_the_press_is_given_once():
    chapter = read("# A\n\n## 3\n\nText.\n\n::: glossary\n6\n: Six.\n:::\n")
    assert [block.id for block in chapter.blocks] == ["c1-a", "c1-3", "c1-4", "c1-6", "c1-7"]


def test_links_and_pictures_have_the_line_on_which_they_stand():
    text = """# Title

Words
[a](#a) words\\
[b](#b) <!-- over
lines --> [c](#c) ![two
lines](d.png) [e](#e).

- [f](#f)
  ![*g*](g.png){.decorative}

| [h](#h) |
|---------|
| [i](#i) |

Note.[^n]

[^n]: Words
    [j](#j).
"""
    chapter = read(text)
    assert chapter.links == tuple(
        Link(f"#{name}", Place("one.md", line))
        for name, line in zip("abcefhij", (4, 5, 6, 7, 9, 12, 14, 19), strict=True)
    )
    assert chapter.pictures == (
        Picture("", "d.png", "two lines", False, Place("one.md", 6)),
        Picture("", "g.png", "g", True, Place("one.md", 10)),
    )


def test_pictures_and_links_are_in_the_order_of_the_tree_whatever_is_moved():
    """A caption stands below its table in the manuscript, and before its cells in the tree."""
    text = "# One\n\n| ![a](a.png) [c](#c) |\n|---|\n| d |\n\n: ![b](b.png) [d](#d) Caption\n"
    chapter = read(text)
    tree = parsed(chapter)
    assert [image.get("src") for image in tree.iter("img")] == [each.target for each in chapter.pictures]
    assert [link.get("href") for link in tree.iter("a")] == [each.target for each in chapter.links]
    assert [(each.target, each.place.line) for each in chapter.pictures] == [("b.png", 7), ("a.png", 3)]


def test_headings_are_named_by_their_texts_and_each_name_is_there_once():
    chapter = read(
        "# Бір *екі*[^n]\n\n## Same\n\n## Same\n\n## Same\n\n## Own {#own}\n\n## 2026\n\nText.\n\n[^n]: N.\n", "kk"
    )
    assert chapter.headings == (
        Heading("c1-bir-eki", 1, "Бір екі", Place("one.md", 1)),
        Heading("c1-same", 2, "Same", Place("one.md", 3)),
        Heading("c1-same-2", 2, "Same", Place("one.md", 5)),
        Heading("c1-same-3", 2, "Same", Place("one.md", 7)),
        Heading("own", 2, "Own", Place("one.md", 9)),
        Heading("c1-2026", 2, "2026", Place("one.md", 11)),
    )
    assert chapter.title == "Бір екі"
    assert chapter.ids == (("own", 9),)


def test_ids_of_blocks_are_those_of_the_tree_each_once():
    chapter = read(TREES["notes"][0] + "\n\n" + TREES["figure"][0].removeprefix("# A"))
    in_the_tree = re.findall(r' id="([^"]+)"', chapter.xhtml)
    assert len(set(in_the_tree)) == len(in_the_tree)
    assert {block.id for block in chapter.blocks} <= set(in_the_tree)


def test_ids_do_not_hang_on_the_words_of_paragraphs():
    one, _ = read_chapter(3, "a.md", "# A\n\nText.\n\n## B\n\nText.\n", "en")
    two, _ = read_chapter(3, "b.md", "# A\n\nOther text.\n\n## B\n\nOther.\n", "en")
    assert [block.id for block in one.blocks] == ["c3-a", "c3-2", "c3-b", "c3-4"]
    assert [block.id for block in two.blocks] == [block.id for block in one.blocks]


def test_blocks_know_their_language():
    chapter = read("# A {lang=ru}\n\nText.\n")
    assert [(block.text, block.language) for block in chapter.blocks] == [("A", "ru"), ("Text.", "en")]
