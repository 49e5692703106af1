"""Chapters drawn at random: every construct of the manuscript in every other, each word once."""

from collections.abc import Callable
from typing import Any

LETTERS = ("қай", "w", "Ж", "é", "ب", "x1")
STRAY = (
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    "{",
    "}",
    ">",
    "|",
    "~",
    "^",
    "$",
    "\\",
    "!",
    '"',
    "'",
    "&",
    "#",
    "@",
    "::",
    "--",
)
LABELS = (
    ("a) ", "b) "),
    ("(i)", "(ii) "),
    ("а. ", "б. ", "г. "),
    ("A. ", "B. ", "C. "),
    ("1) ", "2) "),
    ("(2) ", "(3) "),
)
AMID = (
    "a*",
    "b_",
    "c`",
    "d[",
    "e](",
    "{.",
    "${",
    "^[",
    "![",
    "[^",
    "\u00ad",
    "\u2028",
    "\x0c",
    "\t",
    "\u00a0",
    "\u200b",
)


TAGS = (  # in a line; a word, then more
    "<b>@ @</b>",
    "<font size=2>@ @</font>",
    "<i>@ <b>@</i></b>",
    "@<br>@",
    "<u>@ @",
    "@ @</s>",
    "<a href='#@'>@</a>",
    '<img src="@.png" alt="a @">',
    "<code>@</code>",
    "<script>@</script>",
    "<@>",
    "<li>@ @",
    "<span\nclass=a>@</span>",
)
HTML_BLOCKS = (  # a word, then blocks
    "<div class='a'>@\n\n@\n\n</div>",
    "<p align=center>\n\n@\n\n@\n\n</p>",
    "<details><summary>@</summary>\n\n@\n\n</details>",
    "<ul>\n<li>@\n\n@\n\n<li>\n</ul>",
    "<table><tr><td>@</td><td>\n\n@\n\n</table>",
    "<pre>@ &lt;</pre>\n\n@",
    "<figure><img src=a.png alt=@><figcaption>a</figcaption></figure>\n\n@",
    "<style>@</style>\n\n@",
    "<td>@\n\n@",
    "</div>@\n\n@",
)


