import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz as hb
from builds import BOOKS, FOLDERS, build, built, load, write
from rasters import DOT, moving

from baspa.bind.screen.fonts import subset
from baspa.bind.screen.package import contributors, creators
from baspa.house import house_path
from baspa.language import find, spoken
from baspa.model.metadata import Metadata
from baspa.model.people import Contribution, Person
from baspa.typeset.accessibility import accessibility

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def archive(name):
    return zipfile.ZipFile(io.BytesIO(built(name).data("epub")))


def package(data):
    with zipfile.ZipFile(io.BytesIO(data)) as epub:
        return ET.fromstring(epub.read("EPUB/content.opf"))


def described(data):
    """Return the metadata as pairs: "creator" or "creator1 file-as" or a property, and the value."""
    root = package(data)
    found = []
    for element in root.find(f"{OPF}metadata"):
        if element.tag.startswith(DC):
            found.append((element.tag.removeprefix(DC), element.text))
        else:
            target = element.get("refines", "").removeprefix("#")
            said = element.get("property") or element.get("name", "")  # of EPUB 3, or of EPUB 2
            found.append((f"{target} {said}".strip(), element.text or element.get("content")))
    return found


def document(name, file):
    with archive(name) as epub:
        return ET.fromstring(epub.read(f"EPUB/{file}"))


def documents(name):
    with archive(name) as epub:
        return {file: epub.read(file).decode() for file in epub.namelist() if file.endswith((".xhtml", ".opf", ".ncx"))}


# The package document (EPUB 3.3, 5).


def test_authors_of_articles_are_creators_of_an_issue_and_else_contributors_each_once_in_one_role():
    one, other = Person(name="A. One", sort="One, A."), Person(name="B. Other")
    translated = replace(other, role="trl")
    articles = tuple(Contribution(file="a.md", authors=people) for people in ((one, other), (translated, one)))
    book = Metadata(title="T", language="en", chapters=("a.md",), authors=(other,), contributions=articles)
    assert (creators(book), contributors(book)) == ((other,), (one, translated))
    issue = replace(book, authors=(), contributors=(replace(one, role="edt"),))
    assert (creators(issue), contributors(issue)) == ((one, other), (*issue.contributors, translated))
    assert ("creator", "Екінші Автор") in described(built("construct-journal").data("epub"))


def test_metadata_of_a_book_that_says_everything():
    pairs = described(built("every-key").data("epub"))
    assert len(set(pairs)) == len(pairs)
    assert set(pairs) >= {
        ("dcterms:modified", "2026-11-22T00:00:00Z"),
        ("identifier", "urn:isbn:9780000000026"),
        ("calibre:series", "Үлгі кітапхана"),
        ("calibre:series_index", "3"),
        ("language", "kk"),
        ("title", "Үлгі кітап"),
        ("title title-type", "main"),
        ("title", "Барлық кілттерімен"),
        ("subtitle title-type", "subtitle"),
        ("creator", "Автор Үлгі"),
        ("creator1 file-as", "Үлгі, Автор"),
        ("creator1 role", "aut"),
        ("creator1 display-seq", "1"),
        ("contributor", "A. N. Author"),
        ("contributor1 file-as", "Author, A. N."),
        ("contributor1 role", "trl"),
        ("publisher", "Үлгі баспасы"),
        ("date", "2026-11-22"),
        ("rights", "© Автор Үлгі, 2026, CC BY 4.0"),
        ("identifier", "https://doi.org/10.1000/182"),
        ("udc authority", "UDC"),
        ("udc term", "82-3"),
        ("bbk term", "84"),
        ("description", "Барлық кілті бар кітап."),
        ("subject", "үлгі"),
        ("subject", "кітап"),
        ("source", "urn:isbn:9780000000002"),
        ("belongs-to-collection", "Үлгі кітапхана"),
        ("series collection-type", "series"),
        ("series group-position", "3"),
        ("series dcterms:identifier", "urn:issn:0317-8471"),
        ("schema:accessibilitySummary", "Мәтінді экраннан оқитын бағдарлама оқи алады."),
        ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
        ("a11y:certifiedBy", "Үлгі баспасы"),
    }


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ("", []),
        (
            '[series]\nname = "A & B"\n',
            [("belongs-to-collection", "A & B"), ("series collection-type", "series"), ("calibre:series", "A & B")],
        ),
        (
            '[series]\nname = "S"\nnumber = 12\nissn = "0317-8471"\n',
            [
                ("belongs-to-collection", "S"),
                ("series collection-type", "series"),
                ("series group-position", "12"),
                ("series dcterms:identifier", "urn:issn:0317-8471"),
                ("calibre:series", "S"),
                ("calibre:series_index", "12"),
            ],
        ),
    ],
)
def test_a_series_is_a_collection_and_calibres_and_has_no_number_that_nobody_gave(tmp_path, series, said):
    pairs = described(build(write(tmp_path, toml=series), ("epub",)).data("epub"))
    assert sorted(pair for pair in pairs if "series" in pair[0] or "collection" in pair[0]) == sorted(said)


