"""A part of the table of replacements: words too long for their place, cells without room, letters that glyphs are."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement
from baspa.layout.signatures import DIMENSION, INLINE_BOX, TABLE_BOX

BREAKING_WORDS = Feature(
    "breaking-words",
    "words that are longer than a line run out of it",
    (
        Replacement("weasyprint.layout.inline:split_inline_box", INLINE_BOX, "a line that is too long is broken again"),
        Replacement(
            "weasyprint.layout.inline:split_text_box",
            "(context, box, available_width, skip, is_line_start=True)",
            "a text box is then cut at a letter",
        ),
        Replacement("weasyprint.layout.inline:can_break_text", "(text, lang)", "or parted from the box before it"),
    ),
    {
        "weasyprint.layout.inline:trailing_whitespace_size": "(context, box)",
        "weasyprint.text.line_break:get_log_attrs": "(text, lang)",
    },
)
TURNED_CODE = Feature(
    "turned-code",
    "no sign stands where a line of code turns over",
    (
        Replacement(
            "weasyprint.draw:draw_block_level",
            "(page, stream, blocks_and_cells)",
            "an arrow is drawn before what goes on below",
        ),
    ),
    {"weasyprint.pdf.stream:Stream.artifact": "(self)", "weasyprint.pdf.stream:Stream.stacked": "(self)"},
)
NARROW_TABLES = Feature(
    "narrow-tables",
    "tables that are wider than the page run out of it",
    (
        Replacement(
            "weasyprint.layout.block:table_wrapper_width",
            "(context, wrapper, containing_block)",
            "a table that is too wide for its words is made as wide as there is room",
        ),
    ),
)
NARROW_PLACES = Feature(
    "narrow-places",
    "what is indented in a narrow cell may have no room, and run off the page",
    (
        Replacement(
            "weasyprint.layout.block:block_box_layout",
            "(context, box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes, "
            "adjoining_margins, first_letter_style, first_line_style, discard, max_lines)",
            "indents that leave a block no width, and lines that turn over none, give way",
        ),
    ),
    {**DIMENSION, "weasyprint.layout.percent:resolve_one_percentage": "(box, property_name, refer_to)"},
)
WAITING_CELLS = Feature(
    "waiting-cells",
    "text of a row that breaks may stand on a page twice",
    (
        Replacement("weasyprint.layout.block:table_layout", TABLE_BOX, "cells go on where they are said to"),
        Replacement(
            "weasyprint.layout.block:block_container_layout",
            "(context, box, bottom_space, skip_stack, page_is_empty, absolute_boxes, fixed_boxes, adjoining_margins, "
            "first_letter_style, first_line_style, discard, max_lines)",
            "a cell of which nothing finds room on a page goes on where it stood; WeasyPrint lets it begin anew",
        ),
    ),
)
GLYPH_LETTERS = Feature(
    "glyph-letters",
    "some letters with several accents are others where they are copied from the PDF",
    (
        Replacement(
            "weasyprint.pdf:build_fonts_dictionary",
            "(pdf, fonts, compress, subset, options)",
            "glyphs stand for their own letters, and not for the text that they were first drawn for",
        ),
    ),
)
GLYPH_RUNS = Feature(
    "glyph-runs",
    "the PDF is larger, and takes longer to write",
    (
        Replacement(
            "weasyprint.draw:draw_text",
            "(stream, textbox, offset_x, text_overflow, block_ellipsis)",
            "text that was planned is not shaped again, but drawn from the glyphs of its words",
        ),
    ),
    {
        "weasyprint.pdf.stream:Stream.add_font": "(self, pango_font)",
        "weasyprint.pdf.stream:Stream.set_color": "(self, color, stroke=False)",
        "weasyprint.pdf.stream:Stream.set_font_size": "(self, font, size)",
        "weasyprint.text.line_break:Layout": "(style, justification_spacing=0, max_width=None)",
    },
)
