"""How a citation stands in a chapter's tree until it is resolved: <span class="citation" data-cite="[...]">.

`data-cite` is its items as JSON, `data-line` its line in the manuscript, and the span's text what the author wrote. In
a style of notes the span stands in a note made for it, data-part="note"; where the author is part of the sentence, a
span with data-part="author" is left there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from xml.etree import ElementTree as ET

from baspa.references.model import CitationItem

CITATION_ITEMS, CITATION_LINE, CITATION_PART = "data-cite", "data-line", "data-part"
AUTHOR, NOTE = "author", "note"


def attributes(items: Iterable[CitationItem], line: int) -> dict[str, str]:
    """Return the attributes of the span of a citation."""
    given = [{name: value for name, value in asdict(item).items() if value} for item in items]
    return {"class": "citation", CITATION_ITEMS: json.dumps(given, ensure_ascii=False), CITATION_LINE: str(line)}


def is_citation(element: ET.Element) -> bool:
    """Tell whether an element is a citation that is not resolved."""
    return CITATION_ITEMS in element.attrib


def items(element: ET.Element) -> tuple[CitationItem, ...]:
    """Return the items of such an element."""
    return tuple(CitationItem(**given) for given in json.loads(element.attrib[CITATION_ITEMS]))
