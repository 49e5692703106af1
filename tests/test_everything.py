"""Every feature of whole books at once: what each must leave in both files, so that one lost in company is seen."""

import io
import re
import zipfile
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import built, structure
from lxml import etree

BOOK = "construct-everything"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}"


@cache
def pages():
    """Return the text of each page, with one blank for any space, and hyphens at the ends of lines gone."""
    document = pdfium.PdfDocument(built(BOOK).data("pdf"))
    read = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    return [" ".join(re.sub("[\ufffe\u2060](\r\n)?", "", text).split()) for text in read]


@cache
def tags():
    """Return how often each type stands in the structure tree."""
    found = {}
    with pikepdf.open(io.BytesIO(built(BOOK).data("pdf"))) as pdf:
        for element, _ in structure(pdf):
            found[str(element.S)] = found.get(str(element.S), 0) + 1
    return found


@cache
def files():
    """Return the trees of the e-book's chapters in their order, c1 to c19, and its other files by name."""
    with zipfile.ZipFile(io.BytesIO(built(BOOK).data("epub"))) as epub:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(epub.read(name))
            for name in epub.namelist()
            if name.endswith((".xhtml", ".opf"))
        }


def chapter(number):
    return files()[f"c{number}.xhtml"]


def page_of(words):
    """Return the first page behind the contents that has these words, from 1."""
    return next(index for index, text in enumerate(pages(), 1) if index > 8 and words in text)


def text_of(element):
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


def ebook():
    return " ".join(text_of(chapter(number).find(f"{XHTML}body")) for number in range(1, 20))


# What stands in the text of both, whatever the layout.
SAID = {
    "a part": "I бөлім",
    "a chapter's number": "1-тарау",
    "a section's number": "1.2. Қағаздың массасы",
    "an appendix": "А қосымшасы",
    "a dedication": "Қолы бояудан кетпейтін",
    "an epigraph's source": "— Баспагерлердің ойдан шығарылған мәтелі",
    "an abstract": "Тарау шағын баспахананың бір күнін сипаттайды",
    "a variable": "екінші, түзетілген басылым",
    "an included file": "Табан түсіріліп, қолтұтқа тартылады.",
    "quotes in quotes": "«түсініксіз “Қазақша” сөз»",
    "quotes of the Russian chapter": "«легче бумаги „настоящей“»",
    "a figure of the chapter": "1.1-сурет. Шамамен 1600 жылғы қол баспасы",
    "a figure of the Russian chapter": "Рис. 2.1. Волокна бумаги под лупой",
    "a table of an appendix": "А.1-кесте. 1911 жылғы шығын",
    "a credit": "Сызған: «Үлгі» баспаханасы",
    "a citation with a page": "[3, б. 12]",
    "an author in the sentence": "Вымыслов [1, б. 45] бес күн дейді",
    "a number that is declined": "1.2-кестені қараңыз",
    "a title in a reference": "«Түзетушінің үстелі» емес",
    "a formula's number": "(1.1) мен (1.2) формулалары",
    "a formula of another chapter": "что следует из (1.1)",
    "verse": "оқырманға аппақ жол.",
    "drama": "Ақ әріп, қара жер.",
    "dialogue": "— Қосындысы дұрыс па? — деді түзетуші.",
    "a gloss": "«Мен кітапты басынан аяғына дейін оқыдым.»",
    "code": "return -(-bet // sany)",
    "a table in a box": "Жас баспагерге кеңес",
    "a work that nothing cites": "Қиял О. Баспахана күнделігі",
    "an author of one chapter": "Никто Вымыслов",
    "a see reference": "Түптеу, қараңыз: Кітап, түптелуі",
    "names": "Ойдан, Әлем",
}


@pytest.mark.parametrize("feature", SAID)
def test_both_files_say(feature):
    assert SAID[feature] in " ".join(pages())
    assert SAID[feature] in ebook()


