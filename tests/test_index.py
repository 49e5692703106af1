"""Indexes: what marks become, and that every number and link leads to the page of its words."""

import re
import zipfile
from io import BytesIO
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import build, built, face, load, name_tree, structure, write
from hypothesis import given
from hypothesis import strategies as st
from manuscripts import SVG

from baspa.layout.pages import index_numbers
from baspa.layout.pages.index_numbers import PlaceOnPage, number, page_stretches
from baspa.model.book import PAGES
from baspa.model.problem import report
from baspa.tree.index_place import INDEX_ID
from baspa.verify.held.pdf import read_pdf

XHTML = "{http://www.w3.org/1999/xhtml}"
FILLER = "The sheets were hung on lines below the ceiling, and when they were dry the boys took them down again. " * 4


def entries(folder, text, language="en"):
    """Return the entries of a book of one chapter, indented by level, # for pages, and the heads of letters."""
    write(folder, text, **{"book.toml": f'title = "T"\nlanguage = "{language}"\nchapters = ["one.md"]\n'})
    book, problems = load(folder)
    assert list(report(problems)) == []
    texts = {block.id: block.text.replace(PAGES, " #") for block in book.chapters[-1].blocks}
    tree = ET.fromstring(book.chapters[-1].xhtml)
    return list(lines(tree.find(".//div[@class='index-body']"), texts, 0))


def lines(element, texts, depth):
    for child in element:
        if child.get("id") in texts:
            yield "  " * depth + texts[child.get("id")]
        yield from lines(child, texts, depth + (child.tag == "li"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[wheat]{.index} and [rye]{.index}", ["R", "rye #", "W", "wheat #"]),
        ('[wheats]{index="Wheat"} and [*wheat*]{index="Wheat"}', ["W", "Wheat #"]),
        (
            '[]{index="Wheat!sowing!winter"} [a]{index="Wheat!price"}',
            ["W", "Wheat", "  price #", "  sowing", "    winter #"],
        ),
        (r'[a]{index="Stop\!"}', ["S", "Stop! #"]),
        ("[Forward!]{.index}", ["F", "Forward! #"]),
        ('[a]{index="Rye"}[]{index="Corn" see="Rye"}', ["C", "Corn, see Rye", "R", "Rye #"]),
        (
            '[a]{index="Rye" also="Rye!bread"} [b]{index="Rye"} [c]{index="Rye!bread"}',
            ["R", "Rye #; see also Rye, bread", "  bread #"],
        ),
        (
            "[a]{index=Rye}[]{index=Oats see=Rye}[]{index=Oats see=Corn}[]{index=Corn also=Rye}[]{index=Corn}",
            ["C", "Corn #; see also Rye", "O", "Oats, see Corn; Rye", "R", "Rye #"],
        ),
        ("[1848]{.index} [«a»]{.index} [Éire]{.index} [eel]{.index}", ["1848 #", "A", "«a» #", "E", "eel #", "Éire #"]),
        ('`x`{index="Code"} [the site](https://example.org){index="Site"}', ["C", "Code #", "S", "Site #"]),
        ('| Made of a line,\n| [of two\n| lines]{index="Line"}', ["L", "Line #"]),
        ('::: box {index="Tools"}\nA.\n\nB.\n:::', ["T", "Tools #"]),
        ('| a |\n|---|\n| b |\n\n: Sizes {index="Sizes"}', ["S", "Sizes #"]),
        ('$$\nE = m\n$$ {#eq-a index="Energy"}', ["E", "Energy #"]),
        ("Text.[^a]\n\n[^a]: A [note]{.index}.", ["N", "note #"]),
        ("[here]{.index #here .smallcaps} and [there](#here)", ["H", "here #"]),
    ],
)
def test_marks_become_entries(tmp_path, text, wanted):
    assert entries(tmp_path, f"# One\n\n{text}\n") == wanted


def test_entries_stand_in_the_order_of_the_kazakh_alphabet(tmp_path):
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert len(alphabet) == 42
    marks = " ".join(f"[{letter}т]{{.index}}" for letter in sorted(alphabet, key=lambda a: (ord(a) * 7) % 43))
    found = entries(tmp_path, f"# Бір\n\n{marks} [ат]{{.index}} [Ат]{{.index}} [zero]{{.index}}\n", "kk")
    assert [each for each in found if len(each) == 1] == [*alphabet.upper(), "Z"]
    assert [each for each in found if each.startswith(("ат", "Ат"))] == ["ат #", "Ат #"]


