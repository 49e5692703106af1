"""Pages with notes that run on: what a page hands on to the next, and pages that notes have to themselves."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from baspa.layout.pages.baseline_grid import leading
from baspa.layout.pages.orientation import TURNED_PAGE
from baspa.layout.pages.running_notes.calls import MOST_BLANK, Calls
from baspa.layout.pages.running_notes.foot import Foot
from baspa.layout.pages.running_notes.note_layout import ROUNDING
from baspa.layout.pages.running_notes.parts import Note, NotePart, NotesAhead, bottom_of, same
from baspa.layout.pages.running_notes.within_notes import CallsWithinNotes
from baspa.layout.pages.spreads import kept, restore, save
from baspa.layout.side_by_side.cuts import FORCED


class PageMaker:
    """The functions that make pages, and what each page began with and left."""

    def __init__(self, foot: Foot, calls: Calls) -> None:
        self.foot, self.calls = foot, calls
        self.layout, self.make = page_layout.block_level_layout, page_layout.make_page
        self.remake, self.types = page_layout.remake_page, page_layout.PageType
        self.groups = page_layout._update_page_groups
        self.context: Any = None
        self.briefly = self.short = self.over = False
        self.alone: str | None = None  # the name of the page, where notes have it alone

    def start(self, context: Any, html: Any) -> None:
        """Start with a document."""
        self.context = context
        self.begun: dict[int, tuple[Note, ...]] = {}  # what pages began with, by their index
        self.left: dict[int, tuple[Note, ...]] = {}  # what they left
        self.names: dict[int, str] = {}
        elements = list(html.etree_element.iter())
        self.calls.parents = {child: parent for parent in elements for child in parent}
        self.foot.calls = CallsWithinNotes(elements)

    # A page

    def make_page(self, context: Any, root_box: Any, page_type: Any, resume_at: Any, number: int, state: Any) -> Any:
        """Make a page; where notes have it alone the text goes on upon the next."""
        self.root: Any = None
        self.over = False
        self.unbegun: list[Note] = []  # notes called here for which there was no room
        context.footnotes = NotesAhead(context.footnotes)
        self.foot.begin()
        self.calls.begin(self.alone is not None, self.briefly)
        if self.alone is None:
            return self.make(context, root_box, page_type, resume_at, number, state)
        page, _, _ = self.make(context, root_box.copy_with_children([]), page_type, resume_at, number, state)
        return page, resume_at, context.page_maker[number - 1][1]

    def block_level_layout(self, context: Any, box: Any, *rest: Any, **others: Any) -> Any:
        """Lay out the root, or the area of notes, which then has all that the text leaves."""
        if isinstance(box, boxes.FootnoteAreaBox):
            return self.lay_out_notes(context, others), None, None, [], False, None
        result = self.layout(context, box, *rest, **others)
        if box.is_for_root_element:
            self.root = result[0]
        return result

    def lay_out_notes(self, context: Any, others: Any) -> Any:
        """Return the area of notes of a page whose text is laid out."""
        if self.foot.cut:
            self.foot.limit = max(
                self.foot.limit, self.foot.end_of_page(context) - self.text_bottom(context) - ROUNDING
            )
            self.foot.update(context)
        self.over = self.text_bottom(context) > context.page_bottom + ROUNDING
        self.short = self.ends_early(context) and self.calls.lost(context)
        made = self.foot.finish(context, (others["absolute_boxes"], others["fixed_boxes"]))
        self.unbegun = [note for note in context.reported_footnotes if not isinstance(note, NotePart)]
        context.reported_footnotes[:0] = self.foot.rest(context)
        return made

    def text_bottom(self, context: Any) -> float:
        """Return where the text of the page ends, px."""
        top = float(context.current_footnote_area.page.content_box_y())
        return max(top, bottom_of(self.root)) if self.root else top

    # One page after the other

    def make_all_pages(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Return all pages, those of `pages` that nothing has changed among them: where no spreads are made level."""
        context.rendered_notes = []
        made: list[Any] = []
        while not made or context.page_maker[len(made)][0] is not None or self.left[len(made) - 1]:
            remake = context.page_maker[len(made)][-1]
            if pages and not (remake["content_changed"] or remake["pages_wanted"]):
                made.append(kept(context, pages[len(made)]))
            else:
                remake.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
                made.append(page_layout.remake_page(len(made), context, root_box, html)[0])
        context.page_maker = context.page_maker[: len(made) + 1]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        return made

    def remake_page(self, index: int, context: Any, root_box: Any, html: Any) -> Any:
        """Make a page with what the one before has left."""
        if context is not self.context:
            self.start(context, html)
        begun = self.left.get(index - 1, ())
        context.reported_footnotes = list(begun)
        alone = self.name_before(index) if begun and not self.goes_on(context, root_box, index) else None
        made = self.tried(index, context, root_box, html, alone)
        self.names[index] = made[0].page_type.name
        self.begun[index], self.left[index] = begun, tuple(context.reported_footnotes)
        made[0].notes_go_on = bool(self.left[index])
        made[0].called_notes = [
            note
            for note in (*context.current_page_footnotes, *context.reported_footnotes)
            if not isinstance(note, NotePart)
        ]
        made[0].unbegun_notes = tuple(note.element.get("id", "") for note in self.unbegun)
        known = same(self.begun.get(index + 1, ()), self.left[index])
        if made[0].notes_go_on if made[1] is None else not known:
            context.page_maker[index + 1][-1]["content_changed"] = True
        return made

    def goes_on(self, context: Any, root_box: Any, index: int) -> bool:
        """Tell whether text goes on upon a page as on the one before; behind what is turned it does upright."""
        resume_at, next_page = context.page_maker[index][:2]
        if self.names[index - 1] == TURNED_PAGE:
            return resume_at is not None and not begins_anew(root_box, resume_at)
        same_kind = next_page["break"] == "any" and next_page["page"] == self.names[index - 1]
        return resume_at is not None and same_kind

    def name_before(self, index: int) -> str:
        """Return the name of the last page before that is upright."""
        names = (self.names[number] for number in range(index - 1, -1, -1))
        return next((name for name in names if name != TURNED_PAGE), TURNED_PAGE)

    def tried(self, index: int, context: Any, root_box: Any, html: Any, alone: str | None) -> Any:
        """Make a page; once more where its end stays empty, a note could not begin on it, or its text lies on notes.

        What stands first on a page is set there however high it is: a picture, say, on what is left of a note.
        """
        state, begun = save(context), bool(context.reported_footnotes)
        made = self.attempt(index, context, root_box, html, alone, False)
        if alone is None and begun and index and (self.over or self.calls.unbegun(context)):
            self.undo(index, context, state, made)
            return self.attempt(index, context, root_box, html, self.name_before(index), False)
        if made[1] is not None and self.short:
            self.undo(index, context, state, made)
            return self.attempt(index, context, root_box, html, alone, True)
        return made

    def attempt(self, index: int, context: Any, root_box: Any, html: Any, alone: str | None, briefly: bool) -> Any:
        """Make a page that notes have alone, or whose notes only begin, or as usual."""
        self.alone, self.briefly = alone, briefly
        made = self.remake(index, context, root_box, html)
        self.alone = None
        return made

    def ends_early(self, context: Any) -> bool:
        """Tell whether more lines of the page stay empty than may, and a note has gone from it."""
        if not (self.calls.gone and self.root):
            return False
        blank = context.page_bottom - self.text_bottom(context)
        return bool(blank > MOST_BLANK * leading(self.root.style)[0])

    def undo(self, index: int, context: Any, state: Any, made: Any) -> None:
        """Let go of a page, to make it once more."""
        restore(context, state)
        context.page_maker[index][-1].update(anchors=[], content_lookups=[])
        made[0].children = ()

    # Pages that notes have alone

    def page_type(self, side: Any, blank: bool, *rest: Any) -> Any:
        """Return the type of a page: one that notes have alone is not blank."""
        return self.types(side, blank and self.alone is None, *rest)

    def update_page_groups(self, page_groups: Any, resume_at: Any, next_page: Any, root_box: Any, blank: bool) -> Any:
        """Return the name of a page; that of one that notes have alone is the name of the page before."""
        if self.alone is None:
            return self.groups(page_groups, resume_at, next_page, root_box, blank)
        self.groups(page_groups, resume_at, next_page, root_box, resume_at is None or next_page["break"] != "any")
        return self.alone


def begins_anew(root_box: Any, resume_at: Any) -> bool:
    """Tell whether what stands at a place of the text asks for a page of its own, such as a chapter."""
    box = root_box
    while resume_at is not None:
        ((number, resume_at),) = resume_at.items()
        if number >= len(box.children):  # where nothing is left of a box, WeasyPrint goes on behind its last child
            return False
        box = box.children[number]
    return box.style["break_before"] in FORCED
