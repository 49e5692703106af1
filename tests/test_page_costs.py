"""What pages share, and what they look up: the same pages as without, for so much a page."""

import sys
from itertools import chain
from types import BuiltinFunctionType

import pytest
from box_by_box import pages
from builds import build, built, write
from weasyprint import document

from baspa.layout import laid_out
from baspa.layout.guard import put
from baspa.layout.pages import spreads
from baspa.layout.replacements_of_time import EARLIER_PAGES, LONE_MARGIN_BOXES, PAGE_STYLES

SHEET = """
h2 { break-before: page; position: relative }
h2 em { position: fixed; top: 10mm; left: 5mm }
@page { margin-left: 4vw; @top-left { content: "Left" } }
@page text:left { @top-left { content: none } @top-center { content: "Left-hand " counter(page) } }
@page text:right { @top-left { content: none } @top-right { content: "Right-hand " counter(page) } }
@page :nth(4 of text) { @top-center { content: "Not in the middle"; text-align: right } }
@page :nth(5 of text) { @top-left { content: "Two" } }
@page :nth(6 of text) { @top-right { content: "Shown"; background: silver; padding: 0 3pt } }
@page :nth(7 of text) { @top-right { content: none } @top-center { content: "LONG" } }
@page :nth(8 of text) { size: 100mm 160mm; counter-increment: page 3 }
""".replace("LONG", "t" * 99)
LONG = "A paragraph that goes on upon the next page. " * 60
SECTIONS = [
    "## First *fixed*",
    LONG,
    *(f"## Section {n} {{#s{n}}}\n\nSee [](#s{n - 1}){{.page}}." for n in range(1, 9)),
]


def edition(folder, sections, sheet=""):
    folder.mkdir(exist_ok=True)
    text = "# One {#s0}\n\n" + "\n\n".join(sections) + "\n"
    return build(write(folder, text, **({"styles/paper.css": sheet} if sheet else {}))).edition


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return edition(tmp_path_factory.mktemp("book"), SECTIONS, SHEET)


@pytest.fixture(scope="module")
def made(book):
    return pages(book)


@pytest.mark.parametrize("feature", [EARLIER_PAGES, PAGE_STYLES, LONE_MARGIN_BOXES], ids=lambda each: each.name)
def test_a_book_has_the_same_pages_without_each(book, made, feature):
    assert pages(book, feature) == made


def begun(edition, *without):
    """Return the names that begin on each page, as WeasyPrint has them in the end."""
    found, original = [], document.layout_document

    def layout_document(html, root_box, context):
        yield from original(html, root_box, context)
        found.extend(record[-1]["anchors"] for record in context.page_maker)

    with put(document, "layout_document", layout_document):
        pages(edition, *without)
    return found


def test_a_name_begins_on_one_page(book):
    names = begun(book)
    assert names == begun(book, EARLIER_PAGES)
    assert len(set(chain(*names))) == sum(map(len, names)) > len(SECTIONS)


def test_the_book_has_what_is_asked(made):
    said = [" ".join(text for kind, text, *_ in page if kind == "TextBox") for page in made]
    assert sum("fixed" in each for each in said) == len(said) > 12  # a fixed box is on every page
    for text in ("Left-hand", "Right-hand", "Not in the middle", "Two", "Shown", "ttt", "See"):
        assert any(text in each for each in said)
    assert len({page[0][6:] for page in made}) > 1  # sizes of pages


# What they cost.


def counted(edition):
    """Return how many pages an edition has, and how often the layout did what once was done for all pages before."""
    counts = dict.fromkeys(("lists joined", "styles", "measures"), 0)

    def called(frame, event, argument):
        name = frame.f_code.co_name
        if event == "c_call" and name == "make_page" and isinstance(argument, BuiltinFunctionType):
            counts["lists joined"] += argument.__name__ == "extend"
        elif event == "call" and name == "set_computed_styles":
            counts["styles"] += frame.f_back.f_code.co_name == "set_page_type_computed_styles"
        elif event == "call" and name == "_block_content_width":
            counts["measures"] += 1

    sys.setprofile(called)
    try:
        with laid_out(edition) as laid:
            return len(laid.pages), counts
    finally:
        sys.setprofile(None)


def sections(count):
    """Sections that fill a page, each with a goal whose page the next section names."""
    return [f"## S {{#s{n + 1}}}\n\nSee [](#s{n}){{.page}}. {'Words that fill a page. ' * 200}" for n in range(count)]


def test_twice_the_pages_are_joined_twice_and_share_styles_and_measures(tmp_path):
    found = (counted(edition(tmp_path / str(times), sections(times))) for times in (4, 8))
    (few, once), (more, twice) = found
    assert more - few >= 4
    assert twice["lists joined"] < 2.2 * once["lists joined"]
    assert 0 < twice["styles"] < 1.3 * once["styles"]
    assert twice["measures"] == once["measures"]


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("construct-long", 0),  # the right-hand page of a spread is tried again, and the left-hand one stays
        ("construct-figures", 1),  # before a page of too few lines one has nothing to give; none behind it is made
    ],
)
def test_no_page_is_made_again_that_a_try_leaves_as_it_was(name, again, monkeypatch):
    made, kept = [], []
    make, lay = spreads._Maker.make, spreads._Maker.lay

    def making(maker, context, root, html, pages, index, giving):
        made.extend([(index, repr(context.page_maker[index][0]), giving)] * (not pages))
        return make(maker, context, root, html, pages, index, giving)

    def laying(*given, begun=None):
        found = lay(*given, begun=begun)
        kept.append(begun is not None or (given[-1] is True and spreads.lines_lacking(found.ends[0]) > 0))
        return found

    monkeypatch.setattr(spreads._Maker, "make", making)
    monkeypatch.setattr(spreads._Maker, "lay", laying)
    pages(built(name).edition)
    assert sum(kept) == 1
    assert len(made) - len(set(made)) == again
