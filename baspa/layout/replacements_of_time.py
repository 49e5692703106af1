"""A part of the table of replacements: for what WeasyPrint does again and again. No page is another without them."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement
from baspa.layout.signatures import LINE_BOX, STRUT

PAGE_STYLES = Feature(
    "page-styles",
    "styles are made anew for each page",
    (
        Replacement(
            "weasyprint.layout.page:set_page_type_computed_styles",
            "(page_type, html, style_for)",
            "pages that the same rules are for share their styles",
        ),
    ),
    {"weasyprint.css:StyleFor._page_type_match": "(page_selector_type, page_type)"},
)
LONE_MARGIN_BOXES = Feature(
    "lone-margin-boxes",
    "margin boxes are measured that stand alone",
    (
        Replacement(
            "weasyprint.layout.page:compute_variable_dimension",
            "(context, side_boxes, vertical, available_size)",
            "a box that has its side alone takes all of it, and is not measured twice",
        ),
    ),
)
EARLIER_PAGES = Feature(
    "earlier-pages",
    "each page looks through all pages before it",
    (
        Replacement(
            "weasyprint.layout.page:make_page",
            "(context, root_box, page_type, resume_at, page_number, page_state)",
            "anchors that began on pages before are looked up; WeasyPrint copies the lists of all pages",
        ),
        Replacement(
            "weasyprint.layout:layout_fixed_boxes",
            "(context, pages, containing_page)",
            "pages with fixed boxes are known",
        ),
    ),
)
STRAIGHT_LINES = Feature(
    "straight-lines",
    "planned lines are laid out as others are",
    (
        Replacement(
            "weasyprint.layout.inline:get_next_linebox",
            LINE_BOX,
            "where a planned line has text alone, there is nothing left to try",
        ),
    ),
    {
        "weasyprint.layout.inline:line_box_verticality": "(box)",
        "weasyprint.layout.inline:remove_last_whitespace": "(context, line)",
        "weasyprint.layout.inline:skip_first_whitespace": "(box, skip_stack)",
        "weasyprint.layout.inline:text_align": "(context, line, available_width, last)",
        "weasyprint.layout.percent:resolve_percentages": "(box, containing_block)",
        **STRUT,
    },
)
USED_VALUES = Feature(
    "used-values",
    "margins, padding and sizes are made anew for each box on each page",
    (
        *(
            Replacement(
                f"weasyprint.layout.{module}:resolve_percentages",
                "(box, containing_block)",
                "they are the same for all boxes of a style in blocks of one size",
            )
            for module in ("block", "inline", "page")
        ),
        Replacement(
            "weasyprint.layout.background:resolve_radii_percentages",
            "(box)",
            "the corners of most boxes are square, which is asked once of a style",
        ),
    ),
)
KEPT_STYLES = Feature(
    "kept-styles",
    "style sheets are read anew for each document",
    (
        Replacement(
            "weasyprint.css:find_stylesheets",
            "(wrapper_element, device_media_type, url_fetcher, base_url, font_config, counter_style, color_profiles, "
            "page_rules, layers)",
            "documents that are laid out after each other have the same style sheets",
        ),
    ),
    {"weasyprint:HTML.render": "(self, font_config=None, counter_style=None, color_profiles=None, **options)"},
)
PATH_POINTS = Feature(
    "path-points",
    "long paths of drawings take longer to draw",
    (
        Replacement(
            "weasyprint.svg.path:point",
            "(svg, string, font_size)",
            "points without units are read as two numbers; WeasyPrint looks for an expression in each",
        ),
    ),
)
SHARED_STYLES = Feature(
    "shared-styles",
    "styles are made for each block, and for pseudo-elements that nothing asks for",
    (
        Replacement(
            "weasyprint.css:StyleFor.set_computed_styles",
            "(self, element, parent, root=None, pseudo_type=None, base_url=None, target_collector=None)",
            "blocks that are alike but for their ids share what is computed; pseudo-elements wait",
        ),
        Replacement(
            "weasyprint.css:StyleFor.__call__",
            "(self, element, pseudo_type=None)",
            "until they are asked for, which few of them are",
        ),
    ),
    {
        "weasyprint.css:ComputedStyle": (
            "(parent_style, cascaded, pseudo_type, root_style, base_url, font_config, initial_page_sizes)"
        ),
        "weasyprint.css.targets:TargetCollector.collect_anchor": "(self, anchor_name)",
    },
)
