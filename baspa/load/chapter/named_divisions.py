"""Figures and tables in divisions, as Quarto has them: `::: {#fig-press}`, a picture, its caption as last paragraph.

The name of the division is that of what it holds, whose caption the paragraph becomes.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

CAPTIONS = {"fig": ("figure", "figcaption"), "tbl": ("table", "caption")}
NAME = re.compile(r"(fig|tbl)[-:].")


def name_divisions(parent: ET.Element) -> None:
    """Put figures and tables in the place of the divisions that name them, where each holds one without a caption."""
    for at in reversed(range(len(parent))):
        division = parent[at]
        name_divisions(division)
        match = NAME.match(division.get("id", "")) if division.tag == "div" and "class" not in division.attrib else None
        if match and len(division) == 2 and not (division.text or "").strip():
            named, paragraph = division
            tag, caption = CAPTIONS[match[1]]
            if named.tag == tag and paragraph.tag == "p" and "id" not in named.attrib and named.find(caption) is None:
                paragraph.tag = caption
                division.remove(paragraph)
                named.insert(0 if tag == "table" else len(named), paragraph)
                named.attrib.update(division.attrib)
                named.tail, parent[at] = division.tail, named
