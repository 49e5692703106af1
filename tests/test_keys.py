"""No key of book.toml is read and used nowhere: each stands in a file, or changes one, or is told to be in none yet.

The model is asked for its keys only. Each text becomes a word of its own, and is looked for in the finished files; each
choice and number is changed, and something of the edition, or of a file, must change with it.
"""

import io
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import BOOKS, bind, built, read, typeset

from baspa.apparatus import with_apparatus
from baspa.bind.wrap.barcode import bar_code
from baspa.load import load
from baspa.model.fields import fields_of
from baspa.model.metadata import Metadata
from baspa.model.people import Person
from baspa.printers.spine import spine_of

BOOK = BOOKS / "every-key"
TEXT = """# Бір

"Тырнақша" мен *екпін*,[^a] {{< var edition >}}, [@abai1909]. Далада жел соғып, жусан иісі аңқып тұрды, ал көкжиекте
сағым бұлдырап, алыстан жылқының дүбірі естілді. Далада жел соғып, жусан иісі аңқып тұрды, ал көкжиекте сағым бұлдырап.

## Бөлім

| a |
|---|
| b |

: Кесте {#kes}

[](#kes) туралы.[^b]

[^a]: Ескертпе.

[^b]: Тағы бірі.
"""
SECOND = "# Екі\n\n## Тағы бөлім\n\nМәтін.[^a]\n\n[^a]: Үшінші ескертпе.\n"
BIB = "@book{abai1909, title={Өлең}, year={1909}}\n@book{other, title={Басқа}, year={1910}}\n"
CITING = ("bibliography", "uncited", "citation_style")  # what begins the lines that only a book that cites has

