"""Books of one construct, as many pieces of it as are asked for: what costs are measured on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

WORDS = ("the", "press", "prints", "what", "its", "author", "wrote", "in", "a", "long", "evening", "of", "winter")


@dataclass(frozen=True)
class Construct:
    """A construct: its pieces in the chapter, in book.toml, and in other files by their names."""

    text: Callable[[int], str]
    toml: Callable[[int], str] = lambda _: ""
    files: Mapping[str, Callable[[int], str | bytes]] = field(default_factory=dict)

    def write(self, folder: Path, count: int) -> None:
        """Write a book of so many pieces."""
        chapters = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n'
        files: dict[str, str | bytes] = {name: make(count) for name, make in self.files.items()}
        files |= {"book.toml": chapters + self.toml(count), "one.md": f"# One\n\n{self.text(count)}\n"}
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def word(number: int) -> str:
    """Return a word of a text."""
    return WORDS[number % len(WORDS)]


def each(piece: str, between: str = "\n\n") -> Callable[[int], str]:
    """Return what repeats a piece: {n} in it is its number, {w} a word."""

    def text(count: int) -> str:
        return between.join(piece.replace("{n}", str(number)).replace("{w}", word(number)) for number in range(count))

    return text


def around(before: str, text: Callable[[int], str], behind: str = "") -> Callable[[int], str]:
    """Return what stands between others."""
    return lambda count: f"{before}{text(count)}{behind}"


def both(*texts: Callable[[int], str]) -> Callable[[int], str]:
    """Return several texts, one behind the other."""
    return lambda count: "\n\n".join(text(count) for text in texts)


def row(piece: str, head: str, line: str) -> Callable[[int], str]:
    """Return a table of one row, of as many columns as there are pieces."""
    return lambda count: "\n".join(f"|{part * count}" for part in (head, line, piece))


def grid(count: int) -> str:
    """Return a grid table of so many rows."""
    line = "+-----+-----+\n"
    return line + line.join(f"| {number % 1000:3} | {word(number)[:3]:3} |\n" for number in range(count)) + line


def png(count: int) -> bytes:
    """Return a small picture."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", 300, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(301)))
    chunks = (*parts, (b"IEND", b""))
    made = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