def test_metadata_of_the_essay_invents_nothing():
    pairs = described(built("essay").data("epub"))
    summary = " ".join(find("kk").word(f"epub.summary.{name}") for name in ("text", "pictureless", "pageless"))
    assert sorted(pairs) == [
        ("creator", "Сайын Борбасов"),
        ("creator1 display-seq", "1"),
        ("creator1 file-as", "Борбасов, Сайын"),
        ("creator1 role", "aut"),
        ("dcterms:modified", "2026-11-22T00:00:00Z"),
        ("identifier", "urn:uuid:32d8a9a1-4a2e-5599-9873-8ec54b7b93b6"),
        ("language", "kk"),
        ("schema:accessMode", "textual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "displayTransformability"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", summary),
        ("title", "Қазақстан Республикасының сыртқы саясаты"),
        ("title title-type", "main"),
    ]


def test_roles_are_marc_relators():
    root = package(built("every-key").data("epub"))
    assert {meta.get("scheme") for meta in root.iter(f"{OPF}meta") if meta.get("property") == "role"} == {
        "marc:relators"
    }


@pytest.mark.parametrize("name", ["essay", "construct-figures", "new"])
def test_no_book_claims_to_conform_by_itself(name):
    assert [key for key, _ in described(built(name).data("epub")) if key in ("dcterms:conformsTo", "certifiedBy")] == []


@pytest.mark.parametrize(
    ("toml", "identifier"),
    [
        ('[isbn]\nepub = "978-3-16-148410-0"\n', "urn:isbn:9783161484100"),
        ('doi = "10.1000/182"\n[isbn]\nprint = "978-3-16-148410-0"\n', "https://doi.org/10.1000/182"),
        ('slug = "own-name"\n', "urn:uuid:3a230451-b9ff-5992-a331-530a1a18f2d5"),
    ],
)
def test_identifier(tmp_path, toml, identifier):
    assert ("identifier", identifier) in described(build(write(tmp_path, toml=toml)).data("epub"))


@pytest.mark.parametrize(("language", "direction"), [("kk", "ltr"), ("ar", "rtl")])
def test_language_and_direction(tmp_path, language, direction):
    toml = f'title = "T"\nlanguage = "{language}"\nchapters = ["one.md"]\n'
    root = package(build(write(tmp_path, **{"book.toml": toml})).data("epub"))
    assert (root.get(LANG), root.get("dir")) == (language, direction)
    assert root.find(f"{OPF}spine").get("page-progression-direction") == direction


