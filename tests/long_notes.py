"""Books with notes of all lengths in all places, drawn by a seed, and what is wrong with where their words stand.

Each word says by its letters which it is, so that the PDF tells where it went; no rule hyphenates what is so short.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same books each time)

import pypdfium2 as pdfium
from builds import BOOKS

LETTERS = "bcdfghjklmnpqrstvwxz"
KINDS = LETTERS + LETTERS.upper().replace("T", "")  # of notes
WORD = re.compile(f"(?<![A-Za-z])[{KINDS}T][{LETTERS}]{{3}}(?![A-Za-z])")
LENGTHS = ([200], [600], [2000], [200, 600, 2000], [30, 300, 20, 700, 10, 90], [1500, 10, 10, 400], [5000])
LENGTHS = (*LENGTHS, [10] * 12, [40] * 12, [250] * 6, [10, 500] * 3)
PLACES = ("paragraph", "quotation", "list", "table", "caption", "figure", "turned")
DESIGNS = ("", 'chapters = "continuous"', "type_size = 14\nleading = 19", 'justify = "greedy"', 'page = "A4"')
HEBREW = (BOOKS / "construct-hebrew" / "styles" / "fonts" / "FrankRuhlLibre-Regular.ttf").read_bytes()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="{0}"><path d="M0 0H300V{0}H0z"/></svg>'
LEAST = 2  # lines of a note on each of its pages
TOUCHING = 2.0, 0.6  # pt, across and down: so far may letters' boxes lie in each other
APART = 1.0  # pt: what is lower by more stands in another line


def word(kind: str, number: int) -> str:
    """Return the word of a kind with a number under 8,000."""
    return kind + "".join(LETTERS[number // 20**place % 20] for place in (2, 1, 0))


@dataclass
class NotedBook:
    """A drawn book: its Markdown, and what is in it."""

    chance: Random
    script: str  # a word of its script; "" for the Latin one
    text: int = 0  # words
    calls: dict[str, tuple[str, int]] = field(default_factory=dict)  # by the note's letter: word of its call, its words
    pictures: dict[str, str] = field(default_factory=dict)

    def chapter(self, title: str, lengths: Sequence[int], places: Sequence[str]) -> str:
        """Return a chapter with notes of these lengths."""
        where = Counter(self.chance.randrange(8) for _ in lengths)
        if self.chance.random() < 0.3:
            where = Counter({self.chance.randrange(8): len(lengths)})
        left, parts = list(lengths), [f"# {title}"]
        for block in range(8):
            mine, left = left[: where[block]], left[where[block] :]
            parts.append(self.block(mine, self.chance.choice(places)))
            parts.append(self.block([], "paragraph"))
        return "\n\n".join(parts) + "\n"

    def block(self, lengths: Sequence[int], place: str) -> str:
        """Return a block with the notes that it calls."""
        size = self.chance.randrange(6, {"caption": 30, "figure": 30}.get(place, 120))
        words = [self.among(word("T", self.text + number)) for number in range(size)]
        notes = []
        for at, length in zip(sorted(self.chance.choices(range(size), k=len(lengths))), lengths, strict=True):
            words[at] += self.call(word("T", self.text + at), length, notes)
        self.text += size
        return "\n\n".join([self.placed(words, place), *notes])

    def call(self, where: str, length: int, notes: list[str]) -> str:
        """Return the call of a new note behind a word; the note goes to the others."""
        kind = KINDS[len(self.calls)]
        self.calls[kind] = where, length
        notes.append(f"[^{kind}]: {self.note(kind, length, notes)}")
        return f"[^{kind}]"

    def note(self, kind: str, length: int, notes: list[str]) -> str:
        """Return the text of a note: paragraphs, perhaps a list and a quotation among them, or the call of another."""
        words, pieces = [self.among(word(kind, number)) for number in range(length)], []
        if length > 100 and self.chance.random() < 0.2:
            at = self.chance.randrange(length)
            words[at] += self.call(word(kind, at), self.chance.choice((10, 100)), notes)
        while words:
            size = self.chance.randrange(20, 300)
            piece, words = words[:size], words[size:]
            begin = self.chance.choice(("", "", "- ", "> ")) if pieces else ""
            pieces.append(begin + " ".join(piece))
        return "\n\n    ".join(pieces)

    def among(self, latin: str) -> str:
        """Return a word, behind one of the book's own script."""
        return f"{self.script} {latin}" if self.script else latin

    def placed(self, words: Sequence[str], place: str) -> str:
        """Return words in their place."""
        line, third = " ".join(words), max(1, len(words) // 3)
        rows = [" ".join(words[at : at + 8]) for at in range(0, len(words), 8)]
        table = "| A | B |\n|---|---|\n" + "\n".join(f"| {row} | x |" for row in rows)
        if place in ("table", "turned"):
            return f"{table}\n\n: Caption{' {.landscape}' if place == 'turned' else ''}"
        if place == "list":
            return "\n".join(f"- {' '.join(words[at : at + third])}" for at in range(0, len(words), third))
        if place == "caption":
            return f"| A | B |\n|---|---|\n| 1 | 2 |\n\n: {line}"
        if place == "figure":
            name = f"{len(self.pictures)}.svg"
            self.pictures[name] = SVG.format(self.chance.randrange(60, 500))
            return f'![A picture]({name} "{line}")'
        return f"> {line}" if place == "quotation" else line


def draw(seed: int, folder: Path) -> NotedBook:
    """Write the book of a seed into a folder."""
    chance = Random(seed)
    hebrew = chance.random() < 0.15
    book = NotedBook(chance, "שלום" if hebrew else "")
    places = chance.choice([("paragraph",), ("paragraph", "quotation", "list"), ("paragraph", "table"), PLACES])
    chapters = {
        f"{title}.md": book.chapter(title, chance.choice(LENGTHS), places) for title in ("One", "Two")[: seed % 2 + 1]
    }
    design, more, words = chance.choice(DESIGNS), 'language = "en"\n', ""
    if hebrew:
        more, design = 'language = "he"\n', 'font = "Frank Ruhl Libre"'
        words = "[words]" + (BOOKS / "construct-hebrew" / "book.toml").read_text().split("[words]")[1].split("\n[")[0]
        (folder / "styles" / "fonts").mkdir(parents=True)
        (folder / "styles" / "fonts" / "F.ttf").write_bytes(HEBREW)
    numbering = chance.choice(("chapter", "book", "page"))
    toml = f'title = "T"\nchapters = {list(chapters)}\n{more}[design]\n{design}\n[notes]\nnumbering = "{numbering}"\n'
    for name, content in {"book.toml": toml + words, **chapters, **book.pictures}.items():
        (folder / name).write_text(content)
    return book


def draw_rows(seed: int, folder: Path) -> NotedBook:
    """Write a book of rows that are higher than a page, with notes in their cells."""
    chance, left = Random(seed), 4
    book, rows, notes = NotedBook(chance, "", chance.choice((0, 60, 150))), [], list[str]()
    text = " ".join(word("T", number) for number in range(book.text))
    for _ in range(chance.randrange(1, 3)):
        cells = []
        for size in (chance.choice((50, 900, 1500)), chance.choice((1, 50, 300, 900)), chance.choice((3, 50, 900))):
            words = [word("T", book.text + number) for number in range(size)]
            for at in sorted(chance.choices(range(size), k=min(left, chance.choice((0, 1, 2))))):
                left -= 1
                words[at] += book.call(word("T", book.text + at), chance.choice((10, 40, 90, 300, 600)), notes)
            book.text += size
            cells.append(" ".join(words))
        rows.append(f"| {' | '.join(cells)} |")
    table = "\n".join(("| a | b | c |", "|---|---|---|", *rows))
    (folder / "book.toml").write_text('title = "T"\nlanguage = "en"\nchapters = ["One.md"]\n')
    (folder / "One.md").write_text("\n\n".join(("# One", text, table, *notes)))
    return book


# What is read back.


@dataclass(frozen=True)
class Seen:
    """A word on a page: its line, pt, counted downward, and its box: left, bottom, right, top, pt."""

    page: int
    line: float
    box: tuple[float, float, float, float]

    def precedes(self, other: "Seen") -> bool:
        """Tell whether the other stands in this line, or in a later one."""
        return (self.page, self.line - APART) < (other.page, other.line)


def seen_words(data: bytes) -> tuple[dict[str, list[Seen]], list[list[tuple[float, float, float, float]]]]:
    """Return where each word stands, and the boxes of all words of each page."""
    found: dict[str, list[Seen]] = defaultdict(list)
    boxes = []
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(document):
        text = page.get_textpage()
        content = "".join(chr(pdfium.raw.FPDFText_GetUnicode(text.raw, index)) for index in range(text.count_chars()))
        boxes.append([union(text, *each.span()) for each in re.finditer(r"[^\W\d]+|\d+", content)])
        for each in WORD.finditer(content):
            left, bottom, right, top = box = union(text, *each.span())
            turned = top - bottom > right - left
            found[each[0]].append(Seen(number, left if turned else -baseline(text, each.start()), box))
    document.close()
    return found, boxes


def union(text: pdfium.PdfTextPage, begin: int, end: int) -> tuple[float, float, float, float]:
    """Return the box of some letters, pt."""
    edges = list(zip(*(text.get_charbox(index) for index in range(begin, end)), strict=True))
    return min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])


