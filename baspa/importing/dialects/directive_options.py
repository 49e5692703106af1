"""Options of directives that the import reads, or that say only how something looks; all others are told."""

from __future__ import annotations

SAID = {
    "language",
    "name",
    "label",
    "class",
    "alt",
    "width",
    "caption",
    "header-rows",
    "stub-columns",
}  # options that are read, or only looks
LOOKS = {
    *("align", "figclass", "figwidth", "height", "scale", "widths", "linenos", "lineno-start", "open", "nonumber"),
    *("tags", "emphasize-lines", "number-lines", "enumerated", "lang", "icon", "placement", "dropdown", "filename"),
    *("style", "depth", "maxdepth", "hidden", "titlesonly", "numbered", "all", "filter", "delim", "header"),
    *("force", "nowrap"),
}
