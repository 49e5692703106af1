"""Whole manuscripts by a grammar: every construct of docs/manuscript.md in every other, in any script, of any length.

`manuscript` draws a book of a source of chance, `of_seed`'s or hypothesis's, and writes nothing: a seed gives one book.
What it writes is right by the docs, and now and then what no font has, or too much for its place.
"""

import re
import unicodedata
from random import Random  # noqa: TID251  of a seed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40"><path d="M0 0h60v40z"/></svg>'
LANGUAGES = ("kk", "ru", "en", "ky", "en-US", "de", "fr", "uz")
WORDS = {
    "kk": "дала баспа кітап сөйлем ғылым әліпби үңгір қағаз өзен һәм шығарылымдарымыздағылардың ұлттық тіл 46-шы",
    "ru": "степь книга печать съезд ёлка достопримечательность в и не т. е. № 5 XIX в. «так» Н. Назарбаев 1 200 50 %",
    "en": "press book the a of well-known responsibilities don't e.g. fig. 3 O'Neill 5 km 10–12 St. Petersburg",
    "de": "Buch Straße Donaudampfschifffahrtsgesellschaft über Größe z. B. daß",
    "el": "βιβλίο λόγος τυπογραφία ἀρχή ᾧ",
    "vi": "sách tiếng Việt nghề in ấn đường",
    "uz": "oʻzbek kitob gʻoya soʻz",
    "yo": "ọ̀rọ̀ ẹ̀kọ́ e̋ n̂ q̄",
}
RARE_WORDS = ("漢字", "שלום", "سلام", "हिन्दी", "😀", "ꙗко", "ა")  # what no font of the house has: B030
LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі0123456789ABCDEFЖШЩ"
SIGNS = [
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "—",
    "–",
    "-",
    "(",
    ")",
    "«",
    "»",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "/",
    "%",
    "§",
    "№",
    "°",
    "©",
    "±",
    "×",
    "=",
    "+",
    "&",
    "#",
    "@",
    "'",
    '"',
    "...",
    "--",
    "---",
    "?..",
    "!!!",
    ",,,",
    ";;;",
    ")))",
]
SPACES = [
    "\xa0",
    "\u2009",
    "\u202f",
    "\u3000",
    "\u200b",
    "\u2060",
    "\u2003",
    "\u200a",
    "\ufeff",
    "\xad",
    "\u200d",
    "\u200e",
    "\u202a\u202c",
]
MARKS = ["́", "̀", "̈", "̄", "̣", "̧", "̣́"]
CODE = [
    "let",
    "x",
    "=",
    "foo::bar(baz,",
    "[1,",
    "2]);",
    "if",
    "(a",
    "&&",
    "b)",
    "{",
    "return",
    "`c`;",
    "}",
    "<html>",
    "\\n",
    "$HOME",
    "#!/bin/sh",
    "|",
    "@a",
    "*b*",
    "_c_",
    "-->",
]
FORMULAS = (
    "x", "a^2 + b^2 = c^2", r"\frac{a}{b}", r"\sqrt[3]{x_1}", r"\sum_{i=1}^n i", r"\alpha \le \beta", r"\text{см}^2",
    r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", r"\int_0^\infty e^{-x}\,dx", "a+b+c+d+e+f+g+h=" * 8 + "z",
)  # fmt: skip
PYGMENTS = ("", "python", "js", "text", "html", "sql", "c", "bash", "nolanguage")