def test_manifest_names_every_file_with_its_type_and_the_spine_every_document():
    root = package(built("construct-figures").data("epub"))
    items = {item.get("href"): item for item in root.iter(f"{OPF}item")}
    with archive("construct-figures") as epub:
        inside = {name.removeprefix("EPUB/") for name in epub.namelist() if name.startswith("EPUB/")}
        cover = epub.read("EPUB/cover.png")
    assert set(items) == inside - {"content.opf"}
    assert {href: item.get("media-type") for href, item in items.items() if href.startswith("images/")} == {
        "images/steps.png": "image/png",
        "images/steps.jpg": "image/jpeg",
        "images/circle.svg": "image/svg+xml",
        "images/clear.png": "image/png",
    }
    properties = {href: item.get("properties") for href, item in items.items() if item.get("properties")}
    assert properties == {"cover.png": "cover-image", "nav.xhtml": "nav"}
    assert cover.startswith(b"\x89PNG")
    assert (int.from_bytes(cover[16:20], "big"), int.from_bytes(cover[20:24], "big")) == (1600, 2400)
    spine = [reference.get("idref") for reference in root.iter(f"{OPF}itemref")]
    assert spine == ["cover", "titlepage", "nav", "c1", "imprint"]


# Navigation (EPUB 3.3, 7).


def outline(items, link, below):
    return [(*link(item), outline(below(item), link, below)) for item in items]


def nav_outline(name):
    root = document(name, "nav.xhtml")
    toc = next(nav for nav in root.iter(f"{XHTML}nav") if nav.get(TYPE) == "toc")

    def link(item):
        a = item.find(f"{XHTML}a")
        return a.get("href"), a.text

    return outline(toc.findall(f"{XHTML}ol/{XHTML}li"), link, lambda item: item.findall(f"{XHTML}ol/{XHTML}li"))


def test_nav_is_the_tree_of_headings():
    assert nav_outline("essay")[4] == (
        "c5.xhtml#c5-semey-poligonynyng-zhabyluy",
        "Семей полигонының жабылуы",
        [
            ("c5.xhtml#c5-zharlyq-zhane-tauelsiz-tangdau", "Жарлық және тәуелсіз таңдау", []),
            ("c5.xhtml#c5-alemdik-un-qosu", "Әлемдік үн қосу", []),
            ("c5.xhtml#c5-qauipsizdik-kepildikteri", "Қауіпсіздік кепілдіктері", []),
        ],
    )
    chapters = [chapter.title for chapter in built("essay").book.chapters]
    assert [title for _, title, _ in nav_outline("essay")] == [*chapters, "Автор туралы"]


@pytest.mark.parametrize("name", ["essay", "construct-blocks", "construct-notes"])
def test_ncx_says_what_nav_says(name):
    def link(point):
        return point.find(f"{NCX}content").get("src"), point.find(f"{NCX}navLabel/{NCX}text").text

    points = document(name, "toc.ncx").findall(f"{NCX}navMap/{NCX}navPoint")
    assert outline(points, link, lambda point: point.findall(f"{NCX}navPoint")) == nav_outline(name)


def test_landmarks():
    root = document("essay", "nav.xhtml")
    nav = next(nav for nav in root.iter(f"{XHTML}nav") if nav.get(TYPE) == "landmarks")
    assert nav.get("hidden")
    assert [(a.get(TYPE), a.get("href")) for a in nav.iter(f"{XHTML}a")] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "titlepage.xhtml"),
        ("toc", "nav.xhtml#toc"),
        ("bodymatter", "c1.xhtml"),
        ("copyright-page", "imprint.xhtml"),
    ]


# Documents.


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_no_name_of_a_library_and_soft_hyphens_where_readers_know_none(name):
    for file, text in documents(name).items():
        languages = {find(code) for code in re.findall(r' lang="([^"]+)"', text)}
        assert "\u00ad" not in text or not all(each.reader_hyphenates for each in languages), file
        assert not re.search("ebook-?lib", text, re.IGNORECASE), file


