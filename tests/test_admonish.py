"""Boxes of mdbook-admonish: what stands in their fences is Markdown, and their titles are read."""

import pytest
from builds import load, read_chapter, write

NOTE = '<aside class="note box" role="note">'
BOX = '<aside class="box" role="note">'


def xhtml(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    return chapter.xhtml.partition("</h1>")[2].removesuffix("</section>"), [(p.code, p.message) for p in problems]


def title(words):
    return f'<p class="box-title" id="c1-2">{words}</p>'


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('```admonish note title="On *a*"\nb **c**\n```',
         f'{NOTE}{title("On <em>a</em>")}<p id="c1-3">b <strong>c</strong></p></aside>'),
        ("~~~admonish\n```rust\na\n```\n~~~",
         f'{NOTE}<pre id="c1-2"><code class="language-rust">a</code></pre></aside>'),
        ("```admonish example.big collapsible=true\na\n```", f'{BOX}{title("Example")}<p id="c1-3">a</p></aside>'),
        ('```admonish note title=""\na\n```', f'{NOTE}<p id="c1-2">a</p></aside>'),
        ('```admonish note "A \\"b\\"" id="x"\na\n```',
         f'{NOTE[:-1]} id="x">{title("A “b”")}<p id="c1-3">a</p></aside>'),
        ("a\n```admonish info\nb\n```\nc",
         f'<p id="c1-2">a</p>{NOTE}<p id="c1-3">b</p></aside><p id="c1-4">c</p>'),
        ("- a\n\n  ```admonish\n  b\n  ```\n\n  c",
         f'<ul><li id="c1-2"><p id="c1-3">a</p>{NOTE}<p id="c1-4">b</p></aside><p id="c1-5">c</p></li></ul>'),
        ("```admonished\na\n```", '<pre id="c1-2"><code class="language-admonished">a</code></pre>'),
    ],
)  # fmt: skip
def test_a_fence_called_admonish_is_a_box(text, made):
    assert xhtml(text) == (made, [])


def test_what_says_nothing_here_is_told_and_a_box_that_nothing_closes_is_code():
    said = "options of other programs that do nothing here are left out: animate"
    assert xhtml('```admonish note animate="a"\nb\n```')[1] == [("B187", said)]
    assert xhtml('```admonish note lost title="A"\nb\n```')[1] == [("B187", said.replace("animate", "lost"))]
    assert xhtml("```admonish note\nb")[1] == [("B153", "nothing closes the block of code: all that follows is in it")]


def test_every_word_of_a_box_is_in_the_book(tmp_path):
    boxes = '```admonish quiz title="On $x$" id=a\n[A](#a)[^n], words.\n```\n\n~~~admonish quiz\nMore.\n~~~'
    write(tmp_path, f"# One\n\n{boxes}\n\n[^n]: Note.\n")
    assert load(tmp_path)[1] == ()
