"""What most editions want of the layout, loaded before one is there: while the book is read.

It is no more than a guess: what another edition wants is loaded when that is laid out.
"""

from __future__ import annotations

from baspa.kept.store import Store
from baspa.language import find
from baspa.language.hyphenation import load_patterns
from baspa.layout.features import LAYING_OUT
from baspa.model.edition import Edition

LAST = "languages of the last edition"


def load_ahead(store: Store) -> None:
    """Load the features that most editions have a use for, and the patterns that the last one was hyphenated by."""
    if not any(feature.unknown() for feature in LAYING_OUT):
        load_usual_features()
    load_patterns(map(find, store.get(LAST, b"") or ()))


def load_usual_features() -> None:
    """Load the modules of features, which are imported only where WeasyPrint is as they know it."""
    import baspa.layout.kept_styles
    import baspa.layout.lines.breaking_words
    import baspa.layout.lines.right_to_left
    import baspa.layout.lines.straight_lines
    import baspa.layout.lines.total_fit
    import baspa.layout.pages.baseline_grid
    import baspa.layout.pages.breaking_rows
    import baspa.layout.pages.earlier_pages
    import baspa.layout.pages.margin_boxes
    import baspa.layout.pages.narrow_places
    import baspa.layout.pages.narrow_tables
    import baspa.layout.pages.page_feet
    import baspa.layout.pages.page_numbers
    import baspa.layout.pages.page_styles
    import baspa.layout.pages.running_notes
    import baspa.layout.pages.spreads
    import baspa.layout.pages.turned_pages
    import baspa.layout.pages.waiting_cells
    import baspa.layout.pages.wide_captions
    import baspa.layout.shared_styles
    import baspa.layout.shown_glyphs
    import baspa.layout.side_by_side.joint_pages
    import baspa.layout.used_values  # noqa: F401


def keep_for_the_next(edition: Edition, store: Store) -> None:
    """Keep what is to be loaded ahead of the next edition."""
    if store.folder and store.get(LAST, b"") != edition.languages:
        store.put(LAST, b"", edition.languages)
