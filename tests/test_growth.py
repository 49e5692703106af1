"""Costs that are straight lines, counted and not timed: twice the pieces, twice the operations."""

import json
import re
import sys
from dataclasses import replace
from math import inf
from xml.etree import ElementTree as ET

import pytest
from builds import BOOKS, build, load, read, write
from constructs import CONSTRUCTS
from growth import exponent
from weasyprint.formatting_structure import boxes

from baspa.apparatus.index.places import Gathering
from baspa.check.glyphs import _without
from baspa.edition import cut
from baspa.language import find
from baspa.layout.lines import paragraph, total_fit
from baspa.layout.lines.widths import MeasuredFont
from baspa.layout.pages.running_notes import note_layout
from baspa.lines.breaking import Tried, break_lines
from baspa.lines.items import END, Box, Glue, Penalty
from baspa.lines.parameters import ANYWHERE, PageEnds, Parameters
from baspa.load.chapter.cited_notes import set_in_notes
from baspa.load.chapter.headings import NamesOfFile
from baspa.load.chapter.notes import number_in_order
from baspa.load.markdown.builder import Tree
from baspa.load.markdown.inlines import UNDEFINED_NOTE
from baspa.load.markdown.looks_like import MARKS
from baspa.model.book import Chapter
from baspa.model.problem import Meant, Place
from baspa.references.csl_namesakes import GIVEN, without_namesakes
from baspa.references.csl_xml import attributes, children
from baspa.references.style import find_style
from baspa.tree import spots
from baspa.typeset.formulas import set_formulas
from baspa.typeset.index import set_on_paper
from baspa.typeset.notes import place_notes
from baspa.typeset.text import set_text

TWICE = 2.3
EMPTY = Chapter("c1", "one.md", "", "", (), (), (), (), ())