class Author:
    """One who writes a book: what was drawn so far of names, notes and files, and how deep the text is nested."""

    def __init__(self, chance):
        self.chance = chance
        self.names, self.targets = 0, []
        self.notes, self.files = [], {}
        self.depth = 0
        self.language = "en"
        self.quiet = 0  # in what can hold neither links nor notes
        self.rare = chance.random() < 0.05
        self.celled = False  # in a cell of a grid, which holds no other table, nor bars
        self.edition = ""  # in a passage for one edition, which other passages cannot be led to

    # Words.

    def likely(self, share):
        return self.chance.random() < share

    def some(self, least, most):
        return range(self.chance.randint(least, most))

    def word(self):
        draw = self.chance.random()
        if draw < 0.01:
            return "".join(self.chance.choice(LETTERS) for _ in self.some(20, 400))
        if draw < 0.012 and self.rare:
            return self.chance.choice(RARE_WORDS)
        if draw < 0.02:
            return "https://example.org/" + "".join(self.chance.choice(LETTERS + "%/-_=&") for _ in self.some(5, 120))
        if draw < 0.05:
            return self.chance.choice(LETTERS) + self.chance.choice(MARKS) + self.chance.choice(LETTERS)
        language = self.language[:2] if self.likely(0.8) else self.chance.choice(sorted(WORDS))
        return self.chance.choice(WORDS.get(language, WORDS["en"]).split())

    def gap(self):
        return self.chance.choice(SPACES) if self.likely(0.02) else "  " if self.likely(0.02) else " "

    def plain(self, least=1, most=8):
        """Words and signs that mean nothing to Markdown."""
        found = ""
        for _ in self.some(least, most):
            found += (self.gap() if found else "") + self.word()
            if self.likely(0.15):
                found += guarded(self.chance.choice(SIGNS))
        return found or "word"

    def name(self):
        self.names += 1
        return f"n{self.names}"

    def target(self, titled=True):
        """A name that links can lead to, where each edition has it."""
        name = self.name()
        if titled and not self.edition and not self.celled and not self.noted:
            self.targets.append(f"#{name}")
        return name

    # What stands in a line.

    def line(self, most=5):
        """A line of text with what may stand in it."""
        pieces = [self.plain()]
        for _ in self.some(0, most if self.depth < 4 else 1):
            self.depth += 1
            pieces.append(self.piece())
            self.depth -= 1
            if self.likely(0.7):
                pieces.append(self.plain(1, 5))
        found = pieces[0]
        for piece in pieces[1:]:
            apart = piece.startswith("[^") or "$" in (piece[0], found[-1]) or found[-1] == "!" or self.likely(0.92)
            found += (self.gap() if apart else "") + piece
        return found

    def piece(self):
        draw = self.chance.choice(self.PIECES if not self.quiet else self.QUIET)
        return draw(self)

    def emphasis(self):
        mark = self.chance.choice(("*", "**", "~~", "***"))
        return f"{mark}{self.closed()}{mark}"

    def closed(self):
        """A line that can stand between marks: it begins and ends with a letter."""
        return f"{self.chance.choice('aәжB')}{self.line(2)} {self.chance.choice('zяZ')}"

    def code(self):
        text = " ".join(self.chance.choice(CODE) for _ in self.some(1, 6)).replace("`", "'")
        if self.likely(0.2):
            text = "".join(self.chance.choice(LETTERS + "_::./") for _ in self.some(30, 200))
        return f"`{text.strip() or 'x'}`"

    def span(self):
        attributes = self.chance.choice(
            (".smallcaps", "lang=ru", "lang=en", "lang=kk", f"#{self.name()}", ".smallcaps lang=ru")
        )
        return f"[{self.closed()}]{{{attributes}}}"

    def shifted(self):
        mark = self.chance.choice("~^")
        return f"H{mark}{self.chance.choice(('2', 'n+1', 'те', '*a*'))}{mark}O"

    def link(self):
        self.quiet += 1
        words = self.closed()
        self.quiet -= 1
        target = self.chance.choice(("https://example.org/", "mailto:a@example.org", *self.targets))
        title = self.chance.choice(("", "", ' "title"'))
        return f"[{words}]({target}{title})"

    def reference(self):
        if not self.targets:
            return self.autolink()
        words = self.chance.choice(("", "", "see {title}", "words"))
        return f"[{words}]({self.chance.choice(self.targets)})" + ("{.page}" if words and self.likely(0.3) else "")

    def autolink(self):
        return f"<https://example.org/{''.join(self.chance.choice('abc/-%20?=') for _ in self.some(1, 150))}>"

    def call(self):
        if self.likely(0.3) and len(self.notes) < 12:
            self.quiet += 1
            words = self.plain(1, 20)
            self.quiet -= 1
            return f"word^[{words}]"
        if self.notes and self.likely(0.2):
            return f"word[^{self.chance.choice(self.notes)[0]}]"
        if len(self.notes) >= 12:
            return self.plain(1, 2)
        label = self.name()
        note = [label, ""]
        self.notes.append(note)
        note[1] = self.note_text()
        return f"word[^{label}]"

    noted = False  # in a note, where a picture is in a line

    def note_text(self):
        outer, self.noted = self.noted, True
        self.depth += 2
        lines = [self.line(2) if self.likely(0.9) else self.plain(60, 160)]
        if self.likely(0.2):
            lines += ["", *self.blocks(1)]
        self.depth -= 2
        self.noted = outer
        return "\n".join(indented(lines, "    ")).strip()

    def formula(self):
        return f"${self.chance.choice(FORMULAS)}$"

    titled = False  # in a picture's title, where no picture can stand

    def image(self):
        if self.titled:
            return self.plain(1, 2)
        return f"![{self.plain(1, 3)}](a.svg){{width={self.chance.choice(('10%', '5mm', '100%'))}}}"

    def mark(self):
        entry = self.chance.choice(("Wheat", "Wheat!sown", "Жер", "Әліпби!бет", "Q" * 90))
        more = self.chance.choice(("", " .main", " in=names", " in=places"))
        words = self.closed() if self.likely(0.7) else ""
        return f'[{words}]{{index="{entry}"{more}}}'

    def only(self):
        if self.edition:
            return self.plain(1, 3)
        self.edition = self.chance.choice(("print", "epub"))
        found = f"[{self.closed()}]{{only={self.edition}}}"
        self.edition = ""
        return found

    def quoted(self):
        mark = self.chance.choice("\"'")
        return f"{mark}{self.closed()}{mark}"

    def hard(self):
        return f"{self.plain(1, 3)}\\\n{self.plain(1, 3)}"

    def entity(self):
        return self.chance.choice(
            ("&amp;", "&nbsp;", "&lt;", "&#1240;", "&mdash;", "{{< var edition >}}", "<!-- no -->")
        )

    QUIET = (emphasis, code, shifted, formula, quoted, entity, span)
    PIECES = (*QUIET, link, reference, autolink, call, call, image, mark, only, hard)

    # Blocks: each is a list of lines.

    def blocks(self, most=4):
        found = []
        self.depth += 1
        for _ in self.some(1, most):
            kinds = self.CELLED if self.celled else self.SIMPLE if self.depth > 5 else self.BLOCKS
            found += [*self.chance.choice(kinds)(self), ""]
        self.depth -= 1
        return found[:-1]

    def paragraph(self):
        text = self.line() if self.likely(0.9) else self.plain(80, 200)
        return text.split("\n")

    def quotation(self):
        return indented(self.blocks(3), "> ")

    def listed(self):
        ordered, loose = self.likely(0.4), self.likely(0.4)
        found = []
        for number in self.some(1, 4):
            marker = f"{number + 1}. " if ordered else "- "
            lines = self.paragraph()
            if self.likely(0.4) and self.depth < 6:
                lines += ["", *self.blocks(3)]
            lines = [marker + lines[0], *indented(lines[1:], " " * len(marker))]
            found += lines + ([""] if loose else [])
        return found

    def fenced(self):
        lines = [self.code_line() for _ in self.some(1, 8)]
        if self.likely(0.3):
            lines.append("".join(self.chance.choice(LETTERS + "_.:()") for _ in self.some(60, 400)))
        if self.likely(0.1):
            lines += ["again();"] * self.chance.randint(10, 80)
        return ["~~~~" + self.chance.choice(PYGMENTS), *lines, "~~~~"]

    def code_line(self):
        return " " * self.chance.randint(0, 9) + " ".join(self.chance.choice(CODE) for _ in self.some(0, 12))

    def table(self):
        columns, rows = self.chance.randint(1, 5 if self.likely(0.9) else 25), self.chance.randint(1, 6)
        self.depth += 3
        head = [self.cell() for _ in range(columns)]
        lines = [" | ".join(head), " | ".join(self.chance.choice(("---", ":--", "--:", ":-:")) for _ in head)]
        lines += [" | ".join(self.cell() for _ in head) for _ in range(rows)]
        self.depth -= 3
        return [f"| {line} |" for line in lines] + self.caption()

    def cell(self):
        text = self.line(1) if self.likely(0.5) else self.plain(1, 2) if self.likely(0.9) else ""
        return text.replace("|", "\\|").replace("\\\n", " ").replace("\n", " ")

    def caption(self):
        if self.likely(0.4):
            return []
        name = self.target()
        more = self.chance.choice(("", "", " header-columns=1", " .landscape"))
        return ["", f": {self.line(3)} {{#{name}{more}}}".replace("\n", " ")]

    def grid(self):
        self.depth += 2
        rows = [[self.cell_blocks() for _ in range(2)] for _ in self.some(1, 3)]
        self.depth -= 2
        widths = [max(2, *(length(line) for row in rows for line in row[column])) for column in (0, 1)]
        found = [rule("-", widths)]
        for number, row in enumerate(rows):
            for line in range(max(map(len, row))):
                cells = [cell[line] if line < len(cell) else "" for cell in row]
                padded = [f" {c}{' ' * (w - length(c))} " for c, w in zip(cells, widths, strict=True)]
                found.append(f"|{'|'.join(padded)}|")
            found.append(rule("=" if number == 0 and len(rows) > 1 and self.heads else "-", widths))
        return found + self.caption()

    heads = True

    def cell_blocks(self):
        outer, self.celled = self.celled, True
        lines = self.blocks(2) if self.likely(0.5) else self.paragraph()
        self.celled = outer
        return [self.ungridded(line) for line in lines]

    @staticmethod
    def ungridded(line):
        line = line.replace("{{< var edition >}}", "edition")
        line = re.sub("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u3000\t]", "", line)
        return re.sub(r"[|+]", "/", line)

    def terms(self):
        found = []
        for _ in self.some(1, 3):
            found += [self.plain(1, 4) if self.likely(0.6) else self.line(1).replace("\n", " ")]
            for _ in self.some(1, 2):
                lines = self.paragraph()
                more = ["", *indented(self.blocks(2), "    ")] if self.likely(0.2) else []
                found += [f": {lines[0]}", *indented(lines[1:], "    "), *more]
            found.append("")
        return found[:-1]

    def verse(self):
        lines = []
        for _ in self.some(1, 6):
            lines.append(
                "|"
                if lines and self.likely(0.15)
                else "| " + " " * self.chance.choice((0, 0, 4)) + self.line(1).replace("\\\n", " ")
            )
        return [lines[0] if lines[0] != "|" else "| a", *lines[1:], "| last"]

    def gloss(self):
        count = self.chance.randint(1, 12)
        words = [re.sub(r"\s+", "", self.chance.choice(WORDS["kk"].split())) for _ in range(count)]
        second = [
            "".join(self.chance.choice("abcABC-") for _ in self.some(1, 60 if self.likely(0.05) else 12)) + "x"
            for _ in range(count)
        ]
        more = ["‘a translation of all’"] if self.likely(0.6) else []
        return self.division("gloss", [" ".join(words), " ".join(second), *more])

    def divider(self):
        return ["***"]

    def figure(self):
        self.depth += 3
        self.titled = True
        self.quiet += self.celled  # alone in its cell it is in a line, and says its title to nobody
        title = self.line(2).replace("\\\n", " ").replace("\n", " ") if self.likely(0.7) else ""
        title = re.sub(r'\\?"', r'\\"', title).rstrip("\\")
        self.quiet -= self.celled
        self.titled = False
        self.depth -= 3
        name = self.target(bool(title))
        more = self.chance.choice(("", " width=60%", " width=100%", ' credit="Photo: Test Author"', " .landscape"))
        more = more if not self.celled and not self.noted else ""
        return [f"![{self.plain(1, 3)}](a.svg" + (f' "{title}"' if title else "") + f"){{#{name}{more}}}"]

    def display(self):
        name = f" {{#{self.name()}}}" if self.likely(0.4) else ""
        return ["$$", self.chance.choice(FORMULAS), f"$${name}"]

    def set_apart(self):
        kind = self.chance.choice(self.APART)
        if "only" not in kind or self.edition:
            return self.division(kind if "only" not in kind else "box", self.blocks(3))
        self.edition = kind
        found = self.division(kind, self.blocks(3))
        self.edition = ""
        return found

    APART = ("box", "epigraph", "abstract", "keywords", "dedication", "landscape", "{lang=ru}", "{lang=en}")
    APART = (*APART, "box", "epigraph", "{only=print}", "{only=epub}")

    def speech(self):
        kind = self.chance.choice(("dialogue", "drama", "glossary", "verse"))
        inner = {
            "dialogue": lambda: [f"--- {self.plain()}", "", f"--- {self.plain()}"],
            "drama": self.terms, "glossary": self.terms, "verse": lambda: [*self.verse(), "", "— Nobody"],
        }[kind]()  # fmt: skip
        return self.division(kind, inner)

    def division(self, name, inside):
        most = max([2, *(len(run) for line in inside for run in re.findall(r"^:{3,}", line.lstrip("> ")))])
        colons = ":" * (most + 1)
        return [f"{colons} {name}", *inside, colons]

    CELLED = (paragraph, paragraph, quotation, listed, fenced, terms, figure, display, set_apart, divider)
    SIMPLE = (paragraph, paragraph, fenced, divider, verse, display)
    BLOCKS = (
        *SIMPLE, paragraph, paragraph, quotation, listed, listed, table, grid, terms, gloss, figure, set_apart,
        set_apart, speech,
    )  # fmt: skip

    # Chapters and books.

    def chapter(self, first):
        self.notes = []
        name = self.target()
        kind = self.chance.choice(("", "", "", "", " .foreword", " .part", " .appendix", " .unnumbered", " .epilogue"))
        lines = [f"# {self.heading()} {{#{name}{kind}}}", ""]
        level = 1
        for _ in self.some(1, 4):
            if self.likely(0.4):
                level = self.chance.randint(2, min(level + 1, 6))
                name = self.target()
                mark = self.chance.choice(("", "", ' index="Fields"', " .unnumbered"))
                lines += [f"{'#' * level} {self.heading()} {{#{name}{mark}}}", ""]
            lines += [*self.blocks(3), ""]
        for label, text in self.notes:
            lines += [f"[^{label}]: {text}", ""]
        return "\n".join(lines)

    def heading(self):
        return re.sub(r"\\?\n", " ", self.line(2))


