"""Tables and figures in the finished files: tags, heads, captions, turned pages, how finely images are printed."""

import io
import re
import zipfile
from collections import Counter
from contextlib import contextmanager
from itertools import zip_longest
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import BOOKS, build, built, elements, kids, load, name_tree, structure, typeset, write

from baspa.model.problem import Severity
from baspa.verify.lines.lines import printed_lines

XHTML = "{http://www.w3.org/1999/xhtml}"
STEPS = (BOOKS / "construct-figures" / "images" / "steps.png").read_bytes()  # 600 pixels across
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="19"/></svg>'
MEASURE = 148 - 34  # mm, of A5


@contextmanager
def opened(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield pdf


def xhtml(made, name="c1.xhtml"):
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as epub:
        return ET.fromstring(epub.read(f"EPUB/{name}"))


def cells(table):
    return [e for e, _ in elements(table) if e.S in ("/TH", "/TD")]


def test_headers_of_spanning_cells_are_named_in_the_pdf():
    with opened(built("construct-grid-tables").data("pdf")) as pdf:
        tables = [e for e, _ in structure(pdf) if e.S == "/Table"]
        names = {str(e.ID) for e, _ in structure(pdf) if "/ID" in e}
        first = cells(tables[0])
        scopes = Counter(str(cell.A.Scope) for cell in first if cell.S == "/TH")
        assert scopes == {"/Column": 5, "/Row": 2}
        assert [(int(c.A.get("/RowSpan", 1)), int(c.A.get("/ColSpan", 1))) for c in first[:3]] == [
            (2, 1),
            (1, 2),
            (2, 1),
        ]
        named = [[str(name) for name in cell.A.Headers] for cell in first if "/Headers" in cell.A]
        assert {name for row in named for name in row} <= names
        assert Counter(len(row) for row in named) == {1: 4, 2: 2, 3: 6}
        assert not [cell for table in tables[1:] for cell in cells(table) if "/Headers" in cell.A]


def test_a_head_is_printed_on_each_page_and_said_once():
    made = built("construct-grid-tables")
    assert made.problems == ()  # or its words would be there twice
    printed = [line.page for line in printed_lines(made.data("pdf")) if line.text.startswith("№ Кітап")]
    assert len(printed) >= 3
    assert len(set(printed)) == len(printed)
    with opened(made.data("pdf")) as pdf:
        table = [e for e, _ in structure(pdf) if e.S == "/Table"][-2]  # the last is the colophon's
        assert [str(kid.S) for kid in kids(table)] == ["/Caption", "/THead", "/TBody"]
        assert [len(kids(kid)) for kid in kids(table)[1:]] == [1, 60]


@pytest.mark.parametrize("lines", range(20, 34, 2))
def test_a_caption_stays_with_the_first_row_and_rows_are_whole(tmp_path, lines):
    row = "| word       |\n" + "".join(f"|            |\n| part {n}     |\n" for n in range(3))
    grid = "+------------+\n| Head       |\n+============+\n" + (row + "+------------+\n") * 12
    text = "# One\n\n" + "Line.\\\n" * lines + f"Line.\n\n{grid}\n: The caption\n"
    made = build(write(tmp_path, text, "[design]\njustify = 'greedy'\n"))
    assert made.problems == ()
    pages = {}
    for line in printed_lines(made.data("pdf")):
        pages.setdefault(line.page, []).append(line.text)
    page = next(rows for rows in pages.values() if "The caption" in rows)
    at = page.index("The caption")
    assert page[at + 1] == "Head"
    assert page[at + 2].startswith("word")
    for rows in pages.values():
        assert sum(row.startswith("word") for row in rows) == sum("part 2" in row for row in rows)


@pytest.mark.parametrize("head", ["| Head      |\n+===========+\n", ""])
@pytest.mark.parametrize("caption", [": The caption", "Text."])
def test_a_row_higher_than_a_page_breaks_below_its_head(tmp_path, head, caption):
    words = "".join(f"| word {n:<4} |\n" for n in range(600))
    last = "+-----------+\n| The end   |\n+-----------+\n"
    made = build(write(tmp_path, f"# One\n\nText.\n\n+-----------+\n{head}{words}{last}\n{caption}\n"))
    assert made.problems == ()
    pages = {}
    for line in printed_lines(made.data("pdf")):
        pages.setdefault(line.page, []).append(line.text)
    first = next(rows for rows in pages.values() if any(row.startswith("word 0 ") for row in rows))
    at = next(at for at, row in enumerate(first) if row.startswith("word 0 "))
    above = [*(["The caption"] if caption.startswith(":") else []), *(["Head"] if head else [])]
    assert first[at - len(above) : at] == above
    assert sum("Head" in rows for rows in pages.values()) == (
        len([r for r in pages.values() if any("word" in x for x in r)]) if head else 0
    )


def test_a_caption_is_as_wide_as_the_measure(tmp_path):
    caption = "A caption of a table, which is much longer than the table is wide"
    table = f"| a | b |\n|---|---|\n| 1 | 2 |\n\n: {caption}\n"
    text = f"# One\n\n{table}\n::: box\n{table}:::\n"
    made = build(write(tmp_path, text))
    assert made.problems == ()
    assert [line.text for line in printed_lines(made.data("pdf"))].count(caption) == 2


def boxes(data):
    with opened(data) as pdf:
        return {tuple(float(x) for x in page.mediabox) for page in pdf.pages}, {
            page.get("/Rotate") for page in pdf.pages
        }


def directions(page):
    """Return the letters of a page by the direction in which their lines run: (1, 0) is to the right."""
    text = page.get_textpage()
    found = {}
    for item in page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_TEXT,), max_depth=2):
        matrix = item.get_matrix()
        size = max(abs(matrix.a), abs(matrix.b))
        found.setdefault((round(matrix.a / size), round(matrix.b / size)), []).append(
            text.get_text_bounded(*item.get_bounds())
        )
    return {key: " ".join(value) for key, value in found.items()}


