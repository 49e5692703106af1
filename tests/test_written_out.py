"""Custom properties of the e-book's style sheets, written out: what a reader without var() is to show is the same."""

import re

import pytest
from builds import build, write

from baspa.bind.screen.selectors import scoped
from baspa.bind.screen.written_out import written_out
from baspa.house import house_path

DOUBLING = "".join(f"--a{n + 1}: var(--a{n})var(--a{n});" for n in range(20))
# style sheet, what it becomes
SHEETS = [
    (":root { --a: 1em } p { margin: var(--a) 0 }", "p { margin: 1em 0 }"),
    ("p { margin: var(--a) } html { --a: var(--b) } * { --b: 2px }", "p { margin: 2px }"),
    ("p { margin: var(--a, 1px); color: red }", "p { margin: 1px; color: red }"),
    ("p { margin: var(--a, var(--b, )) ; color: red }", "p { margin: ; color: red }"),
    ("p { margin: var(--a) !important; color: red !important }", "p { color: red !important }"),
    ("p { margin: var(--a) }", ""),
    (":root { --a: var(--b); --b: var(--a) } p { margin: var(--a, 1px); top: 0 }", "p { margin: 1px; top: 0 }"),
    (":root { --a: initial } p { margin: var(--a, 1px) }", "p { margin: 1px }"),
    (":root { --a: 2em } p { margin: calc(-1 * var(--a)) }", "p { margin: -2em }"),
    (":root { --a: 4ch } p { margin: calc(var(--a) + 2 * (1ch - 3ch) / 4) }", "p { margin: 3ch }"),
    (":root { --a: 4ch } p { margin: calc(var(--a) + 1em) }", "p { margin: calc(4ch + 1em) }"),
    (":root { --a: 4ch } p { margin: calc(var(--a) / 0) }", "p { margin: calc(4ch / 0) }"),
    (":root { --a: red } p { background: image(var(--a)) [a var(--a)] }", "p { background: image(red) [a red] }"),
    ("p { --a: 1em; margin: var(--a) }", "p { margin: 1em }"),
    (":root { --a: 1 } p { x: var(--a) } .c { --a: 2 }", "p { x: 1 } .c p, p.c { x: 2 }"),
    ("pre { --a: 1 } .k, pre { x: var(--a) }", "pre .k, pre.k, pre { x: 1 }"),
    (
        ":root { --a: 1 } p { x: var(--a) } @media (prefers-color-scheme: dark) { :root { --a: 2 } }",
        "p { x: 1 } @media (prefers-color-scheme: dark) { p { x: 2 } }",
    ),
    (
        "@supports (x: y) { @media print { p { x: var(--a, 1) } } } @supports (x: y) { .c { --a: 2 } }",
        "@supports (x: y) { @media print { p { x: 1 } .c p, p.c { x: 2 } } }",
    ),
    (
        ":root { --a: var(--b); --b: 1 } p { x: var(--a) } .c { --b: 2 }",
        "p { x: 1 } .c p, p.c { x: 2 }",
    ),
    ("p { a: var(--x, 1); & b { c: var(--x, 2) } }", "p { a: 1; & b { c: 2 } }"),
    ("@keyframes k { to { left: var(--x, 2px) } }", "@keyframes k { to { left: 2px } }"),
    ("/* kept */ p > a { b: c } @page { margin: 0 }", "/* kept */ p > a { b: c } @page { margin: 0 }"),
    ('p::before { content: "var(--a)" }', 'p::before { content: "var(--a)" }'),
    (f":root {{ --a0: 9; {DOUBLING} }} p {{ x: var(--a20) }} q {{ x: var(--a1) }}", "q { x: 99 }"),
]


@pytest.mark.parametrize(("css", "wanted"), SHEETS, ids=[row[0][:60] for row in SHEETS])
def test_values_are_written_out(css, wanted):
    made, expected = (re.sub(r"\s*([{}])\s*", r"\1", " ".join(each.split())) for each in (written_out(css), wanted))
    assert made == expected


@pytest.mark.parametrize(
    ("selector", "scope", "wanted"),
    [
        ("p", ":root", ("p",)),
        ("p::before", ".c", (".c p::before", "p.c::before")),
        ("a > b", ".c", (".c a > b", "a.c > b", "a > b.c")),
        ("a b", "b", ("a b",)),
        ("a", "b", ("b a",)),
        ("a:not(.d)", ".c", (".c a:not(.d)",)),
        ("i", ".c > b", (".c > b i",)),
        ("i", ".c > *", (".c > * i", ".c > i")),
    ],
)
def test_a_selector_within_another(selector, scope, wanted):
    assert scoped([selector], scope) == wanted


def test_no_style_of_an_e_book_asks_for_a_value_or_for_the_width_of_the_screen(tmp_path):
    """The house's and a book's own; MuPDF, Kindles and Adobe's engine know no var(), and no reader's width is true."""
    own = {"styles/epub.css": "h1 { --mine: 3em; margin: var(--mine) var(--indent) }"}
    made = build(write(tmp_path, "# One\n\n```python\nif a:\n    b\n```\n", **own), ("epub",))
    css = re.sub(r"/\*.*?\*/", "", written_out(made.edition.epub_css), flags=re.DOTALL)
    assert css.endswith("h1 { margin: 3em 1.25em }")
    assert "var(" in house_path("styles", "epub.css").read_text("utf-8")
    assert "var(" not in css
    assert re.findall("@media([^{]*)", css) == [" (pointer: coarse) "]
    assert "text-indent: 1.25em" in css
    assert ".code-line.deep-4 { padding-left: 4.8em; text-indent: -4.8em }" in css
    assert 'class="code-line deep-4"' in "".join(section.xhtml for section in made.edition.sections)
    assert "style=" not in "".join(section.xhtml for section in made.edition.sections)
