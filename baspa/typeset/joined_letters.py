"""Letters that Unicode has for the sake of old codes, such as ﬁ and ǆ, set as the letters that they are.

Fonts that have them draw them so in any case; but then a PDF says of its f that it is ﬁ, wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata

from baspa.tree.names import JOINED_LETTERS

JOINED = re.compile(f"[{JOINED_LETTERS}]")
PRINTED = re.compile(r' data-(?:head|title|author)="[^"]*"')  # attributes that running heads and bookmarks show


def parted(html: str) -> str:
    """Return HTML, or what has no tags, with such letters parted in all that is shown; names and addresses stay."""
    if not JOINED.search(html):
        return html
    return re.sub(r"<[^>]*>|[^<]+", lambda piece: _parted_piece(piece[0]), html)


def _parted_piece(piece: str) -> str:
    return PRINTED.sub(_letters, piece) if piece.startswith("<") else JOINED.sub(_plain, piece)


def _letters(text: re.Match[str]) -> str:
    return JOINED.sub(_plain, text[0])


def _plain(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", letter[0])
