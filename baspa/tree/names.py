"""Names of attributes, classes and elements that several steps know."""

from __future__ import annotations

import re
from typing import get_args

from baspa.model.book import Face

FACES: tuple[Face, ...] = get_args(Face)
ONLY_FACE = "data-only"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TURNED = "landscape"  # the class of what stands on a page of its own, turned by 90 degrees
PAGE_REFERENCE = "data-page"  # of a span that holds PAGES: the words around the page's number on paper, ", p. {n}"
PRESS_ID = re.compile(r"(c\d+|book-notes)(-.*)?")
# What XML 1.0 cannot carry (2.2, Char), noncharacters and C1, which HTML gives no meaning; tab and line feed are no
# fault.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
NO_BREAK_HYPHEN = "\u2011"
