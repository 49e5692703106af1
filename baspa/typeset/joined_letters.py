"""Letters that Unicode has for the sake of old codes, such as ﬁ and ǆ, set as the letters that they are.

Fonts that have them draw them so in any case; but then a PDF says of its f that it is ﬁ, wherever it stands. Accents
are put into the order in which they are drawn, for the same reason (UAX 15: canonical ordering).
"""

from __future__ import annotations

import re
import unicodedata

from baspa.model.text import beyond_ascii
from baspa.tree.names import JOINED_LETTERS

CHANGED = re.compile(f"[{JOINED_LETTERS}]|[\u0300-\u036f]{{2,}}")
SUSPECT = re.compile(f"[{JOINED_LETTERS}\u0300-\u036f]")  # one set of letters is sought six times as fast
PRINTED = re.compile(r' data-(?:head|title|author)="[^"]*"')  # attributes that running heads and bookmarks show


def parted(html: str) -> str:
    """Return HTML, or what has no tags, with such letters parted in all that is shown; names and addresses stay."""
    if not SUSPECT.search(beyond_ascii(html)) or not CHANGED.search(html):
        return html
    return re.sub(r"<[^>]*>|[^<]+", lambda piece: _parted_piece(piece[0]), html)


def _parted_piece(piece: str) -> str:
    if piece.startswith("<"):
        return PRINTED.sub(lambda shown: CHANGED.sub(_plain, shown[0]), piece)
    return CHANGED.sub(_plain, piece)


def _plain(letters: re.Match[str]) -> str:
    if unicodedata.combining(letters[0][0]):
        return "".join(sorted(letters[0], key=unicodedata.combining))
    return unicodedata.normalize("NFKC", letters[0])