TEXT = each("{w} {n}")
PLAIN: Mapping[str, Callable[[int], str]] = {
    "paragraphs": TEXT,
    "words of a paragraph": each("{w}", " "),
    "lines of a paragraph": each("{w} {w} {w}", "\n"),
    "alerts": each("> [!NOTE] {w}\n> Words {n}."),
    "named boxes": each("::: tip {w}\nWords {n}.\n:::"),
    "references as other programs have them": around(
        "$$ a $$ {#eq-a}\n\n", each("[@eq-a; -@eq-a] {eq}`eq-a` @eq-{n}.", "\n")
    ),
    "directives": each(
        "```{list-table} Caption *{n}*\n:name: n{n}\n* - {w}\n  - {n}\n```\n\n:::{tip}\n:name: t{n}\n{w}\n:::"
    ),
    "boxes of MkDocs": each('!!! note "{w}"\n    Words {n}.'),
    "hard breaks": each("{w}\\", "\n"),
    "headings": each("## {w} {n}\n\nText."),
    "headings of one name": each("## The same\n\nText."),
    "chapters of one file": each("# {w} {n}\n\nText.[^{n}]\n\n[^{n}]: Note {n}."),
    "chapters of one name": each("# The same\n\n## Its parts\n\nSee [it](#its-parts)."),
    "chapters that call one note": around("[^a]: Note.\n\n", each("# {w} {n}\n\nText.[^a]")),
    "chapters that call each other": each("# {w} {n} {#id-{n}}\n\nSee [](one.md#id-{n}), [](one.md) and [](#the-0)."),
    "items": each("- {w} {n}", "\n"),
    "lettered items": lambda count: "\n".join(f"({number}) {word(number)}" for number in range(1, count + 1)),
    "lettered lists": each("{w}:\na) {w}\nb) {n}"),
    "examples": each("(@e{n}) {w} (@e{n})"),
    "examples in one list": each("(@) {w}", "\n"),
    "lists that count": each("#. {w}", "\n"),
    "letters that begin no list": each("b) {w} {n}:", "\n"),
    "letters between lists": each("a) {w}:\n- {n}\nb) {w}", "\n"),
    "simple tables": each("Table: {w}\n\na    b\n---  ---\n{w}  {n}"),
    "frames that do not end": each("-----\n{w}\n--- ---\n{n} {w}"),
    "items to tick": each("- [x] {w} {n}", "\n"),
    "numbered items": each("1. {w} {n}", "\n"),
    "loose items": each("- {w} {n}"),
    "lists": each("- {w}\n- {n}\n\nText."),
    "lists of two levels": each("- {w}\n  - {n}", "\n"),
    "lists of three levels": each("- {w}\n  - {n}\n    - {w}", "\n"),
    "terms": each("{w} {n}\n: What it is."),
    "definitions of a term": around("Term\n", each(": {w} {n}", "\n")),
    "glossary": around("::: glossary\n", each("{w} {n}\n: What it is."), "\n:::"),
    "notes": each("{w}[^{n}]\n\n[^{n}]: Note {n}."),
    "notes behind the text": both(each("{w}[^{n}]"), each("[^{n}]: Note {n}.")),
    "notes begun anew": each("# {w}\n\n{w}[^1]\n\n[^1]: Note {n}."),
    "notes in one paragraph": each("{w}^[note {n}]", " "),
    "formulas in brackets": each("\\(x_{n}\\)", " "),
    "brackets that nothing closes": each("\\(x_{n}", " "),
    "stars beside quotes": each("**«{w}»**{w}", " "),
    "stars that call notes": each("{w}*", " "),
    "stars on lines": each("{w}* {n}", "\n"),
    "items without a space": each("{n}.{w}", "\n"),
    "blanks of forms": each("«___» ____ 20__ {w} (___) __.__.____ __{n}__", " "),
    "lines to write on": each("____________", "\n"),
    "items to write in": each("- ___", "\n"),
    "lines that run on": each("1.{n}. {w}", "\n"),
    "marked words": each("=={w} {n}==", " "),
    "marks that nothing closes": each("=={w}", " "),
    "words of a note": around("A^[", each("{w}", " "), "]"),
    "paragraphs of a note": around("A[^1]\n\n[^1]: Note.\n\n", each("    {w} {n}")),
    "notes not called": each("[^{n}]: Note {n}."),
    "calls without a note": each("{w}[^{n}]"),
    "links": each("[{w}](https://example.org/{n})", " "),
    "links to ids": both(each("## {w} {n} {#id-{n}}"), each("[{w}](#id-{n})")),
    "references to ids": both(each("## {w} {n} {#id-{n}}"), each("See [](#id-{n}).")),
    "links to nothing": both(each("## {w} {n} {#id-{n}}\n\nText."), each("[{w}](#nothing-{n})")),
    "links to no file": each("[{w}](nothing-{n}.md)"),
    "links by reference": both(each("[{w}][{n}]", " "), each("[{n}]: https://example.org/{n}", "\n")),
    "addresses": each("https://example.org/{n}", " "),
    "brackets behind an address": around("https://example.org/", each(")", "")),
    "mailboxes": each("{w}@example.org", " "),
    "what is no mailbox": each("{w}@", ""),
    "index marks": each('[{w}]{index="{w} {n}"}', " "),
    "index marks of one entry": each("[{w}]{index=Wheat}", " "),
    "index marks below one entry": each('[{w}]{index="Wheat!{n}"}', " "),
    "index marks of words": each("[{w}]{.index}", " "),
    "index marks of headings": each('## {w} {n} {index="A{n}"}\n\nText.'),
    "index marks without words": each('{w} []{index="A{n}"}', " "),
    "ranges": each('[]{index="A{n}" range=begin} {w} []{index="A{n}" range=end}'),
    "see": each('[]{index="A{n}" see="B"} {w} []{index=B}'),
    "rows": around("| a | b |\n|---|---|\n", each("| {w} | {n} |", "\n")),
    "columns": row(" a |", " b |", "---|"),
    "tables": each("| a | b |\n|---|---|\n| {w} | {n} |"),
    "tables with captions": each("| a | b |\n|---|---|\n| {w} | {n} |\n\n: Caption {n} {#t{n}}"),
    "rows of a grid": grid,
    "grids": each("+---+---+\n| a | b |\n+---+---+"),
    "lines of code": around("```python\n", each('a{n} = "{w}"  # {n}', "\n"), "\n```"),
    "blocks of code": each("```python\na = {n}\n```"),
    "codes in a line": each("`{w}`", " "),
    "formulas": each("$a_{{n}}$", " "),
    "formulas of GitHub": each("$`a_{n}`$\n```math\na_{n}\n```"),
    "formulas of GitHub, open": each("- $`a $``b\n  ```math\n  a"),
    "raw passages": each("`\\a`{=latex} `<b>{w}</b>`{=html}\n\n```{=html}\n<p>{w}</p>\n```"),
    "formulas apart": each("$$\na_{{n}}\n$$ {#eq-{n}}"),
    "formulas and endings": each("$a_{{n}}$-{w}", " "),
    "signs of a formula": around("$", each("a", "+"), "$"),
    "divisions in a division": around("::: box\n", each("::: tip\n{w}\n:::"), "\n:::"),
    "quotes": each("> {w} {n}"),
    "paragraphs of a quote": each("> {w} {n}", "\n>\n"),
    "lines of a quote": each("> {w} {n}", "\n"),
    "verses": each("| {w} {n}", "\n"),
    "stanzas": each("| {w} {n}\n|", "\n"),
    "glosses": each("::: gloss {lang=kk}\nsu agady\nwater flows\n\nWater flows.\n:::"),
    "words of a gloss": lambda n: f"::: gloss {{lang=kk}}\n{'su ' * n}\n{'water ' * n}\n\nWater.\n:::",
    "divisions": each("::: box\n{w} {n}\n:::"),
    "paragraphs of a division": around("::: box\n", TEXT, "\n:::"),
    "speeches": around("::: dialogue\n", each("- {w} {n}", "\n"), "\n:::"),
    "passages for one edition": each("[{w}]{only=print} [{n}]{only=epub}"),
    "divisions for one edition": each("::: {only=epub}\n{w} {n}\n:::"),
    "spans": each("[{w}]{lang=ru}", " "),
    "emphasis": each("*{w}*", " "),
    "strong emphasis": each("**{w}** *{w}*", " "),
    "unclosed *": each("*{w}", " "),
    "unclosed **": each("**{w}", " "),
    "unclosed _": each("_{w}", " "),
    "closing *": each("{w}*", " "),
    "stars": each("*", ""),
    "stars and letters": each("a**b", ""),
    "unclosed [": each("[{w}", " "),
    "[ alone": each("[", ""),
    "[a](": each("[a](", ""),
    "[a]{": each("[a]{", " "),
    "![": each("![", ""),
    "[^": each("[^", ""),
    "^[": each("^[", ""),
    "]": each("]", ""),
    "backticks": lambda n: " ".join("`" * (1 + number % 90) + "a" for number in range(n)),
    "one backtick": each("`{w}", " "),
    "<": each("<", ""),
    "< words": each("<{w}", " "),
    "<!--": each("<!-- {w}", " "),
    "&": each("&amp;", ""),
    "\\": each("\\*", ""),
    "$": each("$ {w}", " "),
    "$ closed": each("{w}$ $", ""),
    "{": each("{", ""),
    "{.a}": each("{.a}", " "),
    "@": each("@{w}", " "),
    "|": each("|", ""),
    ":": each(": {w}", "\n"),
    ":::": each(":::", "\n"),
    "::: box, unclosed": each("::: box", "\n"),
    ">": lambda n: "\n".join(">" * (1 + number % 9) + " a" for number in range(n)),
    "blanks in a line": lambda n: f"a{' ' * n}b",
    "blanks in many lines": each("a{w}" + " " * 20 + "b", "\n"),
    "tabs": lambda n: f"a{chr(9) * n}b",
    "blank lines": lambda n: "a" + "\n" * n + "b",
    "indents": lambda n: "\n".join(" " * (number % 40) + "a" for number in range(n)),
    "{{< var and blanks": lambda n: "{{< var" + " " * n,
    "{{<": each("{{<", ""),
    "{{< in code": each("`{{< var x", " "),
    "{{< var nothing >}}": each("{{< var n{n} >}}", " "),
    "smart quotes": each('"{w}"', " "),
    "quotes in quotes": each("\"{w} '{w}'\"", " "),
    "unclosed quotes": each('"{w}', " "),
    "apostrophes": each("don't '{n}", " "),
    "dashes": each("{w} --- {n}", " "),
    "hyphens for dashes": each("{w} - {n}", " "),
    "dots": each("...", ""),
    "dates and initials": each("A. B. Author, 5 km, 12 May 1901,", " "),
    "letters of a word": each("a", ""),
    "hyphens of a word": each("a", "-"),
    "controls": each("{w}\x07", " "),
    "letters of other scripts": each("中ا", " "),
    "figures": each('![{w}](a.png "Caption {n}"){#f{n}}'),
    "pictures in a line": each("![{w}](a.png)", " "),
    "pictures that are not there": each("![{w}](b{n}.png)", " "),
    "horizontal rules": each("***"),
    "unknown classes": each("[{w}]{.c{n}}", " "),
    "HTML": each("<b>{w}</b>", " "),
    "blocks of HTML": each("<div>\n{w}\n</div>"),
    "setext headings": each("{w}\n----\n\nText."),
    "levels of a list": lambda n: "\n".join(" " * (2 * (number % 9)) + "- a" for number in range(n)),
}
BIBLIOGRAPHY = 'bibliography = ["a.bib"]\n'
RECORD = each('@book{k{n}, title="{w} {n}", author="Author{n}, A.", year=1990, publisher="P", address="A"}', "\n")