# Paper has the pages; what is in brackets is looked up, since pages move with the styles.
REFERENCES = {
    "to a chapter": ("Кітапты 1-тарау, {}-бет бастап", "Тарау шағын баспахананың"),
    "to a heading without a number": ("«Теру тәртібі», {}-бет жетеді", "Қалып қысқышқа салынып"),
    "to a table, in a note": ("Ережені 1.1-кесте, {}-бет кестесімен", "Газет қағазы"),
    "to a figure, in a cell": ("ескісі, 1.1-сурет, {}-бет;", "Сызған: «Үлгі» баспаханасы"),
    "to a figure, in a box": ("қалғаны 1.2-сурет, {}-бет бойынша көрінеді", "Фото: жоқ адам"),
    "with words of its own": ("тіреуі, {}-бет ағаштан", "Сызған: «Үлгі» баспаханасы"),
    "to a turned table": ("[3, б. 200], {}-бет дейтін кесте", "1921–1930"),
    "from Russian to Kazakh": ("см. Глава 1, с. {}.", "Тарау шағын баспахананың"),
    "from Kazakh to Russian": ("мен 2.1-сурет, {}-бет керек", "Волокна бумаги под лупой1"),
}


@pytest.mark.parametrize("reference", REFERENCES)
def test_references_say_the_page(reference):
    said, goal = REFERENCES[reference]
    before, after = map(re.escape, said.split("{}"))
    found = re.search(rf"{before}(\d+){after}", " ".join(pages()))
    assert found is not None
    assert int(found[1]) == page_of(goal) - 12  # twelve pages with Roman numbers


def test_pages_before_the_text_have_roman_numbers():
    with pikepdf.open(io.BytesIO(built(BOOK).data("pdf"))) as pdf:
        labels = pdf.Root.PageLabels.Nums
        assert [(int(labels[0]), str(labels[1].S)), (int(labels[2]), str(labels[3].S))] == [(0, "/r"), (12, "/D")]


def test_contents_number_what_has_numbers_alone():
    heads = [text_of(link) for link in files()["nav.xhtml"].iter(f"{XHTML}a")]
    for said in ("Алғысөз", "Кіріспе", "I бөлім. Баспаханада", "1.2. Қағаздың массасы m = gS", "Кептіру", "Есімдер",
                 "Пәндік көрсеткіш", "Қорытынды", "А қосымшасы. Ескі шаруашылықтың есебі"):  # fmt: skip
        assert said in heads
    assert any(re.search(r"Есімдер [ .]*\d", text) for text in pages()[6:8])
    assert not any("4. Есімдер" in text for text in pages())


def test_a_list_of_figures_says_formulas_in_plain_words():
    lists = [text_of(item) for item in chapter(4).iter(f"{XHTML}li")]
    assert lists[0].startswith("1.1-сурет. Шамамен 1600 жылғы қол баспасы, массасы M = 2 т")
    assert [said[:9] for said in lists] == ["1.1-сурет", "1.2-сурет", "Рис. 2.1."]


def test_a_formula_in_a_caption_stands_in_its_line():
    """The caption's words before and behind it are on one line of the page."""
    document = pdfium.PdfDocument(built(BOOK).data("pdf"))
    text = document[page_of("Сызған: «Үлгі» баспаханасы") - 1].get_textpage()
    found = [text.search(words).get_next()[0] for words in ("массасы", "[4, б.")]
    bottoms = [text.get_charbox(at, loose=True)[1] for at in found]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=1)  # pt


# The place of each note and what it says; numbers go on through the book, those of one edition in it alone.
NOTES = {
    "in an epigraph": (2, "Мәтелді алғаш"),
    "of several paragraphs": (3, "Теруші дегеніміз"),
    "in a note": (4, "Ескерту ішіндегі ескерту"),
    "in a heading": (6, "Атаулар шартты"),
    "in a definition": (7, "Биіктік елден елге"),
    "in a list, from an included file": (8, "Бояу қалың жағылса"),
    "in a caption of a table": (9, "Бағалар шартты"),
    "in a cell": (10, "Осы кітап сондай"),
    "in a cell of a grid": (11, "Екіншісі сол жылы"),
    "in a caption of a figure": (12, "Сурет ойдан"),
    "in a turned table": (14, "Қосындыны оқырман"),
    "in dialogue": (15, "Дұрыс емес"),
    "in verse": (16, "«Кітап ол» деп"),
    "in a box": (17, "Бояудың бағасы"),
    "in the Russian chapter": (18, "Терпения — больше"),
    "in the glossary": (22, "Кейде қалып"),
}


