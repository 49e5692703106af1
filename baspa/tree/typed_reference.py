r"""How a reference of another dialect stands in a chapter's tree until it is known whether its goal is in the book.

    @fig-press  [-@tbl-a; @tbl-b]    Quarto; with a colon, @fig:press, pandoc-crossref
    \@ref(fig:press)                 bookdown; \ref{fig:press} and its like of LaTeX
    {numref}`press`  {term}`type`    MyST

The span has what the author wrote as its text, so that it is no more than that where no such goal is. `data-refers` has
what it leads to, as JSON: a list of ReferenceItems. `data-line` is its line in the manuscript.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

REFERS, REFERS_LINE = "data-refers", "data-line"
NUMBER, TITLE = "{number}", "{title}"  # words in braces that a link says of what it leads to, as in MyST
SPHINX_NUMBER = "%s"  # the first of them, as Sphinx and MyST have it as well


class ReferenceItem(NamedTuple):
    """One of the places that a reference leads to."""

    target: str  # as of a link: "#fig-press", "02-two"
    words: str = ""  # of the link, {number} among them; "" where it says what it leads to
    behind: str = ""  # text behind the link


def typed_attributes(items: Sequence[ReferenceItem], line: int) -> dict[str, str]:
    """Return the attributes of the span of a reference."""
    return {REFERS: json.dumps(items, ensure_ascii=False), REFERS_LINE: str(line)}


def typed_items(span: ET.Element) -> list[ReferenceItem]:
    """Return where such a span leads."""
    return [ReferenceItem(*item) for item in json.loads(span.attrib[REFERS])]
