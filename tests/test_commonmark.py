"""Every example of the CommonMark specification, as the press reads it: tests/data/commonmark/README.md."""

import hashlib
import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from baspa.load.markdown import read_tree
from baspa.load.markdown.inlines import COMMENT
from baspa.model.problem import Severity

DATA = Path(__file__).parent / "data" / "commonmark"
EXAMPLES = json.loads((DATA / "spec-0.31.2.json").read_text(encoding="utf-8"))
CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
CODE_END = re.compile(r"\n+</code>")
COMMENTS = re.compile(r"(?:^ *)?<!--.*?-->", re.DOTALL | re.MULTILINE)
UNREAD = re.compile(
    r"<(script|style|textarea)\b.*?</\1>|<!--.*?-->|<\?.*?\?>|<!.*?>|<(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>", re.DOTALL
)
ENDLESS = (173,)  # examples in which nothing closes an element or a comment
BLANKS = {  # of forms: four underscores and more are no marks, and six make no thematic break
    50: '<p class="blank">_____________________________________</p>',
    426: "<p>____foo__ bar__</p>",
    457: "<p>____foo_</p>",
    459: "<p>_foo____</p>",
    465: "<p>____foo____</p>",
    468: "<p>_____foo_____</p>",
}
MARK = re.compile(r""" style="list-style-type: '\d+\) '\"""")  # the bracket of 1), which HTML has no word for
AROUND_BLOCKS = re.compile(r"\n*(</?(?:p|h\d|ul|ol|li|blockquote|hr|br)\b[^>]*>)\n*")


BARE = {602, 608, 611, 612}  # whose text is an address that GitHub reads as a link, and the press
LINK = re.compile(r'<a href="[^"]*">([^<]*)</a>')
LINES = ' class="continued"'  # of a paragraph of lines, which has no indent


def has_tags(tokens):
    """Tell whether there is raw HTML that is no comment."""
    raw = any(t.type in ("html_block", "html_inline") and not COMMENT.fullmatch(t.content) for t in tokens)
    return raw or any(has_tags(token.children or ()) for token in tokens)


def words(text):
    """Return the words of HTML that are no tags, nor stand where nobody reads them."""
    return Counter(re.findall(r"\w+", unescape(UNREAD.sub(" ", text))))


def plain(html):
    """Take out what the tree has not: line ends between blocks, and those of code; within lines they are spaces."""
    text = "".join(
        CODE_END.sub("</code>", piece) if code else AROUND_BLOCKS.sub(r"\1", piece).strip("\n").replace("\n", " ")
        for code, piece in ((piece.startswith("<pre>"), piece) for piece in CODE.split(html))
    )
    return ET.canonicalize(f"<body>{text}</body>").replace("&#xA;", " ")


def test_the_examples_are_those_that_the_readme_names():
    data = (DATA / "spec-0.31.2.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() in (DATA / "README.md").read_text(encoding="utf-8")
    assert [number for number, _, _ in EXAMPLES] == list(range(1, 653))


@pytest.mark.parametrize(("number", "text", "html"), EXAMPLES, ids=[number for number, _, _ in EXAMPLES])
def test_an_example(number, text, html):
    html = BLANKS.get(number, html)
    tree = read_tree("one.md", text)
    errors = [problem for problem in tree.problems if problem.severity is Severity.ERROR]
    found = "".join(ET.tostring(e, encoding="unicode") for e in tree.body)
    if has_tags(MarkdownIt("commonmark").parse(text)):
        assert [problem.code for problem in errors] == ["B026"] * (number in ENDLESS)
        assert number in ENDLESS or words(html) <= words(found)
        return
    assert errors == []
    read = MARK.sub("", found).replace(LINES, "")
    assert plain(LINK.sub(r"\1", read) if number in BARE else read) == plain(COMMENTS.sub("", html))
