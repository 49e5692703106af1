"""Every letter and figure of a chapter's file is in the book: what any rule drops is told, at its line."""

import re
from xml.etree import ElementTree as ET

import hypothesis.strategies as st
import pytest
from builds import read_chapter
from hypothesis import assume, given, settings
from random_chapters import Writer

import baspa.load.chapter.gloss
import baspa.load.chapter.reader
import baspa.load.markdown
import baspa.load.markdown.blocks
from baspa.load.chapter import read_chapters
from baspa.load.chapter.reader import ChapterReader
from baspa.load.chapter.source import ReadFile, held_against_source
from baspa.load.markdown.blocks import BLOCKS
from baspa.load.markdown.inlines import INLINES
from baspa.load.markdown.marks import Mark
from baspa.load.markdown.parser import parser
from baspa.model.problem import Severity
from baspa.tree.blocks import BLOCK_KINDS

WHOLE = r"""# Whole *book* {#top}

**Strong**, `code`, ~~struck~~,
~too struck~, ==marked==, H~2~O, caf&eacute;, \*stars\*, $a_1$, \(b_2\) and "quotes" -- so.[^label]
As $`d_4`$, @fig-place, \@ref(tab:place), {ref}`place` say {kbd}`Ctrl`.
A [link](https://a.org/here "said"), another [link][defined], <https://example.org/address>, an ^[inline note].\
[to it](#fn-label)
[named] [so][Named]
[small]{.smallcaps} [words]{index="Entry"} `code`{.index} ![a picture](in.png "its title") [@key, 12] <!-- a remark -->

[defined]: https://example.org/defined

[^label]: The text of the note.

    > Its quotation.

![What it shows](alone.png "The *caption*"){#figure width=50% credit="Its maker"}

![What this shows](plain.png "A plain caption")

![What that shows][that] and ![again][that]

[that]: that.png "Said &eacute;lsewhere"

\[
c_3 = 1
\]

(target)=
## Named

![Brackets *alone*](alone.png){#fig-alone}

![Brackets again](alone.png){fig-alt="Seen words"}

$$
f
$$ (behind)

\newcommand{\own}[1]{\mathbf{#1}} % a command

So $\own{x}$ and $\def\other{y}\other$.

```math {#fenced}
g
```

Setext
------

_____________

- an item at https://b.org/%C3%A9
- [x] an item that is done

1. the first
2. the second

Raw `<b>read</b>`{=html} and `\left`{=latex} out.

```{=html}
<p>A raw paragraph.</p>
```

```{=latex}
\left{out}
```

They are:
a) lettered
b) items

Behind a tab:
	- an item
	- another

(@ice) Its example.

(@) Another, behind (@ice).

#. counted
#. by itself

> A quotation.

| Head | Other |
|------|-------|
| cell | more  |

Table: (\#tab:named) The table's caption

Table: Dashes alone {#dashes}

Word     Sheets
------  -------
folio         2

----------------
Framed  heads
------- --------
between lines
----------------

+--------+--------+
| Drawn  | - cell |
+--------+--------+

Term
: Its definition.

One of\
two terms
: Another definition.

```python
print("code")
```

    indented()

::: box {#box lang=ru}
Коробка.
:::

::: tip Its *title* {#tip}
Advice.
:::

::: {.callout-note title="Another title"}
More advice.
:::

> [!WARNING] An alert
> Beware.

```{tip}
Fenced words.
```

```{figure} drawn.png
---
name: drawn
alt: Seen by
  all readers
height: 3
---
The *figure*
```

:::{figure} other.png
Said twice
:::

:::{list-table} The listed
:header-rows: 1
* - one
  - two
* - three
  - four
:::

```{math}
:label: labelled
g
```

```{code-block} python
:linenos:
print("directive")
```

```{toctree}
chapters/one
```

```{admonition} Kind
:class: tip
Named by its class.
```

!!! note "The last title"
    Indented.

% a comment of MyST

```admonish note title="A box of mdBook"
Boxed words.
```

=== "A tab"

    Its ^^inserted^^ words.

*[HTML]: Hyper Text

| A line of verse, {#verse-line}
|
| another stanza.

::: gloss
word another
meaning sense
Translation.
:::

$$
E = mc^2
$$ {#formula}

Roles {cite:p}`{see}key{p. 3}; other`, {cite:t}`third`, {term}`pier`, {term}`Piers <pier>`, {pep}`8`,
{index}`in it <entry; below>`,
{button}`press <https://example.org/b>`, <wiki:Arch_bridge>, [](rrid:SCR_001), [an arch](wiki:Arch).

````{csv-table} Spans
:header: "Bridge", "Span"
:name: tab-spans
"River, upper", 40
````

````{glossary}
pier
  A column.
````

::::{grid} 2
:::{card} Card's title
Within a card.
:::
::::

````{exercise-start} Harder
:label: ex-harder
````

Find it.

````{exercise-end}
````

````{solution} ex-harder
Found.
````

````{rubric} Of *red* letters
````

\begin{align}
a &= b \label{eq:first}
\end{align}

***

<!-- a remark -->

Ctrl is <kbd>a key</kbd>, <code class="x">inline()</code>, <img src="b.png" alt="seen" title="named"><br/><a
href="https://example.org/html">linked</a> <script>run()</script> <nobr>left</nobr> <url> <q>said</q>

<div align="center" class="wide">
  <p>Centred <b>strong</b>

- item within

</div>

<table><tr><th>H<th>I<tr><td>1<td>2</table>

<ul><li>first<li>second</ul>

<pre><code class="language-c">if (a &lt; b)
</code></pre>

<figure><img src="c.png" alt="shown"><figcaption>The <i>words</i> below</figcaption></figure>
"""


