"""What the pages of a press PDF are drawn in: every colour that is set, every image and gradient, one walk over all.

ISO 15930-7 (PDF/X-4) and ISO 15930-4 (PDF/X-1a:2003) say what may stand there; book.toml, in which inks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from math import floor, hypot
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Pdf

from baspa.printers.wanted import PressFile

BLACK = (0.0, 0.0, 0.0, 1.0)
RICH, SOME = 0.9, 0.005  # black enough to be called so; less of an ink is none
INCH = 72  # pt
NEARLY = 0.98  # of the dots that are asked for: pixels are whole
MOST_KEPT = 50  # forms
ROUNDED = 0.01  # by which inks may be over their limit, for they are written with three digits
PLAIN = (Name.Normal, Name.Compatible)


class InkFinding(NamedTuple):
    """What a press PDF may not have, or what is to be told of it, and where."""

    page: int  # from 0
    mcid: int  # of the marked content; -1 for none
    kind: str
    value: str  # what was found: a space, %, dpi


@dataclass(slots=True)
class _State:
    matrix: Matrix
    fill: tuple[float, ...] = (0.0,)  # () for a colour of no device's space
    overprints: bool = False


class InkWalk:
    """The walk over the content of one file."""

    def __init__(self, pdf: Pdf, wanted: PressFile) -> None:
        self.pdf, self.wanted, self.page, self.spots = pdf, wanted, 0, set[str]()
        self.depth = 0  # of forms: the page is in one, and what is printed beside it in none
        self.parsed: dict[tuple[int, int], list[Any]] = {}
        self.marks: list[int] = []
        self.handlers: dict[str, Callable[[Any, str, _State, Any], Iterable[InkFinding]]] = {
            **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), self.colour),
            **dict.fromkeys(("cs", "CS"), self.space),
            **dict.fromkeys(("scn", "SCN"), self.pattern),
            **dict.fromkeys(("Tj", "TJ", "'", '"'), self.shown),
            **dict.fromkeys(("BDC", "BMC", "EMC"), self.mark),
            "gs": self.parameters,
            "sh": self.shading,
            "Do": self.placed,
            "INLINE IMAGE": self.inline,
        }

    def findings(self) -> Iterator[InkFinding]:
        """Yield what is found on all pages."""
        for number, page in enumerate(self.pdf.pages):
            self.page, self.marks = number, []
            yield from self.content(page.obj.Contents, page.obj.Resources, Matrix())

    def found(self, kind: str, value: str = "") -> InkFinding:
        """Return a finding here."""
        return InkFinding(self.page, next((each for each in reversed(self.marks) if each >= 0), -1), kind, value)

    def content(self, stream: Any, resources: Any, matrix: Matrix) -> Iterator[InkFinding]:
        """Yield what is found in a content stream, whose space a matrix places on the page."""
        state, above = _State(matrix), list[_State]()
        for each in self.instructions(stream):
            operator = str(each.operator)
            if operator == "q":
                above.append(copy(state))
            elif operator == "Q":
                state = above.pop()
            elif operator == "cm":
                state.matrix = Matrix(*map(float, each.operands)) @ state.matrix
            elif operator in self.handlers:
                yield from self.handlers[operator](each.operands, operator, state, resources)

    def instructions(self, stream: Any) -> list[Any]:
        """Return the instructions of a stream; those of one that several pages may draw are read once."""
        if not stream.is_indirect or stream.get("/Subtype") != Name.Form:
            return list(pikepdf.parse_content_stream(stream))
        if stream.objgen not in self.parsed:
            if len(self.parsed) > MOST_KEPT:
                self.parsed.clear()
            self.parsed[stream.objgen] = list(pikepdf.parse_content_stream(stream))
        return self.parsed[stream.objgen]

    def mark(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterable[InkFinding]:
        """Keep in which marked content what follows is (ISO 32000-1, 14.6)."""
        if operator == "EMC":
            self.marks.pop()
        else:
            named = operands[1] if operator == "BDC" else None
            self.marks.append(int(named.get("/MCID", -1)) if isinstance(named, Dictionary) else -1)
        return ()

    def colour(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with a colour that is set."""
        shares = tuple(map(float, operands))
        if operator.islower():
            state.fill = shares
        if len(shares) == 3 and self.wanted.space != "srgb":
            yield self.found("space", "DeviceRGB")
        elif len(shares) == 4:
            if not self.wanted.has_inks:
                yield self.found("space", "DeviceCMYK")
            elif self.wanted.space == "k" and max(shares[:3]) > SOME:
                yield self.found("space", "CMY")
            if sum(shares) > self.wanted.ink + ROUNDED:
                yield self.found("ink", f"{100 * sum(shares):.0f}")

    def space(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with a space that is set: there are inks of their own, and patterns."""
        named = operands[0]
        space = resources.get("/ColorSpace", Dictionary()).get(named, named)
        if operator.islower():
            state.fill = ()
        if not isinstance(space, Name) and space[0] == Name.Separation:
            self.spots.add(str(space[1])[1:])
            if space[1] == Name.All and self.depth:
                yield self.found("space", "All")
        elif space != Name.Pattern:
            yield self.found("foreign", name_of(space))

    def parameters(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with parameters that are set, and heed overprint (ISO 32000-1, 8.4.5, 11.6.4)."""
        item = resources.ExtGState[operands[0]]
        state.overprints = bool(item.get("/op", item.get("/OP", state.overprints)))
        if not self.wanted.may_be_transparent:
            alphas = [float(item[key]) for key in ("/ca", "/CA") if key in item]
            if min(alphas, default=1) < 1:
                yield self.found("transparent", f"alpha {min(alphas):g}")
            if item.get("/SMask", Name("/None")) != Name("/None") or item.get("/BM", Name.Normal) not in PLAIN:
                yield self.found("transparent", "SMask, BM")

    def shown(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with text as it is shown: black that is no black alone, overprint."""
        is_black = self.wanted.has_inks and state.fill == BLACK
        if len(state.fill) == 4 and state.fill[3] >= RICH and max(state.fill[:3]) > SOME:
            yield self.found("rich")
        if is_black != state.overprints:
            yield self.found("overprint")

    def shading(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with a gradient."""
        yield from self.pixels(resources.Shading[operands[0]].ColorSpace)

    def pattern(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is found in a pattern that is set: in its content, or its gradient."""
        if not operands or not isinstance(operands[-1], Name):
            return
        item = resources.Pattern[operands[-1]]
        if int(item.PatternType) == 1:
            yield from self.content(item, item.Resources, matrix_of(item))
        else:
            yield from self.pixels(item.Shading.ColorSpace)

    def inline(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield that an image stands within the content, where nothing put it into inks."""
        yield self.found("space", operator)

    def placed(self, operands: Any, operator: str, state: _State, resources: Any) -> Iterator[InkFinding]:
        """Yield what is found in an image or a form that is placed."""
        item = resources.XObject[operands[0]]
        if item.Subtype == Name.Image:
            yield from self.image(item, state.matrix)
            return
        if "/Group" in item and not self.wanted.may_be_transparent:
            yield self.found("transparent", "Group")
        self.depth += 1
        yield from self.content(item, item.Resources, matrix_of(item) @ state.matrix)
        self.depth -= 1

    def image(self, item: Any, matrix: Matrix) -> Iterator[InkFinding]:
        """Yield what is wrong with an image: its space, its mask, how fine it is printed."""
        if not item.get("/ImageMask", False):
            yield from self.pixels(item.ColorSpace)
        if "/SMask" in item and not self.wanted.may_be_transparent:
            yield self.found("transparent", "SMask")
        across, up = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        dpi = INCH * min(int(item.Width) / across, int(item.Height) / up) if across and up else 0
        if 0 < dpi < NEARLY * self.wanted.dpi:
            yield self.found("coarse", str(floor(dpi)))

    def pixels(self, space: Any) -> Iterator[InkFinding]:
        """Yield what is wrong with the space of an image or a gradient."""
        good = {"cmyk": ("DeviceGray", "DeviceCMYK"), "srgb": ("DeviceGray", "DeviceRGB")}
        if name_of(space) not in good.get(self.wanted.space, ("DeviceGray",)):
            yield self.found("space", name_of(space))


def matrix_of(item: Any) -> Matrix:
    """Return the matrix of a form or a pattern."""
    return Matrix(*map(float, item.get("/Matrix", (1, 0, 0, 1, 0, 0))))


def name_of(space: Any) -> str:
    """Return what a colour space is called."""
    return str(space if isinstance(space, Name) else space[0])[1:]