CHANGES = {  # what is no text of its own: a line of book.toml, and what stands there for it
    "language": ('language = "kk"\nslug', 'language = "ky"\nslug'),
    "chapters": ('chapters = ["text/01-bir.md", "text/02-eki.md"]', 'chapters = ["text/02-eki.md", "text/01-bir.md"]'),
    "slug": ('slug = "ulgi-kitap"', 'slug = "other"'),
    "smart": ("smart = true", "smart = false"),
    "variables": ('edition = "екінші басылым"', 'edition = "үшінші басылым"'),
    "words": ('"toc.title" = "Мазмұны"', '"toc.title" = "Тізім"'),
    "bibliography": ('bibliography = ["references.bib"]', 'bibliography = ["others.bib"]'),
    "uncited": ('uncited = ["*"]', "uncited = []"),
    "citation_style": ('citation_style = "gost-author-date"', 'citation_style = "gost-notes"'),
    "modified": ("modified = 2026-11-22", "modified = 2026-11-23"),
    "contributions.file": ('file = "text/02-eki.md"', 'file = "text/01-bir.md"'),
    "contributions.language": ('language = "ru"\n', 'language = "en"\n'),
    "contributions.received": ("received = 2026-01-12", "received = 2026-01-13"),
    "contributions.accepted": ("accepted = 2026-03-03", "accepted = 2026-03-04"),
    "contributions.translations.language": ('language = "en"\ntitle', 'language = "ru"\ntitle'),
    "series.number": ("number = 3", "number = 4"),
    "production.signed": ("signed = 2026-11-20", "signed = 2026-11-21"),
    "production.copies": ("copies = 500", "copies = 300"),
    "rights.year": ("year = 2026", "year = 2025"),
    "supplied.title": ("title = true", "title = false"),
    "supplied.headings": ("headings = false", "headings = true"),
    "references.per": ('[references]\nper = "book"', '[references]\nper = "chapter"'),
    "numbering.depth": ("depth = 2", "depth = 1"),
    "numbering.by_chapter": ("by_chapter = true", "by_chapter = false"),
    "design.page": ('page = "A5"', 'page = "B5"'),
    "design.binding": ('binding = "sewn"', 'binding = "glued"'),
    "design.margins.top": ("top = 20", "top = 21"),
    "design.margins.outside": ("outside = 18", "outside = 19"),
    "design.margins.bottom": ("bottom = 24", "bottom = 25"),
    "design.margins.inside": ("inside = 16", "inside = 17"),
    "design.type_size": ("type_size = 10.5", "type_size = 11"),
    "design.font": ('font = "Literata"', 'font = "Another"'),
    "design.leading": ("leading = 14.0", "leading = 13.0"),
    "design.fit": ("fit = 1\n", "fit = 4\n"),
    "design.indent": ("indent = 1.25", "indent = 1.5"),
    "design.justify": ('justify = "total-fit"', 'justify = "greedy"'),
    "design.optical_margins": ("optical_margins = true", "optical_margins = false"),
    "design.accent": ('accent = "#7a2e1d"', 'accent = "#7a2e1e"'),
    "design.chapters": ('chapters = "page"', 'chapters = "recto"'),
    "design.half_title": ("half_title = true", "half_title = false"),
    "design.fold_marks": ("fold_marks = true", "fold_marks = false"),
    "booklet.scheme": ('scheme = "signatures"', 'scheme = "cut-and-stack"'),
    "booklet.paper": ('paper = "A4"', 'paper = "A3"'),
    "booklet.signature": ("signature = 4", "signature = 1"),
    "booklet.paper_weight": ("paper_weight = 80", "paper_weight = 90"),
    "booklet.bulk": ("bulk = 1.25", "bulk = 1.5"),
    "booklet.creep": ("creep = 1", "creep = 1.5"),
    "booklet.duplex": ('duplex = "short"', 'duplex = "long"'),
    "pages.citation": ('citation = ["gost", "apa"]', "citation = []"),
    "booklet.marks": ('marks = ["fold", "signature", "collation"]', "marks = []"),
    "handout.pages": ("pages = 4", "pages = 2"),
    "handout.paper": ('[handout]\npages = 4\npaper = "A4"', '[handout]\npages = 4\npaper = "A3"'),
    "handout.notes": ('notes = "beside"', 'notes = "below"'),
    "printing.preset": ('preset = "printer"\nstandard = "X-4"', 'preset = "ingramspark"'),
    "printing.standard": ('standard = "X-4"', 'standard = "X-1a"'),
    "printing.bleed": ("bleed = 3.0", "bleed = 5.0"),
    "printing.marks": ("marks = true\ncolour", "marks = false\ncolour"),
    "printing.colour": ('colour = "colour"', 'colour = "grey"'),
    "printing.spots.name": ('name = "PANTONE 483 C"', 'name = "HKS 17"'),
    "printing.spots.colour": ('colour = "#7a2e1d"\ncmyk', 'colour = "#1c1a18"\ncmyk'),
    "printing.spots.cmyk": ('cmyk = "20 84 79 55"', 'cmyk = "0 84 79 55"'),
    "wrap.spine": ("spine = 12.5", "spine = 13"),
    "wrap.paper": ('paper = "uncoated-80"', 'paper = "uncoated-90"'),
    "wrap.paper_weight": ("paper_weight = 85", "paper_weight = 90"),
    "wrap.bulk": ("bulk = 1.3", "bulk = 1.5"),
    "wrap.cover_weight": ("cover_weight = 250", "cover_weight = 300"),
    "wrap.spine_text": ('spine_text = "up"', 'spine_text = "down"'),
    "wrap.addon": ('addon = "51299"', 'addon = "90000"'),
    "pages.title": ("[pages]\ntitle = true", "[pages]\ntitle = false"),
    "pages.first": ("contents = 3\nfirst = 1", "contents = 3\nfirst = 3"),
    "pages.imprint": ("imprint = true", "imprint = false"),
    "pages.contents": ("contents = 3", "contents = 1"),
    "pages.about": ("about = true", "about = false"),
    "pages.colophon": ("colophon = true", "colophon = false"),
    "notes.print": ('print = "page"', 'print = "chapter"'),
    "epub.pages": ("soft_hyphens = true\npages = true", "soft_hyphens = true\npages = false"),
    "epub.contents": ("pages = true\ncontents = 6", "pages = true\ncontents = 1"),
    "epub.soft_hyphens": ("soft_hyphens = true", "soft_hyphens = false"),
    "epub.small_pictures": ("small_pictures = true", "small_pictures = false"),
    "audio.folder": ('[audio]\nfolder = "audio"', '[audio]\nfolder = ""'),
    "notes.epub": ('epub = "chapter"', 'epub = "book"'),
    "notes.numbering": ('numbering = "chapter"', 'numbering = "book"'),
}
# What the pages of a wrap are counted by: a key with those that count before it, and what these are without it.
OF_WRAP = {
    "wrap.spine": {},
    "wrap.paper": {"spine": None},
    "wrap.paper_weight": {"spine": None, "paper": ""},
    "wrap.bulk": {"spine": None, "paper": ""},
    "wrap.cover_weight": {"spine": None, "paper": ""},
    "wrap.addon": {},
}
# Which the edition only hands on.
IN_FILES = (
    "design.justify",
    "design.optical_margins",
    "design.fold_marks",
    *(k for k in CHANGES if k.startswith(("booklet", "handout", "printing"))),
)
BY_EXTENT = ("design.binding", "design.fit")  # for tests/test_inner_margins.py and tests/test_fitting.py
BY_PAGES = ("epub.pages",)  # for tests/test_page_list.py
BY_BYTES = ("epub.small_pictures",)  # for tests/test_small_pictures.py
GIVEN = {  # texts of a form
    "isbn.print": "978-601-7999-99-5",
    "authors.role": "ill",
    "contributors.role": "trl",
    "contributions.authors.role": "bkd",
    "date": "1911-07",
    "rights.url": "https://example.org/of-this-licence",
}
NOT_YET = {
    "contributors": {"degree", "rank", "email", "biography"},
}
UNUSED = {f"{table}.{key}" for table, keys in NOT_YET.items() for key in keys}