class Writer:
    """Writes the chapters of a file by a random.Random, hypothesis's; what ends it, notes say, waits in `tail`."""

    def __init__(self, random: Any) -> None:
        self.random = random
        self.count = 0
        self.tail: list[str] = []
        self.labels = [""]  # calls of the notes so far

    def word(self) -> str:
        self.count += 1
        return f"{self.random.choice(LETTERS)}{''.join(self.random.choices('abcdefg', k=2))}{self.count}z"

    def words(self, most: int = 3) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(1, most)))

    def chapter(self) -> str:
        blocks = [self.block(2) for _ in range(self.random.randint(1, 6))]
        self.random.shuffle(self.tail)
        return "\n\n".join((f"# {self.line(1)}", *blocks, *self.tail)) + self.random.choice(("", "\n"))

    # Within a line.

    def line(self, depth: int = 2) -> str:
        return self.inline(depth).replace("\n", " ")

    def inline(self, depth: int = 2) -> str:
        pieces = [self.random.choice(self.pieces(depth))() for _ in range(self.random.randint(1, 4))]
        return " ".join(pieces) if self.random.random() < 0.8 else "".join(pieces)

    def pieces(self, depth: int) -> tuple[Callable[[], str], ...]:
        def inner() -> str:
            return self.inline(depth - 1) if depth else self.words()

        return (
            *([self.words] * 6),
            lambda: f"*{inner()}*",
            lambda: f"**{inner()}**",
            lambda: f"`{self.words()}`",
            lambda: f"~~{inner()}~~ H~2~O x^{self.word()}^",
            lambda: f"=={inner()}==",
            lambda: f"«___» ______{self.word()}__ (__) __.__.20__ _{self.words()}_",
            lambda: f"[{self.words()} *{self.word()}*](http://e.org/{self.word()})",
            lambda: f'[{self.word()}](<{self.words()}> "{self.words()}")',
            lambda: f"[{inner()}]{{.smallcaps}}",
            lambda: f'[{inner()}]{{lang=ru index="{self.word()}"}}',
            lambda: f"![{self.words()} *{self.word()}* `{self.word()}`](a.png)",
            lambda: f'![{self.words()}](a.png "{self.words()}"){{width=50%}}',
            lambda: f"^[{inner()}]",
            lambda: f"{self.word()}{self.random.choice(self.labels)}",
            lambda: self.note(inner()),
            lambda: self.behind(f"[{self.words()}][NAME r]", f'[NAME r]: http://e.org/{self.word()} "{self.words()}"'),
            lambda: self.behind(f"![{self.words()}][NAME p]", f'[NAME p]: {self.word()}.png "{self.words()} &eacute;"'),
            lambda: f"caf&eacute;{self.word()} &#1234; &amp; &nosuch;",
            lambda: f"\\*{self.word()}\\* \\{self.word()}",
            lambda: f"<http://e.org/{self.word()}>",
            lambda: f"https://e.org/{self.word()}_{self.word()} www.e.org/{self.word()}, {self.count}@e.org",
            lambda: f"https://e.org/%D0%9A{self.word()}.",
            lambda: rf"\(y_{{{self.count}}}\) \[y_{{{self.count}}}\] \({self.word()}\)",
            lambda: f"$x_{{{self.count}}}$",
            lambda: f"{self.word()} <!-- a remark -->",
            lambda: self.random.choice(TAGS).replace("@", self.word(), 1).replace("@", self.inline(max(depth - 1, 0))),
            lambda: f'"{inner()}" -- {self.word()}...',
            lambda: f"{self.words()}  \n{self.words()}",
            lambda: f"{self.words()}\n{self.words()}",
            lambda: f"[@key, {self.words()}] @other",
            lambda: f"{self.random.choice(STRAY)}{self.word()}",
            lambda: f"{self.random.choice(AMID)}{self.word()}",
            lambda: f"[](#{self.word()})",
            lambda: f"@fig-{self.word()} [{self.word()} @tbl-{self.word()}; -@eq:{self.word()}, {self.word()}]",
            lambda: f"\\@ref({self.word()}) \\eqref{{{self.word()}}} {{ref}}`{self.words()} <{self.word()}>`",
        )

    def note(self, text: str) -> str:
        """Return a call of a note, which others may call as well, in this chapter or in another."""
        call = self.behind("[^NAME]", f"[^NAME]: {text}")
        self.labels.append(call)
        return f"{self.word()}{call}"

    def behind(self, here: str, there: str) -> str:
        """Return a call, and keep what it calls for the chapter's end."""
        self.count += 1
        name = f"n{self.count}x"
        self.tail.append(there.replace("NAME", name))
        return here.replace("NAME", name)

    # Blocks.

    def blocks(self, depth: int) -> str:
        if not depth:
            return self.inline(1)
        return "\n\n".join(self.block(depth - 1) for _ in range(self.random.randint(1, 2)))

    def block(self, depth: int) -> str:
        return self.random.choice((*([self.inline] * 4), *self.constructs(depth)))()

    def constructs(self, depth: int) -> tuple[Callable[[], str], ...]:
        def inner() -> str:
            return self.blocks(depth)

        return (
            lambda: f"## {self.line(1)}{self.random.choice(('', f' {{#{self.word()}}}', ' ##'))}",
            lambda: f"{self.line(1)}\n---",
            lambda: self.random.choice(("# ", "> # ", "::: epigraph\na\n:::\n\n# ")) + self.line(1),
            lambda: f"{self.line(1)}\n===",
            lambda: "\n".join(indented(inner(), "  ", "- ") for _ in range(2)),
            lambda: "\n".join(indented(inner(), "   ", mark) for mark in self.random.choice(LABELS)),
            lambda: f"Table: {self.line(1)}\n\na    {self.word()}\n---  -----\n{self.count}  {self.word()}",
            lambda: f"- [x] {self.inline()}\n- [ ] {self.inline()}",
            lambda: "\n".join(indented(inner(), "   ", f"{number}. ") for number in (3, 4)),
            lambda: indented(inner(), "> ", "> "),
            lambda: self.noted(inner()),
            self.table,
            lambda: self.grid([[inner(), inner()] for _ in range(self.random.randint(1, 2))]),
            lambda: f"{self.line(0)}\n{indented(inner(), '  ', ': ')}\n{indented(self.inline(1), '  ', ': ')}",
            lambda: f"{self.line(1)}\\\n{self.line(0)}\n: {self.line(1)}",
            lambda: f"```{self.random.choice(('', 'python', 'text'))}\n{self.words()}\n  {self.words()}\n```",
            lambda: f"    {self.word()}\n    {self.words()}",
            lambda: f"{':' * (3 + depth)} {self.division()}\n{inner()}\n{':' * (3 + depth)}",
            lambda: "\n".join(self.random.choice((f"| {self.line(1)}", "|")) for _ in range(3)),
            lambda: f"$$\nx_{{{self.count}}}\n$$ {{#{self.word()}}}",
            lambda: f"({self.word()})=\n{inner()}",
            lambda: f"![{self.words()} *{self.word()}* [{self.word()}]({self.word()})](b.png){{#fig-{self.word()}}}",
            lambda: f"```{{figure}} b.png\n:name: {self.word()}\n:alt: {self.words()}\n:height: 3\n\n{inner()}\n```",
            lambda: f":::{{figure}} {self.word()}.png\n---\nclass: {self.word()}\n---\n{inner()}\n:::",
            lambda: f":::{{list-table}} {self.line(1)}\n:header-rows: 1\n* - {self.line(1)}\n  - {self.word()}\n:::",
            lambda: f"```{{admonition}} {self.line(1)}\n:name: {self.word()}\n{inner()}\n```",
            lambda: f"```{{math}}\n:label: {self.word()}\nx_{{{self.count}}}\n```\n\n$$ y $$ ({self.word()})",
            lambda: f"```{{code-block}} c\n:caption: {self.words()}\n{self.words()}\n```",
            lambda: f"| {self.word()} {{#{self.word()}}}\n| {self.words()}",
            lambda: "***",
            lambda: "<!-- a\n\nremark -->",
            lambda: (
                self.random.choice(HTML_BLOCKS).replace("@", self.word(), 1).replace("@", self.block(max(depth - 1, 0)))
            ),
            lambda: f'![{self.words()}](b.png "{self.line(1)}"){{#{self.word()} credit="{self.words()}"}}',
            lambda: f"::: gloss\n{self.word()} {self.word()}\n{self.word()} {self.word()}\n{self.words()}\n:::",
        )

    def division(self) -> str:
        names = ("box", "epigraph", "verse", "dialogue", "drama", "{lang=ru}", "landscape", f"box {{#{self.word()}}}")
        names = (*names, "note", f"tip {self.words()}", f'{{.callout-warning title="{self.words()}"}}')
        return self.random.choice(names)

    def noted(self, text: str) -> str:
        self.count += 1
        return f"{self.word()}[^m{self.count}x]\n\n" + indented(text, "    ", f"[^m{self.count}x]: ")

    def table(self) -> str:
        rows = [[self.line(1).replace("|", "/").replace("`", "/") for _ in range(2)] for _ in range(3)]
        head, *others = (f"| {' | '.join(row)} |" for row in rows)
        return "\n".join((head, "|---|---|", *others, "", f": {self.line(1)} {{#{self.word()}}}"))

    def grid(self, rows: list[list[str]]) -> str:
        cells = [[text.expandtabs(4).split("\n") for text in row] for row in rows]
        widths = [max(len(line) for row in cells for line in row[column]) for column in (0, 1)]
        border = "+" + "".join("-" * (width + 2) + "+" for width in widths)
        lines = [border]
        for row in cells:
            for number in range(max(map(len, row))):
                here = [cell[number] if number < len(cell) else "" for cell in row]
                lines.append("|" + "|".join(f" {each.ljust(w)} " for each, w in zip(here, widths, strict=True)) + "|")
            lines.append(border)
        return "\n".join(lines)


def indented(text: str, indent: str, first: str) -> str:
    """Return a text whose lines begin with an indent, the first with a mark."""
    head, *others = text.split("\n")
    return "\n".join((first + head, *(indent + line if line.strip() else line for line in others)))
