"""Directives of MyST and Sphinx: what each is by its name, and how it stands in the tree until its chapter is made.

The press reads those for whose kind it has a construct; the import writes all of them in the press's Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping

DIRECTIVE_KINDS: Mapping[str, str] = {  # beside boxes, whose names boxes.py has
    **dict.fromkeys(("figure", "image"), "figure"),
    "figure-md": "figure-md",
    "table": "table",
    "list-table": "list-table",
    "csv-table": "csv-table",
    "math": "math",
    **dict.fromkeys(("code", "code-block", "code-cell", "sourcecode"), "code"),
    **dict.fromkeys(("include", "literalinclude"), "include"),
    **dict.fromkeys(("toctree", "tableofcontents", "contents"), "contents"),  # which the press makes by itself
    **dict.fromkeys(("sectionauthor", "codeauthor", "meta"), "facts"),
    "index": "index",
    "show-index": "show-index",
    "bibliography": "bibliography",
    "glossary": "glossary",
    **dict.fromkeys(("rubric", "centered"), "rubric"),
    "raw": "raw",
    **dict.fromkeys(("iframe", "embed", "button-link", "button-ref", "video", "youtube"), "linked"),
    **dict.fromkeys(("epigraph", "pull-quote", "highlights", "blockquote"), "epigraph"),
    **dict.fromkeys(("margin", "sidebar", "aside", "topic", "dropdown", "card", "tab-item", "grid-item-card"), "aside"),
    **dict.fromkeys(
        ("grid", "grid-item", "tab-set", "div", "container", "only", "tab-group", "card-carousel", "hlist"), "around"
    ),
    **dict.fromkeys(("proof", "theorem", "lemma", "definition", "corollary", "proposition", "conjecture"), "proof"),
    **dict.fromkeys(("versionadded", "versionchanged", "deprecated"), "version"),
    **dict.fromkeys(("axiom", "exercise", "solution", "example", "remark"), "proof"),
    **dict.fromkeys(("algorithm", "assumption", "criterion", "observation", "property"), "proof"),
}

CAPTIONED = "data-captioned"  # of a div: "figure" or "table"
HEAD_ROWS, HEAD_COLUMNS = "data-head-rows", "data-head-columns"  # of a table that is written as a list of lists