def operations(step, *arguments):
    """Count the calls of a step, of functions in Python and in C."""
    count = 0

    def called(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        step(*arguments)
    finally:
        sys.setprofile(None)
    return count


def growth(make, step, pieces=60):
    """Return how many times as many operations twice the pieces take, beyond those of one."""
    least, once, twice = (operations(step, make(count)) for count in (1, pieces, 2 * pieces))
    return (twice - least) / (once - least)


@pytest.mark.parametrize("name", ["queries", "queries not found", "links to nothing", "citations of none"])
def test_reading_and_checking_take_so_much_a_piece(tmp_path, monkeypatch, name):
    monkeypatch.setattr(Meant, "MOST", 0)
    monkeypatch.setattr(spots, "COMPARED", 0)

    def make(count):
        CONSTRUCTS[name].write(tmp_path / str(count), count)
        read(tmp_path / str(count))  # what is loaded or cached at the first time is not counted
        return tmp_path / str(count)

    assert growth(make, read) < TWICE


def test_typesetting_takes_so_much_an_element():
    def make(count):
        parent = ET._Element_Py("section", {})  # each of its children that is looked at is a call
        for _ in range(count):
            child = ET._Element_Py("p", {})
            child.text, child.tail = "Words that may break.", "\n"
            parent.append(child)
        return parent

    assert growth(make, lambda element: set_text(element, find("en")), 400) < TWICE


def test_a_heading_gets_its_name_however_many_have_the_same_text():
    def named(count):
        names = NamesOfFile(find("en"))
        return [names.give(ET.Element("h2"), "The same", "c1") for _ in range(count)]

    assert named(3) == ["c1-the-same", "c1-the-same-2", "c1-the-same-3"]
    assert growth(lambda count: count, named, 400) < TWICE


class Told(str):
    """A string whose comparisons are calls, and count."""

    def __eq__(self, other):
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_a_note_gets_its_number_however_many_are_before_it():
    def make(count):
        tree = Tree()
        for number in [*range(count), *range(count)]:
            ET.SubElement(tree.body, "a", {"data-call": Told(number)})
        tree.notes.extend(ET.Element("aside", {"data-note": Told(number)}) for number in range(count + count))
        return tree

    made = make(3)
    number_in_order(made)
    assert [call.text for call in made.body] == ["1", "2", "3", "1", "2", "3"]
    assert [note.get("data-note") for note in made.notes] == ["1", "2", "3", "4", "5", "6"]
    assert growth(make, number_in_order) < TWICE


def counted_tree(count, tag, **attributes):
    """Return an element with so many children of one kind; each of them that is looked at is a call."""
    parent = ET._Element_Py("p", {})
    for number in range(count):
        child = ET._Element_Py(tag, {name: value.format(n=number) for name, value in attributes.items()})
        child.tail = "and"
        parent.append(child)
    return parent


def test_a_note_is_placed_behind_its_call_however_many_are_before_it():
    def make(count):
        section = ET._Element_Py("section", {})
        section.append(counted_tree(count, "a", role="doc-noteref", id="r{n}", href="#n{n}"))
        section.append(counted_tree(count, "aside", id="n{n}"))
        section[1].tag, section[1].attrib = "section", {"class": "footnotes"}
        return section

    made = make(2)
    place_notes(made, frozenset())
    assert [(child.tag, child.tail) for child in made[0]] == [("a", None), ("span", "and")] * 2
    assert growth(make, lambda section: place_notes(section, frozenset())) < TWICE


def sub_element(parent, tag, attributes=(), **others):
    """Stand for SubElement, which makes nothing below an element of Python's own."""
    child = ET._Element_Py(tag, dict(attributes), **others)
    parent.append(child)
    return child


def cite_in_notes(parent):
    tree = Tree(body=ET._Element_Py("body", {}))
    tree.body.append(parent)
    set_in_notes(tree, after_points=True)


def gather_marks(parent):
    return list(Gathering(EMPTY, parent).marks())


STEPS = {
    "what another edition has": (lambda parent: cut(parent, "print"), "span", {"data-only": "epub"}),
    "marks taken out on paper": (set_on_paper, "span", {"class": "index-mark", "id": "c1-index.{n}"}),
    "formulas that words cling to": (set_formulas, "math", {}),
    "citations in notes": (cite_in_notes, "span", {"data-cite": '[{{"key": "a"}}]'}),
    "marks of blocks": (gather_marks, "h3", {"data-index": "A{n}", "data-index-line": "1"}),
    "marks without words": (gather_marks, "span", {"data-index": "A{n}", "data-index-line": "1"}),
    "marks of code": (gather_marks, "code", {"data-index": "A{n}", "data-index-line": "1"}),
    "marks that refer": (gather_marks, "span", {"data-index": "A", "data-index-line": "1", "data-index-see": "B"}),
}


@pytest.mark.parametrize("name", STEPS)
def test_what_stands_in_one_element_takes_so_much_a_child(monkeypatch, name):
    step, tag, attributes = STEPS[name]
    monkeypatch.setattr(ET, "Element", ET._Element_Py)
    monkeypatch.setattr(ET, "SubElement", sub_element)

    def make(count):
        return counted_tree(count, tag, **attributes)

    step(make(2))
    assert growth(make, step, 400) < TWICE


class Sought(str):
    """A string that keeps the places from which on it was searched."""

    begun: list[int]

    def find(self, part, start=0):
        self.begun.append(start)
        return super().find(part, start)


def test_formulas_and_code_of_a_paragraph_are_sought_behind_one_another():
    text = Sought("an x, a y, a y and x")
    text.begun = []
    assert _without(text, ["x", "y", "z", "y"]) == "an  , a  , a   and x"
    assert text.begun == [0, 4, 9, 9]


def test_what_looks_like_calls_of_notes_is_gone_over_once():
    ends = [match.span() for match in UNDEFINED_NOTE.finditer("[^" * 40 + " [^a] [^b [^")]
    assert ends == [(0, 80), (81, 85), (86, 89)]


def test_what_looks_like_pictures_is_gone_over_once():
    patterns = [re.compile(pattern) for pattern, meant, _ in MARKS if meant == "a picture"]
    found = [match[0] for pattern in patterns for match in pattern.finditer("![a ![b! ![c!](d) ![](")]
    assert found == ["![c!](", "![]("]


def test_pandoc_compares_names_where_there_are_namesakes():
    def asked(*families):
        people = [{"author": [{"family": family, "given": family[:1]}]} for family in families]
        return [GIVEN in attributes(area) for area in children(without_namesakes(tree, people), "citation")]

    found, _ = find_style("chicago-author-date", Place("book.toml"))
    tree = json.loads(found.tree)
    assert asked("Adams", "Berg", "Berg") == [False]  # one person, twice
    assert asked("Adams", "von Berg", "Berg") == [True]


class Asked(dict):
    """A mapping that can be asked, and not gone over."""

    def keys(self):
        raise AssertionError("all keys are gone over")

    __iter__ = items = values = keys


def test_a_place_in_book_toml_is_looked_up():
    book, _ = load(BOOKS / "every-key")
    expected = book.place("authors.0.name")
    assert expected.line
    assert replace(book, places=Asked(book.places)).place("authors.0.name") == expected


def test_what_was_meant_is_sought_for_the_first_faults(monkeypatch):
    monkeypatch.setattr(Meant, "MOST", 3)
    meant = Meant()
    assert [meant.nearest("on", lambda: ("one", "two")) for _ in range(4)] == ["one", "one", "", ""]


def test_the_boxes_of_a_paragraph_are_gone_over_for_its_plan_however_many_pages_it_has(tmp_path, monkeypatch):
    gone_over = []
    walk, hand_out = total_fit.text_boxes, total_fit.hand_out_cuts
    monkeypatch.setattr(total_fit, "text_boxes", lambda box: (gone_over.append(len(box.children)), walk(box))[1])
    monkeypatch.setattr(total_fit, "hand_out_cuts", lambda plan: (gone_over.append(len(plan.texts)), hand_out(plan)))

    def walked(count):
        gone_over.clear()
        text = "# One\n\n" + "\\\n".join(["A line of words"] * count) + "\n"
        made = build(write(tmp_path / str(count), text), ("pdf",))
        assert not made.problems
        return sum(gone_over)

    once = walked(70)
    assert 0 < walked(280) < 5 * once


def test_a_note_is_measured_on_two_pages_however_many_are_left_of_it(tmp_path, monkeypatch):
    found = []
    original = note_layout.filled_lines
    monkeypatch.setattr(note_layout, "filled_lines", lambda box: found.append(original(box)) or found[-1])
    paragraphs = "\n\n".join(f"    The press prints line {number}." for number in range(200))
    made = build(write(tmp_path, f"# One\n\nA[^1]\n\n[^1]: Note.\n\n{paragraphs}\n"), ("pdf",))
    assert not made.problems
    assert 50 < max(map(len, found)) < 150


def test_boxes_that_call_no_note_are_compared_with_none(tmp_path, monkeypatch):
    compared = []
    monkeypatch.setattr(boxes.Box, "__eq__", lambda box, other: (compared.append(other), box is other)[1])
    made = build(write(tmp_path, "# One\n\n" + "The *press* prints^[Note.] books.\n\n" * 8), ("pdf",))
    assert not made.problems
    assert sum(other is None for other in compared) < 10


def test_the_exponent_is_the_slope_without_what_the_first_piece_takes():
    sizes = (1_000, 2_000, 4_000)
    assert exponent({size: 3 + (size / 1_000) ** 2 for size in sizes}, 3) == pytest.approx(2)
    assert exponent({size: 3 + size / 1_000 for size in sizes}, 3) == pytest.approx(1)
    assert exponent(dict.fromkeys(sizes, 3.01), 3) is None


def test_the_lines_of_a_long_paragraph_are_as_dear_as_those_of_short_ones():
    def words(count):
        return [each for number in range(count) for each in (Box(10.0 + 7 * number % 23), Glue(3.0, 2.0, 1.0))] + [*END]

    assert growth(words, lambda items: break_lines(items, lambda _: 150.0, Parameters()), 2_000) < TWICE
    assert growth(words, lambda items: break_lines(items, lambda _: 150.0, Parameters(), even=0), 200) < TWICE


def test_a_paragraph_is_broken_for_the_ends_of_its_pages_by_what_was_found_without_them():
    words = [[Box(10.0 + 7 * number % 23), Penalty(3.0, 50.0, flagged=True), Box(9.0)] for number in range(900)]
    items = [*(each for word in words for each in (*word, Glue(3.0, 2.0, 1.0))), *END]
    ends = PageEnds(frozenset(range(20, 400, 20)), 400_000.0, {})
    asked = items, lambda _: 150.0, Parameters()

    def again(*known):
        return operations(lambda: break_lines(*asked, ends, 0, *known))

    tried = Tried()
    assert break_lines(*asked, ANYWHERE, 0, tried) != break_lines(*asked, ends, 0)
    assert break_lines(*asked, ends, 0, tried) == break_lines(*asked, ends, 0)
    assert again(tried) < 0.7 * again()


def test_a_word_without_end_is_measured_once(tmp_path, monkeypatch):
    measured = []
    width = MeasuredFont.width
    monkeypatch.setattr(MeasuredFont, "width", lambda font, text: (measured.append(text), width(font, text))[1])

    def widths(count):
        measured.clear()
        build(write(tmp_path / str(count), f"# One\n\n{'ab' * count}\n"), ("pdf",)).data("pdf")
        return len(measured)

    least, once, twice = map(widths, (1, 2_000, 4_000))
    assert (twice - least) / (once - least) < TWICE


def test_ways_through_a_paragraph_are_compared_where_nothing_stands_beside_its_lines(tmp_path, monkeypatch):
    evens = set()
    monkeypatch.setattr(paragraph, "break_lines", lambda *asked: (evens.add(asked[4]), break_lines(*asked))[1])
    css = "em { float: left; width: 30mm; height: 20mm }"
    text = "# One\n\nThe press prints books.\n\n*F*The press prints books.\n\nIt does.\n"
    made = build(write(tmp_path, text, **{"styles/paper.css": css}), ("pdf",))
    assert not made.problems
    assert evens == {1, inf}
