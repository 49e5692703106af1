"""What could not be carried, with its place: gathered while the chapters are written, told as Problems at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from baspa.model.problem import Place, Problem, Problems, Severity

WORDS = 6  # how many words tell a reader where to look


@dataclass
class Losses:
    """One list for the whole book; whoever writes says where it is by `at`."""

    place: Place = field(default_factory=lambda: Place("book.toml"))
    heading: str = ""
    words: str = ""
    found: dict[tuple[str, str, str], list[tuple[Place, str, str]]] = field(default_factory=dict)

    def at(self, place: Place, heading: str, text: str) -> None:
        """Say where the writing is: place in the book, the nearest heading above, the text of the block."""
        first = text.split()
        self.words = " ".join(first[:WORDS]) + (" …" if len(first) > WORDS else "")
        self.place, self.heading = place, heading

    def lost(self, what: str) -> None:
        """Note something that is not in the book any more (B087)."""
        self._add("B087", what)

    def changed(self, what: str) -> None:
        """Note something that is in the book in another form (B088)."""
        self._add("B088", what)

    def _add(self, code: str, what: str) -> None:
        self.found.setdefault((code, self.place.file, what), []).append((self.place, self.heading, self.words))

    def problems(self) -> Problems:
        """Return one warning for each kind of thing in each chapter, at its first place."""
        return tuple(_problem(code, what, places) for (code, _, what), places in self.found.items())


def _problem(code: str, what: str, places: list[tuple[Place, str, str]]) -> Problem:
    place, heading, words = places[0]
    often = f", {len(places)} times" if len(places) > 1 else ""
    where = ", ".join([f'under "{heading}"'] * bool(heading) + [f'at "{words}"'] * bool(words))
    shown = f"{what}{often}: {'first ' * bool(often)}{where}" if where else f"{what}{often}"
    return Problem(place, code, shown, severity=Severity.WARNING)
