"""What is replaced in WeasyPrint, by the table: as it is there, guarded by itself, and a book that builds without."""

import ast
import inspect
import io
import pkgutil
from functools import cache
from xml.etree import ElementTree

import cffi
import pikepdf
import pytest
from builds import PROJECT, bind, verify, write
from declared_types import table
from weasyprint.svg import SVG
from weasyprint.svg.utils import PointError

from baspa.installing import pip_line
from baspa.layout import declared_types, guard, replacements
from baspa.layout.declared_types import TABLE, DeclaredTypes, types_read_before
from baspa.layout.guard import VERSION, replacing, signature
from baspa.layout.path_points import plain_points
from baspa.layout.replacements import NEEDED, QUERY_WORDS, STRUCTURE, SWITCHED, TURNED_PAGES
from baspa.layout.replacements_of_time import PATH_POINTS
from baspa.model.problem import Outside
from baspa.press import prepared
from baspa.verify.lines.lines import printed_lines

FEATURES = (*SWITCHED, *NEEDED)
REPLACED = [(feature, each) for feature in FEATURES for each in feature.replacements]
KNOWN = sorted({(path, known) for feature in FEATURES for path, known in feature.known.items()})
PATHS = sorted({path for path, _ in KNOWN})
WIDE = [" | ".join(f"{word} of column {column}" for column in range(9)) for word in ("Head", "---", "Cell")]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
TEXT = f"""# One

Some [words]{{.index}} with a note,[^a] and a formula, $a^2 + b^2$, in a line that is long enough to break. ![A](a.svg)

[^a]: What the note says.

[^b]: What the note of the turned table says.

| A | B |
|---|---|
| 1 | 2 |

: A caption that is a good deal wider than the table {{#small}}

| {WIDE[0]} |
{"|---" * 9}|
| {WIDE[2]}[^b] |

: Turned {{.landscape}}

{"Words of no great length fill the page. " * 20}

    some code

# Index {{.index}}
"""


def made_another(path, patch):
    """Give the function at a path another signature."""
    found = pkgutil.resolve_name(path)

    def another(*given, **named):
        return getattr(found, "fget", found)(*given, **named)

    owner, _, name = path.replace(":", ".").rpartition(".")
    kind = type(inspect.getattr_static(pkgutil.resolve_name(owner), name))
    new = kind(another) if kind in (property, staticmethod) else another
    patch.setattr(pkgutil.resolve_name(owner), name, new)


@pytest.mark.parametrize(("path", "known"), KNOWN)
def test_the_table_has_the_signatures_of_the_weasyprint_that_is_here(path, known):
    assert signature(path) == known


def test_a_function_that_two_features_replace_is_said_with_one_signature():
    assert len(PATHS) == len(KNOWN)


def test_every_feature_is_in_the_list():
    named = [each for each in vars(replacements).values() if isinstance(each, guard.Feature)]
    assert set(named) == set(FEATURES)
    assert len({each.name for each in FEATURES}) == len(FEATURES)
    assert all(each.reason for _, each in REPLACED)


@pytest.mark.parametrize("path", PATHS)
def test_another_signature_switches_off_what_knows_the_function_and_nothing_else(path, monkeypatch):
    assert [each.name for each in FEATURES if each.unknown()] == []
    made_another(path, monkeypatch)
    off = [each for each in FEATURES if each.unknown()]
    assert off == [each for each in FEATURES if path in each.known]
    assert {each.unknown() for each in off} == {path}


@pytest.mark.parametrize(
    "path", ["weasyprint.layout.inline:text_align", "weasyprint.images:SVGImage.draw", "weasyprint.layout.leader:none"]
)
def test_a_function_that_is_gone_has_no_signature(path, monkeypatch):
    owner, _, name = path.replace(":", ".").rpartition(".")
    monkeypatch.delattr(pkgutil.resolve_name(owner), name, raising=False)
    assert signature(path) == ""
    assert signature("weasyprint.nowhere:none") == ""


def test_what_was_replaced_is_put_back_whatever_happens():
    def found():
        return [pkgutil.resolve_name(each.path) for each in TURNED_PAGES.replacements]

    def fail():
        with replacing(TURNED_PAGES, len, max):
            assert found() == [len, max]
            raise ZeroDivisionError

    before = found()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert found() == before


def test_a_feature_is_replaced_whole():
    with pytest.raises(ValueError, match="shorter"), replacing(TURNED_PAGES, len):
        raise AssertionError


# A book without each of them.


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("book"), TEXT, '[design]\nbinding = "glued"\n', **{"a.svg": DRAWING})
    return prepared(folder, None)[:2]


def bound(book, name="pdf"):
    faces, edition = book
    artifact, problems = bind(name, edition)
    return artifact, problems + verify(artifact, faces.whole)


@pytest.fixture(scope="module")
def without(book):
    """Return what binds the book where the functions at some paths have another signature, each once."""

    @cache
    def build(*paths):
        with pytest.MonkeyPatch.context() as patch:
            for path in paths:
                made_another(path, patch)
            return bound(book)

    return build


def test_with_all_of_them_nothing_is_said(without):
    assert without()[1] == ()


HOLE = "B192"  # which a page may have where it is not turned
FIRST = dict.fromkeys(feature.replacements[0].path for feature in SWITCHED)


@pytest.mark.parametrize("path", FIRST)
def test_a_book_builds_without_each_and_says_so(path, without):
    off = [each for each in FEATURES if path in each.known]
    wanted = [
        ("B042", f"{each.without}: {path.replace(':', '.')} is not the one of WeasyPrint {VERSION}; this is {VERSION}")
        for each in off
    ]
    assert [(each.code, each.message) for each in without(path)[1] if each.code != HOLE] == wanted
    assert wanted


