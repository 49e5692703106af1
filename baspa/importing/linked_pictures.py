"""Pictures that are links, as badges of repositories are."""

from __future__ import annotations

import re

from baspa.importing.dialects.reading import Reading, line_of, outside_code

LINKED = outside_code(
    r"\[(?P<shown>!\[[^\[\]]{0,500}\]\([^()\s]+(?:[ \t]+\"[^\"\n]*\")?\))\]\((?P<to>[^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)"
)


def unlinked(found: re.Match[str], reading: Reading) -> str:
    """Return a picture that is a link without the link, which no PDF for all readers may have."""
    reading.lost(line_of(found), "links of pictures:", found["to"])
    return found["shown"]