@pytest.mark.parametrize("where", NOTES)
def test_notes_are_at_the_foot_and_gathered(where):
    number, begins = NOTES[where]
    assert any(f"{number} {begins}" in text for text in pages())
    notes = [text_of(note) for note in chapter(16).iter(f"{XHTML}li") if note.get("class") == "endnote"]
    assert notes[number - 1].startswith(f"{number} {begins}")


def test_each_edition_has_its_own_passages():
    paper, screen = " ".join(pages()), ebook()
    for own, other, words in (
        (paper, screen, "қағаздағы оқырманға"), (paper, screen, "Бұл ескерту де қағазда ғана бар."),
        (paper, screen, "Кейінгі тарау"), (screen, paper, "экрандағы оқырманға"),
        (screen, paper, "Бұл ескерту экранда ғана бар."), (screen, paper, "Ескертпелер"),
    ):  # fmt: skip
        assert words in own
        assert words not in other


def test_the_index_has_entries_of_the_text_alone():
    at = page_of("Пәндік көрсеткіш")
    assert re.search(r"Баспахана, 5–21; тағы қараңыз: Баспахана тілі", pages()[at - 1])
    assert re.search(r"Қолжазба, 5, 20", pages()[at - 1])
    entries = [text_of(item) for item in chapter(19).iter(f"{XHTML}li")]
    assert not [entry for entry in entries if "көрсеткіш" in entry or "Есімдер" in entry]
    assert [entry for entry in entries if entry.startswith("Қағаз")]


ELEMENTS = {
    "math": (9, f".//{MATH}math"),
    "a spanning cell": (9, f".//{XHTML}td[@colspan='2']"),
    "a header of two rows": (9, f".//{XHTML}th[@rowspan='2']"),
    "a header of a row": (9, f".//{XHTML}th[@scope='row']"),
    "a picture in a line": (9, f".//{XHTML}p/{XHTML}img[@alt='жұлдызша']"),
    "an ornament": (9, f".//{XHTML}img[@alt='']"),
    "struck words": (9, f".//{XHTML}s"),
    "lowered words": (9, f".//{XHTML}sub"),
    "raised words": (9, f".//{XHTML}sup"),
    "small capitals": (9, f".//{XHTML}span[@class='smallcaps']"),
    "Russian": (9, f".//{XHTML}span[@lang='ru']"),
    "English": (9, f".//{XHTML}span[@lang='en']"),
    "a passage from right to left": (9, f".//{XHTML}div[@dir='rtl']"),
    "words from right to left": (9, f".//{XHTML}span[@dir='rtl']"),
    "keywords of code": (9, f".//{XHTML}span[@class='code-keyword']"),
    "a box": (9, f".//{XHTML}aside[@class='box']"),
    "verse": (9, f".//{XHTML}div[@class='verse']"),
    "a gloss": (9, f".//{XHTML}div[@class='gloss']"),
    "an abstract": (9, f".//{XHTML}section[@role='doc-abstract']"),
    "a quotation in a quotation": (9, f".//{XHTML}blockquote/{XHTML}blockquote"),
    "a link to a term": (9, f".//{XHTML}a[@href='c15.xhtml#c15-tabaq']"),
    "a link to a chapter": (9, f".//{XHTML}a[@href='c12.xhtml#c12']"),
    "a part": (8, f".//{XHTML}section[@role='doc-part']"),
    "a chapter in Russian": (10, f".//{XHTML}section[@lang='ru']"),
    "an appendix": (14, f".//{XHTML}section[@role='doc-appendix']"),
    "a glossary": (15, f".//{XHTML}section[@role='doc-glossary']"),
    "endnotes": (16, f".//{XHTML}div[@role='doc-endnotes']"),
}


@pytest.mark.parametrize("feature", ELEMENTS)
def test_the_e_book_has(feature):
    number, path = ELEMENTS[feature]
    assert chapter(number).findall(path)


@pytest.mark.parametrize(
    ("tag", "least"),
    [("/Note", 22), ("/Table", 7), ("/Figure", 4), ("/Formula", 8), ("/Caption", 8), ("/BlockQuote", 2), ("/TOC", 1),
     ("/Code", 2), ("/L", 4), ("/TH", 20), ("/H1", 10), ("/H3", 2)],
)  # fmt: skip
def test_the_pdf_is_tagged(tag, least):
    assert tags().get(tag, 0) >= least
