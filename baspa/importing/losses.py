"""What could not be carried, with its place: gathered while the chapters are written, told as Problems at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from baspa.model.problem import Place, Problem, Problems, Severity

WORDS = 6  # how many words tell a reader where to look
NO_ALT = "an image without alternative text has its caption or its name there, say what it shows:"
SHOWN = 3  # how many things of one kind are named


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing of a kind, and where it was."""

    name: str  # what tells it from others of its kind; "" where nothing does
    place: Place
    heading: str
    words: str


@dataclass
class Losses:
    """One list for the whole book; whoever writes says where it is by `at`."""

    place: Place = field(default_factory=lambda: Place("book.toml"))
    heading: str = ""
    words: str = ""
    found: dict[tuple[str, str, str], list[Loss]] = field(default_factory=dict)  # by code, file and kind

    def at(self, place: Place, heading: str, text: str) -> None:
        """Say where the writing is: place in the book, the nearest heading above, the text of the block."""
        first = text.split()
        self.words = " ".join(first[:WORDS]) + (" …" if len(first) > WORDS else "")
        self.place, self.heading = place, heading

    def lost(self, kind: str, name: str = "", once: bool = False) -> None:
        """Note something that is not in the book any more (B087): told once a chapter, for it is put in by hand.

        What is in every chapter, and in none by hand, is told `once` a book.
        """
        self._add("B087", "" if once else self.place.file, kind, name)

    def changed(self, kind: str, name: str = "") -> None:
        """Note something that is in the book in another form (B088): told once a book."""
        self._add("B088", "", kind, name)

    def add(self, other: Losses) -> None:
        """Take what another list has noted, behind one's own."""
        for what, losses in other.found.items():
            self.found.setdefault(what, []).extend(losses)

    def _add(self, code: str, file: str, kind: str, name: str) -> None:
        self.found.setdefault((code, file, kind), []).append(Loss(name, self.place, self.heading, self.words))

    def names(self) -> Iterator[str]:
        """Yield what was noted, one by one."""
        yield from (loss.name for losses in self.found.values() for loss in losses)

    def problems(self) -> Problems:
        """Return one warning for each kind of thing, at its first place."""
        return tuple(_problem(code, kind, losses) for (code, _, kind), losses in self.found.items())


def _problem(code: str, kind: str, losses: list[Loss]) -> Problem:
    first = losses[0]
    often = f", {len(losses)} times" if len(losses) > 1 else ""
    where = ", ".join([f'under "{first.heading}"'] * bool(first.heading) + [f'at "{first.words}"'] * bool(first.words))
    shown = f"{' '.join(filter(None, [kind, _names(losses)]))}{often}"
    shown += f": {'first ' * bool(often)}{where}" if where else ""
    return Problem(first.place, code, shown, severity=Severity.WARNING)


def _names(losses: list[Loss]) -> str:
    names = [*dict.fromkeys(loss.name for loss in losses if loss.name)]
    more = f" and {len(names) - SHOWN} others" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
