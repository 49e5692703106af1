"""Each recipe of docs/cookbook.md makes a book without a word of complaint, and does what it says."""

import io
import re
import zipfile

import pypdfium2 as pdfium
import pytest
from builds import PROJECT, build

RECIPES = dict(
    re.findall(
        r"^## (.*?)\n(.*?)(?=^## |\Z)", (PROJECT / "docs/cookbook.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
)
BLOCK = re.compile(r"(?:In `(styles/[^`]*)`[^\n]*:\n\n)?```(toml|markdown|css)\n(.*?)```", re.DOTALL)
TEXT = """# One

Words of the first chapter.

## Its section

### A part of it

More words.

A second paragraph.

A third one.
"""
TOML = """title = "A Book"
language = "en"
date = "2026"
chapters = ["a.md", "b.md"]
authors = [{ name = "A. N. Author", biography = "Nobody." }]
rights = { holder = "A. N. Author" }
"""
MM = 72 / 25.4  # pt
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


def written(folder, name):
    """Write the book of a recipe: what belongs in no file of its own follows what each book has."""
    files = {
        "book.toml": TOML,
        "a.md": TEXT,
        "b.md": "# Two\n\nThe end.\n\n::: page-break\n:::\n\nFinis.\n",
        "square.svg": SQUARE,
    }
    for sheet, kind, lines in BLOCK.findall(RECIPES[name]):
        file = sheet or {"toml": "book.toml", "markdown": "a.md"}[kind]
        files[file] = f"{files.get(file, '')}\n{lines}"
    files["square.svg"] = SQUARE if "square.svg" in files["a.md"] else ""
    for file, text in files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        if text:
            (folder / file).write_text(text, encoding="utf-8")
    return folder


class Read:
    """What a recipe's files say."""

    def __init__(self, made):
        self.made = made
        self.pdf = pdfium.PdfDocument(made["pdf"].data)
        self.pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in self.pdf]
        archive = zipfile.ZipFile(io.BytesIO(made["epub"].data))
        self.epub = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("html", "css"))}
        self.fonts = {
            (word, item.get_font().get_base_name())
            for page in self.pdf
            for item in page.get_objects([1], textpage=page.get_textpage())
            for word in item.extract().split()
        }

    def page_of(self, words):
        return next(n for n, page in enumerate(self.pages) if words in page)

    def box(self, words):
        """Return left, bottom, right, top of words on their page, pt."""
        page = self.pdf[self.page_of(words)].get_textpage()
        at, count = page.search(words).get_next()
        boxes = [page.get_charbox(n) for n in range(at, at + count)]
        return tuple(pick(each[n] for each in boxes) for n, pick in enumerate((min, min, max, max)))

    def lines(self, words):
        """Return left, bottom, right and top of the lines of the text of a page, from top to bottom, pt."""
        page = self.pdf[self.page_of(words)].get_textpage()
        boxes = [page.get_rect(n) for n in range(page.count_rects())]
        rows = {}
        for left, bottom, right, top in boxes:
            row = rows.setdefault(round(bottom / 5), [left, bottom, right, top])
            row[0], row[2] = min(row[0], left), max(row[2], right)
        return [rows[key] for key in sorted(rows, reverse=True)]

    def paths(self, words):
        """Return what is drawn beside text on the page of some words."""
        return list(self.pdf[self.page_of(words)].get_objects([2]))


def shows(words):
    return lambda book: any(words in page for page in book.pages)


def in_the_middle(book):
    """By the margins of a right-hand page: 16 and 18 mm of 148."""
    left, _, right, _ = book.box("ORDER No. 5")
    margins = 16 * MM, (148 - 18) * MM
    return abs(left + right - sum(margins)) < 2 and abs(book.box("Head of the library")[2] - margins[1]) < 1


def set_apart(book):
    """Tell whether paragraphs begin at the margin, and are further from each other than lines."""
    one, other = book.box("A second"), book.box("A third")
    return one[0] < 17 * MM and one[1] - other[1] > 20


def has_large_letters(book):
    """14 pt of Literata: its capitals are 0.7 em high, those of the 10 pt that a book has 7 pt."""
    _, bottom, _, top = book.box("W")
    return book.pdf[0].get_width() > 590 and top - bottom > 9