def test_a_heading_covers_its_section_and_a_range_crosses_chapters(tmp_path):
    many = f"{FILLER}\n\n" * 12
    one = f'# One {{index="Whole"}}\n\n{FILLER}\n\n## Two {{index="Part"}}\n\n{many}Last words.\n\n'
    one += f'# Three {{index="Third"}}\n\n{many}Here[]{{index="Sands" range=begin}} it begins.\n'
    two = f'# Four\n\n{many}It ends here.[]{{index="Sands" range=end}}\n'
    toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
    made = build(write(tmp_path, one, **{"two.md": two, "book.toml": toml}))
    assert list(report(made.problems)) == []
    pages = texts_of(made)
    begin, end = page_of(pages, "it begins."), page_of(pages, "It ends here.")
    last, third = page_of(pages, "Last words."), page_of(pages, "Three")
    assert 1 < last < begin < end
    assert numbers(made) == {
        "Part": f"1–{last}",
        "Sands": f"{begin}–{end}",
        "Third": f"{third}–{begin}",
        "Whole": f"1–{last}",
    }


def texts_of(made):
    """Return the text of each numbered page."""
    start = next(n for n, text in enumerate(raw_texts(made.data("pdf"))) if text.startswith(("One", "Entries")))
    return raw_texts(made.data("pdf"))[start:]


def raw_texts(data):
    document = pdfium.PdfDocument(data)
    return [page.get_textpage().get_text_bounded().replace("\u0002", "").replace("\r\n", " ") for page in document]


def page_of(pages, words):
    return next(number for number, text in enumerate(pages, 1) if words in text)


def numbers(made):
    """Return what the PDF says behind each entry of the index that has one level."""
    text = {block.id: block.text for chapter in made.book.chapters for block in chapter.blocks if block.kind == "entry"}
    found = {block.id: block.text for block in read_pdf(made.data("pdf")).blocks}
    return {
        said.partition(PAGES)[0]: found[name].removeprefix(said.partition(PAGES)[0]).removeprefix(",").strip()
        for name, said in text.items()
    }


def marked_book(marks=True, first=False):
    """Return a chapter in which each word of two letters, Xaa, Xab ..., stands and is marked once, some twice."""
    pieces = [f"X{a}{b}" for a in "abcdefghij" for b in "abcde"]
    text = "# One\n\n"
    for n, word in enumerate(pieces):
        mark = f'[{word}]{{index="{word}"}}' if marks else word
        after = f'[]{{index="{word}"}}' if marks and n % 3 == 0 else ""
        place = ' []{index="All"} then' if marks else " then"
        text += f"{FILLER} {mark}{after},{place} {FILLER}\n\n"
    listed = "# Entries\n\n::: index\n:::\n\nBehind it.\n\n" if first else ""
    return (listed if marks else "") + text


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("marked"), marked_book()))


def test_each_number_is_that_of_the_page_where_its_words_are(marked):
    assert list(report(marked.problems)) == []
    said, pages = numbers(marked), texts_of(marked)
    words = [word for word in said if word.startswith("X")]
    assert len(words) == 50
    assert {word: said[word] for word in words} == {word: str(page_of(pages, word)) for word in words}
    assert len(set(said.values())) > 8
    assert said["All"].replace(" ", "") == ",".join(sorted({said[word] for word in words}, key=int))


def test_an_index_before_its_text_moves_what_it_names(tmp_path):
    made = build(write(tmp_path, marked_book(first=True)))
    assert list(report(made.problems)) == []
    said, pages = numbers(made), texts_of(made)
    behind = page_of(pages, "Behind it.")
    assert {w: n for w, n in said.items() if w[0] == "X"} == {
        w: str(next(n for n, text in enumerate(pages, 1) if n >= behind and re.search(rf"{w}\b(?!,? \d)", text)))
        for w in said
        if w[0] == "X"
    }


def test_marks_move_nothing(tmp_path):
    """Not in a word, nor where a line may not break, nor at either end of a paragraph."""
    words = "About 12 km on, unforgettable typesetters, А. Байтұрсынұлы says."
    plain = f"# One\n\n{FILLER}{words} {FILLER}\n\n- item\n\nEnd.\n"
    plain += f"\n{FILLER}\n" * 9
    marked = plain.replace("12 km", '12[]{index="a"} km').replace("unforgettable", 'unfor[]{index="b"}gettable')
    marked = marked.replace("says. ", 'says. []{index="d"} []{index="Nil" see="d"} ')
    marked = marked.replace("А. Бай", '[А.]{index="c"} Бай')
    marked = marked.replace("- item", '- []{index="e"}item[]{index="f"}').replace("End.", '[End.]{index="g"}')
    marked = marked.replace("# One", '# One {index="h"}').replace("hung on", '[hung on]{index="i"}')
    without, with_marks = build(write(tmp_path / "a", plain)), build(write(tmp_path / "b", marked))
    assert list(report(with_marks.problems)) == []
    texts = [[block.text for block in made.book.chapters[0].blocks] for made in (without, with_marks)]
    assert texts[0] == texts[1]
    one, other = letters(without.data("pdf")), letters(with_marks.data("pdf"))
    assert len(one) > 1000
    assert other == one


