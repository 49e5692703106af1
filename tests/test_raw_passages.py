"""Raw passages of pandoc: HTML is read as HTML in the text is, what is meant for others is left out and told."""

from xml.etree import ElementTree as ET

import pytest
from builds import read_chapter


def read(text):
    """Return what stands behind the title, without ids, and the codes and lines of what is told."""
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    section = ET.fromstring(chapter.xhtml)
    for element in section.iter():
        if element.get("id", "").startswith("c1-"):
            del element.attrib["id"]
    tree = "".join(ET.tostring(element, encoding="unicode").strip() for element in section[1:])
    return tree, [(each.code, each.place.line) for each in problems]


@pytest.mark.parametrize(
    ("text", "tree", "told"),
    [
        ("a `<sub>b</sub>`{=html} *c `d`{=html5}*", "<p>a <sub>b</sub> <em>c d</em></p>", []),
        ("`` <b>`</b> ``{=html}", "<p><strong>`</strong></p>", []),
        ('```{=html}\n<div class="box">\n\n<p>a <b>b</b></p>\n```\n\n~~~ {=html}\n</div>\n~~~',
         '<aside class="box" role="note"><p>a <strong>b</strong></p></aside>', []),
        ("> ```{=epub3}\n> <p>a</p>\n> ```", "<blockquote><p>a</p></blockquote>", []),
        ("a `\\b{c}`{=latex} d\n\n`e`{=tex}\n\nf", "<p>a  d</p><p>f</p>", [("B203", 3)]),
        ("a\nb\n```{=latex}\n\\c\n\nd\n```\ne", "<p>a b</p><p>e</p>", [("B203", 5)]),
        ("- a\n\n  ```{=docx}\n  b\n  ```\n\n[^n]: `c`{=latex}d\n\ne[^n] f", None, [("B203", 5)]),
        ("```{=latex}\na", '<pre><code class="language-latex">a</code></pre>', [("B153", 3)]),
        ("`a` {=latex} b", "<p><code>a</code> {=latex} b</p>", []),
        ("*a*{=latex}", "<p><em>a</em>{=latex}</p>", []),
    ],
)  # fmt: skip
def test_raw_passages(text, tree, told):
    found, problems = read(text)
    assert problems == told
    assert found == (tree or found)
