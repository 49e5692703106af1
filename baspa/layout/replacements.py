"""The table of WeasyPrint's functions that are replaced: why, with which signature, and how a book is without that.

pydyf, which WeasyPrint writes with, cffi, and what is asked when it is imported, count with it.
"""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement
from baspa.layout.replacements_of_notes import PAGE_FEET, RUNNING_NOTES
from baspa.layout.replacements_of_numbers import INDEX_NUMBERS, INNER_MARGINS, JOINT_PAGES, JOINT_ROUNDS, PAGE_NUMBERS
from baspa.layout.replacements_of_start import C_TYPES, LATE_FONT_TOOLS, LIBRARY_SEARCH, UNREAD_HINTS
from baspa.layout.replacements_of_text import (
    BREAKING_WORDS,
    GLYPH_LETTERS,
    GLYPH_RUNS,
    NARROW_PLACES,
    NARROW_TABLES,
    TURNED_CODE,
    WAITING_CELLS,
)
from baspa.layout.replacements_of_time import (
    EARLIER_PAGES,
    KEPT_STYLES,
    LONE_MARGIN_BOXES,
    PAGE_STYLES,
    PATH_POINTS,
    SHARED_STYLES,
    STRAIGHT_LINES,
    USED_VALUES,
)
from baspa.layout.replacements_of_writing import OBJECT_STREAMS, SHOWN_GLYPHS
from baspa.layout.signatures import (
    ATOMIC,
    BLOCK_BOX,
    DIMENSION,
    FLOAT,
    INLINE_BOX,
    LINE_BOX,
    ONE_PAGE,
    STRUT,
    SVG_DRAW,
    TABLE_BOX,
    WORDS_SHAPED,
)

