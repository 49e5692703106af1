"""The numbers of pages in contents, lists and cross-references, held against the pages while WeasyPrint lays them out.

WeasyPrint 70 sets a number once, when its page has been made for the first time: a goal that is named by an attribute
(`target-counter(attr(href url), page)`) does not tell of its moves, and where a spread is tried again the number is not
set at all. Here it sets none. When all pages are made, each goal is looked for in them, and each number that they bear
is held against its own; a page with another one is made again. That is done until all are true. A number can have no
end of it: where it is wide its goal goes over to the next page, whose number is narrow. From the fifth time on such a
number takes the room of the widest that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from weasyprint import layout
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_numbers import PAGE_NUMBERS
from baspa.layout.side_by_side.part import BookPart

LIKELY = 100  # which a number is taken for until it is known
RESTLESS = 4  # times that all pages are made before numbers are held to be restless; three are usual


@contextmanager
def true_numbers(part: BookPart) -> Iterator[None]:
    """Have pages made again until each number in them is that of its goal's page, while the context lasts."""
    with replacing(PAGE_NUMBERS, _TrueNumbers(layout.make_all_pages, part).make_all_pages, keep_index):
        yield


def keep_index(collector: Any, name: str, counters: Any, index: int, records: Any) -> None:
    """Keep which page a goal is on; WeasyPrint would tell those that name it, as soon as the page is made."""
    goal = collector.target_lookup_items.get(name)
    if goal and not collector.collecting:
        goal.page_maker_index = index


@dataclass(slots=True)
class _OnPage:
    """What a finished page has of goals and of numbers."""

    page: Any  # kept, so that its id stays its own
    goals: list[str] = field(default_factory=list)  # that begin on it, or go on
    said: list[tuple[Any, str, float]] = field(default_factory=list)  # source box of a number, its text here, width, px


