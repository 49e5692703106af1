"""Books whose notes have tables with rows of all heights, drawn by a seed; the words are those of the long notes."""

from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same books each time)

from long_notes import NotedBook, word

SIZES = (5, 40, 150, 400, 900)  # words of a cell
KINDS_OF_CELL = ("text", "text", "paragraphs", "list", "quotation")
AROUND = ("", "", "", "> ", "- ")  # what a table stands in


def draw_tables(seed: int, folder: Path) -> NotedBook:
    """Write a book of notes with tables."""
    book = NotedBook(Random(seed), "")
    chance, parts = book.chance, ["# One"]
    for _ in range(chance.randrange(1, 4)):
        size, notes = chance.randrange(5, 160), list[str]()
        words = [word("T", book.text + number) for number in range(size)]
        for at in sorted(chance.choices(range(size), k=chance.choice((1, 1, 2, 3)))):
            words[at] += called(book, word("T", book.text + at), notes)
        book.text += size
        parts += [" ".join(words), *notes]
    design = chance.choice(("", "type_size = 14\nleading = 19", 'page = "A4"', 'chapters = "continuous"'))
    toml = f'title = "T"\nlanguage = "en"\nchapters = ["One.md"]\n[design]\n{design}\n'
    (folder / "book.toml").write_text(toml)
    (folder / "One.md").write_text("\n\n".join(parts))
    return book


def called(book: NotedBook, where: str, notes: list[str]) -> str:
    """Return the call of a new note of text, and perhaps tables; the note goes to the others."""
    chance, sizes = book.chance, list[int]()
    blocks = []
    for _ in range(chance.randrange(1, 4)):
        sizes.append(chance.choice((3, 20, 90, 250)))
        blocks.append([sizes[-1]])
        if chance.random() < 0.6:
            rows = [chance.choice(SIZES) for _ in range(2 * chance.randrange(1, 4))]
            blocks.append(rows)
            sizes += rows
    call = book.call(where, 1, [])
    kind = call[2]
    book.calls[kind] = where, sum(sizes)
    texts = iter([word(kind, number) for number in range(sum(sizes))])
    lines = "\n\n".join(block(book, [[next(texts) for _ in range(size)] for size in each]) for each in blocks)
    notes.append(f"[^{kind}]: " + "\n".join(f"    {line}" if line else "" for line in lines.split("\n")).strip())
    return call


def block(book: NotedBook, texts: list[list[str]]) -> str:
    """Return a paragraph, or a table of two columns where there are more texts than one."""
    if len(texts) == 1:
        return " ".join(texts[0])
    rows = [[cell(book, each) for each in texts[at : at + 2]] for at in range(0, len(texts), 2)]
    begin = book.chance.choice(AROUND)
    table = grid(rows, book.chance.choice("-="))
    return "\n".join(f"{begin if begin == '> ' or not at else ' ' * len(begin)}{line}" for at, line in enumerate(table))


def cell(book: NotedBook, words: list[str]) -> list[str]:
    """Return the lines of a cell."""
    kind, third = book.chance.choice(KINDS_OF_CELL), max(1, len(words) // 3)
    pieces = [" ".join(words[at : at + third]) for at in range(0, len(words), third)]
    if kind == "text":
        return [" ".join(words)]
    if kind == "quotation":
        return [f"> {' '.join(words)}"]
    if kind == "list":
        return [f"- {piece}" for piece in pieces]
    return "\n\n".join(pieces).split("\n")


def grid(rows: list[list[list[str]]], below_first: str) -> list[str]:
    """Return the lines of a grid table, whose first row is its head where `=` stands below it."""
    widths = [2 + max(len(line) for row in rows for line in row[at]) for at in range(2)]
    lines = [border(widths, "-")]
    for number, row in enumerate(rows):
        for at in range(max(map(len, row))):
            texts = [each[at] if at < len(each) else "" for each in row]
            lines.append("|" + "|".join(f" {text}".ljust(wide) for text, wide in zip(texts, widths, strict=True)) + "|")
        lines.append(border(widths, below_first if number == 0 and len(rows) > 1 else "-"))
    return lines


def border(widths: list[int], sign: str) -> str:
    return "+" + "+".join(sign * wide for wide in widths) + "+"