def rule(sign, widths):
    """A border of a grid."""
    return f"+{'+'.join(sign * (width + 2) for width in widths)}+"


def guarded(sign):
    """A sign of text that shall be no mark."""
    return re.sub(r"([\"'`*_\[\]<>&#@~^|$\\=+-])", r"\\\1", sign)


def indented(lines, by):
    return [(by + line).rstrip() if by.strip() else by + line if line else "" for line in lines]


def length(line):
    """Columns that a line takes on a screen: none for accents, two for wide letters."""
    wide = (
        2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line if not unicodedata.combining(letter)
    )
    return sum(wide)


def toml(value):
    """A basic string of TOML."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def book_toml(author, names):
    """book.toml: facts, numbers, notes and looks as they are drawn."""
    choose, likely = author.chance.choice, author.likely

    def fact(most=6):
        return toml(re.sub(r"\\(.)", r"\1", author.plain(1, most)))

    lines = [f"title = {fact()}", f'language = "{author.language}"', f"chapters = [{', '.join(map(toml, names))}]"]
    lines += ['slug = "book"']
    for key in ("subtitle", "edition", "place", "publisher", "udc", "bbk"):
        lines += [f"{key} = {fact()}"] if likely(0.3) else []
    lines += [f"keywords = [{fact(2)}, {fact(2)}]"] if likely(0.3) else []
    lines += ["", "[variables]", 'edition = "second edition"']
    for key in ("authors", "contributors"):
        for _ in author.some(0, 3 if likely(0.5) else 0):
            lines += ["", f"[[{key}]]", f"name = {fact(3)}", *(['role = "trl"'] if key == "contributors" else [])]
            lines += [f"biography = {fact(40)}"] if likely(0.3) else []
            lines += [f"affiliation = {fact()}"] if likely(0.3) else []
    lines += ["", "[annotation]", f'"{author.language}" = {fact(60)}'] if likely(0.4) else []
    lines += ["", "[series]", f"name = {fact()}", "number = 3"] if likely(0.2) else []
    lines += ["", "[numbering]", f"depth = {author.chance.randint(0, 4)}", f"by_chapter = {choose(('true', 'false'))}"]
    places = choose(("page", "page", "chapter", "book"))
    counts = choose(("chapter", "book", "page") if places == "page" else ("chapter", "book"))
    lines += ["", "[notes]", f'print = "{places}"', f'numbering = "{counts}"']
    lines += ["", "[design]", f'page = "{choose(("A5", "A5", "A5", "A4", "B5", "140x215"))}"']
    lines += [
        f"type_size = {choose((9, 10, 10, 12, 18))}",
        f'justify = "{choose(("total-fit", "total-fit", "greedy"))}"',
    ]
    lines += [f'chapters = "{choose(("page", "recto", "continuous"))}"', f"half_title = {choose(('true', 'false'))}"]
    return "\n".join(lines) + "\n"


def manuscript(chance):
    """A book's files by their names: book.toml, one to three chapters, a picture."""
    author = Author(chance)
    author.language = chance.choice(LANGUAGES)
    author.heads = chance.random() < 0.7
    names = [f"{number}.md" for number in range(chance.choice((1, 1, 2, 3)))]
    files = {name: author.chapter(name == names[0]) for name in names}
    if any('index="' in text for text in files.values()) and author.likely(0.7):
        files["index.md"] = "# Index {.index}\n\n::: index\n:::\n"
    return {"book.toml": book_toml(author, [*files]), **files, "a.svg": SVG}


def of_seed(seed):
    """The book of a number."""
    return manuscript(Random(seed))