def test_turned_pages_are_turned_and_keep_their_size_and_folio():
    data = built("construct-landscape").data("pdf")
    sizes, rotations = boxes(data)
    assert (len(sizes), rotations) == (1, {None})
    document = pdfium.PdfDocument(data)
    found = [directions(page) for page in document]
    turned = [number for number, page in enumerate(found) if (0, 1) in page]
    for number in turned:
        assert re.fullmatch(r"\d+", found[number][1, 0].strip())  # the folio alone is upright
    heads = [number for number in turned if "Decade" in found[number][0, 1]]
    assert len(heads) >= 3  # goes on upon the next pages, with its head
    assert [number for number in turned if "The note is turned" in found[number][0, 1]]
    document.close()
    assert len(boxes(built("construct-landscape").data("booklet"))[0]) == 1


TURNED_TABLE = "| Cell |\n|---|\n| b |\n\n: Caption {.landscape}\n"
TURNED_HEADS = f"""# One

Text.

## Alone

{TURNED_TABLE}
Text.

## Outer

### Inner

![a](a.svg "Caption"){{.landscape}}

## Over a division

::: landscape
Words.

## Within

Words.
:::

## Upright

Text.

{TURNED_TABLE}"""


def test_headings_right_above_what_is_turned_are_turned_with_it(tmp_path):
    """And begin its page; else each would stand last on the page before it (B195)."""
    made = build(write(tmp_path, TURNED_HEADS, **{"a.svg": SVG}), ("pdf",))
    assert made.problems == ()
    document = pdfium.PdfDocument(made.data("pdf"))
    turned = [" ".join(re.findall(r"[A-Za-z]+", directions(page).get((0, 1), ""))) for page in document]
    document.close()
    assert [text for text in turned if text] == [
        "Alone Caption Cell b", "Outer Inner Caption", "Over a division Words Within Words", "Caption Cell b"
    ]  # fmt: skip


def test_what_is_turned_lies_within_the_margins():
    document = pdfium.PdfDocument(built("construct-landscape").data("pdf"))
    for page in document:
        if (0, 1) not in directions(page):
            continue
        edges = [item.get_bounds() for item in page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_TEXT,), max_depth=2)]
        edges = [edge for edge in edges if edge[1] > 24 / 25.4 * 72 - 3]  # all but the folio
        width, height = page.get_size()
        assert min(edge[0] for edge in edges) > 15 / 25.4 * 72
        assert max(edge[2] for edge in edges) < width - 15 / 25.4 * 72
        assert max(edge[3] for edge in edges) < height - 19 / 25.4 * 72
    document.close()


