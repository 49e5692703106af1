"""What an SVG may be made of: elements, attributes, the forms of their values (SVG 1.1, chapters 4 and 8)."""

from __future__ import annotations

import re
from pathlib import Path

SVG = "http://www.w3.org/2000/svg"


def _named(kind: str) -> frozenset[str]:
    """Return the names of a part of svg.txt."""
    text = Path(__file__).with_name("svg.txt").read_text(encoding="utf-8")
    return frozenset(text.partition(f"[{kind}]")[2].partition("[")[0].split())


DRAWN, NUMBERS, OTHERS = _named("elements"), _named("numbers"), _named("attributes")
TEXTS = frozenset(("id", "class", "lang", "role", "title", "content", "version"))
SAYING = frozenset(("title", "desc", "metadata"))
EDITORS = (  # how the names of what programs for drawing note for themselves begin; nothing of it is drawn
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://www.openswatchbook.org/uri/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://xml.openoffice.org/svg/export",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
    "https://boxy-svg.com",
    "http://schemas.microsoft.com/visio/",
    "http://www.vectornator.io",
)
# The forms are read without going back, so that what has none of them is known as such in one go.
NUMBER = r"(?>[+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?)"
UNIT = r"(?>%|em|ex|ch|rem|px|in|cm|mm|pt|pc|q|deg|rad|grad|turn|vw|vh|)"
LIST = re.compile(rf"(?>[\s,]*+{NUMBER}{UNIT})*+[\s,]*+|\s*+[a-zA-Z-]++\s*+", re.ASCII)
PATH = re.compile(r"[\sMmZzLlHhVvCcSsQqTtAaeE0-9.,+-]*+|\s*+none\s*+", re.ASCII)
FUNCTION = r"(?:matrix|translate|scale|rotate|skewX|skewY)\s*+\([\s\da-zA-Z.,%+-]*+\)"
TRANSFORM = re.compile(rf"(?>[\s,]*+{FUNCTION})*+[\s,]*+|\s*+none\s*+", re.ASCII)
HUGE = (re.compile(r"(?<![\d.])\d{10}|[eE]\+?\d{2}|\bnan\b|\binf", re.IGNORECASE),)
# The same of a path, which has no words: half a million letters in a picture, and one look at each takes a tenth.
HUGE_IN_PATH = (re.compile(r"[0-9][0-9]{9}(?<![0-9.][0-9]{10})"), re.compile(r"[eE]\+?[0-9]{2}"))
FORMS = {**dict.fromkeys(NUMBERS, LIST), "d": PATH} | dict.fromkeys(
    ("transform", "gradientTransform", "patternTransform"), TRANSFORM
)


def is_drawn(space: str, name: str) -> bool:
    """Tell whether an element is one of those that an SVG may show."""
    return space == SVG and (name in DRAWN or name in SAYING)


def is_noted(space: str, name: str) -> bool:
    """Tell whether an element is a note of a program for drawing, which no reader takes for a part of the picture."""
    return space.startswith(EDITORS) and name not in DRAWN


def is_known(name: str) -> bool:
    """Tell whether an attribute of no namespace is one of those that an SVG may have."""
    return name in NUMBERS or name in OTHERS or name.startswith(("aria-", "data-", "-inkscape-"))


def is_css(name: str) -> bool:
    """Tell whether an attribute's value is read as CSS, as those that say how something is drawn are."""
    return name not in TEXTS and not name.startswith(("aria-", "data-"))


def is_well_formed(name: str, value: str) -> bool:
    """Tell whether an attribute's value has the form that its name asks for, and is of a size that can be drawn."""
    form = FORMS.get(name)
    huge = HUGE_IN_PATH if form is PATH else HUGE
    return form is None or bool(form.fullmatch(value) and not any(each.search(value) for each in huge))