def keys(table, before=""):
    """Yield the keys of a table of the model and of those in it, dotted."""
    for field in fields_of(table):
        if field.shape in ("table", "tables"):
            yield from keys(field.bare, f"{before}{field.name}.")
        else:
            yield f"{before}{field.name}"


KEYS = set(keys(Metadata))
TEXTS = KEYS - set(CHANGES)


class Marker:
    """Gives each text of the metadata a word of its own; `words` has them by their keys."""

    def __init__(self):
        self.words = {}

    def mark(self, value, key=""):
        if is_dataclass(value):
            names = [field.name for field in fields(value)]
            return replace(
                value, **{name: self.mark(getattr(value, name), f"{key}.{name}".strip(".")) for name in names}
            )
        if key not in TEXTS and not any(each.startswith(f"{key}.") for each in TEXTS):
            return value
        if isinstance(value, tuple):
            return tuple(self.mark(each, key) for each in value)
        if isinstance(value, Mapping):
            return {name: self.mark(each, key) for name, each in value.items()}
        word = GIVEN.get(key, f"Qz{len(self.words):03}x")
        self.words.setdefault(key, []).append(word)
        return word


@cache
def marked():
    """Return the words of all texts of the metadata, and all that the finished files say."""
    book, _ = load(BOOK)
    authors = tuple(replace(each, authors=(Person(name="x"),)) for each in book.metadata.contributions)
    marker = Marker()
    metadata = marker.mark(replace(book.metadata, contributors=(Person(name="x"),), contributions=authors))
    book, _ = with_apparatus(replace(book, metadata=metadata))
    edition = typeset(book)
    pdf = bind("pdf", edition)[0]
    printed = said_by_pdf(pdf.data) + said_by_pdf(bind("wrap", edition, {"pdf": pdf})[0].data)
    epub = bind("epub", edition, {"pdf": pdf})[0]
    pages = bind("web", edition, {"epub": epub})[0].folder
    return marker.words, printed + said_by_epub(epub.data) + "".join(
        page.data.decode() for page in pages if page.path.endswith(".html")
    )


def said_by_pdf(data):
    document = pdfium.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = pdf.Root.Metadata.read_bytes().decode()
    return "".join((*(page.get_textpage().get_text_range() for page in document), known))


def said_by_epub(data):
    with zipfile.ZipFile(io.BytesIO(data)) as epub:
        return "".join(epub.read(name).decode() for name in epub.namelist() if name.endswith((".xhtml", ".opf")))


