"""Attributes with a colon, as Python-Markdown and kramdown have them, are read as those of pandoc."""

import pytest
from builds import read_chapter

from baspa.load.markdown.colon_attributes import as_pandoc
from baspa.model.problem import Severity


def read(text):
    """Return what stands below a chapter's title, and the codes of its problems, but for that of headings alone."""
    chapter, found = read_chapter(1, "a.md", f"# T\n\n{text}\n", "en")
    problems = [problem for problem in found if problem.code != "B020"]
    assert all(problem.severity is Severity.WARNING for problem in problems), problems
    return chapter.xhtml.partition("</h1>")[2].removesuffix("</section>"), [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("## Two {: #b }", '<section aria-labelledby="b"><h2 id="b">Two</h2></section>'),
        ("## Two {: #v1.9 .unnumbered env-var }", '<section aria-labelledby="v1.9"><h2 id="v1.9">Two</h2></section>'),
        (r"## Two {: #\9.1}", '<section aria-labelledby="9.1"><h2 id="9.1">Two</h2></section>'),
        ("[a](https://x.org){: .smallcaps}", '<p id="c1-2"><a href="https://x.org" class="smallcaps">a</a></p>'),
        ("a\nb\n{: #p lang='ru' }", '<p id="p" lang="ru">a b</p>'),
        ("`{: .a }` b", '<p id="c1-2"><code>{: .a }</code> b</p>'),
        ("a {: so } b", '<p id="c1-2">a {: so } b</p>'),
        ("a\n{: ... }", '<p id="c1-2">a {: … }</p>'),
        (r"a \{: .b }", '<p id="c1-2">a {: .b }</p>'),
    ],
)
def test_they_are_read(written, made):
    found, problems = read(written)
    assert (found.replace(' class="unnumbered"', ""), problems) == (made, [])


def test_a_picture_has_them():
    found, problems = read('![P](p.png){: width="60%" #map .decorative }')
    assert (found, problems) == (
        '<figure id="map"><img src="p.png" alt="P" class="decorative" style="width:60%" /></figure>',
        [],
    )


def test_options_of_web_pages_are_told_once_and_are_no_error():
    found, problems = read(
        '[a](https://x.org){: target="_blank" role=button data-x="1" aria-label="b" }\n\n## B {style=x}'
    )
    assert problems == ["B187"]
    assert "button" not in found


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{: #a .b c=d }", '{id="a" .b c=d}'),
        ("{: a='b c' }", '{a="b c"}'),
        ("{: a }", "{}"),
        ("{#a}", "{#a}"),
        ("{:a: b}", "{:a: b}"),
        ("{: #a", "{: #a"),
    ],
)
def test_they_become_those_of_pandoc(written, plain):
    assert as_pandoc(written) == plain


BOX = '<section class="warning box" role="doc-notice">'


@pytest.mark.parametrize(
    ("written", "made", "told"),
    [
        ("## Two\n{: #b .unnumbered }\n\na", '<h2 id="b" class="unnumbered">Two</h2><p id="c1-3">a</p></section>', []),
        ("{: .warning }\na\n\nb", f'{BOX}<p id="c1-2">a</p></section><p id="c1-3">b</p>', []),
        (
            "{: .warning }\n\n> a\n\nb",
            f'{BOX}<blockquote><p id="c1-2">a</p></blockquote></section><p id="c1-3">b</p>',
            [],
        ),
        ("> a\n{: .lead }\n\nb", '<blockquote><p id="c1-2">a</p></blockquote><p id="c1-3">b</p>', ["B187"]),
        ("| a |\n|---|\n| b |\n{: .wide }", '<td id="c1-3">b</td></tr></tbody></table>', ["B187"]),
        ("1. TOC of 7\n{:toc}\n\nb", '<p id="c1-2">b</p>', ["B187"]),
        ("* TOC\n  {:toc .x}\n\nb", '<p id="c1-2">b</p>', ["B187"]),
        ("* a\n* TOC\n  {:toc}", '<ul><li id="c1-2">a</li><li id="c1-3">TOC</li></ul>', []),
    ],
)
def test_lines_of_kramdown(written, made, told):
    found, problems = read(written)
    assert (found.endswith(made), problems) == (True, told), found