class _TrueNumbers:
    """The replaced function, and what was found on the pages of the round before."""

    def __init__(self, make_all_pages: Callable[..., Any], part: BookPart) -> None:
        self.original, self.part = make_all_pages, part
        self.found: dict[int, _OnPage] = {}  # by the id of the page
        self.rounds = 0
        self.widths: dict[Any, dict[str, float]] = {}  # of each text that a number had
        self.begun: Mapping[str, Any] = {}  # the counters of the goals' pages, as these were made first

    def make_all_pages(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Make the pages; those that bear a number which is not true are to be made again."""
        if not pages:
            guess(context)
        made = list(self.original(context, root_box, html, pages))
        self.rounds = self.rounds + 1 if pages else 1
        sources = sources_of(context.target_collector)
        if sources:
            self.found = {id(page): self.found.get(id(page)) or on_page(page) for page in made}
            for index in self.untrue([self.found[id(page)] for page in made], context, sources):
                context.page_maker[index][-1]["content_changed"] = True
        return made

    def untrue(self, pages: Sequence[_OnPage], context: Any, sources: Mapping[Any, Any]) -> list[int]:
        """Give all numbers their values; return the indexes of the pages that bear another text than they have then."""
        found = self.part.joined("goals", goals(context, pages))
        self.note_moves(found)
        set_goals(context, found)
        for source, item in sources.items():
            refill(source, item)
        printed = texts_of(pages, sources)
        wrong = {source for source, said in printed.items() if not is_said(text_of(source), [text for text, _ in said])}
        for source in wrong if self.rounds > 1 else ():  # what is printed first is a guess
            self.keep_room(source, printed[source])
        return [index for index, page in enumerate(pages) if any(source in wrong for source, _, _ in page.said)]

    def note_moves(self, found: Mapping[str, Any]) -> None:
        """Tell the part which goals have moved since all pages were made first."""
        now = {name: {**counters, "pages": None} for name, counters in found.items()}
        if self.rounds == 1:
            self.begun, self.part.moved = now, frozenset()
        self.part.moved |= {name for name, counters in now.items() if counters != self.begun.get(name)}

    def keep_room(self, source: Any, said: Sequence[tuple[str, float]]) -> None:
        """Let a number that comes to no rest be as wide as the widest that it was."""
        widths = self.widths.setdefault(source, {})
        widths["".join(text for text, _ in said)] = sum(width for _, width in said)
        text = text_of(source)
        if self.rounds >= RESTLESS and text in widths:
            source.style = source.style.copy()
            source.style["padding_right"] = Dimension(max(widths.values()) - widths[text], "px")


def sources_of(collector: Any) -> dict[Any, Any]:
    """Return the boxes, before the layout, that name pages, each with WeasyPrint's record of it."""
    items = collector.counter_lookup_items.items()
    return {box: item for (box, what), item in items if what == "content" and item.missing_target_counters}


def on_page(page: Any) -> _OnPage:
    """Return what a page has of goals and of numbers."""
    found = _OnPage(page)
    for box in page.descendants(placeholders=True):
        if anchor := anchor_of(box):
            found.goals.append(anchor)
        if box.missing_link:
            found.said.append((box.missing_link, text_of(box), float(box.width)))
    return found


def anchor_of(box: Any) -> str | None:
    """Return the name by which a box is a goal; a table's caption is part of it, and may begin on a page before."""
    of_table = box.is_table_wrapper and box.element is not None
    name: str | None = box.element.get("id") if of_table else box.style["anchor"]
    return name


def goals(context: Any, pages: Sequence[_OnPage]) -> dict[str, Any]:
    """Return the counters of the page that each goal begins on."""
    known, found = context.target_collector.target_lookup_items, dict[str, Any]()
    for record, page in zip(context.page_maker[1:], pages, strict=False):
        for name in page.goals:
            if name in known and name not in found:
                found[name] = deepcopy(record[3][1])
    return found


def set_goals(context: Any, counters: Mapping[str, Any]) -> None:
    """Give goals the counters of their pages; a document of one chapter has few of the others'."""
    for name, goal in context.target_collector.target_lookup_items.items():
        if name in counters:
            goal.cached_page_counter_values = counters[name]


def guess(context: Any) -> None:
    """Give the numbers that a leader leads to the room that most will take.

    Contents that grow by a page with their numbers move all pages behind them. Others wait: tables keep the widths that
    their columns have at first.
    """
    collector = context.target_collector
    set_goals(context, {name: {"page": [LIKELY], "pages": [LIKELY]} for name in collector.target_lookup_items})
    for source, item in sources_of(collector).items():
        if any(kind == "leader()" for kind, _ in source.style["content"]):
            refill(source, item)


def refill(source: Any, item: Any) -> None:
    """Give a box the numbers of its goals; the boxes in it stay where these are what they were."""
    holder = source.children[0] if source.children and isinstance(source.children[0], boxes.LineBox) else source
    before, text = holder.children, text_of(holder)
    item.parse_again(item.cached_page_counter_values)
    if text_of(holder) == text:
        holder.children = before


def texts_of(pages: Sequence[_OnPage], sources: Container[Any]) -> dict[Any, list[tuple[str, float]]]:
    """Return what stands on the pages of each number, piece by piece."""
    found: dict[Any, list[tuple[str, float]]] = {}
    for source, text, width in (said for page in pages for said in page.said):
        if source in sources:
            found.setdefault(source, []).append((text, width))
    return found


def is_said(wanted: str, texts: Sequence[str]) -> bool:
    """Tell whether texts are one in pieces, or the same again and again, as in the head of a long table."""
    return "".join(texts) == wanted or all(text == wanted for text in texts)


def text_of(top: Any) -> str:
    """Return the letters and figures of a box, without those of a leader: lines and hyphens are no matter."""
    if isinstance(top, boxes.TextBox):
        return "".join(filter(str.isalnum, top.text))
    top = top._box if isinstance(top, AbsolutePlaceholder) else top
    return "" if getattr(top, "is_leader", False) else "".join(map(text_of, getattr(top, "children", ())))