def lost(text=WHOLE, cites="text"):
    """Return what a reading tells of losses: errors, and the warnings for marks without a trace."""
    problems = read_chapter(1, "one.md", text, "en", True, cites)[1]
    return [each for each in problems if each.severity is Severity.ERROR or each.code == "B171"]


@pytest.mark.parametrize("cites", ["", "text", "notes"])
def test_a_chapter_of_all_constructs_is_whole(cites):
    assert lost(cites=cites) == []


# Each rule, taken out in turn.

BLOCK_RULES = parser(True).block.ruler.get_active_rules()
INLINE_RULES = parser(True).inline.ruler.get_active_rules()
NO_LETTERS = {
    "page_break",
    "kramdown_line",
    "hr",
    "newline",
    "escape",
    "strikethrough",
    "emphasis",
    "html_block",
    "html_inline",
    "too_deep",
    "abbreviation",
    "myst_line",
    "late_metadata",
    "container_division",
}  # tags have none that count; of divisions it reads those that nested_division leaves, which nothing closes
SELF_CONTAINED = sorted(
    {"fence", "code_block", "formula_block", "html_code"}
    | set(INLINES) - {"softbreak", "hardbreak", "html_break", "html_inline", "raw_left_out"}
)


def dropping(rule):
    """Return a rule that reads what it should, and makes nothing of it."""

    def dropped(state, *where):
        count, pending = len(state.tokens), getattr(state, "pending", "")
        last = state.tokens[-1] if state.tokens else None
        attributes, definitions = dict(last.attrs) if last else {}, dict(state.env.get("references", {}))
        found = rule(state, *where)
        if found and not where[-1]:
            del state.tokens[count:]
            if last:
                last.attrs = attributes
                last.meta.pop("insecure_attrs", None)
            state.env["references"] = definitions
            if hasattr(state, "pending"):
                state.pending = pending
        return found

    return dropped


def with_rule_dropped(monkeypatch, ruler, name):
    def damaged(*given):
        markdown = parser(*given)
        rules = getattr(markdown, ruler).ruler
        for rule in rules.__rules__:
            rule.fn = dropping(rule.fn) if rule.name == name else rule.fn
        rules.__cache__ = None
        return markdown

    monkeypatch.setattr(baspa.load.markdown, "parser", damaged)


@pytest.mark.parametrize("name", [name for name in BLOCK_RULES if name not in NO_LETTERS])
def test_a_rule_of_blocks_that_drops_what_it_reads_is_told(name, monkeypatch):
    with_rule_dropped(monkeypatch, "block", name)
    assert lost()


