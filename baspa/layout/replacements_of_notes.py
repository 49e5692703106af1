"""A part of the table of replacements: for the notes at the foot, and for what else stands there."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement
from baspa.layout.signatures import BLOCK_BOX, LINE_BOX, ONE_PAGE, STRUT

RUNNING_NOTES = Feature(
    "running-notes",
    "a note that finds no room goes to the next page whole, or lies over the text",
    (
        Replacement(
            "weasyprint.layout.block:iter_line_boxes",
            LINE_BOX.replace("linebox", "box"),
            "a note's room depends on the line that calls it, and on those that must stay with it",
        ),
        Replacement(
            "weasyprint.layout.block:_break_line",
            "(context, box, line, new_children, needed, page_is_empty, index, skip_stack, resume_at, absolute_boxes, "
            "fixed_boxes)",
            "notes are back that were kept from being moved away to make room for a paragraph's second line",
        ),
        Replacement(
            "weasyprint.layout:LayoutContext.layout_footnote",
            "(self, footnote)",
            "a note stands whole below its call's line, or begins there and is cut, or the line goes over",
        ),
        Replacement(
            "weasyprint.layout:LayoutContext.unlayout_footnote", "(self, footnote)", "notes of that line find more room"
        ),
        Replacement(
            "weasyprint.layout:LayoutContext.report_footnote",
            "(self, footnote)",
            "no note is parted from its call to make room for lines below",
        ),
        Replacement(
            "weasyprint.layout:LayoutContext._update_footnote_area",
            "(self)",
            "the area is shared out by heights that were measured once, and not laid out anew for each note",
        ),
        Replacement(
            "weasyprint.layout.page:block_level_layout", BLOCK_BOX, "where the text ends, the area of notes may begin"
        ),
        Replacement(
            "weasyprint.layout.page:make_page",
            "(context, root_box, page_type, resume_at, page_number, page_state)",
            "where a chapter ends before its notes, they have the next page alone",
        ),
        Replacement(
            "weasyprint.layout.page:remake_page",
            ONE_PAGE,
            "a page begins with what is left of the notes of the one before, and is made again where that is another",
        ),
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "a page that is kept hands on its notes, too",
        ),
        Replacement(
            "weasyprint.layout.page:PageType",
            "(side, blank, name, index, groups)",
            "a page that notes have alone is not blank",
        ),
        Replacement(
            "weasyprint.layout.page:_update_page_groups",
            "(page_groups, resume_at, next_page, root_box, blank)",
            "it has the name of the page before",
        ),
    ),
    {
        "weasyprint.formatting_structure.build:create_anonymous_boxes": "(box)",
        "weasyprint.layout.block:collapse_margin": "(adjoining_margins)",
        "weasyprint.layout.block:block_level_width": "(box, containing_block, with_min_max=True)",
        "weasyprint.layout.percent:resolve_percentages": "(box, containing_block)",
        **STRUT,
    },
)
PAGE_FEET = Feature(
    "page-feet",
    "what stands at the foot of a title page, or behind it, may lie on the text there",
    (
        Replacement(
            "weasyprint.layout.page:remake_page",
            ONE_PAGE,
            "a page is made again whose text comes down to what is positioned at its foot, which then follows the text",
        ),
    ),
)