def letters(data):
    """Return every letter of the pages of the text, with its place."""
    found = []
    document = pdfium.PdfDocument(data)
    for n, page in enumerate(document):
        text = page.get_textpage()
        if "hung on" not in text.get_text_bounded():
            continue
        found += [(n, text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    return found


def test_the_links_of_the_pdf_lead_to_the_pages_that_they_name(marked):
    with pikepdf.open(BytesIO(marked.data("pdf"))) as pdf:
        names = {str(name): there for name, there in name_tree(pdf.Root.Names.Dests)}
        index = {page.objgen: number for number, page in enumerate(pdf.pages)}
        first = int(pdf.Root.PageLabels.Nums[2])
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if "-index." in str(a.get("/Dest", ""))]
        assert len(links) > 50
        for link in links:
            assert str(index[names[str(link.Dest)][0].objgen] - first + 1) == str(link.Contents)
        assert {str(element.S) for element, _ in structure(pdf)} >= {"/Index", "/Link"}


def test_only_the_pages_of_the_index_are_made_again(tmp_path, monkeypatch):
    made = []
    original = index_numbers.layout.page.remake_page
    monkeypatch.setattr(
        index_numbers.layout.page, "remake_page", lambda index, *a: made.append(index) or original(index, *a)
    )
    built_book = build(write(tmp_path, marked_book(), 'design.justify = "greedy"\n'))
    pages = built_book.made["pdf"].pages
    again = [index for index in set(made) if made.count(index) > 1]
    assert pages > 12
    assert len(again) <= 5  # the contents, and the index with what stands behind it


def test_the_links_of_the_e_book_lead_to_the_marked_words():
    made = built("construct-index")
    with zipfile.ZipFile(BytesIO(made.data("epub"))) as archive:
        trees = {name[5:]: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}
    there = {(name, e.get("id")): e for name, tree in trees.items() for e in tree.iter() if e.get("id")}
    found = {}
    for name, tree in trees.items():
        for item in tree.iter(f"{XHTML}li"):
            places = item.findall(f"{XHTML}span[@class='index-locator']/{XHTML}a")
            for place in places:
                said = "".join(place.itertext()).replace("\u00ad", "")
                assert said in place.get("aria-label")
                file, _, target = place.get("href").partition("#")
                words = "".join(there[file or name, target].itertext()).replace("\u00ad", "")
                found.setdefault(item[0].text, []).append((words, said))
    assert ("accessibilityFeature", "index") in made.edition.accessibility
    assert found["Ойдан, О."] == [("Ойдан", "Егін")]
    assert found["Алматы"] == [("Алматы", "Сөздер")]
    assert [words for words, _ in found["Астық"]] == ["астықтың", "астық", "астық", "астық"]


def test_the_proof_has_the_numbers_too(marked):
    proof, problems = marked.bind("proof")
    assert problems == ()
    assert [t for t in raw_texts(proof.data) if "Xaa, 1" in t]


ROW = SimpleNamespace


def locator(name, end="", main=False):
    link = ET.Element(
        "a", {"href": f"#{name}", **({"data-end": end} if end else {}), **({"class": "main"} if main else {})}
    )
    return index_numbers._Locator(object(), ROW(text="0"), link)


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ([(1, 1), (1, 1)], ["1"]),
        ([(2, 2), (1, 1), (3, 3)], ["1", "2", "3"]),
        ([(1, 4), (2, 2)], ["1–4"]),
        ([(1, 2), (2, 5)], ["1–5"]),
        ([(1, 2), (3, 5)], ["1–2", "3–5"]),
        ([(3, 3), (3, 3, True)], ["3"]),
        ([(1, 5), (3, 3, True)], ["1–5", "3"]),
        ([(-1, 1)], ["ii–1"]),
    ],
)
def test_each_page_is_named_once(marked, wanted):
    placed, locators = {}, []
    for n, (first, last, *main) in enumerate(marked):
        placed |= {f"b{n}": PlaceOnPage(first + 2, (0, 0, 0, 0)), f"e{n}": PlaceOnPage(last + 2, (0, 0, 0, 0))}
        locators.append(locator(f"b{n}", f"e{n}", bool(main)))
    row = index_numbers._Row(ROW(children=[each.box for each in locators]), [each.box for each in locators], locators)
    style = ROW(render_value=lambda value, _: "i" * value)
    number(row, placed, 3, style)
    shown = [next(each for each in locators if each.box is box) for box in row.line.children]
    assert [each.text.text for each in shown] == wanted
    assert [each.main for each in shown if each.main] == [True] * any(len(each) > 2 for each in marked)
    assert number(row, placed, 3, style) is False


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), min_size=1, max_size=12))
def test_the_pages_of_an_entry_are_those_of_its_marks(marked):
    placed, locators = {}, []
    for n, (first, more) in enumerate(marked):
        placed |= {f"b{n}": PlaceOnPage(first, (0, 0, 0, 0)), f"e{n}": PlaceOnPage(first + more, (0, 0, 0, 0))}
        locators.append(locator(f"b{n}", f"e{n}"))
    shown = page_stretches(locators, placed)
    named = [page for each in shown for page in range(each.first, each.last + 1)]
    assert named == sorted({page for first, more in marked for page in range(first, first + more + 1)})