def test_notes_pop_up_and_lead_back():
    root = document("construct-notes", "c1.xhtml")
    parents = {child: parent for parent in root.iter() for child in parent}
    notes = list(root.iter(f"{XHTML}aside"))
    assert {(note.get(TYPE), note.get("role")) for note in notes} == {("footnote", "doc-footnote")}
    calls = [a for a in root.iter(f"{XHTML}a") if a.get("role") == "doc-noteref"]
    assert {call.get(TYPE) for call in calls} == {"noteref"}
    assert {call.get("href") for call in calls} == {f"#{note.get('id')}" for note in notes}
    back = [a for a in root.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
    assert {a.get(TYPE) for a in back} == {"backlink"}
    assert [a.get("href") for a in back] == [f"#c1-fnref{number}" for number in range(1, 6)]
    assert {parents[parents[a]] for a in back} == set(notes)


def test_semantics_and_languages_of_documents():
    root = document("construct-blocks", "c1.xhtml")
    (chapter,) = [e for e in root.iter() if e.get("role") == "doc-chapter"]
    assert chapter.get(TYPE) == "chapter"
    (epigraph,) = [e for e in root.iter(f"{XHTML}blockquote") if e.get("class") == "epigraph"]
    assert (epigraph.get("role"), epigraph.get(TYPE)) == ("doc-epigraph", "epigraph")
    spans = [s for s in document("construct-languages", "c1.xhtml").iter(f"{XHTML}span") if s.get("lang")]
    assert [(s.get("lang"), s.get(LANG)) for s in spans] == [("ru", "ru"), ("en", "en")]
    cells = document("construct-tables", "c1.xhtml").iter(f"{XHTML}th")
    assert {cell.get("scope") for cell in cells} == {"col"}


def test_parts_set_apart_say_what_they_are():
    documents = [document("construct-apart", f"c{number}.xhtml") for number in (1, 2, 3)]
    found = [(e.get("class"), e.get("role"), e.get(TYPE)) for d in documents for e in d.iter() if e.get("role")]
    assert [one for one in found if one[0] not in ("chapter", "noteref", "footnote", None)] == [
        ("glossary", "doc-glossary", "glossary"),
        ("dedication", "doc-dedication", "dedication"),
        ("epigraph", "doc-epigraph", "epigraph"),
        ("abstract", "doc-abstract", "abstract"),
        ("box", "note", "sidebar"),
        ("box", "note", "sidebar"),
    ]


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_every_document_is_named_and_has_its_language(name):
    language = built(name).book.metadata.language
    for file, text in documents(name).items():
        if file.endswith(".xhtml"):
            root = ET.fromstring(text)
            assert (root.get("lang"), root.get(LANG)) == (language, language), file
            assert root.find(f"{XHTML}head/{XHTML}title").text, file


# Fonts.


def letters_of(face):
    return {chr(point) for point in face.unicodes}


@pytest.mark.parametrize("name", ["essay", "construct-blocks", "construct-languages", "every-key"])
def test_fonts_are_small_and_have_all_letters_of_the_text(name):
    with archive(name) as epub:
        fonts = {file.rpartition("/")[2]: epub.read(file) for file in epub.namelist() if file.endswith(".ttf")}
    texts = [ET.fromstring(text) for file, text in documents(name).items() if file.endswith(".xhtml")]
    text = "".join(piece for root in texts for piece in root.find(f"{XHTML}body").itertext())
    regular = letters_of(hb.Face(hb.Blob(fonts["Literata-Regular.ttf"])))
    assert {letter for letter in text if not letter.isspace()} - regular == set()
    for file, data in fonts.items():
        assert len(data) < house_path("styles", "fonts", file).stat().st_size / 3, file


def test_each_style_has_the_letters_that_are_set_in_it():
    with archive("construct-blocks") as epub:
        fonts = {file.rpartition("/")[2]: epub.read(file) for file in epub.namelist() if file.endswith(".ttf")}
    styles = {
        "Literata-Italic.ttf": "All is well that ends well. — Nobody with emphasis A third level and stressed",
        "Literata-SemiBold.ttf": "Blocks Code A fourth level Links A heading to point at strong words",
        "Literata-SemiBoldItalic.ttf": "and stressed",
        "FiraMono-Regular.ttf": 'inline code def press(book): return "бір " + book # бірінші indented code',
    }
    for file, text in styles.items():
        assert set(text) - letters_of(hb.Face(hb.Blob(fonts[file]))) == set(), file


def test_a_book_without_code_carries_no_font_for_it():
    with archive("essay") as epub:
        assert "EPUB/fonts/FiraMono-Regular.ttf" not in epub.namelist()
        assert "FiraMono" not in epub.read("EPUB/book.css").decode()


def drawn(data, text, features):
    """Return the number and the width of each glyph that HarfBuzz would draw."""
    font, buffer = hb.Font(hb.Face(hb.Blob(data))), hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, position.x_advance) for info, position in glyphs]