def test_lines_of_turned_pages_are_none_of_the_report():
    lines = printed_lines(built("construct-landscape").data("pdf"))
    assert [line.text for line in lines if "passage of its own" in line.text]
    assert not [line.text for line in lines if "Decade" in line.text]


def test_links_lead_into_turned_pages():
    with opened(built("construct-landscape").data("pdf")) as pdf:
        places = {str(name): place for name, place in name_tree(pdf.Root.Names.Dests)}
        for name in ("sheets", "steps", "passage"):
            page, _, x, y = list(places[name])[:4]
            width, height = (float(edge) for edge in list(page.MediaBox)[2:])
            assert 0 < float(x) < width
            assert 0 < float(y) < height


COARSE = {
    "50mm": None,
    "51mm": (Severity.NOTE, 298, "less than the 300"),
    "101mm": (Severity.NOTE, 150, "less than the 300"),
    "102mm": (Severity.WARNING, 149, "far too coarse"),
    "100%": (Severity.WARNING, 133, "far too coarse"),
    "5cm": None,
}


def test_coarse_images_are_told(tmp_path):
    text = "\n\n".join(("# One", *(f"![Steps](a.png){{width={width}}}" for width in COARSE)))
    found = {p.place.line: p for p in build(write(tmp_path, text + "\n", **{"a.png": STEPS})).problems}
    expected = {line: said for line, said in zip(range(3, 15, 2), COARSE.values(), strict=True) if said}
    assert found.keys() == expected.keys()
    for line, (severity, dpi, said) in expected.items():
        assert (found[line].place.file, found[line].code, found[line].severity) == ("one.md", "B116", severity)
        assert f"with {dpi} dpi, {said}" in found[line].message
        mend = "{width=50mm}; at" if dpi >= 150 else "{width=101mm}; a plot is better saved anew"
        assert mend in found[line].hint


def test_an_svg_stays_vector(tmp_path):
    with opened(build(write(tmp_path, "# One\n\n![A](a.svg){width=80%}\n", **{"a.svg": SVG})).data("pdf")) as pdf:
        assert not [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def test_what_is_too_large_for_its_page_is_told(tmp_path):
    table, wide = (
        f"| {' | '.join(f'Unbreakable{n}' for n in range(count))} |\n|{'---|' * count}\n| {'1 | ' * count}\n"
        for count in (6, 12)
    )
    text = f"# One\n\nText.\n\n{table}\n![High](a.svg){{width=100mm}}\n\n{wide}\n: Turned {{.landscape}}\n"
    tall = SVG.replace('width="40" height="40"', 'viewBox="0 0 20 60"')
    found = [p for p in build(write(tmp_path, text, **{"a.svg": tall}), ("pdf",)).problems if p.code == "B118"]
    assert [str(p.place) for p in found] == ["one.md:5", "one.md:9", "one.md:11"]
    parted, high, smaller = found
    assert parted.message == "the table has no room for its longest words, which are parted"
    assert parted.hint.startswith("shorten its words, or take out columns; {.landscape} behind its caption")
    assert re.search(r"the image is higher than there is room on the page, by \d+ mm", high.message)
    assert re.fullmatch(
        r"the table has no room for its columns: its type is set at [789]0 % of its size", smaller.message
    )
    assert smaller.hint == "take out columns, or shorten their words"  # it is turned already


def test_a_table_that_has_room_by_narrower_sides_of_its_cells_is_not_told(tmp_path):
    head, answers = (
        (*"1234567", "8", "9", "10"),
        (*"бвбвСбб", "да, нет, да", "1а, 2в, 3б", "поверхностный; плодородием"),
    )
    rows = "\n".join((f"| Вопрос | {' | '.join(head)} |", "|---" * 11 + "|", f"| Ответ | {' | '.join(answers)} |"))
    made = build(write(tmp_path, f"# Ключ\n\n{rows}\n", "[design]\ntype_size = 10.5\n"), ("pdf",))
    assert [problem for problem in made.problems if problem.code == "B118"] == []


@pytest.mark.parametrize("attributes", ["", "{.landscape}"])
def test_an_image_without_a_width_is_made_to_fit(tmp_path, attributes):
    tall = SVG.replace('width="40" height="40"', 'width="2000" height="6000" viewBox="0 0 20 60"')
    text = f'# One\n\nText.\n\n![High](a.svg "Its caption"){attributes}\n'
    assert build(write(tmp_path, text, **{"a.svg": tall}), ("pdf",)).problems == ()


def test_widths_and_credits_in_both_faces(tmp_path):
    text = '# One\n\n![A](a.svg "Caption"){width=62.5% credit="Drawing: nobody"}\n\n![B](a.svg){credit="By \\"me\\""}\n'
    made = build(write(tmp_path, text, **{"a.svg": SVG}))
    assert made.problems == ()
    figures = list(xhtml(made).iter(f"{XHTML}figure"))
    assert [f.find(f"{XHTML}img").get("style") for f in figures] == ["width:62.5%", None]
    given = [p.text for f in figures for p in f.iter(f"{XHTML}p") if p.get("class") == "credit"]
    assert given == ["Drawing: nobody", "By “me”"]
    assert [block.text for block in made.book.chapters[0].blocks][1:] == ["Caption", *given]
    lines = {line.text: line for line in printed_lines(made.data("pdf"))}
    assert lines["Drawing: nobody"].size < lines["Caption"].size < 10
    document = pdfium.PdfDocument(made.data("pdf"))
    drawn = document[lines["Caption"].page - 1].get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_PATH,), max_depth=4)
    left, _, right, _ = next(iter(drawn)).get_bounds()
    assert (right - left) / 72 * 25.4 == pytest.approx(MEASURE * 0.625 * 38 / 40, abs=0.5)
    document.close()


