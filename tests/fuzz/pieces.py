"""What damage puts into books: all that somebody may type, paste, export or send by mistake."""

SIGNS = [
    *map(chr, [0, 1, 7, 8, 9, 11, 12, 13, 27, 31, 127, 0x80, 0x85, 0x9B, 0xA0, 0xAD, 0x300, 0x61C, 0x200B, 0x200C]),
    *map(chr, [0x200D, 0x200E, 0x202E, 0x2028, 0x2029, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFDD0, 0xFFFC, 0xFFFD]),
    *map(chr, [0xFFFE, 0xFFFF, 0xE000, 0x1FFFE, 0x1F600, 0xE0041, 0x10FFFF, 0x5D0, 0x627, 0x6F22, 0x301, 0xFE0F]),
    *'[](){}<>|*_`~^$#!\\"\'&;:@%=+-./,',
    "\r\n", "\r", "\n\n", "\t", "    ",
]  # fmt: skip
MARKDOWN = [
    "[", "](", "![", "[^", "[^1]", "[^1]: Note.\n\n    More.\n", "[@", "[@k]", "[-@k, p. 3]", "@k", "**", "*", "__", "~~",
    "`", "``", "```\n", "~~~\n", "```python\n", "    code\n", "$", "$$", "$$\na\n$$ {#eq}\n", "$\\frac{1}{2}$", "\\", "\\\n",
    "# ", "## ", "###### ", "####### ", "# Title {#a .part}\n", "---\n", "===\n", "***\n", "> ", ">> ", "- ", "1. ", "999999999. ",
    "| ", "| a | b |\n|---|---|\n| 1 | 2 |\n", "| a |\n|--|--|\n", ": caption {#t .landscape}\n", "Term\n: meaning\n",
    "+---+---+\n| a | b |\n+---+---+\n", "+---+---+\n| a | b\n+---+\n", "+===+\n", "::: ", "::: verse\n", ":::\n", "::: gloss\na b\nc\n:::\n",
    "::: {.box #b}\n", ":::: drama\n", "::: index\n:::\n", "::: notes\n:::\n", "::: figures\n:::\n", "::: bibliography\n:::\n",
    "[words]{.index}", '[]{index="a!b!c" range=begin}', '[w]{index="" see="x"}', "[w]{lang=ru}", '[w]{lang="**"}', "[w]{only=print}",
    "[w]{only=pdf}", "{.class}", "{#id", "{=html}", "{{< include one.md >}}\n", "{{< include ../x >}}\n", "{{< var a >}}", "{{<", ">}}",
    "<u>a</u>", "<!-- a -->", "<?x", "<![CDATA[", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&amp", "<https://example.org>",
    "[a](#b)", "[](#b)", "[{number}](#b)", "[{title}, {page}](#b)", "[a](javascript:x)", "[a](%00)", "[a](//)", "[a](:::)", "[a](one.md#%ff)",
    "![](x.png)", "![a](x.png){width=0}", "![a](x.png){width=1e9mm}", "![a](../../etc/passwd)", "![a](file:///x)", "[![a](a.png)](b)",
    "^a^", "H~2~O", "^^", "~~~~", "[TOC]", "\\begin{x}", "\\newcommand{\\x}{\\x\\x}", "$\\def\\x{\\x\\x}\\x$", "...", "---", '"', "'", "«",
    "|", "| verse\n| \n|   more\n", "* * *\n", "+", "::", "- [ ] task\n", "[a]: b 'c'\n", "[a][]", "[a]", "![a]", "!", "www.example.org",
]  # fmt: skip
NESTED = [
    ("[", "]"), ("[a](", ")"), ("![", "](x.png)"), ("**", "**"), ("*", "*"), ("> ", ""), ("- ", ""), ("1. ", ""), ("`", "`"), ("$", "$"),
    ("{", "}"), ("(", ")"), ("<", ">"), ("^", "^"), ("~", "~"), ('"', '"'), ("[^", "]"), ("$\\frac{", "}{2}$"), ("$\\sqrt{", "}$"),
    ("$\\left(", "\\right)$"), ("::: box\n", "\n:::\n"), ("{{< include ", " >}}"), ("    ", ""), ("[@", "]"), ("+---+\n|", "|\n"), ("_a ", ""),
]  # fmt: skip
VALUES = [
    '""', '" "', '"a"', "1", "-1", "0", "1.5", "nan", "inf", "-inf", "1e308", "99999999999999999999", "true", "[]", "{}", "[[]]", '[""]',
    '["one.md"]', '["."]', '["", "."]', '["/etc/passwd"]', '["../x"]', '["one.md", "one.md"]', "[1]", "[{}]", "{a = 1}", '{"" = ""}',
    "1979-05-27", "9999-12-31", "0001-01-01", "07:32:00", "1979-05-27T07:32:00Z", '"\\u0000"', '"\\u001b[31m"', '"\\u202E"', '"\\uFFFF"',
    '"""a\n\nb"""', "'''\n'''", '"' + "a" * 5000 + '"', '"' + "a b " * 2000 + '"', '"<b>&amp;"', '"{n}"', '"{n:>99999999}"', '"{0.x}"', '"%s%n"',
    '"A4"', '"#zzzzzz"', '"x-y-z"', '"zz"', '"en-\\n"', '"9999"', '"2026-02-30"', '"../a"', '"a.md\\n"', "[" * 200 + "]" * 200, '"kk"', '"he"', '"zh-Hant"',
]  # fmt: skip
EXPRESSIONS = [
    "{{ x }}", "{{ book }}", "{{ book.x }}", "{{ find(none) }}", "{{ word('x') }}", "{{ 1 / 0 }}", "{{ ''.__class__ }}", "{{", "{%", "{% if %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "{{ 'x' * 10 ** 9 }}", "{{ 9 ** 9 ** 9 }}", "{{ '\\ud800' }}",
    "{% include 'print/book.html' %}", "{% extends 'epub/base.xhtml' %}", "{% include '../x' %}", "{% block body %}", "{% endblock %}", "&nbsp;",
    "<p>", "</p>", "<br>", "&", "<", "<script>a</script>", "<style>*{display:none}</style>", "<img src='x'>", "<svg>", "\0", "\f", "]]>", "<!--",
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}", "{{ range(10**9)|list }}", "{{ 'a'|center(10**12) }}", "{{ book.title|x }}", "{# ",
    "<h1>a</h1>", "<h6>a</h6>", "<a href='#x'>a</a>", "<table><td>a", "<math>", "<p id='c1-1'>a</p>", "<section id='c1'>", "{{ loop }}", "{{ self }}",
]  # fmt: skip
CSS = [
    "", "{", "}", "p {", "p { color: }", "p { colour: red }", "@page { size: 0 }", "@page { size: 10000000mm 10000000mm }", "@page { size: 1mm 1mm }",
    "@page { margin: 500mm }", "@page { margin: -500mm }", "p { font-size: 0 }", "p { font-size: 1e9pt }", "p { font-size: -1pt }", "* { font-size: 1000pt }",
    "p { line-height: 0 }", "p { line-height: 1e9 }", "p { margin: 1e9mm }", "p { text-indent: 1e9mm }", "p { width: 0 }", "p { letter-spacing: 1e9pt }",
    "* { display: none }", "p { display: none }", "* { display: table-cell }", "* { float: left }", "* { position: absolute }", "* { position: running(x) }",
    "p { columns: 99 }", "* { content: counter(x) }", "p::before { content: 'x' }", "p { counter-reset: a 999999999 }", "* { counter-increment: page 9 }",
    "@import 'x.css';", "@import url(http://example.org/);", "@font-face { font-family: x; src: url(x.ttf) }", "p { background: url(x.png) }",
    "p { background: url(file:///etc/passwd) }", "* { font-family: nothing }", "p { text-transform: uppercase }", "p { order: 9 }", "* { display: flex }",
    "* { display: grid }", "p { string-set: a content(text) }", "p { break-before: page }", "* { break-before: page }", "p { hyphens: none; width: 1mm }",
    ":root { --type-size: 0; --leading: }", "@media print { p { color: red", "@page :first { @top-left { content: element(x) } }", "/* ", "\0", "\f", "\\",
    "a::after { content: target-counter(attr(href), page) }", "p { transform: rotate(1e9deg) }", "p { opacity: 0.5 }", "p { footnote-display: inline }",
    "* { white-space: nowrap }", "* { direction: rtl }", "p { height: 1e9mm }", "table { table-layout: fixed; width: 1mm }", "img { width: 1e9mm }",
    ":is(" * 40 + "p" + ")" * 40 + " { color: red }", "p { width: calc(" + "(" * 200 + "1mm" + ")" * 200 + ") }", "p { --a: var(--b); --b: var(--a); width: var(--a) }",
]  # fmt: skip
BIB = [
    "@book{k, author = {Author, Test}, title = {T}, year = 1900}\n", "@book{k,\n", "@bok{k, title={T}}\n", "@book{k, title={" + "{" * 200 + "x" + "}" * 200 + "}}\n",
    "@book{k, author={,,,,}, title={T}}\n", "@book{k, author={and and and}, title={T}}\n", "@book{k, title={}}\n", "@book{, title={T}}\n", "@string{a = b}\n",
    "@book{k, title={\\foo{\\bar} $x^2$ \\textbf{a}}}\n", "@book{k, title={a}, crossref={k}}\n", "@book{k, title={a}, crossref={x}}\n", "@comment{x}\n", "%\n",
    "@book{k, title={T}, year={99999999999}}\n", "@book{k, title={T}, date={2026-13-45/..}}\n", "@book{k, title={T\x0c\x00\x1b}, pages={1--}}\n",
    "@book{k, title={<b>a</b> & {\\&} \\\\ ~}, url={http://[::1}, doi={10.1/<>}}\n", '@book{k, title="a # b"}\n', "@article{k, title={\\\\}}\n", "@book{к, title={Т}}\n",
    "@book{k, title={\\" + "'" * 50 + "}}\n", "@book{k, title={T}, month=foo, language={zz}, pages={ivx-}}\n", "@preamble{\n", "@", "}", "@book", "@book{k, title={\\begin{x}}}\n",
]  # fmt: skip
JSON = [
    "[]", "{}", "[", "[1]", '[{"id": "k", "type": "book", "title": "T"}]', '[{"id": 1, "type": "x"}]', '[{"id": "k", "type": "book", "title": []}]', "null",
    '[{"id": "k", "type": "book", "title": "\\u0000\\ud800<b>", "issued": {"date-parts": [[1e999]]}}]', "[" * 3000, '[{"id": "k", "type": "book", "title": "T", "author": [{}]}]',
    '[{"id": "k", "type": "book", "title": "T", "issued": {"date-parts": [[' + "9" * 5000 + "]]}}]", '[{"id": "k", "type": "book", "title": NaN}]',
]  # fmt: skip
QUERIES = [
    "", "reading\tnote\n", "reading\tnote\na\tb\n", "reading\n", "x\ty\n", "reading\tnote\na\tb\tc\n", '"reading"\t"note"\n"a\nb"\t"c"\n', "\t\t\t\n", "reading\treading\tnote\n",
    "reading\tnote\n\x00\x1b[31m\tb\n", "reading\tnote\n" + "the\tb\n" * 50, "line\tpara\treading\tkind\tnote\tsuggested\n1\t2\ta\tb\tc\td\n", "reading,note\na,b\n", "\ufeffreading\tnote\n",
]  # fmt: skip
NAMES = [
    "a b",
    "a\nb",
    "a\tb",
    "\u202ea",
    "a\x1b[31m",
    "тарау",
    "é",
    "e\u0301",
    "a'b",
    'a"b',
    "a&b",
    "a<b>",
    "a%20b",
    "a#b",
    "a?b",
    "-a",
    "a" * 200,
    "CON",
    "a:b",
    "a\\b",
    "🙂",
]
