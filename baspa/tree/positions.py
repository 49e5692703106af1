"""Where the children of an element stand in it."""

from __future__ import annotations

from itertools import chain
from xml.etree import ElementTree as ET


class Positions:
    """Finds children from where one was found last: each at once for who goes through an element in order."""

    def __init__(self) -> None:
        self.last: dict[ET.Element, int] = {}

    def of(self, parent: ET.Element, child: ET.Element) -> int:
        """Return the position of a child, from 0, whatever was put in or taken out meanwhile."""
        start = self.last.get(parent, 0)
        behind_and_before = chain(range(start, len(parent)), range(min(start, len(parent))))
        at = self.last[parent] = next(at for at in behind_and_before if parent[at] is child)
        return at
