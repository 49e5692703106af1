"""Content streams put into the inks of a press: every operator that sets a colour, and overprint for black text alone.

ISO 32000-1, 8.6.8 (colour operators), 8.6.7 (overprint), 8.4.5 (parameters of the graphics state).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from baspa.bind.press.inks import Ink, Inks

Instruction = tuple[list[Any], Operator]
OVER, KNOCK = (
    "/BaspaOver",
    "/BaspaKnock",
)  # names of the states in which black text overprints, and in which nothing does
BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
SHOWING = ("Tj", "TJ", "'", '"')
PAINTING = ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE")
UNFILLED = {"f": "n", "F": "n", "f*": "n", "B": "S", "B*": "S", "b": "s", "b*": "s"}
SETTING = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}  # by the number of shares: of filling, of stroking
DEVICES = {"g": "DeviceGray", "r": "DeviceRGB", "k": "DeviceCMYK"}  # by how their operators begin
FIRST = {"DeviceGray": (0.0,), "DeviceRGB": (0.0, 0.0, 0.0), "DeviceCMYK": BLACK}  # the colour of a space that is set


Alphas = Mapping[bool, float]  # of filling, False, and stroking, True, where they are told
OPAQUE: Mapping[str, Alphas] = {}


@dataclass(slots=True)
class Colours:
    """The part of the graphics state that the rewriting needs, and that q saves."""

    fill: Ink = (0.0,)  # as it is written; () for a colour of no device's space
    asked: dict[bool, Ink] = field(
        default_factory=lambda: {False: (0.0,), True: (0.0,)}
    )  # before alpha; True: stroking
    alpha: dict[bool, float] = field(default_factory=lambda: dict.fromkeys((False, True), 1.0))
    state: str = ""  # the name of the one that set alpha
    space: dict[bool, str] = field(default_factory=lambda: dict.fromkeys((False, True), "DeviceGray"))
    overprints: bool = False

    def saved(self) -> Colours:
        """Return a state that keeps what this one has now."""
        made = copy(self)
        made.space, made.asked, made.alpha = dict(self.space), dict(self.asked), dict(self.alpha)
        return made


class ContentInks:
    """The rewriting of content streams; `spots` are the names of the spaces of inks of their own, by their colours."""

    def __init__(self, inks: Inks, spots: Mapping[Ink, str]) -> None:
        self.inks, self.spots = inks, spots
        self.named = set[str]()  # spaces that the last stream names, and that are no device's
        self.states = set[str]()  # of the graphics state that it sets
        self.handlers: dict[str, Callable[[Any, str], list[Any]]] = {
            **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), self.in_device),
            **dict.fromkeys(("cs", "CS"), self.to_space),
            **dict.fromkeys(("sc", "SC", "scn", "SCN"), self.in_space),
            **dict.fromkeys(SHOWING, self.show),
            **dict.fromkeys(PAINTING, self.paint),
            **dict.fromkeys(("m", "l", "c", "v", "y", "re", "n"), self.path),
            "gs": self.parameters,
            "q": self.save,
            "Q": self.restore,
        }

    def rewritten(self, stream: Any, devices: Mapping[str, str], alphas: Mapping[str, Alphas] = OPAQUE) -> bytes:
        """Return a content stream in inks; `devices` are those that the names of its spaces stand for.

        `alphas` are states that do no more than let colours be seen through, on bare paper: they are mixed with white.
        """
        self.colours, self.above, self.devices, self.alphas = Colours(), list[Colours](), devices, alphas
        self.named, self.states = set(), set()
        self.corners, self.has_area = 0, False
        out: list[Any] = []
        for each in pikepdf.parse_content_stream(stream):
            operator = str(each.operator)
            handler = self.handlers.get(operator)
            out += handler(each, operator) if handler else [each]
        return pikepdf.unparse_content_stream(out)

    def in_device(self, each: Any, operator: str) -> list[Any]:
        """Return what sets a colour whose operator names its space."""
        self.colours.space[operator.isupper()] = DEVICES[operator[0].lower()]
        return self.setting(tuple(map(float, each.operands)), operator.isupper())

    def to_space(self, each: Any, operator: str) -> list[Any]:
        """Return what sets a space: of a device its first colour, in inks; patterns, and what is no device's, stay."""
        name = str(each.operands[0]).removeprefix("/")
        name = self.colours.space[operator.isupper()] = self.devices.get(name, name)
        if name in FIRST:
            return self.setting(FIRST[name], operator.isupper())
        self.named |= {f"/{name}"} - {"/Pattern"}
        self.colours.asked[operator.isupper()] = ()
        return [each]

    def in_space(self, each: Any, operator: str) -> list[Any]:
        """Return what sets a colour in the space that was set."""
        strokes = operator.isupper()
        if self.colours.space[strokes] in FIRST:
            return self.setting(tuple(map(float, each.operands)), strokes)
        if not strokes:
            self.colours.fill = ()
        if self.colours.alpha[strokes] < 1:  # what cannot be mixed here stays seen through, for verify to refuse
            self.states.add(self.colours.state)
            return [([Name(self.colours.state)], Operator("gs")), each]
        return [each]

    def setting(self, shares: Ink, strokes: bool) -> list[Any]:
        """Return what sets a colour in inks, or all of an ink of its own."""
        spot = self.spots.get(tuple(round(each, 2) for each in shares))
        alpha = self.colours.alpha[strokes]
        made = () if spot else on_paper(self.ink_of(shares), alpha)
        self.colours.asked[strokes] = shares
        if not strokes:
            self.colours.fill = made
        if spot:
            self.named.add(spot)
            space, whole = ("CS", "SCN") if strokes else ("cs", "scn")
            return [([Name(spot)], Operator(space)), ([alpha], Operator(whole))]
        return [([*made], Operator(SETTING[len(made)][strokes]))]

    def ink_of(self, shares: Ink) -> Ink:
        """Return a colour of a device in inks; one of four inks stays where there are four."""
        if len(shares) == 4:
            if self.inks.space == "cmyk":
                return shares
            shares = tuple(1 - min(1, each + shares[3]) for each in shares[:3])  # ISO 32000-1, 10.3.5
        return self.inks.ink(shares * 3 if len(shares) == 1 else shares)

    def parameters(self, each: Any, operator: str) -> list[Any]:
        """Return what sets parameters: of colours that are seen through, these colours mixed with white."""
        name = str(each.operands[0])
        alphas = self.alphas.get(name)
        if alphas is None:
            self.states.add(name)
            return [each]
        out: list[Any] = []
        for strokes, alpha in alphas.items():
            if alpha != self.colours.alpha[strokes]:
                self.colours.alpha[strokes], self.colours.state = alpha, name
                asked = self.colours.asked[strokes]
                out += self.setting(asked, strokes) if asked else []
        return out

    def show(self, each: Any, operator: str) -> list[Any]:
        """Return what shows text: all of black overprints, all else does not, or white would vanish."""
        return [*self.overprinting(self.colours.fill == BLACK), each]

    def paint(self, each: Any, operator: str) -> list[Any]:
        """Return what draws anything but text, which does not overprint.

        A mere line is not filled, as drawings have it: what is of no width would be printed as thin as can be.
        """
        drawn = each if self.has_area or operator not in UNFILLED else ([], Operator(UNFILLED[operator]))
        self.corners, self.has_area = 0, False
        return [*self.overprinting(False), drawn]

    def path(self, each: Any, operator: str) -> list[Any]:
        """Return a part of a path, and keep whether there is anything to fill."""
        if operator in ("m", "n"):
            self.corners, self.has_area = 1, self.has_area and operator == "m"
        else:
            self.corners += 1
            self.has_area |= operator != "l" or self.corners > 2
        return [each]

    def overprinting(self, wanted: bool) -> list[Instruction]:
        """Return what turns overprint on or off, where it is not so."""
        if wanted == self.colours.overprints:
            return []
        self.colours.overprints = wanted
        return [([Name(OVER if wanted else KNOCK)], Operator("gs"))]

    def save(self, each: Any, operator: str) -> list[Any]:
        """Save the state."""
        self.above.append(self.colours.saved())
        return [each]

    def restore(self, each: Any, operator: str) -> list[Any]:
        """Restore the state."""
        self.colours = self.above.pop()
        return [each]


def on_paper(ink: Ink, alpha: float) -> Ink:
    """Return a colour as it shows on white paper, seen through or not."""
    if alpha == 1:
        return ink
    return tuple(round(each * alpha if len(ink) == 4 else 1 - (1 - each) * alpha, 3) for each in ink)