@pytest.mark.parametrize("name", [name for name in INLINE_RULES if name not in NO_LETTERS])
def test_a_rule_of_lines_that_drops_what_it_reads_is_told(name, monkeypatch):
    with_rule_dropped(monkeypatch, "inline", name)
    assert lost()


@pytest.mark.parametrize("name", SELF_CONTAINED)
def test_a_token_of_which_nothing_is_made_is_told(name, monkeypatch):
    monkeypatch.setitem(BLOCKS if name in BLOCKS else INLINES, name, lambda *_: None)
    monkeypatch.setattr(baspa.load.markdown.blocks, "formula", lambda *_: "")
    assert lost()


def without_captions(_, parent):
    for each in [each for each in parent if (each.text or "").startswith(": ")]:
        parent.remove(each)


def without_figures(_, parent):
    for each in [each for each in parent if each.find("img") is not None]:
        parent.remove(each)


READER = baspa.load.chapter.reader
DROPS = {
    "captions of tables": (ChapterReader, "make_captions", without_captions),
    "figures": (ChapterReader, "make_figures", without_figures),
    "captions of figures": (ChapterReader, "figure", lambda *given: given[1]),
    "credits": (READER, "finish", lambda _, image: [image.attrib.pop("data-credit", "")][:0]),
    "what stands in figures": (READER, "finish", lambda figure, _: figure.clear() or ()),
    "words of glosses": (baspa.load.chapter.gloss, "words", lambda *_: iter(())),
    "lines of glosses": (baspa.load.chapter.gloss, "pieces_between_breaks", lambda element, _: [element[0]] * 3),
    "notes": (READER, "number_in_order", lambda tree: tree.notes.clear()),
    "texts of notes": (READER, "link_notes", lambda _, tree, __: [each.clear() for each in tree.notes]),
    "verse": (baspa.load.markdown.blocks, "set_verse_lines", lambda stanza, *_: stanza.clear()),
    "lines": (baspa.load.markdown.blocks, "inlines", lambda *_: None),
}


@pytest.mark.parametrize("what", DROPS)
def test_a_step_that_drops_what_it_moves_is_told(what, monkeypatch):
    monkeypatch.setattr(*DROPS[what])
    assert lost()


@pytest.mark.parametrize("tag", sorted({"h1", "h2", "p", "li", "dt", "dd", "th", "td", "caption", "figcaption", "pre"}))
def test_an_element_that_is_no_block_any_more_is_told(tag, monkeypatch):
    monkeypatch.delitem(BLOCK_KINDS, tag)
    assert lost()


def test_a_text_that_is_there_twice_is_told(monkeypatch):
    write_code = INLINES["code_inline"]
    monkeypatch.setitem(INLINES, "code_inline", lambda me, token: [write_code(me, token), write_code(me, token)])
    (problem,) = lost("# One\n\nA\n`word`.\n")
    assert (problem.code, problem.place.line) == ("B170", 3)
    assert "more often" in problem.message


@pytest.mark.parametrize(("says", "more"), [("A word {.a}", True), ("A word ", False)])
def test_a_line_that_the_book_has_with_what_is_a_mark_in_it_is_told(says, more):
    """Lines that both have are not counted; of such a line the mark is taken away all the same."""
    section = ET.fromstring(f"<section><p>{says}</p></section>")
    mark = Mark("attributes", 1, ((7, 11),), "{.a}", "")
    problems = [*held_against_source(ReadFile("a.md", "A word {.a}", ()), [section], [mark])]
    assert [problem.code for problem in problems] == ["B170"] * more
    assert all("more often" in problem.message for problem in problems)


