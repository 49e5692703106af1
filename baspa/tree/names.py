"""Names of attributes, classes and elements that several steps know."""

from __future__ import annotations

import re
from typing import get_args

from baspa.model.book import Face

FACES: tuple[Face, ...] = get_args(Face)
ONLY_FACE = "data-only"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TURNED = "landscape"  # the class of what stands on a page of its own, turned by 90 degrees
BLANK = "blank"  # the class of a line of underscores: one to write on
TASK_CLASS, TICK_CLASS = "task", "tick"  # of an item to tick, and of the sign that it begins with
NO_MATH = "no-math"  # the class of a formula's picture in the e-book, for readers that know no MathML
NUMBER_ROLES = frozenset(
    {"doc-noteref", "doc-backlink"}
)  # of what holds numbers and signs, and none of the text's letters
PAGE_REFERENCE = "data-page"  # of a span that holds PAGES: the words around the page's number on paper, ", p. {n}"
# Ids that the press gives: to blocks and notes, and in its templates; and the two that to WeasyPrint are no names.
PRESS_ID = re.compile(r"(?:c\d+|book-notes)(?:-.*)?|toc|contents|about|imprint|colophon|inherit|initial")
NO_ID = re.compile(r"[\s\\\"'<>&%]")  # what an id has not: spaces, and signs that styles and links would not keep
# What XML 1.0 cannot carry (2.2, Char), noncharacters and C1, which HTML gives no meaning; tab and line feed are no
# fault.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
SEPARATORS = "\u2028\u2029"  # of lines and paragraphs, as layout programs export them
OVERRIDES = "\u202d\u202e"  # of the direction of letters: they are printed in another order than they stand
TURNS = "\u202b\u2067"  # what follows runs from right to left
SOFT_HYPHEN = "\u00ad"  # where a word may be broken; seen at the end of a line alone
NO_BREAK_HYPHEN = "\u2011"
# What a font need not have, since it is never drawn (Unicode, DerivedCoreProperties: Default_Ignorable_Code_Point, of
# format characters, variation selectors and the grapheme joiner): it joins and parts letters, and turns text.
IGNORABLE = "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
IGNORABLE += "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
# Letters that Unicode has for the sake of old codes: each is several, by its compatibility decomposition.
JOINED_LETTERS = "\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\ufb13-\ufb17"