BASELINE_GRID = Feature(
    "baseline-grid",
    "lines stand on no grid, those of facing pages at different heights",
    (
        Replacement("weasyprint.layout.inline:get_next_linebox", LINE_BOX, "a line begins at a place of the grid"),
        Replacement("weasyprint.layout.block:block_level_layout", BLOCK_BOX, "a block stands in whole lines"),
    ),
    STRUT,
)
WIDE_CAPTIONS = Feature(
    "wide-captions",
    "captions are as narrow as their tables",
    (
        Replacement(
            "weasyprint.layout.block:table_wrapper_width",
            "(context, wrapper, containing_block)",
            "a caption takes the measure, while CSS 2.2, 17.4, lets it be as wide as its table",
        ),
    ),
)
BREAKING_ROWS = Feature(
    "breaking-rows",
    "a row that is higher than a page parts its table from its head or its caption",
    (
        Replacement(
            "weasyprint.layout.block:table_layout",
            TABLE_BOX,
            "a row breaks that no page could hold below its table's head, though rows are not to break; one whose "
            "cells call notes is laid out again where they take its room",
        ),
    ),
    {"weasyprint.layout.block:remove_placeholders": "(context, box_list, absolute_boxes, fixed_boxes)", **STRUT},
)
TURNED_PAGES = Feature(
    "turned-pages",
    "turned pages are turned as a whole, with their folios",
    (
        Replacement(
            "weasyprint.layout.page:page_height",
            "(box, context, containing_block_height)",
            "the content of a turned page is laid out on a wide one",
        ),
        Replacement(
            "weasyprint.layout.page:make_page",
            "(context, root_box, page_type, resume_at, page_number, page_state)",
            "then it is turned, before running heads and folio are laid out",
        ),
    ),
    DIMENSION,
)
PIXEL_DRAWINGS = Feature(
    "pixel-drawings",
    "drawings with gradients, filters and the like are not as they are meant",
    (
        Replacement(
            "weasyprint.images:SVGImage.draw",
            SVG_DRAW,
            "what the svg module cannot draw is drawn by resvg, which no url_fetcher could: the size is known here",
        ),
    ),
    {"weasyprint.images:RasterImage.draw": "(self, stream, concrete_width, concrete_height, style)"},
)
FORMULA_COLOUR = Feature(
    "formula-colour",
    "formulas are black, whatever the colour of their text",
    (
        Replacement(
            "weasyprint.images:SVGImage.draw",
            SVG_DRAW,
            "an image knows nothing of the style of its place, whose colour the picture of a formula takes",
        ),
    ),
)
LEVEL_PAGES = Feature(
    "level-pages",
    "facing pages may end at different heights, and a chapter with a page of a line or two",
    (
        Replacement(
            "weasyprint.layout:make_all_pages",
            "(context, root_box, html, pages)",
            "pages are made spread by spread, and those of a spread again where they end apart",
        ),
        Replacement(
            "weasyprint.layout.page:block_level_layout", BLOCK_BOX, "a page leaves the lines free that it gives up"
        ),
    ),
    {"weasyprint.layout.page:remake_page": ONE_PAGE, **STRUT},
)
TOTAL_FIT = Feature(
    "total-fit",
    "lines are broken one by one",
    (
        Replacement(
            "weasyprint.layout.block:iter_line_boxes",
            LINE_BOX.replace("linebox", "box"),
            "a paragraph is planned when its first line is asked for",
        ),
        Replacement(
            "weasyprint.layout.inline:split_text_box",
            "(context, box, available_width, skip, is_line_start=True)",
            "a text box is cut where the plan says, without another try",
        ),
        Replacement("weasyprint.layout.inline:split_inline_box", INLINE_BOX, "nothing but the plan ends a line"),
        Replacement(
            "weasyprint.layout.inline:text_align",
            "(context, line, available_width, last)",
            "words and letters are spaced by the plan, and signs stand out into the margins",
        ),
    ),
    {
        "weasyprint.layout.inline:first_letter_to_box": "(box, skip_stack, first_letter_style)",
        "weasyprint.layout.inline:avoid_collisions": "(context, box, containing_block, outer=True)",
        "weasyprint.layout.inline:count_expandable_spaces": "(box)",
        "weasyprint.layout.inline:atomic_box": ATOMIC,
        "weasyprint.layout.float:float_layout": FLOAT,
        "weasyprint.layout.percent:resolve_one_percentage": "(box, property_name, refer_to)",
        "weasyprint.layout.percent:resolve_percentages": "(box, containing_block)",
        "weasyprint.text.line_break:Layout": "(style, justification_spacing=0, max_width=None)",
        "weasyprint.text.line_break:_font_style_cache_key": "(style, include_size=False)",
        "weasyprint.text.line_break:can_break_text": "(text, lang)",
        "weasyprint.text.line_break:get_log_attrs": "(text, lang)",
        **WORDS_SHAPED,
        **STRUT,
    },
)
RIGHT_TO_LEFT = Feature(
    "right-to-left",
    "lines from right to left are indented, and led to their ends, on the wrong side",
    (
        Replacement(
            "weasyprint.layout.inline:handle_leader",
            "(context, line, containing_block)",
            "a leader is drawn to the left; WeasyPrint draws it from left to right and moves it off",
        ),
        Replacement(
            "weasyprint.layout.inline:text_align",
            "(context, line, available_width, last)",
            "a line is indented on its right; WeasyPrint takes the room there and leaves it on the left",
        ),
    ),
    {"weasyprint.layout.leader:leader_index": "(box)"},
)
STRUCTURE = Feature(
    "structure",
    "the tags of the PDF cannot be made",
    (
        Replacement(
            "weasyprint.pdf.tags:_build_box_tree",
            "(box, parent, pdf, page_number, nums, annotations, tags)",
            "each structure element learns its HTML element, which nothing in the PDF says",
        ),
        Replacement(
            "weasyprint.draw:draw_inline_level",
            "(stream, page, box, offset_x=0, text_overflow='clip', block_ellipsis='none')",
            "the dots of contents are drawn as artifacts; WeasyPrint tags each of them as text",
        ),
        Replacement(
            "weasyprint.draw:draw_stacking_context",
            "(stream, stacking_context)",
            "running heads and folios are artifacts; WeasyPrint tags them as text that is in no element",
        ),
    ),
)
QUERY_WORDS = Feature(
    "query-words",
    "the words of queries cannot be found on the proof",
    (),
    WORDS_SHAPED,
)
PAGE_REFERENCES = Feature(
    "page-references",
    "the PDF of a long book takes longer to write",
    (Replacement("pydyf:PDF.page_references", "(self)", "the list of all pages is made once, not anew for each tag"),),
)
SWITCHED = (  # on or off, in the order in which a book is told
    BASELINE_GRID,
    NARROW_TABLES,
    NARROW_PLACES,
    WIDE_CAPTIONS,
    WAITING_CELLS,
    PAGE_FEET,
    BREAKING_ROWS,
    TURNED_PAGES,
    INNER_MARGINS,
    PIXEL_DRAWINGS,
    FORMULA_COLOUR,
    RUNNING_NOTES,
    LEVEL_PAGES,
    BREAKING_WORDS,
    TURNED_CODE,
    SHOWN_GLYPHS,
    TOTAL_FIT,
    RIGHT_TO_LEFT,
    PAGE_NUMBERS,
    INDEX_NUMBERS,
    EARLIER_PAGES,
    PAGE_STYLES,
    LONE_MARGIN_BOXES,
    STRAIGHT_LINES,
    USED_VALUES,
    JOINT_PAGES,
    JOINT_ROUNDS,
    KEPT_STYLES,
    SHARED_STYLES,
    PATH_POINTS,
    PAGE_REFERENCES,
    OBJECT_STREAMS,
    GLYPH_LETTERS,
    GLYPH_RUNS,
    LIBRARY_SEARCH,
    LATE_FONT_TOOLS,
    UNREAD_HINTS,
    C_TYPES,
)
NEEDED = (STRUCTURE, QUERY_WORDS)  # or there is no PDF, no proof