def baseline(text: pdfium.PdfTextPage, index: int) -> float:
    x, y = pdfium.raw.c_double(), pdfium.raw.c_double()
    pdfium.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return float(y.value)


def faults(data: bytes, book: NotedBook) -> Iterator[str]:
    """Yield what is wrong in the PDF of a drawn book."""
    seen, boxes = seen_words(data)
    wanted = {word("T", number) for number in range(book.text)}
    wanted |= {word(kind, number) for kind, (_, length) in book.calls.items() for number in range(length)}
    if astray := [each for each in wanted if len(seen[each]) != 1]:
        yield f"{len(astray)} words not there, or twice"
        return
    for kind, (call, length) in book.calls.items():
        words = [seen[word(kind, number)][0] for number in range(length)]
        yield from faults_of_note(kind, words, seen[call][0].page)
    text = [seen[word("T", number)][0] for number in range(book.text)]
    yield from ("text out of order" for one, other in pairwise(text) if not one.precedes(other))
    for number, found in enumerate(boxes):
        yield from (f"words over each other on page {number + 1}" for _ in overlapping(found))


def faults_of_note(kind: str, words: Sequence[Seen], called: int) -> Iterator[str]:
    """Yield what is wrong with the places of a note's words."""
    if any(not one.precedes(other) for one, other in pairwise(words)):
        yield f"note {kind} of {len(words)}: out of order"
    if words[0].page != called:
        yield f"note {kind} of {len(words)}: begins on page {words[0].page + 1}, called on {called + 1}"
    lines = Counter([words[0].page])
    lines.update(other.page for one, other in pairwise(words) if other.page > one.page or other.line > one.line + APART)
    if len(lines) > 1 and min(lines.values()) < LEAST:
        yield f"note {kind} of {len(words)}: a line alone on a page"
    if set(lines) != set(range(min(lines), max(lines) + 1)):
        yield f"note {kind} of {len(words)}: a page between without it"


def overlapping(boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of boxes that lie over each other, by their numbers."""
    ordered = sorted(enumerate(boxes), key=lambda each: -each[1][3])
    for at, (one, upper) in enumerate(ordered):
        for other, lower in ordered[at + 1 :]:
            if lower[3] <= upper[1] + TOUCHING[1]:
                break
            if min(upper[2], lower[2]) - max(upper[0], lower[0]) > TOUCHING[0]:
                yield one, other
