"""Which declarations of a style sheet count for an element: CSS Cascading 4, 6, for the rules of one origin."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2

from baspa.untrusted.css import rules_within, weighed

MET = re.compile(  # of at-rules: those that count on every screen by daylight
    r"@media\s+(?:all|screen|(?:only\s+)?screen|not\s+print)|@supports\b.*|@layer\b.*", re.IGNORECASE | re.DOTALL
)
Declared = dict[str, str]


class Cascade:
    """The rules of a style sheet that say anything of some properties, or give a name to a value."""

    def __init__(self, css: str, properties: Collection[str]) -> None:
        self.properties = properties
        self.normal, self.important = cssselect2.Matcher(), cssselect2.Matcher()
        for selectors, declarations in rules_within(css, lambda head: MET.fullmatch(head) is not None):
            for weight, matcher in ((False, self.normal), (True, self.important)):
                self.add(matcher, selectors, self.kept(declarations, weight))

    def kept(self, declarations: tuple[tuple[str, str, bool], ...], weight: bool) -> Declared:
        """Return the declarations of one weight that matter."""
        return {
            name: value
            for name, value, important in declarations
            if important is weight and (name in self.properties or name.startswith("--"))
        }

    def add(self, matcher: Any, selectors: str, declared: Declared) -> None:
        """Add a rule; a list of selectors of which one cannot be read selects nothing (Selectors 4, 4.1)."""
        try:
            compiled = cssselect2.compile_selector_list(selectors) if declared else ()
        except cssselect2.SelectorError:
            return
        for selector in compiled:
            if selector.pseudo_element is None and not selector.never_matches:
                matcher.add_selector(selector, declared)

    def of(self, element: Any) -> Declared:
        """Return what counts for an element that `wrapped` has given."""
        own = weighed(element.etree_element.get("style", ""))
        found: Declared = {}
        for matcher, weight in ((self.normal, False), (self.important, True)):
            for *_, declared in matcher.match(element):
                found |= declared
            found |= self.kept(own, weight)
        return found


def wrapped(root: ET.Element) -> Any:
    """Return a document's root as rules are matched with it."""
    return cssselect2.ElementWrapper.from_xml_root(root)