@pytest.mark.parametrize(("feature", "text"), [("smcp", "қазақ"), ("onum", "1992"), ("lnum", "1992")])
def test_a_subset_keeps_small_caps_and_figures(feature, text):
    whole = house_path("styles", "fonts", "Literata-Regular.ttf").read_bytes()
    part = subset("Literata-Regular.ttf", text)
    widths = [advance for _, advance in drawn(part, text, {feature: True})]
    assert widths == [advance for _, advance in drawn(whole, text, {feature: True})]
    assert all(glyph for glyph, _ in drawn(part, text, {feature: True}))
    if feature == "smcp":
        assert drawn(part, text, {feature: True}) != drawn(part, text, {})


# The container (OCF 3.3, 4).


def test_mimetype_is_first_and_stored():
    data = built("essay").data("epub")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with archive("essay") as epub:
        assert epub.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert epub.namelist()[1] == "META-INF/container.xml"
        assert epub.namelist()[2:] == sorted(epub.namelist()[2:])


def test_files_carry_the_day_of_the_book_and_plain_modes():
    with archive("essay") as epub:
        assert {info.date_time for info in epub.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in epub.infolist()} == {0o644}
        assert {info.create_system for info in epub.infolist()} == {3}


def test_images_of_the_book_are_its_own_bytes():
    with archive("construct-figures") as epub:
        for name in ("steps.png", "steps.jpg", "circle.svg"):
            assert epub.read(f"EPUB/images/{name}") == (BOOKS / "construct-figures" / "images" / name).read_bytes()


# What leads through the book (EPUB 3.3, 7.4; OPF 2.0.1, 2.6).


def navs(name):
    root = document(name, "nav.xhtml")
    return {nav.get(TYPE): [(a.get("href"), a.text) for a in nav.iter(f"{XHTML}a")] for nav in root.iter(f"{XHTML}nav")}


def test_lists_of_figures_and_tables_that_the_book_has_lead_to_them():
    assert navs("construct-volume")["loi"][::2] == [
        ("c8.xhtml#zhol", "1.1-сурет. Қолжазбаның жолы"), ("c12.xhtml#list", "Рис. 4.1. Лист до печати")
    ]  # fmt: skip
    assert navs("construct-volume")["lot"][0] == ("c9.xhtml#kegl", "2.1-кесте. Кегльдер")
    assert set(navs("construct-figures")) == {"toc", "landmarks"}


def test_contents_name_the_authors_of_articles():
    assert ("c2.xhtml#c2-o-bumage", "Третий Автор: О бумаге") in navs("construct-journal")["toc"]


def test_contents_are_as_deep_as_the_book_says(tmp_path):
    text = "# One\n\nText.\n\n## A\n\nText.\n\n### B\n\nText.\n"
    book = build(write(tmp_path, text, "epub = { contents = 2 }\n"), ("epub",))
    with zipfile.ZipFile(io.BytesIO(book.data("epub"))) as epub:
        nav, ncx = (ET.fromstring(epub.read(f"EPUB/{name}")) for name in ("nav.xhtml", "toc.ncx"))
    assert [a.text for a in next(nav.iter(f"{XHTML}nav")).iter(f"{XHTML}a")] == ["One", "A"]
    assert ["".join(each.itertext()).strip() for each in ncx.iter(f"{NCX}navLabel")] == ["One", "A"]


