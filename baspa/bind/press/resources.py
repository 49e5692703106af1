"""What the pages of a press PDF are drawn with, put into inks once, however many share it (ISO 32000-1, 7.8.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from baspa.bind.press.content import KNOCK, OVER, Alphas, ContentInks
from baspa.bind.press.ground import Covered
from baspa.bind.press.inks import Ink, Inks
from baspa.bind.press.pictures import device, ink_image, ink_shading, is_image
from baspa.bind.press.sheet import ALL
from baspa.model.printing import SpotInk
from baspa.printers.wanted import PressFile

KEPT = ("/Font", "/XObject", "/Pattern", "/Shading")


class PressResources:
    """The resources of one file while it is rewritten."""

    def __init__(self, pdf: Pdf, wanted: PressFile, covered: Covered) -> None:
        self.pdf, self.wanted, self.covered = pdf, wanted, covered
        self.inks = Inks(wanted.space, wanted.ink)
        self.spots = {f"/BaspaSpot{number}": spot for number, spot in enumerate(wanted.spots, 1)}
        self.content = ContentInks(self.inks, {light_shares(spot): name for name, spot in self.spots.items()})
        self.masks = ContentInks(Inks("grey", wanted.ink), {})  # what a mask says is no colour
        self.made: dict[tuple[int, int], Any] = {}  # new resources, by the old ones
        self.done: set[tuple[int, int]] = set()
        self.knock = pdf.make_indirect(Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0))
        self.over = pdf.make_indirect(Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))
        self.spot_spaces = {n: pdf.make_indirect(separation(each.name, each.shares)) for n, each in self.spots.items()}
        self.all_inks = pdf.make_indirect(separation("All", (1.0, 1.0, 1.0, 1.0)))

    def of(self, old: Any) -> Any:
        """Return resources as the press has them, and put into inks what they name."""
        key = old.objgen
        if key == (0, 0):
            return self.new_resources(old)
        if key not in self.made:
            self.made[key] = self.pdf.make_indirect(self.new_resources(old))
        return self.made[key]

    def new_resources(self, old: Any) -> Dictionary:
        """Return resources of what the press needs, without spaces of screens that nothing uses."""
        self.put_into_inks(old)
        made = Dictionary({name: old[name] for name in KEPT if name in old and len(old[name].keys())})
        made.ExtGState = Dictionary({OVER: self.over, KNOCK: self.knock} if self.wanted.has_inks else {})
        return made

    def of_sheet(self, name: str, form: Any) -> Dictionary:
        """Return the resources of a sheet, on which one form stands."""
        made = Dictionary(XObject=Dictionary({name: form}))
        if self.wanted.marks and self.wanted.space == "cmyk":
            made.ColorSpace = Dictionary({ALL: self.all_inks})
        return made

    def of_page(self, stream: Any, old: Any, number: int) -> tuple[bytes, Any]:
        """Return the content of a page in inks, and its resources."""
        return self.in_inks(stream, old, self.content, number not in self.covered.by_colours)

    def in_inks(self, stream: Any, old: Any, content: ContentInks, is_bare: bool) -> tuple[bytes, Any]:
        """Return a content stream in inks, and its resources: spaces and states as far as it still sets any.

        Where no more may be seen through, colours that lie on bare paper are mixed with white.
        """
        new, spaces, states = self.of(old), entries(old, "/ColorSpace"), entries(old, "/ExtGState")
        devices = {name[1:]: found for name, each in spaces.items() if (found := device(each))}
        alphas = {name: seen for name, each in states.items() if (seen := alphas_of(each))}
        data = content.rewritten(stream, devices, alphas if is_bare and not self.wanted.may_be_transparent else {})
        add(new, "/ColorSpace", {name: self.spot_spaces.get(name) or spaces[name] for name in content.named})
        add(new, "/ExtGState", {name: states[name] for name in content.states})
        return data, new

    def put_into_inks(self, old: Any) -> None:
        """Put all that resources name into inks: pictures, forms, patterns, gradients and masks."""
        ways: dict[str, Callable[[Any], None]] = {
            "/XObject": self.ink_xobject,
            "/Pattern": self.ink_pattern,
            "/Shading": lambda shading: ink_shading(shading, self.inks),
            "/ExtGState": self.ink_mask,
        }
        for kind, way in ways.items():
            for item in old.get(kind, Dictionary()).values():
                if item.objgen == (0, 0) or item.objgen not in self.done:
                    self.done.add(item.objgen)
                    way(item)

    def ink_xobject(self, item: Any) -> None:
        """Put an image or a form into inks; without transparency, a form that has none needs no group."""
        if is_image(item):
            ink_image(item, self.inks, self.wanted.may_be_transparent or bool(self.covered.by_images))
            return
        self.ink_form(item, self.content)
        if "/Group" in item and not self.wanted.may_be_transparent and not self.covered.by_colours:
            del item.Group
        elif "/Group" in item and self.wanted.has_inks:
            item.Group.CS = Name.DeviceCMYK  # in red, green and blue, black would come out of all four inks

    def ink_form(self, item: Any, content: ContentInks) -> None:
        """Put the content of a form, or of a pattern of tiles, into inks."""
        is_bare = not self.covered.by_colours  # it may stand on any page
        data, resources = self.in_inks(item, item.get("/Resources", Dictionary()), content, is_bare)
        item.write(data)
        item.Resources = resources

    def ink_pattern(self, item: Any) -> None:
        """Put a pattern into inks: of tiles, which are content, or of a gradient (ISO 32000-1, 8.7.3, 8.7.4)."""
        if int(item.PatternType) == 1:
            self.ink_form(item, self.content)
        else:
            ink_shading(item.Shading, self.inks)

    def ink_mask(self, item: Any) -> None:
        """Put the mask of a state into grey, for how light it is that says what is seen (ISO 32000-1, 11.5.3)."""
        mask = item.get("/SMask")
        if isinstance(mask, Dictionary):
            self.ink_form(mask.G, self.masks)


def entries(resources: Any, kind: str) -> dict[str, Any]:
    """Return what resources have of a kind, by name."""
    return dict(resources.get(kind, Dictionary()).items())


def add(resources: Any, kind: str, more: Mapping[str, Any]) -> None:
    """Add what resources lack of a kind."""
    known = entries(resources, kind)
    if more.keys() - known.keys():
        resources[kind] = Dictionary({**known, **more})


def alphas_of(state: Any) -> Alphas:
    """Return how far a state lets colours be seen through, where that is all that it says; else nothing."""
    if set(state.keys()) - {"/Type", "/ca", "/CA"}:
        return {}
    return {strokes: float(state[key]) for strokes, key in ((False, "/ca"), (True, "/CA")) if key in state}


def light_shares(spot: SpotInk) -> Ink:
    """Return the colour of the book that an ink of its own prints, as content streams have it, to a hundredth."""
    return tuple(round(each / 255, 2) for each in bytes.fromhex(spot.colour[1:]))


def separation(name: str, shares: Ink) -> Array:
    """Return the space of an ink of its own (ISO 32000-1, 8.6.6.4), with the four inks that stand for all of it."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array(shares), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])
