"""What references say of divisions that have a name: their title, or what is said of the heading that they begin with.

::: {#thm-line}
## Line theorem
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.captions import caption_text, title_of
from baspa.apparatus.numbering.labels import Label
from baspa.tree.divisions import BOX_TITLE, is_box

DIVIDED = ("div", "aside", "blockquote")


def titled_divisions(tree: ET.Element, labels: Mapping[str, Label]) -> Iterator[tuple[str, Label]]:
    """Yield what is said of each division of a chapter that has a name and a title, by its id."""
    for division in tree.iter():
        if (
            (division.tag in DIVIDED or is_box(division))
            and len(division)
            and (name := division.get("id", "")) not in labels
        ):
            first = division[0]
            if BOX_TITLE in first.get("class", "").split():
                title = title_of(caption_text(first))
                yield name, Label("", title=title)
            elif sorted(each.tag for each in division) == ["p", "pre"]:  # code with its caption
                title = title_of(caption_text(next(division.iter("p"))))
                yield name, Label("", title=title)
            elif (of_heading := labels.get(first.get("id", ""))) and not (division.text or "").strip():
                yield name, of_heading
