"""What looks like a mark of this dialect, or of another, where it prints as text: each with its mend."""

from __future__ import annotations

import re

BLOCK = "(?m)^"  # with which the patterns of what has lines of its own begin: it is told once a paragraph
FORMULAS = "(?:equation|align|gather|multline|eqnarray|displaymath|math|split|cases|aligned|array)"
HELD = "\0"  # stands for what is no text, or guarded: no pattern finds anything in it
# Each mark has one of them, the attributes and MARKS.
SIGNS = re.compile(r"[\[{*~#\\•▪◦·‣^<]|:[:a-z+-]|\)=|\+\+|%%|===|8<-|!!!|\?\?\?|@")
# An address of several words, the last of which ends as the name of a file does.
SPACED = r'(?=[^\s<>()"]+ [^<>"\n]{0,200}\.\w{1,5}(?:#[^\s()]{0,200})?(?: +"[^"\n]{0,200}")?\))'
MARKS = (  # what it looks like, as a pattern; what it is not; the mend
    (
        rf"!\[(?:[^!\]\n]|!(?!\[))*\]\({SPACED}",
        "a picture whose address has a space",
        'an address with spaces stands between < and >: ![what it shows](<my file.png> "Caption")',
    ),
    (
        rf"(?<!\!)\[[^\[\]\n\0]+\]\({SPACED}",
        "a link whose address has a space",
        "an address with spaces stands between < and >: [words](<my file.md#name>)",
    ),
    (
        rf"!\[(?:[^!\]\n]|!(?!\[))*\]\((?!{SPACED})",
        "a picture",
        'write ![what it shows](file.png "Caption"); a quote in the caption is \\"',
    ),
    (rf"(?<!\!)\[[^\[\]\n\0]+\]\((?!{SPACED})", "a link", "write [words](file.md#name), with no space in the address"),
    (r"\[[^\[\]\n]+\] \((?:[^()\s]+\.md\b|#|https?:)", "a link", "no space stands between ] and ("),
    (
        r"(?<![\w!\]])\[[^\[\]\n\0^@][^\[\]\n\0]*\]\[(?![\^@])[^\[\]\n\0]*\](?![\w(\[])",
        "a link",
        "write [words](address), or what it leads to, on a line of its own: [name]: address",
    ),
    (r"\^\[", "a note", "close its bracket, in the same paragraph"),
    (
        r"\{\{<(?!(?:(?!\{\{<)[^\n])*?>\}\})|\{\{#\w*include\s[^{}\n]*\}\}",  # the last as mdBook has it
        "an include or a variable",
        "write {{< include file.md >}} or {{< var name >}}",
    ),
    (
        r"\{\{#(?!\w*include\s)[\w-]+(?:\s[^{}\n]*)?\}\}",
        "a command of mdBook's helpers",
        "write out what it stands for, or take it out",
    ),
    (
        r"(?<!\*)\*{2,3}(?=[^\s*),.:;/-])|(?<=[^\s*(.:/-])\*{2,3}(?!\*)",
        "strong words",
        "write **words**, with no space within the marks",
    ),
    (r"(?<!~)~~(?=[^\s~])|(?<=[^\s~])~~(?!~)", "struck words", "write ~~words~~, with no space within the marks"),
    (r"(?m)^#{2,6}(?=[^\s#])", "a heading", "put a space behind the #"),
    (
        r"(?m)^::(?=:|\s|\Z)[^\n]*",
        "a division",
        "begin it with ::: and a name, end it with ::: alone",
    ),
    (r"!\[\[[^\[\]\n]+\]\]", "a picture", "write ![what it shows](file.png)"),
    (  # roles of MyST, whose words are code
        r"\{(?:ref|numref|eq|doc|cite|term)\}(?=\0)",
        "a link",
        "write [words](file.md#name)",
    ),
    (
        r"\{(?!(?:ref|numref|eq|doc|cite|term)\})[a-z][\w:-]*\}(?=\0)",
        "a role of MyST",
        "take the name and its braces away: the words behind it are code",
    ),
    (r"(?<!\!)\[\[(?!_?(?:TOC|toc)_?\])[^\[\]\n]+\]\]", "a link", "write [words](file.md#name)"),
    (
        r"(?<![\w+])\+\+(?=[^\s+])[^+\n]*(?<=\S)\+\+(?![\w+])",
        "inserted words",
        "write ==words== or *words*, or take the signs away",
    ),
    (r"\A\[![\w-]+\][^\n]*", "a box", "write ::: note above it and ::: below it"),
    (
        r"(?m)^(?:!!!|\?\?\?\+?)[ \t]+[^\W\d_][^\n]*",
        "a box",
        "in place of the signs write ::: note, with the title behind it, and ::: on a line of its own below the text",
    ),
    (r"(?m)^===[!+]* [\"'][^\n]+[\"']$", "a tab", "indent what stands in it by four spaces"),
    (r"(?m)^-+8<-+[^\n]*", "an include", 'write --8<-- "file.md" alone on a line'),
    (r"\A\[[ xX]\](?=\s|\Z)", "a box to tick", "begin an item with - [ ], and write words behind it"),
    (
        r"(?<![\w:])(?::\+1:|:-1:|:[a-z][a-z0-9_+-]*[a-z0-9]:)(?![\w:\0])",
        "a sign by its short code",
        "write a word, or a sign that is in the house's fonts, as ✓ ★ ⚠ ✅ are; most emoji are in none",
    ),
    (r"%%[^%]*%%", "a remark", "write <!-- a remark -->"),
    (r"(?<=\s)\^[\w-]+\Z", "a paragraph's name", "write [words]{#name}"),
    (
        r"[\w)]{1,15}\^(?:\{[^{}\n]{1,20}\}|[-+−]?\d+(?!\w)|[^\W\d_](?!\w))(?!\^)",
        "raised figures",
        "write 10^6^, with a mark behind them too, or a formula, $10^6$",
    ),
    (
        r"[\w.,]{0,12}(?:[^\W\dA-Z_]|[.,])~(?:[^\W\d_]{1,12}|\d+\b(?!~))",
        "a no-break space of TeX",
        "write a space: the press keeps together what must not be parted; `\\ ` is a space at which no line ends",
    ),
    (r"\w{0,8}[A-Z)]~\d+(?!~|\w)", "lowered figures", "write CO~2~, with a mark behind them too"),
    (r"<<(?=\w)[^<>\n]{1,300}>>", "quotes of TeX", 'write "words", or « and »'),
    (r"(?m)^\([^()\s]+\)=$", "a name", "let a heading, a picture, a table or another block follow it"),
    (r"(?m)^[•▪◦·‣]\s[^\n]*", "a list", "begin its items with - or 1."),
    (r"\{\{(?![<#{])[^{}\n]{1,200}\}\}", "words of another place", "write them out, or into [variables] of book.toml"),
    (r"\{%[^%\n]*%\}", "a command of a site's maker", "take it out; {{< include file.md >}} puts a file in"),
    (
        r"\A\[(?:TOC|toc)\]\Z|\A\[\[_?(?:TOC|toc)_?\]\]\Z",
        "a table of contents",
        "take it out: the press makes one at its place",
    ),
    (
        r"\\(?:ref|eqref|pageref|cite[pt]?|label|footnote|text(?:bf|it|tt|sc)|emph|La)\{[^{}\n]*\}|\\(?:La)?TeX\b",
        "a command of TeX",
        "docs/manuscript.md shows how it is written here: [](#name) is a reference, [@key] a citation, [^1] a note",
    ),
    (r"(?:\A|(?<=[\s\0]))[^\s\0]{0,100}\\\Z", "a new line", "take the backslash out; <br> breaks a heading's line"),
    (
        rf"(?m)^\\begin\{{{FORMULAS}\b[^\n]*",
        "a formula",
        "put $$ above and below it, with no empty line within; {#eq-name} behind the last $$ names it",
    ),
    (
        rf"(?m)^\\(?!(?:begin|end)\{{{FORMULAS}\b)[a-z]{{3,}}[^\n]*",
        "a command",
        "the press has no commands of TeX outside formulas: write what it does as docs/manuscript.md shows",
    ),
)