# What libraries drop.


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\n".join(f"{'  ' * depth}- item{depth}" for depth in range(15)), [f"item{depth}" for depth in range(15)]),
        (">" * 30 + " quoted", ["quoted"]),
        ("a[^1]\n\n[^1]: b\n\n    - c\n      - d\n        - e", ["d", "e"]),
        ("a[^1]\n\n[^1]: outer[^2]\n\n    [^2]: inner\n\n    again", ["1 outer2", "again", "2 inner"]),
        ("a[^1]b[^2]\n\n[^1]: - outer\n\n      [^2]: inner", ["outer", "2 inner"]),
        ("[a](b (c)][d]\n\n[d]: http://e.org", ["[a](b (c)]d"]),
    ],
)
def test_what_a_library_drops_is_kept(text, kept):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "und")
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    texts = [" ".join(block.text.split()) for block in chapter.blocks]
    assert [each for each in kept if each not in texts] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("> [^1]: words", [("B028", 3)]),
        ("- a\n\n  [^1]: words", [("B028", 5)]),
        ("+-------------+\n| [^1]: words |\n+-------------+", [("B028", 4)]),
        ("a[^1]\n\n> [^1]: words\n\n[^1]: others", [("B022", 7)]),
        ("a[^1]\n\n> [^1]:", [("B155", 5)]),
        ("```\n[^1]: code\n```", []),
        ("<!-- a --> words <!-- b -->", []),
        ("words\n\n<!-- a", [("B026", 5)]),
        ("words\n\n<script>\na()\n\nwords", [("B026", 5)]),
        ("<svg><text>a</text></svg>", [("B026", 3)]),
        ("a <object>b</object>", [("B026", 3)]),
        (">" * 31 + " a", [("B173", 3)]),
        ("*a " * 30 + " b*" * 30, []),
        ("words\n" + "*a " * 31 + " b*" * 31, [("B173", 4)]),
        ("**[a " * 16 + "](b.md)**" * 16 + "\n\n" + "~~a " * 400 + " b~~" * 400, [("B173", 5)]),
        ("![a](b.png '" + "*a " * 31 + " b*" * 31 + "')", [("B173", 3)]),
    ],
)
def test_what_a_library_drops_is_told(text, found):
    _, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n\nEnd.\n", "en")
    assert [(each.code, each.place.line) for each in problems if each.severity is Severity.ERROR] == found


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        (":::{figure} a.png\n---\nclass: b\n---\nOf the caption\n:::", "Of the caption", 7),  # which the picture says
        ("a <font size=2>qab</font>c `d` [cab]{.smallcaps}", "cab", 3),  # where the book has "qabc"
        (f"<!-- {'a ' * 40} -->\n\nb[^1]\n\n[^1]: <span\nclass=x>word</span>", "word", 8),  # behind a long mark
    ],
)
def test_what_is_dropped_is_told_where_it_is_written(text, word, line, monkeypatch):
    write_text = INLINES["text"]
    monkeypatch.setitem(INLINES, "text", lambda me, token: token.content == word or write_text(me, token))
    (problem,) = [each for each in lost(f"# One\n\n{text}\n") if each.code == "B170"]
    assert (problem.place.line, problem.message) == (line, f'the book has lost "{word}"')


# Chapters drawn at random.

WORD = re.compile(r"[^\W_]+")
CHAPTERS = st.builds(lambda random: Writer(random).chapter(), st.randoms(use_true_random=True))


def errors_of(text):
    return [each for each in read_chapters(1, "one.md", text, "ru", True, "text")[1] if each.severity is Severity.ERROR]


@given(CHAPTERS)
@settings(max_examples=50)
def test_no_chapter_drawn_at_random_has_lost_a_word(text):
    assert [each for each in errors_of(text) if each.code == "B170"] == []


@given(CHAPTERS, st.integers(0, 10**6))
@settings(max_examples=50)
def test_a_text_that_is_dropped_from_a_chapter_drawn_at_random_is_told_at_its_line(text, number):
    write_text, tokens, dropped = INLINES["text"], [], []

    def write_all_but_one(me, token):
        tokens.append(token)
        if len(tokens) == wanted and any(map(str.isalnum, token.content)):
            dropped.append(token.content)
        else:
            write_text(me, token)

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(INLINES, "text", write_all_but_one)
        wanted = 0
        assume(not errors_of(text) and tokens)
        wanted = number % len(tokens) + 1
        tokens.clear()
        errors = errors_of(text)
    assert bool(dropped) is bool(errors)
    words = WORD.findall("".join(dropped))
    told = [each for each in errors if each.code == "B170"]
    for each in told:  # a caption without its last words may lose others of its line
        assert any(word in text.split("\n")[each.place.line - 1] for word in words)
    assert not told or any(word in each.message for each in told for word in words)