def has_wide_margins(book):
    """On a right-hand page 16 mm to the left, as ever, and the number amid what 25 mm to the right leave."""
    left = book.box("More words.")[0]
    number = book.lines("More words.")[-1]
    return abs(left - 16 * MM) < 1.5 and abs((number[0] + number[2]) / 2 - (16 + 148 - 25) / 2 * MM) < 1.5


def beside(book):
    """Its lines leave a third of the measure free, less than which no picture has."""
    foot = book.box("The text flows")[1]
    line = min(book.lines("The text flows"), key=lambda line: abs(line[1] - foot))
    return line[2] < (148 - 18 - 30) * MM


def is_turned(book):
    left, bottom, right, top = book.box("Sheets by year")
    return top - bottom > right - left


def is_a_form(book):
    """Tell whether the blanks are there, and a column without words is a quarter of the measure: 16 of 66 signs."""
    if not any("(___) ___-__-__" in page for page in book.pages):
        return False
    width = book.box("Signature")[0] - book.box("Date")[0]
    rows = book.box("No")[1] - book.box("Remarks:")[1]
    return 25 * MM < width < 31 * MM and rows > 2 * 8 * MM


def has_room_for_notes(book):
    """Tell whether a side of A4 has two pages at its left, and at its right more than thirty lines to write on."""
    side = pdfium.PdfDocument(book.made["handout"].data)[0]
    width, height = side.get_size()
    boxes = [each.get_bounds() for each in side.get_objects([2], max_depth=1)]
    lines = [box for box in boxes if box[0] > width / 2 and box[2] - box[0] > 90 * MM]
    return round(width) == 595 and len(lines) > 30 and any(box[3] > height - 8 * MM for box in boxes)


EFFECTS = {
    "A handout: the text and nothing else": lambda book: (
        len(book.pages) == 3
        and book.pages[0].startswith("One")
        and book.pdf[0].get_width() > 590
        and not {"EPUB/titlepage.xhtml", "EPUB/imprint.xhtml", "EPUB/about.xhtml"} & set(book.epub)
    ),
    "A booklet of large pages on A4 paper": has_large_letters,
    "Wider margins, or narrower ones": has_wide_margins,
    "Several pages on a side, with room for notes": has_room_for_notes,
    "Contents that list chapters alone": lambda book: (
        "One" in book.pages[2] and "Its section" not in book.pages[2] and "Its section" in book.epub["EPUB/nav.xhtml"]
    ),
    "Chapters that follow each other on a page": lambda book: book.page_of("The end.") == book.page_of("More words."),
    "How to cite this book, and a library's record of it": lambda book: "A Book. 2026." in "".join(book.pages),
    "A new page, here": lambda book: book.page_of("The answers begin") == book.page_of("The questions end") + 1,
    "Words in the middle, words at the right": in_the_middle,
    "Numbered headings": shows("1.1"),
    "Articles with figures, tables and references of their own": shows("Figure 1. Another square"),
    "Looks of my own for some words": lambda book: any(w == "forme" and "Semi-Bold" in f for w, f in book.fonts),
    "Looks of my own for a passage": lambda book: any(w == "reader," and "Italic" in f for w, f in book.fonts),
    "Paragraphs with space between them, not with an indent": set_apart,
    "A picture beside the text": beside,
    "A table with all its lines": lambda book: len(book.paths("Monday")) > 10,
    "A form to fill in": is_a_form,
    "No running heads": lambda book: book.pages[book.page_of("Finis.")].split() == ["Finis.", "3"],
    "Other words than the press's own": shows("In this book"),
    "A wide table, turned": is_turned,
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_does_what_it_says(tmp_path, name):
    made = build(written(tmp_path, name), ("pdf", "epub"))
    assert made.problems == ()
    assert EFFECTS[name](Read(made)), Read(made).pages


def test_without_its_recipe_a_book_has_none_of_the_effects(tmp_path):
    lines = "".join(text for _, kind, text in BLOCK.findall("".join(RECIPES.values())) if kind == "markdown")
    folder = written(tmp_path, "Other words than the press's own")
    (folder / "book.toml").write_text(TOML, encoding="utf-8")
    (folder / "a.md").write_text(TEXT + re.sub(r"(?m)^:::.*$|\{\..*\}|^!.*$", "", lines), encoding="utf-8")
    book = Read(build(folder, ("pdf", "epub")))
    always = {
        "A table with all its lines",
        "Paragraphs with space between them, not with an indent",
        "A wide table, turned",
    }
    for name, effect in EFFECTS.items():
        assert name in always or not effect(book), name