def test_a_header_of_formulas_alone_has_a_name_in_the_ebook(tmp_path):
    """Ace, empty-table-header: MathML has no name of its own; where there are words they are the name."""
    text = "# A\n\n| $n^2$ | *$b$* | $c$, m | d |\n|--|--|--|--|\n| $x$ | 2 | 3 | 4 |\n"
    made = typeset(load(write(tmp_path, text))[0])
    (page,) = (section.xhtml for section in made.sections if section.name == "c1.xhtml")
    assert re.findall('aria-label="([^"]*)"', page.partition("<table")[2]) == ["n^2", "b"]


def test_header_cells_of_rows_in_the_ebook():
    root = xhtml(built("construct-grid-tables"))
    assert Counter(cell.get("scope") for cell in root.iter(f"{XHTML}th")) == {"col": 10, "row": 4}
    ids = {e.get("id") for e in root.iter()}
    named = [cell.get("headers") for cell in root.iter() if cell.get("headers")]
    assert len(named) == 12
    assert {name for names in named for name in names.split()} <= ids


def test_a_head_that_is_higher_than_a_page_is_kept(tmp_path):
    head = " ".join(f"word{number}" for number in range(400))
    rule = "-" * (len(head) + 2)
    grid = f"+{rule}+\n| {head} |\n+{rule.replace('-', '=')}+\n| {'Cell'.ljust(len(head))} |\n+{rule}+"
    pipe = f"| {head} | B | C | D |\n|---|---|---|---|\n| a | b | c | d |"
    for number, table in enumerate((grid, pipe, "> Text.\n>\n> " + pipe.replace("\n", "\n> "))):
        made = build(write(tmp_path / str(number), f"# One\n\nText.\n\n{table}\n"), ("pdf",))
        assert [problem.code for problem in made.problems if problem.code != "B118"] == []


ALONE = """# A

See [](#grid), [](#bar).

+-------------------------------------+---+
| ![x](a.svg "In a *head*[^n]"){#grid} | b |
+=====================================+===+
| ![x](a.svg "In a plain cell")       | c |
+-------------------------------------+---+

| a                         | b |
|---------------------------|---|
| ![x](a.svg "Bars"){#bar}  | c |

- ![x](a.svg "In an item")
- b

[^n]: Note.
"""


