"""The walk over the content of a page: every operator carried out as far as it counts, each mark handed on.

ISO 32000-1, 7.8.2 and annex A. Forms are read once a file, however often they are placed.
"""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Name

from baspa.preflight.geometry import IDENTITY, Box, Matrix, Point, box_around, common_box, moved_box, product
from baspa.preflight.hostile import HOSTILE
from baspa.preflight.layers import Layers
from baspa.preflight.marks import Colour, GraphicsState, MarkKind, PaintedMark
from baspa.preflight.model import PageBoxes
from baspa.preflight.salvage import ALL, INLINE, salvaged
from baspa.preflight.spaces import UNKNOWN, ColourSpace, space_of

CARRIED_OUT = (
    "q Q cm w gs g G rg RG k K cs CS sc SC scn SCN re m l c v y W W* n f F f* B B* b b* S s "
    "BT Tm Td TD T* TL Tf Tr Tj TJ ' \" sh Do"
)
READ = frozenset(CARRIED_OUT.split()) | {INLINE}
LAYERED = READ | {"BDC", "BMC", "EMC"}
DEEPEST = 28  # streams in one another (ISO 32000-1, annex C: 28 levels of q)
MOST = 20_000_000  # operators of a file that are carried out
STREAM = 50  # operators that take as long as to begin another stream

Instructions = list[tuple[Any, str]]


class Endless(Exception):
    """A file asks for more than any page needs."""


@dataclass(slots=True)
class Shared:
    """What is known of a file while its pages are walked over, one after the other."""

    layers: Layers
    operators: Mapping[str, Callable[[StreamRun, Any], None]]  # what each does
    read: dict[Any, Instructions] = field(default_factory=dict)
    faults: dict[Any, tuple[str, ...]] = field(default_factory=dict)  # of streams that are kept
    pictures: dict[Any, str] = field(default_factory=dict)  # why each cannot be drawn
    fonts: dict[Any, bool] = field(default_factory=dict)  # whether letters can be drawn from each font
    numbered: dict[Any, bool] = field(default_factory=dict)  # whether a text's codes are the numbers of glyphs
    done: int = 0

    def instructions(self, stream: Any, key: Any) -> tuple[Instructions, tuple[str, ...]]:
        """Return the operators of a stream with their operands, and what of it makes no sense; of a form it is kept."""
        if key in self.read:
            return self.read[key], self.faults[key]
        found, faults = self.parsed(stream)
        self.done += len(found)
        if self.done > MOST:
            raise Endless
        if key is not None:
            self.read[key], self.faults[key] = found, faults
        return found, faults

    def parsed(self, stream: Any) -> tuple[Instructions, tuple[str, ...]]:
        """Read a stream. One that the quick way refuses, or that has other operators, is read one by one."""
        wanted = LAYERED if self.layers.are_there else READ
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                found = [(each, str(each.operator)) for each in pikepdf.parse_content_stream(stream)]
            if ALL.issuperset(operator for _, operator in found):
                return [(each.operands, operator) for each, operator in found if operator in wanted], ()
        except (*HOSTILE, UserWarning):
            pass  # read below
        rest = salvaged(stream)
        return [each for each in rest.found if each[1] in wanted], tuple(rest.faults)


@dataclass(slots=True)
class WalkedPage:
    """A page while it is walked over."""

    page: PageBoxes
    shared: Shared
    marks: list[PaintedMark] = field(default_factory=list)
    unprinted: dict[str, Box | None] = field(default_factory=dict)  # names of layers that do not print, where first
    lacking: dict[Any, tuple[str, Box]] = field(default_factory=dict)  # fonts, where first a letter of them lacks
    missing: list[str] = field(default_factory=list)  # what the content names and is not there, or makes no sense
    texts: set[Any] = field(default_factory=set)  # looks of text that were seen: each is a mark once a page
    glyphs: set[Any] = field(default_factory=set)  # Type 3 fonts whose glyphs were walked over


