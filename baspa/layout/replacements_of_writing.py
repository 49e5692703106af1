"""A part of the table of replacements: for the PDF's file, which WeasyPrint has pydyf write."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement

OBJECT_STREAMS = Feature(
    "object-streams",
    "the PDF is larger, takes longer to write, and its pages open slowly",
    (
        Replacement(
            "pydyf:PDF.write",
            "(self, output, version=b'1.7', identifier=False, compress=False)",
            "what is referred to is written, a hundred objects in a stream, and each stream is compressed once",
        ),
    ),
    {"pydyf:_to_bytes": "(item)"},
)
SHOWN_GLYPHS = Feature(
    "shown-glyphs",
    "where letters have several accents, browsers show what follows on top of them",
    (
        Replacement(
            "pydyf:Stream.show_text",
            "(self, text)",
            "no string of nothing is among those shown: PDFium loses a shift behind the last",
        ),
    ),
)
