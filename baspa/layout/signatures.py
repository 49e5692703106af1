"""Signatures of WeasyPrint's functions that the tables of replacements have more than once, or that are long."""

from __future__ import annotations

LINE_BOX = (
    "(context, linebox, position_y, bottom_space, skip_stack, containing_block, absolute_boxes, fixed_boxes, "
    "first_letter_style, first_line_style)"
)
BLOCK_BOX = (
    "(context, box, bottom_space, skip_stack, containing_block, page_is_empty=True, absolute_boxes=None, "
    "fixed_boxes=None, adjoining_margins=None, first_letter_style=None, first_line_style=None, discard=False, "
    "max_lines=None)"
)
INLINE_BOX = (
    "(context, box, position_x, max_x, bottom_space, skip_stack, containing_block, absolute_boxes, fixed_boxes, "
    "line_placeholders, waiting_floats, line_children, first_letter_style, first_line_style)"
)
TABLE_BOX = "(context, table, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes)"
ONE_PAGE = "(index, context, root_box, html)"
FLOAT = "(context, box, containing_block, absolute_boxes, fixed_boxes, bottom_space, skip_stack)"
ATOMIC = "(context, box, position_x, skip_stack, containing_block, absolute_boxes, fixed_boxes)"
SVG_DRAW = "(self, stream, concrete_width, concrete_height, _style)"
DIMENSION = {"weasyprint.css.properties:Dimension": "(value, unit)"}
WORDS_SHAPED = {
    "weasyprint.text.line_break:create_layout": "(text, style, context, max_width, justification_spacing)",
    "weasyprint.text.line_break:line_size": "(line, style)",
}
STRUT = {"weasyprint.text.line_break:strut": "(style)"}