@dataclass(slots=True)
class StreamRun:
    """One content stream being carried out: of the page, of a form, of a pattern or a glyph."""

    canvas: WalkedPage
    resources: Any
    state: GraphicsState
    depth: int = 0
    base: Matrix = IDENTITY  # in which patterns lie
    stack: list[GraphicsState] = field(default_factory=list)
    everywhere: Box | None = None  # what a tile fills: each mark of it is all over that
    hidden: list[bool] = field(default_factory=list)  # of marked content: whether its layer does not print
    rectangles: list[Box] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)  # of the path; corners of rectangles among them
    is_straight: bool = True  # the path has rectangles alone
    is_moved: bool = False  # its last point only begins a part of it
    clips: bool = False  # the path is to be a clip
    text: Matrix = IDENTITY
    known: dict[tuple[str, str], Any] = field(default_factory=dict)
    spaces: dict[str, ColourSpace] = field(default_factory=dict)

    def resource(self, kind: str, name: Any) -> Any:
        """Return what the resources call by a name; None where they do not."""
        key = kind, str(name)
        if key not in self.known:
            found = self.resources.get(kind) if self.resources is not None else None
            self.known[key] = None if found is None else found.get(key[1])
        return self.known[key]

    def needed(self, kind: str, name: Any) -> Any:
        """Return what the resources call by a name; what they lack is noted."""
        found = self.resource(kind, name)
        if found is None:
            self.canvas.missing.append(f"{kind[1:]} {str(name)[1:]}")
        return found

    def space(self, said: Any) -> ColourSpace:
        """Return a colour space, named or written out."""
        if not isinstance(said, Name):
            return space_of(said, self.named_space)
        name = str(said)
        if name not in self.spaces:
            self.spaces[name] = space_of(said, self.named_space)
            if self.spaces[name] == UNKNOWN:
                self.canvas.missing.append(f"ColorSpace {name[1:]}")
        return self.spaces[name]

    def named_space(self, name: str) -> Any:
        """Return what the resources call by the name of a colour space."""
        return self.resource("/ColorSpace", name)

    @property
    def is_hidden(self) -> bool:
        """Tell whether what is painted now does not print."""
        return True in self.hidden

    def mark(self, kind: MarkKind, box: Box, colour: Colour, **more: Any) -> None:
        """Note a mark, as much of it as the clip lets through and as prints."""
        seen = common_box(self.everywhere or box, self.state.clip)
        if not self.is_hidden and seen[0] <= seen[2] and seen[1] <= seen[3]:
            self.canvas.marks.append(PaintedMark(kind, seen, colour, nonzero=self.state.nonzero, **more))

    def within(self, stream: Any, resources: Any, matrix: Matrix, clip: Box | None, **more: Any) -> None:
        """Carry out a stream that is placed in this one by a matrix, clipped to a box of its own space."""
        state = copy.copy(self.state)
        state.matrix = product(matrix, self.state.matrix)
        if clip is not None:
            state.clip = common_box(state.clip, moved_box(state.matrix, clip))
        inner = StreamRun(
            self.canvas,
            resources if resources is not None else self.resources,
            replace(state, **more),
            self.depth + 1,
            state.matrix,
            everywhere=self.everywhere,
            hidden=[self.is_hidden],
        )
        inner.run(stream, stream.objgen if stream.is_indirect else None)

    def run(self, stream: Any, key: Any = None) -> None:
        """Carry out the operators of a stream; what makes no sense is noted and passed over."""
        if self.depth > DEEPEST:
            self.canvas.missing.append("more forms in one another than any page needs")
            return
        found, faults = self.canvas.shared.instructions(stream, key)
        self.canvas.missing += faults
        self.canvas.shared.done += len(found) + STREAM
        if self.canvas.shared.done > MOST:
            raise Endless
        operators = self.canvas.shared.operators
        for operands, operator in found:
            if operands is None:
                self.canvas.missing.append(f"operands of {operator}")
                continue
            try:
                operators[operator](self, operands)
            except HOSTILE:
                self.canvas.missing.append(f"operands of {operator}")


def box_of_path(stretch: StreamRun) -> Box:
    """Return the box around the path, on the page."""
    return moved_box(stretch.state.matrix, box_around(stretch.points))