def test_marks_in_marks_leave_each_word_once_on_paper(tmp_path):
    """The words behind a note's call, which the inner mark has, and those behind the mark, which are the outer's."""
    text = "# A\n\na [b [c d[^1] e]{index=One} f]{index=Two in=places} [[g]{index=One} h]{index=Two} i\n\n[^1]: Note.\n"
    made = build(write(tmp_path, text + "\n::: index\n:::\n"), ("pdf",))
    (block,) = (block for block in read_pdf(made.data("pdf")).blocks if block.id == "c1-2")
    assert block.text.split() == ["a", "b", "c", "d1", "e", "f", "g", "h", "i"]
    assert INDEX_ID not in made.edition.paper.partition("</p>")[0].partition('id="c1-2"')[2]


@pytest.mark.parametrize("mark", [r"index=\"Wheat!b c\" in=names", "index=Wheat in=names", 'index=\\"a\nb\\" in=names'])
def test_a_mark_in_a_caption_is_read_with_its_quotes_guarded(tmp_path, mark):
    text = f'# A\n\n![X](a.svg "A []{{{mark}}} *b* c.")\n\n::: index {{.names}}\n:::\n'
    book, problems = load(write(tmp_path, text, **{"a.svg": SVG}))
    assert problems == ()
    assert "index-entry" in book.chapters[0].xhtml


def test_a_mark_in_an_included_file_has_its_line_there(tmp_path):
    write(tmp_path, "# One\n\nText.\n\n{{< include two.md >}}\n", **{"two.md": 'A\nb [c]{index="D!"}.\n'})
    _, problems = load(tmp_path)
    assert [line for line in report(problems) if not line.startswith(" ")] == [
        "two.md:2: error B120: the mark names no entry of an index"
    ]


def test_an_edition_has_the_places_of_its_own_text(tmp_path):
    text = """# One

[Oats]{.index} of both and [rye]{.index}. [Wheat]{.index}[, sown]{index="Wheat!sown" only=print}

[Rye]{index="rye" only=print} and [barley]{index="Barley!winter" only=print}. [Corn]{index="corn" also="Barley"}
"""
    made = build(write(tmp_path, text))
    assert made.problems == ()
    said = {}
    for which in ("print", "epub"):
        tree = ET.fromstring(face(made.book, which).chapters[-1].xhtml)
        said[which] = [(e.find("span").text, len(e.findall("span/a"))) for e in tree.iter("li")]
    assert said == {
        "print": [("Barley", 0), ("winter", 1), ("corn", 1), ("Oats", 1), ("rye", 2), ("Wheat", 1), ("sown", 1)],
        "epub": [("corn", 0), ("Oats", 1), ("rye", 1), ("Wheat", 1)],
    }


def test_a_chapters_title_of_the_class_index_marks_nothing_and_entries_have_no_numbers(tmp_path):
    toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n\n[numbering]\ndepth = 2\n'
    two = "# Subjects {.index}\n\n::: index\n:::\n"
    write(tmp_path, "# One\n\n## Rye {.index}\n\nText.\n", **{"book.toml": toml, "two.md": two})
    book, problems = load(tmp_path)
    assert list(report(problems)) == []
    assert [chapter.kind for chapter in book.chapters] == ["chapter", "index"]
    assert [heading.number for heading in book.chapters[1].headings] == [""]
    said = [block.text.replace(PAGES, "#") for block in book.chapters[1].blocks if block.kind == "entry"]
    assert said in (["R", "Rye, #"], ["Rye, #"], ["Rye#"])


def test_places_on_one_page_are_one_place_in_an_edition_that_lost_another(tmp_path):
    text = "# One\n\n[Rye]{.index}, [rye]{index=Rye}, [rye]{index=Rye} and [rye]{index=Rye only=epub}.\n"
    made = build(write(tmp_path, text))
    assert made.problems == ()
    assert [b.text for b in face(made.book, "print").chapters[-1].blocks if b.kind == "entry"] == [f"Rye{PAGES}"]