@pytest.mark.parametrize("key", sorted(TEXTS - UNUSED))
def test_a_text_of_the_metadata_stands_in_a_file(key):
    words, said = marked()
    assert [word for word in words[key] if word not in said] == []
    assert words[key]


def written(folder, line="", other="", cites=False):
    """Write the book with a text that all keys tell on, one line of its book.toml changed; citing takes its time."""
    shutil.copytree(BOOK, folder)
    toml = (BOOK / "book.toml").read_text(encoding="utf-8")
    assert line in toml
    toml = toml.replace(line, other, 1)
    for name, text in {
        "book.toml": toml if cites else "\n".join(each for each in toml.split("\n") if not each.startswith(CITING)),
        "text/01-bir.md": TEXT if cites else TEXT.replace("[@abai1909]", ""),
        "text/02-eki.md": SECOND,
        "references.bib": BIB,
        "others.bib": BIB.replace("Өлең", "Қара сөз"),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def made(folder, *changes, cites=False):
    """Return all of an edition but what book.toml itself hands on."""
    faces, problems = read(written(folder, *changes, cites=cites))
    assert faces is not None, problems
    edition = typeset(faces.whole)
    return [getattr(edition, field.name) for field in fields(edition) if field.name not in ("metadata", "sources")]


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    return {cites: made(folder / str(cites), cites=cites) for cites in (False, True)}


@pytest.mark.parametrize("key", sorted(set(CHANGES) - {*IN_FILES, *OF_WRAP, *BY_EXTENT, *BY_PAGES, *BY_BYTES}))
def test_a_choice_changes_the_edition(key, unchanged, tmp_path):
    cites = key in CITING or key.startswith("references.")
    assert made(tmp_path / "changed", *CHANGES[key], cites=cites) != unchanged[cites]


@pytest.mark.parametrize("key", IN_FILES)
def test_a_choice_that_the_edition_hands_on_changes_a_file(key, tmp_path):
    form = {"booklet": "booklet", "handout": "handout", "printing": "prepress"}.get(key.partition(".")[0], "pdf")
    form = "booklet" if key == "design.fold_marks" else form
    given = [metadata_of(tmp_path / name, *change) for name, change in (("as it was", ()), ("changed", CHANGES[key]))]
    assert bound_as(form, given[0]) != bound_as(form, given[1])


@pytest.mark.parametrize("key", OF_WRAP)
def test_a_choice_changes_the_spine_or_the_bar_code(key, tmp_path):
    both = [metadata_of(tmp_path / name, *change) for name, change in (("was", ()), ("is", CHANGES[key]))]
    was, now = (replace(each, wrap=replace(each.wrap, **OF_WRAP[key])) for each in both)
    assert (spine_of(was, 240), bar_code("9786017999995", was.wrap.addon)) != (
        spine_of(now, 240),
        bar_code("9786017999995", now.wrap.addon),
    )


def metadata_of(folder, *change):
    faces, _ = read(written(folder, *change))
    return faces.whole.metadata


def bound_as(form, metadata):
    """Return the bytes of a book with the design, the sheets and the printing of other metadata."""
    book = built("new")
    given = {name: getattr(metadata, name) for name in ("design", "booklet", "handout", "printing")}
    own = replace(book.edition.metadata, **given)
    return bind(form, replace(book.edition, metadata=own), book)[0].data


def test_the_table_of_changes_has_no_key_that_is_not_there():
    assert set(CHANGES) | set(GIVEN) | UNUSED <= KEYS


@pytest.mark.parametrize("table", NOT_YET)
def test_keys_that_no_format_has_yet_are_named_where_they_are_described(table):
    owner, _, name = f"metadata.{table}".rpartition(".")
    at = {"metadata": Metadata, "metadata.contributions": fields_of(Metadata)}[owner]
    if at is not Metadata:
        at = next(field.bare for field in at if field.name == "contributions")
    said = next(field.description for field in fields_of(at) if field.name == name)
    assert "in no format yet" in said
    assert {key for key in (field.name for field in fields_of(Person)) if f"`{key}`" in said} == NOT_YET[table]
    words, text = marked()
    assert [key for key in NOT_YET[table] if any(word in text for word in words[f"{table}.{key}"])] == []
