"""A part of the table of replacements: for numbers of pages, inner margins, and parts laid out side by side."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement
from baspa.layout.signatures import BLOCK_BOX, DIMENSION

PAGE_NUMBERS = Feature(
    "page-numbers",
    "a number of a page may be another than the page's, or 0",
    (
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "when all pages are made the numbers in them are held against them, and those with a wrong one made again",
        ),
        Replacement(
            "weasyprint.css.targets:TargetCollector.cache_target_page_counters",
            "(self, anchor_name, page_counter_values, page_maker_index, page_maker)",
            "until then no number is set: pages do not depend on which of them was made first",
        ),
    ),
    DIMENSION,
)
INDEX_NUMBERS = Feature(
    "index-numbers",
    "the index has no numbers of pages",
    (
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "when all pages are made the index's numbers are put in, and only its pages are made again",
        ),
    ),
)
INNER_MARGINS = Feature(
    "inner-margins",
    "the inner margin does not grow with the number of pages",
    (
        Replacement(
            "weasyprint.layout:make_margin_boxes",
            "(context, page, state)",
            "when all pages are made, and before running heads and folios are, text moves away from the fold",
        ),
    ),
    {"weasyprint.formatting_structure.boxes:Box.translate": "(self, dx=0, dy=0, ignore_floats=False)"},
)
JOINT_PAGES = Feature(
    "joint-pages",
    "one process lays out all of a book",
    (
        Replacement(
            "weasyprint.document:layout_document",
            "(html, root_box, context, max_loops=8)",
            "what stands behind a part is taken off before its pages are made",
        ),
        Replacement(
            "weasyprint.layout:initialize_page_maker",
            "(context, root_box)",
            "pages begin with the first of a part, as if those before it were there",
        ),
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "when the pages of all parts are made each learns how the one before it ended",
        ),
        Replacement(
            "weasyprint.layout:make_margin_boxes",
            "(context, page, state)",
            "a head may be that of a part before, and the number of all pages is that of all parts",
        ),
        Replacement(
            "weasyprint.layout.page:PageType",
            "(side, blank, name, index, groups)",
            "a page knows how many are before it",
        ),
        Replacement(
            "weasyprint.layout.page:block_level_layout",
            BLOCK_BOX,
            "the first page of a part is not the first of the book, where margins are not cut off",
        ),
    ),
    {
        "weasyprint.layout.page:remake_page": "(index, context, root_box, html)",
        "weasyprint.layout.block:block_level_page_break": "(sibling_before, sibling_after)",
        "weasyprint.formatting_structure.build:update_counters": "(state, style)",
        "weasyprint.layout:LayoutContext.get_string_set_for": "(self, page, name, keyword='first')",
    },
)
JOINT_ROUNDS = Feature(
    "joint-rounds",
    "one process lays out all of a book",
    (
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "all processes make their pages as often as one of them has to",
        ),
    ),
)