def test_a_book_builds_without_any_of_them(book, monkeypatch):
    for path in PATHS:
        if path not in STRUCTURE.known:
            made_another(path, monkeypatch)
    for name in ("pdf", "proof"):
        said = [(each.code, each.message.split(":")[0]) for each in bound(book, name)[1] if each.code != HOLE]
        assert said == [("B042", each.without) for each in SWITCHED]


def test_without_its_turning_a_page_is_turned_as_a_whole(without):
    """It keeps its size, so that the booklet's sheets take it, and nothing of the table runs off it."""
    found = []
    for artifact, _ in (without(), without("weasyprint.layout.page:page_height")):
        with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
            boxes = [(page.get("/Rotate", 0), *(round(float(edge)) for edge in page.mediabox)) for page in pdf.pages]
        found.append([box for box in boxes if box != (0, 0, 0, 420, 595)])
    assert found == [[], [(270, 0, 0, 595, 420)]]


def test_an_index_without_numbers_has_its_words(without):
    made = without(), without("weasyprint.layout:make_all_pages")
    entries = [{line.text for line in printed_lines(artifact.data)} & {"words", "words, 1"} for artifact, _ in made]
    assert entries == [{"words, 1"}, {"words"}]


def test_without_tags_there_is_no_pdf_and_the_way_out_is_said(book, monkeypatch):
    path = next(iter(STRUCTURE.known))
    made_another(path, monkeypatch)
    with pytest.raises(Outside, match=f"the tags .*_build_box_tree is not .*; .* -m pip install weasyprint=={VERSION}"):
        bound(book)


def test_without_its_measures_a_query_has_no_place_and_the_way_out_is_said(tmp_path, monkeypatch):
    path = "weasyprint.text.line_break:create_layout"
    assert path in QUERY_WORDS.known
    queries = "reading\tnote\n"
    made_another(path, monkeypatch)
    for rows in ("", "Text\tWhy?\n"):
        book = prepared(write(tmp_path, "# One\n\nText.\n", **{"queries.tsv": queries + rows}), None)[:2]
        if not rows:
            assert bound(book, "proof")[0].pages
    with pytest.raises(Outside, match=f"the words of queries .*create_layout is not .*weasyprint=={VERSION}"):
        bound(book, "proof")


def test_another_version_with_the_same_functions_is_nothing_to_speak_of(monkeypatch):
    monkeypatch.setattr(guard, "version", {"weasyprint": "70.1"}.get)
    assert [each.problem() for each in FEATURES if each.problem()] == []
    made_another("weasyprint.images:SVGImage.draw", monkeypatch)
    said = [each.problem() for each in FEATURES if each.problem()]
    assert {(each.message[-18:], each.hint) for each in said} == {("70.0; this is 70.1", pip_line("weasyprint==70.0"))}


def test_types_of_c_are_those_that_cffi_reads():
    assert table() == TABLE.read_text(encoding="ascii")
    assert isinstance(pkgutil.resolve_name("weasyprint.text.ffi:ffi"), DeclaredTypes)


def test_another_declaration_is_read_by_cffi(monkeypatch):
    monkeypatch.setattr(declared_types, "digest_of_declarations", lambda: "another")
    with types_read_before():
        assert not isinstance(cffi.FFI(), DeclaredTypes)
    monkeypatch.undo()
    with types_read_before():
        assert isinstance(cffi.FFI(), DeclaredTypes)


POINTS = ["1 2", "1 2 3 4", "-1.5e-3 .5 z", "1em 2 3", "50% 1rem", "1  2", " 1 2", "1 ", "a b", "1_0 nan 3"]


@pytest.mark.parametrize("text", [*POINTS, "1", ""])
def test_points_of_a_path_are_those_that_weasyprint_reads(text):
    svg = SVG(ElementTree.fromstring(DRAWING), "https://book.invalid/", None, None)
    svg.inner_width, svg.inner_height = 300, 200
    path = PATH_POINTS.replacements[0].path
    original = pkgutil.resolve_name(path)
    with plain_points():
        quick = pkgutil.resolve_name(path)
        assert quick is not original
        if text in POINTS:
            assert repr(quick(svg, text, 16)) == repr(original(svg, text, 16))
            return
        with pytest.raises(PointError):
            quick(svg, text, 16)


# What is called from within.


def from_within(name):
    """Return the paths of the functions of WeasyPrint that a module imports by their names, or takes from a module."""
    nodes = list(ast.walk(ast.parse((PROJECT / name).read_text())))
    imports = [each for each in nodes if isinstance(each, ast.ImportFrom) and str(each.module).startswith("weasyprint")]
    found = {alias.asname or alias.name: f"{each.module}:{alias.name}" for each in imports for alias in each.names}
    taken = [each for each in nodes if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)]
    paths = [*found.values(), *(f"{found[each.value.id]}.{each.attr}" for each in taken if each.value.id in found)]
    return origins(paths)


def origins(paths):
    """Return where functions are defined, which WeasyPrint's modules import from each other."""
    things = [pkgutil.resolve_name(path) for path in paths]
    return {f"{each.__module__}:{each.__qualname__}" for each in things if inspect.isfunction(each)}


ROOMS = ("layout", "bind/paper")
MODULES = sorted(str(path.relative_to(PROJECT)) for room in ROOMS for path in PROJECT.glob(f"baspa/{room}/**/*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_every_function_that_is_called_from_within_stands_in_the_table(name):
    assert from_within(name) - origins(PATHS) == set()


def test_calls_from_within_are_seen():
    assert from_within("baspa/layout/lines/room.py") == {
        "weasyprint.layout.float:avoid_collisions",
        "weasyprint.text.line_break:strut",
    }