def test_landmarks_and_the_guide_of_kindle_name_each_kind_of_chapter_once():
    places = [(place.type, place.href) for place in built("construct-volume").edition.landmarks]
    assert places == [
        ("cover", "cover.xhtml"), ("titlepage", "titlepage.xhtml"), ("toc", "nav.xhtml#toc"),
        ("dedication", "c1.xhtml"), ("epigraph", "c2.xhtml"), ("foreword", "c3.xhtml"), ("loi", "c4.xhtml"),
        ("lot", "c5.xhtml"), ("bodymatter", "c7.xhtml"), ("afterword", "c13.xhtml"), ("appendix", "c14.xhtml"),
        ("copyright-page", "imprint.xhtml"),
    ]  # fmt: skip
    references = package(built("construct-volume").data("epub")).iter(f"{OPF}reference")
    guide = [(each.get("type"), each.get("href")) for each in references]
    assert guide == [
        ("cover", "cover.xhtml"), ("title-page", "titlepage.xhtml"), ("toc", "nav.xhtml#toc"),
        ("dedication", "c1.xhtml"), ("epigraph", "c2.xhtml"), ("foreword", "c3.xhtml"), ("loi", "c4.xhtml"),
        ("lot", "c5.xhtml"), ("text", "c7.xhtml"), ("copyright-page", "imprint.xhtml"),
    ]  # fmt: skip


def test_the_cover_page_is_not_in_the_reading_order():
    spine = package(built("essay").data("epub")).find(f"{OPF}spine")
    assert [(item.get("idref"), item.get("linear")) for item in spine][:2] == [("cover", "no"), ("titlepage", None)]


# What is true of its accessibility (EPUB Accessibility 1.1, 2.2).

PLAIN = {"textual", "tableOfContents", "readingOrder", "displayTransformability", "structuralNavigation", "none"}
NO_PICTURES, NO_PAGES = "There are no pictures but the cover.", "It has no page numbers."
SEEN = {"visual", "textual,visual"}


@pytest.mark.parametrize(
    ("text", "more", "less", "said"),
    [
        ("Text.", set(), set(), [NO_PICTURES, NO_PAGES]),
        ("![A dot](dot.png)", {*SEEN, "alternativeText"}, set(), ["Pictures are described.", NO_PAGES]),
        ("![](dot.png)", SEEN, set(), ["Not all pictures are described.", NO_PAGES]),
        ("![](dot.png){.decorative}", set(), set(), ["The pictures are ornaments.", NO_PAGES]),
        ("$x^2$", {"MathML"}, set(), [NO_PICTURES, "Formulas are written in MathML.", NO_PAGES]),
        ("| A |\n|---|\n| b |", set(), set(), [NO_PICTURES, "Tables are tables, not pictures.", NO_PAGES]),
        (
            "![A dot](moving.gif)",
            {*SEEN, "unknown", "alternativeText"},
            {"none"},
            ["Pictures are described.", "Some pictures move.", NO_PAGES],
        ),
    ],
    ids=["plain", "described", "not described", "ornament", "formula", "table", "moving"],
)
def test_accessibility_is_worked_out_from_the_book(tmp_path, text, more, less, said):
    described = "![](dot.png)\n" not in f"{text}\n"
    files = {"dot.png": DOT, "moving.gif": moving("GIF")}
    book, _ = load(write(tmp_path, f"# One\n\n{text}\n", **files))
    found = accessibility(book, find("en"))
    values = {value for name, value in found if name != "accessibilitySummary"}
    assert values == (PLAIN | more) - less
    assert (("accessModeSufficient", "textual") in found) is described
    assert dict(found)["accessibilitySummary"] == " ".join((find("en").word("epub.summary.text"), *said))


@pytest.mark.parametrize(("words", "said"), [("", 1), ('"epub.summary.pageless" = "Sin páginas."', 2)])
def test_a_summary_in_a_language_of_the_books_own_has_no_words_of_another(tmp_path, words, said):
    book, _ = load(write(tmp_path, toml=f"[words]\n'epub.summary.text' = 'En orden.'\n{words}\n"))
    book = replace(book, metadata=replace(book.metadata, language="es"))
    summary = dict(accessibility(book, spoken("es", book.metadata.words)))["accessibilitySummary"]
    assert summary == " ".join(("En orden.", "Sin páginas.")[:said])
