"""Numbers of pages in contents, lists, indexes and references, in books made at random: each is its goal's."""

import io
import re
from functools import cache

import pikepdf
import pytest
from builds import bind, build, typeset, verify, write
from weasyprint.layout import page as page_layout

from baspa.layout import laid_out
from baspa.layout.guard import put
from baspa.layout.pages import page_numbers
from baspa.model.edition import Artifact
from baspa.model.problem import report
from baspa.verify.held.pdf import marked_text
from baspa.verify.lines.lines import printed_lines
from baspa.verify.pages.tree import read_tree

SECTIONS = 14
SEEDS = (7, 25)
VOCABULARY = """and of the to in it is that was for on are as with his they at be this have from printing compositor
manuscript paragraph typesetting hyphenation imposition"""


def below(seed):
    """Return a function that gives numbers below a limit, without order, the same in every run."""
    state = [seed]

    def number(limit):
        state[0] = (state[0] * 1_103_515_245 + 12_345) % 2**31
        return (state[0] >> 16) % limit

    return number


def random_text(seed):
    """A foreword, a list, sections that name the next one and another by their pages; marks make an index."""
    chance, known = below(seed), VOCABULARY.split()
    parts = ["# Foreword {.foreword}\n\nOf [](#h3), [](#h9).", "# Tables\n\n::: tables\n:::", "# One"]
    for number in range(SECTIONS):
        words = [known[chance(len(known))] for _ in range(20 + chance(120))]
        for goal in {min(number + 1, SECTIONS - 1), chance(SECTIONS)}:
            words.insert(chance(len(words)), f"(see [{goal}](#h{goal}){{.page}})")
        words.insert(chance(len(words)), f"[word]{{.index}} [of {number % 3}]{{.index}}")
        over = ' index="stretch"' * (number == 6)
        parts.append(f"## Heading {number} {{#h{number}{over}}}\n\n{' '.join(words)}.")
        parts += [f"| A |\n|---|\n| {number} |\n\n: Caption {number} {{#t{number}}}"] * (number % 4 == 3)
    return parts