def test_a_captioned_picture_alone_in_a_cell_or_an_item_is_a_figure(tmp_path):
    text = ALONE.replace("-+---+", "--+---+").replace("=+===+", "==+===+").replace('plain cell")', 'plain cell") ')
    made = build(write(tmp_path, text, **{"a.svg": SVG}), ("pdf", "epub"))
    assert [problem for problem in made.problems if problem.code != "B192"] == []
    captions = re.findall("<figcaption[^>]*>(.*?)</figcaption>", made.book.chapters[0].xhtml)
    assert [re.sub("<[^>]*>", "", caption) for caption in captions] == [
        "Figure 1. In a head1", "In a plain cell", "Figure 2. Bars", "In an item",
    ]  # fmt: skip


@pytest.mark.parametrize(("where", "line"), [('b ![x](a.svg "T") c\n', 3), ('b[^n]\n\n[^n]: ![x](a.svg "T")\n', 5)])
def test_a_title_that_is_not_on_paper_is_told(tmp_path, where, line):
    _, problems = load(write(tmp_path, f"# A\n\n{where}", **{"a.svg": SVG}))
    assert [(p.code, p.severity, p.place.line) for p in problems] == [("B117", Severity.WARNING, line)]


def test_a_cell_that_finds_no_room_on_a_page_goes_on_behind_what_it_had(tmp_path):
    head = [["Head"], [line for number in range(22) for line in (f"h{number}", "")]]  # little room below it
    row = [
        [line for number in range(14) for line in (f"a{number}", "")],
        ["one", "", "![square](a.svg){width=60mm}", "", "last"],
    ]
    border = "+" + "-" * 22 + "+" + "-" * 32 + "+\n"
    cells = [
        "".join(f"| {one:20} | {other:30} |\n" for one, other in zip_longest(*cells, fillvalue=""))
        for cells in (head, row)
    ]
    text = f"# A\n\n{border}{cells[0]}{border.replace('-', '=')}{cells[1]}{border}"
    drawing = SVG.replace('"40"', '"60mm"')
    made = build(write(tmp_path, text, **{"a.svg": drawing}), ("pdf",))
    assert not [problem for problem in made.problems if problem.severity is Severity.ERROR]
    with pdfium.PdfDocument(made.data("pdf")) as pdf:
        words = [word for page in pdf for word in page.get_textpage().get_text_bounded().split()]
    assert [word for word in words if word in ("one", "last")] == ["one", "last"]


def test_a_head_that_a_part_breaks_is_not_lost_below_a_caption(tmp_path):
    border = "+" + "-" * 20 + "+" + "-" * 6 + "+\n"
    head = "".join(f"| {line:18} | B    |\n" for line in ("one", "", "::: box", "two", ":::", "", "three"))
    rows = head.replace("B", " ", 6) + border.replace("-", "=") + f"| {'c':18} | d    |\n" + border
    style = {"styles/paper.css": "th .box { break-before: page; break-after: page }"}
    made = build(write(tmp_path, f"# A\n\n{border}{rows}\n: Caption {{.landscape}}\n", **style), ("pdf",))
    assert not [problem for problem in made.problems if problem.severity is Severity.ERROR]


def test_what_cannot_be_turned_stands_in_its_place_upright():
    """In cells, in the head too, and in notes at the foot nothing breaks the page, nor gets lost with what is there."""
    made = build(BOOKS / "B171-no-page-to-turn", ("pdf",))
    assert {problem.code for problem in made.problems} == {"B171"}
    with pdfium.PdfDocument(made.data("pdf")) as document:
        found = [directions(page) for page in document]
    (turned,) = [page for page in found if (0, 1) in page]
    assert "бұрылады" in turned[0, 1]
    (upright,) = [page[1, 0] for page in found if "Кең сөз" in page.get((1, 0), "")]
    assert all(word in upright for word in ("Бас", "Сөз", "Кең ескерту", "в"))


def test_a_date_stays_whole_in_a_table_without_room(tmp_path):
    names = ("Discovered", "Established", "Representative", "Mathematical", "Astronomical", "Characteristics")
    table = f"| Day | {' | '.join(names)} |\n{'|---' * 7}|\n| 07.09.2026 {'| Considerable ' * 6}|\n"
    made = build(write(tmp_path, f"# One\n\n{table}"), ("pdf",))
    assert [problem.code for problem in made.problems] == ["B118"]
    with pdfium.PdfDocument(made.data("pdf")) as pdf:
        shown = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "07.09.2026" in shown
    assert "Considerable" not in shown