def one_word(_: int) -> str:
    """Return a text of one word, whatever is counted elsewhere."""
    return "A"


def cited(_: int) -> str:
    """Return what names the file of references."""
    return BIBLIOGRAPHY


def one_record(_: int) -> str:
    """Return a file of one reference."""
    return RECORD(1)


def many(key: str) -> Callable[[int], str]:
    """Return a table [[key]] of book.toml for each piece."""
    return each(f'[[{key}]]\nname = "{{w}} Author {{n}}"\n', "\n")


OTHERS: Mapping[str, Construct] = {
    "citations": Construct(each("{w} [@k{n}]"), cited, {"a.bib": RECORD}),
    "citations of one": Construct(each("{w} [@k0]", " "), cited, {"a.bib": one_record}),
    "citations of none": Construct(each("{w} [@no{n}]"), cited, {"a.bib": RECORD}),
    "references not cited": Construct(lambda _: "[@k0]", cited, {"a.bib": RECORD}),
    "variables": Construct(each("{{< var a >}}", " "), lambda _: '[variables]\na = "b"\n'),
    "variables of book.toml": Construct(one_word, around("[variables]\n", each('a{n} = "b"', "\n"))),
    "included files": Construct(each("{{< include a.md >}}"), files={"a.md": lambda _: "Included.\n"}),
    "queries": Construct(TEXT, files={"queries.tsv": around("reading\tnote\n", each("{w} {n}\tIs it so?", "\n"))}),
    "queries not found": Construct(TEXT, files={"queries.tsv": around("reading\tnote\n", each("no {n}\tSo?", "\n"))}),
    "queries of words": Construct(
        each("{w}{n}", " "), files={"queries.tsv": around("reading\tnote\n", each("{w}{n}\tSo?", "\n"))}
    ),
    "authors": Construct(one_word, many("authors")),
    "contributors": Construct(one_word, many("contributors")),
    "keywords": Construct(one_word, around("keywords = [", each('"{w} {n}"', ", "), "]\n")),
    "words of book.toml": Construct(one_word, around("[words]\n", each('w{n} = "b"', "\n"))),
    "unknown keys": Construct(one_word, each('k{n} = "b"', "\n")),
    "letters of a title": Construct(one_word, around('subtitle = "', each("{w}", " "), '"\n')),
    "letters of an annotation": Construct(one_word, around('[annotation]\nen = "', each("{w}", " "), '"\n')),
    "rules of a style sheet": Construct(one_word, files={"styles/paper.css": each("p.c{n} { color: red }", "\n")}),
}
CONSTRUCTS: Mapping[str, Construct] = {
    **{name: Construct(text, files={"a.png": png} if "a.png" in text(1) else {}) for name, text in PLAIN.items()},
    **OTHERS,
}