@cache
def random_book(folder, seed):
    """A book made at random."""
    text = "\n\n".join(random_text(seed))
    chapters = re.split(r"\n\n(?=# )", text)
    files = {f"{number}.md": f"{chapter}\n" for number, chapter in enumerate(chapters)}
    names = ", ".join(f'"{name}"' for name in files)
    files["book.toml"] = f'title = "T"\nlanguage = "en"\nchapters = [{names}]\n'
    for name, data in files.items():
        (folder / str(seed)).mkdir(parents=True, exist_ok=True)
        (folder / str(seed) / name).write_text(data, encoding="utf-8")
    return build(folder / str(seed), ("pdf",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("random")


def lines_by_label(made):
    """The lines of a book, each with what its page is called."""
    data = made.data("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = [page.label for page in pdf.pages]
    return [(labels[line.page - 1], line.text) for line in printed_lines(data)]


def sections(lines):
    """On which page each section begins."""
    return {found[1]: page for page, text in lines if (found := re.fullmatch(r"Heading (\d+)", text))}


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_are_those_of_the_pages(folder, seed):
    lines = lines_by_label(random_book(folder, seed))
    where = sections(lines)
    said = re.findall(r"\(see (\d+), p\.\s(\w+)\)", " ".join(text for _, text in lines))
    assert len(said) > SECTIONS
    assert said == [(goal, where[goal]) for goal, _ in said]
    listed = [re.fullmatch(r"Heading (\d+)[ .]+(\d+)", text) for _, text in lines]
    assert {found[1]: found[2] for found in listed if found} == where


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_read_back_has_no_number_that_is_not_true(folder, seed):
    assert random_book(folder, seed).problems == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_that_are_left_as_they_come_are_seen(folder, seed, monkeypatch):
    """As WeasyPrint sets them, without another look."""
    monkeypatch.setattr(page_numbers._TrueNumbers, "untrue", lambda *_: [])
    made = random_book(folder, seed)
    found = verify(bind("pdf", made.edition)[0], made.book)
    assert {problem.code for problem in found} == {"B057"}
    assert re.search(r"2.md:\d+: error B057: the PDF says .* of what stands on p. \d: ", "\n".join(report(found)))


@pytest.mark.parametrize(
    ("style", "hint"),
    [
        ("/* of pages:\n*/ p { counter-increment: other page 5 }", "styles/paper.css:2 changes the counter `page`, "),
        ("p { counter-increment: pages }", ""),
    ],
)
def test_a_style_sheet_that_counts_pages_in_its_own_way_is_named(tmp_path, style, hint):
    text = "# One\n\nText one.\n\n## Two {#two}\n\nMore, with [](#two).\n"
    problems = build(write(tmp_path, text, **{"styles/paper.css": style}), ("pdf",)).problems
    assert {each.hint.split("which")[0] for each in problems if each.code == "B057"} == ({hint} if hint else set())


# Numbers that somebody changed in a finished file.


def digits(font):
    """The codes of the digits in a font, by its map to Unicode."""
    pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
    return {chr(int(text, 16)): bytes.fromhex(code.decode()) for code, text in pairs if len(text) == 4}


def with_number(data, page, mcid, new):
    """Return a PDF in which the number at the end of some marked content is another, of as many figures."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        within, font, made = [], None, []
        for each in pikepdf.parse_content_stream(pdf.pages[page]):
            operands, operator = list(each.operands), str(each.operator)
            if operator in ("BDC", "BMC"):
                within.append(int(operands[1].get("/MCID", -1)) if operator == "BDC" else -1)
            elif operator == "EMC":
                within.pop()
            elif operator == "Tf":
                font = pdf.pages[page].obj.Resources.Font[str(operands[0])]
            elif operator == "TJ" and mcid in within:
                last = max(n for n, piece in enumerate(operands[0]) if isinstance(piece, pikepdf.String))
                codes = b"".join(digits(font)[figure] for figure in new)
                operands[0][last] = pikepdf.String(bytes(operands[0][last])[: -len(codes)] + codes)
            made.append((operands, each.operator))
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(made))
        pdf.save(out)
    return out.getvalue()


def last_mark(tree, text, kind, identifier):
    """The last marked content of the first element of a kind, or of an ID, whose text ends with a number."""
    for element in tree.root.everything():
        marks = [mark for mark in element.marks() if text.get(mark, "").strip()]
        if (
            (identifier or kind) == (element.id if identifier else element.kind)
            and marks
            and text[marks[-1]].strip()[-1:].isdigit()
        ):
            return marks[-1]
    raise AssertionError


@pytest.mark.parametrize(
    ("kind", "identifier", "said"),
    [
        ("TOCI", "", '1.md:1: error B057: the PDF says "Tables … 2" of what stands on p. 1: the number 2 is'),
        ("", "c2-table-1", 'the PDF says "Table 1. Caption 3 … 2" of what stands on p. 3: the number 2 is not true'),
        (
            "",
            "c4-entry.1",
            '2.md:5: error B057: the PDF says "of 0, 2" of what stands on p. 6: the number 2 is not true',
        ),
    ],
)
def test_a_number_that_was_changed_is_seen(folder, kind, identifier, said):
    made = random_book(folder, SEEDS[0])
    data = made.data("pdf")
    page, mcid = last_mark(read_tree(data), marked_text(data), kind, identifier)
    changed = with_number(data, page, mcid, "2")
    (found,) = list(report(verify(Artifact("pdf", "", changed), made.book)))[::2]
    assert said in found


NOTES = 'modified = 2026-11-22\n[notes]\nnumbering = "page"\n'


def test_a_note_that_a_note_calls_counts_where_it_stands_behind_that_note(tmp_path):
    text = "# One\n\nFirst[^a] and second.[^b]\n\n[^a]: Calls.[^c]\n\n[^b]: Ends.\n\n[^c]: Called.\n"
    made = build(write(tmp_path, text, NOTES), ("pdf",))
    assert made.problems == ()
    text = marked_text(made.data("pdf"))
    notes = [each for each in read_tree(made.data("pdf")).root.everything() if each.kind == "Note"]
    assert [text[next(note.marks())].strip() for note in notes] == ["1", "2", "3"]  # a, which calls c; c; b


def test_a_note_numbered_by_page_with_another_number_is_seen(tmp_path):
    text = "# One\n\nWords[^a] and words[^b] more.\n\n[^a]: Note.\n\n[^b]: Another.\n"
    made = build(write(tmp_path, text, NOTES), ("pdf",))
    data = made.data("pdf")
    assert made.problems == ()
    call = next(each for each in read_tree(data).root.everything() if each.goal == "c1-fn2")
    changed = with_number(data, *next(call.marks()), "1")
    found = list(report(verify(Artifact("pdf", "", changed), made.book)))
    assert found[0] == 'one.md:7: error B057: the PDF calls note 2 of p. 1 "1"'


RESTLESS = """
@counter-style wide-narrow { system: fixed; symbols: "a very long word for a page" "2" }
.page-number::after { content: " " target-counter(attr(data-target url), page, wide-narrow) }
"""  # the goal goes over to page 2 where the number of page 1 is printed, and comes back where that of page 2 is


def rounds(folder, monkeypatch):
    """Set a book whose number has no end of it; return how often its pages were made, and its lines."""
    filled = "\n\n".join(["Words to fill a line."] * 24)
    goal = f"## Goal {{#goal}}\n\n{'More words. ' * 60}"
    text = f"# One\n\n{filled}\n\nWords stand before it, not so many. Go [it](#goal){{.page}} now.\n\n{goal}"
    edition, made = typeset(build(write(folder, text, **{"styles/paper.css": RESTLESS})).book), []
    make_all_pages = page_numbers._TrueNumbers.make_all_pages
    monkeypatch.setattr(
        page_numbers._TrueNumbers, "make_all_pages", lambda *given: made.append(1) or make_all_pages(*given)
    )
    artifact, _ = bind("pdf", edition)
    return len(made), [(line.page - 4, line.text) for line in printed_lines(artifact.data)]


def test_a_restless_number_gets_the_room_of_the_widest(tmp_path, monkeypatch):
    most = page_numbers.RESTLESS
    times, lines = rounds(tmp_path, monkeypatch)
    assert most < times <= most + 2
    assert (2, "Goal") in lines
    assert (1, "Words stand before it, not so many. Go it 2") in lines


def test_without_that_room_it_has_no_end(tmp_path, monkeypatch):
    monkeypatch.setattr(page_numbers, "RESTLESS", 99)
    times, lines = rounds(tmp_path, monkeypatch)
    assert times == 8  # WeasyPrint's limit
    assert (2, "Goal") in lines
    assert "a very long word for a page" in " ".join(text for _, text in lines)


def test_a_number_in_the_head_of_a_long_table_is_true_on_each_page(tmp_path):
    rows = "\n".join(f"| Row {number} | words |" for number in range(70))
    text = f"# One\n\n| A | See [](#goal) |\n|---|---|\n{rows}\n\n: Long\n\n## Goal {{#goal}}\n\nText."
    lines = lines_by_label(build(write(tmp_path, text)))
    page = next(page for page, text in lines if text == "Goal")
    heads = [(page, text) for page, text in lines if text.startswith("A See")]
    assert len(heads) >= 3
    assert {text.split()[-1] for _, text in heads} == {page}


def test_a_table_begins_where_its_caption_does(tmp_path):
    words = "word " * 700
    text = f"# One\n\nOf [a table](#t){{.page}}.\n\n{words[:700]}\n\n| A |\n|---|\n| b |\n\n: {words}{{#t}}\n"
    made = build(write(tmp_path, text), ("pdf",))
    assert [problem.code for problem in made.problems] == []
    assert any("p. 1" in text for _, text in lines_by_label(made))


def made_one_by_one(edition):
    """Return how many pages an edition has; of each that was made its index, its text, and whether it is held."""
    original, made = page_layout.remake_page, []

    def remake_page(index, context, root_box, html):
        page, resume_at = original(index, context, root_box, html)
        texts = [box.text for box in page.descendants(placeholders=True) if hasattr(box, "text")]
        made.append((index, " ".join(texts), page))
        return page, resume_at

    with put(page_layout, "remake_page", remake_page), laid_out(edition) as found:
        return len(found.pages), [(index, text, bool(page.children)) for index, text, page in made]


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    text = "# One\n\n" + "\n\n".join(f"## S {n} {{#s{n}}}\n\nSee [](#s{8 - n}){{.page}}." for n in range(9))
    return made_one_by_one(build(write(tmp_path_factory.mktemp("book"), f"{text}\n")).edition)


def test_pages_that_are_made_anew_let_go_of_their_boxes(numbered):
    pages, made = numbered
    assert len(made) > pages
    assert sorted(index for index, _, is_held in made if is_held) == list(range(pages))


def test_numbers_have_room_before_they_are_known(numbered):
    """Or contents that fill their page would grow by one with their numbers, and all be made again behind them."""
    _, made = numbered
    texts = [text for _, text, _ in made if "S 8" in text]
    assert f" {page_numbers.LIKELY}" in texts[0]
    assert f" {page_numbers.LIKELY}" not in texts[-1]
