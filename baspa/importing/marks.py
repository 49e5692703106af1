"""Marks in the text of a file for what has no way into the book: pandoc carries them, so that the loss has a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from baspa.importing.nodes import PandocNode, node, remade

MARK = re.compile("\ufdd1(\\d+)\ufdd2")  # between noncharacters, which no text has (Unicode 23.7)
LOST, CHANGED = "told-lost", "told-changed"  # classes of the spans that marks become


@dataclass
class Marks:
    """What was marked in one file."""

    said: list[tuple[str, str, str]] = field(default_factory=list)  # class, kind, name

    @property
    def last(self) -> int:
        """The number of the last mark."""
        return len(self.said) - 1

    def lost(self, kind: str, name: str = "") -> str:
        """Return a mark for something that will be missing."""
        return self._add(LOST, kind, name)

    def changed(self, kind: str) -> str:
        """Return a mark for something that will be otherwise."""
        return self._add(CHANGED, kind, "")

    def _add(self, code: str, kind: str, name: str) -> str:
        self.said.append((code, kind, name))
        return f"\ufdd1{self.last}\ufdd2"

    def found(self, value: Any, put_in: Mapping[int, list[PandocNode]]) -> Any:
        """Return a tree with spans in the places of marks, or with the blocks that stand there."""
        return remade(value, lambda child: self._each(child, put_in))

    def _each(self, child: Any, put_in: Mapping[int, list[PandocNode]]) -> list[Any] | None:
        if child["t"] == "Para" and len(child["c"]) == 1 and child["c"][0]["t"] == "Str":
            alone = MARK.fullmatch(child["c"][0]["c"])
            if alone and int(alone[1]) in put_in:
                return put_in[int(alone[1])]
        if child["t"] == "Str" and "\ufdd1" in child["c"]:
            return [*self._spans(child["c"])]
        return None

    def _spans(self, text: str) -> list[PandocNode]:
        pieces = MARK.split(text)
        found = []
        for at, piece in enumerate(pieces):
            if at % 2 and int(piece) < len(self.said):
                code, kind, name = self.said[int(piece)]
                found.append(node("Span", [["", [code], [["kind", kind], ["name", name]]], []]))
            elif piece and not at % 2:
                found.append(node("Str", piece))
        return found
