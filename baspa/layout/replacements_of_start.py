"""The part of the table of replacements that has what is asked while WeasyPrint is imported."""

from __future__ import annotations

from baspa.layout.guard import Feature, Replacement

WHILE_IMPORTED = "the layout takes longer to start"
LIBRARY_SEARCH = Feature(
    "library-search",
    WHILE_IMPORTED,
    (
        Replacement(
            "ctypes.util:find_library",
            "(name)",
            "WeasyPrint's import asks for libraries by names that other systems have; each runs a compiler",
        ),
    ),
)
LATE_FONT_TOOLS = Feature(
    "late-font-tools",
    WHILE_IMPORTED,
    (
        Replacement(
            "builtins:__import__",
            "(name, globals=None, locals=None, fromlist=(), level=0)",
            "WeasyPrint imports fontTools, which no font of a book needs: HarfBuzz makes the subsets",
        ),
    ),
)
UNREAD_HINTS = Feature(
    "unread-hints",
    WHILE_IMPORTED,
    (
        Replacement(
            "tinycss2:parse_stylesheet",
            "(input, skip_comments=False, skip_whitespace=False)",
            "WeasyPrint's import reads a style sheet of presentational hints, which no document of the press has",
        ),
    ),
)
C_TYPES = Feature(
    "c-types",
    WHILE_IMPORTED,
    (
        Replacement(
            "cffi:FFI",
            "(backend=None)",
            "WeasyPrint's import has cffi read declarations of C, which are in a table here as it has read them",
        ),
    ),
)
